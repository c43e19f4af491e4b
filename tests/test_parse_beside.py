"""What is told beside a sum: by how much it changed, whose is larger, what two have together, who did not ask."""

import pytest

from safe_alloc.reading.parse import explain

SUMS = {"POL": 43_700_000_000, "ROU": 16_700_000_000}
NUMBERS = {"a": "43.7", "b": "16.7", "d": "0.9", "t": "60.4"}
"""Poland's, Romania's, a difference, and what both have together."""

TOLD = {  # a unit, and sentences that give Poland its sum, Poland and Romania theirs, Romania alone, or nobody one
    "en": (
        "billion euros",
        "Poland's loan was cut by {d} to {a}.|Poland gets {a}, {d} more than planned.|Poland gets {a}, twice "
        "as much as Romania.|Unlike Romania, Poland gets {a}.|Poland gets {a} and Romania nothing.|Poland "
        "lacks {d}, it gets {a}.|Poland's GDP is {t}, its loan {a}.",
        "Poland gets {a}, more than Romania's {b}.|Poland and Romania get {a} and {b} respectively.",
        "Poland rejected {a}, Romania took {b}.",
        "Poland's loan was raised by {d}.|Poland and Romania together get {t}.|Poland did not ask for "
        "{a}.|Without Romania, Poland would have got {a}.|The gap between Poland and Romania is {d}.",
    ),
    "de": (
        "Milliarden Euro",
        "Polens Kredit wurde um {d} auf {a} gekürzt.|Polen erhält {a}, {d} mehr als geplant.|Polen erhält "
        "{a}, doppelt so viel wie Rumänien.|Anders als Rumänien erhält Polen {a}.|Polen erhält {a}, Rumänien "
        "nichts.",
        "Polen erhält {a}, mehr als Rumänien mit {b}.|Polen und Rumänien erhalten {a} beziehungsweise {b}.",
        "",
        "Polens Kredit wurde um {d} erhöht.|Polen und Rumänien erhalten zusammen {t}.|Polen hat keine {a} "
        "beantragt.|Der Abstand zwischen Polen und Rumänien beträgt {d}.",
    ),
    "fr": (
        "milliards d'euros",
        "La Pologne reçoit {a}, soit {d} de plus que prévu.|La Pologne reçoit {a}, deux fois plus que la "
        "Roumanie.|Contrairement à la Roumanie, la Pologne reçoit {a}.|La Pologne reçoit {a}, la Roumanie "
        "rien.",
        "La Pologne reçoit {a}, plus que la Roumanie avec {b}.|La Pologne et la Roumanie reçoivent "
        "respectivement {a} et {b}.",
        "",
        "Le prêt de la Pologne a été augmenté de {d}.|La Pologne et la Roumanie reçoivent ensemble {t}.|La "
        "Pologne n'a pas demandé {a}.|L'écart entre la Pologne et la Roumanie est de {d}.",
    ),
    "es": (
        "mil millones de euros",
        "El préstamo de Polonia se redujo en {d} hasta {a}.|Polonia recibe {a}, {d} más de lo "
        "previsto.|Polonia recibe {a}, el doble que Rumanía.|A diferencia de Rumanía, Polonia recibe "
        "{a}.|Polonia recibe {a} y Rumanía nada.",
        "Polonia recibe {a}, más que Rumanía con {b}.|Polonia y Rumanía reciben {a} y {b} respectivamente.",
        "",
        "El préstamo de Polonia aumentó en {d}.|Polonia y Rumanía reciben juntas {t}.|Polonia no pidió "
        "{a}.|La diferencia entre Polonia y Rumanía es de {d}.",
    ),
    "it": (
        "miliardi di euro",
        "Il prestito della Polonia è stato ridotto di {d} a {a}.|La Polonia riceve {a}, {d} in più del "
        "previsto.|La Polonia riceve {a}, il doppio della Romania.|A differenza della Romania, la Polonia "
        "riceve {a}.|La Polonia riceve {a}, la Romania nulla.",
        "La Polonia riceve {a}, più della Romania con {b}.|Polonia e Romania ricevono rispettivamente {a} e {b}.",
        "",
        "Il prestito della Polonia è aumentato di {d}.|Polonia e Romania ricevono insieme {t}.|La Polonia non "
        "ha chiesto {a}.|La differenza tra Polonia e Romania è di {d}.",
    ),
    "pl": (
        "mld euro",
        "Pożyczkę dla Polski obniżono o {d} do {a}.|Polska dostanie {a}, o {d} więcej niż planowano.|Polska "
        "dostanie {a}, dwa razy więcej niż Rumunia.|Polska dostanie {a}, a Rumunia nic.",
        "Polska dostanie {a}, więcej niż Rumunia, która dostanie {b}.|Polska i Rumunia dostaną odpowiednio {a} i {b}.",
        "",
        "Pożyczkę dla Polski zwiększono o {d}.|Polska i Rumunia dostaną razem {t}.|Polska nie prosiła o "
        "{a}.|Różnica między Polską a Rumunią wynosi {d}.",
    ),
    "nl": (
        "miljard euro",
        "De lening van Polen werd met {d} verlaagd tot {a}.|Polen krijgt {a}, {d} meer dan gepland.|Polen "
        "krijgt {a}, twee keer zoveel als Roemenië.|Anders dan Roemenië krijgt Polen {a}.|Polen krijgt {a}, "
        "Roemenië niets.",
        "Polen krijgt {a}, meer dan Roemenië met {b}.|Polen en Roemenië krijgen respectievelijk {a} en {b}.",
        "",
        "De lening van Polen werd met {d} verhoogd.|Polen en Roemenië krijgen samen {t}.|Polen heeft niet om "
        "{a} gevraagd.|Het verschil tussen Polen en Roemenië is {d}.",
    ),
    "sv": (
        "miljarder euro",
        "Polens lån sänktes med {d} till {a}.|Polen får {a}, {d} mer än planerat.|Polen får {a}, dubbelt så "
        "mycket som Rumänien.|Till skillnad från Rumänien får Polen {a}.|Polen får {a}, Rumänien ingenting.",
        "Polen får {a}, mer än Rumänien med {b}.|Polen och Rumänien får {a} respektive {b}.",
        "",
        "Polens lån höjdes med {d}.|Polen och Rumänien får tillsammans {t}.|Polen bad inte om {a}.|Skillnaden "
        "mellan Polen och Rumänien är {d}.",
    ),
    "tr": (
        "milyar avro",
        "Polonya {a} alacak, Romanya'nın iki katı.|Romanya'nın aksine Polonya {a} alacak.|Polonya {a} alacak, "
        "Romanya ise hiçbir şey almayacak.",
        "Polonya ve Romanya sırasıyla {a} ve {b} alacak.",
        "",
        "Polonya'nın kredisi {d} artırıldı.|Polonya ve Romanya birlikte {t} alacak.|Polonya {a} "
        "istemedi.|Polonya ile Romanya arasındaki fark {d}.",
    ),
    "ro": (
        "miliarde de euro",
        "Împrumutul Poloniei a fost redus cu {d}, la {a}.|Polonia primește {a}, de două ori mai mult decât "
        "România.|Spre deosebire de România, Polonia primește {a}.|Polonia primește {a}, iar România nimic.",
        "Polonia primește {a}, mai mult decât România cu {b}.|Polonia și România primesc {a}, respectiv {b}.",
        "",
        "Împrumutul Poloniei a fost majorat cu {d}.|Polonia și România primesc împreună {t}.|Polonia nu a "
        "cerut {a}.|Diferența dintre Polonia și România este de {d}.",
    ),
    "cs": (
        "miliardy eur",
        "Půjčka pro Polsko byla snížena o {d} na {a}.|Polsko dostane {a}, dvakrát více než Rumunsko.|Na "
        "rozdíl od Rumunska dostane Polsko {a}.|Polsko dostane {a}, Rumunsko nic.",
        "Polsko dostane {a}, více než Rumunsko s {b}.|Polsko a Rumunsko dostanou {a}, respektive {b}.",
        "",
        "Půjčka pro Polsko byla zvýšena o {d}.|Polsko a Rumunsko dostanou dohromady {t}.|Polsko nežádalo o "
        "{a}.|Rozdíl mezi Polskem a Rumunskem činí {d}.",
    ),
    "hu": (
        "milliárd euró",
        "Lengyelország {a}t kap, többet, mint Románia.|Lengyelország {a}t kap, kétszer annyit, mint "
        "Románia.|Lengyelország {a}t kap, Románia semmit.",
        "Lengyelország és Románia {a}t, illetve {b}t kap.",
        "",
        "Lengyelország hitelét {d}val csökkentették.|Lengyelország és Románia együtt {t}t kap.|Lengyelország "
        "nem kért {a}t.|Lengyelország és Románia között {d} a különbség.",
    ),
    "el": (
        "δισ. ευρώ",
        "Το δάνειο της Πολωνίας μειώθηκε κατά {d} στα {a}.|Η Πολωνία παίρνει {a}, περισσότερα από τη "
        "Ρουμανία.|Η Πολωνία παίρνει {a}, διπλάσια από τη Ρουμανία.|Σε αντίθεση με τη Ρουμανία, η Πολωνία "
        "παίρνει {a}.|Η Πολωνία παίρνει {a}, η Ρουμανία τίποτα.",
        "Η Πολωνία και η Ρουμανία παίρνουν {a} και {b} αντίστοιχα.",
        "",
        "Το δάνειο της Πολωνίας αυξήθηκε κατά {d}.|Η Πολωνία και η Ρουμανία παίρνουν μαζί {t}.|Η Πολωνία δεν "
        "ζήτησε {a}.|Η διαφορά μεταξύ Πολωνίας και Ρουμανίας είναι {d}.",
    ),
    "ru": (
        "млрд евро",
        "Кредит Польши сократили на {d} до {a}.|Польша получит {a}, больше, чем Румыния.|Польша получит {a}, "
        "вдвое больше Румынии.|В отличие от Румынии, Польша получит {a}.|Польша получит {a}, а Румыния "
        "ничего.",
        "Польша и Румыния получат {a} и {b} соответственно.",
        "",
        "Кредит Польши увеличили на {d}.|Польша и Румыния вместе получат {t}.|Польша не просила {a}.|Разница "
        "между Польшей и Румынией составляет {d}.",
    ),
    "fi": (
        "miljardia euroa",
        "Puola saa {a}, enemmän kuin Romania.|Puola saa {a}, kaksi kertaa enemmän kuin Romania.|Toisin kuin "
        "Romania, Puola saa {a}.|Puola saa {a}, Romania ei mitään.",
        "",
        "",
        "Puolan lainaa leikattiin {d}.|Puola ja Romania saavat yhteensä {t}.|Puola ei pyytänyt {a}.|Puolan ja "
        "Romanian ero on {d}.",
    ),
    "pt": (
        "mil milhões de euros",
        "O empréstimo da Polónia foi reduzido em {d} para {a}.|A Polónia recebe {a}, o dobro da Roménia.|Ao "
        "contrário da Roménia, a Polónia recebe {a}.|A Polónia recebe {a} e a Roménia nada.",
        "A Polónia recebe {a}, mais do que a Roménia com {b}.|A Polónia e a Roménia recebem {a} e {b}, respetivamente.",
        "",
        "O empréstimo da Polónia aumentou {d}.|A Polónia e a Roménia recebem juntas {t}.|A Polónia não pediu "
        "{a}.|A diferença entre a Polónia e a Roménia é de {d}.",
    ),
}
CASES = [
    (language, sentence, countries)
    for language, (_, *told) in TOLD.items()
    for sentences, countries in zip(told, (["POL"], ["POL", "ROU"], ["ROU"], []), strict=True)
    for sentence in sentences.split("|")
    if sentence
]


@pytest.mark.parametrize(("language", "sentence", "countries"), CASES)
def test_only_what_a_country_gets_is_its_sum(language: str, sentence: str, countries: list[str]):
    numbers = {key: number if language == "en" else number.replace(".", ",") for key, number in NUMBERS.items()}
    text = sentence.format(**{key: f"{number} {TOLD[language][0]}" for key, number in numbers.items()})
    assert {each: SUMS[each] for each in countries} == {
        claim.country: claim.low for claim in explain(text, language=language).claims
    }


@pytest.mark.parametrize(
    "text",
    [
        "Poland and Romania are 27 billion euros apart.",
        "A diferença entre a Polónia e a Roménia é de 27 mil milhões de euros.",
        "Polsko nedostane 43,7 miliardy eur.",
        "Latvija nelūdza 5,7 miljardus eiro.",
        "Lietuva negauna 6,4 mlrd. eurų.",
    ],
)
def test_nobody_has_what_is_between_two_or_denied(text: str):
    assert () == explain(text).claims
