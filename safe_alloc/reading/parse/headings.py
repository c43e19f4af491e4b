"""What the headings of a table mean, in any language: its countries, its amounts, their unit and decimal mark."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from safe_alloc.reading.countries import fold, known_names
from safe_alloc.reading.parse.lexicon import countries
from safe_alloc.reading.parse.terms import WORD, bare, called, kinds_of, known_in, parted, roles_in, unit, vocabulary

_PRINTED = ("low", "high", "step", "currency", "qualifier")
_KINDS = ("country", "given", "asked", "amount", "other", "sought", "unclear", "named", "")  # the surest stands first
_MONEY, _OPEN = frozenset(("given", "asked", "amount")), frozenset(("unclear", "sought"))
DATE = re.compile(r"\d{1,2}[./ -]+(?:[^\W\d]+|\d{1,2})[./ -]+(?:20)?\d\d")
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
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
        return "".join(sorted({mark for language in self.languages for mark in vocabulary()[language]["decimal"]}))


def columns(headings: Sequence[str], language: str | None = None, below: Sequence[Sequence[str]] = ()) -> Columns:
    """Return what a row of headings means, over its first rows; a fault says what is missing or open."""
    plain = [_folded(heading) for heading in headings]
    read = [_meanings(heading) for heading in plain]
    kinds = [min(each.values(), key=_KINDS.index, default="") for each in read]
    country = _country(plain, kinds)
    if country < 0 and (country := _named(plain, read, below)) >= 0:
        kinds[country] = "country"
    own = {code for code, kind in read[country].items() if kind == "country"} if country >= 0 else set()
    told = [[kind for code, kind in each.items() if code in own] or kinds[at : at + 1] for at, each in enumerate(read)]
    kinds = _counted([min(each, key=_KINDS.index) for each in told], plain, below, country)
    printed = tuple(map(plain.index, _PRINTED)) if set(_PRINTED) <= set(plain) else ()
    places = printed[:1] or _in_euro(plain, _amounts(kinds))
    pair = _ends(plain, places)
    chosen = [place for place in (country, *places[:1]) if place >= 0 and kinds[place] in read[place].values()]
    readers = [{code for code, kind in read[place].items() if kind == kinds[place]} for place in chosen]
    spoken = _spoken(readers, language)
    said = [unit(plain[place], spoken) for place in pair or places[:1]]
    powers = {power for each in said for power in each.powers}
    currencies = {currency for each in said for currency in each.currencies}
    power, currency = max(powers, default=0), max(currencies, default="")
    found = Columns(country, pair or places, len(headings), power, currency, printed, spoken, ends=bool(pair))
    known = [heading if kind not in ("", "other") else "" for heading, kind in zip(plain, kinds, strict=True)]
    return found._replace(fault=_fault(found, headings, known) or _open(powers, currencies, headings, places))


def may_head(cells: Sequence[str]) -> bool:
    """Tell whether cells may be headings at all: one says that amounts stand below it, or two are alike."""
    plain = [_folded(each) for each in cells]
    named = (not _MONEY.isdisjoint(_meanings(each).values()) for each in plain)
    words = [each for each in plain if not re.search(r"\d", each)]
    return len({*words}) < len(words) or set(_PRINTED) <= {*plain} or any(named)


def _folded(heading: str) -> str:
    return " ".join(fold(heading.replace("_", " ")).split())


def _counted(kinds: Sequence[str], plain: Sequence[str], below: Sequence[Sequence[str]], country: int) -> list[str]:
    """Return what the columns hold by what stands below them: dates are no sums, and numbers may be the loans."""
    dated = {place for row in below for place, each in enumerate(row) if DATE.fullmatch(each)}
    numbers = {place for row in below for place, each in enumerate(row) if re.match(r"\W{0,2}\d", each)} - dated
    kinds = ["other" if place in dated else kind for place, kind in enumerate(kinds)]
    asked = "asked" in kinds and {"given", "amount"}.isdisjoint(kinds)
    for place, kind in enumerate(kinds):
        open_ = kind == "named" or (asked and not kind and place > country and WORD.search(plain[place]))
        kinds[place] = ("unclear" if place in numbers else "") if open_ else kind
    return kinds


def _ends(plain: Sequence[str], places: Sequence[int]) -> tuple[int, ...]:
    """Return the columns of the low and the high end, if these are the columns of amounts."""
    low, high = ([place for place in places if end in roles_in(plain[place])] for end in ("low", "high"))
    return (low[0], high[0]) if len(places) == 2 and {*low, *high} == {*places} and len(low) == len(high) == 1 else ()


@lru_cache
def _meanings(heading: str) -> dict[str, str]:
    """Return what a heading names in each language that can read it; in brackets unknown words are let be."""
    words = [word for word in parted(_ASIDE.sub(" ", heading)) if not re.fullmatch(r"20\d\d", word)]
    aside = parted(" ".join(_ASIDE.findall(heading)))
    spoken = {*known_in((*words, *aside)), ""} - {"any"}  # what the words mean in any language that has none of them
    found = {}
    for code in spoken:
        beside = [roles for word in aside if (roles := kinds_of(word, code))]
        found[code] = _meaning([*(kinds_of(word, code) for word in words), *beside])
    found |= dict.fromkeys(vocabulary().keys() - {"any", *spoken}, found.pop(""))
    return {code: kind for code, kind in found.items() if kind}


def _meaning(roles: Sequence[set[str]]) -> str:
    ended = any(not each.isdisjoint(("low", "high")) for each in roles)
    content = [each for each in roles if each.isdisjoint(("little", "low", "high")) or "amount" in each]
    money = any(role.isupper() for each in content for role in each)
    if any("other" in each for each in content):
        return "other"
    units = (each and all(role.isupper() or role.isdigit() for role in each) for each in content)
    whole = all("country" in each or is_unit for each, is_unit in zip(content, units, strict=True))
    if whole and any("country" in each and (not money or "weak" not in each) for each in content):
        return "country"
    named = next((kind for kind in ("asked", "given", "amount") if any(kind in each for each in content)), "")
    if all(each - {"country", "weak"} for each in content) and (named or money or ended):
        return named or "amount"
    return "sought" if named == "asked" else "unclear" if money else "named" if named else ""


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
    strong = [place for place in places if any("weak" not in kinds_of(word, "any") for word in parted(plain[place]))]
    return (strong or places or [-1])[0]


def _amounts(kinds: Sequence[str]) -> tuple[int, ...]:
    """Return the columns of amounts: the one allocation among requests, else all that may be meant."""
    known = [place for place, kind in enumerate(kinds) if kind in ("given", "asked", "amount")]
    given = [place for place in known if kinds[place] == "given"]
    if len(given) == 1 and {"amount", "unclear"}.isdisjoint(kinds):
        return (given[0],)
    return tuple(place for place, kind in enumerate(kinds) if place in known or (known and kind in _OPEN))


def _in_euro(plain: Sequence[str], places: tuple[int, ...]) -> tuple[int, ...]:
    """Return the one column of amounts in euro where every other one names another currency."""
    named = {place: unit(plain[place], ("en",)).currencies for place in places}
    euro = tuple(place for place in places if named[place] == {"EUR"})
    return euro if len(euro) == 1 and all(each and len(each) == 1 for each in named.values()) else places


def _spoken(readers: Sequence[set[str]], language: str | None) -> frozenset[str]:
    """Return the languages the headings may be written in: one that is named, those that read both, or either."""
    known = frozenset(vocabulary()) - {"any"}
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
