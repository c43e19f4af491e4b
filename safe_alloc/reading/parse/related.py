"""Articles that are relative pronouns, as they stand behind a country and a comma: 'Lettland, das 40 Mrd. verlor,'."""

import re

from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.pieces import SILENT
from safe_alloc.reading.parse.tokens import Token

_PRONOUN = re.compile(r"\s([^\W\d_]{2,6})\s")
_WHO, _NAMES = SILENT[1], frozenset(("country", "capital"))


def related(found: list[Token], words: Lexicon, text: str) -> list[Token]:
    """Return tokens with each such pronoun, which begins a clause about the country, among them."""
    for place in range(len(found) - 2, 0, -1) if words.relative_articles else ():
        before, comma, after = found[place - 1 : place + 2]
        listed = after.kind in _NAMES and not after.gap  # Lettland, die Slowakei
        if comma.kind == "comma" and not comma.gap and before.kind in _NAMES and not listed:
            written = _PRONOUN.match(text, comma.end)
            if written and any(each.roles == _WHO for each in words.entries(written[1])):
                found.insert(place + 1, Token("word", *written.span(1), "", _WHO - SILENT[0]))
    return found
