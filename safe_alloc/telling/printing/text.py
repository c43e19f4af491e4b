"""How rows become text: CSV, JSON, and columns that line up without ever cutting a number or a name."""

from collections.abc import Iterable, Sequence

from safe_alloc.telling.printing.rows import Row

SCHEMA = 1
"""The number of the JSON layout: it grows when a key changes its name or its meaning."""

_NUMBERS = ("€", "%", "#")
_WIDEST = 100


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as CSV: a heading, commas, LF, decimal points, six decimals, nothing in an empty cell."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue()


def as_json(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as one JSON object: the number of its schema, then the rows with the headings of the CSV as keys."""
    import json

    kept = [{column: _number(row[column]) for column in columns} for row in rows]
    return json.dumps({"schema": SCHEMA, "rows": kept}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_table(
    headings: Sequence[str], lines: Iterable[Sequence[str]], *, above: Iterable[str] = (), below: Iterable[str] = ()
) -> str:
    """Return lines for a person: sentences above, aligned columns, sentences below.

    A heading that ends in "€", "%" or "#" stands over numbers, set to the right. No cell is ever cut: a terminal
    that is too narrow breaks the line by itself. Sentences are wrapped to the terminal, 80 where there is none.
    """
    cells = [[visible(cell) for cell in line] for line in (headings, *lines)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, ["-" * width for width in widths])
    return "\n\n".join(filter(None, [_wrapped(above), _aligned(cells, widths), _wrapped(below)])) + "\n"


def visible(written: str) -> str:
    """Return a text without signs that could steer a terminal: each becomes a space."""
    return written if written.isprintable() else "".join(sign if sign.isprintable() else " " for sign in written)


def _aligned(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    placed = [str.rjust if heading.endswith(_NUMBERS) else str.ljust for heading in cells[0]]
    lines = ([put(cell, width) for put, cell, width in zip(placed, line, widths, strict=True)] for line in cells)
    return "\n".join("  ".join(line).rstrip() for line in lines)


def _wrapped(sentences: Iterable[str]) -> str:
    from shutil import get_terminal_size
    from textwrap import fill

    width = max(40, min(get_terminal_size((80, 24)).columns, _WIDEST))
    return "\n".join(fill(visible(each), width, break_long_words=False, break_on_hyphens=False) for each in sentences)


def _cell(value: object) -> object:
    return f"{value:.6f}" if isinstance(value, float) else value


def _number(value: object) -> object:
    return round(value, 6) if isinstance(value, float) else value
