"""What speaks against a country and a sum belonging together, as a number to weigh readings by.

The weights are few and round: a comma counts for about one, a plain word for a tenth, a clause that begins for two.
They were settled on passages written for this project; their order matters, not their digits.
"""

from itertools import pairwise, takewhile
from operator import attrgetter

from safe_alloc.reading.parse.among import is_member, many_between, of_states
from safe_alloc.reading.parse.apart import apart, is_had
from safe_alloc.reading.parse.brackets import is_noted
from safe_alloc.reading.parse.clauses import LENT, VERBS, in_commas, inserted, is_other
from safe_alloc.reading.parse.nodes import REGION, SCENE, Node, is_used
from safe_alloc.reading.parse.passed import CLAUSE, DENYING, NEVER, is_of_body, passed
from safe_alloc.reading.parse.reported import is_reported
from safe_alloc.reading.parse.stretch import Stretch

FAR, FAR_BEHIND = 20, 8
"""More plain words than this between a country and a sum, before it or behind it, and they belong together no more."""

_SOMEBODY, _ON_SCENE, THIRD = 2.6, 2.7, SCENE | {REGION}
_kind_of, _SHORT = attrgetter("kind"), 3
_TOWARDS, _BELOW = frozenset(("for", "link")), frozenset(("place", "aside", "for", "from", "of", "adjective"))
_MARKED_OFF, _MARKED = frozenset(("comma", "amount")), frozenset(("open", "dash", "colon"))
_POTS = frozenset(("entity", "envelope"))
_ONTO = frozenset(("to", "onto", "for"))
_MEASURED = frozenset(("than", "multiple"))
_HEADS = frozenset(("speaker", "owner", "share", "envelope"))  # Denmark's premier, NN, asks for
_THERE = frozenset(("link", "its", "owner", "speaker"))  # in Riga, officials ask for


def between(stretch: Stretch, group: Node, amount: Node) -> float:
    """Return the cost of a pair in whichever order it stands."""
    return cost(stretch, group, amount) if group.first < amount.first else cost(stretch, amount, group)


def cost(stretch: Stretch, one: Node, two: Node) -> float:
    """Return what speaks against two nodes, in their order, being a country and its sum."""
    known = stretch.costs.get(key := (one.first, two.first))
    if known is None:
        weighed = _left if two.kind == "amount" else _right
        held = stretch.brackets.get(max(one.number, two.number), 0)
        between = stretch.kinds[one.last : two.first] if held not in (0, one.last, two.last) else ()
        other = "open" in between or "close" in between or two.kind == "neither"  # Italy (€5m), Malta
        stretch.costs[key] = known = NEVER if other else weighed(stretch, one, two)
    return known


