"""Numbers that share a unit with one beside them: 15–20 billion, Italy 25.1 and Spain 18.9 billion."""

import re
from collections.abc import Sequence
from itertools import takewhile

from safe_alloc.reading.parse import listed
from safe_alloc.reading.parse.dated import is_dated, is_numbered
from safe_alloc.reading.parse.halves import STARTS, Half, Halves, Piece
from safe_alloc.reading.parse.moved import moves, wanted
from safe_alloc.reading.parse.numbers import Unit
from safe_alloc.reading.parse.pieces import qualifier
from safe_alloc.reading.parse.terms import called, parted

_OTHER, _TYING = frozenset(("or", "and", "respectively", "equivalent", "before")), frozenset(("to", "and", "between"))
_SENTENCE, _LONG, _FEW = re.compile(r"[.!?…:\n]\s"), 200, 3
"""In millions of euros. But: The plan costs millions of euros."""
_STOPS, _LENT, _NEAR = frozenset(("end", "line", "semicolon", "number")), frozenset(("given", "asked", "share")), 9
_UNIT, _ENDS, _FAR = frozenset(("magnitude", "currency")), frozenset(("end", "line")), 60
"""What ends a sentence, and so many tokens before a sum are looked at for its verb."""

_LISTS = re.compile("(close colon )?country open number|country number (open number close )?country number")
"""(bn euro in brackets): Spain (1), Italy (14.9); in billions of euros they are Spain (1); in € m Poland 518 Malta 9"""

_LED, _SHUT = re.compile(r"(?:^|[\n,–—-]|\b[Ii]n) ?$"), frozenset(("colon", "close", "end"))  # Amounts in euro: Poland
_HEADING = frozenset(("colon", "open", "close", "comma", "semicolon", "dash", "end", "line", ""))


def with_unit(read: Halves, first: Half, done: Sequence[Half]) -> Half:
    """Return a bare number with the unit of the sum it shares it with, before or behind it; `done` are those before.

    '6 out of 21.3 billion', 'Italy 25.1, Spain 18.9 billion', '1.2 and 3.5 billion', 'Spain 6 billion, Italy 5.1';
    '2.34 instead of 2.66 billion'.
    """
    place, whole, written = first.after, None, str(first.pieces[0].value)
    # 1.2, up from 0.9 billion; 16,2, illetve 14,9 milliárd; but: ranks 2, up from
    behind = {"respectively"} if written.isdigit() else {"respectively", "before", "and"}
    place += read.near_kind(place) == "comma" and bool(read.near_roles(place + 1) & behind)
    counted = read.unit and read.unit.noted and listed.is_count(read, first)
    if is_dated(read, first) or _is_rate(read, first.begin) or counted:
        return first
    roles = read.near_roles(place)
    if ("of" in roles or ("to" in roles and moves(read, first.begin))) and read.found[place + 1].kind in STARTS:
        whole = read.half(place + 1)
    elif not roles.isdisjoint(_OTHER) and "between" not in read.found[first.begin - 1].roles:
        year = re.fullmatch(r"20\d\d", written)  # €822m in 2020 and €1bn in 2021
        whole = wanted(read, place + 1) if not year else None
        whole = (other_end(read, whole) if whole and whole.power is None else None) or whole  # 45 and 15–20 billion
    whole = whole or _in_run(read, first) or _given_then(read, first, done) or listed.whole_behind(read, first)
    if whole and whole.power is not None:
        return first.with_power(whole.power, whole.currency)
    powers = {half.power: half for half in listed.in_list(read, first, done) if half.power is not None}
    if read.unit and read.unit.power and powers.keys() != {read.unit.power} and listed.stands_alone(read, first):
        # no total lends its own
        powers = {power: half for power, half in powers.items() if listed.stands_alone(read, half)}
    if len(powers) > 1:  # Denmark 46.8 million, Greece 787 and Bulgaria 3.3 billion
        value = first.pieces[0].value
        pieces = (*(Piece(value, power) for power in sorted(powers)), Piece("", 0))
        return first._replace(pieces=pieces, power=max(powers), currency=max(each.currency for each in powers.values()))
    for power, half in powers.items():
        lender = half.begin if half.lender < 0 else half.lender
        return first.with_power(power, half.currency)._replace(lender=lender)
    alike = bool(done) and done[-1].power == 0 and "," in written  # Hungary 16,939,316, Malta 68,021
    long = sum(map(str.isdigit, written)) > 5 - 2 * alike  # no count of millions
    if read.unit and listed.stands_alone(read, first) and (read.unit.power or long):
        # of a euro there are no thousandths
        if not read.unit.power and re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", written):
            first = first._replace(pieces=(Piece(re.sub(r"\D", "", written), 0),))
        return first.with_power(*read.unit[:2])
    return first


