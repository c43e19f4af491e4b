"""Sharing an exact sum among countries by weight, each between its floor and its cap: no iteration, no rounding."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

Span = tuple[Fraction, Fraction | None, Fraction]
"""From which level to which a row moves, and by how much a unit of level."""


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

    What the rows hold together is a rising broken line of the level, so the level is found exactly by walking
    its corners away from zero. Where the line is flat, the level nearest to zero is the answer: nobody is
    moved further than needed.
    """
    gap = total - sum((row.held(Fraction(0)) for row in rows), Fraction(0))
    if gap == 0:
        return Fraction(0)
    up = 1 if gap > 0 else -1
    spans = [_span(row, up) for row in rows if row.weight]
    return up * _reach(spans, abs(gap))


def _span(row: Row, up: int) -> Span:
    """Return at which distance from zero a row starts to move, at which it stops, and its weight."""
    to_low = (row.low - row.start) / row.weight
    to_high = None if row.high is None else (row.high - row.start) / row.weight
    opens, closes = (to_low, to_high) if up > 0 else (-to_high if to_high is not None else None, -to_low)
    return max(opens or Fraction(0), Fraction(0)), closes, row.weight


def _reach(spans: Iterable[Span], gap: Fraction) -> Fraction:
    corners: list[tuple[Fraction, Fraction]] = []
    for opens, closes, weight in spans:
        if closes is None:
            corners.append((opens, weight))
        elif closes > opens:
            corners += [(opens, weight), (closes, -weight)]
    here, slope = Fraction(0), Fraction(0)
    for corner, change in sorted(corners, key=itemgetter(0)):
        if slope and slope * (corner - here) >= gap:
            break
        gap -= slope * (corner - here)
        here, slope = corner, slope + change
    return here + gap / slope
