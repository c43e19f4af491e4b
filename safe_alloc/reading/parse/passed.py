"""What stands between a country and a sum: words, marks, a clause put in, a 'not', and the role it has there."""

import re
from collections.abc import Sequence
from itertools import pairwise

from safe_alloc.reading.parse.clauses import SPENT, VERBS, goes_on_to, inserted, is_safe
from safe_alloc.reading.parse.nodes import NONE, Node
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token

_LENDING = frozenset(("entity", "envelope"))
_OWN, _BEFORE = frozenset(("share", "loans", "envelope")), frozenset(("before",))
NEVER, CLAUSE, _TWO, _LONG = 99.0, 2.0, 2, 20
_FREE, _NOT = frozenset(("for", "about", "each", "link")), frozenset(("not", "without"))
DENYING = _NOT | {"use"}
_ROLES = VERBS | {"advance", "guarantees", "earlier", "past", "later", "more", "before", "yearly"}
_ROLES |= {"grants", "loans", "lead", "then", *SPENT}
_OF_IT = frozenset(("its", "who", "and", "but", "of", "place", "loans", "given", "link"))
_LEADS = frozenset(("for", "from", "of", "place", "aside"))
_PAID_ON = frozenset(("outlay", "onward"))
_YEAR = re.compile(r"\W+(?:[^\W\d]+\W+){0,2}?(20\d\d)\b")
_PARTS, _GOING_ON = frozenset(("and", "but")), frozenset(("and", "or", "but"))
_BREAKS = frozenset(("comma", "semicolon", "amount", "country", "capital", "open", "close"))


def passed(stretch: Stretch, first: int, last: int, comma: float, close: float) -> tuple[int, float]:
    """Return the plain words between two places and what the marks and joints there cost; a 'not' forbids."""
    words, total, depth, dashes, denied = stretch.found[last].gap, 0.0, 0, 0, False
    tight = last - first == 1 and not words and not stretch.found[first].gap
    joint, thing, counted = 0.8 if comma < 1.0 else 1.2, False, False
    own = is_own(stretch, last)
    denying = _NOT if own else DENYING
    for place, token in enumerate(stretch.found[first:last], start=first + 1):
        words += token.gap
        kind, roles = token.kind, token.roles
        if kind == "comma":
            total, denied = total + comma, denied and _goes_on(stretch, place, last)
        elif kind in ("dash", "colon"):
            dashes, denied = dashes + 1, denied and "its" not in stretch.roles(place)  # Malta did not: it wants €5m
        elif kind == "open":
            total, depth = total - (0.4 if tight else -0.2), depth + 1
        elif kind == "close":
            depth -= 1
            total += close if depth < 0 else -0.2
        elif kind == "semicolon":
            total += CLAUSE if comma < 1.0 else NEVER  # a sum before it is not that of a country behind it
        elif kind == "word" and roles.isdisjoint(_FREE):
            words += 1
        if roles:
            joins = "and" in roles or "or" in roles
            still = denied and "but" not in roles and (not joins or _goes_on(stretch, place, last))
            denied = still or not roles.isdisjoint(denying)
            goes = joins and stretch.kinds[place - 2] == "comma" and not token.gap and "given" in stretch.roles(place)
            total += joint * (joins and not goes and "who" not in stretch.roles(place))  # France, and got €2bn
            total += 0.6 * ("lead" in roles) + 0.5 * ("total" in roles)
            total += CLAUSE * (comma > 1.0 and "its" in roles and "for" in stretch.roles(place - 2))
            owned = not token.gap and "counted" in roles and stretch.kinds[place - 2] == "country"  # its people
            counted = (counted or owned) and not (joins and stretch.found[place].gap)
            after = stretch.found[place]
            goes_on = not roles.isdisjoint(_GOING_ON) and (after.gap > 0 or not after.roles.isdisjoint(VERBS))
            # but: a contract with Brussels for a loan of
            thing = "thing" in roles or (thing and "share" not in roles and not goes_on)
    away = CLAUSE * ((thing or counted) and not own)
    return words, NEVER if denied else total + dashes * (0.5 if words else -0.3) + away


