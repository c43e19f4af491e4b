"""One sum a country: what a text says of it several times is told apart by role, by list and by precision."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from safe_alloc.reading.parse.results import Claim, Doubt, Secondary

if TYPE_CHECKING:
    from safe_alloc.reading.parse.amounts import Sum

_BESIDE = ("before", "past", "earlier", "advance", "lead", "more", "guarantees", "yearly", "whole")
"""Roles of a figure that stands beside the one a passage is about."""
_SPENT = frozenset(("outlay", "upkeep"))
_BEHIND = _SPENT | {"elsewhere"}


class Said(NamedTuple):
    """A sum as it is said of a country: its roles, whether it is shared, with whom, and in which paragraph and row."""

    claim: Claim
    roles: frozenset[str]
    shared: bool
    together: tuple[str, ...]
    place: tuple[int, int]
    named: tuple[int, int] = (0, 0)  # where the country stands
    lent: bool = False  # whether its currency is taken from another sum


Settled = tuple[list[Said], list[Secondary], list[Doubt]]


def settle(said: Sequence[Said], *, lent: bool = False, safe: bool = False) -> Settled:
    """Return one claim a country, what stands beside it with its role, and a doubt where two sums contradict."""
    by_country: dict[str, list[Said]] = {}
    own = {each.claim.country for each in said if not each.shared}
    for each in said:
        if not each.shared or not own & set(each.together):
            by_country.setdefault(each.claim.country, []).append(each)
    _about_advances(by_country)
    again = _second_lists(by_country)
    found: list[Said | Doubt] = []
    beside: list[Secondary] = []
    for listed in by_country.values():
        past = "past" not in said[0].roles and all("past" in each.roles for each in listed)
        spent = lent and all(each.roles & _SPENT and "given" not in each.roles for each in listed)
        if past or spent or all("elsewhere" in each.roles for each in listed):
            # last year Germany got €5 million; Spain borrows €1 billion, Germany spends €90 billion on its army
            beside += [Secondary(each.claim, "earlier" if past else _role(each, None)) for each in listed]
        else:
            found.append(_settled(listed, _ranks(listed, again, lent=lent, safe=safe), beside))
    kept = [each for each in found if isinstance(each, Said)]
    return kept, beside, [each for each in found if isinstance(each, Doubt)]


def _about_advances(by_country: dict[str, list[Said]]) -> None:
    """Let the advance be the sum that counts, and the loan the other, if two countries or more have nothing else."""
    advances = [["advance" in each.roles for each in listed] for listed in by_country.values()]
    if sum(map(all, advances)) > 1:
        for country in [country for country, held in zip(by_country, advances, strict=True) if any(held)]:
            by_country[country] = [
                each._replace(roles=each.roles ^ {"advance"} if "advance" in each.roles else each.roles | {"whole"})
                for each in by_country[country]
            ]


def _second_lists(by_country: dict[str, list[Said]]) -> set[tuple[int, int]]:
    """Return the paragraphs (row -1) and rows that give two countries or more another sum than they have already."""
    count: dict[tuple[int, int], set[str]] = {}
    for country, listed in by_country.items():
        first = listed[0]
        for each in listed[1:]:
            places = {each.place, (each.place[0], -1)} - {first.place, (first.place[0], -1)}
            if places and not (restates(each.claim, first.claim) or restates(first.claim, each.claim)):
                for place in places:
                    count.setdefault(place, set()).add(country)
    return {place for place, countries in count.items() if len(countries) > 1}


def _settled(listed: list[Said], ranks: list[tuple[bool, ...]], beside: list[Secondary]) -> Said | Doubt:
    """Return the figure a country's passage is about, what stands beside it put aside; or the doubt between two."""
    least = min(ranks)
    best = [each for each, rank in zip(listed, ranks, strict=True) if rank == least]
    others = [each for each, rank in zip(listed, ranks, strict=True) if rank != least]
    kept = best[0]
    for each in best[1:]:
        finer = kept.claim.step > each.claim.step or kept.claim.qualifier == "about" != each.claim.qualifier
        if finer and restates(kept.claim, each.claim):
            beside.append(Secondary(kept.claim, "restated"))
            kept = each
        elif restates(each.claim, kept.claim) or restates(kept.claim, each.claim):
            beside.append(Secondary(each.claim, "restated"))
        elif "figure" in each.roles:  # a text that corrects another: the figure is
            beside.append(Secondary(kept.claim, "earlier"))
            kept = each
        else:
            return two_sums(kept.claim, each.claim)
    beside += [Secondary(each.claim, _role(each, kept.claim)) for each in others]
    return kept


