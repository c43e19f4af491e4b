"""Press text, a page or a table in; each country's sum out, with its place, or a sentence about what is open.

How it works: `opened` makes text of what is given and finds its tables (`pages` for HTML, `sheets` for XLSX,
`grids` and `loose` for the rest); `terms`, `headings` and `cells` read those, `tables` row by row.
What is not a table is `prose`:

- `lexicon` holds the words of a language, `pieces` and `tokens` cut a text into the few things that matter;
- `numbers`, `spelled`, `myriads`, `halves`, `sharing` and `amounts` read sums with their unit;
- `paragraphs` cuts a text and `rows` its sentences, `stretch` names the countries and sums in one, `apart` says
  which is no country's;
- `costs`, `passed`, `pairing` weigh who has which sum and in which role, `openness` and `strangers` what stays open;
- `brackets` reads what stands in brackets behind a country, `currencies` what a sum leaves out;
- `further` reads a country's second sum, `binding` puts these together for a sentence, `settling` for the
  whole text; `picture` shows the result.

A language is added by one file in lexicon/ and its passages in tests/press/.
"""

import hashlib
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING

from safe_alloc.errors import AmbiguousText, WrongMoney
from safe_alloc.reading.parse.grids import Document
from safe_alloc.reading.parse.opened import opened
from safe_alloc.reading.parse.plain import plain, unwrapped
from safe_alloc.reading.parse.results import Claim, Doubt, Reading, Secondary
from safe_alloc.reading.parse.settling import Said, settle
from safe_alloc.reading.parse.tables import read_rows

if TYPE_CHECKING:
    import pandas as pd

MOST_TOLD = 50
"""So many doubts are told in a message; the error carries them all."""

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

    `text` is a text, or the Path of a file: text, Markdown, HTML, CSV, TSV or XLSX; Path("-") is standard input.
    Columns country (alpha-3), low, high and step (whole units of currency; step is the worth of the last written
    digit), currency, qualifier (exact, about, up_to, at_least, range), as_written, start, end (places in the text
    that was read: of a page its main text, of a workbook its sheet with tabs; `explain` gives it as `.text`) and
    source; at most one row a country, in the order of the text; empty if there is none. Without a name the source
    is `pasted-` and eight digits of the text's SHA-256. Strict raises AmbiguousText where a place has two readings
    and WrongTable where a table breaks its form; `strict=False` leaves such places out.

    >>> import safe_alloc as sa
    >>> sa.parse("France and Hungary (€16.21 billion each)")["low"].tolist()
    [16210000000, 16210000000]
    """
    from safe_alloc.reading.frames import Claims, table  # imported here: reading itself needs no pandas

    reading = explain(text, source=source, language=language, encoding=encoding, strict=strict)
    found = table(Claims, [claim._asdict() for claim in reading.claims])
    if strict:
        refuse_doubts(reading, claims=found)
    return found


def explain(
    text: str | Path,
    *,
    source: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
) -> Reading:
    """Return a Reading: the text, the claims that are sure, the sums beside them, every doubt; no pandas needed.

    In a notebook it shows the text with each country, sum and doubt marked, as `safe-alloc parse --explain` does.
    A table that breaks its form raises WrongTable when strict, and is a doubt otherwise.

    >>> import safe_alloc as sa
    >>> sa.explain("Poland: €43.7 billion").claims[0].low
    43700000000
    """
    if not isinstance(text, str | Path):
        raise WrongMoney(f"{type(text).__name__} is no text. Pass a str, or the pathlib.Path of a file.")
    found = opened(text, encoding=encoding, strict=strict)
    named = source or f"pasted-{hashlib.sha256(found.text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    parts = [read_rows(rows, found.text, source=named, strict=strict, language=language) for rows in found.tables]
    if found.rest.strip() or not parts:
        parts.append(_prose(found, named, language))
    return _joined(parts)._replace(text=found.text)


def _prose(found: Document, source: str, language: str | None) -> Reading:
    """Return the reading of what is no table, every place in it a place in the whole text."""
    from safe_alloc.reading.parse.prose import read_prose  # imported here: most tables are read without sentences

    bare = plain(unwrapped(found.rest))
    read = read_prose(bare.text, language=language)

    def placed(claim: Claim) -> Claim:
        start, end = bare.span(claim.start, claim.end)
        return Claim(*claim[:6], found.text[start:end], start, end, source)

    def shown(doubt: Doubt) -> Doubt:
        start, end = bare.span(doubt.start, doubt.end)
        return doubt._replace(start=start, end=end, found=found.text[start:end])

    beside = tuple(each._replace(claim=placed(each.claim)) for each in read.secondary)
    named = tuple(bare.span(*each) for each in read.named)
    return Reading(tuple(map(placed, read.claims)), tuple(map(shown, read.doubts)), beside, found.text, named)


def _joined(parts: list[Reading]) -> Reading:
    """Return the readings of the parts of a text as one; a country that two parts give different sums is a doubt."""
    named = {claim: place for part in parts for claim, place in zip(part.claims, part.named, strict=False)}
    wholes = {claim.country: claim for part in parts[:-1] for claim in part.claims}
    below = [claim for claim in parts[-1].claims if claim.country in wholes]
    paid = [claim for claim in below if _is_advance(claim, wholes[claim.country])]
    claims = [claim for part in parts for claim in part.claims if claim not in paid]
    said = [Said(each, frozenset(), False, (), (0, 0), named.get(each, (0, 0))) for each in claims]
    kept, beside, open_ = settle(said)
    written = {claim.start: claim.as_written for claim in claims}
    doubts = {doubt for part in parts for doubt in part.doubts}
    doubts |= {doubt._replace(found=written[doubt.start]) for doubt in open_}
    kept.sort(key=lambda each: each.claim.start)
    beside += [Secondary(each, "advance") for each in paid]
    beside = [*(each for part in parts for each in part.secondary), *beside]
    sure, places = tuple(each.claim for each in kept), tuple(each.named for each in kept)
    return Reading(sure, tuple(sorted(doubts)), tuple(beside), "", places)


def _is_advance(claim: Claim, whole: Claim) -> bool:
    """Tell whether a sum is what SAFE pays of a loan in advance, 15% (Regulation (EU) 2025/1106, Article 11)."""
    return claim.currency == whole.currency and abs(100 * claim.low - 15 * whole.low) < 100 * claim.step


def refuse_doubts(reading: Reading, *, claims: object = None) -> None:
    """Raise AmbiguousText if a reading has doubts: each with its line, its column and what would settle it."""
    if reading.doubts:
        breaks = [place for place, sign in enumerate(reading.text) if sign == "\n"]
        told = "\n".join(_told(doubt, breaks) for doubt in reading.doubts[:MOST_TOLD])
        more = len(reading.doubts) - MOST_TOLD
        count = f"{len(reading.doubts)} place{'s' if len(reading.doubts) > 1 else ''}"
        message = f"The text has {count} with more than one reading:\n{told}"
        message += f"\nand {more} more; .doubts has them all." if more > 0 else ""
        raise AmbiguousText(message, claims=claims if claims is not None else reading.claims, doubts=reading.doubts)


def _told(doubt: Doubt, breaks: list[int]) -> str:
    line = bisect_left(breaks, doubt.start)
    column = doubt.start - (breaks[line - 1] if line else -1)
    return f"line {line + 1}, column {column}: {doubt.found!r} {doubt.says}"
