"""Sums of what is no country: the programme that a country only speaks of, and each piece of what is bought."""

from itertools import takewhile

from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.stretch import Stretch

_MARKS = frozenset(("amount", "comma", "semicolon"))
_LENT = frozenset(("given", "asked", "share", "loans", "lends", "its", "link", "spent"))
_WITH = frozenset(("with", "mit", "avec", "con", "com", "med", "met", "cu", "amb", "z", "ze", "s", "so", "με", "с"))
"""A country takes part in a programme with its own sum."""


def is_of_pot(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum is that of the programme named before it: 'Poland welcomes the SAFE programme of €43bn'."""
    begin = next((each.last for each in reversed(stretch.groups) if each.last <= node.first), 0)
    near = range(node.first - 1, max(node.first - 4, begin - 1), -1)
    at = next((at for at in near if "envelope" in stretch.found[at].roles), -1)
    joint = stretch.text[stretch.found[at].end : stretch.made[node.number].start + 2].replace("SAFE", "").split()
    if at < 0 or not joint or not joint[0].isalpha() or joint[0] in _WITH or len(joint) > len(("of", "about", "43")):
        return False
    tokens = stretch.found[begin : node.first]
    owned = begin > 0 and (not tokens[0].gap or any(token.kind not in ("word", "comma") for token in tokens))
    # of the plan for growth, €5m is meant for Malta
    owned = owned or any("for" in token.roles for token in stretch.found[at + 1 : node.first])
    return not owned and all(token.roles.isdisjoint(_LENT) for token in tokens)


def is_of_pieces(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum is what each of some things costs: 'jets worth €90m each'; but: 'loans worth €5m each'."""
    behind, before = stretch.found[node.last : node.last + 9], stretch.found[max(0, node.first - 9) : node.first]
    if not any("each" in token.roles for token in (*before[-1:], *behind[:1])):
        return False
    worth = before and "total" in before[-1].roles and before[-1].gap and stretch.kinds[node.last + 1] != "comma"
    sides = (takewhile(lambda token: token.kind not in _MARKS, side) for side in (behind, before[::-1]))
    return bool(worth) or any("use" in token.roles for side in sides for token in side)
