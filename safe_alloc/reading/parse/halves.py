"""One number with its magnitude and currency: half of a range, or the whole of a sum."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from safe_alloc.reading.parse.lexicon import Lexicon
from safe_alloc.reading.parse.numbers import Number, Style, Unit, readings
from safe_alloc.reading.parse.pieces import QUALIFIERS, qualifier
from safe_alloc.reading.parse.places import Places
from safe_alloc.reading.parse.spelled import is_range, spelled, with_part
from safe_alloc.reading.parse.tokens import Token

STARTS, WRITTEN = frozenset(("number", "currency", "magnitude", "spelled")), frozenset(("number", "spelled"))
_BEFORE_ALONE = frozenset(("each", "given", "asked", "precise", *QUALIFIERS))
_BEHIND_ALONE = frozenset(("comma", "end", "close", "semicolon"))
_BEFORE_POWER, _GOING_ON = frozenset(("magnitude", "line", "dash")), frozenset(("magnitude", "end"))


class Piece(NamedTuple):
    """A number as written or as read ('' where no reading is sure), and the power of ten behind it, if any."""

    value: str | Number
    power: int | None


class Half(NamedTuple):
    """Pieces that add up, such as 43 billion 734 million, their currency, and the places they begin and end at."""

    pieces: tuple[Piece, ...]
    power: int | None  # of the first piece
    currency: str
    begin: int
    after: int
    lender: int = -1  # where the sum begins that lends it its power, if that may be something else's

    def with_power(self, power: int | None, currency: str) -> "Half":
        """Return the first number with the power and the currency of another half."""
        return self._replace(pieces=(Piece(self.pieces[0].value, power),), power=power, currency=currency)


_piece, _half = partial(tuple.__new__, Piece), partial(tuple.__new__, Half)  # made of their fields in half the time


class Halves(Places):
    """The tokens of a text read as halves of sums."""

    def __init__(self, found: Sequence[Token], words: Lexicon, marks: Style, text: str) -> None:
        super().__init__(found, words, text)
        self.marks = marks
        self.unit: Unit | None = None  # of a heading over bare numbers
        self.below: set[int] = set()  # the line breaks between bare numbers and their countries
        self.run: tuple[int, Half | None] = 0, None  # where the last run of bare numbers ends, and the sum at its end

    def readings(self, piece: Piece, power: int) -> tuple[Number, ...]:
        """Return the numbers a piece may stand for, if its power is this one."""
        value = piece.value
        return (value,) if isinstance(value, Number) else readings(value, self.marks, power, self.words.decimal)

    def half(self, begin: int) -> Half | None:
        """Return [currency] number [magnitude ...] [currency] from a place on, whichever of them stand there."""
        token, place, currency = self.found[begin], begin, ""
        if token.kind == "currency":
            currency, place = token.value, begin + 1
            if self.near_kind(place) not in WRITTEN:
                return None
        pieces, place = self._pieces(place)
        if not pieces:
            return None
        near = "currency" in (self.found[place].kind, self.found[place + 1].kind)
        place, behind = self._unit(place, currency) if near else (place, "")
        worded = currency and self.near_kind(place) == "currency" and self.text[token.start : token.end].islower()
        noted = self.found[begin - 1].kind == "open" and self.near_kind(place) == "close"  # (mil milhões de euros): …
        unsaid = (noted and self.found[begin - 2].kind != "country") or (not behind and not self._alone(begin, place))
        if worded or (token.kind == "magnitude" and unsaid) or "percent" in self.near_roles(place):
            return None  # also: Poland won 43.7 billion euros
        return _half((pieces, pieces[0].power, currency or behind, begin, place, -1))

    def _pieces(self, place: int) -> tuple[tuple[Piece, ...], int]:
        """Return the numbers of one sum with their powers: '43 billion 734 million' is two."""
        first, after = self._first(place)
        if first is None:
            return (), place
        pieces, place = tuple[Piece, ...]((first,)), after
        while first.power is not None:
            token = self.found[after]
            if token.gap or (token.kind not in WRITTEN and "and" not in token.roles):
                break
            at = after + self._joins_smaller(after, first)
            if self.near_kind(at) not in WRITTEN:
                break
            piece, after = self._piece(at)
            if piece is None:
                break
            if len(pieces) == 1 and first.power == 3 and (piece.power or 0) > 3:
                return (self._thousands(first, piece),), after
            if not self._goes_on(first.power, piece, after):
                break
            if not self._is_below(first, piece) or piece.value == "0":
                return (Piece("", first.power),), after  # 2 billion 5000 million is no number, nor is a billion 0
            pieces, place, first = (*pieces, piece), after, piece
        return pieces, place

    def _first(self, place: int) -> tuple[Piece | None, int]:
        """Return the first number of a sum: also a magnitude alone, and a word such as kétmilliárd."""
        token = self.found[place]
        if token.kind == "magnitude":
            if "one" not in token.roles or self.found[place - 1].kind == "number":
                return None, place
            power, after = self._power(place, first=True)
            return self._and_half(Number(1), power, after)
        piece, after = self._piece(place)
        if piece is not None and piece.power is None and isinstance(piece.value, Number):
            large = len(str(piece.value.digits)[:30]) + piece.value.exponent > 6
            ends = self.near_kind(after) in _BEHIND_ALONE or self.near_roles(after) & {"and", "each"}
            got = "given" in self.roles_before(place - bool(qualifier(self.roles_before(place))))  # and got nearly six
            said = piece.value.exponent < 0 or got or self.is_named(place)  # sixteen point seven
            tied = is_range(self.found, after) or (ends and (said or is_range(self.found, place - 1)))
            return (piece._replace(power=0) if large else piece if tied else None), after
        return piece, after

    def _piece(self, place: int) -> tuple[Piece | None, int]:
        """Return the number at a place with its power of ten, and the place behind them."""
        token = self.found[place]
        value: str | Number | None
        if token.kind == "number":
            if self.is_attached(place):
                return None, place
            value, after = token.value, place + 1
        else:
            value, after = spelled(self.found, place)
        if self.found[after].kind not in _BEFORE_POWER:
            return Piece(value, None), after
        power, after = self._power(after)
        if self.found[after].kind == "and_half":
            return self._and_half(value, power, after)
        return _piece((value, power)), after

    def _and_half(self, value: str | Number, power: int | None, after: int) -> tuple[Piece, int]:
        """Return a number with the half or quarter behind its magnitude; 7,5 miliardi e mezzo is a doubt."""
        if power is None or self.near_kind(after) != "and_half":
            return Piece(value, power), after
        read = self.readings(Piece(value, power), power)
        ends = self.found[after].value == "0.5" or self.near_kind(after + 1) in {"currency", *_BEHIND_ALONE}
        sure = len(read) == 1 and read[0].exponent >= 0 and ends  # but: tre miliardi e un quarto dei fondi
        return Piece(with_part(read[0], self.found[after]) if sure else "", power), after + 1

    def _thousands(self, first: Piece, piece: Piece) -> Piece:
        """Return thousands and what is added to them before a magnitude: tres mil quinientos millones."""
        many, more = self.readings(first, 0), self.readings(piece, 0)
        sure = len(many) == len(more) == 1 and many[0].exponent == more[0].exponent == 0
        if not sure or not 0 < many[0].digits < 1000 or more[0].digits >= 1000:
            return Piece("", piece.power)
        return Piece(Number(many[0].digits * 1000 + more[0].digits), piece.power)

    def _joins_smaller(self, place: int, piece: Piece) -> bool:
        """Tell whether an 'and' ties a smaller part to a sum in words: un miliardo e 154 milioni."""
        follows = self.near_kind(place + 1) in WRITTEN and self.near_kind(place + 2) == "magnitude"
        if isinstance(piece.value, str) or "and" not in self.near_roles(place) or not follows:
            return False
        size = piece.power or len(str(piece.value.digits)) - 1 + piece.value.exponent
        behind = int(self.found[place + 2].value)
        thousands = size == 3 and behind > 3 and self.found[place + 1].kind == "spelled"
        return behind < size or thousands  # dois mil e trezentos milhões

    def _goes_on(self, last: int, piece: Piece, after: int) -> bool:
        """Tell whether a piece adds to the one before it: its magnitude is smaller, or it ends with the currency."""
        if piece.power is not None:
            return piece.power < last or not last
        return isinstance(piece.value, str) and self.near_kind(after) == "currency"

    def _is_below(self, first: Piece, piece: Piece) -> bool:
        """Tell whether a piece is less than one of the unit before it, so that it can add to it."""
        unit = first.power or (first.value.zeros() if isinstance(first.value, Number) else 0)
        many = self.readings(piece, piece.power or 0)
        size = max(unit - (piece.power or 0) - (many[0].exponent if many else 0), 0)
        return len(many) != 1 or not unit or many[0].digits < 10**size

    def _alone(self, begin: int, place: int) -> bool:
        """Tell whether a magnitude without number and currency is one, such as 'po miliardě' and 'about a billion'."""
        told = self.is_named(begin) or not self.roles_before(begin).isdisjoint(_BEFORE_ALONE)
        return place - begin > 1 or (told and self.near_kind(place) in _BEHIND_ALONE)

    def _power(self, place: int, *, first: bool = False) -> tuple[int | None, int]:
        """Return the power of ten of the magnitudes from a place on, and the place behind them."""
        begin, token = place, self.found[place]
        if token.kind == "magnitude" and self.found[place + 1].kind not in _GOING_ON:
            sign, behind = self.text[token.start : token.end], self.text[token.end : token.end + 1]
            named = sign in "Kk" and behind.isdigit()  # 180 K2 tanks
            return (None, place) if (token.gap and not first) or named else (int(token.value), place + 1)
        if token.kind == "line" and self.near_kind(place + 1) == "magnitude" and self.near_kind(place + 2) != "close":
            place += 1  # a line may end within a sum, but b) begins the next entry of a list
        if self.near_kind(place) == "dash" and self.near_kind(place + 1) == "magnitude":
            place += 1
        total = None
        while (self.near_kind(place) == "magnitude" or (first and place == begin)) and (total is None or total < 9):
            total, place = (total or 0) + int(self.found[place].value), place + 1
            ended = self.near_kind(place) == "end" and self.near_kind(place + 1) == "currency"
            led = self.found[begin - 2].kind == "currency" and self.near_kind(place + 2) == "number"
            if ended and not led and not self._opens_next(place + 1):  # it gets €4bn. EUR 2 billion goes to Malta
                place += self.found[place].start - self.found[place - 1].start < 6  # the dot of an abbreviation
        return (None, begin) if total is None else (total, place)

    def _unit(self, place: int, currency: str) -> tuple[int, str]:
        """Return the place behind a currency that follows a number, and that currency."""
        at = place
        if self.near_kind(at + 1) == "currency":
            dashed = self.near_kind(at) == "dash" and self.found[at + 2].kind != "number"
            at += dashed or self.found[at].kind == "line"
        token = self.found[at]
        if token.gap:
            link = self.text[self.found[at - 1].end : token.start].strip(" '’\u00a0\n")
            linked = token.kind == "currency" and token.gap == 1 and len(link) < 4  # milliards d'euros
        elif token.kind == "word":
            short = token.end - token.start < 4 and "and" not in token.roles
            linked = short and self.near_kind(at + 1) == "currency" and self.near_kind(at + 2) != "number"  # de dollars
            at += linked
        else:
            between = self.text[self.found[at - 1].end : token.start]
            linked = token.kind == "currency" and not any(map(str.isalpha, between))  # but: 5–7 June EUR 12 million
        fits = linked and not self._opens_next(at) and currency in ("", self.found[at].value)
        return (at + 1, self.found[at].value) if fits else (place, "")

    def _opens_next(self, at: int) -> bool:
        """Tell whether a currency sign belongs to the number after it: '1.7 billion €2 billion'."""
        token, after = self.found[at], self.found[at + 1]
        glued = after.kind == "number" and after.start == token.end and not self.text[token.start].islower()
        return glued and self.text[token.start - 1 : token.start].isspace()  # but: 16 mld euro5. Italy
