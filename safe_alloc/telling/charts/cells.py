"""Cells for the members of the Council: who is in favour, who is not, and whether that passes both thresholds."""

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes

from safe_alloc.asking.council import Vote
from safe_alloc.asking.council.counting import RULES
from safe_alloc.telling.charts.sheet import GAP, Sheet, extent, is_column, widest
from safe_alloc.telling.charts.theme import HATCH, INK, LOSS, MUTED, PAPER, SOFT, theme
from safe_alloc.telling.wording import votes as wording
from safe_alloc.telling.wording.told import Told
from safe_alloc.telling.wording.voice import voice

TOP, STEP, CELL, STRIP = 2.0, 1.75, 0.85, 1.3  # rows: the first cell, from one to the next, its height, the bar's
EDGE: dict[str, Any] = {"edgecolor": PAPER, "linewidth": 0.5, "hatchcolor": PAPER}
LOOKS: dict[str, dict[str, Any]] = {
    "favour": {**EDGE, "facecolor": MUTED},
    "abstain": {**EDGE, "facecolor": MUTED, "hatch": HATCH},
    "against": {**EDGE, "facecolor": LOSS, "hatch": HATCH},
}


def votes(vote: Vote, *, ax: Axes | None = None, width: str = "page", lang: str = "en") -> Axes:
    r"""Return an Axes with a cell for each of the 27 members and a bar of their populations, against the thresholds.

    `vote` is what `sa.vote` returns. Those in favour come first, then who abstains, then who is against, each by
    population; who is not in favour is hatched. Cells have the codes of the EU (EL is Greece), and the bar where
    there is room. Raises UnknownName for a width nobody knows.

    >>> import safe_alloc as sa
    >>> cast = sa.vote(against=["Germany", "France", "Greece", "Cyprus"], rule="qualified")
    >>> sa.charts.votes(cast).get_title().replace("\n", " ")
    'Germany, France, Greece and Cyprus would block a qualified majority'
    """
    is_column(width)
    with theme():
        told = wording.votes(vote, voice(lang))
        cell, parts = told.marks["members"][0], told.marks["population"]
        ways = {told.voice.say(f"votes.{way}"): look for way, look in LOOKS.items()}
        looks = [ways[row["vote"]] for row in told.rows]
        strip, room = TOP + wording.ROWS * STEP + 2.7, widest(told.texts["value"], weight="bold")
        last = strip + STRIP + 1.1 + len({row["vote"] for row in told.rows} - {told.voice.say("votes.favour")})
        sheet = Sheet(told, ax, rows=last + 0.5, marks=room, width=width)
        sheet.scale(0, sum(parts), first=-0.5, last=last)
        _cells(sheet, told, looks, cell)
        _strip(sheet, told, looks, strip)
        bound, counts = 0.65 * sum(parts), vote.rule != "unanimity"
        _threshold(sheet, told, 0, _steps(RULES[vote.rule].members, cell), drawn=counts)
        _threshold(sheet, told, 1, [(bound, strip - 0.25), (bound, strip + STRIP + 0.25)], drawn=counts)
        _opposed(sheet, told, strip + STRIP + 1.7)
        return sheet.done()


def _cells(sheet: Sheet, told: Told, looks: Sequence[Any], cell: float) -> None:
    """Draw a cell a member, row by row, with its code below it."""
    places = [(row, column) for row in range(wording.ROWS) for column in range(len(looks) // wording.ROWS)]
    for (row, column), code in zip(places, told.texts["name"], strict=True):
        look, top = looks[column * wording.ROWS + row], TOP + row * STEP
        sheet.ax.barh(top, cell, left=column * cell, height=CELL, align="edge", label="members", **look)
        _code(sheet, (column + 0.5) * cell, top + CELL + 0.4, code, look, role="name")


def _strip(sheet: Sheet, told: Told, looks: Sequence[Any], top: float) -> None:
    """Draw a bar divided by population, with the codes that have room below their part."""
    parts, start = told.marks["population"], 0.0
    for part, look, row in zip(parts, looks, told.rows, strict=True):
        sheet.ax.barh(top, part, left=start, height=STRIP, align="edge", label="population", **look)
        if part / sum(parts) * sheet.width > extent(row["code"], 9.0, "bold") + GAP / 2:
            _code(sheet, start + part / 2, top + STRIP + 0.5, row["code"], look, role="part")
        start += part


def _code(sheet: Sheet, x: float, y: float, code: str, look: Mapping[str, Any], *, role: str) -> None:
    sheet.beside(x, y, code, role=role, ha="center", size=9.0, weight="bold" if "hatch" in look else "normal")


def _steps(count: int, cell: float) -> list[tuple[float, float]]:
    """Return the line that parts the first cells from the rest, from the top down."""
    column, rest = divmod(count, wording.ROWS)
    top, turn, end = TOP - 0.25, TOP + rest * STEP - 0.1, TOP + wording.ROWS * STEP - 0.1
    right, left = (column + 1) * cell, column * cell
    return [(right, top), (right, turn), (left, turn), (left, end)] if rest else [(left, top), (left, end)]


def _threshold(sheet: Sheet, told: Told, at: int, line: Sequence[tuple[float, float]], *, drawn: bool) -> None:
    """Write what is found and what is needed above the cells, and draw the threshold where it counts."""
    (x, top), whole = line[0], sum(told.marks["population"])
    if drawn:
        sheet.ax.plot(*zip(*line, strict=True), color=INK, linewidth=1.6, label="cut", clip_on=False)
    sheet.cell(top - 1.45, 0, told.texts["value"][at], role="value", weight="bold")
    reach = extent(told.texts["needed"][at]) / 2 * whole / sheet.width
    place, ha = (min(x, whole - reach), "center") if drawn else (0, "left")
    sheet.beside(place, top - 0.45, told.texts["needed"][at], role="needed", ha=ha, color=SOFT)


def _opposed(sheet: Sheet, told: Told, row: float) -> None:
    """Name those not in favour below their end of the bar, as far as there is room."""
    ways = [each["vote"] for each in told.rows]
    for place, way in enumerate([*dict.fromkeys(ways)][ways[0] == told.voice.say("votes.favour") :]):
        texts = wording.opposed(told.voice, way, [each for each in told.rows if each["vote"] == way])
        text = next(each for each in texts if extent(each, weight="bold") <= sheet.width)
        sheet.cell(row + place, sheet.width, text, role="key", ha="right", weight="bold")
