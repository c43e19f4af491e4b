"""Thousands that stand for thousand millions, as Spanish and Portuguese leave the millions out: '6,4 mil millones'."""

import re
from collections.abc import Sequence

from safe_alloc.reading.parse.halves import Half, Halves, Piece
from safe_alloc.reading.parse.listed import ahead, closes

_MIL, _MILLIARD = re.compile(r"\bmil$", re.I), re.compile(r"\bmil(?:\s+mil|$)", re.I)


def in_milliards(read: Halves, first: Half, done: Sequence[Half]) -> Half:
    """Return thousands without a currency with the unit of the sums beside them; with no sure reading beside others.

    'Letonia 5,7 mil y Lituania 6,4 mil millones' are milliards both; beside 787 millones, 5,8 mil may be thousands.
    """
    near = [half for half in (*done[-1:], ahead(read, first.after, behind=True)) if half and half.power]
    if not (near and closes(read, first.after) and _is_written(read, first, _MIL)):
        return first
    lent = next((half for half in near if half.power == 9 and _is_written(read, half, _MILLIARD)), None)
    if lent:
        return first.with_power(9, lent.currency)
    value = first.pieces[0].value
    alike = any(half.power == 3 for half in near)
    return first if alike else first._replace(pieces=(Piece(value, 3), Piece(value, 9), Piece("", 0)))


def _is_written(read: Halves, half: Half, pattern: re.Pattern[str]) -> bool:
    end = read.found[half.after - 1].end
    return pattern.search(read.text, read.found[half.begin].start, end) is not None
