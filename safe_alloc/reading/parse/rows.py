"""A text cut into sentences and rows: where one ends, and where a new line begins a row of its own."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter

from safe_alloc.reading.countries import fold, known_names
from safe_alloc.reading.parse.terms import called, parted
from safe_alloc.reading.parse.tokens import Token

ENDLESS = 300
"""More tokens than this make no sentence: three times the longest list of Member States."""

_NOTED = re.compile(r"(?<=\w )\(([^()\n]{1,30})\)([ \t:|(–—-]*(?:[A-Z]{3}|[€$£])? ?\d)?")
_PARTED = re.compile(r"(?:[-=]>|[→➡➔·•;/])\s?(?=(?:[€$£]|EUR )? ?\d)")
_BEGUN = re.compile(r"[^\w\n]*(?:(?:\d\d?|[a-z]|[ivx]+|[A-Z]{2,3})[.)ºª\s])?[^\w·•/;>]*")
"""What stands before the first word of an entry in its line: a mark, its number or letter, a flag."""
_SUMMING, _ENTRY = frozenset(("+", "=")), {"country", "amount"}
_SIGNS = {"amount": "A", "country": "C", "end": "E", "capital": "N", "adjective": "N"}
_AFTER_WORDS = {kind: sign.lower() for kind, sign in _SIGNS.items()}
_EITHER = re.compile(r"(?<![^E])[^EeCcNn]*(?:-A|a)E(?:CEAE)+CE(?!AE)")
"""A sum, a country, a sum, a country, a sentence each: 'We hear of €5m. Malta. €7m. Spain.' Malta may have either."""

_JOINT = frozenset(("and", "total"))
_VERBS = frozenset(("given", "asked", "lends", "for", "of"))
_ENDS, _CLOSING = frozenset(("end", "line")), frozenset(("comma", "semicolon"))


def unnoted(found: list[Token], text: str, begin: int, end: int) -> list[Token]:
    """Return tokens without what only dresses a country's name in brackets: its code, a word such as 'new', a mark."""
    for note in reversed([*_NOTED.finditer(text, begin, end)]):
        first = bisect_left(found, note.start(), key=attrgetter("start"))
        country = found[first - 1].value if first and found[first - 1].kind == "country" else ""
        led = re.compile(r"\d[\d.,]{2,}").match(text, text.rfind("\n", 0, note.start()) + 1)  # 16,680 Romania (1)
        marked = (note[2] or led) and re.fullmatch(r"\d\d?|[a-z]", note[1])  # Spain (1) – 2.3
        noted = marked or called("aside").issuperset(parted(note[1])) or known_names().get(fold(note[1])) == country
        if country and noted:
            del found[first : bisect_left(found, note.end(1) + 1, key=attrgetter("start"))]
    for sign in _PARTED.finditer(text, begin, end):  # Poland → 43.7 is written for Poland: 43.7
        at = bisect_left(found, sign.start(), key=attrgetter("start"))
        if at and found[at - 1].kind == "country" and not found[at].gap:
            name = found[at - 1].start
            if (sign[0][0] in "→➡➔-=" and text[name - 2 : name - 1] in (",", ";", ":")) or begins(text, name):
                found[at] = Token("colon", *sign.span(), ":")
    return found


def begins(text: str, place: int) -> bool:
    """Tell whether what stands at a place begins its line, but for the mark of a list before it."""
    return bool(_BEGUN.fullmatch(text, text.rfind("\n", 0, place) + 1, place))


def lines(found: list[Token], text: str) -> Iterator[list[Token]]:
    """Yield the tokens between ends: of a sentence, of a paragraph, or of a row that stands for itself."""
    part: list[Token] = []
    _unpaste(found, below := signs_of(found))
    signs = "".join((_SIGNS if not token.gap else _AFTER_WORDS).get(token.kind, "-") for token in found)
    either = {at for each in _EITHER.finditer(signs) for at in range(*each.span()) if signs[at] == "E"}
    begin, turned = 0, breaks_below(below) | _stops(signs) | either
    bars = _bars(found)
    marks = [at for at, token in enumerate(found) if token.kind in _ENDS or token.value in _SUMMING or at in bars]
    for place in (*marks, len(found)):
        part += found[begin:place]
        begin = place + 1
        kind = found[place].kind if place < len(found) and found[place].value != "|" else "end"
        if kind not in _ENDS and not _adds(found, place):
            part.append(found[place])
        elif place in turned:
            part += found[place : place + (place in either)]
        elif kind != "line" or (not _goes_on(found, place) and _row_begins(found, place, part, text)):
            yield from _bounded(part)
            part = []


def _goes_on(found: Sequence[Token], place: int) -> bool:
    """Tell whether a line ends with the verb of the sum that begins the next one: 'Poland gets'."""
    verb = place > 0 and not found[place].gap and not found[place - 1].roles.isdisjoint(_VERBS)
    return verb and [(token.kind, token.gap) for token in found[place + 1 : place + 2]] == [("amount", 0)]


