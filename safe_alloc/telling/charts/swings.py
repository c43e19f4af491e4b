"""Bars to either side of zero for each number that is varied: how far it moves one country, from low to high."""

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.telling.charts.bars import SHORTEST, strip
from safe_alloc.telling.charts.diverging import sides, two_sided
from safe_alloc.telling.charts.record import told_record
from safe_alloc.telling.charts.sheet import GAP, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import HIGHLIGHT, INK, MUTED, theme
from safe_alloc.telling.wording import doubts
from safe_alloc.telling.wording.told import Told
from safe_alloc.telling.wording.voice import voice

STEP, LOWER, HALF = 2.6, 0.85, 0.8  # rows: from one number to the next, down to its second bar, how thick a bar is
ENDS = {"low": 0.0, "high": LOWER}
ABOVE = 0.95  # rows: in a column, the name of a number stands above its bars


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
    'Poland: loan to Türkiye matters most, €42.4bn to €43.7bn'
    """
    above = ABOVE if is_column(width) else 0.0
    with theme():
        told = doubts.tornado(frame, country, voice(lang))
        names, step, room = told.texts["name"], STEP + above, widest(told.texts["name"], weight="bold") + 2 * GAP
        rooms = [(size, extent(text, weight=weight) + GAP) for end in ENDS for size, text, weight in _ends(told, end)]
        marks = sum(max(each for _, each in side) for side in sides(rooms)) + SHORTEST
        rows, left, need = len(names) * step - 0.4, 0.0 if above else room, max(marks, room if above else 0)
        sheet = Sheet(told_record("tornado", told), ax, rows=rows, left=left, marks=need, width=width)
        inch, low = two_sided(sheet.width, rooms)
        sheet.scale(low, low + sheet.width * inch, first=-0.5, last=rows - 0.5)
        for row, name in enumerate(names):
            place, weight = row * step + above, "normal" if row else "bold"
            sheet.ax.plot([0, 0], [place - 0.5, place + LOWER + 0.5], color=INK, linewidth=0.8, label="zero")
            sheet.cell(place - above if above else place + LOWER / 2, -left, name, role="name", weight=weight)
            for end, shift in ENDS.items():
                size, text, weight = _ends(told, end)[row]
                strip(sheet.ax, [place + shift], [size], end, MUTED if row else HIGHLIGHT, HALF)
                gap, ha = (-0.6 * GAP * inch, "right") if size < 0 else (0.6 * GAP * inch, "left")
                sheet.beside(size + gap, place + shift, text, role=end, ha=ha, weight=weight)
        return sheet.ax


def _ends(told: Told, end: str) -> list[tuple[float, str, str]]:
    weights = ["bold", *["normal"] * (len(told.texts[end]) - 1)]
    return list(zip(told.marks[end], told.texts[end], weights, strict=True))
