"""Clauses put in between commas, brackets or dashes, and whose sum the sentence is about: theirs, or the verb's."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token

VERBS, LENT = frozenset(("given", "asked")), frozenset(("given", "asked", "share", "loans"))
"""What is said of a loan; without it, a country's sum behind a word for other money may be that money."""
SPENT = frozenset(("outlay", "upkeep"))

_NAMED, _GOING_ON = frozenset(("country", "capital")), frozenset(("and", "or", "but"))
_HAVING, _LEADING = frozenset(("given", "share", "figure", "link")), frozenset(("who", "link"))
_OTHER = SPENT | {"asked", "advance", "envelope", "thing", "past", "earlier", "pays", "own"}
_TWO, _FEW, _LONG = 2, 6, 20
_NAME = re.compile(r"\s([^\W\d_]{3,})")


def inserted(tokens: Sequence[Token]) -> int:
    """Return how many tokens a clause between commas right behind a country takes: 'France, whose plan …, gets'."""
    if not tokens or tokens[0].kind not in ("comma", "open", "dash") or tokens[0].gap > 1:
        return 0
    kinds = [token.kind for token in tokens]
    if kinds[0] != "comma":  # Spain – with five times the people – gets
        end = "dash" if kinds[0] == "dash" else "close"
        close = kinds.index(end, 1) + 1 if end in kinds[1:] else 0
        bare = kinds[0] == "open" and kinds[1:2] == ["number"] and not tokens[1].gap  # Belgium (8.3), without its unit
        other = any("thing" in token.roles for token in tokens[:close])  # Poland (GDP: €850 billion)
        return 0 if bare or ("amount" in kinds[:close] and not other) else close
    sums = False
    if tokens[0].gap and [token.kind for token in tokens[1:2] if token.gap < _TWO] == ["country"]:
        return 0  # Malta gets nothing, while Cyprus, which …, gets
    clause = any("who" in token.roles and not token.gap for token in tokens[1:2])
    for place, token in enumerate(tokens[1:], start=2):
        sums = sums or token.kind == "amount"
        after = tokens[place] if place < len(tokens) else token  # unlike Spain, which …, gets; next to Spain, Malta and
        told = after.kind == "country" or ("who" in after.roles and not after.gap)  # but: tendrá que
        goes_on = sums and any(each.kind == "comma" for each in tokens[place:])  # which had €2bn in May, €3bn in June,
        verb = not after.roles.isdisjoint(VERBS) and after.gap < _TWO
        ended = sums and after.gap and (token.gap or kinds[place - 2] != "amount")  # das 9 Mrd. schuldet, soll 5 Mrd.
        verb = verb or (clause and bool(ended or (after.kind == "word" and after.roles.isdisjoint(_GOING_ON))))
        if token.kind == "comma" and not told and (verb or not goes_on):
            return place
    return 0


def is_other(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Return whether a sum is not the one meant where a clause put in has one, and the verb behind it, too.

    The verb's is meant: 'Malta, where €5m is lost, gets €7m'; but what the clause says somebody has is, where the
    verb says nothing of the kind: 'Malta, which gets €7m, wants €9m'.
    """
    if stretch.kinds[group.last] != "comma":
        return False
    end = group.last + inserted(stretch.found[group.last : amount.last + _LONG])
    verb = [*takewhile(lambda token: token.kind == "word", stretch.found[end : end + _FEW])] if end > group.last else []
    at, kinds = end + len(verb), stretch.kinds[group.last : end]
    led = group.last + 1 + ("by" in stretch.roles(group.last + 1))
    bare = stretch.kinds[led:end] == ["amount", "comma"] and stretch.found[led].gap < _TWO  # Malta, with €7m,
    begin = group.last + 1 + bool(stretch.roles(group.last + 1, 99) & _LEADING)  # but: where
    had = bare or is_granted(stretch, stretch.found[begin:end])
    told = had or stretch.roles(group.last + 1) & _LEADING or any(token.roles & VERBS for token in verb)
    near = "amount" in kinds and stretch.kinds[at] == "amount" and _NAMED.isdisjoint(kinds)
    sums = {stretch.made[each.number].currency for each in stretch.amounts if group.last < each.first <= at} - {""}
    if not told or not near or len(sums) > 1 or sum(each.gap for each in stretch.found[end : at + 1]) >= _FEW:
        return False  # which gets €5bn, or $6bn
    behind = takewhile(lambda token: token.kind == "word", stretch.found[at + 1 :])
    paid = any(each.first == at and goes_on_to(stretch, each) for each in stretch.amounts)
    has = not paid and is_granted(stretch, [*verb, *behind])
    return not (had and has) and (amount.first == at if had else amount.last < end)


def is_safe(stretch: Stretch, token: Token) -> bool:
    """Tell whether a token names the loans this is about: 'SAFE', 'SAFE loans'."""
    return stretch.text[token.start : token.end].startswith("SAFE")


def is_granted(stretch: Stretch, tokens: Iterable[Token]) -> bool:
    """Tell whether a clause says that somebody has a loan: 'which was allocated €5m'; not: 'lost', 'wants', 'needs'."""
    told = list(tokens)
    roles, safe = frozenset().union(*(token.roles for token in told)), any(is_safe(stretch, token) for token in told)
    return (safe or not roles.isdisjoint(_HAVING)) and roles.isdisjoint(_OTHER - {"envelope" * safe})


def in_commas(stretch: Stretch, node: Node) -> int:
    """Return the place of the comma before a sum if one stands behind it as well, or -1: ', worth €5bn,'."""
    place = node.first - 1 - ("total" in stretch.roles(node.first - 1))
    return place if stretch.kinds[place] == stretch.kinds[node.last] == "comma" else -1


def goes_on_to(stretch: Stretch, amount: Node, to: str = "to") -> bool:
    """Tell whether a country pays a sum to a body, or somebody whose name follows: 'paid €6bn to Rheinmetall'."""
    if to not in stretch.behind(amount, 0) or stretch.words.nouns_have_capitals:
        return False
    body = stretch.found[amount.last + 1 : amount.last + 2]
    if body and not body[0].gap and "entity" in body[0].roles:
        return True
    name = _NAME.match(stretch.text, stretch.found[amount.last].end)
    if name is None or not name[1][0].isupper():
        return False
    return not stretch.words.entries(name[1]) and not stretch.is_silent(name[1])
