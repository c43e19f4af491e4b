"""Bars from zero: who holds how much."""

from collections.abc import Sequence
from math import nan
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.asking.metrics import rank_labels
from safe_alloc.telling.charts.record import record
from safe_alloc.telling.charts.sheet import GAP, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import HATCH, HIGHLIGHT, INK, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording.facts import Line

THICK = 0.68  # of a row
SHORTEST = 0.3  # inches: the longest bar is never shorter


def ranking(table: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    """Return an Axes with one bar a country, the largest on top, each with its rank, amount and share of the sum.

    `table` is an Allocation. Without `ax` a figure of its own is made, six inches wide, or 86 mm with
    `width="column"`; with one, the chart takes the box of that Axes. Raises WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> len(sa.charts.ranking(sa.load()).patches)
    19
    """
    is_column(width)
    with theme():
        made = record(table, "ranking", lang)
        facts, lines, voice = made.facts, made.lines, made.facts.voice
        ranks, names = rank_labels([line.after for line in lines]), [line.name for line in lines]
        rank_room = widest(ranks) + GAP
        amounts = [voice.euro(line.after, about=line.about) for line in lines]
        shares = [voice.percent(facts.share(line.after)) for line in lines]
        after = [extent(one, weight="bold") + extent(two) + 2.5 * GAP for one, two in zip(amounts, shares, strict=True)]
        left = rank_room + widest(names, weight="bold") + GAP
        sheet = Sheet(made, ax, rows=len(lines), left=left, marks=max(after) + SHORTEST, width=width)
        inch = per_inch(sheet.width, [(line.after, room) for line, room in zip(lines, after, strict=True)])
        sheet.scale(0, sheet.width * inch, first=-0.5, last=len(lines) - 0.5)
        lead = lines[0].after
        bars(sheet.ax, lines, "after", [_first(line.after == lead) for line in lines])
        for row, line in enumerate(lines):
            weight = "bold" if line.after == lead else "normal"
            sheet.cell(row, -sheet.left + rank_room - GAP, ranks[row], role="rank", ha="right", color=SOFT)
            sheet.cell(row, -sheet.left + rank_room, names[row], role="name", weight=weight)
            end = line.after + 0.6 * GAP * inch
            sheet.beside(end, row, amounts[row], role="value", weight=weight)
            gap = (extent(amounts[row], weight=weight) + GAP) * inch
            sheet.beside(end + gap, row, shares[row], role="share", color=SOFT)
        zero_line(sheet.ax, len(lines))
        return sheet.ax


def bars(ax: Axes, lines: Sequence[Line], measure: str, colours: Sequence[str], step: float = 1) -> None:
    """Draw one bar a row from zero, as long as that measure of its line, hatched where a country joins."""
    values = [getattr(line, measure) for line in lines]
    places = [row * step for row in range(len(lines))]
    drawn = ax.barh(places, values, height=THICK, color=colours, linewidth=0, label=measure)
    for patch, line in zip(drawn.patches, lines, strict=True):
        if line.entrant:
            patch.set(hatch=HATCH, hatchcolor=PAPER)


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


def per_inch(room: float, rooms: Sequence[tuple[int, float]]) -> float:
    """Return how much of the scale an inch is, so that the longest bar and its label just fit."""
    return max([value / max(room - label, 0.2) for value, label in rooms] + [1e-9])
