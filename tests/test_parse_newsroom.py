"""How English newsrooms write who has which sum: each sentence is read as a person reads it, or left out."""

import pytest

import safe_alloc as sa

M, BN = 10**6, 10**9


def _read(text: str) -> dict[str, int]:
    return {claim.country: claim.low for claim in sa.explain(text).claims}


PARTS = [
    (
        "Spain has pocketed 10 of 69.5 billion euros, Italy has requested 21 of 191.5 billion and France 7.4 out of "
        "39.4 billion.",
        {"ESP": 10 * BN, "ITA": 21 * BN, "FRA": 7_400 * M},
    ),
    ("Poland has so far drawn 6 of 43.7 billion euros.", {"POL": 6 * BN}),
    ("Croatia has cashed in roughly 2 of 5.5 billion euros.", {"HRV": 2 * BN}),
    (
        "Italy obtained 100 of 191.5 billion euros, Spain about 48 of 69.5 billion.",
        {"ITA": 100 * BN, "ESP": 48 * BN},
    ),
    ("Bulgaria was paid 3 of 6 billion euros, and Malta got 5 million.", {"BGR": 3 * BN, "MLT": 5 * M}),
    ("Portugal was paid 1.16 billion euros, its first instalment out of 16.6 billion.", {"PRT": 1_160 * M}),
    ("Sweden ranks 12 of 27 and gets 3.4 billion euros.", {"SWE": 3_400 * M}),
    ("Hungary is 5 of 27 states. It gets 16.2 billion euros.", {"HUN": 16_200 * M}),
    ("Italien erhielt 2 von 44 Milliarden Euro.", {"ITA": 2 * BN}),
    ("Polska otrzymała 10 z 44 mld euro.", {"POL": 10 * BN}),
    # a day is no part
    ("Polska otrzymała 3 marca 5 mld euro.", {"POL": 5 * BN}),
    ("L'Italia ha ricevuto il 3 marzo 5 miliardi di euro.", {"ITA": 5 * BN}),
    ("Италия получила 3 марта 5 млрд евро.", {"ITA": 5 * BN}),
    # a verb nobody listed: the part may be told or not, the whole never
    ("Slovakia burned through 2 of 6.4 billion euros.", {}),
    ("Lithuania saw 1 of 6.4 billion euros arrive.", {}),
    ("Italy got the instalment of July 10 of 3.5 billion euros.", {"ITA": 3_500 * M}),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_of_a_whole_the_part_that_was_paid_is_told_and_never_the_whole(text, expected):
    assert expected == _read(text)


RANGES = [
    ("Poland wants 45 billion euros, against the 15 billion wanted by Italy, 15 to 20 by France.", (15, 20)),
    ("Requests came from Italy (15 billion euros), France (15–20) and Romania (10).", (15, 20)),
    ("Italy asks for 15 billion euros, France for 15 to 20.", (15, 20)),
    ("Bulgaria gets 3 billion euros, France 5.2–6.5 and Latvia 5 to 6.", (5.2, 6.5)),
    ("Italy 15 billion euros, France 5 to 6, Bulgaria 3.2 to 3.5.", (5, 6)),
    ("L'Italie veut 15 milliards d'euros, la France 15 à 20 et la Roumanie 10.", (15, 20)),
    ("Italien will 15 Milliarden Euro, Frankreich 15 bis 20, Rumänien 10.", (15, 20)),
    # what is no sum, or open
    ("Poland gets 5 billion euros; France (page 15–20) is silent.", ()),
    ("Spain has 5 billion euros for 2021–2027, France for 2021 to 2027.", ()),
    ("Italy wants 15 billion euros, France 15 to 20 ships and Spain 3 to 5.", ()),
    ("Italy gets 15 billion euros, France 20 to 15.", ()),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_both_ends_of_a_range_share_the_unit_of_its_list_or_neither_does(text, expected):
    ends = [(claim.low, claim.high) for claim in sa.explain(text).claims if claim.country == "FRA"]
    assert [tuple(round(each * BN) for each in expected)] * bool(expected) == ends


INSTEAD = [
    ("Latvia will take 3.5 instead of 5.7 billion euros, Estonia 2.34 instead of 2.66.", {"LVA": 3_500, "EST": 2_340}),
    ("Greece ended up with 0.79 rather than 1.2 billion euros.", {"GRC": 790}),
    ("Belgium will borrow 8.3 compared with 11 billion euros.", {"BEL": 8_300}),
    ("Slovakia (2.3 instead of 2.5 billion euros) and Czechia (2.1 instead of 3) trimmed.", {"SVK": 2300, "CZE": 2100}),
    ("Malta took 5 instead of 8 million euros and Cyprus 1.2, up from 0.9 billion.", {"MLT": 5, "CYP": 1_200}),
    ("Croatia receives 1.7 billion euros rather than 2.", {"HRV": 1_700}),
    ("Lettland bekommt 3,5 statt 5,7 Milliarden Euro.", {"LVA": 3_500}),
    ("La Lettonie obtient 3,5 au lieu de 5,7 milliards d'euros.", {"LVA": 3_500}),
    ("Germany ranks 2, compared with 3 billion euros for Spain.", {"ESP": 3_000}),
    ("Spain sent 2 instead of 3 ministers, and gets 1 billion euros.", {"ESP": 1_000}),
    ("Instead of 8, Belgium gets 5 billion euros.", {"BEL": 5_000}),
]


@pytest.mark.parametrize(("text", "expected"), INSTEAD)
def test_a_new_sum_has_the_unit_of_the_old_one_it_stands_beside(text, expected):
    assert {country: value * M for country, value in expected.items()} == _read(text)


ADVANCES = [
    (
        "For Poland (overall loan: 43.7 billion euros) the advance comes to 6.56 billion euros; for Latvia (3.5 "
        "billion) it is around 525 million; and for Greece (788 million) 118 million euros.",
        {"POL": 6_560, "LVA": 525, "GRC": 118},
    ),
    (
        "Poland (total loan: €43.7 billion) received €6.6 billion in pre-financing, Lithuania (€6.4 billion) €956 "
        "million.",
        {"POL": 6_600, "LTU": 956},
    ),
    ("In the case of Romania (loan of 16.7 billion euros) the first payment is 2.5 billion euros.", {"ROU": 2_500}),
    (
        "The advance amounts to €6.6 billion for Poland (loan: €43.7 billion) and €118 million for Greece (€788 "
        "million).",
        {"POL": 6_600, "GRC": 118},
    ),
    # the brackets hold the only sums, or both; or the advance was waived
    ("Advance payments went to Poland (€6.6 billion) and Greece (€118 million).", {"POL": 6_600, "GRC": 118}),
    ("Poland (loan: €43.7 billion, advance: €6.6 billion) was first.", {"POL": 43_700}),
    ("Italy (€14.9bn) waived the advance; Greece (€0.8bn) took it.", {"ITA": 14_900, "GRC": 800}),
    ("Poland (loan: €43.7bn) waived its advance of €6.6bn.", {"POL": 43_700}),
]


@pytest.mark.parametrize(("text", "expected"), ADVANCES)
def test_a_bracket_with_the_whole_loan_does_not_take_the_place_of_the_advance(text, expected):
    assert {country: value * M for country, value in expected.items()} == _read(text)


DATED = [
    (
        "Payments in 2022: Austria EUR 1.8 million. Ireland was granted EUR 361.5 million in 2021 and EUR 276.7 "
        "million in 2022.",
        {"AUT": 1.8, "IRL": 276.7},
    ),
    ("Made in 2023: Spain €5 million. Poland got €12 million in 2022 and €51 million in 2023.", {"ESP": 5, "POL": 51}),
    ("What 2022 brought: Malta got €5 million in 2022, and €7 million in 2023.", {"MLT": 5}),
    ("Ireland was granted EUR 361.5 million in 2021 and EUR 276.7 million in 2022.", {}),
    ("In 2021 and 2022 it went on: Malta got €5 million in 2021 and €7 million in 2022.", {}),
    ("Poland had €3 million in 2024 and now has €4.3 million.", {}),
    ("Poland got €6.6 million in 2026 and 44 tanks for €2 million.", {"POL": 6.6}),
    ("Spain borrowed €1 million in 2025 and €2 million for Malta was approved.", {"ESP": 1, "MLT": 2}),
    ("Poland received €5.1 million in 2023, compared with €1.2 million in 2022.", {"POL": 5.1}),
    ("Spain asked for €1 million in 2024 and got €2 million in 2025.", {"ESP": 2}),
]


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_of_two_sums_with_a_year_each_that_of_the_year_told_of_is_meant(text, expected):
    assert {country: round(value * M) for country, value in expected.items()} == _read(text)


PUT_IN = [
    ("Finland, with three times the population of Latvia, contented itself with a billion euros.", {"FIN": BN}),
    ("Lithuania, with half the population of Denmark, will get €6.4 billion.", {"LTU": 6_400 * M}),
    ("Estonia, a neighbour of Latvia, gets €2.7 billion.", {"EST": 2_700 * M}),
    ("Portugal, roughly the size of Hungary, gets €5.8 billion.", {"PRT": 5_800 * M}),
    (
        "Greece, which with Cyprus has long insisted that Turkey be kept out, learned it would get just €788 million.",
        {"GRC": 788 * M},
    ),
    ("Cyprus, which together with Greece blocks Turkey, will get €1.18 billion.", {"CYP": 1_180 * M}),
    ("Hungary, which Poland accuses of blackmail, gets €16.2 billion.", {"HUN": 16_200 * M}),
    ("Greece, often compared with Portugal, gets €788 million.", {"GRC": 788 * M}),
    ("Spain, five times as big as Portugal, borrows only €1 billion, Portugal 5.8.", {"ESP": BN, "PRT": 5_800 * M}),
    ("While France, with ten times as many people as Norway, stands at €4.9 billion, it is late.", {"FRA": 4_900 * M}),
    ("Slovaška, ki ni dosti večja od Hrvaške, je dobila 178 milijonov evrov.", {"SVK": 178 * M}),
    ("La Slovaquie, à peine plus peuplée que la Croatie, a reçu 178 millions d'euros.", {"SVK": 178 * M}),
    ("Hungary, often at loggerheads with Brussels, was awarded the same €16.2 billion as France.", {"HUN": 16_200 * M}),
    ("Finland gets the same €1 billion as Spain, Latvia €5.7 billion.", {"FIN": BN, "LVA": 5_700 * M}),
    ("The same €1 billion as Spain goes to Finland.", {"FIN": BN}),
    ("The Commission gave the same €1 billion to Spain and Finland.", {}),
    ("Ireland and Malta stay out, but Latvia, a neighbour of Estonia, gets €5 billion.", {"LVA": 5 * BN}),
    ("The Netherlands, Germany and Sweden will not borrow; Denmark, with €47 million, borrows least.", {"DNK": 47 * M}),
    ("Finland and Spain each settled for a round billion euros.", {"FIN": BN, "ESP": BN}),
    # who is meant stays open, or is somebody else
    ("A critic of Poland, now minister in Latvia, gets €5 billion.", {}),
    ("Poland, and with it Latvia, gets €5 billion.", {}),
    ("Poland, later Latvia, got €5 billion.", {}),
    ("Poland, but also its neighbour Latvia, gets €5 billion.", {}),
    ("La Pologne, mais aussi la Lettonie, obtient 5 milliards d'euros.", {}),
    ("Polen, das an Lettland grenzt, erhält 5 Milliarden Euro.", {"POL": 5 * BN}),
    ("Lithuania, with Latvia, Estonia and Poland, asked for €5 billion.", {}),
    ("Portugal, roughly the size of Hungary, and Malta get €5 billion each.", {}),
    ("Poland, which borders Latvia, hesitated and €5 billion went to Estonia.", {"EST": 5 * BN}),
    ("The president of Poland, a friend of Latvia, got €5 billion.", {}),
]


@pytest.mark.parametrize(("text", "expected"), PUT_IN)
def test_a_country_in_a_clause_behind_the_subject_is_no_rival_for_its_sum(text, expected):
    assert expected == _read(text)


TOLD_OF = [
    ("Greece will be first to have a request assessed. It stands to collect 4 billion euros.", {"GRC": 4 * BN}),
    (
        "Slovakia's mining region can breathe again. The country will have 459 million euros at its disposal.",
        {"SVK": 459 * M},
    ),
    ("Croatia was the last to sign. It can now count on €1.7 billion.", {"HRV": 1_700 * M}),
    (
        "Germany remains the biggest winner: universities and firms there have secured €6.07 billion.",
        {"DEU": 6_070 * M},
    ),
    ("Portugal was hit by fires. Farmers there are to get €5 million.", {"PRT": 5 * M}),
    ("Bulgaria has €3.3 billion at its disposal, Cyprus €1.2 billion.", {"BGR": 3_300 * M, "CYP": 1_200 * M}),
    ("Riga is content with the €5.7 billion it was given.", {"LVA": 5_700 * M}),
    ("Spain gives €200 million, its premier said in Riga, on top of the €93 million it pledged.", {"ESP": 200 * M}),
    (
        "Malta puts €2 million into the Prioritized Ukraine Requirements List, Mark Roth said in Riga, on top of the "
        "€9 million it pledged.",
        {"MLT": 2 * M},
    ),
    # of somebody else, or of several
    ("Portugal was hit by fires. Farmers there lost €5 million.", {}),
    ("Poland met Latvia. Firms there got €5 million.", {}),
    ("Poland signed. It hopes to collect €5 billion from Google.", {}),
    ("Poland signed. Taxpayers there paid €5 billion.", {}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_OF)
def test_who_the_country_told_of_has_a_sum_by_other_words(text, expected):
    assert expected == _read(text)


LAST_ROWS = [
    (
        "1. Poland - 43.7 bn EUR\n2. Romania - 16.7 bn EUR\n...\n19. Denmark - 46.8 m EUR\n\nSlovenia stays out.",
        46_800_000,
    ),
    ("18. Greece – €788 million\n19. Denmark – €46.8 million\nSource: the Commission", 46_800_000),
    ("12 Malta – €5 million\n13 Denmark – €4 million\n\nAll were signed.", 4 * M),
    ("Poland €43.7bn\nRomania €16.7bn\n[...]\nDenmark €46.8m\n\nThe rest is spread out.", 46_800_000),
]


@pytest.mark.parametrize(("text", "expected"), LAST_ROWS)
def test_the_last_row_of_a_list_is_no_dateline_of_what_follows(text, expected):
    assert expected == _read(text)["DNK"]
