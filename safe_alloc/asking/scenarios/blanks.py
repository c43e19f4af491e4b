"""The blanks of a scenario form: what may be written in each, and the plain frozen value it becomes."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from safe_alloc.asking.scenarios.faults import shown
from safe_alloc.errors import SafeAllocError, meant, nearest
from safe_alloc.reading.countries import codes, fold, known_names, near
from safe_alloc.reading.money import euros

Value = TypeVar("Value")
_PERCENT = re.compile(r"(\d+)(?:\.(\d+))?\s*%", re.ASCII)
_SEPARATORS = r'< > : " / \ | ? *'
_NAME = re.compile(r'[^<>:"/\\|?*. ]([^<>:"/\\|?*]*[^<>:"/\\|?*. ])?')
_WORD = re.compile(r"[a-z][a-z -]*", re.IGNORECASE)
_MONEY = Annotated[int, Field(ge=0)] | str  # what an editor is told; the checks say it exactly
_CODE = Annotated[str, Field(pattern="^[A-Z]{3}$")]
_SHARE = Annotated[str, Field(pattern=r"^\s*\d+(\.\d+)?\s*%\s*$")]


class Settled(Mapping[str, Value]):
    """A table of keys that cannot be changed, in A–Z order; unlike a mappingproxy it can be hashed and copied.

    >>> Settled({"TUR": 2, "GBR": 1})
    {'GBR': 1, 'TUR': 2}
    """

    __slots__ = ("_held",)

    def __init__(self, held: Mapping[str, Value] | None = None) -> None:
        self._held = dict(sorted((held or {}).items()))

    def __getitem__(self, key: str) -> Value:
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __hash__(self) -> int:
        return hash(tuple(self._held.items()))

    def __repr__(self) -> str:
        return repr(self._held)


def fraction(percent: str) -> Fraction:
    """Return a percentage as an exact part of one.

    >>> fraction("2.5%")
    Fraction(1, 40)
    """
    return Fraction(Decimal(percent.removesuffix("%"))) / 100


def one_of(noun: str, *allowed: str) -> BeforeValidator:
    """Return the rule that a blank holds one of a few words; a refusal offers the nearest."""

    def check(found: object) -> str:
        if not isinstance(found, str) or found not in allowed:
            raise ValueError(f"no {noun} is called {shown(found)}: {nearest(str(found)[:60], allowed)}")
        return found

    return BeforeValidator(check, json_schema_input_type=Literal.__getitem__(allowed))


def _or(nothing: object, check: Callable[[object], object], written: Any = str) -> BeforeValidator:
    """Return the rule that a blank is left empty or passes a check; `written` is how it may stand in a file."""
    return BeforeValidator(lambda found: found if found == nothing else check(found), json_schema_input_type=written)


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise ValueError(f"holds {shown(found)} where a text belongs. Put it in quotes.")
    if re.search("[\ud800-\udfff]", found):
        raise ValueError(f"holds {shown(found)}, half a sign that no file can hold. Write it again.")
    return found


def _name(found: object) -> str:
    written = _text(found)
    if not _NAME.fullmatch(written) or not written.isprintable() or len(written.encode()) > 200:
        how = f"Use letters and digits, spaces or . inside, none of {_SEPARATORS}."
        raise ValueError(f"{shown(found)} cannot name a file. {how}")
    return written


def listed(found: object) -> tuple[object, ...]:
    """Return a list as a tuple; a text is no list of its letters."""
    if not isinstance(found, list | tuple):
        raise ValueError(f"holds {shown(found)} where a list belongs. Put it in square brackets.")
    return tuple(found)


def _distinct(found: tuple[str, ...]) -> tuple[str, ...]:
    if twice := sorted({each for each in found if found.count(each) > 1}):
        raise ValueError(f"names {', '.join(twice)} more than once. Name each country once.")
    return found


def keyed(found: object) -> dict[object, object]:
    """Return a table of keys as a plain dict, ready to be checked."""
    if not isinstance(found, Mapping):
        raise ValueError(f"holds {shown(found)} where countries and their values belong, such as TUR = '€10 billion'.")
    return dict(found)


def _country(found: object) -> str:
    if found in codes():
        return str(found)
    code = known_names().get(fold(_text(found)))
    if code is None:
        raise ValueError(f"no country has the code {shown(found)}: {near(found)}Write an ISO alpha-3 code such as TUR.")
    raise ValueError(f"{shown(found)} is not how a scenario names a country. Write its ISO alpha-3 code, {code}.")


def _euros_or(noun: str, *words: str) -> Callable[[object], int | str]:
    def check(found: object) -> int | str:
        if found in words:
            return str(found)
        if isinstance(found, str) and _WORD.fullmatch(found):
            allowed = f"Write a sum of money such as '€10 billion', or {' or '.join(map(repr, words))}."
            raise ValueError(f"no {noun} is called {shown(found)}: {meant(found[:60], words)}{allowed}")
        return euros(found)

    return check


def percent(found: object, *, most: int | None = 100) -> str:
    """Return a percentage as it is shortest written; ValueError, as a sentence, for anything else."""
    match = _PERCENT.fullmatch(found.strip()) if isinstance(found, str) else None
    if match is None:
        raise ValueError(f"{shown(found)} is not a percentage. Write it as a text such as '5%' or '2.5%'.")
    decimals = (match[2] or "").rstrip("0")
    shortest = f"{match[1].lstrip('0') or '0'}{'.' if decimals else ''}{decimals}%"
    if most is not None and fraction(shortest) * 100 > most:
        raise ValueError(f"{shown(found)} is more than the whole. Allowed: 0% to {most}%.")
    return shortest


def _bound(found: object) -> int | str:
    if isinstance(found, str) and "%" in found:
        return percent(found, most=None)
    try:
        return euros(found)
    except ValueError as error:
        raise ValueError(f"{error} Or write a part of the baseline, such as '90%'.") from error


def _dated(found: object) -> str:
    from safe_alloc.reading.reference import indicator  # imported here: most scenarios need no indicator

    try:
        return indicator(_text(found)).key
    except SafeAllocError as error:
        raise ValueError(str(error)) from error


def _weight(found: object) -> str:
    words = ("allocation", "equal")
    if found in words:
        return str(found)
    if offered := meant(_text(found)[:60], words):
        allowed = f"Allowed: {', '.join(words)}, or an indicator with its year."
        raise ValueError(f"no weight is called {shown(found)}: {offered}{allowed}")
    return _dated(found)


def _count(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise ValueError(f"holds {shown(found)} where a whole number from 1 belongs.")
    return found


Text = Annotated[str, BeforeValidator(_text)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(listed)]
Name = Annotated[str, BeforeValidator(_name)]
Country = Annotated[str, BeforeValidator(_country, json_schema_input_type=_CODE)]
Countries = Annotated[tuple[Country, ...], AfterValidator(_distinct), BeforeValidator(listed)]
Member = Annotated[str, _or("", _country, _CODE)]
Euros = Annotated[int, BeforeValidator(euros, json_schema_input_type=_MONEY)]
Sum = Annotated[int | None, _or(None, euros, _MONEY)]
Size = Annotated[int | str | None, _or(None, _euros_or("amount", "unused"), _MONEY)]
Envelope = Annotated[int | str, BeforeValidator(_euros_or("envelope", "fixed", "grows"))]
Part = Annotated[str, _or("", percent, _SHARE)]
Bound = Annotated[int | str, BeforeValidator(_bound)]
Dated = Annotated[str, _or("", _dated)]
Weight = Annotated[str, BeforeValidator(_weight)]
Count = Annotated[int, BeforeValidator(_count, json_schema_input_type=Annotated[int, Field(ge=1)])]
By = Annotated[Mapping[Country, Value], BeforeValidator(keyed), AfterValidator(Settled)]
