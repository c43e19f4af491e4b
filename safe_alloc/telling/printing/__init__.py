"""Tables as text: CSV and JSON for machines, aligned columns for a person, the same rows in all three."""

from collections.abc import Callable, Sequence

from safe_alloc.errors import known_name
from safe_alloc.telling.printing.rows import Row
from safe_alloc.telling.printing.text import as_csv, as_object, rounded

FORMATS = ("table", "csv", "json")


def known_format(written: str) -> str:
    """Return the name of a format, or say which ones there are."""
    return known_name(written, FORMATS, "format", label="Formats")


def printed(
    form: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    view: Callable[[], str],
    *,
    under: str = "rows",
    about: Row | None = None,
) -> str:
    """Return rows in a format; `view` makes the table for a person, and is called for that format only.

    In JSON the rows stand under the key `under`, beside what `about` says of them all; in CSV each row says that too.
    """
    known = about or {}
    if form == "table":
        return view()
    if form == "json":
        return as_object(known | {under: [{column: rounded(row[column]) for column in columns} for row in rows]})
    return as_csv(list(dict.fromkeys((*columns, *known))), (known | row for row in rows))


def printed_one(form: str, fields: Row, view: Callable[[], str]) -> str:
    """Return one thing in a format: sentences for a person, a single row of CSV, or a JSON object."""
    if form == "table":
        return view()
    return as_csv(list(fields), [fields]) if form == "csv" else as_object(fields)
