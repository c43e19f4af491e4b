"""What many scenarios say together: sums, spreads, quantiles, and how often something flips."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, zip_longest
from math import floor
from typing import Any

import numpy as np

from safe_alloc.asking.council.counting import surely_blocks
from safe_alloc.asking.limits import READINGS, top_three_limit
from safe_alloc.asking.sweeps.whole import Flags, Whole
from safe_alloc.reading.countries import is_member
from safe_alloc.reading.money import LARGEST
from safe_alloc.reading.reference import rule

QUANTILES = (5, 25, 50, 75, 95)
BITS = 13
"""A histogram has 2**13 bins for every doubling of an amount: its quantiles are at most 1 part in 8,192 too low."""

BLOCK = 2**12
"""So many amounts, of at most 10**15 euro each, can be added up in an int64."""


@dataclass
class Tally:
    """Counts and sums of scenarios that have a solution, by row; added up chunk by chunk, always in one order."""

    count: int = 0
    totals: Any = 0  # whole numbers of any size
    low: Any = LARGEST
    high: Any = -LARGEST
    losses: Any = 0
    flips: Counter[str] = field(default_factory=Counter)
    losers: Counter[int] = field(default_factory=Counter)  # sets of members of the Council, a bit for each
    bins: list[Counter[int]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take in the scenarios of another tally."""
        self.count, self.losses = self.count + other.count, self.losses + other.losses
        self.totals = self.totals + other.totals
        self.low, self.high = np.minimum(self.low, other.low), np.maximum(self.high, other.high)
        self.flips.update(other.flips)
        self.losers.update(other.losers)
        self.bins = [mine + more for mine, more in zip_longest(self.bins, other.bins, fillvalue=Counter[int]())]

    def quantile(self, row: int, percent: int) -> int:
        """Return the lower end of the bin in which a quantile of a row lies."""
        bins, place = sorted(self.bins[row].items()), rank(self.count, percent)
        until = accumulate(count for _, count in bins)
        key = next(key for (key, _), end in zip(bins, until, strict=True) if place < end)
        least: float = _ordered(np.array([key << (52 - BITS)], np.int64)).view(np.float64)[0]
        return max(floor(least), int(self.low[row]))


def rank(count: int, percent: int) -> int:
    """Return the place, from 0, of the least amount that so many percent of all do not exceed."""
    return max(-(-percent * count // 100) - 1, 0)


def tally(
    after: Whole, before: Whole, countries: Sequence[str], *, histogram: bool, flips: Mapping[str, Flags] | None = None
) -> Tally:
    """Return the tally of a chunk: a row for each country, a column for each scenario, -1 where there is none.

    Without flips, rows are loans, and what may flip about them is counted.
    """
    good = after[0] >= 0
    if not good.all():
        after, before = after[:, good], before[:, good] if before.shape[1] > 1 else before
    count = after.shape[1]
    if not count:
        return Tally()
    lost = after < before
    met = above(before, after) | {"loss": np.logical_or.reduce(lost)} if flips is None else flips
    totals = [sum(np.add.reduceat(row, range(0, count, BLOCK)).tolist()) for row in after]
    return Tally(
        count=count,
        totals=np.array(totals, object),
        low=after.min(axis=1),
        high=after.max(axis=1),
        losses=np.count_nonzero(lost, axis=1),
        flips=Counter({key: int(np.count_nonzero(each)) for key, each in met.items()}),
        losers=_losers(lost, countries) if flips is None else Counter(),
        bins=[_binned(row) for row in after] if histogram else [],
    )


def above(before: Whole, after: Whole) -> dict[str, Flags]:
    """Return in which scenarios loans are above a limit of the Regulation, by rule and reading."""
    three = _top_three(after)
    had, total = before.sum(axis=0), after.sum(axis=0)
    met = {f"top-three:{key}": three > top_three_limit(key, had, total) for key in READINGS}
    return {**met, "total": total > rule("envelope").value}


def _top_three(after: Whole) -> Whole:
    first, second, third = (np.zeros(after.shape[1], np.int64) for _ in range(3))
    for row in after:
        rest = np.minimum(first, row)
        np.maximum(first, row, out=first)
        third = np.maximum(third, np.minimum(second, rest))
        np.maximum(second, rest, out=second)
    return first + second + third


def _losers(lost: Flags, countries: Sequence[str]) -> Counter[int]:
    members = sorted(filter(is_member, countries))
    sets = np.zeros(lost.shape[1], np.int64)
    for bit, code in enumerate(members):
        sets |= np.left_shift(lost[countries.index(code)], bit, dtype=np.int64)
    return Counter(dict(zip(*(found.tolist() for found in np.unique(sets, return_counts=True)), strict=True)))


def blocked(losers: Mapping[int, int], countries: Sequence[str]) -> int:
    """Return in how many scenarios the members that lose surely block by qualified majority."""
    members = sorted(filter(is_member, countries))
    sets = (([code for bit, code in enumerate(members) if found >> bit & 1], count) for found, count in losers.items())
    return sum(count for codes, count in sets if surely_blocks(codes))


def _binned(row: Whole) -> Counter[int]:
    keys = _ordered(row.astype(np.float64).view(np.int64)) >> (52 - BITS)
    least = int(keys.min())
    counts = np.bincount(keys - least)
    (found,) = counts.nonzero()
    return Counter(dict(zip((found + least).tolist(), counts[found].tolist(), strict=True)))


def _ordered(bits: Whole) -> Whole:
    """Return the bits of floats as whole numbers in the order of the floats, or these as bits again."""
    return bits ^ ((bits >> 63) & np.int64(2**63 - 1))
