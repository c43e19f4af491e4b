"""Tables to publish: every figure with its share, its notes and its sources, for a page, a workbook and a machine."""

from collections.abc import Iterator, Mapping

import pandas as pd

from safe_alloc.reading.money import split
from safe_alloc.telling.printing.rows import Row
from safe_alloc.telling.tables.columns import Column, meanings
from safe_alloc.telling.tables.forms import Table
from safe_alloc.telling.wording import headline, origin, standfirst
from safe_alloc.telling.wording.facts import Facts, Line, read

COLUMNS = {
    "table": ("country", "name", "amount_eur", "share", "qualifier", "status"),
    "outcome": (
        *("country", "name", "before_eur", "before_share", "after_eur", "after_share"),
        *("change_eur", "change_share", "label", "status"),
    ),
    "contracts": ("country", "name", "loan_eur", "contract_eur", "share", "label", "status"),
}


def table(outcome_or_table: pd.DataFrame, *, lang: str = "en") -> Table:
    """Return a table to publish of an Allocation, an Outcome or Contracts: title, columns, notes and sources.

    Rows: the largest amount first (of an Outcome the amount after), ties by alpha-3; then the sum. Shares are rounded
    to tenths of a per cent by largest remainder, so that what is printed adds up to 100.0; one may differ by a tenth
    from the share rounded by itself, and a note says so. Raises WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> print(sa.table(sa.load()).csv().splitlines()[1])
    POL,Poland,43734100805,0.292000,exact,tentative
    """
    facts = read(outcome_or_table, lang)
    chart = "changes" if facts.outcome else "ranking"
    parts = [_tenths({line.country: getattr(line, end) for line in facts.lines}) for end in ("before", "after")]
    sums = Line("", facts.voice.say("table.total"), facts.before, facts.total, source="")
    whole = [float(any(shares.values())) for shares in parts]  # they add up to 1 by how they were made
    law = {"label": facts.label, "status": "hypothetical"} if facts.scenario else {}
    rows = (_cells(line, *(shares[line.country] for shares in parts)) | law for line in facts.ranked)
    return Table(
        title=headline(facts, chart),
        subtitle=standfirst(facts, chart),
        columns=tuple(Column(key, facts.voice.say(f"table.{key}"), meanings()[key].form) for key in COLUMNS[facts.of]),
        rows=tuple({key: row[key] for key in COLUMNS[facts.of]} for row in rows),
        total={
            key: cell for key, cell in (_cells(sums, *whole) | law).items() if key in COLUMNS[facts.of] and cell != ""
        },
        notes=tuple(_notes(facts)),
        source=origin.source_line(facts),
        voice=facts.voice,
    )


def _cells(line: Line, before: float, after: float) -> Row:
    """Return all that a table may hold of a country, or of the sum, which has no texts but its name."""
    sums = dict.fromkeys(("amount_eur", "after_eur", "contract_eur"), line.after)
    sums |= {**dict.fromkeys(("before_eur", "loan_eur"), line.before), "change_eur": line.change}
    shares = {"before_share": before, "after_share": after, "share": after}
    known = {"qualifier": ("about" if line.about else "exact") if line.country else "", "status": line.status}
    change = {"change_share": _part(line.change, line.before)}
    return {"country": line.country, "name": line.name, **sums, **shares, **change, **known}


def _notes(facts: Facts) -> Iterator[str]:
    voice = facts.voice
    if facts.scenario:
        yield f"{voice.capital(facts.law)}."
        yield voice.say("note.scenario", scenario=facts.scenario)
        if origin.held(facts):
            yield origin.held(facts)
    yield from origin.remarks(facts)
    yield from [voice.say("table.turnover")] if facts.seller else []
    yield voice.say("table.shares")


def _tenths(amounts: Mapping[str, int]) -> dict[str, float]:
    """Return each amount as a share of their sum in whole thousandths that add up to 1; of no sum, nothing."""
    whole = split(1000, amounts) if sum(amounts.values()) else dict.fromkeys(amounts, 0)
    return {country: part / 1000 for country, part in whole.items()}


def _part(change: int, before: int) -> float | None:
    """Return a change as a share in tenths of a per cent, halves away from zero, as the sentences round it."""
    tenths = (2000 * abs(change) + before) // (2 * before) if before else 0
    return (tenths if change > 0 else -tenths) / 1000 if before else None
