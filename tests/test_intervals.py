"""What the printed digits leave open: the truth lies inside, and every bound can be reached."""

from fractions import Fraction
from itertools import product
from math import nextafter

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.errors import UnknownName, WrongMoney, WrongTable
from safe_alloc.reading.frames import Claims, table

BN, M = 10**9, 10**6
CODES = ("POL", "ROU", "FRA", "HUN", "ITA")
HABITS = ("unknown", "rounded", "truncated")


def claims(*rows):
    """Return Claims of (low, step) or (low, step, qualifier, high, currency), named in order."""
    rest = {"as_written": "as printed", "start": 0, "end": 1, "source": "a paper"}
    made = []
    for country, row in zip(CODES, rows, strict=False):
        low, step, qualifier, high, currency = (*row, *("exact", row[0], "EUR")[len(row) - 2 :])
        keys = {"low": low, "high": high, "step": step, "currency": currency, "qualifier": qualifier}
        made.append({"country": country, **keys, **rest})
    return table(Claims, made)


def spans(found):
    return list(zip(found["low_eur"].tolist(), found["high_eur"].tolist(), strict=True))


def rank(amounts, at):
    return 1 + sum(each > amounts[at] for each in amounts)


def shorten(amount, step, habit, up):
    """Return an amount as printed; `up` says where a half goes."""
    if habit == "truncated":
        return amount // step * step
    return (2 * amount + step - (not up)) // (2 * step) * step if step > 1 else amount


@pytest.mark.parametrize(
    ("habit", "span"),
    [
        ("rounded", (46_650_000, 46_750_000)),
        ("truncated", (46_700_000, 46_799_999)),
        ("unknown", (46_650_000, 46_799_999)),
    ],
)
def test_a_habit_says_what_the_last_digit_leaves_open(habit, span):
    assert [span] == spans(sa.intervals(claims((46_700_000, 100_000)), habit=habit))


@pytest.mark.parametrize(
    ("row", "span"),
    [
        ((17, 1), (17, 17)),
        ((170, 10, "about"), (160, 180)),
        ((170, 10, "up_to"), (0, 179)),
        ((170, 10, "range", 200), (165, 209)),
        ((0, 10), (0, 9)),
        ((5, 10, "about"), (0, 15)),
    ],
)
def test_each_qualifier_leaves_its_own_room(row, span):
    assert [span, (1, 1)] == spans(sa.intervals(claims(row, (1, 1))))


def test_at_least_is_open_above_until_an_envelope_closes_it():
    bounded = claims((170, 10, "at_least"), (30, 10))
    with pytest.raises(WrongTable, match=r"POL at least €170: .*needs an envelope"):
        sa.intervals(bounded)
    assert [(361, 375), (25, 39)] == spans(sa.intervals(bounded, envelope=400))


def test_two_papers_agree_with_the_commission():
    exact = sa.load().set_index("country")
    for paper, habit in (("anadolu-2025-09-10", "truncated"), ("liga-2025-09-09", "rounded")):
        found = sa.intervals(sa.load(paper), envelope="€150 billion", habit=habit).set_index("country")
        amounts = exact["amount_eur"].reindex(found.index)
        assert ((found["low_eur"] <= amounts) & (amounts <= found["high_eur"])).all()
        assert "3–4" == found.loc["FRA", "rank"]


def test_the_envelope_takes_from_coarse_figures_what_the_fine_ones_do_not_leave():
    paper = sa.load("anadolu-2025-09-10")
    alone = sa.intervals(paper, habit="truncated").set_index("country")
    held = sa.intervals(paper, envelope="€150 billion", habit="truncated").set_index("country")
    assert (43_799_999_999, 43_766_300_000) == (alone.loc["POL", "high_eur"], held.loc["POL", "high_eur"])
    assert (1_999_999_999, 1_066_300_000) == (alone.loc["ESP", "high_eur"], held.loc["ESP", "high_eur"])


def test_exact_figures_leave_nothing_open():
    found = sa.intervals(sa.load(), envelope=150 * BN)
    assert found["low_eur"].tolist() == found["high_eur"].tolist() == sa.load()["amount_eur"].tolist()
    assert ["1", "2", "3", "3", "5"] == found["rank"].tolist()[:5]


def test_columns_and_rows_are_those_promised():
    found = sa.intervals(claims((10, 1), (20, 1)))
    told = ["country", "low_eur", "high_eur", "share_low", "share_high", "rank_low", "rank_high", "rank", "source"]
    assert (told, ["POL", "ROU"]) == (list(found), found["country"].tolist())


