"""Numbers with their unit as sums of money: exact, with every reading they allow."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from safe_alloc.errors import WrongMoney
from safe_alloc.reading.money import LARGEST, Amount, scaled
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.results import Doubt
from safe_alloc.reading.parse.tokens import Token

_GROUPS = re.compile(r"\d{1,3}(?:([ \u00a0\u202f\u2009'’.,])\d{3})(?:\1\d{3})*")
SMALL = 100_000
"""A sum below this without a magnitude may have lost it: '€787 or €788 million', or '€16,680' for millions."""

_SETTLE = "Write the whole sum in digits without marks, or name its magnitude."


LONGEST = 30
"""More signs than any sum of money needs; what is longer is no number here."""


class Sum(NamedTuple):
    """A sum of money in a text: whole units of its currency ('' where the text leaves it out)."""

    low: int
    high: int
    step: int
    currency: str
    qualifier: str
    start: int
    end: int
    parts: tuple[int, int]  # its first token, and the one after its last
    doubt: Doubt | None = None


class Style(NamedTuple):
    """What the sure numbers of a text show: the marks it uses for decimals and for thousands."""

    decimals: frozenset[str]
    groups: frozenset[str]
    usual: str


def style(found: Sequence[Token], words: Lexicon) -> Style:
    """Return which marks stand for decimals and thousands where the text leaves no doubt."""
    decimals, groups = set(), set()
    for token in found:
        if token.kind == "number":
            marks = [sign for sign in token.value if sign in ".,"]
            last = token.value.rpartition(marks[-1])[2] if marks else ""
            if len(set(marks)) == 2 or (len(marks) == 1 and len(last) != 3):
                decimals.add(marks[-1])
            if len(marks) > 1:
                groups.add(marks[0])
    return Style(frozenset(decimals), frozenset(groups), words.decimal)


def number(written: str, marks: Style, power: int) -> tuple[Decimal, ...]:
    """Return the readings of a number as written: one if it is sure, two if its mark is open, else none."""
    bare = re.sub(r"[ \u00a0\u202f\u2009'’]", "", written)
    used = [sign for sign in bare if sign in ".,"]
    if len(written) > LONGEST:
        return ()
    if not used:
        return (Decimal(bare),) if bare == written or _GROUPS.fullmatch(written) else ()
    head, mark, tail = bare.rpartition(used[-1])
    if len(set(used)) == 2:
        sure = used.count(mark) == 1 and re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", head)
        return (Decimal(re.sub("[.,]", "", head) + "." + tail),) if sure else ()
    whole, part = Decimal(re.sub("[.,]", "", bare)), Decimal(f"{head}.{tail}") if len(used) == 1 else None
    if part is None:
        return (whole,) if _GROUPS.fullmatch(written) else ()
    if len(head) > 3 or (power and len(tail) != 3) or (power and set(head) == {"0"}):
        return (part,)
    if len(tail) != 3:
        return (part, whole)  # cents, or a figure that lost its unit
    return _settled(mark, part, whole, marks, power)


def _settled(mark: str, part: Decimal, whole: Decimal, marks: Style, power: int) -> tuple[Decimal, ...]:
    """Return three digits after a mark as decimals or thousands, as the rest of the text writes them."""
    other = "," if mark == "." else "."
    here, there = mark in marks.decimals or other in marks.groups, other in marks.decimals or mark in marks.groups
    if here and not there and power and mark == marks.usual:
        return (part,)
    if there and not here and power < 9:
        return (whole,)  # a thousand billion is more than any sum here: then it stays open
    if not here and mark == marks.usual and power >= 9:
        return (part,)
    if not here and mark != marks.usual and power < 9:
        return (whole,)
    return (part, whole)


def sums(found: Sequence[Token], words: Lexicon) -> list[Sum]:
    """Return every sum of money among the tokens, in order; a bare number is none."""
    marks, made, place = style(found, words), [], 0
    while place < len(found):
        one = _sum(found, place, marks) if found[place].kind in ("number", "currency", "magnitude") else None
        if one is not None:
            made.append(_qualified(one, found))
        place = one.parts[1] if one else place + 1
    return made


class _Half(NamedTuple):
    written: str
    power: int | None
    currency: str
    parts: tuple[int, int]


def _sum(found: Sequence[Token], place: int, marks: Style) -> Sum | None:
    first = _half(found, place)
    if first is None:
        return None
    if not first.currency and first.power is None:
        first = _part_of(found, first)
    second = _other_end(found, first)
    if second is None and not first.currency and first.power is None:
        return None
    return _made(found, (first, second) if second else (first,), marks)


def _half(found: Sequence[Token], place: int) -> _Half | None:
    """Return [currency] number [magnitude] [currency] from a place on, whichever of them stand there."""
    begin, currency = place, ""
    if found[place].kind == "currency":
        currency, place = found[place].value, place + 1
    if place >= len(found) or found[place].kind != "number" or _attached(found, place):
        return None
    written, place = found[place], place + 1
    place += _kind(found, place) == "line" and _kind(found, place + 1) == "magnitude"  # a line may end within a sum
    power = None
    if _kind(found, place) == "magnitude":
        power, place = int(found[place].value), place + 1
        if _kind(found, place) == "magnitude":
            power, place = power + int(found[place].value), place + 1
    if (
        not currency
        and _kind(found, place) == "dash"
        and _kind(found, place + 1) == "currency"
        and found[place].follows
    ):
        place += 1
    if not currency and _kind(found, place) == "currency" and not _opens_next(found, place):
        currency, place = found[place].value, place + 1
    elif (
        currency
        and _kind(found, place) == "currency"
        and found[place].value == currency
        and not _opens_next(found, place)
    ):
        place += 1
    if _kind(found, place) == "percent":
        return None
    return _Half(written.value, power, currency, (begin, place))


def _attached(found: Sequence[Token], place: int) -> bool:
    """Tell whether a number is part of a name, such as A400M."""
    return found[place].follows and place > 0 and found[place - 1].kind in ("words", "country", "entity")


def _opens_next(found: Sequence[Token], place: int) -> bool:
    """Tell whether a currency sign belongs to the number after it: '1.7 billion €2 billion'."""
    return _kind(found, place + 1) == "number" and found[place + 1].follows and not found[place].follows


def _kind(found: Sequence[Token], place: int) -> str:
    return found[place].kind if 0 <= place < len(found) else ""


def _part_of(found: Sequence[Token], first: _Half) -> _Half:
    """Return a bare number with the unit of the sum it is part of, as in '6 out of 21.3 billion'."""
    place = first.parts[1]
    whole = _half(found, place + 1) if _kind(found, place) == "of" and place + 1 < len(found) else None
    return first._replace(power=whole.power, currency=whole.currency) if whole else first


def _other_end(found: Sequence[Token], first: _Half) -> _Half | None:
    """Return the other end of a range such as '15–20 billion' or 'between 15 and 20 billion'."""
    begin, place = first.parts
    joint = _kind(found, place)
    between = _kind(found, begin - 1) == "between"
    tied = joint == "dash" and (found[place].follows or (_kind(found, place + 1) == "number" and not first.currency))
    tied = tied or (joint == "to" and first.power is None and _kind(found, begin - 1) != "from")
    tied = tied or (joint == "and" and between)
    if not tied:
        return None
    second = _half(found, place + 1) if _kind(found, place + 1) in ("number", "currency") else None
    if second is None or (second.power is None and not second.currency and not first.currency):
        return None
    clash = first.currency and second.currency and first.currency != second.currency
    return None if clash else second


def _made(found: Sequence[Token], halves: tuple[_Half, ...], marks: Style) -> Sum:
    """Return the sum of one half, or the range of two; with a doubt where a number has no or several readings."""
    last = halves[-1]
    unit = next((half.power for half in reversed(halves) if half.power is not None), 0)
    powers = [unit if half.power is None else half.power for half in halves]
    currency = next((half.currency for half in halves if half.currency), "")
    start, end = found[halves[0].parts[0]].start, found[last.parts[1] - 1].end
    parts = (halves[0].parts[0], last.parts[1])
    numbers = [number(half.written, marks, power) for half, power in zip(halves, powers, strict=True)]
    ends = [_whole(each[0], power) if len(each) == 1 else None for each, power in zip(numbers, powers, strict=True)]
    sure = [each for each in ends if each is not None]
    if len(sure) == 1 == len(halves) and last.power is None and sure[0].value < SMALL:
        numbers, sure = (
            [(*numbers[0], numbers[0][0] * 10**6, numbers[0][0] * 10**9)],
            [],
        )  # its unit is elsewhere, or lost
    if len(sure) < len(halves) or (len(sure) == 2 and sure[0].value >= sure[1].value):
        readings = [_shown(each * 10**power) for many, power in zip(numbers, powers, strict=True) for each in many]
        told = tuple(f"{reading} {currency or 'EUR'}" for reading in readings)
        return Sum(0, 0, 1, currency, "exact", start, end, parts, Doubt(start, end, "", told, _SETTLE))
    qualifier = "range" if len(sure) == 2 else "exact"
    return Sum(sure[0].value, sure[-1].value, min(each.step for each in sure), currency, qualifier, start, end, parts)


def _shown(value: Decimal) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,f}"


def _whole(value: Decimal, power: int) -> Amount | None:
    """Return whole units and the worth of the last digit; cents are cut, and what is larger than any sum is none."""
    try:
        return Amount(int(value), 1) if power == 0 and value < LARGEST else scaled(value, 10**power, str(value))
    except WrongMoney:
        return None


def _qualified(one: Sum, found: Sequence[Token]) -> Sum:
    """Return a sum with the 'about' or 'up to' beside it, or the 'between' of its range."""
    place, after = one.parts[0] - 1, one.parts[1]
    kind = _kind(found, place)
    if kind == "between" and one.qualifier == "range":
        return one._replace(start=found[place].start, parts=(place, after))
    if one.qualifier == "range":
        return one
    if kind == "qualifier":
        place = place - 1 if _kind(found, place - 1) == "qualifier" else place
        return one._replace(qualifier=found[place].value, start=found[place].start, parts=(place, after))
    if _kind(found, after) == "qualifier" and _kind(found, after + 1) not in ("number", "currency", "article"):
        return one._replace(qualifier=found[after].value, end=found[after].end, parts=(place + 1, after + 1))
    return one
