"""What rose or fell, or was wanted: the number behind such a word is an old sum, or the one that it moved to."""

from itertools import takewhile

from safe_alloc.reading.parse import listed
from safe_alloc.reading.parse.halves import STARTS, Half, Halves

_ASKED = frozenset(("asked", "given", "its", "article"))
_ENDS, _FAR, _NEAR = frozenset(("end", "line")), 60, 3


def moves(read: Halves, begin: int) -> bool:
    """Tell whether a number stands behind a 'from' in a sentence that says what rose or fell, or right behind that."""
    near = read.found[max(0, begin - 2) : begin]
    led = read.found[begin].gap if near and "moved" in near[-1].roles else not read.found[begin].gap
    if led and any("moved" in token.roles for token in near) and read.found[begin].gap < _NEAR:
        return True  # rose from, wzrósł z
    return "from" in read.roles_before(begin) and is_moved(read, begin)


def is_moved(read: Halves, place: int) -> bool:
    """Tell whether a word before a place in its sentence says that something rose or fell."""
    before = takewhile(lambda token: token.kind not in _ENDS, reversed(read.found[max(0, place - _FAR) : place]))
    return any("moved" in token.roles for token in before)


def wanted(read: Halves, place: int) -> Half | None:
    """Return the sum behind an 'or' or an 'and', or one that was wanted: '3.26 instead of the wanted 3.9 billion'."""
    if "before" in read.near_roles(place - 1):
        while not read.near_roles(place).isdisjoint(_ASKED):
            place += 1
        if read.found[place].gap == 1 and read.found[place].kind in STARTS:
            return read.half(place)  # statt der gewünschten 3,9 Milliarden
    return listed.half_behind(read, place)
