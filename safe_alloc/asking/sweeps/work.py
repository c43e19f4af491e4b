"""Working a sweep chunk by chunk, here or wherever an executor sends it, and putting it together in order."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError
from os import cpu_count
from sys import modules
from typing import Any

from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import CHUNK, Columns, Sample
from safe_alloc.asking.sweeps.shared import flips, worked_out
from safe_alloc.asking.sweeps.tallies import Tally, tally
from safe_alloc.asking.sweeps.whole import Whole
from safe_alloc.errors import Unfinished


def piece(plan: Plan, points: Sample | Columns, chunk: int, keep: bool, out: Whole | None) -> Tally | Whole | None:
    """Return the tally of a chunk, or its amounts if they are kept and not in `out` yet; a worker draws for itself."""
    columns = points.columns(chunk) if isinstance(points, Sample) else points
    after = worked_out(plan, columns, out)
    if keep:
        return after if out is None else None
    return told(plan, columns, after, histogram=True)


def told(plan: Plan, columns: Columns, after: Whole, *, histogram: bool) -> Tally:
    """Return what the scenarios of a chunk say together."""
    met = None if plan.lends else flips(plan, columns, after)
    shown = after[-len(plan.shown) :]
    return tally(shown, plan.before(columns), plan.countries, histogram=histogram, flips=met)


def in_order(tasks: Iterable[tuple[Any, ...]], engine: Any) -> Iterator[Any]:
    """Yield what each task comes to, in their order; none is begun long before it is asked for.

    An engine is anything with `submit`: an executor of concurrent.futures, or the client of a Dask cluster.
    """
    if engine is None:
        yield from (do(*given) for do, *given in tasks)
        return
    ahead, waiting = 2 * max(cpu_count() or 1, len(getattr(engine, "ncores", dict)())), deque[Any]()
    try:
        for do, *given in tasks:
            waiting.append(engine.submit(do, *given))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except _lost() as error:
        raise Unfinished(
            f"A worker or the scheduler died before the sweep was done ({type(error).__name__}), and nothing of it is "
            f"kept. Look at their memory, use fewer workers, or leave engine out."
        ) from error
    finally:  # also when Ctrl-C ends it
        for future in waiting:
            future.cancel()


def _lost() -> tuple[type[Exception], ...]:
    dask = modules.get("distributed")
    return (BrokenExecutor, CancelledError, *([dask.scheduler.KilledWorker] if dask else []))


def chunks(count: int) -> range:
    """Return the chunks of so many scenarios."""
    return range(-(-count // CHUNK))


def columns_of(chunk: int, count: int) -> slice:
    """Return where a chunk of a sweep stands in the whole."""
    return slice(chunk * CHUNK, min((chunk + 1) * CHUNK, count))
