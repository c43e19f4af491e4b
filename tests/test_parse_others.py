"""Sums that stand beside a country and are not its own: a dateline, a firm, a price, a programme, a rate, an old sum.

Each is left out or a doubt; a sentence of nearly the same words, where the sum is the country's, is still read.
"""

import pytest

import safe_alloc as sa

M, BN = 10**6, 10**9


def _read(text: str) -> dict[str, int]:
    """Return the sum of each country; of a range both ends."""
    return {
        claim.country: claim.low if claim.low == claim.high else (claim.low, claim.high)
        for claim in sa.explain(text).claims
    }


DATELINES = [
    "LUXEMBOURG, 5 Feb – The bloc will lend €540m to ports and airfields.",
    "PARIS (Agency) — Some €540m has gone to suppliers, officials said.",
    "ROME (Reuters) - The loans of €14.9bn were approved on Monday.",
    "WARSAW, June 2 — A loan of €540m has been approved.",
    "LISBON — The bank will lend €540m to shipyards along the coast.",
    "GDANSK, Poland (AP) — Shipyards will get €540m in loans, the bank said.",
    "SEOUL/WARSAW — The maker has signed a loan of $540m with three banks.",
    "Varşova, 3 Mart (AA) – Birlik 540 milyon avro kredi alacak.",
    "BERLIN, 5. Februar - Die Union leiht 540 Millionen Euro für Häfen.",
    "Berlin (dpa) – Die Banken erhalten einen Kredit von 540 Millionen Euro.",
    "VARSOVIE, 3 mars (AFP) – Les ports recevront 540 millions d'euros de prêts.",
    "Madrid, 3 mar (EFE).- La Unión prestará 540 millones de euros a los puertos.",
    "ROMA, 3 marzo (ANSA) - I porti riceveranno prestiti per 540 milioni di euro.",
    "WARSZAWA, 3 marca (PAP) – Porty dostaną 540 mln euro pożyczki.",
    "ΑΘΗΝΑ, 3 Μαρτίου (ΑΠΕ) – Η Ένωση θα δανείσει 540 εκατ. ευρώ στα λιμάνια.",
    "ВАРШАВА, 3 марта (ТАСС) – Порты получат 540 млн евро.",
    "PRAHA 3. března (ČTK) – Přístavy dostanou 540 milionů eur.",
]


@pytest.mark.parametrize("text", DATELINES)
def test_the_place_an_article_was_written_at_takes_no_sum(text):
    assert {} == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ROME (Reuters) - Italy gets €14.9bn and Spain €1bn.", {"ITA": 14_900 * M, "ESP": BN}),
        ("VILNIUS, 5 Feb – Latvia gets €5.7bn, Lithuania €6.4bn.", {"LVA": 5_700 * M, "LTU": 6_400 * M}),
        ("WARSAW, June 2 — The government will get €43.7bn in loans.", {"POL": 43_700 * M}),
        ("Poland – €43.7bn\nRomania – €16.7bn\nSpain – €1bn", {"POL": 43_700 * M, "ROU": 16_700 * M, "ESP": BN}),
        ("POLAND – €43.7bn\nROMANIA – €16.7bn", {"POL": 43_700 * M, "ROU": 16_700 * M}),
        ("Warsaw – up to €43.7bn\nMadrid – €1bn", {"POL": 43_700 * M, "ESP": BN}),
        ("Poland (signed) – €43.7bn\nSpain (pending) – €1bn", {"POL": 43_700 * M, "ESP": BN}),
        ("Poland, the largest borrower – €43.7bn.", {"POL": 43_700 * M}),
    ],
)
def test_a_list_with_dashes_and_a_country_behind_a_dateline_are_read(text, expected):
    assert expected == _read(text)


FIRMS = [
    "Shares in Embraer, of Brazil, rose after an order of €150m.",
    "Embraer, of Brazil, received €150m.",
    "Embraer, of Brazil, has an option worth €150 million on a sixth plane.",
    "Kongsberg of Norway won a €500m order.",
    "Rheinmetall of Germany will receive €1.2bn.",
    "Of the market, Embraer of Brazil might capture $9 billion.",
    "The firm Saab from Sweden gets €500m.",
    "Yesterday Nexter of France got €500m.",
    "Am Montag erhielt Kongsberg aus Norwegen 500 Millionen Euro.",
    "Hier, Embraer du Brésil a reçu 150 millions d'euros.",
    "Ayer Navantia de España recibió 150 millones de euros.",
    "Airbus (France) received €300m.",
    "Finland's company Patria is to get €400m.",
    "Ieri Kongsberg dalla Norvegia ha ricevuto 500 milioni di euro.",
    "Wczoraj Kongsberg z Norwegii dostał 500 mln euro.",
    "Včera Kongsberg z Norska získal 500 milionů eur.",
    "Вчера Конгсберг из Норвегии получил 500 млн евро.",
]