def _left(stretch: Stretch, group: Node, amount: Node) -> float:
    """Return the cost of a country, or a body that is none, before a sum."""
    begin = group.last + (stretch.found[group.last].gap < 2 and not _HEADS.isdisjoint(stretch.found[group.last].roles))
    put_in = inserted(stretch.found[begin : amount.first])
    begin = begin + put_in if put_in else group.last
    named = "share" in stretch.roles(amount.first - 1, 1)  # its allotment of
    owned = group.kind == "group" and not ("place" in group.marks and SCENE.issuperset(group.countries))
    owned = owned and ("its" in stretch.roles(amount.first - 1 - named) or is_had(stretch, amount))
    words, total = passed(stretch, begin, amount.first, 0.9, 1.0)
    if not _is_out(group) and is_noted(stretch, group, amount):
        return 0.2 + _kind(group)
    if owned and words < FAR and not _is_out(group) and not DENYING & stretch.roles(amount.first - 2):
        between = sum(group.first < each.first < amount.first for each in stretch.groups)
        below = 1.5 + CLAUSE * ({"place", "capital"} <= group.marks)  # said in Riga, of the €5bn it pledged
        return 0.2 + 0.6 * between + below * _is_below(stretch, group) + _kind(group)
    closed = stretch.kinds[group.last] == "comma" and not stretch.found[group.last].gap
    worth = "total" in stretch.roles(amount.first - 1)
    lead = amount.first - 1 - worth
    got = lead == group.last and not VERBS.isdisjoint(stretch.behind(amount, 0))  # ebből 66 millió eurót kap
    got = got or (not stretch.found[lead].gap and not VERBS.isdisjoint(stretch.roles(lead - 1)))  # erhielt davon €66m
    if group.last < amount.first - worth and "lead" in stretch.roles(lead, 2 * worth) and not got:
        return NEVER  # its list includes tanks worth €5bn
    own = amount.first == group.last + 1 and stretch.kinds[group.last] in _MARKED  # others, including Poland (€5bn)
    noted = own and "without" in group.marks and stretch.kinds[group.last] == "open"  # all but Malta (€5m)
    # which despite the Alps gets €5bn
    told = (
        closed and "who" in stretch.roles(group.last + 1, FAR) and not VERBS.isdisjoint(stretch.roles(amount.first - 1))
    )
    told = told and "comma" not in stretch.kinds[group.last + 1 : amount.first]
    if words > FAR or total >= NEVER or (_is_out(group) and not (noted or (told and "tainted" in group.marks))):
        return NEVER
    total += 0.1 * words + (0.5 if closed and begin > group.last else 0.0)
    there = not _THERE.isdisjoint(stretch.roles(at := group.last + closed, FAR)) and not stretch.found[at].gap
    there = there or stretch.text.startswith(("'s", "’s"), stretch.found[group.last - 1].end)  # from Warsaw's €43.7bn
    if group.kind == "neither":
        return total + 1.2
    verb, scene = stretch.roles(group.first - 1), SCENE.issuperset(group.countries)
    # Poland (43.7) and Romania (16.7) get €60.4 billion
    # Italy, 14.9; Malta, €2m; gets 3.26 for the 3.9 billion it wanted
    bare = "number" in stretch.kinds[begin : amount.first]
    bare = bare and any(_is_bare(stretch, at) for at in range(begin, amount.first))
    bare = bare or (amount.first == begin + 1 and stretch.roles(begin, 1) == {"and"} and not stretch.found[begin].gap)
    summed = scene and any("total" in token.roles for token in stretch.found[: group.first])  # all promised Kyiv
    bare = bare or summed or (not own and is_member(stretch, group, amount))
    bare = bare or is_reported(stretch, begin, amount.first)
    many = stretch.states and not own and (of_states(stretch, group) or many_between(stretch, group, amount))
    gave = "outlay" in verb or ("given" in verb and "its" in stretch.roles(group.first - 2))
    # Spain, which gave Ukraine €1 billion
    if bare or many or _is_trailed(stretch, group, amount) or (scene and gave and group != stretch.groups[0]):
        return NEVER
    total += _SOMEBODY * is_of_body(stretch, group, amount)
    again = closed and "its" in stretch.roles(group.last + 1, FAR) and not stretch.found[group.last + 1].gap
    took = begin + 1 == amount.first and words < 3 and not LENT.isdisjoint(stretch.found[begin].roles)
    if took and stretch.kinds[amount.last] == "comma":  # Ukraine gets €9bn, followed by Jordan
        again = again or any(0 < each.first - amount.last < 3 for each in stretch.groups)
    again = again or (took and len(stretch.groups) == 1)  # As for Ukraine, it got; Ukraine signed for €1bn
    again = again or (words == 1 and _is_listed(stretch, begin, amount.first))
    if scene and (words or _is_lent(stretch, group)) and not again:
        total += _ON_SCENE
    if "place" in group.marks and not there:
        total += 2.9 if "capital" in group.marks and not _are_places(stretch) else 0.5
    name = _SOMEBODY * (not told and stretch.somebody_named(begin, amount.first))  # somebody else may be meant
    each = "each" in stretch.roles(amount.first - 1, 1) and len(group.countries) == 1 and group.first > 0
    total += 0.8 * (each and any(len(other.countries) > 1 for other in stretch.groups if other.first < group.first))
    inner = CLAUSE * is_other(stretch, group, amount)
    return total + inner + _aside(stretch, group, amount) + _kind(group) + name


def _is_listed(stretch: Stretch, begin: int, place: int) -> bool:
    """Tell whether a small word, as in a list of as many sums as countries, parts two places: 'Ukraine with €2bn'."""
    listed = 2 < len(stretch.groups) == len(stretch.amounts) and place == begin
    return listed and all(stretch.words.exact(word) in stretch.words.after for word in stretch.plain(place))


