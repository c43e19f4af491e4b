"""Whose a sum is, and in which unit: notes, totals, codes, brackets, parts, corrections and requests that grew.

Each sentence is read as a person reads it, or is left out with a doubt; never is another number told.
"""

import pytest

import safe_alloc as sa

M, BN = 10**6, 10**9


def _read(text: str) -> dict[str, int | tuple[str, int]]:
    """Return the sum of each country, with its currency unless that is the euro."""
    return {
        claim.country: claim.low if claim.currency == "EUR" else (claim.currency, claim.low)
        for claim in sa.explain(text).claims
    }


NOTED = [
    (
        "MEPs freed 1.31 billion euros after the storms. Spain (812.4), Portugal (310), Malta (0.6) and Greece (187) "
        "asked for help in May. All figures in brackets are in millions of euros.",
        {"ESP": 812_400_000, "PRT": 310 * M, "MLT": 600_000, "GRC": 187 * M},
    ),
    (
        "Amounts in €m: the fund pays out €1.2 billion. Poland (412.5), Latvia (88), Estonia (31.2).",
        {"POL": 412_500_000, "LVA": 88 * M, "EST": 31_200_000},
    ),
    (
        "Four countries share €1.4 billion.\n\nCroatia (512.3), Slovenia (99.5) and Hungary (201) filed in time.\n\n"
        "The figures in brackets are millions of euros.\n\nPayment is due in May.",
        {"HRV": 512_300_000, "SVN": 99_500_000, "HUN": 201 * M},
    ),
    (
        "All sums are in €bn. The scheme lends 150 in all: Poland (43.7), Romania (16.7), Denmark (0.05).",
        {"POL": 43_700 * M, "ROU": 16_700 * M, "DNK": 50 * M},
    ),
    (
        "Die Kommission zahlt 1,4 Milliarden Euro aus: Kroatien (612,9), Ungarn (359,7) und Malta (0,2). "
        "Angaben in Klammern in Millionen Euro.",
        {"HRV": 612_900_000, "HUN": 359_700_000, "MLT": 200_000},
    ),
    (
        "Le Parlement libère 1,4 milliard d'euros : la Croatie (612,9), la Hongrie (359,7), Malte (2,1). "
        "Les chiffres entre parenthèses sont en millions d'euros.",
        {"HRV": 612_900_000, "HUN": 359_700_000, "MLT": 2_100_000},
    ),
    (
        "Sejm UE uwolnił 1,4 mld euro: Chorwacja (612,9), Węgry (359,7), Malta (2,1). "
        "Kwoty w nawiasach podano w milionach euro.",
        {"HRV": 612_900_000, "HUN": 359_700_000, "MLT": 2_100_000},
    ),
    (
        "Parlamento 1,4 milyar avroyu onayladı: Hırvatistan (612,9), Macaristan (359,7), Malta (2,1). "
        "Parantez içindeki rakamlar milyon avrodur.",
        {"HRV": 612_900_000, "HUN": 359_700_000, "MLT": 2_100_000},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOTED)
def test_a_sentence_that_names_the_unit_of_the_figures_counts_for_every_bare_number(text, expected):
    assert expected == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pot holds €2 billion. Italy (890.5), Malta (0.4) and Spain (640) get most of it.",
        "Brussels will pay 1.3 billion euros to six countries. Croatia (612.9) and Hungary (2.1) were hit hardest.",
        "The pot of €2 billion is shared out: Italy 890.5, Spain 640.2, Malta 12.4.",
        "Out of €1.4 billion, Greece (540), Cyprus (12) and Malta (3.5) will get most, the Commission said.",
    ],
)
def test_numbers_that_would_be_more_than_their_total_are_doubts(text):
    reading = sa.explain(text)
    assert () == reading.claims
    assert any("more than the whole" in doubt.says for doubt in reading.doubts)


def test_numbers_within_their_total_share_its_unit():
    text = "Brussels paid out 3.4 billion euros last week. Italy (1.2), Spain (0.9) and Poland (1.3) got the money."
    assert {"ITA": 1_200 * M, "ESP": 900 * M, "POL": 1_300 * M} == _read(text)


