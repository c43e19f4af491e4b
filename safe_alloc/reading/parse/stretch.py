"""One sentence or row of a text as a line of nodes: countries named together, sums, and what is neither."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from safe_alloc.reading.parse.amounts import Sum
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.tokens import Token

ENVELOPE_EUR = 150_000_000_000
"""What SAFE lends in all (Regulation (EU) 2025/1106, Article 6): named in every report, and no country's own."""

_NAMED = frozenset(("country", "capital"))
_NEITHER = frozenset(("entity", "states", "others", "envelope", "decoy"))
_OWNED = frozenset(("share", "states", "owner"))
_IN_LISTS = frozenset(("and", "for", "to", "of", "from", "article"))
_FOLLOWING = re.compile(r"[\s\u00a0]*([^\W\d_]+)")
WRAPPED = 60
"""Lines at least this long that nearly fill their paragraph's width are one text, broken to fit."""


class Node(NamedTuple):
    """Countries named in one breath, a sum, or a body that is no country: its tokens from `first` to before `last`."""

    kind: str  # group, amount, neither
    first: int
    last: int
    countries: tuple[str, ...] = ()
    index: int = -1
    marks: frozenset[str] = frozenset()


def lines(found: Sequence[Token], text: str) -> Iterator[list[Token]]:
    """Yield the tokens between ends: of a sentence, of a paragraph, or of a row that stands for itself."""
    part: list[Token] = []
    wrapped = _is_wrapped(found, text)
    for place, token in enumerate(found):
        if token.kind == "end" or (token.kind == "line" and not wrapped and _row_begins(found, place, part, text)):
            if part:
                yield part
            part = []
        elif token.kind != "line":
            part.append(token)
    if part:
        yield part


def _is_wrapped(found: Sequence[Token], text: str) -> bool:
    breaks = [token.start for token in found if token.kind == "line"]
    widths = [end - start for start, end in zip(breaks, breaks[1:], strict=False)]
    widths = [breaks[0] - found[0].start, *widths] if breaks else []
    return bool(widths) and min(widths) >= max(WRAPPED, 0.7 * max(widths)) and max(widths) < 2 * WRAPPED + 20


def _row_begins(found: Sequence[Token], place: int, before: Sequence[Token], text: str) -> bool:
    """Tell whether a new line is a new row of a list, and not a line of wrapped prose."""
    following = text[found[place].end : found[place].end + 60].lstrip()
    if not following or following[0] == "\n":
        return True
    last = before[-1] if before else None
    if last is None:
        return True
    if not text[last.end : found[place].start].strip() and (last.kind == "comma" or last.roles & {"and", "for", "aside"}):
        return False  # a list goes on
    after = found[place + 1].kind if place + 1 < len(found) and not found[place + 1].gap else ""
    if after in ("amount", "colon", "dash", "open") and not any(token.kind == "amount" for token in before):
        return before[-1].kind not in ("country", "colon", "dash") or len(before) > 3
    return not following[0].islower() or after == "country"


