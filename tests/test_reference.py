"""The dated numbers about countries: exact, in one unit each, and never the EU's total among them."""

import subprocess
import sys
from fractions import Fraction

import pytest

import safe_alloc as sa
from safe_alloc.errors import UnknownName
from safe_alloc.reading.countries import codes, is_member
from safe_alloc.reading.files import reference_rows
from safe_alloc.reading.reference import council_shares, indicator, indicators, prefinancing, timeline
from safe_alloc.reading.sources import CONFIDENCES, source

MEMBERS = [code for code in codes() if is_member(code)]
KEYS = sorted({f"{row['indicator']}@{row['year']}" for row in reference_rows("indicators")})
UNITS = {"million EUR", "million USD", "persons", "percent of GDP", "percent a year", "yes/no"}


def test_a_value_is_the_exact_decimal_of_the_table():
    gdp = indicator("gdp_nominal_eur@2024")
    assert (Fraction("852229.8"), 10**6, "EUR", "million EUR") == (gdp.values["POL"], gdp.scale, gdp.currency, gdp.unit)


def test_an_indicator_says_where_it_comes_from():
    gdp = indicator("gdp_nominal_eur@2024")
    assert ("gdp_nominal_eur", 2024, "Eurostat", "GDP at current prices") == (
        gdp.name,
        gdp.year,
        gdp.publisher,
        gdp.measure,
    )


@pytest.mark.parametrize("key", KEYS)
def test_every_indicator_is_in_a_known_unit_by_country_in_order(key):
    found = indicator(key)
    assert sorted(found.values) == list(found.values)
    assert set(codes()).issuperset(found.values)
    assert found.unit in UNITS


@pytest.mark.parametrize("key", KEYS)
def test_only_amounts_of_money_are_scaled(key):
    found = indicator(key)
    expected = {"million EUR": (10**6, "EUR"), "million USD": (10**6, "USD")}.get(found.unit, (1, ""))
    assert expected == (found.scale, found.currency)


@pytest.mark.parametrize("key", ["gdp_nominal_eur@2024", "population_midyear@2024"])
def test_a_scenario_can_be_sized_for_every_member_and_turkiye(key):
    assert {*MEMBERS, "TUR"} <= set(indicator(key).values)


def test_two_years_are_two_indicators():
    older, newer = indicator("gdp_nominal_eur@2024"), indicator("gdp_nominal_eur@2025")
    assert (2024, 2025) == (older.year, newer.year)
    assert older.values["POL"] < newer.values["POL"]


def test_an_indicator_cannot_be_changed():
    values = indicator("gdp_nominal_eur@2024").values
    with pytest.raises(TypeError):
        values["POL"] = Fraction(1)  # type: ignore[index]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("gdp_nominal_eur", "Years: 2024, 2025"),
        ("gdp_nominal_eur@", "Years: 2024, 2025"),
        ("gdp_nominal_eur@1999", "not known for '1999'. Years: 2024, 2025"),
        ("gdp_nominal_eu@2024", "did you mean 'gdp_nominal_eu"),
        ("population", "Indicators: defence_exp_cofog_eur, "),
        ("eu_bond_reoffer_yield_10y@2025", "for the EU as a whole only"),
        ("qmv_population_share@2025", "No indicator is called 'qmv_population_share'"),
        ("", "No indicator is called ''"),
    ],
)
def test_a_key_that_names_no_indicator_is_refused(key, words):
    with pytest.raises(UnknownName, match=words):
        indicator(key)


def test_the_list_of_indicators_has_each_once():
    found = indicators()
    assert KEYS == found["key"].tolist()
    assert "int64" == str(found["countries"].dtype)


def test_reading_an_indicator_needs_no_pandas():
    code = "import sys; from safe_alloc.reading.reference import indicator; indicator('gdp_nominal_eur@2024')"
    check = f"{code}; sys.exit('pandas' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", check], check=False).returncode


