"""What was printed for a country, how an exact sum may have become that, and what the digits leave open."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from safe_alloc.errors import WrongTable
from safe_alloc.reading.frames import Allocation, Claims, check
from safe_alloc.reading.money import LARGEST

HABITS = ("unknown", "rounded", "truncated")
"""How figures were shortened: nobody knows, to the nearest last digit, or by cutting off what comes after it."""


class Printed(NamedTuple):
    """One figure as printed, in whole units of its currency; `step` is the worth of its last digit."""

    country: str
    low: int
    high: int
    step: int
    currency: str
    qualifier: str
    source: str

    @property
    def single(self) -> bool:
        """Whether one amount is named, as "up to" does: it is how a maximum is written, which is what a table has."""
        return self.qualifier in ("exact", "about", "up_to")

    def __str__(self) -> str:
        """Return the figure in words: 'up to €1.5 million', '€1 billion to €2 billion', '€46,796,822'."""
        low, high = (money(each, self.currency, step=self.step) for each in (self.low, self.high))
        words = {"range": f"{low} to {high}", "exact": low}
        return words.get(self.qualifier, f"{self.qualifier.replace('_', ' ')} {low}")


def printed(figures: pd.DataFrame) -> dict[str, Printed]:
    """Return the rows of Claims or of an Allocation alike, by country, in their order."""
    headings = [str(each) for each in getattr(figures, "columns", ())]
    if "amount_eur" in headings:
        rows = check(Allocation, figures).rename(columns={"amount_eur": "low", "step_eur": "step"})
        rows = rows.assign(high=rows["low"], currency="EUR")
    elif "low" in headings:
        rows = check(Claims, figures)
    else:
        raise WrongTable("Only Claims or an Allocation have figures. Make them with sa.parse, sa.claims or sa.load.")
    return {row[0]: Printed(*row) for row in rows[list(Printed._fields)].itertuples(index=False, name=None)}


def ways(shown: int, step: int, exact: Fraction) -> list[str]:
    """Return how an exact sum may have become the one shown: equal, or rounded, truncated or both; else nothing.

    >>> ways(46_700_000, 100_000, Fraction(46_796_822)), ways(43_700_000_000, 100_000_000, Fraction(43_734_100_805))
    (['truncated'], ['rounded', 'truncated'])
    """
    if shown == exact:
        return ["equal"]
    nearest = shown % step == 0 and abs(shown - exact) * 2 <= step
    return ["rounded"] * nearest + ["truncated"] * (exact // step * step == shown)


def leaves_open(row: Printed, habit: str = "unknown") -> tuple[int, int]:
    """Return the least and the most whole units a figure may stand for; "about" leaves a whole step either way.

    >>> leaves_open(Printed("DNK", 46_700_000, 46_700_000, 100_000, "EUR", "exact", "a paper"))
    (46650000, 46799999)
    """
    half, low = row.step // 2, 0 if row.qualifier == "up_to" else row.low
    high = LARGEST if row.qualifier == "at_least" else row.high
    below = 0 if habit == "truncated" else half
    above = half if habit == "rounded" else max(half, row.step - 1)
    if row.qualifier == "about":
        below = above = row.step
    return max(low - below, 0), high + above


def money(units: int | Decimal, currency: str = "EUR", *, step: int = 1) -> str:
    """Return an exact sum with its currency, in words where its last digit is coarse: 'USD 1,000,000', '€1 million'."""
    unit, word = (10**9, " billion") if units >= 10**9 else (10**6, " million")
    digits = f"{Decimal(units) / unit:,}{word}" if step * 1000 >= unit else f"{units:,}"
    return f"{'€' if currency == 'EUR' else f'{currency} '}{digits}"


def apart(shown: Fraction, expected: Printed) -> str:
    """Return in words how far a sum is from the table's, in whole euro and in percent of that one."""
    gap = abs(shown - expected.low)
    part = f" ({decimal(gap / expected.low):,.2%})" if expected.low else ""
    return f"{money(round(gap))}{part} {'more' if shown > expected.low else 'less'} than the table's {expected}"


def decimal(exact: Fraction) -> Decimal:
    """Return a ratio as a decimal number of 28 digits, for a person to read."""
    return Decimal(exact.numerator) / Decimal(exact.denominator)
