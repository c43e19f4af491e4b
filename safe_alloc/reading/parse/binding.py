"""Which sum belongs to which country: from tokens to claims, and to doubts where two readings are possible."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from safe_alloc.reading.parse.amounts import Sum, sums
from safe_alloc.reading.parse.groups import Group
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.results import Claim, Doubt
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token, lines


class Bound(NamedTuple):
    """What a text says: claims, perhaps several a country, and doubts."""

    claims: list[Claim]
    doubts: list[Doubt]


def bind(found: Sequence[Token], words: Lexicon) -> Bound:
    """Return every sum with the country it belongs to, stretch by stretch."""
    made = sums(found, words)
    assumed = _assumed(made)
    result = Bound([], [])
    for stretch in lines(_woven(found, made)):
        _Binding(stretch, made, assumed, words, result).bind()
    return result


def _assumed(made: Sequence[Sum]) -> list[str]:
    """Return the currency of each sum; where the text leaves it out, that of the sum before, else the euro behind."""
    first = next((one.currency for one in made if one.currency), "")
    last = first if first == "EUR" else ""  # another currency is taken from a sum before, never from one behind
    return [last := one.currency or last for one in made]


def _woven(found: Sequence[Token], made: Sequence[Sum]) -> list[Token]:
    """Return the tokens with each sum as one token that names its number in the list of sums."""
    woven: list[Token] = []
    place = 0
    for index, one in enumerate(made):
        woven += found[place : one.parts[0]]
        woven.append(Token("amount", one.start, one.end, str(index), follows=found[one.parts[0]].follows))
        place = one.parts[1]
    return [*woven, *found[place:]]


class _Binding(Stretch):
    """One stretch, and what has been bound in it."""

    def __init__(
        self, found: list[Token], made: Sequence[Sum], assumed: Sequence[str], words: Lexicon, result: Bound
    ) -> None:
        super().__init__(found, made, assumed, words)
        self.result = result

    def bind(self) -> None:
        if not self.groups:
            return
        amounts = [place for place, token in enumerate(self.found) if token.kind == "amount"]
        if self.kind_anywhere("respectively") and self._zipped(amounts):
            return
        if self.sums_come_first(amounts):
            for place in amounts:
                self._first(place)
            return
        for place in amounts:
            self._one(place)

    def _first(self, place: int) -> None:
        one = self.settled(place)
        if one is not None and not self.apart(place):
            self._give(self.groups[bisect_right(self.ends, place)], one, place)

    def _one(self, place: int) -> None:
        one = self.settled(place)
        if one is None or self.apart(place):
            return
        left, right = self.left(place), self.right(place)
        giver = left or self.before(place)
        if giver and right and giver not in self.taken:
            self._doubt(place, (giver, right))  # who gives and who gets are not told apart
        elif right:
            self._give(right, one, place)
        elif left and left not in self.taken:
            self._give(left, one, place)
        elif left:
            self._again(left, one)

    def _give(self, group: Group, one: Sum, place: int) -> None:
        each = self.each(group, place)
        if len(group.countries) > 1 and not each:
            if self.kind(place - 1) == "open":
                self._doubt(place, (group,))
            return  # a joint total belongs to none of them
        if one.doubt is not None:
            self._doubt(place, (group,))
            return
        if self.changed(group, place) or self.signed(place) or self.leans(group) or (each and self.alone(group, place)):
            self._doubt(place, (group,))
            return
        self.taken[group] = place
        for country in group.countries:
            self.result.claims.append(self._claim(country, one))

    def _again(self, group: Group, one: Sum) -> None:
        """Claim a second sum for a country too: unless it restates the first, the two will be a doubt."""
        if one.doubt is None and len(group.countries) == 1:
            self.result.claims.append(self._claim(group.countries[0], one))

    def _zipped(self, amounts: list[int]) -> bool:
        """Bind a list of countries to a list of as many sums; tell whether that is what the stretch is."""
        group = max(self.groups, key=lambda each: len(each.countries))
        settled = [self.settled(place) for place in amounts]
        if (
            len(group.countries) != len(amounts)
            or len(amounts) < 2
            or not all(one and not one.doubt for one in settled)
        ):
            for place in amounts[-1:]:
                self._doubt(place, (group,))
            return True
        for country, one in zip(group.countries, settled, strict=True):
            if one:
                self.result.claims.append(self._claim(country, one))
        return True

    def _claim(self, country: str, one: Sum) -> Claim:
        return Claim(country, one.low, one.high, one.step, one.currency, one.qualifier, "", one.start, one.end)

    def _doubt(self, place: int, groups: Sequence[Group]) -> None:
        one = self.made[int(self.found[place].value)]
        if one.doubt is not None:
            self.result.doubts.append(one.doubt)
            return
        named = tuple(" and ".join(group.countries) for group in groups)
        if len(groups) > 1:
            readings = tuple(f"the sum of {countries}" for countries in named)
            settle = "Put the country it belongs to directly before it, as in 'Poland: €5 billion'."
        elif len(groups[0].countries) > 1:
            readings = (f"{named[0]} each", f"{named[0]} together", groups[0].countries[-1])
            settle = "Write 'each' behind the sum, or a sum behind every country."
        else:
            readings = ("an end of a range", "an old and a new figure", "a part, a change, or another country's sum")
            settle = (
                "Write the country and its sum alone, as in 'Poland: €5 billion', or 'between … and …' for a range."
            )
        self.result.doubts.append(Doubt(one.start, one.end, "", readings, settle))
