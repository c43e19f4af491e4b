"""A text without what only formats it: direction marks, soft hyphens, Markdown, addresses, letters in two pieces."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_ADDRESS = r"""(?:https?://|www\.)[^\s<>"|)\]]*[^\s<>"|)\].,;:!?*]"""
_INLINE = "b|i|u|s|em|strong|span|a|font|small|mark|code|del|ins|sup|sub"
_BLOCK = "p|div|td|th|tr|table|tbody|thead|ul|ol|li|h[1-6]|hr|br|img|center|blockquote"
_FORMAT = re.compile(
    r"(?P<hidden>[\u00ad\u061c\u200b-\u200f\u202a-\u202d\u2060-\u2064\u2066-\u2069\ufeff]+)"
    r"|(?P<joined>[^\W\d_][\u0300-\u036f\u0653-\u0655\u1161-\u11ff\u3099\u309a]{1,20})"
    r"|(?P<raised><sup>\s*\d+\s*</sup>|(?<=[^\W\d_]{3})[\u00b2\u00b3\u00b9\u2070-\u2079]+)"
    rf"|(?P<mark>\*\*+|~~|`+|^[ ]{{0,3}}\#{{1,6}}(?=\s)|\\(?=[!-/:-@\[-`{{-~])|!?\[(?=[^\[\]\n]*\]\()"
    rf"|\]\(\s{{0,9}}<?[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:\s{{1,9}}[\"'][^\"'\n]*+[\"'])?\s{{0,9}}\)|</?(?:{_INLINE})(?:\s[^<>]*)?>)"
    rf"|(?P<blank>{_ADDRESS}|</?(?:{_BLOCK})(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{2,6}|\#x[0-9a-fA-F]{2,5});)",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNS = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u0653-\u0655\u1161-\u11ff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2070-\u2079\u00b2\u00b3\u00b9\u3099\u309a\ufeff&<*~`#\\\\\\[]|//|www"
)
"""What formatting begins with: a text without any of it, as most are, is looked through once and fast."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Plain(NamedTuple):
    """A text, and where each of its signs begins and ends in the text it was made of."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of a place in this text."""
        return self.starts[start], self.ends[max(end - 1, start)]


def plain(text: str) -> Plain:
    """Return a text without what only formats it, each sign with its place in the original."""
    if not _SIGNS.search(text):
        return Plain(text, range(len(text) + 1), range(1, len(text) + 2))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for found in _FORMAT.finditer(text):
        put = _instead(found)
        signs += (text[last : found.start()], put)
        starts += (*range(last, found.start()), *[found.start()] * len(put))
        ends += (*range(last + 1, found.start() + 1), *[found.end()] * len(put))
        last = found.end()
    tail = range(last, len(text) + 1)
    return Plain("".join((*signs, text[last:])), [*starts, *tail], [*ends, *(place + 1 for place in tail)])


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
