"""The pairs of countries and sums that cost least together, and how near another reading comes."""

from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise, takewhile

from safe_alloc.reading.parse.apart import apart
from safe_alloc.reading.parse.clauses import in_commas
from safe_alloc.reading.parse.costs import THIRD, between, cost, giver
from safe_alloc.reading.parse.nodes import REGION, Node
from safe_alloc.reading.parse.passed import NEVER, is_led
from safe_alloc.reading.parse.stretch import Stretch

LONELY_SUM, LONELY_GROUP, TIE = 2.2, 0.6, 0.45
"""What it costs to leave a sum or a country alone, and how near two readings may come before it is a doubt."""

_SKIPPED = {"amount": LONELY_SUM, "group": 0.9, "neither": 0.2}
_ALONE = {"amount": LONELY_SUM, "group": LONELY_GROUP, "neither": 0.0}
PLAIN = 0.45
"""A country directly followed by its sum costs no more than this."""

WINDOW = 5
"""A pair skips at most three nodes."""

Chosen = dict[int, tuple[Node, Node | None]]
"""By the index of a sum: the group it belongs to, and another it may belong to about as well."""


def pair(stretch: Stretch, nodes: Sequence[Node]) -> Chosen:
    """Return the group of each sum, and its rival; plain pairs part the nodes, the rest is weighed between them."""
    # EU loans came to €5bn in Spain, €3bn in Italy; for the Baltics: €6.4bn for Lithuania
    told = list(dropwhile(lambda node: node.kind == "neither" or REGION in node.countries, nodes))
    while told and told[-1].kind == "neither":
        del told[-1]  # Source: the Commission
    trailed = "trailed" in stretch.said and [node.kind for node in told[:1]] == ["group"]
    told = told[trailed:]  # Polonya'yı 16,7 milyar avroyla Romanya, 16,2 milyar avroyla Fransa izliyor
    if _sums_first(stretch, told):
        pairs = zip(told[::2], told[1::2], strict=True)
        return {one.number: (two, None) for one, two in pairs if cost(stretch, one, two) < NEVER}
    chosen: Chosen = {}
    begin = place = 0
    while place < len(nodes):
        tied = stretch.ordered.get(nodes[place].number) in nodes[place + 1 : place + 2]
        if tied or _is_plain(stretch, nodes, place):
            if begin < place:
                chosen |= _weighed(stretch, nodes[begin:place])
            chosen[nodes[place + 1 - tied].number] = nodes[place + tied], None
            begin = place = place + 2
        else:
            place += 1
    return chosen | _weighed(stretch, nodes[begin:])


