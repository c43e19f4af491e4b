"""Events on a line: what happened when, the oldest on top."""

from itertools import accumulate
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.telling.charts.sheet import DOT, GAP, LEADING, MARGIN, PITCH, WIDTHS, Sheet, balanced, is_column, widest
from safe_alloc.telling.charts.theme import BODY, HIGHLIGHT, MUTED, PAPER, SOFT, figure_of, theme
from safe_alloc.telling.wording import dated
from safe_alloc.telling.wording.voice import voice

LINE = BODY * LEADING / 72 / PITCH  # rows: a line of text
APART = 0.55  # rows between two events
NARROWEST = 1.6  # inches of text


def timeline(
    events: pd.DataFrame | None = None, *, ax: Axes | None = None, width: str = "page", lang: str = "en"
) -> Axes:
    r"""Return an Axes with a dot an event on a line from the top down, each with its day and what happened.

    `events` is a table with the columns of data/reference/timeline.csv, by default the rows of that one about law,
    allocation, money and deadlines. What rests on one weak source is hollow. Raises WrongTable for another table.

    >>> import safe_alloc as sa
    >>> sa.charts.timeline().get_title().replace("\n", " ")
    '436 days from the first proposal of SAFE to the first payment'
    """
    column = is_column(width)
    with theme():
        told = dated.timeline(events, voice(lang))
        dates = widest(told.texts["date"], weight="bold")
        left = GAP if column else dates + 2 * GAP
        paper = WIDTHS[width] if ax is None else ax.get_window_extent().width / figure_of(ax).dpi
        room = max(paper - 2 * MARGIN - left - 1.5 * GAP, NARROWEST, dates if column else 0)
        weights = ["bold" if lead else "normal" for lead in told.lead]
        said = zip(told.texts["event"], weights, strict=True)
        texts = ["\n".join(balanced(text, room, BODY, weight)) for text, weight in said]
        below = 1.15 * column  # lines: a date in Greek is taller than others
        heights = [(text.count("\n") + 1 + below) * LINE + APART for text in texts]
        rows = sum(heights) - APART / 2
        sheet = Sheet(told, ax, rows=rows, left=left, marks=room + 1.5 * GAP, width=width)
        sheet.scale(0, sheet.width, first=0, last=rows)
        places = [place + LINE / 2 for place in accumulate(heights[:-1], initial=0.0)]
        sheet.ax.plot([0, 0], [places[0], places[-1]], color=MUTED, linewidth=1.2, zorder=1, label="leader")
        for place, row, date, text, lead in zip(places, told.rows, told.texts["date"], texts, told.lead, strict=True):
            colour, weight = (HIGHLIGHT, "bold") if lead else (MUTED, "normal")
            weak = {"color": PAPER, "edgecolor": colour, "linewidth": 1.4}
            look: dict[str, Any] = weak if row["confidence"] == "weak" else {"color": colour, "linewidth": 0}
            sheet.ax.scatter(0, place, s=DOT, zorder=3, clip_on=False, label="event", **look)
            at, ha = (1.5 * GAP, "left") if column else (-1.5 * GAP, "right")
            sheet.cell(place, at, date, role="date", ha=ha, weight="bold" if column else weight, color=SOFT)
            sheet.cell(place + (text.count("\n") / 2 + below) * LINE, 1.5 * GAP, text, role="event", weight=weight)
        return sheet.done()
