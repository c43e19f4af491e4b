"""Charts that lost their lines, lists whose unit stands elsewhere, and what people say: read, or left out."""

import pytest

from safe_alloc.reading.parse import explain

BN, M = 10**9, 10**6

READ = [
    # a chart pasted without its lines: each name is glued to the sum before it
    ("Loans by countrySpain€9.5bnMalta€7.5mCyprus€2.5m", {"ESP": 9_500 * M, "MLT": 7_500_000, "CYP": 2_500_000}),
    ("Who gets what?SpainEUR 9.5bnMaltaEUR 0.3bn", {"ESP": 9_500 * M, "MLT": 300 * M}),
    ("Spain: €9.5 billionMalta: €7 millionGraphic: our own", {"ESP": 9_500 * M, "MLT": 7 * M}),
    ("SpainEstimated loans€9.5bn1Italy€9bn2Czech Republic€2bn", {"ITA": 9 * BN, "CZE": 2 * BN}),
    ("CountryLoanSpain€9,500,000,000Malta€7,000,000", {"ESP": 9_500 * M, "MLT": 7 * M}),
    ("Loans (€bn)Spain9.5Italy8.7Cyprus1.2Source: the Commission", {"ESP": 9_500 * M, "CYP": 1_200 * M}),
    ("Loans: €9bnSpain€8bnItaly€7bnCyprusSource: the Commission", {"ESP": 9 * BN, "ITA": 8 * BN, "CYP": 7 * BN}),
    ("Kredite in Mrd. EuroSpanien9,5Italien8,7Österreich1,2Quelle: EU", {"ESP": 9_500 * M, "AUT": 1_200 * M}),
    ("Pożyczki (mld euro)Hiszpania9,5Włochy8,7Źródło: KE", {"ESP": 9_500 * M, "ITA": 8_700 * M}),
    ("İspanya9,5 milyar avroİtalya8,7 milyar avroKaynak: AB", {"ITA": 8_700 * M}),
    ("Δάνεια (δισ. ευρώ)Ισπανία9,5Ιταλία8,7Πηγή: ΕΕ", {"ESP": 9_500 * M, "ITA": 8_700 * M}),
    # the unit of a list stands in a heading or in a note, and marks part a country from its number
    ("Loans (€bn): Spain, 9.5; Italy, 8.7; Malta and Cyprus, 1.2 each.", {"ESP": 9_500 * M, "CYP": 1_200 * M}),
    ("Amounts in millions of euros\n\nSpain, 9,500\nMalta, 7", {"ESP": 9_500 * M, "MLT": 7 * M}),
    ("Spain 9.5\nItaly 8.7\n\nAll amounts in € bn.", {"ESP": 9_500 * M, "ITA": 8_700 * M}),
    ("Spanien 9,5\nItalien 8,7\n\nAngaben in Mrd. Euro", {"ESP": 9_500 * M, "ITA": 8_700 * M}),
    ("Spain\t9.5\t52.1%\nItaly\t8.7\t47.9%\nFigures in billions of euros", {"ESP": 9_500 * M, "ITA": 8_700 * M}),
    ("In billions of euros, Spain gets 9.5, Italy 8.7 and Cyprus 1.2.", {"ESP": 9_500 * M, "ITA": 8_700 * M}),
    ("Loans in EUR billion (share of GDP): Spain 9.5 (0.6%), Italy 8.7 (0.4%)", {"ESP": 9_500 * M, "ITA": 8_700 * M}),
    ("The largest in billions of euros are Spain (9.5), Italy (8.7) and Malta (1.2).", {"ESP": 9_500 * M}),
    ("Malta draws €787.669 million.", {"MLT": 787_669_000}),
    # what is spoken: decimals in words, question and answer
    ("Spain has nine point five billion euros. Then Italy, eight point seven. "
     "Malta and Cyprus are on one point two each.",
     {"ESP": 9_500 * M, "ITA": 8_700 * M, "MLT": 1_200 * M, "CYP": 1_200 * M}),
    ("HOST: And the Maltese?\nGUEST: They stay out.\nHOST: And Spain?\nGUEST: Just shy of nine billion euros.",
     {"ESP": 9 * BN}),
    ("The Danes took little.\nYes, nine million euros, and it will do.", {"DNK": 9 * M}),
    ("Die Dänen wollten fast nichts.\nJa, neun Millionen Euro.", {"DNK": 9 * M}),
    ("Last of all: €7 million. Malta. First: €9 billion. Spain.", {"MLT": 7 * M, "ESP": 9 * BN}),
    ("Malta. €7 million. Spain. €9 billion.", {"MLT": 7 * M, "ESP": 9 * BN}),
    ("Na końcu: 7 mln euro. Malta.", {"MLT": 7 * M}),
    # each of those a sum is for, whose it is, and who is told of
    ("There is a pair worth €9bn each, for NN's government in Madrid and for the French.",
     {"ESP": 9 * BN, "FRA": 9 * BN}),
    ("Two loans of €9bn each: one for Rome and one for Madrid.", {"ITA": 9 * BN, "ESP": 9 * BN}),
    ("The largest is not Spain, whose €9bn are 1% of output, but Malta with its €7m.", {"ESP": 9 * BN, "MLT": 7 * M}),
    ("Italian unions want 60% of the country's €9 billion to be spent at home.", {"ITA": 9 * BN}),
    ("Italy, which spends more than any other ally, is to be offered €9 billion.", {"ITA": 9 * BN}),
    ("Into Greek coffers will flow €7 million.", {"GRC": 7 * M}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_each_of_these_is_read(text: str, expected: dict[str, int]):
    read = {claim.country: claim.low for claim in explain(text).claims}
    assert expected == {country: read.get(country) for country in expected}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Spain9.5Italy8.7Cyprus1.2", "ITA"),  # no unit anywhere
        ("Country2025 loan2024 GDPSpain9.51620Italy8.7353", "ITA"),
        ("Loans (€bn), population\nSpain 9.5 49\nItaly 8.7 59", "ESP"),
        ("Loans (€bn): 9.5, Spain, 8.7, Italy, 1.2, Malta", "ITA"),
        ("Asked / got (€bn)\nSpain 11 / 8.3\nItaly 3.5 / 3.3", "ITA"),
        ("Malta grows by two point one. Spain gets nine point five billion euros.", "MLT"),
        ("Spain grows by two point one percent and gets nine point five billion euros. Malta grows by one point two.",
         "MLT"),
        ("And Malta?\nNo, Leonardo has €5 million.", "MLT"),
        ("Malta is pleased.\nYes, Leonardo gets €5 million.", "MLT"),
        ("HOST: And Malta?\nGUEST: Leonardo will spend €5 million there.", "MLT"),
        ("Will Malta take part?\nYes, €5 million was offered.", "MLT"),
        ("Malta will not take part. Exactly: €5 million.", "MLT"),
        ("Malta. €7 million. Cyprus.", "MLT"),
        ("Firms won €5m each, for Spain the best year ever and for Malta the worst.", "MLT"),
        ("Spain gets €9 billion. Malta.", "MLT"),
        ("Firms get €5 million each, and for Malta that is little.", "MLT"),
        ("Not Italy, whose debt is €3 trillion, but Malta gets €5 million.", "ITA"),
        ("Malta draws 43.734 million euros.", "MLT"),
    ],
)  # fmt: skip
def test_none_of_these_is_guessed(text: str, country: str):
    assert country not in {claim.country for claim in explain(text).claims}


