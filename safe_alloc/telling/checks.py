"""Whether the data still hold: hashes, tables, sums, and what every preset says should come out of it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from safe_alloc.asking.scenarios import Expect, scenario, scenarios
from safe_alloc.asking.terms import surprises
from safe_alloc.errors import SafeAllocError, WrongScenario, WrongTable
from safe_alloc.reading import reference
from safe_alloc.reading.countries import codes, is_member
from safe_alloc.reading.datasets import allocate, baseline, load
from safe_alloc.reading.files import data_folder
from safe_alloc.reading.frames import QUALIFIERS
from safe_alloc.reading.money import spell
from safe_alloc.reading.parse import parse
from safe_alloc.reading.sources import read_source, sources

_TOLD = ("title", "author", "reference", "assumptions", "not_modelled", "expect")
_ONE_AMOUNT = QUALIFIERS[:2]
_UNPRINTED = 0.00005
"""What the last printed digit of a Council share leaves open: half of 0.01 point."""


class Finding(NamedTuple):
    """One thing that was checked: its name, whether it holds, and what was found."""

    what: str
    holds: bool
    says: str


def checked() -> list[Finding]:
    """Return what was checked: every source, what they say together, the reference tables, every preset.

    A source holds if its raw file has the hash it was recorded with, its rows keep their contract, and their sum
    is the stated one; a preset if it says what it must and meets its own `expect`. Nothing is raised for what
    does not hold: the finding says so.

    >>> all(finding.holds for finding in checked())
    True
    """
    found = sorted(path.parent for path in (data_folder() / "sources").glob("*/source.toml"))
    return [
        *(_finding(f"source {each.name}", partial(_source, each)) for each in found),
        _finding("all sources together", _latest),
        *(_finding(f"reference {name}", look) for name, look in _reference()),
        *(_finding(f"preset {name}", partial(_preset, name)) for name in scenarios()),
    ]


def _finding(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except SafeAllocError as error:
        return Finding(what, False, str(error))
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:  # a broken cell of a reference table
        return Finding(what, False, f"cannot be read: {type(error).__name__}: {error}.")


def _source(folder: Path) -> str:
    each = read_source(folder)
    claims = parse(each.text(), source=each.id)
    if claims.empty or not set(claims["qualifier"]) <= set(_ONE_AMOUNT):
        return f"{len(claims)} rows, ranges or bounds among them, so no sum."
    total = sum(allocate(claims, status=each.status, total=each.stated_total)["amount_eur"].tolist())
    stated = "" if each.stated_total is None else f", as the stated {spell(each.stated_total)} allows"
    return f"{len(claims)} rows, {spell(total)}{stated}."


def _latest() -> str:
    day = sources()[-1].published
    return f"{spell(sum(load(as_of=day)['amount_eur'].tolist()))} as of {day}."


def _reference() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "countries", lambda: f"{len(codes())} countries, {sum(map(is_member, codes()))} of them Member States."
    yield "council shares", _council
    for name in ("indicators", "prefinancing", "timeline"):
        yield name, partial(_rows, getattr(reference, name))


def _rows(read: Callable[[], pd.DataFrame]) -> str:
    return f"{len(read())} rows."


def _council() -> str:
    found = reference.council_shares()["share"].tolist()
    if abs(sum(found) - 1) > _UNPRINTED * len(found):
        raise WrongTable(f"{len(found)} shares add up to {sum(found):.2%}, more than their last digits explain.")
    return f"{len(found)} shares, {sum(found):.2%} as their last digits allow."


def _preset(name: str) -> str:
    asked = scenario(name)
    lacking = [key for key in _TOLD if getattr(asked, key) in ("", (), Expect())]
    silent = [f"A preset must also have {', '.join(lacking)}."] if lacking else []
    if faults := [*silent, *surprises(baseline(asked.baseline), asked)]:
        raise WrongScenario(" ".join(faults))
    return "everything it expects came out."
