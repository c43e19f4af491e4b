"""Which sum belongs to which country: every way to pair them is weighed, and a near tie is a doubt."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from safe_alloc.reading.parse.results import Doubt
from safe_alloc.reading.parse.stretch import Node, Stretch
from safe_alloc.reading.parse.tokens import Token

NEVER = 99.0
FAR = 20
"""More plain words than this between a country and a sum, and they no longer belong together for sure."""

LONELY_SUM, LONELY_GROUP, TIE = 2.2, 0.6, 0.45
"""What it costs to leave a sum or a country alone, and how near two readings may come before it is a doubt."""

PLAIN = 0.5
"""A country directly followed by its sum costs no more than this."""

_SCENE = frozenset(("UKR", "RUS"))
"""Named in most of these texts as what the money is about: only a list gives them a sum of their own."""

_ROLES = frozenset(("advance", "guarantees", "earlier", "later", "more", "asked", "given", "grants", "loans", "before", "lead"))


class Pair(NamedTuple):
    """A sum given to a group of countries; `shared` where no word says that each of them has it."""

    group: Node
    index: int
    shared: bool
    roles: frozenset[str]


class Found(NamedTuple):
    """What one stretch says: pairs in the order of the text, and its doubts."""

    pairs: list[Pair]
    doubts: list[Doubt]


def bind(stretch: Stretch) -> Found:
    """Return the pairs of a stretch and its doubts."""
    result = Found([], [])
    if not stretch.groups or not stretch.amounts:
        return result
    zipped = _zipped(stretch, result)
    nodes = [node for node in stretch.nodes if node not in zipped and (node.kind != "amount" or not stretch.apart(node))]
    chosen = _plain_list(stretch, nodes)
    if chosen:
        for place in range(1, len(nodes), 2):
            _give(stretch, nodes[place - 1], nodes[place], None, result)
    else:
        chosen, cost = _cheapest(stretch, nodes)
        for place, amount in enumerate(nodes):
            group = chosen.get(amount.index)
            if group is not None and group.kind == "group":
                _give(stretch, group, amount, _rival(stretch, nodes, place, chosen, cost), result)
        _again(stretch, nodes, chosen, result)
    result.pairs.sort(key=lambda pair: stretch.made[pair.index].start)
    for place, pair in enumerate(result.pairs[1:], start=1):
        same = pair.group.countries == result.pairs[place - 1].group.countries
        if not pair.roles and not same:  # a list names its verb once
            result.pairs[place] = pair._replace(roles=result.pairs[place - 1].roles - {"lead", "more"})
    return result


def _plain_list(stretch: Stretch, nodes: Sequence[Node]) -> dict[int, Node]:
    """Return the pairs of a stretch in which every country is followed by its sum, and nothing speaks against it."""
    groups, amounts = nodes[::2], nodes[1::2]
    if len(groups) != len(amounts) or any(node.kind != "group" for node in groups):
        return {}
    if any(node.kind != "amount" or stretch.made[node.index].qualifier == "" for node in amounts):
        return {}
    if any(_cost(stretch, group, amount) > PLAIN for group, amount in zip(groups, amounts, strict=True)):
        return {}
    if any(_cost(stretch, amount, group) < PLAIN + 1.0 for amount, group in zip(amounts, groups[1:], strict=False)):
        return {}
    return {amount.index: group for group, amount in zip(groups, amounts, strict=True)}


def _zipped(stretch: Stretch, result: Found) -> set[Node]:
    """Bind lists of countries to lists of as many sums, 'respectively'; return the nodes that are dealt with."""
    said = any("respectively" in token.roles for token in stretch.found)
    done: set[Node] = set()
    for place, listed in enumerate(stretch.nodes):
        size = len(listed.countries)
        amounts = _row_of(stretch, place + 1, 1) or (_row_of(stretch, place - 1, -1) if said else [])
        if size < 2 or len(amounts) < 2 or not (said or (len(amounts) == size and _in_a_row(stretch, amounts))):
            continue
        done |= {listed, *amounts}
        if said and len(amounts) == size and not any(stretch.made[node.index].doubt for node in amounts):
            for country, node in zip(listed.countries, amounts, strict=True):
                roles = _roles_of(stretch, listed, node)
                result.pairs.append(Pair(listed._replace(countries=(country,)), node.index, False, roles))
        else:
            result.doubts.append(_doubt(stretch, amounts[-1], [listed]))
    return done


def _row_of(stretch: Stretch, place: int, step: int) -> list[Node]:
    """Return the sums that stand next to a place with no country between, in the order of the text."""
    row: list[Node] = []
    while 0 <= place < len(stretch.nodes) and stretch.nodes[place].kind == "amount":
        row.append(stretch.nodes[place])
        place += step
    return row[::step]


def _in_a_row(stretch: Stretch, amounts: Sequence[Node]) -> bool:
    return all(
        not token.gap and (token.kind == "comma" or "and" in token.roles)
        for one, two in zip(amounts, amounts[1:], strict=False)
        for token in stretch.found[one.last : two.first]
    ) and all(not stretch.found[node.first].gap for node in amounts[1:])


def _cheapest(stretch: Stretch, nodes: Sequence[Node], ban: tuple[int, int] | None = None) -> tuple[dict[int, Node], float]:
    """Return the pairing that costs least, as the node of each sum's index, and its cost."""
    costs = [0.0]
    steps: list[int] = [0]
    for end, node in enumerate(nodes):
        alone = LONELY_SUM if node.kind == "amount" else LONELY_GROUP if node.kind == "group" else 0.0
        best, step = costs[end] + alone, 0
        skipped = 0.0
        for begin in range(end - 1, max(-1, end - 5), -1):
            other = nodes[begin]
            if begin == end - 3 and _nested(stretch, nodes[begin : end + 1]):
                skipped = min(skipped, _cost(stretch, nodes[end - 2], nodes[end - 1]))
            if (node.kind == "amount") != (other.kind == "amount") and ban != (begin, end):
                cost = _cost(stretch, other, node) + skipped + costs[begin]
                if cost < best:
                    best, step = cost, end - begin
            skipped += LONELY_SUM if other.kind == "amount" else 0.9 if other.kind == "group" else 0.3
        costs.append(best)
        steps.append(step)
    chosen: dict[int, Node] = {}
    end = len(nodes)
    while end > 0:
        step = steps[end]
        if step:
            one, two = nodes[end - 1 - step], nodes[end - 1]
            amount, group = (one, two) if one.kind == "amount" else (two, one)
            chosen[amount.index] = group
            inner = nodes[end - 3], nodes[end - 2]
            if step == 3 and _nested(stretch, nodes[end - 4 : end]) and _cost(stretch, *inner) < LONELY_SUM + LONELY_GROUP:
                chosen[inner[1].index] = inner[0]
        end -= step + 1
    return chosen, costs[-1]