@pytest.mark.parametrize("text", FIRMS)
def test_a_country_that_a_firm_is_of_has_not_its_sum(text):
    assert {} == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kingdom of Spain gets €1bn.", {"ESP": BN}),
        ("The loan of Poland is €43.7bn.", {"POL": 43_700 * M}),
        ("The Republic of Poland gets €43.7bn.", {"POL": 43_700 * M}),
        ("The government of Poland gets €43.7bn.", {"POL": 43_700 * M}),
        ("The defence minister of Poland asked for €43.7bn.", {"POL": 43_700 * M}),
        ("In the case of Spain the loan is €1bn.", {"ESP": BN}),
    ],
)
def test_what_stands_for_its_country_has_its_sum(text, expected):
    assert expected == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Estonia and Lithuania will each chip in around €12 million and €30 million came from Iceland and Latvia.",
            {"EST": 12 * M, "LTU": 12 * M},
        ),
        (
            "Spain and Malta will each get €5 million and €9 million will go to Latvia.",
            {"ESP": 5 * M, "MLT": 5 * M, "LVA": 9 * M},
        ),
        (
            "Spanien und Malta erhalten je 5 Millionen und 9 Millionen Euro gehen an Lettland.",
            {"ESP": 5 * M, "MLT": 5 * M, "LVA": 9 * M},
        ),
        (
            "L'Espagne et Malte recevront chacune 5 millions d'euros et 9 millions d'euros iront à la Lettonie.",
            {"ESP": 5 * M, "MLT": 5 * M, "LVA": 9 * M},
        ),
        ("Portugal and Latvia get €5.8bn and €5.7bn.", {"PRT": 5_800 * M, "LVA": 5_700 * M}),
    ],
)
def test_behind_each_the_first_sum_is_that_of_every_country_and_the_second_of_others(text, expected):
    assert expected == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "How long until Hungary lifts its veto? About €6.6bn is stuck.",
        "How long until Hungary lifts its veto? As of last week €6.6 billion in refunds was stuck.",
        "Will Hungary ever leave the bloc? Over €6.6bn is at risk.",
        "Why does Hungary block the talks with Kyiv? €6.6bn hangs on it.",
        "Wie lange wird Ungarn die Hilfe noch blockieren? Rund 6,6 Milliarden Euro liegen fest.",
        "Jusqu'à quand la Hongrie bloquera-t-elle l'aide ? Environ 6,6 milliards d'euros sont gelés.",
        "Jak długo Węgry będą blokować decyzję? Około 6,6 mld euro czeka.",
        "Macaristan vetosunu ne zaman kaldıracak? Yaklaşık 6,6 milyar avro bekliyor.",
        "Hungary has not lifted its veto. About €6.6bn is stuck.",
    ],
)
def test_a_question_about_something_else_lends_its_country_to_no_sum(text):
    assert {} == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How much can Finland borrow? One billion euros, which is the sum it requested.", {"FIN": BN}),
        ("And Malta? About €2 million.", {"MLT": 2 * M}),
        ("What will the Finns get? One billion euros.", {"FIN": BN}),
        ("What does Finland want? Roughly €1bn.", {"FIN": BN}),
    ],
)
def test_a_question_about_the_sum_is_answered(text, expected):
    assert expected == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "We have bought radios together with Skopje for 12 million euros.",
        "We have bought radios with Skopje before. That was 12 million euros, and it took four years.",
        "They ordered tanks from South Korea for €5bn.",
        "Wir haben mit Nordmazedonien Funkgeräte gekauft. Das waren 12 Millionen Euro.",
        "Wir kauften Funkgeräte zusammen mit Nordmazedonien für 12 Millionen Euro.",
        "Nous avons acheté des radios avec l'Espagne pour 12 millions d'euros.",
        "Hemos comprado radios con Portugal por 12 millones de euros.",
        "Kupiliśmy radia razem z Hiszpanią za 12 mln euro.",
        "He sold jets worth €90m each to Poland and to Italy.",
        "Jets worth €90m each to Poland and to Italy are on their way.",
        "Jets worth €90m each for Poland and Italy were ordered.",
        "Poland and Italy buy jets worth €90m each.",
        "Jets im Wert von je 90 Millionen Euro für Polen und Italien sind bestellt.",
        "Des avions d'une valeur de 90 millions d'euros chacun pour la Pologne et l'Italie ont été commandés.",
    ],
)
def test_what_was_paid_for_things_is_no_sum_of_who_bought_or_sold_them(text):
    assert {} == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Having bought tanks from South Korea, Poland gets €43.7bn.", {"POL": 43_700 * M}),
        ("€90m each went to Poland and to Italy.", {"POL": 90 * M, "ITA": 90 * M}),
        ("France and Hungary want loans worth €16.2bn each.", {"FRA": 16_200 * M, "HUN": 16_200 * M}),
        ("France and Hungary, worth €16.2bn each, come next.", {"FRA": 16_200 * M, "HUN": 16_200 * M}),
        ("Loans worth €90m each went to Poland and to Italy.", {"POL": 90 * M, "ITA": 90 * M}),
    ],
)
def test_a_loan_beside_a_purchase_is_read(text, expected):
    assert expected == _read(text)


