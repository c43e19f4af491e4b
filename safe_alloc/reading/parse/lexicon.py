"""The words a language uses for money and lists, as phrases to look up; one readable file a language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from safe_alloc.errors import UnknownName, nearest
from safe_alloc.reading.countries import fold
from safe_alloc.reading.files import read_text, reference_rows

FOLDER = Path(__file__).parent / "lexicon"
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "common"))
"""The languages there is a file for; a new one is that file and its cases in the tests."""


class Entry(NamedTuple):
    """A phrase: the folded words after its first, what it is, what it means, and whether capitals matter."""

    rest: tuple[str, ...]
    kind: str
    value: str
    capital: str  # "" any case, "first" like a name, "all" like an abbreviation


class Lexicon(NamedTuple):
    """All phrases by their folded first word, longest first, and the marks of a number."""

    phrases: dict[str, tuple[Entry, ...]]
    decimal: str
    after: frozenset[str]
    aside: frozenset[str]


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Return the phrases of one language, with every country name and currency code among them."""
    if language not in LANGUAGES:
        raise UnknownName(f"No language is called {language!r}: {nearest(language, LANGUAGES, label='Languages')}")
    common = tomllib.loads(read_text(FOLDER / "common.toml"))
    words = tomllib.loads(read_text(FOLDER / f"{language}.toml"))
    found: dict[str, list[Entry]] = {}
    for phrase, kind, value, capital in (*_countries(), *_currencies(common), *_currencies(words), *_others(words)):
        first, *rest = fold_words(phrase)
        found.setdefault(first, []).append(Entry(tuple(rest), kind, value, capital))
    phrases = {first: tuple(sorted(entries, key=lambda entry: -len(entry.rest))) for first, entries in found.items()}
    return Lexicon(phrases, words["decimal"], frozenset(words["words"]["after"]), frozenset(words["words"]["aside"]))


def fold_words(phrase: str) -> list[str]:
    """Return the folded words of a phrase, hyphens read as spaces."""
    return [fold_word(word) for word in phrase.replace("-", " ").split()]


@cache
def _plain(word: str) -> str:
    return fold(word) or word.casefold()


def fold_word(word: str) -> str:
    """Return one word as words are compared; "the" stays "the"."""
    return word.casefold() if word.isascii() else _plain(word)


def _countries() -> list[tuple[str, str, str, str]]:
    names = [(row["name"], row["iso3"]) for row in reference_rows("countries")]
    names += [(row["alias"], row["iso3"]) for row in reference_rows("aliases")]
    shown = [(name.removeprefix("the ").removeprefix("The "), code) for name, code in names]
    return [(name, "country", code, "all" if name.isupper() and len(name) < 5 else "first") for name, code in shown]


def _currencies(words: dict[str, dict[str, list[str]]]) -> list[tuple[str, str, str, str]]:
    named = [(each, code) for code, listed in words["currencies"].items() for each in listed]
    return [(each, "currency", code, "all" if each.isupper() and each.isalpha() else "") for each, code in named]


def _others(words: dict[str, dict[str, list[str]]]) -> list[tuple[str, str, str, str]]:
    rows = [(each, "magnitude", power, "") for power, listed in words["magnitudes"].items() for each in listed]
    rows += [(each, "qualifier", name, "") for name, listed in words["qualifiers"].items() for each in listed]
    roles = {name: listed for name, listed in words["words"].items() if name not in ("after", "aside")}
    return rows + [
        (each, role, each, "all" if each == "eu" else "") for role, listed in roles.items() for each in listed
    ]
