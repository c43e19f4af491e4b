"""Amounts as whole euro: reading them, writing them, and splitting a sum without losing a euro."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from typing import NamedTuple

from safe_alloc.errors import WrongMoney

MAGNITUDES = {
    **{"": 1, "thousand": 10**3},
    **{"m": 10**6, "mn": 10**6, "million": 10**6},
    **{"b": 10**9, "bn": 10**9, "billion": 10**9},
    **{"tn": 10**12, "trillion": 10**12},
}
"""The English magnitude words a scenario file may use; the press has many more (see parse)."""

LARGEST = 10**15
"""A million billion: more than any sum here can be, and well inside an int64."""

_SHORT = {12: "tn", 9: "bn", 6: "m", 3: " thousand", 0: ""}
_SUM = re.compile(
    r"(?:(?P<before>€|EUR)\s*)?(?P<digits>\d[\d,.]*)\s*(?P<magnitude>[A-Za-z]*?)\s*(?P<after>€|EUR|euros?)?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_PLAIN = re.compile(r"\d+(\.\d+)?")
_WAYS = "Write whole euro as a number (10000000000) or as a text such as '€10 billion' or '€12,345,678,901'."


class Amount(NamedTuple):
    """A sum in whole units of its currency, and the worth of the last digit that was written."""

    value: int
    step: int


def euros(written: object) -> int:
    """Return whole euro from an int, or from a text such as '€10 billion' or '€12,345,678,901'.

    Refuses with WrongMoney a float, a bool, a negative sum, a fraction of a euro and every text
    that has two readings, such as '€10.500', '€43,734 billion' or '5' (€5, or a billion that was left out).

    >>> euros("€10 billion")
    10000000000
    """
    if isinstance(written, str):
        value = amount(written).value
        if 0 < value < 10**6 and not re.search("[^\\d.,\\s]", written):  # no loan here is so small
            way = f"Write {spell(value)!r}, or name the magnitude, as in '€10 billion'."
            raise _ambiguous(written, spell(value), "a sum whose magnitude is left out", way)
        return value
    if isinstance(written, bool) or not isinstance(written, Integral):  # numpy's whole numbers are Integral too
        raise WrongMoney(f"{written!r} is a {type(written).__name__}, which cannot hold money exactly. {_WAYS}")
    value = int(written)
    return _checked(value, f"{value:,}" if value.bit_length() < 100 else "A number of more than thirty digits")


def amount(written: str) -> Amount:
    """Return the sum a short English text names and the worth of its last digit, both in whole euro."""
    found = _SUM.fullmatch(written.strip())
    if found is None:
        raise WrongMoney(f"{written!r} is not a sum of money. {_WAYS}")
    if found["before"] and found["after"]:
        raise WrongMoney(f"{written!r} names the currency twice. {_WAYS}")
    magnitude = found["magnitude"].casefold()
    if magnitude not in MAGNITUDES:
        allowed = ", ".join(word for word in MAGNITUDES if word)
        raise WrongMoney(f"{written!r} has {found['magnitude']!r} where a magnitude may stand. Allowed: {allowed}.")
    return scaled(_decimal(found["digits"], written, scaled_up=bool(magnitude)), MAGNITUDES[magnitude], written)


def scaled(digits: Decimal, magnitude: int, written: str) -> Amount:
    """Return digits times magnitude in whole units, with the worth of the last digit (at least 1)."""
    value = Fraction(digits) * magnitude
    exponent = digits.as_tuple().exponent
    step = Fraction(10) ** min(int(exponent), 0) * magnitude
    if value.denominator != 1:
        raise WrongMoney(f"{written!r} is not a whole number of euro. {_WAYS}")
    return Amount(_checked(int(value), written), max(1, int(step)))


def spell(amount_eur: int, *, short: bool = False) -> str:
    """Return whole euro as English text: '€43,734,100,805', or rounded to '€43.7bn' when short.

    >>> spell(43_734_100_805), spell(43_734_100_805, short=True), spell(-46_796_822, short=True)
    ('€43,734,100,805', '€43.7bn', '-€46.8m')
    """
    sign, size = ("-" if amount_eur < 0 else ""), abs(amount_eur)
    if not short:
        return f"{sign}€{size:,}"
    number, power = shortened(size)
    return f"{sign}€{number.normalize():f}{_SHORT[power]}"


def shortened(size: int, powers: Iterable[int] = (12, 9, 6, 3), places: int = 1) -> tuple[Decimal, int]:
    """Return a sum as print shortens it: a number rounded half up, by default to one decimal, and its power of ten.

    >>> shortened(43_734_100_805), shortened(999)
    ((Decimal('43.7'), 9), (Decimal('999'), 0))
    """
    # 999,950 is a million once it is rounded to one decimal, so the border lies half a step lower.
    power = next((power for power in powers if size >= 10**power - 10**power // 20000), 0)
    unit: int = 10**power
    return Decimal((size * 2 * 10**places + unit) // (2 * unit)) / 10**places, power


def split(total: int, weights: Mapping[str, Fraction | int]) -> dict[str, int]:
    """Return total shared out in whole euro by weight: largest remainder, ties by key in A–Z order.

    The quotas are exact rationals, so no euro is lost and none is moved by a float.

    >>> split(10, {"B": 1, "A": 1, "C": 1})
    {'B': 3, 'A': 4, 'C': 3}
    """
    whole = sum(Fraction(weight) for weight in weights.values())
    if whole <= 0 or min(weights.values()) < 0:
        raise WrongMoney(f"No sum can be split by the weights {dict(weights)}: none may be below 0, one must be above.")
    return round_to_sum({key: Fraction(weight) * total / whole for key, weight in weights.items()}, total)


def round_to_sum(exact: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """Return exact amounts as whole euro that add up to total: largest remainder, ties in A–Z order."""
    floors = {key: value.numerator // value.denominator for key, value in exact.items()}
    left = total - sum(floors.values())
    if not 0 <= left <= len(floors):
        raise WrongMoney(f"Amounts that sum to {float(sum(exact.values()))} cannot be rounded to a sum of {total}.")
    by_remainder = sorted(floors, key=lambda key: (floors[key] - exact[key], key))
    return {key: floors[key] + (key in by_remainder[:left]) for key in floors}


def _decimal(digits: str, written: str, *, scaled_up: bool) -> Decimal:
    if _GROUPED.fullmatch(digits):
        if scaled_up and re.fullmatch(r"\d{1,3},\d{3}", digits):  # a second comma or a point leaves one reading
            point, whole = digits.replace(",", ".", 1), f"{digits.replace(',', '')} of that magnitude"
            raise _ambiguous(written, point, whole, "Write a decimal point, or the whole sum in euro.")
        return Decimal(digits.replace(",", ""))
    if not _PLAIN.fullmatch(digits):
        raise WrongMoney(f"{written!r} has two readings, or none: {digits!r} is no English number. {_WAYS}")
    if not scaled_up and re.fullmatch(r"\d{1,3}\.\d{3}", digits):
        way = "Leave the point out, or write a magnitude such as 'billion'."
        raise _ambiguous(written, f"{digits} euro", f"{digits.replace('.', '')} euro", way)
    return Decimal(digits)


def _ambiguous(written: str, one: str, other: str, way: str) -> WrongMoney:
    return WrongMoney(f"{written!r} has two readings: {one} or {other}. {way}")


def _checked(value: int, written: str) -> int:
    if not 0 <= value <= LARGEST:
        raise WrongMoney(f"{written} is outside what a sum of money can be here: 0 to {LARGEST:,} euro. {_WAYS}")
    return value
