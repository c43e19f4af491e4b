"""Rows of a table with a picture in it: a name, marks on a scale of round sums, amounts, and one thing more."""

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from safe_alloc.telling.charts.bars import upright
from safe_alloc.telling.charts.sheet import APART, BELOW, GAP, HEAD, Sheet, is_column, widest
from safe_alloc.telling.charts.theme import FAINT, INK, SOFT
from safe_alloc.telling.wording.told import Told
from safe_alloc.telling.wording.voice import Voice

SHORTEST = 1.0  # inches of scale
DOT = 42  # square points


def laid(
    told: Told, ax: Axes | None, heads: tuple[str, str], width: str, *, dark: Sequence[bool]
) -> tuple[Sheet, list[float]]:
    """Return the sheet with its scale, gridlines and texts, and where the row of each country stands.

    In a column, all but the name and the marks goes below. Rows that lead are bold; dark is what moves.
    """
    (names, values, lasts), (*_, role) = told.texts.values(), told.texts
    head, last = (told.voice.say(key) for key in heads)
    last_room, left = widest([*lasts, last], weight="bold") + GAP, widest(names, weight="bold") + 2 * GAP
    right, step, below, marks = max(widest(values, weight="bold"), widest([head])) + 2 * GAP, 1.0, 0.0, SHORTEST
    right += last_room
    if column := is_column(width):
        under = [
            widest([one], weight="bold") + widest([two], weight="bold") for one, two in zip(values, lasts, strict=True)
        ]
        right, step, below, marks = GAP, APART, BELOW, max(SHORTEST, max(under) + GAP - left)
    rows, above = len(names) * step, HEAD + column
    highest = round(max(max(sizes) for sizes in told.marks.values() if sizes)) or 1
    sheet = Sheet(told, ax, rows=rows + above, left=left, right=right, marks=marks, width=width)
    sheet.scale(0, highest, first=-0.5 - above, last=rows - 0.5)
    _grid(sheet, told.voice, highest, len(names), step)
    edge = sheet.width + right
    at, ha = (-left, "left") if column else (edge - last_room, "right")
    sheet.cell(-1 - column, at, head, role="head", ha=ha, color=SOFT)
    sheet.cell(-1 - column, edge, last, role="head", ha="right", color=SOFT)
    places = [row * step for row in range(len(names))]
    for row, place in enumerate(places):
        weight = "bold" if told.lead[row] else "normal"
        sheet.cell(place, -left, names[row], role="name", weight=weight)
        sheet.cell(place + below, at, values[row], role="value", ha=ha, weight=weight)
        colour = INK if dark[row] else SOFT
        sheet.cell(place + below, edge, lasts[row], role=role, ha="right", color=colour, weight=weight)
    return sheet, places


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
