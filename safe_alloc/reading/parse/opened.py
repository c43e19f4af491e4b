"""What is given to be read: a text, a file or standard input, opened as text with its tables."""

import re
import sys
from pathlib import Path

from safe_alloc.errors import UnreadableFile
from safe_alloc.reading.files import decode, read_bytes
from safe_alloc.reading.parse.grids import Document, document, separated, separator, spaced, upright
from safe_alloc.reading.parse.loose import columned, stacked

_PAGE = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*+-->\s*)*+<(?:!doctype\s+html|[a-z][a-z0-9]*[\s/>])", re.I | re.S
)
"""How a page begins: with a tag."""

_FILE = re.compile(r"\S{1,200}\.(?:txt|md|html?|xhtml|csv|tsv|xlsx)", re.I)
"""What is the name of a file and no text that anybody writes."""


def opened(given: str | Path, *, encoding: str | None = None, strict: bool = True) -> Document:
    """Return the text of what is given, and its tables; Path("-") is standard input."""
    if isinstance(given, Path):
        name = "standard input" if str(given) == "-" else str(given)
        content = read_bytes(given) if str(given) != "-" else _standard_input()
        if content.startswith(b"PK\x03\x04"):
            from safe_alloc.reading.parse.sheets import read_book  # imported here: few files are workbooks

            return read_book(content, name)
        if given.suffix.casefold() == ".xlsx":
            raise UnreadableFile(
                f"{name} is no workbook, whatever its name says. Save it as one, or call it .txt or .csv."
            )
        return _recognised(decode(content, name=name, encoding=encoding), given.suffix.casefold(), strict=True)
    if encoding is not None:
        raise UnreadableFile(f"A str is decoded already, so encoding={encoding!r} means nothing. Leave it out.")
    if strict and _FILE.fullmatch(given):
        raise UnreadableFile(f"{given!r} is a str, so it is read as a text. To read a file, pass Path({given!r}).")
    return _recognised(given, "", strict=strict)


def _standard_input() -> bytes:
    content = sys.stdin.buffer.read() if sys.stdin else b""
    if not content.strip():
        raise UnreadableFile("Standard input is empty. Pipe a text into it, or name a file.")
    return content


def _recognised(text: str, suffix: str, *, strict: bool) -> Document:
    """Return a text as what it looks like: a page, a table, or a text that may have tables in it."""
    if suffix in (".html", ".htm", ".xhtml"):
        return _page(text)
    if _PAGE.match(text):
        try:
            return _page(text)
        except UnreadableFile:
            if strict:
                raise
            # What only begins like a page is read as it stands.
    must_be = suffix in (".csv", ".tsv")
    if mark := separator(text, must_be=must_be):
        return document(text, [separated(text, mark)], must_be=must_be)
    ways = (document(text, [*found(text)]) for found in (upright, spaced, columned, stacked))
    return next((each for each in ways if each.tables), Document(text, (), text))


def _page(text: str) -> Document:
    """Return a page's text and tables; one whose tags do not close would keep a reader of tags busy for ever."""
    begun, closed = text.count("<"), text.count(">")
    if begun > 2 * closed + 100:
        raise UnreadableFile(f"The page opens {begun:,} tags and closes {closed:,}. Save it again, or paste its text.")
    from safe_alloc.reading.parse.pages import read_page  # imported here: few texts are pages

    return read_page(text)
