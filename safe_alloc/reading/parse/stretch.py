"""One sentence or row of a text as a line of nodes: countries named together, sums, and what is neither."""

import re
from collections.abc import Iterator, Sequence

from safe_alloc.reading.parse import nodes
from safe_alloc.reading.parse.amounts import Sum
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.nodes import JOINTS, NONE, REGION, Node, Roles, measured, next_of_list, ordered, possessed
from safe_alloc.reading.parse.tokens import Token

_WORD, _WHENCE = re.compile(r"[ \u00a0]*([^\W\d_]+)"), re.compile(r"['’-](?:[dt][ae]n|[brt][óő]l)\b")
_NEITHER = frozenset(("entity", "states", "others", "envelope", "decoy"))
_NAMED, _EACH = frozenset(("country", "capital")), 6
_OWNED, _RULING = frozenset(("share", "states", "owner", "envelope", "speaker")), frozenset(("its", "owner", "speaker"))
_MARKS = frozenset(("comma", "open", "close", "dash", "colon", "semicolon", "amount"))
_LEADING = frozenset(("for", "aside", "place", "not", "without", "link", "each", "lead", "between"))
_WHOSE = frozenset(("envelope", "owner"))
_BEYOND = ("",) * 8
"""What stands beyond the ends of a sentence, also before its first token, as a list is asked from its end there."""
_SOURCE = ["amount", "word", "word", "comma", "country"]
_OTHERS = frozenset(("others", "states", "decoy"))
_OPENING = frozenset(("semicolon", "dash", "bullet"))
_BESIDE = frozenset(("and", "or", "asked", "given", "own", "outlay", "later", "each"))
_LEAD, _NOT_IT, _OF = frozenset(("lead",)), frozenset(("others", "body")), frozenset(("article", "from", "of", "for"))


