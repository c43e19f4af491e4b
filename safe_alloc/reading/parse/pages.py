"""A saved page as text: its main part, a line for each block, and its tables as rows of cells."""

import re
from html.parser import HTMLParser

from safe_alloc.errors import UnreadableFile
from safe_alloc.reading.parse.grids import MOST_COLUMNS, Document, cell, document
from safe_alloc.reading.parse.plain import raised

_ASIDE = " script style head title nav header footer aside template noscript svg button select textarea dialog "
_VOID, _LINES = " area base br col embed hr img input link meta source track wbr ", " li tr dt dd br caption option "
_BLOCKS = " p div table ul ol dl h1 h2 h3 h4 h5 h6 section article main blockquote pre figure figcaption hr address "
_PARTS = (("main", f"{_ASIDE}form "), ("article", f"{_ASIDE}form "), ("body", _ASIDE), ("", _ASIDE))
"""Where the main text is looked for, and what is left out there; some pages are one form from end to end."""


def read_page(text: str) -> Document:
    """Return the main text of a page and its tables: of <main>, else <article>, else <body>."""
    for part, left_out in _PARTS:
        page = _Page(part, left_out)
        try:
            page.feed(text)
            page.close()
        except AssertionError as error:  # html.parser's own, for a '<![' that declares nothing
            raise UnreadableFile(f"The tags of the page end in {error}. Save it again, or paste its text.") from error
        found = "".join(page.text)
        if page.aside and (found.strip() or not part):
            told = f"The page opens <{page.aside[0]}> and never closes it, so its main text has no end."
            raise UnreadableFile(f"{told} Save the page again, or paste its text.")
        if found.strip():
            return document(found, [[[cell(found, *at) for at in row] for row in each if row] for each in page.tables])
    raise UnreadableFile("The page has no text in its body. Save it once it is fully shown, or paste its text.")


class _Page(HTMLParser):
    """What a page shows: its text in pieces, and its tables as rows of places in it."""

    def __init__(self, part: str, left_out: str) -> None:
        super().__init__(convert_charrefs=True)
        self.part, self.left_out = part, left_out
        self.inside, self.raised, self.size, self.lines = int(not part), 0, 0, 0
        self.aside: list[str] = []  # the open tags of what is left out
        self.text: list[str] = []
        self.tables: list[list[list[tuple[int, int]]]] = []
        self.open: list[tuple[list[list[tuple[int, int]]], int | None, int]] = []  # table, start of its cell, columns

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        hidden = "hidden" in said or "display:none" in said.get("style", "").replace(" ", "")
        self.inside += tag == self.part and not self.aside
        if self.aside:
            self.aside += [tag] if tag == self.aside[0] else []
        elif self.inside and f" {tag} " not in _VOID and (f" {tag} " in self.left_out or hidden):
            self.aside = [tag]
        elif self.inside:
            self.raised += tag == "sup"
            self._break(tag)
            self._begin(tag, said.get("colspan", ""))

    def handle_endtag(self, tag: str) -> None:
        if self.aside:
            self.aside = self.aside[tag == self.aside[0] :]
        elif self.inside:
            self.raised = max(0, self.raised - (tag == "sup"))
            if self.open and tag in ("td", "th", "tr", "table"):
                self._end_cell()
                self.open = self.open[: -1 if tag == "table" else None]
            self._break(tag)
            self.inside -= tag == self.part

    def handle_data(self, data: str) -> None:
        if self.inside and not self.aside:
            told = re.sub(r"[ \t\r\n\f]+", " ", raised(data) if self.raised else data)
            first = not self.size or self.lines or self.text[-1].endswith((" ", "\n"))
            self._put(told.lstrip(" ") if first else told)

    def _put(self, written: str) -> None:
        """Add to the text, on a new line if a block begins; a cell begins on the line of its row."""
        in_line = not self.size or (self.open and self.open[-1][1] == self.size)
        if written:
            self.text.append(("" if in_line else "\n" * self.lines) + written)
            self.size, self.lines = self.size + len(self.text[-1]), 0

    def _begin(self, tag: str, across: str) -> None:
        if tag == "table":
            self.tables.append([])
            self.open.append((self.tables[-1], None, 1))
        elif self.open and tag in ("tr", "td", "th"):
            self._end_cell()
            rows = self.open[-1][0]
            if tag == "tr" or not rows:
                rows.append([])
            if tag != "tr":
                self.text.append(" | " if rows[-1] else "\n" * self.lines if self.size else "")
                self.size, self.lines = self.size + len(self.text[-1]), 0
                self.open[-1] = (rows, self.size, min(int(across), MOST_COLUMNS) if across.isdecimal() else 1)

    def _end_cell(self) -> None:
        rows, start, across = self.open[-1]
        if start is not None:
            rows[-1] += [(start, self.size), *[(self.size, self.size)] * (across - 1)]
            self.open[-1] = (rows, None, 1)

    def _break(self, tag: str) -> None:
        self.lines = 2 if f" {tag} " in _BLOCKS else max(self.lines, int(f" {tag} " in _LINES))
