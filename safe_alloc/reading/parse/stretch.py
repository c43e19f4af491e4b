"""One sentence or row of a text, and what can be asked of it: what stands where, and what speaks against a pair."""

from bisect import bisect_right
from collections.abc import Sequence

from safe_alloc.reading.parse.amounts import Sum
from safe_alloc.reading.parse.groups import Group, groups
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.tokens import Token

FAR = 16
"""More plain words than this between a country and a sum, and they no longer belong together for sure."""

WIDE = 48
"""More tokens than this between them, words and marks together, and the same holds."""

ENVELOPE_EUR = 150_000_000_000
"""What SAFE lends in all (Regulation (EU) 2025/1106, Article 6): named in every report, and no country's own."""

_STOPS = frozenset(("entity", "total", "others", "place", "not"))
_TIGHT = frozenset(("open", "close", "dash", "colon", "each", "for", "to"))


class Stretch:
    """The tokens of one sentence or row, its groups of countries, and which of them have a sum already."""

    def __init__(self, found: list[Token], made: Sequence[Sum], assumed: Sequence[str], words: Lexicon) -> None:
        self.found, self.made, self.assumed, self.words = found, made, assumed, words
        self.groups = groups(found)
        self.ends = [group.parts[1] for group in self.groups]
        self.begins = {group.parts[0]: group for group in self.groups}
        self.first_from = next((place for place, token in enumerate(found) if token.kind == "from"), len(found))
        self.taken: dict[Group, int] = {}

    def sums_come_first(self, amounts: list[int]) -> bool:
        """Tell whether every sum stands before its country with nothing but marks between: '€5bn (Spain), …'."""
        own = [place for place in amounts if self.settled(place) and not self.apart(place)]
        if len(own) != len(self.groups) or not own:
            return False
        pairs = zip(own, self.groups, strict=True)
        ends = [0, *self.ends]
        return all(
            ends[number] <= place < group.parts[0]
            and {token.kind for token in self.found[place + 1 : group.parts[0]]} <= _TIGHT
            for number, (place, group) in enumerate(pairs)
        )

    def settled(self, place: int) -> Sum | None:
        """Return the sum at a place with its currency, or none if it is no sum of money after all."""
        index = int(self.found[place].value)
        one = self.made[index]
        if not one.currency and (not self.assumed[index] or self.noun_follows(place)):
            return None
        return one._replace(currency=self.assumed[index])

    def noun_follows(self, place: int) -> bool:
        """Tell whether a plain noun follows, as in '2.5 million companies in Spain'."""
        return self.kind(place + 1) == "words" and self.found[place + 1].first not in self.words.after

    def apart(self, place: int) -> bool:
        """Tell whether a sum is an equivalent, an envelope, or part of another sum's phrase."""
        before, after = self.kind(place - 1), self.kind(place + 1)
        if before == "open" and self.kind(place - 2) == "amount":
            return True
        if before in ("equivalent", "of", "before", "total") or self.kind(place - 2) == "equivalent":
            return True
        if before == "or" and self.kind(place - 2) == "amount":
            other = self.made[int(self.found[place - 2].value)].currency
            return other != self.made[int(self.found[place].value)].currency
        if before == "multiple" or (self.kind(place - 2) in ("percent", "multiple") and before == "words"):
            return True
        one = self.made[int(self.found[place].value)]
        if after in ("envelope", "total") or (one.low == one.high == ENVELOPE_EUR and one.currency in ("EUR", "")):
            return True
        return after == "words" and self.found[place + 1].size <= 2 and self.kind(place + 2) == "envelope"

    def before(self, place: int) -> Group | None:
        """Return the nearest group before a place, if it is not too far off."""
        nearest = bisect_right(self.ends, place) - 1
        return None if nearest < 0 or place - self.ends[nearest] > WIDE else self.groups[nearest]

    def left(self, place: int) -> Group | None:
        """Return the group a sum follows, if nothing between them says otherwise."""
        group = self.before(place)
        if group is None:
            return None
        between = self.found[group.parts[1] : place]
        if any(token.kind in _STOPS or (token.kind == "semicolon" and group not in self.taken) for token in between):
            return None
        if self.kind(group.parts[0] - 1) == "not" or (
            self.kind(group.parts[0] - 1) == "and" and self.kind(group.parts[0] - 2) == "others"
        ):
            return None
        if any(token.kind == "amount" for token in between) and group not in self.taken:
            return None
        count = sum(token.size for token in between)
        owned = bool(between) and between[0].kind == "possessive"
        if owned and count and group not in self.taken and not self.owned(between):
            return None
        if any(token.kind == "words" and token.value.startswith("^") for token in between):
            return None  # somebody else is named in between
        if count > FAR or (count > 3 and (self.aside(group) or any(token.kind == "envelope" for token in between))):
            return None
        return group

    def owned(self, between: Sequence[Token]) -> bool:
        """Tell whether a possessive is followed by what is owned: a share, a loan, a request."""
        return any(token.kind == "share" for token in between[:3])

    def aside(self, group: Group) -> bool:
        """Tell whether a country stands behind a preposition, and is so no subject."""
        before = self.found[group.parts[0] - 1] if group.parts[0] else None
        return bool(before and before.kind == "words" and before.value.removeprefix("^") in self.words.aside)

    def right(self, place: int) -> Group | None:
        """Return the group a sum is said to be for, or that follows it with nothing between."""
        after = place + 1
        while self.kind(after) in ("each", "close"):
            after += 1
        said = self.kind(after) in ("for", "to")
        if said:
            after += 1
        group = self.begins.get(after)
        if group is None or said:
            return group
        begins = place == 0 or self.kind(place - 1) in ("comma", "and", "line", "dash", "colon")
        follows = self.kind(group.parts[1]) in ("amount", "open", "dash", "colon")
        left = self.left(place)
        return group if begins and not follows and (left is None or left in self.taken) else None

    def changed(self, group: Group, place: int) -> bool:
        """Tell whether a sum may be a change, or one end of one: 'fell by … to …', 'from … to …'."""
        before, after = self.kind(place - 1), self.kind(place + 1)
        if after == "to" and (before == "from" or self.kind(place + 2) == "amount"):
            return True
        if before == "to" and (self.first_from < place or self.kind(place - 2) == "amount"):
            return True
        between = self.found[group.parts[1] : place]
        return before != "to" and any(token.kind == "change" for token in between)

    def signed(self, place: int) -> bool:
        """Tell whether a dash stands at a sum like a minus sign, with a space before it."""
        dash = self.found[place - 1] if place else None
        if dash is None or dash.kind != "dash":
            return False
        return dash.value == "−" or (self.found[place].follows and not dash.follows)

    def leans(self, group: Group) -> bool:
        """Tell whether another country without a sum stands so close before that the sum may be for both."""
        place = group.parts[0] - 1
        before, further = self.kind(place), self.kind(place - 1)
        if before == "country" or (before in ("or", "dash") and further == "country"):
            return True
        joined = (
            before == "words"
            and self.found[place].value.removeprefix("^") in ("with", "alongside")
            and self.found[place].size < 3
        )
        return joined and "country" in (further, self.kind(place - 2))

    def alone(self, group: Group, place: int) -> bool:
        """Tell whether 'each' stands behind a sum and only one country before it, so that something else is meant."""
        return len(group.countries) == 1 and self.kind(place + 1) == "each"

    def each(self, group: Group, place: int) -> bool:
        """Tell whether an 'each' before or behind a sum gives it to every country of a group."""
        low, high = sorted((group.parts[1], place))
        inside = [token.kind for token in self.found[low:high]]
        after = [self.kind(place + 1), self.kind(place + 2) if self.kind(place + 1) == "close" else ""]
        ahead = group.parts[0] - (2 if self.kind(group.parts[0] - 1) == "words" else 1)
        return "each" in (*inside, *after, self.kind(ahead))

    def kind(self, place: int) -> str:
        """Return the kind of the token at a place, or nothing beyond the ends."""
        return self.found[place].kind if 0 <= place < len(self.found) else ""

    def kind_anywhere(self, kind: str) -> bool:
        """Tell whether a kind of token stands anywhere here."""
        return any(token.kind == kind for token in self.found)
