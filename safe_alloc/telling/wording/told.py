"""What a picture must say and show, and how long its words may be."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from safe_alloc.errors import WrongTable
from safe_alloc.reading.frames import records
from safe_alloc.telling.wording.voice import Voice

Row = dict[str, Any]
TITLE_WORDS = 12
ALT_SIGNS = 300


@dataclass(frozen=True)
class Told:
    """The record of one picture: its words, and all it must show, in order from the top.

    `marks` are values by measure and `texts` by role; `rows` are what is drawn, for the file beside the picture.
    `numbers` are those of the table that only the alt text may give.
    `lead` says which rows are the finding, `hatched` which are hypothetical among others that are not. `allowed` are
    the rules that it may break.
    """

    chart: str
    voice: Voice
    title: str
    subtitle: str
    note: str
    source: str
    alt_text: str
    rows: tuple[Row, ...] = field(repr=False)
    marks: Mapping[str, tuple[float, ...]] = field(repr=False)
    texts: Mapping[str, tuple[str, ...]] = field(repr=False)
    label: str = ""
    lead: tuple[bool, ...] = ()
    hatched: tuple[bool, ...] = ()
    allowed: tuple[str, ...] = ()
    numbers: tuple[str, ...] = field(default=(), repr=False)


def rows_of(frame: Any, columns: Sequence[str], what: str, needed: str) -> list[Row]:
    """Return the rows of a table that has these columns; WrongTable says what needs them where it has not."""
    lacking = [column for column in columns if column not in getattr(frame, "columns", ())]
    if lacking or frame.empty:
        why = f"lacks {', '.join(lacking)}" if lacking else "has no rows"
        raise WrongTable(f"{what} needs {needed}, and this table {why}.")
    return records(frame)


def words(title: str) -> int:
    """Return how many words a headline has; what hangs together, such as a sum and its unit, counts once."""
    return len(re.split("[ \\n]+", title))


def fitting(voice: Voice, found: Iterable[str]) -> str:
    """Return the first of some findings that fits into a headline, with a capital; the shortest if none does."""
    texts = list(map(voice.capital, found))
    return next((text for text in texts if words(text) <= TITLE_WORDS), min(texts, key=len))


def joined(clauses: Iterable[str]) -> str:
    """Return as many sentences as an alt text holds, the first before all others."""
    return reduce(lambda text, more: text if len(text) + len(more) >= ALT_SIGNS else f"{text} {more}".strip(), clauses)
