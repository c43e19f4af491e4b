"""Which sum belongs to which country: every way to pair them is weighed, and a near tie is a doubt."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from safe_alloc.reading.parse.apart import apart, is_followed
from safe_alloc.reading.parse.costs import SCENE, cost
from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.openness import carried_on, goes_elsewhere, is_about_things, is_no_rival, is_open
from safe_alloc.reading.parse.pairing import LONELY_GROUP, LONELY_SUM, Chosen, each_for, pair, row, runs
from safe_alloc.reading.parse.passed import VERBS, again, inserted, of_year, parts, roles_of, since_sum, sums_up, tail
from safe_alloc.reading.parse.results import Doubt
from safe_alloc.reading.parse.strangers import open_sum, strangers
from safe_alloc.reading.parse.stretch import Stretch


class Pair(NamedTuple):
    """A sum given to a group of countries; `shared` where no word says that each of them has it."""

    group: Node
    number: int
    shared: bool
    roles: frozenset[str]


class Found(NamedTuple):
    """What one stretch says: pairs in the order of the text, its doubts, and what stands beside the pairs."""

    pairs: list[Pair]
    doubts: list[Doubt]
    beside: list[Pair]


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
    chosen, carried = pair(stretch, nodes), carried_on(stretch)
    for amount in nodes:
        group, rival = chosen.get(amount.number, (None, None))
        if group is not None and amount.number in carried:
            result.doubts.append(open_sum(stretch, amount, [group]))
        elif group is not None and group.kind == "group":
            _give(stretch, group, amount, rival, result)
    lonely = [node for node in nodes if node.kind == "amount" and node.number not in chosen]
    if lonely:
        for each in [one for one in result.pairs if one.shared or len(one.group.countries) > 2]:
            result.pairs.remove(each)  # France and Italy want 15 billion, the former, and 14, the latter
            result.doubts.append(open_sum(stretch, lonely[0], [each.group]))
        _again(stretch, nodes, chosen, result)
        _paid_now(stretch, nodes, chosen, result)
        result.doubts.extend(strangers(stretch, lonely))
    result.pairs.sort(key=lambda each: stretch.made[each.number].start)
    if zipped or len(result.pairs) < len(stretch.amounts):
        _beside(stretch, result)
    _lend_verbs(stretch, result.pairs)
    return result


def _lend_verbs(stretch: Stretch, pairs: list[Pair]) -> None:
    """Give a pair the roles of the one before it in a list, which names its verb once.

    What a country that asked for a sum is told of next is what it got: 'hoped for €9 billion, must do with €8 billion'.
    """
    for place, each in enumerate(pairs[1:], start=1):
        before, same = pairs[place - 1], pairs[max(place - 2, 0)]
        if not each.roles and same.roles & _KINDS and before.group in (each.group, same.group):
            pairs[place] = each._replace(roles=same.roles & _KINDS)  # €3bn in grants, €2bn in loans; Malta, 2 and 1
        if each.roles or not before.roles:
            continue
        if each.group.countries != before.group.countries:
            before = next(one for one in pairs if one.group == before.group)  # €2 billion with €3 million upfront
            if stretch.kinds[each.group.last] != "comma":
                pairs[place] = each._replace(roles=before.roles - {"lead", "more"})
        elif before.roles & VERBS == {"asked"}:
            first = next(node.first for node in stretch.amounts if node.number == each.number)
            told = stretch.found[first].gap or stretch.kinds[first - 1] != "comma" or stretch.words.spaceless
            told = told and sum(one.group == each.group for one in pairs) == _TWO  # but: wanted 8, then 7, and got 6
            if told and 2 * stretch.made[each.number].low >= stretch.made[before.number].low:
                pairs[place] = each._replace(roles=frozenset(("given",)))


_TOLD_BESIDE = {"equivalent": "equivalent", "before": "earlier", "lead": "part", "of": "whole"}
"""Why a sum is not the country's own, and what it is to the country instead."""


def _beside(stretch: Stretch, result: Found) -> None:
    """Keep a sum told of the country before it in another part: an equivalent, an old figure, a part, a whole."""
    given = {each.number for each in result.pairs}
    for node in stretch.amounts if result.pairs else ():
        reason = apart(stretch, node)
        role = _TOLD_BESIDE.get(reason, "" if reason or node.number in given else "other")
        place = stretch.made[node.number].start
        owner = next((each for each in reversed(result.pairs) if stretch.made[each.number].start < place), None)
        if role and owner is not None and len(owner.group.countries) == 1 and not stretch.made[node.number].doubt:
            result.beside.append(Pair(owner.group, node.number, False, frozenset((role,))))


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
    touching = touching and stretch.words.language != "tr"  # whose 'not' comes last
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
            result.pairs.append(Pair(group, amount.number, not each, roles_of(stretch, group, amount)))


