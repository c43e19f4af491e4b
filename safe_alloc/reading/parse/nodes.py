"""What a sentence is made of once it is read: countries named together, a sum, or what is neither."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.tokens import Token

Roles = frozenset[str]
NONE: Roles = frozenset()
TYING, _CLOSING = frozenset(("for", "place", "link")), frozenset(("close", "country", "capital"))
IN_LISTS = frozenset(("and", "nor", "for", "to", "of", "from", "article"))
JOINTS, _COMMAS, _PEOPLES = frozenset(("and", "nor")), frozenset(",，、،/"), frozenset(("adjective", "capital"))
_CLAUSE, _AND = frozenset(("comma", "semicolon", "amount", "dash", "colon", "open")), frozenset(("and",))
_CLOSING, _VERBS = frozenset(("close", "country", "capital")), frozenset(("use", "given", "asked", "share", "lends"))
_NEAR, _FIRM, _JOINED, _RULING = 12, 24, 4, frozenset(("owner", "speaker", "share"))
_BRACKET = 16
"""So many tokens before a sum its bracket is looked for."""
REGION = "others"  # what the Baltics or Benelux stand for: it takes its sum from every country, and none is told
SCENE = frozenset(("UKR", "RUS"))
"""Named in most of these texts as what the money is about: only a list gives them a sum of their own."""


_FOLLOWING = re.compile(r"(?:[^\S\n]|\n(?![A-ZÀ-ÞΆ-ΩЀ-Я]))*([^\W\d_]+)")  # not what begins the next row of a list
_ORIGIN, _TIED = re.compile(unpacked("pattern origin")), re.compile(unpacked("pattern tied"))
"""A name with a capital and a word for 'of' or 'from' in any language, right before a country; such a word alone."""


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
    said = not TYING.isdisjoint(group.marks) and not {"place", "capital"} <= group.marks
    said = said or not between[-1].roles.isdisjoint(("of", "from"))  # i 43,7 della Polonia, i 16,7 della Romania
    return said and not any(token.gap for token in between)


def next_of_list(found: Sequence[Token], begin: int, kind: str, said: Roles) -> int | None:
    """Return the place of the next country of a list, of the kind of the one before, if joints alone stand between."""
    place = begin
    while place < len(found) and place - begin < _JOINED and not found[place].gap:
        token = found[place]
        if (token.kind == kind or {token.kind, kind} == _PEOPLES) and place > begin:
            joints = found[begin:place]
            return place if any(each.value in _COMMAS or each.roles & JOINTS for each in joints) else None
        each = token.value == "/" and "each" in said  # France/Hungary: €16.2bn each
        if token.kind != "comma" and not token.roles & IN_LISTS and not each:
            return None
        place += 1
    return None


def measured(found: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens, what a percentage is of as a plain word: 'gives 0.25 % of GDP, or €100 million'."""
    for place, token in enumerate(found):
        near = found[max(0, place - 2) : place] if "thing" in token.roles else ()
        part = any("percent" in each.roles for each in near)
        yield Token("word", token.start, token.end, "", token.roles - {"thing"}, token.gap) if part else token


def possessed(text: str, before: Token, token: Token) -> bool:
    """Tell whether a country is named as somebody's: Donald Tusk's Poland."""
    return token.kind == "country" and text[before.end : token.start].rstrip().endswith(("'s", "’s"))


def is_foreign(found: Sequence[Token], place: int, text: str, said: Roles) -> bool:
    """Tell whether a country is no subject: a firm is of it, or something was bought with it or from it."""
    plain = any(token.gap for token in found[max(0, place - 2) : place + 1])  # a name may stand near
    told = not found[place].gap and place > 0 and "use" in found[place - 1].roles  # sold Greece tanks: it may have paid
    told = told and [token.kind for token in found[place + 1 : place + 2]] != ["amount"]  # but: saves Greece €2m
    return (is_used(found, place, said) and not told) or (plain and _is_origin(found, place, text))


def is_used(found: Sequence[Token], place: int, said: Roles) -> bool:
    """Tell whether the verb of a clause before a place says that somebody sells or saves: 'sold goods to Italy'."""
    before = reversed(found[max(0, place - _NEAR) : place] if "use" in said else ())
    near = takewhile(lambda token: token.kind not in _CLAUSE and token.roles != _AND, before)
    return "use" in next((token.roles for token in near if not token.roles.isdisjoint(_VERBS)), NONE)


def _is_origin(found: Sequence[Token], place: int, text: str) -> bool:
    """Tell whether a country is only where a firm or a person comes from: 'Embraer, of Brazil', 'Saab from Sweden'."""
    start = found[place].start
    named = _ORIGIN.search(text, max(0, start - _FIRM), start)
    before = reversed(found[max(0, place - _NEAR) : place])
    last = next((token for token in before if named and token.start < named.end(1)), None)
    if named is None or last is None:
        return named is not None
    return last.end <= named.start(1) and not (last.roles & _RULING and named.start(1) - last.end < _FIRM)


def enclosed(found: Sequence[Token], first: int) -> int:
    """Return the place of the bracket right behind a country that a sum stands in, with no other country; or 0."""
    near = takewhile(lambda at: found[at].kind not in _CLOSING, range(first - 1, max(0, first - _BRACKET), -1))
    at = next((at for at in near if found[at].kind == "open"), 0)
    return at if at and found[at - 1].kind in _CLOSING and not found[at].gap else 0


def is_headline(found: Sequence[Token], text: str, begin: int) -> bool:
    """Tell whether a headline begins with two countries parted by a comma alone, and goes on with a verb."""
    first, last = found[begin], found[begin + 2]
    heads = [token.kind for token in found[:begin]] in ([], ["dash"]) and not first.gap
    behind = text[last.end : last.end + 2]
    told = heads and found[begin + 1].kind == "comma" and behind[:1] == " " and behind[1:].islower()
    return told and first.value != last.value


def is_owner(found: Sequence[Token], place: int, text: str) -> bool:
    """Tell whether a country is named as the owner of something: the debt of France, banks in Cyprus."""
    if place > 1 and "its" in found[place - 2].roles:
        return False  # for the size of its economy Croatia does best
    near = (token for token in found[max(0, place - 3) : place] if "body" in token.roles)
    if any(_TIED.fullmatch(text, token.end, found[place].start) for token in near):
        return True
    gap = 0
    for at in range(place - 1, max(-1, place - 4), -1):
        gap += found[at + 1].gap
        if gap > 2 or found[at].kind != "word":
            return False
        if "thing" in (roles := found[at].roles) or roles.isdisjoint(IN_LISTS):
            return "thing" in roles
    return False


def led_alike(found: Sequence[Token], text: str, begin: int, joints: Sequence[Token]) -> bool:
    """Tell whether one small word stands before each country of a list: à la Pologne, à la France et à l'Italie."""
    first, later = found[begin - 1] if begin else joints[0], joints[-1]
    written = [text[each.start : each.end].casefold()[:2] for each in (first, later)]  # στην Αθήνα, στη Ρώμη
    led = written[0] == written[1] and not {"for", "place"}.isdisjoint(later.roles)
    return len(joints) == 2 and led and not found[begin].gap


def is_followed(text: str, end: int, words: Lexicon) -> bool:
    """Return whether a word stands right behind a sum that says what it counts, or in which unit."""
    match = None if words.spaceless else _FOLLOWING.match(text, end)
    return match is not None and words.exact(match[1]) not in words.after
