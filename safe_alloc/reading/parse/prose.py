"""A text of sentences and lists: read paragraph by paragraph, bound, and settled to one sum a country."""

import re
from collections.abc import Iterator

from safe_alloc.reading.parse.amounts import Sum, sums
from safe_alloc.reading.parse.apart import apart
from safe_alloc.reading.parse.binding import Found, Pair, bind
from safe_alloc.reading.parse.lexicon import clearly, detect, lexicon
from safe_alloc.reading.parse.numbers import Unit, style
from safe_alloc.reading.parse.results import Claim, Doubt, Reading, Secondary
from safe_alloc.reading.parse.rows import lines
from safe_alloc.reading.parse.settling import Said, settle
from safe_alloc.reading.parse.stretch import Stretch
from safe_alloc.reading.parse.tokens import Token, tokens

_UNITS = frozenset(("spelled", "point", "and_half", "currency", "magnitude"))
_NAMED = frozenset(("country", "capital"))
_JOINTS = frozenset(("comma", "semicolon", "dash", "colon"))
_RIVALS = frozenset(("entity", "envelope", "states", "others"))
_BESIDE = frozenset(("aside", "place", "not"))
_LENDING = frozenset(("asked", "given", "share", "loans", "advance", "earlier", "later", "more"))
_QUESTION = re.compile(r"[^.!?\n]*\?")
_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n")
_ENDLESS = 50_000
"""A paragraph of more signs is read in parts, so that memory does not grow with it."""


def read_prose(text: str, *, source: str, language: str | None = None) -> Reading:
    """Return the reading of a text; a country with two sums that differ is a doubt, not a choice."""
    found = _Prose(text, language).read()
    kept, beside, open_ = settle(found.said)
    kept.sort(key=lambda each: each.claim.start)

    def written(claim: Claim) -> Claim:
        return claim._replace(as_written=text[claim.start : claim.end], source=source)

    return Reading(
        tuple(written(each.claim) for each in kept),
        tuple(sorted(doubt._replace(found=text[doubt.start : doubt.end]) for doubt in (*found.doubts, *open_))),
        tuple(Secondary(written(each.claim), each.role) for each in (*beside, *found.beside)),
        text,
        tuple(each.named for each in kept),
    )


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
        self.topic = ""  # the only country the clause before named
        self.question = False  # whether that clause asked about it

    def read(self) -> "_Prose":
        """Read every paragraph, and give sums before the first currency the euro if that is what follows."""
        for number, (begin, end) in enumerate(_paragraphs(self.text)):
            self._paragraph(number, begin, end)
        # A currency left out is that of the sum before it; before the first one only the euro is taken as understood.
        euro = self.first == "EUR" or (not self.first and self.seen in ({"EUR"}, {"eu"}, {"EUR", "eu"}))
        open_ = [each for each in self.said if not each.claim.currency]
        if euro:
            self.said = [_lent(each) for each in self.said]
        else:
            self.said = [each for each in self.said if each.claim.currency]
            self.doubts += [_no_currency(each.claim) for each in open_[:1] if len(open_) > 1]
        self.beside = [each for each in self.beside if each.claim.currency]
        return self

    def _paragraph(self, number: int, begin: int, end: int) -> None:
        words = lexicon(self.language if self.fixed else clearly(self.text[begin:end], self.language))
        found = tokens(self.text, words, begin, end)
        self.seen |= {token.value for token in found if token.kind == "currency"}
        self.seen |= {"eu" for token in found if "entity" in token.roles}
        made, unit = sums(found, words, self.marks, self.text, self.unit)
        self.unit = unit  # of a heading: for its own paragraph and the next
        full = self._with_currency(made)
        home, before = Stretch([], (), words, self.text), Found([], [], [])
        if not made:
            self._meant(found)
        last = -1
        for row, part in enumerate(lines(_woven(found, made), self.text) if made else ()):
            part, last = _told_again(self._meant(part), (made, full), last, self.text)
            if not any(token.kind == "amount" for token in part):
                continue
            stretch = Stretch(part, made, words, self.text)
            on = _gone_on(stretch, before)
            home, before = (home if on else stretch), on or bind(stretch)
            self.doubts += before.doubts
            for pair in before.pairs:
                self._say(home, pair, full, made, (number, row))
            for pair in before.beside:
                role = min(pair.roles)
                self.beside += [Secondary(_claim(country, full[pair.number]), role) for country in pair.group.countries]

    def _meant(self, part: list[Token]) -> list[Token]:
        """Return a sentence with the country its 'it' stands for, or that was asked about, where it names none."""
        meant: list[Token] = []
        for clause in _clauses(part):
            names = [(place, token) for place, token in enumerate(clause) if token.kind in _NAMED]
            told = [
                (place, token) for place, token in names if clause[place - 1].roles.isdisjoint(_BESIDE) or not place
            ]
            own = told or [
                (place, token) for place, token in enumerate(clause) if token.kind == "adjective" and not names
            ]
            rivals = [place for place, token in enumerate(clause) if not token.roles.isdisjoint(_RIVALS)]
            if own:
                alone = len({token.value for _, token in own}) == 1 and not any(place < own[0][0] for place in rivals)
                self.topic = own[0][1].value if alone else ""
            line = _dateline(clause) if len(names) == 1 else 0
            if self.topic and (line or not told):
                begin = line or (own[0][0] if own else 0)
                clause = _named(clause, self.topic, begin, asked=self.question and not own + rivals)
                self.topic = "" if rivals else self.topic
            self.question = bool(_QUESTION.match(self.text, clause[-1].start))
            meant += clause
        return meant

    def _with_currency(self, made: list[Sum]) -> list[Sum]:
        """Return the sums of a paragraph with the currency the text leaves out."""
        full = []
        for place, one in enumerate(made):
            full.append(one._replace(currency=one.currency or self.currency))
            between = self.text[made[place - 1].end : one.start].strip() if place else ""
            if between not in ("(", "[", "（"):  # what stands in brackets lends its currency to nobody
                self.currency = full[-1].currency
                self.first = self.first or self.currency
        return full

    def _say(self, stretch: Stretch, pair: Pair, full: list[Sum], made: list[Sum], place: tuple[int, int]) -> None:
        for country in pair.group.countries:
            claim, lent = _claim(country, full[pair.number]), not made[pair.number].currency
            named = stretch.named(pair.group, country)
            self.said.append(Said(claim, pair.roles, pair.shared, pair.group.countries, place, named, lent))


