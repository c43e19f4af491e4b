"""What a text leaves out of a sum: whose crowns are meant, which money a code stands for, and the doubts about it."""

import re

from safe_alloc.reading.countries import known_names
from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.results import Claim, Doubt, Secondary
from safe_alloc.reading.parse.settling import Said

_CODE_BEFORE = re.compile(r"(?<![A-Z])(?<![A-Z\d] )\b([A-Z]{3})[ \u00a0]?$")
_CODE_BEHIND, _MONEY = re.compile(r"[ \u00a0]?\b([A-Z]{3})\b(?! ?[A-Z\d])"), re.compile(unpacked("pattern money"))
CROWNS = {"CZE": "CZK", "DNK": "DKK", "FRO": "DKK", "GRL": "DKK", "ISL": "ISK", "NOR": "NOK", "SWE": "SEK"}
DINARS = {"DZA": "DZD", "IRQ": "IQD", "JOR": "JOD", "KWT": "KWD", "LBY": "LYD", "SRB": "RSD", "TUN": "TND"}
FRANCS, RUPEES = {"CHE": "CHF", "LIE": "CHF"}, {"IND": "INR", "PAK": "PKR"}
OWN = {"CROWN": CROWNS, "DINAR": DINARS, "FRANC": FRANCS, "LIRA": {"TUR": "TRY"}, "RUPEE": RUPEES}
"""Whose money is called crowns or francs; a text that says no more means the country's own."""


def put_in_euro(kept: list[Said], beside: list[Secondary]) -> None:
    """Put the euro beside another currency in its place, unless that is the own one of every country it is told of."""
    euro = {each.claim.country: each for each in beside if each.role == "equivalent" and each.claim.currency == "EUR"}
    foreign = {each.claim.currency for each in kept if _whose(each.claim.currency) != each.claim.country}
    for place, each in enumerate(kept):
        if each.claim.currency in foreign - {"EUR"} and each.claim.country in euro:
            told = euro[each.claim.country]
            beside[beside.index(told)] = Secondary(each.claim, "equivalent")
            kept[place] = each._replace(claim=told.claim)


def _whose(currency: str) -> str:
    """Return the country whose own a currency is: the PL of PLN is Poland."""
    return known_names().get(currency[:2].casefold(), "")


def is_coded(text: str, start: int, end: int) -> bool:
    """Tell whether money that nobody knows may stand beside a sum: three capitals, or a word that begins like one."""
    codes = _CODE_BEFORE.search(text, max(0, start - 8), start), _CODE_BEHIND.match(text, end)
    return _MONEY.match(text, end) is not None or any(
        code and code[1].casefold() not in known_names() for code in codes
    )


def no_currency(claim: Claim) -> Doubt:
    """Return the doubt that a sum without a currency is."""
    settle = "No currency is named: write it behind the sum, such as '€43.7 billion', or above the list, '(in euro)'."
    return Doubt(claim.start, claim.end, "", (f"{claim.low:,} EUR", f"{claim.low:,} of another currency"), settle)


def no_unit(claim: Claim, text: str) -> Doubt:
    """Return the doubt that a number is which would be more than the whole that lends it its unit."""
    readings = (f"{claim.low:,}, more than the whole it has its unit from", "a figure in another unit")
    settle = "Name the unit of the figures, as in '(in € million)'."
    return Doubt(claim.start, claim.end, text[claim.start : claim.end], readings, settle)
