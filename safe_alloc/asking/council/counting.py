"""How votes in the Council are counted: the majorities, the printed populations, and what they leave open."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import NamedTuple

from safe_alloc.reading.files import reference_rows

WHOLE = 20_000
"""The Union's population in half hundredths of a point: a share is printed to 0.01 point, so half of that is open."""
OPPOSED = WHOLE * 35 // 100
"""What those not in favour may hold at most: 65 % have to be in favour (Article 16(4) TEU, Article 238(2) TFEU)."""


class Rule(NamedTuple):
    """A majority: what it is called, what it takes, and the article it stands in."""

    words: str
    members: int  # in favour, at least
    blockers: int  # not in favour, at least, to block by population
    basis: str
    article: str


RULES: Mapping[str, Rule] = {
    "qualified": Rule("qualified majority", 15, 4, "article-218-8", "Article 218(8) TFEU with Article 16(4) TEU"),
    # for votes without a proposal of the Commission; Article 238(2) does not repeat that it takes four to block
    "qualified_72": Rule("qualified majority of 72%", 20, 1, "article-218-8", "Article 218(8) with 238(2) TFEU"),
    "unanimity": Rule("unanimity", 27, 1, "article-212", "Article 212 with Article 218(8) TFEU"),
}


def surely_blocks(against: Collection[str]) -> bool:
    """Return whether these codes block by qualified majority whatever the digits nobody printed; outsiders count not.

    >>> surely_blocks(["GRC", "CYP", "FRA"]), surely_blocks(["GRC", "CYP", "FRA", "DEU"])
    (False, True)
    """
    return decided("qualified", {*against} & printed().keys()) == "blocked"


def blocking(given: list[str], rule: str) -> dict[tuple[str, ...], str]:
    """Return the smallest groups that could block with the given members, and whether they surely would."""
    others, found = [code for code in printed() if code not in given], dict[tuple[str, ...], str]()
    for size in range(len(others) + 1):
        tried = {more: decided(rule, [*given, *more]) for more in combinations(others, size)}
        found |= {more: outcome for more, outcome in tried.items() if outcome != "passes"}
        if "blocked" in found.values():
            break
    return found


def decided(rule: str, opposed: Collection[str]) -> str:
    """Return passes, blocked or too close; `opposed` are those that count against, by the rule."""
    known, (low, high) = RULES[rule], weight(opposed)
    if len(printed()) - len(opposed) < known.members:
        return "blocked"
    if len(opposed) < known.blockers or high <= OPPOSED:
        return "passes"
    return "blocked" if low > OPPOSED else "too close"


def weight(group: Collection[str]) -> tuple[int, int]:
    """Return the least and the most of WHOLE that a group can hold: each share is within 1, and all are WHOLE."""
    inside = sum(printed()[code] for code in group)
    outside, others = sum(printed().values()) - inside, len(printed()) - len(group)
    return max(inside - len(group), WHOLE - outside - others), min(inside + len(group), WHOLE - outside + others)


@cache
def printed() -> dict[str, int]:
    """Return each member's printed share of WHOLE, in A–Z order."""
    return {row["country"]: int(Fraction(row["share_percent"]) * 200) for row in reference_rows("council_population")}


def year() -> int:
    """Return the year of the populations."""
    return int(reference_rows("council_population")[0]["year"])
