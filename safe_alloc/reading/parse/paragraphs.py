"""The parts a text is read in: its paragraphs, and in them what somebody says in another language."""

import re
from collections.abc import Iterator

from safe_alloc.reading.parse.lexicon import clearly

_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n")
_ENDLESS = 50_000
"""A paragraph of more signs is read in parts, so that memory does not grow with it."""

_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{30,400})[”“»\"]")
"""A quotation that is long enough to tell its language."""


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends; blank lines part them."""
    begin = 0
    for blank in _BLANK.finditer(text):
        yield from _parts(text, begin, blank.start() + 1)
        begin = blank.end()
    yield from _parts(text, begin, len(text))


def _parts(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a paragraph whole, or one that is endless in parts, cut behind a line, a sentence or a word."""
    while end - begin > _ENDLESS:
        last = begin + _ENDLESS
        cut = next((at for mark in ("\n", ". ", " ") if (at := text.rfind(mark, begin + 1, last)) >= 0), last - 1) + 1
        yield begin, cut
        begin = cut
    yield begin, end


def voices(text: str, begin: int, end: int, usual: str) -> Iterator[tuple[int, int]]:
    """Yield a paragraph whole, or in parts where a quotation in it is in another language than the text."""
    for quoted in _QUOTED.finditer(text, begin, end):
        if clearly(quoted[1], usual) != usual:
            yield begin, quoted.start()
            yield quoted.span()
            begin = quoted.end()
    yield begin, end
