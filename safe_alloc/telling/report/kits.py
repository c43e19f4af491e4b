"""What one folder of a report tells: a table, the charts about it, and the files beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from safe_alloc.asking.council import vote
from safe_alloc.asking.scenarios import Scenario, scenarios
from safe_alloc.asking.sweeps import sweep
from safe_alloc.asking.terms import balance, result
from safe_alloc.errors import NoSolution
from safe_alloc.reading.datasets import DEFAULT_SOURCE, baseline, load
from safe_alloc.reading.reconcile import intervals
from safe_alloc.reading.sources import Source
from safe_alloc.telling import charts
from safe_alloc.telling.charts.record import record_of
from safe_alloc.telling.charts.saving import inline
from safe_alloc.telling.printing import rows as printed
from safe_alloc.telling.printing.text import as_csv
from safe_alloc.telling.tables.columns import dictionary, meanings
from safe_alloc.telling.wording import article, even, origin, outcomes, subtitle
from safe_alloc.telling.wording.facts import read
from safe_alloc.telling.wording.told import Told
from safe_alloc.telling.wording.voice import Voice, voice

OWN_TABLE = "own-table"
"""The folder of a table of the user's own."""

OWN = "baseline.csv"
"""The table of a user's own that a scenario was run on, as it was understood."""