def test_a_sentence_that_happens_to_name_billions_gives_no_unit():
    assert {} == _read("The plan costs billions of euros. Poland (465.9) and Austria (459.7) have the best scores.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Georgia will add GEL 300 million, Armenia AMD 12 billion.",
            {"GEO": ("GEL", 300 * M), "ARM": ("AMD", 12 * BN)},
        ),
        (
            "Mexico offers MXN 600m, South Africa ZAR 1bn, Thailand 900 million THB.",
            {"MEX": ("MXN", 600 * M), "ZAF": ("ZAR", BN), "THA": ("THB", 900 * M)},
        ),
        ("Poland gets €43.7 billion and Kuwait KWD 2 billion.", {"POL": 43_700 * M, "KWT": ("KWD", 2 * BN)}),
        (
            "Island zahlt 1,4 Milliarden ISK, die Slowakei 20 Millionen Euro.",
            {"ISL": ("ISK", 1_400 * M), "SVK": 20 * M},
        ),
        ("Poland gets €43.7 billion, Austria XQZ 3 billion.", {"POL": 43_700 * M}),
        ("POLAND GETS 43.7 BILLION EUROS, ITALY 14.9 BILLION", {"POL": 43_700 * M, "ITA": 14_900 * M}),
    ],
)
def test_a_code_of_three_capitals_is_its_own_money_and_never_the_euro(text, expected):
    assert expected == _read(text)


BRACKETS = [
    ("In Estonia (budget: €1.6 billion, loan: €2.66 billion) the picture is the same.", {"EST": 2_660 * M}),
    (
        "Croatia (loan: €1.7 billion, defence spending: €1.5 billion) and Latvia (loan: €5.68 billion; "
        "GDP: €40 billion) come next, as in the Greek case.",
        {"HRV": 1_700 * M, "LVA": 5_680 * M},
    ),
    ("Slovakia (requested: €2.5 billion, granted: €2.32 billion) is pleased.", {"SVK": 2_320 * M}),
    ("In Poland (budget: €44 billion) the mood is good, as in the Romanian one.", {}),
    (
        "Hungary (SAFE: €16.2 billion) and France (SAFE: €16.2 billion) are level.",
        {"HUN": 16_200 * M, "FRA": 16_200 * M},
    ),
    ("Poland (grants: €25 billion, loans: €34 billion) is the largest user of the recovery fund.", {"POL": 25 * BN}),
    ("En Lettonie (budget : 1,7 milliard d'euros, prêt : 5,68 milliards d'euros), c'est pareil.", {"LVA": 5_680 * M}),
    ("Na Łotwie (budżet: 1,7 mld euro, pożyczka: 5,68 mld euro) jest jak na Litwie.", {"LVA": 5_680 * M}),
    (
        "Letonya'da (bütçe: 1,7 milyar avro, kredi: 5,68 milyar avro) durum Litvanya'dakine benziyor.",
        {"LVA": 5_680 * M},
    ),
    (
        "Rail: Spain (Algeciras, EUR 31 m), Portugal (Sines, EUR 12.5 m), Ireland (none).",
        {"ESP": 31 * M, "PRT": 12_500_000},
    ),
    (
        "Ports: Poland (Gdynia, €40m), Latvia (Liepāja, €15m), Finland (Kotka, €9m) and Denmark.",
        {"POL": 40 * M, "LVA": 15 * M, "FIN": 9 * M},
    ),
    (
        "Puertos: Italia (Génova, 31 millones de euros), Grecia (El Pireo, 12 millones de euros), Malta (ninguno).",
        {"ITA": 31 * M, "GRC": 12 * M},
    ),
    ("Money went to France (Thales, €300 million), Germany and Spain.", {}),
    ("Spain (Navantia, €2 billion) and Italy (Fincantieri) build frigates for Norway.", {}),
    ("EUR 6.5 billion had gone to Poland (loan: EUR 43.7 billion) by June.", {"POL": 6_500 * M}),
]


@pytest.mark.parametrize(("text", "expected"), BRACKETS)
def test_a_sum_in_the_bracket_behind_a_country_is_its_own_loan_or_nobodys(text, expected):
    assert expected == _read(text)


