"""The tokens of a text and what stands right beside each: no plain word may stand between."""

from collections.abc import Sequence

from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.tokens import Token

_ORDINAL = frozenset("°ºª")
_NOTHING, _NONE = Token("", 0, 0), frozenset[str]()


class Places:
    """The tokens of a text, with nothing behind both their ends."""

    def __init__(self, found: Sequence[Token], words: Lexicon, text: str) -> None:
        self.count = len(found)
        self.found = [*found, _NOTHING, _NOTHING, _NOTHING, _NOTHING]  # so that no place near an end is outside
        self.words, self.text = words, text

    def near_kind(self, place: int) -> str:
        """Return the kind of a token that stands right behind the one before, no plain word between."""
        token = self.found[place]
        return "" if token.gap else token.kind

    def near_roles(self, place: int) -> frozenset[str]:
        """Return the roles of a token that stands right behind the one before."""
        token = self.found[place]
        return _NONE if token.gap else token.roles

    def roles_before(self, place: int) -> frozenset[str]:
        """Return the roles of the token right before a place."""
        return _NONE if self.found[place].gap else self.found[place - 1].roles

    def is_named(self, place: int) -> bool:
        """Tell whether a country stands right before a place."""
        return not self.found[place].gap and self.found[place - 1].kind in ("country", "capital")

    def is_attached(self, place: int) -> bool:
        """Tell whether a number is part of a name, such as A400M, or of a word, such as 4th."""
        token, last = self.found[place], self.found[place - 1]
        if self.words.spaceless:
            return False
        if not self.text[token.start - 1 : token.start].isalpha():
            if self.text[token.end : token.end + 2].lstrip(".")[:1] in _ORDINAL:
                return True
            return self.text[token.end : token.end + 1].isalpha() and self.found[place + 1].start > token.end
        counted = last.kind == "magnitude" and not self.text[token.start - 1].isascii()  # 4천670만
        named = last.kind in ("country", "currency") and last.end == token.start
        return not (counted or named or self.words.prefixes)
