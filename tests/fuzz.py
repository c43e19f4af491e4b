"""Break press texts in every way at hand, read each, and hold the reading to what it promises.

python tests/fuzz.py --count 200000 --seed 1

An input follows from its seed and its number alone: `--first N --count 1` makes that one again.
A fault is shown once for each kind, its input cut down to the least that still has it.
What may be a figure is worked out here from the signs and number words alone, without the reader.
"""

import argparse
import json
import random
import re
import sys
import time
import traceback
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from html import unescape
from pathlib import Path

import safe_alloc as sa
from safe_alloc.errors import SafeAllocError
from safe_alloc.reading.countries import codes
from safe_alloc.reading.parse import Reading, explain, refuse_doubts
from safe_alloc.reading.parse.compiled import languages
from safe_alloc.reading.parse.lexicon import lexicon
from safe_alloc.reading.parse.results import Claim

PRESS = Path(__file__).parent / "press"
LONGEST = 3_000
"""As many signs of an input are read: the shapes matter here, and tests/bench times the lengths."""

SLOW = 1.0
"""No input this short may take as many seconds."""

MARKS = [*"€$£₺%()[]（）|,.;:·•*–—-−~/'’«»<>&+²½Ⅳ٣३５〇\"\\", "US$", "**", "](", "![", "\t", "\n", "\r\n", "\n\n", "\r"]
MARKS += [*"\u200e\u200f\u202a\u202e\u2066\u2069\u061c\u00ad\u200b\u2060\ufeff"]  # what is not seen
MARKS += [*"\u0301\u0327\u0308\u3099\u0345\u0653\u20dd\ufe0f"]  # what joins the sign before
MARKS += [*"\x00\x0b\x0c\x85\u2028\u2029\ud800\udfff\U0001f1f5\U0001d7d8"]
MARKS += ["&amp;", "&#8364;", "&euro;", "<p>", "</p>", "<sup>2</sup>", "<table>", "<!--", "https://a.b/c"]
DIGITS = ["0", "5", "00", "000", "7,5", "16.680", "43,734", "1'000", "1 000", "٫5", "9" * 20, "1e9", "-3", ".5"]
BLANKS = ["\u00a0", "\u202f", "\u2009", "\u3000", "  ", "\n", "\t", ""]
HEADINGS = ["country,amount_eur\n", "Land;Betrag (Mio. Euro)\n", "| Country | Amount (€ billion) |\n|---|---|\n"]
HEADINGS += ["Country\tAmount (million EUR)\n", "<p>", "<html><body><table><tr><td>", "<!doctype html>", "国,金額\n"]
SAID = [("country",), ("magnitude", "one"), ("currency",), ("spelled", "point", "and_half"), ("word",)]
SWAPS = [
    (".,", ",."),
    ("()", "[]"),
    ("()", "（）"),
    ("€", "$"),
    ("-–", "–~"),
    (",", "\n"),
    (",", "|"),
    (".", "\t"),
    ("\n", " "),
]
NUMERALS = {"arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹", "wide": "０１２３４５６７８９", "hindi": "०१२३४५६७८९"}


@cache
def texts() -> tuple[str, ...]:
    """Return the text of every passage in tests/press, in the order of the files."""
    read = [json.loads(path.read_text("utf-8")) for path in sorted(PRESS.glob("*.json"))]
    return tuple(each["text"] for one in read for each in (one if isinstance(one, list) else [one]))


@cache
def phrases(*kinds: str) -> tuple[tuple[str, str], ...]:
    """Return the value and the writing of every phrase of these kinds, in every language, longest first."""
    listed = set()
    for words in map(lexicon, languages()):
        for first, entries in words.phrases.items():
            for each in (each for each in entries if ("one" if "one" in each.roles else each.kind) in kinds):
                phrase = " ".join((first, *each.rest))
                listed.add((each.value, phrase.upper() if each.capital == "all" else phrase))
                listed |= {(each.value, phrase.title())} if each.capital == "first" else set()
    return tuple(sorted(listed, key=lambda each: (-len(each[1]), each)))


# How a text is broken.


def made(seed: int, number: int) -> str:
    """Return the input that follows from a seed and a number."""
    chance = random.Random(f"{seed}/{number}")
    text = chance.choice(texts())
    if chance.random() < 0.7:
        text = _part(chance, text, chance.choice((40, 150, 500, LONGEST)))
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        text = chance.choice(WAYS)(chance, text)[:LONGEST]
    return text


def _part(chance: random.Random, text: str, longest: int) -> str:
    size = min(len(text), chance.randint(1, longest))
    begin = chance.randint(0, len(text) - size)
    return text[begin : begin + size]


