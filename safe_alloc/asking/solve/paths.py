"""The one sum of money in a scenario that is varied, written as the path of its key."""

from dataclasses import replace
from typing import Any

from safe_alloc.asking.scenarios import Entrant, Scenario
from safe_alloc.errors import UnknownName, WrongScenario, nearest
from safe_alloc.reading.countries import name

_PATHS = {
    "entrants": "the loan to {}",
    "floors": "the floor of {}",
    "caps": "the cap of {}",
    "unused": "what {} keeps",
}


def varied(scenario: Scenario, vary: str, amount: int) -> Scenario:
    """Return the scenario with whole euro under a path; UnknownName for a path that holds no sum of money."""
    keys: dict[str, Any]
    match str(vary).split("."):
        case ["envelope"]:
            keys = {"envelope": amount}
        case ["terms", "fee"]:
            keys = {"terms": replace(scenario.terms, fee=amount)}
        case ["entrants", code, "amount"] if code in scenario.entrants:
            keys = {"entrants": {**scenario.entrants, code: Entrant(amount=amount)}}
        case [("floors" | "caps" | "unused") as key, code]:
            keys = {key: {**getattr(scenario, key), code: amount}}
        case _:
            raise _unknown(scenario, vary)
    try:
        return replace(scenario, **keys)
    except WrongScenario as error:
        fault = str(error).removeprefix("Scenario, ")
        raise WrongScenario(f"Scenario {scenario.name!r}, vary={vary!r}: {fault}") from error


def _unknown(scenario: Scenario, vary: str) -> UnknownName:
    entrants = [f"entrants.{code}.amount" for code in scenario.entrants]
    paths = [*entrants, "envelope", "floors.POL", "caps.POL", "unused.POL", "terms.fee"]
    return UnknownName(
        f"Scenario {scenario.name!r}: no sum of money to vary is called {vary!r}: "
        f"{nearest(vary, paths, label='Paths')} Who joins must be in the scenario, as in entrants={{'TUR': 0}}."
    )


def noun(vary: str) -> str:
    """Return what a path means, in words.

    >>> noun("entrants.TUR.amount"), noun("envelope")
    ('the loan to Türkiye', 'the envelope')
    """
    key, *rest = vary.split(".")
    return _PATHS[key].format(name(rest[0])) if key in _PATHS else {"terms": "the fee"}.get(key, "the envelope")


def is_monotone(scenario: Scenario, vary: str) -> None:
    """Raise WrongScenario where a larger sum may bring a member less and then more: the search could not trust it.

    An entrant's own loan, floor or cap moves it up and all others one way. An envelope moves everyone up, but
    loans that are a part of it are rounded first: two at once can take more than the euro that came, and under
    "rebase" a rounded claim moves all shares.
    """
    parts = [code for code, one in scenario.entrants.items() if one.share or one.by]
    if vary == "envelope" and len(parts) > (scenario.burden.rule != "rebase"):
        raise WrongScenario(
            f"Scenario {scenario.name!r}, vary='envelope': {', '.join(parts)} borrow a part of the envelope that is "
            f"rounded before it is shared, so a larger envelope may leave a member less. Give them an amount."
        )
