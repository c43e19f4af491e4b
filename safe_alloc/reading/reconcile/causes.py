"""Where a figure may be from: the sum expected, another source or country, a slip, a rate of exchange."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import count
from typing import NamedTuple

from safe_alloc.reading.countries import name
from safe_alloc.reading.datasets import claims
from safe_alloc.reading.reconcile.printed import Printed, decimal, leaves_open, money, printed, ways
from safe_alloc.reading.sources import sources

Finding = tuple[str, str, str]
"""A verdict, what made it so in one word (or nothing), and the sentence about it."""

_HOW = {"rounded": " rounded", "truncated": " cut off, not rounded", "rounded truncated": " rounded or cut off"}
_SLIPS = {"10": "ten times", "100": "a hundred times", "1000": "a thousand times"}
_SLIPS |= {"1/10": "a tenth of", "1/100": "a hundredth of", "1/1000": "a thousandth of"}


class Rate(NamedTuple):
    """Units of a currency a euro, the fewest digits that fit; the countries that fit, with the euro converted."""

    rate: Fraction
    euros: Mapping[str, int]
    says: str


def shortened(found: Printed, expected: Printed) -> Finding | None:
    """Return how the sum expected became the figure, if it did; the coarser of the two is what was shortened."""
    sides = [(found, f"{found}"), (expected, f"the table's {expected}")]
    (coarse, short), (fine, whole) = sides[::-1] if expected.step > found.step else sides
    told = ways(coarse.low, coarse.step, Fraction(fine.low)) if found.single else []
    if told:
        return told[0], "", f"{short} is {whole}{_HOW[' '.join(told)]}." if told != ["equal"] else "As in the table."
    low, high = leaves_open(found)
    room = found.qualifier in ("about", "range", "at_least") and low <= expected.low <= high
    return ("within", found.qualifier, f"{found} leaves room for the table's {expected}.") if room else None


def stale(found: Printed, expected: Printed) -> Finding | None:
    """Return the first source with figures of its own that says of the country what the figure says."""
    known = next((each.published for each in sources() if each.id == expected.source), "")
    for source in (each for each in sources() if not each.restates and each.id != expected.source):
        said = _said_by(source.id).get(found.country)
        ends = (said.low, said.high) if said else ()
        if any(_same(found, Fraction(end)) for end in ends) or (found.low, found.high) == ends:
            age = "older" if source.published < known else "newer" if "" < known < source.published else "other"
            told = f"{found} is the figure of the {age} source of {source.published} ({source.id}: {said})"
            told = told.replace(f": {found})", ")")  # which need not be said twice
            return "stale", source.id, f"{told}; {expected.source} has {expected}."
    return None


def slip(found: Printed, expected: Printed) -> Finding | None:
    """Return by which factor the figure is too large or too small, if it is by 10, 100 or 1,000."""
    for factor, words in _SLIPS.items():
        if told := _same(found, Fraction(factor) * expected.low):
            says = f"{found} is {words} the table's {expected}{_HOW.get(' '.join(told), '')}."
            return "unit_slip", f"x{factor}".replace("x1/", "/"), says
    return None


def mistaken(found: Printed, table: Mapping[str, Printed]) -> Finding | None:
    """Return whose figure it is, if it is that of other countries."""
    owners = [each for each in table if each != found.country and _same(found, Fraction(table[each].low))]
    whose = " and ".join(f"{name(owner)} ({money(table[owner].low)})" for owner in owners)
    return ("other_country", " ".join(owners), f"{found} is the table's figure for {whose}.") if owners else None


def rate(rows: Mapping[str, Printed], table: Mapping[str, Printed], held: int) -> Rate | None:
    """Return the rate that makes the most rows of one currency conversions, or None if it makes too few.

    It takes two rows and more than half; of rows in euro all, three at least and more than hold as they stand.
    Tried are the table's own sums, then those of each source that restates it; rounded, then truncated; of
    rates that fit equally many rows the first tried, and of these the one of the earliest row.
    """
    restating = [each.id for each in sources() if each.restates in {row.source for row in table.values()}]
    bases = {"the table": table} | {each: _said_by(each) for each in restating}
    tries = [(way, base, _spans(rows, bases[base], way)) for base in bases for way in ("rounded", "truncated")]
    way, base, spans = max(tries, key=lambda each: len(each[2]))
    currency, total = next(iter(rows.values())).currency, sum(row.low for row in table.values())
    if len(spans) < (max(3, held + 1, len(rows)) if currency == "EUR" else max(2, len(rows) // 2 + 1)):
        return None
    low, high = max(low for low, _ in spans.values()), min(high for _, high in spans.values())
    whole = money(decimal(shortest(low * total, high * total)), currency if currency != "EUR" else "not euro but")
    says = (
        f"of {base} at {decimal(shortest(low, high))} a euro,{_HOW[way]}; a rate of {decimal(low):.6f} to "
        f"{decimal(high):.6f} fits {len(spans)} of {len(rows)} figures, as if {money(total)} were {whole}"
    )
    return Rate(shortest(low, high), {each: bases[base][each].low for each in spans}, says)


def shortest(low: Fraction, high: Fraction) -> Fraction:
    """Return the number with the fewest digits between two, nearest to their middle.

    >>> shortest(Fraction("175.58"), Fraction("175.62"))
    Fraction(878, 5)
    """
    units = (1 / Fraction(10) ** digits for digits in count(-15))  # no sum here has more than fifteen digits
    return next(near for unit in units if low <= (near := round((low + high) / 2 / unit) * unit) <= high)


@cache
def _said_by(source: str) -> Mapping[str, Printed]:
    return printed(claims(source))


def _same(found: Printed, exact: Fraction) -> list[str]:
    """Return how a sum became the figure; a single digit proves little, so it must be equal."""
    told = ways(found.low, found.step, exact) if found.low == found.high else []
    return told if found.low >= 10 * found.step or "equal" in told else []


def _spans(rows: Mapping[str, Printed], base: Mapping[str, Printed], way: str) -> dict[str, tuple[Fraction, Fraction]]:
    """Return for the most rows that one rate fits from which rate on, and below which, each of them fits."""
    known = [row for row in rows.values() if row.country in base and base[row.country].low]
    least = {row.country: Fraction(2 * row.low - (way == "rounded") * row.step, 2) for row in known}
    spans = {each: (low / base[each].low, (low + rows[each].step) / base[each].low) for each, low in least.items()}
    starts = [{each: span for each, span in spans.items() if span[0] <= start < span[1]} for start, _ in spans.values()]
    return max(starts, key=len, default={})
