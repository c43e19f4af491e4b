"""Largest remainder for thousands of columns at once: floats find the order, whole numbers settle what is close."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from safe_alloc.asking.sweeps.whole import Flags, Floats, Places, Whole, quotient

CLOSE = 8
"""Nearer than so many units of a fixed-point number, floats decide nothing: they are wrong by less than 3.5.

A unit is 2**-52 of more than all that a column's rows can hold. A quotient of two whole numbers times a third is
rounded four times at most, and so off by 2 units; fixing the point makes it less than 3. One more unit parts twins.
"""

SORTING = ((0, 3), (1, 4), (0, 2), (1, 3), (0, 1), (2, 4), (1, 2), (3, 4), (2, 3))
"""Which two of five to put in order, one pair after the other, so that all five end up sorted."""

FIVE, MOST_BITS, FEWEST_BITS = 5, 16, 9
Keys = npt.NDArray[np.uint16]
Units = npt.NDArray[np.int32]


def rounded(
    exact: Floats, start: Whole, reach: float, out: Iterable[Whole], *, twins: Sequence[tuple[int, int]] = ()
) -> Places:
    """Write start + exact rounded to the sum of each column, and return the columns that are too close to call.

    The rows stand in the order that ties go by, `reach` is above all amounts, and `twins` are pairs of rows that hold
    the same. The amounts of a column must add up to a whole number; `exact` is worked on and lost. All are rounded to
    the nearest euro; that gives out a few euro more or less than there are, so the few amounts nearest to a half are
    rounded the other way. What is written in a column too close to call is void.
    """
    rows, size = exact.shape
    bits = min(MOST_BITS, 52 - int(reach + 2).bit_length())
    unit = 1 << max(MOST_BITS - bits, 0)
    if bits < FEWEST_BITS or rows * (2 ** (rows.bit_length() - 1) + CLOSE * unit) >= 2**15:
        return np.arange(size)
    exact += start + (_point(bits) + 0.5)
    for _, second in twins:
        exact[second] -= 2.0**-bits
    fixed = exact.view(np.uint64)
    keys, over = _behind(fixed, MOST_BITS - bits)
    order, place = five_least(keys), np.minimum(np.abs(over), FIVE) * size + np.arange(size)
    last, first = order.take(place), order.take(place + size)  # the last to change, the first to stay
    gap = first - last
    close = gap < CLOSE * unit
    parted = _parted(order, place, gap == unit, CLOSE * unit) if twins else place[:0]
    for one, _ in twins:
        key = (fixed[one, parted] << (MOST_BITS - bits)).astype(np.uint16) ^ _turn(over[parted])
        close[parted] &= (key != last[parted]) & (key != first[parted])
    _write(fixed, last + ((gap + 1) >> 1), over, bits, out)
    return np.flatnonzero(close)


def _behind(fixed: npt.NDArray[np.uint64], shift: int) -> tuple[Keys, Units]:
    """Return what is behind the points as keys, five rows of groups, and how many euro too many are given out.

    The keys add up to a whole number and a half for each row, so coarse parts of them are enough to know which. Where
    euro are left over, those just below a half are nearest to it: there the keys are turned around.
    """
    rows, size = fixed.shape
    keys, coarse = np.empty((-(-rows // FIVE) * FIVE, size), np.uint16), rows.bit_length()
    keys[rows:], behind = 2**MOST_BITS - 1, keys[:rows]
    np.copyto(behind, fixed, casting="unsafe")
    if shift:
        behind <<= shift
    parts = np.add.reduce(behind >> coarse, axis=0, dtype=np.uint16).astype(np.int32)
    over = (rows * (2**15 - 2 ** (coarse - 1)) + 2**15 - (parts << coarse)) >> MOST_BITS
    behind ^= _turn(over)
    return keys.reshape(FIVE, -1, size), over


def _turn(over: Units) -> Keys:
    return (over >> 31).astype(np.uint16)


def _parted(order: Keys, place: Places, parted: Flags, near: int) -> Places:
    """Return where the line falls between keys one unit apart, as those of twins are, and no third is near."""
    size = order.shape[-1]
    which = np.flatnonzero(parted & (place >= size))
    around = [order.take(place[which] + step * size) for step in (-1, 0, 1, 2)]
    apart = np.minimum(around[1] - around[0], around[3] - around[2])
    found: Places = which[apart >= near]
    return found


def _write(fixed: npt.NDArray[np.uint64], line: Keys, over: Units, bits: int, out: Iterable[Whole]) -> None:
    """Write whole euro: what is nearer to a half than the line is rounded the other way."""
    lift = line.astype(np.int64) >> (MOST_BITS - bits)
    down = ~(over >> 31).astype(np.int64)
    lift = (lift ^ down) - (down + int(np.float64(_point(bits)).view(np.int64)))
    fixed += lift.view(np.uint64)
    for row, amounts in zip(fixed, out, strict=True):
        np.right_shift(row, bits, out=amounts.view(np.uint64))


def _point(bits: int) -> float:
    """Return the sum to which an amount is added so that so many binary digits of it are left."""
    return 2.0 ** (52 - bits)


def five_least(keys: Keys) -> Keys:
    """Return the five least keys of each column, sorted, between 0 and the last once more.

    The keys stand in five rows of groups: the groups are sorted, then two and two merged, until one is left.
    """
    rows, spare = list(keys), np.empty_like(keys[0])
    groups = len(spare)
    while True:
        for one, other in SORTING:
            low, high = rows[one][:groups], rows[other][:groups]
            np.minimum(low, high, out=spare[:groups])
            np.maximum(low, high, out=high)
            rows[one], spare = spare, rows[one]
        if groups == 1:
            return np.stack([np.zeros_like(spare[0]), *(row[0] for row in rows), rows[-1][0]])
        half = groups // 2
        groups -= half
        for row, other in zip(rows, reversed(rows), strict=True):
            np.minimum(row[:half], other[groups : groups + half], out=row[:half])


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
