"""Sharing an exact sum among countries by weight, each between its floor and its cap: no iteration, no rounding."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple


class Row(NamedTuple):
    """One country: at level t it holds start + t * weight, but never less than low nor more than high."""

    country: str
    start: Fraction
    weight: Fraction
    low: int
    high: int | None

    def free(self, level: Fraction) -> Fraction:
        """Return what it would hold if nothing bound it."""
        return self.start + level * self.weight

    def held(self, level: Fraction) -> Fraction:
        """Return what it holds, bounds kept."""
        return self._clipped(self.free(level))

    def least(self) -> Fraction:
        """Return the least it can be brought to; a row without weight does not move."""
        return Fraction(self.low) if self.weight else self._clipped(self.start)

    def most(self) -> Fraction | None:
        """Return the most it can be brought to; None is without end."""
        if self.weight:
            return None if self.high is None else Fraction(self.high)
        return self._clipped(self.start)

    def bound(self, level: Fraction) -> str:
        """Return "floor" or "cap" if the bound changes what it holds, else nothing."""
        if self.free(level) < self.low:
            return "floor"
        return "cap" if self.high is not None and self.free(level) > self.high else ""

    def _clipped(self, value: Fraction) -> Fraction:
        capped = value if self.high is None else min(value, Fraction(self.high))
        return max(capped, Fraction(self.low))


def level(rows: Sequence[Row], total: int) -> Fraction:
    """Return the level nearest to zero at which the rows hold exactly the total, which must be in their reach.

    What the rows hold together is a rising broken line of the level, so it is straight between two corners. Where
    it is flat, the level nearest to zero is the answer: nobody is moved further than needed.
    """
    zero = Fraction(0)
    gap = total - _held(rows, zero)
    if not gap:
        return zero
    found = corners(rows)  # there are some: without weights the rows hold what they do at zero, and nothing else
    ends = sorted({found[0] - 1, zero, *found, found[-1] + 1})
    find = bisect_left if gap > 0 else bisect_right
    at = min(max(find(ends, Fraction(total), key=lambda end: _held(rows, end)), 1), len(ends) - 1)
    low, high = (_held(rows, ends[end]) for end in (at - 1, at))
    return ends[at - 1] + (total - low) * (ends[at] - ends[at - 1]) / (high - low)


def corners(rows: Iterable[Row]) -> list[Fraction]:
    """Return the levels at which a row meets a bound or leaves it, rising."""
    bounds = ((row, bound) for row in rows if row.weight for bound in (row.low, row.high) if bound is not None)
    return sorted({(bound - row.start) / row.weight for row, bound in bounds})


def _held(rows: Sequence[Row], level: Fraction) -> Fraction:
    return sum((row.held(level) for row in rows), Fraction(0))
