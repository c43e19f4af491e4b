"""Where the project's data lie, and how a file becomes text: whole, decoded exactly, or refused."""

import codecs
import csv
import io
from functools import cache
from pathlib import Path

from safe_alloc.errors import UnreadableFile

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NO_TEXT = {b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old or locked Office file", b"{\\rtf": "a Rich Text file"}
_NO_TEXT |= dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), "a picture")


@cache
def data_folder() -> Path:
    """Return the folder of the project's data: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "data", package.parent / "data"):
        if (folder / "sources").is_dir():
            return folder
    raise UnreadableFile(f"The data folder is missing from {package}. Install safe_alloc again.")


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, or say in one sentence why there are none."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(f"There is no file {str(path)!r}. Check the path and its spelling.") from error
    except IsADirectoryError as error:
        raise UnreadableFile(f"{str(path)!r} is a directory, not a file. Name one file inside it.") from error
    except PermissionError as error:
        raise UnreadableFile(f"{str(path)!r} may not be read. Ask its owner for permission to read it.") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"{str(path)!r} cannot be read: {error}. Name a readable text file.") from error
    if content.strip() in (b"", *(mark for mark, _ in _MARKS)):
        raise UnreadableFile(f"{str(path)!r} is empty. Name a file that has text in it.")
    return content


def read_text(path: Path, *, encoding: str | None = None) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or the encoding that is named."""
    return decode(read_bytes(path), name=str(path), encoding=encoding)


def decode(content: bytes, *, name: str, encoding: str | None = None) -> str:
    """Return bytes as text; a byte that does not belong is named with its place, never replaced."""
    marked = next((code for mark, code in _MARKS if content.startswith(mark)), "")
    kind = next((kind for begin, kind in _NO_TEXT.items() if content.startswith(begin)), "")
    if kind:
        raise UnreadableFile(f"{name!r} is {kind}, not text. Copy what it says into a UTF-8 text, CSV or XLSX first.")
    try:
        if marked and encoding and not codecs.lookup(encoding).name.startswith(marked[:5]):
            raise UnreadableFile(f"{name!r} begins with the mark of {marked[:6]}, not {encoding}. Name no encoding.")
        text = content.decode(encoding or marked or "utf-8")
    except LookupError as error:
        raise UnreadableFile(f"No encoding is called {encoding!r}. Common ones: utf-8, utf-16, cp1252.") from error
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        raise UnreadableFile(
            f"{name!r} is not {encoding or marked or 'utf-8'} text: byte 0x{content[start]:02x} at place {start} "
            f"(line {content.count(10, 0, start) + 1}) does not belong. "
            f"Save it as UTF-8, or name its encoding: encoding='cp1252', in a shell --encoding cp1252."
        ) from error
    if "\x00" in text:
        how = "Save the figures as UTF-8 text or CSV first; UTF-16 without a mark needs encoding='utf-16-le'."
        raise UnreadableFile(f"{name!r} is binary, not text: a zero byte stands at place {text.index(chr(0))}. {how}")
    return text.removeprefix("\ufeff")


@cache
def reference_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one of the project's own reference tables, every cell a text."""
    path = data_folder() / "reference" / f"{name}.csv"
    return tuple(csv.DictReader(io.StringIO(read_text(path), newline="")))


def paragraph(text: str, *, tag: str = "p") -> str:
    """Return a text as a notebook shows it below a cell, escaped.

    >>> paragraph("60% < 61%")
    '<p>60% &lt; 61%</p>'
    """
    from html import escape  # imported here: only a notebook asks

    return f"<{tag}>{escape(text)}</{tag}>"
