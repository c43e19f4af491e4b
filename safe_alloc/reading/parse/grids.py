"""Text as rows of cells, each with its place: a mark, an upright line or spaces between them."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from safe_alloc.reading.parse.headings import DATE, Columns, columns, may_head
from safe_alloc.reading.parse.plain import plain
from safe_alloc.reading.parse.terms import is_named

MOST_COLUMNS = 60
"""A first row with more cells than this is no row of headings."""

_DEEPEST = 20  # headings stand in one of the first rows; below that a look would cost more than it finds
_JUDGED = 3  # rows that tell what an unnamed column holds
_LONGEST = 80  # signs in a heading; what is longer is a sentence
_UPRIGHT = re.compile(r"(?m)^(?:[^\n|]*\|[^\n]*(?:\n|\Z)|[ \t]*[+|:=-]{3}[+|:= \t-]*(?:\n|\Z)){2,}")
_APART = re.compile(r"\S+(?:(?: |(?<=\d)[\u00a0\u202f\u2009](?=\d{3}))\S+)*")
_SUM = re.compile(r"(?![^%]*%|\W{0,2}\d\d?\W*[A-Z][a-z]{3})\W{0,2}(?:EUR )?\d|n/?a")  # but: 1. Poland, 3 Italy
_RULE, _WIDEST = re.compile(r"[\s|:+=-]*"), 300  # a longer line is no row that a terminal shows
_GROUPED = re.compile(r"\d,\d{3}(?!\d)")  # thousands of one number, or cells of three digits
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
    filled = ([row for row in rows if row] for rows in grids)  # a mark alone on its line has no cell
    for rows in map(_squared, filter(None, filled)):
        first = heading_row(rows)
        if first >= 0 or must_be or _is_open(rows):
            tables.append(rows[max(first, 0) :] if must_be else _trimmed(rows[max(first, 0) :], text))
            start = max(last, tables[-1][0][0].start)
            end = max(start, *(cell.end for row in tables[-1] for cell in row))  # rows of two tables may interlock
            rest += [text[last:start], re.sub(r"[^\n]", " ", text[start:end])]
            last = end
    return Document(text, tuple(tables), "".join((*rest, text[last:])))


def _trimmed(rows: Rows, text: str) -> Rows:
    """Return rows without the notes below them, which name no country: of another width, 'Source: …', or set apart."""
    while len(rows) > 2 and not any(is_named(cell.text) for cell in rows[-1]):
        apart = re.search(r"\n\s*\n", text[rows[-2][-1].end : rows[-1][0].start])
        if not apart and len(rows[-1]) == len(rows[0]) and ":" not in rows[-1][0].text:
            break
        rows = rows[:-1]
    return rows


def _is_open(rows: Rows) -> bool:
    """Tell whether rows hold a country and several numbers each: nobody can say without headings which is meant."""
    middle = rows[len(rows) // 2 :][:_JUDGED]
    alike = [[cell.text for cell in row] for row in middle if len(row) == len(middle[0])]
    held = [[cell for cell in each if re.search(r"\w", cell)] for each in zip(*alike, strict=True) if each[1:]]
    sums = [each for each in held if each and all(_SUM.match(cell) and not DATE.fullmatch(cell) for cell in each)]
    small = (each for each in sums if all(re.fullmatch(r"\d\d?", cell) for cell in each))
    ranks = [each for each in small if each == sorted(each, key=int)]
    return len(sums) - len(ranks) > 1 and any(each and all(map(is_named, each)) for each in held)


def _squared(rows: Rows) -> Rows:
    """Return rows whose headings leave no corner out, and whose units in a row of their own stand in the headings."""
    head, *below = map(list, rows)
    blank = Cell("", head[0].start, head[0].start)
    row = (
        ",".join(cell.text for cell in below[0]) if below and len(head) == len(below[0]) - 1 else "0,000"
    )  # 43,700 is one cell
    if not _GROUPED.search(row) and columns([cell.text for cell in head]).country < 0:
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
        if wide and below == [len(row)] and may_head([cell.text for cell in row]) and understood(rows[place:]).heads:
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
    tried = {mark: separated("\n".join(lines), mark) for mark in marks}
    grouped = all(_GROUPED.search(line) for line in lines[len(lines) // 2 :][:_JUDGED])  # 1. Malta, €43,700,000
    open_ = (mark for mark, rows in tried.items() if (mark != "," or not grouped) and _is_open(rows))
    heads = (mark for mark, rows in tried.items() if heading_row(rows) >= 0)
    return next(chain(heads, open_), marks[0] if must_be and marks else "")


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
    for line in re.finditer(r"(?m)^[^\n]*$|\Z", text):
        short = 0 < line.end() - line.start() <= _WIDEST and ("  " in line[0] or "\t" in line[0])
        cells = [cell(text, *each.span()) for each in _APART.finditer(text, *line.span())] if short else []
        if len(cells) > 1:
            rows.append(cells)
        elif not line[0].strip() or not _RULE.fullmatch(line[0]):
            if len(rows) > 1:
                yield rows
            rows = []


def _uprights(text: str, start: int, end: int) -> list[Cell]:
    cuts = [start - 1, *(sign.start() for sign in re.compile(r"(?<!\\)\|").finditer(text, start, end)), end]
    cells = [cell(text, before + 1, after) for before, after in pairwise(cuts)]
    return cells[not cells[0].text : len(cells) - (not cells[-1].text)]


def cell(text: str, start: int, end: int) -> Cell:
    """Return the cell between two places, blanks around it left out."""
    start += len(text[start:end]) - len(bare := text[start:end].lstrip())
    bare = bare.rstrip()
    return Cell(plain(bare).text.strip(), start, start + len(bare))
