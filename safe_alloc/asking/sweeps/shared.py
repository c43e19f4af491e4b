"""What every country holds in each scenario of a chunk."""

import numpy as np

from safe_alloc.asking.sweeps.distributions import Whole
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import Columns


def worked_out(plan: Plan, columns: Columns, out: Whole | None = None) -> Whole:
    count = next(iter(columns.values())).shape[-1]
    after = np.empty((len(plan.countries), count), np.int64) if out is None else out
    plan.one_by_one(columns, range(count), after)
    return after


def solvable(plan, columns):
    return worked_out(plan, columns)[0] >= 0
