"""Tables as text: CSV and JSON for machines, aligned columns for a person, the same rows in all three."""

from collections.abc import Callable, Iterable, Sequence

from safe_alloc.errors import UnknownName, nearest
from safe_alloc.telling.printing.rows import Row
from safe_alloc.telling.printing.text import as_csv, as_json

FORMATS = ("table", "csv", "json")


def known_format(written: str) -> str:
    """Return the name of a format, or say which ones there are."""
    if written not in FORMATS:
        raise UnknownName(f"No format is called {written!r}: {nearest(written, FORMATS, label='Formats')}")
    return written


def printed(form: str, columns: Sequence[str], rows: Iterable[Row], view: Callable[[], str]) -> str:
    """Return rows in a format; `view` makes the table for a person, and is called for that format only."""
    if form == "table":
        return view()
    return as_csv(columns, rows) if form == "csv" else as_json(columns, rows)
