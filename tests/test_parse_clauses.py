"""Sums that others are compared with, whose country a clause behind them names; and tables whose shape was lost."""

import pytest

import safe_alloc as sa

FAR = [
    "Spanien erhält eine Milliarde Euro, weit weniger als die 43,7 Milliarden Euro, die Polen erhält.",
    "L'Espagne se contente d'un milliard d'euros, bien moins que les 43,7 milliards que recevra la Pologne.",
    "España se conforma con 1.000 millones de euros, mucho menos que los 43.700 millones que recibirá Polonia.",
    "A Espanha fica com mil milhões de euros, longe dos 43,7 mil milhões que a Polónia receberá.",
    "Spanje krijgt een miljard euro, ver verwijderd van de 43,7 miljard euro die Polen krijgt.",
    "Hiszpania dostanie miliard euro, znacznie mniej niż 43,7 mld euro, które otrzyma Polska.",
    "Španělsko dostane miliardu eur, daleko méně než 43,7 miliardy eur, které získá Polsko.",
    "Spania primește un miliard de euro, departe de cele 43,7 miliarde pe care le va primi Polonia.",
    "Spanien får en miljard euro, långt från de 43,7 miljarder euro som Polen får.",
    "Spain gets €1bn, a far cry from the €43.7bn Poland will receive.",
]

BEHIND = [
    "Dänemark liegt mit 46,7 Millionen Euro hinter Griechenland, das 787 Millionen Euro erhält.",
    "Le Danemark, avec 46,7 millions d'euros, arrive derrière la Grèce, qui obtient 787 millions d'euros.",
    "La Danimarca, con 46,7 milioni di euro, è dietro la Grecia, che ottiene 787 milioni di euro.",
    "A Dinamarca, com 46,7 milhões de euros, fica atrás da Grécia, que obtém 787 milhões de euros.",
    "Denemarken staat met 46,7 miljoen euro achter Griekenland, dat 787 miljoen euro krijgt.",
    "Dania z 46,7 mln euro jest za Grecją, która dostanie 787 mln euro.",
    "Dánsko je se 46,7 milionu eur za Řeckem, které dostane 787 milionů eur.",
    "Dánsko je so 46,7 milióna eur za Gréckom, ktoré dostane 787 miliónov eur.",
    "Danemarca, cu 46,7 milioane de euro, este în urma Greciei, care primește 787 de milioane de euro.",
    "Danmark ligger med 46,7 miljoner euro efter Grekland, som får 787 miljoner euro.",
    "Danmark ligger med 46,7 millioner euro efter Grækenland, som får 787 millioner euro.",
    "Danmark ligger med 46,7 millioner euro bak Hellas, som får 787 millioner euro.",
    "Η Δανία, με 46,7 εκατ. ευρώ, βρίσκεται πίσω από την Ελλάδα, που παίρνει 787 εκατ. ευρώ.",
    "Дания с 46,7 млн евро уступает Греции, которая получит 787 млн евро.",
    "Данія з 46,7 млн євро поступається Греції, яка отримає 787 млн євро.",
    "Дания с 46,7 млн. евро е след Гърция, която получава 787 млн. евро.",
    "Danska je s 46,7 milijuna eura iza Grčke, koja dobiva 787 milijuna eura.",
    "Danska je s 46,7 milijona evrov za Grčijo, ki dobi 787 milijonov evrov.",
    "Danija su 46,7 mln. eurų atsilieka nuo Graikijos, kuri gaus 787 mln. eurų.",
    "Dānija ar 46,7 miljoniem eiro atpaliek no Grieķijas, kas saņems 787 miljonus eiro.",
    "Taani jääb 46,7 miljoni euroga maha Kreekast, mis saab 787 miljonit eurot.",
    "Danimarka 46,7 milyon avroyla, 787 milyon avro alan Yunanistan'ın gerisinde.",
    "At the bottom is Denmark with €46.7m, behind Greece, which gets €787m.",
]

TABLES = {
    "damage and aid": """Auszahlung (alle Angaben in Mio. Euro):

Land          Schaden     Hilfe
Tschechien    2.816,4     114,0
Polen         3.028,0      76,4
Moldau          187,5      15,6
""",
    "a share in the heading": """Loans in millions of euros and in % of GDP
Czechia
114
7.9%
Poland
76.4
4.8%
Moldova
15.6
16.1%
""",
    "a share in the heading, one row a line": """Loans in millions of euros and in % of GDP
Czechia 114 7.9%
Poland 76.4 4.8%
Moldova 15.6 16.1%
""",
}