def _places(chance: random.Random, text: str) -> tuple[int, int]:
    begin, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    return begin, min(end, begin + chance.choice((1, 3, 10, 80, LONGEST)))


def cut(chance: random.Random, text: str) -> str:
    begin, end = _places(chance, text)
    return text[:begin] + text[end:]


def splice(chance: random.Random, text: str) -> str:
    place, other = chance.randint(0, len(text)), _part(chance, chance.choice(texts()), 600)
    return text[:place] + chance.choice(("", " ", ". ", ", ", "\n", "\n\n")) + other + text[place:][:600]


def repeat(chance: random.Random, text: str) -> str:
    begin, end = _places(chance, text)
    end = min(end, begin + 200)
    return text[:end] + text[begin:end] * chance.choice((1, 2, 12)) + text[end:]


def swap(chance: random.Random, text: str) -> str:
    one, two, three, four = sorted(chance.randint(0, len(text)) for _ in range(4))
    return text[:one] + text[three:four] + text[two:three] + text[one:two] + text[four:]


def insert(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 6)):
        place = chance.randint(0, len(text))
        text = text[:place] + chance.choice(chance.choice((MARKS, MARKS, DIGITS, BLANKS))) + text[place:]
    return text


def say(chance: random.Random, text: str) -> str:
    """Insert country names, magnitudes, currencies, number words and joints, of any language."""
    for _ in range(chance.randint(1, 4)):
        place, blank = chance.randint(0, len(text)), chance.choice(("", " "))
        said = chance.choice(phrases(*chance.choice(SAID)))[1]
        text = text[:place] + blank + said + blank + text[place:]
    return text


def delete(chance: random.Random, text: str) -> str:
    gone = chance.choice(("digits", "blanks", "marks", "any"))
    part = {"digits": str.isdigit, "blanks": str.isspace, "marks": lambda sign: not sign.isalnum()}.get(gone, bool)
    return "".join(sign for sign in text if not (part(sign) and chance.random() < 0.05))


def case(chance: random.Random, text: str) -> str:
    begin, end = _places(chance, text)
    way: Callable[[str], str] = chance.choice((str.upper, str.lower, str.title, str.swapcase, str.casefold))
    return text[:begin] + way(text[begin:end]) + text[end:]


def compose(chance: random.Random, text: str) -> str:
    return unicodedata.normalize(chance.choice(("NFC", "NFD", "NFKC", "NFKD")), text)


def blanks(chance: random.Random, text: str) -> str:
    instead, share = chance.choice(BLANKS), chance.choice((0.1, 1.0))
    return "".join(instead if sign == " " and chance.random() < share else sign for sign in text)


def digits(chance: random.Random, text: str) -> str:
    if chance.random() < 0.3:
        return text.translate(str.maketrans("0123456789", chance.choice(list(NUMERALS.values()))))
    return "".join(chance.choice("0123456789") if sign.isdecimal() and chance.random() < 0.2 else sign for sign in text)


def marks(chance: random.Random, text: str) -> str:
    return text.translate(str.maketrans(*chance.choice(SWAPS)))


def head(chance: random.Random, text: str) -> str:
    return chance.choice(HEADINGS) + text


WAYS = (
    cut,
    cut,
    splice,
    splice,
    repeat,
    swap,
    *[insert] * 3,
    say,
    say,
    delete,
    case,
    compose,
    blanks,
    digits,
    marks,
    head,
)


# What a reading promises.


def fault(text: str, *, thorough: bool = False) -> str:
    """Return what a reading of a text breaks, its kind before the first colon; '' if it keeps every promise."""
    try:
        reading, took = _timed(text)
        found = next(_broken(text, reading), "")
        if thorough and not found:
            found = _thorough(text, reading)
    except SafeAllocError as error:
        return "" if _is_page(text) else f"lenient reading refuses: {error!r}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the fault that is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(last.filename).name} {last.name}: {error}"
    return found or (f"slow: {took:.1f} s for {len(text)} signs" if took > SLOW else "")


def _is_page(text: str) -> bool:
    """Tell whether a text begins with a tag: of a page only its main text is read, and one without is refused."""
    return text.replace("\ufeff", " ").lstrip().startswith("<")


def _timed(text: str) -> tuple[Reading, float]:
    """Return a reading and the seconds of work it took; what was slow is read again, as other things may have run."""
    begun = time.process_time()
    reading = explain(text)
    if time.process_time() - begun > SLOW:
        begun = time.process_time()
        reading = explain(text)
    return reading, time.process_time() - begun


