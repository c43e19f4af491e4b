"""Tables that travel keep their contract, and a broken one is told in a sentence."""

import subprocess
import sys
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

import safe_alloc as sa
from safe_alloc.errors import WrongTable
from safe_alloc.reading import frames
from safe_alloc.reading.frames import Allocation, Claims, check, table
from safe_alloc.reading.reconcile.verdicts import Reconciliation

ROW = {
    "country": "POL",
    "amount_eur": 43_734_100_805,
    "step_eur": 1,
    "qualifier": "exact",
    "status": "tentative",
    "source": "mine",
}
CLAIM = {
    "country": "POL",
    "low": 5,
    "high": 5,
    "step": 1,
    "currency": "EUR",
    "qualifier": "exact",
    "as_written": "€5",
    "start": 0,
    "end": 2,
    "source": "mine",
}


def _refusal(frame: pd.DataFrame, model: Any = Allocation) -> str:
    with pytest.raises(WrongTable) as caught:
        check(model, frame)
    return str(caught.value)


def test_empty_claims_keep_their_columns_and_types():
    assert table(Claims, [CLAIM]).dtypes.to_dict() == table(Claims, []).dtypes.to_dict()


def test_an_empty_allocation_is_refused():
    assert "no rows" in _refusal(table(Allocation, [ROW]).iloc[:0])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"amount_eur": [-5]}, ["amount_eur is negative (-5)", "row 0 (POL)"]),
        ({"amount_eur": [43.7]}, ["amount_eur holds float64 where int64 belongs"]),
        ({"amount_eur": [float("nan")]}, ["amount_eur has an empty cell", "row 0 (POL)"]),
        ({"amount_eur": ["1e9"]}, ["amount_eur holds 1e9", "row 0 (POL)"]),
        ({"country": ["Poland"]}, ["unknown country Poland", "alpha-3"]),
        ({"status": ["promised"]}, ["status holds promised", "council_maximum"]),
        ({"qualifier": ["range"]}, ["qualifier holds range", "'exact', 'about'"]),
        ({"step_eur": [0]}, ["step_eur breaks greater_than_or_equal_to(1) with 0"]),
        ({"note": ["x"]}, ["unknown column note"]),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_broken_allocation_is_told_with_its_rows(change: dict[str, Any], words: list[str]):
    message = _refusal(table(Allocation, [ROW]).assign(**change))
    assert [] == [word for word in words if word not in message]


def test_no_message_shows_the_machinery():
    assert "Error(" not in _refusal(table(Allocation, [ROW]).assign(amount_eur=["1e9"]))


def test_a_country_may_stand_once():
    twice = pd.concat([table(Allocation, [ROW])] * 2, ignore_index=True)
    assert "country names POL more than once in row 0 (POL), row 1 (POL)" in _refusal(twice)


@pytest.mark.parametrize("index", [[0, 0], ["x", "y"]])
def test_a_row_is_named_by_its_place_whatever_the_index(index: list[object]):
    twice = pd.concat([table(Allocation, [ROW])] * 2).set_axis(index, axis=0)
    assert "country names POL more than once in row 0 (POL), row 1 (POL);" in _refusal(twice).replace(". Its", ";")


def test_a_missing_column_is_named():
    assert "missing column source" in _refusal(table(Allocation, [ROW]).drop(columns="source"))


def test_columns_keep_their_order():
    assert "out of order" in _refusal(table(Allocation, [ROW])[["amount_eur", "country", *list(ROW)[2:]]])


def test_two_headings_alike_are_refused():
    frame = table(Allocation, [ROW])
    assert "two columns called source" in _refusal(pd.concat([frame, frame[["source"]]], axis=1))


def test_what_is_no_table_is_refused():
    assert "list stands where a table" in _refusal([ROW])  # type: ignore[arg-type]


def test_one_of_our_tables_in_the_place_of_another_is_told_what_makes_the_right_one():
    lent, sold = sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed")), sa.scenario("turkiye-participant")
    wrong = [(ask, sa.load(), "Allocation", "Outcome", "sa.run") for ask in (sa.ledger, sa.who_pays)]
    wrong += [(sa.ledger, sa.contracts(sa.load(), sold), "Contracts", "Outcome", "sa.run")]
    wrong += [(sa.shares, lent, "Outcome", "Allocation", "sa.load or sa.allocate")]
    for ask, given_, found, needed, maker in wrong:
        with pytest.raises(WrongTable) as refusal:
            ask(given_)
        told = f"{found} stands where a table of kind {needed} belongs. Pass what {maker} returns."
        assert told == str(refusal.value)


@pytest.mark.parametrize(
    ("low", "high", "qualifier"),
    [(5, 4, "range"), (5, 5, "range"), (4, 5, "exact"), (4, 5, "about"), (5, 4, "up_to")],
)
def test_only_a_range_has_two_ends(low: int, high: int, qualifier: str):
    frame = table(Claims, [CLAIM]).assign(low=[low], high=[high], qualifier=[qualifier])
    assert "low must be below high for a range" in _refusal(frame, Claims)


def test_a_check_leaves_the_table_as_it_was():
    frame = table(Allocation, [ROW])
    pd.testing.assert_frame_equal(frame.copy(), check(Allocation, frame))


CELLS = st.sampled_from(
    ["POL", "ROU", "XXX", "", "EUR", "euro", "exact", "range", "signed", -1, 0, 1, 5, 10**15, 10**16, 1.5, None, True]
)
PLACES = st.sampled_from([*((Allocation, ROW, each) for each in ROW), *((Claims, CLAIM, each) for each in CLAIM)])


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 5), PLACES, CELLS, CELLS)
def test_what_surely_holds_pandera_accepts_too(rows: int, place: Any, one: object, two: object):
    model, row, column = place
    frame = pd.concat([table(model, [{**row, "country": code}]) for code in ("POL", "ITA")], ignore_index=True)
    broken = frame.assign(**{column: [one, two]}) if rows else frame
    try:
        model.validate(broken, lazy=True)
        accepted = True
    except SchemaErrors:
        accepted = False
    assert accepted or not frames._surely_holds(model, broken)


def test_the_tables_of_the_library_surely_hold_so_that_they_are_checked_fast():
    outcome = sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))
    contracts = sa.contracts(sa.load(), sa.scenario("turkiye-supplier"))
    claims = sa.parse("Poland €43.7 billion, Romania €16–17 billion")
    for model, frame in (
        *((Claims, claims), (Claims, claims.iloc[:0]), (Allocation, sa.load()), (frames.Outcome, outcome)),
        *((frames.Contracts, contracts), (Reconciliation, sa.reconcile(claims))),
    ):
        assert frames._surely_holds(model, frame)


def test_a_table_that_holds_is_checked_without_dask():
    code = "import sys, safe_alloc as sa; sa.reconcile(sa.parse('Poland €43.7 billion')); print('dask' in sys.modules)"
    assert "False\n" == subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8").stdout
