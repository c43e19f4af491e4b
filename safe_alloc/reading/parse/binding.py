"""Which sum belongs to which country: every way to pair them is weighed, and a near tie is a doubt."""

from itertools import takewhile

from safe_alloc.reading.parse.apart import apart, is_had_by
from safe_alloc.reading.parse.clauses import VERBS
from safe_alloc.reading.parse.further import (
    Found,
    Pair,
    claim_again,
    claim_ahead,
    claim_noted,
    lay_beside,
    lend_verbs,
    noted,
)
from safe_alloc.reading.parse.nodes import NONE, Node, is_followed
from safe_alloc.reading.parse.openness import carried_on, goes_elsewhere, is_about_things, is_no_rival, is_open
from safe_alloc.reading.parse.pairing import each_for, pair, row, runs
from safe_alloc.reading.parse.passed import roles_of, tail
from safe_alloc.reading.parse.strangers import open_sum, strangers
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token


def bind(stretch: Stretch) -> Found:
    """Return the pairs of a stretch and its doubts."""
    result = Found([], [] if stretch.groups else [*strangers(stretch, stretch.amounts)], [])
    if not stretch.groups or is_about_things(stretch):
        return result
    listed = "respectively" in stretch.said or any(len(group.countries) > 1 for group in stretch.groups)
    zipped = _zipped(stretch, result) if listed else set()
    for one, node in each_for(stretch) if "each" in stretch.said else ():
        result.pairs.append(Pair(one, node.number, False, roles_of(stretch, one, node)))
        zipped |= {one, node}
    free = [node for node in stretch.nodes if node not in zipped and not is_no_rival(stretch, node)]
    nodes = [node for node in free if node.kind != "amount" or not apart(stretch, node)]
    beside = noted(stretch, nodes)
    nodes = [node for node in nodes if node not in beside]
    chosen, carried = pair(stretch, nodes), carried_on(stretch)
    for amount in nodes:
        group, rival = chosen.get(amount.number, (None, None))
        if group is not None and amount.number in carried:
            result.doubts.append(open_sum(stretch, amount, [group]))
        elif group is not None and group.kind == "group":
            _give(stretch, group, amount, rival, result)
    claim_noted(stretch, beside, result)
    lonely = [node for node in nodes if node.kind == "amount" and node.number not in chosen]
    if len(stretch.amounts) > 1:
        claim_again(stretch, nodes, chosen, result)
    if lonely:
        for each in [one for one in result.pairs if one.shared or len(one.group.countries) > 2]:
            result.pairs.remove(each)  # France and Italy want 15 billion, the former, and 14, the latter
            result.doubts.append(open_sum(stretch, lonely[0], [each.group]))
        claim_ahead(stretch, nodes, chosen, result)
        result.doubts.extend(strangers(stretch, lonely))
    _doubt_open(stretch, result)
    result.pairs.sort(key=lambda each: stretch.made[each.number].start)
    if zipped or len(result.pairs) < len(stretch.amounts):
        lay_beside(stretch, result)
    lend_verbs(stretch, result.pairs)
    return result


def _doubt_open(stretch: Stretch, result: Found) -> None:
    """Turn every pair whose sum is open into a doubt, whichever way it came to its country."""
    nodes = {node.number: node for node in stretch.amounts}
    for each in [one for one in result.pairs if stretch.made[one.number].doubt is not None]:
        result.pairs.remove(each)
        result.doubts.append(open_sum(stretch, nodes[each.number], [each.group]))


_BOUNDS = ("up_to", "at_least")
_LED, _ABOUT = frozenset(("for", "place")), frozenset(("about", "multiple", "not"))
_GOING_ON = VERBS | {"total"}
_COMPARING, _SHORT = frozenset(("aside", "article", "of", "from", "and", "who", "for")), 3


def _zipped(stretch: Stretch, result: Found) -> set[Node]:
    """Bind lists of countries to lists of as many sums, the first to the first; return the nodes dealt with."""
    said = "respectively" in stretch.said
    done: set[Node] = set()
    nodes = runs(stretch) if said else stretch.nodes
    for place, listed in enumerate(nodes):
        size = len(listed.countries)
        behind = nodes[place + 1 :] if size > 1 else []
        while (amounts := row(stretch, behind)) and apart(stretch, amounts[0]) == "thing":
            behind = behind[len(amounts) :]  # with losses of €1bn and €2bn, they get €5m and €7m
        if size > 1 and not amounts and "each" not in stretch.said:
            amounts = row(stretch, nodes[max(0, place - size) : place])  # with €2bn and €1bn, Italy and Malta
            plain = place == size and amounts and "and" in stretch.roles(amounts[-1].first - 1)
            amounts = amounts if said or plain else []
        told = len(amounts) > 1 or (size > 1 and amounts and "respectively" in stretch.behind(amounts[0], 0))
        if told and not said and goes_elsewhere(stretch, listed, amounts):
            continue
        if not told or (not said and len({stretch.made[node.number].currency for node in amounts} - {""}) > 1):
            continue  # €60.4bn, or $71bn
        done |= {*amounts, *(node for node in stretch.nodes if listed.first <= node.first < listed.last)}
        if stretch.roles(amounts[0].first - 1) & {"not"}:
            continue  # they lost €3bn and €1bn
        if len(amounts) != size or any(stretch.made[node.number].doubt for node in amounts):
            result.doubts.append(open_sum(stretch, amounts[-1], [listed]))
            continue
        while len(amounts) == size:  # asked for €9bn and €5bn but got €8bn and €4bn
            ones = [Node("group", listed.first, listed.last, (each,), marks=listed.marks) for each in listed.countries]
            pairs = zip(ones, amounts, strict=True)
            result.pairs.extend(Pair(one, node.number, False, roles_of(stretch, listed, node)) for one, node in pairs)
            done.update(amounts)
            amounts = row(stretch, stretch.nodes[stretch.nodes.index(amounts[-1]) + 1 :])
    return done


