"""One bar divided into parts: the five largest and the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.asking import metrics
from safe_alloc.telling.charts.record import Record, record
from safe_alloc.telling.charts.sheet import GAP, PITCH, TIGHT, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import DEEP, FAINT, HIGHLIGHT, LARGE, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording.facts import grouped

WIDEST, NARROWEST = 1.25, 0.3  # inches: the bar, as the words beside it leave room
ELBOW = 0.35  # inches from the bar to its labels
TIP = 0.06  # inches: the ends of the brace
TALL = 12  # rows of the other charts


@dataclass(frozen=True)
class Part:
    """One part of the bar: what is written beside it, how much it is, and its colour."""

    name: str
    value: str
    share: str
    amount: int
    colour: str

    @property
    def weight(self) -> str:
        """Return the weight of its letters: the largest is bold."""
        return "bold" if self.colour == HIGHLIGHT else "normal"


def shares(table: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    """Return an Axes with one bar divided into the five largest amounts and the rest, each with its share.

    `table` is an Allocation; six countries or fewer are all shown, and a tie at the fifth place is not torn
    apart. The largest is on top. Raises WrongTable for any other table and for one that sums to zero.

    >>> import safe_alloc as sa
    >>> len(sa.charts.shares(sa.load()).patches)
    6
    """
    is_column(width)
    metrics.shares(table)  # refuses a sum of zero, which has no shares
    with theme():
        made = record(table, "shares", lang)
        facts, parts, voice = made.facts, _parts(made), made.facts.voice
        columns = [
            widest([getattr(part, column) for part in parts], weight="bold") for column in ("name", "value", "share")
        ]
        words = ELBOW + sum(columns) + 5 * GAP
        rows = TALL if ax is None else (len(parts) + 1) * PITCH / TIGHT
        sheet = Sheet(made, ax, rows=rows, marks=words + NARROWEST, width=width)
        sheet.scale(0, sheet.width, first=0, last=facts.total)
        together = voice.say("cell.top", largest=voice.counted("largest", len(parts) - 1))
        brace = 1.5 * GAP + TIP + GAP + extent(together)
        braced = grouped(facts) and sheet.width - words - brace >= NARROWEST
        thick = min(WIDEST, max(sheet.width - words - braced * brace, NARROWEST))
        ends = accumulate(part.amount for part in parts)
        middles = [(end - part.amount / 2) / facts.total * sheet.height for part, end in zip(parts, ends, strict=True)]
        places = spread(middles, sheet.height)
        _bar(sheet, parts, places, thick)
        _labels(sheet, parts, places, columns, start=thick + ELBOW + GAP)
        if braced:
            share = voice.percent(facts.share(sum(part.amount for part in parts[:-1])))
            _brace(sheet, places[:-1], (together, share), facts.total, at=thick + words + GAP)
        return sheet.ax


def _parts(made: Record) -> list[Part]:
    lead, voice = made.facts.ranked[0].after, made.facts.voice
    return [
        Part(
            line.name,
            voice.euro(line.after, about=line.about),
            voice.percent(made.facts.share(line.after)),
            line.after,
            MUTED if not line.country else HIGHLIGHT if line.after == lead else DEEP,
        )
        for line in made.lines
    ]


def _bar(sheet: Sheet, parts: Sequence[Part], places: Sequence[float], thick: float) -> None:
    """Draw the parts from the top down, and a line from the middle of each to its label."""
    total, start = sum(part.amount for part in parts), 0
    bend = [thick, thick + ELBOW / 3, thick + 2 * ELBOW / 3, thick + ELBOW]
    for part, place in zip(parts, places, strict=True):
        sheet.ax.bar(thick / 2, part.amount, bottom=start, width=thick, color=part.colour, linewidth=0, label="after")
        if start:
            sheet.ax.plot([0, thick], [start, start], color=PAPER, linewidth=1.0, label="cut")
        middle, label = start + part.amount / 2, place * total / sheet.height
        sheet.ax.plot(bend, [middle, middle, label, label], color=FAINT, linewidth=1.0, label="leader")
        start += part.amount


def _labels(
    sheet: Sheet, parts: Sequence[Part], places: Sequence[float], columns: list[float], *, start: float
) -> None:
    values, shares = start + columns[0] + 2 * GAP + columns[1], start + sum(columns) + 4 * GAP
    unit = sum(part.amount for part in parts) / sheet.height
    for part, place in zip(parts, places, strict=True):
        row, weight = place * unit, part.weight
        sheet.cell(row, start, part.name, role="name", weight=weight)
        sheet.cell(row, values, part.value, role="value", ha="right", weight=weight)
        sheet.cell(row, shares, part.share, role="share", ha="right", weight=weight, color=SOFT)


def _brace(sheet: Sheet, places: Sequence[float], texts: tuple[str, str], total: int, *, at: float) -> None:
    """Draw a line beside the labels of the largest, and what they hold together."""
    unit = total / sheet.height
    first, last = (places[0] - PITCH / 3) * unit, (places[-1] + PITCH / 3) * unit
    sheet.ax.plot([at, at + TIP, at + TIP, at], [first, first, last, last], color=SOFT, linewidth=0.8, label="brace")
    middle, left = (first + last) / 2, at + TIP + GAP
    sheet.cell(middle - PITCH / 2 * unit, left, texts[0], role="top")
    sheet.cell(middle + PITCH / 2 * unit, left, texts[1], role="together", weight="bold", size=LARGE)


def spread(middles: Sequence[float], height: float) -> list[float]:
    """Return where each label goes, in inches from the top: by its middle, pushed apart where these come close."""
    places: list[float] = []
    for middle in middles:
        places.append(max(middle, places[-1] + PITCH if places else PITCH / 2))
    limit = height - PITCH / 2
    for row in reversed(range(len(places))):
        places[row] = min(places[row], limit)
        limit = places[row] - PITCH
    return places
