"""Why a sum of money is no country's own: an envelope, a whole, a change, the price of something, or no money."""

from bisect import bisect_left
from collections.abc import Callable
from itertools import takewhile

from safe_alloc.reading.parse.brackets import is_bracketed_whole, is_other_label
from safe_alloc.reading.parse.lexicon import NAMES
from safe_alloc.reading.parse.nodes import Node, is_followed
from safe_alloc.reading.parse.retold import (
    is_difference,
    is_of_pot,
    is_rate,
    is_told_whole,
    moves_on,
    opened,
    part_of,
    retold,
)
from safe_alloc.reading.parse.sizes import ENVELOPE_EUR, given_on, is_envelope, is_price, is_repeated, is_tied, is_total
from safe_alloc.reading.parse.stretch import Stretch

_SAID = ("equivalent", "of", "before", "change", "left", "multiple")
_BEFORE = frozenset(("from", "lead", "than", "then", "its", "total", "thing", "entity", "envelope", "counted"))
_TELLING = _BEFORE | {*_SAID, "or", "lag", "each", "moved", "use", "share"}
_ANYWHERE = frozenset(("daily", "yearly", "sofar", "percent", "advance"))
_PAID, _BESIDE = frozenset(("given", "asked", "share", "advance")), frozenset(("amount", "comma", "number", "spelled"))
_OWNED = frozenset(("its", "asked", "article"))
_HAD, _TOWARDS = frozenset(("given", "lends")), frozenset(("to", "for"))
_FIRST = frozenset(("amount", "country", "capital"))


def apart(stretch: Stretch, node: Node) -> str:
    """Return the reason why a sum is no country's own, or nothing."""
    if node.number not in stretch.reasons:
        stretch.reasons[node.number] = _reason(stretch, node)
    return stretch.reasons[node.number]


def _reason(stretch: Stretch, node: Node) -> str:
    if not _is_suspect(stretch, node):
        return ""
    before = stretch.roles(node.first - 1, 1)
    if not before.isdisjoint(_OWNED):  # of its €5bn, instead of the requested €5bn
        earlier = stretch.roles(node.first - 2)
        before = earlier if "its" in before or "before" in earlier else before
    said = next((role for role in _SAID if role in before), "")
    if said == "multiple" and stretch.found[node.first].gap:
        said = ""  # almost a third, namely €44 billion
    if said and not (said in _EXCUSES and _EXCUSES[said](stretch, node)):
        return said
    told = (reason for reason, listed in _REASONS.items() if any(holds(stretch, node) for holds in listed))
    return retold(stretch, node) or next(told, "")


def _is_suspect(stretch: Stretch, node: Node) -> bool:
    """Tell whether anything near a sum may speak against it, before each reason is asked for."""
    one, found = stretch.made[node.number], stretch.found
    if not one.currency or one.low == ENVELOPE_EUR or stretch.words.spaceless or stretch.said & _ANYWHERE:
        return True
    near = (*found[max(0, node.first - 4) : node.first], *found[node.last : node.last + 2])
    return any(token.kind in _BESIDE or token.roles & _TELLING for token in near)


