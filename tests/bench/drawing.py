"""Time each chart, drawn, held to its contract and saved in three formats, beside as many bars and texts drawn bare."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import bare
import census
import matplotlib
from matplotlib.axes import Axes

import safe_alloc as sa
from safe_alloc.telling.charts.theme import figure_of

FORMATS = {"png": 200, "pdf": 200, "svg": 200}
TURNS = 5


def charts() -> Mapping[str, Callable[[], Axes]]:
    """Return what draws each kind of chart."""
    table, borrows, takes_part = sa.load(), sa.scenario("turkiye-10bn-fixed"), sa.scenario("turkiye-participant")
    outcome, later = sa.run(table, borrows), sa.load(as_of="2026-04-15")
    steps = {"entrants.TUR.amount": [10**9 * step for step in range(21)]}
    ends = {"floors.POL": sa.uniform("95%", "99%"), "entrants.TUR.amount": sa.uniform(0, "€15 billion")}
    spans = sa.intervals(sa.load("anadolu-2025-09-10"))
    swept, turned = sa.sweep(table, borrows, vary=steps, full=True), sa.tornado(table, borrows, vary=ends)
    return {
        "ranking": lambda: sa.charts.ranking(table),
        "shares": lambda: sa.charts.shares(table),
        "vintages": lambda: sa.charts.vintages(table, later),
        "changes": lambda: sa.charts.changes(outcome),
        "before_after": lambda: sa.charts.before_after(outcome),
        "ratio": lambda: sa.charts.ratio(table, by="gdp_nominal_eur@2024"),
        "intervals": lambda: sa.charts.intervals(spans),
        "flips": lambda: sa.charts.flips(swept),
        "tornado": lambda: sa.charts.tornado(turned),
        "break_even": lambda: sa.charts.break_even(table, takes_part),
        "votes": lambda: sa.charts.votes(sa.vote(outcome=outcome)),
        "timeline": sa.charts.timeline,
    }


def lines() -> Iterator[str]:
    """Yield how much longer each chart takes than its bars and texts bare, then the time of one whole kit."""
    with tempfile.TemporaryDirectory() as scratch:
        for name, draw in charts().items():
            ratio = beside(draw, Path(scratch) / name)
            yield f"{name}: {ratio:.2f}×, goal ≤ 1.5× {'holds' if ratio <= 1.5 else 'MISSED'}"
        begun = time.perf_counter()
        sa.publish("turkiye-10bn-fixed", out=Path(scratch) / "kit")
        took = time.perf_counter() - begun
        yield f"one kit, in all its formats: {took:.1f} s, goal ≤ 15 s {'holds' if took <= 15 else 'MISSED'}"


def beside(draw: Callable[[], Axes], path: Path) -> float:
    """Return how many times longer a chart takes than saving what it shows by matplotlib alone, done in turns."""
    asked = census.drawn(figure_of(draw())) | {"formats": FORMATS}

    def drawn() -> None:
        with matplotlib.rc_context(bare.SAME_FILES):
            bare.draw(asked, path.with_name(f"{path.name}-bare"))

    drawn()
    took = [(seconds(lambda: sa.charts.save(draw(), path)), seconds(drawn)) for _ in range(TURNS)]
    ours, theirs = zip(*took, strict=True)
    return statistics.median(ours) / statistics.median(theirs)


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
