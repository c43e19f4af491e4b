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

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any


class SafeAllocError(Exception):
    """The one error to catch: whatever safe_alloc refuses is one of these.

    >>> import safe_alloc as sa
    >>> try:
    ...     sa.load("nobody-2025")
    ... except sa.SafeAllocError as error:
    ...     print(str(error)[:37])
    No source is called 'nobody-2025': So
    """

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows, line by line: the sentence first, and once, then the way it came."""
        from traceback import format_exception  # imported here: only a notebook asks

        return [f"{type(self).__name__}: {self}", "", *"".join(format_exception(self)[:-1]).splitlines()]


class UnreadableFile(SafeAllocError):
    """A file or folder that cannot be read as what it should be.

    >>> import safe_alloc as sa
    >>> sa.Scenario.from_toml("missing.toml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    safe_alloc.errors.UnreadableFile: There is no file 'missing.toml'. ...
    """


class UnknownName(SafeAllocError):
    """A name that nothing here bears; the message offers the nearest ones.

    >>> import safe_alloc as sa
    >>> sa.load("comission-2025-09-09")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    safe_alloc.errors.UnknownName: No source is called 'comission-2025-09-09': did you mean 'commission-2025-09-09'? ...
    """


class AmbiguousText(SafeAllocError):
    """A text with more than one reading: `.claims` is what is sure, `.doubts` what is not.

    >>> import safe_alloc as sa
    >>> sa.parse("Romania: €16,680 billion")  # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    Traceback (most recent call last):
    safe_alloc.errors.AmbiguousText: The text has 1 place with more than one reading: ...
    """

    def __init__(self, message: str, *, claims: Any = None, doubts: Iterable[Any] = ()) -> None:
        """Keep what is sure beside what is not."""
        super().__init__(message)
        self.claims = claims
        self.doubts = tuple(doubts)


class WrongMoney(SafeAllocError, ValueError):
    """An amount that cannot be read exactly.

    >>> import safe_alloc as sa
    >>> sa.intervals(sa.load(), envelope="lots")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    safe_alloc.errors.WrongMoney: 'lots' is not a sum of money. ...
    """


class WrongTable(SafeAllocError):
    """A table that breaks its contract; the message shows the rows.

    >>> import safe_alloc as sa
    >>> sa.shares(sa.parse("Poland: €1 billion"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    safe_alloc.errors.WrongTable: Claims stands where a table of kind Allocation belongs. Pass what sa.load or ...
    """


class WrongSource(SafeAllocError):
    """A source whose figures were edited, do not add up, or are not described.

    >>> import safe_alloc as sa
    >>> issubclass(sa.WrongSource, sa.SafeAllocError)
    True
    """


class WrongScenario(SafeAllocError):
    """A scenario that cannot be understood; the message names the file and the key.

    >>> import safe_alloc as sa
    >>> sa.Scenario("mine", envelop="fixed")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    safe_alloc.errors.WrongScenario: Scenario 'mine', envelop: no key is called 'envelop': did you mean 'envelope'? ...
    """


class NoSolution(SafeAllocError):
    """A scenario whose rules cannot all hold; the message names the rows that bind.

    >>> import safe_alloc as sa
    >>> mine = sa.Scenario("mine", entrants={"TUR": "€10 billion"}, burden={"only": ["DNK"]})
    >>> sa.run(sa.load(), mine)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    safe_alloc.errors.NoSolution: Scenario 'mine' has no solution: BEL (exempt), ...
    """

    def __init__(self, message: str, *, way: str = "short") -> None:
        """Keep in which way the rules cannot hold: short of money, more than all may hold, or bounds that cross."""
        super().__init__(message)
        self.way = way


class WrongVote(SafeAllocError):
    """A vote that cannot be counted: a country without a vote, a member named twice, a rule its basis excludes.

    >>> import safe_alloc as sa
    >>> sa.vote(against="Norway")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    safe_alloc.errors.WrongVote: `against` names Norway, which has no vote in the Council. ...
    """


class NotWritten(SafeAllocError):
    """A result that could not be written; what stood there before is untouched.

    >>> import safe_alloc as sa
    >>> sa.charts.save(sa.charts.ranking(sa.load()), "no/such/folder")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    safe_alloc.errors.NotWritten: 'no/such/folder.png' was not written: its folder does not exist; ...
    """


class Unfinished(SafeAllocError):
    """Work that stopped before it was done; nothing of it is kept.

    >>> import safe_alloc as sa
    >>> issubclass(sa.Unfinished, sa.SafeAllocError)
    True
    """


def missing(library: object, does: str, extra: str) -> str:
    """Return the sentence that says what to install, and where, if a library of one of our extras is not there.

    >>> missing("voila", "serves the explorer", "app")
    'voila, which serves the explorer, is missing. Run python -m pip install -e ".[app]" in the folder of the project.'
    """
    how = f'Run python -m pip install -e ".[{extra}]" in the folder of the project.'
    return f"{library}, which {does}, is missing. {how}"


@contextmanager
def needed(library: str, does: str, extra: str, kind: type[SafeAllocError]) -> Iterator[None]:
    """Raise an error of this kind, with what to install, where a library that a block imports is missing."""
    try:
        yield
    except ImportError as error:
        raise kind(missing(library, does, extra)) from error


def not_there(code: str, allowed: Iterable[str]) -> str:
    """Return the sentence about a country that a table lacks: which one is nearest, and which there are."""
    return f"{code} is not in the table. {nearest(code, allowed, label='Countries there')}"


def known_name(found: object, allowed: Iterable[str], noun: str, *, label: str = "Allowed") -> str:
    """Return a name that is allowed, as it is; UnknownName offers the nearest and lists them all.

    >>> known_name("csv", ("csv", "json"), "format")
    'csv'
    """
    names = list(allowed)
    if not isinstance(found, str) or found not in names:
        raise UnknownName(f"No {noun} is called {found!r}: {nearest(found, names, label=label)}")
    return found


def nearest(found: object, allowed: Iterable[str], *, label: str = "Allowed") -> str:
    """Return the end of a sentence that offers the nearest allowed name and lists them all."""
    names = list(allowed)
    return f"{meant(found, names)}{label}: {', '.join(names) if names else 'none'}."


def meant(found: object, allowed: Iterable[str]) -> str:
    """Return a question that offers the nearest allowed name, or nothing if none is near."""
    return offered(close(found, allowed))


def close(found: object, allowed: Iterable[str], *, most: int = 1) -> list[str]:
    """Return the allowed names that are near, the nearest first; upper and lower case do not matter."""
    from difflib import get_close_matches  # imported here: only a mistake needs it

    folded = {name.casefold(): name for name in allowed}
    return [folded[each] for each in get_close_matches(str(found).casefold(), folded, n=most, cutoff=0.6)]


def offered(names: Iterable[str]) -> str:
    """Return a question that offers these names, or nothing if there are none."""
    shown = " or ".join(map(repr, names))
    return f"did you mean {shown}? " if shown else ""
