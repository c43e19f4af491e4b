"""How a language speaks: its phrases, and how it writes sums, shares, counts, ranks, days, lists and countries.

The phrases of each language are one file in `phrases`; Babel (CLDR) knows digits, plurals, dates, lists and names.
The rooms beside this one choose what is true to say; they hold no word of any language.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from safe_alloc.asking.council import DISPUTE, LOAN
from safe_alloc.asking.limits import CAVEAT
from safe_alloc.errors import known_name
from safe_alloc.reading import countries, files, money

_PHRASES = Path(__file__).parent / "phrases"
_LAW = {"page.dispute": DISPUTE, "page.loan_vote": LOAN, "page.caveat": CAVEAT}  # in English, as a vote says it
_TIED = re.compile(r" (?=[:;?!%»])|(?<=«) ")  # a line never begins with such a sign; French has a space before it


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that findings are told in, in A–Z order."""
    return tuple(sorted(path.stem for path in _PHRASES.glob("*.toml")))


def voice(lang: object) -> "Voice":
    """Return how a language speaks, by its code; UnknownName for a language that has no phrases.

    >>> voice("tr").euro(43_734_100_805).split()
    ['43,7', 'milyar', '€']
    """
    return _voice(known_name(lang, languages(), "language", label="Languages"))


@cache
def _voice(lang: str) -> "Voice":
    paths = sorted(_PHRASES.rglob(f"{lang}.toml"))
    phrases = _LAW | {key: text for path in paths for key, text in _flat(tomllib.loads(files.read_text(path)))}
    return Voice(lang, Locale.parse(phrases["locale"]), phrases)


