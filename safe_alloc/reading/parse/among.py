"""Countries that are only named as some of others who have a sum: 'eight states including Poland', 'a wave with'."""

import re

from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.nodes import Node, is_followed
from safe_alloc.reading.parse.stretch import Stretch

_MEMBER, _AHEAD = re.compile(unpacked("pattern member")), 90


def is_member(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Return whether countries are only named as some of a group that has the sum: 'a wave, with Poland, is worth'."""
    start = stretch.found[group.first].start
    found = _MEMBER.search(stretch.text[max(0, start - _AHEAD) : start])
    joint = len(group.countries) > 1 or "comma" in stretch.kinds[group.last : amount.first]
    return found is not None and (joint or found["with"] is None)  # but: a wave with Poland getting €43.7bn


def of_states(stretch: Stretch, group: Node) -> bool:
    """Return whether countries are only named as some of others: 'eight states including Poland'."""
    before = next((node for node in reversed(stretch.nodes) if node.first < group.first), None)
    if before is None or {"states", "others"}.isdisjoint((*before.marks, *before.countries)):
        return False
    tokens = stretch.found[before.last : group.first]
    beside = len(tokens) > 0 and all(token.kind in ("dash", "comma", "open") and not token.gap for token in tokens)
    listed = before.first > 3 or "of" not in stretch.roles(0, 1)  # Of the smaller states, Malta and Cyprus …
    apposed = beside and listed and len(group.countries) > 1 and not stretch.found[group.first].gap
    return apposed or "lead" in group.marks


def many_between(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Return whether states stand right before a sum, and they have it: 'including Poland, 19 states'."""
    end = amount.first - ("total" in stretch.roles(amount.first - 1))  # one of a dozen countries that shared €14bn
    states = [each for each in stretch.nodes if "states" in each.marks and group.last < each.last == end]
    if not states or "each" in stretch.behind(amount, 0):
        return False
    joined = stretch.found[amount.first].gap != 1 or stretch.kinds[states[0].first - 1] == "number"
    # but: the largest of all states, with €43.7bn
    return joined or is_followed(stretch.text, stretch.found[states[0].last - 1].end, stretch.words)
