"""Where an answer flips: the whole euro at which a rule breaks, a rank changes or a country has lost too much."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pandas as pd

from safe_alloc.asking.limits import label
from safe_alloc.asking.outcomes import run, starting
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.solve.conditions import BREAK_EVEN, condition
from safe_alloc.asking.solve.paths import is_monotone, noun, varied
from safe_alloc.asking.solve.points import Point, Span, point
from safe_alloc.asking.terms import balance, contracts
from safe_alloc.errors import NoSolution, WrongScenario, nearest
from safe_alloc.reading.money import LARGEST, spell

__all__ = ["Flip", "solve"]

MOST_RUNS = 20_000
"""So many amounts are tried; about a hundred are enough unless rounding alone decides over a wide range."""

Holds = Callable[[int, int], bool | None]
"""Whether the condition is met at every amount from one to another, at none, or not known (None)."""


@dataclass(frozen=True)
class Flip:
    """Where a condition flips as one sum of money grows from €0, in whole euro; see `solve`."""

    until: str
    vary: str
    outcome: Literal["at", "never", "always"]
    last_eur: int | None
    first_eur: int | None
    settled_eur: int | None
    says: str
    label: str
    status: str = "hypothetical"


def solve(table: pd.DataFrame, scenario: Scenario, *, until: str, vary: str = "entrants.TUR.amount") -> Flip:
    """Return where the answer to a question flips as one sum of money in a scenario grows from €0 euro by euro.

    `until` is top-three:envelope, top-three:larger_envelope, top-three:90bn (the reading of Article 13 is breached),
    rank:GRC (its rank is another than at €0), loss:GRC>5%, loss:GRC>€100 million, blocking (the members that lose
    surely block by qualified majority), or break-even (a participant's contracts less its fee are below 0, with
    vary="terms.fee"). `vary` is the path of a sum: entrants.TUR.amount, floors.POL, caps.POL, envelope, unused.POL
    or terms.fee; what the scenario says there does not matter.

    The outcome is "at" when some amount is on the other side of what holds at €0: `first_eur` is the smallest,
    `last_eur` one euro less, and `settled_eur` the smallest from which it stays so up to the last amount with a
    solution (later than the first where rounding makes it flip back, None where it does not stay). "never": the
    condition is met at no amount; "always": at every one. Every amount is counted as `run` gives it. Raises
    UnknownName for a question or a path nobody knows, WrongScenario where they do not fit the scenario, NoSolution
    if €0 has none, and what `run` raises.

    >>> import safe_alloc as sa
    >>> sa.solve(sa.load(), sa.scenario("turkiye-10bn-fixed"), until="top-three:envelope").last_eur
    49537699059
    """
    if until == BREAK_EVEN:
        return _break_even(table, scenario, vary)
    members = {code: amount for code, (amount, _) in starting(table, scenario, "borrower").items()}
    is_monotone(scenario, vary)

    @cache
    def runs(amount: int) -> Point:
        return _bounded(point(members, varied(scenario, vary, amount)), scenario)

    def holds(low: int, high: int) -> bool | None:
        if runs.cache_info().currsize > MOST_RUNS:
            raise NoSolution(
                f"Scenario {scenario.name!r}, until={until!r}: rounding alone decides near {spell(low)}, over more than "
                f"{MOST_RUNS:,} amounts, too many to try one by one. Ask for a threshold a few euro away."
            )
        return asked.verdict(Span(runs(low), runs(high)))

    top = _top(runs, vary)
    asked = condition(until, members, runs(0))
    base = bool(holds(0, 0))
    first = _edge(holds, 0, top, not base)
    last = None if first is None else _edge(holds, 0, top, base, back=True)
    settled = None if last is None or last == top else last + 1
    law = label(run(table, varied(scenario, vary, top if first is None else first)))
    return _flip(until, vary, asked.says, base, first, settled, top, law, scenario)


def _bounded(found: Point, scenario: Scenario) -> Point:
    if max(found.after.values()) > LARGEST:
        raise NoSolution(f"Scenario {scenario.name!r}: a country would hold more than {spell(LARGEST)}. Lend less.")
    return found


def _top(runs: Callable[[int], Point], vary: str) -> int:
    """Return the largest amount with a solution; where €0 has one, so has every amount up to it."""

    def fails(amount: int) -> bool:
        try:
            runs(amount)
        except NoSolution:
            return True
        return False

    try:
        runs(0)
    except NoSolution as error:
        raise NoSolution(f"{error} So {vary} has no solution at €0, where the search starts.") from error
    return bisect_right(range(LARGEST + 1), False, key=fails) - 1


def _edge(holds: Holds, low: int, high: int, wanted: bool, *, back: bool = False) -> int | None:
    """Return the first amount (the last, if back) at which the condition is met or not, as wanted."""
    edge, found = (high if back else low), holds(low, high)
    if found is wanted or (found is None and holds(edge, edge) is wanted):
        return edge
    if found is not None:
        return None
    middle = (low + high) // 2
    halves = [(low, middle), (middle + 1, high)]
    found_in = (_edge(holds, *half, wanted, back=back) for half in (reversed(halves) if back else halves))
    return next((each for each in found_in if each is not None), None)


def _break_even(table: pd.DataFrame, scenario: Scenario, vary: str) -> Flip:
    """Return the first fee above the turnover: the net is a straight line of the fee, so two balances give it."""
    if vary != "terms.fee":
        raise WrongScenario(
            f"until={BREAK_EVEN!r} asks how large a fee may be, and vary={vary!r} is no fee: "
            f"{nearest(vary, ['terms.fee'], label='Write vary=')} The scenario must be of kind participant."
        )
    free, dear = (balance(table, varied(scenario, vary, fee)).net_eur for fee in (0, 1))
    first = free // (free - dear) + 1
    law = label(contracts(table, scenario))
    says = "The contracts bring in less than the fee (turnover less fee, not profit)"
    found = first if first <= LARGEST else None
    return _flip(BREAK_EVEN, vary, says, False, found, found, LARGEST, law, scenario)


def _flip(
    until: str,
    vary: str,
    question: str,
    base: bool,
    first: int | None,
    settled: int | None,
    top: int,
    law: str,
    scenario: Scenario,
) -> Flip:
    before, after = ("yes", "no") if base else ("no", "yes")
    ending = f"Scenario {scenario.name!r}, hypothetical: {law}."
    if first is None:
        says = f"{question}: {before} at every amount of {noun(vary)} from €0 to {spell(top)}. {ending}"
        return Flip(until, vary, "always" if base else "never", None, None, None, says, law)
    stays = "but not for good" if settled is None else "and from there on"
    if settled is not None and settled > first:
        stays = f"and from {spell(settled)} on for good"
    says = f"{question}: {before} up to {spell(first - 1)} as {noun(vary)}, {after} at {spell(first)}, {stays}. {ending}"
    return Flip(until, vary, "at", first - 1, first, settled, says, law)