class Stretch:
    """The tokens of one sentence or row, and its nodes in order."""

    def __init__(self, found: list[Token], made: Sequence[Sum], words: Lexicon, text: str) -> None:
        self.found, self.made, self.words, self.text = found, made, words, text
        self.nodes = list(self._nodes())
        self.costs: dict[tuple[int, int], float] = {}
        self._mark_inserted()
        self.groups = [node for node in self.nodes if node.kind == "group"]
        self.amounts = [node for node in self.nodes if node.kind == "amount"]

    def _mark_inserted(self) -> None:
        """Mark a country named in a clause between commas about another one: 'Latvia, which borders Russia, gets'."""
        for place, (one, two) in enumerate(zip(self.nodes, self.nodes[1:], strict=False)):
            inner = self.found[one.last + 1 : two.first + 1]
            if one.kind == two.kind == "group" and self.kind(one.last) == "comma" and (len(inner) > 1 or inner[0].gap):
                if all(token.kind == "word" for token in inner[:-1]):
                    self.nodes[place + 1] = two._replace(marks=two.marks | {"inserted"})

    def _nodes(self) -> Iterator[Node]:
        place, found = 0, self.found
        while place < len(found):
            token = found[place]
            if token.kind == "amount":
                yield Node("amount", place, place + 1, index=int(token.value))
            elif token.kind in _NAMED or (token.kind == "adjective" and self._owns(place)):
                yield (node := self._group(place))
                place = node.last - 1
            elif token.roles & _NEITHER and "article" not in token.roles and not self._of_country(place):
                yield Node("neither", place, place + 1, marks=token.roles & _NEITHER)
            place += 1

    def _of_country(self, place: int) -> bool:
        """Tell whether a body belongs to a country named right before it: Poland's government."""
        owned = place > 0 and self.found[place - 1].kind in (*_NAMED, "adjective") and self.found[place].gap < 2
        return owned and "states" in self.found[place].roles

    def _owns(self, place: int) -> bool:
        """Tell whether an adjective stands for its country: the Polish loan, polnische Anteile."""
        after = self.found[place + 1] if place + 1 < len(self.found) else None
        follows = bool(after and after.gap < 2 and after.roles & _OWNED)
        return follows or (place > 0 and not self.found[place].gap and bool(self.found[place - 1].roles & _OWNED))

    def _group(self, place: int) -> Node:
        """Return the countries of one list: only one with an 'and' is a list of its own."""
        begin, kind = place, self.found[place].kind
        ends = [(place + 1, self.found[place].value)]
        joined = False
        while (after := self._next_of_list(ends[-1][0], kind)) is not None:
            joints = self.found[ends[-1][0] : after]
            if joined and not self.words.spaceless and not any("and" in token.roles for token in joints):
                break  # the list ended with its 'and'
            joined = joined or any("and" in token.roles for token in joints)
            ends.append((after + 1, self.found[after].value))
        if not joined and not self.words.spaceless:
            ends = ends[:1]
        countries = tuple(dict.fromkeys(value for _, value in ends))
        return Node("group", begin, ends[-1][0], countries, marks=self._marks(begin, ends[-1][0], kind))

    def _next_of_list(self, place: int, kind: str) -> int | None:
        found, begin = self.found, place
        while place < len(found) and place - begin < 4 and not found[place].gap:
            token = found[place]
            if token.kind == kind and place > begin:
                joints = found[begin:place]
                return place if any(each.kind == "comma" or "and" in each.roles for each in joints) else None
            if token.kind != "comma" and not token.roles & _IN_LISTS:
                return None
            place += 1
        return None

    def _marks(self, begin: int, end: int, kind: str) -> frozenset[str]:
        """Return what stands right before a group, and whether others are named with it."""
        marks = {kind} - {"country"}
        before = self.found[begin - 1] if begin else None
        if before is not None and not self.found[begin].gap:
            marks |= before.roles & {"for", "aside", "place", "not", "link", "each", "lead"}
            if "and" in before.roles and begin > 1 and self.found[begin - 2].roles & {"others", "states", "decoy"}:
                marks.add("tainted")
            if before.kind == "country" or (before.roles & {"or"} and self.kind(begin - 2) == "country"):
                marks.add("leans")
        after = self.found[end] if end < len(self.found) else None
        if after is not None and "and" in after.roles and not after.gap:
            near = self.found[end + 1 : end + 4]
            if any(token.roles & {"others", "states", "decoy"} for token in near if token.kind != "amount"):
                marks.add("tainted")
        return frozenset(marks)

    def named(self, group: Node, country: str) -> tuple[int, int]:
        """Return where a country of a group stands in the text."""
        return next((each.start, each.end) for each in self.found[group.first : group.last] if each.value == country)

    def kind(self, place: int) -> str:
        """Return the kind of the token at a place, or nothing beyond the ends."""
        return self.found[place].kind if 0 <= place < len(self.found) else ""

    def roles(self, place: int, gap: int = 0) -> frozenset[str]:
        """Return the roles of the token at a place, if at most `gap` plain words stand behind it."""
        if not 0 <= place < len(self.found):
            return frozenset()
        behind = self.found[place + 1].gap if place + 1 < len(self.found) else 0
        return self.found[place].roles if behind <= gap else frozenset()

    def somebody_named(self, first: int, last: int) -> bool:
        """Tell whether a plain word with a capital stands between two tokens; in German every noun has one."""
        if self.words.spaceless or self.words.nouns_have_capitals:
            return False
        gaps = (place for place in range(first, last + 1) if 0 < place < len(self.found) and self.found[place].gap)
        plain = (self.text[self.found[place - 1].end : self.found[place].start] for place in gaps)
        return any(word[0].isupper() and not word.isupper() for part in plain for word in part.split())

    def apart(self, node: Node) -> str:
        """Return why a sum is no country's own: an equivalent, an envelope, a whole, a change; or nothing."""
        place, one = node.first, self.made[node.index]
        before, after = self.roles(place - 1, 1), self.found[node.last].roles if node.last < len(self.found) else frozenset()
        near = node.last < len(self.found) and self.found[node.last].gap < 2
        if self.kind(place - 1) in ("open", "or", "comma") and self.kind(place - 2) == "amount" and self.found[place].gap == 0:
            other = self.made[int(self.found[place - 2].value)]
            if self.kind(place - 1) == "open" or (other.currency != one.currency and one.currency and other.currency):
                return "equivalent"
        for role in ("equivalent", "of", "before", "change", "multiple"):
            if role in before and not (role == "before" and self._given_on(node)):
                return role
        if "lead" in before and not self._given_on(node):
            return "lead"
        if "multiple" in self.roles(place - 2, 1) and self.found[place].gap < 2 and self.kind(place - 1) != "comma":
            return "multiple"
        if self._is_total(node):
            return "total"
        if one.low == one.high == ENVELOPE_EUR and one.currency in ("EUR", ""):
            return "envelope"
        if near and "envelope" in after and not after & {"share", "loans"}:
            return "envelope"
        return "" if one.currency or not self.noun_follows(node) else "count"

    def _is_total(self, node: Node) -> bool:
        """Tell whether a 'total' stands right before a sum that no country comes before: 'Total: 91.8 billion'."""
        place = node.first - (2 if self.kind(node.first - 1) in ("colon", "dash") else 1)
        if "total" not in self.roles(place, 1) or any(token.kind in _NAMED for token in self.found[:place]):
            return False
        return not self._given_on(node)

    def _given_on(self, node: Node) -> bool:
        """Tell whether a country a sum is for follows close behind it: 'of which four billion are for Romania'."""
        near = (place for place in range(node.last, min(node.last + 4, len(self.found))))
        return any(self.found[place].kind == "country" and self._is_for(place - 1) for place in near)

    def _is_for(self, place: int) -> bool:
        roles = self.roles(place)
        return "for" in roles and "article" not in roles

    def noun_follows(self, node: Node) -> bool:
        """Tell whether a sum without a currency counts something else, as in '2.5 million companies in Spain'."""
        after = self.found[node.last] if node.last < len(self.found) else None
        if after is not None and after.gap < 3 and "counted" in after.roles:
            return True
        billions = self.made[node.index].low >= 10**9  # nothing but money is counted in billions here
        if self.words.spaceless or billions or (after is not None and not after.gap):
            return False
        match = _FOLLOWING.match(self.text, self.found[node.last - 1].end)
        return bool(match) and self.words.exact(match[1]) not in self.words.after
