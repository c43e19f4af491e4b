"""What one folder of a report tells: a table, the charts about it, and the files beside them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from safe_alloc.asking.council import vote
from safe_alloc.asking.ledger import ledger
from safe_alloc.asking.outcomes import run
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.sweeps import sweep
from safe_alloc.asking.terms import balance, contracts
from safe_alloc.errors import NoSolution, NotWritten
from safe_alloc.reading.datasets import DEFAULT_SOURCE, baseline, load
from safe_alloc.reading.reconcile import intervals
from safe_alloc.reading.sources import Source, sources
from safe_alloc.telling import charts
from safe_alloc.telling.charts.record import record_of
from safe_alloc.telling.charts.saving import inline
from safe_alloc.telling.printing import rows as printed
from safe_alloc.telling.printing.text import as_csv
from safe_alloc.telling.report.calls import calls
from safe_alloc.telling.tables.columns import MEANINGS, dictionary
from safe_alloc.telling.wording import article, subtitle
from safe_alloc.telling.wording.even import left
from safe_alloc.telling.wording.facts import read
from safe_alloc.telling.wording.outcomes import payers
from safe_alloc.telling.wording.told import Told
from safe_alloc.telling.wording.voice import Voice, voice

OWN_TABLE = "own-table"
"""The folder of a table of the user's own."""

OWN = "baseline.csv"
"""The table of a user's own that a scenario was run on, as it was understood."""


class Plot(NamedTuple):
    """One question that is drawn: the chart's name, what it is drawn from, options, and the line of Python for it."""

    chart: str
    told: Callable[[], tuple[object, ...]]
    more: Mapping[str, str]
    code: str


