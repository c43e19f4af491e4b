"""What a reader has chosen, as plain values, and the scenario that follows: no widget is needed to know it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.toml import plain
from safe_alloc.errors import WrongScenario

CHANGED = "my-scenario"
"""What a changed scenario is called until the reader names it: under its old name it would pass for the old one."""
A_SUM = "given"
"""The envelope that needs a second choice: which sum."""
_BOUNDS = ("floors", "caps", "unused")
_WRITTEN = ("title", "author", "reference", "not_modelled", "assumptions", "expect")

Sized = tuple[str, str, str]
"""A country that joins, the way it is sized (or none), and the size as it is written."""


Choices = Mapping[str, Any]
"""What is chosen, by the name of its control; sums, parts and lists of bounds are texts.

`spare` says what the ticked `members` are: exempt or only. What belongs to another kind is kept and not used.
"""


def chosen(scenario: Scenario) -> dict[str, Any]:
    """Return the choices that a scenario stands for.

    >>> chosen(Scenario("mine", entrants={"TUR": "€10 billion"}, floors={"GRC": "98%"}))["floors"]
    'GRC 98%'
    """
    burden, terms, given = scenario.burden, scenario.terms, isinstance(scenario.envelope, int)
    sizes = {code: next(iter(held.items()), ("", "")) for code, held in plain(scenario.entrants).items()}
    return {
        **{key: getattr(scenario, key) for key in ("name", "kind", "baseline")},
        "entrants": tuple((code, *size) for code, size in sizes.items()),
        "envelope": A_SUM if given else scenario.envelope,
        "given": plain(scenario.envelope) if given else "",
        **{"rule": burden.rule, "by": burden.by, "spare": "only" if burden.only else "exempt"},
        "members": tuple(sorted(burden.only or burden.exempt)),
        **{key: _listed(getattr(scenario, key)) for key in _BOUNDS},
        **{each.name: getattr(terms, each.name) for each in fields(terms)},
        **{"fee": plain(terms.fee) or "", "buyers": tuple(sorted(terms.buyers))},
    }


def composed(choices: Choices, start: Scenario) -> Scenario:
    """Return the scenario of the choices: `start` itself as long as they say the same, else one in fewer words.

    What `start` says about itself (title, author, assumptions, what it expects, …) was written for its own numbers
    and stays behind. Raises WrongScenario as Scenario does, and for a country that is named twice.

    >>> start = Scenario("mine", title="Nobody joins")
    >>> composed(chosen(start), start) == start, composed({**chosen(start), "envelope": "grows"}, start).title
    (True, '')
    """
    made = Scenario(choices["name"], **_keys(choices))
    if chosen(made) == {**chosen(start), "name": made.name}:
        return start if made.name == start.name else replace(start, name=made.name)
    return replace(made, name=CHANGED) if made.name == start.name else made


def keeps(scenario: Scenario, start: Scenario) -> bool:
    """Return whether all that the scenario at the start says about itself still holds for a changed one."""
    return all(getattr(start, key) == getattr(scenario, key) for key in _WRITTEN)


def _keys(choices: Choices) -> dict[str, Any]:
    both = {"kind": choices["kind"], "baseline": choices["baseline"].strip()}
    if choices["kind"] != "borrower":
        paid = ("fee", "fee_per", "years", "charge") if choices["kind"] == "participant" else ()
        terms = {key: choices[key] for key in ("content", "spent", "part", "buyers", *paid) if choices[key]}
        return both | {"entrants": _once(((code, {}) for code, *_ in choices["entrants"]), "entrants"), "terms": terms}
    sized = ((code, {way: size} if way else {}) for code, way, size in choices["entrants"])
    return both | {
        "entrants": _once(sized, "entrants"),
        "envelope": choices["given"] if choices["envelope"] == A_SUM else choices["envelope"],
        "burden": {"rule": choices["rule"], "by": choices["by"], choices["spare"]: choices["members"]},
        **{key: _once(_pairs(choices[key], key), key) for key in _BOUNDS},
    }


def _pairs(written: str, where: str) -> Iterable[tuple[str, str]]:
    """Go through what is written as "GRC 98%; CYP €1 billion"."""
    for each in filter(None, map(str.strip, written.split(";"))):
        found = re.fullmatch(r"(\S+?)[\s:=]+(.+)", each)
        if found is None:
            raise WrongScenario(f"{where}: {each!r} is no country with its bound. Write GRC 98%; CYP €1 billion.")
        yield found[1], found[2]


def _once(pairs: Iterable[tuple[str, Any]], where: str) -> dict[str, Any]:
    """Return pairs as a table of keys; the second of two alike would silently take the place of the first."""
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            raise WrongScenario(f"{where}: {key} is named twice. Name each country once.")
        table[key] = value
    return table


def _listed(bounds: Mapping[str, int | str]) -> str:
    return "; ".join(f"{code} {bound}" for code, bound in plain(bounds).items())
