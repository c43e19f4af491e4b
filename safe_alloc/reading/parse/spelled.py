"""Numbers written in words: six, dwa i pół, fünfundzwanzig, ستة عشر فاصلة اثنين, ملياران."""

from collections.abc import Sequence
from itertools import takewhile

from safe_alloc.reading.parse.numbers import Number
from safe_alloc.reading.parse.tokens import Token

_LARGEST = 10**9
"""No number in words is larger before its magnitude."""

_TYING, _TENS = frozenset(("and", "to", "or")), frozenset(range(10, 100, 10))
_DECIMALS = 6
"""So many digits are spoken after a decimal mark, at most."""


def spelled(found: Sequence[Token], place: int) -> tuple[Number, int]:
    """Return the number in words that begins at a place, and the place behind it.

    Hundreds multiply, tens and units add, with at most one 'and' between them; a spoken decimal mark may follow.
    """
    value, place = _whole(found, place)
    after = found[place] if place < len(found) else None
    if after is not None and after.kind == "and_half" and not after.gap:
        return with_part(value, after), place + 1
    if after is not None and after.kind == "point" and not after.gap and not value.exponent:
        decimals, end = _digits(found, place + 1)
        if decimals:
            return Number(int(f"{value.digits}{decimals}"), -len(decimals)), end
    return value, place


def is_range(found: Sequence[Token], place: int) -> bool:
    """Return whether a word at a place ties a number in words to another: 'seven to eleven', 'seven or 8'."""
    near = found[place - 1 : place + 2]
    kinds = [token.kind for token in near[::2]]
    two = kinds in (["spelled", "spelled"], ["spelled", "number"]) and not near[1].gap and not near[2].gap
    return two and not _TYING.isdisjoint(near[1].roles)


def with_part(value: Number, part: Token) -> Number:
    """Return a number and the half or quarter behind it: of one, or of the magnitude that is part of its word."""
    digits = part.value.removeprefix("0.")
    whole, more = value.digits * 10 ** len(digits), int(digits) * 10 ** max(-value.exponent, 0)
    return Number(whole + more, value.exponent - len(digits))


def _value(token: Token) -> Number:
    """Return what a number word stands for, as the lexicon writes it: 20, 0.75, 2E+9."""
    digits, _, exponent = token.value.partition("E")
    whole, _, part = digits.partition(".")
    return Number(int(whole + part), int(exponent or 0) - len(part))


def _whole(found: Sequence[Token], place: int) -> tuple[Number, int]:
    """Return the whole number of the words from a place on."""
    first, place = _value(found[place]), place + 1
    if first.exponent:
        return first, place
    total = last = first.digits
    ahead = [
        token.roles for token in takewhile(lambda token: token.kind in ("spelled", "word"), found[place : place + 6])
    ]
    parted = place > 1 and "between" in found[place - 2].roles and sum("and" in roles for roles in ahead) == 1
    while total < _LARGEST and (after := _next(found, place, total, last)) >= 0 and not (parted and after > place):
        value = _value(found[after]).digits
        total = total * 100 if value == 100 and last < 10 and total >= 1 else total + value
        last, place = value, after + 1
    return Number(total), place


def _next(found: Sequence[Token], place: int, total: int, last: int) -> int:
    """Return the place of the word that goes on with a number, behind an 'and' or not; -1 if there is none."""
    for at, multiplies in ((place, True), (place + 1, False)):
        if at >= len(found) or found[at].gap:
            return -1
        if found[at].kind == "spelled":
            value = _value(found[at])
            times = multiplies and value == (100, 0) and 1 <= last < 10
            turned = total > last and value.digits in _TENS and last < 10  # thirty-one and forty
            return at if times or (not value.exponent and not turned and _adds(value.digits, last)) else -1
        if "and" not in found[at].roles:
            return -1
    return -1


def _adds(value: int, last: int) -> bool:
    """Tell whether a number word goes on after another: twenty-six, sixty and ten, six and ten, six and twenty."""
    if value in _TENS and 1 <= last < 10:
        return True
    return (last >= 20 and 1 <= value < 20) or (last >= 100 and last % 100 == 0 and value < 100)


def _digits(found: Sequence[Token], place: int) -> tuple[str, int]:
    """Return the digits spoken after a decimal mark: 'three four' and 'thirty-four' are 34."""
    digits = ""
    while place < len(found) and found[place].kind == "spelled" and not found[place].gap and len(digits) < _DECIMALS:
        value, place = _whole(found, place)
        digits += str(value.digits) if not value.exponent else ""
    return digits, place