def test_a_pasted_chart_keeps_the_place_of_each_sum():
    text = "Loans by countrySpain€9.5bnMalta€7.5mSource: EU"
    assert ["€9.5bn", "€7.5m"] == [text[claim.start : claim.end] for claim in explain(text).claims]


def test_a_large_b_or_m_behind_a_pasted_sum_is_its_magnitude():
    assert {"POL": 43_730_000_000, "ROU": 16_680_000_000, "DNK": 46_800_000} == {
        claim.country: claim.low for claim in explain("Poland€43.73BRomania€16.68BDenmark€46.8M").claims
    }


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Belgium gets between one and ten billion euros", 1, 10),
        ("Belgien bekommt zwischen zwei und zwanzig Milliarden Euro", 2, 20),
        ("La Belgique reçoit entre deux et dix milliards d'euros", 2, 10),
        ("Bélgica recibe entre dos y veinte mil millones de euros", 2, 20),
        ("Bélgica recibe entre treinta y uno y cuarenta mil millones de euros", 31, 40),
        ("Belgien bekommt zwei und zwanzig Milliarden Euro", 22, 22),
        ("La Belgique reçoit soixante et dix milliards d'euros", 70, 70),
    ],
)
def test_the_and_of_a_range_in_words_adds_nothing(text, low, high):
    (claim,) = explain(text).claims
    assert (low * 10**9, high * 10**9) == (claim.low, claim.high)


@pytest.mark.parametrize("written", ["U.S. dollars", "US dollars", "American dollars", "U.S. dollar"])
def test_dollars_named_by_their_country_are_no_euro_and_not_its_own(written):
    text = f"Italy got 2 billion {written} (1.7 billion euros) and France 1 billion {written}."
    assert {"ITA": "EUR", "FRA": "USD"} == {claim.country: claim.currency for claim in explain(text).claims}
