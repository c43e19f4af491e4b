"""Rows of cells that no mark parts: numbers at the end of lines, or each cell on a line of its own."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from safe_alloc.reading.countries import fold, known_names
from safe_alloc.reading.parse.grids import Cell, Rows, cell
from safe_alloc.reading.parse.headings import Columns, columns
from safe_alloc.reading.parse.terms import bare, called, kinds_of, unit

_MOST_WAYS, _TRIED = 300, 8  # to cut a line of headings into columns; such lines in a text
_WIDEST = 300  # a longer line is no row that anybody prints
_MOST_STACKED, _LONGEST = 8, 60  # lines that make a row, and signs in the name of a country
_SIGN = r"(?:[€$£] ?|[A-Z]{3} )?"
_END = r"(?:%|[^\W\d]{1,4})?[*€]?(?: (?:(?:€|EUR)(?! ?\d)|(?![A-Z])[^\W\d_]{1,8})){0,2}(?!\S)"
_PLAIN = rf"[-–—]+|\.{{2,3}}|…|(?i:n/?a|n\.a\.|tb[acd]|none|nil)|{_SIGN}\d[\d.,/]*(?:[-–]\d[\d.,]*)?{_END}"
_JOINED = rf"{_SIGN}\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?:[.,]\d+)?{_END}|{_PLAIN}"
_ROW = r"\s*(?:(\d{1,2})[.)]?\s+)?([^\d\s](?:\D|\[\d+\])*?)((?:\s+(?>NUMBER)(?!\S))+)\s*"
_ROWS = [(re.compile(_ROW.replace("NUMBER", each)), re.compile(each)) for each in (_JOINED, _PLAIN)]
"""How a row is written whose numbers have their thousands apart, or not: its rank, its name, and its numbers."""

_VALUE = re.compile(r"\W*\d(?![^%]*%)")  # what is no heading, as '15% advance' is
_YEAR, _LINE = re.compile(r"\W*20\d\d\b"), re.compile(r"(?m)^[^\n]*\S[^\n]*$")


def columned(text: str) -> Iterator[Rows]:
    """Yield the rows of each block of lines that end in numbers, below a line with words for as many columns."""
    block: list[re.Match[str]] = []
    above, tried = None, 0
    for line in re.finditer(r"(?m)^[^\n]*$|\Z", text):
        short = line.end() - line.start() <= _WIDEST
        if short and _ROWS[1][0].fullmatch(line[0]):
            block.append(line)
            continue
        if block and tried < _TRIED:
            tried += 1
            yield _laid(text, above, block)
        block, above = [], line if short else None


def _laid(text: str, above: re.Match[str] | None, block: Sequence[re.Match[str]]) -> Rows:
    """Return the rows of a block, under the line above it if there is just one way to lay that into columns."""
    span = above.span() if above else (0, 0)
    words = [cell(text, *each.span()) for each in re.compile(r"\S+").finditer(text, *span)]
    words = [] if any(_VALUE.match(each.text) and not _YEAR.match(each.text) for each in words) else words
    ways: list[Rows] = []
    plain: Rows = []
    for row, number in _ROWS:
        rows = [_cells(text, row, number, line) for line in block]
        plain = plain if len({*map(len, plain)}) == 1 else [each[:3] for each in rows]
        if len({*map(len, rows)}) == 1 and (heading := _gathered(text, words, len(rows[0]))):
            ways.append([heading, *rows])
    return ways[0] if ways and ways[1:] in ([], ways[:1]) else plain


def _cells(text: str, row: re.Pattern[str], number: re.Pattern[str], line: re.Match[str]) -> list[Cell]:
    found = row.fullmatch(text, *line.span())
    spans = [found.span(at) for at in (1, 2) if found[at]] if found else []
    numbers = number.finditer(text, *found.span(3)) if found else ()
    return [cell(text, *each) for each in (*spans, *(each.span() for each in numbers))]


def _gathered(text: str, words: Sequence[Cell], width: int) -> list[Cell]:
    """Return the words of a line as headings of so many columns; none if not just one reading has sense."""
    found: dict[Columns, list[Cell]] = {}
    begun = [place for place in range(1, len(words)) if _may_begin([word.text for word in words], place)]
    cased = any(word.text[:1].isupper() for word in words)
    ways = combinations(begun if cased else range(1, len(words)), width - 1)
    for _, cuts in zip(range(_MOST_WAYS), ways, strict=False):
        spans = pairwise((0, *cuts, len(words)))
        cells = [cell(text, words[one].start, words[two - 1].end) for one, two in spans]
        read = columns([each.text for each in cells])
        if read.heads:
            found.setdefault(read, cells)
    sure = len(found) == 1 and not next(iter(found)).fault and not next(ways, None)
    return next(iter(found.values())) if sure else []


def _may_begin(words: list[str], place: int) -> bool:
    """Tell whether a word may be the first of a heading: not in brackets, no unit behind another, no lower case."""
    before, word = words[place - 1 : place + 1]
    enclosed = "(" in " ".join([*words[:place], word[:1]]).rpartition(")")[2]
    units = not any(unit(each, ("en",)).rest for each in (before, word))
    led = before.endswith(",") or "little" in kinds_of(fold(before), "any")
    return not (enclosed or led or units or word[:1].islower() or re.match(r"\[|\d+$", word))


def stacked(text: str) -> Iterator[Rows]:
    """Yield the rows of each block of lines with a cell each, in which a country stands every so many lines."""
    lines = [line.span() for line in _LINE.finditer(text)]
    names = [place for place, (start, end) in enumerate(lines) if end - start <= _LONGEST and _is_name(text[start:end])]
    for run in _runs(names):
        size = run[1] - run[0]
        first, last = max(0, run[0] - 2 * size + 1), run[-1] + size
        cells = {at: cell(text, *lines[at]) for at in range(first, min(last + size, len(lines)))}
        summed = last in cells and fold(bare(cells[last].text)) in called("total")
        ends = [*run, last, last + size][: len(run) + 1 + summed]
        for before in range(size):
            begin = run[0] - before - size
            head = [cells[at].text for at in range(begin, begin + size) if at in cells]
            known = len(head) == size and not any(_VALUE.match(each) for each in head)
            if known and columns(head).country == before:
                rows = [begin, *(one - before for one in ends)]
                break
        else:
            rows = ends
        yield [[cells[at] for at in range(one, two) if at in cells] for one, two in pairwise(rows)]


def _runs(names: Sequence[int]) -> list[list[int]]:
    """Return the names that stand as many lines apart as the first two of them, or less where a cell is left out."""
    runs: list[list[int]] = []
    for name in names:
        run = runs[-1] if runs else [-_MOST_STACKED - 1]
        size, gap = run[1] - run[0] if run[1:] else _MOST_STACKED, name - run[-1]
        if gap > size or (gap < size and len(run) == 2):  # in the title above, a country may stand alone
            runs.append([*run[1:], name] if gap < size else [name])
        else:
            run.append(name)
    return [run for run in runs if run[1:] and run[1] - run[0] > 1]


def _is_name(written: str) -> bool:
    named = fold(bare(written.strip())) in known_names()
    return named and "other" not in kinds_of(fold(written), "any")  # Nr heads a column, and is no Nauru
