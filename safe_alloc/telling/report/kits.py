"""What one folder of a report tells: a table, the charts about it, and the files beside them."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from safe_alloc.asking.ledger import ledger
from safe_alloc.asking.outcomes import run
from safe_alloc.asking.scenarios import Scenario, scenarios
from safe_alloc.errors import NotWritten
from safe_alloc.reading.datasets import DEFAULT_SOURCE, baseline, load
from safe_alloc.telling import charts
from safe_alloc.telling.charts.record import record_of
from safe_alloc.telling.printing.rows import (
    ALLOCATION,
    OUTCOME,
    Row,
    allocation_rows,
    frame_rows,
    outcome_rows,
    standing,
)
from safe_alloc.telling.printing.text import as_csv
from safe_alloc.telling.wording import subtitle

FORMATS = ("png", "pdf", "svg")
"""What every chart is saved as."""


@dataclass(frozen=True)
class Kit:
    """One folder before it is drawn: its name, its table, and the scenario if it is about one."""

    name: str
    table: pd.DataFrame = field(repr=False, compare=False)
    scenario: Scenario | None = None

    @property
    def charts(self) -> tuple[str, ...]:
        """Return the questions this table is drawn for."""
        return ("changes", "before_after") if self.scenario else ("ranking", "shares")

    @cached_property
    def rows(self) -> list[Row]:
        """Return the table as `safe-alloc run` and `safe-alloc show` print it."""
        return outcome_rows(self.table) if self.scenario else allocation_rows(self.table)

    @property
    def heading(self) -> str:
        """Return what the folder is about."""
        return (self.scenario.title or self.name) if self.scenario else "The figures everything is compared with"

    @cached_property
    def paid(self) -> list[Row]:
        """Return who pays and who gains, as rows."""
        return frame_rows(ledger(self.table))

    @cached_property
    def standing(self) -> str:
        """Return what the numbers are: their status, and for a scenario its label in law."""
        return standing(self.rows) if self.scenario else subtitle(self.table)

    @property
    def code(self) -> str:
        """Return the Python that gives the table."""
        if self.scenario is None:
            return "sa.load()"
        named = self.scenario.baseline
        start = f'as_of="{named}"' if named[:1].isdigit() else f'"{named}"'  # a date, or the id of a source
        table = "sa.load()" if named in ("", DEFAULT_SOURCE) else f"sa.load({start})"
        file = self.name if self.name in scenarios() else f"{self.name}.toml"
        return f'sa.run({table}, sa.scenario("{file}"))'


@dataclass(frozen=True)
class Drawn:
    """One chart of a folder: its question, its words, and the SVG that was saved."""

    chart: str
    title: str
    subtitle: str
    alt: str
    svg: str = field(repr=False)


def of_figures() -> Kit:
    """Return the folder of the September 2025 table."""
    return Kit(DEFAULT_SOURCE, load())


def of_scenario(scenario: Scenario) -> Kit:
    """Return the folder of a scenario, run on its baseline."""
    return Kit(scenario.name, run(baseline(scenario.baseline or DEFAULT_SOURCE), scenario), scenario)


def tables(kit: Kit) -> dict[str, str]:
    """Return the files that hold numbers, by name: CSV as the shell prints it, and the scenario itself."""
    if kit.scenario is None:
        return {"allocation.csv": as_csv(ALLOCATION, kit.rows)}
    return {
        "outcome.csv": as_csv(OUTCOME, kit.rows),
        "ledger.csv": as_csv(list(kit.paid[0]), kit.paid),
        f"{kit.name}.toml": kit.scenario.to_toml(),
    }


def draw(kit: Kit, folder: Path) -> list[Drawn]:
    """Return the charts of a folder after they are saved there, each drawn once for its three formats."""
    return [_drawn(kit, chart, folder) for chart in kit.charts]


def _drawn(kit: Kit, chart: str, folder: Path) -> Drawn:
    axes = getattr(charts, chart)(kit.table)
    charts.save(axes, folder / chart)
    words = record_of(axes)  # what the picture itself says, so that picture and page cannot differ
    if words is None:
        raise NotWritten(f"The chart {chart!r} has no words of its own. Draw it with sa.charts.{chart}.")
    svg = (folder / f"{chart}.svg").read_text(encoding="utf-8")
    return Drawn(chart, words.title, words.subtitle, words.alt_text, svg)
