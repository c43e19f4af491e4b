"""A text as a row of tokens: numbers, countries, currencies and the small words that tie them together."""

import re
import unicodedata
from typing import NamedTuple

from safe_alloc.reading.parse.lexicon import Entry, Lexicon

_CJK = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_REST = (
    r"|(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’٫٬，]\d+)*|(?<=[€$£])[.,]\d+)"
    r"|([.!?…。！？؟]+[\"'”’»)\]）」』]*)"
    r"|(\n)"
    r"|(['’ʼ`´](?=[^\W\d_]))"
    r"|([€$£¥₺₴₽₩%％٪&(),;:|\[\]/•·*~≈≤≥<>+×\t（），、；：،؛\-‐‑‒–—―−~～〜∼])"
)
_LATIN = re.compile(r"((?:US|C|A)\$|(?:[^\W\d_]\.){2,}|[^\W\d_]+)" + _REST)
_SPACELESS = re.compile(rf"((?:US|C|A)\$|[{_CJK}]+|(?:(?![{_CJK}])[^\W\d_])+)" + _REST)
_WORD, _NUMBER, _END, _LINE, _SUFFIX, _MARK = range(1, 7)

_KINDS = {
    **dict.fromkeys("([（", "open"),
    **dict.fromkeys(")]）", "close"),
    **dict.fromkeys(",，、،", "comma"),
    **dict.fromkeys(";；؛", "semicolon"),
    **dict.fromkeys(":：|\t", "colon"),
    **dict.fromkeys("%％٪", "percent"),
    **dict.fromkeys("•·*", "bullet"),
    **dict.fromkeys("~～〜∼‐‑‒–—―−-", "dash"),
    **dict.fromkeys("€$£¥₺₴₽₩", "currency"),
    **dict.fromkeys("≈<>≤≥+×/&", "word"),
}
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₺": "TRY", "₴": "UAH", "₽": "RUB", "₩": "KRW"}
_ROLES = {
    "≈": "about",
    "<": "up_to",
    "≤": "up_to",
    ">": "at_least",
    "≥": "at_least",
    "+": "at_least",
    "×": "multiple",
    "/": "or",
    "&": "and",
}
_ROLE_SETS = {sign: frozenset((role,)) for sign, role in _ROLES.items()}
_NONE: frozenset[str] = frozenset()
_SILENT = frozenset(("article",))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_GLUE = frozenset(("", " ", "\u00a0", "\u202f", "-", "‐", "‑", "\n", ". ", "'", "’", " ’"))
"""What may stand between the words of one phrase."""


class Token(NamedTuple):
    """One meaningful piece of a text; `gap` counts the plain words between the token before and this one."""

    kind: str
    start: int
    end: int
    value: str = ""
    roles: frozenset[str] = _NONE
    gap: int = 0


def composed(text: str) -> tuple[str, list[int] | None]:
    """Return the text in composed letters without invisible marks, and each sign's place if any moved."""
    if unicodedata.is_normalized("NFC", text) and not _INVISIBLE.search(text):
        return text, None
    signs: list[str] = []
    places: list[int] = []
    for cluster in re.finditer(r"[\s\S][\u0300-\u036f]*", text):
        joined = unicodedata.normalize("NFC", _INVISIBLE.sub("", cluster[0]))
        signs.append(joined)
        places += [cluster.start()] * len(joined)
    return "".join(signs), [*places, len(text)]


def tokens(
    text: str,
    words: Lexicon,
    begin: int = 0,
    end: int | None = None,
    known: dict[str, tuple[Entry, ...]] | None = None,
) -> list[Token]:
    """Return the tokens of a text from `begin` to `end`; plain words between them are counted, not kept.

    `known` keeps what each written word may be, for the next part of the same text.
    """
    return _Cut(text, words, begin, len(text) if end is None else end, {} if known is None else known).tokens()


