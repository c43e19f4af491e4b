"""The words a language uses for money and lists, ready to look up, and which language a text is written in."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from safe_alloc.errors import UnknownName, nearest
from safe_alloc.reading.countries.spelling import Spelling
from safe_alloc.reading.parse.compiled import languages, unpacked

LANGUAGES = tuple(languages())
"""The languages there is a file for; a new one is that file and its passages in tests/press."""

NAMES = frozenset(("country", "capital", "adjective"))
_WORD = re.compile(r"[^\W\d_]+")
_PILED = re.compile("[\u0300-\u036f]{30,}")  # marks of no language, which would take long to order
_FAMILY = dict(line.split("\t") for line in unpacked("like").splitlines())
"""Languages that share their words count as one against the others."""

_SAMPLE = 20_000
"""As many signs of a text tell its language; more would only cost time."""

_SHORT, _HEAD = 16, 400
"""A shorter paragraph is read in the language of its text; the head of a longer one tells its own."""

_SCRIPTS = [("ja", "[\u3040-\u30ff]", 0.5), ("ko", "[\uac00-\ud7af]", 0.5), ("zh", "[\u4e00-\u9fff]", 0.5)]
_SCRIPTS += [("ar", "[\u0620-\u064a]", 2.0), ("el", "[\u0370-\u03ff\u1f00-\u1fff]", 2.0)]
"""Languages with signs of their own, and how many of these for each run of letters give them away."""


class Entry(NamedTuple):
    """A phrase: the folded words after its first, what it is, what it means, its roles, and its capitals."""

    rest: tuple[str, ...]
    kind: str
    value: str
    roles: frozenset[str]
    capital: str  # "" any case, "first" like a name, "all" like an abbreviation


class Known(NamedTuple):
    """What a written piece of a text is: the token it makes, or with `also` what else has to be looked at."""

    kind: str  # "" for a word that means nothing alone
    value: str
    roles: frozenset[str]
    also: "Also | None" = None


class Also(NamedTuple):
    """What a piece may be beside a single token: the start of phrases, a word behind a glued prefix, a mark."""

    phrases: dict[str, list[Entry]]  # by their second word
    prefix: int = 0
    lead: frozenset[str] = frozenset()
    alone: bool = False  # a word that makes a token where it begins no phrase


class Lexicon(Spelling):
    """All phrases of a language by their folded first word, longest first, and how it writes numbers."""

    def __init__(self, language: str) -> None:
        held = json.loads(unpacked(language))
        super().__init__(accents="accents" in held["flags"], spaceless="spaceless" in held["flags"])
        self.language, self.decimal = language, held["decimal"]
        self.nouns_have_capitals = "capital_nouns" in held["flags"]
        self.relative_articles = "relative_articles" in held["flags"]
        self.prefixes: list[tuple[str, str]] = held["prefixes"]  # longest first
        self.short, self.after = frozenset(held["short"]), frozenset(held["after"])
        self.stems: dict[str, str] = held["stems"]
        self.rises_to: tuple[str, ...] = tuple(filter(None, held["rises_to"]))
        made = [
            Entry(tuple(rest), kind, value, frozenset(said), where)
            for rest, kind, value, said, where in held["entries"]
        ]
        self.phrases = {first: tuple([made[each] for each in listed]) for first, listed in held["phrases"].items()}
        self.longest = max(map(len, self.phrases))
        self.sizes = _sizes(self.phrases) if self.spaceless else {}
        self.longest_stem = max(map(len, self.stems), default=0)
        self.known: dict[str, Known | None] = {}

    def entries(self, word: str) -> tuple[Entry, ...]:
        """Return what a written word may begin, longest phrase first."""
        if len(word) > 2 * self.longest:
            return ()
        folded, found = self.fold(word), self.phrases.get(self.exact(word))
        if found is None:
            found = tuple(each for each in self.phrases.get(folded, ()) if each.kind != "word")
        # Deutsche Bank is no German, the Deutsche alone is; Polska is a country, polska what is Polish
        if self.stems and all(each.rest or (each.capital == "first" and word[0].islower()) for each in found):
            sizes = range(min(len(folded), self.longest_stem), 3, -1)
            code = next((self.stems[folded[:size]] for size in sizes if folded[:size] in self.stems), "")
            return (*found, Entry((), "adjective", code, frozenset(), "")) if code else found
        return found

    def has_name(self, word: str) -> bool:
        """Return whether a word names a country, its capital, its people, or what is theirs."""
        known = [each for each in self.entries(word) if not each.rest and each.kind in NAMES]
        return any(word[0].isupper() or not each.capital for each in known)


def countries(written: str, languages: Iterable[str]) -> set[str]:
    """Return the countries a whole name stands for in some languages; none if it is no country's there."""
    spoken = [lexicon(language) for language in languages if language in LANGUAGES]
    found = [(each, words.key(written)) for words in spoken for each in words.entries(words.key(written)[0])]
    return {each.value for each, key in found if each[:2] == (key[1:], "country")} - {"others"}