SCENES = [
    "A bank in Malta lent €5m.",
    "The mayor of a town in Portugal needs €12m for a quay.",
    "At a summit in Denmark leaders approved €2bn for drones.",
    "Speaking in Vilnius, the commissioner announced €2bn for drones.",
    "Ministers meeting in Cyprus agreed on €150m for drones.",
    "The plant in Poland, worth €400m, opened in May.",
    "Russia's frozen assets in Belgium are worth €185bn.",
    "Rheinmetall is investing €300m in Lithuania.",
    "Bei einem Gipfel in Dänemark beschlossen die Chefs 2 Milliarden Euro für Drohnen.",
    "Lors d'une réunion en Pologne, les dirigeants ont approuvé 2 milliards d'euros.",
    "En una cumbre en Dinamarca los líderes aprobaron 2.000 millones de euros.",
    "France's plan lists helicopters (€1.2bn) and frigates (€3bn).",
    "Frankreichs Plan nennt Hubschrauber (1,2 Milliarden Euro) und Fregatten (3 Milliarden Euro).",
    "The first eight, Belgium among them, will get €38bn.",
    "A contract worth €3bn was signed by Greece with France.",
    "Greece will buy four frigates. The contract is worth €3bn.",
]


@pytest.mark.parametrize("text", SCENES)
def test_where_something_is_or_happens_is_not_who_has_the_sum(text):
    assert {} == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Portugal, growers receive €8.5m.", {"PRT": 8_500_000}),
        ("Growers in Portugal, where hail fell, receive €8.5m.", {"PRT": 8_500_000}),
        ("The largest sums are €3bn in Italy and €2bn in Spain.", {"ITA": 3 * BN, "ESP": 2 * BN}),
    ],
)
def test_a_place_that_begins_a_sentence_or_a_list_has_its_sum(text, expected):
    assert expected == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The allocation of Belgium, originally put at 7,000 million euros, now stands at 8,300 million.",
        "The biggest request is Poland's; that of Belgium, originally put at 7,000 million euros, now stands at 8,300 "
        "million.",
        "Belgium's loan, at first estimated at €7bn, is now €8.3bn.",
        "Belgium's share, first put at €7bn, now comes to €8.3bn.",
        "The Belgian loan, initially set at €7bn, now stands at €8.3bn.",
        "Belgium: first announced at €7bn, now €8.3bn.",
        "Der belgische Anteil, ursprünglich mit 7 Milliarden Euro angegeben, beträgt nun 8,3 Milliarden.",
        "La part de la Belgique, estimée au départ à 7 milliards d'euros, atteint désormais 8,3 milliards.",
        "La quota del Belgio, inizialmente fissata a 7 miliardi di euro, ammonta ora a 8,3 miliardi.",
        "El préstamo de Bélgica, fijado inicialmente en 7.000 millones de euros, es ahora de 8.300 millones.",
        "Kwota Belgii, początkowo szacowana na 7 mld euro, wynosi teraz 8,3 mld euro.",
        "Belçika'nın payı, başlangıçta 7 milyar avro olarak açıklanmıştı, şimdi 8,3 milyar avro.",
    ],
)
def test_of_a_sum_first_put_at_something_else_only_the_new_one_is_told(text):
    assert {"BEL": 8_300 * M} == {"BEL": 8_300 * M} | _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "La Pologne salue le programme SAFE de 43 milliards d'euros.",
        "Poland welcomes the SAFE programme of €43bn.",
        "Poland is pleased with the SAFE fund worth €43bn.",
        "Polen begrüßt das SAFE-Programm über 43 Milliarden Euro.",
        "Polen lobt das SAFE-Programm von 43 Milliarden Euro.",
        "Polonia saluda el programa SAFE de 43.000 millones de euros.",
        "La Polonia accoglie con favore il programma SAFE da 43 miliardi di euro.",
        "Polska chwali program SAFE o wartości 43 mld euro.",
        "Polonya 43 milyar avroluk SAFE programını övdü.",
        "Polen prijst het SAFE-programma van 43 miljard euro.",
    ],
)
def test_the_sum_of_the_programme_is_that_of_no_country_in_it(text):
    assert {} == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland gets €43.7bn from the SAFE programme.", {"POL": 43_700 * M}),
        ("From the SAFE programme Poland gets €43.7bn.", {"POL": 43_700 * M}),
        ("Polen erhält aus dem SAFE-Programm 43,7 Milliarden Euro.", {"POL": 43_700 * M}),
        ("La Pologne recevra du programme SAFE 43,7 milliards d'euros.", {"POL": 43_700 * M}),
        ("La Pologne obtient un prêt SAFE de 43,7 milliards d'euros.", {"POL": 43_700 * M}),
        ("Polska dostanie z programu SAFE 43,7 mld euro.", {"POL": 43_700 * M}),
    ],
)
def test_what_a_country_gets_of_the_programme_is_its_own(text, expected):
    assert expected == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Poland gets €43.7 billion. Inflation in Romania: 5.2.",
        "Poland gets €43.7 billion. Unemployment in Romania stands at 5.2.",
        "Poland gets €43.7 billion; growth in Romania is 5.2.",
        "Poland gets €43.7 billion, and in Romania inflation is 5.2.",
        "Poland gets €43.7 billion. The deficit of Romania: 5.2.",
        "Poland gets €43.7 billion. Interest rate in Romania: 5.2.",
        "Polen erhält 43,7 Milliarden Euro. Inflation in Rumänien: 5,2.",
        "Polen erhält 43,7 Milliarden Euro. Arbeitslosigkeit in Rumänien: 5,2.",
        "La Pologne reçoit 43,7 milliards d'euros. Inflation en Roumanie : 5,2.",
        "La Pologne reçoit 43,7 milliards d'euros. Chômage en Roumanie : 5,2.",
        "Polonia recibe 43.700 millones de euros. Inflación en Rumanía: 5,2.",
        "La Polonia riceve 43,7 miliardi di euro. Inflazione in Romania: 5,2.",
        "Polska dostanie 43,7 mld euro. Inflacja w Rumunii: 5,2.",
        "Polska dostanie 43,7 mld euro. Bezrobocie w Rumunii: 5,2.",
        "Polonya 43,7 milyar avro alacak. Romanya'da enflasyon: 5,2.",
        "Η Πολωνία παίρνει 43,7 δισ. ευρώ. Πληθωρισμός στη Ρουμανία: 5,2.",
    ],
)
def test_a_rate_borrows_no_magnitude(text):
    assert {"POL": 43_700 * M} == _read(text)


