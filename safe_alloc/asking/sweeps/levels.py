"""Which bounds hold whom: between which totals the same rows are free, and who is free in each of many columns."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from safe_alloc.asking.outcomes.sharing import Row as Exact
from safe_alloc.asking.outcomes.sharing import corners
from safe_alloc.asking.sweeps.laid import Row
from safe_alloc.asking.sweeps.whole import Flags, Floats, Whole

DOUBT = 2.0**-44
"""A bound nearer than this part of the sums around it is left to whole numbers: floats are wrong by 2**-50 of them."""


class Stretch(NamedTuple):
    """Totals up to the last one, for which the same rows are free and all others held at whole euro."""

    last: int
    free: tuple[int, ...]
    held: tuple[int, ...]


@lru_cache(maxsize=64)
def stretches(rows: tuple[Exact, ...]) -> tuple[Stretch, ...]:
    """Return the stretches of totals from the least to the most that rows can hold."""
    moving = [row for row in rows if row.weight and row.low != row.high]
    tops = corners(moving) or [Fraction(0)]
    found = []
    for below, top in zip([tops[0] - 2, *tops], [*tops, tops[-1] + 2], strict=True):
        middle = (below + top) / 2
        free = tuple(at for at, row in enumerate(rows) if row in moving and row.free(middle) == row.held(middle))
        held = tuple(0 if at in free else int(row.held(middle)) for at, row in enumerate(rows))
        found.append(Stretch(int(sum(row.held(top) for row in rows) // 1), free, held))
    return tuple(found)


class Levelled(NamedTuple):
    """Who is free in each column, what the others hold, at which level, and where a bound is too close to call."""

    free: Flags
    held: Floats
    level: Floats
    doubtful: Flags


def levelled(rows: Sequence[Row], total: Whole) -> Levelled:
    """Return who is free in each column: whoever would cross a bound is held there, the larger excess first."""
    start, weight, low, high = (
        np.array([np.broadcast_to(part, total.shape) for part in parts], np.float64)
        for parts in zip(*(row[1:] for row in rows), strict=True)
    )
    held = np.where(weight > 0, low, np.clip(start, low, high))
    free = (weight > 0) & (low < high)
    still = ~free
    for _ in range(len(rows) + 1):  # the last time nobody crosses
        slope = np.where(free, weight, 0).sum(axis=0)
        gap = total - np.where(free, start, held).sum(axis=0)
        level = np.divide(gap, slope, out=np.zeros_like(gap), where=slope > 0)
        exact = start + weight * level
        under, over = np.where(free, low - exact, 0), np.where(free, exact - high, 0)
        excess = np.maximum(under, 0).sum(axis=0) - np.maximum(over, 0).sum(axis=0)
        sinks, rises = (under > 0) & (excess >= 0), (over > 0) & (excess <= 0)
        if not sinks.any() and not rises.any():
            break
        held = np.where(sinks, low, np.where(rises, high, held))
        free &= ~(sinks | rises)
    margin = DOUBT * (np.abs(start) + np.abs(exact) + total)
    right = np.where(free, np.minimum(exact - low, high - exact), np.where(held == low, low - exact, exact - high))
    doubtful = ((right < margin) & ~still).any(axis=0) | (slope == 0)
    return Levelled(free, held, level, doubtful)
