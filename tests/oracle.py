"""An independent, slow answer to a borrower scenario, written from the rules alone, in exact fractions.

It knows nothing of safe_alloc: scenarios are the plain keys of a TOML file, members a dict of whole euro.
Where the library walks the corners of a broken line, this halves an interval until one straight piece is left.
"""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from math import ceil, floor
from pathlib import Path
from typing import Any, NamedTuple

FARTHEST = Fraction(10**20)
"""Farther than any level can be: sums are below 10**15 and weights above 1/100."""

NO_CAP = Fraction(10**20)
DATA = Path(__file__).parents[1] / "data"
INDICATORS = DATA / "reference" / "indicators.csv"
HALVINGS = 250
WORDS = {"billion": 10**9, "million": 10**6}


class Impossible(Exception):
    """The rules of the scenario cannot all hold for this table."""


class Answer(NamedTuple):
    after: dict[str, int]
    held_by: dict[str, str]

    def held(self) -> dict[str, str]:
        """Return the rows a bound holds."""
        return {code: held for code, held in self.held_by.items() if held}


class Row(NamedTuple):
    start: Fraction
    weight: Fraction
    low: Fraction
    high: Fraction

    def at(self, level: Fraction) -> Fraction:
        return sorted((self.low, self.start - level * self.weight, self.high))[1]


def read(preset: str) -> dict[str, Any]:
    """Return the keys of a preset, as the file has them."""
    return tomllib.loads((DATA / "scenarios" / f"{preset}.toml").read_text(encoding="utf-8"))


