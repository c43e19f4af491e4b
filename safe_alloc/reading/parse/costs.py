"""What speaks against a country and a sum belonging together, as a number to weigh readings by.

The weights are few and round: a comma counts for about one, a plain word for a tenth, a clause that begins for two.
They were settled on passages written for this project; their order matters, not their digits.
"""

from itertools import pairwise
from operator import attrgetter

from safe_alloc.reading.parse.nodes import REGION, Node
from safe_alloc.reading.parse.passed import CLAUSE, DENYING, NEVER, inserted, passed
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tight import tight

FAR, FAR_BEHIND = 20, 8
"""More plain words than this between a country and a sum, before it or behind it, and they belong together no more."""

SCENE = frozenset(("UKR", "RUS"))
"""Named in most of these texts as what the money is about: only a list gives them a sum of their own."""

_SOMEBODY, _ON_SCENE = 2.6, 2.7
_DASHES, _kind_of = {"dash", "colon"}, attrgetter("kind")
_TOWARDS = frozenset(("for", "link"))
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
    again = _meant_again(stretch, group, amount) if "its" in stretch.said else 0
    begin = max(group.last + inserted(stretch.found[group.last : amount.first]), again)
    owned = group.kind == "group" and "its" in stretch.roles(amount.first - 1)
    words, total = passed(stretch, begin, amount.first, 0.9, 1.0)
    if owned and words < FAR and not _is_out(group) and not DENYING & stretch.roles(amount.first - 2):
        return _possessed(stretch, group, amount)
    closed = stretch.kind(group.last) == "comma" and not stretch.found[group.last].gap
    if words > FAR or total >= NEVER or _is_out(group) or (closed and "lead" in group.marks):
        return NEVER
    total += 0.1 * words + (0.5 if closed and begin > group.last else 0.0)
    there = closed and "link" in stretch.roles(group.last + 1) and not stretch.found[group.last + 1].gap
    if closed and group.first and {"capital", "place"} <= group.marks and not there:
        total += CLAUSE  # In Warsaw, ministers …
    if "capital" in group.marks and not group.first and _DASHES & set(map(_kind_of, stretch.found[1:5])):  # a dateline
        total += CLAUSE * any(group.first < node.first < amount.first for node in stretch.nodes)
    if group.kind == "neither":
        counted = "states" in group.marks and stretch.kind(group.first - 1) == "number"
        return total + (0.3 if counted else 1.2 + CLAUSE * _is_within(stretch, group, amount))
    others = (each for each in stretch.told if group.first < each.first < amount.first)
    if (stretch.states and _of_states(stretch, group)) or any(_tells(stretch, each, amount) for each in others):
        return NEVER
    total += _SOMEBODY * _many_between(stretch, group, amount)
    again = closed and "its" in stretch.roles(group.last + 1, FAR) and not stretch.found[group.last + 1].gap
    took = begin + 1 == amount.first and words < 2 and len(stretch.groups) == 1  # Ukraine signed for €1bn
    again = again or (took and not _LENT.isdisjoint(stretch.found[begin].roles))
    # but: As for Ukraine, it has drawn €18bn
    if SCENE.issuperset(group.countries) and (words or _is_given_to(stretch, group)) and not again:
        total += _ON_SCENE
    total += 0.0 if there else _placed(stretch, group, amount, words)
    name = 0.0 if _is_meant(stretch, group, begin, amount) else _somebody(stretch, begin, amount.first)
    many = "each" in stretch.roles(amount.first - 1, 1) and len(group.countries) == 1 and group.first > 0
    total += 0.8 * (many and any(len(each.countries) > 1 for each in stretch.groups if each.first < group.first))
    return total + _aside(stretch, group, amount) + _kind(group) + name


def _is_given_to(stretch: Stretch, group: Node) -> bool:
    """Tell whether another country stands before a group with no more than a verb between: Germany gives Ukraine."""
    before = next((node for node in reversed(stretch.nodes) if node.first < group.first), None)
    if before is None or before.kind != "group":
        return False
    between = stretch.found[before.last : group.first]
    plain = all(token.kind == "word" and "and" not in token.roles for token in between)
    return plain and (bool(between) or stretch.found[group.first].gap > 0)


def _placed(stretch: Stretch, group: Node, amount: Node, words: int) -> float:
    """Return what it costs that a country is only a place: in Riga; but in Riga there is talk of €5 billion."""
    told = stretch.found[group.last : amount.first]
    roles = frozenset().union(*(token.roles for token in (told if words > 1 else stretch.found[: amount.first])))
    if "place" not in group.marks or (words < 2 and "asked" in roles):
        return 0.0
    # Bought in America: the jets cost €5 billion.
    elsewhere = words > 2 and roles.isdisjoint(_LENT) and "colon" in map(_kind_of, told[:-1])
    listed = "capital" not in group.marks or _are_places(stretch)
    return (2.9 if not listed else 0.5 if words < 4 else 1.0) + CLAUSE * elsewhere


def _is_within(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a body is named in a clause put in behind a country: 'In Spain, the Commission says, €5bn is …'."""
    before = next((node for node in reversed(stretch.nodes) if node.first < group.first and node.kind == "group"), None)
    kinds = [token.kind for token in (stretch.found[before.last : group.first] if before else ())]
    closed = "comma" in map(_kind_of, stretch.found[group.last : amount.first])
    return closed and "comma" in kinds and "amount" not in kinds


def _are_places(stretch: Stretch) -> bool:
    """Tell whether two sums or more stand behind the capitals they come from: 'from Riga came €5m, from Oslo €30m'."""
    paired = (one for one, two in pairwise(stretch.nodes) if two.kind == "amount")
    return sum({"capital", "place"} <= one.marks for one in paired) > 1


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
    words, total = passed(stretch, amount.last, group.first, CLAUSE, 0.1)
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


def _tells(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a sum stands in the clause with 'which' about a country: 'unlike Spain, which has €6 billion'."""
    between = stretch.found[group.last + 1 : amount.first]
    return group in stretch.told and bool(between) and all(token.kind == "word" for token in between)


def _aside(stretch: Stretch, group: Node, amount: Node) -> float:
    """Return what it costs that a country is only compared, or named in a clause about another one."""
    behind = "" if stretch.found[group.last].gap else stretch.kind(group.last)
    if behind not in ("comma", "open") and "aside" in group.marks:
        later = "comma" in map(_kind_of, stretch.found[group.last : amount.first])
        return CLAUSE * later  # If Hungary takes all, €4bn is left
    if behind != "comma" or _tells(stretch, group, amount):
        return 0.0
    compared = (1.2 if stretch.kind(group.first - 2) == "comma" else 0.6) if "aside" in group.marks else 0.0
    return compared + (0.8 if "inserted" in group.marks else 0.0)


def _kind(group: Node) -> float:
    return 0.5 if "capital" in group.marks else 0.3 if "adjective" in group.marks else 0.0


def _somebody(stretch: Stretch, first: int, last: int) -> float:
    """Return what a name in capitals between a group and a sum costs: somebody else may be meant."""
    return _SOMEBODY if stretch.somebody_named(first, last) else 0.0
