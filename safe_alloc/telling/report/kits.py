"""What one folder of a report tells: a table, the charts about it, and the files beside them."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from safe_alloc.asking.ledger import ledger
from safe_alloc.asking.outcomes import run
from safe_alloc.asking.scenarios import Scenario, scenarios
from safe_alloc.errors import NotWritten
from safe_alloc.reading.datasets import DEFAULT_SOURCE, baseline, load
from safe_alloc.telling import charts
from safe_alloc.telling.charts.record import Record, record_of
from safe_alloc.telling.printing import rows as printed
from safe_alloc.telling.printing.text import as_csv
from safe_alloc.telling.wording import subtitle


@dataclass(frozen=True)
class Kit:
    """One folder before it is drawn: its table, the charts about it, and the scenario if it is about one.

    `heading` says what the folder is about, `standing` what the numbers are in law, `code` is the Python that
    gives the table, and `rows` are the table as the shell prints it.
    """

    name: str
    heading: str
    standing: str
    code: str
    table: pd.DataFrame = field(repr=False, compare=False)
    rows: list[printed.Row] = field(repr=False, compare=False)
    scenario: Scenario | None = None

    @property
    def charts(self) -> tuple[str, str]:
        """Return the questions this table is drawn for."""
        return ("changes", "before_after") if self.scenario else ("ranking", "shares")

    @property
    def weights(self) -> list[str]:
        """Return the indicators that something was weighed by, each with its year."""
        asked = self.scenario
        named = [asked.burden.by, *(entrant.by for entrant in asked.entrants.values())] if asked else []
        return sorted({key for key in named if "@" in key})


@dataclass(frozen=True)
class Drawn:
    """One chart of a folder: the words on it, and the SVG that was saved."""

    words: Record
    svg: str = field(repr=False)


def of_figures() -> Kit:
    """Return the folder of the September 2025 table."""
    table, heading = load(), "The figures everything is compared with"
    rows = printed.allocation_rows(table)
    return Kit(DEFAULT_SOURCE, heading, standing=subtitle(table), code="sa.load()", table=table, rows=rows)


def of_scenario(scenario: Scenario) -> Kit:
    """Return the folder of a scenario, run on its baseline."""
    table = run(baseline(scenario.baseline), scenario)
    rows, heading = printed.outcome_rows(table), scenario.title or scenario.name
    told = {"standing": printed.standing(rows), "code": _code(scenario)}
    return Kit(scenario.name, heading, **told, table=table, rows=rows, scenario=scenario)


def paid(kit: Kit) -> list[printed.Row]:
    """Return who pays and who gains, as rows."""
    return printed.frame_rows(ledger(kit.table))


def tables(kit: Kit) -> dict[str, str]:
    """Return the files that hold numbers, by name: CSV as the shell prints it, and the scenario itself."""
    if kit.scenario is None:
        return {"allocation.csv": as_csv(printed.ALLOCATION, kit.rows)}
    return {
        "outcome.csv": as_csv(printed.OUTCOME, kit.rows),
        "ledger.csv": as_csv(list(paid(kit)[0]), paid(kit)),
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
    return Drawn(words, svg)


def _code(scenario: Scenario) -> str:
    file = scenario.name if scenario.name in scenarios() else f"{scenario.name}.toml"
    return f'sa.run({loading(scenario.baseline)}, sa.scenario("{file}"))'


def loading(baseline: str) -> str:
    """Return the Python that loads what a scenario names as its baseline.

    >>> loading("2026-04-15")
    'sa.load(as_of="2026-04-15")'
    """
    start = f'as_of="{baseline}"' if baseline[:1].isdigit() else f'"{baseline}"'  # a date, or the id of a source
    return "sa.load()" if baseline in ("", DEFAULT_SOURCE) else f"sa.load({start})"
