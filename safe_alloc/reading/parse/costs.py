"""What speaks against a country and a sum belonging together, as a number to weigh readings by.

The weights are few and round: a comma counts for about one, a plain word for a tenth, a clause that begins for two.
They were settled on passages written for this project; their order matters, not their digits.
"""

from collections.abc import Sequence
from operator import attrgetter

from safe_alloc.reading.parse.stretch import REGION, Node, Stretch
from safe_alloc.reading.parse.tight import tight
from safe_alloc.reading.parse.tokens import Token

NEVER = 99.0
FAR, FAR_BEHIND = 20, 8
"""More plain words than this between a country and a sum, before it or behind it, and they belong together no more."""

SCENE = frozenset(("UKR", "RUS"))
"""Named in most of these texts as what the money is about: only a list gives them a sum of their own."""

_SOMEBODY, _ON_SCENE, _LOST_UNIT, _CLAUSE = 2.6, 2.7, 4.0, 2.0
_DASHES, _kind_of = {"dash", "colon"}, attrgetter("kind")
_FREE = frozenset(("for", "about", "each", "link"))
_TOWARDS = frozenset(("for", "link"))
_DENYING = frozenset(("not", "without", "use"))
_BELOW = frozenset(("place", "aside", "for", "from", "of", "inserted", "adjective"))
_LENT = frozenset(("share", "loans", "given", "asked"))
_OPENERS = frozenset(("open", "dash", "colon", "amount"))


def between(stretch: Stretch, group: Node, amount: Node) -> float:
    """Return the cost of a pair in whichever order it stands."""
    return cost(stretch, group, amount) if group.first < amount.first else cost(stretch, amount, group)


def cost(stretch: Stretch, one: Node, two: Node) -> float:
    """Return what speaks against two nodes, in their order, being a country and its sum."""
    known = stretch.costs.get(key := (one.first, two.first))
    if known is None:
        known = tight(stretch, one, two) if two.kind == "amount" else NEVER if two.kind == "neither" else None
        if known is None:
            known = _left(stretch, one, two) if two.kind == "amount" else _right(stretch, one, two)
        stretch.costs[key] = known
    return known


def _left(stretch: Stretch, group: Node, amount: Node) -> float:
    """Return the cost of a country, or a body that is none, before a sum."""
    begin = max(group.last + inserted(stretch.found[group.last : amount.first]), _meant_again(stretch, group, amount))
    owned = group.kind == "group" and "its" in stretch.roles(amount.first - 1)
    words, total = _passed(stretch, begin, amount.first, 0.9, 1.0)
    if owned and words < FAR and not _is_out(group) and not _DENYING & stretch.roles(amount.first - 2):
        return _possessed(stretch, group, amount)
    closed = stretch.kind(group.last) == "comma" and not stretch.found[group.last].gap
    if words > FAR or total >= NEVER or _is_out(group) or (closed and "lead" in group.marks):
        return NEVER
    total += 0.1 * words + (0.5 if closed and begin > group.last else 0.0)
    there = closed and "link" in stretch.roles(group.last + 1) and not stretch.found[group.last + 1].gap
    if closed and group.first and {"capital", "place"} <= group.marks and not there:
        total += _CLAUSE  # In Warsaw, ministers …
    if "capital" in group.marks and not group.first and _DASHES & set(map(_kind_of, stretch.found[1:5])):  # a dateline
        total += _CLAUSE * any(group.first < node.first < amount.first for node in stretch.nodes)
    if group.kind == "neither":
        return total + (0.3 if "states" in group.marks and stretch.kind(group.first - 1) == "number" else 1.2)
    others = (each for each in stretch.told if group.first < each.first < amount.first)
    if (stretch.states and _of_states(stretch, group)) or any(_tells(stretch, each, amount) for each in others):
        return NEVER
    total += _SOMEBODY * _many_between(stretch, group, amount)
    again = closed and "its" in stretch.roles(group.last + 1, FAR) and not stretch.found[group.last + 1].gap
    took = begin + 1 == amount.first and words < 2 and len(stretch.groups) == 1  # Ukraine signed for €1bn
    again = again or (took and not _LENT.isdisjoint(stretch.found[begin].roles))
    if words and group.countries[0] in SCENE and not again:  # but: As for Ukraine, it has drawn €18bn
        total += _ON_SCENE
    total += 0.0 if there else _placed(stretch, group, amount, words)
    name = 0.0 if _is_meant(stretch, group, begin, amount) else _somebody(stretch, begin, amount.first)
    many = "each" in stretch.roles(amount.first - 1, 1) and len(group.countries) == 1 and group.first > 0
    total += 0.8 * (many and any(len(each.countries) > 1 for each in stretch.groups if each.first < group.first))
    return total + _aside(stretch, group, amount) + _kind(group) + name


