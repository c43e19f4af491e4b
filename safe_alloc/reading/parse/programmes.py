"""Sums of another programme than SAFE in a text about SAFE: 'Poland may borrow €44bn. The RRF gave Spain €163bn.'."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.settling import Said

_SAFE, _SENTENCE = re.compile(r"\b(?:SAFE|Safe)\b"), re.compile(r"[.!?](?=\s)|[。！？\n]")
_OTHER = re.compile(unpacked("pattern elsewhere"))
"""The names of other programmes, and of money held back, in any language."""


def elsewhere(said: Sequence[Said], text: str) -> Sequence[Said]:
    """Return what is said, the sums in sentences about another programme marked, if SAFE was spoken of before."""
    begun = _SAFE.search(text)
    named = [each.start() for each in _OTHER.finditer(text, begun.end())] if begun else []
    if not named:
        return said
    begins = [0, *(each.end() for each in _SENTENCE.finditer(text)), len(text)]
    parts = {bisect_right(begins, at) for at in named}
    parts = {part for part in parts if not _SAFE.search(text, begins[part - 1], begins[part])}
    other = [bisect_right(begins, each.claim.start) in parts for each in said]
    marked = [each._replace(roles=each.roles | {"elsewhere"}) for each in said]
    return said if all(other) else [two if at else one for one, two, at in zip(said, marked, other, strict=True)]
