"""Money is read exactly or not at all, and no euro is lost when a sum is split."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safe_alloc.errors import WrongMoney
from safe_alloc.reading.money import LARGEST, Amount, amount, euros, round_to_sum, scaled, spell, split

SUMS = st.integers(0, LARGEST)
WEIGHTS = st.dictionaries(st.text("ABCDEFG", min_size=1, max_size=3), st.fractions(0, 10**12), min_size=1).filter(
    lambda weights: sum(weights.values()) > 0
)

REFUSED = (
    (43.7, "float"),
    (True, "bool"),
    (None, "NoneType"),
    (Decimal(5), "Decimal"),
    (-1, "outside"),
    (LARGEST + 1, "outside"),
    pytest.param(10**5000, "more than thirty digits", id="five thousand digits"),
    ("", "not a sum"),
    ("€", "not a sum"),
    ("NaN", "not a sum"),
    ("1e9", "not a sum"),
    ("-5", "not a sum"),
    ("(€16.680 billion)", "not a sum"),
    ("15–20 billion", "not a sum"),
    ("$5 billion", "not a sum"),
    ("16,68", "two readings"),
    ("€10.500", "two readings"),
    ("€43,734 billion", "43.734 or 43734"),
    ("1.234.567", "two readings"),
    ("1,00,000", "two readings"),
    ("10.", "two readings"),
    ("0.5", "whole number of euro"),
    ("9" * 400 + ".5", "whole number of euro"),
    ("€1.2345 thousand", "whole number of euro"),
    ("€10 zillion", "thousand, m, mn, million"),
    ("€10 billion euros", "currency twice"),
    ("€2000 trillion", "outside"),
    ("5", "two readings: €5 or a sum whose magnitude is left out. Write '€5', or name the magnitude"),
    (" 16,680 ", "two readings: €16,680 or a sum whose"),
    ("999999", "two readings"),
)


@given(SUMS)
def test_what_spell_writes_euros_reads(total):
    assert total == euros(spell(total))


@given(SUMS)
def test_the_short_form_is_off_by_half_its_last_digit_at_most(total):
    read = amount(spell(total, short=True))
    # A zero after the point is left out, so the last digit shown may be worth ten times the rounding.
    assert abs(read.value - total) * 2 <= read.step


@given(st.integers(1, LARGEST), st.booleans())
def test_a_loss_is_spelled_like_a_gain_with_a_minus(total, short):
    assert f"-{spell(total, short=short)}" == spell(-total, short=short)


@pytest.mark.parametrize(
    ("total", "short"),
    [
        (0, "€0"),
        (999, "€999"),
        (1_000, "€1 thousand"),
        (999_949, "€999.9 thousand"),
        (999_950, "€1m"),
        (46_796_822, "€46.8m"),
        (43_734_100_805, "€43.7bn"),
        (150_000_000_000, "€150bn"),
        (18_101_412_000_000, "€18.1tn"),
    ],
)
def test_short_sums_are_rounded_half_up(total, short):
    assert short == spell(total, short=True)


@pytest.mark.parametrize(
    ("written", "value", "step"),
    [
        ("€43.7 billion", 43_700_000_000, 100_000_000),
        ("€16.680 billion", 16_680_000_000, 1_000_000),
        ("€787 million", 787_000_000, 1_000_000),
        ("EUR 46.7m", 46_700_000, 100_000),
        ("10 bn euro", 10_000_000_000, 1_000_000_000),
        ("€12,345,678,901", 12_345_678_901, 1),
        ("1,234.5 million", 1_234_500_000, 100_000),
        ("12345678901", 12_345_678_901, 1),
        ("€10.00", 10, 1),
        ("€0.0000000010 billion", 1, 1),
    ],
)
def test_a_text_gives_its_sum_and_the_worth_of_its_last_digit(written, value, step):
    assert Amount(value, step) == amount(written)


@given(st.decimals(0, 999, places=3), st.sampled_from([10**6, 10**9]))
def test_a_scaled_sum_is_a_whole_number_of_its_steps(digits, magnitude):
    found = scaled(digits, magnitude, "a sum")
    assert (digits * magnitude, magnitude // 1000, 0) == (found.value, found.step, found.value % found.step)


@pytest.mark.parametrize("whole", [5, np.int64(5), "€5", " 5 euro "])
def test_a_whole_number_is_taken_as_it_is(whole):
    assert 5 == euros(whole)


@pytest.mark.parametrize(("written", "value"), [("0", 0), ("1000000", 10**6), ("10000000000", 10**10)])
def test_a_number_without_a_currency_is_money_where_nothing_can_have_been_left_out(written, value):
    assert value == euros(written)


@pytest.mark.parametrize(("written", "words"), REFUSED)
def test_what_cannot_be_read_exactly_is_refused(written, words):
    with pytest.raises(WrongMoney, match=words):
        euros(written)


@given(SUMS, WEIGHTS)
def test_every_euro_is_given(total, weights):
    assert total == sum(split(total, weights).values())


@given(SUMS, WEIGHTS)
def test_nobody_is_more_than_a_euro_from_the_exact_part(total, weights):
    whole = sum(weights.values())
    assert all(abs(split(total, weights)[key] - weights[key] * total / whole) < 1 for key in weights)


@given(SUMS, WEIGHTS)
def test_a_larger_weight_never_gets_less(total, weights):
    given_out = split(total, weights)
    ranked = sorted(weights, key=weights.__getitem__)
    assert all(given_out[low] <= given_out[high] for low, high in pairwise(ranked) if weights[low] < weights[high])


@given(SUMS, st.integers(1, 30))
def test_equal_weights_get_equal_amounts_up_to_one_euro_earlier_names_first(total, count):
    given_out = list(split(total, {f"{place:02}": 1 for place in range(count)}).values())
    assert sorted(given_out, reverse=True) == given_out
    assert given_out[0] - given_out[-1] <= 1


@given(SUMS, WEIGHTS)
def test_the_order_of_the_keys_is_kept_and_changes_nothing(total, weights):
    backwards = dict(reversed(weights.items()))
    assert list(weights) == list(split(total, weights))
    assert split(total, weights) == split(total, backwards)


@given(SUMS, WEIGHTS, st.fractions(Fraction(1, 1000), 1000))
def test_only_the_ratio_of_the_weights_counts(total, weights, factor):
    assert split(total, weights) == split(total, {key: weight * factor for key, weight in weights.items()})


@pytest.mark.parametrize("weights", [{}, {"A": 0}, {"A": -1, "B": 2}])
def test_weights_that_say_nothing_are_refused(weights):
    with pytest.raises(WrongMoney, match="none may be below 0"):
        split(10, weights)


def test_parts_that_do_not_fit_the_sum_are_refused():
    with pytest.raises(WrongMoney, match="cannot be rounded"):
        round_to_sum({"A": Fraction(1, 2)}, 5)
