"""A country's further sums in a sentence: which role each has, which one counts, and what only stands beside."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from safe_alloc.reading.parse.apart import apart
from safe_alloc.reading.parse.clauses import VERBS, inserted, is_granted, is_other, is_safe
from safe_alloc.reading.parse.costs import cost
from safe_alloc.reading.parse.nodes import NONE, SCENE, TYING, Node
from safe_alloc.reading.parse.openness import is_near, is_open
from safe_alloc.reading.parse.pairing import LONELY_GROUP, LONELY_SUM, Chosen
from safe_alloc.reading.parse.passed import NEVER, again, of_year, parts, since_sum, sums_up, tail
from safe_alloc.reading.parse.results import Doubt
from safe_alloc.reading.parse.retold import is_other_money
from safe_alloc.reading.parse.strangers import open_sum
from safe_alloc.reading.parse.stretch import Stretch

_KINDS, _PAYING, _TWO = frozenset(("grants", "loans")), frozenset(("its", "share", "advance", "more")), 2
_GIVEN = frozenset(("given",))


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


def claim_again(stretch: Stretch, nodes: Sequence[Node], chosen: Chosen, result: Found) -> None:
    """Claim a further sum for the country it follows, too: its role decides which of the two counts."""
    taken = {each.group.first: each for each in result.pairs if len(each.group.countries) == 1}
    held = {each.number: each for each in stretch.amounts}
    for place, node in enumerate(nodes):
        body = chosen.get(node.number, (None, None))[0]
        by = (*stretch.found[max(0, node.first - 3) : node.first], *stretch.found[node.last : node.last + 3])
        safe = any(is_safe(stretch, token) for token in by)  # €1bn from EDIP and €9bn from SAFE
        granted = body is not None and "entity" in body.marks  # wanted €9bn, but the Commission granted €8bn
        if node.kind != "amount" or (body is not None and not (body.kind == "neither" and (safe or granted))):
            continue  # but: the RRF gave Spain €9bn, SAFE lends it €1bn
        # SAFE'ten 3 milyar avro talep etti ve 4 milyar avro aldı
        got = any("given" in token.roles for token in tail(stretch, node.last))
        since = max((each.first for each in nodes[:place] if got and each.number in chosen), default=-1)
        others = [each for each in nodes[:place] if each.kind != "amount"]
        told = [each for each in others if each.countries or (each.first > since and not (safe or granted))]
        group = next((each for each in reversed(told) if not SCENE.issuperset(each.countries or ("",))), node)
        if group.first not in taken or stretch.made[node.number].doubt or sums_up(stretch, group, node):
            continue
        near = since_sum(stretch.found[group.last : node.first])
        other = any(token.roles & {"total", "without", "link"} and not token.roles & VERBS for token in near)
        kinds, before = [token.kind for token in stretch.found[group.last : node.first]], stretch.kinds[node.first - 1]
        beside = stretch.brackets.get(node.number, 0) == stretch.brackets.get(taken[group.first].number, -1)
        if other or (kinds.count("open") > kinds.count("close") and before != "open" and not beside):
            continue  # what the brackets behind a sum break it down into
        roles, own = again(stretch, near, node), taken[group.first]
        roles |= _kinds(stretch, node.number, own.roles) & {"loans"} if "grants" in own.roles else NONE
        first, last = sorted((held[own.number], node), key=lambda each: each.first)
        inside = first.last - group.last < inserted(stretch.found[group.last : last.first])
        unmeant = inside and node is first and "given" in own.roles - roles and is_other(stretch, group, node)
        if unmeant or (body is not None and not safe and "asked" not in own.roles):
            continue  # Spain, which saved €9bn last year, gets €8bn
        behind = inside and not is_other(stretch, group, last)
        given = "given" in roles - own.roles or ("given" in roles and is_other(stretch, group, first))
        if behind and (given or "asked" in roles & own.roles):
            # who in July wanted €9bn, wants €8bn now; home to assets of €9bn, gets €8bn
            taken[group.first] = own._replace(number=last.number, roles=roles if last is node else own.roles)
            result.pairs[result.pairs.index(own)] = taken[group.first]
            continue
        # Hungary, which parks €33bn abroad, digs up €28bn
        untold = inside and group.last < first.first and first.number == own.number and "given" not in own.roles | roles
        meant = own.number if roles - own.roles else -untold or of_year(stretch, own.number, node)
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
        same = parts(stretch, held[own.number], node) or is_other_money(stretch, held[own.number], node)
        if (near_by and (roles or not joined)) or safe or same:
            result.pairs.append(Pair(own.group, node.number, False, roles))


def noted(stretch: Stretch, nodes: Sequence[Node]) -> dict[Node, Node]:
    """Return the sums in brackets behind a country that has the one before: '€43.7bn for Poland (€45bn requested)'."""
    found = {}
    for place, (one, group, two) in enumerate(zip(nodes, nodes[1:], nodes[2:], strict=False), start=3):
        kinds = [each.kind for each in (one, group, two, *nodes[place : place + 1])]
        own = kinds in (["amount", "group", "amount"], ["amount", "group", "amount", "amount"])
        own = own and stretch.brackets.get(two.number) == group.last and len(group.countries) == 1
        tied = own and (group.first == one.last + 1 or cost(stretch, one, group) < LONELY_GROUP)
        if tied and not group.marks.isdisjoint(TYING):
            found[two] = group  # but: €60bn for Poland (€43.7bn) and Romania (€16.7bn)
    return found


def claim_noted(stretch: Stretch, beside: dict[Node, Node], result: Found) -> None:
    """Claim the sums in brackets for their countries, too, in the roles they have; '(loan: €9bn)' is a whole."""
    owners = {each.group for each in result.pairs} if beside else set()
    for one, group in beside.items():
        told = again(stretch, stretch.found[group.last : one.first], one)
        whole = told.isdisjoint(VERBS) and any("share" in each.roles for each in stretch.found[group.last : one.first])
        if group not in owners:
            result.doubts.append(open_sum(stretch, one, [group]))
        elif whole:
            result.beside.append(Pair(group, one.number, False, frozenset(("whole",))))
        else:
            result.pairs.append(Pair(group, one.number, False, told))


def claim_ahead(stretch: Stretch, nodes: Sequence[Node], chosen: Chosen, result: Found) -> None:
    """Claim a sum that leads in for the country behind: 'granted €9bn, Spain', 'with €9bn now, Spain has had €50bn'."""
    for place, (first, group) in enumerate(pairwise(nodes)):
        before, begin = (nodes[place - 1], nodes[place - 1].last) if place else (group, 0)
        told = frozenset[str]().union(*[token.roles for token in stretch.found[begin : first.first]])
        own = next((at for at, each in enumerate(result.pairs) if each.group == group), None)
        if first.kind != "amount" or first.number in chosen or own is None or before.countries != group.countries:
            continue
        total, spent = result.pairs[own], cost(stretch, first, group)
        more = stretch.made[total.number].low > stretch.made[first.number].low
        if spent < NEVER and _is_led(stretch, begin, first, group, total.number):
            result.pairs.append(Pair(group, first.number, False, _GIVEN))
        elif more and spent < LONELY_SUM + LONELY_GROUP and told & _PAYING and "asked" not in told:
            role = frozenset(("earlier",)) if told & _PAYING != {"its"} else frozenset()
            result.pairs[own] = total._replace(roles=total.roles | role)
            result.pairs.append(Pair(group, first.number, False, frozenset()))


def _is_led(stretch: Stretch, begin: int, first: Node, group: Node, number: int) -> bool:
    """Tell whether what leads in says that a country has a sum, and its verb does not: 'granted €9bn, Spain wants'."""
    last = next(node.last for node in stretch.amounts if node.number == number)
    behind = takewhile(lambda token: token.kind == "word", stretch.found[last:])
    at = group.first - 1 - ("article" in stretch.roles(group.first - 1))  # , a Polónia
    led = stretch.kinds[at] in ("comma", "amount") and "of" not in stretch.roles(first.first - 1)
    led = led and is_granted(stretch, stretch.found[begin : group.first])
    return led and not is_granted(stretch, [*stretch.found[group.last : last], *behind])


def lend_verbs(stretch: Stretch, pairs: list[Pair]) -> None:
    """Give a pair the roles of the one before it in a list, which names its verb once.

    What a country that asked for a sum is told of next is what it got: 'hoped for €9 billion, must do with €8 billion'.
    """
    for place, each in enumerate(pairs[1:], start=1):
        before, same = pairs[place - 1], pairs[max(place - 2, 0)]
        if each.group == before.group and each.roles & _KINDS and before.roles & _KINDS:  # to date €3bn in grants, €2bn
            pairs[place] = each = each._replace(roles=each.roles | before.roles & {"earlier", "past", "later"})
        # €3bn in grants, €2bn in loans; Malta, 2 and 1
        if not each.roles and same.roles & _KINDS and before.group in (each.group, same.group):
            pairs[place] = each._replace(roles=_kinds(stretch, each.number, same.roles))
        if each.roles or not before.roles:
            continue
        if each.group.countries != before.group.countries:
            before = next(one for one in pairs if one.group == before.group)  # €2 billion with €3 million upfront
            if stretch.kinds[each.group.last] != "comma" and "onward" not in before.roles:
                pairs[place] = each._replace(roles=before.roles - {"lead", "more"})
        elif before.roles & VERBS == {"asked"}:
            first = next(node.first for node in stretch.amounts if node.number == each.number)
            told = stretch.found[first].gap or stretch.kinds[first - 1] != "comma" or stretch.words.spaceless
            told = told and sum(one.group == each.group for one in pairs) == _TWO  # but: wanted 8, then 7, and got 6
            if told and 2 * stretch.made[each.number].low >= stretch.made[before.number].low:
                pairs[place] = each._replace(roles=frozenset(("given",)))


def _kinds(stretch: Stretch, number: int, roles: frozenset[str]) -> frozenset[str]:
    """Return whether a sum is in grants or in loans as the one before it; 'loans' alone tells it from grants."""
    node = next(node for node in stretch.amounts if node.number == number)
    near = (*stretch.found[max(0, node.first - 2) : node.first], *stretch.found[node.last : node.last + 1])
    lent = any("share" in token.roles for token in near)
    return frozenset(("loans",)) if lent and "grants" in roles else roles & _KINDS


_TOLD_BESIDE = {"equivalent": "equivalent", "before": "earlier", "lead": "part", "of": "whole"}
"""Why a sum is not the country's own, and what it is to the country instead."""