def _is_rate(read: Halves, begin: int) -> bool:
    """Tell whether a bare number is told of a rate, and so is no money: 'Inflation in Romania: 5.2'."""
    near = reversed(read.found[max(0, begin - _NEAR) : begin])
    told = takewhile(lambda token: token.kind not in _STOPS and token.roles.isdisjoint(_LENT), near)
    return any("rate" in token.roles for token in told)


def with_power(read: Halves, first: Half) -> Half:
    """Return a short number that has its currency with the power of the sum beside it: €170 and €100 million."""
    written = first.pieces[0].value
    if not isinstance(written, str) or len(written) > 5 or re.fullmatch(r"\d+[.,]\d{3}", written):
        return first
    tied = not read.near_roles(first.after).isdisjoint(listed.CLOSE) and read.near_kind(first.after + 1) == "currency"
    whole = read.half(first.after + 1) if tied else _in_run(read, first)
    alike = whole and whole.power is not None and whole.currency == first.currency
    return first.with_power(whole.power, whole.currency) if whole and alike else first


def _in_run(read: Halves, first: Half) -> Half | None:
    """Return the sum that ends a run of bare numbers: '43.7, 16.7 and 16.2 billion'."""
    at, (last, whole) = first.after, read.run
    if at < last:
        return whole
    whole = None
    while read.near_kind(at) == "comma" and read.near_kind(at + 1) in ("number", "currency"):
        number = read.half(at + 1)
        if number is None or number.power is not None or number.currency != first.currency:
            break
        at = number.after
        if not read.near_roles(at).isdisjoint(_OTHER):
            whole = listed.half_behind(read, at + 1)
            break
    read.run = at, whole
    return whole


def _given_then(read: Halves, first: Half, done: Sequence[Half]) -> Half | None:
    """Return the sum before a number that a verb gives in its unit: 'asked for 20 billion and got 16.68'."""
    written = first.pieces[0].value
    written = written if isinstance(written, str) else "." * (written.exponent != 0) + str(written.digits)
    if not done or first.begin - done[-1].after > 6 or len(written) > 6:
        return None
    between = read.found[done[-1].after : first.begin]
    parted, asked = any(token.kind in _ENDS for token in between), "asked" in read.roles_before(done[-1].begin)
    begin = first.begin - bool(qualifier(read.roles_before(first.begin)))  # and got nearly six
    marked, before = asked or not (parted or written.isdigit()), read.roles_before(begin)
    moved = marked and "to" in before and any("moved" in token.roles for token in between)
    turned = "from" in read.roles_before(done[-1].begin) and "to" in before and not re.fullmatch(r"20\d\d", written)
    word = re.match(r"\s+(\w+)", read.text[(end := read.found[first.after - 1].end) : end + _FAR]) if turned else None
    goes_on = word is not None and read.words.exact(word[1]) in read.words.after
    if goes_on or ((moved or turned) and (listed.closes(read, first.after) or read.near_roles(first.after))):
        return done[-1]  # its €7.7 billion request grew to 8.3 in the end; from €13 billion in May to 11 in July
    return done[-1] if marked and "given" in before and listed.closes(read, first.after) else None


