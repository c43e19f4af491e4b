"""A text of sentences and lists: read paragraph by paragraph, bound, and settled to one sum a country."""

import re
from bisect import bisect_right
from collections import Counter

from safe_alloc.reading.parse.again import AGAIN, told_again
from safe_alloc.reading.parse.amounts import Sum, sums
from safe_alloc.reading.parse.binding import bind
from safe_alloc.reading.parse.codes import coded
from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.currencies import CROWNS, OWN, is_coded, no_currency, no_unit, put_in_euro
from safe_alloc.reading.parse.further import Pair, broken_down, rivalled
from safe_alloc.reading.parse.kept import listed_as_kept
from safe_alloc.reading.parse.lexicon import Lexicon, clearly, detect, lexicon
from safe_alloc.reading.parse.myriads import myriads
from safe_alloc.reading.parse.nodes import REGION, is_followed
from safe_alloc.reading.parse.numbers import Unit, style
from safe_alloc.reading.parse.openness import is_refused, is_withdrawn, only, outcome
from safe_alloc.reading.parse.paragraphs import paragraphs, voices
from safe_alloc.reading.parse.programmes import elsewhere
from safe_alloc.reading.parse.pronouns import Topic
from safe_alloc.reading.parse.related import related
from safe_alloc.reading.parse.results import Claim, Doubt, Reading, Secondary
from safe_alloc.reading.parse.retold import told_so
from safe_alloc.reading.parse.rows import lines, unnoted
from safe_alloc.reading.parse.settling import Said, settle, two_sums
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token, tokens

_UNITS = frozenset(("spelled", "point", "and_half", "currency", "magnitude"))
_NOTE = re.compile(r"\n[ \t\r\u00a0]*\n([^\n\d]{1,60})\s*\Z")
"""The last line of a text, set apart and without a number: 'All figures in € bn.'"""

_SENTENCE, _UNION = re.compile(r"[.!?](?=\s)|[。！？\n]"), re.compile(unpacked("pattern union"))
"""The loans, or who speaks of them for the Union, in any language: what has no currency is in euro there."""

_UNSURE, _TWO, _EARLIER = "?", 2, frozenset(("earlier",))
_JOINT, _ROW = 6, 8  # a paragraph of fewer tokens is a row of a list
"""Two sums with no more signs between them share the currency of the second: 100 million and 40 million dollars."""


def read_prose(text: str, *, language: str | None = None) -> Reading:
    """Return the reading of a text, its places without what stands there; two sums of a country are a doubt."""
    found, safe = _Prose(text, language).read(), "SAFE" in text
    kept, beside, open_ = settle(elsewhere(found.said, text), lent=safe or "lends" in found.noted, safe=safe)
    beside += found.beside
    put_in_euro(kept, beside)
    kept.sort(key=lambda each: each.claim.start)
    claims, named = tuple(each.claim for each in kept), tuple(each.named for each in kept)
    return Reading(claims, tuple(sorted((*found.doubts, *open_))), tuple(beside), text, named)


