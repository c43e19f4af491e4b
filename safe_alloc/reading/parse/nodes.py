"""What a sentence is made of once it is read: countries named together, a sum, or what is neither."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from safe_alloc.reading.parse.tokens import Token

Roles = frozenset[str]
NONE: Roles = frozenset()
_TYING = frozenset(("for", "place", "link"))
REGION = "others"  # what the Baltics or Benelux stand for: it takes its sum from every country, and none is told


class Node:
    """Countries named in one breath, a sum, or a body that is no country: its tokens from `first` to before `last`."""

    __slots__ = ("countries", "first", "kind", "last", "marks", "number")  # kind: group, amount, neither

    def __init__(
        self, kind: str, first: int, last: int, countries: tuple[str, ...] = (), number: int = -1, marks: Roles = NONE
    ) -> None:
        self.kind, self.first, self.last = kind, first, last
        self.countries, self.number, self.marks = countries, number, marks


def ordered(nodes: Sequence[Node], found: Sequence[Token]) -> dict[int, Node]:
    """Return the country of each sum in a list that ties it to the one behind: '€3bn in Italy, €2bn in Spain'."""
    pairs = [each for each in pairwise(nodes) if _is_tied(*each, found)]
    tied: dict[int, Node] = {}
    for (first, one), (second, two) in pairwise(pairs):
        joints = found[one.last : second.first + 1]
        listed = all(token.kind == "comma" or "and" in token.roles for token in joints[:-1])
        if listed and joints[1:] and not any(token.gap for token in joints):
            tied |= {first.number: one, second.number: two}
    return tied


def _is_tied(amount: Node, group: Node, found: Sequence[Token]) -> bool:
    between = found[amount.last : group.first] if amount.kind == "amount" and group.kind == "group" else ()
    if amount.kind == "amount" and group.kind == "group" and not between:
        return 0 < found[group.first].gap < 3  # €25bn falls on Italy, €19bn on Spain
    if not between or len(between) > 1 + ("each" in between[0].roles):
        return False
    said = not _TYING.isdisjoint(group.marks) and not {"place", "capital"} <= group.marks
    said = said or not between[-1].roles.isdisjoint(("of", "from"))  # i 43,7 della Polonia, i 16,7 della Romania
    return said and not any(token.gap for token in between)


def measured(found: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens, what a percentage is of as a plain word: 'gives 0.25 % of GDP, or €100 million'."""
    for place, token in enumerate(found):
        near = found[max(0, place - 2) : place] if "thing" in token.roles else ()
        part = any("percent" in each.roles for each in near)
        yield Token("word", token.start, token.end, "", token.roles - {"thing"}, token.gap) if part else token


def possessed(text: str, before: Token, token: Token) -> bool:
    """Tell whether a country is named as somebody's: Donald Tusk's Poland."""
    return token.kind == "country" and text[before.end : token.start].rstrip().endswith(("'s", "’s"))
