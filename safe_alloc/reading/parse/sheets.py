"""A workbook as text: the one sheet that has headings for countries and amounts, cell for cell as it was stored."""

import re
import warnings
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from safe_alloc.errors import UnreadableFile, WrongTable, missing
from safe_alloc.reading.parse.grids import Cell, Document, document, heading_row

_FORMAT = re.compile(
    r'(?:General|@|EUR|[#0?.;()\s+–€-]|,(?=[#0?])|E\+|[_*\\][^%A-Za-z]|"[\s€.,\'-]*(?:EUR)?\s*"'
    r"|\[(?:\$(?:€|EUR)?(?:-[^\]]*)?|[A-Z][A-Za-z]+\d*|[<>=][^\]]*)\])*"
)
"""Number formats that show the number itself: no share, no thousands left out, no unit but the euro."""


def read_book(content: bytes, name: str) -> Document:
    """Return the table of a workbook as text, a line a row and tabs between cells; several sheets are refused."""
    found, seen = [], []
    for sheet, shown in _sheets(content, name):
        rows = list(_rows(sheet, shown))
        seen.append(sheet.title)
        found += [(sheet.title, rows)] if heading_row(rows) >= 0 else []
    if len(found) == 1:
        rows = found[0][1]
        return document("".join("\t".join(cell.text for cell in row) + "\n" for row in rows), [rows])
    named = ", ".join(repr(title) for title in ([title for title, _ in found] or seen))
    if found:
        raise WrongTable(f"Several sheets of {name!r} have countries and amounts: {named}. Keep the one that is meant.")
    told = f"No sheet of {name!r} has headings for countries and amounts: {named}."
    raise WrongTable(f"{told} Call them as 'country' and 'amount_eur', in one of the first rows.")


def _sheets(content: bytes, name: str) -> Iterator[tuple[Any, Any]]:
    """Yield each sheet twice: with its formulas, and with what they last came to."""
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]
    except ImportError as error:
        told = missing("openpyxl", "reads them", "xlsx")
        raise UnreadableFile(f"{name!r} is a workbook. {told} Or save the sheet as CSV.") from error
    try:
        with warnings.catch_warnings(action="ignore"):  # they tell what saving would lose, and nothing is saved
            stored, shown = (load_workbook(BytesIO(content), data_only=only) for only in (False, True))
    except (BadZipFile, KeyError, ValueError, TypeError, OSError, EOFError, SyntaxError) as error:
        raise UnreadableFile(f"{name!r} is no XLSX workbook: {error}. Save it as XLSX or as CSV.") from error
    yield from zip(stored.worksheets, shown.worksheets, strict=True)


def _rows(sheet: Any, shown: Any) -> Iterator[list[Cell]]:
    """Yield the cells of each row, with their places where tabs and line ends stand between them."""
    start = 0
    for row in zip(sheet.iter_rows(), shown.iter_rows(), strict=True):
        cells = []
        for stored, seen in zip(*row, strict=True):
            written, exact = _written(seen.value if seen.value is not None else stored.value, stored.number_format)
            cells.append(Cell(written, start, start + len(written), exact))
            start += len(written) + 1
        yield cells


def _written(value: object, look: str) -> tuple[str, bool]:
    """Return what a cell holds, and whether it is a number; one that is shown as something else says so."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return (" ".join(str(value).split()) if value is not None else ""), False
    # A workbook stores decimals as binary floats; the shortest digits that give the same float are what was typed.
    exact = Decimal(repr(value))
    written = f"{exact:f}" if exact % 1 else f"{int(exact)}"
    shown = _FORMAT.fullmatch(look) is not None
    return (written, True) if shown else (f"{written} shown as {look}", False)
