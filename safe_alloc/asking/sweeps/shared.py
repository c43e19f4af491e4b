"""What every country holds in each scenario of a chunk, as `run` has it: fast where that is sure, exact where not."""

from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction

import numpy as np

from safe_alloc.asking.outcomes.sharing import Row as Exact
from safe_alloc.asking.sweeps.laid import NO_CAP, Laid, Row, TooFine, laid
from safe_alloc.asking.sweeps.levels import Stretch, levelled, stretches
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import Columns
from safe_alloc.asking.sweeps.rounding import BLOCK, Desk, even, rounded, settled
from safe_alloc.asking.sweeps.sold import bought
from safe_alloc.asking.sweeps.whole import Flags, Floats, Places, Whole, column

FEW = 2**11
"""So many columns at a time where every row differs from column to column: they stay in the processor's cache."""


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
    doubtful = _share(found, {code: after[at] for at, code in enumerate(plan.countries)}, count)
    plan.one_by_one(columns, doubtful, after)
    return after


def _share(found: Laid, out: Mapping[str, Whole], count: int) -> Places:
    """Write what the rows hold that share, and return the columns in which a bound is too close to call."""
    if not found.rows:
        return np.zeros(0, np.intp)
    total = np.broadcast_to(found.total, count)
    if all(part.size == 1 for row in found.rows for part in row[1:]):
        _stretched(found.rows, total, out)
        return np.zeros(0, np.intp)
    doubtful = [_varied(found.rows, total, out, slice(at, at + FEW)) + at for at in range(0, count, FEW)]
    return np.concatenate(doubtful)


def _stretched(rows: list[Row], total: Whole, out: Mapping[str, Whole]) -> None:
    """Share totals among rows that are the same in every column: each stretch of totals has its free rows."""
    exact = tuple(
        Exact(row.country, Fraction(int(row.start[0])), Fraction(int(row.weight[0])), int(row.low[0]), _cap(row))
        for row in rows
    )
    known = stretches(exact)
    lasts, desk = [each.last for each in known[:-1]], Desk(len(rows))
    first, last = np.searchsorted(lasts, [total.min(), total.max()], side="left").tolist()
    if first == last:
        _alike(exact, known[first], total, out, desk)
        return
    which = np.searchsorted(lasts, total, side="left")
    for number in range(first, last + 1):
        columns = np.flatnonzero(which == number)
        made = {row.country: np.empty(len(columns), np.int64) for row in rows}
        _alike(exact, known[number], total[columns], made, desk)
        for row in rows:
            out[row.country][columns] = made[row.country]


def _cap(row: Row) -> int | None:
    return int(row.high[0]) if row.high[0] < NO_CAP else None


def _alike(rows: tuple[Exact, ...], stretch: Stretch, total: Whole, out: Mapping[str, Whole], desk: Desk) -> None:
    """Share totals among the free rows of one stretch."""
    for at in set(range(len(rows))) - {*stretch.free}:
        out[rows[at].country][:] = stretch.held[at]
    if not stretch.free or not len(total):
        return
    free = [rows[at] for at in stretch.free]
    starts, weights = ([int(getattr(row, key)) for row in free] for key in ("start", "weight"))
    gap, made = total - sum(starts) - sum(stretch.held), [out[row.country] for row in free]
    if len({*weights}) == 1:
        for amounts, start, part in zip(made, starts, even(gap, len(free)), strict=True):
            np.add(part, start, out=amounts)
        return
    cuts = [slice(at, at + BLOCK) for at in range(0, len(gap), BLOCK)]
    void = [_block(starts, weights, gap[cut], [row[cut] for row in made], desk) + cut.start for cut in cuts]
    settle = np.concatenate(void)
    parts = settled(np.array(weights)[:, None], gap[settle], column(sum(weights)))
    for amounts, start, part in zip(made, starts, parts, strict=True):
        amounts[settle] = part + start


def _block(starts: list[int], weights: list[int], gap: Whole, out: list[Whole], desk: Desk) -> Places:
    """Write a block of columns; return which of them are too close to call."""
    level = gap / sum(weights)

    def fill(row: int, into: Floats) -> None:
        np.multiply(level, float(weights[row]), out=into)
        if starts[row]:
            np.add(into, float(starts[row]), out=into)

    alike: dict[tuple[int, int], list[int]] = {}
    for at, one in enumerate(zip(starts, weights, strict=True)):
        alike.setdefault(one, []).append(at)
    twins = [(two[0], two[1]) for two in alike.values() if len(two) == 2]
    reach = max(starts) + max(weights) * float(max(level.max(), -level.min()))
    return rounded(desk, fill, reach, out, twins=twins)


def _varied(rows: list[Row], total: Whole, out: Mapping[str, Whole], cut: slice) -> Places:
    """Share a block of totals among rows that differ from column to column; return the doubtful columns."""
    rows = [Row(row.country, *(part[cut] if part.size > 1 else part for part in row[1:])) for row in rows]
    total = total[cut]
    found = levelled(rows, total)
    start, weight = (
        np.array([np.broadcast_to(part, total.shape) for part in parts], np.int64)
        for parts in ([row.start for row in rows], [row.weight for row in rows])
    )
    start = np.where(found.free, start, found.held.astype(np.int64))
    weight = np.where(found.free, weight, 0)
    by = weight.sum(axis=0)
    gap = total - start.sum(axis=0)
    level = gap / np.maximum(by, 1)
    exact = start + weight * level
    made = [out[row.country][cut] for row in rows]
    reach = float(np.abs(exact).max() + start.max() + np.abs(weight * level).max())
    held = np.count_nonzero(~found.free, axis=0)
    void = rounded(Desk(len(rows)), lambda row, into: np.copyto(into, exact[row]), reach, made, held=held)
    doubtful = found.doubtful
    settle = void[~doubtful[void]]
    parts = settled(weight[:, settle], gap[settle], by[settle])
    for amounts, first, part in zip(made, start, parts, strict=True):
        amounts[settle] = first[settle] + part
    return np.flatnonzero(doubtful)
