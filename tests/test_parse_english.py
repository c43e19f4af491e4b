"""How the English press writes lists, moves, parts and asides: and where such a way must not count."""

import pytest

from safe_alloc.reading.parse import explain

BN, M = 10**9, 10**6

READ = [
    # a heading names the unit among words, before a dash or a semicolon, or by a note below
    ("Grants per state (amounts in euro)\nCyprus 12 345 678\nMalta 240 896\nTotal (2) 12 586 574", {"CYP": 12_345_678}),
    ("Aid by state, in euro\nBE 3 913 000 Belgium\nDE 35 767 119 Germany", {"BEL": 3_913_000, "DEU": 35_767_119}),
    ("Malta | 968,021 |\nCyprus | 632,153 |\n(figures in euros)", {"MLT": 968_021, "CYP": 632_153}),
    ("Bosnia & Herzegovina gets €250 million.", {"BIH": 250_000_000}),
    ("Aid (in EUR)\nState\nCyprus\n1 181 503 924\nDenmark\n46 796 822", {"CYP": 1_181_503_924, "DNK": 46_796_822}),
    ("Loans (€ bn)\n1 Poland 43.7 2 Romania 16.7", {"POL": 43_700_000_000, "ROU": 16_700_000_000}),
    ("In EUR (as of 9 September)\nCyprus 1 181 503 924\nDenmark 46 796 822", {"CYP": 1_181_503_924, "DNK": 46_796_822}),
    ("Beihilfen in Euro\nBelgien 3.913.000\nMalta 35.767.119", {"BEL": 3_913_000, "MLT": 35_767_119}),
    ("Rain relief (in €):\nSpain: 31.082.911\nGreece: 5,773,591\nMalta: 140,896", {"MLT": 140_896, "ESP": 31_082_911}),
    ("Ceilings, in million euro – Austria 5.5; Sweden 5.0; Latvia 6.8.", {"AUT": 5_500_000, "SWE": 5 * M}),
    ("Funds (€ million): Poland 76,500 | Italy 43,100 | Spain 36,500.",
     {"POL": 76_500 * M, "ITA": 43_100 * M, "ESP": 36_500 * M}),
    ("Loans (€bn): Poland 43.7 / Malta 16.7 / France 16.2", {"POL": 43_700 * M, "MLT": 16_700 * M, "FRA": 16_200 * M}),
    ("Loans (€bn): Poland 43.7 – Malta 16.7 – France 16.2", {"POL": 43_700 * M, "MLT": 16_700 * M, "FRA": 16_200 * M}),
    ("Loans (€ billion in brackets): Poland (43.7), Malta (16.7).", {"POL": 43_700 * M, "MLT": 16_700 * M}),
    ("Lån (miljarder euro inom parentes): Polen (43,7), Rumänien (16,7).", {"POL": 43_700 * M, "ROU": 16_700 * M}),
    ("Envelopes (EUR bn; grants / loans)\nITALY 68.9 / 122.6 FRANCE 39.4 / – GREECE 17.4 / 12.7", {"FRA": 39_400 * M}),
    ("Country  Call one  Total\nBE  7.84 bn  8.34 bn\nHR  1.5 bn  1.7 bn\nAll sums in EUR.", {"BEL": 8_340 * M}),
    ("Latvia, which faces both Russia and Belarus, gets up to €5.7 billion.", {"LVA": 5_700 * M, "BLR": None}),
    ("Italy with its ports and Latvia with its farms see €9m and €5m respectively.", {"ITA": 9 * M, "LVA": 5 * M}),
    ("Malta has had close to €20 million and hopes for €7 million more by May.", {"MLT": 20 * M}),
    ("Spain leads with €4 billion, and Malta is not far off on €3 billion.", {"MLT": 3 * BN}),
    ("Since the war in Ukraine Latvia has been paid €52 million.", {"LVA": 52 * M}),
    # where a sentence ends
    ("Malta gets €7 million. €5.4 billion is left.", {"MLT": 7 * M}),
    ("€5 billion in Spain's case, €2 billion in Malta's. The Netherlands would vouch for €1 billion.", {"NLD": BN}),
    # old and new
    ("Greece's plan grew from 30.5 to 35.9 billion euros, Malta's from 316 to 328 million.", {"GRC": 35_900 * M}),
    ("Malta's share went from 7 to 11 million euros.", {"MLT": 11 * M}),
    ("Spain will receive €77.2 billion after €69.5 billion under the old calculation.", {"ESP": 77_200 * M}),
    ("Latvia was raised from €3.50 billion to €5.68 billion.", {"LVA": 5_680 * M}),
    ("Austria's grant, first put at €3 million, has swollen to €4 million, though just €1 million of this is for cows.",
     {"AUT": 4 * M}),
    ("Austria, which had already given €5 million, is giving two million euros more.", {"AUT": 2 * M}),
    ("Greece had hoped for €90 million. It will get 61. Malta gets 7.3, Cyprus none.",
     {"GRC": 61 * M, "MLT": 7_300_000}),
    ("Austria is due €3 billion, bringing the total it was paid to €9 billion.", {"AUT": 3 * BN}),
    # parts, wholes and other sums
    ("Poland has earmarked €5 billion of its €43.7 billion for the navy.", {"POL": 43_700 * M}),
    ("Malta was given 2.2% of its GDP, or €740 million, and Cyprus 2.1%, or €8 million.", {"MLT": 740 * M}),
    ("Egypt is offered €4 billion in loans, to be added to the €1 billion it drew in December.", {"EGY": 4 * BN}),
    ("Poland banked €6.6 billion in pre-financing, the first instalment of a loan that could reach €43.7 billion.",
     {"POL": 6_600 * M}),
    ("Out of €77 million Poland gets €37.242 million, Czechia €15.018 million, Austria €10.054 million, "
     "Slovenia €8.134 million, Croatia €6.552 million.", {"POL": 37_242_000, "HRV": 6_552_000}),
    ("Britain has paid €5 million, Malta €2 million.", {"MLT": 2 * M}),
    ("With €2 million and €1 million, Malta and Cyprus got the least.", {"MLT": 2 * M, "CYP": M}),
    ("Sofia waits for €0.5 billion out of €3.3 billion, and Riga for €525 million of its €3.5 billion.",
     {"BGR": 500 * M, "LVA": 525 * M}),
    ("Spain: a loan of a maximum of EUR 1,000,000,000, with pre-financing of EUR 150,000,000\n"
     "Malta: a loan of a maximum of EUR 300,000,000, with pre-financing of EUR 45,000,000.50\n"
     "Latvia: a loan of a maximum of EUR 5,680,431,322, with pre-financing of EUR 852,064,698",
     {"ESP": BN, "MLT": 300 * M, "LVA": 5_680_431_322}),
    ("Greece will draw €100 million of its €787 million.", {"GRC": 100 * M}),
    ("The list in descending order: Spain 3 billion euros, Malta 2 billion euros.", {"ESP": 3 * BN, "MLT": 2 * BN}),
    ("Greece will draw €100 million out of its €787 million.", {"GRC": 100 * M}),
    ("Malta and Cyprus, with losses of €9 million and €8 million, get €2 million and €1 million respectively.",
     {"MLT": 2 * M, "CYP": M}),
    ("The Bank's loans came to €3.1 billion in Austria, €2.2 billion in Greece and €1.3 billion in Malta.",
     {"AUT": 3_100 * M, "GRC": 2_200 * M, "MLT": 1_300 * M}),
    ("Of the larger states, Spain and Italy each took a little over a billion euros.", {"ESP": BN, "ITA": BN}),
    ("Spain and Malta come right behind Italy, each with €2 billion.", {"ESP": 2 * BN, "MLT": 2 * BN}),
    ("Croatia's €1.7 billion SAFE loan will be signed soon.", {"HRV": 1_700 * M}),
    ("Croatia has signed its contract with Brussels for a loan of €1.7 billion.", {"HRV": 1_700 * M}),
    ("Even Sofia, not known for its tanks, secured €3.3 billion and Zagreb €1.7 billion.", {"HRV": 1_700 * M}),
    ("Spain – with four times Portugal's population – will borrow €1 billion.", {"ESP": BN}),
    ("Under the deal Egypt is to get €7.4 billion.", {"EGY": 7_400 * M}),
    ("Brussels paid Dublin €3 million on Monday, Valletta €82 million on Friday.", {"IRL": 3 * M, "MLT": 82 * M}),
    ("Ukraine signed for over €1 billion.", {"UKR": BN}),
    ("As for Ukraine, it has drawn €18.1 billion of the loan.", {"UKR": 18_100 * M}),
    # numbers
    ("Sofia wants between three and three and a half billion euros.", {"BGR": 3 * BN}),
    ("A quarter of a billion euros went to Malta, three quarters of a billion to Cyprus.", {"MLT": 250 * M}),
    ("Malta and Cyprus are given €45 and €40 million.", {"MLT": 45 * M, "CYP": 40 * M}),
    ("Malta, Cyprus and Spain got €4.5, €3 and €7 million.", {"MLT": 4_500_000, "CYP": 3 * M, "ESP": 7 * M}),
    ("Spain – 5.8billion euro , Malta –5.7 billion euro", {"ESP": 5_800 * M, "MLT": 5_700 * M}),
    ("Latvia got €8 million in 2020 and €1 billion went to Malta.", {"LVA": 8 * M, "MLT": BN}),
    ("The Polish government signed for €43.7bn on Friday, the Romanian one for €16.7bn.", {"ROU": 16_700 * M}),
    ("Malta was told it could have 61.8 million euros.", {"MLT": 61_800_000}),
    ("Germany's 1.1 million refugees weigh more. Berlin was sent €127 million.", {"DEU": 127 * M}),
    ("Belgium wants between seven and 11 billion euros.", {"BEL": 7 * BN}),
    ("RIGA, 1 Feb – Latvia has been paid 728 million euros.", {"LVA": 728 * M}),
    ("Italy 20.9 of its 27.4 billion euros, Spain 10.0 of 21.3 and Malta 3 of 4 billion euros.", {"MLT": 3 * BN}),
    # who has it: adjectives and peoples, heads of a clause, bodies that pay, clauses of their own
    ("Lisbon was quick. Its plan, the first on the Commission's desk, seeks €13.9 billion.", {"PRT": 13_900 * M}),
    ("Warsaw is the winner. Its share, €43.7 billion, is more than twice that of Bucharest.", {"POL": 43_700 * M}),
    ("Germany's plan, written together with that of Paris, asks for €25.6 billion.", {"DEU": 25_600 * M}),
    ("The cabinet in The Hague is prepared to borrow up to €13.4 billion.", {"NLD": 13_400 * M}),
    ("The Hungarian side is pleased: its allotment of €16.2 billion is as large as that of France.",
     {"HUN": 16_200 * M}),
    ("The French are thinking of some €3 billion, the Dutch of €2 billion.", {"FRA": 3 * BN, "NLD": 2 * BN}),
    ("Finnish and Danish borrowing, €4 million and €2 million, is small.", {"FIN": 4 * M, "DNK": 2 * M}),
    ("It cleared a €4 million Czech scheme and €3 million of Danish support.", {"CZE": 4 * M, "DNK": 3 * M}),
    ("Poland's envelope, frozen for a year, runs to €60 billion.", {"POL": 60 * BN}),
    ("Spain's prime minister, NN, defended the decision to apply for €4 million.", {"ESP": 4 * M}),
    ("The Commission on Friday paid Malta €4 million.", {"MLT": 4 * M}),
    ("The smallest loan, €4 million, is Malta's; the largest, €9 million, is Spain's.", {"MLT": 4 * M, "ESP": 9 * M}),
    ("Malta's share of the Brexit reserve, just over €4 million, is small.", {"MLT": 4 * M}),
    ("In Lisbon the government calls €5 billion a triumph.", {"PRT": 5 * BN}),
    ("Latvia is not far behind with €6 billion, leaving €3 billion for Estonia.", {"LVA": 6 * BN, "EST": 3 * BN}),
    ("Both Malta and Spain applied, the former getting €4 million and the latter €9 million.",
     {"MLT": 4 * M, "ESP": 9 * M}),
    ("Malta/Cyprus: €4 million each", {"MLT": 4 * M, "CYP": 4 * M}),
    ("Malta, whose 4 million hardly counts, and Spain with 9 million euros came.", {"MLT": 4 * M, "ESP": 9 * M}),
    ("Slovenia's premier said her government would lend Ukraine €50 million.", {"SVN": 50 * M}),
    ("Top: 1. Malta €4bn 2. Spain €3bn 3. Cyprus €2bn", {"MLT": 4 * BN, "ESP": 3 * BN, "CYP": 2 * BN}),
    # a list keeps its order
    ("Brussels signed deals worth €4 million in Spain, €3 million in Malta and €2 million in Cyprus.",
     {"ESP": 4 * M, "MLT": 3 * M, "CYP": 2 * M}),
    # what a second sum is to the first
    ("Malta gets less than a billion (€788 million, to be exact).", {"MLT": 788 * M}),
    ("Spain got €6 billion, that is 15 percent of its loan of €40 billion.", {"ESP": 6 * BN}),
    ("Spain signed for €6 billion. Fifteen per cent of it, or €900 million, comes now.", {"ESP": 6 * BN}),
    ("Spain may scale down: out of its €17 billion, €4 billion is for roads.", {"ESP": 17 * BN}),
    ("Of the €15 billion earmarked for Italy, around €2 billion is meant for tanks.", {"ITA": 15 * BN}),
    ("Spain has €17 billion. Some €4 billion of it is for motorways towards Portugal.", {"ESP": 17 * BN}),
    ("It cleared PLN 5 billion by Poland (about €1 billion) and €2 billion by Spain.", {"ESP": 2 * BN}),
    ("Top of the list is Estonia: from €3.6bn to €2.66bn.", {"EST": 2_660 * M}),
    ("Paris was offered €16 billion — €1 billion more than it wanted.", {"FRA": 16 * BN}),
    ("Malta (€4 million) and Spain (€9 million) will borrow more than €12 million.", {"MLT": 4 * M, "ESP": 9 * M}),
    # a list whose first country is the one most texts are only about, and a part of what is there for all
    ("Ukraine can draw 4 billion euros, Malta 3 million, Cyprus 2 million.", {"UKR": 4 * BN, "MLT": 3 * M}),
    ("EUR 4 bn of it went to Spain, EUR 3 bn to Malta.", {"ESP": 4 * BN}),
    ("Spain was given the fourth largest loan in the EU's new scheme: €4 billion, ahead of Malta's €3 billion.",
     {"ESP": 4 * BN, "MLT": 3 * BN}),
    # a second sum of another kind
    ("Spain pairs €4bn in grants with €3bn in loans; Malta, €2bn with €1bn.", {"ESP": 4 * BN, "MLT": 2 * BN}),
    ("Malta was wired €4 million, a deposit on its loan of €30 million.", {"MLT": 4 * M}),
    ("Malta was sent €4 million. It had already obtained €2 million and will end up with €9 million.", {"MLT": 4 * M}),
    ("Spain had put in for €9 billion and came home with €7 billion.", {"ESP": 7 * BN}),
    ("Malta receives €5 million after naming up to €8 million.", {"MLT": 5 * M}),
    ("Malta (€8 million) ends near the top of its own range of €7 million to €9 million.", {"MLT": 8 * M}),
    ("Spain draws €9 billion, and Malta and Cyprus, level in fourth place, €4 million.", {"MLT": 4 * M, "CYP": 4 * M}),
    ("Spain has committed €9 billion, Malta €4 million. Of the Spanish sum, €2 billion is for tanks.", {"ESP": 9 * BN}),
    ("Loans, € million\nMalta | 1 420 | Cyprus | 3 632 |\nNote: on 9 May.", {"MLT": 1_420 * M, "CYP": 3_632 * M}),
    ("Malta: 4 million EURCyprus: 3 million EURSpain: 2 million EUR", {"MLT": 4 * M, "CYP": 3 * M, "ESP": 2 * M}),
    ("Rome had been expected to request €10 billion; in the end it went for €15 billion.", {"ITA": 15 * BN}),
    # who a clause tells of, and what stands around a sum
    ("Greece, to which SAFE gives €787m, wants frigates.", {"GRC": 787 * M}),
    ("Only Spain stands to get more than Malta, whose share was put at €7m.", {"MLT": 7 * M, "ESP": None}),
    ("Italy's Leonardo hired. The country itself is in line for €9bn, more than Spain's €1bn.",
     {"ITA": 9 * BN, "ESP": BN}),
    ("The biggest cheque, worth €9bn, will go to Italy, the smallest, worth €1bn, to Malta.",
     {"ITA": 9 * BN, "MLT": BN}),
    ("€9bn went to Italy and Spain got €7bn. €5bn each was given to Malta and Cyprus.",
     {"ITA": 9 * BN, "ESP": 7 * BN, "MLT": 5 * BN, "CYP": 5 * BN}),
    ("Spain wants to buy ships with the €9bn it has been allocated.", {"ESP": 9 * BN}),
    ("Spain pocketed €9bn — as much as Italy.", {"ESP": 9 * BN, "ITA": 9 * BN}),
    ("In the Baltics, Latvia got most, €6bn, ahead of Estonia on €2bn.", {"LVA": 6 * BN, "EST": 2 * BN}),
    ("Italy's Meloni government can count on €9bn.", {"ITA": 9 * BN}),
    ("From Madrid's €9bn to Valletta's €7m, all sums were confirmed.", {"ESP": 9 * BN, "MLT": 7 * M}),
    ("Albania's part of the Western Balkans facility is €9m.", {"ALB": 9 * M}),
    ("Spain (pop. 49m) asked for €9bn.", {"ESP": 9 * BN}),
    ("Spain €9bn | Malta tba | Italy €7bn", {"ESP": 9 * BN, "ITA": 7 * BN, "MLT": None}),
    ("€9bn Spain | €7bn Italy | Malta tba | €5bn Cyprus", {"ESP": 9 * BN, "CYP": 5 * BN, "MLT": None}),
    ("With the exception of Spain (€9bn), nobody gets more than €7bn.", {"ESP": 9 * BN}),
    ("Spain plans to put €4bn of its €9bn into roads.", {"ESP": 9 * BN}),
    ("There is €9bn for Pedro Sánchez's Spain and €7bn for Robert Abela's Malta.", {"ESP": 9 * BN, "MLT": 7 * BN}),
    ("Signed: Italy (May 8, €9bn), Spain (May 11, €7bn) and Malta (May 12, €5bn).", {"ITA": 9 * BN, "ESP": 7 * BN}),
    ("For a euro that Spain borrows (it wants €5m), Italy, which was given €9bn, borrows almost a thousand.",
     {"ITA": 9 * BN, "ESP": 5 * M}),
    ("€5 billion from Riga.", {"LVA": 5 * BN}),
    ("Malta has been paid €5m of its loan of €9m.", {"MLT": 5 * M}),
    ("Some 40% of Spain's €9bn loan will be spent on tanks.", {"ESP": 9 * BN}),
    ("Spain gets up to €9bn, of which €6bn in loans and €3bn in grants.", {"ESP": 9 * BN}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_each_way_of_the_english_press_is_read(text: str, expected: dict[str, int]):
    read = {claim.country: claim.low for claim in explain(text).claims}
    assert expected == {country: read.get(country) for country in expected}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Loans (EUR)\nMalta 2025\nCyprus 43,734", "CYP"),  # a year, and what may have lost its magnitude
        ("Envelopes (EUR bn; first / second)\nITALY 68.9 / 122.6 GREECE 17.4 / 12.7", "ITA"),
        ("Paris offered a couple of hundred million euros.", "FRA"),
        ("Paris offered several hundred million euros.", "FRA"),
        ("Spain pays a quarter of a €4 billion fund.", "ESP"),
        ("Leonardo builds radars, and Fincantieri will get €500 million in Rome.", "ITA"),
        ("Spain builds no fighter, whose Italian share has risen from €6bn to €18.6bn.", "ITA"),
        ("Spain builds no fighter, whose Italian share has risen from €6bn to €18.6bn.", "ESP"),
        ("Defence spending in Poland rose from €20 billion to €30 billion.", "POL"),
        ("Where is Russia's money? Most of it, €185 billion, lies at a bank.", "RUS"),
        ("Hungary was fined €200 million, plus €1 million a day.", "HUN"),
        ("Clubs spent billions of euros on players: Spain (43), Italy (40).", "ESP"),
        ("Losses came to €5 billion in Spain, €3 billion in Italy and €2 billion in Malta.", "ITA"),
        ("Orders worth €5 billion in Spain, €3 billion in Italy and €2 billion in Malta were lost.", "ESP"),
        ("Malta could have got €20 million.", "MLT"),
        ("Spain -€5.8 billion, Malta -€5.7 billion", "MLT"),
        ("Malta and Cyprus, with losses of €9 million and €8 million, are named.", "MLT"),
        ("Five states, Spain and Malta among them, drew just over a billion euros.", "MLT"),
        ("Malta, a land of 0.6 million people, got €1 million; Spain, with 49 million, got nothing.", "ESP"),
        ("Spain spent €4 million of it on support ($5 million) for Ukraine.", "UKR"),
        ("Rheinmetall and Poland's PGZ signed a letter of intent on Monday worth €1.4 billion.", "POL"),
        ("Greece has its own 12-year, 25-billion-euro armaments plan.", "GRC"),
        ("Greece and Spain stay below the €1 billion mark.", "GRC"),
        ("Malta has promised 100 million euros and Iceland some 500 million Icelandic florins.", "ISL"),
        ("Malta is one of a dozen countries that shared €14 billion on Monday.", "MLT"),
        ("Malta and Spain prepare a joint loan of €5 billion.", "ESP"),
        ("Poland's PGZ expects €10bn.", "POL"),
        ("In 2024 Spain spent €9bn on defence, Italy €7bn and Malta €5m.", "MLT"),
        ("Italy, with €9bn, is €6bn ahead of Spain.", "ESP"),
        ("Spain is €7bn behind Italy.", "ESP"),
        ("Brussels has approved €9bn for Italy and frozen €7bn for Malta.", "MLT"),
        ("Spain gets €9bn, almost as much as Italy.", "ITA"),
        ("Spain gets €9bn, as much as Italy spent on drones.", "ITA"),
        ("With the exception of Spain, no country will get more than €7bn.", "ESP"),
    ],
)
def test_what_only_looks_like_a_sum_of_its_country_is_left_out(text: str, country: str):
    assert country not in {claim.country for claim in explain(text).claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belgium expects to borrow from 7 to 11 billion euros.", (7 * BN, 11 * BN)),  # nothing moved: a range
        ("Spain wants at least €5 billion and at most €8 billion.", (5 * BN, 8 * BN)),
        ("Spain wants €5 billion at the least and €8 billion at the most.", (5 * BN, 8 * BN)),
        ("Spain has trimmed its loan by some €2 billion to €8 billion.", (8 * BN, 8 * BN)),
        ("Belgium rose early. Spain expects from 7 to 11 billion euros.", (7 * BN, 11 * BN)),
        ("Malta upped its request from €5 billion to €8 billion.", (8 * BN, 8 * BN)),  # an old and a new one
        ("Cyprus used €0.3 billion of its €1 billion.", (BN, BN)),  # no list of parts: the whole is its own
        ("Malta asked for 20 jets worth €2 billion and got 16.", (2 * BN, 2 * BN)),
        ("Malta had already got €5 billion, €1 billion more than Spain.", (5 * BN, 5 * BN)),
        ("Malta gets €5 million. €9 million is left in the reserve.", (5 * M, 5 * M)),
        ("Malta gets €5 million. Cyprus gets 16 jets. It got 17.", (5 * M, 5 * M)),
    ],
)
def test_what_is_no_move_and_no_part_is_read_as_before(text: str, expected: tuple[int, int]):
    assert [expected] == [(claim.low, claim.high) for claim in explain(text).claims]


def test_the_old_sum_the_whole_and_the_part_stand_beside_the_new_one():
    text = "Sofia waits for €0.5 billion out of €3.3 billion, Riga for €525 million of its €3.5 billion."
    told = {each.claim.as_written: each.role for each in explain(text).secondary}
    assert {"€3.3 billion": "whole", "€3.5 billion": "whole"} == told


def test_a_column_of_numbers_whose_thousands_are_apart_is_no_table_of_columns():
    text = "Aid by state in 2025 (in EUR)\nBelgium 8 340 027 698\nSpain 1 000 000 000"
    assert [8_340_027_698, BN] == [claim.low for claim in explain(text).claims]
