"""Where an answer flips: the whole euro at which a rule breaks, a rank changes or a country has lost too much."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from safe_alloc.asking.limits import label
from safe_alloc.asking.outcomes import run, starting
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.solve.conditions import BREAK_EVEN, condition
from safe_alloc.asking.solve.paths import is_monotone, noun, varied
from safe_alloc.asking.solve.points import Span, point
from safe_alloc.asking.solve.search import Runs
from safe_alloc.asking.terms import balance, contracts
from safe_alloc.errors import WrongScenario
from safe_alloc.reading.files import paragraph
from safe_alloc.reading.money import LARGEST, spell

__all__ = ["Flip", "solve"]


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

    def _repr_html_(self) -> str:
        return paragraph(self.says)


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
    runs = Runs(lambda amount: point(members, varied(scenario, vary, amount), amount), f"{scenario.name!r}, {vary}")
    zero = runs.zero()
    asked = condition(until, members, zero)
    top = runs.top()
    base = bool(asked.verdict(Span(zero, zero)))
    first = runs.edge(asked.verdict, Span(zero, top), not base)
    last = None if first is None else runs.edge(asked.verdict, Span(zero, top), base, back=True)
    settled = None if last is None or last == top.amount else last + 1
    law = label(run(table, varied(scenario, vary, top.amount if first is None else first)))
    return _flip(until, vary, asked.says, base, first, settled, top.amount, law, scenario)


def _break_even(table: pd.DataFrame, scenario: Scenario, vary: str) -> Flip:
    """Return the first fee above the turnover: the net is a straight line of the fee, so two balances give it."""
    if vary != "terms.fee":
        raise WrongScenario(
            f"until={BREAK_EVEN!r} asks how large the fee of a participant may be, and vary={vary!r} is no fee. "
            f"Take a scenario of kind participant and write vary='terms.fee'."
        )
    free, dear = (balance(table, varied(scenario, vary, fee)).net_eur for fee in (0, 1))
    first = free // (free - dear) + 1
    law = label(contracts(table, scenario))
    yearly = f", paid in each of {scenario.terms.years} years" if scenario.terms.fee_per == "year" else ""
    says = f"The contracts bring in less than the fee{yearly} (turnover less fee, not profit)"
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
    says = (
        f"{question}: {before} up to {spell(first - 1)} as {noun(vary)}, {after} at {spell(first)}, {stays}. {ending}"
    )
    return Flip(until, vary, "at", first - 1, first, settled, says, law)
