"""How rows become text: CSV, JSON, and columns that line up without ever cutting a number or a name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from safe_alloc.telling.printing.rows import Row, headings

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


def as_object(fields: Row) -> str:
    """Return one thing as a JSON object, after the number of its schema."""
    import json

    told = {"schema": SCHEMA, **{key: rounded(value) for key, value in fields.items()}}
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_table(
    view: str, rows: Iterable[Row], *, above: Iterable[str] = (), below: Iterable[str] = (), heads: Row | None = None
) -> str:
    """Return rows for a person: sentences above, aligned columns with their sums, sentences below.

    `view` names the columns, `heads` has the headings of further keys. A heading that ends in "€", "%" or "#"
    stands over numbers, set to the right. No cell is ever cut: what is wider than the terminal comes in parts, one
    below the other, and the column that names the rows stands in each.
    """
    held = [*rows]
    if summed := headings()["totals"].get(view, "").split():
        held.append({"name": "Total"} | {key: sum(row[key] for row in held) for key in summed})
    named = {key: headings()[key] for key in headings()["views"][view].split()} | (heads or {})
    placed = {key: _placed(heading, [told(key, row.get(key)) for row in held]) for key, heading in named.items()}
    parts = (zip(*(placed[key] for key in part), strict=True) for part in _parts(placed))
    aligned = ("".join("  ".join(line).rstrip() + "\n" for line in part) for part in parts)
    return "\n".join(filter(None, [paragraphs(*above), *aligned, paragraphs(*below)]))


def _placed(heading: str, cells: list[str]) -> list[str]:
    width, side = max(map(len, [heading, *cells])), str.rjust if heading.endswith(_NUMBERS) else str.ljust
    return [side(cell, width) for cell in [heading, "-" * width, *cells]]


def _parts(placed: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the columns as they fit side by side in a terminal; where nobody looks, all of them do."""
    from shutil import get_terminal_size

    room, parts = get_terminal_size((0, 0)).columns, list[list[str]]([[]])
    for key in placed:
        if room and sum(len(placed[each][0]) + 2 for each in (*parts[-1], key)) > room + 2:
            parts.append(["name" if "name" in placed else next(iter(placed))])
        parts[-1].append(key)
    return parts


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
    from textwrap import wrap  # which leaves a sum and its unit together, as long as the space between them says so

    how: dict[str, Any] = {"break_long_words": False, "break_on_hyphens": False}
    lines = (line for each in sentences for line in wrap(each, min(get_terminal_size().columns, 120), **how))
    return "".join(f"{_visible(line)}\n" for line in lines)


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


def rounded(value: object) -> object:
    """Return a cell as JSON has it: of a number with decimals the first six."""
    return round(value, 6) if isinstance(value, float) else value
