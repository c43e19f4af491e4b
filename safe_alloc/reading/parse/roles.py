"""Which figure of a country a sum is: asked for or given, earlier or final, loan or grant, by the words near it."""

from collections.abc import Sequence

from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token

_NONE: frozenset[str] = frozenset()
_ROLES = frozenset(
    ("advance", "guarantees", "earlier", "past", "later", "more", "asked", "given", "grants", "loans", "before", "lead")
)
_BREAKS = frozenset(("comma", "semicolon", "amount", "country", "capital", "open", "close"))


def roles_of(stretch: Stretch, group: Node, amount: Node) -> frozenset[str]:
    """Return the roles named near a pair: between its ends, behind it up to a mark, or at the sentence's head."""
    if stretch.said.isdisjoint(_ROLES):
        return _NONE
    low, high = min(group.last, amount.last), max(group.first, amount.first)
    if group.first < amount.first and not stretch.found[group.first].gap:
        low = max(group.first - 1, 0)  # granted Poland €43.7 billion
    between = since_sum(stretch.found[low:high])
    near = between + [each for each in tail(stretch, max(group.last, amount.last)) if "past" not in each.roles]
    if group.last == amount.first and "of" in stretch.roles(group.first - 1):
        return frozenset(("before",))  # z przyznanych Polsce 11,2 mld euro
    told, head = named_roles(near), named_roles(stretch.found[: stretch.nodes[0].first])
    return (told | head if told.isdisjoint(("asked", "given")) else told | (head - {"asked", "given"})) - {"lead"}


def named_roles(near: Sequence[Token]) -> frozenset[str]:
    """Return the roles of figures that some tokens name."""
    return _ROLES & frozenset().union(*(token.roles for token in near))


def since_sum(between: Sequence[Token]) -> list[Token]:
    """Return the tokens behind the last sum among some, and behind the comma that ends what is said of it."""
    last = max((place for place, token in enumerate(between) if token.kind == "amount"), default=-1)
    behind = list(between[last + 1 :])
    comma = next((place for place, token in enumerate(behind) if token.kind == "comma"), 0) if last >= 0 else 0
    return behind[comma:]


def tail(stretch: Stretch, place: int) -> list[Token]:
    """Return the tokens behind a pair up to the next mark or country; none if a sum comes, whose they are then."""
    near: list[Token] = []
    for token in stretch.found[place:]:
        if token.kind in _BREAKS or token.gap > 4 or "and" in token.roles:
            own = near and not near[0].gap and (near[1:] or token.gap)
            beside = near[:1] if own else []  # €6.6bn upfront in June and €37bn …; €3bn in grants with €2bn
            return beside if token.kind == "amount" else near
        near.append(token)
    return near
