"""A text as a row of tokens: numbers, countries, currencies and the small words that tie them together."""

from itertools import accumulate, repeat

from safe_alloc.reading.parse.lexicon import Also, Entry, Known, Lexicon
from safe_alloc.reading.parse.pieces import SILENT, is_word, known, pieces

_NONE: frozenset[str] = frozenset()
_AND, _EACH, _PLACE = frozenset(("and",)), frozenset(("each",)), frozenset(("place",))
_NEW = Known("new", "", _NONE)
_SEAT = frozenset(("da", "de", "ta", "te", "daki", "deki", "taki", "teki"))
"""What a Turkish name ends with, behind an apostrophe, where something is or happens."""

_JOINING = frozenset("-‐‑\n.'’&")
"""What may begin the piece that joins two words of a phrase."""

_QUOTED = " \t\n\r\u00a0\u2009\u202f\u200b\"“”„«»'‘’‹›「『"
_ABBREVIATED, _GLUE = 3, frozenset(("", " ", "\u00a0", "\u202f", "-", "‐", "‑", "\n", ". ", "'", "’", " ’", " & "))
"""What may stand between the words of one phrase; a stop only behind a word of at most so many letters."""


class Token:
    """One meaningful piece of a text; `gap` counts the plain words between the token before and this one.

    Its fields are asked for so often that slots, twice as quick as those of a tuple, are felt.
    """

    __slots__ = ("end", "gap", "kind", "roles", "start", "value")

    def __init__(
        self, kind: str, start: int, end: int, value: str = "", roles: frozenset[str] = _NONE, gap: int = 0
    ) -> None:
        self.kind, self.start, self.end = kind, start, end
        self.value, self.roles, self.gap = value, roles, gap

    def close(self, gap: int = 0) -> "Token":
        """Return the token with another number of plain words before it."""
        return Token(self.kind, self.start, self.end, self.value, self.roles, gap)