def _sizes(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long the phrases are that begin with a sign, longest first."""
    begun = groupby(sorted(phrases), key=lambda phrase: phrase[0])
    return {sign: tuple(sorted({*map(len, listed)}, reverse=True)) for sign, listed in begun}


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Return the phrases of one language, with every country name and currency code among them."""
    if language not in LANGUAGES:
        raise UnknownName(f"No language is called {language!r}: {nearest(language, LANGUAGES, label='Languages')}")
    return Lexicon(language)


def detect(text: str, default: str = "en") -> str:
    """Return the language a text is written in, as the words that give languages away say."""
    sample = text[:_SAMPLE]
    runs = len(_WORD.findall(sample))
    if script := [each for each, signs, many in _SCRIPTS if len(re.findall(signs, sample)) > many * runs]:
        return script[0]
    words = set(_WORD.findall(sample.casefold()))
    if len(words & _evidence(default)) > max(5, 0.25 * len(words)):
        return default  # no other language has as many of its words
    return _likeliest(sample, _scores(sample), default)


def _likeliest(sample: str, scores: Counter[str], default: str) -> str:
    """Return the language with most words that give it away; where there are few, the one that knows most names."""
    best = max(scores, key=lambda each: (scores[each], each == default), default=default)
    near = [each for each in scores if scores[each] > scores[best] / 4]
    written = set(_WORD.findall(sample))
    if len({word.casefold() for word in written}) > _SHORT or len(near) < 2:
        return best
    named = {each: sum(map(lexicon(each).has_name, written)) for each in near}
    return max(near, key=lambda each: (named[each], scores[each], each == default))


def clearly(text: str, usual: str) -> str:
    """Return the language of a paragraph if it is clearly another than the usual one of its text."""
    head = text[:_HEAD]
    evident = _evidence(usual).intersection  # what blanks alone part is quicker to find, and mostly enough
    if len(text) < _SHORT or len(evident(head.split())) > 2 or len(evident(_WORD.findall(head.casefold()))) > 2:
        return usual
    if not (scores := _scores(head)):
        return detect(text, usual)  # another script
    best = _likeliest(head, scores, usual)
    return best if scores[best] > 1.4 and scores[best] > 3 * scores[usual] else usual


@cache
def _evidence(language: str) -> frozenset[str]:
    return frozenset(one for one in unpacked(f"{language} evidence").split() if one.isalpha() and one == one.casefold())


def _scores(sample: str) -> Counter[str]:
    """Return for each language how many words of a text give it away, each shared among those that have it."""
    scores: Counter[str] = Counter()
    index = _index()
    written = set(_WORD.findall(unicodedata.normalize("NFC", _PILED.sub("", sample))))
    for word in sorted({each.casefold() for each in written if len(each) > 3 or not each.isupper()}):  # EL is a code
        told = index.get(word, "").split()
        for language in told:
            scores[language] += 1 / len({_FAMILY.get(each, each) for each in told})  # type: ignore[assignment]
    return scores


@cache
def _index() -> dict[str, str]:
    """Return the languages that each word gives away, with blanks between them."""
    return dict(line.split(" ", 1) for line in unpacked("index").splitlines())
