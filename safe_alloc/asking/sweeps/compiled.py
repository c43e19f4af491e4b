"""The sharing of a sum in each of many scenarios, written plainly and compiled: whole numbers decide every euro.

Rows are countries in the order that ties go by, columns scenarios; row i of what comes out is row places[i] of `out`.
Blocks of columns are worked on together: mine[0] to mine[3] are the start, weight, low and high of `Sharing`, made[0]
and made[1] whole euro and what they are off. Loops over one number at a time are what compiles fast, and runs fast.
"""

from os import W_OK, access
from pathlib import Path

import numpy as np
from numba import njit, types

from safe_alloc.asking.sweeps.whole import Places, Whole

BLOCK = 64
"""So many columns stay in the processor's cache, and it works on several of them at a time."""

POINT = 1.5 * 2.0**52
"""Added to a float of less than 2**51, it leaves the nearest whole number in the last bits."""

# The last bits of POINT itself, to be taken off again.
BITS = int(np.array([POINT]).view(np.int64)[0])

_BESIDE = Path(__file__).with_name("__pycache__")
KEPT = access(_BESIDE if _BESIDE.exists() else _BESIDE.parent, W_OK)
"""Whether there is a place beside this file to keep what was compiled, so that the next start need not."""

TABLE, LINE = types.int64[:, :], types.int64[:]

compiled = njit(nogil=True, cache=KEPT)

BASE, BY, GAP, LEFT = range(4)
"""What is known of each column: the sum of starts and of weights, what lies above the starts, what nobody has yet."""


@compiled
def _fill(part: Whole, begin: int, size: int, block: Whole) -> None:
    """Copy a block of columns; of what is the same for all there is one."""
    if part.shape[1] == 1:
        block[:] = part
    else:
        block[:, :size] = part[:, begin : begin + size]


@compiled
def _settle(mine: Whole) -> None:
    """Bring rows without weight, which do not move, to where their bounds allow."""
    start, weight, low, high = mine[0], mine[1], mine[2], mine[3]
    for row in range(len(start)):
        for at in range(BLOCK):
            still = min(max(start[row, at], low[row, at]), high[row, at])
            start[row, at] = start[row, at] if weight[row, at] else still


@compiled
def _add_up(mine: Whole, sums: Whole) -> None:
    """Write what all rows of each column start with, and what their weights add up to: 1 if nobody moves."""
    sums[BASE], sums[BY] = mine[0].sum(axis=0), np.maximum(mine[1].sum(axis=0), 1)


@compiled
def _spread(mine: Whole, total: Whole, begin: int, size: int, sums: Whole, made: Whole) -> bool:
    """Write start + weight * gap / by to the nearest euro, and what it is off; return if anyone crosses a bound.

    A float finds the quotient to within one. What is then left over is small, and an int64 that overflows on the way
    to it still ends at it; so it tells what the quotient is.
    """
    start, weight, low, high, held, over = mine[0], mine[1], mine[2], mine[3], made[0], made[1]
    base, by, gap, left = sums[BASE], sums[BY], sums[GAP], sums[LEFT]
    level, near, crossed = np.empty(BLOCK), np.empty(BLOCK), np.zeros(BLOCK, np.int64)
    bits = near.view(np.int64)
    for at in range(size):
        gap[at] = total[begin + at] - base[at]
        level[at], left[at] = gap[at] / by[at], gap[at]
    for row in range(len(start)):
        for at in range(size):
            near[at] = weight[row, at] * level[at] + POINT
        for at in range(size):
            part = bits[at] - BITS
            rest = weight[row, at] * gap[at] - part * by[at]
            wrong = np.int64(rest >= by[at] - rest) - np.int64(rest < -by[at] - rest)
            part, rest = part + wrong, rest - wrong * by[at]
            amount = start[row, at] + part
            held[row, at], over[row, at] = amount, rest
            left[at] -= part
            crossed[at] |= np.int64((amount - (rest < 0) < low[row, at]) | (amount + (rest > 0) > high[row, at]))
    return bool(crossed.any())


@compiled
def _bind(mine: Whole, size: int, sums: Whole, made: Whole) -> None:
    """Hold whoever crosses a bound there: those below their floors, above their caps, or both, as it must be.

    If the floors ask for more than the caps leave, the level is lower than this one: then who is below its floor now
    stays there, and who is above its cap may yet come down.
    """
    start, weight, low, high, held, over, by = mine[0], mine[1], mine[2], mine[3], made[0], made[1], sums[BY]
    euros, parts = np.zeros(BLOCK, np.int64), np.zeros(BLOCK, np.int64)
    for row in range(len(start)):
        for at in range(size):
            under = np.int64(held[row, at] - (over[row, at] < 0) < low[row, at])
            above = np.int64(held[row, at] + (over[row, at] > 0) > high[row, at])
            euros[at] += under * (low[row, at] - held[row, at]) + above * (high[row, at] - held[row, at])
            parts[at] += (under | above) * over[row, at]
    for row in range(len(start)):
        for at in range(size):
            if held[row, at] - (over[row, at] < 0) < low[row, at] and euros[at] >= -(-parts[at] // by[at]):
                start[row, at], weight[row, at] = low[row, at], 0
            elif held[row, at] + (over[row, at] > 0) > high[row, at] and euros[at] <= parts[at] // by[at]:
                start[row, at], weight[row, at] = high[row, at], 0


@compiled
def _deal(made: Whole, size: int, sums: Whole) -> None:
    """Give out or take back what is left, a euro each, by largest remainder: the amounts are within half a euro."""
    held, over, by, left = made[0], made[1], sums[BY], sums[LEFT]
    for at in range(size):
        for _ in range(left[at]):
            best = np.argmax(over[:, at])
            held[best, at], over[best, at] = held[best, at] + 1, over[best, at] - by[at]
        for _ in range(-left[at]):
            best = len(over) - 1 - np.argmin(over[::-1, at])  # of equal ones the last
            held[best, at], over[best, at] = held[best, at] - 1, over[best, at] + by[at]


@njit(types.void(TABLE, TABLE, TABLE, TABLE, LINE, LINE, TABLE), nogil=True, cache=KEPT)
def shared(starts: Whole, weights: Whole, lows: Whole, highs: Whole, total: Whole, places: Places, out: Whole) -> None:
    """Write what rows hold that share a total: start + level * weight, kept from low to high, at the one level.

    The weights of a column add up to less than 2**57, and every column has a solution. Who is held by a bound starts
    there and has no weight.
    """
    mine, made = np.empty((4, len(places), BLOCK), np.int64), np.empty((2, len(places), BLOCK), np.int64)
    sums = np.empty((4, BLOCK), np.int64)
    moving = max(starts.shape[1], weights.shape[1], lows.shape[1], highs.shape[1]) > 1
    loaded = False
    for begin in range(0, len(total), BLOCK):
        size = min(BLOCK, len(total) - begin)
        if moving or not loaded:
            for place, part in enumerate((starts, weights, lows, highs)):
                _fill(part, begin, size, mine[place])
            _settle(mine)
            _add_up(mine, sums)
        loaded = True  # until somebody is bound, which is written into the block
        while _spread(mine, total, begin, size, sums, made):
            _bind(mine, size, sums, made)
            _add_up(mine, sums)
            loaded = False
        _deal(made, size, sums)
        for row in range(len(places)):
            out[places[row], begin : begin + size] = made[0, row, :size]