def is_own(stretch: Stretch, place: int) -> bool:
    """Tell whether a sum at a place is called the loan of who was told of: 'buys tanks with its €6.4bn loan'."""
    named = stretch.kinds[place] == "amount" and "its" in stretch.roles(place - 1)
    return named and not stretch.roles(place + 1, 99).isdisjoint(_OWN) and not stretch.found[place + 1].gap


def _goes_on(stretch: Stretch, place: int, last: int) -> bool:
    """Tell whether only marks and joints stand before a sum, so that a 'not' holds: fined €5m, plus €1m a day."""
    tokens = stretch.found[place - 1 : last]
    near = stretch.kinds[last] == "amount" and not any(token.gap for token in stretch.found[place - 1 : last + 1])
    return near and all(token.kind == "comma" or "and" in token.roles for token in tokens)


def roles_of(stretch: Stretch, group: Node, amount: Node) -> frozenset[str]:
    """Return the roles named near a pair: between its ends, behind it up to a mark, or at the sentence's head."""
    low, high = min(group.last, amount.last), max(group.first, amount.first)
    between = since_sum(stretch.found[low + inserted(stretch.found[low:high]) : high])
    if group.first < amount.first and goes_on_to(stretch, amount) and "asked" not in named_roles(between):
        return _PAID_ON  # but: asked €9bn of the Commission
    if stretch.said.isdisjoint(_ROLES):
        return NONE
    if group.first < amount.first and stretch.roles(group.first - 1) - SPENT:
        between += stretch.found[group.first - 1 : group.first]  # granted Poland €43.7 billion
    near = between + [each for each in tail(stretch, max(group.last, amount.last)) if "past" not in each.roles]
    if _is_replaced(stretch, amount) or (group.last == amount.first and "of" in stretch.roles(group.first - 1)):
        return _BEFORE  # z przyznanych Polsce 11,2 mld euro
    told, head = named_roles(near), named_roles(stretch.found[: stretch.nodes[0].first]) - SPENT
    by_others = any(one.roles & _LENDING and "outlay" in two.roles for one, two in pairwise(near))  # Brussels set aside
    lent = amount.first < group.first and "share" in stretch.roles(amount.first - 1, 1)  # on a loan of €8m, Malta pays
    told -= {"given"} if "outlay" in told and goes_on_to(stretch, amount, "for") else NONE  # pledged €2bn for Kyiv
    told -= SPENT if by_others or lent or "its" in stretch.roles(amount.first - 1) else NONE  # spends its €43.7 billion
    return (told | head if told.isdisjoint(("asked", "given")) else told | (head - {"asked", "given"})) - {"lead"}


def again(stretch: Stretch, near: Sequence[Token], amount: Node) -> frozenset[str]:
    """Return the roles of a country's further sum, named among some tokens or behind it."""
    told = named_roles([*near, *tail(stretch, amount.last)])
    by_others = any(one.roles & _LENDING and "outlay" in two.roles for one, two in pairwise(near))
    told = (told - SPENT) | {"given"} if by_others else told  # the Commission gave it €3.26bn
    told = _PAID_ON if goes_on_to(stretch, amount) else told
    return _BEFORE if _is_replaced(stretch, amount) else told


def parts(stretch: Stretch, one: Node, two: Node) -> bool:
    """Tell whether two sums are for something each: 'gets €20bn for tanks and €23.7bn for ships'."""
    alike = one.first < two.first and "for" in stretch.behind(one, 0) & stretch.behind(two, 0)
    beside = stretch.kinds[two.first - 1] in ("word", "comma") and not stretch.found[two.first].gap
    return alike and beside and stretch.kinds[two.last + 1] != "country"


def _is_replaced(stretch: Stretch, amount: Node) -> bool:
    """Tell whether a word right behind a sum says that another stands in its place: '1,2 milliárd euró helyett'."""
    return "then" in stretch.roles(amount.last) and not stretch.found[amount.last].gap


def named_roles(near: Sequence[Token]) -> frozenset[str]:
    """Return the roles of figures that some tokens name."""
    return _ROLES & frozenset().union(*(token.roles for token in near))


