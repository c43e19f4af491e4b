"""Between which whole euro everyone stays in all runs between two amounts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from safe_alloc.asking.outcomes.burdens import Result
from safe_alloc.asking.outcomes.sharing import Row, corners


@dataclass(frozen=True)
class Span:
    """All runs between two, where every exact amount, the sum shared and the level go one way only."""

    near: Result
    far: Result

    @cached_property
    def still(self) -> bool:
        """Tell whether those who share hold the same throughout: then rounding is the same, too."""
        near, far = self.near, self.far
        return near.total == far.total and all(near.exact[code] == far.exact[code] for code in near.rows)

    def low(self, code: str) -> int:
        """Return the least whole euro a country can hold."""
        return floor(min(self._ends(code))) + self._gets(code, surely=True)

    def high(self, code: str) -> int:
        """Return the most whole euro a country can hold."""
        most = max(self._ends(code))
        return floor(most) + self._gets(code, surely=False) if self._rests else ceil(most)

    def above(self, code: str, other: str) -> bool | None:
        """Tell whether a country holds more than another in every run, in none, or in some (None).

        The largest remainder keeps order: who holds more exactly, or as much and comes first by alpha-3, never
        ends below; and who holds more by over a euro ends above.
        """
        if self.low(code) > self.high(other) or self.high(code) <= self.low(other):
            return self.low(code) > self.high(other)
        gaps, sure = list(self._gaps(code, other)), self._whole(code) + self._whole(other)
        if min(gaps) > (1, 1, 0)[sure] or (min(gaps) == 1 and (sure or code < other)):
            return True
        return False if max(gaps) < 0 or (max(gaps) == 0 and (sure or other < code)) else None

    def _gaps(self, code: str, other: str) -> Iterator[Fraction | int]:
        """Go through exact differences that have the least and the greatest of all runs between them."""
        if {code, other} <= self.near.rows.keys() and not self.still:
            pair = [self.near.rows[code], self.near.rows[other]]
            if pair == [self.far.rows[code], self.far.rows[other]]:  # both are broken lines of the level
                yield from (pair[0].held(at) - pair[1].held(at) for at in self._corners(pair))
                return
        yield from (one - two for one in self._ends(code) for two in self._ends(other))

    def _corners(self, rows: list[Row]) -> Iterator[Fraction]:
        ends = sorted((self.near.level, self.far.level))
        yield from (*ends, *(turn for turn in corners(rows) if ends[0] < turn < ends[1]))

    def _ends(self, code: str) -> tuple[Fraction | int, Fraction | int]:
        return (self.near.after[code], self.far.after[code]) if self.still else self._exact(code)

    def _exact(self, code: str) -> tuple[Fraction | int, Fraction | int]:
        return self.near.exact[code], self.far.exact[code]

    def _whole(self, code: str) -> bool:
        """Tell whether nothing is rounded: it does not share, or a bound holds it, or nobody who shares moves."""
        near, far = self._exact(code)
        return self.still or code not in self.near.rows or (near == far and near.denominator == 1)

    def _gets(self, code: str, *, surely: bool) -> bool:
        """Tell whether the remainder brings a country a euro, surely or maybe; where nobody knows, it is not sure."""
        if code not in self._rests:
            return False
        before = sum(self._before(other, code, not surely) for other in self._rests if other != code)
        return before < self.near.total - sum(floor(self.near.exact[each]) for each in self._rests)

    @cached_property
    def _rests(self) -> dict[str, list[Fraction | int]]:
        """Return the ends of the remainder of each who shares; nothing unless what they hold without it stays."""
        ends = {} if self.still else {code: sorted(self._exact(code)) for code in self.near.rows}
        stays = self.near.total == self.far.total and all(floor(low) == floor(high) for low, high in ends.values())
        return {code: [each - floor(each) for each in both] for code, both in ends.items()} if stays else {}

    def _before(self, one: str, other: str, surely: bool) -> bool:
        """Tell whether the remainder of one comes before that of another, surely or maybe."""
        if all(run.rows[one][1:] == run.rows[other][1:] for run in (self.near, self.far)):
            return one < other
        (low, high), (least, most) = self._rests[one], self._rests[other]
        gap = low - most if surely else high - least
        return gap > 0 or (gap == 0 and one < other)


Verdict = Callable[[Span], bool | None]
"""Whether a condition is met in all runs of a span, in none, or in some or nobody knows (None)."""
