"""How rows become text: CSV, JSON, and columns that line up without ever cutting a number or a name."""

from collections.abc import Iterable, Mapping, Sequence

from safe_alloc.telling.printing.rows import Row

SCHEMA = 1
"""The number of the JSON layout: it grows when a key changes its name or its meaning."""

_NUMBERS = ("€", "%", "#")
_SIGNED = ("change_", "difference_")


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as CSV: a heading, commas, LF, decimal points, six decimals, nothing in an empty cell."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue()


def as_json(rows: Iterable[Row], *, columns: Sequence[str], under: str = "rows", about: Row | None = None) -> str:
    """Return one JSON object: its schema's number, what holds for all rows, then the rows as the CSV names them."""
    kept = [{column: _number(row[column]) for column in columns} for row in rows]
    return as_object({**(about or {}), under: kept})


def as_object(fields: Row) -> str:
    """Return one thing as a JSON object, after the number of its schema."""
    import json

    told = {"schema": SCHEMA, **{key: _number(value) for key, value in fields.items()}}
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_table(
    columns: Mapping[str, str], rows: Iterable[Row], *, above: Iterable[str] = (), below: Iterable[str] = ()
) -> str:
    """Return rows for a person: sentences above, aligned columns, sentences below.

    `columns` says which key of a row stands under which heading; a heading that ends in "€", "%" or "#" stands
    over numbers, set to the right. No cell is ever cut: a terminal that is too narrow breaks the lines by itself.
    """
    lines = [list(columns), *([told(key, row.get(key)) for key in columns.values()] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    sides = [str.rjust if heading.endswith(_NUMBERS) else str.ljust for heading in columns]
    placed = ([put(cell, width) for put, cell, width in zip(sides, line, widths, strict=True)] for line in lines)
    aligned = "\n".join("  ".join(line).rstrip() for line in placed)
    return "\n".join(filter(None, [paragraphs(*above), f"{aligned}\n", paragraphs(*below)]))


def told(key: str, value: object) -> str:
    """Return a cell as a person reads it: sums with commas, shares in per cent, changes with their sign."""
    sign = "+" if key.startswith(_SIGNED) else ""
    if isinstance(value, float):
        return f"{value * (100 if key.endswith('share') else 1):{sign}.2f}"
    if isinstance(value, int):
        return f"{value:{sign},}"
    return "" if value is None else _visible(str(value))


def _visible(written: str) -> str:
    """Return a text without signs that could steer a terminal: each becomes a space."""
    return "".join(sign if sign.isprintable() else " " for sign in written)


def paragraphs(*sentences: str) -> str:
    """Return sentences for a person, each on lines of its own, broken at the width of the terminal."""
    from shutil import get_terminal_size
    from textwrap import fill

    width = min(get_terminal_size().columns, 120)
    return "".join(
        fill(_visible(each), width, break_long_words=False, break_on_hyphens=False) + "\n" for each in sentences if each
    )


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that starts like a formula gets a ' in front.

    >>> harmless("=1+1"), harmless("Greece")
    ("'=1+1", 'Greece')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _cell(value: object) -> object:
    if isinstance(value, str):
        return harmless(value).replace("\r", " ")  # a reader of CSV takes it for the end of a line
    if isinstance(value, bool):
        return str(value).lower()  # as JSON writes it
    if isinstance(value, tuple):
        return "+".join(value)  # countries that belong together
    return f"{value:.6f}" if isinstance(value, float) else value


def _number(value: object) -> object:
    return round(value, 6) if isinstance(value, float) else value
