"""What a verb is asked about: a scenario by its name, its file or several files, and the table it starts from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from safe_alloc.cli.calls import option

if TYPE_CHECKING:
    import pandas as pd

    from safe_alloc.asking.scenarios import Scenario

ONE = "a preset by its name, the path of a .toml file, or A+B: both as one, the later wins"
SCENARIO = option("scenario", ONE)


class Asked(NamedTuple):
    """A scenario, the table it starts from, and what was said when several files became one."""

    scenario: "Scenario"
    table: "pd.DataFrame"
    says: Sequence[str]
    written: str

    @property
    def lends(self) -> bool:
        """Return whether loans change."""
        return self.scenario.kind == "borrower"

    @property
    def headline(self) -> str:
        """Return what it is called."""
        title, name = self.scenario.title, self.scenario.name
        return f"{name}: {title}" if title and "+" in name else title or name

    def result(self) -> "pd.DataFrame":
        """Return the Outcome of a borrower, the Contracts of anybody else."""
        from safe_alloc.asking.terms import result

        return result(self.table, self.scenario)


def asked_for(written: str) -> Asked:
    """Return what a name, a path or A+B stands for."""
    from safe_alloc.asking.scenarios import compose

    made = compose(written)  # read before pandas is imported: a faulty file is told at once
    from safe_alloc.reading.datasets import baseline

    return Asked(made.scenario, baseline(made.scenario.baseline), made.says, written)