def test_sums_and_countries_that_alternate_as_sentences_are_a_doubt():
    for head in ("The fund has", "We hear of"):
        reading = sa.explain(f"{head} €5 billion. Malta. €7 million. Spain.")
        assert () == reading.claims
        assert reading.doubts


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Malta will get between one and two hundred million euros.", 100 * M, 200 * M),
        ("Malta will get between five and eight hundred million euros.", 500 * M, 800 * M),
        ("Malta wants one to two hundred million euros.", 100 * M, 200 * M),
        ("Malta will get between one and ten billion euros.", BN, 10 * BN),
        ("Malta will get between fifty and two hundred million euros.", 50 * M, 200 * M),
        ("Malta will get between one and two thousand million euros.", BN, 2 * BN),
        ("Malte recevra entre un et deux cents millions d'euros.", 100 * M, 200 * M),
        ("Malta bekommt zwischen ein und zwei hundert Millionen Euro.", 100 * M, 200 * M),
    ],
)
def test_both_ends_of_a_range_in_words_share_the_hundred(text, low, high):
    assert {"MLT": (low, high)} == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Malta bekommt zwischen ein- und zweihundert Millionen Euro.",
        "Malta otterrà tra uno e duecento milioni di euro.",
        "Malta bekommt ein- bis zweihundert Millionen Euro.",
        "Malta will get between 1 and two hundred million euros.",
    ],
)
def test_a_hundred_that_may_be_shared_is_never_read_as_two_hundred_times_as_much(text):
    assert _read(text) in ({}, {"MLT": (100 * M, 200 * M)})


