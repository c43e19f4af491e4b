"""Who gives way for an entrant, and by how much: each member's weight and bounds, shared out to the whole euro."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from safe_alloc.asking.outcomes.sharing import Row, level
from safe_alloc.asking.outcomes.sizing import sized, worths
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.blanks import fraction
from safe_alloc.errors import NoSolution, WrongScenario, not_there
from safe_alloc.reading.money import LARGEST, round_to_sum, spell


class Result(NamedTuple):
    """What each country holds afterwards in whole euro, and what held it there (empty if nothing did).

    And how that came about: who shares how much, at which level, and what all hold before rounding. `amount` is the
    sum that is varied, where one is.
    """

    after: Mapping[str, int]
    held_by: Mapping[str, str]
    rows: Mapping[str, Row]
    total: int
    level: Fraction
    exact: Mapping[str, Fraction | int]
    amount: int = 0


def burdened(members: Mapping[str, int], scenario: Scenario) -> Result:
    """Return what every member and entrant holds after the scenario, and which bound held each.

    `members` is what each holds before, in whole euro. Exact rationals until the last step: largest remainder,
    ties by alpha-3. Raises WrongScenario for a country the table lacks, NoSolution when the rules cannot all hold.
    """
    fixed, exempt, pool, total = _pooled(members, scenario)
    rows, at = {row.country: row for row in pool}, level(pool, total)
    exact = {code: row.held(at) for code, row in rows.items()}
    after = payable({**fixed, **round_to_sum(exact, total)}, scenario)
    bound = {code: row.bound(at) for code, row in rows.items()}
    bound |= {code: "zero" for code, held in bound.items() if held == "floor" and code not in scenario.floors}
    return Result(after, dict.fromkeys(exempt, "exempt") | bound, rows, total, at, {**fixed, **exact})


def payable(after: Mapping[str, int], scenario: Scenario) -> Mapping[str, int]:
    """Return sums of money as they are; NoSolution if one is more than there can be here."""
    for code, held in after.items():
        if held > LARGEST:
            raise NoSolution(
                f"Scenario {scenario.name!r}: {code} would come to {spell(held)}, more than {spell(LARGEST)}, the "
                f"largest sum there can be here. Write smaller sums."
            )
    return after


def _pooled(members: Mapping[str, int], scenario: Scenario) -> tuple[Mapping[str, int], Iterable[str], list[Row], int]:
    """Return who holds what whatever happens, who of them is exempt, and who shares how much, which is in reach."""
    _all_are_in(members, scenario)
    entrants, envelope = sized(members, scenario)
    if scenario.unused:
        kept = {code: held for code, held in members.items() if code not in scenario.unused}
        return {**kept, **scenario.unused, **entrants}, kept, [], 0
    kept = {code: held for code, held in members.items() if scenario.burden.exempts(code)}
    fixed = kept if scenario.burden.rule == "rebase" else kept | entrants
    rows = _rows(members, entrants, scenario)
    total = envelope - sum(fixed.values())
    _can_hold(rows, total, kept, scenario)
    return fixed, kept, rows, total


def _rows(members: Mapping[str, int], entrants: Mapping[str, int], scenario: Scenario) -> list[Row]:
    rebase = scenario.burden.rule == "rebase"
    claims = {code: held for code, held in members.items() if not scenario.burden.exempts(code)}
    if rebase:
        claims |= {code: entrants.get(code, 0) for code in scenario.entrants}
    weights = _weights(claims, scenario)
    return [_row(code, weights[code], claim, 0 if rebase else claim, scenario) for code, claim in claims.items()]


def _weights(claims: Mapping[str, int], scenario: Scenario) -> Mapping[str, Fraction]:
    if scenario.burden.by == "allocation":
        return {code: Fraction(claim) for code, claim in claims.items()}
    if scenario.burden.by == "equal":
        return dict.fromkeys(claims, Fraction(1))
    return worths(scenario.burden.by, claims, where=f"Scenario {scenario.name!r}, burden.by")


def _row(code: str, weight: Fraction, before: int, start: int, scenario: Scenario) -> Row:
    low, high = scenario.floors.get(code, 0), scenario.caps.get(code)
    least = low if isinstance(low, int) else ceil(before * fraction(low))
    most = floor(before * fraction(high)) if isinstance(high, str) else high
    return Row(code, Fraction(start), weight, least, most)


def _all_are_in(members: Mapping[str, int], scenario: Scenario) -> None:
    named: dict[str, Iterable[str]] = {
        **{f"entrants.{code}.like": [one.like] for code, one in scenario.entrants.items() if one.like},
        **{f"burden.{key}": getattr(scenario.burden, key) for key in ("only", "exempt")},
        **{key: getattr(scenario, key) for key in ("unused", "floors", "caps")},
    }
    for key, codes in named.items():
        allowed = {**members, **(scenario.entrants if key in ("floors", "caps") else {})}
        for code in (code for code in codes if code not in allowed):
            path = key if "." in key else f"{key}.{code}"  # a list has no keys of its own
            raise WrongScenario(f"Scenario {scenario.name!r}, {path}: {not_there(code, allowed)}")


def _can_hold(rows: Sequence[Row], total: int, kept: Mapping[str, int], scenario: Scenario) -> None:
    for row in rows:
        if row.high is not None and row.low > row.high:
            raise NoSolution(
                f"Scenario {scenario.name!r}: the floor of {row.country}, {spell(row.low)}, is above its cap, "
                f"{spell(row.high)}, by {spell(row.low - row.high)}. Lower the floor or raise the cap.",
                way="crossed",
            )
    least, tops = int(sum(row.least() for row in rows)), [row.most() for row in rows]
    if total < least:
        raise _no_solution({row.country: "floor" for row in rows if row.least()}, least, total, kept, scenario)
    most = sum(int(top) for top in tops if top is not None)
    if None not in tops and total > most:
        bounds = {row.country: "cap" if row.weight else "no weight" for row in rows}
        raise _no_solution(bounds, most, total, kept, scenario)


def _no_solution(
    bounds: Mapping[str, str], bound: int, total: int, kept: Mapping[str, int], scenario: Scenario
) -> NoSolution:
    short, held = total < bound, sum(kept.values())
    binding = ", ".join(f"{code} ({why})" for code, why in sorted({**bounds, **dict.fromkeys(kept, "exempt")}.items()))
    return NoSolution(
        f"Scenario {scenario.name!r} has no solution: {binding} hold at {'least' if short else 'most'} "
        f"{spell(bound + held)} together, and {spell(total + held)} is to be shared, {spell(abs(total - bound))} "
        f"{'less. Lower a floor, exempt fewer or lend less' if short else 'more. Raise a cap or exempt fewer'}.",
        way="short" if short else "over",
    )
