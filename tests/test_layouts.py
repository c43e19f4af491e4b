"""However a table or list of the press is laid out, its sums are read whole; an open one gives no sum at all."""

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safe_alloc.reading.parse import explain
from safe_alloc.reading.parse.opened import opened

SUMS = {"Poland": 43_734_100_805, "Czech Republic": 2_060_000_000, "Greece": 787_669_283, "Romania": 16_680_055_394}
CODES = {"Poland": "POL", "Czech Republic": "CZE", "Greece": "GRC", "Romania": "ROU"}
Rows = list[list[str]]

TABLES: dict[str, Callable[[Rows], str]] = {
    "bars": lambda rows: "\n".join(" | ".join(row) for row in rows),
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "wide": lambda rows: "\n".join("   ".join(cell.rjust(30) for cell in row) for row in rows),
    "semicolons": lambda rows: "\n".join(";".join(row) for row in rows),
    "spaces": lambda rows: "\n".join(" ".join(row) for row in rows),
    "a line each": lambda rows: "\n".join("\n".join(row) for row in rows),
    "blocks": lambda rows: "\n\n".join("\n".join(row) for row in rows),
}
LISTS: dict[str, Callable[[Rows], str]] = {
    "colons": lambda rows: "\n".join(f"{name}: {cell}" for name, cell in rows),
    "dashes": lambda rows: "\n".join(f"- {name} – {cell}" for name, cell in rows),
    "numbered": lambda rows: "\n".join(f"{place}. {name} — {cell}" for place, (name, cell) in enumerate(rows, 1)),
    "leaders": lambda rows: "\n".join(f"{name} ........ {cell}" for name, cell in rows),
    "brackets": lambda rows: ", ".join(f"{name} ({cell})" for name, cell in rows) + ".",
    "one line": lambda rows: " ".join(f"{name} {cell}" for name, cell in rows),
    "slashes": lambda rows: " / ".join(f"{name} – {cell}" for name, cell in rows),
    "turned": lambda rows: "\n".join(f"{cell} – {name}" for name, cell in rows),
    "above": lambda rows: "\n".join(f"{cell}\n{name}" for name, cell in rows),
}
UNITS = {0: ("EUR", "€{}"), 6: ("€ million", "{} million euros"), 9: ("in €bn", "EUR {} bn")}
BESIDE = {
    "Requested": lambda value: f"{value * 6 // 5:,}",
    "Share (%)": lambda value: f"{value // 10**9}.5%",
    "Advance": lambda value: f"{value * 3 // 20:,}",
    "Signed": "11/02/2026".format,
    "Population (m)": "10.6".format,
}
NAMES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "capitals": str.upper,
    "code": lambda name: f"{name} ({CODES[name]})",
    "note": lambda name: f"{name} (provisional)" if name == "Greece" else name,
    "mark": lambda name: f"{name}[1]" if name == "Greece" else name,
}


def _written(value: int, power: int, mark: str) -> tuple[str, int]:
    """Return a sum as it is written in such units, one digit behind the point, and what that is worth."""
    tenths = value * 10 // 10**power
    whole = f"{tenths // 10:,}".replace(",", mark)
    return (whole, value) if not power else (f"{whole}.{tenths % 10}", tenths * 10 ** (power - 1))


def _read(text: str) -> dict[str, int]:
    return {claim.country: claim.low for claim in explain(text).claims}


@given(
    st.sampled_from(sorted(TABLES)),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from([",", " ", "\u00a0"]),
    st.sampled_from(["heading", "title", "below", "cell"]),
    st.sampled_from(["Allocation", "Loan amount", "SAFE loan", "National envelope", "Support", "Loan granted"]),
    st.sampled_from(sorted(NAMES)),
    st.sampled_from(["", *BESIDE]),
    st.booleans(),
)
@settings(max_examples=120, deadline=None)
def test_a_table_is_read_whole_however_it_is_laid_out(
    layout: str, power: int, mark: str, place: str, heading: str, names: str, beside: str, first: bool
):
    unit, cell = UNITS[power]
    known = {name: _written(value, power, mark) for name, value in SUMS.items()}
    shown = {name: cell.format(one) if place == "cell" else one for name, (one, _) in known.items()}
    rows = [["Member State", f"{heading} ({unit})" if place == "heading" else heading]]
    rows += [[NAMES[names](name), each] for name, each in shown.items()]
    spaced = layout == "spaces" and (place == "cell" or beside in ("Requested", "Advance") or mark != ",")
    if beside and not spaced:
        at = 1 + first
        column = [beside, *(BESIDE[beside](value // 10**power) for value in SUMS.values())]
        rows = [[*row[:at], one, *row[at:]] for row, one in zip(rows, column, strict=True)]
    text = TABLES[layout](rows)
    text = f"Loans by country ({unit})\n{text}" if place == "title" else text
    text = f"{text}\n(figures in {unit.removeprefix('in ')})" if place == "below" else text
    assert {CODES[name]: worth for name, (_, worth) in known.items()} == _read(text)


@pytest.mark.parametrize(("layout", "power", "names"), [*product(LISTS, UNITS, NAMES)])
def test_a_list_is_read_whole_however_it_is_laid_out(layout: str, power: int, names: str):
    unit, cell = UNITS[power]
    known = {name: _written(value, power, ",") for name, value in SUMS.items()}
    plain = names if layout not in ("one line", "brackets") else "plain"
    expected = {CODES[name]: worth for name, (_, worth) in known.items()}
    rows = [[NAMES[plain](name), cell.format(one)] for name, (one, _) in known.items()]
    assert expected == _read(LISTS[layout](rows))
    bare = [[row[0], one] for row, (one, _) in zip(rows, known.values(), strict=True)]
    assert expected == _read(f"Loans by country ({unit})\n{LISTS[layout](bare)}")


OPEN = [
    ("Grants", "Loans"),
    ("2024", "2025"),
    ("Original allocation", "Revised allocation"),
    ("Proposed", "Approved"),
    ("Exports", "Imports"),
    ("Defence spending 2024", "Defence spending 2025"),
    ("Initial request", "Final request"),
    ("Requested", "Total"),
]


@pytest.mark.parametrize(
    ("layout", "headings", "place"), [*product(TABLES, OPEN, ("heading", "title", "cell", "none"))]
)
def test_a_table_that_does_not_say_which_column_is_meant_gives_no_sum(
    layout: str, headings: tuple[str, str], place: str
):
    cell = "€{}m" if place == "cell" else "{}"
    rows = [["Country", *(f"{each} (€ million)" if place == "heading" else each for each in headings)]]
    rows += [[name, *(cell.format(f"{value * part // 10**7:,}.4") for part in (9, 10))] for name, value in SUMS.items()]
    text = TABLES[layout](rows[place == "none" :])
    assert {} == _read(f"Figures (€ million)\n{text}" if place in ("title", "none") else text)


@pytest.mark.parametrize("text", ["|<p>\n|", "do\n0\nm\neur\nW\nmë\nsum\nse\n.\nBukarest\na,2md\neuro\ntugalia\n"])
def test_rows_that_interlock_or_are_empty_move_no_place_of_the_text(text):
    read = explain(text)
    assert [each.as_written for each in read.claims] == [text[each.start : each.end] for each in read.claims]
    assert len(text) == len(opened(text, encoding=None, strict=False).rest)