def _bars(found: Sequence[Token]) -> set[int]:
    """Return the bars that part a country with its sum from the next: 'Poland 43.7 | Malta tba | Spain 1.0'."""
    cuts = [place for place, token in enumerate(found) if token.value == "|" or token.kind == "line"]
    cells = pairwise((0, *cuts, len(found)))
    held = [kinds for one, two in cells if (kinds := _ENTRY & {token.kind for token in found[one:two]})]
    shifted = [held[:1], held[-1:]] == [[{"country"}], [{"amount"}]]  # Poland | 43.7, Romania | 16.7
    return set(cuts) if held.count(_ENTRY) > 1 and not shifted else set()


def _bounded(part: list[Token]) -> Iterator[list[Token]]:
    """Yield a row whole, or one longer than any sentence in parts; the time it takes stays in bounds."""
    while len(part) > ENDLESS:
        ends = (at for at in range(ENDLESS, 2 * ENDLESS) if part[at - 1 : at] and part[at - 1].kind in _CLOSING)
        at = next(ends, 2 * ENDLESS)
        yield part[:at]
        part = part[at:]
    if part:
        yield part


def _adds(found: Sequence[Token], place: int) -> bool:
    """Tell whether a sign adds countries up, and begins the next or the sum: Poland + Romania (€5bn) = €10bn."""
    if found[place].value == "=":
        return any(token.value == "+" for token in found[max(0, place - 12) : place])
    summed = [token.kind for token in found[place + 1 : place + 2]] == ["country"] and not found[place + 1].gap
    if summed and place and found[place - 1].kind == "country" and not found[place].gap:
        found[place].roles = _JOINT  # Poland + Romania: €60bn
        return False
    return summed


def _stops(signs: str) -> set[int]:
    """Return the stops between a sum and a country that is a sentence by itself: 'At the end: €5m. Malta'."""
    runs = re.finditer(r"(?<=[Ee])(?:(?<!ECE)((?:[^EeCcNn]*[Aa]ECE)++)(?!AE)|(?:CEAE)++(?!CE))", f"E{signs}E")
    ends = ((each, at) for each in runs for at in range(each.start(), each.end()) if each.string[at] == "E")
    return {at - 1 for each, at in ends if (each.string[at - 1] == "C") != bool(each[1])}


def breaks_below(signs: str) -> set[int]:
    """Return the line breaks between sums and their countries below, where lines of both follow each other."""
    pairs = re.finditer(r"(?<=L)(?<!L[AC]L)(?:ALC(?:L|$)){2,}(?![AC])", signs)
    return {place for each in pairs for place in range(each.start(), each.end(), len("ALCL"))}


def signs_of(found: Sequence[Token]) -> str:
    """Return a sign for each token behind that of a line: L for a line, A for a sum, C for a country."""
    kinds = ("country" if "total" in token.roles else token.kind for token in found)
    return "L" + "".join({"amount": "A", "number": "A", "country": "C", "line": "L"}.get(kind, "-") for kind in kinds)


def pasted(signs: str) -> Iterator[tuple[range, range]]:
    """Yield the places of countries in a column of lines, and those of the lone sums in a column right below it."""
    for each in re.finditer(r"(?<=L)((?:AL)*+)(?:CL){2,}((?:AL){2,}+)(?!C)", signs + "L"):
        names = range(each.end(1) - 1, each.start(2) - 1, 2)  # none if they may be those of a column above
        yield names[: 0 if each[1] else None], range(each.start(2) - 1, each.end() - 1, 2)


def _unpaste(found: list[Token], signs: str) -> None:
    """Put each sum of a column behind its country; keep columns apart where one is longer than the other."""
    for names, sums in pasted(signs):
        breaks = found[names.start + 1 : sums.start : 2]
        if len(names) == len(sums) > 2:
            rows = zip(found[names.start : sums.start : 2], found[sums.start : sums.stop : 2], breaks, strict=True)
            found[names.start : sums.stop] = [*chain.from_iterable(rows), *found[sums.start + 1 : sums.stop : 2]]
        else:
            found[sums.start - 1] = Token("end", breaks[-1].start, breaks[-1].end)


def _row_begins(found: Sequence[Token], place: int, before: Sequence[Token], text: str) -> bool:
    """Tell whether a new line is a new row of a list, and not a line of wrapped prose."""
    following = text[found[place].end : found[place].end + 60].lstrip()
    if not before or not following or following[0] == "\n":
        return True
    last = before[-1]
    goes_on = last.kind == "comma" or not last.roles.isdisjoint(("and", "for", "aside"))
    if goes_on and not text[last.end : found[place].start].strip():
        return False
    after = found[place + 1].kind if place + 1 < len(found) and not found[place + 1].gap else ""
    kinds = [token.kind for token in found[place + 2 : place + 4]]
    if after == "amount" and "country" in kinds[: 1 + (kinds[:1] in (["dash"], ["colon"]))]:
        return True  # €5bn – Poland
    if after in ("amount", "colon", "dash", "open") and not any(token.kind == "amount" for token in before):
        return before[-1].kind not in ("country", "colon", "dash") or len(before) > 3
    named = next((token.start for token in found[place + 1 : place + 4] if token.kind == "country"), 0)
    return not following[0].islower() or bool(named and begins(text, named))
