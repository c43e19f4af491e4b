"""A sum that is no new one: said in another way, a difference, a rate, or that of a programme named before it."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from safe_alloc.reading.parse.clauses import SPENT, VERBS
from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.listed import is_part
from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.settling import restates
from safe_alloc.reading.parse.sizes import given_on
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token

_PUT = frozenset((*SPENT, "use", "spent"))
_WHOLE = re.compile(unpacked("pattern whole"))
_OF_WHOLE, _BESIDE = frozenset(("from", "place", "of")), frozenset(("comma", "open", "dash"))
_OTHERS = frozenset(("amount", "country", "capital", "semicolon"))
_BORROWED = frozenset(("given", "asked", "own", "share", "loans", "lends", "its", "link", "spent"))
_WITH = frozenset(("with", "mit", "avec", "con", "com", "med", "met", "cu", "amb", "z", "ze", "s", "so", "με", "с"))
"""A country takes part in a programme with its own sum."""
_ONTO, _TURNING = frozenset(("to", "onto")), frozenset(("its", "who", "total", "and", "thing"))
_JOINING, _MOST, _SHORT, _FAR = frozenset(("word", "comma", "dash")), 6, 20, 99
_PARTING, _ADDING = _BESIDE | {"word"}, frozenset(("and", "more", "given", "asked"))


def retold(stretch: Stretch, node: Node) -> str:
    """Return what a sum is to the one beside it: its equivalent, the part or the whole of a percentage, or nothing."""
    return "equivalent" if _is_equivalent(stretch, node) or _is_rounded(stretch, node.first) else _share(stretch, node)


def opened(stretch: Stretch, node: Node) -> int:
    """Return the place of the bracket a sum stands in if it opens right behind another sum and names nobody, or 0."""
    for at in range(node.first - 1, max(0, node.first - 5), -1):
        if stretch.kinds[at] == "open":
            behind = stretch.kinds[at - 1] == "amount" and not stretch.found[at].gap
            return at if behind and not _is_rounded(stretch, at - 1) else 0
        if stretch.kinds[at] != "word":
            return 0
    return 0


def _is_equivalent(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum stands right behind another one: in brackets, or in another currency."""
    place, found = node.first, stretch.found
    if 0 < opened(stretch, node) == place - 1:
        return True
    other = "or" in found[place - 1].roles
    at = place - 1 - other
    last = next((each for each in reversed(stretch.amounts) if each.first < place), node)
    if (near := found[last.last : place]) and last is not node and told_so(near, found[place].gap, other=True):
        two = {stretch.made[each.number].currency for each in (last, node)}
        return len(two) == 2 and "" not in two and "or" not in near[-1].roles
    at -= stretch.kinds[at] in ("comma", "word") and "and" not in found[at].roles
    if stretch.kinds[at] != "amount" or at == place - 1 or any(token.gap for token in found[at + 1 : place + 1]):
        return False
    one, first = stretch.made[node.number], stretch.made[int(found[at].value)]
    own = other and one.currency == "EUR" and one.qualifier != "about"  # DKK 349 million, or €46.8 million
    return one.currency != first.currency and "" not in (one.currency, first.currency) and not own


def is_other_money(stretch: Stretch, one: Node, two: Node) -> bool:
    """Return whether two sums are one in two currencies: '$3 billion worth of loans, or €2.7 billion'."""
    money = {stretch.made[each.number].currency for each in (one, two)}
    near = 0 < two.first - one.last < _MOST and "or" in stretch.roles(two.first - 1)
    return near and len(money - {""}) > 1 and "country" not in stretch.kinds[one.last : two.first]


def told_so(near: Sequence[Token], gap: int, *, other: bool) -> bool:
    """Tell whether a sum is the one before it again: a word says so, or only a comma parts it from other money."""
    if len(near) > 3 or not {token.kind for token in near} <= _PARTING:
        return False
    clause = near[0].kind == "comma" and not near[0].gap and gap + sum(token.gap for token in near) < 4
    added = any(not token.roles.isdisjoint(_ADDING) for token in near)
    return any("equivalent" in token.roles for token in near) or (other and clause and not added)


def _is_rounded(stretch: Stretch, place: int) -> bool:
    """Tell whether the bracket behind a sum writes it out: 'less than a billion (€788 million, to be exact)'."""
    near = stretch.found[place + 1 : place + 5]
    kinds = [token.kind for token in near]
    told = any("precise" in token.roles for token in near)
    if any("asked" in token.roles for token in near):
        return False  # €25 billion (€25.9 billion requested)
    if kinds[:2] != ["open", "amount"] and not (told and kinds[0] == "comma" and "amount" in kinds):
        return False
    one, exact = (stretch.made[int(stretch.found[at].value)] for at in (place, place + 1 + kinds.index("amount")))
    told = told or restates(one, exact)
    return told and exact.step < one.step and one.currency in ("", exact.currency)


