"""The amount in a cell: a number under a heading with a unit, a number with its unit, or a sum in words."""

import re
from decimal import Decimal
from typing import NamedTuple

from safe_alloc.errors import WrongTable
from safe_alloc.reading.money import Amount, scaled
from safe_alloc.reading.parse.grids import Cell
from safe_alloc.reading.parse.headings import Columns
from safe_alloc.reading.parse.numbers import SMALL, Style, readings
from safe_alloc.reading.parse.terms import unit

_DIGITS = r"\d(?:[\d.,'’٫٬ \u00a0\u202f\u2009]*\d)?"
_CELL = re.compile(
    rf"(?P<sign>[~≈≃<>≤≥]?)\s*(?P<before>[^\W\d]*[€$£¥₺₴₽₩]?)\s*(?P<number>{_DIGITS})(?:\s*[-–—‑−]\s*(?P<upper>{_DIGITS}))?"
    r"(?P<after>(?:[^\W\d]|[\s€$£¥₺₴₽₩.'’])*?)(?P<more>\+?)"
    r"(?:\s*(?:[*†‡]+|(?:(?<=[.,]\d)|(?<=[.,]\d\d)|(?<=[.,\s]\d{3}))[¹²³⁴-⁹]{1,2}|\[\^?\w{1,3}\]|\([a-z\d]\)|\(\d{1,3}(?:[.,]\d{1,2})?\s?%\)))*"
)
_QUALIFIERS = {"": "exact", "~": "about", "≈": "about", "≃": "about", "<": "up_to", "≤": "up_to"}
_NEGATIVE = re.compile(r"[-−–]\s*[€$£]?\s*\d.*|\(\s*[€$£]?\s*[\d.,]+\s*\)")
_LINKS = {"d", "de", "di"}  # 43,7 milliards d'euros


class Figure(NamedTuple):
    """An amount in whole units of its currency, as a claim holds it."""

    low: int
    high: int
    step: int
    currency: str
    qualifier: str


class Unclear(Exception):
    """A cell with more than one reading: what may be meant, and how to settle it."""

    def __init__(self, readings: tuple[str, ...], settle: str) -> None:
        """Keep the readings beside the sentence."""
        super().__init__(settle)
        self.readings, self.settle = readings, settle


def figure(cell: Cell, found: Columns, marks: Style) -> Figure:
    """Return the amount in a cell; raise WrongTable where there is none, Unclear where there are several."""
    if _NEGATIVE.fullmatch(cell.text):
        raise WrongTable(f"holds {cell.text!r}, a negative amount. A loan is zero or more; check the sign.")
    parts = _CELL.fullmatch(cell.text)
    said = unit(f"{parts['before']} {parts['after']}" if parts else "", found.languages)
    if not parts or set(said.rest) - _LINKS:
        return _worded(cell.text, found)
    signed = _QUALIFIERS.get(parts["sign"] or ">"[: len(parts["more"])], "at_least")
    if len(said.powers) > 1 or len(said.currencies) > 1:
        raise Unclear((), f"{cell.text!r} has a unit of more than one meaning. Write whole euro.")
    scaled_up = bool(said.powers or re.search(r"[.,]\d\d?$", parts["number"]))  # no part of a euro was lent
    currency = _currency("".join(said.currencies), cell.text, found, scaled_up=scaled_up)
    power = max(said.powers, default=found.power)
    made = _exact(parts["number"], cell, power, found, marks)
    if parts["upper"]:
        return spanned(made, _exact(parts["upper"], cell, power, found, marks), currency, cell.text)
    if said.currencies and not said.powers and made.value < SMALL:
        lost = tuple(f"{made.value * 10**power:,} {currency}" for power in (0, 6, 9))
        raise Unclear(lost, f"{cell.text!r} may have lost its magnitude. Name it, or the currency in the heading.")
    return Figure(made.value, made.value, made.step, currency, signed)


def spanned(low: Amount, high: Amount, currency: str, written: str) -> Figure:
    """Return the amount between two ends; raise WrongTable if the low one is above the high one."""
    if low.value > high.value:
        raise WrongTable(f"holds {written!r}, whose low end is above its high end. Write the low end first.")
    step, qualifier = min(low.step, high.step), "range" if low.value < high.value else "exact"
    return Figure(low.value, high.value, step, currency, qualifier)


def _exact(digits: str, cell: Cell, power: int, found: Columns, marks: Style) -> Amount:
    usual = (each for mark in found.decimals for each in readings(digits, marks, power, mark))
    may = [Decimal(digits)] if cell.exact else sorted({Decimal(f"{each.digits}E{each.exponent}") for each in usual})
    if len(may) != 1:
        shown = tuple(f"{reading} × {10**power:,}" if power else str(reading) for reading in may)
        settle = "is not one number: its mark may stand for decimals or for thousands. Write whole euro."
        raise Unclear(shown, f"{cell.text!r} {settle}")
    if power == 0 and may[0] % 1:
        raise WrongTable(f"holds {cell.text!r}, a fraction of a euro. Write whole euro.")
    return scaled(may[0], 10**power, cell.text)


def _currency(named: str, written: str, found: Columns, *, scaled_up: bool) -> str:
    if named and found.power and not scaled_up:
        told = "under a heading with a unit. Write the number alone, or the unit in the cell."
    elif named and found.currency and named != found.currency:
        told = f"and its heading says {found.currency}. Make them agree."
    elif not named and not found.currency:
        told = "without a currency. Name it in the heading, as in 'amount_eur'."
    else:
        return named or found.currency
    raise WrongTable(f"holds {written!r} {told}".replace("' and", "', and"))


def _worded(written: str, found: Columns) -> Figure:
    """Return a sum such as 'up to €5 billion' as a sentence would be read; nothing else may stand in the cell."""
    from safe_alloc.reading.parse.prose import read_prose  # imported here: few cells hold words

    read = read_prose(begun := f"Poland: {written}")
    if read.doubts:
        raise Unclear(read.doubts[0].readings, f"{written!r} has more than one reading. {read.doubts[0].settle}")
    claim = read.claims[0] if len(read.claims) == 1 and not read.secondary else None
    beside = begun[len("Poland: ") : claim.start] + begun[claim.end :] if claim else ""
    if claim is None or claim.country != "POL" or re.search(r"\w", beside):
        told = "where one amount belongs. Write a number, or a sum such as '€43.7 billion'."
        raise WrongTable(f"holds {written!r} {told}")
    currency = _currency(claim.currency, written, found, scaled_up=claim.high >= 10**found.power)
    return Figure(claim.low, claim.high, claim.step, currency, claim.qualifier)