def _nested(stretch: Stretch, four: Sequence[Node]) -> bool:
    """Tell whether a pair stands in a clause between another country and its sum: 'A, unlike B, which has 6, gets 1'."""
    if [node.kind for node in four] != ["group", "group", "amount", "amount"] or stretch.kind(four[0].last) != "comma":
        return False
    return any(token.kind == "comma" for token in stretch.found[four[2].last : four[3].first])


def _cost(stretch: Stretch, one: Node, two: Node) -> float:
    """Return what speaks against a sum and a group belonging together; LONELY_SUM and more is too much."""
    key = one.first, two.first
    cost = stretch.costs.get(key)
    if cost is None:
        left, named = two.kind == "amount", two.kind == "group"
        cost = _left_cost(stretch, one, two) if left else _right_cost(stretch, one, two) if named else NEVER
        stretch.costs[key] = cost
    return cost


def _left_cost(stretch: Stretch, group: Node, amount: Node) -> float:
    whole = stretch.found[group.last : amount.first]
    begin = group.last + _inserted(whole)
    between = stretch.found[begin : amount.first]
    words = sum(token.gap for token in between) + stretch.found[amount.first].gap
    words += sum(1 for token in between if token.kind == "word" and not token.roles & {"for", "about"})
    if words > FAR or _denied(between) or group.marks & {"not", "tainted"}:
        return NEVER
    cost = 0.1 * words + _marks_cost(between, words, left=True) + (0.5 if begin > group.last else 0.0)
    if group.kind == "neither":
        return cost + 0.9
    if words and group.countries[0] in _SCENE:
        cost += 2.7
    if "aside" in group.marks and whole and whole[0].kind == "comma" and not whole[0].gap:
        cost += 1.2 if stretch.kind(group.first - 2) == "comma" else 0.6
    if "place" in group.marks:
        cost += 0.5 if words < 4 else 1.0
    if "inserted" in group.marks and whole and whole[0].kind == "comma":
        cost += 0.8
    return cost + _kind_cost(group) + _others_cost(stretch, begin, amount.first) + _numbers_cost(stretch, between)


