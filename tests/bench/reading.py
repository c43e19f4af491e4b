"""Time what runs inside a process: one scenario, and reading amounts out of a press text."""

import re
import statistics
import time
from collections.abc import Callable, Iterator

import safe_alloc as sa
from safe_alloc.reading.frames import Allocation, check

NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")

NOTICE = """The split of the loans became known in the afternoon, after a meeting that ran an hour late.
Poland stands first with €43.7 billion, then come Romania (€16.68 billion) and France and Hungary (€16.21 billion each).
Italy (€14.9 billion), Belgium (€8.34 billion), Lithuania (€6.37 billion) and Portugal (€5.84 billion) follow.
Officials would not say how the sums had been worked out, and promised a paper on the method for the spring.
Denmark, with €46.7 million, asked for the least. Greece may draw up to €787 million.
"""
"""A notice in our own words; it is read 100 times over, as 100 texts."""


def lines() -> Iterator[str]:
    """Yield what a scenario costs and how fast a text is read."""
    table, scenario = sa.load(), sa.scenario("turkiye-10bn-fixed")
    took = median(lambda: sa.run(table, scenario), times=30)
    checking = median(lambda: check(Allocation, table), times=30)
    yield f"sa.run, 19 rows, in a process: {took * 1000:.1f} ms; one check of its table: {checking * 1000:.1f} ms"
    megabytes = 100 * len(NOTICE.encode()) / 1e6
    ours = megabytes / median(lambda: [sa.explain(NOTICE) for _ in range(100)], times=9)
    bare = megabytes / median(lambda: [NUMBERS.findall(NOTICE) for _ in range(100)], times=9)
    yield (
        f"sa.explain: {ours:.2f} MB/s; one pattern that only finds numbers: {bare:.0f} MB/s; "
        f"{bare / ours:.1f}× the time"
    )


def median(act: Callable[[], object], *, times: int) -> float:
    """Return the median seconds of an act, after one unmeasured turn."""
    act()
    return statistics.median(seconds(act) for _ in range(times))


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
