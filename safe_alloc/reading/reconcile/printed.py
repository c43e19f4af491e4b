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
        """Whether one amount is named, if only roughly: no range and no bound."""
        return self.qualifier in ("exact", "about")

    @property
    def ends(self) -> tuple[int, int]:
        """The least and the most it names, as printed; a bound is open on one side."""
        return (0 if self.qualifier == "up_to" else self.low, LARGEST if self.qualifier == "at_least" else self.high)

    def __str__(self) -> str:
        """Return the figure in words: 'up to €1,000,000', '€1,000,000 to €2,000,000'."""
        low, high = money(self.low, self.currency), money(self.high, self.currency)
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
    half, (low, high) = row.step // 2, row.ends
    below = 0 if habit == "truncated" else half
    above = half if habit == "rounded" else max(half, row.step - 1)
    if row.qualifier == "about":
        below = above = row.step
    return max(low - below, 0), high + above


def money(units: int | Decimal, currency: str = "EUR") -> str:
    """Return a sum with its currency: '€1,000,000', 'USD 1,000,000'."""
    return f"{'€' if currency == 'EUR' else f'{currency} '}{units:,}"


def apart(shown: Fraction, exact: int) -> str:
    """Return in words how far a sum is from the exact one, in whole euro and in percent of that one.

    >>> apart(Fraction(16_800_000_000), 16_680_055_394)
    '€119,944,606 (0.72%) more than'
    """
    gap = abs(shown - exact)
    part = f" ({decimal(gap / exact):.2%})" if exact else ""
    return f"{money(round(gap))}{part} {'more' if shown > exact else 'less'} than"


def decimal(exact: Fraction) -> Decimal:
    """Return a ratio as a decimal number of 28 digits, for a person to read."""
    return Decimal(exact.numerator) / Decimal(exact.denominator)
