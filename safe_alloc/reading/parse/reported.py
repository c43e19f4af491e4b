"""A sum that the country before it only speaks of, or has to do with in words not known: 'Spain said that €5bn'."""

import re

from safe_alloc.reading.parse.clauses import LENT, SPENT, VERBS, inserted
from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.passed import tail
from safe_alloc.reading.parse.stretch import Stretch

TELLING = LENT | SPENT | {"own", "lends", "link", "each", "pays", "advance", "grants", "guarantees", "its", "alike"}
"""What tells that a sum is a country's: it has, gets, asks for or gives it."""
_OWN, _ASKED = frozenset(("its", "lends", "figure")), frozenset(("asked",))
_SAID, _MARKS = frozenset(("that", "says", "who")), frozenset(("colon", "open", "dash"))
_FAR, _NEAR = 24, 20
_HAVING = re.compile(unpacked("pattern having"))
"""A word for 'with' or 'its' in any language, right before a sum."""
_WHERE = re.compile(unpacked("pattern where"))
_KNOWN = re.compile(r"\b(?i:the|les|los|las|els|os|gli|i|die|den|der|τα|τους|τις|των)(?:\s+[^\W\d_]+)?\s+\Z")
"""A word for 'the', right before a sum that was told of before: 'questions the €131bn'."""
_CLOSED = re.compile(r"[^\w\s'’-]|\n")
_SIZED = re.compile(r"(?:l[ıiuü]k|[óo]s)\Z")
"""How a sum ends that is the size of what follows: 12 milyar avroluk bir açık, 12 milliárd eurós lyuk."""
_ONLY = re.compile(r"\b(?:n['’]|(?:ne|no|não|non)\s)")
"""What makes an 'only' of the word for 'that' behind it: n'aura que."""


def is_reported(stretch: Stretch, first: int, last: int) -> bool:
    """Tell whether a sum at `last` is no matter of the country that ends at `first`, but of what it says or did.

    That is so of a clause that begins right before the sum, as in 'complained that €5bn had been wasted'; behind a
    verb that values or forbids something, as in 'puts the cost at'; and in a clause about another thing, as in
    'chaired the meeting that approved'.
    """
    found = stretch.found
    begin = last - 1 - ("more" in stretch.roles(last - 1))  # that another €5bn
    if "that" in stretch.roles(begin) and _is_told(stretch, first, begin):
        return True
    if stretch.words.rises_to and any("says" in token.roles for token in tail(stretch, last + 1)):
        return True  # 6,6 milyar avroluk ödemeye yönelik vetosunu kaldırdı
    lent = False
    for place in range(last - 1, first - 1, -1) if stretch.words.relative_articles or stretch.said & _SAID else ():
        roles = found[place].roles
        if _is_relative(stretch, first, place):
            return all(token.roles.isdisjoint(LENT) for token in found[first:place])
        if not roles.isdisjoint(_OWN):
            return False
        if ("says" in roles and not lent) or ("that" in roles and _is_of_body(stretch, place + 1)):
            return True
        lent = lent or not roles.isdisjoint(VERBS)  # but: its veto on a loan
    return False


def _is_told(stretch: Stretch, first: int, place: int) -> bool:
    """Tell whether a verb stands between a country and a 'that': 'said that'; not: 'Spain: that is', 'n'aura que'."""
    near = stretch.found[first : place + 1]
    if _ONLY.search(stretch.text, stretch.found[first - 1].end, near[-1].start):
        return False
    return any(token.gap or token.roles for token in near[:-1]) or near[-1].gap > 0


def _is_of_body(stretch: Stretch, place: int) -> bool:
    """Tell whether what somebody says is about a body: 'wants that the EU sets aside'."""
    return "entity" in stretch.found[place].roles and not stretch.found[place].gap


def _is_relative(stretch: Stretch, first: int, place: int) -> bool:
    """Tell whether a token opens a clause about something else than the country: 'a summit at which', ', die'."""
    token = stretch.found[place]
    if stretch.kinds[first] == stretch.kinds[place - 1] == "comma" and not stretch.found[first].gap:
        return False  # Portugal, hit by drought, which gets
    if token.kind == "comma":
        return (place > first or token.gap > 1) and _is_led(stretch, token.end)
    if "who" in token.roles and "states" in stretch.roles(place - 1):
        return True  # one of the countries that share
    particle = place > first and stretch.kinds[place - 1] == "word"  # de vergadering voor die 38 miljard
    gap = token.gap or (particle and stretch.found[place - 1].gap)
    if "who" not in token.roles or not gap or gap + place - first < 2:
        return False  # a noun has a verb before it; not: er der 5 mia. euro
    before = stretch.text[stretch.found[place - 1].end : token.start].split()
    noun = len(before) > 1 and stretch.is_silent(before[-2])  # la reunión que; not: anunció que
    return noun or "that" not in token.roles


