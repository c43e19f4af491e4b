"""Numbers with their unit as sums of money: exact, with every reading they allow."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from safe_alloc.reading.money import LARGEST, Amount
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.results import Doubt
from safe_alloc.reading.parse.spelled import spelled
from safe_alloc.reading.parse.tokens import Token

_SPACES = re.compile(r"[ \u00a0\u202f\u2009'’٬]")
_GROUPS = re.compile(r"\d{1,3}(?:([ \u00a0\u202f\u2009'’٬.,])\d{3})(?:\1\d{3})*")
_MARKED = re.compile(r"\d+(?:[.,]\d+)+")
SMALL = 100_000
"""A sum below this without a magnitude may have lost it: '€787 or €788 million', or '€16,680' for millions."""

LONGEST = 30
"""More signs than any sum of money needs; what is longer is no number here."""

_SETTLE = "Write the whole sum in digits without marks, or name its magnitude."
_QUALIFIERS = ("up_to", "at_least", "about")
_RIGHT_AFTER = frozenset(("magnitude", "currency"))


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


def style(text: str) -> Style:
    """Return which marks stand for decimals and thousands where the text leaves no doubt."""
    decimals, groups = set(), set()
    for written in set(_MARKED.findall(text)):
        marks = [sign for sign in written if sign in ".,"]
        last = written.rpartition(marks[-1])[2]
        if len(set(marks)) == 2 or (len(marks) == 1 and len(last) != 3):
            decimals.add(marks[-1])
        if len(marks) > 1:
            groups.add(marks[0])
    return Style(frozenset(decimals), frozenset(groups))


def number(written: str, marks: Style, power: int, usual: str) -> tuple[Decimal, ...]:
    """Return the readings of a number as written: one if it is sure, two if its mark is open, else none."""
    written = written.replace("٫", ",").replace("，", ",")
    bare = _SPACES.sub("", written)
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
    return _settled(mark, part, whole, marks, power, usual)


def _settled(mark: str, part: Decimal, whole: Decimal, marks: Style, power: int, usual: str) -> tuple[Decimal, ...]:
    """Return three digits after a mark as decimals or thousands, as the rest of the text writes them."""
    other = "," if mark == "." else "."
    here, there = mark in marks.decimals or other in marks.groups, other in marks.decimals or mark in marks.groups
    if here and not there and power and mark == usual:
        return (part,)
    if there and not here and power < 9:
        return (whole,)  # a thousand billion is more than any sum here: then it stays open
    if not here and mark == usual and power >= 9:
        return (part,)
    if not here and mark != usual and power < 9:
        return (whole,)
    return (part, whole)


def sums(found: Sequence[Token], words: Lexicon, marks: Style, text: str) -> list[Sum]:
    """Return every sum of money among the tokens, in order; a bare number is none."""
    made, place, reader = [], 0, _Reader(found, words, marks, text)
    while place < len(found):
        one = reader.sum(place) if found[place].kind in _STARTS else None
        if one is not None:
            made.append(reader.qualified(one))
        place = one.parts[1] if one else place + 1
    return made


_STARTS = frozenset(("number", "currency", "magnitude", "spelled"))


class _Half(NamedTuple):
    """One number with its unit: the readings of its pieces, each with the power of ten behind it, if any."""

    pieces: tuple[tuple[str | Decimal, int | None], ...]
    currency: str
    parts: tuple[int, int]

    @property
    def power(self) -> int | None:
        return self.pieces[-1][1] if len(self.pieces) == 1 else self.pieces[0][1]


class _Reader:
    """The tokens of a text, read as halves of sums."""

    def __init__(self, found: Sequence[Token], words: Lexicon, marks: Style, text: str) -> None:
        self.found, self.words, self.marks, self.text = found, words, marks, text
        self.last: _Half | None = None

    def kind(self, place: int) -> str:
        return self.found[place].kind if 0 <= place < len(self.found) else ""

    def next_kind(self, place: int) -> str:
        """Return the kind of a token that stands right behind the one before, no plain word between."""
        return self.found[place].kind if place < len(self.found) and not self.found[place].gap else ""

    def roles(self, place: int) -> frozenset[str]:
        return self.found[place].roles if 0 <= place < len(self.found) else frozenset()

    def sum(self, place: int) -> Sum | None:
        first = self.half(place)
        if first is None:
            return None
        if not first.currency and first.power is None:
            first = self.elided(first)
        second = self.other_end(first)
        if second is None and not first.currency and first.power is None:
            return None
        self.last = second or first
        if second and first.power == 3 and (second.power or 0) > 6:  # 15 mil a 20 mil millones
            first = _Half(((first.pieces[0][0], second.power),), first.currency, first.parts)
        return self.made((first, second) if second else (first,))

    def half(self, place: int) -> _Half | None:
        """Return [currency] number [magnitude ...] [currency] from a place on, whichever of them stand there."""
        begin, currency = place, ""
        if self.kind(place) == "currency":
            currency, place = self.found[place].value, place + 1
            if self.next_kind(place) not in ("number", "spelled"):
                return None
        alone = self.kind(place) == "magnitude"
        pieces, place = self.pieces(place)
        if not pieces:
            return None
        place, behind = self.unit_behind(place, currency)
        if alone and not behind and not self.one_alone(begin, place):
            return None
        if self.next_kind(place) == "percent" or "percent" in self.near_roles(place):
            return None
        return _Half(tuple(pieces), currency or behind, (begin, place))

    def near_roles(self, place: int) -> frozenset[str]:
        return self.roles(place) if self.next_kind(place) else frozenset()

    def pieces(self, place: int) -> tuple[list[tuple[str | Decimal, int | None]], int]:
        """Return the numbers of one sum with their powers: '43 billion 734 million' is two."""
        pieces: list[tuple[str | Decimal, int | None]] = []
        while True:
            value, after = self.value(place, first=not pieces)
            if value is None:
                return pieces, place
            power, after = self.power(after)
            if pieces and not self.goes_on(pieces[-1][1], power, after):
                return pieces, place
            if isinstance(value, Decimal) and power is None:
                if pieces or value < 10**6:
                    return pieces, place
                power = 0  # kétmilliárd
            if power is not None and self.next_kind(after) == "and_half":
                value, after = self.and_half(value, power), after + 1
            pieces.append((value, power))
            size = power or (value.adjusted() if isinstance(value, Decimal) else 0)
            place = after + self.joins_smaller(after, size)
            if power is None or self.next_kind(place) not in ("number", "spelled"):
                return pieces, after

    def and_half(self, value: str | Decimal, power: int) -> Decimal:
        """Return a number with the half that is written behind its magnitude: tre miliardi e mezzo."""
        read = (value,) if isinstance(value, Decimal) else number(value, self.marks, power, self.words.decimal)
        return read[0] + Decimal("0.5") if len(read) == 1 else Decimal("NaN")

    def joins_smaller(self, place: int, size: int) -> bool:
        """Tell whether an 'and' ties a smaller part to a sum: un miliardo e 154 milioni."""
        if "and" not in self.near_roles(place) or self.next_kind(place + 1) not in ("number", "spelled"):
            return False
        return self.next_kind(place + 2) == "magnitude" and int(self.found[place + 2].value) < size

    def goes_on(self, last: int | None, power: int | None, after: int) -> bool:
        smaller = power is not None and last is not None and (power < last or not last)
        return smaller or (power is None and self.next_kind(after) == "currency")

    def value(self, place: int, *, first: bool) -> tuple[str | Decimal | None, int]:
        kind = self.kind(place) if first else self.next_kind(place)
        if kind == "number":
            return (None, place) if self.attached(place) else (self.found[place].value, place + 1)
        if kind == "spelled":
            return spelled(self.found, place)
        alone = first and kind == "magnitude" and "one" in self.roles(place) and self.kind(place - 1) != "number"
        return (Decimal(1) if alone else None), place

    def one_alone(self, begin: int, place: int) -> bool:
        """Tell whether a magnitude without number and currency is one: 'po miliardě', 'about a billion.'"""
        before = self.roles(begin - 1) if not self.found[begin].gap else frozenset()
        return bool(before & {"each", *_QUALIFIERS}) and self.next_kind(place) in ("comma", "end", "close", "semicolon")

    def attached(self, place: int) -> bool:
        """Tell whether a number is part of a name, such as A400M; names of countries may lose their space."""
        before = self.found[place].start - 1
        free = self.words.spaceless or self.words.prefixes
        glued = before >= 0 and self.text[before].isalpha() and not free
        return glued and not (place and self.found[place - 1].kind == "country" and self.found[place - 1].end > before)

    def power(self, place: int) -> tuple[int | None, int]:
        """Return the power of ten of the magnitudes from a place on, and the place behind them."""
        if self.kind(place) == "line" and self.next_kind(place + 1) == "magnitude":
            place += 1  # a line may end within a sum
        if self.kind(place) == "dash" and self.next_kind(place + 1) == "magnitude" and not self.found[place].gap:
            place += 1
        total = None
        while self.next_kind(place) == "magnitude" and (total is None or total < 9):
            total, place = (total or 0) + int(self.found[place].value), place + 1
            if self.next_kind(place) == "end" and self.follows_unit(place + 1):
                place += 1  # the dot of an abbreviation
        return total, place

    def follows_unit(self, place: int) -> bool:
        return self.next_kind(place) == "currency"

    def unit_behind(self, place: int, currency: str) -> tuple[int, str]:
        """Return the place behind a currency that follows a number, and that currency."""
        at = place
        if self.next_kind(at) == "dash" and self.next_kind(at + 1) == "currency":
            at += 1
        if self.kind(at) == "line" and self.next_kind(at + 1) == "currency":
            at += 1
        if self.kind(at) == "currency" and self.found[at].gap == 1 and self.link(at):
            pass  # milliards d'euros
        elif self.next_kind(at) == "word" and self.follows_unit(at + 1) and self.found[at].end - self.found[at].start < 4:
            at += 1  # milliards de dollars
        elif self.next_kind(at) != "currency":
            return place, ""
        if self.opens_next(at) or (currency and self.found[at].value != currency):
            return place, ""
        return at + 1, self.found[at].value

    def link(self, at: int) -> bool:
        return len(self.text[self.found[at - 1].end : self.found[at].start].strip(" '’\u00a0\n")) < 4 if at else False

    def opens_next(self, at: int) -> bool:
        """Tell whether a currency sign belongs to the number after it: '1.7 billion €2 billion'."""
        token = self.found[at]
        after = self.found[at + 1] if at + 1 < len(self.found) else None
        if after is None or after.kind != "number" or after.start != token.end:
            return False
        return self.text[token.start - 1 : token.start].isspace()

    def elided(self, first: _Half) -> _Half:
        """Return a bare number with the unit of the sum it shares it with, before or behind it.

        '6 out of 21.3 billion', 'Italy 25.1, Spain 18.9 billion', '1.2 and 3.5 billion', 'Spain 6 billion, Italy 5.1'.
        """
        place = first.parts[1]
        if "of" in self.near_roles(place) and self.kind(place + 1) in _STARTS:
            whole = self.half(place + 1)
        elif self.near_roles(place) & {"or", "and", "respectively"} and "between" not in self.roles(first.parts[0] - 1):
            whole = self.half(place + 1 + bool(_qualifier(self.roles(place + 1)))) if self.opens_half(place + 1) else None
            whole = whole or self.in_list(first)
        else:
            whole = self.in_list(first)
        if not whole or whole.power is None:
            return first
        return _Half(((first.pieces[0][0], whole.power),), whole.currency, first.parts)

    def opens_half(self, place: int) -> bool:
        return self.next_kind(place + bool(_qualifier(self.near_roles(place)))) in _STARTS

    def in_list(self, first: _Half) -> _Half | None:
        """Return the sum whose unit a bare number beside a country shares: the next one, or else the one before."""
        begin, place = first.parts
        written = first.pieces[0][0]
        if not isinstance(written, str) or len(written) > 6:
            return None
        marked, qualified = not written.isdigit(), bool(_qualifier(self.roles(begin - 1)))
        behind = self.named_behind(place)
        if not behind and not (self.named_before(begin, 3 if marked else 0) and self.closes(place)):
            return None
        for at in range(place, min(place + 9, len(self.found))):
            if self.kind(at) in ("end", "line"):
                break
            if self.kind(at) in ("number", "currency", "spelled"):
                whole = self.half(at) if self.named_before(at, 3) or behind else None
                if whole is None or whole.power is not None:
                    return whole
        near = self.last is not None and begin - self.last.parts[1] < 12
        return self.last if near and (marked or qualified or behind) else None

    def closes(self, place: int) -> bool:
        """Tell whether a mark or an 'and' stands right at a place, so that nothing is counted there."""
        marks = ("comma", "end", "semicolon", "close", "line")
        return place >= len(self.found) or self.next_kind(place) in marks or "and" in self.near_roles(place)

    def named_behind(self, place: int) -> bool:
        """Tell whether a place says for whom: 'over 5 for Latvia'."""
        return "for" in self.near_roles(place) and self.next_kind(place + 1) == "country"

    def named_before(self, place: int, gap: int) -> bool:
        """Tell whether a country stands before a place, with few plain words and no mark of another clause between."""
        for at in range(place - 1, max(-1, place - 5), -1):
            gap -= self.found[at + 1].gap
            if gap < 0 or self.kind(at) in ("comma", "end", "number", "line", "percent"):
                return False
            if self.kind(at) == "country":
                return True
            gap -= not (_qualifier(self.roles(at)) or "for" in self.roles(at)) and self.kind(at) == "word"
        return False

    def other_end(self, first: _Half) -> _Half | None:
        """Return the other end of a range such as '15–20 billion' or 'between 15 and 20 billion'."""
        begin, place = first.parts
        roles = self.near_roles(place)
        before = self.roles(begin - 1) if not self.found[begin].gap else frozenset()
        tied = self.next_kind(place) == "dash" and not (first.currency and first.power is not None and self.apart(place))
        tied = tied or ("to" in roles and (first.power is None or (first.power == 3 and not first.currency)))
        tied = tied or ("between" in before and bool(roles & {"and", "to"}))
        tied = tied or ("to" in roles and self.words.spaceless and not first.currency)
        behind = "and" in roles and first.power is None
        at = place + 1
        at += at < len(self.found) and "article" in self.near_roles(at) and self.kind(at) == "word"
        if not (tied or behind) or self.next_kind(at) not in _STARTS:
            return None
        second = self.half(at)
        if second and not tied and "between" not in self.near_roles(second.parts[1]):
            return None  # 5 és 8 milliárd közötti: the 'between' stands behind
        if second is None or (second.power is None and not second.currency and not first.currency):
            return None
        clash = first.currency and second.currency and first.currency != second.currency
        return None if clash or (first.power is not None and second.power is None) else second

    def apart(self, place: int) -> bool:
        """Tell whether a dash has spaces around it."""
        token = self.found[place]
        return self.text[token.start - 1].isspace() or self.text[token.end : token.end + 1].isspace()

    def made(self, halves: tuple[_Half, ...]) -> Sum:
        """Return the sum of one half, or the range of two; with a doubt where a number has no or several readings."""
        last = halves[-1]
        unit = next((half.power for half in reversed(halves) if half.power is not None), 0)
        currency = next((half.currency for half in halves if half.currency), "")
        parts = (halves[0].parts[0], last.parts[1])
        start, end = self.found[parts[0]].start, self.found[parts[1] - 1].end
        read = [self.readings(half, unit) for half in halves]
        sure = [each[0] for each in read if len(each) == 1]
        lost = len(sure) == 1 == len(halves) and last.power is None and self.lost_unit(last, sure[0])
        if lost or len(sure) < len(halves) or (len(sure) == 2 and sure[0].value >= sure[1].value):
            shown = [sure[0].value * 10**power for power in (0, 6, 9)] if lost else self.shown(halves, unit)
            told = tuple(f"{_spelled_out(each)} {currency or 'EUR'}" for each in shown)
            return Sum(0, 0, 1, currency, "exact", start, end, parts, Doubt(start, end, "", told, _SETTLE))
        qualifier = "range" if len(sure) == 2 else "exact"
        step = min(each.step for each in sure)
        return Sum(sure[0].value, sure[-1].value, step, currency, qualifier, start, end, parts)

    def shown(self, halves: tuple[_Half, ...], unit: int) -> list[Decimal]:
        """Return every reading of every number, in units and parts of units."""
        pieces = [(value, unit if power is None else power) for half in halves for value, power in half.pieces]
        return [
            each * 10**power
            for value, power in pieces
            for each in ((value,) if isinstance(value, Decimal) else number(value, self.marks, power, self.words.decimal))
        ]

    def lost_unit(self, half: _Half, amount: Amount) -> bool:
        written = half.pieces[0][0]
        spaced = isinstance(written, str) and len(written) > 4 and _GROUPS.fullmatch(written) and not set(".,") & set(written)
        return amount.value < SMALL and not (spaced and self.kind(half.parts[0]) == "number")

    def readings(self, half: _Half, unit: int) -> tuple[Amount, ...]:
        """Return the amounts half a range or a whole sum may mean; several only where one number is open."""
        if len(half.pieces) == 1:
            value, power = half.pieces[0]
            power = unit if power is None else power
            many = (value,) if isinstance(value, Decimal) else number(value, self.marks, power, self.words.decimal)
            return tuple(each for each in (_whole(one, power) for one in many if one == one) if each)
        whole, step = 0, 10**15
        for value, power in half.pieces:
            read = (value,) if isinstance(value, Decimal) else number(value, self.marks, power or 0, self.words.decimal)
            amount = _whole(read[0], power or 0) if len(read) == 1 else None
            if amount is None:
                return ()
            whole, step = whole + amount.value, min(step, amount.step)
        return (Amount(whole, step),)

    def qualified(self, one: Sum) -> Sum:
        """Return a sum with the 'about' or 'up to' beside it, or the 'between' of its range."""
        place, after = one.parts[0] - 1, one.parts[1]
        gap = self.found[one.parts[0]].gap
        roles = self.roles(place) if not gap else frozenset()
        if one.qualifier == "range":
            opens = bool(roles & {"between", "from"})
            return one._replace(start=self.found[place].start, parts=(place, after)) if opens else one
        name = _qualifier(roles) or ("about" if self.kind(place) == "dash" and self.found[place].value in "~～〜" and not gap and place >= 0 else "")
        if name:
            first = place - 1 if not self.found[place].gap and _qualifier(self.roles(place - 1)) else place
            name = _qualifier(self.roles(first) | roles) or name
            return one._replace(qualifier=name, start=self.found[first].start, parts=(first, after))
        name = _qualifier(self.near_roles(after))
        if name and not self.opens_sum(after + 1):
            return one._replace(qualifier=name, end=self.found[after].end, parts=(one.parts[0], after + 1))
        return one

    def opens_sum(self, place: int) -> bool:
        return self.next_kind(place) in (*_STARTS, "word")


def _spelled_out(value: Decimal | int) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,f}"


def _qualifier(roles: frozenset[str]) -> str:
    return next((name for name in _QUALIFIERS if name in roles), "")


def _whole(value: Decimal, power: int) -> Amount | None:
    """Return whole units and the worth of the last digit; cents are cut, and what is larger than any sum is none."""
    exponent = int(value.as_tuple().exponent) + power
    if value.adjusted() + power > 15 or (exponent < 0 and power):
        return None
    whole = int(value) if power == 0 else int(value.scaleb(-int(value.as_tuple().exponent))) * 10**exponent
    return Amount(whole, 10 ** max(exponent, 0)) if whole <= LARGEST else None