def _sums_first(stretch: Stretch, nodes: Sequence[Node]) -> bool:
    """Tell whether every sum stands right before its country: '€43.7bn Poland | €16.7bn Romania'."""
    if len(nodes) < 4 or [node.kind for node in nodes] != ["amount", "group"] * (len(nodes) // 2):
        return False
    if all(in_commas(stretch, node) >= 0 for node in nodes[::2]):
        return True  # the most, €43.7bn, goes to Poland, the least, €46.8m, to Denmark
    pairs = [stretch.found[nodes[place].last : nodes[place + 1].first + 1] for place in range(0, len(nodes), 2)]
    return all(len(each) < 3 and not any(token.gap for token in each) for each in pairs)


def _is_plain(stretch: Stretch, nodes: Sequence[Node], place: int) -> bool:
    """Tell whether a country is directly followed by its sum, and neither of them may belong elsewhere."""
    if nodes[place].kind != "group" or not _at(nodes, place + 1, "amount"):
        return False
    own = cost(stretch, nodes[place], nodes[place + 1])
    other = _at(nodes, place - 1, "amount") and cost(stretch, nodes[place - 1], nodes[place]) < own + 1.0
    if other or own > PLAIN or _giver(stretch, nodes, place, {}) is not None:
        return False
    return not _at(nodes, place + 2, "group") or cost(stretch, nodes[place + 1], nodes[place + 2]) >= own + 1.0


def _at(nodes: Sequence[Node], place: int, kind: str) -> bool:
    return 0 <= place < len(nodes) and nodes[place].kind == kind


def _weighed(stretch: Stretch, nodes: Sequence[Node]) -> Chosen:
    if len({node.kind == "amount" for node in nodes}) < 2:
        return {}
    best, _ = _cheapest(stretch, nodes)
    paired = ((place, node.number) for place, node in enumerate(nodes) if node.number in best)
    return {number: (best[number], _rival(stretch, nodes, place, best)) for place, number in paired}


def _cheapest(
    stretch: Stretch, nodes: Sequence[Node], ban: tuple[int, int] | None = None
) -> tuple[dict[int, Node], float]:
    """Return the pairing that costs least, as the group of each sum's index, and its cost; `ban` forbids one pair."""
    costs, steps = [0.0], [0]
    for end, node in enumerate(nodes):
        best, step, skipped = costs[end] + _ALONE[node.kind], 0, 0.0
        for begin in range(end - 1, max(-1, end - WINDOW), -1):
            other = nodes[begin]
            if (node.kind == "amount") != (other.kind == "amount") and ban != (begin, end):
                total = cost(stretch, other, node) + skipped + costs[begin]
                if total < best:
                    best, step = total, end - begin
            skipped += _SKIPPED[other.kind]
        costs.append(best)
        steps.append(step)
    return _traced(nodes, steps), costs[-1]


def _traced(nodes: Sequence[Node], steps: Sequence[int]) -> dict[int, Node]:
    """Return the pairs along the cheapest way."""
    chosen: dict[int, Node] = {}
    end = len(nodes)
    while end > 0:
        step = steps[end]
        if step:
            one, two = nodes[end - 1 - step], nodes[end - 1]
            chosen[one.number if one.kind == "amount" else two.number] = two if one.kind == "amount" else one
        end -= step + 1
    return chosen


def _rival(stretch: Stretch, nodes: Sequence[Node], place: int, chosen: dict[int, Node]) -> Node | None:
    """Return another group the sum at a place may belong to about as well, or none."""
    amount, group = nodes[place], chosen[nodes[place].number]
    close = _giver(stretch, nodes, nodes.index(group), chosen) if group.first < amount.first else None
    if close is not None:
        return close
    others = [node for node in nodes[max(0, place - 3) : place + 3] if node.kind == "group" and node is not group]
    if all(between(stretch, node, amount) > between(stretch, group, amount) + 1.0 for node in others):
        return None
    begin = max(0, place - WINDOW)
    window = nodes[begin : place + WINDOW + 1]
    ban = sorted((window.index(group), place - begin))
    _, best = _cheapest(stretch, window)
    other, total = _cheapest(stretch, window, ban=(ban[0], ban[1]))
    rival = other.get(amount.number)
    named = rival is not None and rival.kind == "group" and rival.countries != group.countries
    return rival if named and total - best < TIE else None


def _giver(stretch: Stretch, nodes: Sequence[Node], place: int, chosen: dict[int, Node]) -> Node | None:
    """Return a country without a sum that stands close before another: France owes Italy, Spain sold Greece."""
    group, before = nodes[place], nodes[place - 1] if _at(nodes, place - 1, "group") else None
    if before is None or before in chosen.values() or before.countries == group.countries:
        return None
    scene = not THIRD.isdisjoint((*before.countries, *group.countries))
    behind = stretch.kinds[group.last] == "comma" or stretch.words.rises_to  # Romanya'nın aksine Polonya
    marks = before.marks | (group.marks if behind else group.marks - {"aside"})
    compared = scene or not {"aside", "lead", "not"}.isdisjoint(marks)  # but: Malta ahead of Cyprus gets
    # as well as Portugal, Ireland gets; nobody gets more than Romania, which gets
    told = "who" in stretch.roles(group.last + 1) and not stretch.found[group.last + 1].gap
    told = told or "trailed" in stretch.behind(group, 0)
    # Romania asks why Poland gets €5 billion
    led = stretch.found[group.first].gap > 0 and not is_led(stretch, group.first)
    gets = led and "given" in stretch.roles(group.last)
    told = told or (gets and stretch.kinds[group.last + 1] == "amount")
    # le ministre roumain a dit que la Pologne recevrait
    told = told or any("speaker" in token.roles for token in stretch.found[max(0, before.first - 1) : group.first])
    return None if compared or told or "and" in stretch.roles(before.first - 1) else giver(stretch, group)


def each_for(stretch: Stretch) -> Iterator[tuple[Node, Node]]:
    """Yield the countries a sum is told to be for, each with the sum: '€5bn each, for Malta and for the Greeks'."""
    for place, node in enumerate(stretch.nodes):
        told = "each" in stretch.behind(node, 0) and node.kind == "amount" and not stretch.made[node.number].doubt
        listed = [*takewhile(lambda each: each.kind == "group", stretch.nodes[place + 1 :] if told else ())]
        joints = [stretch.found[one.last : two.first] for one, two in pairwise((node, *listed))]
        roles = [frozenset[str]().union(*(token.roles for token in joint)) for joint in joints]
        led = all("for" in each and _PARTED.isdisjoint(each) for each in roles)
        led = led and not any(token.gap for each in listed for token in stretch.found[each.last : each.last + 1])
        if led and sum(len(each.countries) for each in listed) > 1 and not apart(stretch, node):
            yield from ((each, node) for each in listed)


_PARTED = frozenset(("given", "asked", "but", "not", "thing"))
_APART = frozenset(("aside", "not", "without", "tainted"))
_JOINTS = frozenset(("and", "or", "respectively", "equivalent", "of"))


def runs(stretch: Stretch) -> list[Node]:
    """Return the nodes, as many countries before a row of sums being one list: 'Italy with its ports, Spain with'."""
    nodes = [node for node in stretch.nodes if node.kind != "neither"]
    for place in range(len(nodes) - 1, 1, -1):
        size = len(row(stretch, nodes[place:]))
        run = nodes[max(0, place - size) : place]
        alone = all(len(each.countries) == 1 and each.marks.isdisjoint(_APART) for each in run)
        if alone and 1 < size == len(run):
            named = tuple(each.countries[0] for each in run)
            nodes[place - size : place] = [Node("group", run[0].first, run[-1].last, named, marks=run[0].marks)]
    return nodes


def row(stretch: Stretch, nodes: Sequence[Node]) -> list[Node]:
    """Return the sums at the head of some nodes that follow each other with nothing but joints between."""
    row: list[Node] = []
    for node in nodes:
        between = stretch.found[row[-1].last : node.first] if row else []
        joined = all(each.kind == "comma" or not each.roles.isdisjoint(_JOINTS) for each in between)
        # but: €5 billion of the €9 billion
        joined = joined and (not between or any(each.roles != {"of"} for each in between))
        loose = any(each.gap for each in between) or (row and stretch.found[node.first].gap)
        if node.kind != "amount" or not joined or loose:
            break
        row.append(node)
    return row
