"""Countries in a list that the text's language does not name: 'AT 3 462 | BE 5 924', or 'Lettland: €5 billion'."""

import re
from bisect import bisect_left
from functools import cache
from operator import attrgetter

from safe_alloc.reading.countries import known_names
from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.tokens import Token

_CODED = re.compile(r"(?<![\w.-])([A-Z]{2})(?=[ \t]?[:=|–-]?[ \t]{0,2}(?:[€$£]|EUR)?[ \t\u00a0]?\d(?![A-Z]))")
_ABROAD = re.compile(r"(?:^|[,;|•(\n] ?)([^\W\d_]{4,24})(?= ?[:(–-] ?[€$£]?\d)", re.MULTILINE)
"""A name at the beginning of an entry, right before a sum."""

_MANY = 3
"""So many different codes, each before a number, are a list; fewer may be words in capitals, such as IT or NO."""


def coded(found: list[Token], words: Lexicon, text: str, begin: int, end: int) -> list[Token]:
    """Return tokens with those as countries; a code behind its own country's name only repeats it."""
    codes = [(each.span(), known_names().get(each[1].casefold(), "")) for each in _CODED.finditer(text, begin, end)]
    codes = codes if len({country for _, country in codes} - {""}) >= _MANY else []
    abroad = (
        each for each in _ABROAD.finditer(text, begin, end) if each[1][0].isupper() and not words.entries(each[1])
    )
    codes = sorted([*codes, *((each.span(1), _abroad().get(each[1], "")) for each in abroad)])
    for span, country in reversed([each for each in codes if each[1]]):
        first, last = (bisect_left(found, place, key=attrgetter("start")) for place in span)
        rest = found[last : last + 1]
        gap = found[first].gap if first < last else max([0, *(each.gap - 1 for each in rest)])
        told = first and found[first - 1].value == country and not gap
        made = [] if told else [Token("country", *span, country, gap=gap)]
        found[first : last + 1] = [*made, *(each.close() for each in rest)]
    return found


@cache
def _abroad() -> dict[str, str]:
    """Return the country of each name that is one word, and names no other country in any language."""
    return dict(line.split(" ", 1) for line in unpacked("abroad").splitlines())