def _broken(text: str, reading: Reading) -> Iterator[str]:
    if reading.text != text and not _is_page(text):
        yield "another text: what was read is not what was given"
    for claim in (*reading.claims, *(each.claim for each in reading.secondary)):
        yield from _wrong(claim, reading.text)
    for doubt in reading.doubts:
        if not 0 <= doubt.start <= doubt.end <= len(reading.text):
            yield f"doubt outside the text: {doubt}"
    if any(not 0 <= start <= end <= len(reading.text) for start, end in reading.named):
        yield f"country outside the text: {reading.named}"
    named = [claim.country for claim in reading.claims]
    if len(named) != len(set(named)):
        yield f"two claims of one country: {named}"
    if [claim.start for claim in reading.claims] != sorted(claim.start for claim in reading.claims):
        yield f"claims out of order: {reading.claims}"
    try:
        refuse_doubts(reading)
    except SafeAllocError as error:
        str(error)


def _wrong(claim: Claim, text: str) -> Iterator[str]:
    if not 0 <= claim.start < claim.end <= len(text):
        yield f"span outside the text: {claim}"
    if claim.as_written != text[claim.start : claim.end]:
        yield f"not as written: {claim} is {text[claim.start : claim.end]!r}"
    if claim.country not in codes() or not re.fullmatch("[A-Z]{3}", claim.currency):
        yield f"no country or currency: {claim}"
    wide = claim.low < claim.high
    if claim.low < 0 or claim.low > claim.high or claim.step < 1 or wide != (claim.qualifier == "range"):
        yield f"ends that do not fit: {claim}"
    whole = [claim.as_written, claim.as_written.replace("**", "")]  # a word may be bold from its middle on
    whole.append(unescape(claim.as_written))  # &#8364; is no number
    cells = re.split(r"\s{2,}|[\t|,;]", claim.as_written) if wide else []  # a low and a high end have each their own
    may = frozenset().union(*(figures(each, cents=claim.step == 1) for each in (*whole, *cells)))
    if not {_bare(claim.low), _bare(claim.high)} <= may:
        yield f"a figure that does not stand there: {claim}"


def _thorough(text: str, reading: Reading) -> str:
    """Return what is wrong with a second reading, the table of the first, its picture, or a strict reading."""
    if explain(text) != reading:
        return "another reading the second time: the same text is read in two ways"
    if sa.parse(text, strict=False)["country"].tolist() != [claim.country for claim in reading.claims]:
        return "another table: parse and explain differ"
    reading._repr_html_()
    try:
        explain(text, strict=True)
    except SafeAllocError as error:
        str(error)
    return ""


# What may be a figure: the digits and number words between two places, in order, zeros aside.


@cache
def figures(written: str, *, cents: bool = False) -> frozenset[str]:
    """Return the digits, zeros aside, of every figure that a piece of text may state; cents may be cut from them.

    Digits with a mark between them are one number. Neighbouring numbers stand side by side (43 billion 734 million,
    three and a half), or make one together if one of them is a word (seventy two, three hundred).
    Zeros say nothing here: '43 billion 5 million' is 43,005,000,000. A magnitude alone is one: 'un miliardo'.
    """
    plain = _folded(HIDDEN.sub("", written))
    parts = list(_numbers(plain))
    joined = any(is_word for _, is_word in parts)
    found = {""}
    if cents:
        found |= {_bare(int(number[1])) for number in CENTS.finditer(GROUPED.sub("", plain))}
    for begin in range(len(parts)):
        ways = {("", parts[begin][0])}
        for value, _ in [*parts[begin + 1 : begin + (6 if joined else 12)], (Fraction(0), False)]:
            found |= {settled + _bare(last) for settled, last in ways}
            beside = {(settled + _bare(last), value) for settled, last in ways}
            together = {(settled, each) for settled, last in ways for each in (last + value, last * value)}
            ways = beside | together if joined else beside
    if all(is_word for _, is_word in parts) and any(unit in plain for unit in _units()):
        found |= {f"1{digits}" for digits in found}
    return frozenset(found)


def _bare(value: Fraction | int) -> str:
    """Return the digits of a number without its zeros; halves and tenths are written as decimals."""
    whole = Fraction(value) * 1000
    return str(whole.numerator if whole.denominator == 1 else whole).replace("0", "")


