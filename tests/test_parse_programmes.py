"""Two sums of a country in one sentence: SAFE's and another programme's, grants and loans, one and one in brackets."""

import pytest

from safe_alloc.reading.parse import explain

TWO_PROGRAMMES = [
    "Poland got €300m in EDIP grants and €43.7bn in SAFE loans.",
    "Poland got €300m from EDIP and €43.7bn from SAFE.",
    "Poland gets €43.7bn from SAFE and €300m from EDIP.",
    "Under EDIP Poland gets €300m, under SAFE €43.7bn.",
    "From SAFE Poland gets €43.7bn, from the RRF it got €59.8bn.",
    "Poland received €600m from the European Peace Facility and will borrow €43.7bn under SAFE.",
    "While the RRF gave Poland €59.8bn, SAFE lends it only €43.7bn.",
    "Polen erhält 300 Millionen Euro aus EDIP und 43,7 Milliarden Euro aus SAFE.",
    "Polen bekommt aus dem Wiederaufbaufonds 59,8 Milliarden Euro und aus SAFE 43,7 Milliarden Euro.",
    "La Pologne a reçu 59,8 milliards d'euros du plan de relance et 43,7 milliards au titre de SAFE.",
    "Polska otrzyma z KPO 59,8 mld euro, a z SAFE 43,7 mld euro.",
    "La Polonia riceve 59,8 miliardi di euro dal PNRR e 43,7 miliardi di euro da SAFE.",
    "Polonia primește 59,8 miliarde de euro din PNRR și 43,7 miliarde de euro din SAFE.",
    "A Polónia recebe 59,8 mil milhões de euros do PRR e 43,7 mil milhões do SAFE.",
    "Η Πολωνία παίρνει 59,8 δισ. ευρώ από το Ταμείο Ανάκαμψης και 43,7 δισ. ευρώ από το SAFE.",
    "Polsko získá 59,8 miliardy eur z plánu obnovy a 43,7 miliardy eur ze SAFE.",
    "Польша получит 300 млн евро из EDIP и 43,7 млрд евро из SAFE.",
]

BRACKETS = {  # what stands before a country is its own; a bracket behind it says what it is
    "€43.7bn for Poland (€45bn requested)": ("requested", 45_000_000_000),
    "€43.7bn was reserved for Poland (€6.6bn of which in 2026).": ("part", 6_600_000_000),
    "EUR 43 700 000 000 had been transferred to Poland (loan amount: EUR 45 000 000 000).": ("whole", 45_000_000_000),
}

OPEN_BRACKETS = [
    "Greece (€100m in 2023, €50m in 2024)",
    "Greece (€787m, €1.2bn)",
    "€55 million goes to Malta (€44 million in 2021).",
    "€55 million goes to Malta (€44 million).",
    "The Commission set aside €43.7bn for Poland (€45bn).",
    "A loan of €2 billion for Ukraine (€1.2 billion this year)",
    "Poland got €300m in grants and €43.7bn in SAFE loans.",
]

GRANTS = [
    "Greece (grants €18.2bn, loans €17.7bn) has drawn nearly everything.",
    "Greece (€18.2bn grants, €17.7bn loans) has drawn nearly everything.",
    "Greece's grants came to €18.2bn and its loans to €17.7bn.",
    "Greece will have 18.2 billion euros in grants and 17.7 billion in loans. Portugal can borrow, too.",
]

SAID_OF_THE_UNION = [
    "France said the EU should borrow €100 billion.",
    "President Macron of France said the EU should borrow €100 billion.",
    "Poland argues that Brussels must raise €100 billion.",
    "Finland says Europe needs €500 billion for defence.",
    "Lithuania called on the EU to set aside €6bn for military mobility.",
]

STILL_ITS_OWN = {
    "Romania convinced the EU to give it €16.7bn.": "ROU",
    "Germany leads Europe with €17.7bn.": "DEU",
    "Portugal thanked the EU for €5.8bn.": "PRT",
    "Poland remains in a class of its own with €43.7bn.": "POL",
    "Croatia has been granted the whole of the €1.7bn it applied for.": "HRV",
}

NOTES = [
    "(amounts in EUR; order as received)\n\nPoland: 43,734,100,805\nRomania: 16,680,055,394",
    "Amounts in EUR, order as received:\n\nPoland: 43,734,100,805\nRomania: 16,680,055,394",
    "Figures in EUR – rounded\nPoland: 43,734,100,805\nRomania: 16,680,055,394",
]


def claims(text: str) -> dict[str, tuple[int, int]]:
    return {claim.country: (claim.low, claim.high) for claim in explain(text).claims}


@pytest.mark.parametrize("text", TWO_PROGRAMMES)
def test_of_two_programmes_in_a_sentence_safe_has_the_claim(text: str):
    assert {"POL": (43_700_000_000,) * 2} == claims(text)


@pytest.mark.parametrize("text", BRACKETS)
def test_a_bracket_behind_a_country_that_has_its_sum_stands_beside(text: str):
    read = explain(text)
    assert [BRACKETS[text]] == [(each.role, each.claim.low) for each in read.secondary]
    assert {"POL": (43_700_000_000,) * 2} == claims(text)


