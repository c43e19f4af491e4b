"""Sums of another programme than SAFE in a text about SAFE: 'Poland may borrow €44bn. The RRF gave Spain €163bn.'."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.settling import Said

# The full stop of an abbreviation ends no sentence: 36 δισ. ευρώ
_SAFE, _SENTENCE = re.compile(r"\b(?:SAFE|Safe)\b"), re.compile(r"[.!?](?=\s+\W*[A-ZÀ-ÞĀ-ŽΆ-ΩЀ-Я])|[。！？\n]")
_OTHER = re.compile(unpacked("pattern elsewhere"))
"""The names of other programmes, and of money held back, in any language."""


def elsewhere(said: Sequence[Said], text: str) -> Sequence[Said]:
    """Return what is said, the sums of another programme marked, if SAFE is spoken of before or in the sentence."""
    begun = _SAFE.search(text)
    begins = [0, *(each.end() for each in _SENTENCE.finditer(text)), len(text)] if begun else []
    since = begins[bisect_right(begins, begun.start()) - 1] if begun else 0
    named = [each.start() for each in _OTHER.finditer(text, since)] if begun else []
    if not named:
        return said
    other: set[int] = set()
    places = sorted({(each.claim.start, each.claim.end) for each in said})
    for part in {bisect_right(begins, at) for at in named}:
        begin, end = begins[part - 1 : part + 1]
        sums = places[bisect_left(places, (begin, 0)) : bisect_left(places, (end, 0))]
        safe = [each.start() for each in _SAFE.finditer(text, begin, end)]
        other |= _of_other(sums, safe, named[bisect_left(named, begin) : bisect_left(named, end)])
    marked = [each._replace(roles=each.roles | {"elsewhere"}) if each.claim.start in other else each for each in said]
    return said if all("elsewhere" in each.roles for each in marked) else marked


def _of_other(sums: Sequence[tuple[int, int]], safe: Sequence[int], named: Sequence[int]) -> set[int]:
    """Return where the sums of a sentence start that are another programme's: 'under EDIP €1bn, under SAFE €9bn'.

    Where a programme is named before the first sum, each sum has the one before it, else the one behind it.
    """
    if not safe:
        return {start for start, _ in sums}
    found = set()
    names = sorted([*((at, False) for at in safe), *((at, True) for at in named)])
    begins, first, last = [at for at, _ in names], names[0][0] < sums[0][0] if sums else False, -1
    for place, (start, end) in enumerate(sums):
        after = sums[place + 1][0] if place + 1 < len(sums) else begins[-1] + 1
        at, behind = bisect_left(begins, start) - 1, bisect_right(begins, end)
        led, told = at >= 0 and begins[at] > last, behind < len(begins) and begins[behind] < after
        near = at if led and (first or not told) else behind if told and not first else -1
        found |= {start} if near >= 0 and names[near][1] else set()
        last = end
    return found
