"""Bare numbers that are no sums: the day or the year of a date, and the number of a place in a list."""

import re

from safe_alloc.reading.parse.halves import STARTS, Half, Halves

_YEAR, _SHORT = re.compile(r"20[0-4]\d"), 3
_NUMBER_SIGNS, _MARKS = frozenset(".°º№"), frozenset(("dash", "comma", "open", "colon", "semicolon"))


def is_dated(read: Halves, first: Half) -> bool:
    """Return whether a bare number is part of a date: 'May 11', '29 May', '2026, €5 billion', '2026 – 6.5'."""
    written, after = str(first.pieces[0].value), read.found[first.after]
    before = read.text[read.found[first.begin - 1].end : read.found[first.begin].start].split()
    behind = read.text[read.found[first.after - 1].end : after.start]
    if len(written) < _SHORT:
        month = behind.replace(".", " ").split()
        named = len(month) == 1 and month[0].isalpha() and len(month[0]) >= _SHORT
        return named or (before != [] and before[-1][0].isupper())
    apart = read.near_kind(first.after) == "comma" or (after.kind == "dash" and behind.isspace())
    return _YEAR.fullmatch(written) is not None and apart and read.near_kind(first.after + 1) in STARTS


def is_numbered(read: Halves, first: Half) -> bool:
    """Return whether a bare number with a dash behind it is one of a list: 'No. 4 – 6.5 billion', '– page 4 – 6.5'."""
    last, begin, dash = read.found[first.begin - 1], read.found[first.begin].start, read.found[first.after]
    behind, before = read.text[read.found[first.after - 1].end : dash.start], read.text[last.end : begin].split()
    if not behind[-1:].isspace() or not (before or behind.strip()):
        return False  # 12–16 billion, wants 12 – 16 billion
    word = before[-1] if before else "."  # 1. – 6,56 Mrd. Euro
    return last.kind in _MARKS or len(word) < _SHORT or not _NUMBER_SIGNS.isdisjoint(word)