@pytest.mark.parametrize(
    ("key", "whole", "within"),
    [
        ("gdp_nominal_eur@2024", "18101412.0", "1.4"),
        ("gdp_nominal_eur@2025", "18856104.9", "1.4"),
        ("population_midyear@2024", "450228188", "0"),
    ],
)
def test_the_members_add_up_to_the_eu_total(key, whole, within):
    """Each of 27 values is rounded to 0.1, so a sum may be 27 half steps from the rounded total."""
    total = sum(indicator(key).values[member] for member in MEMBERS)
    assert abs(total - Fraction(whole)) <= Fraction(within)
    assert whole in [row["value"] for row in reference_rows("eu_indicators")]


def test_the_eu_is_no_country_anywhere():
    assert "EUU" not in codes()
    assert "country" not in reference_rows("eu_indicators")[0]


def test_membership_agrees_with_the_list_of_countries():
    assert {code: int(is_member(code)) for code in indicator("eu_member@2026").values} == dict(
        indicator("eu_member@2026").values
    )


def test_council_shares_are_of_27_members_and_add_up_but_for_rounding():
    found = council_shares()
    assert MEMBERS == found["country"].tolist()
    assert 10_001 == round(found["share"].sum() * 10_000)


def test_the_council_threshold_is_65_percent_of_the_total_rounded_up():
    (row,) = reference_rows("council_totals")
    exact = Fraction(row["population"]) * Fraction(row["threshold_percent"]) / 100
    assert int(row["threshold_population"]) == -(-exact.numerator // exact.denominator)


def test_exact_prefinancing_is_15_percent_of_the_council_maximum_to_the_cent():
    maximum = sa.load(as_of="2026-04-15").set_index("country")["amount_eur"]
    exact = prefinancing().query("qualifier == 'exact'").set_index("country")["foreseen_cents"]
    assert {country: 15 * int(maximum[country]) for country in exact.index} == exact.to_dict()
    assert 10 == len(exact)


def test_prefinancing_that_was_not_found_is_empty_and_never_zero():
    found = prefinancing().set_index("country")
    assert ["CZE", "FRA"] == found.index[found["foreseen_cents"].isna()].tolist()
    assert ["ESP", "FIN", "ITA"] == found.index[found["foreseen_cents"].eq(0).fillna(False)].tolist()


def test_what_was_paid_is_never_known_to_the_cent():
    assert "paid" not in prefinancing().query("qualifier == 'exact'")["status"].tolist()


def test_as_printed_and_cents_agree():
    rows = [row for row in reference_rows("prefinancing") if row["qualifier"] == "exact"]
    assert [row["foreseen_cents"] for row in rows] == [
        "".join(sign for sign in row["as_printed"] if sign.isdigit()) for row in rows
    ]


def test_prefinancing_is_of_states_the_named_source_decided_on():
    rows = reference_rows("prefinancing")
    decided = {(claim, name) for name in {row["source_id"] for row in rows} for claim in _countries_of(name)}
    assert {(row["country"], row["source_id"]) for row in rows} == decided


def _countries_of(name: str) -> list[str]:
    assert "council_maximum" == source(name).status
    return list(sa.claims(name)["country"])


def test_the_timeline_runs_forward_and_every_range_ends_after_it_starts():
    found = timeline()
    ranges = found[found["precision"] == "range"]
    assert found["date"].is_monotonic_increasing
    assert (ranges["date_to"] > ranges["date"]).all()
    assert (found["date_to"].eq("") == found["precision"].eq("day")).all()


@pytest.mark.parametrize("table", ["indicator_sources", "prefinancing", "timeline", "rules"])
def test_every_row_says_how_sure_it_is(table):
    assert set(CONFIDENCES) >= {row["confidence"] for row in reference_rows(table)}


@pytest.mark.parametrize(
    ("rule", "value"), [("envelope", "150000000000"), ("largest_three_share", "60"), ("outside_component_share", "35")]
)
def test_a_rule_of_the_regulation_names_its_article(rule, value):
    (row,) = [row for row in reference_rows("rules") if row["rule"] == rule]
    assert value == row["value"]
    assert row["article"]
