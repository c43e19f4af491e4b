"""What a reading of a text yields: claims that are sure, sums that stand beside them, and doubts."""

from typing import NamedTuple


class Claim(NamedTuple):
    """One country's sum: whole units of `currency`, and its place in the text."""

    country: str
    low: int
    high: int
    step: int
    currency: str
    qualifier: str
    as_written: str
    start: int
    end: int
    source: str = ""


class Secondary(NamedTuple):
    """A sum that belongs to a country in another part: an equivalent, or a rounded repetition."""

    claim: Claim
    role: str


class Doubt(NamedTuple):
    """A place that can be read in more than one way, the readings, and how to settle it."""

    start: int
    end: int
    found: str
    readings: tuple[str, ...]
    settle: str


class Reading(NamedTuple):
    """A whole text as it was read: what is sure, what stands beside it, and what is open."""

    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...] = ()
    secondary: tuple[Secondary, ...] = ()
    text: str = ""  # what places count in
    named: tuple[tuple[int, int], ...] = ()  # where each claim's country stands, in the order of the claims
