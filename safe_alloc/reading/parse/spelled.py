"""Numbers written in words: six, dwa i pół, fünfundzwanzig, ستة عشر فاصلة اثنين."""

from collections.abc import Sequence
from decimal import Decimal

from safe_alloc.reading.parse.tokens import Token


def spelled(found: Sequence[Token], place: int) -> tuple[Decimal | None, int]:
    """Return the number in words that begins at a place, and the place behind it; none if it is no number.

    Hundreds multiply, tens and units add, with at most one 'and' between them; a spoken decimal mark may follow.
    """
    value, place = _whole(found, place)
    if value is None:
        return None, place
    after = found[place] if place < len(found) else None
    if after is not None and after.kind == "and_half" and not after.gap:
        return value + Decimal("0.5"), place + 1
    if after is not None and after.kind == "point" and not after.gap:
        decimals, end = _digits(found, place + 1)
        if decimals:
            return value + Decimal(f"0.{decimals}"), end
    return value, place


def _whole(found: Sequence[Token], place: int) -> tuple[Decimal | None, int]:
    """Return the whole number of the words from a place on."""
    total, last, begin = Decimal(0), Decimal(1000), place
    while place < len(found) and found[place].kind == "spelled" and (place == begin or not found[place].gap):
        value = Decimal(found[place].value)
        if value == 100 and 1 <= total < 10:
            total *= 100
        elif _adds(value, last):
            total += value
        else:
            break
        last, place = value, place + 1
        joined = place + 1 < len(found) and "and" in found[place].roles and not found[place].gap
        if joined and found[place + 1].kind == "spelled" and not found[place + 1].gap:
            place += 1 if _adds(Decimal(found[place + 1].value), last) else 0
    return (total, place) if place > begin else (None, begin)


def _adds(value: Decimal, last: Decimal) -> bool:
    """Tell whether a number word goes on after another: twenty-six, sixty and ten, six and ten, six and twenty."""
    if last == 1000:
        return True
    if value in (10, 20, 30, 40, 50, 60, 70, 80, 90) and 1 <= last < 10:
        return True
    return (last >= 20 and 1 <= value < 20) or (last == 100 and value < 100)


def _digits(found: Sequence[Token], place: int) -> tuple[str, int]:
    """Return the digits spoken after a decimal mark: 'three four' and 'thirty-four' are 34."""
    digits = ""
    while place < len(found) and found[place].kind == "spelled" and not found[place].gap:
        value, place = _whole(found, place)
        digits += str(value) if value is not None and value == int(value) else ""
    return digits, place
