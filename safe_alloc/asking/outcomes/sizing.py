"""How large each entrant's loan is, and how large the envelope, before any member gives way."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.blanks import fraction
from safe_alloc.errors import NoSolution, WrongScenario
from safe_alloc.reading.countries import called
from safe_alloc.reading.money import spell


def sized(members: Mapping[str, int], scenario: Scenario) -> tuple[dict[str, int], int]:
    """Return each entrant's size, rounded half up to a whole euro, and the envelope that goes with it.

    `members` is what each holds before, in whole euro. A fixed envelope is their sum, a given one what the
    scenario says, and one that grows is their sum and the entrants' loans. An entrant without a size (rebase
    by equal parts or an indicator) is not in the result. Raises WrongScenario for an entrant who is in the
    table already, NoSolution for entrants who would take more than there is.
    """
    _none_joins_twice(members, scenario)
    parts = {code: _part(code, members, scenario) for code, one in scenario.entrants.items() if one.share or one.by}
    rest = [code for code, one in scenario.entrants.items() if one.sizes and code not in parts]
    sums = {code: _sum(code, members, scenario) for code in rest}
    _leaves_something(parts, scenario)
    before, grows = sum(members.values()), scenario.envelope == "grows"
    envelope = Fraction(scenario.envelope if isinstance(scenario.envelope, int) else before)
    if grows:
        envelope = (envelope + sum(sums.values())) / (1 - sum(parts.values()))
    sizes = sums | {code: half_up(part * envelope) for code, part in parts.items()}
    whole = before + sum(sizes.values()) if grows else int(envelope)
    _fits(sizes, whole, scenario)
    return sizes, whole


def half_up(exact: Fraction) -> int:
    """Return an exact amount of at least zero as whole euro; half a euro goes up.

    >>> half_up(Fraction(5, 2))
    3
    """
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def worths(key: str, countries: Iterable[str], *, where: str) -> dict[str, Fraction]:
    """Return an indicator's value for each country; WrongScenario names every one it has no value above zero for."""
    from safe_alloc.reading.reference import indicator  # imported here: most scenarios need no indicator

    values = indicator(key).values
    wanted = list(countries)
    if missing := [f"{called(code)} ({code})" for code in wanted if values.get(code, 0) <= 0]:
        how = "Choose an indicator that covers every country it weighs; sa.indicators() lists them."
        raise WrongScenario(f"{where}: {key} has no value above zero for {', '.join(missing)}. {how}")
    return {code: values[code] for code in wanted}


def _none_joins_twice(members: Mapping[str, int], scenario: Scenario) -> None:
    for code in (code for code in scenario.entrants if code in members):
        raise WrongScenario(
            f"Scenario {scenario.name!r}, entrants.{code}: {called(code)} is in the table already, with "
            f"{spell(members[code])}. An entrant joins from outside; change a member by a floor or a cap."
        )


def _sum(code: str, members: Mapping[str, int], scenario: Scenario) -> int:
    entrant = scenario.entrants[code]
    if entrant.like:
        return members[entrant.like]
    return _left(members, scenario) if entrant.amount == "unused" else int(entrant.amount or 0)


def _left(members: Mapping[str, int], scenario: Scenario) -> int:
    for code, kept in scenario.unused.items():
        if kept > members[code]:
            gap = kept - members[code]
            raise NoSolution(
                f"Scenario {scenario.name!r}, unused.{code}: {called(code)} cannot keep {spell(kept)}: it holds "
                f"{spell(members[code])}, {spell(gap)} less. Write what it keeps, from €0 to what it holds."
            )
    return sum(members[code] - kept for code, kept in scenario.unused.items())


def _part(code: str, members: Mapping[str, int], scenario: Scenario) -> Fraction:
    entrant = scenario.entrants[code]
    if entrant.share:
        return fraction(entrant.share)
    all_of_them = [*members, *scenario.entrants]
    worth = worths(entrant.by, all_of_them, where=f"Scenario {scenario.name!r}, entrants.{code}.by")
    return worth[code] / sum(worth.values())


def _leaves_something(parts: Mapping[str, Fraction], scenario: Scenario) -> None:
    whole = sum(parts.values())
    if whole >= 1:
        raise NoSolution(
            f"Scenario {scenario.name!r}, entrants: the shares of {', '.join(parts)} add up to {float(whole):.2%} "
            f"of the envelope, and less than 100% can be shared out this way. Make a share smaller."
        )


def _fits(sizes: Mapping[str, int], envelope: int, scenario: Scenario) -> None:
    wanted = sum(sizes.values())
    if wanted > envelope and scenario.burden.rule != "rebase":
        raise NoSolution(
            f"Scenario {scenario.name!r}, entrants: {', '.join(sizes)} would take {spell(wanted)} of an envelope of "
            f"{spell(envelope)}, {spell(wanted - envelope)} too much. Make the loan smaller, or let the envelope grow."
        )
