"""A chunk of scenarios laid out in columns: who holds what for certain, and who shares how much with whom."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import NamedTuple

import numpy as np

from safe_alloc.asking.outcomes.sizing import worths
from safe_alloc.asking.scenarios.blanks import fraction
from safe_alloc.asking.scenarios.paths import BASELINE, MILLION, Path
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import Columns
from safe_alloc.asking.sweeps.whole import Flags, Whole, column, quotient
from safe_alloc.reading.money import LARGEST

NO_CAP = 4 * LARGEST
"""More than any sum, and still exact as a float."""

FINEST = 2**56
"""Weights and shares of the whole are counted in whole numbers below this; finer ones are worked out one by one."""


class TooFine(Exception):
    """A weight or share with more digits than the fast way is sure of: the slow way is."""


class Sharing(NamedTuple):
    """Rows that share: at level t each holds start + t * weight, kept from low to high; one column, or all of them."""

    start: Whole
    weight: Whole
    low: Whole
    high: Whole


class Laid(NamedTuple):
    """A chunk: what some hold for certain, who shares the total, a row each, and which columns have no solution."""

    fixed: Mapping[str, Whole]
    codes: list[str]
    rows: Sharing
    total: Whole
    without: Flags


class Chunk:
    """The numbers of a chunk by what they are called, one value or one for each column."""

    def __init__(self, plan: Plan, columns: Columns) -> None:
        self.scenario = plan.scenario
        self.values = {path.written: values for path, values in columns.items()}
        drawn = columns.get(Path(BASELINE))
        held = [column(held) for held in plan.members.values()] if drawn is None else list(drawn)
        self.members: dict[str, Whole] = dict(zip(plan.members, held, strict=True))
        self.without = np.zeros(next(iter(columns.values())).shape[-1], np.bool_)
        self.sizes: dict[str, Whole] = {}

    def whole(self, path: str, written: int) -> Whole:
        """Return the whole euro under a path."""
        return self.values[path] if path in self.values else column(written)

    def part(self, path: str, exact: Fraction) -> tuple[Whole, int]:
        """Return the part of one under a path, as a numerator and a denominator."""
        if path in self.values:
            return self.values[path], MILLION
        is_fine(exact.numerator, exact.denominator)
        return column(exact.numerator), exact.denominator


def laid(plan: Plan, columns: Columns) -> Laid:
    """Return a chunk laid out; raises TooFine where int64 cannot hold a weight or share exactly."""
    chunk = Chunk(plan, columns)
    if _sum(chunk.members.values()).max() > LARGEST:
        raise TooFine
    envelope = _sized(chunk)
    if plan.scenario.unused:
        return _unused(chunk)
    burden = plan.scenario.burden
    kept = {code: held for code, held in chunk.members.items() if burden.exempts(code)}
    fixed = kept | ({} if burden.rule == "rebase" else chunk.sizes)
    total = envelope - _sum(fixed.values())
    codes, rows = _rows(chunk)
    chunk.without |= _beyond(rows, total)
    return Laid(fixed, codes, rows, total, chunk.without)


def _sized(chunk: Chunk) -> Whole:
    """Size the entrants of a chunk and return its envelope; see `sizing` for the rules."""
    scenario, before = chunk.scenario, _sum(chunk.members.values())
    parts = {}
    for code, entrant in scenario.entrants.items():
        path = f"entrants.{code}"
        if entrant.share:
            parts[code] = chunk.part(f"{path}.share", fraction(entrant.share))
        elif entrant.by:
            worth = worths(entrant.by, [*chunk.members, *scenario.entrants], where=path)
            parts[code] = chunk.part("", worth[code] / sum(worth.values()))
        elif entrant.like:
            chunk.sizes[code] = chunk.members[entrant.like]
        elif entrant.amount == "unused":
            chunk.sizes[code] = _sum(_left(chunk).values())
        elif entrant.sizes:
            chunk.sizes[code] = chunk.whole(f"{path}.amount", int(entrant.amount or 0))
    grows, envelope = scenario.envelope == "grows", before
    if isinstance(scenario.envelope, int):  # also where it is varied
        envelope = chunk.whole("envelope", scenario.envelope)
    if parts:
        _parts(chunk, parts, before + _sum(chunk.sizes.values()) if grows else envelope, grows=grows)
    taken = _sum(chunk.sizes.values())
    if not grows and scenario.burden.rule != "rebase":
        chunk.without |= taken > envelope
    return before + taken if grows else envelope


def _parts(chunk: Chunk, parts: Mapping[str, tuple[Whole, int]], envelope: Whole, *, grows: bool) -> None:
    """Size the entrants that get a part of the envelope, half a euro up."""
    whole = lcm(*(under for _, under in parts.values()))
    is_fine(whole)
    over = {code: part * (whole // under) for code, (part, under) in parts.items()}
    left = whole - _sum(over.values())
    chunk.without |= left <= 0
    by = np.maximum(left, 1) if grows else column(whole)
    for code, part in over.items():
        large = part.astype(np.float64) * envelope / by > 1.5 * LARGEST
        size = quotient(np.where(large, 0, 2 * part), envelope, 2 * by, more=by)
        chunk.without |= large | (size > LARGEST)
        chunk.sizes[code] = size


def _left(chunk: Chunk) -> dict[str, Whole]:
    kept = {code: chunk.whole(f"unused.{code}", written) for code, written in chunk.scenario.unused.items()}
    for code, keeps in kept.items():
        chunk.without |= keeps > chunk.members[code]
    return {code: chunk.members[code] - keeps for code, keeps in kept.items()}


def _unused(chunk: Chunk) -> Laid:
    left = _left(chunk)
    held = {code: held - left.get(code, 0) for code, held in chunk.members.items()}
    return Laid(held | chunk.sizes, [], _stacked([]), column(0), chunk.without)


def _rows(chunk: Chunk) -> tuple[list[str], Sharing]:
    burden, scenario = chunk.scenario.burden, chunk.scenario
    claims = {code: held for code, held in chunk.members.items() if not burden.exempts(code)}
    if burden.rule == "rebase":
        claims |= {code: chunk.sizes.get(code, column(0)) for code in scenario.entrants}
    weights = _weights(claims, burden.by)
    # By allocation a member holds (1 + level) times what it held: that starts from nothing, as "rebase" does.
    still = burden.rule == "rebase" or burden.by == "allocation"
    codes = sorted(claims)
    starts = {code: column(0) if still else held for code, held in claims.items()}
    return codes, _stacked([(starts[code], weights[code], *_bounds(chunk, code, claims[code])) for code in codes])


def _stacked(rows: Sequence[tuple[Whole, ...]]) -> Sharing:
    if not rows:
        return Sharing(*[np.empty((0, 1), np.int64)] * 4)
    return Sharing(*(np.stack(np.broadcast_arrays(*parts)) for parts in zip(*rows, strict=True)))


def _weights(claims: Mapping[str, Whole], by: str) -> Mapping[str, Whole]:
    if by in ("allocation", "equal"):
        return {code: claim if by == "allocation" else column(1) for code, claim in claims.items()}
    exact = worths(by, claims, where="burden.by")
    under = lcm(*(value.denominator for value in exact.values()))
    is_fine(int(sum(exact.values()) * under))
    return {code: column(int(value * under)) for code, value in exact.items()}


def _bounds(chunk: Chunk, code: str, claim: Whole) -> tuple[Whole, Whole]:
    low = _bound(chunk, f"floors.{code}", chunk.scenario.floors.get(code, 0), claim, up=True)
    high = _bound(chunk, f"caps.{code}", chunk.scenario.caps.get(code, NO_CAP), claim, up=False)
    return low, high


def _bound(chunk: Chunk, path: str, written: int | str, claim: Whole, *, up: bool) -> Whole:
    if isinstance(written, int):
        return chunk.whole(path, written)
    over, under = chunk.part(path, fraction(written))
    large = claim.astype(np.float64) * over / under > 1.5 * LARGEST
    bound = quotient(np.where(large, 0, claim), over, under, more=under - 1 if up else 0)
    return np.where(large, NO_CAP, bound)


def _beyond(rows: Sharing, total: Whole) -> Flags:
    """Return where the rows cannot hold the total; who has no weight does not move."""
    start, weight, low, high = rows
    still = np.maximum(np.minimum(start, high), low)
    least, most = (np.where(weight > 0, bound, still).sum(axis=0) for bound in (low, high))
    crossed: Flags = (low > high).any(axis=0) | (total < least) | (total > most)
    return crossed


def _sum(parts: Iterable[Whole]) -> Whole:
    found = list(parts)
    return reduce(np.add, found) if found else column(0)


def is_fine(*numbers: int, most: int = FINEST) -> None:
    """Raise TooFine for a number too large to count in."""
    if max(numbers) > most:
        raise TooFine
