"""A table as text, comma, semicolon or tab between its cells: headings understood, every row read or refused."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from safe_alloc.errors import UnknownName, WrongMoney, WrongTable
from safe_alloc.reading.countries import fold, iso3
from safe_alloc.reading.money import Amount, scaled
from safe_alloc.reading.parse.amounts import Style, number, style, sums
from safe_alloc.reading.parse.headings import Columns, columns
from safe_alloc.reading.parse.lexicon import lexicon
from safe_alloc.reading.parse.results import Claim, Doubt, Reading
from safe_alloc.reading.parse.tokens import Token, tokens

_NOTHING = {"", "-", "–", "—", "n/a", "none"}
_TOTALS = {"total", "totals", "sum", "eu total", "total eu", "grand total", "all countries", "all"}
_NUMBER = re.compile(r"[\d.,'’ \u00a0\u202f]*\d")
_QUALIFIERS = ("exact", "about", "up_to", "at_least", "range")


MOST_COLUMNS = 60
"""A first row with more cells than this is no row of headings."""


class Cell(NamedTuple):
    """One cell: its text, and its place in the whole text."""

    text: str
    start: int
    end: int


class _Unclear(Exception):
    """A cell with more than one reading, or none: what may be meant, and how to settle it."""

    def __init__(self, readings: tuple[str, ...], settle: str) -> None:
        super().__init__(settle)
        self.readings, self.settle = readings, settle


def is_table(text: str) -> bool:
    """Tell whether a text is a table: whether its first row has headings for a country and for an amount."""
    first = next((line for line in text.split("\n", 20)[:20] if line.strip()), "")
    mark = _mark(first)
    if not mark or first.count(mark) > MOST_COLUMNS:
        return False
    found = columns([cell.text for cell in _rows(first, mark)[0]])
    return found.complete or (found.country >= 0 and "alike" in found.fault)


def read_csv(text: str, *, source: str, strict: bool) -> Reading:
    """Return the reading of a table; strict raises WrongTable for a row that breaks its form, else it is a doubt."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    rows = [row for row in _rows(text, _mark(first) or ",") if any(cell.text for cell in row)]
    headings = [cell.text for cell in rows[0]] if rows else []
    found = columns(headings)
    faults = [Doubt(rows[0][0].start, rows[0][-1].end, ", ".join(headings), (), found.fault)] if found.fault else []
    claims: list[Claim] = []
    unclear: list[Doubt] = []
    if not faults:
        marks = style([token for row in rows[1:] for token in _numbers(row, found)], lexicon())
        for place, row in enumerate(rows[1:], start=2):
            try:
                _read_row(row, found, marks, claims, source)
            except _Unclear as error:
                unclear.append(_fault(row, error.readings, f"Row {place}: {error.settle}"))
            except (WrongTable, WrongMoney, UnknownName) as error:
                faults.append(_fault(row, (), f"Row {place}: {error}"))
    if faults and strict:
        raise WrongTable(" ".join(doubt.settle for doubt in faults[:5]))
    return Reading(tuple(claims), tuple(sorted((*faults, *unclear))))


def _fault(row: Sequence[Cell], readings: tuple[str, ...], settle: str) -> Doubt:
    return Doubt(row[0].start, row[-1].end, ", ".join(cell.text for cell in row), readings, settle)


def _mark(first: str) -> str:
    """Return the sign between the cells of a heading row, or nothing."""
    return max(",;\t", key=first.count) if any(sign in first for sign in ",;\t") else ""


def _rows(text: str, mark: str) -> list[list[Cell]]:
    """Return the cells of every row with their places; quotes may hold the mark, a line end, or a doubled quote."""
    quoted = re.compile(r'\s*"((?:[^"]|"")*+)"[^\S\n]*')
    bare = re.compile(rf"[^{mark}\r\n]*")
    rows: list[list[Cell]] = [[]]
    place = 0
    while place <= len(text):
        found = quoted.match(text, place)
        if not found or (found.end() < len(text) and text[found.end()] not in f"{mark}\r\n"):
            found = bare.match(text, place)
        if found is None:
            break
        rows[-1].append(_cell(text, found))
        place = found.end() + 1
        if found.end() < len(text) and text[found.end()] in "\r\n":
            rows.append([])
    return rows


def _cell(text: str, found: re.Match[str]) -> Cell:
    start, end = found.span(1) if found.re.groups else found.span()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    return Cell(text[start:end].lstrip("\ufeff"), start, max(end, start))


def _numbers(row: Sequence[Cell], found: Columns) -> list[Token]:
    cells = [row[place].text for place in found.amounts if place < len(row)]
    return [token for cell in cells for token in tokens(cell, lexicon()) if token.kind == "number"]


