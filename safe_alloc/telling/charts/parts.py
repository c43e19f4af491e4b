"""One bar divided into parts: the five largest and the rest."""

from collections.abc import Sequence
from itertools import accumulate

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.asking import metrics
from safe_alloc.telling.charts.sheet import GAP, PITCH, TIGHT, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import DEEP, FAINT, HIGHLIGHT, LARGE, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording.amounts import picture
from safe_alloc.telling.wording.told import Told

WIDEST, NARROWEST = 1.25, 0.3  # inches: the bar, as the words beside it leave room
ELBOW = 0.35  # inches from the bar to its labels
TIP = 0.06  # inches: the ends of the brace
TALL = 12  # rows of the other charts


def shares(table: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    """Return an Axes with one bar divided into the five largest amounts and the rest, each with its share.

    `table` is an Allocation; six countries or fewer are all shown, and a tie at the fifth place is not torn
    apart. The largest is on top. Raises WrongTable for any other table and for one that sums to zero.

    >>> import safe_alloc as sa
    >>> len(sa.charts.shares(sa.load()).patches)
    6
    """
    lift = 0.4 * PITCH if is_column(width) else 0.0
    metrics.shares(table)  # refuses a sum of zero, which has no shares
    with theme():
        told = picture(table, "shares", lang)
        sizes, together = told.marks["after"], told.texts["together"]
        name, value, share = (widest(told.texts[role], weight="bold") for role in ("name", "value", "share"))
        side = 0.0 if lift else name + 2 * GAP
        edges = 0.0, 0.0 if lift else side + value, max(name, side + value + 2 * GAP + share)
        words = ELBOW + edges[2] + GAP
        rows = TALL if ax is None else (len(sizes) + 1) * (PITCH + 2 * lift) / TIGHT
        sheet = Sheet(told, ax, rows=rows, marks=words + NARROWEST, width=width)
        sheet.scale(0, sheet.width, first=0, last=sum(sizes))
        top = told.voice.say("cell.top", largest=told.voice.counted("largest", len(sizes) - 1))
        brace = 1.5 * GAP + TIP + GAP + extent(top)
        braced = together and sheet.width - words - brace >= NARROWEST
        thick = min(WIDEST, max(sheet.width - words - (brace if braced else 0), NARROWEST))
        unit, ends = sum(sizes) / sheet.height, accumulate(sizes)
        middles = [(end - size / 2) / unit for end, size in zip(ends, sizes, strict=True)]
        places = [place * unit for place in spread(middles, sheet.height, PITCH + 2 * lift)]
        _bar(sheet, told, places, thick)
        _labels(sheet, told, places, [thick + ELBOW + GAP + edge for edge in edges], lift * unit)
        if braced:
            _brace(sheet, places[:-1], (top, together[0]), unit, at=thick + words + GAP)
        return sheet.done()


def _bar(sheet: Sheet, told: Told, places: Sequence[float], thick: float) -> None:
    """Draw the parts from the top down, and a line from the middle of each to its label."""
    start, bend = 0.0, [thick, thick + ELBOW / 3, thick + 2 * ELBOW / 3, thick + ELBOW]
    for size, lead, row, place in zip(told.marks["after"], told.lead, told.rows, places, strict=True):
        colour = MUTED if not row["country"] else HIGHLIGHT if lead else DEEP
        sheet.ax.bar(thick / 2, size, thick, start, color=colour, edgecolor=PAPER, linewidth=1.0, label="after")
        middle = start + size / 2
        sheet.ax.plot(bend, [middle, middle, place, place], color=FAINT, linewidth=1.0, label="leader")
        start += size


def _labels(sheet: Sheet, told: Told, places: Sequence[float], ends: Sequence[float], lift: float) -> None:
    """Write each name, and its amount and share beside it; in a column, where these are lifted apart, below it."""
    looks = {"name": {}, "value": {"ha": "left" if lift else "right"}, "share": {"ha": "right", "color": SOFT}}
    for (role, look), at in zip(looks.items(), ends, strict=True):
        up = lift if role == "name" else -lift
        for place, text, lead in zip(places, told.texts[role], told.lead, strict=True):
            sheet.cell(place - up, at, text, role=role, weight="bold" if lead else "normal", **look)


def _brace(sheet: Sheet, places: Sequence[float], texts: tuple[str, str], unit: float, *, at: float) -> None:
    """Draw a line beside the labels of the largest, and what they hold together."""
    first, last = places[0] - PITCH / 3 * unit, places[-1] + PITCH / 3 * unit
    sheet.ax.plot([at, at + TIP, at + TIP, at], [first, first, last, last], color=SOFT, linewidth=0.8, label="brace")
    middle, left = (first + last) / 2, at + TIP + GAP
    sheet.cell(middle - PITCH / 2 * unit, left, texts[0], role="top")
    sheet.cell(middle + PITCH / 2 * unit, left, texts[1], role="together", weight="bold", size=LARGE)


def spread(middles: Sequence[float], height: float, pitch: float = PITCH) -> list[float]:
    """Return where each label goes, in inches from the top: by its middle, pushed apart where these come close."""
    places: list[float] = []
    for middle in middles:
        places.append(max(middle, places[-1] + pitch if places else pitch / 2))
    limit = height - pitch / 2
    for row in reversed(range(len(places))):
        places[row] = min(places[row], limit)
        limit = places[row] - pitch
    return places
