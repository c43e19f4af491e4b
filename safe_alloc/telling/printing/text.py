"""How rows become text: CSV, JSON, and columns that line up without ever cutting a number or a name."""

from collections.abc import Iterable, Sequence

from safe_alloc.telling.printing.rows import Row

SCHEMA = 1
"""The number of the JSON layout: it grows when a key changes its name or its meaning."""

_NUMBERS = ("€", "%", "#")
_GAP = "  "
_NARROWEST, _WIDEST, _LEAST = 40, 120, 16


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

    A heading that ends in "€", "%" or "#" stands over numbers, set to the right. No cell is ever cut: only a
    last column of words is wrapped, and a terminal that is too narrow for the rest breaks the lines by itself.
    """
    width = _width()
    cells = [[visible(cell) for cell in line] for line in (headings, *lines)]
    room = width - sum(max(map(len, column)) + len(_GAP) for column in list(zip(*cells, strict=True))[:-1])
    if not headings[-1].endswith(_NUMBERS):
        cells = [part for line in cells for part in _parts(line, max(room, _LEAST))]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, ["-" * each for each in widths])
    return "\n\n".join(filter(None, [_wrapped(above, width), _aligned(cells, widths), _wrapped(below, width)])) + "\n"


def visible(written: str) -> str:
    """Return a text without signs that could steer a terminal: each becomes a space."""
    return written if written.isprintable() else "".join(sign if sign.isprintable() else " " for sign in written)


def _aligned(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    placed = [str.rjust if heading.endswith(_NUMBERS) else str.ljust for heading in cells[0]]
    lines = ([put(cell, width) for put, cell, width in zip(placed, line, widths, strict=True)] for line in cells)
    return "\n".join(_GAP.join(line).rstrip() for line in lines)


def _parts(line: Sequence[str], room: int) -> list[list[str]]:
    """Return a line as several where its last cell is wider than the room there is."""
    first, *more = _folded(line[-1], room) or [""]
    return [[*line[:-1], first], *([""] * (len(line) - 1) + [each] for each in more)]


def _wrapped(sentences: Iterable[str], width: int) -> str:
    return "\n".join(line for each in sentences for line in _folded(visible(each), width))


def _folded(sentence: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(sentence, width, break_long_words=False, break_on_hyphens=False)


def _width() -> int:
    from shutil import get_terminal_size

    return max(_NARROWEST, min(get_terminal_size((80, 24)).columns, _WIDEST))


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()  # as JSON writes it
    return f"{value:.6f}" if isinstance(value, float) else value


def _number(value: object) -> object:
    return round(value, 6) if isinstance(value, float) else value