def _alike(stretch: Stretch, group: Node, amount: Node, rival: Node | None) -> list[Node]:
    """Return two countries told to have the same: 'Hungary, which is ready, may borrow as much as France: €16bn'."""
    at = amount.last + (stretch.kinds[amount.last] in ("comma", "dash"))
    behind = [each for each in stretch.groups if each.first == at + 1 and "alike" in stretch.roles(at)]
    if behind and not any(token.gap for token in stretch.found[amount.last : at + 1]):
        followed = is_followed(stretch.text, stretch.found[behind[0].last - 1].end, stretch.words)
        return [group, *behind] if not followed else []  # €16bn, as much as France; but: as much as France owes
    last = max(group, rival or group, key=lambda each: each.first)
    before = [each for each in stretch.groups if each.first < last.first]
    same = "alike" in stretch.roles(last.first - 1) and not stretch.roles(last.first - 2) & _ABOUT
    return [*before, last] if same and len(before) == 1 else []


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


_KINDS, _PAYING = frozenset(("grants", "loans")), frozenset(("its", "share", "advance", "more"))
_TWO, _LED, _ABOUT = 2, frozenset(("for", "place")), frozenset(("about", "multiple", "not"))


def _again(stretch: Stretch, nodes: Sequence[Node], chosen: Chosen, result: Found) -> None:
    """Claim a further sum for the country it follows, too: its role decides which of the two counts."""
    taken = {each.group.first: each for each in result.pairs if len(each.group.countries) == 1}
    held = {each.number: each for each in stretch.amounts}
    for place, node in enumerate(nodes):
        if node.kind != "amount" or node.number in chosen:
            continue
        # SAFE'ten 3 milyar avro talep etti ve 4 milyar avro aldı
        got = any("given" in token.roles for token in tail(stretch, node.last))
        since = max((each.first for each in nodes[:place] if got and each.number in chosen), default=-1)
        told = [each for each in nodes[:place] if each.kind != "amount" and (each.countries or each.first > since)]
        group = next((each for each in reversed(told) if not SCENE.issuperset(each.countries or ("",))), node)
        if group.first not in taken or stretch.made[node.number].doubt or sums_up(stretch, group, node):
            continue
        near = since_sum(stretch.found[group.last : node.first])
        other = any(token.roles & {"total", "without", "link"} and not token.roles & VERBS for token in near)
        kinds, before = [token.kind for token in stretch.found[group.last : node.first]], stretch.kinds[node.first - 1]
        if other or (kinds.count("open") > kinds.count("close") and before != "open"):
            continue  # what the brackets behind a sum break it down into
        roles, own = again(stretch, near, node), taken[group.first]
        first, last = sorted((held[own.number], node), key=lambda each: each.first)
        inside = first.last - group.last < inserted(stretch.found[group.last : last.first])
        if inside and ("asked" in roles & own.roles or "given" in roles - own.roles):
            # who in July wanted €9bn, wants €8bn now; home to assets of €9bn, gets €8bn
            taken[group.first] = own._replace(number=last.number, roles=roles)
            result.pairs[result.pairs.index(own)] = taken[group.first]
            continue
        meant = own.number if roles - own.roles else of_year(stretch, own.number, node)
        if meant != own.number:
            result.pairs.append(own._replace(number=node.number))
            if meant == node.number:
                result.pairs.remove(taken.pop(group.first))
            continue
        far = stretch.found[node.first].gap > 3 and own.roles & VERBS != {"asked"}
        joined = before == "open" or any("and" in token.roles for token in near) or (before == "comma" and far)
        near_by = cost(stretch, group, node) < LONELY_SUM + LONELY_GROUP
        near_by = near_by and (inside or not is_open(stretch, group, node))
        near_by = near_by or (len(stretch.groups) == 1 and "asked" in own.roles and not roles.isdisjoint(VERBS))
        if (near_by and (roles or not joined)) or parts(stretch, held[own.number], node):
            result.pairs.append(Pair(own.group, node.number, False, roles))


def _paid_now(stretch: Stretch, nodes: Sequence[Node], chosen: Chosen, result: Found) -> None:
    """Claim what is paid now for the country behind it, which has more in all: 'with €9bn now, Spain has had €50bn'."""
    for place, (first, group) in enumerate(pairwise(nodes)):
        before, begin = (nodes[place - 1], nodes[place - 1].last) if place else (group, 0)
        told = frozenset[str]().union(*[token.roles for token in stretch.found[begin : first.first]])
        own = next((at for at, each in enumerate(result.pairs) if each.group == group), None)
        if first.kind != "amount" or first.number in chosen or own is None or before.countries != group.countries:
            continue
        total, near = result.pairs[own], cost(stretch, first, group) < LONELY_SUM + LONELY_GROUP
        if near and told & _PAYING and stretch.made[first.number].low < stretch.made[total.number].low:
            role = frozenset(("earlier",)) if told & _PAYING != {"its"} else frozenset()
            result.pairs[own] = total._replace(roles=total.roles | role)
            result.pairs.append(Pair(group, first.number, False, frozenset()))
