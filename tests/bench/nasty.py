"""Time inputs made to be slow: each doubled up to 100 kB, in a process of its own that can be ended.

python tests/bench/nasty.py            all of them
python tests/bench/nasty.py digits     those whose name holds a word
"""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

from sample import press

import safe_alloc as sa

LARGEST = 100_000
SIZES = [LARGEST // 8, LARGEST // 4, LARGEST // 2, LARGEST]
"""Bytes; each is the double of the one before."""

LIMIT = 1.0
"""No input of 100 kB may take more seconds."""

PATIENCE = 8
"""Seconds until a process counts as stuck; one that holds needs two for all its sizes."""


class Nasty(NamedTuple):
    """A text that grows: a beginning, a piece that is repeated, and an end."""

    piece: str
    head: str = ""
    tail: str = ""

    def text(self, size: int) -> str:
        """Return the text of a size in bytes, or a little less."""
        room = size - len((self.head + self.tail).encode())
        return self.head + self.piece * (room // len(self.piece.encode())) + self.tail


POLAND = "Poland gets €1 million, "
CSV = "country,amount_eur\nPoland,5\n"
GRID = "| Country | Amount (€ million) |\n|---|---|\n"

INPUTS = {
    # signs
    "digits": Nasty("1"),
    "digits behind a euro sign": Nasty("7", "Poland: €", " million"),
    "digits of Arabic": Nasty("٣"),
    "digits, wide": Nasty("５"),
    "digits and spaces": Nasty("123 "),
    "digits and hard spaces": Nasty("123\u00a0"),
    "digits and apostrophes": Nasty("123’"),
    "numbers with commas": Nasty("234,", "Poland: €1,", "567"),
    "numbers with points": Nasty("1.5."),
    "numbers in a list": Nasty("1, 2, "),
    "numbers over lines": Nasty("43.7\n"),
    "spaces": Nasty(" "),
    "spaces before a word": Nasty(" ", "Poland", "€1 million"),
    "hard spaces": Nasty("\u00a0"),
    "lines": Nasty("\n"),
    "lines of Windows": Nasty("\r\n"),
    "lines and spaces": Nasty("\n  "),
    "lines of one letter": Nasty("a\n"),
    "tabs": Nasty("\t"),
    "pipes": Nasty("|"),
    "pipes and dashes": Nasty("|-"),
    "a rule that is none": Nasty("-", "|\n|", "x\n" + "|" + "-" * 50),
    "dashes": Nasty("-"),
    "dashes, long": Nasty("– "),
    "dots": Nasty("."),
    "dots and spaces": Nasty(". "),
    "dots between letters": Nasty("a."),
    "stops of every kind": Nasty('."'),
    "commas": Nasty(","),
    "commas and spaces": Nasty(", "),
    "colons": Nasty(": "),
    "semicolons": Nasty("; "),
    "leaders before open brackets": Nasty("Poland ... 5 bn ("),
    "programmes": Nasty("RRF Poland €1bn and SAFE €2bn, "),
    "two sums of a country": Nasty("€1bn for Poland (€2bn) "),
    "quotations in another language": Nasty("«Les Pays-Bas devraient garantir 13 milliards» "),
    "what the Union should do": Nasty("France said the EU should borrow €1bn, "),
    "quotes": Nasty('"'),
    "quotes, curly": Nasty("“”"),
    "apostrophes": Nasty("'"),
    "apostrophes before letters": Nasty("'a"),
    "brackets, round": Nasty("("),
    "brackets, round, closed": Nasty("()"),
    "brackets, nested": Nasty("(€1 million "),
    "brackets, square": Nasty("["),
    "brackets, square, closed": Nasty("[]"),
    "brackets of a link": Nasty("]("),
    "a link with blanks": Nasty(" ", "[a]("),
    "a link with brackets": Nasty("(a)", "[a]("),
    "links": Nasty("[a](b) "),
    "exclamation marks": Nasty("!["),
    "stars": Nasty("*"),
    "stars and spaces": Nasty("* "),
    "backslashes": Nasty("\\"),
    "backticks": Nasty("` "),
    "hashes": Nasty("#"),
    "euro signs": Nasty("€"),
    "euro signs and dots": Nasty("€."),
    "per cent": Nasty("5% "),
    "combining marks": Nasty("\u0301", "a"),
    "combining marks of two classes": Nasty("\u0301\u0327", "a"),
    "combining marks, many letters": Nasty("a\u0301\u0327"),
    "combining voicing marks": Nasty("か\u3099"),
    "vowel signs": Nasty("\u1161", "\u1100"),
    "bidi marks": Nasty("\u200f"),
    "bidi marks between letters": Nasty("a\u200f"),
    "bidi marks between digits": Nasty("1\u2066"),
    "soft hyphens": Nasty("Po\u00adland "),
    "zeros of bytes": Nasty("\x00"),
    "raised digits": Nasty("²"),
    "raised digits behind words": Nasty("abc²"),
    "ampersands": Nasty("&"),
    "entities": Nasty("&amp;"),
    "addresses": Nasty("https://a.b "),
    "address of stops": Nasty(".", "www.a"),
    # words
    "one word": Nasty("a"),
    "one word in capitals": Nasty("A"),
    "words in capitals": Nasty("POLAND WORD "),
    "words, no stop": Nasty("word "),
    "names of nobody": Nasty("Bavaria "),
    "and": Nasty("and "),
    "and, glued": Nasty("and"),
    "countries": Nasty("Poland"),
    "countries with spaces": Nasty("Poland "),
    "countries with commas": Nasty("Poland, "),
    "countries with and": Nasty("Poland and Italy and "),
    "countries with of": Nasty("Poland of the "),
    "countries with joints": Nasty("France, of the and to "),
    "countries over lines": Nasty("Poland\n"),
    "long phrases that fail": Nasty("the United Kingdom of Great Britain and "),
    "magnitudes": Nasty("billion "),
    "magnitudes, short": Nasty("bn"),
    "number words": Nasty("seven "),
    "number words and hundreds": Nasty("one hundred and "),
    "hundreds before a sum": Nasty("one hundred ", "Poland gets ", "million euros"),
    "sums that rise": Nasty("5000 million ", "Poland: €2 billion "),
    "digits spoken": Nasty("one ", "Poland got zero point "),
    "halves": Nasty("and a half "),
    "currencies": Nasty("euros "),
    "qualifiers": Nasty("about up to "),
    "totals": Nasty("total €1 million "),
    "ofs": Nasty("€1 million of the "),
    "respectively": Nasty("respectively, "),
    "each": Nasty("each "),
    # sums
    "sums, small": Nasty("€1 "),
    "sums": Nasty("€1 million "),
    "sums with commas": Nasty("€1 million, "),
    "sums behind a country": Nasty("€1 million ", "Poland "),
    "sums with commas behind a country": Nasty("€1 million, ", "Poland, "),
    "sums with and behind a country": Nasty("€1 million and ", "Poland "),
    "sums with from behind a country": Nasty("from €1 million ", "Poland "),
    "sums with an or": Nasty("€1 or ", "Poland: "),
    "sums before a country": Nasty("€1 million ", "", "for Poland"),
    "sums with dashes": Nasty("€1–"),
    "sums that fall": Nasty("1 billion 1 million "),
    "sums in brackets": Nasty("(€1 million) "),
    "sums over lines": Nasty("€1 million\n"),
    "pairs": Nasty("Poland €1 million "),
    "pairs in one sentence": Nasty(POLAND),
    "pairs turned round": Nasty("€1 million for Poland, "),
    "pairs in turns": Nasty("Poland €1 million Italy, €2 million "),
    "pairs with a change": Nasty("Poland rose from €1 million to €2 million, "),
    "pairs with brackets": Nasty("Poland (€1 million), Italy and Spain (€2 million each), "),
    "pairs with two countries": Nasty("Poland, unlike Italy, gets €1 million, "),
    "pairs behind a long head": Nasty("and " * 40 + POLAND),
    "pairs after many words": Nasty(POLAND, "more than the earlier " * 1000),
    "pairs over lines": Nasty("Poland: €1 million\n"),
    "pairs over paragraphs": Nasty("Poland: €1 million\n\n"),
    "pairs that contradict": Nasty("Poland: €1 million. Poland: €2 million. "),
    "pairs without a unit": Nasty("Poland 5.1, "),
    "pairs without a sign": Nasty("Italy 5 or 6 "),
    "givers and takers": Nasty("Norway gives €1 million to Moldova, "),
    "respectively, long": Nasty("Poland, Italy and Spain get €1 million, €2 million and €3 million, respectively; "),
    "countries, then sums": Nasty("€1 million, ", "Poland, " * 1000),
    # other scripts
    "signs of Chinese": Nasty("国"),
    "numbers of Chinese": Nasty("三百"),
    "countries of Chinese": Nasty("波兰"),
    "pairs of Chinese": Nasty("波兰5亿欧元,"),
    "letters of Japanese": Nasty("ポーランド"),
    "pairs of Japanese": Nasty("ポーランドに5億ユーロ、"),
    "letters of Korean": Nasty("폴란드"),
    "letters of Arabic": Nasty("و"),
    "words of Arabic": Nasty("وبولندا "),
    "pairs of Arabic": Nasty("بولندا ٥ مليون يورو و"),
    "letters of Greek": Nasty("Πολωνία "),
    "letters of Russian": Nasty("Польша и "),
    # tables and pages
    "table of commas": Nasty("Poland,5\n", CSV),
    "table of nobody": Nasty("Nobody,5\n", CSV),
    "table of blank lines": Nasty("\n", CSV),
    "table of quotes": Nasty('"', CSV),
    "table of quoted pieces": Nasty('"a""b"c\n', CSV),
    "table of quotes never closed": Nasty('"a,""\n', CSV),
    "table of marks": Nasty(",", CSV),
    "table, one wide row": Nasty("a,"),
    "table of spaces": Nasty(" ", CSV + "Poland,"),
    "table of words": Nasty("about €5 million to €6 million,", CSV),
    "table of pipes": Nasty("| Poland | 5 |\n", GRID),
    "tables of pipes": Nasty(GRID + "| Poland | 5 |\n\n"),
    "table of tabs": Nasty("Poland\t5\n", "Country\tAmount (million EUR)\n"),
    "cell of digits": Nasty("1", CSV + "Italy,"),
    "cell of digits and spaces": Nasty("1 ", CSV + "Italy,", "x"),
    "cell of letters": Nasty("a ", CSV + "Italy,5 ", "!"),
    "cell of stars": Nasty("*", CSV + "Italy*", "x,5\n"),
    "page of tags": Nasty("<"),
    "page of open tags": Nasty("<p>"),
    "page of broken tags": Nasty("<a "),
    "page of tags in tags": Nasty("<div>", "<html>", "Poland: €1 million"),
    "page of text": Nasty("<p>Poland: €1 million</p>"),
    "page of comments": Nasty("<!---->", "", "x"),
    "page of open comments": Nasty("<!--", "<p>"),
    "page of marks": Nasty("<![CDATA[", "<p>"),
    "page of instructions": Nasty("<?", "<p>"),
    "page of tables": Nasty("<table><tr><td>Country<td>Amount (€)", "<p>"),
    "page of entities": Nasty("&#8364;", "<p>"),
    "page of ampersands": Nasty("&", "<p>"),
    "page of attributes": Nasty(' a="b', "<p"),
    "tags in a text": Nasty("a <", "Poland "),
    "tags never closed": Nasty("<b ", "Poland "),
    "raised tags": Nasty("<sup>1", "Poland "),
}


INPUTS["one line of real text"] = Nasty(press().replace("\n", " ") + " ")
INPUTS["one sentence of real text"] = Nasty(press().replace("\n", " ").replace(". ", ", ") + " ")


class Taken(NamedTuple):
    """The seconds an input took at each size, as far as it came, and what ended it before the last."""

    seconds: list[float]
    ended: str

    @property
    def slow(self) -> bool:
        """Tell whether the largest size took too long, or was never read."""
        return bool(self.ended) or self.seconds[-1] > LIMIT

    def told(self) -> str:
        """Return the milliseconds at each size, the growth at the last doubling, and what is wrong."""
        shown = ", ".join(f"{each * 1000:,.0f}" for each in self.seconds) + " ms"
        growth = f" ×{self.seconds[-1] / self.seconds[-2]:.1f}" if len(self.seconds) > 1 else ""
        wrong = "SLOW" if self.slow else ""
        if self.ended:
            wrong = f"{self.ended} at {SIZES[len(self.seconds)] / 1000:.0f} kB"
        return f"{shown}{growth} {wrong}".rstrip()


def lines(word: str = "") -> Iterator[str]:
    """Yield what each input takes, as it is known, then the worst and whether all hold."""
    taken: dict[str, Taken] = {}
    for name in INPUTS:
        if word in name:
            taken[name] = times(name)
            yield f"{name}: {taken[name].told()}"
    slow = [name for name, each in taken.items() if each.slow]
    verdict = f"MISSED by {len(slow)}: {', '.join(slow)}" if slow else "holds"
    yield f"{len(taken)} inputs of {LARGEST // 1000} kB, goal ≤ {LIMIT:.0f} s each: {verdict}"


def times(name: str) -> Taken:
    """Measure one input in a process of its own, which is ended if it seems stuck."""
    command = [sys.executable, __file__, "--times", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            told, error = process.communicate(timeout=PATIENCE)
            ended = error.strip().rpartition("\n")[2]
        except subprocess.TimeoutExpired:
            process.kill()
            told, ended = process.communicate()[0], "STUCK"
    return Taken([float(line) for line in told.split()], ended)


def measure(name: str) -> None:
    """Print the seconds an input takes at each size; a first short text loads what is read only once."""
    sa.explain(INPUTS[name].text(1_000))
    for size in SIZES:
        text = INPUTS[name].text(size)
        begun = time.perf_counter()
        with contextlib.suppress(sa.SafeAllocError):  # a page without text is refused; the time counts all the same
            sa.explain(text)
        print(time.perf_counter() - begun, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--times"]:
        measure(sys.argv[2])
    else:
        for told in lines(" ".join(sys.argv[1:])):
            print(told)