def plain(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Return keys with the short form of an entrant written out."""
    entrants = keys.get("entrants", {}).items()
    return {**keys, "entrants": {code: each if isinstance(each, dict) else {"amount": each} for code, each in entrants}}


def answer(members: Mapping[str, int], keys: Mapping[str, Any]) -> Answer:
    entrants, burden = keys.get("entrants", {}), keys.get("burden", {})
    before = sum(members.values())
    sizes = entrant_sizes(members, keys)
    envelope = before + sum(sizes.values()) if keys.get("envelope") == "grows" else stated(keys, before)
    rebase = burden.get("rule") == "rebase"
    if not rebase and sum(sizes.values()) > envelope:
        raise Impossible("entrants take more than there is")
    if keys.get("unused"):
        kept = {code: euros(written) for code, written in keys["unused"].items()}
        exempt = {code: "exempt" for code in members if code not in kept}
        return Answer({**members, **kept, **sizes}, exempt)
    still = {
        code for code in members if code in burden.get("exempt", ()) or code not in (burden.get("only") or members)
    }
    moving = [code for code in members if code not in still] + (list(entrants) if rebase else [])
    base = dict(members) | {code: sizes.get(code, 0) for code in entrants}
    weights = weigh(moving, base, burden.get("by", "allocation"))
    rows = {code: row(code, base[code], weights[code], rebase, keys) for code in moving}
    fixed = {code: base[code] for code in base if code not in moving}
    shared, level = shares(rows, envelope - sum(fixed.values()))
    held = dict.fromkeys(still, "exempt") | {code: holder(code, rows[code], level, keys) for code in moving}
    return Answer(fixed | shared, held)


def entrant_sizes(members: Mapping[str, int], keys: Mapping[str, Any]) -> dict[str, int]:
    entrants, before = keys.get("entrants", {}), sum(members.values())
    sums, parts = {}, {}
    for code, entrant in entrants.items():
        if entrant.get("amount") == "unused":
            sums[code] = before - sum({**members, **{c: euros(w) for c, w in keys["unused"].items()}}.values())
            if any(euros(kept) > members[c] for c, kept in keys["unused"].items()):
                raise Impossible("keeps more than it holds")
        elif "amount" in entrant:
            sums[code] = euros(entrant["amount"])
        elif "like" in entrant:
            sums[code] = members[entrant["like"]]
        elif "share" in entrant:
            parts[code] = percent(entrant["share"])
        elif "by" in entrant:
            values = indicator(entrant["by"])
            parts[code] = values[code] / sum(values[each] for each in [*members, *entrants])
    if sum(parts.values()) >= 1:
        raise Impossible("shares of the whole or more")
    whole = Fraction(before + sum(sums.values())) / (1 - sum(parts.values()))
    envelope = whole if keys.get("envelope") == "grows" else stated(keys, before)
    return sums | {code: floor(part * envelope + Fraction(1, 2)) for code, part in parts.items()}


def stated(keys: Mapping[str, Any], before: int) -> int:
    return before if keys.get("envelope", "fixed") == "fixed" else euros(keys["envelope"])


def weigh(moving: Iterable[str], base: Mapping[str, int], by: str) -> dict[str, Fraction]:
    if by == "allocation":
        return {code: Fraction(base[code]) for code in moving}
    values = indicator(by) if by != "equal" else {}
    return {code: Fraction(1) if by == "equal" else values[code] for code in moving}


def row(code: str, base: int, weight: Fraction, rebase: bool, keys: Mapping[str, Any]) -> Row:
    def bound(written: object) -> Fraction:
        return percent(written) * base if isinstance(written, str) and "%" in written else Fraction(euros(written))

    low = ceil(bound(keys.get("floors", {}).get(code, 0)))
    cap = keys.get("caps", {}).get(code)
    high = NO_CAP if cap is None else Fraction(floor(bound(cap)))
    if low > high:
        raise Impossible("floor above cap")
    return Row(Fraction(0 if rebase else base), weight, Fraction(low), high)


def shares(rows: Mapping[str, Row], total: int) -> tuple[dict[str, int], Fraction]:
    level = common_level(list(rows.values()), total)
    exact = {code: each.at(level) for code, each in rows.items()}
    whole = {code: floor(value) for code, value in exact.items()}
    while sum(whole.values()) < total:  # a euro at a time to whoever is furthest behind
        last = min(rows, key=lambda code: (whole[code] - exact[code], code))
        whole[last] += 1
    return whole, level


def common_level(rows: list[Row], total: int) -> Fraction:
    """Return the level nearest to zero at which the rows add up to the total."""

    def too_much(level: Fraction) -> Fraction:
        return sum((each.at(level) for each in rows), Fraction(0)) - total

    if too_much(Fraction(0)) == 0:
        return Fraction(0)
    sign = 1 if too_much(Fraction(0)) > 0 else -1
    near, far = Fraction(0), sign * FARTHEST
    if too_much(far) * sign > 0:
        raise Impossible("out of reach")
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        near, far = (middle, far) if too_much(middle) * sign > 0 else (near, middle)
    step = (far - near) / 2**60  # the interval holds one corner at most; this side of it is straight
    slope = (too_much(near + step) - too_much(near)) / step
    level = near - too_much(near) / slope
    if too_much(level) != 0:
        raise ArithmeticError("the interval was not halved often enough")
    return level


def holder(code: str, row: Row, level: Fraction, keys: Mapping[str, Any]) -> str:
    """Return which bound changes what the row holds: not the one it merely touches."""
    free = row.start - level * row.weight
    if free < row.low:
        return "floor" if code in keys.get("floors", {}) else "zero"
    return "cap" if free > row.high else ""


def euros(written: int | str) -> int:
    """Return whole euro from an int, '€10 billion', '€2.5 million' or '€12,345'."""
    if isinstance(written, int):
        return written
    digits, _, word = written.removeprefix("€").replace(",", "").partition(" ")
    return int(Fraction(digits) * WORDS.get(word, 1))


def percent(written: str) -> Fraction:
    return Fraction(written.removesuffix("%").strip()) / 100


@cache
def indicator(key: str) -> dict[str, Fraction]:
    name, year = key.split("@")
    with INDICATORS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["indicator"], row["year"]) == (name, year)]
    return {row["country"]: Fraction(row["value"]) for row in rows}