PARTS = [
    ("Portugal's €5.84 billion includes €1.9 billion for frigates.", {"PRT": 5_840 * M}),
    ("Croatia's €1.7 billion comprises €400 million for howitzers and €300 million for tanks.", {"HRV": 1_700 * M}),
    ("Lettlands 5,68 Milliarden Euro umfassen 1,2 Milliarden für Panzer.", {"LVA": 5_680 * M}),
    ("Los 5.680 millones de euros de Letonia incluyen 1.200 millones para carros de combate.", {"LVA": 5_680 * M}),
    ("I 5,68 miliardi di euro della Lettonia comprendono 1,2 miliardi per carri armati.", {"LVA": 5_680 * M}),
    ("De 5,68 miljard euro van Letland omvat 1,2 miljard voor tanks.", {"LVA": 5_680 * M}),
    ("Cele 5,68 miliarde de euro ale Letoniei includ 1,2 miliarde pentru tancuri.", {"LVA": 5_680 * M}),
    ("Τα 5,68 δισ. ευρώ της Λετονίας περιλαμβάνουν 1,2 δισ. για άρματα.", {"LVA": 5_680 * M}),
    ("The plan of Denmark includes ships worth €300 million; Sweden has no plan.", {}),
    ("Plans add up to €4 billion; Latvia has none.", {}),
    (
        "The list includes Poland with €43.7 billion and Romania with €16.7 billion.",
        {"POL": 43_700 * M, "ROU": 16_700 * M},
    ),
    (
        "Finland wants €1 billion for tanks; Spain would spend a third of its €2 billion on radars.",
        {"FIN": BN, "ESP": 2 * BN},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_is_not_the_whole_and_no_sum_passes_a_semicolon(text, expected):
    assert expected == _read(text)


GROWN = [
    ("Bulgaria had spoken of €2bn in spring. It came away with €3.26bn.", {"BGR": 3_260 * M}),
    ("Spain had reckoned with €3 billion. It has to make do with €1 billion.", {"ESP": BN}),
    ("The Latvians went the other way, from €7 billion in May to 5.7 in the last draft.", {"LVA": 5_700 * M}),
    ("The Czechs took another path, from €3 billion in May to €2.06 billion in July.", {"CZE": 2_060 * M}),
    ("La Croatie a changé d'avis, de 3 milliards d'euros dans le premier plan à 1,7 en juillet.", {"HRV": 1_700 * M}),
    ("Slovakia's prime minister believed in May that €1 billion would do. The application names €2.3 billion.", {}),
    ("Cyprus wanted €2 billion. The letter from Brussels says €1.18 billion.", {}),
    ("L'Italia aveva parlato di 10 miliardi di euro a luglio. È tornata a casa con 14,9 miliardi.", {}),
    ("İtalya temmuzda 10 milyar avrodan söz etmişti. Masadan 14,9 milyar avroyla kalktı.", {}),
    ("Bulgaria wanted €4 billion in spring; by autumn it was €3.26 billion.", {}),
    ("Lithuania first wanted €8 billion, then €7 billion, and applied for €6.38 billion.", {}),
    ("Cyprus wanted €2 billion. The scheme has €150 billion.", {"CYP": 2 * BN}),
    ("Slovakia asked for €2.3 billion. A tank costs €20 million.", {"SVK": 2_300 * M}),
]


@pytest.mark.parametrize(("text", "expected"), GROWN)
def test_of_a_request_that_grew_or_shrank_the_old_sum_is_never_told(text, expected):
    assert expected == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain, Italy at odds over €2bn fighter plan", {}),
        ("– Malta, Ireland row over €40M ferry link", {}),
        ("Poland, Romania share €60bn", {}),
        (
            "Poland, Romania and Italy get €43.7 billion, €16.7 billion and €14.9 billion.",
            {"POL": 43_700 * M, "ROU": 16_700 * M, "ITA": 14_900 * M},
        ),
        ("Greece, which asked for €787 million, is happy.", {"GRC": 787 * M}),
    ],
)
def test_two_countries_at_the_head_of_a_headline_share_its_sum(text, expected):
    assert expected == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CORRECTION: On Monday we said that Austria would get 3.3 billion euros. Austria does not take part.", {}),
        ("An earlier version of this story wrongly said that Ireland would receive €1.2 billion.", {}),
        (
            "Clarification: we reported that Poland would get 4.37 billion euros. Poland gets 43.7 billion euros.",
            {"POL": 43_700 * M},
        ),
        ("Editor's note: this article misstated Finland's loan as €10 billion. It is €1 billion.", {"FIN": BN}),
        ("Berichtigung: In einer früheren Fassung hieß es, Irland bekomme 1,2 Milliarden Euro.", {}),
        ("Rectificatif : nous écrivions que l'Irlande recevrait 1,2 milliard d'euros.", {}),
        ("Rettifica: avevamo scritto che l'Irlanda avrebbe ricevuto 1,2 miliardi di euro.", {}),
        ("Sprostowanie: napisaliśmy, że Irlandia otrzyma 1,2 mld euro.", {}),
        ("Düzeltme: İrlanda'nın 1,2 milyar avro alacağını yazmıştık.", {}),
        ("As we wrote on Monday, Poland will get €43.7 billion and Spain €1 billion.", {"POL": 43_700 * M, "ESP": BN}),
    ],
)
def test_what_a_correction_takes_back_is_no_claim(text, expected):
    assert expected == _read(text)