class Plot(NamedTuple):
    """One question that is drawn: the chart's name, what it is drawn from, that in Python, and its own options."""

    chart: str
    data: Callable[[], tuple[Any, ...]]
    told: str
    more: Mapping[str, str] = {}

    def drawn(self, **how: str) -> Any:
        """Return the chart."""
        return getattr(charts, self.chart)(*self.data(), **self.more, **how)


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

    def plots(self) -> Iterator[Plot]:
        """Go through the questions this table is drawn for, the first of them first."""
        asked = self.scenario
        if asked is None:
            yield from map(self._plot, ("ranking", "shares"))
            yield from () if self.own else _LOOKS
        elif self.lends:
            yield from map(self._plot, ("changes", "before_after"))
            yield Plot("votes", lambda: (vote(outcome=self.table),), f"sa.vote(outcome={self.code})")
            yield from self._flips(asked)
        else:
            if asked.kind == "participant":  # a supplier pays no fee
                yield Plot("break_even", lambda: (self.start, asked), called(asked, own=self.own))
            yield self._plot("ranking")

    @property
    def weights(self) -> list[str]:
        """Return the indicators that something was weighed by, each with its year."""
        asked = self.scenario
        named = [asked.burden.by, *(entrant.by for entrant in asked.entrants.values())] if asked else []
        return sorted({key for key in named if "@" in key})

    @cached_property
    def named(self) -> dict[str, Source | None]:
        """Return what the members' figures say they are from, each with the source of ours that this is, if any."""
        return origin.cited_by(read(self.table, self.voice.lang).members)

    @property
    def grown(self) -> tuple[str, int] | None:
        """Return the one entrant and its sum in whole euro, where the scenario has just that."""
        found = [(code, each.amount) for code, each in (self.scenario.entrants.items() if self.scenario else ())]
        return (found[0][0], found[0][1]) if self.lends and len(found) == 1 and isinstance(found[0][1], int) else None

    @property
    def lends(self) -> bool:
        """Return whether the table is about loans, and not about contracts."""
        return self.scenario is None or self.scenario.kind == "borrower"

    @cached_property
    def findings(self) -> list[str]:
        """Return what an article would say: the summary, and who pays or what a fee would leave."""
        facts = read(self.table, self.voice.lang)
        more = [outcomes.payers(facts)] if facts.of == "outcome" else []
        if self.scenario and self.scenario.kind == "participant":
            more = [even.left(balance(self.start, self.scenario), facts, self.scenario)]
        return [article(facts), *more]

    def _plot(self, chart: str) -> Plot:
        return Plot(chart, lambda: (self.table,), self.code)

    def _flips(self, asked: Scenario) -> Iterator[Plot]:
        """Go through the chart of what flips up to twice the entrant's sum, where every point has a solution."""
        if self.grown is None or not self.grown[1]:
            return
        code, amount = self.grown
        vary = {f"entrants.{code}.amount": [amount * tenth // 10 for tenth in range(21)]}
        with suppress(NoSolution):
            swept = sweep(self.start, asked, vary=vary, full=True)
            values = f'vary={{"entrants.{code}.amount": [{amount} * tenth // 10 for tenth in range(21)]}}, full=True'
            yield Plot("flips", lambda: (swept,), f"sa.sweep({called(asked, own=self.own)}, {values})")


@dataclass(frozen=True)
class Drawn:
    """One chart of a folder: the words on it, the line that draws it, and it as SVG, wide and for a telephone."""

    words: Told
    code: str
    wide: str = field(repr=False)
    narrow: str = field(repr=False)


_PRESS, _LATER, _BY = "anadolu-2025-09-10", "2026-04-15", "gdp_nominal_eur@2024"
_LOOKS = (
    Plot("ratio", lambda: (load(),), f'sa.load(), by="{_BY}"', {"by": _BY}),
    Plot("vintages", lambda: (load(), load(as_of=_LATER)), f'sa.load(), sa.load(as_of="{_LATER}")'),
    Plot("intervals", lambda: (intervals(load(_PRESS)),), f'sa.intervals(sa.load("{_PRESS}"))'),
    Plot("timeline", tuple, ""),
)
"""What else is asked of our own figures."""


def of_figures(lang: str = "en", start: pd.DataFrame | None = None) -> Kit:
    """Return the folder of the September 2025 table, or of a table of the user's own."""
    table, speaks = load() if start is None else start, voice(lang)
    name, key, code = (DEFAULT_SOURCE, "baseline", "sa.load()") if start is None else (OWN_TABLE, "own_table", "table")
    heading, standing, rows = speaks.say(f"page.{key}"), subtitle(table, lang=lang), printed.allocation_rows(table)
    return Kit(name, heading, standing, code, table, rows, None, table, speaks, own=start is not None)


def of_scenario(scenario: Scenario, lang: str = "en", start: pd.DataFrame | None = None) -> Kit:
    """Return the folder of a scenario of any kind, run on its baseline or on a table of the user's own."""
    speaks, given = voice(lang), baseline(scenario.baseline) if start is None else start
    table, sells = result(given, scenario), scenario.kind != "borrower"
    rows = (printed.named_rows if sells else printed.outcome_rows)(table)
    standing, heading = printed.standing(rows[0], lang), scenario.title or scenario.name
    code = f"sa.{'contracts' if sells else 'run'}({called(scenario, own=start is not None)})"
    return Kit(scenario.name, heading, standing, code, table, rows, scenario, given, speaks, own=start is not None)


def tables(kit: Kit) -> dict[str, str]:
    """Return the files that hold numbers, by name: CSV as the shell prints it, and the scenario itself."""
    kind = "allocation" if kit.scenario is None else "outcome" if kit.lends else "contracts"
    made = {f"{kind}.csv": as_csv(printed.columns(kind) if kit.lends else list(kit.rows[0]), kit.rows)}
    if kind == "outcome":
        made["ledger.csv"] = as_csv(printed.columns("ledger"), printed.ledger_rows(kit.table))
    made["columns.csv"] = dictionary(meanings())
    made |= {f"{kit.name}.toml": kit.scenario.to_toml()} if kit.scenario else {}
    return made | ({OWN: as_csv(list(kit.start.columns), printed.frame_rows(kit.start))} if kit.own else {})


def draw(kit: Kit, folder: Path, told: Callable[[str], None] = lambda _: None) -> list[Drawn]:
    """Return the charts of a folder after they are saved there; each is told before it is drawn."""
    drawn = []
    for plot in kit.plots():
        told(plot.chart)
        wide, narrow = (plot.drawn(width=width, lang=kit.voice.lang) for width in ("page", "column"))
        charts.save(wide, folder / plot.chart)
        told_in = [] if kit.voice.lang == "en" else [f'lang="{kit.voice.lang}"']
        code = f"sa.charts.{plot.chart}({', '.join(filter(None, [plot.told, *told_in]))})"
        words: Any = record_of(wide)  # what the picture itself says, so that picture and page cannot differ
        drawn.append(Drawn(words, code, inline(wide), inline(narrow)))
    return drawn


def opening(kit: Kit, drawn: Sequence[Drawn]) -> dict[str, str]:
    """Return the words a report begins with, the same on the page and in print."""
    about = {"lang": kit.voice.lang, "heading": kit.heading, "standing": kit.standing}
    return about | {"finding": drawn[0].words.title, "most": kit.say("page.most")}


def loading(baseline: str) -> str:
    """Return the Python that loads what a scenario names as its baseline.

    >>> loading("2026-04-15")
    'sa.load(as_of="2026-04-15")'
    """
    start = f'as_of="{baseline}"' if baseline[:1].isdigit() else f'"{baseline}"'  # a date, or the id of a source
    return "sa.load()" if baseline in ("", DEFAULT_SOURCE) else f"sa.load({start})"


def called(scenario: Scenario, *, own: bool) -> str:
    """Return the Python that gives the table and the scenario, as a function is called with both."""
    file = scenario.name if scenario.name in scenarios() else f"{scenario.name}.toml"
    return f'{"table" if own else loading(scenario.baseline)}, sa.scenario("{file}")'
