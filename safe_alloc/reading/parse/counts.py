"""Numbers that are no money: what stands before a sum without a currency, or behind it, is counted."""

import re

from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.stretch import Stretch

_FOLLOWING = re.compile(r"[\s\u00a0]*([^\W\d_]+)")


def is_count(stretch: Stretch, node: Node) -> bool:
    """Tell whether a sum without a currency counts something else, as in '2.5 million companies in Spain'."""
    if stretch.made[node.number].currency:
        return False
    # The Danes before a sum have it; five million Danes behind a number are counted.
    before = stretch.roles(node.first - 1, 1) if stretch.kind(node.first - 1) != "capital" else frozenset()
    if "counted" in stretch.behind(node, 2) or "counted" in before:
        return True
    billions = stretch.made[node.number].low >= 10**9  # nothing but money is counted in billions here
    touching = node.last < len(stretch.found) and not stretch.found[node.last].gap
    if stretch.words.spaceless or billions or touching:
        return False
    return is_followed(stretch.text, stretch.found[node.last - 1].end, stretch.words)


def is_followed(text: str, end: int, words: Lexicon) -> bool:
    """Return whether a word stands right behind a sum that says what it counts, or in which unit."""
    match = None if words.spaceless else _FOLLOWING.match(text, end)
    return match is not None and words.exact(match[1]) not in words.after
