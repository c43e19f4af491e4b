"""Bars to either side of zero: who gives way and who gains, and how far each number that is varied moves a country."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.telling.charts.bars import SHORTEST, THICK, ZERO, per_inch, upright
from safe_alloc.telling.charts.sheet import ABOVE, APART, BELOW, GAP, HEAD, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import HATCH, HIGHLIGHT, LOSS, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording import doubts
from safe_alloc.telling.wording.amounts import picture
from safe_alloc.telling.wording.told import Told
from safe_alloc.telling.wording.voice import voice

Room = tuple[float, float]
"""How far a bar goes, in euro, and what stands beyond it, in inches."""

STEP, LOWER, HALF = 2.6, 0.85, 0.8  # rows: from one number to the next, down to its second bar, how thick a bar is


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
        told = picture(outcome, "changes", lang)
        sizes, (names, values, levels, parts) = told.marks["change"], told.texts.values()
        head, left = told.voice.say("cell.levels"), widest(names, weight="bold") + GAP
        level_room, step = widest([*levels, head]) + GAP, 1.0
        right = level_room + (widest(parts) + GAP if any(parts) else 0)
        if is_column(width):
            right, step = 0.0, APART
        rooms = [(size, extent(text, weight="bold") + GAP) for size, text in zip(sizes, values, strict=True)]
        sheet, inch = _two_sided(told, ax, rooms, len(sizes) * step, head=HEAD, left=left, right=right, width=width)
        places = [row * step for row in range(len(sizes))]
        rows = zip(sizes, told.hatched, told.lead, strict=True)
        colours = [HIGHLIGHT if joins else LOSS if leads and size < 0 else MUTED for size, joins, leads in rows]
        hatches = [HATCH if joins else "" for joins in told.hatched]
        look: dict[str, Any] = {"hatch": hatches, "hatchcolor": PAPER, "linewidth": 0, "label": "change"}
        sheet.ax.barh(places, sizes, THICK, color=colours, **look)
        upright(sheet.ax, 0, places, **ZERO)
        edge = sheet.width + right
        at, ha, below = (edge, "right", 0.0) if right else (-left, "left", BELOW)
        sheet.cell(-1, at, head, role="head", ha=ha, color=SOFT)
        for row, place in enumerate(places):
            weight = "bold" if told.lead[row] else "normal"
            sheet.cell(place, -left, names[row], role="name", weight=weight)
            _beyond(sheet, sizes[row], place, values[row], inch, role="value", weight=weight)
            sheet.cell(place + below, at, levels[row], role="level", ha=ha, color=SOFT)
            sheet.cell(place + below, edge - (right and level_room), parts[row], role="percent", ha="right", color=SOFT)
        return sheet.done()


def tornado(
    frame: pd.DataFrame, *, country: str | None = None, ax: Axes | None = None, width: str = "page", lang: str = "en"
) -> Axes:
    r"""Return an Axes with two bars for each number that was varied: what its low and its high change for a country.

    `frame` is what `sa.tornado` returns; `country` is a name or a code, by default the member that moves most. The
    largest swing is on top; zero is where every number is at its middle. Raises WrongTable for any other table,
    UnknownName for a country that is not in it.

    >>> import safe_alloc as sa
    >>> spread = {"floors.POL": sa.uniform("95%", "99%"), "entrants.TUR.amount": sa.uniform(0, "€15 billion")}
    >>> frame = sa.tornado(sa.load(), sa.scenario("turkiye-10bn-fixed"), vary=spread)
    >>> sa.charts.tornado(frame).get_title().replace("\n", " ")
    'Poland: loan to Türkiye would matter most, €42.4bn to €43.7bn'
    """
    above = ABOVE if is_column(width) else 0.0
    with theme():
        told = doubts.tornado(frame, country, voice(lang))
        names, step = told.texts["name"], STEP + above
        ends = [zip(told.marks[end], told.texts[end], strict=True) for end in ("low", "high")]
        rows = list(zip(*ends, strict=True))
        rooms = [(size, extent(text, weight="bold") + GAP) for pair in rows for size, text in pair]
        left = 0.0 if above else widest(names, weight="bold") + 2 * GAP
        sheet, inch = _two_sided(told, ax, rooms, len(rows) * step - 0.4, left=left, width=width)
        for row, pair in enumerate(rows):
            place, weight = row * step + above, "normal" if row else "bold"
            sheet.ax.plot([0, 0], [place - 0.5, place + LOWER + 0.5], **ZERO)
            sheet.cell(place - above if above else place + LOWER / 2, -left, names[row], role="name", weight=weight)
            for end, shift, (size, text) in zip(("low", "high"), (0.0, LOWER), pair, strict=True):
                colour = MUTED if row else HIGHLIGHT
                sheet.ax.barh(place + shift, size, HALF, color=colour, linewidth=0, label=end)
                _beyond(sheet, size, place + shift, text, inch, role=end, weight=weight)
        return sheet.done()


def _beyond(sheet: Sheet, size: float, row: float, text: str, inch: float, *, role: str, weight: str) -> None:
    """Write a text beyond the end of a gain, and beside zero where a bar goes the other way: texts share one side."""
    sheet.beside(max(size, 0) + 0.6 * GAP * inch, row, text, role=role, weight=weight)


def _two_sided(
    told: Told, ax: Axes | None, rooms: Sequence[Room], rows: float, *, head: float = 0.0, width: str, **beside: float
) -> tuple[Sheet, float]:
    """Return the sheet with its scale, where bars fit on both sides with their texts, and how many euro an inch is."""
    lowest, marks = min(0.0, *(size for size, _ in rooms)), max(label for _, label in rooms) + SHORTEST
    sheet = Sheet(told, ax, rows=rows + head, marks=marks, width=width, **beside)
    inch = per_inch(sheet.width, [(max(size, 0) - lowest, label) for size, label in rooms])
    sheet.scale(lowest, lowest + sheet.width * inch, first=-0.5 - head, last=rows - 0.5)
    return sheet, inch
