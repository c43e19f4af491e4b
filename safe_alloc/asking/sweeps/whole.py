"""Exact whole numbers where a product is larger than an int64 can hold."""

from typing import Any

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


def column(number: int) -> Whole:
    """Return a number that holds for every column."""
    return np.array([number], np.int64)


def quotient(one: Whole, other: Any, by: Any, *, more: Any = 0) -> Whole:
    """Return (one * other + more) // by in whole numbers, by above 0, wherever that is below 2**51 and by below 2**60.

    A float finds it to within a few; what is then left over is small, and an int64 that overflows on the way
    to it still ends at it.

    >>> quotient(column(43_734_100_805), 140_000_000_000, 150_000_000_000).tolist()
    [40818494084]
    """
    guess: Whole = np.floor((one.astype(np.float64) * other + more) / by).astype(np.int64)
    left: Whole = one * other + more - guess * by
    found: Whole = guess + left // by
    return found
