"""Time a million scenarios at once against a warm copy of as many numbers, and against doing them one by one.

Every figure is a ratio taken in one run: the copy and the sweep in turns. What is missed is said, not raised.
"""

import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pandas as pd

import safe_alloc as sa

COUNT, ROWS, TURNS = 10**6, 20, 7
BOUNDED = {
    "burden": {"exempt": ["ITA", "CZE"]},
    "floors": {"EST": "95%", "GRC": "€780 million", "POL": "90%"},
    "caps": {"FRA": "€16 billion"},
}


def lines() -> Iterator[str]:
    """Yield one line for each goal."""
    table, scenario = sa.load(), replace(sa.scenario("turkiye-10bn-fixed"), baseline="")
    loans = np.random.default_rng(0).integers(0, 15 * 10**9, COUNT)
    source, target = np.random.default_rng(1).random((COUNT, ROWS)), np.zeros((COUNT, ROWS))

    def swept(made: sa.Scenario, engine: ThreadPoolExecutor | None = None) -> Callable[[], object]:
        return lambda: sa.sweep(table, made, vary={"entrants.TUR.amount": loans}, full=True, engine=engine)

    with ThreadPoolExecutor(2) as two:
        acts = {
            "copy": lambda: np.copyto(target, source),
            "pro rata, one thread": swept(scenario),
            "pro rata, two threads": swept(scenario, two),
            "floors, caps and exemptions, one thread": swept(replace(scenario, **BOUNDED)),
        }
        took = in_turns(acts)
    copy, *ours = took.values()
    yield f"a warm copy of 10⁶ × 20 floats: {copy * 1000:.0f} ms"
    for (name, each), goal in zip([*took.items()][1:], (8, 5, 25), strict=True):
        yield told(f"{name}: {each * 1000:.0f} ms", each / copy, goal)
    yield from one_by_one(table, loans, ours[0] / COUNT)
    yield memory(swept(scenario))


def told(name: str, ratio: float, goal: float) -> str:
    """Return a line with a ratio and whether the goal holds."""
    return f"{name}, {ratio:.1f}×, goal ≤ {goal}× {'holds' if ratio <= goal else 'MISSED'}"


def in_turns(acts: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median seconds of acts, done in turns after one unmeasured turn each."""
    for act in acts.values():
        act()
    taken = [{name: seconds(act) for name, act in acts.items()} for _ in range(TURNS)]
    return {name: statistics.median(each[name] for each in taken) for name in acts}


def one_by_one(table: pd.DataFrame, loans: Sequence[int], ours: float) -> Iterator[str]:
    """Yield how much longer a scenario takes in a loop over pandas, and with the `apportionment` package."""
    before = table.set_index("country")["amount_eur"]
    pandas = seconds(lambda: [with_pandas(before, loan) for loan in loans[:300].tolist()]) / 300
    yield slower("a pandas loop", pandas / ours, 1000)
    try:
        from apportionment.methods import compute
    except ImportError:
        yield "the apportionment package is not installed: not compared"
        return
    # The package crashes at sums in euro, so it is given whole millions of euro to share out.
    votes, seats = before.tolist(), [150_000 - loan // 10**6 for loan in loans[:30].tolist()]
    took = seconds(lambda: [compute("hamilton", votes, each, verbose=False) for each in seats]) / 30
    yield slower("the apportionment package", took / ours, 500)


def slower(name: str, ratio: float, goal: int) -> str:
    """Return a line with how many times longer something takes, and whether the goal holds."""
    return f"{name} takes {ratio:,.0f}× as long a scenario, goal ≥ {goal}× {'holds' if ratio >= goal else 'MISSED'}"


def with_pandas(before: "pd.Series[int]", loan: int) -> "pd.Series[int]":
    """Return what a reader would write: shares of what is left, rounded by largest remainder."""
    total = before.sum() - loan
    exact = before * (total / before.sum())
    whole = exact.astype("int64")
    order = (exact - whole).sort_values(ascending=False, kind="stable").index
    whole[order[: total - whole.sum()]] += 1
    return whole


def memory(act: Callable[[], object]) -> str:
    """Return how much memory a sweep needs beside what it hands back."""
    tracemalloc.start()
    act()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    extra = (peak - COUNT * ROWS * 8) / 1e6
    return f"memory beside the amounts: {extra:.0f} MB, goal ≤ 20 MB {'holds' if extra <= 20 else 'MISSED'}"


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
