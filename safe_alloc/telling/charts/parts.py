"""One bar divided into parts: the five largest and the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.asking import metrics
from safe_alloc.telling.charts.bars import hatch, shown_name
from safe_alloc.telling.charts.record import record
from safe_alloc.telling.charts.sheet import GAP, PITCH, Sheet, widest
from safe_alloc.telling.charts.theme import DEEP, FAINT, HIGHLIGHT, LARGE, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording.english import euro, number, percent, say
from safe_alloc.telling.wording.facts import Facts
from safe_alloc.telling.wording.tables import top

BAR = 1.25  # inches wide
ELBOW = 0.35  # inches from the bar to its labels
TALL = 12  # rows of the other charts


@dataclass(frozen=True)
class Part:
    """One part of the bar: what it is called, how much it is, how it looks."""

    name: str
    amount: int
    colour: str
    hypothetical: bool = False
    about: bool = False


def shares(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Return an Axes with one bar divided into the five largest amounts and the rest, each with its share.

    `table` is an Allocation; six countries or fewer are all shown, and a tie at the fifth place is not torn
    apart. The largest is on top. Raises WrongTable for any other table and for one that sums to zero.

    >>> import safe_alloc as sa
    >>> len(sa.charts.shares(sa.load()).patches)
    6
    """
    metrics.shares(table)  # refuses a sum of zero, which has no shares
    with theme():
        made = record(table, "shares")
        facts, parts = made.facts, _parts(made.facts)
        names, amounts = [part.name for part in parts], [euro(part.amount, about=part.about) for part in parts]
        printed = [percent(facts.share(part.amount)) for part in parts]
        sheet = Sheet(made, ax, rows=TALL)
        sheet.scale(0, sheet.width, first=0, last=facts.total)
        _bar(sheet, parts)
        name_at = BAR + ELBOW + GAP
        amount_at = name_at + widest(names, weight="bold") + 2 * GAP + widest(amounts, weight="bold")
        share_at = amount_at + 2 * GAP + widest(printed, weight="bold")
        for part, at, amount, share in zip(parts, _spread(parts, sheet.height), amounts, printed, strict=True):
            weight = "bold" if part.colour == HIGHLIGHT else "normal"
            y = at * facts.total / sheet.height
            sheet.cell(y, name_at, part.name, role="name", weight=weight)
            sheet.cell(y, amount_at, amount, role="value", ha="right", weight=weight)
            sheet.cell(y, share_at, share, role="share", ha="right", weight=weight, color=SOFT)
        if parts[-1].colour == MUTED:
            _brace(sheet, facts, len(parts) - 1, _spread(parts, sheet.height), share_at + 1.5 * GAP)
        return sheet.ax


def _parts(facts: Facts) -> list[Part]:
    largest = top(facts)
    shown = [
        Part(
            shown_name(line),
            line.after,
            HIGHLIGHT if line.after == largest[0].after else DEEP,
            line.hypothetical,
            line.about,
        )
        for line in largest
    ]
    rest = facts.ranked[len(largest) :]
    if rest:
        name = say("cell.rest", number=number(len(rest)))
        shown.append(Part(name, sum(line.after for line in rest), MUTED))
    return shown


def _bar(sheet: Sheet, parts: Sequence[Part]) -> None:
    """Draw the parts from the top down, and a line from the middle of each to its label."""
    total, start = sum(part.amount for part in parts), 0
    unit = total / sheet.height
    for part, at in zip(parts, _spread(parts, sheet.height), strict=True):
        drawn = sheet.ax.bar(BAR / 2, part.amount, bottom=start, width=BAR, color=part.colour, linewidth=0)
        if part.hypothetical:
            hatch(drawn.patches[0])
        if start:
            sheet.ax.plot([0, BAR], [start, start], color=PAPER, linewidth=1.0, label="cut")
        middle = start + part.amount / 2
        bend = [BAR, BAR + ELBOW / 3, BAR + 2 * ELBOW / 3, BAR + ELBOW]
        sheet.ax.plot(bend, [middle, middle, at * unit, at * unit], color=FAINT, linewidth=1.0, label="leader")
        start += part.amount


def _brace(sheet: Sheet, facts: Facts, count: int, places: Sequence[float], at: float) -> None:
    """Draw a line beside the labels of the largest, and what they hold together."""
    unit, tip = facts.total / sheet.height, 0.06
    first, last = (places[0] - PITCH / 3) * unit, (places[count - 1] + PITCH / 3) * unit
    sheet.ax.plot([at, at + tip, at + tip, at], [first, first, last, last], color=SOFT, linewidth=0.8, label="brace")
    together = percent(facts.share(sum(line.after for line in facts.ranked[:count])))
    middle, left = (first + last) / 2, at + tip + GAP
    sheet.cell(middle - PITCH / 2 * unit, left, say("cell.top", top=number(count)), role="top")
    sheet.cell(middle + PITCH / 2 * unit, left, together, role="together", weight="bold", size=LARGE)


def _spread(parts: Sequence[Part], height: float) -> list[float]:
    """Return where each label goes, in inches from the top: by its part, pushed apart where parts are thin."""
    total, start = sum(part.amount for part in parts), 0
    places: list[float] = []
    for part in parts:
        middle = (start + part.amount / 2) / total * height
        places.append(max(middle, places[-1] + PITCH if places else PITCH / 2))
        start += part.amount
    limit = height - PITCH / 2
    for row in reversed(range(len(places))):
        places[row] = min(places[row], limit)
        limit = places[row] - PITCH
    return places
