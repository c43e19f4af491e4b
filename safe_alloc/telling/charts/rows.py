"""Rows of a table with a picture in it: a name, marks on a scale of round sums, amounts, and one thing more."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from safe_alloc.telling.charts.bars import upright
from safe_alloc.telling.charts.record import Record
from safe_alloc.telling.charts.sheet import APART, BELOW, GAP, HEAD, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import FAINT, INK, SOFT
from safe_alloc.telling.wording.voice import Voice

SHORTEST = 1.0  # inches of scale
DOT = 42  # square points


class Columns(NamedTuple):
    """What is written in each row beside its marks, and above it; `role` says what comes last."""

    names: Sequence[str]
    values: Sequence[str]
    lasts: Sequence[str]
    heads: tuple[str, str]
    role: str


def laid(
    made: Record,
    ax: Axes | None,
    columns: Columns,
    highest: int,
    width: str,
    *,
    bold: Sequence[bool],
    dark: Sequence[bool],
) -> tuple[Sheet, float]:
    """Return the sheet with its scale, gridlines and texts, and how many rows stand from one country to the next.

    In a column, all but the name and the marks goes below. Bold rows are the finding; dark is what moves.
    """
    names, values, lasts, heads, role = columns
    last_room, left = widest([*lasts, heads[1]], weight="bold") + GAP, widest(names, weight="bold") + 2 * GAP
    right, step, below, marks = max(widest(values, weight="bold"), widest(heads[:1])) + 2 * GAP, 1.0, 0.0, SHORTEST
    right += last_room
    if column := is_column(width):
        under = (
            extent(one, weight="bold") + extent(two, weight="bold") for one, two in zip(values, lasts, strict=True)
        )
        right, step, below, marks = GAP, APART, BELOW, max(SHORTEST, *(each + GAP - left for each in under))
    rows, head = len(names) * step, HEAD + column
    sheet = Sheet(made, ax, rows=rows + head, left=left, right=right, marks=marks, width=width)
    sheet.scale(0, highest, first=-0.5 - head, last=rows - 0.5)
    _grid(sheet, made.facts.voice, highest, len(names), step)
    edge = sheet.width + right
    at, ha = (-left, "left") if column else (edge - last_room, "right")
    sheet.cell(-1 - column, at, heads[0], role="head", ha=ha, color=SOFT)
    sheet.cell(-1 - column, edge, heads[1], role="head", ha="right", color=SOFT)
    for row in range(len(names)):
        weight, place = "bold" if bold[row] else "normal", row * step
        sheet.cell(place, -left, names[row], role="name", weight=weight)
        sheet.cell(place + below, at, values[row], role="value", ha=ha, weight=weight)
        colour = INK if dark[row] else SOFT
        sheet.cell(place + below, edge, lasts[row], role=role, ha="right", color=colour, weight=weight)
    return sheet, step


def _grid(sheet: Sheet, voice: Voice, highest: int, rows: int, step: float) -> None:
    """Draw the zero line and a few light lines at round sums, each with its sum on top."""
    for value in round_sums(voice.euro, highest, sheet.width):
        colour, thick, kind = (FAINT, 0.6, "grid") if value else (INK, 0.8, "zero")
        upright(sheet.ax, value, rows, step, color=colour, linewidth=thick, zorder=1, label=kind)
        sheet.beside(value, -1, voice.euro(value), role="grid", ha="center", color=SOFT)


def round_sums(written: Callable[[int], str], highest: int, room: float, beyond: float = GAP) -> list[int]:
    """Return zero and one to three round sums up to the highest, as many as have room for their names, in inches."""
    power: int = 10 ** max(len(str(highest)) - 2, 0)
    for step in (n * power for n in (1, 2, 5, 10, 20, 50)):
        sums = list(range(0, highest + 1, step))
        apart, last = step / highest * room, room * (1 - sums[-1] / highest)
        name = widest([written(value) for value in sums])
        if len(sums) <= 4 and apart >= name + GAP and last + beyond >= name / 2:
            return sums
    return [0]
