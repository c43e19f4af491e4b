"""One sweep, ready to be worked on: the table, the scenario, and what `run` says of any of its points."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from safe_alloc.asking.outcomes import starting
from safe_alloc.asking.outcomes.burdens import burdened
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.paths import BASELINE, varied
from safe_alloc.asking.sweeps.points import Columns
from safe_alloc.asking.sweeps.whole import Whole
from safe_alloc.asking.terms import KINDS, balanced, started
from safe_alloc.errors import NoSolution

SUMS = ("contracts_eur", "fee_eur", "net_eur")
"""The rows behind what each country buys, as `balance` has them."""


@dataclass(frozen=True)
class Plan:
    """What members hold before in whole euro, and a scenario with values of a first point in its places."""

    members: Mapping[str, int]
    scenario: Scenario

    @classmethod
    def of(cls, table: pd.DataFrame, scenario: Scenario) -> "Plan":
        """Return the plan of a scenario on the table it starts from; raises what `run` or `contracts` does."""
        sells = getattr(scenario, "kind", "") in KINDS
        given = started(table, scenario) if sells else starting(table, scenario, "borrower")
        return cls({code: amount for code, (amount, _) in given.items()}, scenario)

    @property
    def lends(self) -> bool:
        """Return whether loans change; else contracts are made."""
        return self.scenario.kind == "borrower"

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Return who has a row: members in table order, then those who join for a loan, by alpha-3."""
        return (*self.members, *(self.scenario.entrants if self.lends else ()))

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the rows that a summary is about, which are the last: every loan, or the sums of all contracts."""
        return self.countries if self.lends else SUMS

    @property
    def height(self) -> int:
        """Return how many rows there are: a country each, and behind contracts their sums."""
        return len(self.countries) + (0 if self.lends else len(SUMS))

    def before(self, columns: Columns) -> Whole:
        """Return what each row shown is compared with, one column where that is not varied: its loan before, or 0."""
        if not self.lends:
            return np.zeros((len(SUMS), 1), np.int64)
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
        """Return what every country holds afterwards, or buys and then SUMS, as `run`, `contracts` and `balance` do."""
        if self.lends:
            after = burdened(self.members, self.scenario).after
            return [after[code] for code in self.countries]
        worth, turnover, paid = balanced(self.members, self.scenario)
        return [*worth.values(), turnover, paid, turnover - paid]

    def one_by_one(self, columns: Columns, out: Whole) -> None:
        """Write every column as `run` has it; -1 where there is no solution."""
        for at in range(out.shape[1]):
            try:
                out[:, at] = self.point(columns, at).run()
            except NoSolution:
                out[:, at] = -1
