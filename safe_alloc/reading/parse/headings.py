"""What the headings of a table mean, in any language: its countries, its amounts, their unit and decimal mark."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from safe_alloc.reading.countries import fold, known_names
from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.lexicon import countries

_PRINTED = ("low", "high", "step", "currency", "qualifier")
_KINDS = ("country", "given", "asked", "amount", "other", "unclear", "named")  # the surest meaning stands first
_GLUED = re.compile("|".join(map(re.escape, map(fold, ("€", "$", "£", "¥", "%", "欧元", "歐元", "ユーロ", "유로")))))
_EURO = re.compile(r"\b(m|mio|mln|bn|k|t)eur(?:o\b|\b)")  # meur, TEUR
_WORD = re.compile(r"[^\W_]+|[€$£¥%₺₴₽₩]")
_DATE = re.compile(r"\d{1,2}[./ -]+(?:[^\W\d]+|\d{1,2})[./ -]+(?:20)?\d\d")
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_DRESS = re.compile(
    r"^(?:[^\w\s]|\d{1,2}\s?[.):=]*\s|[\s\u200d])+|\s*(?:[*†‡¹²³⁰⁴-⁹:]|\[\^?\w{1,3}\]|\((?:\d{1,2}|[a-z]|[A-Z]{2,3})\))+$"
)
"""What stands around a name in a table: a flag, its place in a list, a mark of a note, its code."""


_ENDED = 2
"""So many letters at the end of a long word may be no more than its case and number."""

_FEW = 8
"""Where more languages than this read the headings, names of countries are looked for in English alone."""


class Columns(NamedTuple):
    """The columns that matter, the unit the heading of the amounts names, and what is wrong, if anything."""

    country: int
    amounts: tuple[int, ...]
    width: int
    power: int = 0
    currency: str = ""
    printed: tuple[int, ...] = ()
    languages: frozenset[str] = frozenset()
    fault: str = ""
    ends: bool = False  # the two columns of amounts are the low and the high end of one

    @property
    def heads(self) -> bool:
        """Tell whether this is a row of headings: of countries, and of amounts or of several alike."""
        return self.country >= 0 and (bool(self.amounts) or "alike" in self.fault)

    @property
    def decimals(self) -> str:
        """Return the decimal marks that are usual in the languages the headings may be written in."""
        return "".join(sorted({mark for language in self.languages for mark in _file()[language]["decimal"]}))


class Unit(NamedTuple):
    """What words beside a number may mean as powers of ten and as currencies, and the words that are neither."""

    powers: frozenset[int]
    currencies: frozenset[str]
    rest: tuple[str, ...]


@cache
def _file() -> dict[str, Any]:
    return json.loads(unpacked("headings"))  # type: ignore[no-any-return]


@cache
def _words() -> dict[str, dict[str, set[str]]]:
    """Return for each folded word what it stands for, by language."""
    known: dict[str, dict[str, set[str]]] = {}
    for language, kinds in _file().items():
        for kind in kinds.keys() - {"decimal", "total", "rest"}:
            for word in _parted(kinds[kind]):
                known.setdefault(word, {}).setdefault(language, set()).add(kind)
    return known


@cache
def called(kind: str) -> frozenset[str]:
    """Return what the first cell of a row of totals may say, or of the rest, folded, in every language."""
    return frozenset(fold(each) for kinds in _file().values() for each in kinds.get(kind, ()))


def partial(text: str) -> bool:
    """Tell whether words say that a table is a selection."""
    return any("part" in each for word in _parted(text) for each in _words().get(word, {}).values())


def bare(written: str) -> str:
    """Return the name in a cell without what stands around it."""
    return _DRESS.sub("", written)


def columns(headings: Sequence[str], language: str | None = None, below: Sequence[Sequence[str]] = ()) -> Columns:
    """Return what a row of headings means, over its first rows; a fault says what is missing or open."""
    plain = [" ".join(fold(heading.replace("_", " ")).split()) for heading in headings]
    read = [_meanings(heading) for heading in plain]
    kinds = [min(each.values(), key=_KINDS.index, default="") for each in read]
    country = _country(plain, kinds)
    if country < 0 and (country := _named(plain, read, below)) >= 0:
        kinds[country] = "country"
    kinds = _counted(kinds, plain, below, country)
    printed = tuple(map(plain.index, _PRINTED)) if set(_PRINTED) <= set(plain) else ()
    places = printed[:1] or _amounts(kinds)
    pair = _ends(plain, places)
    chosen = [place for place in (country, *places[:1]) if place >= 0 and kinds[place] in read[place].values()]
    spoken = _spoken(
        [{code for code, kind in read[place].items() if kind == kinds[place]} for place in chosen], language
    )
    said = [unit(plain[place], spoken) for place in pair or places[:1]]
    powers = {power for each in said for power in each.powers}
    currencies = {currency for each in said for currency in each.currencies}
    power, currency = max(powers, default=0), max(currencies, default="")
    found = Columns(country, pair or places, len(headings), power, currency, printed, spoken, ends=bool(pair))
    known = [heading if kind not in ("", "other") else "" for heading, kind in zip(plain, kinds, strict=True)]
    return found._replace(fault=_fault(found, headings, known) or _open(powers, currencies, headings, places))


def _counted(kinds: Sequence[str], plain: Sequence[str], below: Sequence[Sequence[str]], country: int) -> list[str]:
    """Return what the columns hold by what stands below them: dates are no sums, and numbers may be the loans."""
    dated = {place for row in below for place, each in enumerate(row) if _DATE.fullmatch(each)}
    numbers = {place for row in below for place, each in enumerate(row) if re.match(r"\W{0,2}\d", each)} - dated
    kinds = ["other" if place in dated else kind for place, kind in enumerate(kinds)]
    asked = "asked" in kinds and {"given", "amount"}.isdisjoint(kinds)
    for place, kind in enumerate(kinds):
        open_ = kind == "named" or (asked and not kind and place > country and _WORD.search(plain[place]))
        kinds[place] = ("unclear" if place in numbers else "") if open_ else kind
    return kinds


def _ends(plain: Sequence[str], places: Sequence[int]) -> tuple[int, ...]:
    """Return the columns of the low and the high end, if these are the columns of amounts."""
    low, high = ([place for place in places if end in _any(plain[place])] for end in ("low", "high"))
    return (low[0], high[0]) if len(places) == 2 and {*low, *high} == {*places} and len(low) == len(high) == 1 else ()


def unit(written: str, spoken: Iterable[str]) -> Unit:
    """Return the powers of ten and currencies that words may name in these languages, and the words left over."""
    powers, currencies, rest = [], set(), []
    for word in _parted(written):
        roles = set().union(*(_roles(word, language) for language in spoken))
        tens = frozenset(int(role) for role in roles if role.isdigit())
        named = {role for role in roles if role.isupper()}
        powers += [tens] if tens else []
        currencies |= named
        rest += [] if named or tens else [word]
    if len(powers) == 2 and powers[0] == {3}:
        powers = [frozenset(3 + power for power in powers[1])]  # thousand million; any other two are open
    return Unit(frozenset().union(*powers), frozenset(currencies), tuple(rest))


def _parted(written: str) -> list[str]:
    spaced = _EURO.sub(r"\1 eur", fold(written.replace("_", " ")))
    return _WORD.findall(_GLUED.sub(lambda sign: f" {sign[0]} ", spaced))


def _roles(word: str, language: str) -> set[str]:
    """Return what a word stands for in a language; a unit it does not know means what it means in the others."""
    known = _words().get(word) or _words().get(_stem(word, language), {})
    own = known.get(language, set()) | known.get("any", set())
    return own or {role for each in known.values() for role in each if role.isdigit() or role.isupper()}


def _any(heading: str) -> set[str]:
    """Return what the words of a heading stand for, in whichever language."""
    return {role for word in _parted(heading) for each in _words().get(word, {}).values() for role in each}


@cache
def _stems() -> dict[tuple[str, str], set[str]]:
    """Return for the beginning of each long word, and its language, the words that begin so."""
    found: dict[tuple[str, str], set[str]] = {}
    for word, each in _words().items():
        for language in each if len(word) > _ENDED + 3 else ():
            found.setdefault((language, word[:-_ENDED]), set()).add(word)
    return found


def _stem(word: str, language: str) -> str:
    """Return a known word that differs from one only in how it ends, if all such words mean the same; or ''."""
    alike = set().union(
        *(_stems().get((language, word[:end]), set()) for end in range(max(5, len(word) - 3), len(word) + 1))
    )
    roles = {frozenset(_words()[each][language]) for each in alike if abs(len(each) - len(word)) <= _ENDED}
    return min(alike) if len(roles) == 1 else ""


@lru_cache
def _meanings(heading: str) -> dict[str, str]:
    """Return what a heading names in each language that can read it; in brackets unknown words are let be."""
    words = [word for word in _parted(_ASIDE.sub(" ", heading)) if not re.fullmatch(r"20\d\d", word)]
    aside = _parted(" ".join(_ASIDE.findall(heading)))
    found = {}
    for code in _file().keys() - {"any"}:
        beside = [roles for word in aside if (roles := _roles(word, code))]
        found[code] = _meaning([*(_roles(word, code) for word in words), *beside])
    return {code: kind for code, kind in found.items() if kind}


def _meaning(roles: Sequence[set[str]]) -> str:
    ended = any(not each.isdisjoint(("low", "high")) for each in roles)
    content = [each for each in roles if each.isdisjoint(("little", "low", "high")) or "amount" in each]
    money = any(role.isupper() for each in content for role in each)
    if any("other" in each for each in content):
        return "other"
    if any("country" in each and (not money or "weak" not in each) for each in content) and all(
        "country" in each or (each and all(role.isupper() or role.isdigit() for role in each)) for each in content
    ):
        return "country"
    named = next((kind for kind in ("asked", "given", "amount") if any(kind in each for each in content)), "")
    if all(each - {"country", "weak"} for each in content) and (named or money or ended):
        return named or "amount"
    return "unclear" if money else "named" if named else ""


def _named(plain: Sequence[str], read: Sequence[dict[str, str]], below: Sequence[Sequence[str]]) -> int:
    """Return the first column whose heading says no more than a unit, over names of countries only; or -1."""
    spoken = {code for each in read for code, kind in each.items() if kind in ("given", "asked", "amount")}
    few = spoken if len(spoken) < _FEW else {"en"}
    for place, heading in enumerate(plain):
        cells = [bare(row[place]) for row in below if place < len(row)]
        open_ = not read[place] or not unit(heading, few).rest
        cells = [each for each in cells if fold(each) not in called("total")]
        known = (fold(each) in known_names() or (not re.search(r"\d", each) and countries(each, few)) for each in cells)
        if open_ and cells and all(known):
            return place
    return -1


def _country(plain: Sequence[str], kinds: Sequence[str]) -> int:
    """Return the first column of countries, one called only 'name' or 'code' if there is no better one; or -1."""
    places = [place for place, kind in enumerate(kinds) if kind == "country"]
    strong = [place for place in places if any("weak" not in _roles(word, "any") for word in _parted(plain[place]))]
    return (strong or places or [-1])[0]


def _amounts(kinds: Sequence[str]) -> tuple[int, ...]:
    """Return the columns of amounts: the one allocation among requests, else all that may be meant."""
    known = [place for place, kind in enumerate(kinds) if kind in ("given", "asked", "amount")]
    given = [place for place in known if kinds[place] == "given"]
    if len(given) == 1 and {"amount", "unclear"}.isdisjoint(kinds):
        return (given[0],)
    return tuple(place for place, kind in enumerate(kinds) if place in known or (known and kind == "unclear"))


def _spoken(readers: Sequence[set[str]], language: str | None) -> frozenset[str]:
    """Return the languages the headings may be written in: one that is named, those that read both, or either."""
    known = frozenset(_file()) - {"any"}
    return known & {language} or known.intersection(*readers) or known.intersection(set().union(*readers))


def _fault(found: Columns, headings: Sequence[str], plain: Sequence[str]) -> str:
    alike = sorted({heading for heading, each in zip(headings, plain, strict=True) if each and plain.count(each) > 1})
    shown = ", ".join(map(repr, headings))
    if alike:
        return f"The table has two headings alike: {', '.join(map(repr, alike))}. Keep one column of each."
    if found.country < 0:
        return f"No heading of {shown} names countries. Call that column 'country'."
    if not found.amounts:
        return f"No heading of {shown} names amounts. Call that column 'amount_eur', or 'amount (million EUR)'."
    if len(found.amounts) > 1 and not found.ends:
        several = ", ".join(repr(headings[place]) for place in found.amounts)
        return f"The table has several columns of amounts: {several}. Keep the one that is meant."
    return ""


def _open(powers: set[int], currencies: set[str], headings: Sequence[str], places: Sequence[int]) -> str:
    may = [f"10^{power}" for power in sorted(powers)] if len(powers) > 1 else sorted(currencies)
    told = f"The unit of {headings[places[0]]!r} is open: {' or '.join(may)}." if len(may) > 1 else ""
    return told and f"{told} Write it as in 'amount (million EUR)'."
