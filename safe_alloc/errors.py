"""Everything that can go wrong, as one tree.

    SafeAllocError
    ├── UnreadableFile      a file or folder that cannot be read as what it should be
    ├── UnknownName         a country, source, scenario, indicator or option nobody has heard of
    ├── AmbiguousText       a text with more than one reading; carries .claims and .doubts
    ├── WrongMoney          an amount that cannot be read as whole euro
    ├── WrongTable          a table that breaks its contract
    ├── WrongSource         a source that was edited, or does not add up
    ├── WrongScenario       a scenario file that does not say what it must
    ├── NoSolution          a scenario whose rules cannot all hold
    ├── WrongVote           a vote that cannot be counted as it was called
    ├── NotWritten          a result that could not be put where it was asked for
    └── Unfinished          work that stopped before it was done

Every message says what was found, where, what is allowed and what to do next.
"""

from collections.abc import Callable, Iterable
from typing import Any


class SafeAllocError(Exception):
    """The one error to catch: whatever safe_alloc refuses is one of these."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows, line by line: the sentence first, then the way it came."""
        from traceback import format_exception  # imported here: only a notebook asks

        return [f"{type(self).__name__}: {self}", "", *"".join(format_exception(self)).splitlines()]


class UnreadableFile(SafeAllocError):
    """A file or folder that cannot be read as what it should be."""


class UnknownName(SafeAllocError):
    """A name that nothing here bears; the message offers the nearest ones."""


class AmbiguousText(SafeAllocError):
    """A text with more than one reading: `.claims` is what is sure, `.doubts` what is not."""

    def __init__(self, message: str, *, claims: Any = None, doubts: Iterable[Any] = ()) -> None:
        """Keep what is sure beside what is not."""
        super().__init__(message)
        self.claims = claims
        self.doubts = tuple(doubts)


class WrongMoney(SafeAllocError):
    """An amount that cannot be read exactly."""


class WrongTable(SafeAllocError):
    """A table that breaks its contract; the message shows the rows."""


class WrongSource(SafeAllocError):
    """A source whose figures were edited, do not add up, or are not described."""


class WrongScenario(SafeAllocError):
    """A scenario that cannot be understood; the message names the file and the key."""


class NoSolution(SafeAllocError):
    """A scenario whose rules cannot all hold; the message names the rows that bind."""


class WrongVote(SafeAllocError):
    """A vote that cannot be counted: a country without a vote, a member named twice, a rule its basis excludes."""


class NotWritten(SafeAllocError):
    """A result that could not be written; what stood there before is untouched."""


class Unfinished(SafeAllocError):
    """Work that stopped before it was done; nothing of it is kept."""


def nearest(found: object, allowed: Iterable[str], *, label: str = "Allowed") -> str:
    """Return the end of a sentence that offers the nearest allowed name and lists them all."""
    names = list(allowed)
    return f"{meant(found, names)}{label}: {', '.join(names) if names else 'none'}."


def meant(found: object, allowed: Iterable[str], *, fold: Callable[[str], str] = str.casefold, most: int = 1) -> str:
    """Return a question that offers the nearest allowed names, folded for comparison, or nothing if none is near."""
    from difflib import get_close_matches  # imported here: only a mistake needs it

    folded = {fold(name): name for name in allowed}
    close = [repr(folded[each]) for each in get_close_matches(fold(str(found)), folded, n=most, cutoff=0.6)]
    return f"did you mean {' or '.join(close)}? " if close else ""
