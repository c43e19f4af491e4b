"""A text as a row of tokens: numbers, countries, currencies and the small words that tie them together."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from safe_alloc.reading.parse.lexicon import Entry, Lexicon, fold_word

_RAW = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*|(?<=[€$£])[.,]\d+)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|(?:US|C|A)\$|[^\W\d_]+)"
    r"|(?P<end>(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+[\"'“‘«(\[]?[^\W\d_a-z]|\s*$|\s*\n)|\n[ \t\r]*(?:\n[ \t\r]*)+)"
    r"|(?P<line>\r?\n)"
    r"|(?P<possessive>['’]s?(?![^\W\d_]))"
    r"|(?P<dash>[-‐‑‒–—―−])"
    r"|(?P<mark>[€$£¥₺₴₽₩%(),;:|\[\]/•*~≈≤≥<>+×\t])"
)
_MARKS = {
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "|": "colon",
    "\t": "colon",
    "%": "percent",
    "/": "or",
    "•": "bullet",
    "*": "bullet",
    "~": "qualifier",
    "≈": "qualifier",
    "<": "qualifier",
    ">": "qualifier",
    "≤": "qualifier",
    "≥": "qualifier",
    "+": "qualifier",
    "×": "multiple",
}
_MARK_VALUES = {
    "~": "about",
    "≈": "about",
    "<": "up_to",
    "≤": "up_to",
    ">": "at_least",
    "≥": "at_least",
    "+": "at_least",
}
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₺": "TRY", "₴": "UAH", "₽": "RUB", "₩": "KRW"}
_SILENT = ("article", "bullet")


class Token(NamedTuple):
    """One meaningful piece of a text; `words` is a run of words that mean nothing here, counted in `size`.

    The value of such a run is its last word, with ^ before it if any word of the run has a capital; `first` is
    its first word.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    size: int = 0
    first: str = ""
    follows: bool = False  # nothing, not even a space, stands between it and the token before


def composed(text: str) -> tuple[str, list[int] | None]:
    """Return the text with composed letters, and the place of each sign in the original if any moved."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    signs: list[str] = []
    places: list[int] = []
    for cluster in re.finditer(r"[\s\S][\u0300-\u036f]*", text):
        joined = unicodedata.normalize("NFC", cluster[0])
        signs.append(joined)
        places += [cluster.start()] * len(joined)
    return "".join(signs), [*places, len(text)]


def tokens(text: str, words: Lexicon) -> list[Token]:
    """Return the tokens of a text in order; plain words between them are counted, not kept."""
    raw = [(match.lastgroup or "", match.start(), match.end()) for match in _RAW.finditer(text)]
    found: list[Token] = []
    place = 0
    while place < len(raw):
        kind, start, end = raw[place]
        taken = 1
        if kind == "word":
            entry, taken = _phrase(text, raw, place, words)
            end = raw[place + taken - 1][2]
            token = Token(entry.kind, start, end, entry.value) if entry else Token("words", start, end, "", 1)
        else:
            token = _marked(kind, text[start:end], start, end)
        place += taken
        _append(found, token, text)
    return found


def _append(found: list[Token], token: Token, text: str) -> None:
    last = found[-1] if found else None
    if token.kind in _SILENT and not (token.kind == "article" and last and last.kind == "number"):
        return
    if token.kind == "words":
        capital = text[token.start].isupper()
        value = ("^" if capital else "") + fold_word(text[token.start : token.end])
        if last and last.kind == "words":
            kept = "^" + value.removeprefix("^") if last.value.startswith("^") else value
            found[-1] = last._replace(end=token.end, size=last.size + 1, value=kept)
            return
        token = token._replace(value=value, first=value.removeprefix("^"))
    found.append(token._replace(follows=bool(last and last.end == token.start)))


def _marked(kind: str, written: str, start: int, end: int) -> Token:
    if kind == "mark":
        kind = "currency" if written in _SIGNS else _MARKS[written]
        return Token(kind, start, end, _SIGNS.get(written) or _MARK_VALUES.get(written, written))
    return Token(kind, start, end, written)


def _phrase(text: str, raw: list[tuple[str, int, int]], place: int, words: Lexicon) -> tuple[Entry | None, int]:
    """Return the longest phrase that begins at a word, and how many raw pieces it takes."""
    start, end = raw[place][1:]
    written = text[start:end]
    entries = words.phrases.get(fold_word(written))
    for entry in entries or ():
        taken = _fits(entry, text, raw, place)
        if taken and _spelled(entry, written):
            return entry, taken
    return None, 1


def _spelled(entry: Entry, written: str) -> bool:
    if entry.capital == "all":
        return written.isupper()
    return entry.capital == "" or written[0].isupper()


def _fits(entry: Entry, text: str, raw: list[tuple[str, int, int]], place: int) -> int:
    """Return how many raw pieces a phrase takes from here, or 0; a hyphen or one space may join its words."""
    taken = 1
    for word in entry.rest:
        place += 1
        taken += 1
        if place < len(raw) and raw[place][0] in ("dash", "line"):
            place, taken = place + 1, taken + 1
        if place >= len(raw) or raw[place][0] != "word" or fold_word(text[raw[place][1] : raw[place][2]]) != word:
            return 0
        if len(text[raw[place - 1][2] : raw[place][1]].strip()) > 0:
            return 0
    return taken


def lines(found: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens between ends: of a sentence, of a paragraph, or of a row that stands for itself."""
    part: list[Token] = []
    for place, token in enumerate(found):
        if token.kind == "end" or (token.kind == "line" and _row_begins(found, place, part)):
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _row_begins(found: list[Token], place: int, before: list[Token]) -> bool:
    """Tell whether a new line is a new row of a list, and not a line of wrapped prose."""
    following = [token for token in found[place + 1 : place + 3] if token.kind != "dash"]
    if not following or following[0].kind == "line":
        return True
    if before and before[-1].kind in ("comma", "and"):
        return False  # a list goes on
    last = next((token.kind for token in reversed(before) if token.kind not in ("comma", "colon", "dash")), "")
    if following[0].kind == "country":
        return last != "" and last not in ("and", "for")
    return following[0].kind in ("amount", "qualifier") and last != "country"