def _give(stretch: Stretch, group: Node, amount: Node, rival: Node | None, result: Found) -> None:
    one = stretch.made[amount.number]
    each = len(group.countries) == 1 or _each(stretch, group, amount)
    touching = group.last == amount.first and not stretch.found[amount.first].gap
    late = "not" in stretch.behind(amount, 0) and "given" in stretch.roles(amount.last + 1)  # eurót nem kap
    touching = touching and not late and stretch.words.language != "tr"  # whose 'not' comes last
    led = "share" if amount.first < group.first else "who"  # on loans of €9bn, Italy; whose €16 billion is frozen
    if "not" in stretch.said and not touching and led not in stretch.roles(amount.first - 1, led == "share"):
        behind = takewhile(lambda token: "to" not in token.roles, tail(stretch, max(group.last, amount.last)))
        if any("not" in token.roles for token in behind):
            return  # krijgt de 16,2 miljard euro niet; but: to pay for
    if "alike" in stretch.said and one.doubt is None and (alike := _alike(stretch, group, amount, rival)):
        result.pairs.extend(Pair(node, amount.number, False, roles_of(stretch, group, amount)) for node in alike)
    elif one.doubt is not None or rival is not None or is_open(stretch, group, amount):
        result.doubts.append(open_sum(stretch, amount, [group, *([rival] if rival else [])]))
    elif each or not _is_joint(stretch, group, amount):
        clause = stretch.kinds[group.last] == "comma" and group.first < amount.first  # Latvia and Lithuania, which gets
        opened = stretch.kinds[amount.first - 1] == "open" or (len(group.countries) > 2 and one.low == one.high)
        if not each and (clause or (len(stretch.amounts) == 1 and opened)):
            result.doubts.append(open_sum(stretch, amount, [group]))
        else:
            compared = one.qualifier in _BOUNDS and amount.first < group.first and is_had_by(stretch, amount)
            known = frozenset(("known",)) if compared else NONE  # less than the €44 billion Poland will get
            result.pairs.append(Pair(group, amount.number, not each, known | roles_of(stretch, group, amount)))


def _alike(stretch: Stretch, group: Node, amount: Node, rival: Node | None) -> list[Node]:
    """Return two countries told to have the same: 'Hungary, which is ready, may borrow as much as France: €16bn'."""
    behind = stretch.found[amount.last : amount.last + _SHORT]
    at = amount.last + len([*takewhile(_is_between, behind)])  # €16bn, as much as; 16,2 milliárd eurót kap, ugyanannyit
    near = next((each for each in stretch.groups if each.first > at), None)
    joints = stretch.found[at + 1 : near.first] if near and "alike" in stretch.roles(at, 2) else stretch.found
    led = len(joints) < _SHORT and all(each.kind == "comma" or each.roles & _COMPARING for each in joints)
    if near and led and not any(token.gap for token in stretch.found[amount.last : at + 1]):
        followed = is_followed(stretch.text, stretch.found[near.last - 1].end, stretch.words)
        followed = followed or not stretch.behind(near, 0).isdisjoint(_GOING_ON)
        return [group, near] if not followed else []  # but: as much as France owes, as France and Italy together
    last = max(group, rival or group, key=lambda each: each.first)
    before = [each for each in stretch.groups if each.first < last.first]
    same = "alike" in stretch.roles(last.first - 1) and not stretch.roles(last.first - 2) & _ABOUT
    return [*before, last] if same and len(before) == 1 else []


def _is_between(token: Token) -> bool:
    """Tell whether a mark, or a verb at the end of a clause, stands between a sum and what it is compared with."""
    return token.kind in ("comma", "dash") or (not token.roles.isdisjoint(VERBS) and "alike" not in token.roles)


def _each(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether an 'each' before, between or behind gives a sum to every country of a group."""
    low, high = min(group.first, amount.first), max(group.last, amount.last)
    behind = takewhile(lambda token: token.kind != "amount", stretch.found[high : high + 2])
    return any("each" in token.roles for token in (*stretch.found[max(0, low - 1) : high], *behind))


def _is_joint(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a sum is for the countries of a group together: a word says so, or it is given to them all."""
    low, high = min(group.first, amount.first), max(group.last, amount.last)
    behind = amount.first < group.first and not group.marks.isdisjoint(_LED)
    return behind or any("total" in token.roles for token in stretch.found[max(0, low - 2) : high + 2])
