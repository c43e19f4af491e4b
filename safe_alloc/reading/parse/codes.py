"""Two-letter codes of countries, where a list has them in front of its sums: 'AT 3 462 | BE 5 924 | BG 6 267'."""

import re
from bisect import bisect_left
from operator import attrgetter

from safe_alloc.reading.countries import known_names
from safe_alloc.reading.parse.tokens import Token

_CODED = re.compile(r"(?<![\w.-])([A-Z]{2})(?=[ \t]?[:=|–-]?[ \t]{0,2}(?:[€$£]|EUR)?[ \t\u00a0]?\d(?![A-Z]))")
_MANY = 3
"""So many different codes, each before a number, are a list; fewer may be words in capitals, such as IT or NO."""


def coded(found: list[Token], text: str, begin: int, end: int) -> list[Token]:
    """Return tokens with those codes as countries; one behind its own country's name only repeats it."""
    codes = [(each.span(), known_names().get(each[1].casefold(), "")) for each in _CODED.finditer(text, begin, end)]
    if len({country for _, country in codes} - {""}) < _MANY:
        return found
    for span, country in reversed([each for each in codes if each[1]]):
        first, last = (bisect_left(found, place, key=attrgetter("start")) for place in span)
        rest = found[last : last + 1]
        gap = found[first].gap if first < last else max([0, *(each.gap - 1 for each in rest)])
        told = first and found[first - 1].value == country and not gap
        made = [] if told else [Token("country", *span, country, gap=gap)]
        found[first : last + 1] = [*made, *(each.close() for each in rest)]
    return found
