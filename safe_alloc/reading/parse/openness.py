"""Why a sum next to its country is open all the same: it may be less, more or something else than what it has."""

from itertools import pairwise

from safe_alloc.reading.parse.apart import apart
from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.passed import inserted
from safe_alloc.reading.parse.roles import tail
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token

_CHANGING = frozenset(("not", "change", "than", "moved"))
_HAD = frozenset(("given", "asked", "share", "loans"))
"""What is said of a loan; without it, a country's sum behind a word for other money may be that money."""


def is_open(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a sum may be less, or something else, than what its group has."""
    of_thing = "place" in group.marks and "thing" in stretch.roles(group.first - 2)  # spending in Poland rose to
    if (of_thing or stretch.made[amount.number].qualifier == "range") and _is_moved(stretch, group, amount):
        return True
    if _is_of_things(stretch, min(group.last, amount.last), max(group.first, amount.first)):
        return True
    if _is_signed(stretch, amount) or "leans" in group.marks or _ends_range(stretch, amount):
        return True
    if stretch.kind(group.first - 1) == "percent" and stretch.found[group.first].gap == 1:
        return True  # 80% of Poland's loan – €35bn –
    return len(group.countries) == 1 and (_each_behind(stretch, amount) or _two_in_one(stretch, amount))


def carried_on(stretch: Stretch) -> set[int]:
    """Return the sums of a list whose first is denied or a change: 'Poland would lose €2.9bn, Romania €1.1bn'."""
    numbers: set[int] = set()
    denied = False
    if stretch.said.isdisjoint(_CHANGING):
        return numbers
    for one, two in pairwise(stretch.nodes):
        if one.kind != "group" or two.kind != "amount":
            continue
        between = stretch.found[one.last : two.first]
        between = between[inserted(between) :]
        if any("not" in token.roles for token in between) or apart(stretch, two) == "change":
            denied = True
        elif any(token.gap or token.kind == "word" for token in (*between, stretch.found[two.first])):
            denied = False
        elif denied:
            numbers.add(two.number)
    return numbers


def _is_of_things(stretch: Stretch, first: int, last: int) -> bool:
    """Tell whether a sum is told of something the country has or buys: 'Poland's military spending of €44 billion'."""
    if "thing" not in stretch.said:
        return False
    found = stretch.found
    first += inserted(found[first:last])
    verbs = (at for at in range(first, last) if "and" in found[at].roles and found[at + 1].gap)  # and still took
    parted = (*verbs, *(at for at in range(first, last) if found[at].kind == "comma"))
    near = found[max(parted, default=first - 1) + 1 : last]
    return any("thing" in token.roles for token in near) and not any(token.roles & _HAD for token in near)


def _is_moved(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a range may be an old and a new level: 'rose from 5 to 7 billion'."""
    between = stretch.found[group.last : amount.first]
    return any("moved" in token.roles for token in (*between, *tail(stretch, amount.last)))


def _ends_range(stretch: Stretch, amount: Node) -> bool:
    """Tell whether a bare number is tied to a sum from before, so that the sum is only the end of something."""
    place = amount.first
    if stretch.kind(place - 2) != "number":
        return False
    tied = stretch.kind(place - 1) == "dash" or not stretch.roles(place - 1).isdisjoint(("and", "or", "to"))
    return tied and not stretch.found[place - 1].gap and len(stretch.found[place - 2].value) != 4


def _two_in_one(stretch: Stretch, amount: Node) -> bool:
    """Tell whether an 'and' or 'or' ties a second sum to this one, and nobody stands behind it: '5 and 8 billion'."""
    place = amount.last
    tied = not stretch.found[place].roles.isdisjoint(("and", "or")) if place < len(stretch.found) else False
    if not tied or stretch.found[place].gap or stretch.kind(place + 1) != "amount" or stretch.found[place + 1].gap:
        return False
    return stretch.kind(place + 2) not in ("country", "word", "open", "colon")


def _each_behind(stretch: Stretch, amount: Node) -> bool:
    return "each" in stretch.said and "each" in stretch.roles(amount.last) and not stretch.found[amount.last].gap


def _is_signed(stretch: Stretch, amount: Node) -> bool:
    """Tell whether a dash stands at a sum like a minus sign, with a space before it."""
    place = amount.first
    if stretch.text[stretch.made[amount.number].start] == "+":
        return True
    if stretch.kind(place - 1) != "dash":
        return False
    dash, one = stretch.found[place - 1], stretch.found[place]
    return dash.value == "−" or (one.start == dash.end and _spaced(stretch, dash) and not _is_dash_list(stretch))


def _spaced(stretch: Stretch, dash: Token) -> bool:
    return stretch.text[dash.start - 1 : dash.start] == " "


def _is_dash_list(stretch: Stretch) -> bool:
    """Tell whether a dash with a space on both sides stands before a sum, so that one without is no minus sign."""
    dashes = ((stretch.found[node.first - 1], stretch.found[node.first]) for node in stretch.amounts if node.first)
    return any(dash.kind == "dash" and one.start > dash.end and _spaced(stretch, dash) for dash, one in dashes)