def _numbers_cost(stretch: Stretch, between: Sequence[Token]) -> float:
    """Return what a number without a unit between a country and a sum costs: it may be the country's own figure."""
    cost = 0.0
    for token in between:
        if token.kind == "number":
            year = token.value.isdigit() and len(token.value) == 4
            cost += 0.0 if year else 0.3 if token.value.isdigit() else 2.5
    return cost


def _denied(between: Sequence[Token]) -> bool:
    """Tell whether a 'not' stands between, and no other clause begins behind it."""
    denied = False
    for token in between:
        denied = "not" in token.roles or (denied and token.kind != "comma" and "and" not in token.roles)
    return denied


def _inserted(between: Sequence[Token]) -> int:
    """Return how many tokens a clause between commas right behind a country takes: 'France, whose plan …, gets'."""
    if not between or between[0].kind != "comma" or between[0].gap:
        return 0
    commas = [place + 1 for place, token in enumerate(between) if place and token.kind == "comma"]
    inner = max((place for place, token in enumerate(between) if token.kind == "amount"), default=0)
    return next((place for place in commas if place > inner), 0)


def _right_cost(stretch: Stretch, amount: Node, group: Node) -> float:
    between = stretch.found[amount.last : group.first]
    words = sum(token.gap for token in between) + stretch.found[group.first].gap
    words += sum(1 for token in between if token.kind == "word" and not token.roles & {"for", "each", "link"})
    if words > 8 or any("not" in token.roles for token in between) or group.marks & {"not", "tainted"}:
        return NEVER
    said = bool(group.marks & {"for", "link"})
    cost = (0.1 if said else 0.7) + (0.1 if said else 0.2) * words + _marks_cost(between, words, left=False)
    if group.marks & {"aside", "place"} and not said:
        cost += 0.9
    if group.countries[0] in _SCENE and not any(token.kind in ("open", "dash", "colon") for token in between):
        cost += 2.7
    if len(stretch.nodes) == 2 and any(token.kind == "comma" for token in between):
        cost -= 1.0  # nobody else is named
    follows = group.last < len(stretch.found) and stretch.found[group.last]
    if follows and not follows.gap and follows.kind in ("open", "dash", "colon", "amount") and not said:
        cost += 0.4
    return cost + _kind_cost(group) + _others_cost(stretch, amount.last, group.first)


def _kind_cost(group: Node) -> float:
    return 0.5 if "capital" in group.marks else 0.3 if "adjective" in group.marks else 0.0


def _marks_cost(between: Sequence[Token], words: int, *, left: bool) -> float:
    """Return what the marks and joints between a group and a sum cost."""
    cost, depth = 0.0, 0
    tight = words == 0 and len(between) == 1
    for token in between:
        if token.kind == "comma":
            cost += 0.9 if left else 2.0
        elif token.kind == "semicolon":
            cost += 2.0
        elif token.kind == "open":
            depth += 1
            cost += -0.4 if tight else 0.2
        elif token.kind == "close":
            depth -= 1
            cost += (0.1 if not left else 1.0) if depth < 0 else -0.2
        elif token.kind in ("dash", "colon"):
            cost += -0.3 if words == 0 else 0.5
        elif "and" in token.roles or "or" in token.roles:
            cost += 0.8 if left else 1.2
        if "lead" in token.roles:
            cost += 0.6
        if "total" in token.roles:
            cost += 0.5
    return cost