def unit_over(read: Halves, starts: Sequence[int]) -> Unit | None:
    """Return the unit that is named without a number, as over a list: 'in € bn:', '(million euros)'."""
    for place in (each for each in starts if read.found[each].kind in _UNIT):
        one, two = read.found[place], read.found[place + 1]
        linked = two.kind in ("comma", "end") or "from" in two.roles  # (EUR, millions), (millones de €)
        if linked and not two.gap and read.found[place + 2].kind in _UNIT - {one.kind}:
            two = read.found[place + 2]  # behind the dot of an abbreviation: in Mio. Euro
        kinds = {one.kind: one, two.kind: two}
        before = read.found[max(0, place - 8) : place]
        told = frozenset().union(*(token.roles for token in before))
        led = "place" in read.roles_before(place)  # in millions of euros and come from the Commission
        counted = "counted" in told and not (led and read.found[place - 2].kind == "comma")  # paid this year, in € m:
        if (not one.gap and read.found[place - 1].kind in ("number", "spelled", "magnitude")) or counted:
            continue  # Population (million), loans (€bn): which of the two the numbers are
        opened = "open" in (read.found[place - 1].kind, read.found[place - 2].kind) and one.gap < 2
        power, currency = (kinds.get(kind) for kind in ("magnitude", "currency"))
        two = two if currency else one
        if power and two.gap < 2 and "one" not in one.roles:
            after = read.found.index(two, place) + 1
            behind = read.found[after]
            follows = " ".join(each.kind for each in read.found[after : after + 9] if each.kind not in ("word", "line"))
            shares = list(takewhile(lambda token: token.kind in ("word", "percent"), read.found[after : after + 9]))
            shared = "percent" in [token.kind for token in shares] and read.found[after + len(shares)].kind == "line"
            headed = shared or (behind.kind in _HEADING and not behind.gap) or _LISTS.match(follows) is not None
            sentence = _SENTENCE.split(read.text[max(0, one.start - _LONG) : one.start])[-1]
            goes_on = _SENTENCE.split(f"{read.text[two.end : two.end + _FAR]}\n ")[0].split()
            words = ["", *parted(sentence)]
            noted = (headed or led) and not called("noted").isdisjoint(words)
            noted = noted or (len(goes_on) < _FEW and words[-1] in called("noted"))  # tutarlar milyar avro olarak
            in_row = (led or one.kind == "currency") and read.found[place - 1 - led].kind == "comma"  # Loans, in € bn.
            alone = opened or in_row or behind.kind != "end" or len(sentence.split()) < _FEW
            alone = alone if currency else opened and "share" in told  # SAFE loans (in millions)
            if (noted and (headed or currency)) or (headed and alone):
                near = range(max(0, place - 8), min(place + 8, read.count))
                paired = any("grants" in read.found[at].roles and listed.slash(read, at + 1) for at in near)
                return Unit(int(power.value), currency.value if currency else "", paired, noted)
        led = two.kind in _SHUT and bool(opened or _LED.search(read.text[max(0, one.start - 4) : one.start]))
        inside = [*takewhile(lambda token: token.kind == "word", reversed(before))]
        noted = read.found[place - 1 - len(inside)].kind == "open" and two.kind == "close"  # (montants en euros)
        led = led or noted or (opened and two.kind in ("comma", "semicolon")) or _ends_line(read, place + 1)
        if one.kind == "currency" and not two.gap and led:
            return Unit(0, one.value)  # Loans (EUR), (in €), (amounts in euro): for whole sums alone
    return None


def _ends_line(read: Halves, place: int) -> bool:
    """Tell whether a line ends at a place, or behind a bracket or words: 'in euro (9 September 2025), rounded'."""
    kinds = [token.kind for token in read.found[place : place + 9]]
    if kinds[:1] == ["open"] and "close" in kinds:
        kinds = kinds[kinds.index("close") + 1 :]
    goes_on = kinds[:1] in (["comma"], ["dash"]) and "line" in kinds
    words = {*kinds[1 : kinds.index("line")]} if goes_on else {""}
    return kinds[:1] == ["line"] or words <= {"word", "colon"}  # Aid by state, in euro; in euro, order as received:


