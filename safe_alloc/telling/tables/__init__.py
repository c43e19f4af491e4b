"""Tables to publish: every figure with its share, its notes and its sources, for a page, a workbook and a machine."""

from dataclasses import replace
from fractions import Fraction

import pandas as pd

from safe_alloc.telling.printing.rows import Row
from safe_alloc.telling.tables.columns import Column, described, meanings
from safe_alloc.telling.tables.forms import Table
from safe_alloc.telling.wording import headline, origin, standfirst
from safe_alloc.telling.wording.facts import Facts, Line, read


def table(outcome_or_table: pd.DataFrame, *, lang: str = "en") -> Table:
    """Return a table to publish of an Allocation, an Outcome or Contracts: title, columns, notes and sources.

    Rows: the largest amount first (of an Outcome the amount after), ties by alpha-3; then the sum. Shares are rounded
    to tenths of a per cent by largest remainder, so that what is printed adds up to 100.0; one may differ by a tenth
    from the share rounded by itself, and a note says so; what would be 0.0 is <0.1. Raises WrongTable for any other
    table.

    >>> import safe_alloc as sa
    >>> print(sa.table(sa.load()).csv().splitlines()[1])
    POL,Poland,43734100805,0.292000,exact,tentative
    """
    facts = read(outcome_or_table, lang)
    chart, keys = "changes" if facts.of == "outcome" else "ranking", described()["tables"][facts.of].split()
    earlier = replace(facts, lines=tuple(replace(line, after=line.before) for line in facts.lines))
    sums = Line("", facts.voice.say("table.total"), facts.before, facts.total, source="")
    law = {"label": facts.label, "status": "hypothetical"} if facts.scenario else {}
    total = _cells(sums, *(Fraction(bool(each.total)) for each in (earlier, facts))) | law
    parted = ((line, earlier.part(replace(line, after=line.before)), facts.part(line)) for line in facts.ranked)
    return Table(
        title=headline(facts, chart),
        subtitle=standfirst(facts, chart),
        columns=tuple(Column(key, facts.voice.say(f"table.{key}"), meanings()[key].form) for key in keys),
        rows=tuple({key: row[key] for key in keys} for row in (_cells(*each) | law for each in parted)),
        total={key: cell for key, cell in total.items() if key in keys and cell != ""},
        notes=_notes(facts),
        source=origin.source_line(facts),
        voice=facts.voice,
    )


def _cells(line: Line, before: Fraction, after: Fraction) -> Row:
    """Return all that a table may hold of a country, or of the sum, which has no texts but its name."""
    sums = dict.fromkeys(("amount_eur", "after_eur", "contract_eur"), line.after)
    sums |= {**dict.fromkeys(("before_eur", "loan_eur"), line.before), "change_eur": line.change}
    shares = {"before_share": float(before), **dict.fromkeys(("after_share", "share"), float(after))}
    known = {"qualifier": ("about" if line.about else "exact") if line.country else "", "status": line.status}
    change = {"change_share": _part(line.change, line.before)}
    return {"country": line.country, "name": line.name, **sums, **shares, **change, **known}


def _notes(facts: Facts) -> tuple[str, ...]:
    voice, scenario = facts.voice, facts.scenario
    law = [f"{voice.capital(facts.law)}.", voice.say("note.scenario", scenario=scenario), origin.held(facts)]
    turnover = [voice.say("table.turnover")] if facts.seller else []
    return (*filter(None, law if scenario else []), *origin.remarks(facts), *turnover, voice.say("table.shares"))


def _part(change: int, before: int) -> float | None:
    """Return a change as a share in tenths of a per cent, halves away from zero, as the sentences round it."""
    tenths = (2000 * abs(change) + before) // (2 * before) if before else 0
    return (tenths if change > 0 else -tenths) / 1000 if before else None
