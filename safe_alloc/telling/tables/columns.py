"""What stands in each column of a table: how it is written, its unit, and its meaning in a sentence."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from safe_alloc.reading.files import read_text
from safe_alloc.telling.printing.text import as_csv


class Column(NamedTuple):
    """A column of a table to publish: its name in a file, its heading for a reader, and how its cells are written."""

    key: str
    heading: str
    form: str


class Meaning(NamedTuple):
    """What a column holds: text, eur (whole euro), share (0 to 1), or one of these with its sign (change, part)."""

    form: str
    says: str
    unit: str


@cache
def described() -> Mapping[str, Any]:
    """Return what is written down of columns: the `units` of their forms, `columns` by name, and `tables` of them."""
    return tomllib.loads(read_text(Path(__file__).with_name("columns.toml")))


@cache
def meanings() -> Mapping[str, Meaning]:
    """Return what each column holds, by its name in a file."""
    units, columns = described()["units"], described()["columns"]
    return {key: Meaning(form, says, units[form]) for key, (form, says) in columns.items()}


def dictionary(keys: Iterable[str]) -> str:
    """Return what each of some columns holds, as CSV: column, unit, meaning."""
    rows = [{"column": key, "unit": meanings()[key].unit, "meaning": meanings()[key].says} for key in keys]
    return as_csv(("column", "unit", "meaning"), rows)
