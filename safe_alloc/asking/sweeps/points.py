"""Which numbers each scenario of a sweep has: every combination of lists, or draws that anyone can draw again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from numbers import Integral
from typing import Any

import numpy as np
import pandas as pd

from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.paths import BASELINE, Path, path_of, read
from safe_alloc.asking.sweeps.distributions import Digits, Distribution, Drawn, unprinted
from safe_alloc.asking.sweeps.whole import Floats, Whole
from safe_alloc.errors import WrongScenario

CHUNK = 2**16
"""So many scenarios are worked on at a time; each chunk of draws has a generator of its own."""

MOST, MOST_LISTED = 10**9, 10**8
"""So many scenarios fit into one sweep: some minutes' work."""

Columns = Mapping[Path, Whole]
"""For each path the values of a chunk's scenarios; for the baseline a row for each member."""


@dataclass(frozen=True)
class Grid:
    """Every combination of the values, the last path fastest."""

    values: Mapping[Path, Whole]

    @property
    def count(self) -> int:
        """Return how many scenarios there are."""
        return prod(map(len, self.values.values()))

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return what is varied."""
        return tuple(self.values)

    def columns(self, chunk: int) -> Columns:
        """Return the values of a chunk."""
        numbers = np.arange(chunk * CHUNK, min((chunk + 1) * CHUNK, self.count))
        places = np.unravel_index(numbers, tuple(map(len, self.values.values())))
        return {path: values[at] for (path, values), at in zip(self.values.items(), places, strict=True)}


@dataclass(frozen=True)
class Sample:
    """Draws from distributions by Latin hypercube: each chunk has one draw in each of its equal strata."""

    spreads: Sequence[Drawn | Digits]
    count: int
    seed: int

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return what is varied."""
        return tuple(each.path for each in self.spreads)

    def columns(self, chunk: int) -> Columns:
        """Return the draws of a chunk: the same for a seed and a chunk, whoever draws them."""
        chance = np.random.default_rng([self.seed, chunk])
        size = min(CHUNK, self.count - chunk * CHUNK)

        def places() -> Floats:
            return (chance.permutation(size) + chance.random(size)) / size

        return {each.path: each.draw(places) for each in self.spreads}


def points(vary: Any, scenario: Scenario, table: pd.DataFrame, *, draws: int | None, seed: int | None) -> Grid | Sample:
    """Return the points of a sweep; WrongScenario and UnknownName say what cannot be varied that way."""
    if not isinstance(vary, Mapping) or not vary:
        how = "Name paths with values, such as {'entrants.TUR.amount': sa.uniform('€5 billion', '€15 billion')}."
        raise WrongScenario(f"vary is of type {type(vary).__name__} and varies nothing. {how}")
    paths = {path_of(written, scenario, table["country"]): found for written, found in vary.items()}
    _one_way_to_size(paths, scenario)
    spreads = [path.written for path, found in paths.items() if isinstance(found, unprinted | Distribution)]
    if not spreads:
        if draws is not None:
            raise WrongScenario(f"draws={draws!r} belongs to distributions; lists say themselves how many there are.")
        return Grid(dict(_listed(path, found) for path, found in paths.items()))
    if len(spreads) < len(paths):
        how = "Use one kind: sa.discrete(values) draws from a list."
        raise WrongScenario(f"vary holds distributions ({', '.join(spreads)}) beside lists of values. {how}")
    made = [
        Digits.of(path, found, table) if isinstance(found, unprinted) else Drawn.of(path, found)
        for path, found in paths.items()
    ]
    often = f"draws={draws!r}: say how often to draw from the distributions, such as draws=10_000"
    count = _whole(draws, 1, f"{often} (at the shell --draws 10000).")
    same = f"seed={seed!r} is not a whole number from 0. The same seed gives the same draws."
    return Sample(made, count, 0 if seed is None else _whole(seed, 0, same))


def _listed(path: Path, found: Any) -> tuple[Path, Whole]:
    if path.written == BASELINE:
        raise WrongScenario("vary 'baseline': takes sa.unprinted(), the digits nobody printed, and nothing else.")
    if isinstance(found, np.ndarray) and found.ndim == 1 and found.dtype.kind in "iu" and len(found):
        for end in (found.min(), found.max(), found.min(where=found > 0, initial=found.max())):
            read(path, end)  # all others lie between
        return path, found.astype(np.int64)
    if isinstance(found, str) or not hasattr(found, "__len__") or not len(found) or getattr(found, "ndim", 1) != 1:
        raise WrongScenario(f"vary {path.written!r}: {str(found)[:60]!r} is no list of values. Put them into [ ].")
    if len(found) > MOST_LISTED:
        raise WrongScenario(f"vary {path.written!r}: has {len(found):,} values, and {MOST_LISTED:,} fit. Take fewer.")
    if isinstance(found, range):
        return _listed(path, found.start + found.step * np.arange(len(found), dtype=np.int64))
    values = found.tolist() if hasattr(found, "tolist") else list(found)
    path = path.holding(values)
    return path, np.array([read(path, value) for value in values], np.int64)


def _whole(found: Any, least: int, why_not: str) -> int:
    if isinstance(found, bool) or not isinstance(found, Integral) or found < least:
        raise WrongScenario(why_not)
    return int(found)


def _one_way_to_size(paths: Iterable[Path], scenario: Scenario) -> None:
    codes = [path.keys[1] for path in paths if path.keys[0] == "entrants"]
    for code in (code for code in codes if codes.count(code) > 1):
        raise WrongScenario(f"Scenario {scenario.name!r}: entrants.{code} is varied by amount and by share. Keep one.")
