"""Numbers about a table: exact before they are floats, dated, and refused rather than guessed."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.asking.metrics import rank_labels, rank_of
from safe_alloc.errors import UnknownName, WrongTable
from safe_alloc.reading.countries import codes
from safe_alloc.reading.frames import Allocation, table

AMOUNTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=30)


def _table(amounts: list[int]) -> pd.DataFrame:
    rest = {"step_eur": 1, "qualifier": "exact", "status": "tentative", "source": "test"}
    return table(
        Allocation, [{"country": code, "amount_eur": a, **rest} for code, a in zip(codes(), amounts, strict=False)]
    )


def test_poland_has_the_share_everybody_prints(september: pd.DataFrame):
    assert 29.2 == round(100 * sa.shares(september).loc[0, "share"], 1)


@given(AMOUNTS.filter(any))
def test_shares_are_the_nearest_floats(amounts: list[int]):
    expected = [float(Fraction(amount, sum(amounts))) for amount in amounts]
    assert expected == sa.shares(_table(amounts))["share"].tolist()


def test_a_table_of_zeros_has_no_shares():
    with pytest.raises(WrongTable, match="sums to zero"):
        sa.shares(_table([0, 0]))


def test_france_and_hungary_share_the_third_place(september: pd.DataFrame):
    labels = sa.ranks(september).set_index("country")
    assert ["3=", "3=", "5"] == labels.loc[["FRA", "HUN", "ITA"], "rank_label"].tolist()
    assert [3, 3, 5] == labels.loc[["FRA", "HUN", "ITA"], "rank"].tolist()


@given(AMOUNTS)
def test_a_rank_is_one_more_than_the_number_of_larger_amounts(amounts: list[int]):
    assert [1 + sum(other > amount for other in amounts) for amount in amounts] == rank_of(amounts)


@given(AMOUNTS)
def test_a_label_shows_a_tie_and_only_a_tie(amounts: list[int]):
    assert [amounts.count(amount) > 1 for amount in amounts] == [label.endswith("=") for label in rank_labels(amounts)]


def test_concentration_is_as_published(september: pd.DataFrame):
    found = sa.concentration(september).round(4)
    assert (1399.9, 7.14, 0.5109, 0.7183) == (
        round(found["hhi"], 1),
        round(found["effective_number"], 2),
        found["top_3"],
        found["top_5"],
    )


@given(st.integers(1, 30), st.integers(1, 10**12))
def test_equal_borrowers_are_not_concentrated(count: int, amount: int):
    found = sa.concentration(_table([amount] * count))
    assert (pytest.approx(count), pytest.approx(0)) == (found["effective_number"], found["gini"])


def test_a_single_borrower_is_all_there_is():
    assert [10_000, 1, 0, 1, 1, 1] == sa.concentration(_table([7])).tolist()


def test_per_head_names_its_year_and_unit(september: pd.DataFrame):
    first = sa.per(september, "population_midyear@2024").iloc[0].to_dict()
    assert ("POL", "EUR per person", "population_midyear@2024", 36_559_233) == (
        first["country"],
        first["unit"],
        first["by"],
        first["denominator"],
    )
    assert 43_734_100_805 / 36_559_233 == first["ratio"]


def test_gdp_is_counted_in_whole_euro(september: pd.DataFrame):
    ratio = sa.per(september, "gdp_nominal_eur@2024").set_index("country").loc["LVA", "ratio"]
    assert 5_680_431_322 / 40_652_300_000 == ratio


def test_a_denominator_that_lacks_members_is_refused_by_name(september: pd.DataFrame):
    with pytest.raises(UnknownName, match=r"no value for Italy \(ITA\), Cyprus \(CYP\).*without=\['ITA', 'CYP'\]"):
        sa.per(september, "defence_exp_cofog_eur@2024")


def test_members_are_left_out_by_name_only(september: pd.DataFrame):
    assert 17 == len(sa.per(september, "defence_exp_cofog_eur@2024", without=["ITA", "Cyprus"]))


def test_one_country_is_left_out_without_a_list(september: pd.DataFrame):
    by = "population_midyear@2024"
    pd.testing.assert_frame_equal(sa.per(september, by, without=["POL"]), sa.per(september, by, without="Poland"))


@pytest.mark.parametrize("without", ["P", [3], [None]])
def test_leaving_out_what_is_no_country_is_a_mistake(september: pd.DataFrame, without: object):
    with pytest.raises(UnknownName, match="No country is called"):
        sa.per(september, "population_midyear@2024", without=without)


def test_leaving_out_a_stranger_is_a_mistake(september: pd.DataFrame):
    with pytest.raises(UnknownName, match="names TUR, which the table does not hold"):
        sa.per(september, "population_midyear@2024", without=["TUR"])


@pytest.mark.parametrize("by", ["gdp_nominal_usd@2024", "defence_exp_nato_pct_gdp@2024"])
def test_units_are_not_mixed(september: pd.DataFrame, by: str):
    with pytest.raises(WrongTable, match="would mix units"):
        sa.per(september, by)


def test_an_outcome_is_not_taken_for_an_allocation(september: pd.DataFrame):
    with pytest.raises(WrongTable, match="missing column amount_eur"):
        sa.shares(september.rename(columns={"amount_eur": "before_eur"}))
