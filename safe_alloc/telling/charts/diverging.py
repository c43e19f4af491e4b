"""Bars to either side of zero: who gives way, who gains, and how much."""

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.telling.charts.bars import SHORTEST, bars, per_inch, zero_line
from safe_alloc.telling.charts.record import record
from safe_alloc.telling.charts.sheet import APART, BELOW, GAP, HEAD, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import HIGHLIGHT, LOSS, MUTED, SOFT, theme
from safe_alloc.telling.wording.facts import Line
from safe_alloc.telling.wording.outcomes import level
from safe_alloc.telling.wording.voice import Voice

Room = tuple[float, float]
"""How far a bar goes, in euro, and what stands beyond it, in inches."""


def changes(outcome: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    """Return an Axes with bars to either side of zero: who gives way on the left, who gains on the right.

    `outcome` is what `sa.run` returns. Largest loss on top; each bar has its change in euro, the amounts before
    and after, and, where members lose different parts, the change in per cent; with `width="column"` (86 mm) these
    stand under the names. Entrants are hatched. Raises WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> outcome = sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))
    >>> len(sa.charts.changes(outcome).patches)
    20
    """
    with theme():
        made = record(outcome, "changes", lang)
        lines, voice = made.lines, made.facts.voice
        parts, levels, head = _parts(voice, lines), [level(voice, line) for line in lines], voice.say("cell.levels")
        left = widest([line.name for line in lines], weight="bold") + GAP
        level_room, step = widest([*levels, head]) + GAP, 1.0
        right = level_room + (widest(parts) + GAP if any(parts) else 0)
        if is_column(width):
            right, step = 0.0, APART
        rooms = [(line.change, extent(voice.signed(line.change), weight="bold") + GAP) for line in lines]
        marks = sum(max(room for _, room in side) for side in sides(rooms)) + SHORTEST
        sheet = Sheet(made, ax, rows=len(lines) * step + HEAD, left=left, right=right, marks=marks, width=width)
        inch, low = two_sided(sheet.width, rooms)
        sheet.scale(low, low + sheet.width * inch, first=-0.5 - HEAD, last=len(lines) * step - 0.5)
        bars(sheet.ax, lines, "change", _colours(lines), step)
        zero_line(sheet.ax, len(lines), step)
        edge = sheet.width + right
        at, ha, below = (edge, "right", 0.0) if right else (-left, "left", BELOW)
        sheet.cell(-1, at, head, role="head", ha=ha, color=SOFT)
        for row, line in enumerate(lines):
            place, bold = row * step, line.change in {lines[0].change, lines[-1].change} - {0}
            _labels(sheet, voice, place, line, inch * 0.6 * GAP, bold=bold)
            sheet.cell(place + below, at, levels[row], role="level", ha=ha, color=SOFT)
            sheet.cell(place + below, edge - (right and level_room), parts[row], role="percent", ha="right", color=SOFT)
        return sheet.ax


def _labels(sheet: Sheet, voice: Voice, row: float, line: Line, gap: float, *, bold: bool) -> None:
    """Write a name on the left and a change beyond the end of its bar."""
    weight, loses = "bold" if bold else "normal", line.change < 0
    sheet.cell(row, -sheet.left, line.name, role="name", weight=weight)
    end, ha = (line.change - gap, "right") if loses else (line.change + gap, "left")
    sheet.beside(end, row, voice.signed(line.change), role="value", ha=ha, weight=weight)


def _parts(voice: Voice, lines: Sequence[Line]) -> list[str]:
    """Return each change in per cent of the amount before; nothing where all who lose, lose the same part."""
    parts = [voice.percent(Fraction(x.change, x.before), sign=True) if x.before and x.change else "" for x in lines]
    return parts if len(set(parts) - {""}) > 1 else [""] * len(lines)


def _colours(lines: Sequence[Line]) -> list[str]:
    worst = min(min(line.change for line in lines), -1)
    return [HIGHLIGHT if line.entrant else LOSS if line.change == worst else MUTED for line in lines]


def sides(rooms: Sequence[Room]) -> tuple[list[Room], list[Room]]:
    """Return what goes to the left of zero, as lengths, and what goes to the right; neither is empty."""
    losses = [(-value, label) for value, label in rooms if value < 0]
    gains = [(value, label) for value, label in rooms if value >= 0]
    return losses or [(0, 0.0)], gains or [(0, 0.0)]


def two_sided(room: float, rooms: Sequence[Room]) -> tuple[float, float]:
    """Return the scale of an inch and where the left edge lies, so that bars and labels fit on both sides."""
    losses, gains = sides(rooms)
    inch = per_inch(room, [(a + b, one + two) for a, one in losses for b, two in gains])
    return inch, -max(value + label * inch for value, label in losses)