class Stretch:
    """The tokens of one sentence or row, and its nodes in order."""

    def __init__(self, found: list[Token], made: Sequence[Sum], words: Lexicon, text: str, said: Roles) -> None:
        self.made, self.words, self.text = made, words, text
        self.said = said  # what no word says need not be looked for
        self.modifying = False  # whether an adjective told whose a thing is
        self.found = [*measured(found)] if {"thing", "percent"} <= said else found
        self.kinds = [*(token.kind for token in self.found), *_BEYOND]
        self.nodes = list(self._nodes())
        self.costs: dict[tuple[int, int], float] = {}
        self.reasons: dict[int, str] = {}
        self.groups = [node for node in self.nodes if node.kind == "group"]
        self.amounts = [node for node in self.nodes if node.kind == "amount"]
        bracketed = self.amounts if "open" in self.kinds else ()
        self.brackets = {each.number: nodes.enclosed(self.found, each.first) for each in bracketed}
        self.states = any(node.kind == "neither" or REGION in node.countries for node in self.nodes)
        self.ordered = ordered(self.nodes, self.found) if len(self.amounts) > 1 < len(self.groups) else {}

    def _nodes(self) -> Iterator[Node]:
        after = 0
        for place, token in enumerate(self.found):
            kind, roles = token.kind, token.roles
            if place < after:
                continue
            if kind == "amount":
                yield Node("amount", place, place + 1, number=int(token.value))
            elif kind in _NAMED and self._is_compound(place):
                continue
            elif kind in _NAMED or (kind == "adjective" and self._owns(place)):
                yield (node := self._group(place))
                after = node.last
            elif kind == "adjective":
                self.modifying = True  # the Polish bank has €5bn, the French €7bn
            elif roles and not roles.isdisjoint(_NEITHER) and "article" not in roles and self._is_rival(place):
                yield Node("neither", place, place + 1, marks=roles & _NEITHER)

    def _is_rival(self, place: int) -> bool:
        """Tell whether a body may have the sum behind it; not so in 'asked for €3bn under SAFE and was given €4bn'."""
        if _WHENCE.match(self.text, self.found[place].end):
            return False  # SAFE'ten 3 milyar avro aldı
        if self.kinds[place - 2 : place + 3] == _SOURCE and self.roles(place - 1) & (_OF | {"place"}):
            return False  # With €5bn from SAFE, Malta
        at = next((at for at, kind in enumerate(self.kinds[place:], start=place) if kind == "amount"), 0)
        goes_on = "and" in self.roles(at - 2, 2) and not self.roles(at - 1).isdisjoint(("given", "asked"))
        return not (self._of_country(place) or (goes_on and "amount" in self.kinds[max(0, place - 3) : place]))

    def _is_compound(self, place: int) -> bool:
        """Tell whether a name only begins that of something else: US-made weapons, the Western Balkans facility."""
        token, after = self.found[place], self.roles(place + 1, 99)
        after = NONE if after and self.found[place + 1].gap else after
        named = "made" in after | self.roles(place - 1) or (token.value == REGION and "envelope" in after)
        joined = self.text[token.end : token.end + 2]
        return named or (joined.startswith("-") and joined[1:].islower() and self.words.language == "en")

    def _of_country(self, place: int) -> bool:
        """Tell whether a body belongs to a country named right before it, or to a loan: a loan in the EU's scheme."""
        before = self.found[place - 1] if place and self.found[place].gap < 4 else self.found[place]
        named = before.kind in (*_NAMED, "adjective") and self.found[place].gap < 2
        lent = before.roles == {"place"} and "share" in self.found[place - 2].roles
        owned = (place > 1 and (lent or "entity" in before.roles)) or (place > 0 and named)
        return owned and not self.found[place].roles.isdisjoint(("states", "share", "owner", "envelope"))

    def _owns(self, place: int) -> bool:
        """Tell whether an adjective stands for its country: the Polish loan, polnische Anteile."""
        after = self.found[place + 1] if place + 1 < len(self.found) else None
        follows = bool(after and after.gap < 2 and after.roles & _OWNED)
        if follows or (place > 0 and not self.found[place].gap and bool(self.found[place - 1].roles & _OWNED)):
            return True
        near = after is not None and not after.gap and (after.kind in _MARKS or bool(after.roles & _BESIDE))
        if near and "and" in self.roles(place + 1) and self.kinds[place + 2] == "adjective":
            return self._owns(place + 2)  # Finnish and Danish loans
        led = not self.found[place].gap and place > 0 and "for" in self.found[place - 1].roles
        before = self.text[max(0, self.found[place].start - 8) : self.found[place].start].split()
        silent = bool(before) and self.is_silent(before[-1])
        at_once = near and after is not None and after.kind == "amount"  # a njemačka 12,5 milijuna
        behind = _WORD.match(self.text, self.found[place].end)
        goes_on = behind is not None and self.words.exact(behind[1]) in self.words.after
        near = near or (goes_on and not self.modifying)
        # 37,4 Millionen für italienische; the French, …; the Dutch are
        if self.modifying:
            return near and led
        return (near and (led or silent)) or at_once or (self._has_sum(place) and (silent or self._is_led(place)))

    def _has_sum(self, place: int) -> bool:
        """Tell whether peoples of a list are followed by their sum: 'i lettoni (430 milioni)', 'njemačka 12,5'."""
        place += 1
        marked = self.kinds[place] in ("open", "comma", "colon", "dash") and not self.found[place].gap
        place += marked
        place += "each" in self.roles(place, 1) and not self.found[place].gap
        if self.kinds[place] == "word" and not self.found[place].gap:
            place += not self.found[place].roles.isdisjoint(_OF)  # quella romena di 16,7
        if self.kinds[place] != "amount":
            return False
        return len(plain := self.plain(place)) < 2 and all(self.words.exact(word) in self.words.after for word in plain)

    def _is_led(self, place: int) -> bool:
        """Tell whether no noun stands right before an adjective that it may belong to."""
        found, joints = self.found, ("adjective", "comma")
        while place and self._is_close(place) and (found[place - 1].kind in joints or "and" in found[place - 1].roles):
            place -= 1
        begins = not place or found[place - 1].kind == "semicolon" or not self.roles(place - 1) <= _NOT_IT
        return found[place].kind != "adjective" or (begins and not found[place].gap)

    def _is_close(self, place: int) -> bool:
        """Tell whether nothing but a small word stands right before a token: ', а естонското'."""
        return not self.found[place].gap or all(
            self.words.exact(word) in self.words.after for word in self.plain(place)
        )

    def _group(self, place: int) -> Node:
        """Return the countries of one list; two without an 'and' only at its head, or before a bracket for both."""
        begin, kind = place, self.found[place].kind
        ends = [(place + 1, self.found[place].value)]
        each = any("each" in token.roles for token in self.found[place + 2 : place + _EACH])
        link = self.plain(place + 1) if each and self.kinds[place + 1] == kind else []
        if joined := len(link) == 1 and len(link[0]) < _EACH:
            ends.append((place + 2, self.found[place + 1].value))  # Francie s Maďarskem po 16,2 miliardy
        while (after := next_of_list(self.found, ends[-1][0], kind, self.said)) is not None:
            joints = self.found[ends[-1][0] : after]
            if joined and not self.words.spaceless and not any("and" in token.roles for token in joints):
                break  # the list ended with its 'and'
            paid = "for" in self.roles(begin - 1) and self.kinds[begin - 2] == self.kinds[after + 2] == "amount"
            if paid and self.kinds[after + 1] == "word" and "given" in self.roles(after + 1) and len(ends) == 1:
                break  # €5bn went to Italy and Malta got €1bn
            clause = len(joints) > 1 and joints[0].kind == "comma" and "total" not in joints[1].roles
            clause = clause and len(ends) == 1 and not self.words.spaceless
            if clause and not nodes.led_alike(self.found, self.text, begin, joints):
                break  # '…, and France' begins a clause of its own
            joined = joined or any(token.roles & JOINTS for token in joints)
            ends.append((after + 1, self.found[after].value))
        last = ends[-1][0]
        enclosed = self.kinds[begin - 1] == "open" and self.kinds[last] == "close"
        opens = not begin or (self.kinds[begin - 1] in _OPENING and not self.found[begin].gap)
        opens = opens or ("each" in self.said and self.kinds[begin - 2 : begin] == ["amount", "comma"])
        heads = opens and self.kinds[last] in ("colon", "dash") and not self.found[last].gap
        headline = len(ends) == 2 and self.words.language == "en" and nodes.is_headline(self.found, self.text, begin)
        each = self.kinds[last] == "open" and "each" in self.roles(last + 1) | self.roles(last + 2)
        both = "and" in self.roles(last + 2) and self.kinds[last : last + 4] == ["open", "amount", "word", "amount"]
        if not (joined or enclosed or heads or headline or each or both or self.words.spaceless) and len(ends) < 3:
            ends = ends[:1]
        countries = tuple(dict.fromkeys(value for _, value in ends))
        open_ = frozenset(("leans",)) if headline and not joined and "each" not in self.said else NONE
        return Node("group", begin, ends[-1][0], countries, marks=self._marks(begin, ends[-1][0], kind) | open_)

    def _marks(self, begin: int, end: int, kind: str) -> frozenset[str]:
        """Return what stands right before a group, and whether others are named with it."""
        marks = set() if kind == "country" else {kind}
        before = self.found[begin - 1] if begin else None
        if before is not None and (not self.found[begin].gap or possessed(self.text, before, self.found[begin])):
            ruled = not self.roles(begin - 2).isdisjoint(_RULING)  # the government in The Hague
            marks |= before.roles & (_LEADING - {"place"} if ruled else _LEADING)
            marks |= {"aside"} if before.roles & {"about", "than"} else NONE  # slightly more than Slovakia
            led = self.roles(begin - 2) if "article" in before.roles else NONE  # entre a Polónia, exceto a Polónia
            marks |= led & {"between", "not", "without", "aside"}
            small = begin > 1 and "article" in before.roles and self.words.exact("".join(self.plain(begin - 1)[-1:]))
            marks -= {"for"} if "aside" in led or small in self.words.after else NONE  # do que a, com a Polónia
            if "pays" in before.roles and any("entity" in token.roles for token in self.found[:begin]):
                marks.discard("not")  # Brussels paid Spain
            heads = begin == 1 == before.gap and not self.words.spaceless  # Rheinmetall and Poland's PGZ
            if "and" in before.roles and (heads or self.roles(begin - 2, 99) & _OTHERS):
                marks.add("tainted")
            other = before.value not in (REGION, self.found[begin].value) and "place" not in self.roles(begin - 2)
            whose = kind == "adjective" and "who" in before.roles  # the fighter, whose Italian share
            if whose or before.kind == "end" or (other and self.kinds[begin - 1 - ("or" in before.roles)] == "country"):
                marks.add("leans")
        after = self.found[end] if end < len(self.found) else None
        if after is not None and after.roles & _NOT_IT and after.gap < 2 and not self.words.spaceless:
            marks.add("tainted")  # Romania's southern neighbour, Malta's biggest bank
        if after is not None and after.roles and not after.gap:
            marks |= after.roles & _LEAD
            marks |= {"tainted"} if "lead" in after.roles and self.kinds[end + 1] == "comma" else NONE  # among them,
            marks -= {"leans"} if "trailed" in after.roles else NONE  # Lengyelországot Románia követi
            marks |= {"not"} if "next" in after.roles else NONE  # Dánia után: another one follows
            near = self.found[end + 1 : end + 4] if "and" in after.roles else ()
            tainted = any(token.kind != "amount" and not token.roles.isdisjoint(_OTHERS) for token in near)
            if tainted or ("others" in after.roles and (self.words.spaceless or "aside" in after.roles)):  # 波兰等19国
                marks.add("tainted")
        if self.kinds[end] == "comma" and "who" in self.roles(end + 1, 1) and self.kinds[end + 2] == "amount":
            marks.discard("not")  # not Poland, whose €5bn are little, but Malta
        if nodes.is_owner(self.found, begin, self.text) or nodes.is_foreign(self.found, begin, self.text, self.said):
            marks.add("tainted")
        return frozenset(marks) if marks else NONE

    def behind(self, node: Node, gap: int) -> frozenset[str]:
        """Return the roles of the token behind a node, if at most `gap` plain words stand between."""
        after = self.found[node.last] if node.last < len(self.found) else None
        return after.roles if after is not None and after.gap <= gap else NONE

    def roles(self, place: int, gap: int = 0) -> frozenset[str]:
        """Return the roles of the token at a place, if at most `gap` plain words stand behind it."""
        if not 0 <= place < len(self.found):
            return NONE
        behind = self.found[place + 1].gap if place + 1 < len(self.found) else 0
        return self.found[place].roles if behind <= gap else NONE

    def plain(self, place: int) -> list[str]:
        """Return the plain words between a token and the one before it."""
        return self.text[self.found[place - 1].end : self.found[place].start].split()

    def somebody_named(self, first: int, last: int) -> bool:
        """Tell whether a plain word with a capital stands between two tokens; in German every noun has one."""
        if self.words.spaceless or self.words.nouns_have_capitals:
            return False
        for place in range(max(first, 1), min(last + 1, len(self.found))):
            before, token = self.found[place - 1 : place + 1]
            named = token.roles & _WHOSE or before.roles & {"owner", "speaker"}  # the Brexit reserve, Minister NN
            if token.gap and not named and not possessed(self.text, before, token):
                plain = self.text[before.end : token.start].split()
                firm = plain[:1] in (["'s"], ["’s"]) and plain[1:2] and len(plain[1]) > 2  # Poland's PGZ expects
                names = [word for word in plain if word[0].isupper() and (firm or not word.isupper())]
                if not all(map(self.is_silent, names)):
                    return True
        return False

    def is_silent(self, word: str) -> bool:
        """Tell whether a word with a capital is an article or a day, and nobody's name."""
        word = word.strip(".").partition("’" if "’" in word else "'")[0]  # Tuesday's
        return any(not each.rest and "article" in each.roles for each in self.words.entries(word)) if word else True