def _is_bare(stretch: Stretch, place: int) -> bool:
    """Tell whether a number with decimals stands at a place, that may be a sum without its unit; not: (29.5.), 2.1%."""
    token, led = stretch.found[place], stretch.roles(place - 1, 1) | stretch.roles(place - 2)
    ends = stretch.text[token.end : token.end + 1]
    part = stretch.kinds[place + 1] == "percent" or "percent" in stretch.roles(place + 1)
    part = part or (stretch.kinds[place + 2] == "amount" and not _ONTO.isdisjoint(stretch.roles(place + 1)))  # to €5bn
    told = "before" in led or not _POTS.isdisjoint(stretch.roles(place - 1))  # instead of 3.9; SAFE 2.0
    return token.kind == "number" and not token.value.isdecimal() and ends != "." and not (part or told)


def _is_trailed(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a sum is that of the country that comes next: 'Polonya'yı 16,7 milyar avroyla Romanya izliyor'."""
    near = (each for each in stretch.groups if group.last <= each.first <= amount.last)
    return "trailed" in stretch.said and any("trailed" in stretch.behind(each, 0) for each in near)


def _are_places(stretch: Stretch) -> bool:
    """Tell whether two sums or more stand behind the capitals they come from: 'from Riga came €5m, from Oslo €30m'."""
    paired = (one for one, two in pairwise(stretch.nodes) if two.kind == "amount")
    return sum({"capital", "place"} <= one.marks for one in paired) > 1


def _is_below(stretch: Stretch, group: Node) -> bool:
    """Tell whether a country is no subject and another stands before it: Poland is richer than Latvia."""
    return group != stretch.groups[0] and not (group.marks | stretch.roles(group.first - 1)).isdisjoint(_BELOW)


def _right(stretch: Stretch, amount: Node, group: Node) -> float:
    """Return the cost of a country behind a sum; a 'for' before it makes it cheap."""
    if amount.last == group.first and "trailed" in stretch.behind(group, 0):
        return 0.0
    said = not group.marks.isdisjoint(_TOWARDS)
    # the largest, €11bn, is for
    at = in_commas(stretch, amount)
    apposed = said and at >= 0 and stretch.kinds[at - 1] not in ("country", "capital")
    begin = amount.last + (inserted(stretch.found[amount.last : group.first]) if said else 0)
    begin = begin if begin == group.first - 1 else amount.last + apposed  # €5m, all it had asked for, to Hungary
    words, total = passed(stretch, begin, group.first, CLAUSE, 0.1)
    if words > FAR_BEHIND or total >= NEVER or _is_out(group):
        return NEVER
    verb, joint = stretch.roles(amount.first - 1), stretch.roles(group.first - 1)
    measured = stretch.roles(group.first - 2) | joint if "article" in joint else joint
    if ("aside" in group.marks and not said) or (measured & _MEASURED and not stretch.found[group.first].gap):
        return NEVER  # €44 billion – more than Romania
    if ("not" in verb and not (said and "given" in verb)) or is_used(stretch.found, amount.first, stretch.said):
        return NEVER  # frozen: €7.5bn of Hungary's funds; sold goods for €9bn to Italy; but: paid €7.5bn to Hungary
    # €43.7bn, which is what Poland gets; €9bn, asks Belgium
    turned = not said and not stretch.found[group.first].gap and not VERBS.isdisjoint(joint)
    total += 0.1 + 0.1 * words if said else 0.2 + 0.1 * words if turned else 0.7 + 0.2 * words
    if "place" in group.marks and any("for" in each.roles for each in stretch.found[amount.last : group.first - 1]):
        total -= 1.0  # for people in Lebanon
    if not said and not group.marks.isdisjoint(("aside", "place")):
        firm = {"place", "capital"} <= group.marks and stretch.somebody_named(amount.first - 1, amount.first)
        total += 1.5 if firm else 0.9
    tokens = stretch.found[amount.last : group.first]
    if stretch.kinds[amount.last] == "dash" and len(tokens) == 2 and not any(token.gap for token in tokens):
        total -= 1.5 * ("place" in tokens[1].roles)  # 7 млрд — в Бельгии
    if group.countries[0] in SCENE and (not tokens or tokens[-1].kind not in ("open", "dash", "colon")):
        total += _ON_SCENE
    put_in = turned and stretch.kinds[amount.first - 1] == "comma"  # the most, €43.7bn, Brussels gave Poland
    put_in = put_in or (amount is stretch.nodes[0] and "share" in stretch.roles(amount.first - 1, 1))
    if tokens and "comma" in (tokens[0].kind, tokens[-1].kind) and (put_in or _are_alone(stretch, amount, group)):
        total -= 1.0  # nobody else is named
    return total + _kind(group) + _SOMEBODY * stretch.somebody_named(amount.last, group.first)


def _are_alone(stretch: Stretch, amount: Node, group: Node) -> bool:
    """Tell whether a sentence, or its part between semicolons, has one sum and one country."""
    nodes = [node for node in stretch.nodes if node.kind != "amount" or node is amount or not apart(stretch, node)]
    at = nodes.index(amount)
    if not at and [node.kind for node in nodes[1:4]] == ["group", "group", "amount"]:
        return group is nodes[1]  # With €9bn, Spain leads, ahead of Malta (€5m)
    near = pairwise(nodes[max(0, at - 1) : at + 3])
    beside = [stretch.found[one.last : two.first] for one, two in near if two is not group]
    return group in nodes[at + 1 : at + 2] and all("semicolon" in map(_kind_of, each) for each in beside)


def _is_out(group: Node) -> bool:
    """Tell whether a group is excluded, named with others, or the two sides of something between them."""
    sides = len(group.countries) > 1 and ("between" in group.marks or REGION in group.countries)
    return sides or not group.marks.isdisjoint(("not", "without", "tainted"))


def giver(stretch: Stretch, group: Node) -> Node | None:
    """Return the country that stands before another with a verb or little more between: France owes Italy."""
    before = next((node for node in reversed(stretch.nodes) if node.first < group.first), None)
    tokens = stretch.found[before.last : group.first] if before else []
    words = sum(token.gap for token in tokens) + stretch.found[group.first].gap
    plain = all(token.kind == "word" and "and" not in token.roles for token in tokens)
    return before if before and before.kind == "group" and plain and 0 < words + len(tokens) < 4 else None


def _is_lent(stretch: Stretch, group: Node) -> bool:
    """Tell whether a country and a verb, or a body, stand before another: 'Slovenes would lend Ukraine €50 million'."""
    before = next((node for node in reversed(stretch.nodes) if node.first < group.first), None)
    if before is None or before.kind != "group":
        return before is not None and before.kind == "neither" and before.last == group.first
    last = stretch.found[group.first - 1]
    return stretch.found[group.first].gap > 0 or (last.kind == "word" and "and" not in last.roles)


def _aside(stretch: Stretch, group: Node, amount: Node) -> float:
    """Return what it costs that a country is only compared, or named in a clause about another one."""
    behind = "" if stretch.found[group.last].gap else stretch.kinds[group.last]
    if behind not in ("comma", "open") and "aside" in group.marks:
        later = "comma" in map(_kind_of, stretch.found[group.last : amount.first])
        return CLAUSE * later  # If Hungary takes all, €4bn is left
    ends = next((token for token in stretch.found[group.last :][:_SHORT] if token.kind != "word"), stretch.found[-1])
    if ends.kind != "comma" or ends.gap > _SHORT:
        return 0.0  # but: Greece, which objected to Cyprus for months, gets
    clause = list(takewhile(lambda token: token.kind not in _MARKED_OFF, reversed(stretch.found[: group.first])))
    told = {*map(_kind_of, stretch.found[group.last + 1 : amount.first]), stretch.kinds[amount.last]}
    led = "who" in stretch.roles(group.last + 1) and not stretch.found[group.last + 1].gap  # but: tendrá que
    if led and not told & {"comma", "country"}:
        return -0.6  # more than Romania, whose share is
    if "aside" in group.marks or any("who" in token.roles for token in clause):
        return 1.2 if stretch.kinds[group.first - 2] == "comma" else 0.6
    opened = stretch.kinds[max(0, group.first - len(clause) - 2) :][:2] == ["country", "comma"]
    within = opened and behind and group.last + 1 == amount.first and not any("and" in token.roles for token in clause)
    return 1.2 * bool(within and (clause or stretch.found[group.first].gap))  # Hungary, at odds with Poland, €16bn


def _kind(group: Node) -> float:
    return 0.5 if "capital" in group.marks else 0.3 if "adjective" in group.marks else 0.0
