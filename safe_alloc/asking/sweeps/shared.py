"""What every country holds in each scenario of a chunk, as `run` has it, or what it buys, as `contracts` has it."""

from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec

import numpy as np

from safe_alloc.asking.scenarios.blanks import fraction
from safe_alloc.asking.sweeps.laid import Chunk, TooFine, is_fine, laid
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import Columns
from safe_alloc.asking.sweeps.tallies import above
from safe_alloc.asking.sweeps.whole import Flags, Whole, column, quotient
from safe_alloc.asking.terms import NEEDED, term
from safe_alloc.reading.money import LARGEST
from safe_alloc.reading.reference import rule

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
            (_lent if plan.lends else _bought)(plan, columns, after)
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


def _bought(plan: Plan, columns: Columns, out: Whole) -> None:
    """Write what each country buys, then contracts, fee and net; TooFine where int64 cannot hold a part exactly.

    The rows share a sum of which each has its exact part, so what is left over goes by largest remainder.
    """
    chunk, terms = Chunk(plan, columns), plan.scenario.terms
    over, under = column(1), 1
    for key in NEEDED:
        part, parts = chunk.part(f"terms.{key}", term(key, plan.scenario))
        over, under = over * part, under * parts
        is_fine(under, most=2**60)  # as `quotient` counts
    order, buyers = np.argsort(plan.countries), terms.buyers or plan.countries
    lent = (chunk.members[code] * (code in buyers) for code in sorted(plan.countries))
    loans = np.array(np.broadcast_arrays(over, *lent)[1:])
    if loans.sum(axis=0).max() > LARGEST:
        raise TooFine
    exact, left = _divided(loans.sum(axis=0), over, under)
    total = exact + (2 * left >= under)
    out[order] = parted(loans, over, under, total)
    fee = _paid(chunk, plan) + _charged(chunk, plan, exact, left, under)
    out[-3], out[-2], out[-1] = total, fee, total - fee


def parted(weights: Whole, over: Whole, under: int, total: Whole) -> Whole:
    """Return weight * over / under in whole euro that add up to the total: largest remainder, ties to the upper row."""
    euros, rests = _divided(weights, over, under)
    first = np.argsort(-rests, axis=0, kind="stable")
    more = np.arange(len(weights))[:, None] < total - euros.sum(axis=0)
    made: Whole = euros + np.take_along_axis(more, np.argsort(first, axis=0), axis=0)
    return made


def flips(plan: Plan, columns: Columns, after: Whole) -> Mapping[str, Flags]:
    """Return in which scenarios of a chunk a participant pays more than it sells, or a limit is broken.

    Loans do not move; but where the digits of the table are drawn, a limit may lie between them.
    """
    chunk, sound = Chunk(plan, columns), after[0] >= 0
    loans = np.array(np.broadcast_arrays(*chunk.members.values()))
    met = {key: found & sound for key, found in above(loans, loans).items()}
    if plan.scenario.kind == "participant":
        return {"net below €0": (after[-1] < 0) & sound} | met
    content, whole = chunk.part("terms.content", term("content", plan.scenario))
    return {"components": (100 * content > rule("outside_component_share").value * whole) & (after[-3] > 0)} | met


def _paid(chunk: Chunk, plan: Plan) -> Whole:
    terms = plan.scenario.terms
    fee, years = chunk.whole("terms.fee", terms.fee or 0), chunk.whole("terms.years", terms.years)
    if int(fee.max()) * int(years.max()) > LARGEST or (terms.fee_per == "once" and years.max() > 1):
        raise TooFine
    return fee * years


def _charged(chunk: Chunk, plan: Plan, exact: Whole, left: Whole, under: int) -> Whole:
    """Return a part of exact + left / under, half a euro up, where no product is larger than an int64 can hold."""
    part, whole = chunk.part("terms.charge", fraction(plan.scenario.terms.charge or "0%"))
    part, whole = 2 * part, 2 * whole  # an even number of parts: then half of them is a whole number
    is_fine(whole, most=2**30)
    more, rest = _divided(exact, part, whole)
    return more + (rest + quotient(left, part, under) + whole // 2) // whole


def _divided(one: Whole, other: Whole, by: int) -> tuple[Whole, Whole]:
    found = quotient(one, other, by)
    return found, one * other - found * by
