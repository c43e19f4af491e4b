"""Bars from zero: who holds how much, and who gives or gains how much."""

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.asking.metrics import rank_labels
from safe_alloc.telling.charts.record import record
from safe_alloc.telling.charts.sheet import GAP, HEAD, Sheet, widest, width
from safe_alloc.telling.charts.theme import HATCH, HIGHLIGHT, INK, LOSS, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording.english import euro, percent, say, signed
from safe_alloc.telling.wording.facts import Line

THICK = 0.68  # of a row


def ranking(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Return an Axes with one bar a country, the largest on top, each with its rank, amount and share of the sum.

    `table` is an Allocation. Without `ax` a figure of its own is made, six inches wide; with one, the chart
    takes the box of that Axes. Raises WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> len(sa.charts.ranking(sa.load()).patches)
    19
    """
    with theme():
        made = record(table, "ranking")
        facts, lines = made.facts, made.facts.ranked
        ranks, names = rank_labels([line.after for line in lines]), [line.name for line in lines]
        rank_room = widest(ranks) + GAP
        sheet = Sheet(made, ax, rows=len(lines), left=rank_room + widest(names, weight="bold") + GAP)
        amounts = [euro(line.after, about=line.about) for line in lines]
        shares = [percent(facts.share(line.after)) for line in lines]
        after = [width(one, weight="bold") + width(two) + 2.5 * GAP for one, two in zip(amounts, shares, strict=True)]
        inch = _per_inch(sheet.width, [(line.after, room) for line, room in zip(lines, after, strict=True)])
        sheet.scale(0, sheet.width * inch, first=-0.5, last=len(lines) - 0.5)
        lead = lines[0].after
        bars(sheet.ax, lines, [line.after for line in lines], [_first(line.after == lead) for line in lines])
        for row, line in enumerate(lines):
            weight = "bold" if line.after == lead else "normal"
            sheet.cell(row, -sheet.left + rank_room - GAP, ranks[row], role="rank", ha="right", color=SOFT)
            sheet.cell(row, -sheet.left + rank_room, names[row], role="name", weight=weight)
            end = line.after + 0.6 * GAP * inch
            sheet.beside(end, row, amounts[row], role="value", weight=weight)
            gap = (width(amounts[row], weight=weight) + GAP) * inch
            sheet.beside(end + gap, row, shares[row], role="share", color=SOFT)
        zero_line(sheet.ax, len(lines))
        return sheet.ax


def changes(outcome: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Return an Axes with bars to either side of zero: who gives way on the left, who gains on the right.

    `outcome` is what `sa.run` returns. Largest loss on top; each bar has its change in euro and in per cent of
    the baseline, and the amount before and after. Entrants are hatched. Raises WrongTable for any other table.

    >>> import safe_alloc as sa
    >>> outcome = sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))
    >>> len(sa.charts.changes(outcome).patches)
    20
    """
    with theme():
        made = record(outcome, "changes")
        lines = made.facts.by(lambda line: line.change)
        names, amounts, parts = [line.name for line in lines], [signed(line.change) for line in lines], _parts(lines)
        levels = [say("cell.arrow", before=euro(line.before), after=euro(line.after)) for line in lines]
        head = say("cell.levels")
        level_room = widest([*levels, head]) + GAP
        right = level_room + widest(parts) + GAP
        sheet = Sheet(made, ax, rows=len(lines) + HEAD, left=widest(names, weight="bold") + GAP, right=right)
        inch, low = _two_sided(sheet.width, _rooms(lines, amounts))
        sheet.scale(low, low + sheet.width * inch, first=-0.5 - HEAD, last=len(lines) - 0.5)
        bars(sheet.ax, lines, [line.change for line in lines], _change_colours(lines))
        sheet.cell(-1, sheet.width + right, head, role="head", ha="right", color=SOFT)
        ends = {lines[0].change, lines[-1].change} - {0}
        for row, line in enumerate(lines):
            weight, side = "bold" if line.change in ends else "normal", -1 if line.change < 0 else 1
            sheet.cell(row, -sheet.left, names[row], role="name", weight=weight)
            end, ha = line.change + side * 0.6 * GAP * inch, "right" if side < 0 else "left"
            sheet.beside(end, row, amounts[row], role="value", ha=ha, weight=weight)
            if line.entrant:
                sheet.beside(-0.6 * GAP * inch, row, say("cell.word"), role="word", ha="right", color=SOFT)
            sheet.cell(row, sheet.width + right - level_room, parts[row], role="percent", ha="right", color=SOFT)
            sheet.cell(row, sheet.width + right, levels[row], role="level", ha="right", color=SOFT)
        zero_line(sheet.ax, len(lines))
        return sheet.ax


def bars(ax: Axes, lines: Sequence[Line], values: Sequence[int], colours: Sequence[str]) -> None:
    """Draw one bar a row from zero, hatched where a country joins."""
    drawn = ax.barh(range(len(lines)), values, height=THICK, color=colours, linewidth=0)
    for patch, line in zip(drawn.patches, lines, strict=True):
        if line.entrant:
            patch.set(hatch=HATCH, hatchcolor=PAPER)


def zero_line(ax: Axes, rows: int) -> None:
    """Draw the line every bar starts from."""
    ax.plot([0, 0], [-0.5, rows - 0.5], color=INK, linewidth=0.8, label="zero")


def _first(is_first: bool) -> str:
    return HIGHLIGHT if is_first else MUTED


def _parts(lines: Sequence[Line]) -> list[str]:
    return [percent(Fraction(line.change, line.before), sign=True) if line.before else "" for line in lines]


def _rooms(lines: Sequence[Line], amounts: Sequence[str]) -> list[tuple[int, float]]:
    """Return how long each bar is and what stands beyond it, in inches; a hypothetical one is named before zero."""
    rooms = [(line.change, width(text, weight="bold") + GAP) for line, text in zip(lines, amounts, strict=True)]
    word = width(say("cell.word")) + GAP
    return rooms + [(-1, word) for line in lines if line.entrant]


def _change_colours(lines: Sequence[Line]) -> list[str]:
    worst = min(line.change for line in lines)
    return [
        HIGHLIGHT if line.entrant else LOSS if line.change == worst and line.change < 0 else MUTED for line in lines
    ]


def _per_inch(room: float, rooms: Sequence[tuple[int, float]]) -> float:
    """Return how much of the scale an inch is, so that the longest bar and its label just fit."""
    return max([value / max(room - label, 0.2) for value, label in rooms] + [1e-9])


def _two_sided(room: float, rooms: Sequence[tuple[int, float]]) -> tuple[float, float]:
    """Return the scale of an inch and where the left edge lies, so that bars and labels fit on both sides."""
    losses = [(-value, label) for value, label in rooms if value < 0] or [(0, 0.0)]
    gains = [(value, label) for value, label in rooms if value >= 0] or [(0, 0.0)]
    pairs = [(a + b, one + two) for a, one in losses for b, two in gains]
    inch = _per_inch(room, pairs)
    left = max(value / inch + label for value, label in losses)
    return inch, -left * inch
