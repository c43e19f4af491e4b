"""Many scenarios at once: every combination or a million draws of any number in a file, each as `run` has it."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import numpy as np
import pandas as pd

from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.sweeps.distributions import discrete, normal, triangular, uniform, unprinted
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import CHUNK, MOST, Grid, Sample, points
from safe_alloc.asking.sweeps.results import Sweep
from safe_alloc.asking.sweeps.shared import solvable
from safe_alloc.asking.sweeps.tallies import Tally
from safe_alloc.asking.sweeps.tornado import tornado
from safe_alloc.asking.sweeps.whole import Whole
from safe_alloc.asking.sweeps.work import chunks, columns_of, in_order, piece
from safe_alloc.errors import NoSolution, UnknownName, WrongScenario, nearest

__all__ = ["Sweep", "discrete", "normal", "sweep", "tornado", "triangular", "uniform", "unprinted"]

MOST_KEPT = 3 * 10**8
"""So many amounts can be kept with full=True: 2.4 GB."""

Told = Callable[[str, int, int], object]
"""Called as the work goes on, with what is done, how much of it, and how much there is."""


def sweep(
    table: pd.DataFrame,
    scenario: Scenario,
    *,
    vary: Mapping[str, Any],
    draws: int | None = None,
    seed: int | None = None,
    full: bool = False,
    engine: Any = None,
    infeasible: str = "refuse",
    told: Told = lambda *_: None,
) -> Sweep:
    """Return what a scenario says when numbers of its file are varied, each variant as `run` has it to the euro.

    `vary` maps a path, such as entrants.TUR.amount, entrants.TUR.share, envelope, floors.EST, caps.POL or unused.LVA,
    of a participant or supplier terms.fee, terms.years, terms.charge, terms.content, terms.spent or terms.part, to a
    list of values (one scenario each; of several paths every combination, the last fastest) or to a distribution
    (sa.uniform, sa.triangular, sa.normal, sa.discrete), and "baseline" to sa.unprinted(). An entrant's value replaces
    the way it was sized. Money is whole euro or a text, a share is a text such as "5%" or whole parts per million.
    Distributions are drawn `draws` times by Latin hypercube, stratified in chunks of 65,536, from `seed` (0 if not
    given) and as whole euro or parts per million; the same seed gives the same numbers on every engine.

    `engine` is an executor of concurrent.futures or the client of a Dask cluster. With the extra `sweeps` the work is
    compiled; without it many scenarios take a thousand times longer, and come out the same. `full` keeps the amounts of
    every scenario. Points without a solution are refused before the work starts, or left out and counted with
    infeasible="mark". Raises WrongScenario for what cannot be varied so, UnknownName for a path nobody knows,
    NoSolution, Unfinished if a worker dies, and what `run` raises.

    >>> import safe_alloc as sa
    >>> swept = sa.sweep(sa.load(), sa.scenario("turkiye-10bn-fixed"), vary={"entrants.TUR.amount": [0, "€15 billion"]})
    >>> swept.summary.loc[0, "min_eur"], swept.summary.loc[0, "max_eur"]
    (np.int64(39360690724), np.int64(43734100805))
    """
    start = Plan.of(table, scenario)
    if engine is not None and not hasattr(engine, "submit"):
        raise WrongScenario(f"{type(engine).__name__} is no engine: give an executor or the client of a Dask cluster.")
    if infeasible not in ("refuse", "mark"):
        raise UnknownName(f"infeasible={infeasible!r}: {nearest(infeasible, ('refuse', 'mark'))}")
    asked = points(vary, scenario, table, draws=draws, seed=seed)
    plan = Plan(start.members, start.point(asked.columns(0), 0).scenario)
    _fits(asked, rows=plan.height, full=full)
    with suppress(NoSolution):
        plan.run()  # raises what `run` does for names that do not belong, also where a point has no solution
    if infeasible == "refuse":
        _refuse(plan, asked, told)
    kept, streamed = _worked(plan, asked, full=full, engine=engine, told=told)
    without = int(np.count_nonzero(kept[0] < 0)) if kept is not None else asked.count - streamed.count
    if without == asked.count:
        raise NoSolution(f"None of the {asked.count:,} points has a solution. {_why(plan, asked, 0)}")
    return Sweep(asked.count, getattr(asked, "seed", None), without, full, plan, asked, table, kept, streamed)


def _worked(plan: Plan, asked: Grid | Sample, *, full: bool, engine: Any, told: Told) -> tuple[Whole | None, Tally]:
    keep, whole = full or asked.count <= CHUNK, Tally()
    kept = np.empty((plan.height, asked.count), np.int64) if keep else None
    here = kept if engine is None or isinstance(engine, ThreadPoolExecutor) else None  # they see our memory
    parts = chunks(asked.count)
    tasks = (
        (piece, plan, points, chunk, keep, None if here is None else here[:, columns_of(chunk, asked.count)])
        for chunk in parts
        for points in [asked if isinstance(asked, Sample) else asked.columns(chunk)]
    )
    for chunk, done in zip(parts, in_order(tasks, engine), strict=True):
        told("scenarios", chunk * CHUNK, asked.count)
        if isinstance(done, Tally):
            whole.add(done)
        elif kept is not None and done is not None:
            kept[:, columns_of(chunk, asked.count)] = done
    told("scenarios", asked.count, asked.count)
    return kept, whole


def _refuse(plan: Plan, asked: Grid | Sample, told: Told) -> None:
    count, first = 0, -1
    for chunk in chunks(asked.count):
        told("check", chunk * CHUNK, asked.count)
        found = np.flatnonzero(~solvable(plan, asked.columns(chunk)))
        first = chunk * CHUNK + int(found[0]) if first < 0 and len(found) else first
        count += len(found)
    if count:
        raise NoSolution(
            f"{count:,} of the {asked.count:,} points {'have' if count > 1 else 'has'} no solution; the first is "
            f"number {first:,}, counted from 0: {_why(plan, asked, first)} Choose other values, or leave such points "
            f"out with infeasible='mark' (at the shell --mark)."
        )


def _why(plan: Plan, asked: Grid | Sample, at: int) -> str:
    chunk, place = divmod(at, CHUNK)
    try:
        plan.point(asked.columns(chunk), place).run()
    except NoSolution as error:
        return str(error)
    return "Please report this scenario: worked out alone it has one."


def _fits(asked: Grid | Sample, *, rows: int, full: bool) -> None:
    most = min(MOST, MOST_KEPT // rows) if full else MOST
    if asked.count > most:
        paths, each, cure = len(asked.paths), "", "Draw fewer (draws, at the shell --draws)."
        if isinstance(asked, Grid):
            each = f", or {int(most ** (1 / paths)):,} values for each of {paths} paths"
            cure = "Take fewer values, or draw from distributions."
        fit = "fit with full=True" if full else "fit"
        raise WrongScenario(f"The sweep has {asked.count:,} scenarios, and {most:,} {fit}{each}. {cure}")
