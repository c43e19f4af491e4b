"""What was printed for a country, how an exact sum may have become that, and what the digits leave open."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import inf, nextafter
from typing import NamedTuple

import pandas as pd

from safe_alloc.errors import WrongTable, known_name
from safe_alloc.reading.frames import Allocation, Claims, check
from safe_alloc.reading.money import LARGEST, euros

Span = tuple[int, int]
_COLUMNS = ("country", "low_eur", "high_eur", "share_low", "share_high", "rank_low", "rank_high", "rank", "source")

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


def intervals(figures: pd.DataFrame, *, envelope: int | str | None = None, habit: str = "unknown") -> pd.DataFrame:
    """Return the sums, shares and ranks each figure may stand for, given its last printed digit.

    Takes Claims in euro or an Allocation. `habit` says how they were shortened: rounded (half a step either
    way), truncated (up to a step more), unknown (either). "About" leaves a whole step either way, a range what
    lies between its ends, "up to" everything below. `envelope` (money) is what all of them add up to exactly:
    no figure may then be larger than what the others leave, nor smaller.
    Columns country, low_eur, high_eur (inclusive), share_low, share_high (0 to 1 of the envelope, else of the
    sum; the floats next to the exact ratios, outward), rank_low, rank_high (1 is the largest, equal sums share
    a rank), rank ("3–4"), source; rows as in the figures. Sums and ranks are exact: each bound can be reached.
    Raises WrongTable for another currency, for "at least" without an envelope, for figures that are all
    zero, and for an envelope out of reach, with the gap.

    >>> import safe_alloc as sa
    >>> paper = sa.load("anadolu-2025-09-10")
    >>> sa.intervals(paper, envelope="€150 billion", habit="truncated").loc[0, ["low_eur", "high_eur"]].tolist()
    [43700000000, 43766300000]
    """
    known_name(habit, HABITS, "habit", label="Habits")
    rows = list(printed(figures).values())
    total = None if envelope is None else euros(envelope)
    _only_euros(rows, bounded=total is not None)
    spans = _tightened([leaves_open(row, habit) for row in rows], total)
    if not any(high for _, high in spans):
        raise WrongTable("The figures sum to zero euro, so they have no shares. At least one must be above zero.")
    return pd.DataFrame([_row(row, at, spans, total) for at, row in enumerate(rows)], columns=_COLUMNS)


def _only_euros(rows: Iterable[Printed], *, bounded: bool) -> None:
    if wrong := [row for row in rows if row.currency != "EUR" or (row.qualifier == "at_least" and not bounded)]:
        shown = "; ".join(f"{row.country} {row}" for row in wrong)
        raise WrongTable(
            f"{shown}: another currency, or no upper end. Intervals are of euro, and a bound such as 'at least' "
            f"needs an envelope. Leave these rows out, convert them, or name the envelope."
        )


def _tightened(spans: Sequence[Span], total: int | None) -> Sequence[Span]:
    """Return spans cut to what the total leaves: once is enough, since the others' old ends reach each new end."""
    least, most = sum(low for low, _ in spans), sum(high for _, high in spans)
    if total is None:
        return spans
    if not least <= total <= most:
        raise WrongTable(
            f"The {len(spans)} figures can stand for {money(least)} to {money(most)} in all, and the envelope is "
            f"{money(total)}: {money(max(least - total, total - most))} out of reach. Look for a missing or wrong "
            f"figure, or another habit."
        )
    return [(max(low, total - most + high), min(high, total - least + low)) for low, high in spans]


def _row(row: Printed, at: int, spans: Sequence[Span], total: int | None) -> tuple[object, ...]:
    (low, high), others = spans[at], [*spans[:at], *spans[at + 1 :]]
    least, most = (total - high, total - low) if total is not None else map(sum, zip((0, 0), *others, strict=True))
    best, worst = 1 + _surely_above(high, others, total), 1 + _maybe_above(low, others, total)
    # Nothing of nothing: the row is all there can be, or all there may be lies with the others.
    least_share = Fraction(low, low + most) if low + most else Fraction(1)
    most_share = Fraction(high, high + least) if high + least else Fraction(0)
    shares = (_float(least_share, up=False), _float(most_share, up=True))
    return row.country, low, high, *shares, best, worst, str(best) if best == worst else f"{best}–{worst}", row.source


def _float(exact: Fraction, *, up: bool) -> float:
    """Return the nearest float that is not below (up) or not above an exact share."""
    near = float(exact)
    return nextafter(near, inf if up else -inf) if (near < exact if up else near > exact) else near


def _surely_above(top: int, others: Sequence[Span], total: int | None) -> int:
    """Return how many others are larger when the row has the most it can have, and they as little as they may."""
    above = sum(low > top for low, _ in others)
    reached = top + sum(high if low > top else min(high, top) for low, high in others)
    gains = sorted((high - top for low, high in others if low <= top < high), reverse=True)
    short = 0 if total is None else total - reached
    return above + sum(gained < short for gained in accumulate(gains, initial=0))


def _maybe_above(floor: int, others: Sequence[Span], total: int | None) -> int:
    """Return how many others can be larger when the row has the least it can have."""
    costs = sorted(max(floor + 1 - low, 0) for low, high in others if high > floor)
    room = sum(costs) if total is None else total - floor - sum(low for low, _ in others)
    return sum(spent <= room for spent in accumulate(costs))
