"""Largest remainder for thousands of columns at once: floats find the order, whole numbers settle what is close."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from safe_alloc.asking.sweeps.whole import Floats, Places, Whole, quotient

BLOCK = 2**15
"""So many columns at a time: enough that a call costs nothing beside its work, and 7 MB for twenty rows."""

CLOSE = 8
"""Nearer than so many units of a fixed-point number, floats decide nothing: they are wrong by less than 3.5.

A unit is 2**-52 of more than all that a column's rows can hold. A quotient of two whole numbers times a third is
rounded four times at most, and so off by 2 units; adding what the row starts from makes it 3, fixing the point 3.5.
"""

MOST_BITS, FEWEST_BITS = 16, 9


class Desk:
    """Room to work on a block of columns, used again and again, and the order in which to compare rows."""

    def __init__(self, rows: int) -> None:
        self.fixed = np.empty((rows, BLOCK))
        self.keys = np.empty((rows + 1, BLOCK), np.uint16)

    def sort(self, rows: int, size: int) -> Places:
        """Sort the keys of every column and return in which rows they stand, smallest first."""
        at, spare = list(range(rows)), rows
        held = [row[:size] for row in self.keys[: rows + 1]]
        for one, other in exchanges(rows):
            low, high = held[at[one]], held[at[other]]
            np.minimum(low, high, out=held[spare])
            np.maximum(low, high, out=high)
            at[one], spare = spare, at[one]
        return np.array(at)


def rounded(
    desk: Desk,
    fill: Callable[[int, Floats], object],
    reach: float,
    out: Sequence[Whole],
    *,
    twins: Sequence[tuple[int, int]] = (),
    held: Places | int = 0,
) -> Places:
    """Write each column's amounts rounded to their sum, and return the columns that are too close to call.

    `fill(row, into)` writes the exact amounts as floats, the rows in the order that ties go by; `reach` is above
    all amounts. `twins` are pairs of rows that hold the same, `held` counts the rows of a column that are whole.
    The amounts of a column must add up to a whole number. What is written in a column too close to call is void.
    """
    rows, size = len(out), out[0].shape[0]
    bits = min(MOST_BITS, 52 - int(reach + 2).bit_length())
    coarse = max(0, rows.bit_length() + bits - 16)
    if bits < FEWEST_BITS or rows * (2**coarse + CLOSE) >= 2 ** (bits - 1):
        return np.arange(size)
    # One euro more keeps an amount that a float finds just below zero above it.
    one, point = 2**bits, 2.0 ** (52 - bits)
    fixed = desk.fixed[:, :size].view(np.uint64)
    keys = desk.keys[:, :size]
    parts, part = np.zeros((2, size), np.uint16)
    for row in range(rows):
        fill(row, desk.fixed[row, :size])
        desk.fixed[row, :size] += point + 1
        np.copyto(keys[row], fixed[row], casting="unsafe")
        if bits < MOST_BITS:
            keys[row] &= one - 1
        parts += np.right_shift(keys[row], coarse, out=part)
    for _, second in twins:
        keys[second] -= 1
    # The fractions of a column add up to a whole number, so coarse ones are enough to know which.
    left = ((parts.astype(np.int32) << coarse) + one // 2) >> bits
    order = desk.sort(rows, size)
    stands = np.concatenate([order[::-1], order[:1], order[:1]]) * BLOCK  # the largest key first, and two to spare
    columns = np.arange(size)

    def place(at: Any, which: Any = columns) -> npt.NDArray[np.int32]:
        """Return the key that has so many larger ones in each column."""
        found: npt.NDArray[np.int32] = desk.keys.take(stands.take(at) + which).astype(np.int32)
        return found

    wins, loses = place(left - 1), place(left)
    least = keys[order[0]] if isinstance(held, int) else place(rows - 1 - held)
    void = (least < CLOSE) | (keys[order[-1]] > one - CLOSE) | (left > rows - 1 - held)
    apart = wins - loses
    void |= (apart < CLOSE) & (left > 0)
    threshold = np.where(left > 0, (wins + loses + 1) >> 1, one)
    cut = []
    if twins:
        # Between two that hold the same, alpha-3 decides, if no third is near and the sum is sure.
        which = np.flatnonzero(void & (apart == 1) & (least >= CLOSE) & (keys[order[-1]] <= one - CLOSE))
        above = np.where(left[which] > 1, place(left[which] - 2, which), one) - wins[which]
        below = loses[which] - np.where(left[which] < rows - 1, place(left[which] + 1, which), 0)
        which = which[(above >= CLOSE) & (below >= CLOSE)]
        for first, second in twins:
            sure = which[wins[which] == (fixed[first, which] & np.uint64(one - 1)).astype(np.int32)]
            void[sure] = False
            threshold[sure] = loses[sure] - CLOSE // 2
            cut.append((second, sure))
    up = (one - threshold).astype(np.uint64) - np.uint64((int(np.float64(point).view(np.uint64)) + one) % 2**64)
    for row in range(rows):
        fixed[row] += up
        np.right_shift(fixed[row], bits, out=out[row].view(np.uint64))
    for second, which in cut:
        out[second][which] -= 1
    return np.flatnonzero(void)


def settled(weights: Whole, gap: Whole, by: Whole) -> Whole:
    """Return the gap shared out by weight in whole numbers: largest remainder, ties to the upper row.

    A row for each country, a column for each scenario; `by` is the sum of a column's weights, above 0.
    """
    parts = quotient(weights, gap, by)
    over = weights * gap - parts * by
    order = np.argsort(-over, axis=0, kind="stable")
    left = gap - parts.sum(axis=0)
    np.put_along_axis(over, order, (np.arange(len(weights))[:, None] < left).astype(np.int64), axis=0)
    return parts + over


def even(gap: Whole, rows: int) -> Whole:
    """Return the gap shared out evenly in whole numbers, what is left over to the upper rows."""
    each, left = np.divmod(gap, rows)
    return each + (np.arange(rows)[:, None] < left)


@cache
def exchanges(rows: int) -> tuple[tuple[int, int], ...]:
    """Return which two of so many rows to compare in turn so that they end up sorted.

    Batcher's merge exchange: algorithm M in Knuth, The Art of Computer Programming, 5.2.2.
    """
    found, step = [], 1 << max((rows - 1).bit_length() - 1, 0)
    top = step
    while step:
        width, skip, apart = top, 0, step
        while True:
            found += [(at, at + apart) for at in range(rows - apart) if at & step == skip]
            if width == step:
                break
            apart, width, skip = width - step, width >> 1, step
        step >>= 1
    return tuple(found)
