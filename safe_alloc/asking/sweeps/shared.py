"""What every country holds in each scenario of a chunk, as `run` has it."""

from contextlib import suppress
from importlib.util import find_spec

import numpy as np

from safe_alloc.asking.sweeps.laid import TooFine, laid
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import Columns
from safe_alloc.asking.sweeps.sold import bought
from safe_alloc.asking.sweeps.whole import Flags, Whole

FEW = 2**8
"""So many scenarios are worked out one by one before anything is compiled: some seconds once, then half a second."""


def solvable(plan: Plan, columns: Columns) -> Flags:
    """Return which columns have a solution."""
    with suppress(TooFine):
        if plan.lends:
            return ~laid(plan, columns).without
    found: Flags = worked_out(plan, columns)[0] >= 0
    return found


def worked_out(plan: Plan, columns: Columns, out: Whole | None = None) -> Whole:
    """Return what each country holds or buys, a row each, a column for each scenario; -1 where there is no solution."""
    count = next(iter(columns.values())).shape[-1]
    after: Whole = np.empty((plan.height, count), np.int64) if out is None else out
    with suppress(TooFine):
        if count > FEW and (not plan.lends or find_spec("numba")):
            (_lent if plan.lends else bought)(plan, columns, after)
            return after
    plan.one_by_one(columns, after)
    return after


def _lent(plan: Plan, columns: Columns, after: Whole) -> None:
    from safe_alloc.asking.sweeps.compiled import shared

    found, places = laid(plan, columns), {code: place for place, code in enumerate(plan.countries)}
    if found.without.any():
        good = np.flatnonzero(~found.without)
        after[:] = -1
        after[:, good] = worked_out(plan, {path: values[..., good] for path, values in columns.items()})
        return
    for code, held in found.fixed.items():
        after[places[code]] = held
    if found.codes:
        total = np.array(np.broadcast_to(found.total, after.shape[1]))
        shared(*found.rows, total, np.array([places[code] for code in found.codes]), after)