@dataclass(frozen=True)
class Kit:
    """One folder before it is drawn: its table, the charts about it, and the scenario if it is about one.

    `heading` says what the folder is about, `standing` what the numbers are in law, `code` is the Python that
    gives the table, and `rows` are the table as the shell prints it. `start` is what the scenario was run on, and
    `own` says that it is a table of the user's own.
    """

    name: str
    heading: str
    standing: str
    code: str
    table: pd.DataFrame = field(repr=False, compare=False)
    rows: list[printed.Row] = field(repr=False, compare=False)
    scenario: Scenario | None
    start: pd.DataFrame = field(repr=False, compare=False)
    voice: Voice = field(repr=False)
    own: bool = False

    def say(self, key: str, **values: object) -> str:
        """Return a phrase in the language of the report."""
        return self.voice.say(key, **values)

    @property
    def plots(self) -> tuple[Plot, ...]:
        """Return the questions this table is drawn for."""
        if self.scenario is None:
            plain = tuple(self._plot(chart) for chart in ("ranking", "shares"))
            return plain if self.own else (*plain, *_LOOKS)
        if not self.lends:
            start, asked = calls(self.scenario, own=self.own)
            even = Plot(
                "break_even", lambda: (self.start, self.scenario), {}, f"sa.charts.break_even({start}, {asked})"
            )
            return (*([even] if self.scenario.kind == "participant" else []), self._plot("ranking"))
        cast = Plot("votes", lambda: (vote(outcome=self.table),), {}, f"sa.charts.votes(sa.vote(outcome={self.code}))")
        return (*(self._plot(chart) for chart in ("changes", "before_after")), cast, *self._flips())

    @property
    def label(self) -> str:
        """Return what an outcome is in law; of plain figures nothing."""
        return str(self.rows[0].get("label", ""))

    @property
    def weights(self) -> list[str]:
        """Return the indicators that something was weighed by, each with its year."""
        asked = self.scenario
        named = [asked.burden.by, *(entrant.by for entrant in asked.entrants.values())] if asked else []
        return sorted({key for key in named if "@" in key})

    @property
    def cited(self) -> list[Source]:
        """Return the sources of ours that the members' figures are from."""
        known = {each.id: each for each in sources()}
        return [known[each] for each in self._named() if each in known]

    @property
    def uncertified(self) -> list[str]:
        """Return what else the members' figures say they are from."""
        known = {each.id for each in sources()}
        return [each for each in self._named() if each not in known]

    @property
    def grown(self) -> tuple[str, int] | None:
        """Return the one entrant and its sum in whole euro, where the scenario has just that."""
        entrants = self.scenario.entrants.items() if self.scenario else ()
        found = [(code, each.amount) for code, each in entrants]
        return (found[0][0], found[0][1]) if self.lends and len(found) == 1 and isinstance(found[0][1], int) else None

    @property
    def lends(self) -> bool:
        """Return whether the table is about loans, and not about contracts."""
        return self.scenario is None or self.scenario.kind == "borrower"

    def findings(self) -> list[str]:
        """Return what an article would say: the summary, and who pays or what a fee would leave."""
        facts = read(self.table, self.voice.lang)
        more = [payers(facts)] if facts.outcome else []
        if self.scenario and self.scenario.kind == "participant":
            more = [left(balance(self.start, self.scenario), facts, self.scenario)]
        return [article(facts), *more]

    def _named(self) -> list[str]:
        members = self.table if "role" not in self.table else self.table.loc[self.table["role"] == "member"]
        return list(dict.fromkeys(members["source"]))

    def _plot(self, chart: str) -> Plot:
        return Plot(chart, lambda: (self.table,), {}, f"sa.charts.{chart}({self.code})")

    def _flips(self) -> Iterator[Plot]:
        """Go through the chart of what flips up to twice the entrant's sum, where every point has a solution."""
        if self.grown is None or not self.scenario or not self.grown[1]:
            return
        code, amount = self.grown
        vary = {f"entrants.{code}.amount": [amount * tenth // 10 for tenth in range(21)]}
        with suppress(NoSolution):
            swept = sweep(self.start, self.scenario, vary=vary, full=True)
            table, asked = calls(self.scenario, own=self.own)
            values = f'vary={{"entrants.{code}.amount": [{amount} * tenth // 10 for tenth in range(21)]}}, full=True'
            yield Plot("flips", lambda: (swept,), {}, f"sa.charts.flips(sa.sweep({table}, {asked}, {values}))")


@dataclass(frozen=True)
class Drawn:
    """One chart of a folder: the words on it, the line that draws it, and it as SVG, wide and for a telephone."""

    words: Told
    code: str
    wide: str = field(repr=False)
    narrow: str = field(repr=False)


_PRESS, _LATER, _BY = "anadolu-2025-09-10", "2026-04-15", "gdp_nominal_eur@2024"
_LOOKS = (
    Plot("ratio", lambda: (load(),), {"by": _BY}, f'sa.charts.ratio(sa.load(), by="{_BY}")'),
    Plot(
        "vintages",
        lambda: (load(), load(as_of=_LATER)),
        {},
        f'sa.charts.vintages(sa.load(), sa.load(as_of="{_LATER}"))',
    ),
    Plot(
        "intervals",
        lambda: (intervals(load(_PRESS)),),
        {},
        f'sa.charts.intervals(sa.intervals(sa.load("{_PRESS}")))',
    ),
    Plot("timeline", lambda: (), {}, "sa.charts.timeline()"),
)
"""What else is asked of our own figures."""


def of_figures(lang: str = "en", start: pd.DataFrame | None = None) -> Kit:
    """Return the folder of the September 2025 table, or of a table of the user's own."""
    table = load() if start is None else start
    name, key, code = (DEFAULT_SOURCE, "baseline", "sa.load()") if start is None else (OWN_TABLE, "own_table", "table")
    heading, rows = voice(lang).say(f"page.{key}"), printed.allocation_rows(table)
    standing = subtitle(table, lang=lang)
    return Kit(name, heading, standing, code, table, rows, None, table, voice(lang), own=start is not None)


def of_scenario(scenario: Scenario, lang: str = "en", start: pd.DataFrame | None = None) -> Kit:
    """Return the folder of a scenario of any kind, run on its baseline or on a table of the user's own."""
    speaks, given = voice(lang), baseline(scenario.baseline) if start is None else start
    sells = scenario.kind != "borrower"
    table = contracts(given, scenario) if sells else run(given, scenario)
    rows = printed.contract_rows(table) if sells else printed.outcome_rows(table)
    law, kind = (speaks.say(key) for key in (f"label.{rows[0]['label']}", f"page.kind.{scenario.kind}"))
    standing, heading = speaks.say("page.standing", label=law, kind=kind), scenario.title or scenario.name
    code = f"sa.{'contracts' if sells else 'run'}({', '.join(calls(scenario, own=start is not None))})"
    return Kit(scenario.name, heading, standing, code, table, rows, scenario, given, speaks, own=start is not None)


def paid(kit: Kit) -> list[printed.Row]:
    """Return who pays and who gains, as rows."""
    return printed.frame_rows(ledger(kit.table))


def tables(kit: Kit) -> dict[str, str]:
    """Return the files that hold numbers, by name: CSV as the shell prints it, and the scenario itself."""
    own = {OWN: as_csv(list(kit.start.columns), printed.frame_rows(kit.start))} if kit.own else {}
    if kit.scenario is None:
        return {"allocation.csv": as_csv(printed.ALLOCATION, kit.rows), "columns.csv": dictionary(MEANINGS), **own}
    if kit.lends:
        made = {"outcome.csv": as_csv(printed.OUTCOME, kit.rows), "ledger.csv": as_csv(list(paid(kit)[0]), paid(kit))}
    else:
        made = {"contracts.csv": as_csv(printed.CONTRACTS, kit.rows)}
    return {
        **made,
        "columns.csv": dictionary(MEANINGS),
        f"{kit.name}.toml": kit.scenario.to_toml(),
        **own,
    }


def draw(kit: Kit, folder: Path, told: Callable[[str], None] = lambda _: None) -> list[Drawn]:
    """Return the charts of a folder after they are saved there; each is told before it is drawn."""
    drawn = []
    for plot in kit.plots:
        told(plot.chart)
        drawn.append(_drawn(plot, folder, kit.voice.lang))
    return drawn


def _drawn(plot: Plot, folder: Path, lang: str) -> Drawn:
    told, drawer = plot.told(), getattr(charts, plot.chart)
    axes = drawer(*told, **plot.more, lang=lang)
    charts.save(axes, folder / plot.chart)
    words = record_of(axes)  # what the picture itself says, so that picture and page cannot differ
    if words is None:
        raise NotWritten(f"The chart {plot.chart!r} has no words of its own. Draw it with sa.charts.{plot.chart}.")
    return Drawn(words, plot.code, inline(axes), inline(drawer(*told, **plot.more, width="column", lang=lang)))