def _ranks(listed: Sequence[Said], again: set[tuple[int, int]], *, lent: bool, safe: bool) -> list[tuple[bool, ...]]:
    """Return how far each figure is from the one the passage is about; the least wins."""
    first = listed[0]
    in_euro = any(other.claim.currency == "EUR" for other in listed)
    given = first.roles.isdisjoint(("asked", "before")) or any("given" in other.roles for other in listed)

    further = not first.roles.isdisjoint(("more", "advance", "yearly")) and "asked" not in first.roles
    explicit = {each.place: each.claim.low for each in listed if not each.lent}

    def rank(each: Said) -> tuple[bool, ...]:
        paragraph = (each.place[0], -1) in again and each.place[0] != first.place[0]
        second = each is not first and (each.place in again or paragraph)
        loan = (
            "loans" in each.roles
            and "loans" not in first.roles
            and not (safe or (lent and "grants" not in first.roles))
        )
        asked = given and "asked" in each.roles and "given" not in each.roles
        final = "later" in each.roles and first.roles.isdisjoint(("asked", "earlier"))  # in the end Spain got €2bn
        final = final or further  # another €5 million, €9 million by now
        told = each.roles - {"more", "advance", "yearly"} if further and each is first else each.roles
        beside = (final and each.claim.low > first.claim.low) or not told.isdisjoint(_BESIDE)
        own = max(explicit.values(), default=0) if "guessed" in each.roles else explicit.get(each.place, 0)
        other = in_euro and each.claim.currency != "EUR"
        other = other or (each.lent and own > 20 * each.claim.low)  # two million people crossed the border
        return not each.roles.isdisjoint(_BEHIND), other, asked, beside, second or loan

    return [rank(each) for each in listed]


def _role(each: Said, kept: Claim | None) -> str:
    if kept is not None and each.claim.currency != kept.currency:
        return "equivalent"
    if kept is not None and restates(each.claim, kept):
        return "restated"
    named = {"before": "earlier", "past": "earlier", "lead": "part", "asked": "requested"}
    named |= dict.fromkeys(("more", "yearly"), "further")
    if each.roles & _BEHIND:
        return "other programme" if "elsewhere" in each.roles else "outlay"
    role = next((role for role in (*_BESIDE, "later", "asked", "loans", "grants") if role in each.roles), "")
    return named.get(role, role) or "other list"


def restates(one: "Claim | Sum", other: "Claim | Sum") -> bool:
    """Return whether one sum is the other again, or the other with fewer digits."""
    if (one.low, one.high, one.currency) == (other.low, other.high, other.currency):
        return True
    apart = abs(one.low - other.low)
    near = apart < one.step > other.step and abs(one.high - other.high) < one.step
    alike = apart * 16 <= other.low  # 2 billion is no rounding of 1.5
    loose = one.qualifier == "about" != other.qualifier and apart * 50 <= other.low
    return one.currency == other.currency and ((near and alike) or loose)


def two_sums(first: Claim, second: Claim) -> Doubt:
    """Return the doubt that two sums of one country are."""
    readings = tuple(f"{claim.low:,} {claim.currency}" for claim in (first, second))
    settle = f"The text gives {first.country} two sums: leave out the one that is not meant."
    return Doubt(second.start, second.end, "", readings, settle)