def _numbers(plain: str) -> Iterator[tuple[Fraction, bool]]:
    """Yield each number in a folded piece of text, and whether it is a word."""
    spelled, place, last = _spelled(), 0, 0
    while place < len(plain):
        end = place
        if number := NUMBER.match(plain, place):
            yield Fraction(int("".join(filter(str.isdecimal, number[0]))[:60])), False
            last = end = number.end()
        elif place == last or "\u0600" <= plain[place] or not plain[place - 1].isalpha():
            listed = spelled.get(plain[place], ())
            value, phrase = next((each for each in listed if _stands(plain, each[1], place)), (Fraction(0), ""))
            if value or (phrase and last == 0):
                yield value or Fraction(1), True
            last = end = place + len(phrase)
        place = max(end, place + 1)


def _stands(plain: str, phrase: str, place: int) -> bool:
    """Tell whether a phrase stands at a place; a short one of letters only as a word."""
    after = plain[place + len(phrase) : place + len(phrase) + 1]
    return plain.startswith(phrase, place) and (len(phrase) > 2 or phrase > "\u0600" or not after.isalpha())


@cache
def _spelled() -> dict[str, list[tuple[Fraction, str]]]:
    """Return the number words of every language by their first sign, longest first, with their values.

    A magnitude stands among them with 0, so that no number is seen in its letters: the tri of 'trilijonams'.
    """
    known: dict[str, list[tuple[Fraction, str]]] = {}
    halves = [("1/2", half) for _, half in phrases("and_half")]
    korean = [(str(digit), sign) for digit, sign in enumerate("일이삼사오육칠팔구", start=1)]  # also ends of words
    for value, phrase in (*phrases("spelled"), *korean, *halves, *[("0", unit) for _, unit in phrases("magnitude")]):
        folded = _folded(phrase)
        known.setdefault(folded[0], []).append((Fraction(value), folded))
    return {first: sorted(listed, key=lambda each: -len(each[1])) for first, listed in known.items()}


@cache
def _units() -> frozenset[str]:
    return frozenset(_folded(phrase) for _, phrase in phrases("one", "magnitude"))


def _folded(written: str) -> str:
    """Return a text without capitals, accents and double blanks."""
    signs = unicodedata.normalize("NFD", written.casefold())
    return " ".join("".join(sign for sign in signs if not unicodedata.combining(sign)).split())


NUMBER = re.compile(r"\d(?:[.,'’٫٬，．\s]?\d)*")
GROUPED = re.compile(r"(?<=\d)(?:['’٬\s]|[.,](?=\d{3}[.,]))(?=\d)")
CENTS = re.compile(r"(\d+)[.,٫]\d+(?![.,]?\d)")
HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


# The run.


def least(text: str, kind: str, *, tries: int = 1_500) -> str:
    """Return a text cut down as far as its fault stays the same kind."""
    size = max(1, len(text) // 2)
    while size and tries > 0:
        place, shorter = 0, False
        while place < len(text) and tries > 0:
            less = text[:place] + text[place + size :]
            tries -= 1
            if _kind(fault(less, thorough=kind.startswith("another"))) == kind:
                text, shorter = less, True
            else:
                place += size
        size = size if shorter and size == 1 else size // 2
    return text


def _kind(told: str) -> str:
    return told.partition(":")[0]


def faults(numbers: Iterable[int], *, seed: int, every: int = 50) -> Iterator[tuple[int, str]]:
    """Yield the number and the fault of each input that breaks a promise."""
    for number in numbers:
        told = fault(made(seed, number), thorough=number % every == 0)
        if told:
            yield number, told


def main(given: Sequence[str] | None = None) -> int:
    """Read as many inputs as asked for; return 1 if any of them shows a fault."""
    parser = argparse.ArgumentParser(description="Read broken press texts and look for a broken promise.")
    parser.add_argument("--count", type=int, default=5_000, help="how many inputs (5,000)")
    parser.add_argument("--seed", type=int, default=1, help="what they follow from (1)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (0)")
    asked = parser.parse_args(given)
    begun, counts = time.perf_counter(), dict[str, int]()
    for number, told in faults(range(asked.first, asked.first + asked.count), seed=asked.seed):
        kind = _kind(told)
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] == 1:
            shown = least(made(asked.seed, number), kind)
            sys.stdout.write(f"input {number} of seed {asked.seed}: {told}\n  at its least: {shown!a}\n")
            sys.stdout.write(f"  there: {fault(shown, thorough=True)!a}\n")
            sys.stdout.flush()
    for kind, count in counts.items():
        sys.stdout.write(f"{count:6d} × {kind}\n")
    took = time.perf_counter() - begun
    sys.stdout.write(f"{asked.count:,} inputs of seed {asked.seed}, {sum(counts.values()):,} faults, {took:.0f} s\n")
    return int(bool(counts))


if __name__ == "__main__":
    raise SystemExit(main())