def tokens(text: str, words: Lexicon, begin: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a text from `begin` to `end`; plain words between them are counted, not kept."""
    return _Cut(text, words, begin, len(text) if end is None else end).tokens()


class _Cut:
    """A part of a text in pieces, where each piece begins, and the tokens found so far."""

    def __init__(self, text: str, words: Lexicon, begin: int, end: int) -> None:
        self.text, self.words = text, words
        self.pieces = pieces(text[begin:end], words)
        self.at = list(accumulate(map(len, self.pieces), initial=begin))
        self.found: list[Token] = []
        self.gap = 0

    def tokens(self) -> list[Token]:
        """Return the tokens; what most pieces are is dealt with here, without a call."""
        at, add, pieces, gap, taken = self.at, self.found.append, self.pieces, 0, 0
        words, end = pieces[1::2], len(pieces) - 2
        row = zip(range(1, len(at), 2), words, map(self.words.known.get, words, repeat(_NEW)), strict=False)
        for place, written, piece in row:
            if place <= taken:
                continue
            if piece is _NEW:
                if written[-1].isdecimal():
                    add(Token("number", at[place], at[place + 1], written, _NONE, gap))
                    gap = 0
                    continue
                piece = known(written, self.words)
            if piece is None:
                gap += 1
                continue
            kind, value, roles, also = piece
            if also is None:
                add(Token(kind, at[place], at[place + 1], value, roles, gap))
                gap = 0
                continue
            phrases, prefix, _, alone = also
            after = pieces[place + 2] if place < end else "-"
            other = pieces[place + 1] == " " and after.isascii() and after.casefold() not in phrases
            if phrases and not prefix and (other if after[0].isalpha() else after[0] not in _JOINING):
                if alone:  # no phrase goes on so, as is mostly the case
                    add(Token(kind, at[place], at[place + 1], value, roles, gap))
                    gap = 0
                elif not kind:
                    gap += 1
                continue
            self.gap = gap
            taken = self._also(piece, also, place)
            gap = self.gap
        return self.found

    def _add(self, kind: str, start: int, end: int, value: str = "", roles: frozenset[str] = _NONE) -> None:
        self.found.append(Token(kind, start, end, value, roles, self.gap))
        self.gap = 0

    def _phrase(self, phrases: dict[str, list[Entry]], place: int) -> int:
        """Add the longest phrase that begins with a word, and return the place of its last word, or 0."""
        after = self._next_word(place)
        second = self.pieces[after]
        folded = second.casefold() if second.isascii() else self.words.fold(second)
        for entry in phrases.get(folded, ()) if after else ():
            last = self._fits(entry.rest, after)
            if last:
                if entry.roles not in SILENT or entry.kind != "word":
                    self._add(entry.kind, self.at[place], self.at[last + 1], entry.value, entry.roles)
                return last
        return 0

    def _fits(self, rest: tuple[str, ...], place: int) -> int:
        """Return the place of the last word of a phrase whose second word stands at a place, or 0."""
        for word in rest[1:]:
            place = self._next_word(place)
            if not place or self.words.fold(self.pieces[place]) != word:
                return 0
        return place

    def _next_word(self, place: int) -> int:
        """Return the place of the word that follows within a phrase, or 0 if something stands between."""
        pieces, at, last, first = self.pieces, self.at, self.at[place + 1], self.pieces[place]
        blank = pieces[place + 1] == " "
        place += 2
        if blank and place < len(pieces) and is_word(pieces[place]):
            return place
        while place < len(pieces) and not is_word(pieces[place]) and at[place + 1] - last < 3:
            place += 2
        if place >= len(pieces) or not is_word(pieces[place]):
            return 0
        glue = self.text[last : at[place]]  # a stop behind a longer word ends a sentence: the most ever made. In Spain
        return place if glue in _GLUE and (glue != ". " or len(first) <= _ABBREVIATED) else 0

    def _also(self, piece: Known, also: Also, place: int) -> int:
        """Add what a piece is where it stands, and return the place of the last piece it took."""
        taken = self._phrase(also.phrases, place) if also.phrases else 0
        if taken:
            return taken
        start, end = self.at[place], self.at[place + 1]
        inside = self.text[start - 1 : start].isdecimal() and self.text[end : end + 1].islower()  # 1,2:ta miljardia
        if also.alone:
            self._add(piece.kind, start, end, piece.value, piece.roles)
        elif also.phrases or also.prefix or piece.kind == "word":
            self._word(piece, also, start, end)
        elif piece.kind == "suffix" or (piece.value == ":" and inside):
            return self._suffix(place)
        elif piece.kind == "run":
            self._run(start, end)
        elif piece.kind == "flag":
            self._flag(piece.value, place)
        elif piece.kind == "dash" and self._is_again(place):  # 16,2-16,2 milliárd eurót: each
            self.found[-1].kind, self.found[-1].roles = "word", _EACH
        elif piece.kind != "end":
            self._dash(piece, start, end)
        elif self._ends(place):
            self._add("end", start, end)
        return place

    def _is_again(self, place: int) -> bool:
        """Tell whether the number right before a dash is also right behind it."""
        last, behind = self.found[-1:], "".join(self.pieces[place + 1 : place + 3])
        return [(each.kind, each.end, each.value) for each in last] == [("number", self.at[place], behind)]

    def _word(self, piece: Known, also: Also, start: int, end: int) -> None:
        """Add a word, and what is glued to it before; an article is neither a token nor a plain word."""
        if not piece.kind:
            self.gap += 1
            return
        if also.lead:
            self._add("word", start, start + also.prefix, "", also.lead)
        if also.prefix or piece.roles not in SILENT or piece.kind != "word":
            self._add(piece.kind, start + also.prefix, end, piece.value, piece.roles)

    def _dash(self, piece: Known, start: int, end: int) -> None:
        """Add a dash, a colon, or the point of a list; not a hyphen, the colon of EU:n, nor the dot of l·l."""
        inside = self.text[start - 1 : start].isalpha() and self.text[end : end + 1].isalpha()
        joint = piece.kind == "bullet" and inside and self._joins(start)
        if joint or (not inside and piece.value != "*"):
            kind = "word" if joint else "end" if piece.kind == "bullet" else piece.kind
            self._add(kind, start, end, piece.value, _AND if joint else piece.roles)

    def _run(self, start: int, end: int) -> None:
        """Add the phrases of a run without spaces, at each sign the longest there is."""
        text, phrases, sizes = self.text, self.words.phrases, self.words.sizes
        while start < end:
            for size in sizes.get(text[start], ()):
                entries = phrases.get(text[start : start + size]) if start + size <= end else None
                if entries:
                    kind, joint = entries[0].kind, entries[0].kind == "point" and self._joins(start)
                    roles = _AND if joint else entries[0].roles
                    self._add("word" if joint else kind, start, start + size, entries[0].value, roles)
                    start += size
                    break
            else:
                start += 1
                self.gap += 1

    def _joins(self, start: int) -> bool:
        """Tell whether a dot at a place is right behind a country, which it joins to the next: 프랑스·헝가리."""
        return bool(self.found) and self.found[-1].kind == "country" and self.found[-1].end == start

    def _flag(self, country: str, place: int) -> None:
        """Add a flag as its country; beside the country's name it says nothing."""
        beside = [each.value for each in self.words.entries("".join(self.pieces[place + 2 : place + 3]))]
        if country not in [*beside, *(token.value for token in self.found[-1:])]:
            self._add("country", self.at[place], self.at[place + 1], country)

    def _suffix(self, place: int) -> int:
        """Cut what an apostrophe adds to a name or a number: Poland's, Polonya'yı, 16,21'er."""
        last = self.found[-1] if self.found else None
        if last is None or self.gap or last.end != self.at[place] or place + 2 >= len(self.pieces):
            return place
        written = self.pieces[place + 2]
        if not is_word(written) or not written[0].islower() or len(written) > 6:
            return place
        entries = self.words.entries(written) if last.kind == "number" else ()
        lead = entries[0].roles if entries and "each" in entries[0].roles else _NONE
        lead = _PLACE if last.kind in ("country", "capital") and written in _SEAT else lead
        if lead:  # stands before its number, so that the number meets its unit, and before its country: Atina'da
            self.found[-1] = last.close()
            self.found.insert(-1, Token("word", last.start, last.start, "", lead, last.gap))
        return place + 2 if last.kind in ("country", "capital", "currency", "magnitude", "number") else place

    def _ends(self, place: int) -> bool:
        """Tell whether a stop ends a sentence, and is not part of an abbreviation or a date."""
        text, start, end = self.text, self.at[place], self.at[place + 1]
        if text[start] != ".":
            return True
        after = text[end : end + 1]
        if after and not after.isspace():
            return after.isupper() and text[start - 1 : start].islower() and end - start == 1
        following = text[end : end + 40].lstrip(_QUOTED)
        if not following or following[0].islower():
            return not following
        if place < 3 or self.pieces[place - 1] or end - start > 1:
            return True
        return self._ends_word(self.pieces[place - 2], start, following)

    def _ends_word(self, written: str, start: int, following: str) -> bool:
        """Tell whether the stop behind a word or a number ends a sentence, by what it stands behind."""
        if written[-1].isdecimal():
            ordinal = 1 if self.words.decimal == "." else 2  # in other languages 12. may be the twelfth
            counts = len(written) <= ordinal and (self.words.nouns_have_capitals or not following[0].isupper())
            return not following[0].isdigit() and not counts
        last = self.found[-1].kind if self.found and self.found[-1].end == start else ""
        if last == "magnitude" or (last == "currency" and following[0].isupper()):
            # Latvia gets 2 million. €5 million goes to Malta, not: 2 mn. euro
            return following[0].isupper() or len(written) > 5 or following[0] in "€$£"
        counted = following[0].isdigit() and len(written) < 3  # No. 5
        initial = len(written) < 2 and self.text[start - 2] not in "'’"  # but: of Italy's.
        return not is_word(written) or not (counted or initial or written.casefold() in self.words.short)
