"""Why a sum next to its country is open all the same: it may be less, more or something else than what it has."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from safe_alloc.reading.parse.amounts import Sum
from safe_alloc.reading.parse.apart import apart
from safe_alloc.reading.parse.clauses import LENT, SPENT, VERBS, inserted
from safe_alloc.reading.parse.lexicon import NAMES
from safe_alloc.reading.parse.nodes import REGION, TYING, Node
from safe_alloc.reading.parse.passed import is_led, is_own, tail
from safe_alloc.reading.parse.reported import TELLING, is_untold
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token

_NEAR, _CLAUSE, _HEADS, _ADDED = 10, 20, ("", "comma", "semicolon"), frozenset(("and", "total", "but", "next"))
"""A sum ten times as large as another, or a tenth, is no new one in its place."""

_PARTING, _BROKEN = frozenset(("comma", "open", "dash")), frozenset(("amount", "semicolon"))
_THAN, _TOGETHER = frozenset(("aside", "at_least", "up_to")), frozenset(("and", "total"))


def is_open(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a sum may be less, or something else, than what its group has."""
    of_thing = "place" in group.marks and "thing" in stretch.roles(group.first - 2)  # spending in Poland rose to
    near = (*stretch.found[group.last : amount.first], *tail(stretch, amount.last))
    level = of_thing or stretch.made[amount.number].qualifier == "range"
    moved = level and any("moved" in token.roles for token in near)  # rose from 5 to 7 billion
    if moved or _is_of_things(stretch, min(group.last, amount.last), max(group.first, amount.first)):
        return True
    joint = stretch.behind(amount, 0) >= _TOGETHER and stretch.kinds[amount.last + 1] == "country"
    joint = joint or _is_with(stretch, group, amount)
    # Poland's plan lists jets (€5bn) and tanks (€2bn); Poland and Italy ordered jets for €90m each
    others = (each for each in stretch.amounts if each is not amount)
    noun = _is_of_noun(stretch, amount) and any(_is_of_noun(stretch, each) for each in others)
    bracketed = stretch.kinds[group.last : amount.first] == ["open"] and len(group.countries) == 1
    joint = joint or noun or ({"each", "use"} <= stretch.said and not bracketed)
    joint = joint or _is_scenery(stretch, group, amount) or is_untold(stretch, group, amount)
    if joint or "leans" in group.marks or _is_signed(stretch, amount) or _is_scene(stretch, group, amount):
        return True
    # Europe gave more than Canada: €132 million against €115 million
    measured = "before" in stretch.behind(amount, 0) and bool(_THAN & (group.marks | stretch.roles(group.first - 1)))
    of_part = stretch.kinds[group.first - 1] == "percent" and stretch.found[group.first].gap == 1
    if measured or (of_part and group.last < amount.first):
        return True  # 80% of Poland's loan – €35bn –; but: 80% of Poland's €44bn
    tied = not stretch.behind(amount, 0).isdisjoint(("and", "or")) and stretch.kinds[amount.last + 1] == "amount"
    if tied and any(each.first > amount.last and each.marks & {"for", "link"} for each in stretch.groups):
        tied = False  # Spain gets €3bn and €1bn is for Malta; or: has €3bn and expects €1bn more
    tied = tied and not (stretch.found[amount.last + 1].gap and "than" in stretch.roles(amount.last + 2))
    # по инструмента SAFE is 'under', and no 'each'
    bodies = (node.first for node in stretch.nodes if node.kind == "neither")
    each = "each" in stretch.behind(amount, 0) and amount.last + 1 not in bodies
    return len(group.countries) == 1 and (tied or each)


