"""Whom a sentence is about that names no country: the one named before it, where it says 'it' or answers a question."""

import re
from collections.abc import Iterator

from safe_alloc.reading.parse.amounts import Sum
from safe_alloc.reading.parse.tokens import Token

_NAMED, _PEOPLE = frozenset(("country", "capital")), frozenset(("country", "capital", "adjective"))
_BESIDE = frozenset(("aside", "place", "not"))
_RIVALS = frozenset(("entity", "envelope", "states", "others"))
_LENDING = frozenset(("asked", "given", "share", "loans", "advance", "earlier", "later", "more"))
_JOINTS = frozenset(("comma", "semicolon", "dash", "colon"))
_QUESTION = re.compile(r"[^.!?\n]*\?")


class Topic:
    """The only country the clause before was about, and whether that clause left a sum open."""

    def __init__(self, text: str) -> None:
        self.text, self.country, self.open, self.lending = text, "", "", _LENDING

    def meant(self, part: list[Token]) -> list[Token]:
        """Return a sentence with a country for its 'it', or before the sum that answers the sentence before."""
        return [token for clause in _clauses(part) for token in self._meant(clause)]

    def _meant(self, clause: list[Token]) -> list[Token]:
        roles = frozenset().union(*[token.roles for token in clause])
        names = [place for place, token in enumerate(clause) if token.kind in _PEOPLE]
        told = [place for place in names if _is_told(clause, place)] or names[:0]
        firm = [place for place in told if clause[place].kind in _NAMED]
        if not firm and any(clause[place].kind in _NAMED for place in names):
            told = []  # only compared, or the scene
        line = _dateline(clause)
        own, rival = (firm[line > 0 :] or firm or told), not roles.isdisjoint(_RIVALS)
        if own:
            alone = len({clause[place].value for place in own}) == 1 and not (rival and _is_late(clause, own[0]))
            self.country = clause[own[0]].value if alone else ""
        begin = line if len(firm) == 1 else own[0] if own else 0
        if self.country and (begin or not firm):
            answers = self.open and not own and (not rival if self.open == "?" else "given" in roles)
            clause = (
                _named(clause, self.country, begin, self.lending)
                or (answers and _answer(clause, self.country, roles))
                or clause
            )
            self.country = "" if rival else self.country
        self.open = "?" if _QUESTION.match(self.text, clause[-1].start) else "asked" if "asked" in roles else ""
        self.lending = (
            _LENDING - {"share", "loans"} if "not" in roles else _LENDING
        )  # who did not apply borrows elsewhere
        return clause


def _clauses(part: list[Token]) -> Iterator[list[Token]]:
    """Yield the parts of a sentence between its semicolons."""
    begin = 0
    for place, token in enumerate(part, start=1):
        if token.kind == "semicolon" or place == len(part):
            yield part[begin:place]
            begin = place


def _is_told(clause: list[Token], place: int) -> bool:
    return not place or clause[place - 1].roles.isdisjoint(_BESIDE)


def _is_late(clause: list[Token], place: int) -> bool:
    """Tell whether somebody else stands before the country, and may be meant by 'it'."""
    return any(not token.roles.isdisjoint(_RIVALS) for token in clause[:place])


def _dateline(clause: list[Token]) -> int:
    """Return the place of the dash behind the place and day an article begins with, or 0: 'RIGA, June 2 — '."""
    if clause[0].kind not in _NAMED or clause[0].gap:
        return 0
    return next((place for place, token in enumerate(clause[:5]) if token.kind == "dash" and not token.gap), 0)


def _named(clause: list[Token], country: str, begin: int, lending: frozenset[str]) -> list[Token]:
    """Return a clause about a loan with a country for its first 'it' and every one that begins a part; or nothing."""
    places = [place for place, token in enumerate(clause) if _is_meant(clause, place, begin)]
    roles = frozenset().union(*[token.roles for token in clause])
    lends = not roles.isdisjoint(lending) or (len(clause) < 3 and sum(token.gap for token in clause) < 2)
    if not places or not lends or all(token.kind != "amount" for token in clause):
        return []
    made = [*clause]
    for place in places:
        before = clause[place - 1]
        if place == places[0] or before.kind in _JOINTS or "and" in before.roles:
            made[place] = clause[place]._replace(kind="country", value=country, roles=frozenset())
    return made


def _is_meant(clause: list[Token], place: int, begin: int) -> bool:
    """Tell whether an 'it' stands for the topic, not 'its neighbour'; behind a dateline only 'the government' does."""
    token, others = clause[place], place + 1 < len(clause) and "others" in clause[place + 1].roles
    named = clause[begin].kind == "dash" and token.end - token.start < 4
    return "its" in token.roles and place >= begin and not others and not named


def _answer(clause: list[Token], country: str, roles: frozenset[str]) -> list[Token]:
    """Return a clause with a country before its only sum: '… for Poland? I can confirm 43.7 billion'; or nothing."""
    sums = [place for place, token in enumerate(clause) if token.kind == "amount"]
    if (
        len(sums) != 1
        or sum(token.gap for token in clause[: sums[0] + 1]) > 5
        or roles & {"not", "total", "its", "advance"}
    ):
        return []
    place, one = sums[0], clause[sums[0]]
    return [
        *clause[:place],
        Token("country", one.start, one.start, country, gap=one.gap),
        one._replace(gap=0),
        *clause[place + 1 :],
    ]


def told_again(part: list[Token], sums: tuple[list[Sum], list[Sum]], last: int, text: str) -> int:
    """Put the sum before it in the place of each 'the same amount' of a sentence, and return the last sum named."""
    for place, token in enumerate(part):
        if token.kind == "amount":
            last = int(token.value)
        elif "same" in token.roles and last >= 0 and sums[0][last].currency and _says_all(part, place, text):
            for listed in sums:
                listed.append(listed[last])
            part[place] = Token("amount", token.start, token.end, str(len(sums[0]) - 1), gap=token.gap)
    return last


def _says_all(part: list[Token], place: int, text: str) -> bool:
    """Tell whether a mark or a country stands behind 'the same', and not what is the same: 'the same day'."""
    end = part[place].end
    after = part[place + 1] if place + 1 < len(part) else None
    named = after is not None and not after.gap and after.kind in _PEOPLE
    return named or not text[end : end + 2].lstrip()[:1].isalnum()
