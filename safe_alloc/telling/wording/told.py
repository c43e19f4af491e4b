"""What a picture of anything else than amounts by country must say and show, and how long its words may be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from safe_alloc.telling.wording.english import capital

TITLE_WORDS = 12
ALT_SIGNS = 300


@dataclass(frozen=True)
class Told:
    """The words of one picture and all it must show: `marks` by measure and `texts` by role, in order from the top.

    `rows` are what is drawn, for the file beside the picture.
    """

    title: str
    subtitle: str
    label: str
    note: str
    source: str
    alt_text: str
    rows: tuple[dict[str, Any], ...]
    marks: Mapping[str, tuple[float, ...]]
    texts: Mapping[str, tuple[str, ...]]


def fitting(found: Iterable[str]) -> str:
    """Return the first of some findings that fits into a headline, with a capital; the shortest if none does."""
    texts = [capital(text) for text in found]
    return next((text for text in texts if len(text.split()) <= TITLE_WORDS), min(texts, key=len))


def joined(clauses: Iterable[str]) -> str:
    """Return as many sentences as an alt text holds, the first before all others."""
    return reduce(lambda text, more: text if len(text) + len(more) >= ALT_SIGNS else f"{text} {more}".strip(), clauses)