def _share(stretch: Stretch, node: Node) -> str:
    """Return whether a sum is the part, '15% of it, or €1bn', or the whole, '15% of its €6bn', of a percentage."""
    near = list(takewhile(lambda token: token.kind not in _OTHERS, reversed(stretch.found[: node.first])))[:7]
    at = next((place for place, token in enumerate(near) if "percent" in token.roles), 0)
    if not at or near[at - 1].gap > 1 or "its" not in near[at - 1].roles:
        return ""
    if near[0].kind in _BESIDE or "or" in near[0].roles:
        behind = near[at - 2] if at > 1 else near[0]  # but: 2.2% of its GDP, or €1bn
        return "lead" if behind.kind in _BESIDE or behind.roles else ""
    return "of" if stretch.amounts[0] != node else ""


def moves_on(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum moved to the next one: 'its loan of €5 billion was cut to €3 billion', 'von 5 auf 3'."""
    after = next((each for each in stretch.amounts if each.first >= node.last), None)
    near = stretch.found[node.last : after.first] if after else []
    if stretch.kinds[node.first - 1] == "comma" in [token.kind for token in near]:  # €5bn at first, was cut to
        near = list(dropwhile(lambda token: token.kind != "comma", near))
    other = any(token.kind not in _JOINING or token.roles & _TURNING for token in near)  # which lifts its total to
    if after is None or len(near) > _MOST or other:
        return False
    moved = any("moved" in token.roles for token in near) or "moved" in stretch.behind(after, 1)
    before = stretch.found[max(0, node.first - 2) : node.first]
    moved = moved or any("moved" in token.roles for token in before)
    led = not stretch.roles(after.first - 1).isdisjoint(_ONTO) if near else not stretch.found[after.first].gap
    return moved and (led or _is_onto(stretch, after))


def _is_onto(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum ends as one that something rises or falls to: 'avroya', 'euróra', 'ユーロに'."""
    one, endings = stretch.made[node.number], stretch.words.rises_to
    if endings and not endings[0].isascii():  # a particle behind the sum, no ending of its last word
        return stretch.text.startswith(endings, one.end)
    return bool(endings) and stretch.text[one.start : one.end].endswith(endings)


def is_difference(stretch: Stretch, node: Node) -> bool:
    """Return whether 'more' or 'less' stands right behind a sum: '€5 billion more than Italy'."""
    apposed = stretch.kinds[node.first - 1] == "comma" and stretch.found[node.first].gap == 1  # a cut, of €5 billion
    behind = stretch.behind(node, 0)
    listed = stretch.amounts if "more" in stretch.said else ()
    further = any("more" in (roles := stretch.behind(each, 0)) and "than" not in roles for each in listed)
    further = further or {"earlier", "who"} <= stretch.said  # Latvia, which had already given €5m, two million more
    told = not further or not behind.isdisjoint(("at_least", "up_to"))  # but: a billion more than Spain
    measured = "change" in behind and "than" in stretch.roles(node.last + 1)  # half a billion 'by' more
    # France, with its €16bn, is €6bn behind Poland
    is_so = stretch.kinds[node.first - 1] in ("comma", "country", "capital") and stretch.found[node.first].gap == 1
    measured = measured or (is_so and "lag" in behind)
    shared = "of" in behind and stretch.nodes[0] == node and any("for" in each.marks for each in stretch.nodes[1:2])
    measured = measured or ("than" in behind and told and not shared)  # but: €45bn of it went to Poland
    if stretch.words.spaceless and stretch.found[node.first].gap:  # 比斯洛伐克少2億歐元
        measured = measured or any(each.last == node.first and "aside" in each.marks for each in stretch.groups)
    # met €5 miljard verhoogd, 5 milyar avro artırıldı
    by = "by" in stretch.roles(node.first - 1)
    moved = "moved" in behind or (by and "moved" in stretch.roles(node.first - 2, 1))  # smanjen je za
    by = by or bool(stretch.words.rises_to and not _is_onto(stretch, node))
    by = by and moved and "given" not in behind
    measured = measured or by or (apposed and "moved" in stretch.roles(node.first - 2))
    return measured or _is_more_than(stretch, node)


def is_rate(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum comes again and again: '€1 million a day', '€9 billion a year, €44 billion in all'."""
    found, place = stretch.found, node.first - 1
    apart = stretch.text[found[place - 1].end : found[place].start].partition(" ")[2].strip() if place > 0 else ""
    before = stretch.roles(place) if not (found[node.first].gap or apart) else frozenset()  # but: bir ayda 43,7
    if stretch.kinds[place - 1] == "number":  # 5 yılda 43,7 milyar, 2026. gadā
        before = frozenset()
    behind = stretch.behind(node, 0)
    after = [*(stretch.text[found[node.last].end :][:_SHORT].split() if behind else ()), "."][0].strip(".,;:!?")
    dated = after.isdecimal()  # za rok 2026
    goes_on = dated or (after.isalpha() and stretch.words.exact(after) not in stretch.words.after)
    first = stretch.roles(0, _FAR) if node is stretch.amounts[0] else frozenset()  # every year Poland gets
    daily = "daily" in before or ("daily" in behind and not goes_on)  # but: в день саммита
    yearly = "yearly" in before | first or ("yearly" in behind and not dated)
    return daily or (yearly and len(stretch.amounts) > len(stretch.groups) > 0)


def _is_more_than(stretch: Stretch, node: Node) -> bool:
    """Tell whether 'more' stands before a sum and 'than' with a country behind it: mais 340 milhões do que a Suécia."""
    return "aside" in stretch.behind(node, 0) and not {"than", "more"}.isdisjoint(stretch.roles(node.first - 1))


def part_of(stretch: Stretch, node: Node) -> str:
    """Return what stands one word before a sum that it is part of, '10.0 of 21.3 billion': a number, or an amount."""
    said = not _OF_WHOLE.isdisjoint(stretch.roles(node.first - 1))
    before = stretch.found[node.first - 1 - said]
    one_word = stretch.found[node.first].gap + stretch.found[node.first - said].gap * said + said == 1
    bare = stretch.text[before.start : before.end].rpartition(" ")[2].replace(",", ".").replace(".", "").isdecimal()
    tied = _WHOLE.fullmatch(stretch.text, before.end, stretch.found[node.first].start) is not None  # €5bn of €9bn
    bare = bare or (tied and stretch.said.isdisjoint(_PUT))
    kind = before.kind if one_word and bare and not stretch.words.spaceless else ""
    return "amount" if kind == "number" and is_part(stretch.text, stretch.made[node.number].start) else kind


def is_of_pot(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum is that of the programme named before it: 'Poland welcomes the SAFE programme of €43bn'."""
    near = range(node.first - 1, max(node.first - 4, -1), -1) if "envelope" in stretch.said else ()
    at = next((at for at in near if "envelope" in stretch.found[at].roles), -1)
    joint = stretch.text[stretch.found[at].end : stretch.made[node.number].start + 2].replace("SAFE", "").split()
    if at < 0 or not joint or not joint[0].isalpha() or joint[0] in _WITH or len(joint) > len(("of", "about", "43")):
        return False
    begin = next((each.last for each in reversed(stretch.groups) if each.last <= node.first), 0)
    tokens = stretch.found[begin : node.first]
    owned = begin > at or (begin > 0 and not tokens[0].gap)
    owned = owned or (begin > 0 and any(token.kind not in ("word", "comma") for token in tokens))
    # of the plan for growth, €5m is meant for Malta; the reserve hands €5m to Malta
    given = any("for" in token.roles for token in stretch.found[at + 1 : node.first]) or given_on(stretch, node)
    return not (owned or given) and all(token.roles.isdisjoint(_BORROWED) for token in tokens)


def is_told_whole(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum is what a country behind it has: 'of the €17bn Romania may borrow, €4bn goes to roads'.

    What is paid of it is what the text is about: 'of the €44bn Poland may borrow, €7bn has been paid'.
    """
    if node is not stretch.amounts[0] or len(stretch.groups) != 1:
        return False
    if len(stretch.amounts) == 1:  # of the €2bn that Slovakia can borrow, a third is for roads
        first = node.last + ("who" in stretch.roles(node.last))
        return stretch.groups[0].first == first and not _BORROWED.isdisjoint(stretch.behind(stretch.groups[0], 2))
    group, part = stretch.groups[0], stretch.amounts[1]
    near, behind = stretch.found[node.last : group.last + 1], stretch.found[part.last : part.last + 3]
    between = stretch.kinds[group.last : part.first]
    if "comma" in stretch.kinds[node.last : group.first] and "comma" not in between:  # of its €9bn, Malta spends €4bn
        since = frozenset().union(*(token.roles for token in stretch.found[group.last : part.first]))
        return not since.isdisjoint(SPENT) and since.isdisjoint(VERBS)
    other = any(token.roles & {"thing", "use", "outlay", "not", "total"} for token in near)
    paid = any(token.roles & {"given", "advance", "pays"} and "for" not in token.roles for token in behind)
    return node.last <= group.first < part.first and "comma" in between and not other and not paid