def _read_row(row: Sequence[Cell], found: Columns, marks: Style, claims: list[Claim], source: str) -> None:
    if len(row) != found.width:
        raise WrongTable(f"has {len(row)} cells under {found.width} headings. Give every row one cell a heading.")
    named = row[found.country].text
    if fold(named) in _TOTALS and not found.printed:
        _check_total(row[found.amounts[0]], found, marks, claims)
        return
    country = iso3(named)
    claim = _claim(row, country, found, marks, source)
    if any(each.country == country for each in claims):  # at most as many as there are countries
        raise WrongTable(f"names {named} ({country}) a second time. Keep one row a country.")
    if claim is not None:
        claims.append(claim)


def _claim(row: Sequence[Cell], country: str, found: Columns, marks: Style, source: str) -> Claim | None:
    if found.printed:
        return _printed(row, country, found, source)
    cell = row[found.amounts[0]]
    if fold(cell.text) in _NOTHING:
        return None
    low, high, step, currency, qualifier = _amount(cell.text, found, marks)
    return Claim(country, low, high, step, currency, qualifier, cell.text, cell.start, cell.end, source)


def _amount(written: str, found: Columns, marks: Style) -> tuple[int, int, int, str, str]:
    """Return low, high, step, currency and qualifier of a cell, whose heading may hold the unit."""
    if re.match(r"[-−–]\s*[€$£]?\d", written):
        raise WrongTable(f"holds {written!r}, a negative amount. A loan is zero or more; check the sign.")
    if _NUMBER.fullmatch(written):
        amount = _plain(written, found, marks)
        return amount.value, amount.value, amount.step, _currency("", written, found), "exact"
    made = sums(read := tokens(written, lexicon()), lexicon())
    if len(made) != 1 or made[0].parts != (0, len(read)):
        raise WrongTable(
            f"holds {written!r} where one amount belongs. Write a number, or a sum such as '€43.7 billion'."
        )
    if found.power and not any(token.kind == "magnitude" for token in read):
        raise WrongTable(
            f"holds {written!r} under a heading with a unit. Write the number alone, or the unit in the cell."
        )
    if made[0].doubt is not None:
        raise _Unclear(made[0].doubt.readings, f"{written!r} has more than one reading. {made[0].doubt.settle}")
    one = made[0]
    return one.low, one.high, one.step, _currency(one.currency, written, found), one.qualifier


def _currency(named: str, written: str, found: Columns) -> str:
    if named and found.currency and named != found.currency:
        raise WrongTable(f"holds {written!r}, and its heading says {found.currency}. Make them agree.")
    if not named and not found.currency:
        raise WrongTable(f"holds {written!r} without a currency. Name it in the heading, as in 'amount_eur'.")
    return named or found.currency


def _plain(written: str, found: Columns, marks: Style) -> Amount:
    readings = number(written, marks, found.power)
    if len(readings) != 1:
        shown = tuple(f"{reading} × {10**found.power:,}" if found.power else str(reading) for reading in readings)
        raise _Unclear(
            shown, f"{written!r} is not one number: its mark may stand for decimals or for thousands. Write whole euro."
        )
    if found.power == 0 and readings[0] % 1:
        raise WrongTable(f"holds {written!r}, a fraction of a euro. Write whole euro.")
    return scaled(readings[0], 10**found.power, written)


def _printed(row: Sequence[Cell], country: str, found: Columns, source: str) -> Claim:
    """Return the claim in a row as our own shell prints it: low, high, step, currency, qualifier."""
    cells = {name: row[place] for name, place in found.printed.items()}
    low, high, step = (_digits(cells[name].text, name) for name in ("low", "high", "step"))
    if cells["qualifier"].text not in _QUALIFIERS:
        raise WrongTable(f"holds {cells['qualifier'].text!r} under qualifier. Allowed: {', '.join(_QUALIFIERS)}.")
    if (low < high) != (cells["qualifier"].text == "range") or low > high or not step:
        raise WrongTable("has a low and a high that do not fit its qualifier. Only a range has low below high.")
    if not re.fullmatch("[A-Z]{3}", cells["currency"].text):
        raise WrongTable(
            f"holds {cells['currency'].text!r} under currency. Write a code of three letters, such as EUR."
        )
    place, currency, qualifier = cells["low"], cells["currency"].text, cells["qualifier"].text
    return Claim(country, low, high, step, currency, qualifier, place.text, place.start, place.end, source)


def _digits(written: str, name: str) -> int:
    if not re.fullmatch(r"\d{1,15}", written, re.ASCII):
        raise WrongTable(f"holds {written!r} under {name}. Write whole units, digits only.")
    return int(written)


def _check_total(cell: Cell, found: Columns, marks: Style, claims: Sequence[Claim]) -> None:
    """Refuse a totals row that the rows above it do not add up to, within their last digits."""
    if fold(cell.text) in _NOTHING:
        return
    low, high, step, _, _ = _amount(cell.text, found, marks)
    open_ = step + sum(claim.step for claim in claims) if max([step, *(claim.step for claim in claims)]) > 1 else 0
    least, most = sum(claim.low for claim in claims), sum(claim.high for claim in claims)
    if not (least - open_ <= high and low <= most + open_):
        raise WrongTable(
            f"states a total of {low:,}, and the rows above add up to {least:,}. Mend the row that is wrong."
        )
