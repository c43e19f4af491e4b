"""What the headings of a table mean, in any language: its countries, its amounts, their unit and decimal mark."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from safe_alloc.reading.countries import fold
from safe_alloc.reading.parse.compiled import unpacked

_PRINTED = ("low", "high", "step", "currency", "qualifier")
_KINDS = ("country", "given", "asked", "amount", "other", "unclear")  # the surest meaning stands first
_GLUED = re.compile("|".join(map(re.escape, map(fold, ("€", "$", "£", "¥", "%", "欧元", "歐元", "ユーロ", "유로")))))
_EURO = re.compile(r"\b(m|mio|mln|bn|k|t)eur(?:o\b|\b)")  # meur, TEUR
_WORD = re.compile(r"[^\W_]+|[€$£¥%₺₴₽₩]")


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
        for kind in kinds.keys() - {"decimal", "total"}:
            for word in _parted(kinds[kind]):
                known.setdefault(word, {}).setdefault(language, set()).add(kind)
    return known


@cache
def totals() -> frozenset[str]:
    """Return what the first cell of a row of totals may say, folded, in every language."""
    return frozenset(fold(each) for kinds in _file().values() for each in kinds["total"])


def columns(headings: Sequence[str], language: str | None = None) -> Columns:
    """Return what a row of headings means; a fault says what is missing, alike, too many or open."""
    plain = [" ".join(fold(heading.replace("_", " ")).split()) for heading in headings]
    read = [_meanings(heading) for heading in plain]
    kinds = [min(each.values(), key=_KINDS.index, default="") for each in read]
    country = _country(plain, kinds)
    printed = tuple(map(plain.index, _PRINTED)) if set(_PRINTED) <= set(plain) else ()
    places = printed[:1] or _amounts(kinds)
    chosen = [place for place in (country, *places[:1]) if place >= 0]
    spoken = _spoken(
        [{code for code, kind in read[place].items() if kind == kinds[place]} for place in chosen], language
    )
    said = unit(plain[places[0]] if places else "", spoken)
    power, currency = max(said.powers, default=0), max(said.currencies, default="")
    found = Columns(country, places, len(headings), power, currency, printed, spoken)
    return found._replace(fault=_fault(found, headings, plain) or _open(said, headings, places))


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
    known = _words().get(word, {})
    own = known.get(language, set()) | known.get("any", set())
    return own or {role for each in known.values() for role in each if role.isdigit() or role.isupper()}


@lru_cache
def _meanings(heading: str) -> dict[str, str]:
    """Return what a heading names in each language that can read it."""
    words = [word for word in _parted(heading) if not re.fullmatch(r"20\d\d", word)]
    found = {code: _meaning([_roles(word, code) for word in words]) for code in _file().keys() - {"any"}}
    return {code: kind for code, kind in found.items() if kind}


def _meaning(roles: Sequence[set[str]]) -> str:
    content = [each for each in roles if "little" not in each]
    money = any(role.isupper() for each in content for role in each)
    if any("other" in each for each in content):
        return "other"
    if content and all("country" in each for each in content):
        return "country"
    named = next((kind for kind in ("asked", "given", "amount") if any(kind in each for each in content)), "")
    if all(each - {"country", "weak"} for each in content) and (named or money):
        return named or "amount"
    return "unclear" if money else ""


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
    if len(found.amounts) > 1:
        several = ", ".join(repr(headings[place]) for place in found.amounts)
        return f"The table has several columns of amounts: {several}. Keep the one that is meant."
    return ""


def _open(said: Unit, headings: Sequence[str], places: Sequence[int]) -> str:
    may = [f"10^{power}" for power in sorted(said.powers)] if len(said.powers) > 1 else sorted(said.currencies)
    told = f"The unit of {headings[places[0]]!r} is open: {' or '.join(may)}." if len(may) > 1 else ""
    return told and f"{told} Write it as in 'amount (million EUR)'."