def _is_left(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum is an old one: '€5 billion → €3 billion', '€3 billion (from €5 billion)', 'from 5 to 3'."""
    after, leaves = stretch.behind(node, 0), "from" in stretch.roles(node.first - 1)
    moved = leaves and any("moved" in token.roles for token in stretch.found[: node.first])
    behind = stretch.found[node.last : node.last + 5]
    near = list(takewhile(lambda token: token.kind == "word" and "its" not in token.roles, behind))
    at = node.last + len(near)
    turned = leaves and any("place" in token.roles for token in near) and bool(stretch.roles(at - 1) & _TOWARDS)
    turned = turned and stretch.kinds[at] in ("amount", "number")
    left = moved and stretch.amounts[0] != node and "to" not in after
    if left or turned or opened(stretch, node) or moves_on(stretch, node):
        return True  # lowered to €3 billion from €5 billion; from €5 billion in May to €3 billion in July
    if stretch.kinds[at] != "amount":
        return False
    falls = stretch.made[int(stretch.found[at].value)].low < stretch.made[node.number].low
    return len(near) < 3 and ("then" in after or ((falls or moved) and leaves and "to" in after))


def _is_sum_so_far(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum is all that a country has with what came before: 'it takes the total to €28 billion'."""
    before = takewhile(lambda token: token.kind != "amount", reversed(stretch.found[: node.first]))
    return "sofar" in stretch.said and any("sofar" in token.roles for token in before)


def _is_compared(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum is known already and only measures the one before: '€17 billion, above the €16 billion'."""
    one, place = stretch.made[node.number], node.first - 1
    if stretch.kinds[place - 2 : place + 1] == ["amount", "open", "colon"] and not stretch.found[place - 1].gap:
        return True  # €23.6bn (December: €25.1bn)
    if "aside" in stretch.roles(place) and stretch.kinds[place - 1] == "amount" and not stretch.found[place].gap:
        return True  # €77bn after €69bn
    led = [*takewhile(lambda word: not word[0].isdecimal(), stretch.text[one.start : one.end].split())]
    known = any(map(stretch.is_silent, led[1:3]))
    behind = stretch.kinds[place - (stretch.kinds[place] == "comma")] == "amount"
    return known and behind and not is_had_by(stretch, node)


def _is_slice(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum is only spent, of the country's own that follows: 'it uses €5 billion of its €43.7 billion'.

    What is paid of it is what the text is about: 'it got €5 billion of its €43.7 billion', in a list without the verb.
    """
    of = "of" in stretch.behind(node, 0)
    place = node.last + of
    own = "its" in stretch.roles(place) and stretch.kinds[place + 1] == "amount"
    own = own and (not stretch.found[place].gap or (stretch.found[place].gap == 1 and is_tied(stretch, node)))
    granted = of and stretch.kinds[place] == "amount" and _is_granted(stretch, place + 1)
    taken = stretch.roles(node.last + 1) if "from" in stretch.behind(node, 3) else frozenset()
    granted = granted or ("its" in taken and stretch.kinds[node.last + 2] == "amount")
    groups = reversed(stretch.groups) if own or granted else ()
    before = next((each for each in groups if each.last <= node.first), None)
    since = stretch.found[before.last : node.first + 1] if before else []
    paid = "advance" in stretch.said or any(token.roles & _PAID and "spent" not in token.roles for token in since)
    return not paid and any((own and token.gap) or token.roles & {"spent", "upkeep"} for token in since)


def _is_granted(stretch: Stretch, place: int) -> bool:
    """Tell whether what stands behind a sum says that somebody was given it: 'the €44 billion it was allocated'."""
    return any(token.gap < 4 and token.roles & _HAD for token in stretch.found[place : place + 3])


def _is_whole(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum is the country's own that the one before is paid of: 'it got €2 billion of its €9 billion'."""
    at = node.first - 1 - ("share" in stretch.roles(node.first - 1, 1))  # of its loan of €9 billion
    own = "its" in stretch.roles(at)
    near = (each for each in stretch.amounts if each.last in (at, at - 1))
    own = own and any(not apart(stretch, each) and "use" not in stretch.roles(each.first - 1, 1) for each in near)
    kind = part_of(stretch, node)
    listed = kind and any(apart(stretch, each) == "of" for each in stretch.amounts if each.first < node.first)
    return own or bool(listed) or kind == "amount"


def _is_part(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum is part of the one before: '€5 billion, of which €1 billion'."""
    if "lead" in stretch.roles(node.first - 2, 0) and stretch.kinds[node.first - 1] == "open":
        return True  # 23 projects, the largest of them (€1 billion) for tanks
    whose = stretch.kinds[node.first - 1] == "comma" and "share" in stretch.roles(node.first - 2) and node.first < 5
    paid = any(token.roles & _PAID for token in stretch.found[node.last : node.last + 2])
    if whose and not paid and stretch.roles(0) & {"of", "multiple"} and stretch.kinds[node.first - 3] in NAMES:
        return True  # of the Polish loan, €5 billion is for tanks; half of Poland's loan, €5 billion
    if stretch.amounts[0] == node or given_on(stretch, node):
        return False
    head = stretch.found[: stretch.amounts[0].first]  # of the, from its allocation of
    headed = head and ("of" in head[-1].roles or "from" in head[0].roles)
    if headed and is_told_whole(stretch, stretch.amounts[0]):
        return True
    before = next(each for each in reversed(stretch.amounts) if each.first < node.first)
    at = before.first - 1 - ("its" in stretch.roles(before.first - 1))
    joined = "and" in stretch.roles(node.first - 1) and apart(stretch, before) == "lead"
    told = "given" in stretch.roles(node.first - 1) and "lead" in stretch.roles(node.first - 2)  # davon entfallen €5bn
    if joined or told or "lead" in stretch.roles(node.first - 1, 1):
        return True  # of which €1.5 billion in loans and €385 million in grants
    if stretch.kinds[node.first - 1] != "comma" or "of" not in stretch.roles(at) or apart(stretch, before):
        return False  # but: out of its €17 billion, €4 billion is for roads
    return not any(before.last < each.first < node.first and "for" not in each.marks for each in stretch.groups)


def _is_first(stretch: Stretch, node: Node) -> bool:
    """Tell whether no sum stands close before a word that would say it once more: 'Greece, which is due €118m'."""
    near = reversed(stretch.found[max(0, node.first - 4) : node.first])
    return next((token.kind for token in near if token.kind in _FIRST), "") != "amount"


def is_had(stretch: Stretch, node: Node) -> bool:
    """Tell whether a whole is what the country was given: 'most of the €8 billion it has been offered'."""
    if "share" in stretch.roles(node.first - 2) or not _is_granted(stretch, node.last):
        return False  # the first slice of the €44 billion
    near = (node.first - 2, node.first - 3)
    before = next((at for at in near if stretch.kinds[at] in ("amount", "number")), -1)
    if before < 0:
        return "its" in stretch.behind(node, 0)
    at = bisect_left(stretch.amounts, before, key=lambda each: each.first)
    return stretch.kinds[before] == "amount" and apart(stretch, stretch.amounts[at]) == "lead"


def _is_owned(stretch: Stretch, node: Node) -> bool:
    """Tell whether a whole is a country's own and no part of it is told: 'half of its €5.8 billion'."""
    if is_had(stretch, node) or is_told_whole(stretch, node):
        return True
    if is_had_by(stretch, node):
        return True
    begin = max((at for at in range(node.first) if stretch.kinds[at] == "semicolon"), default=0)
    first = not any(begin <= each.first < node.first and not apart(stretch, each) for each in stretch.amounts)
    if first and "share" in stretch.roles(node.first - 2) and stretch.made[node.number].qualifier == "up_to":
        return True  # a loan of a maximum of €8.3 billion
    return first and ("its" in stretch.roles(node.first - 1) or given_on(stretch, node))


def is_had_by(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum is compared with that of a country behind it: 'far from the €44 billion Poland will get'."""
    first = node.last + ("who" in stretch.roles(node.last))
    named = not NAMES.isdisjoint(stretch.kinds[first : first + 3]) and _is_granted(stretch, first)
    named = named or ({"article", "from"} <= stretch.behind(node, 0) and stretch.kinds[node.last + 1] in NAMES)
    part = stretch.kinds[node.first - 2] in (*_FIRST, "percent") and stretch.kinds[node.first - 1] != "comma"
    return named and not part and node is not stretch.amounts[0]


def _is_count(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum without a currency counts something else, as in '2.5 million companies in Spain'."""
    if stretch.made[node.number].currency:
        return False
    # The Danes before a sum have it; five million Danes behind a number are counted.
    before = stretch.roles(node.first - 1, 1) if stretch.kinds[node.first - 1] != "capital" else frozenset()
    if not stretch.behind(node, 2).isdisjoint(("counted", "body")) or "counted" in before:
        return True
    billions = stretch.made[node.number].low >= 10**9  # nothing but money is counted in billions here
    told = [each for each in stretch.amounts if each.first < node.first and not stretch.made[each.number].currency]
    if not billions and told and apart(stretch, told[-1]) == "count" and "given" not in stretch.roles(node.first - 1):
        return True  # Malta, with half a million people, borrows €2m; Spain, with 49 million, …
    behind = stretch.kinds[node.last]
    touching = behind not in ("", "adjective") and not stretch.found[node.last].gap  # but: Icelandic florins
    other = stretch.words.spaceless or billions or touching
    return not other and is_followed(stretch.text, stretch.found[node.last - 1].end, stretch.words)


def _is_others(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum that others are compared with is that of a country behind it."""
    return given_on(stretch, node) or is_had_by(stretch, node)


_EXCUSES = {"before": _is_others, "left": given_on, "equivalent": _is_first, "of": _is_owned, "multiple": _is_owned}
_REASONS: dict[str, tuple[Callable[[Stretch, Node], bool], ...]] = {
    "before": (_is_left, _is_compared),
    "of": (_is_sum_so_far, _is_whole, is_bracketed_whole),
    "lead": (_is_slice, _is_part),
    "change": (is_difference,),
    "total": (is_total,),
    "thing": (is_price, is_other_label),
    "rate": (is_rate, is_repeated),
    "envelope": (is_envelope, is_of_pot),
    "count": (_is_count,),
}
"""What speaks against a country and a sum belonging together, in the order in which it is asked for."""