@pytest.mark.parametrize(
    ("figures", "options", "words"),
    [
        (claims((10, 1), (20, 1)), {"envelope": 40}, "stand for €30 to €30 in all.* €40: €10 out of reach"),
        (claims((10, 1), (20, 1)), {"envelope": "€25"}, "€5 out of reach"),
        (claims(), {"envelope": "€25"}, "The 0 figures .* €25 out of reach"),
        (claims(), {}, "sum to zero"),
        (claims((0, 1)), {}, "sum to zero"),
        (claims((10, 1, "exact", 10, "USD")), {}, "POL USD 10: another currency"),
        ([1], {}, "Only Claims or an Allocation"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(figures, options, words):
    with pytest.raises(WrongTable, match=words):
        sa.intervals(figures, **options)


def test_an_unknown_habit_and_a_float_are_refused():
    with pytest.raises(UnknownName, match="did you mean 'rounded'"):
        sa.intervals(claims((10, 1)), habit="round")
    with pytest.raises(WrongMoney, match="float"):
        sa.intervals(claims((10, 1)), envelope=10.0)


STEPS = st.sampled_from([1, 2, 5, 10, 100])
TRUTHS = st.lists(st.tuples(st.integers(0, 500), STEPS, st.booleans()), min_size=1, max_size=5)


@given(TRUTHS, st.sampled_from(HABITS[1:]), st.booleans(), st.booleans())
def test_the_truth_is_always_inside(truths, habit, told, held):
    amounts = [amount for amount, _, _ in truths]
    whole = sum(amounts)
    printed = claims(*((shorten(amount, step, habit, up), step) for amount, step, up in truths))
    if not whole:
        return
    found = sa.intervals(printed, envelope=whole if held else None, habit=habit if told else "unknown")
    for at, row in enumerate(found.to_dict("records")):
        assert row["low_eur"] <= amounts[at] <= row["high_eur"]
        assert row["rank_low"] <= rank(amounts, at) <= row["rank_high"]
        assert row["share_low"] <= Fraction(amounts[at], whole) <= row["share_high"]


SMALL = st.lists(st.tuples(st.integers(0, 6), st.sampled_from([1, 2, 4, 5])), min_size=1, max_size=4)


@example([(0, 1), (0, 4), (0, 3), (0, 3)], "truncated", 3)  # the one with the most room is the first to be larger
@example([(1, 1), (1, 3), (1, 3), (1, 3)], "truncated", 8)  # two of three must be larger, though each may be equal
@given(SMALL, st.sampled_from(HABITS), st.one_of(st.none(), st.integers(0, 30)))
def test_every_bound_is_reached_and_nothing_possible_is_lost(rows, habit, envelope):
    printed = claims(*rows)
    open_ = [span(low, step, habit) for low, step in rows]
    possible = [each for each in product(*open_) if envelope in (None, sum(each))]
    if not any(map(sum, possible)):
        with pytest.raises(WrongTable):
            sa.intervals(printed, envelope=envelope, habit=habit)
        return
    found = sa.intervals(printed, envelope=envelope, habit=habit)
    for at, row in enumerate(found.to_dict("records")):
        amounts, ranks = {each[at] for each in possible}, {rank(each, at) for each in possible}
        shares = {Fraction(each[at], sum(each)) for each in possible if sum(each)}
        assert (min(amounts), max(amounts)) == (row["low_eur"], row["high_eur"])
        assert (min(ranks), max(ranks)) == (row["rank_low"], row["rank_high"])
        assert row["share_low"] <= min(shares) < nextafter(row["share_low"], 2)
        assert nextafter(row["share_high"], -1) < max(shares) <= row["share_high"]


def span(low, step, habit):
    """Return by trial which whole euro may have been printed so."""
    near = {each for each in range(2 * (low + step) + 1) if 2 * abs(each - low) <= step}
    cut = set(range(low, low + step))
    return sorted({"rounded": near, "truncated": cut}.get(habit, near | cut))


def test_intervals_answer_to_the_habit_that_was_found():
    paper = sa.load("anadolu-2025-09-10")
    found = sa.intervals(paper, habit=sa.habit(paper).habit)
    pd.testing.assert_frame_equal(found, sa.intervals(paper, habit="truncated"))
