"""Which bounds hold whom: between which totals the same rows are free, and who is free in each of many columns."""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from safe_alloc.asking.outcomes.sharing import Row, corners
from safe_alloc.asking.sweeps.laid import NO_CAP, Sharing
from safe_alloc.asking.sweeps.whole import Flags, Whole

DOUBT = 2.0**-44
"""A bound nearer than this part of the sums around it is left to whole numbers: floats are wrong by 2**-50 of them."""


class Stretch(NamedTuple):
    """Totals up to the last one, for which the same rows are free; the others start at what holds them."""

    last: int
    start: Whole
    weight: Whole


def stretches(rows: Sharing) -> tuple[Stretch, ...]:
    """Return the stretches of totals from the least to the most that rows can hold that are the same in all columns."""
    return _stretches(tuple(zip(*(part[:, 0].tolist() for part in rows), strict=True)))


@lru_cache(maxsize=64)
def _stretches(written: tuple[tuple[int, int, int, int], ...]) -> tuple[Stretch, ...]:
    rows = [
        Row("", Fraction(start), Fraction(weight), low, high if high < NO_CAP else None)
        for start, weight, low, high in written
    ]
    tops = corners(row for row in rows if row.low != row.high) or [Fraction(0)]
    found = []
    for below, top in zip([tops[0] - 2, *tops], [*tops, tops[-1] + 2], strict=True):
        middle = (below + top) / 2
        parts = [(row.start, row.weight) if row.moves(middle) else (row.held(middle), 0) for row in rows]
        start, weight = np.array([[int(part) for part in each] for each in parts], np.int64).T[:, :, None]
        found.append(Stretch(int(sum(row.held(top) for row in rows) // 1), start, weight))
    return tuple(found)


def levelled(rows: Sharing, total: Whole) -> tuple[Whole, Whole, Flags]:
    """Return starts and weights of every column without its bounds, and where a bound is too close to call.

    Whoever would cross a bound is held there, the larger excess first, and then has no weight.
    """
    start, weight, low, high = (np.array(np.broadcast_to(part, (len(part), len(total))), np.float64) for part in rows)
    held = np.where(weight > 0, low, np.clip(start, low, high))
    free = (weight > 0) & (low < high)
    still = ~free
    for _ in range(len(start) + 1):  # the last time nobody crosses
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
    return np.where(free, rows.start, held.astype(np.int64)), np.where(free, rows.weight, 0), doubtful
