"""Largest remainder for thousands of columns at once: floats find the order, whole numbers settle what is close."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

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
Units = npt.NDArray[np.int32]


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


class _Ranks:
    """The keys of a block after sorting: by how many larger ones each column has, as whole numbers of units."""

    def __init__(self, desk: Desk, rows: int, size: int) -> None:
        order = desk.sort(rows, size)
        self.keys, self.columns = desk.keys, np.arange(size)
        self.stands = np.concatenate([order[::-1], order[:1], order[:1]]) * BLOCK  # the largest first, two to spare

    def at(self, larger: Units | Places | int, columns: Places | None = None) -> Units:
        """Return the key with so many larger ones in each column, or in some of them."""
        which = self.columns if columns is None else columns
        if isinstance(larger, int):
            return self.keys[self.stands[larger] // BLOCK, : len(which)].astype(np.int32)
        found: Units = self.keys.take(self.stands.take(larger) + which).astype(np.int32)
        return found


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
    left = _fixed(desk, fill, (rows, size), bits, coarse)
    for _, second in twins:
        desk.keys[second, :size] -= 1
    one, ranks = 2**bits, _Ranks(desk, rows, size)
    wins, loses = ranks.at(left - 1), ranks.at(left)
    unsure = (ranks.at(rows - 1 - held) < CLOSE) | (ranks.at(0) > one - CLOSE) | (left > rows - 1 - held)
    void = unsure | ((wins - loses < CLOSE) & (left > 0))
    threshold = np.where(left > 0, (wins + loses + 1) >> 1, one)
    apart = np.flatnonzero(void & ~unsure & (wins - loses == 1)) if twins else ranks.columns[:0]
    cut = list(_between(desk, ranks, left, apart, twins, bits))
    for _, which in cut:
        void[which], threshold[which] = False, loses[which] - CLOSE // 2
    _write(desk, one - threshold, bits, out)
    for second, which in cut:
        out[second][which] -= 1
    return np.flatnonzero(void)


def _fixed(desk: Desk, fill: Callable[[int, Floats], object], shape: tuple[int, int], bits: int, coarse: int) -> Units:
    """Write the amounts with so many binary digits, and what follows the point as keys; return how much that sums to.

    What follows the points of a column adds up to a whole number, so coarse parts are enough to know which.
    """
    rows, size = shape
    parts, part = np.zeros((2, size), np.uint16)
    for row in range(rows):
        fixed, key = desk.fixed[row, :size], desk.keys[row, :size]
        fill(row, fixed)
        fixed += _point(bits) + 1  # one euro more keeps an amount that a float finds just below zero above it
        np.copyto(key, fixed.view(np.uint64), casting="unsafe")
        if bits < MOST_BITS:
            key &= 2**bits - 1
        parts += np.right_shift(key, coarse, out=part)
    left: Units = ((parts.astype(np.int32) << coarse) + 2 ** (bits - 1)) >> bits
    return left


def _between(
    desk: Desk, ranks: _Ranks, left: Units, which: Places, twins: Sequence[tuple[int, int]], bits: int
) -> Iterator[tuple[int, Places]]:
    """Yield where the last euro falls between twins and no third is near: alpha-3 decides, the second goes without."""
    wins, one = ranks.at(left[which] - 1, which), 2**bits
    above = np.where(left[which] > 1, ranks.at(left[which] - 2, which), one) - wins
    below = wins - 1 - np.where(ranks.stands.size - 3 > left[which], ranks.at(left[which] + 1, which), 0)
    alone = (above >= CLOSE) & (below >= CLOSE)
    for first, second in twins:
        key = desk.fixed[first].view(np.uint64)[which] & np.uint64(one - 1)
        yield second, which[alone & (wins == key.astype(np.int32))]


def _write(desk: Desk, up: Units, bits: int, out: Sequence[Whole]) -> None:
    """Write whole euro: what reaches the next one with so many units more has it."""
    point = int(np.float64(_point(bits)).view(np.uint64)) + 2**bits
    lift = up.astype(np.uint64) - np.uint64(point)
    for row, amounts in zip(desk.fixed, out, strict=False):
        fixed = row[: len(up)].view(np.uint64)
        fixed += lift
        np.right_shift(fixed, bits, out=amounts.view(np.uint64))


def _point(bits: int) -> float:
    """Return the sum to which an amount is added so that so many binary digits of it are left."""
    return 2.0 ** (52 - bits)


def settled(weights: Whole, gap: Whole, by: Whole, total: Whole | None = None) -> Whole:
    """Return gap times weight by `by` in whole numbers: largest remainder, ties to the upper row.

    A row for each country, a column for each scenario. Without a total, which is what all of them come to, `by` is
    the sum of a column's weights, above 0, and all is shared out.
    """
    parts = quotient(weights, gap, by)
    over = weights * gap - parts * by
    order = np.argsort(-over, axis=0, kind="stable")
    left = (gap if total is None else total) - parts.sum(axis=0)
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