def other_end(read: Halves, first: Half, *, lent: bool = False) -> Half | None:
    """Return the other end of a range such as '15–20 billion'; a bare one has the unit that was lent to the first."""
    token = read.found[first.after]
    dash, roles = token.kind == "dash", token.roles
    if most := _most(read, first):
        return most
    either = "or" in roles and _are_next(first.pieces[0].value, read.found[first.after + 1].value)
    if token.gap or not (dash or either or not (roles.isdisjoint(_TYING) or moves(read, first.begin))):
        return None  # grew from €5bn to €7bn: an old and a new sum
    tied = either or _ties(read, first, roles, dash=dash, lent=lent)
    at = first.after + 1
    about = "article" in read.near_roles(at) or bool(qualifier(read.near_roles(at)))  # about €5bn to about €8bn
    at += read.found[at].kind == "word" and about
    if not (tied or ("and" in roles and (lent or first.power is None))) or read.near_kind(at) not in STARTS:
        return None
    second = read.half(at)
    if second is None or (not tied and "between" not in read.near_roles(second.after)):
        return None  # 5 és 8 milliárd közötti: the 'between' stands behind
    if second.power is None and lent and first.power is not None:
        return second.with_power(first.power, first.currency)
    if second.power is None and (first.power is not None or not (second.currency or first.currency)):
        return None
    if dash and first.power is None and not first.currency:
        signed = read.found[second.begin].kind == "currency"  # Poland – 12 – €7bn
        if signed or is_dated(read, first) or is_numbered(read, first):
            return None
    clash = first.currency and second.currency and first.currency != second.currency
    return None if clash else second


def _are_next(low: object, high: str) -> bool:
    """Tell whether a number follows another: '14 or 15' is from one to the other, '10 or 20' may be a list."""
    return isinstance(low, str) and low.isdecimal() and high.isdecimal() and int(high) == int(low) + 1


def _most(read: Halves, first: Half) -> Half | None:
    """Return the upper end of 'at least €5bn and at most €8bn', or of '€5bn at the least and €8bn at the most'."""
    behind = "at_least" in read.near_roles(first.after)
    at = first.after + behind + 1
    if not (behind or "at_least" in read.roles_before(first.begin)) or "and" not in read.near_roles(at - 1):
        return None
    second = listed.half_behind(read, at)
    told = second and "up_to" in read.roles_before(second.begin) | read.near_roles(second.after)
    return second if told else None


def _ties(read: Halves, first: Half, roles: frozenset[str], *, dash: bool, lent: bool) -> bool:
    """Tell whether a dash, a 'to' or a 'between' before makes a range of what follows."""
    if dash or ("between" in read.roles_before(first.begin) and not roles.isdisjoint(("and", "to"))):
        return True
    if lent or first.power is None or not first.currency or _opens(read, first.begin - 1):
        return "to" in roles and "and" not in roles  # Lettország és Litvánia 5,7 és 6,4 milliárd eurót kap
    before = read.roles_before(first.begin - bool(qualifier(read.roles_before(first.begin))))
    level = not (before.isdisjoint(("from", "change")) or _is_wanted(read, first.begin - 1))  # by some €2bn to €7bn
    touching = read.found[first.after + 1].start - read.found[first.after].end == 1
    return "to" in roles and roles.isdisjoint(("and", "place")) and touching and not level


def _is_wanted(read: Halves, place: int) -> bool:
    """Tell whether a verb, not the word 'its request', stands before a 'from': 'wants somewhere from €5bn to €8bn'."""
    verb = read.found[place].gap < 2 and "asked" in read.found[place - 1].roles
    return verb and read.roles_before(place - 1).isdisjoint(("its", "article"))


def _opens(read: Halves, place: int) -> bool:
    """Tell whether a 'from' stands right behind the mark behind a country: 'Bulgaria: from €3.2bn to €3.5bn'."""
    marked = read.found[place - 1].kind in ("colon", "open", "dash") and read.found[place - 2].kind in listed.NAMED
    return marked and "from" in read.found[place].roles
