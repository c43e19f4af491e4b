"""Whose a sum is not: a saving, a firm's, a count, a place; where nothing says that a country has a sum, it has none.

Each sentence is read as a careful person reads it, or is left out, with a doubt or without one.
"""

import pytest

import safe_alloc as sa

M, BN = 10**6, 10**9


def _read(text: str) -> dict[str, int]:
    """Return the sum of each country."""
    return {claim.country: claim.low for claim in sa.explain(text).claims}


NOBODYS = [
    # a saving and a cost
    "The loan saves Greece €2.4m.",
    "Cheaper borrowing saves Italy €90m a year.",
    "Interest on the loan will cost Poland €1.1bn.",
    "Greece raised €3bn on the bond market.",
    # a firm, a party or a thing of a country
    "Banks in Cyprus hold €3bn.",
    "Spain's biggest bank made €14bn.",
    "The border of Finland with Russia needs €1bn.",
    "Hungary's opposition leader promised €5bn.",
    "The city of Warsaw borrowed €500m.",
    "Firms from Poland will get €500m.",
    # who sells and who buys
    "Poland sold €90bn of goods to Germany.",
    "Spain bought €2bn of gas from Algeria.",
    "Apple owed Ireland €14bn.",
    "Investors pulled €14bn out of Italy.",
    # an unknown verb, and no word for borrowing, getting or giving
    "Under SAFE Poland lends nothing. Ireland sits on €22bn.",
    "The bail-in wiped out €8bn in Cyprus.",
    "Under SAFE Poland lends nothing. Spain received 5 million tourists.",
    "Spain has 5 million pensioners.",
    "Brussels clawed back €100m from Poland.",
    # what is denied at the end, or before
    "Italy's hopes of €20bn were dashed.",
    "Minister denies that Italy gets €20bn.",
    "Britain was offered entry for €4bn.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_what_is_told_of_something_else_is_no_countrys_sum(text):
    assert {} == _read(text)


OWN = [
    ("On a SAFE loan of €788m, Greece would pay 3.1 per cent, a saving of €2.4m a year.", {"GRC": 788 * M}),
    ("Announced in Kyiv, on top of the C$693 million it pledged.", {}),
    ("Poland's development bank gets €6bn.", {"POL": 6 * BN}),
    ("Romania expects €10bn and Italy €3bn.", {"ROU": 10 * BN, "ITA": 3 * BN}),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_a_sum_beside_another_is_told_apart(text, expected):
    assert expected == _read(text)


def test_a_sum_for_each_of_some_is_not_for_each_of_all():
    text = "The three are Italy, Spain and Malta, with €1bn each for the first two and €47m for the third."
    assert {} == _read(text)
    assert sa.explain(text).doubts


COUNTED = [
    ("All amounts in € billion. Poland has 38 million people, Italy 59.", {}),
    ("All amounts in € billion. Poland fields 400 tanks, Italy 200.", {}),
    ("All amounts in € million. Medals: Poland 10, Italy 12.", {}),
    ("Beträge in Milliarden Euro. Polen hat 38 Millionen Einwohner, Italien 59.", {}),
    ("Tous les montants sont en milliards d'euros. La Pologne compte 38 millions d'habitants, l'Italie 59.", {}),
    ("All amounts in € billion. Loans: Poland 44, Italy 15.", {"POL": 44 * BN, "ITA": 15 * BN}),
    ("All amounts in € billion. Poland gets 44, Italy 15.", {"POL": 44 * BN, "ITA": 15 * BN}),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_note_about_units_makes_no_money_of_what_is_counted(text, expected):
    assert expected == _read(text)


ABROAD = [
    "Das SAFE-Darlehen erspart Griechenland 2,4 Millionen Euro.",
    "Banken in Zypern halten 3 Milliarden Euro.",
    "Die Grenze Finnlands zu Russland braucht eine Milliarde Euro.",
    "Ungarns Oppositionsführer versprach 5 Milliarden Euro.",
    "Die Stadt Warschau lieh sich 500 Millionen Euro.",
    "Rumänien fehlen 10 Milliarden Euro.",
    "Le prêt fait économiser 2,4 millions d'euros à la Grèce.",
    "Les banques de Chypre détiennent 3 milliards d'euros.",
    "La frontière de la Finlande exige 1 milliard d'euros.",
    "La ministre a annoncé 2 milliards d'euros au Danemark.",
    "Au Danemark, le ministre a annoncé 2 milliards d'euros.",
    "À Varsovie, le ministre a annoncé 2 milliards d'euros.",
    "Il manque 10 milliards d'euros à la Roumanie.",
    "Il prestito fa risparmiare 2,4 milioni di euro alla Grecia.",
    "Le banche di Cipro detengono 3 miliardi di euro.",
    "A Varsavia il ministro ha annunciato 2 miliardi di euro.",
    "La Polonia ha esportato merci per 90 miliardi di euro in Germania.",
    "Alla Romania mancano 10 miliardi di euro.",
    "El préstamo ahorra a Grecia 2,4 millones de euros.",
    "Los bancos de Chipre tienen 3.000 millones de euros.",
    "A Rumanía le faltan 10.000 millones de euros.",
    "Pożyczka pozwala Grecji zaoszczędzić 2,4 mln euro.",
    "Banki na Cyprze mają 3 mld euro.",
    "Lider opozycji na Węgrzech obiecał 5 mld euro.",
    "Rheinmetall inwestuje 1 mld euro na Litwie.",
    "Împrumutul economisește Greciei 2,4 milioane de euro.",
    "La Varșovia, ministrul a anunțat 2 miliarde de euro.",
    "Polonia a exportat mărfuri de 90 de miliarde de euro în Germania.",
    "Kredi Yunanistan'a 2,4 milyon avro tasarruf sağlıyor.",
    "Macaristan'da muhalefet lideri 5 milyar avro vaat etti.",
    "Varşova'da 2 milyar avro açıkladı.",
    "Bakan Varşova'da 2 milyar avro açıkladı.",
    "Romanya'nın 10 milyar avro açığı var.",
    "Baykar, İtalya'ya 1 milyar avroluk SİHA satacak.",
    "Το δάνειο εξοικονομεί στην Ελλάδα 2,4 εκατ. ευρώ.",
    "Οι τράπεζες στην Κύπρο κατέχουν 3 δισ. ευρώ.",
    "Ο ηγέτης της αντιπολίτευσης της Ουγγαρίας υποσχέθηκε 5 δισ. ευρώ.",
    "Στη Βαρσοβία ο υπουργός ανακοίνωσε 2 δισ. ευρώ.",
    "Η Rheinmetall επενδύει 1 δισ. ευρώ στη Λιθουανία.",
    "De lening bespaart Griekenland 2,4 miljoen euro.",
    "De grens van Finland heeft 1 miljard euro nodig.",
    "De stad Warschau leende 500 miljoen euro.",
]


@pytest.mark.parametrize("text", ABROAD)
def test_what_is_told_of_something_else_is_no_countrys_sum_in_other_languages(text):
    assert {} == _read(text)


VERB_LAST = [
    ("Türkiye, SAFE'ten 3,2 milyar avro talep etti ve 3,76 milyar avro aldı.", {"TUR": 3_760 * M}),
    ("Polonya, 45 milyar avro talep ettiği SAFE'ten 43,7 milyar avro aldı.", {"POL": 43_700 * M}),
    ("Magyarország 18 milliárd eurót kért a SAFE-ból, és 16,2 milliárd eurót kapott.", {"HUN": 16_200 * M}),
    ("ポーランドはSAFEから45億ユーロを申請し、43億ユーロを受け取った。", {"POL": 4_300 * M}),
]


@pytest.mark.parametrize(("text", "expected"), VERB_LAST)
def test_what_was_asked_is_not_what_was_got_where_the_verb_comes_last(text, expected):
    assert expected == _read(text)
