"""A text of sentences and lists: read paragraph by paragraph, bound, and settled to one sum a country."""

import re
from collections.abc import Iterator

from safe_alloc.reading.parse.amounts import Style, Sum, style, sums
from safe_alloc.reading.parse.binding import bind
from safe_alloc.reading.parse.lexicon import Entry, detect, lexicon
from safe_alloc.reading.parse.results import Claim, Doubt, Reading, Secondary
from safe_alloc.reading.parse.settling import Said, settle
from safe_alloc.reading.parse.stretch import Stretch, lines
from safe_alloc.reading.parse.tokens import Token, composed, tokens

_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n")


def read_prose(text: str, *, source: str, language: str | None = None) -> Reading:
    """Return the reading of a text; a country with two sums that differ is a doubt, not a choice."""
    joined, places = composed(text)
    said, doubts = _said(joined, language)
    kept, beside, open_ = settle(said)
    kept.sort(key=lambda each: each.claim.start)

    def moved(start: int, end: int) -> tuple[int, int]:
        return (places[start], places[end]) if places else (start, end)

    def placed(claim: Claim) -> Claim:
        start, end = moved(claim.start, claim.end)
        return claim._replace(start=start, end=end, as_written=text[start:end], source=source)

    def shown(doubt: Doubt) -> Doubt:
        start, end = moved(doubt.start, doubt.end)
        return doubt._replace(start=start, end=end, found=text[start:end])

    return Reading(
        tuple(placed(each.claim) for each in kept),
        tuple(sorted(map(shown, (*doubts, *open_)))),
        tuple(Secondary(placed(each.claim), each.role) for each in beside),
        text,
        tuple(moved(*each.named) for each in kept),
    )


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for blank in _BLANK.finditer(text):
        yield begin, blank.start() + 1
        begin = blank.end()
    yield begin, len(text)


def _said(text: str, language: str | None) -> tuple[list[Said], list[Doubt]]:
    """Return every sum with the country it is said of, in order, and the doubts of single sentences."""
    usual = language or detect(text)
    marks, said, doubts = style(text), list[Said](), list[Doubt]()
    currencies: list[str] = []
    known: dict[str, tuple[Entry, ...]] = {}
    for number, (begin, end) in enumerate(_paragraphs(text)):
        _read_paragraph(text, begin, end, usual, marks, known, (number, said, doubts, currencies))
    first = next((each for each in currencies if each), "")
    # A currency left out is that of the sum before it; before the first one only the euro is taken as understood.
    lent = "EUR" if first == "EUR" else ""
    known = [each if each.claim.currency else each._replace(claim=each.claim._replace(currency=lent)) for each in said]
    return [each for each in known if each.claim.currency], doubts


def _read_paragraph(
    text: str,
    begin: int,
    end: int,
    language: str,
    marks: Style,
    known: dict[str, tuple[Entry, ...]],
    kept: tuple[int, list[Said], list[Doubt], list[str]],
) -> None:
    number, said, doubts, currencies = kept
    words = lexicon(language)
    found = tokens(text, words, begin, end, known)
    made = sums(found, words, marks, text)
    assumed: list[str] = []
    for index, one in enumerate(made):
        last = currencies[-1] if currencies else ""
        assumed.append(one.currency or last)
        beside = index and text[made[index - 1].end : one.start].strip() in ("(", "[", "（")
        currencies.append(last if beside else assumed[-1])  # what stands in brackets lends its currency to nobody
    if not made:
        return
    for row, part in enumerate(lines(_woven(found, made), text)):
        stretch = Stretch(part, made, words, text)
        result = bind(stretch)
        doubts += result.doubts
        for pair in result.pairs:
            one = made[pair.index]._replace(currency=assumed[pair.index])
            for country in pair.group.countries:
                together, named = pair.group.countries, stretch.named(pair.group, country)
                said.append(Said(_claim(country, one), pair.roles, pair.shared, together, (number, row), named))


def _woven(found: list[Token], made: list[Sum]) -> list[Token]:
    """Return the tokens with each sum as one token that names its number in the list of sums."""
    woven: list[Token] = []
    place = 0
    for index, one in enumerate(made):
        _kept(found[place : one.parts[0]], woven)
        gap = found[one.parts[0]].gap
        _kept([Token("amount", one.start, one.end, str(index), gap=gap)], woven)
        place = one.parts[1]
    _kept(found[place:], woven)
    return woven


def _kept(part: list[Token], woven: list[Token]) -> None:
    """Add tokens, and count those that mean nothing outside a sum as plain words."""
    for token in part:
        last = woven[-1] if woven else None
        if token.kind in ("spelled", "point", "and_half", "currency", "magnitude") and not token.roles:
            woven.append(Token("word", token.start, token.end, gap=token.gap))
        elif last is not None and last.kind == "word" and not last.roles and token.start >= last.end:
            woven[-1] = token._replace(gap=last.gap + 1 + token.gap)
        else:
            woven.append(token if token.kind != "spelled" else token._replace(kind="word"))


def _claim(country: str, one: Sum) -> Claim:
    return Claim(country, one.low, one.high, one.step, one.currency, one.qualifier, "", one.start, one.end)