PUT_IN = [
    (
        "Italy, which wanted €20.6bn, settled for €16.2bn – more than Latvia and Finland together.",
        {"ITA": 16_200_000_000},
    ),
    (
        "Hungary, where 29.7 billion euros is missing from the budget, settled for EUR 16.2bn, after an "
        "initial offer of €7.2bn.",
        {"HUN": 16_200_000_000},
    ),
    (
        "Romania, which has parked EUR 5.8bn in a fund, may draw €2.1 billion, with 0.4 billion euros "
        "to come in spring.",
        {"ROU": 2_100_000_000},
    ),
    (
        "Portugal, which sold arms worth 32.2 billion euros last year, is due €30.3bn, 6.1 billion "
        "euros of it as an advance.",
        {"PRT": 30_300_000_000},
    ),
    (
        "Finland, which once hoped for €41.6 billion, takes €39.2 billion, nearly all of the €41.6 billion it wanted.",
        {"FIN": 39_200_000_000},
    ),
    ("Poland, which lost €10.8 billion to floods last year, comes away with €9.2 billion.", {"POL": 9_200_000_000}),
    ("Romania will receive 25 billion euros (€25.9 billion requested).", {"ROU": 25_000_000_000}),
    (
        "Letonia, que había pedido 24.900 millones de euros, cobrará 24.400 millones de euros – más que "
        "Italia y Chequia juntas.",
        {"LVA": 24_400_000_000},
    ),
    ("España, a diferencia de Polonia, tendrá que conformarse con 35.800 millones de euros.", {"ESP": 35_800_000_000}),
    ("Roemenië, een van de 19 aanvragers, mag 40,4 miljard euro lenen, net voor Hongarije.", {"ROU": 40_400_000_000}),
    (
        "A Itália, que tinha pedido 34,6 mil milhões de euros, fica com 29,8 mil milhões de euros, o "
        "dobro do que a Hungria.",
        {"ITA": 29_800_000_000},
    ),
    (
        "A Finlândia, que tinha pedido 26,1 mil milhões de euros, fica com 23,6 mil milhões de euros, "
        "após meses de conversações com a Itália.",
        {"FIN": 23_600_000_000},
    ),
    (
        "Polonia, care ceruse 30,7 miliarde de euro, obține 25 miliarde de euro – mai mult decât "
        "Letonia și Spania la un loc.",
        {"POL": 25_000_000_000},
    ),
    (
        "Rumanía, que recibió 35.200 millones de euros del fondo de recuperación, cobrará 31.600 "
        "millones de euros, mientras su deuda subió a 40.400 millones de euros.",
        {"ROU": 31_600_000_000},
    ),
    (
        "Rumunia, która otrzymała 43,1 miliarda euro z Funduszu Odbudowy, otrzyma 39,9 miliarda euro, "
        "podczas gdy jej dług wzrósł do 50,4 mld euro.",
        {"ROU": 39_900_000_000},
    ),
    (
        "La Roumanie, qui avait demandé 17,5 milliards d'euros, obtient 16,7 milliards d'euros, dont "
        "2,5 versés en mars.",
        {"ROU": 16_700_000_000},
    ),
    (
        "La Romania, che aveva chiesto 17,5 miliardi di euro, ottiene 16,7 miliardi di euro, più di "
        "Lettonia e Spagna insieme.",
        {"ROU": 16_700_000_000},
    ),
    (
        "Чехия, которая просила 45 млрд евро, получит 43,7 млрд евро, включая 10 млрд евро на боеприпасы.",
        {"CZE": 43_700_000_000},
    ),
    ("Hungary can borrow €17.2bn. EUR 3.9 billion goes to Malta.", {"HUN": 17_200_000_000, "MLT": 3_900_000_000}),
    (
        "Tschechien, das 46,6 Mrd. Euro in den EU-Haushalt einzahlte, soll 42,5 Mrd. Euro bekommen.",
        {"CZE": 42_500_000_000},
    ),
    (
        "Ungarn, dessen Exporte 32,1 Mrd. Euro erreichten, soll 29,2 Mrd. Euro bekommen, zusätzlich zu 9,7 Mrd. "
        "Euro aus EDIP.",
        {"HUN": 29_200_000_000},
    ),
    (
        "Italien, das 45,7 Mrd. Euro aus dem Wiederaufbaufonds erhielt, kann mit 43,1 Mrd. Euro rechnen, fast alle "
        "der gewünschten 51,2 Mrd. Euro.",
        {"ITA": 43_100_000_000},
    ),
    ("Spanien, das 40,4 Mrd. Euro geparkt hat, muss sich mit 39 Mrd. Euro begnügen.", {"ESP": 39_000_000_000}),
    (
        "Spanje, dat 27,3 miljard euro uit het herstelfonds kreeg, zal 21,8 miljard euro ontvangen.",
        {"ESP": 21_800_000_000},
    ),
    (
        "Lettland, die Slowakei und Estland erhalten 5,7 Mrd., 2,3 Mrd. und 2,7 Mrd. Euro.",
        {"LVA": 5_700_000_000, "SVK": 2_300_000_000, "EST": 2_700_000_000},
    ),
    ("Polen, das größte Land im Osten, erhält 43,7 Mrd. Euro.", {"POL": 43_700_000_000}),
    (
        "Auf Polen, das 43,7 Mrd. Euro erhält, folgt Rumänien mit 16,7 Mrd. Euro.",
        {"POL": 43_700_000_000, "ROU": 16_700_000_000},
    ),
]


