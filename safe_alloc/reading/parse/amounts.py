"""Numbers with their unit as sums of money: exact, with every reading they allow."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from safe_alloc.reading.money import Amount
from safe_alloc.reading.parse.halves import STARTS, Half, Halves, Piece
from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.milliards import in_milliards
from safe_alloc.reading.parse.moved import is_moved
from safe_alloc.reading.parse.numbers import SMALL, Number, Style, Unit, shown, times
from safe_alloc.reading.parse.pieces import qualifier
from safe_alloc.reading.parse.results import Doubt
from safe_alloc.reading.parse.rows import breaks_below, pasted, signs_of
from safe_alloc.reading.parse.sharing import other_end, unit_over, with_power, with_unit
from safe_alloc.reading.parse.tokens import Token

_PARTED = re.compile(r"\d{1,3}(?:([ \u00a0\u202f\u2009'’٬,.])\d{3})(?:\1\d{3})*")
_UNITS = frozenset("123456789")
_SETTLE = "Write the whole sum in digits without marks, or name its magnitude."
_TYING, _NEARLY = frozenset(("and", "to", "or")), frozenset("~～〜")
_OPENS, _NO_NUMBER = STARTS | {"word"}, frozenset(("article", "owner"))  # a €1 billion one


class Sum(NamedTuple):
    """A sum of money in a text: whole units of its currency ('' where the text leaves it out)."""

    low: int
    high: int
    step: int
    currency: str
    qualifier: str
    start: int
    end: int
    parts: tuple[int, int]  # its first token, and the one after its last
    doubt: Doubt | None = None
    lender: int = -1  # the first token of the sum that lends it its power


def sums(
    found: Sequence[Token], words: Lexicon, marks: Style, text: str, unit: Unit | None = None
) -> tuple[list[Sum], Unit | None]:
    """Return every sum of money among the tokens, in order, and the unit a heading gives to the numbers below it.

    A bare number is no sum, unless it stands right behind a country under such a heading: 'in € bn: Poland 43.7'.
    """
    starts = [place for place, token in enumerate(found) if token.kind in STARTS]
    if not starts:
        return [], None
    made: list[Sum] = []
    read, after = Halves(found, words, marks, text), 0
    own = unit_over(read, starts)
    read.unit = own or unit
    signs = signs_of(found) if read.unit else ""
    read.below = {*breaks_below(signs), *(at + 1 for _, sums in pasted(signs) for at in sums)}
    done: list[Half] = []
    for place in starts:
        if place >= after and (ends := _ends(read, place, done)):
            one = _sum(read, ends, after, done)
            made.append(one)
            done.append(ends[-1])
            after = one.parts[1]
    return made, own


def _ends(read: Halves, place: int, done: Sequence[Half]) -> tuple[Half, ...]:
    """Return the one half of a plain sum, or the two of a range, that begin at a place; nothing if there is no sum."""
    if (first := read.half(place)) is None:
        return ()
    bare = first.power is None and not first.currency
    if first.power is None:
        first = with_power(read, first) if first.currency else with_unit(read, first, done)
    elif first.power == 3 and not first.currency:
        first = in_milliards(read, first, done)
    second = other_end(read, first, lent=bare)
    if second is None or _falls(read, first, second):
        counted = first.power == 3 and isinstance(first.pieces[0].value, Number)  # almost a thousand
        return () if not first.currency and (first.power is None or counted) else (first,)
    if first.power == 3 and (second.power or 0) > 6:  # 15 mil a 20 mil millones
        first = first.with_power(second.power, first.currency)
    return _hundredfold(read, first, second) if bare else first, second


def _hundredfold(read: Halves, first: Half, second: Half) -> Half:
    """Return the lower end of a range in words with the hundred that the upper one names: 'one to two hundred million'.

    Where the upper end is one word, zweihundert, no reading of the lower one is sure.
    """
    low, high = first.pieces[0].value, second.pieces[0].value
    hundreds = next((each for each in range(2, 10) if high == (100 * each, 0)), 0)
    digit = next((each for each in range(1, hundreds) if low in ((each, 0), str(each))), 0)
    shared = isinstance(low, Number) and any(token.value == "100" for token in read.found[second.begin : second.after])
    value = Number(100 * digit) if shared else ""
    return first._replace(pieces=(Piece(value, first.power),)) if digit else first


def _falls(read: Halves, first: Half, second: Half) -> bool:
    """Tell whether two sums are an old and a new one, or one and its difference, and no range: 'from €3bn to €2bn'."""
    joint = read.text[read.found[first.after - 1].end : read.found[second.begin].start]
    if "from" not in read.roles_before(first.begin) and joint not in (" – ", " — ", " - "):
        return False
    low, high = (_amount(read, each, (first, second)) for each in (first, second))
    return low is not None and high is not None and low.value > high.value


def _sum(read: Halves, ends: tuple[Half, ...], behind: int, done: Sequence[Half]) -> Sum:
    """Return the sum of one half, or the range of two; with a doubt where a number has no or several readings."""
    currency = ends[0].currency or ends[-1].currency
    low = _amount(read, ends[0], ends)
    high = _amount(read, ends[1], ends) if len(ends) == 2 else low
    doubt = None
    turned = low is not None and high is not None and len(ends) == 2 and low.value >= high.value
    if low is None or high is None or turned or _is_cut(read, ends[0].begin, behind) or _is_begun(read, ends[-1]):
        doubt = _doubt(read, ends, _shown(read, ends), currency)
    elif ends[-1].power is None and low.value < SMALL and len(ends) == 1 and not _is_whole(read, ends[0], done):
        lost = [shown(Number(low.value), power) for power in (0, 6, 9)]
        doubt = _doubt(read, ends, lost, currency)
    elif other := _other_currency(read, ends[-1], currency):
        doubt = _doubt(read, ends, _shown(read, ends), f"{currency}, or of {other}")
    name, begin, after = _qualified(read, ends[0].begin, ends[-1].after, is_range=len(ends) == 2 and not doubt)
    start, end = read.found[begin].start, read.found[after - 1].end
    if low is None or high is None or doubt:
        return Sum(0, 0, 1, currency, name, start, end, (begin, after), doubt)
    step = low.step if low.step < high.step else high.step
    return Sum(low.value, high.value, step, currency, name, start, end, (begin, after), None, ends[0].lender)


def _other_currency(read: Halves, half: Half, currency: str) -> str:
    """Return another currency right behind a sum that is not that of the next one: €14.9 billion dollars."""
    place, other = half.after, read.found[half.after].value
    clash = currency and read.near_kind(place) == "currency" and other != currency
    clash = clash and (currency == "EUR" or len(other) == len(currency))  # NOK 5 billion kroner
    return other if clash and read.near_kind(place + 1) not in STARTS else ""


def _amount(read: Halves, half: Half, ends: tuple[Half, ...]) -> Amount | None:
    """Return the amount half a range or a whole sum means, or nothing where a number is open."""
    if len(half.pieces) > 1:
        return _added(read, half.pieces)
    power = _power(half.power, ends)
    fitting = [amount for each in read.readings(half.pieces[0], power) if (amount := times(each, power))]
    return fitting[0] if len(fitting) == 1 else None


def _added(read: Halves, pieces: tuple[Piece, ...]) -> Amount | None:
    """Return the amount of several pieces together, such as 43 billion 734 million."""
    whole, step = 0, 10**15
    for piece in pieces:
        many = read.readings(piece, piece.power or 0)
        amount = times(many[0], piece.power or 0) if len(many) == 1 else None
        broken = piece is not pieces[-1] and many and many[0].exponent < 0  # 6.8 billion 5 million
        if amount is None or broken:
            return None
        whole, step = whole + amount.value, min(step, amount.step)
    return Amount(whole, step)


def _power(own: int | None, ends: tuple[Half, ...]) -> int:
    """Return the power of ten of a number, or that of the other end of its range."""
    return own if own is not None else next((half.power for half in reversed(ends) if half.power is not None), 0)


def _is_cut(read: Halves, begin: int, behind: int) -> bool:
    """Tell whether a sum begins right behind a number that was not understood with it; `behind` ends the sum before."""
    token, before = read.found[begin], read.found[begin - 1]
    if token.gap:
        return False
    between = read.text[before.end : token.start]
    if not between and token.kind == "number" and before.kind in ("magnitude", "dash"):  # 4천670만, €-5 billion
        return before.kind == "magnitude" or read.text[max(before.start - 1, 0)] in "€$£"
    hyphen = read.found[begin - 2].kind == "dash" and not before.roles.isdisjoint(_TYING)  # fünf- bis sechshundert
    if (hyphen or "and" in before.roles) and not before.gap and begin - 2 - hyphen >= behind:
        return read.found[begin - 2 - hyphen].kind in ("spelled", "magnitude")  # mil e cento e oitenta milhões
    near = between.isspace() or (read.words.spaceless and not between)
    alone = read.roles_before(begin - 1).isdisjoint(_TYING) and read.found[begin - 2].kind != "spelled"
    if before.kind == "spelled" and before.value == "1" and alone:
        near = near and token.value not in _UNITS  # a two billion euro loan, a round one billion
    return token.kind == "spelled" and before.kind in ("spelled", "magnitude", "number") and near


def _is_begun(read: Halves, last: Half) -> bool:
    """Tell whether a number stands right behind a magnitude, so that only the head of a sum was understood."""
    token, before = read.found[last.after], read.found[last.after - 1]
    further = read.found[last.after + ("and" in read.near_roles(last.after))]
    if before.kind == "magnitude" == further.kind and 0 < further.gap < 3:
        return True  # eine Milliarde einhunderteinundachtzig Millionen, otto miliardi e settecentomila milioni
    if token.gap or before.kind != "magnitude" or token.kind not in ("number", "spelled") or token.roles & _NO_NUMBER:
        return False
    word = read.found[last.after + 1]
    if token.kind == "spelled" and (word.gap or (word.kind == "word" and "and" not in word.roles)):
        return False  # €5 billion two days ago
    dot = read.near_kind(last.after + 1) == "end"
    listed = read.near_kind(last.after + 1 + dot) in ("country", "percent")  # 2. Spain; €43.7bn 29.2%
    return not listed and not re.fullmatch(r"\d{4}", token.value) and read.text[before.end : token.start].isspace()


def _is_whole(read: Halves, half: Half, done: Sequence[Half]) -> bool:
    """Tell whether a number without a magnitude is in units: its thousands are parted as those of the one before it.

    So does EUR 59 100 behind EUR 2 102 648; before no currency, spaces tell so themselves.
    """
    written = half.pieces[0].value
    parted = _PARTED.fullmatch(written) if isinstance(written, str) else None
    if parted is None or read.found[half.begin].kind == "number":
        return parted is not None and parted[1] not in ",."
    last = done[-1].pieces[0].value if done and done[-1].currency == half.currency else ""
    return isinstance(last, str) and last.count(parted[1]) > 1 and _PARTED.fullmatch(last) is not None


def _shown(read: Halves, ends: tuple[Half, ...]) -> list[str]:
    """Return every reading of every number, in units and parts of units."""
    pieces = [(piece, _power(piece.power, ends)) for half in ends for piece in half.pieces]
    return [shown(each, power) for piece, power in pieces for each in read.readings(piece, power)]


def _doubt(read: Halves, ends: tuple[Half, ...], told: Sequence[str], currency: str) -> Doubt:
    start, end = read.found[ends[0].begin].start, read.found[ends[-1].after - 1].end
    return Doubt(start, end, "", tuple(f"{each} {currency or 'EUR'}" for each in dict.fromkeys(told)), _SETTLE)


def _qualified(read: Halves, begin: int, after: int, *, is_range: bool) -> tuple[str, int, int]:
    """Return the 'about' or 'up to' beside a sum, or the 'between' of a range, and the places with it."""
    near = not read.found[begin].gap
    place = begin - 1 - (near and read.found[begin - 1].kind == "line" and not read.found[begin - 1].gap)
    before = read.found[place]
    if is_range:
        return "range", begin - (near and not before.roles.isdisjoint(("between", "from"))), after
    since = read.found[place - 1]  # снижена до 914 млн; wzrósł z 814 mln do 914 mln
    turned = "to" in before.roles and ("moved" in since.roles or (since.kind in STARTS and is_moved(read, place)))
    name = qualifier(before.roles) if near and not turned else ""
    name = "about" if near and before.kind == "dash" and before.value in _NEARLY else name
    if name:
        first = place - bool(not before.gap and qualifier(read.found[place - 1].roles))
        return qualifier(read.found[first].roles | before.roles) or name, first, after
    if qualifier(read.found[begin].roles):
        return "about", begin, after  # une centaine de millions
    name = qualifier(read.near_roles(after))
    if name and "than" not in read.found[after].roles and read.near_kind(after + 1) not in _OPENS:
        return name, begin, after + 1
    return "exact", begin, after