def _others_cost(stretch: Stretch, first: int, last: int) -> float:
    """Return what a name in capitals between a group and a sum costs: somebody else may be meant."""
    return 2.6 if stretch.somebody_named(first, last) else 0.0


def _give(stretch: Stretch, group: Node, amount: Node, rival: Node | None, result: Found) -> None:
    one = stretch.made[amount.index]
    each = len(group.countries) > 1 and _each(stretch, group, amount)
    single = len(group.countries) == 1
    if one.doubt is not None:
        result.doubts.append(one.doubt._replace(found=stretch.text[one.start : one.end]))
    elif rival is not None:
        result.doubts.append(_doubt(stretch, amount, [group, rival]))
    elif _is_signed(stretch, amount) or "leans" in group.marks or (single and _each_behind(stretch, amount)):
        result.doubts.append(_doubt(stretch, amount, [group]))
    elif single and _two_in_one(stretch, amount):
        result.doubts.append(_doubt(stretch, amount, [group]))
    elif single or each:
        result.pairs.append(Pair(group, amount.index, False, _roles_of(stretch, group, amount)))
    elif not _is_joint(stretch, group, amount):
        alone = len(stretch.amounts) == 1 and stretch.kind(amount.first - 1) == "open"
        if alone:
            result.doubts.append(_doubt(stretch, amount, [group]))
        else:
            result.pairs.append(Pair(group, amount.index, True, _roles_of(stretch, group, amount)))


def _rival(
    stretch: Stretch, nodes: Sequence[Node], place: int, chosen: dict[int, Node], best: float
) -> Node | None:
    """Return another group the sum at a place may belong to about as well, or none."""
    amount = nodes[place]
    group = chosen[amount.index]
    giver = nodes[place - 1] if place else None
    if giver and giver.kind == "group" and amount.first < group.first and "for" in group.marks:
        if giver.countries[0] not in _SCENE and giver not in chosen.values():
            return giver  # who gives and who gets are not told apart
    own = _between(stretch, group, amount)
    near = [node for node in nodes[max(0, place - 3) : place + 3] if node.kind == "group" and node is not group]
    if all(_between(stretch, node, amount) > own + 1.0 for node in near):
        return None
    at = nodes.index(group)
    other, cost = _cheapest(stretch, nodes, ban=(min(at, place), max(at, place)))
    rival = other.get(amount.index)
    named = rival is not None and rival.kind == "group" and rival.countries != group.countries
    return rival if named and cost - best < TIE else None


def _between(stretch: Stretch, group: Node, amount: Node) -> float:
    return _cost(stretch, group, amount) if group.first < amount.first else _cost(stretch, amount, group)


