"""How a number may be spread: evenly, around a peak, as a bell, over a few values, or over digits nobody printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from statistics import NormalDist, median_low
from typing import Any

import numpy as np
import pandas as pd

from safe_alloc.asking.scenarios.paths import BASELINE, Path, read
from safe_alloc.asking.sweeps.whole import Floats, Whole, quotient
from safe_alloc.errors import WrongScenario
from safe_alloc.reading.money import euros
from safe_alloc.reading.reconcile import intervals


@dataclass(frozen=True)
class uniform:
    """Draw every whole number from low to high alike, both included; money, or percentages as text.

    >>> import safe_alloc as sa
    >>> sa.uniform("€5 billion", "€15 billion")
    uniform(low='€5 billion', high='€15 billion')
    """

    low: Any
    high: Any

    def at(self, places: Floats, numbers: Sequence[int], _largest: int) -> Whole:
        """Return whole numbers evenly spread."""
        low, high = rising(numbers, self)
        return np.minimum(low + (places * (high - low + 1)).astype(np.int64), high)

    def ends(self, numbers: Sequence[int]) -> tuple[int, int, int]:
        """Return low, the middle and high."""
        low, high = rising(numbers, self)
        return low, (low + high) // 2, high


@dataclass(frozen=True)
class triangular:
    """Draw whole numbers from low to high, the mode most often; money, or percentages as text.

    >>> import safe_alloc as sa
    >>> sa.triangular("€5 billion", "€10 billion", "€20 billion").mode
    '€10 billion'
    """

    low: Any
    mode: Any
    high: Any

    def at(self, places: Floats, numbers: Sequence[int], _largest: int) -> Whole:
        """Return whole numbers, densest at the mode."""
        low, mode, high = rising(numbers, self)
        left, right, width = mode - low, high - mode, max(high - low, 1)
        rise = low + np.sqrt(places * width * left)
        fall = high - np.sqrt((1 - places) * width * right)
        return np.clip(np.rint(np.where(places * width < left, rise, fall)), low, high).astype(np.int64)

    def ends(self, numbers: Sequence[int]) -> tuple[int, int, int]:
        """Return low, the mode and high."""
        return middle(rising(numbers, self))


@dataclass(frozen=True)
class normal:
    """Draw whole numbers around a mean; what a scenario file cannot hold, such as less than €0, is never drawn.

    The bell is read off a table of 4,097 points of `statistics.NormalDist`, off by at most 0.00002 sd.

    >>> import safe_alloc as sa
    >>> sa.normal("€10 billion", "€2 billion").sd
    '€2 billion'
    """

    mean: Any
    sd: Any

    def at(self, places: Floats, numbers: Sequence[int], largest: int) -> Whole:
        """Return whole numbers around the mean, from 0 to the largest."""
        mean, sd = numbers
        z, below = _bell()
        least, most = np.interp([-mean / max(sd, 1), (largest - mean) / max(sd, 1)], z, below)
        drawn = mean + sd * np.interp(least + places * (most - least), below, z)
        return np.clip(np.rint(drawn), 0, largest).astype(np.int64)

    def ends(self, numbers: Sequence[int]) -> tuple[int, int, int]:
        """Return the mean, and two standard deviations to either side, but at least 0."""
        mean, sd = numbers
        return max(mean - 2 * sd, 0), mean, mean + 2 * sd


@dataclass(frozen=True)
class discrete:
    """Draw one of a few values, each as often as its weight says; without weights all alike.

    >>> import safe_alloc as sa
    >>> sa.discrete(["€2 billion", "€10 billion"], weights=[3, 1]).weights
    [3, 1]
    """

    values: Sequence[Any]
    weights: Sequence[float] | None = None

    def at(self, places: Floats, numbers: Sequence[int], _largest: int) -> Whole:
        """Return the values, by their weights."""
        until = list(accumulate(self._weights(numbers)))
        found = np.searchsorted(np.array(until) / until[-1], places, side="right")
        return np.array(numbers, np.int64)[np.minimum(found, len(numbers) - 1)]

    def ends(self, numbers: Sequence[int]) -> tuple[int, int, int]:
        """Return the least, the middle and the greatest value."""
        return middle(numbers)

    def _weights(self, numbers: Sequence[int]) -> list[float]:
        try:
            weights = [1.0] * len(numbers) if self.weights is None else [float(each) for each in self.weights]
        except (TypeError, ValueError) as error:
            raise WrongScenario(f"{self}: a weight is no number. Write weights such as [3, 1].") from error
        if not weights or len(weights) != len(numbers) or not min(weights) >= 0 or not 0 < sum(weights) < float("inf"):
            raise WrongScenario(
                f"{self}: needs a value, and as many weights as values, none below 0 and one above. Mend the weights."
            )
        return weights


Distribution = uniform | triangular | normal | discrete
"""What can be drawn from: `at` gives whole numbers by their place, 0 to 1, and `ends` a low, a middle and a high."""


@dataclass(frozen=True)
class unprinted:
    """Draw the amounts of the table inside what their printed digits leave open, adding up to the envelope.

    `envelope` is the exact sum (none: that of the table), `habit` how they were shortened, as in `sa.intervals`.
    Each amount is drawn evenly from its interval; what is then missing or too much is shared out by the room
    that each has left.

    >>> import safe_alloc as sa
    >>> sa.unprinted(envelope="€150 billion", habit="truncated").habit
    'truncated'
    """

    envelope: Any = None
    habit: str = "unknown"


@dataclass(frozen=True)
class Drawn:
    """A distribution in its place, with its numbers read."""

    path: Path
    spread: Distribution
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, path: Path, spread: Distribution) -> "Drawn":
        """Return the distribution of a path; WrongScenario for numbers that do not belong there."""
        written = list(spread.values if isinstance(spread, discrete) else vars(spread).values())
        path = path.holding(written)
        drawn = cls(path, spread, tuple(read(path, one) for one in written))
        drawn.draw(lambda: np.array([0.5]))  # bounds the wrong way are told before the work starts
        return drawn

    def draw(self, places: Callable[[], Floats]) -> Whole:
        """Return the whole numbers below which such parts of all draws lie."""
        drawn = self.spread.at(places(), self.numbers, self.path.largest)
        return np.maximum(drawn, 1) if self.path.in_years else drawn

    def ends(self) -> tuple[int, int, int]:
        """Return a low, a middle and a high number that may stand there."""
        low, middle_, high = self.spread.ends(self.numbers)
        return low, middle_, min(high, self.path.largest)


@dataclass(frozen=True)
class Digits:
    """What each member of a table may hold, in whole euro, and the sum they hold together."""

    path: Path
    low: tuple[int, ...]
    high: tuple[int, ...]
    total: int

    @classmethod
    def of(cls, path: Path, found: unprinted, table: pd.DataFrame) -> "Digits":
        """Return the digits a table leaves open; raises what `sa.intervals` raises."""
        if path.written != BASELINE:
            raise WrongScenario(f"vary {path.written!r}: sa.unprinted() draws the table; its path is 'baseline'.")
        total = sum(table["amount_eur"].tolist()) if found.envelope is None else euros(found.envelope)
        open_ = intervals(table, envelope=total, habit=found.habit)
        return cls(path, tuple(open_["low_eur"].tolist()), tuple(open_["high_eur"].tolist()), total)

    def draw(self, places: Callable[[], Floats]) -> Whole:
        """Return amounts, a row for each member, that add up to the total in every column.

        Each is drawn evenly from its interval; what is missing or too much is shared by the room each has left.
        """
        spans = zip(self.low, self.high, strict=True)
        drawn = np.array([low + np.floor(places() * (high - low + 1)).astype(np.int64) for low, high in spans])
        low, high = (np.array(ends, np.int64)[:, None] for ends in (self.low, self.high))
        drawn = np.minimum(drawn, high)
        short = self.total - drawn.sum(axis=0)
        room = np.where(short > 0, high - drawn, drawn - low)
        until = room.cumsum(axis=0)
        # Rounding the running sum instead of each part loses no euro, and no part rises above its room.
        moved = np.diff(quotient(until, np.abs(short), np.maximum(until[-1], 1)), axis=0, prepend=0)
        made: Whole = drawn + np.sign(short) * moved
        return made


def rising(numbers: Sequence[int], found: object) -> Sequence[int]:
    """Return numbers that do not fall; WrongScenario names the distribution whose bounds are the wrong way."""
    if list(numbers) != sorted(numbers):
        raise WrongScenario(f"{found}: the bounds are the wrong way. Write them from the lowest to the highest.")
    return numbers


def middle(numbers: Sequence[int]) -> tuple[int, int, int]:
    """Return the least, the middle and the greatest of some whole numbers."""
    return min(numbers), median_low(numbers), max(numbers)


@cache
def _bell() -> tuple[Floats, Floats]:
    z = np.linspace(-8, 8, 4097)
    return z, np.array([NormalDist().cdf(each) for each in z.tolist()])