def _gone_on(stretch: Stretch, before: Found) -> Found | None:
    """Return a sum given to nobody by name behind one asked for: '… asked for €45bn. It was allocated €43.7bn.'."""
    asking = before.pairs[-1:] if all(len(each.group.countries) == 1 for each in before.pairs) else []
    nodes = [node for node in stretch.nodes if "entity" not in stretch.found[node.first].roles]
    if not asking or "asked" not in asking[0].roles or [node.kind for node in nodes] != ["amount"]:
        return None
    node = nodes[0]
    given = any("given" in token.roles for token in stretch.found)
    given = given and not any("total" in token.roles for token in stretch.found)
    if not given or apart(stretch, node) or stretch.made[node.number].doubt:
        return None
    return Found([asking[0]._replace(number=node.number, roles=frozenset(("given",)))], [], [])


def _clauses(part: list[Token]) -> Iterator[list[Token]]:
    """Yield the parts of a sentence between its semicolons."""
    begin = 0
    for place, token in enumerate(part):
        if token.kind == "semicolon":
            yield part[begin : place + 1]
            begin = place + 1
    if begin < len(part):
        yield part[begin:]


def _closes(text: str, end: int) -> bool:
    """Tell whether a mark stands behind a phrase, so that it says all: '(the same)', not 'the same day'."""
    return not text[end : end + 2].lstrip()[:1].isalnum()


def _is_named(token: Token) -> bool:
    return token.gap < 2 and token.kind in (*_NAMED, "adjective")


def _dateline(clause: list[Token]) -> int:
    """Return the place of the dash behind the place and day an article begins with, or 0: 'RIGA, June 2 — '."""
    if clause[0].kind not in _NAMED or clause[0].gap:
        return 0
    return next((place for place, token in enumerate(clause[:5]) if token.kind == "dash" and not token.gap), 0)


def _told_again(part: list[Token], sums: tuple[list[Sum], list[Sum]], last: int, text: str) -> tuple[list[Token], int]:
    """Return a sentence in which 'the same amount' stands for the sum before it, and the last sum it names."""
    for place, token in enumerate(part):
        after = part[place + 1] if place + 1 < len(part) else None
        if token.kind == "amount":
            last = int(token.value)
        elif "same" in token.roles and last >= 0 and (_closes(text, token.end) or (after and _is_named(after))):
            for listed in sums:
                listed.append(listed[last])
            part[place] = Token("amount", token.start, token.end, str(len(sums[0]) - 1), gap=token.gap)
    return part, last


def _named(clause: list[Token], country: str, begin: int, *, asked: bool) -> list[Token]:
    """Return a clause that names nobody with a country for its 'it', or before the sum that answers a question."""
    sums = [place for place, token in enumerate(clause) if token.kind == "amount"]
    places = [place for place, token in enumerate(clause) if "its" in token.roles and place >= begin]
    roles = frozenset().union(*(token.roles for token in clause))
    if places and sums and (roles & _LENDING or len(clause) < 4):
        kept = [
            place
            for place in places
            if place == places[0] or clause[place - 1].kind in _JOINTS or "and" in clause[place - 1].roles
        ]
        return [
            each._replace(kind="country", value=country, roles=frozenset()) if place in kept else each
            for place, each in enumerate(clause)
        ]
    near = sum(token.gap for token in clause[: sums[0] + 1]) < 6 if sums else False
    if asked and len(sums) == 1 and near and not places and "not" not in roles:
        one = clause[sums[0]]
        clause = [*clause]
        clause[sums[0] : sums[0] + 1] = [
            Token("country", one.start, one.start, country, gap=one.gap),
            one._replace(gap=0),
        ]
    return clause


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


def _claim(country: str, one: Sum) -> Claim:
    return Claim(country, one.low, one.high, one.step, one.currency, one.qualifier, "", one.start, one.end)