def _flat(found: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    for key, value in found.items():
        named = f"{start}{key}"
        yield from _flat(value, f"{named}.") if isinstance(value, dict) else [(named, _TIED.sub("\u00a0", value))]


@dataclass(frozen=True)
class Voice:
    """One language: its code, what CLDR knows about it, and its phrases by their keys."""

    lang: str
    locale: Locale = field(repr=False, compare=False)
    phrases: Mapping[str, str] = field(repr=False, compare=False)

    def say(self, key: str, **values: object) -> str:
        """Return the phrase with this key, filled in; a value whose key is capitalised gets a capital.

        >>> voice("en").say("alt.one", who="Poland", amount="€43.7bn")
        'Poland: €43.7bn.'
        """
        capitals = {name.capitalize(): self.capital(str(value)) for name, value in values.items()}
        return self.phrases[key].format(**values, **capitals)

    def law(self, label: str) -> str:
        """Return a label in the reader's words, with all that it says besides; no picture goes without it."""
        return self.say("between").join(self.phrases[f"label.{part}"] for part in label.split(", "))

    def counted(self, noun: str, count: int) -> str:
        """Return how many of a kind, in the plural form that the count asks for: 'five countries'."""
        return self.say(f"{noun}.{self.locale.plural_form(count)}", number=self.number(count))

    def capital(self, text: str) -> str:
        """Return a text with a capital first letter."""
        return ("İ" if self.lang == "tr" and text[:1] == "i" else text[:1].upper()) + text[1:]

    def euro(self, amount: int, *, about: bool = False, places: int = 1) -> str:
        """Return whole euro in short, such as '€43.7bn', or 'about €15.1bn', by default with up to one decimal."""
        known = [each for each in (12, 9, 6, 3) if f"sums.{each}" in self.phrases]
        number, power = money.shortened(abs(amount), known, places)
        written = self.say(f"sums.{power}", number=self._decimal(number))
        written = f"-{written}" if amount < 0 else written
        return self.say("about", amount=written) if about else written

    def signed(self, amount: int, *, places: int = 1) -> str:
        """Return a change in euro with its sign: '+€10bn', '−€2.9bn', '€0'."""
        return _sign(amount) + self.euro(abs(amount), places=places)

    def percent(self, share: Fraction, *, sign: bool = False, exact: bool = False) -> str:
        """Return a share as a percentage with one decimal, and with two where one would show nothing; 100.0% is all.

        With `exact` it has the decimals it needs, up to four.

        >>> voice("en").percent(Fraction(7, 24)), voice("de").percent(Fraction(-1, 3000), sign=True).split()
        ('29.2%', ['−0,03', '%'])
        """
        size, front = abs(share) * 100, _sign(share) if sign else ""
        if size and size < Fraction(1, 200):
            return f"{front}<{self._percent(Fraction(1, 100), 2)}"
        if Fraction(9995, 100) <= size < 100 and not exact:
            return f"{front}>{self._percent(Fraction(999, 10), 1)}"
        return front + self._percent(size, 2 if 0 < size < Fraction(1, 20) else 1, "####" if exact else "")

    def least(self, share: Fraction, *, about: bool = False) -> str:
        """Return a share as a percentage that is never below it: one decimal, or two digits where that is more.

        With `about` it is the nearest such percentage, and said to be about that where it is not exact.

        >>> voice("en").least(Fraction(2, 15)), voice("en").least(Fraction(2, 15), about=True)
        ('13.4%', 'about 13.3%')
        """
        size, places = share * 100, 1
        while (steps := size * 10**places) < 10 and steps != int(steps):
            places += 1
        whole = int(steps + Fraction(1, 2)) if about else ceil(steps)
        written = self._percent(Fraction(whole, 10**places), places)
        return self.say("about", amount=written) if about and whole != steps else written

    def _percent(self, size: Fraction, places: int, digits: str = "") -> str:
        """Return per cent, rounded half up to some places, or with up to four where `digits` says so."""
        places = len(digits) or places
        pattern = self.locale.percent_formats[None].pattern.replace("0", f"0.{digits or '0' * places}")
        value = Decimal(int(size * 10**places + Fraction(1, 2))) / 10 ** (places + 2)
        return str(format_percent(value, pattern, locale=self.locale, group_separator=False))

    def _decimal(self, number: Decimal | int) -> str:
        return str(format_decimal(number, "#,##0.#########", locale=self.locale))

    def times(self, ratio: Fraction) -> str:
        """Return a ratio as print has it: '2.6', and '12' from ten on."""
        steps = 1 if ratio >= 10 else 10
        return self._decimal(Decimal(int(ratio * steps + Fraction(1, 2))) / steps)

    def number(self, count: int) -> str:
        """Return a count as a word where the language writes small ones so, else in digits."""
        words = self.phrases["words"].split()
        return words[count - 1] if 0 < count <= len(words) else self._decimal(count)

    def place(self, rank: int) -> str:
        """Return a rank as a word, or in digits with what the language writes behind them, such as '11th'."""
        words = self.phrases["places"].split()
        form = f"place.{self.locale.ordinal_form(rank)}"
        ending = form if form in self.phrases else "place.other"
        return words[rank - 1] if rank <= len(words) else self.say(ending, rank=rank)

    def day(self, written: str) -> str:
        """Return a date for a reader: '9 September 2025' from '2025-09-09'; of a month or a year, that as it is."""
        whole = written.count("-") == 2
        return str(format_date(date.fromisoformat(written), "long", locale=self.locale)) if whole else written

    def listed(self, names: Sequence[str]) -> str:
        """Return names as a list: 'Greece', 'Greece and Cyprus', 'Greece, Cyprus and Malta'."""
        return str(format_list(names, locale=self.locale))

    def country(self, code: str) -> str:
        """Return the name of a country from its alpha-3 code: our own in English, CLDR's in all others."""
        named = countries.name(code)
        return named if self.lang == "en" else str(self.locale.territories[countries.rows()[code]["iso2"]])

    def called(self, code: str) -> str:
        """Return what a sentence calls a country, which in English may take an article; a label has its bare name.

        >>> voice("en").called("GBR"), voice("en").country("GBR"), voice("pl").called("GBR")
        ('the United Kingdom', 'United Kingdom', 'Wielka Brytania')
        """
        return countries.called(code) if self.lang == "en" else self.country(code)

    def known(self, written: str) -> str:
        """Return words of the data, such as a publisher or an event, as the language has them, or as they are."""
        return self.phrases.get(f"data.{written}", written)


def _sign(value: int | Fraction) -> str:
    return "+" if value > 0 else "−" if value < 0 else ""
