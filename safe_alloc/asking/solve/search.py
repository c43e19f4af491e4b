"""The search for the first and the last amount at which a condition is met: wide spans are decided by their ends."""

from bisect import bisect_left
from collections.abc import Mapping

from safe_alloc.asking.outcomes.burdens import Result, burdened
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.paths import Path, varied
from safe_alloc.asking.solve.points import Span, Verdict
from safe_alloc.errors import NoSolution
from safe_alloc.reading.money import LARGEST, spell

MOST_RUNS = 20_000
"""So many amounts are tried; about a hundred are enough unless rounding alone decides over a wide range."""


class Runs:
    """The runs of a scenario by the sum that is varied, each worked out once."""

    def __init__(self, members: Mapping[str, int], scenario: Scenario, path: Path) -> None:
        self._start = members, scenario, path
        self._where = f"Scenario {scenario.name!r}, {path.written}"
        self._known: dict[int, Result] = {}
        self._refused: dict[int, NoSolution] = {}

    def ends(self) -> tuple[Result, Result]:
        """Return the runs of the least and of the largest amount with a solution; so has every amount between them.

        What hinders one amount hinders its neighbours, on to where nothing or something else does: so even a single
        amount is found. NoSolution if none has one.
        """
        least = 0
        while self._hindered(least):
            least = self._first_other(least)
            if least > LARGEST:
                raise NoSolution(f"{self._where}: no sum there has a solution. {self._refused[0]}")
        return self.at(least), self.at(self._first_other(least) - 1)

    def _first_other(self, amount: int) -> int:
        """Return the first larger amount that something else hinders, or nothing, or that is past all there are."""
        way, ahead = self._hindered(amount), range(amount + 1, LARGEST + 1)
        return amount + 1 + bisect_left(ahead, True, key=lambda each: self._hindered(each) != way)

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
            if (found_in := self.edge(verdict, half, wanted, back=back)) is not None:
                return found_in
        return None

    def at(self, amount: int) -> Result:
        """Return the run of an amount."""
        if amount not in self._known:
            if len(self._known) == MOST_RUNS:
                raise NoSolution(
                    f"{self._where}: near {spell(amount)} rounding alone decides, over too wide a range to try its "
                    f"amounts one by one ({MOST_RUNS:,} were tried). Ask for a threshold that lies a few euro away."
                )
            members, scenario, path = self._start
            self._known[amount] = burdened(members, varied(scenario, {path: amount}))._replace(amount=amount)
        return self._known[amount]

    def _hindered(self, amount: int) -> str:
        """Return why an amount has no solution, in a word, or nothing."""
        try:
            self.at(amount)
        except NoSolution as error:
            self._refused.setdefault(amount, error)
            return error.way
        return ""