def _is_with(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a companion is named before a sum: 'together with Romania, Poland gets €60bn'."""
    first = min(group.first, amount.first)
    before = takewhile(lambda at: stretch.kinds[at] != "amount", range(first - 1, max(-1, first - _NEAR), -1))
    owned = stretch.kinds[group.last] in ("open", "comma")  # along with Romania (€16bn); with Romania, which gets
    begin = group.last + inserted(stretch.found[group.last : amount.first])  # Cyprus, which together with Greece blocks
    places = {*before, group.last + 1, *range(begin, amount.first)} - ({group.first - 1} if owned else set())
    return any(stretch.roles(at) >= _TOGETHER and stretch.kinds[at + 1] == "country" for at in places)


def _is_scenery(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a country may only be where a sum was told of: 'À Varsovie, le ministre a annoncé 2 milliards'."""
    short = len(stretch.amounts) < 3 and TELLING.isdisjoint(stretch.said) and not stretch.words.spaceless
    if not short or group.marks.isdisjoint(("place", "for")) or "from" in stretch.roles(group.first - 1):
        return False
    if stretch.nodes[0].kind == "neither" and group.first > amount.first and "place" not in group.marks:
        return False  # a reserve hands €74.6m to Polish growers
    first = amount.first if stretch.found[amount.first].gap else stretch.amounts[0].first  # lacks €5bn, and Italy €3bn
    start = stretch.found[first].start
    verb = "".join(stretch.text[max(0, start - 30) : start].split()[-1:]) if stretch.found[first].gap else ""
    return verb.isalpha() and verb.islower() and stretch.words.exact(verb) not in stretch.words.after


def _is_of_noun(stretch: Stretch, amount: Node) -> bool:
    """Tell whether a bracket with a sum opens right behind a plain word."""
    return stretch.kinds[amount.first - 1] == "open" and stretch.found[amount.first - 1].gap > 0


def _is_scene(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Tell whether a country is where something is or happens: 'A bank in Malta lends', 'leaders met in Cyprus'."""
    if "upkeep" in stretch.roles(amount.first - 1) and stretch.nodes == [amount, group]:
        return True  # a firm invests €5m in Malta
    if "place" not in group.marks or len(stretch.amounts) > 1 or "link" in stretch.roles(group.last + 1, 99):
        return False  # farmers in Malta, where it hailed, get
    if amount.first < group.first:
        return any(token.roles & SPENT for token in stretch.found[: amount.first])  # a firm gives €5m in Malta
    return stretch.found[group.first - 1].gap > 0 or "thing" in stretch.roles(group.first - 2)


def is_no_rival(stretch: Stretch, node: Node) -> bool:
    """Tell whether a body is asked for the sum behind it, or gives it: 'asks Brussels for', 'to which SAFE gives'.

    A region that is only where the country behind it lies has none either: 'In the Baltics, Latvia gets'.
    """
    as_much = stretch.kinds[node.first - 1] == "amount" and "same" in stretch.roles(node.first - 2)
    if node.kind == "group" and ((as_much and stretch.found[node.first].gap == 1) or _is_put_in(stretch, node)):
        return True  # awarded the same €16 billion as France
    if REGION in node.countries:
        return "place" in node.marks and stretch.kinds[node.last : node.last + 2] == ["comma", "country"]
    asked = "asked" in stretch.roles(node.first - 1, 1) and "for" in stretch.behind(node, 0)
    given = "entity" in node.marks or "for" in stretch.roles(node.first - 2)
    gives = "entity" in node.marks and bool(stretch.behind(node, 1) & {"outlay", "given"})
    gives = gives and "its" in stretch.roles(node.last + 1, 2)  # but the Commission gave it €3bn
    return node.kind == "neither" and (asked or gives or (given and "who" in stretch.roles(node.first - 1)))


def _is_put_in(stretch: Stretch, node: Node) -> bool:
    """Tell whether a country stands in a clause behind the subject of a sum: 'Malta, smaller than Cyprus, gets €5m'."""
    kinds, found, near = stretch.kinds, stretch.found, range(node.first - 1, max(0, node.first - _CLAUSE), -1)
    begin = next((at for at in near if kinds[at] in _PARTING and kinds[at - 1] in NAMES and not found[at].gap), 0)
    after = begin + inserted(found[begin : begin + _CLAUSE]) if begin else 0
    heads = kinds[begin - 2] in _HEADS or "but" in stretch.roles(begin - 2, 1)
    subject = heads and not (found[begin - 1].gap > 1 and is_led(stretch, begin - 1))
    tied = not found[node.first].gap or is_led(stretch, node.first)  # but: later Latvia
    tied = tied and (kinds[begin + 1] not in NAMES or found[begin + 1].gap > 2)  # but: Spain, with Malta
    if node.last >= after or not subject or not tied or _ADDED & stretch.roles(begin + 1, 99):
        return False  # a critic of Poland, now in Latvia, gets; Poland, and with it Latvia, gets
    at = next(at for at in range(after, len(kinds)) if kinds[at] != "word")
    verb = _BROKEN.isdisjoint(kinds[begin:after]) and not any("total" in token.roles for token in found[after:at])
    later = next((kind for kind in kinds[at + 1 : at + _CLAUSE] if kind == "amount" or kind in NAMES), "")
    return verb and kinds[at] == "amount" != later  # but: Spain, unlike Italy, that wanted €6bn, gets €1bn


def is_about_things(stretch: Stretch) -> bool:
    """Tell whether the head of a list says that it is about something else: 'Trade surplus: Germany €92bn'."""
    head = stretch.found[: stretch.nodes[0].first] if "thing" in stretch.said else []
    things = [place for place, token in enumerate(head) if "thing" in token.roles]
    if not things or any("share" in token.roles for token in head):
        return False  # a loan contract
    placed = len(stretch.groups) > 1 and all("place" in each.marks for each in stretch.groups[:2])
    colon = stretch.kinds[things[-1] + 1] == "colon" and stretch.found[things[-1] + 1].gap < 2
    return placed or colon  # losses of €5bn in Spain, €3bn in Italy


def goes_elsewhere(stretch: Stretch, listed: Node, amounts: Sequence[Node]) -> bool:
    """Return whether a row of sums is none: 'each get €5m and €9m go to Latvia', 'gave €5m and €9m came from Riga'."""
    near = stretch.found[listed.last : amounts[0].first]
    each = any("each" in token.roles for token in near[inserted(near) :])  # but: Oslo and Riga, both customers, order
    after = next((node for node in stretch.groups if node.first > max(listed.first, amounts[-1].last)), None)
    tied = after is not None and not after.marks.isdisjoint(TYING) and after.countries != listed.countries
    between = stretch.found[amounts[-1].last : after.first] if after and tied else ()
    return each or (bool(between) and all(token.kind == "word" and "and" not in token.roles for token in between))


def carried_on(stretch: Stretch) -> set[int]:
    """Return the sums of a list whose first is denied, or told of a thing: 'Poland's debt is €9bn, Romania's €1bn'."""
    numbers, other = set[int](), False
    for one, two in pairwise(stretch.nodes if not stretch.said.isdisjoint(("not", "thing")) else ()):
        if two.kind == "amount" and one.kind != "neither":
            between = stretch.found[one.last + ("owner" in stretch.behind(one, 1)) : two.first]
            between = between[inserted(between) :]
            listed = one.kind == "group" and sum(token.gap for token in (*between, stretch.found[two.first])) < 2
            goes_on = other and listed and all(token.roles.isdisjoint(LENT) for token in between)
            denied = any("not" in token.roles and token.roles.isdisjoint(("given", "pays")) for token in between)
            named = apart(stretch, two) == "thing" or _is_of_things(stretch, one.last, two.first)
            other = goes_on or denied or (one.kind == "group" and named)
            numbers |= {two.number} if goes_on else set()
    return numbers


def is_withdrawn(part: Sequence[Token], number: int) -> bool:
    """Tell whether a clause says that a sum was printed in error: 'we wrote that Malta gets €2 billion'."""
    at = next(at for at, token in enumerate(part) if token.kind == "amount" and token.value == str(number))
    near = takewhile(lambda token: token.kind != "semicolon" and "but" not in token.roles, reversed(part[:at]))
    return any("withdrawn" in token.roles for token in (*near, part[-1]))


def only(stretch: Stretch) -> list[Node]:
    """Return the sum of a sentence that names nobody and no other, if it does: 'The right number is €2 billion'."""
    return stretch.amounts if len(stretch.amounts) == 1 and not stretch.groups else []


def outcome(stretch: Stretch, before: Sum, roles: frozenset[str]) -> Node | None:
    """Return the sum of a sentence that names nobody, which may be what was got of the one asked for, or mend it."""
    if any("mends" in token.roles for token in stretch.found):
        return next(iter(only(stretch)), None)  # Correction: €67 million
    sums = (each for each in stretch.amounts if roles & VERBS == {"asked"} and not apart(stretch, each))
    return next((each for each in sums if is_near(before, stretch.made[each.number])), None)


def is_near(one: Sum, other: Sum) -> bool:
    """Tell whether a sum is within ten times another, so that the one may be asked for and the other be got."""
    return one.low < _NEAR * other.low < _NEAR * _NEAR * one.low


def is_refused(stretch: Stretch, group: Node, number: int, roles: frozenset[str]) -> bool:
    """Tell whether who asked for a sum got none, as the words behind say: 'asked for €2bn in vain'."""
    if "refused" not in stretch.said or roles & VERBS != {"asked"}:
        return False
    last = max(group.last, next(each.last for each in stretch.amounts if each.number == number))
    told = (each.first for each in stretch.nodes if each.first >= last and (each.countries or each.kind == "amount"))
    after = min(told, default=len(stretch.found))
    return any("refused" in token.roles for token in stretch.found[last:after])


def _is_of_things(stretch: Stretch, first: int, last: int) -> bool:
    """Tell whether a sum is told of something the country has or buys: 'Poland's military spending of €44 billion'."""
    if "thing" not in stretch.said or is_own(stretch, last):
        return False
    found = stretch.found
    first += inserted(found[first:last])
    verbs = (at for at in range(first, last) if "and" in found[at].roles and found[at + 1].gap)  # and still took
    parted = (*verbs, *(at for at in range(first, last) if found[at].kind == "comma"))
    near = found[max(parted, default=first - 1) + 1 : last]
    return any("thing" in token.roles for token in near) and not any(token.roles & LENT for token in near)


def _is_signed(stretch: Stretch, amount: Node) -> bool:
    """Tell whether a plus or a minus sign stands at a sum: '-€5 billion' behind a space."""
    start = stretch.made[amount.number].start
    before = stretch.text[max(0, start - 2) : start]
    return stretch.text[start] == "+" or before[-1:] == "−" or before == " -"