def _each(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether an 'each' before, between or behind gives a sum to every country of a group."""
    low, high = min(group.first, amount.first), max(group.last, amount.last)
    near = stretch.found[max(0, low - 1) : high + 3]
    stop = next((place for place, token in enumerate(near) if place > high - low + 1 and token.kind == "amount"), len(near))
    return any("each" in token.roles for token in near[:stop])


def _two_in_one(stretch: Stretch, amount: Node) -> bool:
    """Tell whether an 'and' or 'or' ties a second sum to this one, and nobody stands behind it: '5 and 8 billion'."""
    place = amount.last
    tied = not stretch.found[place].roles.isdisjoint(("and", "or")) if place < len(stretch.found) else False
    if not tied or stretch.found[place].gap or stretch.kind(place + 1) != "amount" or stretch.found[place + 1].gap:
        return False
    return stretch.kind(place + 2) not in ("country", "word", "open", "colon")


def _each_behind(stretch: Stretch, amount: Node) -> bool:
    return "each" in stretch.roles(amount.last) and not stretch.found[amount.last].gap


def _is_signed(stretch: Stretch, amount: Node) -> bool:
    """Tell whether a dash stands at a sum like a minus sign, with a space before it."""
    place = amount.first
    if stretch.kind(place - 1) != "dash":
        return False
    dash, one = stretch.found[place - 1], stretch.found[place]
    return dash.value == "−" or (one.start == dash.end and stretch.text[dash.start - 1 : dash.start] == " ")


def _is_joint(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a sum is for the countries of a group together: a word says so, or it is given to them all."""
    low, high = min(group.first, amount.first), max(group.last, amount.last)
    near = stretch.found[max(0, low - 2) : high + 2]
    return any("total" in token.roles for token in near) or (amount.first < group.first and "for" in group.marks)


def _roles_of(stretch: Stretch, group: Node, amount: Node) -> frozenset[str]:
    """Return the roles named near a pair: between its ends, behind it up to the next mark, or at the sentence's head."""
    low, high = min(group.last, amount.last), max(group.first, amount.first)
    near = _since_sum(stretch.found[low:high]) + _tail(stretch, max(group.last, amount.last))
    return _named([*near, *stretch.found[: stretch.nodes[0].first]])


def _named(near: Sequence[Token]) -> frozenset[str]:
    return _ROLES.intersection(*[frozenset().union(*[token.roles for token in near])])


def _since_sum(between: Sequence[Token]) -> list[Token]:
    last = max((place for place, token in enumerate(between) if token.kind == "amount"), default=-1)
    return list(between[last + 1 :])


def _tail(stretch: Stretch, place: int) -> list[Token]:
    """Return the tokens behind a pair up to the next mark, sum or country."""
    near: list[Token] = []
    for token in stretch.found[place:]:
        if token.kind in _BREAKS or token.gap > 4 or "and" in token.roles:
            break
        near.append(token)
    return near


_BREAKS = frozenset(("comma", "semicolon", "amount", "country", "capital", "open", "close"))


def _again(stretch: Stretch, nodes: Sequence[Node], chosen: dict[int, Node], result: Found) -> None:
    """Claim a further sum for the country it follows, too: its role decides which of the two counts."""
    taken = {pair.group.first: pair.group for pair in result.pairs if len(pair.group.countries) == 1}
    for place, node in enumerate(nodes):
        if node.kind != "amount" or node.index in chosen:
            continue
        before = next((each for each in reversed(nodes[:place]) if each.kind != "amount"), None)
        if before is None or before.first not in taken or stretch.made[node.index].doubt:
            continue
        near = _since_sum(stretch.found[before.last : node.first])
        roles = _named(near + _tail(stretch, node.last))
        if any("total" in token.roles for token in near):
            continue
        joined = any("and" in token.roles for token in near) or stretch.kind(node.first - 1) == "open"
        if (roles or not joined) and _left_cost(stretch, before, node) < LONELY_SUM + LONELY_GROUP:
            result.pairs.append(Pair(taken[before.first], node.index, False, roles))


def _doubt(stretch: Stretch, amount: Node, groups: Sequence[Node]) -> Doubt:
    one = stretch.made[amount.index]
    if one.doubt is not None:
        return one.doubt._replace(found=stretch.text[one.start : one.end])
    return Doubt(one.start, one.end, stretch.text[one.start : one.end], tuple(_readings(groups)), _SETTLE)


_SETTLE = "Write each country with a sum of its own, such as 'Spain €1 billion'."


def _readings(groups: Sequence[Node]) -> Iterator[str]:
    if len(groups) > 1:
        yield from (f"the sum of {' and '.join(group.countries)}" for group in groups)
    elif len(groups[0].countries) > 1:
        joined = " and ".join(groups[0].countries)
        yield from (f"{joined} each", f"{joined} together")
    else:
        yield from (f"the sum of {groups[0].countries[0]}", "a change, an old and a new figure, or another country's sum")
