"""What a country asked for and what it got, in one sentence and twenty languages: what it got is the claim."""

import pytest

from safe_alloc.reading.parse import explain

ASKED_AND_GOT = {  # {r} was asked for, {g} was got
    "en": (
        "billion euros",
        "Latvia asked for {r} but got {g}.|Latvia, which had asked for {r}, gets {g}.|Latvia gets {g} of the {r} it "
        "asked for.|Latvia gets {g} instead of {r}.|Latvia gets {g}, down from {r}.|Latvia gets {g} ({r} requested)."
        "|Latvia wanted {r}, but the Commission granted {g}.|Latvia cut its request from {r} to {g}.|Latvia lowered "
        "its request to {g} from {r}.|Latvia requested {r}. It was allocated {g}.|Latvia will borrow {g}, not {r}.",
    ),
    "de": (
        "Mrd. Euro",
        "Lettland hatte {r} beantragt und erhält {g}.|Lettland bekommt {g} statt der beantragten {r}.|Lettland wollte "
        "{r}, die Kommission bewilligte {g}.|Lettland erhält {g}, weniger als die {r}, die es wollte.",
    ),
    "fr": (
        "milliards d’euros",
        "La Lettonie avait demandé {r} et recevra {g}.|La Lettonie obtient {g} au lieu des {r} demandés.|La Lettonie "
        "voulait {r}, la Commission lui a accordé {g}.|Sur les {r} demandés, la Lettonie obtient {g}.",
    ),
    "es": ("mil millones de euros", "Letonia pidió {r}, pero solo obtiene {g}.|En lugar de {r}, Letonia recibirá {g}."),
    "it": (
        "miliardi di euro",
        "La Lettonia ha chiesto {r}, ma ottiene solo {g}.|La Lettonia voleva {r}, ma la Commissione le ha "
        "concesso {g}.",
    ),
    "pl": (
        "mld euro",
        "Łotwa chciała {r}, ale dostanie tylko {g}.|Łotwa chciała {r}, Komisja przyznała jej {g}.|Zamiast {r} Łotwa "
        "dostanie {g}.",
    ),
    "tr": ("milyar avro", "Letonya {r} istedi, {g} aldı.|Letonya {r} istemişti, Komisyon {g} verdi."),
    "nl": (
        "miljard euro",
        "Letland vroeg {r}, maar krijgt slechts {g}.|Letland wilde {r}, de Commissie kende {g} toe.",
    ),
    "sv": (
        "miljarder euro",
        "Lettland bad om {r} men får bara {g}.|Lettland ville ha {r}, kommissionen beviljade {g}.",
    ),
    "ro": (
        "miliarde de euro",
        "Letonia a cerut {r}, dar primește doar {g}.|Letonia voia {r}, Comisia i-a acordat {g}.",
    ),
    "cs": ("miliardy eur", "Lotyšsko chtělo {r}, ale dostane jen {g}.|Lotyšsko chtělo {r}, Komise mu přidělila {g}."),
    "hu": (
        "milliárd eurót",
        "Lettország {r} kért, de csak {g} kap.|Lettország {r} akart, a Bizottság {g} ítélt meg neki.",
    ),
    "ru": ("млрд евро", "Латвия хотела {r}, но получит только {g}.|Латвия хотела {r}, Комиссия выделила ей {g}."),
    "el": ("δισ. ευρώ", "Η Λετονία ζήτησε {r} και θα λάβει {g}.|Η Λετονία ήθελε {r}, η Επιτροπή της έδωσε {g}."),
    "fi": ("miljardia euroa", "Latvia haki {r} mutta saa vain {g}.|Latvia halusi {r}, komissio myönsi {g}."),
    "uk": ("млрд євро", "Латвія хотіла {r}, але отримає лише {g}."),
    "pt": (
        "mil milhões de euros",
        "A Letónia pediu {r}, mas recebe apenas {g}.|A Letónia queria {r}, a Comissão concedeu {g}.",
    ),
    "bg": ("млрд. евро", "Латвия искаше {r}, но получава само {g}."),
    "hr": ("milijardi eura", "Latvija je htjela {r}, ali dobiva samo {g}."),
    "lt": ("mlrd. eurų", "Latvija norėjo {r}, bet gaus tik {g}."),
    "lv": ("miljardus eiro", "Latvija gribēja {r}, bet saņems tikai {g}."),
    "et": ("miljardit eurot", "Läti tahtis {r}, kuid saab ainult {g}."),
}
SENTENCES = [
    sentence.format(r=f"8{mark}34 {unit}", g=f"5{mark}68 {unit}")
    for language, (unit, listed) in ASKED_AND_GOT.items()
    for mark in ("." if language == "en" else ",",)
    for sentence in listed.split("|")
]

VERBS = ["gets", "will receive", "has been allocated", "was granted", "secured", "won", "is entitled to", "borrows"]
VERBS += ["can count on", "is in line for", "wants", "has requested", "applied for", "is eyeing", "signed for", "takes"]
VERBS += ["walks away with", "tops the list with", "ends up with"]
AMOUNTS = ["€43.7bn", "43.7 billion euros", "a €43.7bn loan", "loans of up to €43.7bn", "the largest share, €43.7bn"]
TAILS = [".", " from SAFE.", ", or 29% of the total.", " to buy tanks and drones.", " out of a total of €150bn."]

MORE_THAN_ONE_VOICE = [
    ("„Poland gets €43.7 billion“, sagte er. Auf Polen entfallen 43,734 Mrd. Euro.", {"POL": 43_734_000_000}),
    (
        "Volgens de tabellen zou Duitsland tot 51,3 miljard euro waarborgen. « Les Pays-Bas devraient garantir "
        "13,4 milliards d'euros, l'Espagne 18,9 milliards », preciseert een diplomaat.",
        {"DEU": 51_300_000_000, "NLD": 13_400_000_000, "ESP": 18_900_000_000},
    ),
]


def claims(text: str) -> dict[str, int]:
    return {claim.country: claim.low for claim in explain(text).claims}


@pytest.mark.parametrize("text", SENTENCES)
def test_what_a_country_got_counts_and_what_it_asked_for_does_not(text: str):
    assert {"LVA": 5_680_000_000} == claims(text)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("subject", ["Poland", "Warsaw", "The Polish government", "The Poles"])
def test_whoever_gets_it_and_however_it_is_said(subject: str, verb: str):
    for amount in AMOUNTS:
        for tail in TAILS:
            assert {"POL": 43_700_000_000} == claims(f"{subject} {verb} {amount}{tail}"), (amount, tail)


@pytest.mark.parametrize(("text", "expected"), MORE_THAN_ONE_VOICE)
def test_a_quotation_is_read_in_its_own_language(text: str, expected: dict[str, int]):
    assert expected == claims(text)


def test_about_at_both_ends_is_a_range():
    (claim,) = explain("Latvia asked for about EUR 5.7 billion to about EUR 8.3 billion.").claims
    assert (5_700_000_000, 8_300_000_000, "range") == (claim.low, claim.high, claim.qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "Deutschland nutzt das Instrument (Volumen: 100 Milliarden Euro) nicht.",
        "In total, the partners promised Ukraine €21bn.",
        "Загалом партнери пообіцяли Україні 21 млрд євро.",
    ],
)
def test_the_size_of_a_fund_and_the_sum_of_all_are_no_countrys(text: str):
    assert {} == claims(text)
