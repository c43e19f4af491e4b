"""Which number of a scenario file is varied: its path, what may stand there, and the scenario with another number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.blanks import fraction, percent
from safe_alloc.errors import SafeAllocError, UnknownName, WrongScenario, meant, offered
from safe_alloc.reading.countries import begun, called
from safe_alloc.reading.money import LARGEST, euros, spell

MILLION, MOST_YEARS = 10**6, 1000
"""A share is drawn as so many whole parts of one."""

BASELINE = "baseline"
"""The path of all amounts of the table at once."""

_PARTS = ("share", "content", "spent", "part", "charge")
_TERMS = ("fee", "years", "content", "spent", "part", "charge")
_NOUNS = {
    **{"entrants": "the loan to {}", "floors": "the floor of {}", "caps": "the cap of {}"},
    **{"unused": "what {} keeps", "terms": "the fee", "envelope": "the envelope"},
}


@dataclass(frozen=True)
class Path:
    """The place of one number in a scenario file; its values are whole euro, parts per million, or years."""

    written: str
    in_parts: bool = False

    @property
    def keys(self) -> list[str]:
        """Return the steps of the path."""
        return self.written.split(".")

    @property
    def in_years(self) -> bool:
        """Return whether the number counts years."""
        return self.keys[-1] == "years"

    @property
    def is_sum(self) -> bool:
        """Return whether a single sum of money stands there."""
        return not (self.in_parts or self.in_years or self.written == BASELINE)

    @property
    def noun(self) -> str:
        """Return what a sum is, in words.

        >>> Path("entrants.TUR.amount").noun, Path("envelope").noun
        ('the loan to Türkiye', 'the envelope')
        """
        key, *rest = self.keys
        return _NOUNS[key].format(*map(called, rest[:1] if key != "terms" else ()))

    @property
    def largest(self) -> int:
        """Return the largest value that may stand there; a floor or cap may be more than the whole."""
        if self.in_parts:
            return 1000 * MILLION if self.keys[0] in ("floors", "caps") else MILLION
        return MOST_YEARS if self.in_years else LARGEST

    def holding(self, values: Iterable[Any]) -> "Path":
        """Return the path for values as they are written: a floor or cap may be a percentage, and then all are."""
        parts = [isinstance(one, str) and "%" in one for one in values if self.keys[0] in ("floors", "caps")]
        if any(parts) and not all(parts):
            raise WrongScenario(f"vary {self.written!r}: holds percentages beside sums. Write all of them in one way.")
        return replace(self, in_parts=self.in_parts or any(parts))

    def text(self, value: int) -> str:
        """Return a value as a scenario file writes it.

        >>> Path("entrants.TUR.share", in_parts=True).text(25_000)
        '2.5%'
        """
        if self.in_years:
            return str(value)
        return f"{(Decimal(value) / 10_000).normalize():f}%" if self.in_parts else spell(value)


def path_of(written: str, scenario: Scenario, members: Iterable[str]) -> Path:
    """Return the path a text names; UnknownName offers the nearest there is."""
    codes = [*members]
    terms = [f"terms.{key}" for key in _TERMS]
    shown = [f"entrants.{code}.{way}" for code in scenario.entrants for way in ("amount", "share")]
    shown = [*shown, "envelope", BASELINE, "floors.POL", "caps.POL", "unused.POL"]
    known = [*shown, *(f"{key}.{code}" for key in ("floors", "caps") for code in (*codes, *scenario.entrants))]
    known += [*(f"unused.{code}" for code in codes), *terms]
    if written in known:
        return Path(written, in_parts=written.split(".")[-1] in _PARTS)
    steps = str(written).split(".")
    mended = ".".join(next(iter(begun(step)), step) for step in steps)  # GER begins Germany
    near = offered([mended]) if mended in known else meant(written, known)
    raise UnknownName(
        f"Scenario {scenario.name!r}: no number to vary is called {written!r}: {near}"
        f"Paths: {', '.join(shown if scenario.kind == 'borrower' else [*terms, BASELINE])}. "
        f"Who joins must be among the scenario's entrants."
    )


def read(path: Path, found: Any) -> int:
    """Return a value as whole euro, parts per million or years; WrongScenario says what may stand there."""
    try:
        written = isinstance(found, str)
        parts = written and (path.in_parts or path.keys[-1] in _PARTS)
        number = _parts(found) if parts else _years(found) if path.in_years else euros(found)
    except (SafeAllocError, ValueError) as error:
        raise WrongScenario(f"vary {path.written!r}: {error}") from error
    if path.in_parts and not written and 0 < number <= 100:
        raise WrongScenario(f"vary {path.written!r}: {number} may be per cent or parts per million. Write '{number}%'.")
    if number > path.largest:
        raise WrongScenario(
            f"vary {path.written!r}: {number:,} is more than {path.largest:,} parts per million, the most possible. "
            f"Write a percentage as a text such as '5%', or a whole number of parts per million."
        )
    return number


def varied(scenario: Scenario, values: Mapping[Path, int]) -> Scenario:
    """Return the scenario with these values in their places; an entrant's value replaces the way it was sized.

    Raises WrongScenario, naming the paths, for a number that has no place beside the rest.
    """
    keys: dict[str, Any] = {}
    for path, value in values.items():
        written: int | str = path.text(value) if path.in_parts else value
        match path.keys:
            case [key]:
                keys[key] = written
            case ["terms", key]:
                keys["terms"] = {**keys.get("terms", vars(scenario.terms)), key: written}
            case [key, code]:
                keys[key] = {**keys.get(key, getattr(scenario, key)), code: written}
            case [key, code, way]:
                keys[key] = {**keys.get(key, scenario.entrants), code: {way: written}}
    try:
        return replace(scenario, **keys) if keys else scenario
    except WrongScenario as error:
        where = f"Scenario {scenario.name!r}, vary={', '.join(repr(path.written) for path in values)}"
        raise WrongScenario(f"{where}: {str(error).removeprefix('Scenario, ')}") from error


def _parts(written: str) -> int:
    parts = fraction(percent(written, most=None)) * MILLION
    if parts.denominator != 1:
        raise WrongScenario(f"{written!r} is no whole number of parts per million. Write at most four decimals.")
    return int(parts)


def _years(found: Any) -> int:
    if not str(found).isdecimal() or isinstance(found, bool) or not 1 <= int(found) <= MOST_YEARS:
        raise WrongScenario(f"{str(found)!r} counts no years. Write a whole number from 1 to {MOST_YEARS:,}.")
    return int(found)