def _is_led(stretch: Stretch, begin: int) -> bool:
    """Tell whether a text goes on with a word for 'which', a small word before it aside: 'auf dem'."""
    after = stretch.text[begin : begin + _FAR].split()[:2]
    if after[1:] and stretch.words.exact(after[0]) in stretch.words.after:
        del after[0]
    return bool(after) and any("who" in each.roles for each in stretch.words.entries(after[0]))


def is_untold(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a sum stands alone behind its country and words not known: 'Spain built 40 ships for €9bn'.

    One such word may be a verb for having it, as no list has them all; behind two, as a verb and its object are, the
    sum is as likely that of something else. A list tells by its other countries what its sums are.
    """
    alone = len(stretch.groups) == 1 or len(stretch.amounts) == 1
    if not alone or stretch.words.spaceless or amount.first < group.first or _is_moved(stretch, group, amount):
        return False
    begin, start = group.last + inserted(stretch.found[group.last : amount.first]), stretch.found[amount.first].start
    near = stretch.found[begin : amount.first]
    behind = stretch.roles(group.first - 1).union(*(each.roles for each in tail(stretch, amount.last)))
    clause = _WHERE.match(stretch.text, stretch.found[group.last - 1].end)
    told = [at for at, token in enumerate(near, start=begin) if not token.roles.isdisjoint(TELLING)]
    told = [at for at in told if not clause or at > group.last + 1]
    marked = any(each.kind in _MARKS or "withdrawn" in each.roles for each in near)
    verb = told and stretch.found[told[-1]].roles & TELLING != _ASKED  # but: asked for an inquiry into €2bn
    if marked or verb or not behind.isdisjoint(TELLING):
        return False
    if clause:
        return told[-1:] != [amount.first - 1]  # Belgium, where €185bn is held
    if _HAVING.search(stretch.text, max(0, start - _NEAR), start):
        return False
    places = range(told[-1] + 1 if told else begin, amount.first + 1)
    unknown = sum(_unknown(stretch, at) for at in places if stretch.found[at].gap) + _owned(stretch, amount.last)
    return unknown > 1 - bool(not told and _KNOWN.search(stretch.text, max(0, start - _NEAR), start))


def _is_moved(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a sum is the new one behind an old one: 'changed its mind, from €3bn in May to €2bn'."""
    left = (each for each in stretch.amounts if "from" in stretch.roles(each.first - 1))
    return len(stretch.amounts) > 1 and any(group.first < each.first <= amount.first for each in left)


def _owned(stretch: Stretch, place: int) -> int:
    """Return how many words not known stand right behind a sum, as what it is the size of does: 'a €5bn hole'.

    Turkish and Hungarian say so at the sum itself, and all words behind count; elsewhere the first one tells.
    """
    begin = stretch.found[place - 1].end
    end = stretch.found[place].start if place < len(stretch.found) else begin + 2 * _NEAR
    near = [] if _CLOSED.match(stretch.text, begin) else _CLOSED.split(stretch.text[begin:end])[0].split()
    known = [stretch.words.exact(word) in stretch.words.after or stretch.is_silent(word) for word in near]
    if stretch.words.rises_to and _SIZED.search(stretch.text, 0, begin):
        return known.count(False)
    counted = known[:1] == [False] and any(each.kind == "spelled" for each in stretch.words.entries(near[0]))
    return int(known[:1] == [False] and near[0].islower() and not counted)  # not: two days earlier


def _unknown(stretch: Stretch, place: int) -> int:
    """Return how many plain words before a token are neither known nor small, such as 'is' or 'of'."""
    words = (word.rpartition("’")[2].rpartition("'")[2] for word in stretch.plain(place))
    small = sum(stretch.words.exact(word) in stretch.words.after and not stretch.is_silent(word) for word in words)
    return max(0, stretch.found[place].gap - small)
