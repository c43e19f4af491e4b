"""One number as it is written, and what it may stand for: 43,7 and 16.680 and 1 180 000."""

import re
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from safe_alloc.reading.money import LARGEST, Amount

_SPACES = re.compile(r"[ \u00a0\u202f\u2009'’٬]")
_GROUPS = re.compile(r"\d{1,3}(?:([ \u00a0\u202f\u2009'’٬.,])\d{3})(?:\1\d{3})*")
_HEAD = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MARKED = re.compile(r"\d(?<!\d\d)\d*+(?:[.,]\d++)+")  # never begins within digits, so that a long run costs no more
_WIDE = str.maketrans("٫，．", ",,.")
LONGEST = 30
"""More signs than any sum of money needs; what is longer is no number here."""
_MOST = 150_000
"""More millions than SAFE lends in all are no country's, so €787.669 million has decimals."""
SMALL = 100_000
"""A sum below this without a magnitude may have lost it: '€787 or €788 million', or '€16,680' for millions."""


class Unit(NamedTuple):
    """The power of ten and the currency a heading gives to the bare numbers below it."""

    power: int
    currency: str
    paired: bool = False  # each row has grants / loans, of which the grants count
    noted: bool = False  # a sentence says so of all figures


class Style(NamedTuple):
    """What the sure numbers of a text show: the marks it uses for decimals and for thousands."""

    decimals: frozenset[str]
    groups: frozenset[str]


class Number(NamedTuple):
    """A number without rounding: 43.7 is 437 with the exponent -1."""

    digits: int
    exponent: int = 0

    def zeros(self) -> int:
        """Return how many zeros the number ends with before its decimal mark."""
        digits = str(self.digits)
        return len(digits) - len(digits.rstrip("0")) + self.exponent


_number, _amount = partial(tuple.__new__, Number), partial(tuple.__new__, Amount)
"""Make a number and an amount of their fields in half the time."""


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


def readings(written: str, marks: Style, power: int, usual: str) -> tuple[Number, ...]:
    """Return the readings of a number as written: one if it is sure, two if its mark is open, else none."""
    if len(written) > LONGEST:
        return ()
    if written.isdecimal():
        return (_number((int(written), 0)),)
    if not written.isascii():
        written = written.translate(_WIDE)
    head, mark, tail = written.partition("." if "." in written else ",")
    if not (head.isdecimal() and tail.isdecimal()):
        return _grouped(written, marks, power, usual)
    return _marked(head, mark, tail, marks, power, usual)


def _grouped(written: str, marks: Style, power: int, usual: str) -> tuple[Number, ...]:
    """Return the readings of a number with spaces or several marks."""
    bare = _SPACES.sub("", written)
    used = [sign for sign in bare if sign in ".,"]
    if not used:
        return (Number(int(bare)),) if _GROUPS.fullmatch(written) else ()
    head, mark, tail = bare.rpartition(used[-1])
    spaced, _, rest = written.rpartition(mark)
    if bare != written and not (_GROUPS.fullmatch(spaced) and rest == tail and len(used) == 1):
        return ()  # 7,5 45.0 is two numbers
    if len(used) == 1:
        return _marked(head, mark, tail, marks, power, usual)
    digits = head.replace(".", "").replace(",", "") + tail
    if len(set(used)) == 1:
        return (Number(int(digits)),) if _GROUPS.fullmatch(written) else ()
    return (Number(int(digits), -len(tail)),) if used.count(mark) == 1 and _HEAD.fullmatch(head) else ()


def _marked(head: str, mark: str, tail: str, marks: Style, power: int, usual: str) -> tuple[Number, ...]:
    """Return the readings of a number with one mark: decimals, thousands, or either."""
    digits = int(head + tail)
    part = _number((digits, -len(tail)))
    if len(head) > 3 or (power and (len(tail) != 3 or not head or not int(head))):
        return (part,)
    if len(tail) != 3:
        return (part, Number(digits))  # cents, or a figure that lost its unit
    return _settled(mark, part, Number(digits), marks, power, usual)


def _settled(mark: str, part: Number, whole: Number, marks: Style, power: int, usual: str) -> tuple[Number, ...]:
    """Return three digits after a mark as decimals or thousands, as the rest of the text writes them."""
    other = "," if mark == "." else "."
    here, there = mark in marks.decimals or other in marks.groups, other in marks.decimals or mark in marks.groups
    if here and (not there or power >= 9) and power and mark == usual:
        return (part,)  # also in a text with a quotation in another language
    if there and not here and power < 9:
        return (whole,)  # a thousand billion is more than any sum here: then it stays open
    if not here and mark == usual and (power >= 9 or (power == 6 and whole.digits > _MOST)):
        return (part,)
    if not here and mark != usual and power < 9:
        return (whole,)
    return (part, whole)


def times(one: Number, power: int) -> Amount | None:
    """Return whole units and the worth of the last digit; cents are cut, and what is larger than any sum is none."""
    exponent = one.exponent + power
    if exponent >= 0:
        step = 10**exponent
        whole = one.digits * step
    elif power:
        return None  # parts of a unit, with a magnitude
    else:
        step, whole = 1, one.digits // 10**-exponent
    return _amount((whole, step)) if whole <= LARGEST else None


def shown(one: Number, power: int) -> str:
    """Return a number in whole units and their parts, as a person reads it."""
    if one.exponent + power >= 0:
        return f"{one.digits * 10 ** (one.exponent + power):,}"
    value = Decimal(f"{one.digits}E{one.exponent + power}")
    return f"{int(value):,}" if value == int(value) else f"{value:,f}"
