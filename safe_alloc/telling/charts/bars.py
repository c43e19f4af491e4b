"""Bars from zero: who holds how much."""

from collections.abc import Iterable, Mapping, Sequence
from math import nan
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from safe_alloc.asking.metrics import rank_labels
from safe_alloc.telling.charts.record import Record, record, told_record
from safe_alloc.telling.charts.sheet import GAP, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import HATCH, HIGHLIGHT, INK, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording import compared
from safe_alloc.telling.wording.facts import Line
from safe_alloc.telling.wording.voice import voice

THICK = 0.68  # of a row
SHORTEST = 0.3  # inches: the longest bar is never shorter


def ranking(table: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    """Return an Axes with one bar a country, the largest on top, each with its rank, amount and share of the sum.

    `table` is an Allocation, or Contracts: what each would buy. Without `ax` a figure of its own is made, six inches
    wide, or 86 mm with `width="column"`; with one, the chart takes the box of that Axes. Raises
    WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> len(sa.charts.ranking(sa.load()).patches)
    19
    """
    is_column(width)
    with theme():
        made = record(table, "ranking", lang)
        lines, facts, spoken = made.lines, made.facts, made.facts.voice
        return _ranked(
            (made, ax, width),
            [line.after for line in lines],
            {
                "rank": rank_labels([line.after for line in lines]),
                "name": [line.name for line in lines],
                "value": [spoken.euro(line.after, about=line.about) for line in lines],
                "share": [spoken.percent(facts.share(line.after)) for line in lines],
            },
            "after",
        )


def ratio(
    table: pd.DataFrame,
    *,
    by: str,
    without: str | Iterable[str] = (),
    ax: Axes | None = None,
    width: str = "page",
    lang: str = "en",
) -> Axes:
    r"""Return an Axes with one bar a country: its amount by head, by GDP or by defence spending, largest on top.

    `table` is an Allocation, `by` an indicator with its year as in `sa.per`, `without` who is left out. Each bar has
    its rank, its ratio and the amount itself. Raises as `sa.per` does, and WrongTable where nobody is left.

    >>> import safe_alloc as sa
    >>> sa.charts.ratio(sa.load(), by="gdp_nominal_eur@2024").get_title().replace("\n", " ")
    'Relative to GDP, Latvia may borrow most: 14.0%; Denmark least: 0.01%'
    """
    is_column(width)
    with theme():
        told = compared.ratio(table, by, without, voice(lang))
        return _ranked((told_record("ratio", told), ax, width), told.marks["ratio"], told.texts, "ratio")


def _ranked(
    where: tuple[Record, Axes | None, str], sizes: Sequence[float], texts: Mapping[str, Sequence[str]], measure: str
) -> Axes:
    """Draw a bar a row with a rank and a name before it, and two texts beyond its end: its value, and one more."""
    (made, ax, width), (ranks, names, values, seconds) = where, texts.values()
    *_, second = texts
    rank_room = widest(ranks) + GAP
    after = [extent(one, weight="bold") + extent(two) + 2.5 * GAP for one, two in zip(values, seconds, strict=True)]
    left, marks = rank_room + widest(names, weight="bold") + GAP, max(after) + SHORTEST
    sheet = Sheet(made, ax, rows=len(sizes), left=left, marks=marks, width=width)
    inch = per_inch(sheet.width, list(zip(sizes, after, strict=True)))
    sheet.scale(0, sheet.width * inch, first=-0.5, last=len(sizes) - 0.5)
    strip(sheet.ax, range(len(sizes)), sizes, measure, [_first(size == sizes[0]) for size in sizes])
    for row, size in enumerate(sizes):
        weight = "bold" if size == sizes[0] else "normal"
        sheet.cell(row, -sheet.left + rank_room - GAP, ranks[row], role="rank", ha="right", color=SOFT)
        sheet.cell(row, -sheet.left + rank_room, names[row], role="name", weight=weight)
        end = size + 0.6 * GAP * inch
        sheet.beside(end, row, values[row], role="value", weight=weight)
        gap = (extent(values[row], weight=weight) + GAP) * inch
        sheet.beside(end + gap, row, seconds[row], role=second, color=SOFT)
    zero_line(sheet.ax, len(sizes))
    return sheet.ax


def bars(ax: Axes, lines: Sequence[Line], measure: str, colours: Sequence[str], step: float = 1) -> None:
    """Draw one bar a row from zero, as long as that measure of its line, hatched where a country joins."""
    values = [getattr(line, measure) for line in lines]
    places = [row * step for row in range(len(lines))]
    drawn = strip(ax, places, values, measure, colours)
    for patch, line in zip(drawn.patches, lines, strict=True):
        if line.entrant:
            patch.set(hatch=HATCH, hatchcolor=PAPER)


def strip(
    ax: Axes,
    places: Sequence[float],
    sizes: Sequence[float],
    measure: str,
    colours: str | Sequence[str],
    height: float = THICK,
) -> BarContainer:
    """Draw a bar from zero at each place, one below the other."""
    return ax.barh(places, sizes, height=height, color=colours, linewidth=0, label=measure)


def zero_line(ax: Axes, rows: int, step: float = 1) -> None:
    """Draw the line every bar starts from."""
    upright(ax, 0, rows, step, color=INK, linewidth=0.8, label="zero")


def upright(ax: Axes, value: float, rows: int, step: float, **look: Any) -> None:
    """Draw a line at a value through all rows; where rows stand apart, it leaves out what is between them."""
    reach = [[row * step - 0.5, row * step + 0.5, nan] for row in range(rows)]
    ends = [-0.5, rows - 0.5] if step == 1 else [end for each in reach for end in each]
    ax.plot([value] * len(ends), ends, **look)


def _first(is_first: bool) -> str:
    return HIGHLIGHT if is_first else MUTED


def per_inch(room: float, rooms: Sequence[tuple[float, float]]) -> float:
    """Return how much of the scale an inch is, so that the longest bar and its label just fit."""
    return max([value / max(room - label, 0.2) for value, label in rooms] + [1e-9])
