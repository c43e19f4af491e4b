"""Lines: what moves as one number of a scenario grows, with the points where a rank changes or a fee is covered."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.sweeps import Sweep
from safe_alloc.telling.charts.parts import spread
from safe_alloc.telling.charts.sheet import DOT, GAP, PITCH, Sheet, folded, is_column, round_sums, widest
from safe_alloc.telling.charts.theme import DEEP, FAINT, HIGHLIGHT, INK, MUTED, SOFT, theme
from safe_alloc.telling.wording import even
from safe_alloc.telling.wording import flips as wording
from safe_alloc.telling.wording.voice import voice

PLOT, FOOT = 13.0, 2.2  # rows: the lines, and the names of the axis below
NARROWEST = 1.0  # inches of scale


def flips(
    swept: Sweep, *, countries: Sequence[str] = (), ax: Axes | None = None, width: str = "page", lang: str = "en"
) -> Axes:
    r"""Return an Axes with a line a country over one varied sum, and the points where a rank changes.

    `swept` is what `sa.sweep` returns for a list of values of one sum of money with full=True; `countries` are names
    or codes, by default the entrants and the four largest members whose rank changes. The points are exact: what
    `sa.solve` finds as the first euro at which a member has another rank than at €0. Raises WrongScenario for any
    other sweep, UnknownName for a country that is not in it, and what `sa.solve` raises.

    >>> import safe_alloc as sa
    >>> grown = {"entrants.TUR.amount": [0, "€10 billion", "€20 billion"]}
    >>> swept = sa.sweep(sa.load(), sa.scenario("turkiye-10bn-fixed"), vary=grown, full=True)
    >>> sa.charts.flips(swept).get_title().replace("\n", " ")
    'At about €15bn, Türkiye would overtake Romania'
    """
    with theme():
        return _drawn(wording.flips(swept, countries, voice(lang)), ax, width)


def break_even(
    table: pd.DataFrame, scenario: Scenario, *, ax: Axes | None = None, width: str = "page", lang: str = "en"
) -> Axes:
    r"""Return an Axes with what a participant would sell and pay, by its part of the content, and where they meet.

    `table` is an Allocation and `scenario` a participant, or a supplier, which pays no fee, as in `sa.balance`:
    turnover less fee is not profit. One dot is the scenario, one the break-even, if any part reaches it. Raises as
    `sa.balance` does.

    >>> import safe_alloc as sa
    >>> sa.charts.break_even(sa.load(), sa.scenario("uk-participant-2bn")).get_title().replace("\n", " ")
    'United Kingdom: sales would cover the fee from 13.4% of open content'
    """
    with theme():
        return _drawn(even.break_even(table, scenario, voice(lang)), ax, width)


def _drawn(bent: wording.Bent, ax: Axes | None, width: str) -> Axes:
    """Draw lines over a varied number, with their turns led up to words, and what each line is at its end."""
    folds = 1 + is_column(width)  # a newspaper's column has no room for long lines of text
    ends, flips = ([folded(text, folds) for text in bent.told.texts[role]] for role in ("value", "flip"))
    ends = [folded(end, 3) if folds > 1 and widest([end]) > NARROWEST + GAP else end for end in ends]  # two names
    most, highest = bent.values[-1] or 1, max(max(held) for held in bent.lines.values()) or 1
    spoken = bent.told.voice
    inset = [GAP - (1 - turn.at_eur / most) * NARROWEST for turn in bent.turns]
    over = [widest([text]) + more for text, more in zip(flips, inset, strict=True)]
    above = len(flips) * folds + 0.6
    left = widest([*map(spoken.euro, round_sums(spoken.euro, highest, PLOT * PITCH, 1))]) + GAP
    right = max([widest(ends, weight="bold") + 1.3 * GAP, *over])
    sheet = Sheet(bent.told, ax, rows=above + PLOT + FOOT, left=left, right=right, marks=NARROWEST, width=width)
    row = highest / PLOT
    sheet.scale(0, most, first=highest + above * row, last=-FOOT * row)
    _axes(sheet, bent, most, highest)
    for code, held in bent.lines.items():
        colour, thick = (HIGHLIGHT, 2.4) if code in bent.leads else (DEEP, 1.6)
        sheet.ax.plot(bent.values, held, color=colour, linewidth=thick, zorder=thick, clip_on=False, label=code)
    _turns(sheet, bent, flips, row, folds)
    _ends(sheet, bent, ends, row, folds)
    return sheet.done()


def _axes(sheet: Sheet, bent: wording.Bent, most: int, highest: int) -> None:
    """Draw light lines at round sums both ways, with what is varied below."""
    row, euro = highest / PLOT, bent.told.voice.euro
    for value in round_sums(bent.across, most, sheet.width, GAP + PITCH):
        sheet.ax.plot([value] * 2, [0, highest], color=FAINT, linewidth=0.6, zorder=1, label="grid")
        sheet.beside(value, -0.7 * row, bent.across(value), role=bent.role, ha="center", color=SOFT)
    for value in round_sums(euro, highest, PLOT * PITCH, 1):
        colour, kind = (FAINT, "grid") if value else (INK, "zero")
        sheet.ax.plot([0, most], [value] * 2, color=colour, linewidth=0.6, zorder=1, label=kind)
        sheet.beside(-GAP * most / sheet.width, value, euro(value), role="scale", ha="right", color=SOFT)
    sheet.beside(most / 2, -1.7 * row, bent.told.texts["axis"][0], role="axis", ha="center", color=SOFT)


def _turns(sheet: Sheet, bent: wording.Bent, texts: Sequence[str], row: float, folds: int) -> None:
    """Draw a dot where a rank changes, and lead it up to its words: the smallest sum on top, so that none cross."""
    inch = (bent.values[-1] or 1) / sheet.width
    for place, (turn, text) in enumerate(zip(bent.turns, texts, strict=True)):
        top = (PLOT + 0.3 + (place + 0.5) * folds) * row
        places, heights = [turn.at_eur] * 2, [turn.after_eur, top + 0.4 * folds * row]
        sheet.ax.plot(places, heights, color=MUTED, linewidth=0.8, clip_on=False, label="leader")
        sheet.ax.scatter(turn.at_eur, turn.after_eur, s=0.6 * DOT, color=INK, linewidth=0, zorder=6, label="after")
        sheet.beside(turn.at_eur + 0.5 * GAP * inch, top, text, role="flip")


def _ends(sheet: Sheet, bent: wording.Bent, texts: Sequence[str], row: float, folds: int) -> None:
    """Write who each line is at its end, pushed apart to both sides where lines end close together."""
    tall, inch, pitch = PLOT * PITCH, bent.values[-1] / sheet.width, folds * PITCH
    places = [held[-1] / row * PITCH for held in bent.lines.values()]
    down = [tall - place for place in spread([tall - place for place in reversed(places)], tall, pitch)][::-1]
    middles = [(one + other) / 2 / PITCH * row for one, other in zip(spread(places, tall, pitch), down, strict=True)]
    for (code, held), middle, text in zip(bent.lines.items(), middles, texts, strict=True):
        ends = [bent.values[-1], bent.values[-1] + GAP * inch]
        sheet.ax.plot(ends, [held[-1], middle], color=MUTED, linewidth=0.8, clip_on=False, label="leader")
        look = {"weight": "bold", "color": HIGHLIGHT} if code in bent.leads else {}
        sheet.beside(ends[1] + 0.3 * GAP * inch, middle, text, role="value", **look)
