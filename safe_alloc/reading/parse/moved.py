"""What rose or fell: the number behind such a word is an old sum, or the one that it moved to."""

from itertools import takewhile

from safe_alloc.reading.parse.halves import Halves

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
