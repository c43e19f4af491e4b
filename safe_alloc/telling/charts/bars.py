"""Bars from zero: who holds how much."""

from collections.abc import Iterable, Sequence
from math import nan
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.telling.charts.sheet import ABOVE, APART, BELOW, GAP, ROOM, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import HIGHLIGHT, INK, MUTED, SOFT, theme
from safe_alloc.telling.wording import compared
from safe_alloc.telling.wording.amounts import picture
from safe_alloc.telling.wording.told import Told
from safe_alloc.telling.wording.voice import voice

THICK = 0.68  # of a row
SHORTEST = 0.3  # inches: the longest bar is never shorter


def ranking(table: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    """Return an Axes with one bar a country, the largest on top, each with its rank, amount and share of the sum.

    `table` is an Allocation, or Contracts: what each would buy. Without `ax` a figure of its own is made, six inches
    wide, or 86 mm with `width="column"`, where names stand above bars that lack the room; with one, the chart takes
    the box of that Axes. Raises WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> len(sa.charts.ranking(sa.load()).patches)
    19
    """
    with theme():
        return _ranked(picture(table, "ranking", lang), "after", ax, width)


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
    with theme():
        return _ranked(compared.ratio(table, by, without, voice(lang)), "ratio", ax, width)


def _ranked(told: Told, measure: str, ax: Axes | None, width: str) -> Axes:
    """Draw a bar a row with a rank and a name before it, and two texts beyond its end: its value, and one more."""
    sizes, *_, second = told.marks[measure], *told.texts
    ranks, names, values, seconds = told.texts.values()
    rank_room = widest(ranks) + GAP
    weights = ["bold" if lead else "normal" for lead in told.lead]
    texts = zip(values, weights, seconds, strict=True)
    after = [extent(value, weight=weight) + extent(more) + 2 * GAP for value, weight, more in texts]
    left, need = rank_room + widest(names, weight="bold") + GAP, max(after) + SHORTEST
    above = ABOVE if is_column(width) and left + need > ROOM[width] else 0.0
    places = [row * (APART if above else 1) + above for row in range(len(sizes))]
    sheet = Sheet(told, ax, rows=places[-1] + 1, left=rank_room if above else left, marks=need, width=width)
    inch = per_inch(sheet.width, list(zip(sizes, after, strict=True)))
    sheet.scale(0, sheet.width * inch, first=-0.5, last=places[-1] + 0.5)
    colours = [HIGHLIGHT if lead else MUTED for lead in told.lead]
    sheet.ax.barh(places, sizes, THICK, color=colours, linewidth=0, label=measure)
    for row, (place, size, weight) in enumerate(zip(places, sizes, weights, strict=True)):
        sheet.cell(place - above, -sheet.left + rank_room - GAP, ranks[row], role="rank", ha="right", color=SOFT)
        sheet.cell(place - above, -sheet.left + rank_room, names[row], role="name", weight=weight)
        end = size + 0.6 * GAP * inch
        sheet.beside(end, place, values[row], role="value", weight=weight)
        gap = (extent(values[row], weight=weight) + GAP) * inch
        sheet.beside(end + gap, place, seconds[row], role=second, color=SOFT)
    zero_line(sheet.ax, places)
    return sheet.done()


def zero_line(ax: Axes, places: Sequence[float]) -> None:
    """Draw the line every bar starts from."""
    upright(ax, 0, places, color=INK, linewidth=0.8, label="zero")


def upright(ax: Axes, value: float, places: Sequence[float], **look: Any) -> None:
    """Draw a line at a value through all rows; where rows stand apart, it leaves out what is between them."""
    apart = [end for place in places for end in (place - 0.5, place + BELOW / 2, nan)]
    ends = [places[0] - 0.5, places[-1] + 0.5] if places[-1] < len(places) else apart
    ax.plot([value] * len(ends), ends, **look)


def per_inch(room: float, rooms: Sequence[tuple[float, float]]) -> float:
    """Return how much of the scale an inch is, so that the longest bar and its label just fit."""
    return max([value / max(room - label, 0.2) for value, label in rooms] + [1e-9])
