"""What a sentence denies, joins, parts or counts in two currencies is never one country's sum in silence."""

from pathlib import Path

import pytest

from safe_alloc.errors import UnreadableFile
from safe_alloc.reading.parse import explain

NOBODYS = [
    "Spain + Finland: €2bn",
    "Polen + Finnland: 44,7 Mrd. Euro",
    "España + Finlandia: 2.000 millones de euros",
    "Estonia + Latvia + Lithuania = €14.7bn",
    "Reports that Greece gets €5 billion are false.",
    "It is not true that Greece gets €5 billion.",
    "Nobody said Greece gets €5 billion.",
    "French President Emmanuel Macron called for €100 billion in joint debt.",
]
DOUBTED = [
    "Poland gets €20bn for tanks and €23.7bn for ships.",
    "Poland: €20bn in 2026 and €23.7bn in 2027",
    "Italy gets €14.9 billion dollars",
    "Poland €43.7 billion zloty",
]
WHOLE = [
    "Of the €16.68 billion Romania may borrow, €4.2 billion goes to motorways.",
    "Von den 16,68 Milliarden Euro, die Rumänien leihen darf, fließen 4,2 Milliarden in Autobahnen.",
    "Sur les 16,68 milliards d'euros que la Roumanie peut emprunter, 4,2 milliards iront aux autoroutes.",
    "De los 16.680 millones de euros que recibirá Rumanía, 4.200 millones irán a autopistas.",
]
OTHERS = [
    "Poland borrows €43.7 billion under SAFE. Spain received €163 billion from NextGenerationEU.",
    "Poland gets €43.7 billion in SAFE loans. From the Recovery and Resilience Facility, Italy gets €194 billion.",
    "SAFE's list is led by Poland with €43.7 billion. Brussels will release €16bn of frozen EU funds for Hungary.",
    "SAFE: Polen bekommt 43,7 Milliarden Euro. Aus dem Wiederaufbaufonds erhielt Spanien 163 Milliarden Euro.",
    "Polska dostanie z SAFE 43,7 mld euro. Z funduszu odbudowy Hiszpania otrzymała 163 mld euro.",
]
ABROAD = [
    ("Poland: €43.7 billion, Lettland: €5.68 billion, Spain: €1 billion", {"POL": 43_700, "LVA": 5_680, "ESP": 1_000}),
    ("Poland (€43.7bn), Frankreich (€16.2bn)", {"POL": 43_700, "FRA": 16_200}),
    ("Italia: €14.9 billion\nPolska: €43.7 billion\nSpain: €1 billion", {"ITA": 14_900, "POL": 43_700, "ESP": 1_000}),
    ("Łotwa: 5,68 mld €, España 1.000 millones", {"LVA": 5_680, "ESP": 1_000}),
    ("Total: €5bn, Poland: €1bn", {"POL": 1_000}),
    ("Norway NOK 5bn kroner", {}),
]


def claims(text: str) -> dict[str, int]:
    return {claim.country: claim.low for claim in explain(text).claims if claim.currency == "EUR"}


@pytest.mark.parametrize("text", NOBODYS)
def test_a_sum_denied_or_joined_is_nobodys(text: str):
    assert {} == claims(text)


@pytest.mark.parametrize("text", DOUBTED)
def test_two_sums_or_two_currencies_are_a_doubt(text: str):
    assert {} == claims(text)
    assert explain(text).doubts


@pytest.mark.parametrize("text", WHOLE)
def test_a_part_that_is_spent_is_not_the_loan(text: str):
    assert {"ROU": 16_680 * 10**6} == claims(text)


@pytest.mark.parametrize("text", OTHERS)
def test_another_programme_named_in_a_text_about_safe_stands_beside(text: str):
    assert {"POL": 43_700 * 10**6} == claims(text)
    assert ["other programme"] == [each.role for each in explain(text).secondary]


def test_a_text_about_another_programme_is_read():
    assert {"POL": 59_800 * 10**6} == claims("Poland got €59.8 billion from the recovery fund.")
    assert {"ITA": 194_000 * 10**6} == claims("Under the RRF, Italy gets €194bn. SAFE is another fund.")


def test_a_part_that_is_paid_is_what_the_text_is_about():
    assert {"POL": 6_600 * 10**6} == claims("Of the €43.7 billion Poland will get, €6.6 billion has been paid.")


@pytest.mark.parametrize(("text", "millions"), ABROAD)
def test_a_list_may_name_a_country_in_another_language(text: str, millions: dict[str, int]):
    assert {country: value * 10**6 for country, value in millions.items()} == claims(text)


def test_a_text_called_a_workbook_is_refused(tmp_path: Path):
    path = tmp_path / "loans.xlsx"
    path.write_text("Poland gets €43.7 billion", "utf-8")
    with pytest.raises(UnreadableFile, match=r"loans\.xlsx is no workbook.*call it \.txt or \.csv"):
        explain(path)


def test_the_colours_of_a_terminal_are_no_sums():
    assert {"ROU": 16_680 * 10**6} == claims("\x1b[31mRomania\x1b[0m \x1b[1m€16.68 billion\x1b[0m")