class _Prose:
    """A text read paragraph by paragraph, and what it has said so far."""

    def __init__(self, text: str, language: str | None, note: Unit | None = None) -> None:
        self.text, self.marks = text, style(text)
        self.language, self.fixed = language or detect(text), language is not None
        self.said: list[Said] = []
        self.doubts: list[Doubt] = []
        self.beside: list[Secondary] = []
        self.currency = self.first = ""  # of the last sum that lends it, and of the first
        self.seen: set[str] = set()
        self.note = self.unit = note  # of what a sentence says of all figures
        self.topic = Topic(text)
        self.noted: set[str] = set()  # whether the text is about loans, or corrects another

    def read(self) -> "_Prose":
        """Read every paragraph, and give sums before the first currency the euro if that is what follows."""
        if not self.note and (note := _NOTE.search(self.text)):
            words = lexicon(self.language)
            self.note = self.unit = sums(tokens(self.text, words, note.start(1)), words, self.marks, self.text)[1]
        known = self.note
        for number, (begin, end) in enumerate(paragraphs(self.text)):
            for first, last in [(begin, end)] if self.fixed else voices(self.text, begin, end, self.language):
                self._paragraph(number, first, last)
        if self.note and not known:  # it holds for what was read before, too
            return _Prose(self.text, self.language if self.fixed else None, self.note).read()
        # A currency left out is that of the sum before it; before the first one only the euro is taken as understood.
        open_ = [each for each in self.said if not each.claim.currency]
        euro = self.first == "EUR"
        if open_ and not self.first and self.seen <= {"EUR", "entity"}:
            euro = bool(self.seen) or _UNION.search(self.text) is not None
        if euro:
            self.said = [_lent(each) for each in self.said]
        else:
            self.said = [each for each in self.said if each.claim.currency]
            self.doubts += [no_currency(each.claim) for each in open_[:1] if len(open_) > 1]
        self.beside = [each for each in self.beside if len(each.claim.currency) == 3 and each.claim.country != REGION]
        return self

    def _paragraph(self, number: int, begin: int, end: int) -> None:
        words = lexicon(self.language if self.fixed else clearly(self.text[begin:end], self.language))
        found = coded(tokens(self.text, words, begin, end), words, self.text, begin, end)
        found = unnoted(related(found, words, self.text), self.text, begin, end)
        found = myriads(found, self.text, begin, end) if words.spaceless else found
        roles: frozenset[str] = frozenset().union(*[token.roles for token in found])
        self.seen |= {token.value for token in found if token.kind == "currency"} | (roles & {"entity"})
        self.noted |= roles & {"lends", "mends"}
        made = self._sums(found, words)
        full = self._with_currency(made, found, words)
        last, begins = (-1, ""), [one.parts[0] for one in made]
        pairs: list[tuple[list[Token], Pair, int]] = []
        back: list[tuple[list[Token], Pair, int]] = []  # what the sentence before took back
        if not made:
            told = [each for each in found if each.kind not in ("line", "end")]
            self.topic.meant(self.topic.answers(told, words))
        for row, part in enumerate(lines(_woven(found, made), self.text) if made else ()):
            part, said = self.topic.meant(self.topic.answers(part, words))
            if not roles.isdisjoint(AGAIN):
                last = told_again(part, (made, full), last, self.text)
            if "amount" not in [token.kind for token in part]:
                continue
            part = listed_as_kept(part) if "held" in roles else part
            stretch = Stretch(part, made, words, self.text, said)
            bound = bind(stretch)
            self.doubts += bound.doubts
            gone = [each for each in bound.pairs if "mends" in self.noted and is_withdrawn(part, each.number)]
            vain = [each for each in bound.pairs if is_refused(stretch, each.group, each.number, each.roles)]
            kept = [each for each in bound.pairs if each not in gone and each not in vain]
            kept = broken_down(stretch, kept, bound.beside)
            rivals = rivalled(stretch, kept, bound.beside)
            kept = [each for each in kept if each not in rivals]
            self.doubts += [_between(own, got, full) for own, got in rivals.items()]
            right = [each.number for each in only(stretch)]
            pairs += [(named, pair._replace(number=number), row) for named, pair, _ in back for number in right]
            back = [(part, pair, row) for pair in gone[-1:]]
            asked = pairs[-1][1] if pairs and not stretch.groups else None
            other = outcome(stretch, made[asked.number], asked.roles) if asked else None
            if asked and other and other.number != asked.number:
                pairs.pop()
                self.doubts.append(_between(asked, other.number, full))
            pairs += [(part, pair, row) for pair in kept]
            old = (each._replace(roles=frozenset(("earlier",))) for each in gone)
            for pair in (*bound.beside, *old, *(each._replace(roles=frozenset(("requested",))) for each in vain)):
                claims = (_claim(country, full[pair.number]) for country in pair.group.countries)
                self.beside += [Secondary(claim, min(pair.roles)) for claim in claims]
        parts = Counter[int]()  # of a sum that is no country's, by what it lends its unit to
        for one in {pair.number: made[pair.number] for _, pair, _ in pairs}.values():
            parts[bisect_right(begins, one.lender) - 1] += one.low
        own = {pair.number for _, pair, _ in pairs} | {-1}
        for part, pair, row in pairs:
            whole = bisect_right(begins, made[pair.number].lender) - 1
            rounded = made[whole].high + _TWO * made[whole].step  # each part and the whole may be rounded
            if whole in own or parts[whole] <= rounded or made[whole].qualifier == "range":
                self._say(part, pair, full, made, (number, row))
            else:
                self.doubts.append(no_unit(_claim("", full[pair.number]), self.text))

    def _sums(self, found: list[Token], words: Lexicon) -> list[Sum]:
        """Return the sums of a paragraph; of several open ones, a total that their decimals add up to decides."""
        made, unit = sums(found, words, self.marks, self.text, self.unit)
        open_ = [place for place, one in enumerate(made) if one.doubt and len(one.doubt.readings) == _TWO]
        if len(open_) > _TWO:
            marks = self.marks._replace(decimals=self.marks.decimals | {words.decimal})
            told = sums(found, words, marks, self.text, self.unit)[0]
            whole = sum(one.low for place, one in enumerate(told) if place in open_)
            if any(not one.doubt and one.step > abs(whole - one.low) for one in made):
                made, self.marks = told, marks
        self.note = unit if unit and unit.noted else self.note
        self.unit = unit or (self.unit if made and len(found) < _ROW else self.note)  # of a heading: for what is below
        return made

    def _with_currency(self, made: list[Sum], found: list[Token], words: Lexicon) -> list[Sum]:
        """Return the sums of a paragraph with the currency the text leaves out."""
        full: list[Sum] = []
        for place, one in enumerate(made):
            between = self.text[made[place - 1].end : one.start] if place else "\n"
            if not one.currency:
                lent = self._lent(one, made[place + 1] if place + 1 < len(made) else None, between, found)
                unsure = lent not in ("", "EUR") and is_followed(self.text, one.end, words)
                unsure = unsure or is_coded(self.text, one.start, one.end)
                unsure = unsure or (lent == self.currency != "EUR" and bool(full) and full[-1].currency == _UNSURE)
                one = one._replace(currency=_UNSURE if unsure else lent)  # what stands behind it may be its own unit
            full.append(one)
            if one.currency in (self.currency, _UNSURE):
                continue
            near = found[made[place - 1].parts[1] : one.parts[0]] if place else []
            told = bool(near) and told_so(near, found[one.parts[0]].gap, other=full[-2].currency != one.currency)
            if not told and between.strip() not in ("(", "[", "（"):  # an equivalent lends its currency to nobody
                self.currency = one.currency
                self.first = self.first or one.currency
        return full

    def _lent(self, one: Sum, behind: Sum | None, between: str, found: list[Token]) -> str:
        """Return the currency of a sum that names none: that of the sum tied to it, else that of the one before.

        Beside the euro, another currency is lent within a sentence only: in the next one either may be meant.
        """
        near = found[one.parts[1] : behind.parts[0]] if behind and behind.currency != "EUR" else ()
        if any("equivalent" in token.roles for token in near):
            behind = None  # 16,2 milliárdra, azaz 6300 milliárd forintra
        joint = self.text[one.end : behind.start] if behind else ""
        tied = len(joint) <= _JOINT or (joint.islower() and len(joint) <= 2 * _JOINT)
        if behind and behind.currency and tied and not re.search(r"[^\w\s,]", joint):
            return behind.currency
        foreign = self.currency not in ("", "EUR", "USD") or (self.currency == "USD" and "EUR" in self.seen)
        return _UNSURE if foreign and _SENTENCE.search(between) else self.currency

    def _say(self, part: list[Token], pair: Pair, full: list[Sum], made: list[Sum], place: tuple[int, int]) -> None:
        for country in pair.group.countries if REGION not in pair.group.countries else ():
            claim, lent = _claim(country, full[pair.number]), not made[pair.number].currency
            claim = claim._replace(qualifier="exact") if "known" in pair.roles else claim
            if claim.currency in OWN:
                claim = claim._replace(currency=_UNSURE if lent else OWN[claim.currency].get(country, _UNSURE))
            if lent and claim.currency in CROWNS.values() and claim.currency != CROWNS.get(country, claim.currency):
                claim = claim._replace(currency=_UNSURE)  # Norway gives 85 billion crowns, Sweden 40
            if claim.currency == _UNSURE:
                self.doubts.append(no_currency(claim))
                continue
            at = next(each for each in part[pair.group.first : pair.group.last] if each.value == country)
            told, named = part[pair.group.first].roles if "mends" in self.noted else frozenset(), (at.start, at.end)
            self.said.append(Said(claim, pair.roles | told, pair.shared, pair.group.countries, place, named, lent))


