"""What the words of headings stand for, language by language: kinds of columns, units, totals and the rest."""

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from safe_alloc.reading.countries import fold, known_names
from safe_alloc.reading.parse.compiled import unpacked

_GLUED = re.compile("|".join(map(re.escape, map(fold, ("€", "$", "£", "¥", "%", "欧元", "歐元", "ユーロ", "유로")))))
_EURO = re.compile(r"\b(m|mio|mln|bn|k|t)eur(?:o\b|\b)")  # meur, TEUR
WORD = re.compile(r"[^\W_]+|[€$£¥%₺₴₽₩]")
_DRESS = re.compile(
    r"^(?:[^\w\s]|\d{1,2}\s?[.):=]*\s|[\s\u200d])+|\s*(?:[*†‡¹²³⁰⁴-⁹:]|\[\^?\w{1,3}\]|\((?:\d{1,2}|[a-z]|[A-Z]{2,3})\))+$"
)
"""What stands around a name in a table: a flag, its place in a list, a mark of a note, its code."""

_ENDED, _LONG = 2, 5
"""So many letters at the end of a word may be no more than its case and number, if so many stand before them."""


class Unit(NamedTuple):
    """What words beside a number may mean as powers of ten and as currencies, and the words that are neither."""

    powers: frozenset[int]
    currencies: frozenset[str]
    rest: tuple[str, ...]


@cache
def vocabulary() -> dict[str, Any]:
    """Return the words of headings by language and kind, as the language files list them."""
    return json.loads(unpacked("headings"))  # type: ignore[no-any-return]


@cache
def _words() -> dict[str, dict[str, set[str]]]:
    """Return for each folded word what it stands for, by language."""
    known: dict[str, dict[str, set[str]]] = {}
    for language, kinds in vocabulary().items():
        for kind in kinds.keys() - {"decimal", "total", "rest", "aside", "noted"}:
            for word in parted(kinds[kind]):
                known.setdefault(word, {}).setdefault(language, set()).add(kind)
    return known


@cache
def called(kind: str) -> frozenset[str]:
    """Return what the first cell of a row of totals may say, or of the rest, folded, in every language."""
    return frozenset(fold(each) for kinds in vocabulary().values() for each in kinds.get(kind, ()))


def partial(text: str) -> bool:
    """Tell whether words say that a table is a selection."""
    return any("part" in each for word in parted(text) for each in _words().get(word, {}).values())


def bare(written: str) -> str:
    """Return the name in a cell without what stands around it."""
    name, _, note = (alone := _DRESS.sub("", written)).rpartition(" (")
    return _DRESS.sub("", name) if note.endswith(")") and called("aside").issuperset(parted(note)) else alone


def is_named(written: str) -> bool:
    """Tell whether a cell names a country, or says that its row is the sum of all."""
    return fold(bare(written)) in known_names() or fold(bare(written)) in called("total")


def unit(written: str, spoken: Iterable[str]) -> Unit:
    """Return the powers of ten and currencies that words may name in these languages, and the words left over."""
    powers, currencies, rest = [], set(), []
    for word in parted(written):
        roles = set().union(*(kinds_of(word, language) for language in spoken))
        tens = frozenset(int(role) for role in roles if role.isdigit())
        named = {role for role in roles if role.isupper()}
        powers += [tens] if tens else []
        currencies |= named
        rest += [] if named or tens else [word]
    if len(powers) == 2 and powers[0] == {3}:
        powers = [frozenset(3 + power for power in powers[1])]  # thousand million; any other two are open
    return Unit(frozenset().union(*powers), frozenset(currencies), tuple(rest))


def parted(written: str) -> list[str]:
    """Return the words and signs of a heading, folded, a currency apart from the word it is glued to."""
    spaced = _EURO.sub(r"\1 eur", fold(written.replace("_", " ")))
    return WORD.findall(_GLUED.sub(lambda sign: f" {sign[0]} ", spaced))


def kinds_of(word: str, language: str) -> set[str]:
    """Return what a word stands for in a language; a unit it does not know means what it means in the others."""
    known = _words().get(word, {})
    own = known.get(language, set()) | known.get("any", set())
    own = own or {role for each in known.values() for role in each if role.isdigit() or role.isupper()}
    if own or not (alike := _alike(word)):
        return own
    roles = [_words()[each][language] for each in alike if language in _words()[each]]
    return roles[0] if roles and all(each == roles[0] for each in roles) else set()


def known_in(words: Iterable[str]) -> set[str]:
    """Return the languages in which one of the words, or one that is like it, stands for something."""
    return {language for word in words for each in (word, *_alike(word)) for language in _words().get(each, {})}


@cache
def _stems() -> dict[str, list[str]]:
    """Return for the beginning of each long word the words that begin so."""
    found: dict[str, list[str]] = {}
    for word in _words():
        found.setdefault(word[:-_ENDED], []).append(word)
    return found


@lru_cache(maxsize=4096)
def _alike(word: str) -> list[str]:
    """Return the known words that differ from a long one only in how they end."""
    begun = [word[:end] for end in range(max(_LONG, len(word) - 2 * _ENDED), len(word) + 1)]
    return [each for stem in begun for each in _stems().get(stem, ()) if abs(len(each) - len(word)) <= _ENDED]


def roles_in(heading: str) -> set[str]:
    """Return what the words of a heading stand for, in whichever language."""
    return {role for word in parted(heading) for each in _words().get(word, {}).values() for role in each}
