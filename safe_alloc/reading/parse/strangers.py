"""Names that look like a country's and are none: offered as a doubt with the nearest name, never resolved."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from safe_alloc.reading.parse.apart import apart
from safe_alloc.reading.parse.lexicon import lexicon
from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.results import Doubt
from safe_alloc.reading.parse.stretch import Stretch

SHORTEST = 5
"""A shorter word is somebody else's name and no misprint."""

_BEFORE = frozenset(("open", "dash", "colon"))


def strangers(stretch: Stretch, lonely: list[Node]) -> Iterator[Doubt]:
    """Yield a doubt for each sum without a country behind a word that nearly is one: 'Luxemborg (€5 billion)'."""
    for amount in lonely:
        place = amount.first - 1 if stretch.kinds[amount.first - 1] in _BEFORE else amount.first
        for written in _words_before(stretch, place):
            name = _nearest(stretch.words.language, stretch.words.fold(written))
            if not name or apart(stretch, amount):
                continue
            one = stretch.made[amount.number]
            settle = f"No country is called {written!r}. Did you mean {name.title()}? Write its name in full."
            yield Doubt(one.start, one.end, "", (f"the sum of {name.title()}, misspelt", "somebody else's"), settle)
            break


def _words_before(stretch: Stretch, place: int) -> list[str]:
    """Return the plain words with a capital before a token: the one right before it, or any where nobody is named."""
    begin = stretch.found[place - 1].end if place else max(0, stretch.found[place].start - 40)
    if not stretch.groups:
        begin = max(stretch.found[0].start - 40, stretch.found[place].start - 60, 0)
    elif not stretch.found[place].gap:
        return []
    words = re.split(r"[\n.!?;]", stretch.text[begin : stretch.found[place].start])[-1].split()
    words = words[::-1] if not stretch.groups else words[-1:]
    return [word for word in words if word[:1].isupper() and word.isalpha() and len(word) >= SHORTEST]


def _nearest(language: str, word: str) -> str:
    """Return the country whose name is one letter away, or has two letters swapped."""
    known = _shortened(language)
    return "" if known.get(word) == word else next((known[each] for each in _cut(word) if each in known), "")


@cache
def _shortened(language: str) -> dict[str, str]:
    """Return every country's name by itself and by itself without any one letter."""
    phrases = [(first, each) for first, listed in lexicon(language).phrases.items() for each in listed]
    names = [first for first, each in phrases if each[:2] == ((), "country") and each.value.isupper()]
    found = {cut: name for name in names if len(name) >= SHORTEST for cut in _cut(name)}
    return found | {name: name for name in names}


def _cut(word: str) -> list[str]:
    return [word, *(word[:place] + word[place + 1 :] for place in range(len(word)))]


def open_sum(stretch: Stretch, amount: Node, groups: Sequence[Node]) -> Doubt:
    """Return the doubt that a sum with several readings is, or with several groups that may have it."""
    one = stretch.made[amount.number]
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
        yield f"the sum of {groups[0].countries[0]}"
        yield "a change, an old and a new figure, or another country's sum"
