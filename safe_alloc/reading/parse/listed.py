"""The unit of a bare number in a list: what the sums beside it have, 'Italy 25.1, Spain 18.9 billion'."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.halves import STARTS, Half, Halves
from safe_alloc.reading.parse.numbers import Number
from safe_alloc.reading.parse.pieces import qualifier
from safe_alloc.reading.parse.rows import begins
from safe_alloc.reading.parse.tokens import Token

NAMED = frozenset(("country", "capital", "adjective"))
CLOSING, CLOSE = frozenset(("comma", "end", "semicolon", "close", "line")), frozenset(("and", "each"))
_AHEAD, _SHORT, _PART = 30, re.compile(r"\d{1,3}(?:[.,]\d\d?)?"), re.compile(unpacked("pattern part"))
"""So many tokens ahead a list may name its unit."""

_FREE, _LEADING = frozenset(("for", "of", "from", "given", "asked")), frozenset(("for", "of", "from", "to", "place"))
_COUNTED = re.compile(r"\s+(?:d['’]|de\s|di\s)?([^\W\d_]+)")
_MONEY = frozenset(("share", "loans", "given", "asked", "lends", "envelope", "grants", "states", "own", "total"))
_MANY = re.compile(r"\d{1,3}(?:\.\d{3},|,\d{3}\.|\s\d{3}[.,])\d\d?")
"""A number of millions above a thousand with decimals: 16.216,7 behind 43.734,1 millones."""
_OF, _STOPS = frozenset(("from", "place")), frozenset(("comma", "end", "number", "line", "percent"))


def half_behind(read: Halves, place: int) -> Half | None:
    """Return the sum that begins at a place, behind an 'about' or not."""
    place += bool(qualifier(read.near_roles(place)))
    return read.half(place) if read.near_kind(place) in STARTS else None


def whole_behind(read: Halves, first: Half) -> Half | None:
    """Return the sum a number with decimals is part of, one word behind it: '10.0 of 21.3 billion', in any language."""
    parted = re.fullmatch(r"\d{1,3}([.,]\d\d?)?", str(first.pieces[0].value))
    begin = first.begin - bool(qualifier(read.roles_before(first.begin)))
    own = read.found[begin - 1].kind in NAMED and not read.found[begin].gap  # but: Romania is number 2
    at = first.after + (not read.near_roles(first.after).isdisjoint(_OF))
    at += "its" in read.roles_before(at + 1)
    own = own or (_is_verbal(read, begin) and is_part(read.text, read.found[at].start))  # received 10 of 69.5 billion
    if not parted or not (parted[1] or own) or "envelope" in read.roles_before(first.begin):
        return None  # SAFE 2.0
    near = read.found[at].gap + at - first.after == 1
    return read.half(at) if near and read.found[at].kind == "number" else None


def is_part(text: str, start: int) -> bool:
    """Return whether a bare number and a word for 'of' stand right before a sum; not a day: 'received 3 marzo 5 bn'."""
    return _PART.search(text, max(0, start - _AHEAD), start) is not None


def in_list(read: Halves, first: Half, done: Sequence[Half]) -> Iterator[Half]:
    """Yield the sums whose unit a bare number beside a country may share: the next one, and the two before."""
    written = first.pieces[0].value
    if done and not done[-1].currency and "counted" in read.near_roles(done[-1].after):
        done = ()  # Poland has 38 million people, Romania 19
    if isinstance(written, Number) and not written.exponent:  # Hungary three billion, Greece five
        yield from (half for half in done[-1:] if not isinstance(half.pieces[0].value, str))
        return
    written = str(written) if isinstance(written, str) else "."  # sixteen point seven
    upper = _is_range(read, first.begin - 1) and not (done and done[-1].after == first.begin - 1)
    if (len(written) > 6 and not (done and done[-1].power == 6 and _MANY.fullmatch(written))) or upper:
        return  # also the upper end of a range whose lower end has no unit
    pair = (
        "before" in read.near_roles(first.after) and read.near_kind(first.after + 1) == "number"
    )  # 2.3 instead of 2.6
    pair = pair or (_is_range(read, first.after) and "from" not in read.roles_before(first.begin))
    after = first.after + 2 * pair
    enclosed = bool(done) and _is_enclosed(read, first) and _is_enclosed(read, done[-1])  # Spain (6.8) and Malta (6)
    marked = enclosed or not written.isdigit() or after > first.after + 2 * read.found[first.begin].gap
    led = "for" in read.near_roles(after) and read.near_kind(after + 1) in NAMED  # 5 for Latvia
    behind = led or (marked and bool(done) and _is_turned(read, done[-1].after, first))
    alike = _is_alike(read, first.begin, done) or _is_verbal(read, first.begin)
    whole = whole_behind(read, first)
    ends = closes(read, whole.after if whole else after)
    if not behind and not (ends and _named_before(read, first.begin, 5 if marked else 2 * alike)):
        return
    further = ahead(read, after, behind=behind)
    near = [half for half in done[-2:] if first.begin - half.after < 12 and not _is_again(read, half)]
    if further:  # with which its neighbours may agree
        agree = near[-1:] and near[-1].power == further.power
        near = [half for half in near if not agree and "end" not in _kinds(read, half.after, first.begin)]
    told = marked or behind or qualifier(read.found[first.begin - 1].roles) or _elided(read, first.begin)
    if further or told or alike:
        yield from near if further or told else near[-1:]
    if further:
        yield further


def _is_range(read: Halves, place: int) -> bool:
    """Tell whether a 'to' or a dash without spaces parts two bare numbers: 'Italy 15 billion, France 15 to 20'."""
    before, joint, after = read.found[place - 1 : place + 2] if place > 0 else read.found[:1] * 3
    near = joint.end - before.end == after.start - joint.start == 1 if joint.kind == "dash" else "to" in joint.roles
    near = near and not joint.gap and not after.gap and read.near_kind(place + 2) not in ("magnitude", "currency")
    return near and all(each.kind == "number" and _SHORT.fullmatch(each.value) for each in (before, after))


def _is_enclosed(read: Halves, half: Half) -> bool:
    before = read.found[half.begin - 1].kind
    return before == "colon" or (before == "open" and read.near_kind(half.after) == "close")


def _is_again(read: Halves, half: Half) -> bool:
    return "equivalent" in read.roles_before(half.begin - bool(qualifier(read.roles_before(half.begin))))


def _is_turned(read: Halves, after: int, first: Half) -> bool:
    """Tell whether a sum and a number stand before their countries: '10.2 billion in France, 11.4 in Spain'."""
    before = (at for at in range(after + 1, first.begin) if read.found[at].kind in NAMED)
    led = any(not read.roles_before(at).isdisjoint(_LEADING) for at in before)
    return led and not read.near_roles(first.after).isdisjoint(_LEADING) and read.near_kind(first.after + 1) in NAMED


def _is_alike(read: Halves, begin: int, done: Sequence[Half]) -> bool:
    """Tell whether a number stands behind a country as the sum before does: 'Spain with 26 million, Malta with 12'."""
    written = read.found[begin].value if done else ""
    lent = len(written) == 1 and done[-1].lender >= 0  # Poland 44 billion, Romania 17, Spain 1
    if not (lent or len(written) in (2, 3)) or "number" in _kinds(read, done[-1].after, begin):
        return False
    places = (done[-1].begin, begin)
    words = {"".join(read.text[max(0, read.found[at].start - 20) : read.found[at].start].split()[-1:]) for at in places}
    bare = not any(read.found[at].gap for at in places)
    bare = bare or ("end" not in _kinds(read, done[-1].after, begin) and not read.found[begin].gap)
    led = read.found[begin - 1].kind in NAMED or not read.near_roles(begin - 1)
    return led if len(words) > 1 and bare else len(words) == 1 and (led or "for" in read.near_roles(begin - 1))


def _is_verbal(read: Halves, begin: int) -> bool:
    """Tell whether a number is what somebody asks for or gets: 'Varsavia ne vuole 45, Parigi tra i 15 e i 20'."""
    begin -= bool(qualifier(read.roles_before(begin)))
    return not read.roles_before(begin).isdisjoint(("asked", "given", "between"))


def _kinds(read: Halves, begin: int, after: int) -> set[str]:
    return {token.kind for token in read.found[begin:after]}


def _elided(read: Halves, place: int) -> bool:
    """Tell whether a comma stands for the verb between a country and a number: 'Spain, 6; Italy, 5.1'."""
    place -= bool(not read.found[place].gap and qualifier(read.found[place - 1].roles))
    place -= not read.roles_before(place).isdisjoint(("of", "for", "from", "more"))  # Bélgica, de 8.340, otros 9.000
    plain = read.text[read.found[place - 1].end : read.found[place].start].split()
    near = len(plain) < 2 and all(read.words.exact(word) in read.words.after for word in plain)  # one small word: with
    comma = read.found[place - 1].kind == "comma" and not read.found[place - 1].gap
    return near and comma and place > 1 and read.found[place - 2].kind in NAMED


def ahead(read: Halves, place: int, *, behind: bool) -> Half | None:
    """Return the next sum in a list, if it has a unit."""
    for at in range(place, min(place + _AHEAD, read.count)):
        kind = read.found[at].kind
        if kind in ("end", "line"):
            return None
        if kind in ("number", "currency", "spelled"):
            whole = read.half(at) if behind or _named_before(read, at, 3) else None
            if whole is None or whole.power is not None:
                return whole
    return None


def closes(read: Halves, place: int) -> bool:
    """Tell whether a mark or an 'and' stands right at a place, so that nothing is counted there."""
    if any(map(str.isalpha, read.text[read.found[place - 1].end : read.found[place].start])):
        return False  # RIGA, 1 Feb –
    parted = read.near_kind(place) == "dash" and read.near_kind(place + 1) not in STARTS - {"spelled"}
    ends = parted or read.near_kind(place) in CLOSING or not read.near_roles(place).isdisjoint(CLOSE)
    return ends or place >= read.count


def _is_inserted(read: Halves, place: int) -> bool:
    """Tell whether a comma closes what is put in right behind a country: 'Poland, by contrast,'."""
    first = next((at for at in range(place - 1, max(-1, place - 4), -1) if read.found[at].kind == "comma"), 0)
    return first > 0 and read.found[first - 1].kind in NAMED and not read.found[first].gap


def _named_before(read: Halves, place: int, gap: int) -> bool:
    """Tell whether a country stands before a place, with few plain words and no mark of another clause between."""
    if _elided(read, place):
        return True
    for at in range(place - 1, max(-1, place - 7), -1):
        token = read.found[at]
        gap -= read.found[at + 1].gap
        if token.kind == "comma" and _is_inserted(read, at):
            return True  # Polònia, en canvi, n'obtindrà 43.700
        if gap < 0 or token.kind in _STOPS:
            return False
        if token.kind in NAMED:
            return True
        gap -= token.kind == "word" and not qualifier(token.roles) and token.roles.isdisjoint(_FREE)
    return False


def stands_alone(read: Halves, first: Half) -> bool:
    """Return whether a bare number is all that is said of the country right before it."""
    before, behind, kind = first.begin - 1, read.found[first.after], read.near_kind(first.after)
    at = first.after + (kind in ("dash", "colon", "comma") or "for" in read.near_roles(first.after))
    if read.near_kind(at) == "country" and not re.fullmatch(r"\d\d?|20\d\d", str(first.pieces[0].value)):
        listed = read.found[before].kind in ("colon", "comma", "semicolon") and kind != "comma"  # in € bn: 7 for Spain
        goes_on = read.text[read.found[at].end : read.found[at].end + 2 * _AHEAD].split("\n")[0]
        alone = begins(read.text, read.found[first.begin].start) and not re.sub(r"\(.{1,30}\)", "", goes_on).strip()
        if alone or (listed and read.near_kind(at + 1) in (*CLOSING, "")):
            return True  # BE 3 913 000 Belgium
    if first.after in read.below:
        return True
    before -= bool(qualifier(read.roles_before(before + 1)))
    before -= "each" in read.roles_before(before + 1)  # Španija i Finska po 1.000.000.000
    led = {"colon", "dash", "open", "line" if kind in ("line", "") else "open"}  # or alone on the line below
    led |= {"percent"} if kind in ("line", "") else set()  # Poland 29.2% 43.7
    while not read.found[before + 1].gap and (read.found[before].kind in led or read.found[before].value == "|"):
        before -= 1 + (read.found[before].kind == "percent")
    if read.found[before].kind == "comma" and kind in ("semicolon", "line", "end", "open", ""):
        before -= 1  # Poland, 43.7; Romania, 16.7
    before -= not read.roles_before(before + 1).isdisjoint(("given", "asked"))  # in billions of euros, Poland gets 43.7
    near = read.found[before].kind == "country" and not read.found[before + 1].gap
    if (follows := read.text[read.found[first.after - 1].end : behind.start or None])[:1].strip("ºª").isalpha():
        return near  # France16.2Source: the Commission
    ends = behind.kind in (*CLOSING, "country", "open", "") or not behind.roles.isdisjoint(("and", "total", "entity"))
    parted = behind.kind == "dash" or behind.value == "|" or slash(read, first.after)
    ends = ends or (parted and read.near_kind(first.after + 1) in ("country", "line", ""))
    at = first.after + (behind.value in ("\t", "|"))  # Poland 43.7 29.2%; 1 Poland 43.7 2 Romania
    ends = ends or (read.near_kind(at) == "number" and read.near_kind(at + 1) == "percent")
    ranks = [read.found[each].value for each in (before - 1, at) if read.near_kind(each + 1) == "country"]
    ends = ends or bool(re.fullmatch(r"\d\d? \d\d?", " ".join(ranks)) and ranks == sorted(ranks, key=int))
    ends = ends or (read.unit is not None and read.unit.paired and slash(read, first.after))
    return near and ends and not behind.gap and not re.search(r"^\s+[^\W\d_]", follows)  # 5 September


def is_count(read: Halves, first: Half) -> bool:
    """Tell whether a list under a note counts something else: 'Poland has 38 million people, Italy 59', 'Medals: …'."""
    head: list[Token] = []
    for at in range(first.begin - 1, -1, -1):
        head.append(read.found[at])
        if head[-1].kind in ("end", "line"):
            break
        place = at + (read.near_kind(at + 1) == "magnitude")
        bare = head[-1].kind == "number" and read.near_kind(place + 1) not in ("currency", "country")  # 1 Poland: 43.7
        word = _COUNTED.match(read.text, read.found[place].end) if bare else None
        if word is not None and read.words.exact(word[1]) not in read.words.after:
            return True
    led = list(dropwhile(lambda token: token.kind != "colon", head))
    told = any(token.kind in (*NAMED, "magnitude", "currency") or not token.roles.isdisjoint(_MONEY) for token in led)
    return len(led) > 0 and not told and str(first.pieces[0].value).isdigit()


def slash(read: Halves, place: int) -> bool:
    """Return whether a slash stands right at a place."""
    return "or" in read.near_roles(place) and read.text[read.found[place].start] == "/"
