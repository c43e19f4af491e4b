"""Pairs of dots: what each country had before and would have after, and how the ranking moves."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from safe_alloc.asking.metrics import rank_labels
from safe_alloc.telling.charts.bars import upright
from safe_alloc.telling.charts.record import record
from safe_alloc.telling.charts.sheet import APART, BELOW, GAP, HEAD, Sheet, is_column, widest
from safe_alloc.telling.charts.theme import DEEP, FAINT, HATCH, HIGHLIGHT, INK, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording.facts import Facts, Line
from safe_alloc.telling.wording.outcomes import level, moves
from safe_alloc.telling.wording.voice import Voice

DOT = 42  # square points
SHORTEST = 1.0  # inches of scale


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
        made = record(outcome, "before_after", lang)
        lines, voice = made.lines, made.facts.voice
        names = [line.name for line in lines]
        levels = [level(voice, line) for line in lines]
        ranks = _ranks(made.facts, lines)
        moved = [country for country, (old, new) in moves(made.facts).items() if old != new]
        heads = (voice.say("cell.dots"), voice.say("cell.rank"))
        rank_room = widest([*ranks, heads[1]], weight="bold") + GAP
        right = rank_room + max(widest(levels, weight="bold"), widest(heads[:1])) + 2 * GAP
        left, step, head = widest(names, weight="bold") + 2 * GAP, 1.0, HEAD
        if is_column(width):
            right, step, head = rank_room + GAP, APART, 1 + HEAD
        rows = len(lines) * step
        sheet = Sheet(made, ax, rows=rows + head, left=left, right=right, marks=SHORTEST, width=width)
        highest = max(max(line.before, line.after) for line in lines) or 1
        sheet.scale(0, highest, first=-0.5 - head, last=rows - 0.5)
        _grid(sheet, voice, highest, len(lines), step)
        _dots(sheet, lines, step)
        at, ha, below = (sheet.width + right - rank_room, "right", 0.0) if step == 1 else (-left, "left", BELOW)
        sheet.cell(-1 if step == 1 else -2, at, heads[0], role="head", ha=ha, color=SOFT)
        sheet.cell(-1, sheet.width + right, heads[1], role="head", ha="right", color=SOFT)
        for row, line in enumerate(lines):
            weight, place = "bold" if line.entrant else "normal", row * step
            sheet.cell(place, -sheet.left, names[row], role="name", weight=weight)
            sheet.cell(place + below, at, levels[row], role="value", ha=ha, weight=weight)
            colour = INK if line.country in moved else SOFT
            sheet.cell(place, sheet.width + right, ranks[row], role="rank", ha="right", color=colour, weight=weight)
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


def _grid(sheet: Sheet, voice: Voice, highest: int, rows: int, step: float) -> None:
    """Draw the zero line and a few light lines at round sums, each with its sum on top."""
    for value in round_sums(voice, highest, sheet.width):
        colour, thick, kind = (FAINT, 0.6, "grid") if value else (INK, 0.8, "zero")
        upright(sheet.ax, value, rows, step, color=colour, linewidth=thick, zorder=1, label=kind)
        sheet.beside(value, -1, voice.euro(value), role="grid", ha="center", color=SOFT)


def round_sums(voice: Voice, highest: int, room: float, beyond: float = GAP) -> list[int]:
    """Return zero and one to three round sums up to the highest, as many as have room for their names, in inches."""
    power: int = 10 ** max(len(str(highest)) - 2, 0)
    for step in (n * power for n in (1, 2, 5, 10, 20, 50)):
        sums = list(range(0, highest + 1, step))
        apart, last = step / highest * room, room * (1 - sums[-1] / highest)
        name = widest([voice.euro(value) for value in sums])
        if len(sums) <= 4 and apart >= name + GAP and last + beyond >= name / 2:
            return sums
    return [0]


def _dots(sheet: Sheet, lines: Sequence[Line], step: float) -> None:
    members = [(row * step, line) for row, line in enumerate(lines) if not line.entrant]
    for row, line in members:
        sheet.ax.plot([line.before, line.after], [row, row], color=MUTED, linewidth=2.2, zorder=2, label="pair")
    rows, before, after = [row for row, _ in members], [x.before for _, x in members], [x.after for _, x in members]
    look: dict[str, Any] = {"s": DOT, "clip_on": False}
    sheet.ax.scatter(before, rows, color=PAPER, edgecolor=MUTED, linewidth=1.4, zorder=3, label="before", **look)
    sheet.ax.scatter(after, rows, color=DEEP, linewidth=0, zorder=4, label="after", **look)
    for row, line in enumerate(lines):
        if line.entrant:
            _entrant(sheet, row * step, line)


def _entrant(sheet: Sheet, row: float, line: Line) -> None:
    dot = sheet.ax.scatter(line.after, row, s=2.2 * DOT, color=HIGHLIGHT, linewidth=1.2, zorder=5, clip_on=False)
    dot.set(hatch=HATCH, hatchcolor=PAPER, hatch_linewidth=0.9, label="after")
