"""Sums of another programme than SAFE in a text about SAFE: 'Poland may borrow €44bn. The RRF gave Spain €163bn.'."""

import re
from bisect import bisect_right
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
    for part in {bisect_right(begins, at) for at in named}:
        begin, end = begins[part - 1 : part + 1]
        sums = sorted({(each.claim.start, each.claim.end) for each in said if begin <= each.claim.start < end})
        safe = [each.start() for each in _SAFE.finditer(text, begin, end)]
        other |= _of_other(sums, safe, [at for at in named if begin <= at < end])
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
    for place, (start, end) in enumerate(sums):
        after = sums[place + 1][0] if place + 1 < len(sums) else names[-1][0] + 1
        before = [other for at, other in names if at < start and (not place or at > sums[place - 1][1])]
        behind = [other for at, other in names if end < at < after]
        near = before[-1:] if names[0][0] < sums[0][0] else behind[:1] or before[-1:]
        found |= {start} if any(near) else set()
    return found