def _placed(stretch: Stretch, group: Node, amount: Node, words: int) -> float:
    """Return what it costs that a country is only a place: in Riga; but in Riga there is talk of €5 billion."""
    told = stretch.found[group.last : amount.first]
    roles = frozenset().union(*(token.roles for token in (told if words > 1 else stretch.found[: amount.first])))
    if "place" not in group.marks or (words < 2 and "asked" in roles):
        return 0.0
    # Bought in America: the jets cost €5 billion.
    elsewhere = words > 2 and roles.isdisjoint(_LENT) and "colon" in map(_kind_of, told[:-1])
    return (2.9 if "capital" in group.marks else 0.5 if words < 4 else 1.0) + _CLAUSE * elsewhere


def _is_meant(stretch: Stretch, group: Node, begin: int, amount: Node) -> bool:
    """Tell whether an 'it' stands for a country in spite of a name between: its minister, the €5 billion it has."""
    again = [at for at in range(begin, amount.first) if "its" in stretch.found[at].roles]
    said = any("who" in stretch.roles(at - 1) for at in again) or (again and "speaker" in stretch.behind(group, 2))
    return bool(said) or "its" in stretch.behind(amount, 0)


def _meant_again(stretch: Stretch, group: Node, amount: Node) -> int:
    """Return where an 'it' begins a clause about the only country before a sum, or 0: 'but its share is €5 billion'."""
    begun = (at for at in range(amount.first - 1, group.last, -1) if "its" in stretch.found[at].roles)
    place = next((at for at in begun if not stretch.roles(at - 1).isdisjoint(("but", "and"))), 0)
    between = (node for node in (stretch.nodes if place else ()) if group.first < node.first < amount.first)
    others = any(node.kind != "amount" and not _is_below(stretch, node) for node in between)
    return 0 if others or _is_below(stretch, group) else place


def _possessed(stretch: Stretch, group: Node, amount: Node) -> float:
    """Return the cost of a country before 'its €5 billion', whatever stands between: what is named first has it."""
    between = sum(group.first < each.first < amount.first for each in stretch.groups)
    below = _is_below(stretch, group) or len(group.countries) > 1
    return 0.2 + 0.6 * between + 1.5 * below + _kind(group)


def _is_below(stretch: Stretch, group: Node) -> bool:
    """Tell whether a country is no subject and another stands before it: Poland is richer than Latvia."""
    return group != stretch.groups[0] and not (group.marks | stretch.roles(group.first - 1)).isdisjoint(_BELOW)


