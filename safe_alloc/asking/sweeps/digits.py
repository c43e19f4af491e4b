"""The digits nobody printed: amounts drawn inside what their last digits leave open, adding up exactly."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from safe_alloc.asking.scenarios.paths import BASELINE, Path
from safe_alloc.asking.sweeps.distributions import unprinted
from safe_alloc.asking.sweeps.whole import Floats, Whole, quotient
from safe_alloc.errors import WrongScenario
from safe_alloc.reading.money import euros
from safe_alloc.reading.reconcile import intervals


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
