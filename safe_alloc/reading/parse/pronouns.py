"""Whom a sentence is about that names no country: the one named before it, where it says 'it'."""

import re
from collections.abc import Iterator
from itertools import islice

from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.nodes import NONE, SCENE, Roles, is_foreign
from safe_alloc.reading.parse.pieces import qualifier
from safe_alloc.reading.parse.tokens import Token

_NAMED, PEOPLE = frozenset(("country", "capital")), frozenset(("country", "capital", "adjective"))
_BESIDE, _RIVALS = frozenset(("aside", "place", "not", "same")), frozenset(("entity", "envelope", "states", "others"))
_SAID, _NOTED = frozenset(("asked", "given", "outlay", "advance", "earlier", "later")), frozenset(("share", "loans"))
_ASKED = re.compile(r"[?？؟](?:\W*\n\W*[A-ZÀ-ÞΑ-ΩА-Я][A-ZÀ-ÞΑ-ΩА-Я .]{0,20}:)?\W*([^\W\d_]+)?")
"""The end of a question, who answers in a transcript, such as GUEST or A, and the first word of the answer."""

_FIRST, _LINE, _GOES_ON = 10, 60, re.compile(r"[^\S\n]+[^\W\d_]|\s+[a-zß-öø-ÿα-ωа-яё]")
_DAY, _AGENCY = re.compile(unpacked("pattern day")), re.compile(r"\([^()\d]{2,30}\)")
_ABOUT, _BRIEF = _SAID | {"pays", "lends"}, 5
_NEAR, _CLOSED = 30, re.compile(r"\s*(?:[.,;!?–—]|\Z)")
_YES = re.compile(unpacked("pattern yes"))
"""An answer that agrees with what was said before, in any language, right before a sum."""

_PARTING, _THEY = frozenset(("and", "but")), frozenset(("total", "states", "its"))
_JOINTS = frozenset(("comma", "semicolon", "dash", "colon"))
_FIGURE, _TWO = frozenset(("figure", "its")), frozenset(("former", "latter"))


