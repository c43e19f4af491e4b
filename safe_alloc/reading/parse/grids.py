"""Text as rows of cells, each with its place: a mark, an upright line or spaces between them."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from safe_alloc.reading.parse.headings import Columns, columns, may_head
from safe_alloc.reading.parse.plain import plain

MOST_COLUMNS = 60
"""A first row with more cells than this is no row of headings."""

_DEEPEST = 20  # headings stand in one of the first rows; below that a look would cost more than it finds
_MOST_WORDS, _TRIED = 10, 4  # in a line of headings whose columns are told by what the words mean; such lines in a text
_JUDGED = 3  # rows that tell what an unnamed column holds
_LONGEST = 80  # signs in a heading; what is longer is a sentence
_UPRIGHT = re.compile(r"(?m)^(?:[^\n|]*\|[^\n]*(?:\n|\Z)|[ \t]*[+|:=-]{3}[+|:= \t-]*(?:\n|\Z)){2,}")
_APART = re.compile(r"\S+(?: \S+)*")
_WORDS, _NUMBER = re.compile(r"\S+"), re.compile(r"[-–—]+|n/?a|n\.a\.|\d[\d.,]*(?:[-–]\d[\d.,]*)?%?")
_ONE = re.compile(r"\D*\d{1,3}(?:[ \u00a0\u202f]\d{3})+")  # a name and one number, its thousands apart
_LAST = tuple("0123456789.,-–—%")  # how a row of numbers ends
_WIDEST = 300  # a longer line is no row that a terminal shows
_RULE = re.compile(r"[\s|:+=-]*")
_SENTENCES = re.compile(r"\w{5}\.\s+(\w)|\w[?!…]\s+\w")  # one behind the other: no row of headings


class Cell(NamedTuple):
    """One cell: its text without formatting, and its place in the whole text."""

    text: str
    start: int
    end: int
    exact: bool = False  # a number as a workbook stores it, whose point is no matter of language


Rows = Sequence[Sequence[Cell]]


class Document(NamedTuple):
    """What is read: a text that places count in, its tables from their headings on, and the text without them."""

    text: str
    tables: tuple[Rows, ...]
    rest: str


def document(text: str, grids: Sequence[Rows], *, must_be: bool = False) -> Document:
    """Return a text with those of its grids that have headings as tables, or that must be; other rows stay text."""
    tables, rest, last = [], [], 0
    for rows in map(_squared, filter(None, grids)):
        first = heading_row(rows)
        if first >= 0 or must_be:
            tables.append(rows[max(first, 0) :])
            start, end = max(last, tables[-1][0][0].start), max(cell.end for row in rows for cell in row)
            rest += [text[last:start], re.sub(r"[^\n]", " ", text[start:end])]
            last = end
    return Document(text, tuple(tables), "".join((*rest, text[last:])))


def _squared(rows: Rows) -> Rows:
    """Return rows whose headings leave no corner out, and whose units in a row of their own stand in the headings."""
    head, *below = map(list, rows)
    blank = Cell("", head[0].start, head[0].start)
    if below and len(head) == len(below[0]) - 1 and columns([cell.text for cell in head]).country < 0:
        head = [blank, *head]
    units = [blank, *below[0]][-len(head) :] if len(below) > 1 else []
    if len(units) == len(head) and not units[0].text and columns([cell.text for cell in units]).amounts:
        head = [Cell(f"{each.text} {unit.text}", *each[1:3]) for each, unit in zip(head, units, strict=True)]
        below = below[1:]
    return [head, *below]


def heading_row(rows: Rows) -> int:
    """Return which of the first rows holds the headings of countries and amounts, a row as wide below it; or -1."""
    for place, row in enumerate(rows[:_DEEPEST]):
        below = [len(each) for each in rows[place + 1 : place + 2]] if place else [len(row)]
        wide = 1 < len(row) <= MOST_COLUMNS and max(len(cell.text) for cell in row) <= _LONGEST
        alike = wide and below == [len(row)] and may_head([cell.text for cell in row])
        if alike and understood(rows[place:]).heads:
            return place
    return -1


def understood(rows: Rows, language: str | None = None) -> Columns:
    """Return what the first row, of headings, means over the rows below it."""
    below = [[cell.text for cell in row] for row in rows[1 : 1 + _JUDGED] if len(row) == len(rows[0])]
    return columns([cell.text for cell in rows[0]], language, below)


def separator(text: str, *, must_be: bool) -> str:
    """Return the sign between the cells of a text that is a table, or must be one; '' for any other."""
    lines = [line for line in re.split(r"\r?\n|\r", text, maxsplit=_DEEPEST)[:_DEEPEST] if line.strip()]
    ended = (found[1] for line in lines[:1] for found in _SENTENCES.finditer(line))
    if not must_be and (len(lines) < 2 or any(first is None or first.isupper() for first in ended)):
        return ""  # prose has commas too
    marks = [max(",;\t", key=line.count) for line in lines]
    heads = (mark for mark in dict.fromkeys(marks) if heading_row(separated("\n".join(lines), mark)) >= 0)
    return next(heads, marks[0] if must_be and marks else "")


def separated(text: str, mark: str) -> list[list[Cell]]:
    """Return the cells of every row with their places; quotes may hold the mark, a line end, or a doubled quote."""
    quoted = re.compile(r'[^\S\r\n]*"((?:[^"]|"")*+)"[^\S\n]*')
    bare = re.compile(rf"[^{mark}\r\n]*")
    rows: list[list[Cell]] = [[]]
    place = 0
    while place <= len(text):
        found = quoted.match(text, place)
        if not found or (found.end() < len(text) and text[found.end()] not in f"{mark}\r\n"):
            found = bare.match(text, place)
        if found is None:
            break
        rows[-1].append(cell(text, *(found.span(1) if found.re.groups else found.span())))
        place = found.end() + 1
        if found.end() < len(text) and text[found.end()] in "\r\n":
            rows.append([])
    return [row for row in rows if any(each.text for each in row)] or rows[:1]


def upright(text: str) -> Iterator[list[list[Cell]]]:
    """Yield the rows of each block of lines with | between their cells, as Markdown writes tables."""
    for block in _UPRIGHT.finditer(text):
        lines = [line for line in re.compile(r"[^\n]+").finditer(text, *block.span()) if "|" in line[0]]
        yield [_uprights(text, *line.span()) for line in lines if not _RULE.fullmatch(line[0])]


def spaced(text: str) -> Iterator[list[list[Cell]]]:
    """Yield the rows of each block of lines whose cells two spaces or a tab part, as a terminal prints tables."""
    rows: list[list[Cell]] = []
    for line in re.finditer(r"(?m)^[^\n]*$", text):
        short = 0 < line.end() - line.start() <= _WIDEST and ("  " in line[0] or "\t" in line[0])
        cells = [cell(text, *each.span()) for each in _APART.finditer(text, *line.span())] if short else []
        if len(cells) > 1:
            rows.append(cells)
        elif not line[0].strip() or not _RULE.fullmatch(line[0]):
            if len(rows) > 1:
                yield rows
            rows = []
    if len(rows) > 1:
        yield rows


def columned(text: str) -> Iterator[list[list[Cell]]]:
    """Yield the rows of each block of lines that end in numbers, below a line with words for as many columns."""
    rows: list[list[Cell]] = []
    heading: list[Cell] = []
    above: tuple[int, int] = (0, 0)
    tried = 0
    for line in re.finditer(r"(?m)^[^\n]*$", text):
        bare = line[0].strip()
        ends = bare.endswith(_LAST) and len(line[0]) <= _WIDEST and not _ONE.fullmatch(bare)
        ends = ends and _NUMBER.fullmatch(bare.rsplit(None, 1)[-1]) is not None
        words = list(_WORDS.finditer(text, *line.span())) if ends else []
        if ends and not rows and above[1] - above[0] <= _WIDEST:
            heading = [cell(text, *each.span()) for each in _WORDS.finditer(text, *above)]
            numbers = next((place for place, each in enumerate(words[::-1]) if not _NUMBER.fullmatch(each[0])), 0)
            if 1 < numbers < len(heading) - 1 < _MOST_WORDS and tried < _TRIED:
                tried += 1
                heading = _gathered(text, heading, numbers)
        name = len(words) - len(heading) + 1
        named = cell(text, words[0].start(), words[name - 1].end()) if 2 < len(heading) <= len(words) else None
        if named and re.fullmatch(r"\D+", named.text) and all(_NUMBER.fullmatch(each[0]) for each in words[name:]):
            rows.append([named, *(cell(text, *each.span()) for each in words[name:])])
        elif rows:
            yield [heading, *rows]
            rows = []
        above = line.span()
    if rows:
        yield [heading, *rows]


def _gathered(text: str, words: Sequence[Cell], numbers: int) -> list[Cell]:
    """Return the words of a line as headings over a name and some numbers; none if not just one reading has sense."""
    found: dict[Columns, list[Cell]] = {}
    for cuts in combinations(range(1, len(words)), numbers):
        cells = [
            cell(text, words[first].start, words[last - 1].end) for first, last in pairwise((0, *cuts, len(words)))
        ]
        read = columns([each.text for each in cells])
        if read.heads and not read.fault:
            found.setdefault(read, cells)
    return next(iter(found.values())) if len(found) == 1 else []


def _uprights(text: str, start: int, end: int) -> list[Cell]:
    start += len(text[start:end]) - len(text[start:end].lstrip(" \t"))
    end = start + len(text[start:end].rstrip())
    start, end = start + text.startswith("|", start), end - (text[start:end].endswith("|"))
    cuts = [start - 1, *(sign.start() for sign in re.compile(r"(?<!\\)\|").finditer(text, start, end)), end]
    return [cell(text, before + 1, after) for before, after in pairwise(cuts)]


def cell(text: str, start: int, end: int) -> Cell:
    """Return the cell between two places, blanks around it left out."""
    start += len(text[start:end]) - len(bare := text[start:end].lstrip())
    bare = bare.rstrip()
    return Cell(plain(bare).text.strip(), start, start + len(bare))