def _right(stretch: Stretch, amount: Node, group: Node) -> float:
    """Return the cost of a country behind a sum; a 'for' before it makes it cheap."""
    words, total = _passed(stretch, amount.last, group.first, _CLAUSE, 0.1)
    if words > FAR_BEHIND or total >= NEVER or _is_out(group):
        return NEVER
    said = not group.marks.isdisjoint(_TOWARDS)
    total += 0.1 + 0.1 * words if said else 0.7 + 0.2 * words
    if not said and not group.marks.isdisjoint(("aside", "place")):
        firm = {"place", "capital"} <= group.marks and stretch.somebody_named(amount.first - 1, amount.first)
        total += 1.5 if firm or ("place" in group.marks and words > 2) else 0.9
    if not said and stretch.kind(group.last) in _OPENERS and not stretch.found[group.last].gap:
        total += 0.4  # it has a sum of its own
    tokens = stretch.found[amount.last : group.first]
    if tokens and "to" in tokens[-1].roles and stretch.found[group.first].gap:
        total += 1.0  # €10bn to lift Spain: what is done to it
    if group.countries[0] in SCENE and not any(token.kind in ("open", "dash", "colon") for token in tokens):
        total += _ON_SCENE
    if tokens and tokens[0].kind == "comma" and (len(stretch.nodes) == 2 or enclosed(stretch, amount)):
        total -= 1.0  # nobody else is named, or the sum stands between commas of its own
    return total + _kind(group) + _somebody(stretch, amount.last, group.first)


def _is_out(group: Node) -> bool:
    """Tell whether a group is excluded, named with others, or the two sides of something between them."""
    sides = len(group.countries) > 1 and ("between" in group.marks or REGION in group.countries)
    return sides or not group.marks.isdisjoint(("not", "without", "tainted"))


def _of_states(stretch: Stretch, group: Node) -> bool:
    """Tell whether countries are only named as some of others: 'eight states including Poland'."""
    before = next((node for node in reversed(stretch.nodes) if node.first < group.first), None)
    if before is None or {"states", "others"}.isdisjoint((*before.marks, *before.countries)):
        return False
    tokens = stretch.found[before.last : group.first]
    beside = all(token.kind in ("dash", "comma", "open") and not token.gap for token in tokens)
    listed = before.first > 3 or "of" not in stretch.roles(0, 1)  # Of the smaller states, Malta and Cyprus …
    apposed = beside and listed and len(group.countries) > 1 and not stretch.found[group.first].gap
    return apposed or "lead" in group.marks


