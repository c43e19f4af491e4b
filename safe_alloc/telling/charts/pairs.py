"""Pairs of dots: what each country has in one table and in another, before and after, or at least and at most."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.telling.charts.bars import upright
from safe_alloc.telling.charts.sheet import APART, BELOW, DOT, GAP, HEAD, ROOM, Sheet, is_column, round_sums, widest
from safe_alloc.telling.charts.theme import DEEP, FAINT, HATCH, HIGHLIGHT, INK, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording import compared, doubts
from safe_alloc.telling.wording.amounts import picture
from safe_alloc.telling.wording.told import Told
from safe_alloc.telling.wording.voice import voice

SHORTEST = 0.9  # inches of scale
CAP = 90  # square points: the ends of what digits leave open


def before_after(outcome: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    r"""Return an Axes with a pair of dots a country: hollow the baseline, full the scenario, with both ranks.

    `outcome` is what `sa.run` returns. Sorted by the amount after, largest on top; an entrant has one hatched
    dot. A rank that moves is dark. With `width="column"` (86 mm) amounts stand under the names.
    Raises WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> outcome = sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))
    >>> sa.charts.before_after(outcome).get_title().replace("\n", " ")
    'Türkiye would rank sixth; 14 members would drop one place'
    """
    with theme():
        told = picture(outcome, "before_after", lang)
        after, joins = told.marks["after"], told.hatched
        dark = [joined or len(rank.split()) > 1 for joined, rank in zip(joins, told.texts["rank"], strict=True)]
        sheet, places = _laid(told, ax, ("cell.dots", "cell.rank"), width, dark=dark)
        members = [place for place, joined in zip(places, joins, strict=True) if not joined]
        ends = dict(zip(places, after, strict=True))
        _dots(sheet, dict(zip(members, told.marks["before"], strict=True)), {each: ends[each] for each in members})
        for place in (each for each in places if each not in members):
            _entrant(sheet, place, ends[place])
        return sheet.done()


def vintages(
    table: pd.DataFrame, other: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en"
) -> Axes:
    r"""Return an Axes with a pair of dots a country: hollow what one table says, full what another one says.

    Both are Allocations: two days, or two sources. Sorted by the second, largest on top; who is in one table only
    has one dot. With `width="column"` (86 mm) amounts stand under the names. Raises WrongTable for any other table,
    and for two that have no country in common.

    >>> import safe_alloc as sa
    >>> sa.charts.vintages(sa.load(), sa.load(as_of="2026-04-15")).get_title().replace("\n", " ")
    'Largest difference: Latvia, −€2.2bn; 14 of 19 the same'
    """
    with theme():
        told = compared.vintages(table, other, voice(lang))
        sheet, places = _laid(told, ax, ("vintages.heads", "vintages.change"), width, dark=[True] * len(told.rows))
        before, after = (
            {place: row[f"{end}_eur"] for place, row in zip(places, told.rows, strict=True) if row[f"{end}_source"]}
            for end in ("first", "second")
        )
        differ = [row["difference_eur"] for row in told.rows if row["second_source"]]
        _dots(sheet, before, after, [HIGHLIGHT if each else MUTED for each in differ])
        return sheet.done()


def intervals(frame: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    r"""Return an Axes with a line a country, from the least to the most its printed digits leave open, and its ranks.

    `frame` is what `sa.intervals` returns. The largest possible sum is on top; a rank that is open is dark. With
    `width="column"` (86 mm) sums stand under the names. Raises WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> sa.charts.intervals(sa.intervals(sa.load("anadolu-2025-09-10"))).get_title().replace("\n", " ")
    'Printed digits leave seven of 19 ranks open'
    """
    with theme():
        told = doubts.intervals(frame, voice(lang))
        sheet, places = _laid(told, ax, ("intervals.heads", "cell.rank"), width, dark=told.lead)
        for row, low, high, unsure in zip(places, told.marks["low"], told.marks["high"], told.lead, strict=True):
            look: dict[str, Any] = {"color": HIGHLIGHT if unsure else MUTED, "linewidth": 1.6, "clip_on": False}
            sheet.ax.plot([low, high], [row, row], label="pair", **look)
            for end, amount in (("low", low), ("high", high)):
                sheet.ax.scatter(amount, row, marker="|", s=CAP, label=end, zorder=4, **look)
        return sheet.done()


def _laid(
    told: Told, ax: Axes | None, heads: tuple[str, str], width: str, *, dark: Sequence[bool]
) -> tuple[Sheet, list[float]]:
    """Return the sheet with its scale, gridlines and texts, and where the row of each country stands.

    In a column, all but the name and the marks goes below, on two lines where one lacks the room. Rows that lead are
    bold; dark is what moves.
    """
    (names, values, lasts), (*_, role) = told.texts.values(), told.texts
    head, last = (told.voice.say(key) for key in heads)
    last_room, left = widest([*lasts, last], weight="bold") + GAP, widest(names, weight="bold") + 2 * GAP
    right, step, below, third = max(widest(values, weight="bold"), widest([head])) + 2 * GAP + last_room, 1.0, 0.0, 0.0
    if column := is_column(width):
        under = widest(f"{one}{two}" for one, two in zip(values, lasts, strict=True))
        third = BELOW if under > ROOM[width] - GAP else 0.0
        right, step, below = GAP, APART + third, BELOW
    rows, above = len(names) * step, HEAD + column
    highest = round(max(max(sizes) for sizes in told.marks.values() if sizes)) or 1
    sheet = Sheet(told, ax, rows=rows + above, left=left, right=right, marks=SHORTEST, width=width)
    sheet.scale(0, highest, first=-0.5 - above, last=rows - 0.5)
    places = [row * step for row in range(len(names))]
    for value in round_sums(told.voice.euro, highest, sheet.width):
        colour, thick, kind = (FAINT, 0.6, "grid") if value else (INK, 0.8, "zero")
        upright(sheet.ax, value, places, color=colour, linewidth=thick, zorder=1, label=kind)
        sheet.beside(value, -1, told.voice.euro(value), role="grid", ha="center", color=SOFT)
    edge = sheet.width + right
    at, ha = (-left, "left") if column else (edge - last_room, "right")
    sheet.cell(-1 - column, at, head, role="head", ha=ha, color=SOFT)
    sheet.cell(-1 - column, edge, last, role="head", ha="right", color=SOFT)
    for row, place in enumerate(places):
        weight = "bold" if told.lead[row] else "normal"
        sheet.cell(place, -left, names[row], role="name", weight=weight)
        weight = "normal" if column else weight
        sheet.cell(place + below, at, values[row], role="value", ha=ha, weight=weight)
        colour = INK if dark[row] else SOFT
        sheet.cell(place + below + third, edge, lasts[row], role=role, ha="right", color=colour, weight=weight)
    return sheet, places


def _dots(
    sheet: Sheet, before: dict[float, float], after: dict[float, float], colours: Sequence[str] | str = DEEP
) -> None:
    """Draw hollow and full dots, amounts by their rows, joined where a row has both."""
    for row in (row for row in before if row in after):
        sheet.ax.plot([before[row], after[row]], [row, row], color=MUTED, linewidth=2.2, zorder=2, label="pair")
    look: dict[str, Any] = {"s": DOT, "clip_on": False}
    hollow: dict[str, Any] = {"color": PAPER, "edgecolor": MUTED, "linewidth": 1.4}
    sheet.ax.scatter([*before.values()], [*before], zorder=3, label="before", **hollow, **look)
    sheet.ax.scatter([*after.values()], [*after], color=colours, linewidth=0, zorder=4, label="after", **look)


def _entrant(sheet: Sheet, row: float, amount: float) -> None:
    dot = sheet.ax.scatter(amount, row, s=2.2 * DOT, color=HIGHLIGHT, linewidth=1.2, zorder=5, clip_on=False)
    dot.set(hatch=HATCH, hatchcolor=PAPER, hatch_linewidth=0.9, label="after")
