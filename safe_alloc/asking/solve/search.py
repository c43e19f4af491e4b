"""The search for the first and the last amount at which a condition is met: wide spans are decided by their ends."""

from bisect import bisect_right
from collections.abc import Callable

from safe_alloc.asking.solve.points import Point, Span, Verdict
from safe_alloc.errors import NoSolution
from safe_alloc.reading.money import LARGEST, spell

MOST_RUNS = 50_000
"""So many amounts are tried; about a hundred are enough unless rounding alone decides over a wide range."""


class Runs:
    """The runs of a scenario by the amount that is varied, each worked out once; `where` begins every refusal."""

    def __init__(self, work_out: Callable[[int], Point], where: str) -> None:
        self._work_out = work_out
        self._where = f"Scenario {where}"
        self._known: dict[int, Point] = {}

    def zero(self) -> Point:
        """Return the run at €0; NoSolution where it has none, because there the search starts."""
        try:
            return self._at(0)
        except NoSolution as error:
            raise NoSolution(f"{self._where}: the search starts at €0, which cannot be. {error}") from error

    def top(self) -> Point:
        """Return the run of the largest amount with a solution; where €0 has one, so has every amount up to it."""
        return self._at(bisect_right(range(LARGEST + 1), False, key=self._fails) - 1)

    def edge(self, verdict: Verdict, span: Span, wanted: bool, *, back: bool = False) -> int | None:
        """Return the first amount (the last, if back) of a span at which the verdict is as wanted, None if nowhere."""
        end, found = (span.far if back else span.near), verdict(span)
        if found is wanted or (found is None and verdict(Span(end, end)) is wanted):
            return end.amount
        if found is not None:
            return None
        middle = (span.near.amount + span.far.amount) // 2
        for upper in (back, not back):
            half = Span(self._at(middle + 1, span), span.far) if upper else Span(span.near, self._at(middle, span))
            found_in = self.edge(verdict, half, wanted, back=back)
            if found_in is not None:
                return found_in
        return None

    def _at(self, amount: int, span: Span | None = None) -> Point:
        if amount not in self._known:
            if len(self._known) == MOST_RUNS:
                raise NoSolution(
                    f"{self._where}: near {spell(amount)} rounding alone decides, over too wide a range to try its "
                    f"amounts one by one ({MOST_RUNS:,} were tried). Ask for a threshold that lies a few euro away."
                )
            self._known[amount] = span.between(amount) if span and span.straight else self._work_out(amount)
        return self._known[amount]

    def _fails(self, amount: int) -> bool:
        try:
            self._at(amount)
        except NoSolution:
            return True
        return False