@pytest.mark.parametrize("text", FAR)
def test_a_sum_that_is_only_compared_is_its_own_countrys(text: str) -> None:
    told = {claim.country: claim.low for claim in sa.explain(text).claims}
    assert told == {"ESP": 1_000_000_000, "POL": 43_700_000_000}


@pytest.mark.parametrize("text", BEHIND)
def test_who_is_only_compared_has_the_sum_of_its_clause(text: str) -> None:
    told = {claim.country: claim.low for claim in sa.explain(text).claims}
    assert told == {"DNK": 46_700_000, "GRC": 787_000_000}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_table_beside_another_column_is_read(text: str) -> None:
    told = {claim.country: claim.low for claim in sa.explain(text).claims}
    assert told == {"CZE": 114_000_000, "POL": 76_400_000, "MDA": 15_600_000}


def test_what_a_country_adds_itself_stands_beside() -> None:
    read = sa.explain("España recibe 39 680 250 EUR. España ha comunicado que añadirá 20 millones EUR.")
    assert [(claim.country, claim.low) for claim in read.claims] == [("ESP", 39_680_250)]
    assert [(each.role, each.claim.low) for each in read.secondary] == [("outlay", 20_000_000)]


@pytest.mark.parametrize(("text", "sums"), PUT_IN)
def test_the_sum_of_the_verb_wins_over_that_of_a_clause_put_in(text: str, sums: dict[str, int]) -> None:
    assert {claim.country: claim.low for claim in sa.explain(text).claims} == sums


def test_two_sums_that_no_word_tells_apart_are_a_doubt() -> None:
    read = sa.explain("Hungary, which stashes €33.3bn abroad, digs up €27.6bn.")
    assert not read.claims
    assert [doubt.readings for doubt in read.doubts] == [("33,300,000,000 EUR", "27,600,000,000 EUR")]


def test_a_list_whose_rows_ran_together_is_read_with_its_brackets() -> None:
    text = "Country / granted (requested), in billions of euros Poland 43.7 (45.0) Romania 16.7 (18.3) Spain 1.0 (1.0)"
    told = {claim.country: claim.low for claim in sa.explain(text).claims}
    assert told == {"POL": 43_700_000_000, "ROU": 16_700_000_000, "ESP": 1_000_000_000}


def test_an_advance_told_below_a_table_of_loans_stands_beside_them() -> None:
    text = """Maximum loan amounts (EUR)

Member state      Maximum amount
Estonia           2 660 932 171
Poland           43 734 100 805
Slovakia          2 316 674 361

Poland could thus draw up to EUR 6.56 billion before the summer.
"""
    read = sa.explain(text)
    assert {claim.country: claim.low for claim in read.claims}["POL"] == 43_734_100_805
    assert [(each.claim.country, each.role) for each in read.secondary] == [("POL", "advance")]
    other = sa.explain(text.replace("6.56", "7.56"))
    assert "POL" not in {claim.country for claim in other.claims}
    assert len(other.doubts) == 1