def since_sum(between: Sequence[Token]) -> list[Token]:
    """Return the tokens behind the last sum among some, and behind the comma or 'and' that ends what is said of it."""
    last = max((place for place, token in enumerate(between) if token.kind == "amount"), default=-1)
    behind = list(between[last + 1 :])
    ends = (place for place, token in enumerate(behind) if token.kind == "comma" or token.roles & _PARTS)
    return behind[next(ends, 0) if last >= 0 else 0 :]


def tail(stretch: Stretch, place: int) -> list[Token]:
    """Return the tokens behind a pair up to the next mark or country; none if a sum comes, whose they are then."""
    near: list[Token] = []
    for token in stretch.found[place:]:
        if token.kind in _BREAKS or token.gap > 4 or token.roles & _PARTS:
            own = near and not near[0].gap and (near[1:] or token.gap)
            beside = near[:1] if own else []  # €6.6bn upfront in June and €37bn …; €3bn in grants with €2bn
            return beside if token.kind == "amount" else near
        near.append(token)
    return near


def sums_up(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Return whether a sum is that of a list: 'Latvia (€5bn) and Estonia (€2bn) have €7bn'."""
    listed = stretch.kinds[group.last] == "open" and stretch.kinds[group.first - 2] == "close"
    return (listed and "and" in stretch.roles(group.first - 1)) or "total" in stretch.behind(amount, 0)


def of_year(stretch: Stretch, own: int, other: Node) -> int:
    """Return which sum of a country the text is about, if a year stands behind them: 'got €5m in 2021, €2m in 2022'.

    That is the one whose year alone was named before; -1 if none is, and the first if they have no years.
    """
    sums = (own, other.number)
    years = [year[1] if (year := _YEAR.match(stretch.text, stretch.made[each].end)) else "" for each in sums]
    joined = "and" in stretch.roles(other.first - 1, 2)  # had €5m in 2021 and now has €7m
    if years[0] == years[1] or not (joined or all(years)):
        return own
    before = stretch.text[: stretch.made[min(sums)].start]
    named = [number for number, year in zip(sums, years, strict=True) if year and year in before]
    return named[0] if len(named) == 1 else -1


def is_led(stretch: Stretch, place: int) -> bool:
    """Tell whether a small word such as 'of' stands right before a token."""
    start = stretch.found[place].start
    before = stretch.text[max(0, start - _LONG) : start].split()[-1:]
    return stretch.words.exact("".join(before)) in stretch.words.after


def is_of_body(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a country only speaks of what a body does: 'France says the EU should borrow €100 billion'."""
    if group.first > _TWO:
        return False
    bodies = [each for each in stretch.nodes if "entity" in each.marks and group.last <= each.first < amount.first]
    if not bodies or not stretch.found[bodies[-1].first].gap:
        return False  # gets from the EU
    near = stretch.found[group.last : bodies[-1].last]
    if is_safe(stretch, near[-1]) or not all(token.roles.isdisjoint(_LEADS) for token in near[:-1]):
        return False  # si z európskeho nástroja SAFE požičia
    behind = stretch.found[bodies[-1].last : amount.first + 1]
    spends = "spent" in stretch.roles(amount.first - 1)
    goes_on = all(token.kind == "word" and token.roles.isdisjoint(_OF_IT) for token in behind[:-1])
    goes_on = goes_on and not is_led(stretch, amount.first)  # Germany leads Europe with €17.7bn
    does = behind[0].gap > 0 or not behind[0].roles.isdisjoint(SPENT)
    return spends or (goes_on and does)


def is_bought(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum is the price of what is bought: 'ordered tanks worth €5 billion', '5 milyar avroya tank'."""
    last = stretch.words.rises_to and not stretch.words.spaceless
    if last and not {"use", "counted"}.isdisjoint(stretch.behind(node, 1)):
        return True
    if "for" in stretch.roles(node.first - 1) and not {"use", "counted"}.isdisjoint(stretch.behind(node, 0)):
        return True  # heeft voor 6 miljard euro tanks besteld
    near = stretch.found[max(0, node.first - 2) : node.first] if "use" in stretch.said else []
    if stretch.words.spaceless or not any("counted" in token.roles for token in near):
        return False
    uses = (place for place, token in enumerate(stretch.found) if "use" in token.roles)
    return any("country" not in stretch.kinds[min(at, node.last) : max(at, node.first)] for at in uses)
