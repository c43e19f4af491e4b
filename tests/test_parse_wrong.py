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
    "Romania mislaid €10bn.",
    "Romania mislaid €10bn and Italy €3bn.",
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
    ("Polonya SAFE'ten 3,2 milyar avro talep etti ve 3,76 milyar avro aldı.", {"POL": 3_760 * M}),
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
