"""Press text or a table in; each country's sum out, with its place, or a sentence about what is open.

How it works: `lexicon` holds the words of a language, `tokens` cuts a text into the few pieces that matter,
`amounts` reads numbers with their unit, `binding` ties sums to countries, `tables` reads CSV.
A language is added by one file in lexicon/ and its cases in tests/test_parse.py.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from safe_alloc.errors import AmbiguousText, WrongMoney
from safe_alloc.reading.files import read_text
from safe_alloc.reading.parse.prose import read_prose
from safe_alloc.reading.parse.results import Claim, Doubt, Reading, Secondary
from safe_alloc.reading.parse.tables import is_table, read_csv

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Claim", "Doubt", "Reading", "Secondary", "explain", "parse", "refuse_doubts"]


def parse(
    text: str | Path,
    *,
    strict: bool = True,
    language: str | None = None,
    source: str | None = None,
    encoding: str | None = None,
) -> "pd.DataFrame":
    """Return the sums a text or table names as Claims, each tied to its country and its place in the text.

    `text` is a text, or the Path of a file. Columns country (alpha-3), low, high and step (whole units of
    currency; step is the worth of the last written digit), currency, qualifier (exact, about, up_to, at_least,
    range), as_written, start, end (places in the text) and source; at most one row a country, in the order of
    the text; empty if there is none. Without a name the source is `pasted-` and eight digits of the text's
    SHA-256. Strict raises AmbiguousText where a place has two readings; `strict=False` leaves such places out.

    >>> import safe_alloc as sa
    >>> sa.parse("France and Hungary (€16.21 billion each)")["low"].tolist()
    [16210000000, 16210000000]
    """
    from safe_alloc.reading.frames import Claims, table  # imported here: reading itself needs no pandas

    reading = explain(text, source=source, language=language, encoding=encoding, strict=strict)
    found = table(Claims, [claim._asdict() for claim in reading.claims])
    if strict:
        refuse_doubts(reading, text if isinstance(text, str) else read_text(text, encoding=encoding), claims=found)
    return found


def explain(
    text: str | Path,
    *,
    source: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
) -> Reading:
    """Return a Reading: the claims that are sure, the sums beside them, and every doubt; no pandas needed.

    A table that breaks its form raises WrongTable when strict, and is a doubt otherwise.

    >>> import safe_alloc as sa
    >>> sa.explain("Poland: €43.7 billion").claims[0].low
    43700000000
    """
    if not isinstance(text, str | Path):
        raise WrongMoney(f"A {type(text).__name__} is no text. Pass a str, or the pathlib.Path of a file.")
    written = text if isinstance(text, str) else read_text(text, encoding=encoding)
    named = source or f"pasted-{hashlib.sha256(written.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    must_be_table = isinstance(text, Path) and text.suffix.casefold() in (".csv", ".tsv")
    if must_be_table or is_table(written):
        return read_csv(written, source=named, strict=strict)
    return read_prose(written, source=named, language=language)


def refuse_doubts(reading: Reading, text: str, *, claims: object = None) -> None:
    """Raise AmbiguousText if a reading has doubts: each with its line, its column and what would settle it."""
    if reading.doubts:
        told = "\n".join(_told(doubt, text) for doubt in reading.doubts)
        count = f"{len(reading.doubts)} place{'s' if len(reading.doubts) > 1 else ''}"
        message = f"The text has {count} with more than one reading:\n{told}"
        raise AmbiguousText(message, claims=claims if claims is not None else reading.claims, doubts=reading.doubts)


def _told(doubt: Doubt, text: str) -> str:
    line = text.count("\n", 0, doubt.start) + 1
    column = doubt.start - (text.rfind("\n", 0, doubt.start) + 1) + 1
    readings = f" may be {', or '.join(doubt.readings)}" if doubt.readings else " cannot be read"
    return f"line {line}, column {column}: {doubt.found!r}{readings}. {doubt.settle}"