@pytest.mark.parametrize("text", OPEN_BRACKETS)
def test_two_sums_that_nothing_tells_apart_are_a_doubt(text: str):
    read = explain(text)
    assert () == read.claims
    assert 1 == len(read.doubts)


def test_every_country_of_a_list_keeps_the_sum_before_it():
    text = "€43.7bn for Poland (€45bn requested), €14.9bn for Italy (€15bn requested)"
    assert {"POL": (43_700_000_000,) * 2, "ITA": (14_900_000_000,) * 2} == claims(text)


def test_a_joint_sum_is_broken_down_in_the_brackets_behind_each():
    text = "€60.4 billion goes to Poland (€43.7 billion) and Romania (€16.7 billion)."
    assert {"POL": (43_700_000_000,) * 2, "ROU": (16_700_000_000,) * 2} == claims(text)


@pytest.mark.parametrize("text", GRANTS)
def test_loans_beside_grants_stand_beside(text: str):
    read = explain(text)
    assert {"GRC": (18_200_000_000,) * 2} == claims(text)
    assert [("loans", 17_700_000_000)] == [(each.role, each.claim.low) for each in read.secondary]


@pytest.mark.parametrize("text", SAID_OF_THE_UNION)
def test_what_a_country_says_of_the_union_is_not_its_sum(text: str):
    assert {} == claims(text)


@pytest.mark.parametrize("text", STILL_ITS_OWN)
def test_a_country_keeps_its_sum_beside_the_union(text: str):
    assert [STILL_ITS_OWN[text]] == [*claims(text)]


@pytest.mark.parametrize("text", NOTES)
def test_a_note_of_the_unit_may_go_on(text: str):
    assert {"POL": (43_734_100_805,) * 2, "ROU": (16_680_055_394,) * 2} == claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Italy may seek 14 or 15 billion euros.",
        "Italien will 14 oder 15 Milliarden Euro.",
        "L'Italie demande 14 ou 15 milliards d'euros.",
        "Włochy chcą 14 lub 15 mld euro.",
    ],
)
def test_two_numbers_that_follow_each_other_are_a_range(text: str):
    assert {"ITA": (14_000_000_000, 15_000_000_000)} == claims(text)


def test_two_other_numbers_with_an_or_are_a_doubt():
    assert explain("Italy may seek 10 or 20 billion euros.").doubts


def test_a_number_behind_the_same_word_has_the_unit_of_the_sum_before():
    text = "Poland is asking for 45 billion euros, Italy for 15, France for 16."
    assert {"POL": (45 * 10**9,) * 2, "ITA": (15 * 10**9,) * 2, "FRA": (16 * 10**9,) * 2} == claims(text)
    assert {"POL": (45 * 10**9,) * 2} == claims("Poland asked for 45 billion euros for tanks, Italy for 15 ships.")


def test_each_other_gives_nobody_a_sum_each():
    text = (
        "RIGA/VILNIUS – Latvia will chip in 5 million euros and Lithuania up to 30 million dollars to pay for "
        "American weapons for Ukraine, their governments said within hours of each other on Wednesday."
    )
    assert {"LVA": (5 * 10**6,) * 2, "LTU": (30 * 10**6,) * 2} == claims(text)


def test_a_people_named_without_its_country_gives_its_sum():
    assert {"NLD": (577 * 10**6,) * 2, "CAN": (700 * 10**6,) * 2} == claims("The Dutch gave $577m, Canada C$700m.")


@pytest.mark.parametrize(
    "text",
    [
        "The second group, led by Poland and Italy, comes to some €74bn.",
        "A second group that includes Poland and Italy will get €74bn.",
        "The first wave, including Spain, amounts to €38bn.",
        "Poland and Romania alone take €60.4bn.",
        "El segundo grupo, con Polonia e Italia a la cabeza, suma unos 74.000 millones de euros.",
        "Die zweite Gruppe mit Polen und Italien an der Spitze kommt auf 74 Milliarden Euro.",
        "Le deuxième groupe, mené par la Pologne et l'Italie, totalise 74 milliards d'euros.",
        "Il secondo gruppo, guidato da Polonia e Italia, vale 74 miliardi di euro.",
        "Druga grupa, z Polską i Włochami na czele, to 74 mld euro.",
        "O segundo grupo, com a Polónia e a Itália à cabeça, soma 74 mil milhões de euros.",
    ],
)
def test_the_sum_of_a_group_is_not_that_of_the_members_it_names(text: str):
    assert {} == claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the second wave, with Poland getting €43.7bn, eight plans were approved.", {"POL": 43_700_000_000}),
        ("In the second group, Poland gets €43.7bn.", {"POL": 43_700_000_000}),
        ("Poland alone gets €43.7bn.", {"POL": 43_700_000_000}),
        ("The first wave, including Spain (€1bn), totals €38bn.", {"ESP": 10**9}),
    ],
)
def test_a_member_keeps_a_sum_of_its_own(text: str, expected: dict[str, int]):
    assert expected == {country: low for country, (low, _) in claims(text).items()}


def test_a_unit_is_noted_at_the_end_of_a_paragraph():
    text = "Disse beløpene er utbetalt i år, i mill. euro:\n\nRomania 2 502\nBelgia 1 251"
    assert {"ROU": (2_502 * 10**6,) * 2, "BEL": (1_251 * 10**6,) * 2} == claims(text)
