"""Sums of what is no country: the programme that a country only speaks of, and each piece of what is bought."""

from itertools import takewhile

from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.stretch import Stretch

_MARKS = frozenset(("amount", "comma", "semicolon"))
_LENT = frozenset(("given", "asked", "share", "loans", "lends", "its", "link", "spent"))
_JOINTS = frozenset(("from", "total", "at_least", "of"))
_WITH = frozenset(("with", "mit", "avec", "con", "com", "med", "met", "cu", "amb", "z", "ze", "s", "so", "με", "с"))
"""A country takes part in a programme with its own sum."""


def is_of_pot(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum is that of the programme named before it: 'Poland welcomes the SAFE programme of €43bn'."""
    at, plain = node.first - 1, stretch.plain(node.first)
    if not plain and not stretch.roles(at).isdisjoint(_JOINTS):
        at, plain = at - 1, ["of"]
    elif not plain and stretch.text[start := stretch.made[node.number].start].isalpha():
        plain = [stretch.text[start : start + 1]]  # das SAFE-Programm über 43 Milliarden
    at -= stretch.roles(at, 2) == {"entity"}  # le programme SAFE de
    if at < 0 or "envelope" not in stretch.found[at].roles or not plain or len(plain) > 2 or plain[0] in _WITH:
        return False
    begin = next((each.last for each in reversed(stretch.groups) if each.last <= at), 0)
    near = stretch.found[begin : at + 1]
    owned = begin > 0 and (not near[0].gap or any(token.kind not in ("word", "comma") for token in near))
    return not owned and all(token.roles.isdisjoint(_LENT) for token in near)


def is_of_pieces(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum is what each of some things costs: 'jets worth €90m each'; but: 'loans worth €5m each'."""
    behind, before = stretch.found[node.last : node.last + 9], stretch.found[max(0, node.first - 9) : node.first]
    if not any("each" in token.roles for token in (*before[-1:], *behind[:1])):
        return False
    worth = before and "total" in before[-1].roles and before[-1].gap and stretch.kinds[node.last + 1] != "comma"
    sides = (takewhile(lambda token: token.kind not in _MARKS, side) for side in (behind, before[::-1]))
    return bool(worth) or any("use" in token.roles for side in sides for token in side)
