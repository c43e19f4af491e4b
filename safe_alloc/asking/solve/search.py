"""The search for the first and the last amount at which a condition is met: wide spans are decided by their ends."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from safe_alloc.asking.solve.points import Point, Span, Verdict
from safe_alloc.errors import NoSolution
from safe_alloc.reading.money import LARGEST, spell

MOST_RUNS = 20_000
"""So many amounts are tried; about a hundred are enough unless rounding alone decides over a wide range."""


class Runs:
    """The runs of a scenario by the amount that is varied, each worked out once; `where` begins every refusal."""

    def __init__(self, work_out: Callable[[int], Point], where: str) -> None:
        self._work_out = work_out
        self._where = f"Scenario {where}"
        self._known: dict[int, Point] = {}

    def ends(self, likely: Iterable[int]) -> tuple[Point, Point]:
        """Return the runs of the least and of the largest amount with a solution; so has every amount between them.

        Where €0 has none, one of those that are likely to or the largest sum has to; NoSolution if none has.
        """
        tried = (amount for amount in (0, *likely, LARGEST) if amount <= LARGEST)
        inside = next((amount for amount in tried if not self._fails(amount)), None)
        if inside is None:
            try:
                self.at(0)
            except NoSolution as error:
                where = f"{self._where}: neither €0 nor any other sum tried has a solution."
                raise NoSolution(f"{where} {error} Write a sum into the scenario that has one.") from error
        inside = inside or 0
        least = bisect_left(range(inside), True, key=lambda amount: not self._fails(amount))
        most = bisect_right(range(inside, LARGEST + 1), False, key=lambda past: self._fails(past)) + inside - 1
        return self.at(least), self.at(most)

    def edge(self, verdict: Verdict, span: Span, wanted: bool, *, back: bool = False) -> int | None:
        """Return the first amount (the last, if back) of a span at which the verdict is as wanted, None if nowhere."""
        end, found = (span.far if back else span.near), verdict(span)
        if found is wanted or (found is None and verdict(Span(end, end)) is wanted):
            return end.amount
        if found is not None:
            return None
        middle = (span.near.amount + span.far.amount) // 2
        for upper in (back, not back):
            half = Span(self.at(middle + 1), span.far) if upper else Span(span.near, self.at(middle))
            found_in = self.edge(verdict, half, wanted, back=back)
            if found_in is not None:
                return found_in
        return None

    def at(self, amount: int) -> Point:
        """Return the run of an amount."""
        if amount not in self._known:
            if len(self._known) == MOST_RUNS:
                raise NoSolution(
                    f"{self._where}: near {spell(amount)} rounding alone decides, over too wide a range to try its "
                    f"amounts one by one ({MOST_RUNS:,} were tried). Ask for a threshold that lies a few euro away."
                )
            self._known[amount] = self._work_out(amount)
        return self._known[amount]

    def _fails(self, amount: int) -> bool:
        try:
            self.at(amount)
        except NoSolution:
            return True
        return False