class Topic:
    """The only country the clause before was about, and what a loan of that country is told by."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.country, self.lending = "", _SAID | _NOTED
        self.before: list[Token] = []  # the sentence before
        self.named: dict[str, Token] = {}  # the countries of the sentence before

    def meant(self, part: list[Token]) -> tuple[list[Token], Roles]:
        """Return a sentence with a country for its 'it', and the roles of its words."""
        roles = roles_in(part)
        self._tell_apart(part, roles)
        _speak(part, roles)
        clauses = _clauses(part) if "its" in roles or any(token.kind == "semicolon" for token in part) else [part]
        return [token for clause in clauses if clause for token in self._meant(clause, roles_in(clause))], roles

    def answers(self, part: list[Token], words: Lexicon) -> list[Token]:
        """Return a sentence that names nobody with the only country of the question before it, or behind a 'yes'."""
        asked, self.before = self.before, part
        if not asked or not part:
            return part
        first = next((place for place, token in enumerate(part) if token.kind == "amount"), 0)
        begin = int(part[0].kind == "colon" and len(part) > 1)  # And Malta? GUEST: €2m
        asks = _ASKED.search(self.text, asked[-1].end, part[begin].start)
        plain = asks and asks[1] and (part[0].gap or part[begin].gap)
        agrees = _YES.search(self.text, max(0, part[first].start - _NEAR), part[first].start)
        closed = _CLOSED.match(self.text, part[first].end)
        brief = asks and asks.start() - asked[-1].end < _BRIEF and sum(token.gap + 1 for token in asked) < _BRIEF
        about = closed or brief or not _ABOUT.isdisjoint(roles_in(asked))
        if agrees and closed and "not" not in roles_in(asked):
            begin = first  # The Danes took less. Yes, €2m.
        elif not asks or not about or (plain and words.exact(asks[1]) not in words.after):
            return part  # And Malta? Leonardo gets €2 million; When will Malta lift its veto? About €2 million is stuck
        names = [token for token in asked if token.kind in PEOPLE]
        kinds = [token.kind for token in (*asked, *part[begin:])]
        rivals = any(token.kind in PEOPLE or token.roles & _RIVALS for token in part[begin:first])
        if len(names) != 1 or names[0].value in SCENE or kinds.count("amount") != 1 or rivals:
            return part
        country = Token("country", names[0].start, names[0].end, names[0].value)
        return [country, part[begin].close(), *part[begin + 1 :]]

    def _tell_apart(self, part: list[Token], roles: Roles) -> None:
        """Put the countries named last in the place of 'the former' and 'the latter', or of 'they … respectively'."""
        named: dict[str, Token] = {}
        for place, token in enumerate(part):
            if token.kind in _NAMED:
                named.setdefault(token.value, token)
            elif roles >= _TWO and len(two := [*(named or self.named)]) == 2 and token.roles & _TWO:
                part[place] = _as_country(token, two["latter" in token.roles], NONE)
        before = [*self.named.values()]
        if "respectively" in roles and not named and len(before) == sum(token.kind == "amount" for token in part) > 1:
            joints = [Token("word", each.start, each.start, "", _PARTING) for each in before]
            whole = [token for pair in zip(joints, before, strict=True) for token in pair][1:]
            part[: bool(part[0].roles & _THEY)] = [each.close() for each in whole]
        self.named = named or self.named

    def _meant(self, clause: list[Token], roles: Roles) -> list[Token]:
        names = [place for place, token in enumerate(clause) if token.kind in PEOPLE]
        firm = [place for place in names if clause[place].kind in _NAMED]
        told = [at for at in firm or names if not at or clause[at].gap or clause[at - 1].roles.isdisjoint(_BESIDE)]
        line = _dateline(clause, self.text) if firm else 0
        own = [at for at in told if at >= line] or told
        led = own and self.country and "its" in roles_in(clause[: own[0]])
        if led and SCENE.issuperset(clause[at].value for at in firm):
            own = firm = []  # Its minister told the Dutch, it gave Ukraine
        rivals, head = not roles.isdisjoint(_RIVALS), clause[: own[0]] if own and firm and self.country else []
        if "its" in roles_in(head[:2]) and not clause[0].gap and any(token.kind == "amount" for token in head):
            clause = _named(clause, self.country, 0, self.lending) or clause  # its loan, €5bn, is twice Spain's
        if own:
            clear = not rivals or roles_in(clause[: own[0]]).isdisjoint(_RIVALS)
            only = {clause[place].value for place in own} if clear else SCENE
            helps = clause[own[0]].value not in SCENE  # Poland sends Ukraine €2 billion; it
            bought = "use" in roles and self.lending.isdisjoint(roles)  # Greece buys ships. The contract is worth €3bn
            helps = helps and not bought and not any(is_foreign(clause, at, self.text, roles) for at in own)
            self.country = "".join(only - SCENE) if helps and len(only - SCENE) == 1 else ""
        if self.country and (not (firm and told) or (line and firm[-1] < line)):
            clause = _named(clause, self.country, line or [*own, 0][0], self.lending) or clause
            self.country = "" if rivals else self.country
        # who did not apply borrows elsewhere
        self.lending = _SAID if "not" in roles and "pays" not in roles else _SAID | _NOTED
        return clause[line + bool(line) :]  # a place that only dates the article has no sum


def _speak(part: list[Token], roles: Roles) -> None:
    """Put the country of a speaker in the place of each 'we' of several sums: 'we asked for 6, we got 5, Riga said'."""
    names = {token.value for token in part if token.kind in PEOPLE}
    several = sum(token.kind == "amount" for token in part) > 1
    for place, token in enumerate(part) if {"ours", "speaker"} <= roles and several and len(names) == 1 else ():
        if "ours" in token.roles:
            part[place] = _as_country(token, min(names), NONE)


def roles_in(clause: list[Token]) -> Roles:
    """Return every role that a token of a clause plays."""
    return NONE.union(*[token.roles for token in clause])


def _clauses(part: list[Token]) -> Iterator[list[Token]]:
    """Yield the parts of a sentence between its semicolons, and from a joint with 'it' behind it on: 'but it gets'."""
    begin = 0
    for place, token in enumerate(part, start=1):
        after = part[place] if place < len(part) else token
        joint = token.kind == "comma" or not token.roles.isdisjoint(_PARTING)
        it = joint and "its" in after.roles and not after.gap and place > begin + 1
        it = it and [token.kind for token in part[place + 1 : place + 2]] != ["amount"]  # home to firms and its €5bn
        if token.kind == "semicolon" or it or after is token:
            yield part[begin : place - it]
            begin = place - it


def _dateline(clause: list[Token], text: str) -> int:
    """Return the place of the dash behind the place and day an article begins with, or 0: 'RIGA, June 2 (AP) — '.

    A list that names its countries so has a sum right behind the dash, or words in small letters before it.
    """
    at = next((at for at, each in enumerate(clause[:_FIRST]) if each.kind in ("dash", "amount")), 0)
    first, dash = clause[0].start, clause[at]
    before = text[max(0, first - _LINE) : first].rpartition("\n")[2]
    head, days = _DAY.subn("", before + text[first : dash.start])
    place, agencies = _AGENCY.subn("", head)
    small = text[dash.end : dash.end + 2].strip(" ").islower() or any(word[0].islower() for word in place.split())
    if small or not at or dash.kind == "amount" or len(before) == _LINE or ";" in before:
        return 0
    after, alone = clause[at + 1 : at + 2], clause[0].kind == "capital" or place.isupper()
    if after and after[0].kind == "amount" and not after[0].gap:
        return at if _GOES_ON.match(text, after[0].end) and (days or (agencies and alone)) else 0
    return at if days or agencies or alone else 0


def _named(clause: list[Token], country: str, begin: int, lending: frozenset[str]) -> list[Token]:
    """Return a clause about a loan with a country for its first 'it' and every one that begins a part; or nothing."""
    spoken = [place for place in range(begin, len(clause)) if not clause[place].roles.isdisjoint(_FIGURE)]
    if not spoken or all(token.kind != "amount" for token in clause):
        return []
    places = [place for place in spoken if _is_meant(clause, place, begin)]
    lends = not lending.isdisjoint(roles_in(clause)) or (len(clause) < 3 and sum(token.gap for token in clause) < 2)
    lends = lends or "envelope" in roles_in(clause[spoken[0] + 1 : spoken[0] + 2])  # its SAFE envelope
    if not places or not lends:
        people = next((place for place, token in enumerate(clause) if token.kind in PEOPLE), len(clause))
        level = (place for place in spoken if _is_level(clause, place, first=place <= people))
        places = [*islice(level, clause[begin].kind != "dash")]
    made = [*clause]
    for place in places:
        if place == places[0] or made[place - 1].kind in _JOINTS or "and" in made[place - 1].roles:
            made[place] = _as_country(made[place], country, made[place].roles & _FIGURE)
    return made


def _as_country(token: Token, country: str, roles: frozenset[str]) -> Token:
    return Token("country", token.start, token.end, country, roles, token.gap)


def _is_meant(clause: list[Token], place: int, begin: int) -> bool:
    """Tell whether an 'it' stands for the topic, not 'its neighbour'; behind a dateline only 'the government' does."""
    token = clause[place]
    if "its" not in token.roles or "others" in roles_in(clause[place + 1 : place + 2]):
        return False
    if place > 1 and clause[place - 1].kind in _NAMED and "place" in clause[place - 2].roles and not token.gap:
        return False  # in Vilnius the government signed
    return clause[begin].kind != "dash" or (token.end - token.start > 3 and "figure" not in token.roles)


def _is_level(clause: list[Token], place: int, *, first: bool) -> bool:
    """Tell whether a word says right before a sum that somebody has it: 'it has €5bn', 'his country, with €5bn'."""
    token = clause[place]
    near = [each for each in clause[place + 1 : place + 3] if not qualifier(each.roles)]
    if "its" in token.roles and [each.kind for each in near] == ["comma", "amount"] and near[1].gap < 2:
        return True
    told = first or "figure" in token.roles  # behind a name, 'its' is whose name that is
    return told and bool(near) and near[0].kind == "amount" and not near[0].gap
