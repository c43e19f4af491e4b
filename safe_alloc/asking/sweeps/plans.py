"""One sweep, ready to be worked on: the table, the scenario, and what `run` says of any of its points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from safe_alloc.asking.outcomes.burdens import burdened
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.paths import BASELINE, varied
from safe_alloc.asking.sweeps.points import Columns
from safe_alloc.asking.sweeps.whole import Whole
from safe_alloc.errors import NoSolution
from safe_alloc.reading.money import LARGEST, spell


@dataclass(frozen=True)
class Plan:
    """What members hold before in whole euro, and a scenario with values of a first point in its places."""

    members: Mapping[str, int]
    scenario: Scenario

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Return the rows: members in table order, then entrants by alpha-3."""
        return (*self.members, *self.scenario.entrants)

    def before(self, columns: Columns) -> Whole:
        """Return what each country holds before, a row each; one column where that is not varied."""
        drawn = [values for path, values in columns.items() if path.written == BASELINE]
        members = drawn[0] if drawn else np.array(list(self.members.values()), np.int64)[:, None]
        return np.concatenate([members, np.zeros((len(self.scenario.entrants), members.shape[1]), np.int64)])

    def point(self, columns: Columns, at: int) -> "Plan":
        """Return one point as a table of its own and the scenario that can be written and run."""
        values = {path: int(found[at]) for path, found in columns.items() if path.written != BASELINE}
        drawn = [found[:, at].tolist() for path, found in columns.items() if path.written == BASELINE]
        members = dict(zip(self.members, drawn[0], strict=True)) if drawn else self.members
        named = replace(self.scenario, baseline="") if drawn else self.scenario  # a drawn table has no name
        return Plan(members, varied(named, values))

    def run(self) -> list[int]:
        """Return what every country holds afterwards, as `run` has it; NoSolution where it has none."""
        after = burdened(self.members, self.scenario).after
        for code in (code for code in self.countries if after[code] > LARGEST):
            raise NoSolution(
                f"Scenario {self.scenario.name!r}: {code} would hold {spell(after[code])}, more than "
                f"{spell(LARGEST)}, the largest sum there can be here. Lend less."
            )
        return [after[code] for code in self.countries]

    def one_by_one(self, columns: Columns, which: Iterable[int], out: Whole) -> None:
        """Write the named columns as `run` has them; -1 where there is no solution."""
        for at in which:
            try:
                out[:, at] = self.point(columns, int(at)).run()
            except NoSolution:
                out[:, at] = -1