EN, DE, FR = "Poland may borrow €43.7bn under SAFE.", "Polen erhält 43,7 Milliarden Euro aus SAFE.", "La Pologne peut "
FR += "emprunter 43,7 milliards d'euros grâce à SAFE."
IT, ES = "La Polonia riceve 43,7 miliardi di euro da SAFE.", "Polonia recibe 43.700 millones de euros de SAFE."
PL, TR = "Polska może pożyczyć 43,7 mld euro z SAFE.", "Polonya SAFE'den 43,7 milyar avro kredi alacak."


@pytest.mark.parametrize(
    ("loan", "fee"),
    [
        (EN, "Canada pays a contribution of €10m to take part."),
        (EN, "Canada pays a fee of €10m to take part."),
        (EN, "Canada's contribution is €10m."),
        (EN, "Canada will contribute €10m to take part in SAFE."),
        (EN, "Canada's entry ticket costs €10m."),
        (EN, "For its seat Canada pays €10m."),
        (DE, "Kanada zahlt dafür einen Beitrag von 10 Millionen Euro."),
        (FR, "Le Canada verse une contribution de 10 millions d'euros pour participer."),
        (IT, "Il Canada versa un contributo di 10 milioni di euro per partecipare."),
        (ES, "Canadá paga una cuota de 10 millones de euros para participar."),
        (PL, "Kanada zapłaci składkę 10 mln euro za udział."),
        (TR, "Kanada katılım için 10 milyon avro katkı payı ödüyor."),
    ],
)
def test_what_a_country_pays_to_take_part_is_no_loan(loan, fee):
    assert {"POL": 43_700 * M} == _read(f"{loan} {fee}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain plans to devote €1.4bn of its SAFE credit to air defence.", {}),
        ("Spain plans to take €1.4bn of SAFE credit.", {"ESP": 1_400 * M}),
        ("Spain wants €1.4bn of SAFE credit for air defence.", {"ESP": 1_400 * M}),
        ("Spanien will 1,4 Milliarden Euro seines SAFE-Kredits für die Luftabwehr ausgeben.", {}),
        ("L'Espagne compte consacrer 1,4 milliard d'euros de son prêt SAFE à la défense aérienne.", {}),
        ("La Spagna intende destinare 1,4 miliardi di euro del suo prestito SAFE alla difesa aerea.", {}),
        ("España piensa dedicar 1.400 millones de euros de su préstamo SAFE a la defensa aérea.", {}),
        ("Hiszpania chce przeznaczyć 1,4 mld euro ze swojej pożyczki SAFE na obronę powietrzną.", {}),
        ("İspanya SAFE kredisinin 1,4 milyar avrosunu hava savunmasına ayırmayı planlıyor.", {}),
        ("Spanien will 1,4 Milliarden Euro SAFE-Kredit aufnehmen.", {"ESP": 1_400 * M}),
        ("Hiszpania chce wziąć 1,4 mld euro kredytu SAFE.", {"ESP": 1_400 * M}),
    ],
)
def test_a_part_spent_is_not_the_loan_and_a_loan_wanted_is(text, expected):
    assert expected == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Włochy mówiły w lipcu o 10 mld euro, a odeszły z 14,9 mld euro.",
        "Włosi mówili w lipcu o 10 mld euro, a wyszli z 14,9 mld euro.",
        "Italy spoke of €10bn in July and left with €14.9bn.",
        "Italy talked in July of €10bn and walked away with €14.9bn.",
        "Italien sprach im Juli von 10 Milliarden Euro und ging mit 14,9 Milliarden nach Hause.",
        "L'Italie parlait en juillet de 10 milliards d'euros et repart avec 14,9 milliards.",
        "L'Italia parlava a luglio di 10 miliardi di euro e ne ha ottenuti 14,9 miliardi.",
    ],
)
def test_what_was_only_talked_of_yields_to_what_was_taken_home(text):
    assert {"ITA": 14_900 * M} == {"ITA": 14_900 * M} | _read(text)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Netherlands: 5 billion euros. Canada: 7.4 billion roubles.", "RUB"),
        ("Netherlands: 5 billion euros. Canada: 7.4 billion yuan.", "CNY"),
        ("Netherlands: 5 billion euros. Canada: 7.4 billion shekels.", "ILS"),
        ("Netherlands: 5 billion euros. Serbia: 7.4 billion dinars.", "RSD"),
        ("Netherlands: 5 billion euros. India: 7.4 billion rupees.", "INR"),
        ("Netherlands: 5 billion euros. Turkey: 7.4 billion lira.", "TRY"),
        ("Hollandia 5 milliárd eurót, Svájc 7,4 milliárd frankot zárolt.", "CHF"),
        ("Holandia: 5 mld euro. Serbia: 7,4 mld dinarów.", "RSD"),
        ("Hollanda 5 milyar avro, İsviçre 7,4 milyar franklık kaynak ayırdı.", "CHF"),
        ("Olanda: 5 miliardi di euro. Serbia: 7,4 miliardi di dinari.", "RSD"),
        ("Нидерланды: 5 млрд евро. Сербия: 7,4 млрд динаров.", "RSD"),
    ],
)
def test_a_currency_is_never_taken_for_the_euro_of_the_sum_before_it(text, currency):
    found = {each.country: each.currency for each in sa.explain(text).claims}
    assert ["EUR", currency] == list(found.values())