class _Cut:
    """One text being cut; what each written word may be is looked up once."""

    def __init__(
        self, text: str, words: Lexicon, begin: int, end: int, known: dict[str, tuple[Entry, ...]]
    ) -> None:
        self.text, self.words = text, words
        pattern = _SPACELESS if words.spaceless else _LATIN
        self.raw = [(match.lastindex or 0, *match.span()) for match in pattern.finditer(text, begin, end)]
        self.found: list[Token] = []
        self.gap = 0
        self.known = known

    def tokens(self) -> list[Token]:
        text, known, place, count = self.text, self.known, 0, len(self.raw)
        entries_of = self.words.entries
        while place < count:
            kind, start, end = self.raw[place]
            place += 1
            if kind != _WORD:
                place = self._marked(kind, start, end, place)
                continue
            written = text[start:end]
            entries = known.get(written)
            if entries is None:
                entries = known[written] = entries_of(written)
            if entries:
                place = self._word(entries, written, place)
            elif self.words.spaceless and written > "\u2e80":
                self._run(start, end)
            elif not (self.words.prefixes and self._prefixed(written, start, end)):
                self.gap += 1
        return self.found

    def _add(self, kind: str, start: int, end: int, value: str = "", roles: frozenset[str] = _NONE) -> None:
        self.found.append(Token(kind, start, end, value, roles, self.gap))
        self.gap = 0

    def _word(self, entries: tuple[Entry, ...], written: str, place: int) -> int:
        """Add the longest phrase that begins with this word, and return the place behind it."""
        start, end = self.raw[place - 1][1:]
        second = self._second(place) if entries[0].rest else ""
        for entry in entries:
            after = place if not entry.rest else self._fits(entry, place) if entry.rest[0] == second else 0
            if after and _spelled(entry, written):
                if entry.roles != _SILENT or entry.kind != "word":
                    self._add(entry.kind, start, self.raw[after - 1][2], entry.value, entry.roles)
                return after
        if not (self.words.prefixes and self._prefixed(written, start, end)):
            self.gap += 1
        return place

    def _second(self, place: int) -> str:
        """Return the word that follows, as words are compared; nothing if something stands between."""
        raw, last = self.raw, self.raw[place - 1][2]
        while place < len(raw) and raw[place][0] != _WORD and raw[place][2] - last < 3:
            place += 1
        if place >= len(raw) or raw[place][0] != _WORD or self.text[last : raw[place][1]] not in _GLUE:
            return ""
        return self.words.fold(self.text[raw[place][1] : raw[place][2]])

    def _fits(self, entry: Entry, place: int) -> int:
        """Return the place behind a phrase whose further words begin here, or 0."""
        raw, text, fold = self.raw, self.text, self.words.fold
        last = raw[place - 1][2]
        for word in entry.rest:
            while place < len(raw) and raw[place][0] != _WORD and raw[place][2] - last < 3:
                place += 1
            if place >= len(raw) or raw[place][0] != _WORD or text[last : raw[place][1]] not in _GLUE:
                return 0
            if fold(text[raw[place][1] : raw[place][2]]) != word:
                return 0
            last = raw[place][2]
            place += 1
        return place

    def _run(self, start: int, end: int) -> None:
        """Add the phrases of a run without spaces, at each sign the longest there is."""
        text, phrases, longest = self.text, self.words.phrases, self.words.longest
        while start < end:
            for size in range(min(longest, end - start), 0, -1):
                entries = phrases.get(text[start : start + size])
                if entries:
                    self._add(entries[0].kind, start, start + size, entries[0].value, entries[0].roles)
                    start += size
                    break
            else:
                start += 1
                self.gap += 1

    def _prefixed(self, written: str, start: int, end: int) -> bool:
        """Add a word that stands behind letters glued to it, such as the Arabic 'and' or 'for'."""
        for prefix, role in self.words.prefixes:
            if written.startswith(prefix) and len(written) > len(prefix) + 1:
                entries = [each for each in self.words.entries(written[len(prefix) :]) if not each.rest]
                if entries:
                    if role:
                        self._add("word", start, start + len(prefix), "", frozenset((role,)))
                    self._add(entries[0].kind, start + len(prefix), end, entries[0].value, entries[0].roles)
                    return True
        return False

    def _marked(self, kind: int, start: int, end: int, place: int) -> int:
        text = self.text
        if kind == _NUMBER:
            self._add("number", start, end, text[start:end])
        elif kind == _END:
            if self._ends(start, end, place):
                self._add("end", start, end)
        elif kind == _LINE:
            self._add("line", start, end)
        elif kind == _SUFFIX:
            return self._suffix(start, place)
        else:
            sign = text[start]
            name = _KINDS[sign]
            inside = name == "dash" and text[start - 1 : start].isalpha() and text[end : end + 1].isalpha()
            if name == "bullet":
                if sign != "*" and not (text[start - 1 : start].isalpha() and text[end : end + 1].isalpha()):
                    self._add("end", start, end)  # a point of a list; not the dot of Catalan l·l
            elif not inside:
                self._add(name, start, end, _SIGNS.get(sign, sign), _ROLE_SETS.get(sign, _NONE))
        return place

    def _suffix(self, start: int, place: int) -> int:
        """Cut what an apostrophe adds to a name or a number: Poland's, Polonya'yı, 16,21'er."""
        last = self.found[-1] if self.found else None
        if last is None or self.gap or last.end != start or place >= len(self.raw):
            return place
        written = self.text[self.raw[place][1] : self.raw[place][2]]
        if self.raw[place][0] != _WORD or not written[0].islower() or len(written) > 6:
            return place
        if last.kind == "number":
            entries = self.words.entries(written)
            if entries and "each" in entries[0].roles:  # stands before its number, so that the number meets its unit
                self.found[-1] = last._replace(gap=0)
                self.found.insert(-1, Token("word", last.start, last.start, "", entries[0].roles, last.gap))
            return place + 1
        return place + 1 if last.kind in ("country", "capital", "currency", "magnitude") else place

    def _ends(self, start: int, end: int, place: int) -> bool:
        """Tell whether a stop ends a sentence, and is not part of an abbreviation or a date."""
        text = self.text
        if text[start] != ".":
            return True
        after = text[end : end + 1]
        if after and not after.isspace():
            return after.isupper() and text[start - 1 : start].islower() and end - start == 1
        following = text[end : end + 40].lstrip()
        if not following:
            return True
        kind, first, last = self.raw[place - 2] if place > 1 else (0, 0, 0)
        if following[0].islower() or last != start or end - start > 1:
            return not following[0].islower()
        written = text[first:last]
        if kind == _NUMBER:
            return len(written) > 2 and not following[0].isdigit()
        if kind == _WORD:
            abbreviated = self.found and self.found[-1].end == start and self.found[-1].kind == "magnitude"
            if abbreviated:
                return following[0].isupper()
            return len(written) > 1 and written.casefold() not in self.words.short
        return True


def _spelled(entry: Entry, written: str) -> bool:
    if entry.capital == "all":
        return written.isupper()
    return entry.capital == "" or not written[0].islower()
