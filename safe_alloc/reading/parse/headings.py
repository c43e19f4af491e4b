"""What the headings of a table mean: which column names countries, which holds amounts, and in what unit."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from safe_alloc.reading.countries import fold
from safe_alloc.reading.parse.lexicon import lexicon

_COUNTRY = (
    *("country", "iso3", "iso 3", "alpha 3", "member state", "country code", "iso2", "iso", "state", "borrower"),
    *("countries", "member states", "country name", "name", "geo"),
)
_AMOUNT = frozenset(
    (
        *("amount", "amounts", "allocation", "allocated", "loan", "loans", "sum", "value", "maximum", "max", "figure"),
        *("requested", "request", "tentative", "total", "safe", "approved", "granted", "indicative", "provisional"),
    )
)
_PRINTED = ("low", "high", "step", "currency", "qualifier")
_UNITS = re.compile(r"[()\[\]/,:]|\bin\b|\bof\b")
_SIGNS = re.compile(r"([€$£])|\bm(?:io)?eur\b")


class Columns(NamedTuple):
    """The columns that matter, the unit the heading of the amounts names, and what is wrong, if anything."""

    country: int
    amounts: tuple[int, ...]
    width: int
    power: int = 0
    currency: str = ""
    printed: Mapping[str, int] = {}
    fault: str = ""

    @property
    def complete(self) -> bool:
        """Tell whether there is a column of countries and one of amounts."""
        return self.country >= 0 and bool(self.amounts)


def columns(headings: Sequence[str]) -> Columns:
    """Return what a row of headings means; a fault says what is missing, alike or too many."""
    plain = [" ".join(fold(heading.replace("_", " ")).split()) for heading in headings]
    country = next((plain.index(name) for name in _COUNTRY if name in plain), -1)
    units = {
        place: unit for place, each in enumerate(plain) if (unit := _amount(each)) is not None and place != country
    }
    printed = {name: plain.index(name) for name in _PRINTED if name in plain}
    if len(printed) == len(_PRINTED):
        units = {printed["low"]: (0, "")}
    elif "low" in printed and "high" in printed:
        units = {}
    places = tuple(units)
    power, currency = next(iter(units.values()), (0, ""))
    found = Columns(country, places, len(headings), power, currency, printed if len(printed) == len(_PRINTED) else {})
    return found._replace(fault=_fault(found, headings, plain))


def _amount(heading: str) -> tuple[int, str] | None:
    """Return the power of ten and the currency in an amount's heading, or none if it heads no amounts."""
    spaced = _SIGNS.sub(lambda sign: f" {sign[1]} " if sign[1] else " million eur ", heading)
    words = _UNITS.sub(" ", spaced).split()
    power, currency, rest = 0, "", []
    for word in words:
        kinds = {entry.kind: entry.value for entry in lexicon().phrases.get(word, ()) if not entry.rest}
        if word in ("€", "eur"):
            currency = "EUR"
        elif "currency" in kinds:
            currency = kinds["currency"]
        elif "magnitude" in kinds:
            power = int(kinds["magnitude"])
        else:
            rest.append(word)
    return (power, currency) if set(rest) <= _AMOUNT and (rest or currency) else None


def _fault(found: Columns, headings: Sequence[str], plain: Sequence[str]) -> str:
    alike = sorted({heading for heading, each in zip(headings, plain, strict=True) if each and plain.count(each) > 1})
    shown = ", ".join(map(repr, headings))
    if alike:
        return f"The table has two headings alike: {', '.join(map(repr, alike))}. Keep one column of each."
    if found.country < 0:
        return f"No heading of {shown} names countries. Call that column 'country'."
    if not found.amounts:
        return f"No heading of {shown} names amounts. Call that column 'amount_eur', or 'amount (million EUR)'."
    if len(found.amounts) > 1:
        several = ", ".join(repr(headings[place]) for place in found.amounts)
        return f"The table has several columns of amounts: {several}. Keep the one that is meant."
    return ""