@pytest.mark.parametrize("word", ["dinars", "lira", "rupees", "francs", "crowns"])
def test_money_of_many_states_is_that_of_the_country_or_a_doubt(word):
    found = sa.explain(f"Netherlands: 5 billion euros. Canada: 7.4 billion {word}.")
    assert ["NLD"] == [each.country for each in found.claims]
    assert 1 == len(found.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "Bulgaria applied for €3.2 billion under SAFE and was given €3.76 billion.",
        "Bulgaria asked for €3.2 billion from the programme, the minister said on Friday, and was allotted €3.76bn.",
        "Bulgarien beantragte 3,2 Milliarden Euro aus dem Programm und erhielt 3,76 Milliarden.",
        "La Bulgarie a demandé 3,2 milliards d'euros au titre de SAFE et a obtenu 3,76 milliards.",
        "Bułgaria wnioskowała o 3,2 mld euro z programu SAFE i otrzymała 3,76 mld.",
        "La Bulgaria ha chiesto 3,2 miliardi di euro dal programma SAFE e ha ottenuto 3,76 miliardi.",
    ],
)
def test_a_programme_behind_a_sum_is_not_who_gets_the_next(text):
    found = sa.explain(text)
    assert {"BGR": 3_760_000_000} == {each.country: each.low for each in found.claims}
    assert {("requested", 3_200_000_000)} == {(each.role, each.claim.low) for each in found.secondary}


@pytest.mark.parametrize("text", ["Hungary's veto has been holding up €6.6bn.", "Hungary's veto held back €6.6bn."])
def test_a_sum_that_is_held_up_is_nobodys(text):
    assert () == tuple(sa.explain(text).claims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lisbon and Bucharest, both waiting, must be patient: the loans of €5.9 and €4 billion promised to "
            "Portugal and Romania come later.",
            {"PRT": 5_900_000_000, "ROU": 4_000_000_000},
        ),
        (
            "€19.5 billion goes to Romania. Hungary was awarded the same €16.2 billion as France.",
            {"ROU": 19_500_000_000, "HUN": 16_200_000_000},
        ),
    ],
)
def test_a_sum_is_read_where_it_stands_and_not_from_the_sentence_before(text, expected):
    assert expected == {each.country: each.low for each in sa.explain(text).claims}


def test_names_are_known_in_the_short_forms_of_tables():
    found = sa.explain("In € billion: Czech Rep. 2.0; Slovak Rep. 1.0; Bosnia & Herz. 3; N. Macedonia 4")
    assert {"CZE": 2, "SVK": 1, "BIH": 3, "MKD": 4} == {each.country: each.low // 10**9 for each in found.claims}
