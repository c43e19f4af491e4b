"""A text without what only formats it: direction marks, soft hyphens, Markdown, addresses, letters in two pieces."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, repeat
from operator import itemgetter
from typing import NamedTuple

_ADDRESS = r"""(?:https?://|www\.)[^\s<>"|)\]]*[^\s<>"|)\].,;:!?*]"""
# Poland ...... 43.7, and 3= France or =3 France where ranks are tied
_LEADERS = r"\.{4,}|(?:\. ){4,}\.?|…{2,}|(?<=\w\s)(?:\.{2,3}|…)(?=\s(?:[€$£]|EUR\s)?\s?\d(?:[\d.,]|\s(?=\d{3}))*+"
_LEADERS += r"(?: ?[^\W\d_]+\.?){0,3}(?: ?\([^)\n]{0,60}\)| ?\[\w{1,3}\]|[*†‡]| \d[\d.,]*+ ?%)?[ ;]*$)"
_LEADERS += r"|(?<=\d)=(?=\s[^\W\d_])|(?<=\s)=(?=\d\d?\s)"
_INLINE = "b|i|u|s|em|strong|span|a|font|small|mark|code|del|ins|sup|sub"
_BLOCK = "p|div|td|th|tr|table|tbody|thead|ul|ol|li|h[1-6]|hr|br|img|center|blockquote"
_FORMAT = re.compile(
    r"(?P<hidden>[\u00ad\u061c\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202d\u2060-\u2064\u2066-\u2069\ufeff]+|\x1b\[[\d;]*[A-Za-z])"
    r"|(?P<joined>[^\W\d_][\u0300-\u036f\u0653-\u0655\u1161-\u11ff\u3099\u309a]{1,20})"
    r"|(?P<raised><sup>\s*\d+\s*</sup>|(?<=[^\W\d_]{3})[\u00b2\u00b3\u00b9\u2070-\u2079]+|(?<=\w)\[\^?(?:\d{1,3}|[a-z])\](?!\())"
    rf"|(?P<mark>\*\*+|~~|`+|^[ ]{{0,3}}\#{{1,6}}(?=\s)|\\(?=[!-/:-@\[-`{{-~])|!?\[(?=[^\[\]\n]*\]\()"
    rf"|\]\(\s{{0,9}}<?[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:\s{{1,9}}[\"'][^\"'\n]*+[\"'])?\s{{0,9}}\)|</?(?:{_INLINE})(?:\s[^<>]*)?>)"
    rf"|(?P<blank>{_LEADERS}|{_ADDRESS}|</?(?:{_BLOCK})(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{2,6}|\#x[0-9a-fA-F]{2,5});)",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNS = re.compile(
    "[\x1b\u00ad\u0300-\u036f\u061c\u0640\u064b-\u0652\u0670\u0653-\u0655\u1161-\u11ff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2070-\u2079\u00b2\u00b3\u00b9\u3099\u309a\ufeff"
    r"&<*~`#\\\[…]|//|www|\.[. ]\.[. ]|(?<=[\d\s])="
)
"""What formatting begins with: a text without any of it, as most are, is looked through once and fast."""

_NEAR = re.compile(_SIGNS.pattern + r"|\]\(", re.IGNORECASE)
_AHEAD = {**dict.fromkeys("&<*~`\\", 0), "#": 3, "/": len("https:")}
"""So many signs a piece of formatting begins before these, at most; before any other at most one."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


_FILLED, _NARROW, _WIDE = 0.7, 40, 140
"""A line that fills so much of the width of its paragraph, and is as long as this, goes on below."""

_ENTRY = re.compile(r"\s*(?:\d\d? (?=[A-ZÀ-ÞΆ-ΩЀ-Я])|[A-ZÀ-ÞΆ-ΩЀ-Я][^:\n]{2,30}: )")
_LISTED = re.compile(
    r"\s*(?:[-–—](?= ?[A-ZÀ-ÞΆ-ΩЀ-Я])|[^\w\s€$£(\"'“”«„¿¡‘’–—-]|\(?[\dA-Za-z]{1,2}[.)](?!\d))"
    r"|.*(?:\t|\||\S {2,}\S)"
)
"""A line of a list or a table; a word and a colon, or a number, alone begin one only where several lines do so."""


class Plain(NamedTuple):
    """A text, and where each part of it begins, and stood in the text it was made of: with an end if replaced."""

    text: str
    parts: Sequence[tuple[int, int, int]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of a place in this text."""
        return self._sign(start)[0], self._sign(max(end - 1, start))[1]

    def _sign(self, place: int) -> tuple[int, int]:
        """Return the place in the original of one sign."""
        begin, start, end = self.parts[bisect_right(self.parts, place, key=itemgetter(0)) - 1]
        return (start, end) if end else (start + place - begin, start + place - begin + 1)


def plain(text: str) -> Plain:
    """Return a text without what only formats it, each sign with its place in the original."""
    if not _SIGNS.search(text):
        return Plain(text, ((0, 0, 0),))
    signs: list[str] = []
    parts = [(0, 0, 0)]
    for found in _formats(text):
        put, (begin, last, _) = _instead(found), parts[-1]
        signs += (text[last : found.start()], put)
        begin += found.start() - last
        parts += ((begin, *found.span()), (begin + len(put), found.end(), 0)) if put else ((begin, found.end(), 0),)
    return Plain("".join((*signs, text[parts[-1][1] :])), parts)


def unwrapped(text: str) -> str:
    """Return a text with a space for each line break that only keeps a paragraph narrow; every sign keeps its place."""
    lines = text.split("\n")
    marks, listed = ["\n"] * len(lines), sum(map(bool, map(_ENTRY.match, lines))) > 1
    begin = 0
    for place, line in enumerate(lines):
        width = max(map(len, lines[begin : place + 2]))
        below = lines[place + 1] if place + 1 < len(lines) else ""
        entry = _LISTED.match(below) or (listed and _ENTRY.match(below))
        if not below.strip() or len(line) < _FILLED * width or entry:
            pairs = list(pairwise(lines[begin : place + 1]))
            width = max(map(len, lines[begin : place + 1]))
            if _NARROW <= width <= _WIDE and 3 * sum(_goes_on(*each) for each in pairs) >= len(pairs):
                marks[begin:place] = " " * (place - begin)
            begin = place + 1
    return "".join(chain.from_iterable(zip(lines, marks, strict=True)))[:-1]


def _goes_on(line: str, below: str) -> bool:
    """Tell whether a line is broken within a sentence."""
    first = below.lstrip()[:1]
    return first.islower() or (line.rstrip()[-1:].islower() and (first.isdecimal() or first in "€$£("))


def _formats(text: str) -> Iterator[re.Match[str]]:
    """Yield each piece of formatting, looked for only where a sign of one is."""
    last = 0
    for sign in _NEAR.finditer(text):
        start = sign.start()
        places = range(max(last, start - _AHEAD.get(text[start], 1)), start + 1)
        for found in filter(None, map(_FORMAT.match, repeat(text), places)):
            yield found
            last = found.end()
            break


def raised(written: str) -> str:
    """Return digits as a footnote has them, so that they never lengthen the number before them."""
    return written.translate(_RAISED)


def _instead(found: re.Match[str]) -> str:
    """Return what stands for a piece of formatting; what is left out never joins two numbers."""
    if found.lastgroup == "joined":
        return unicodedata.normalize("NFC", found[0])
    if found.lastgroup == "raised":
        return raised(found[0][5:-6].strip()) if found[0].startswith("<") else " "
    if found.lastgroup == "entity":
        from html import unescape  # imported here: few texts have any

        return unescape(found[0])
    around = found.string[found.start() - 1 : found.start()] + found.string[found.end() : found.end() + 1]
    between = found.lastgroup == "mark" and len(around) == 2 and around.isdigit()
    return " " if between or found.lastgroup == "blank" else ""
