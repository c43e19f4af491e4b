"""Tables to publish: every figure with its share, its notes and its sources, for a page, a workbook and a machine."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from safe_alloc.errors import NotWritten
from safe_alloc.reading.money import split
from safe_alloc.telling.disk import write_together
from safe_alloc.telling.printing.rows import Row
from safe_alloc.telling.printing.text import as_csv
from safe_alloc.telling.tables import forms
from safe_alloc.telling.tables.columns import MEANINGS, Column, Sheet, dictionary
from safe_alloc.telling.wording import headline, origin, standfirst
from safe_alloc.telling.wording.facts import Facts, Line, read
from safe_alloc.telling.wording.voice import Voice

FORMATS = ("html", "xlsx", "csv")


@dataclass(frozen=True)
class Table(Sheet):
    """A table ready to publish: words, columns and rows; a notebook shows it, `save` writes it.

    Whole euro are `int`; shares are 0 to 1, rounded to tenths of a per cent as they are printed. `total` is the last
    line. `notes` say what is hypothetical, rounded or held by a bound, `source` where the figures come from.
    """

    def html(self) -> str:
        """Return the table as a piece of a page, its own style included; needs the extra `kit` (great-tables)."""
        return forms.html(self)

    def xlsx(self) -> bytes:
        """Return a workbook of two sheets, the table and its notes, with real numbers; needs the extra `kit`."""
        return forms.xlsx(self)

    def csv(self) -> str:
        """Return the rows for a machine, without a total; a text that a spreadsheet would compute has a ' in front."""
        return as_csv([each.key for each in self.columns], self.rows)

    def dictionary(self) -> str:
        """Return the data dictionary of the CSV, as CSV: each column, its unit and what it means."""
        return dictionary([each.key for each in self.columns])

    def save(self, path: str | Path) -> list[Path]:
        """Return the paths written: .html or .xlsx, or .csv with its data dictionary (.columns.csv) beside it.

        Raises NotWritten for another suffix, a missing extra, and what the disk refuses.
        """
        target = Path(path)
        form = target.suffix[1:].lower()
        if form not in FORMATS:
            known = ", ".join(f".{each}" for each in FORMATS)
            raise NotWritten(f"{str(path)!r} ends in {target.suffix!r}. Allowed for a table: {known}.")
        made = getattr(self, form)()
        files = {target: made if isinstance(made, bytes) else made.encode()}
        if form == "csv":
            files[target.with_suffix(".columns.csv")] = self.dictionary().encode()
        return write_together(files)

    def _repr_html_(self) -> str:
        return self.html()


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
    return {"outcome": _of_outcome, "contracts": _of_contracts, "table": _of_allocation}[facts.of](facts)


def _of_allocation(facts: Facts) -> Table:
    columns = ("country", "name", "amount_eur", "share", "qualifier", "status")
    parts = _tenths({line.country: line.after for line in facts.lines})
    rows = [
        {"amount_eur": line.after, "share": parts[line.country], **_about(line), "status": line.status}
        for line in facts.ranked
    ]
    total = {"amount_eur": facts.total, "share": _whole(parts)}
    return _made(facts, "ranking", columns, rows, total)


def _of_outcome(facts: Facts) -> Table:
    moved = facts.total - facts.before
    columns = (
        "country",
        "name",
        "before_eur",
        "before_share",
        "after_eur",
        "after_share",
        "change_eur",
        "change_share",
    )
    before, after = (_tenths({line.country: getattr(line, at) for line in facts.lines}) for at in ("before", "after"))
    rows = [
        {
            **{"before_eur": line.before, "before_share": before[line.country]},
            **{"after_eur": line.after, "after_share": after[line.country]},
            **{"change_eur": line.change, "change_share": _part(line.change, line.before)},
        }
        for line in facts.ranked
    ]
    total: Row = {"before_eur": facts.before, "before_share": _whole(before)}
    total |= {"after_eur": facts.total, "after_share": _whole(after)}
    total |= {"change_eur": moved, "change_share": _part(moved, facts.before)}
    return _made(facts, "changes", columns, rows, total)


def _of_contracts(facts: Facts) -> Table:
    columns = ("country", "name", "loan_eur", "contract_eur", "share")
    parts = _tenths({line.country: line.after for line in facts.lines})
    rows = [
        {"loan_eur": line.before, "contract_eur": line.after, "share": parts[line.country]} for line in facts.ranked
    ]
    total = {"loan_eur": facts.before, "contract_eur": facts.total, "share": _whole(parts)}
    return _made(facts, "ranking", columns, rows, total)


def _made(facts: Facts, chart: str, columns: Sequence[str], rows: Sequence[Row], total: Row) -> Table:
    named = [{"country": line.country, "name": line.name, **row} for line, row in zip(facts.ranked, rows, strict=True)]
    return Table(
        title=headline(facts, chart),
        subtitle=standfirst(facts, chart),
        columns=_columns(columns, facts.voice),
        rows=tuple(named),
        total={"name": facts.voice.say("table.total"), **total},
        notes=tuple(_notes(facts)),
        source=origin.source_line(facts),
        voice=facts.voice,
    )


def _notes(facts: Facts) -> Iterator[str]:
    voice = facts.voice
    if facts.scenario:
        yield f"{voice.capital(voice.say(f'label.{facts.label}'))}."
        yield voice.say("note.scenario", scenario=facts.scenario)
        if origin.held(facts):
            yield origin.held(facts)
    yield from origin.remarks(facts)
    yield from [voice.say("table.turnover")] if facts.seller else []
    yield voice.say("table.shares")


def _columns(keys: Sequence[str], speaks: Voice) -> tuple[Column, ...]:
    return tuple(Column(key, speaks.say(f"table.{key}"), MEANINGS[key].form) for key in keys)


def _about(line: Line) -> dict[str, str]:
    return {"qualifier": "about" if line.about else "exact"}


def _tenths(amounts: Mapping[str, int]) -> dict[str, float]:
    """Return each amount as a share of their sum in whole thousandths that add up to 1; of no sum, nothing."""
    whole = split(1000, amounts) if sum(amounts.values()) else dict.fromkeys(amounts, 0)
    return {country: part / 1000 for country, part in whole.items()}


def _whole(parts: Mapping[str, float]) -> float:
    return float(any(parts.values()))  # they add up to 1 by how they were made, or there was nothing to share


def _part(change: int, before: int) -> float | None:
    """Return a change as a share in tenths of a per cent, halves away from zero, as the sentences round it."""
    tenths = (2000 * abs(change) + before) // (2 * before) if before else 0
    return (tenths if change > 0 else -tenths) / 1000 if before else None
