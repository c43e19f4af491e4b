"""Pairs of dots: what each country has in one table and in another, before and after, or at least and at most."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.asking.metrics import rank_labels
from safe_alloc.telling.charts.record import record, told_record
from safe_alloc.telling.charts.rows import DOT, Columns, laid
from safe_alloc.telling.charts.sheet import Sheet, is_column
from safe_alloc.telling.charts.theme import DEEP, HATCH, HIGHLIGHT, MUTED, PAPER, theme
from safe_alloc.telling.wording import compared, doubts
from safe_alloc.telling.wording.facts import Facts, Line
from safe_alloc.telling.wording.outcomes import level, moves
from safe_alloc.telling.wording.voice import voice

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
    is_column(width)
    with theme():
        made = record(outcome, "before_after", lang)
        lines, spoken = made.lines, made.facts.voice
        moved = [country for country, (old, new) in moves(made.facts).items() if old != new]
        texts = [line.name for line in lines], [level(spoken, line) for line in lines], _ranks(made.facts, lines)
        columns = Columns(*texts, heads=(spoken.say("cell.dots"), spoken.say("cell.rank")), role="rank")
        highest = max(max(line.before, line.after) for line in lines) or 1
        bold, dark = [line.entrant for line in lines], [line.country in moved for line in lines]
        sheet, step = laid(made, ax, columns, highest, width, bold=bold, dark=dark)
        members = [row for row, line in enumerate(lines) if not line.entrant]
        pairs = [(row * step, lines[row].before, lines[row].after) for row in members]
        _dots(sheet, [(y, one) for y, one, _ in pairs], [(y, two) for y, _, two in pairs])
        for row, line in enumerate(lines):
            if line.entrant:
                _entrant(sheet, row * step, line)
        return sheet.ax


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
    is_column(width)
    with theme():
        told = compared.vintages(table, other, voice(lang))
        changes, marks = told.texts["change"], told.marks
        heads = (told.voice.say("vintages.heads"), told.voice.say("vintages.change"))
        columns = Columns(told.texts["name"], told.texts["value"], changes, heads, role="change")
        gaps = [abs(row["difference_eur"] or 0) for row in told.rows]
        bold, dark = [0 < gap == max(gaps) for gap in gaps], [True] * len(gaps)
        highest = round(max(*marks["before"], *marks["after"])) or 1
        sheet, step = laid(told_record("vintages", told), ax, columns, highest, width, bold=bold, dark=dark)
        places = [(row * step, each) for row, each in enumerate(told.rows)]
        before, after = ([(y, x[f"{end}_eur"]) for y, x in places if x[f"{end}_source"]] for end in ("first", "second"))
        _dots(
            sheet,
            before,
            after,
            [HIGHLIGHT if row["difference_eur"] else MUTED for row in told.rows if row["second_source"]],
        )
        return sheet.ax


def intervals(frame: pd.DataFrame, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    r"""Return an Axes with a line a country, from the least to the most its printed digits leave open, and its ranks.

    `frame` is what `sa.intervals` returns. The largest possible sum is on top; a rank that is open is dark. With
    `width="column"` (86 mm) sums stand under the names. Raises WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> sa.charts.intervals(sa.intervals(sa.load("anadolu-2025-09-10"))).get_title().replace("\n", " ")
    'Printed digits leave seven of 19 ranks open'
    """
    is_column(width)
    with theme():
        told = doubts.intervals(frame, voice(lang))
        heads = (told.voice.say("intervals.heads"), told.voice.say("cell.rank"))
        columns = Columns(told.texts["name"], told.texts["value"], told.texts["rank"], heads, role="rank")
        unsure = [row["rank_low"] < row["rank_high"] for row in told.rows]
        highest = round(max(told.marks["high"])) or 1
        sheet, step = laid(told_record("intervals", told), ax, columns, highest, width, bold=unsure, dark=unsure)
        for row, (low, high) in enumerate(zip(told.marks["low"], told.marks["high"], strict=True)):
            look: dict[str, Any] = {"color": HIGHLIGHT if unsure[row] else MUTED, "linewidth": 1.6, "clip_on": False}
            sheet.ax.plot([low, high], [row * step] * 2, label="pair", **look)
            for end, amount in (("low", low), ("high", high)):
                sheet.ax.scatter(amount, row * step, marker="|", s=CAP, label=end, zorder=4, **look)
        return sheet.ax


def _ranks(facts: Facts, lines: Sequence[Line]) -> list[str]:
    """Return each line's ranks as text, with "=" where a rank is shared."""
    before, after = _labels([line.before for line in facts.members]), _labels([line.after for line in facts.lines])
    texts = []
    for line in lines:
        old, new = before.get(line.before), after[line.after]
        texts.append(new if line.entrant or old == new else facts.voice.say("cell.arrow", before=old, after=new))
    return texts


def _labels(amounts: Sequence[int]) -> dict[int, str]:
    return dict(zip(amounts, rank_labels(amounts), strict=True))


Ends = Sequence[tuple[float, int]]
"""Dots: the row and the amount of each."""


def _dots(sheet: Sheet, before: Ends, after: Ends, colours: Sequence[str] = ()) -> None:
    """Draw hollow and full dots at their rows and amounts, joined where a row has both."""
    ends = dict(after)
    for row, amount in before:
        if row in ends:
            sheet.ax.plot([amount, ends[row]], [row, row], color=MUTED, linewidth=2.2, zorder=2, label="pair")
    rows, amounts = np.reshape(before, (-1, 2)).T
    look: dict[str, Any] = {"s": DOT, "clip_on": False}
    sheet.ax.scatter(amounts, rows, color=PAPER, edgecolor=MUTED, linewidth=1.4, zorder=3, label="before", **look)
    rows, amounts = np.reshape(after, (-1, 2)).T
    sheet.ax.scatter(amounts, rows, color=colours or DEEP, linewidth=0, zorder=4, label="after", **look)


def _entrant(sheet: Sheet, row: float, line: Line) -> None:
    dot = sheet.ax.scatter(line.after, row, s=2.2 * DOT, color=HIGHLIGHT, linewidth=1.2, zorder=5, clip_on=False)
    dot.set(hatch=HATCH, hatchcolor=PAPER, hatch_linewidth=0.9, label="after")
