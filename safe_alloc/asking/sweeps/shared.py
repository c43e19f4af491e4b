"""What every country holds in each scenario of a chunk, as `run` has it: fast where that is sure, exact where not."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from safe_alloc.asking.sharing import Row as Exact
from safe_alloc.asking.sweeps.distributions import Floats
from safe_alloc.asking.sweeps.laid import NO_CAP, Laid, Row, TooFine, laid
from safe_alloc.asking.sweeps.levels import Stretch, levelled, stretches
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import Columns
from safe_alloc.asking.sweeps.rounding import BLOCK, Desk, even, rounded, settled
from safe_alloc.asking.sweeps.tallies import Flags
from safe_alloc.asking.sweeps.whole import Whole, column

_NOBODY = np.zeros(0, np.intp)


def solvable(plan: Plan, columns: Columns) -> Flags:
    """Return which columns have a solution."""
    try:
        return ~laid(plan, columns).without
    except TooFine:
        return worked_out(plan, columns)[0] >= 0


def worked_out(plan: Plan, columns: Columns, out: Whole | None = None) -> Whole:
    """Return what each country holds afterwards, a row each, a column for each scenario; -1 where it has no solution."""
    count = next(iter(columns.values())).shape[-1]
    after: Whole = np.empty((len(plan.countries), count), np.int64) if out is None else out
    try:
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


def _share(found: Laid, out: Mapping[str, Whole], count: int) -> Whole:
    """Write what the rows hold that share, and return the columns in which a bound is too close to call."""
    if not found.rows:
        return _NOBODY
    total = np.broadcast_to(found.total, count)
    if all(part.size == 1 for row in found.rows for part in row[1:]):
        _stretched(found.rows, total, out)
        return _NOBODY
    doubtful = [_varied(found.rows, total, out, slice(at, at + BLOCK)) + at for at in range(0, count, BLOCK)]
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
    free = [rows[at] for at in stretch.free]
    if not free:
        return
    starts, weights = ([int(getattr(row, key)) for row in free] for key in ("start", "weight"))
    gap = total - sum(starts) - sum(stretch.held)
    if len({*weights}) == 1:
        for row, start, part in zip(free, starts, even(gap, len(free)), strict=True):
            np.add(part, start, out=out[row.country])
        return
    alike: dict[tuple[int, int], list[int]] = {}
    for at, one in enumerate(zip(starts, weights, strict=True)):
        alike.setdefault(one, []).append(at)
    twins = [(two[0], two[1]) for two in alike.values() if len(two) == 2]
    made, void = [out[row.country] for row in free], []
    for at in range(0, len(gap), BLOCK):
        level = gap[at : at + BLOCK] / sum(weights)

        def fill(row: int, into: Floats, level: Floats = level) -> None:
            np.multiply(level, float(weights[row]), out=into)
            if starts[row]:
                np.add(into, float(starts[row]), out=into)

        reach = max(starts) + max(weights) * float(max(level.max(), -level.min()))
        void.append(rounded(desk, fill, reach, [row[at : at + BLOCK] for row in made], twins=twins) + at)
    settle = np.concatenate(void)
    parts = settled(np.array(weights)[:, None], gap[settle], column(sum(weights)))
    for row, start, part in zip(made, starts, parts, strict=True):
        row[settle] = part + start


def _varied(rows: list[Row], total: Whole, out: Mapping[str, Whole], cut: slice) -> Whole:
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
    for row, first, part in zip(made, start, parts, strict=True):
        row[settle] = first[settle] + part
    return np.flatnonzero(doubtful)
