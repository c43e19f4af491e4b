"""A text cut into written pieces, words, numbers and marks, and what each piece is wherever it stands."""

import re

from safe_alloc.reading.parse.lexicon import Also, Entry, Known, Lexicon

_CJK = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_REST = (
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,．'’٫٬，]\d+)*|(?<=[€$£])[.,]\d+"
    r"|[.!?…。！？؟]+[\"'”’»)\]）」』]*"
    r"|['’ʼ`´](?=[^\W\d_])|[-=]>|[\U0001F1E6-\U0001F1FF]{2}"
    r"|[\n€$£¥₺₴₽₩%％٪&(),;:|\[\]/→➡=•·*~≈≤≥<>+×\t（），、；：،؛\-‐‑‒–—―−~～〜∼]"
)
_FAST = r"(?=[^ ])(?:[a-zA-Z][a-z]++"  # most words begin so, and most signs between are spaces: half the time
_GLUED = r"[A-Z]{1,3}(?:\$|(?<=EUR)(?=[A-Z][a-z]|bn\b|mn?\b))|[Mm](?=EUR\b)"
_LATIN = rf"({_FAST}(?:(?=EUR\b)|[^\W\d_]*+)|{_GLUED}|(?:[^\W\d_]\.){{2,}}|[^\W\d_]++{_REST}))"
_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻŁŃŅŇŐŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΆ-ΏΑ-ΩЁІЇЄА-Я"
_NAME = rf"[{_UP}][^\W\d_{_UP}]+"
_PASTED = re.compile(rf"\d(?:[BM](?=[{_UP}])|(?: ?[^\W\d_{_UP}]{{1,12}}+\.?){{0,3}}+)({_NAME})")
"""A name right behind a sum, as a chart leaves it that lost its lines: Poland€43.7bnRomania€16.7bn."""

_CUT = rf"((?<=\d)[BM](?={_NAME})|[{_UP}]{{2,}}(?={_NAME})|[{_UP}]?[^\W\d_{_UP}]++|{_LATIN[1:]}"
_SPACELESS = rf"({_FAST}(?:(?![{_CJK}])[^\W\d_])*+|[A-Z]{{1,3}}\$|[{_CJK}]++|(?:(?![{_CJK}])[^\W\d_])++{_REST}))"

_NONE: frozenset[str] = frozenset()
SILENT = (frozenset(("article",)), frozenset(("article", "who")))
"""What makes no token: an article, also one that is a relative pronoun behind a country and a comma."""

QUALIFIERS = ("up_to", "at_least", "about")
_ARROWS = ("→", "➡", "->", "=>")
_KINDS: dict[str, str | tuple[str, ...]] = {
    **{"open": "([（", "close": ")]）", "comma": ",，、،", "semicolon": ";；؛", "colon": ":：|\t=", "percent": "%％٪"},
    **{"bullet": "•·*", "dash": "~～〜∼‐‑‒–—―−-", "currency": "€$£¥₺₴₽₩", "word": (*"≈<>≤≥+×/&", *_ARROWS)},
    **{"suffix": "'’ʼ`´", "line": "\n"},
}
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₺": "TRY", "₴": "UAH", "₽": "RUB", "₩": "KRW", "\n": ""}
_ROLES = dict.fromkeys("<≤", "up_to") | dict.fromkeys(">≥+", "at_least") | dict.fromkeys("%％٪", "percent")
_ROLES |= {"≈": "about", "×": "multiple", "/": "or", "&": "and", **dict.fromkeys(_ARROWS, "then")}
_ENDS = frozenset(".!?…。！？؟")
_ALONE = Also({})
_LOOKED_AT = dict.fromkeys(("dash", "bullet", "suffix"), _ALONE)
_MARKS = {
    sign: Known(kind, _SIGNS.get(sign, sign), frozenset(_ROLES.get(sign, "").split()), _LOOKED_AT.get(kind))
    for kind, signs in _KINDS.items()
    for sign in signs
}
_MARKS[":"] = _MARKS[":"]._replace(also=_ALONE)
_END, _RUN = Known("end", "", _NONE, _ALONE), Known("run", "", _NONE, _ALONE)
_REMEMBERED = 20_000
"""So many written words are remembered, some megabytes; then the memory begins anew."""


def pieces(text: str, words: Lexicon) -> list[str]:
    """Return a text in pieces: those at odd places mean something, at even places stands what is between."""
    pasted = any(words.has_name(each[1]) for each in _PASTED.finditer(text))
    # made when asked for, as few texts need them all
    return re.split(_SPACELESS if words.spaceless else _CUT if pasted else _LATIN, text)


def is_word(piece: str) -> bool:
    """Tell whether a piece is a word, and no number or mark."""
    return piece[0].isalnum() and not piece[0].isdecimal()


def known(written: str, words: Lexicon) -> Known | None:
    """Return what a word or a mark is, none for a plain word; and remember it, unless it is endless."""
    made = _MARKS.get(written) or (_END if written[0] in _ENDS else _word(written, words))
    if len(words.known) >= _REMEMBERED:
        words.known.clear()
    if len(written) <= words.longest:
        words.known[written] = made
    return made


def _word(written: str, words: Lexicon) -> Known | None:
    """Return the token a written word makes alone and the phrases it may begin; none if it is plain."""
    entries = words.entries(written)
    phrases: dict[str, list[Entry]] = {}
    for entry in entries:
        if not _fits_capitals(entry, written):
            continue
        if entry.kind == "flag":
            return Known("flag", entry.value, _NONE, _ALONE)
        if not entry.rest:
            silent = entry.kind == "word" and entry.roles in SILENT
            also = Also(phrases, alone=not silent) if phrases or silent else None
            return Known(entry.kind, entry.value, entry.roles, also)
        phrases.setdefault(entry.rest[0], []).append(entry)
    if not entries and words.spaceless and written > "\u2e80":
        return _RUN
    return _glued(written, words, phrases) or (Known("", "", _NONE, Also(phrases)) if phrases else None)


def _glued(written: str, words: Lexicon, phrases: dict[str, list[Entry]]) -> Known | None:
    """Return a word that stands behind letters glued to it, such as the Arabic 'and' or 'for'."""
    for prefix, role in words.prefixes:
        if written.startswith(prefix) and len(written) > len(prefix) + 1:
            entry = next((each for each in words.entries(written[len(prefix) :]) if not each.rest), None)
            if entry:
                also = Also(phrases, len(prefix), frozenset((role,)) if role else _NONE)
                return Known(entry.kind, entry.value, entry.roles, also)
    return None


def _fits_capitals(entry: Entry, written: str) -> bool:
    return written.isupper() if entry.capital == "all" else entry.capital == "" or not written[0].islower()


def qualifier(roles: frozenset[str]) -> str:
    """Return the first of the qualifiers among the roles of a token, or nothing."""
    return "" if roles.isdisjoint(QUALIFIERS) else next(name for name in QUALIFIERS if name in roles)
