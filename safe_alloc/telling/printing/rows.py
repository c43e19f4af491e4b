"""The rows of each printed table: what a frame holds, and beside it names, shares, ranks and the label."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safe_alloc.reading.countries import name
from safe_alloc.reading.files import read_text

if TYPE_CHECKING:  # a text is parsed and a source listed without pandas
    import pandas as pd

Row = dict[str, Any]
"""One line of a table: its keys are the headings of the CSV, None is an empty cell."""


@cache
def headings() -> Mapping[str, Any]:
    """Return what stands over each column, by its key, and more; it is JSON, which takes no time to read.

    One that ends in €, % or # holds numbers. `views` are the columns of each table for a person, `totals` those that
    its last line sums, `files` those as CSV and JSON (other tables have those of their frames), `units` what a notebook
    says over a column of numbers, by a pattern of its name.
    """
    return dict(json.loads(read_text(Path(__file__).with_name("headings.json"))))


def columns(table: str) -> list[str]:
    """Return the columns of a table as CSV and JSON, in their order.

    >>> columns("verified")
    ['file', 'verdict']
    """
    return str(headings()["files"][table]).split()


def allocation_rows(table: "pd.DataFrame") -> list[Row]:
    """Return an Allocation as rows: name, share (0 to 1) and rank beside each amount, in table order."""
    from safe_alloc.asking.metrics import ranks

    ranked = ranks(table)
    held = {key: ranked[key].tolist() for key in ("rank", "rank_label")}
    return named_rows(table.assign(share=_shares(table["amount_eur"]), **held))


def outcome_rows(outcome: "pd.DataFrame") -> list[Row]:
    """Return an Outcome as rows: name, change and shares (0 to 1) beside each loan, in table order."""
    before, after = outcome["before_eur"], outcome["after_eur"]
    shares = {"before_share": _shares(before), "after_share": _shares(after)}
    return named_rows(outcome.assign(change_eur=after - before, **shares))


def ledger_rows(outcome: "pd.DataFrame") -> list[Row]:
    """Return the ledger of an Outcome as rows: names, and ranks also as print has them ("3=")."""
    from safe_alloc.asking.ledger import ledger

    rows = named_rows(ledger(outcome))
    for key in ("before_rank", "after_rank"):
        held = [row[key] for row in rows]
        for row in rows:
            row[f"{key}_label"] = row[key] and f"{row[key]}{'=' if held.count(row[key]) > 1 else ''}"
    return rows


def named_rows(frame: "pd.DataFrame") -> list[Row]:
    """Return any table as rows; behind a country stands its name."""
    rows = frame_rows(frame)
    return [{"country": code, "name": name(code), **row} if (code := row.get("country")) else row for row in rows]


def standing(row: Row, lang: str = "en") -> str:
    """Return what a row of a result is in law, which is said wherever it is shown."""
    from safe_alloc.telling.wording.voice import voice

    speaks = voice(lang)
    return speaks.say("page.standing", label=speaks.law(row["label"]), kind=speaks.say(f"page.kind.{row['kind']}"))


def about(row: Row) -> Row:
    """Return what holds for all rows of a result."""
    from safe_alloc.asking.limits import STANDING  # imported here: a text is parsed without the law

    return {key: row[key] for key in STANDING}


def frame_rows(frame: "pd.DataFrame") -> list[Row]:
    """Return any other table as rows with its own columns; what is missing is None."""
    from safe_alloc.reading.frames import records

    return records(frame.astype(object).where(frame.notna(), None))


def field_rows(things: Iterable[object], fields: Sequence[str]) -> list[Row]:
    """Return frozen things, such as claims or sources, as rows of some of their fields."""
    return [{field: getattr(thing, field) for field in fields} for thing in things]


def _shares(amounts: "pd.Series[int]") -> list[Any]:
    held = amounts.tolist()
    return [amount / sum(held) if any(held) else None for amount in held]  # of whole numbers the nearest float
