"""Countries named in one breath: 'Spain and Finland', 'Poland, Romania and Italy'."""

from collections.abc import Sequence
from typing import NamedTuple

from safe_alloc.reading.parse.tokens import Token

_JOINTS = frozenset(("comma", "and", "line"))


class Group(NamedTuple):
    """Countries named in one breath, as the places of its first token and the one after its last."""

    countries: tuple[str, ...]
    parts: tuple[int, int]


def groups(found: Sequence[Token]) -> list[Group]:
    """Return the countries of a stretch of text, those of one list together, in order."""
    listed: list[Group] = []
    place = 0
    while place < len(found):
        if found[place].kind != "country":
            place += 1
            continue
        begin, countries = place, [found[place].value]
        place += 1
        while (after := _next_country(found, place)) is not None:
            countries.append(found[after].value)
            place = after + 1
        listed.append(Group(tuple(dict.fromkeys(countries)), (begin, place)))
    return listed


def _next_country(found: Sequence[Token], place: int) -> int | None:
    """Return the place of the next country of a list: behind a comma, an 'and', or both."""
    steps = 0
    while place + steps < len(found) and found[place + steps].kind in _JOINTS and steps < 3:
        steps += 1
    here = place + steps
    joints = {token.kind for token in found[place:here]}
    return here if joints & {"comma", "and"} and here < len(found) and found[here].kind == "country" else None
