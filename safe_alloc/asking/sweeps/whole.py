"""Exact whole numbers where a product is larger than an int64 can hold."""

from typing import Any

import numpy as np
import numpy.typing as npt


def quotient(one: Any, other: Any, by: Any, *, more: Any = 0) -> npt.NDArray[np.int64]:
    """Return (one * other + more) // by in whole numbers, by above 0, wherever that is below 2**50 and by below 2**60.

    A float finds it to within a few; what is then left over is small, and an int64 that overflows on the way
    to it still ends at it.

    >>> quotient(np.array([43_734_100_805]), 140_000_000_000, 150_000_000_000).tolist()
    [40818494084]
    """
    one = np.atleast_1d(np.asarray(one, np.int64))
    guess = np.floor((one.astype(np.float64) * other + more) / by).astype(np.int64)
    return guess + (one * other + more - guess * by) // by
