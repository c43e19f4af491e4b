"""What every country buys in each scenario of a chunk, what all of that comes to, and what is paid for it."""

from collections.abc import Mapping

import numpy as np

from safe_alloc.asking.scenarios.blanks import fraction
from safe_alloc.asking.sweeps.laid import Chunk, TooFine, is_fine
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import Columns
from safe_alloc.asking.sweeps.tallies import above
from safe_alloc.asking.sweeps.whole import Flags, Whole, column, quotient
from safe_alloc.asking.terms import NEEDED, term
from safe_alloc.reading.money import LARGEST
from safe_alloc.reading.reference import rule


def bought(plan: Plan, columns: Columns, out: Whole) -> None:
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
    loans = np.array(
        np.broadcast_arrays(over, *(chunk.members[code] * (code in buyers) for code in sorted(plan.countries)))[1:]
    )
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
