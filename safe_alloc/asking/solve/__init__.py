"""Where an answer flips: the whole euro at which a rule breaks, a rank changes or a country has lost too much."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from safe_alloc.asking.limits import standing
from safe_alloc.asking.outcomes import run, starting
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.paths import Path, path_of, varied
from safe_alloc.asking.solve.conditions import BREAK_EVEN, condition
from safe_alloc.asking.solve.points import Span
from safe_alloc.asking.solve.search import Runs
from safe_alloc.asking.terms import balance, contracts
from safe_alloc.errors import WrongScenario
from safe_alloc.reading.countries import called
from safe_alloc.reading.files import paragraph
from safe_alloc.reading.money import LARGEST, spell


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
    kind: str
    label: str
    status: str
    scenario: str

    def _repr_html_(self) -> str:
        return paragraph(self.says)


def solve(table: pd.DataFrame, scenario: Scenario, *, until: str, vary: str | None = None) -> Flip:
    """Return where the answer to a question flips as one sum of money in a scenario grows from €0 euro by euro.

    `until` is top-three:envelope, top-three:larger_envelope, top-three:90bn (the reading of Article 13 is breached),
    rank:GRC (its rank is another than at €0), loss:GRC>5%, loss:GRC>€100 million, blocking (the members that lose
    surely block by qualified majority), or break-even (a participant's contracts less its fee are below 0). `vary`
    is the path of a sum: entrants.TUR.amount, floors.POL, caps.POL, envelope, unused.POL or terms.fee; what the
    scenario says there does not matter. Without it, it is terms.fee for break-even, else the amount of Türkiye, or of
    the one entrant there is. An envelope of which two entrants borrow a part (or one under rebase) is refused: the
    parts are rounded first, so more for all can be less for one. Where €0 has no solution, as an envelope smaller
    than the loans in it, the least sum that has one stands for €0, and the sentence names it.

    The outcome is "at" when some amount is on the other side of what holds at €0: `first_eur` is the smallest,
    `last_eur` one euro less, and `settled_eur` the smallest from which it stays so up to the last amount with a
    solution (later than the first where rounding makes it flip back, None where it does not stay). "never": the
    condition is met at no amount; "always": at every one. Every amount is counted as `run` gives it. Raises
    UnknownName for a question or a path nobody knows, WrongScenario where they do not fit the scenario, NoSolution
    if no amount has one, and what `run` raises.

    >>> import safe_alloc as sa
    >>> sa.solve(sa.load(), sa.scenario("turkiye-10bn-fixed"), until="top-three:envelope").last_eur
    49537699059
    """
    if until == BREAK_EVEN:
        return _break_even(table, scenario, "terms.fee" if vary is None else vary)
    if getattr(scenario, "kind", "") == "participant":
        raise WrongScenario(f"until={until!r} asks about loans, and a participant moves none. Ask for {BREAK_EVEN!r}.")
    members = {code: amount for code, (amount, _) in starting(table, scenario, "borrower").items()}
    path = _sum(_loan(scenario) if vary is None else vary, scenario, members)
    is_monotone(scenario, path)

    runs = Runs(members, scenario, path)
    zero, top = runs.ends()
    asked = condition(until, members, zero)
    base = bool(asked.verdict(Span(zero, zero)))
    first = runs.edge(asked.verdict, Span(zero, top), not base)
    last = None if first is None else runs.edge(asked.verdict, Span(zero, top), base, back=True)
    settled = None if last is None or last == top.amount else last + 1
    why = ", where rounding to whole euro decides" if last is not None and asked.rounds(runs.at(last)) else ""
    law = standing(run(table, varied(scenario, {path: top.amount if first is None else first})))
    found = Flip(until, path.written, "at", None, first, settled, asked.says, **law)
    return _flip(found, path, (zero.amount, top.amount), base, why)


def is_monotone(scenario: Scenario, path: Path) -> None:
    """Raise WrongScenario where a larger sum may bring a member less and then more: the search could not trust it.

    An entrant's own loan, floor or cap moves it up and all others one way. An envelope moves everyone up, but
    loans that are a part of it are rounded first: two at once can take more than the euro that came, and under
    "rebase" a rounded claim moves all shares.
    """
    parts = [code for code, one in scenario.entrants.items() if one.share or one.by]
    if path.written == "envelope" and len(parts) > (scenario.burden.rule != "rebase"):
        raise WrongScenario(
            f"Scenario {scenario.name!r}, vary='envelope': {', '.join(parts)} borrow a part of the envelope that is "
            f"rounded before it is shared, so a larger envelope may leave a member less. Give them an amount."
        )


def _loan(scenario: Scenario) -> str:
    """Return the path of the loan that is meant where none is named: that of Türkiye, or of who alone joins."""
    paths = {code: f"entrants.{code}.amount" for code in scenario.entrants}
    left = [f"unused.{code}" for code in scenario.unused]  # who borrows what members leave: that is what can grow
    if not left and (len(paths) == 1 or "TUR" in paths):
        return paths.get("TUR") or min(paths.values())
    raise WrongScenario(
        f"Scenario {scenario.name!r}: {', '.join(map(called, paths)) or 'nobody'} would join, so say which sum grows: "
        f"{', '.join(left or [*paths.values(), 'envelope', 'floors.POL', 'caps.POL'])} (vary, at the shell --vary)."
    )


def _sum(vary: str, scenario: Scenario, members: Iterable[str]) -> Path:
    path = path_of(vary, scenario, members)
    if not path.is_sum:
        raise WrongScenario(f"Scenario {scenario.name!r}, vary={vary!r}: is no sum of money. Sweep it with `sweep`.")
    varied(scenario, {path: 0})  # a sum that has no place beside the rest is refused before any search
    return path


def _break_even(table: pd.DataFrame, scenario: Scenario, vary: str) -> Flip:
    """Return the first fee above the turnover: the net is a straight line of the fee, so two balances give it."""
    path, kind = Path("terms.fee"), getattr(scenario, "kind", "participant")
    if (kind, vary) != ("participant", path.written):
        raise WrongScenario(
            f"until={BREAK_EVEN!r} asks how large the fee of a participant may be, and here {vary!r} of a scenario of "
            f"kind {kind} is to grow. Ask it of a participant: what grows is {path.written!r}."
        )
    free, dear = (balance(table, varied(scenario, {path: fee})).net_eur for fee in (0, 1))
    first = free // (free - dear) + 1
    yearly = f", paid in each of {scenario.terms.years} years" if scenario.terms.fee_per == "year" else ""
    charged = f" less the charge of {scenario.terms.charge} on them" if scenario.terms.charge else ""
    seller = called(next(iter(scenario.entrants)))
    says = f"The contracts of {seller}{charged} bring in less than the fee{yearly} (turnover less fee, not profit)"
    found, law = first if first <= LARGEST else None, standing(contracts(table, scenario))
    flip = Flip(BREAK_EVEN, vary, "at", None, found, found, says, **law)
    return _flip(flip, path, (0, LARGEST), base=False)


def _flip(found: Flip, path: Path, ends: tuple[int, int], base: bool, why: str = "") -> Flip:
    """Return a flip with its outcome and its sentence; as found, it says the question only. `why` it flips back."""
    (least, most), question = ends, found.says[0].upper() + found.says[1:]
    before, after = ("yes", "no") if base else ("no", "yes")
    start = f" from {spell(least)}, the least with a solution," if least else ""
    ending = f"Scenario {found.scenario!r}, hypothetical: {found.label}."
    if found.first_eur is None:
        span = f"every amount of {path.noun}{start or f' from {spell(least)}'} to {spell(most)}"
        where = span if least < most else f"{spell(least)}, the only amount of {path.noun} with a solution"
        says = f"{question}: {before} at {where}. {ending}"
        return replace(found, outcome="always" if base else "never", settled_eur=None, says=says)
    last, first, settled = found.first_eur - 1, found.first_eur, found.settled_eur
    stays = "and from there on" if settled == first else f"but not for good: {before} again at {spell(most)}{why}"
    if settled not in (None, first):
        stays = f"and from {spell(settled)} on for good; {before} for the last time at {spell(settled - 1)}{why}"
    says = f"{question}: {before}{start} up to {spell(last)} as {path.noun}, {after} at {spell(first)}, {stays}."
    return replace(found, last_eur=last, says=f"{says} {ending}")
