"""How the words of a language are compared: without capitals and accents, unless these tell words apart."""

import re

from safe_alloc.reading.countries import fold

_WORD = re.compile(r"[^\W\d_]+")

_SAME = str.maketrans({"ё": "е", "ş": "ș", "ţ": "ț", "ʼ": "'", "ي": "ي", "أ": "ا", "إ": "ا", "آ": "ا"})
"""Letters that are written in two ways."""


class Spelling:
    """How words are looked up in a language, whose accents may tell words apart, and which may have no blanks."""

    def __init__(self, *, accents: bool, spaceless: bool) -> None:
        self.accents, self.spaceless = accents, spaceless

    def fold(self, word: str) -> str:
        """Return one word as words are compared, its accents left out unless they tell words apart."""
        if word.isascii() or self.accents or self.spaceless:
            return word.casefold()
        return fold(word) or word.casefold()

    def exact(self, word: str) -> str:
        """Return one word without capitals, letters with two spellings as one."""
        return word.casefold() if word.isascii() else word.casefold().translate(_SAME).replace("i\u0307", "i")

    def key(self, phrase: str) -> tuple[str, ...]:
        """Return the words of a phrase as it is looked up: the first with its accents, the rest folded."""
        if self.spaceless and not phrase.isascii():
            return (phrase.casefold().replace(" ", ""),)
        head, _, more = phrase.partition(" ")
        if re.fullmatch(r"(?:[^\W\d_]\.){2,}|\S*\$", head):  # U.S. dollars
            return (head.casefold(), *map(self.fold, more.split()))
        first, *rest = _WORD.findall(phrase) or [phrase]
        return (self.exact(first), *(self.fold(word) for word in rest))
