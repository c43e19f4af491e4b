"""A text of sentences and lists: read paragraph by paragraph, bound, and settled to one sum a country."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from safe_alloc.reading.parse.amounts import Sum, sums
from safe_alloc.reading.parse.apart import apart
from safe_alloc.reading.parse.binding import Found, Pair, bind
from safe_alloc.reading.parse.lexicon import clearly, detect, lexicon
from safe_alloc.reading.parse.numbers import Unit, style
from safe_alloc.reading.parse.results import Claim, Doubt, Reading, Secondary
from safe_alloc.reading.parse.rows import lines
from safe_alloc.reading.parse.settling import Said, settle
from safe_alloc.reading.parse.stretch import REGION, Stretch
from safe_alloc.reading.parse.tokens import Token, tokens

_UNITS = frozenset(("spelled", "point", "and_half", "currency", "magnitude"))
_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n")
_ENDLESS = 50_000
"""A paragraph of more signs is read in parts, so that memory does not grow with it."""

_AROUND, _LONG, _REMEMBERED = 60, 1_500, 200
"""So many signs around a paragraph may bear on it; so many paragraphs that are not longer are remembered."""

_OPENING = ("(", "[", "（")  # what stands in brackets lends its currency to nobody
_made = partial(tuple.__new__, Claim)


def read_prose(text: str, *, source: str, language: str | None = None) -> Reading:
    """Return the reading of a text; a country with two sums that differ is a doubt, not a choice."""
    found = _Prose(text, language).read()
    kept, beside, open_ = settle(found.said)
    kept.sort(key=lambda each: each.claim.start)

    def written(claim: Claim) -> Claim:
        return _made((*claim[:6], text[claim.start : claim.end], claim.start, claim.end, source))

    return Reading(
        tuple(written(each.claim) for each in kept),
        tuple(sorted(doubt._replace(found=text[doubt.start : doubt.end]) for doubt in (*found.doubts, *open_))),
        tuple(Secondary(written(each.claim), each.role) for each in (*beside, *found.beside)),
        text,
        tuple(each.named for each in kept),
    )


class Part(NamedTuple):
    """What a paragraph says by itself, its places counted in a cut of the text around it."""

    seen: set[str]  # its currencies
    made: list[tuple[Sum, bool]]  # with whether it lends its currency to the ones behind it
    unit: Unit | None  # of a heading: for the paragraph and the next
    doubts: list[Doubt]
    pairs: list[tuple[Pair, int, dict[str, tuple[int, int]]]]  # with their row, and where each country stands
    beside: list[Pair]


class _Prose:
    """A text read paragraph by paragraph, and what it has said so far."""

    def __init__(self, text: str, language: str | None) -> None:
        self.text, self.marks = text, style(text)
        self.language, self.fixed = language or detect(text), language is not None
        self.said: list[Said] = []
        self.doubts: list[Doubt] = []
        self.beside: list[Secondary] = []
        self.currency = self.first = ""  # of the last sum that lends it, and of the first
        self.seen: set[str] = set()
        self.unit: Unit | None = None

    def read(self) -> "_Prose":
        """Read every paragraph, and give sums before the first currency the euro if that is what follows."""
        again = lru_cache(_REMEMBERED)(self._part)  # what a text repeats, as collections of wire copy do, is read once
        for number, (begin, end) in enumerate(_paragraphs(self.text)):
            lead, read = min(begin, _AROUND), again if end - begin < _LONG else self._part
            part = read(self.text[begin - lead : end + _AROUND], lead, lead + end - begin, self.unit)
            self._add(part, number, begin - lead)
        # A currency left out is that of the sum before it; before the first one only the euro is taken as understood.
        euro = self.first == "EUR" or (not self.first and self.seen == {"EUR"})
        open_ = [each for each in self.said if not each.claim.currency]
        if euro:
            self.said = [_lent(each) for each in self.said]
        else:
            self.said = [each for each in self.said if each.claim.currency]
            self.doubts += [_no_currency(each.claim) for each in open_[:1] if len(open_) > 1]
        self.beside = [each for each in self.beside if each.claim.currency and each.claim.country != REGION]
        return self

    def _add(self, part: Part, number: int, shift: int) -> None:
        """Add what a paragraph says, its places counted in the whole text."""
        self.seen |= part.seen
        self.unit = part.unit
        self.doubts += [each._replace(start=each.start + shift, end=each.end + shift) for each in part.doubts]
        claims = [self._claim(*each, shift) for each in part.made]
        for pair, row, named in part.pairs:
            claim, lent, place = claims[pair.number], not part.made[pair.number][0].currency, (number, row)
            said = pair.roles, pair.shared, pair.group.countries, place
            for country, (first, last) in named.items():
                self.said.append(Said(_made((country, *claim)), *said, (first + shift, last + shift), lent))
        for pair in part.beside:
            told = (_made((country, *claims[pair.number])) for country in pair.group.countries)
            self.beside += [Secondary(claim, min(pair.roles)) for claim in told]

    def _claim(self, one: Sum, lends: bool, shift: int) -> tuple[int | str, ...]:
        """Return all of a claim but its country, with the currency the text leaves out."""
        currency = one.currency or self.currency
        if lends:
            self.currency, self.first = currency, self.first or currency
        return one.low, one.high, one.step, currency, one.qualifier, "", one.start + shift, one.end + shift, ""

    def _part(self, text: str, begin: int, end: int, unit: Unit | None) -> Part:
        """Return what the paragraph between two places of a text says."""
        words = lexicon(self.language if self.fixed else clearly(text[begin:end], self.language))
        found = tokens(text, words, begin, end)
        made, unit = sums(found, words, self.marks, text, unit)
        opens = [text[one.end : two.start].strip() in _OPENING for one, two in pairwise(made)]
        lends = [(one, not opened) for one, opened in zip(made, (False, *opens), strict=False)]
        part = Part({each.value for each in found if each.kind == "currency"}, lends, unit, [], [], [])
        home, before = Stretch([], (), words, text), Found([], [], [])
        for row, listed in enumerate(lines(_woven(found, made), text) if made else ()):
            if not any(token.kind == "amount" for token in listed):
                continue
            stretch = Stretch(listed, made, words, text)
            on = _gone_on(stretch, before)
            home, before = (home if on else stretch), on or bind(stretch)
            part.doubts.extend(before.doubts)
            part.beside.extend(before.beside)
            for pair in (each for each in before.pairs if REGION not in each.group.countries):
                named = {country: home.named(pair.group, country) for country in pair.group.countries}
                part.pairs.append((pair, row, named))
        return part


def _gone_on(stretch: Stretch, before: Found) -> Found | None:
    """Return a sum given to nobody by name behind one asked for: '… asked for €45bn. It was allocated €43.7bn.'."""
    asking = before.pairs[-1:] if all(len(each.group.countries) == 1 for each in before.pairs) else []
    nodes = [node for node in stretch.nodes if "entity" not in stretch.found[node.first].roles]
    if not asking or "asked" not in asking[0].roles or [node.kind for node in nodes] != ["amount"]:
        return None
    node = nodes[0]
    given = any("given" in token.roles for token in stretch.found)
    if not given or apart(stretch, node) or stretch.made[node.number].doubt:
        return None
    return Found([asking[0]._replace(number=node.number, roles=frozenset(("given",)))], [], [])


def _lent(each: Said) -> Said:
    return each if each.claim.currency else each._replace(claim=each.claim._replace(currency="EUR"))


def _no_currency(claim: Claim) -> Doubt:
    settle = "No currency is named: write it behind the sum, such as '€43.7 billion', or above the list, '(in euro)'."
    return Doubt(claim.start, claim.end, "", (f"{claim.low:,} EUR", f"{claim.low:,} of another currency"), settle)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for blank in _BLANK.finditer(text):
        yield from _parts(text, begin, blank.start() + 1)
        begin = blank.end()
    yield from _parts(text, begin, len(text))


def _parts(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a paragraph whole, or one that is endless in parts, cut behind a line, a sentence or a word."""
    while end - begin > _ENDLESS:
        last = begin + _ENDLESS
        cut = next((at for mark in ("\n", ". ", " ") if (at := text.rfind(mark, begin + 1, last)) >= 0), last - 1) + 1
        yield begin, cut
        begin = cut
    yield begin, end


def _woven(found: list[Token], made: list[Sum]) -> list[Token]:
    """Return the tokens with each sum as one token that names its number; a bare unit counts as a plain word."""
    woven: list[Token] = []
    place = extra = 0
    for number, one in enumerate([*made, None]):
        begin, after = one.parts if one else (len(found), 0)
        for token in found[place:begin]:
            if token.kind in _UNITS and not token.roles:
                extra += token.gap + 1
            else:
                kind = "word" if token.kind == "spelled" else token.kind
                woven.append(token._replace(kind=kind, gap=token.gap + extra) if extra or kind != token.kind else token)
                extra = 0
        if one:
            woven.append(Token("amount", one.start, one.end, str(number), gap=found[begin].gap + extra))
            place, extra = after, 0
    return woven
