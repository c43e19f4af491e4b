"""What a picture knows about itself: its table, its words and where its numbers come from."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.telling import wording
from safe_alloc.telling.wording import origin, outcomes
from safe_alloc.telling.wording.facts import Facts, Line, chosen, read, top
from safe_alloc.telling.wording.told import Told

_PLACE = "safe_alloc_record"


@dataclass(frozen=True)
class Record:
    """The words and the data behind one picture; `lines` are what is drawn, in its order, from the top.

    A picture of anything else than amounts by country has `told` instead.
    """

    chart: str
    table: pd.DataFrame = field(repr=False, compare=False)
    facts: Facts = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    title: str
    subtitle: str
    label: str
    note: str
    source: str
    alt_text: str
    allowed: tuple[str, ...] = ()
    told: Told | None = field(default=None, repr=False)

    @property
    def lang(self) -> str:
        """Return the code of the language of its words."""
        return self.facts.voice.lang

    @cached_property
    def data_hash(self) -> str:
        """Return the SHA-256 of the table as CSV."""
        return hashlib.sha256(self.table.to_csv(index=False, lineterminator="\n").encode()).hexdigest()


def record(table: pd.DataFrame, chart: str, lang: str = "en") -> Record:
    """Return the record of a chart about a table, every word of it computed from that table, in a language."""
    facts = read(table, lang)
    chosen(facts, chart)
    return Record(
        chart=chart,
        table=table.copy(),
        facts=facts,
        lines=_drawn(facts, chart),
        title=wording.headline(facts, chart),
        subtitle=wording.standfirst(facts, chart),
        label=facts.voice.capital(outcomes.label(facts)) if facts.label else "",
        note=origin.notes(facts, chart),
        source=origin.source_line(facts),
        alt_text=wording.described(facts, chart),
    )


def told_record(chart: str, told: Told) -> Record:
    """Return the record of a picture of anything else than amounts by country."""
    words = {key: getattr(told, key) for key in ("title", "subtitle", "label", "note", "source", "alt_text")}
    return Record(chart, pd.DataFrame(told.rows), Facts((), outcome=False, voice=told.voice), (), **words, told=told)


def _drawn(facts: Facts, chart: str) -> tuple[Line, ...]:
    """Return the lines in the order of the picture; in shares, all beyond the largest are one line of no country."""
    if chart == "changes":
        return tuple(sorted(facts.lines, key=lambda line: (line.change, -line.before, line.country)))
    if chart != "shares":
        return facts.ranked
    largest = top(facts)
    rest = facts.ranked[len(largest) :]
    if len(rest) < 2:
        return facts.ranked
    before, after = sum(line.before for line in rest), sum(line.after for line in rest)
    name, about = facts.voice.counted("others", len(rest)), any(line.about for line in rest)
    source, status = (", ".join(dict.fromkeys(getattr(line, key) for line in rest)) for key in ("source", "status"))
    return (*largest, Line("", name, before, after, source=source, status=status, about=about))


def attach(ax: Axes, made: Record) -> Axes:
    """Return the Axes with its record on it."""
    setattr(ax, _PLACE, made)
    return ax


def record_of(ax: Axes) -> Record | None:
    """Return the record on an Axes, or nothing if the project did not draw it."""
    found: Record | None = getattr(ax, _PLACE, None)
    return found
