"""What every country holds in each scenario of a chunk, as `run` has it: fast where that is sure, exact where not."""

from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from safe_alloc.asking.sweeps.laid import Sharing, TooFine, laid
from safe_alloc.asking.sweeps.levels import Stretch, levelled, stretches
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import Columns
from safe_alloc.asking.sweeps.rounding import rounded, settled
from safe_alloc.asking.sweeps.sold import bought
from safe_alloc.asking.sweeps.whole import Flags, Places, Whole

BLOCK, FEW = 2**15, 2**11
"""So many columns at a time: enough that a call costs nothing beside its work, and 10 MB for twenty rows.

Fewer where every row differs from column to column, and there is more to do: they stay in the processor's cache.
"""


def solvable(plan: Plan, columns: Columns) -> Flags:
    """Return which columns have a solution."""
    with suppress(TooFine):
        if plan.lends:
            found: Flags = ~laid(plan, columns).without
            return found
    found = worked_out(plan, columns)[0] >= 0
    return found


def worked_out(plan: Plan, columns: Columns, out: Whole | None = None) -> Whole:
    """Return what each country holds or buys, a row each, a column for each scenario; -1 where there is no solution."""
    count = next(iter(columns.values())).shape[-1]
    after: Whole = np.empty((plan.height, count), np.int64) if out is None else out
    try:
        if not plan.lends:
            bought(plan, columns, after)
            return after
        found = laid(plan, columns)
    except TooFine:
        plan.one_by_one(columns, range(count), after)
        return after
    if found.without.any():
        good = np.flatnonzero(~found.without)
        after[:] = -1
        if len(good):
            after[:, good] = worked_out(plan, {path: values[..., good] for path, values in columns.items()})
        return after
    for code, held in found.fixed.items():
        after[plan.countries.index(code)] = held
    if found.codes:
        total, rows = np.broadcast_to(found.total, count), [after[plan.countries.index(code)] for code in found.codes]
        plan.one_by_one(columns, _share(found.rows, total, rows), after)
    return after


def _share(rows: Sharing, total: Whole, out: Sequence[Whole]) -> Places:
    """Write what the rows hold that share, and return the columns in which a bound is too close to call."""
    if all(part.shape[1] == 1 for part in rows):
        _stretched(stretches(rows), total, out)
        return np.zeros(0, np.intp)
    doubtful = []
    for cut in _cuts(len(total), FEW):
        mine = Sharing(*(part[:, cut] if part.shape[1] > 1 else part for part in rows))
        start, weight, doubt = levelled(mine, total[cut])
        _spread(start, weight, total[cut], [row[cut] for row in out])
        doubtful.append(np.flatnonzero(doubt) + cut.start)
    return np.concatenate(doubtful)


def _cuts(count: int, size: int) -> list[slice]:
    return [slice(at, at + size) for at in range(0, count, size)]


def _stretched(known: Sequence[Stretch], total: Whole, out: Sequence[Whole]) -> None:
    """Share totals among rows that are the same in every column: each stretch of totals has its free rows."""
    lasts = [each.last for each in known[:-1]]
    first, last = np.searchsorted(lasts, [total.min(), total.max()]).tolist()
    if first == last:
        for cut in _cuts(len(total), BLOCK):
            _spread(known[first].start, known[first].weight, total[cut], [row[cut] for row in out])
        return
    which = np.searchsorted(lasts, total)
    for number in range(first, last + 1):
        columns = np.flatnonzero(which == number)
        if not len(columns):
            continue
        made = np.empty((len(out), len(columns)), np.int64)
        _stretched(known[number : number + 1], total[columns], [*made])
        for row, amounts in zip(out, made, strict=True):
            row[columns] = amounts


def _spread(start: Whole, weight: Whole, total: Whole, out: Sequence[Whole]) -> None:
    """Write start and the part by weight of what the total is above all starts; ties go to the upper row."""
    gap, by = total - start.sum(axis=0), np.maximum(weight.sum(axis=0), 1)
    if weight.shape[1] == 1 and len({*weight[weight > 0].tolist()}) == 1:
        _even(start, weight > 0, gap, out)
        return
    level = gap / by
    reach = float(start.max()) + float(weight.max()) * float(np.abs(level).max())
    close = rounded(weight.astype(np.float64) * level, start, reach, out, twins=_twins(start, weight))
    held, moved = (np.broadcast_to(part, (len(start), len(total)))[:, close] for part in (start, weight))
    parts = held + settled(moved, gap[close], np.broadcast_to(by, len(total))[close])
    for amounts, part in zip(out, parts, strict=True):
        amounts[close] = part


def _even(start: Whole, moves: Flags, gap: Whole, out: Sequence[Whole]) -> None:
    """Share the gap among rows of one weight: what is left over goes to the upper rows."""
    each, left = np.divmod(gap, moves.sum())
    for amounts, first, moved, place in zip(out, start, moves, moves.cumsum(axis=0), strict=True):
        np.add(first, moved * (each + (place <= left)), out=amounts)


def _twins(start: Whole, weight: Whole) -> list[tuple[int, int]]:
    """Return the pairs of rows that hold the same in all columns, and no third does."""
    alike: dict[tuple[int, int], list[int]] = {}
    if max(start.shape[1], weight.shape[1]) == 1:
        for at, each in enumerate(zip(start[:, 0].tolist(), weight[:, 0].tolist(), strict=True)):
            alike.setdefault(each, []).append(at)
    return [(two[0], two[1]) for (_, moves), two in alike.items() if moves and len(two) == 2]