def lay_beside(stretch: Stretch, result: Found) -> None:
    """Keep a sum told of the country before it in another part: an equivalent, an old figure, a part, a whole."""
    given = {each.number for each in (*result.pairs, *result.beside)}
    for node in stretch.amounts if result.pairs else ():
        reason = apart(stretch, node)
        role = _TOLD_BESIDE.get(reason, "" if reason or node.number in given else "other")
        place = stretch.made[node.number].start
        owner = next((each for each in reversed(result.pairs) if stretch.made[each.number].start < place), None)
        if role and owner is not None and len(owner.group.countries) == 1 and not stretch.made[node.number].doubt:
            result.beside.append(Pair(owner.group, node.number, False, frozenset((role,))))


def rivalled(stretch: Stretch, pairs: list[Pair], beside: list[Pair]) -> dict[Pair, int]:
    """Return what was only asked for, each with the number of a sum behind it that may be what was got."""
    found: dict[Pair, int] = {}
    for one in (each for each in pairs if each.roles & VERBS == {"asked"}):
        alone = sum(each.group.countries == one.group.countries for each in pairs) == 1
        later = {each.number for each in beside if "other" in each.roles and each.number > one.number and alone}
        near = (each for each in stretch.amounts if each.number in later and cost(stretch, one.group, each) < NEVER)
        near = (each for each in near if "total" not in stretch.roles(each.first - 1, 2))  # for jets worth €5m
        made = stretch.made
        number = next((each.number for each in near if is_near(made[one.number], made[each.number])), -1)
        found |= {one: number} if number >= 0 else {}
    return found


def broken_down(stretch: Stretch, pairs: list[Pair], beside: list[Pair]) -> list[Pair]:
    """Return pairs with those that add up to the first of their country as its parts: '€36bn: €18bn in grants, …'."""
    for one in pairs:
        own = [each for each in (*pairs, *beside) if each.group.countries == one.group.countries]
        rest = {each.number for each in own if each.number > one.number and each.roles & VERBS <= one.roles & VERBS}
        whole, told = stretch.made[one.number], [stretch.made[number] for number in rest]
        near = abs(sum(each.low for each in told) - whole.low) <= sum(each.step for each in (whole, *told))
        if len(rest) > 1 and near and {each.currency for each in told} <= {whole.currency, ""}:
            parts_of = one.roles | {"lead"}
            return [each._replace(roles=parts_of) if each in own and each.number in rest else each for each in pairs]
    return pairs