def _between(asked: Pair, got: int, full: list[Sum]) -> Doubt:
    """Return the doubt between a sum asked for and one that may be what was got."""
    return two_sums(*(_claim(asked.group.countries[0], full[number]) for number in (asked.number, got)))


def _lent(each: Said) -> Said:
    lent = each._replace(claim=each.claim._replace(currency="EUR"), roles=each.roles | {"guessed"})
    return each if each.claim.currency else lent


def _woven(found: list[Token], made: list[Sum]) -> list[Token]:
    """Return the tokens with each sum as one token that names its number; a bare unit counts as a plain word."""
    woven: list[Token] = []
    place = extra = 0
    for number, one in enumerate([*made, None]):
        begin, after = one.parts if one else (len(found), 0)
        for token in found[place:begin]:
            if not extra and token.kind not in _UNITS:
                woven.append(token)
            elif token.kind in _UNITS and not token.roles:
                extra += token.gap + 1
            else:
                kind = "word" if token.kind == "spelled" else token.kind
                woven.append(Token(kind, token.start, token.end, token.value, token.roles, token.gap + extra))
                extra = 0
        if one:
            woven.append(Token("amount", one.start, one.end, str(number), gap=found[begin].gap + extra))
            place, extra = after, 0
    return woven


def _claim(country: str, one: Sum) -> Claim:
    return Claim(country, one.low, one.high, one.step, one.currency, one.qualifier, "", one.start, one.end)
