"""Which sum belongs to which country: from tokens to claims, and to doubts where two readings are possible."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from safe_alloc.reading.parse.amounts import Sum, sums
from safe_alloc.reading.parse.groups import Group, groups
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.results import Claim, Doubt, Secondary
from safe_alloc.reading.parse.tokens import Token, lines

FAR = 16
"""More plain words than this between a country and a sum, and they no longer belong together for sure."""

WIDE = 48
"""More tokens than this between them, words and marks together, and the same holds."""

_STOPS = frozenset(("entity", "semicolon", "total"))


class Bound(NamedTuple):
    """What a stretch of text says: claims, sums in another role, doubts."""

    claims: list[Claim]
    secondary: list[Secondary]
    doubts: list[Doubt]


def bind(found: Sequence[Token], words: Lexicon) -> Bound:
    """Return every sum with the country it belongs to, stretch by stretch."""
    made = sums(found, words)
    assumed = _assumed(made)
    result = Bound([], [], [])
    for stretch in lines(_woven(found, made)):
        _Stretch(stretch, made, assumed, words, result).bind()
    return result


def _assumed(made: Sequence[Sum]) -> list[str]:
    """Return the currency of each sum; where the text leaves it out, that of the sum before, else of the first."""
    last = next((one.currency for one in made if one.currency), "")
    return [last := one.currency or last for one in made]


def _woven(found: Sequence[Token], made: Sequence[Sum]) -> list[Token]:
    """Return the tokens with each sum as one token that names its number in the list of sums."""
    woven: list[Token] = []
    place = 0
    for index, one in enumerate(made):
        woven += found[place : one.parts[0]]
        woven.append(Token("amount", one.start, one.end, str(index)))
        place = one.parts[1]
    return [*woven, *found[place:]]


class _Stretch:
    """One sentence or row, and what has been bound in it."""

    def __init__(
        self, found: list[Token], made: Sequence[Sum], assumed: Sequence[str], words: Lexicon, result: Bound
    ) -> None:
        self.found, self.made, self.assumed, self.words, self.result = found, made, assumed, words, result
        self.groups = groups(found)
        self.ends = [group.parts[1] for group in self.groups]
        self.begins = {group.parts[0]: group for group in self.groups}
        self.first_from = next((place for place, token in enumerate(found) if token.kind == "from"), len(found))
        self.taken: dict[Group, int] = {}

    def bind(self) -> None:
        if not self.groups:
            return
        amounts = [place for place, token in enumerate(self.found) if token.kind == "amount"]
        if self._kind_anywhere("respectively") and self._zipped(amounts):
            return
        for place in amounts:
            self._one(place)

    def _one(self, place: int) -> None:
        one = self._settled(place)
        if one is None or self._apart(place):
            return
        left, right = self._left(place), self._right(place)
        if left and right and left not in self.taken:
            self._doubt(place, (left, right))
        elif right:
            self._give(right, one, place)
        elif left and left not in self.taken:
            self._give(left, one, place)
        elif left:
            self._again(left, one)

    def _settled(self, place: int) -> Sum | None:
        """Return the sum at a place with its currency, or none if it is no sum of money after all."""
        index = int(self.found[place].value)
        one = self.made[index]
        if not one.currency and (not self.assumed[index] or self._noun_follows(place)):
            return None
        return one._replace(currency=self.assumed[index])

    def _noun_follows(self, place: int) -> bool:
        """Tell whether a plain noun follows, as in '2.5 million companies'."""
        after = self._kind(place + 1)
        return after == "words" and self.found[place + 1].size > 0 and not self._first_word_is_small(place + 1)

    def _first_word_is_small(self, place: int) -> bool:
        return self.found[place].value.split()[0].removeprefix("^") in self.words.after

    def _apart(self, place: int) -> bool:
        """Tell whether a sum is an equivalent, an envelope, or part of another sum's phrase."""
        before, after = self._kind(place - 1), self._kind(place + 1)
        if before == "open" and self._kind(place - 2) == "amount":
            return True
        if before in ("equivalent", "of", "before", "total") or self._kind(place - 2) == "equivalent":
            return True
        if before == "or" and self._kind(place - 2) == "amount":
            other = self.made[int(self.found[place - 2].value)].currency
            return other != self.made[int(self.found[place].value)].currency
        if after in ("envelope", "total"):
            return True
        return after == "words" and self.found[place + 1].size <= 2 and self._kind(place + 2) == "envelope"

    def _left(self, place: int) -> Group | None:
        """Return the group a sum follows, if nothing between them says otherwise."""
        nearest = bisect_right(self.ends, place) - 1
        if nearest < 0 or place - self.ends[nearest] > WIDE:
            return None
        group = self.groups[nearest]
        between = self.found[group.parts[1] : place]
        if any(token.kind in _STOPS for token in between):
            return None
        if any(token.kind == "amount" for token in between) and group not in self.taken:
            return None
        count = sum(token.size for token in between)
        owned = bool(between) and between[0].kind == "possessive"
        if owned and count and group not in self.taken and not self._owned(between):
            return None
        if between and between[-1].kind == "open" and count and between[-2].value.startswith("^"):
            return None
        if count > FAR or (count > 3 and (self._aside(group) or any(token.kind == "envelope" for token in between))):
            return None
        return group

    def _owned(self, between: Sequence[Token]) -> bool:
        return any(token.kind == "share" for token in between[:3])

    def _aside(self, group: Group) -> bool:
        before = self.found[group.parts[0] - 1] if group.parts[0] else None
        return bool(before and before.kind == "words" and before.value in self.words.aside)

    def _right(self, place: int) -> Group | None:
        """Return the group a sum is said to be for, or that follows it with nothing between."""
        after = place + 1
        while self._kind(after) in ("each", "close"):
            after += 1
        said = self._kind(after) in ("for", "to")
        if said:
            after += 1
        group = self.begins.get(after)
        if group is None or said:
            return group
        begins = place == 0 or self._kind(place - 1) in ("comma", "and", "line", "dash", "colon")
        follows = self._kind(group.parts[1]) in ("amount", "open", "dash", "colon")
        left = self._left(place)
        return group if begins and not follows and (left is None or left in self.taken) else None

    def _give(self, group: Group, one: Sum, place: int) -> None:
        each = self._each(group, place)
        if len(group.countries) > 1 and not each:
            if self._kind(place - 1) == "open":
                self._doubt(place, (group,))
            return  # a joint total belongs to none of them
        if one.doubt is not None:
            self._doubt(place, (group,))
            return
        if self._changed(place):
            self._doubt(place, (group,))
            return
        self.taken[group] = place
        for country in group.countries:
            self.result.claims.append(self._claim(country, one))

    def _again(self, group: Group, one: Sum) -> None:
        """Claim a second sum for a country too: unless it restates the first, the two will be a doubt."""
        if one.doubt is None and len(group.countries) == 1:
            self.result.claims.append(self._claim(group.countries[0], one))

    def _changed(self, place: int) -> bool:
        """Tell whether a sum is one end of 'from … to …', which may be a range or a change."""
        if self._kind(place - 1) == "from" and self._kind(place + 1) == "to":
            return True
        return self._kind(place - 1) == "to" and self.first_from < place

    def _each(self, group: Group, place: int) -> bool:
        low, high = sorted((group.parts[1], place))
        inside = [token.kind for token in self.found[low:high]]
        after = [self._kind(place + 1), self._kind(place + 2) if self._kind(place + 1) == "close" else ""]
        ahead = group.parts[0] - (2 if self._kind(group.parts[0] - 1) == "words" else 1)
        return "each" in (*inside, *after, self._kind(ahead))

    def _zipped(self, amounts: list[int]) -> bool:
        """Bind a list of countries to a list of as many sums; tell whether that is what the stretch is."""
        group = max(self.groups, key=lambda each: len(each.countries))
        settled = [self._settled(place) for place in amounts]
        if (
            len(group.countries) != len(amounts)
            or len(amounts) < 2
            or not all(one and not one.doubt for one in settled)
        ):
            places = amounts[-1:] if amounts else []
            for place in places:
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
            readings = ("an end of a range", "an old and a new figure")
            settle = "Write 'between … and …' for a range, or the new figure alone."
        self.result.doubts.append(Doubt(one.start, one.end, "", readings, settle))

    def _kind(self, place: int) -> str:
        return self.found[place].kind if 0 <= place < len(self.found) else ""

    def _kind_anywhere(self, kind: str) -> bool:
        return any(token.kind == kind for token in self.found)