def _many_between(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a number of states stands right before a sum, and they have it: 'including Poland, 19 states'."""
    return any(
        node.kind == "neither" and "states" in node.marks and stretch.kind(node.first - 1) == "number"
        for node in stretch.nodes
        if group.last < node.first and node.last == amount.first
    )


def enclosed(stretch: Stretch, amount: Node) -> bool:
    """Return whether a comma stands before a sum, as before one that stands between two."""
    return stretch.kind(amount.first - 1) == "comma" and stretch.found[amount.first].gap < 2


def inserted(tokens: Sequence[Token]) -> int:
    """Return how many tokens a clause between commas right behind a country takes: 'France, whose plan …, gets'."""
    if not tokens or tokens[0].kind not in ("comma", "open", "dash") or tokens[0].gap:
        return 0
    if tokens[0].kind == "dash":  # Spain – with five times the people – gets
        kinds = [token.kind for token in tokens[1:]]
        close = kinds.index("dash") if "dash" in kinds else 0
        return close + 2 if close and "amount" not in kinds[:close] else 0
    if tokens[0].kind == "open":
        kinds = [token.kind for token in tokens]
        close = kinds.index("close") + 1 if "close" in kinds else 0
        bare = kinds[1:2] == ["number"] and not tokens[1].gap  # Belgium (8.3), which has lost its unit
        return 0 if bare or "amount" in kinds[:close] else close
    sums = False
    for place, token in enumerate(tokens[1:], start=2):
        sums = sums or token.kind == "amount"
        told = place < len(tokens) and "who" in tokens[place].roles  # France, unlike Spain, which …, gets
        if token.kind == "comma" and not told and not (sums and any(each.kind == "comma" for each in tokens[place:])):
            return place
    return 0


def _passed(stretch: Stretch, first: int, last: int, comma: float, close: float) -> tuple[int, float]:
    """Return the plain words between two places and what the marks and joints there cost; a 'not' forbids."""
    words, total, depth, dashes, denied = stretch.found[last].gap, 0.0, 0, 0, False
    tight = last - first == 1 and not words and not stretch.found[first].gap
    joint, thing, counted = 0.8 if comma < 1.0 else 1.2, False, False
    for place, token in enumerate(stretch.found[first:last], start=first + 1):
        words += token.gap
        kind, roles = token.kind, token.roles
        if kind == "comma":
            total, denied = total + comma, denied and _goes_on(stretch, place, last)
        elif kind in ("dash", "colon"):
            dashes += 1
        elif kind == "open":
            total, depth = total - (0.4 if tight else -0.2), depth + 1
        elif kind == "close":
            depth -= 1
            total += close if depth < 0 else -0.2
        elif kind == "semicolon":
            total += _CLAUSE
        elif kind == "number" and stretch.kind(place) != "percent" and "percent" not in stretch.found[place].roles:
            total += _bare_number(token)
        elif kind == "word" and roles.isdisjoint(_FREE):
            words += 1
        if roles:
            joins = "and" in roles or "or" in roles
            still = denied and "but" not in roles and (not joins or _goes_on(stretch, place, last))
            denied = still or not roles.isdisjoint(_DENYING)
            total += joint * (joins and "who" not in stretch.roles(place))
            total += 0.6 * ("lead" in roles) + 0.5 * ("total" in roles)
            total += _CLAUSE * (comma > 1.0 and "its" in roles and "for" in stretch.roles(place - 2))
            owned = not token.gap and "counted" in roles and stretch.kind(place - 2) == "country"  # Greece's population
            counted = (counted or owned) and not (joins and stretch.found[place].gap)
            lent = "share" in roles  # a contract with Brussels for a loan of
            thing = "thing" in roles or (thing and not lent and not (joins and stretch.found[place].gap))
    return words, NEVER if denied else total + dashes * (0.5 if words else -0.3) + _CLAUSE * (thing or counted)


def _goes_on(stretch: Stretch, place: int, last: int) -> bool:
    """Tell whether only marks and joints stand before a sum, so that a 'not' holds: fined €5m, plus €1m a day."""
    tokens = stretch.found[place - 1 : last]
    near = stretch.kind(last) == "amount" and not any(token.gap for token in stretch.found[place - 1 : last + 1])
    return near and all(token.kind == "comma" or "and" in token.roles for token in tokens)


def _bare_number(token: Token) -> float:
    """Return what a number without a unit costs: it may be the country's own figure."""
    if not token.value.isdigit():
        return _LOST_UNIT
    return 0.0 if len(token.value) == 4 else 0.3  # a year


def _tells(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a sum stands in the clause with 'which' about a country: 'unlike Spain, which has €6 billion'."""
    between = stretch.found[group.last + 1 : amount.first]
    return group in stretch.told and bool(between) and all(token.kind == "word" for token in between)


def _aside(stretch: Stretch, group: Node, amount: Node) -> float:
    """Return what it costs that a country is only compared, or named in a clause about another one."""
    behind = "" if stretch.found[group.last].gap else stretch.kind(group.last)
    if behind not in ("comma", "open") and "aside" in group.marks:
        later = "comma" in map(_kind_of, stretch.found[group.last : amount.first])
        return _CLAUSE * later  # If Hungary takes all, €4bn is left
    if behind != "comma" or _tells(stretch, group, amount):
        return 0.0
    compared = (1.2 if stretch.kind(group.first - 2) == "comma" else 0.6) if "aside" in group.marks else 0.0
    return compared + (0.8 if "inserted" in group.marks else 0.0)


def _kind(group: Node) -> float:
    return 0.5 if "capital" in group.marks else 0.3 if "adjective" in group.marks else 0.0


def _somebody(stretch: Stretch, first: int, last: int) -> float:
    """Return what a name in capitals between a group and a sum costs: somebody else may be meant."""
    return _SOMEBODY if stretch.somebody_named(first, last) else 0.0
