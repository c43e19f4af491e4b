"""The paper a chart is drawn on: headline, label and columns above, notes and sources below, all measured first."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.transforms import blended_transform_factory

from safe_alloc.errors import NotWritten, known_name
from safe_alloc.telling.charts.record import attach, sealed
from safe_alloc.telling.charts.theme import BODY, DPI, INK, LARGE, SOFT, Chart, figure_of, typeface
from safe_alloc.telling.wording.told import Told

WIDTHS = {"page": 6.0, "column": 86 / 25.4}  # inches: 1200 px at 200 dots an inch, and a column of a newspaper
MARGIN = 0.18
ROOM = {width: inches - 2 * MARGIN for width, inches in WIDTHS.items()}
PITCH = 0.235  # inches from one row to the next
TIGHT = 0.16  # the same, where the reader's own Axes leaves less: lines of text just do not touch
GAP = 0.1  # inches between two things that stand side by side
HEAD = 0.8  # of a row: where the columns are named
APART, BELOW = 1.75, 0.75  # of a row: from one to the next in a column, and down to what stands under a name
ABOVE = 0.85  # rows: a name that stands above its bar
FOOT = 0.1  # from the last row to the first note
DOT = 42  # square points
LEADING = 1.25  # of a line of text, by its size

_SET: dict[str, Any] = {"ha": "left", "va": "top", "linespacing": LEADING, "fontfeatures": ("-liga",)}
"""How words above and below are set; a joined “fi” would put a second copy of the typeface into a PDF."""

_AFTER = r"(?: (?:(?:19|20)\d\d|\d{1,3}(?=[;:,)]|\.?$))[;:,.)]*(?!\S))?"
_WORD = re.compile(r"(?:(?<!\S)€?\d[\d.,]* )?[^ \t\n]+(?: €(?!\S))?" + _AFTER)
"""What no line tears apart: “14 members”, “€150 billion”, “14 Mrd. €”, “Platz 6;” and “9. September 2025”."""


class Block(NamedTuple):
    """Some lines of one size and colour, as they stand in the head or at the foot."""

    role: str
    lines: tuple[str, ...]
    size: float
    color: str
    weight: str = "normal"
    after: float = 0.08

    @property
    def height(self) -> float:
        """Return the inches these lines take, with the space after them."""
        return len(self.lines) * self.size * LEADING / 72 + self.after if self.lines else 0.0


def is_column(width: str) -> bool:
    """Return whether a chart is for a column, where amounts go under the names; UnknownName for any other width."""
    return known_name(width, WIDTHS, "width", label="Widths") == "column"


@cache
def extent(text: str, size: float = BODY, weight: str = "normal") -> float:
    """Return how wide a text will be, in inches."""
    font = FontProperties(family=typeface(), size=size, weight=weight)
    points = float(text_to_path.get_text_width_height_descent(text, font, False)[0])
    return points / 72 * 1.02  # a screen's letters come out up to two per cent wider


def wrapped(text: str, room: float, size: float, weight: str = "normal") -> tuple[str, ...]:
    """Return a text as lines no wider than the room, in inches; a word that is too long is cut."""
    lines: list[str] = []
    for word in _WORD.findall(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and extent(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines += _cut(word, room, size, weight)
    return tuple(lines)


def balanced(text: str, room: float, size: float, weight: str) -> tuple[str, ...]:
    """Return a text wrapped into as few lines as fit, all about as long: a headline ends in no lonely word."""
    lines = wrapped(text, room, size, weight)
    narrower = room / 2
    while len(lines) > 1 and len(even := wrapped(text, narrower, size, weight)) >= len(lines):
        if len(even) == len(lines) and widest(even, size, weight) <= room:
            return even
        narrower += room / 20
    return lines


def folded(text: str, lines: int) -> str:
    """Return a text as so many lines, all about as long, or fewer where it has not the words."""
    words = _WORD.findall(text)
    cuts = ((" ".join(words[:at]), folded(" ".join(words[at:]), lines - 1)) for at in range(1, len(words)) if lines > 1)
    return "\n".join(min(cuts, key=widest, default=(text,)))


def _cut(word: str, room: float, size: float, weight: str) -> list[str]:
    if extent(word, size, weight) <= room or len(word) == 1:
        return [word]
    fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or extent(word[:n], size, weight) <= room)
    return [word[:fits], *_cut(word[fits:], room, size, weight)]


def widest(texts: Iterable[str], size: float = BODY, weight: str = "normal") -> float:
    """Return the width of the widest line of some texts, in inches."""
    return max((extent(line, size, weight) for text in texts for line in text.split("\n")), default=0.0)


def round_sums(written: Callable[[int], str], highest: int, room: float, beyond: float = GAP) -> list[int]:
    """Return zero and one to three round sums up to the highest, as many as have room for their names, in inches."""
    power: int = 10 ** max(len(str(highest)) - 2, 0)
    several = [list(range(0, highest + 1, n * power)) for n in (1, 2, 5, 10, 20, 50)]
    alone: list[list[int]] = [[0, n * power] for n in (*range(90, 0, -10), 5) if n * power <= highest]
    for sums in (sums for sums in [*several, *alone] if 2 <= len(sums) <= 4):
        apart, last = sums[1] / highest * room, room * (1 - sums[-1] / highest)
        name = widest([written(value) for value in sums])
        if apart >= name + GAP and last + beyond >= name / 2:
            return sums
    return [0]


class Sheet:
    """One chart's paper. The Axes covers the marks only; every text is anchored to it, in inches.

    Without an Axes a new figure is made: as wide as a page or a column, wider only for very long names, and as
    high as its rows need. With one, its box is the paper: the Axes shrinks to make room for the words. `rows` and
    `marks` (inches) say what the marks need, `left` and `right` how many inches of text stand beside them.
    """

    def __init__(
        self, made: Told, ax: Axes | None, *, rows: float, marks: float, left: float = 0, right: float = 0, width: str
    ) -> None:
        least = left + marks + right + 2 * MARGIN
        paper = max(WIDTHS[width], least) if ax is None else _inches(ax)[0]
        room = max(paper, least) - 2 * MARGIN
        head, foot = _head(made, room), _foot(made, room)
        above = MARGIN + sum(block.height for block in head)
        below = MARGIN + FOOT + sum(block.height for block in foot)
        self.height = rows * PITCH if ax is None else _inches(ax)[1] - above - below
        if ax is not None and (paper < least or self.height < rows * TIGHT):
            raise NotWritten(_too_small(ax, made, least, above + rows * TIGHT + below))
        self.left, self.width = left, room - left - right
        self.ax = _placed(ax, paper, above, self.height, below, MARGIN + left, self.width)
        self.before = set(self.ax.get_children()) - {self.ax.title}
        attach(self.ax, made)
        self._column(head, self.height + above - MARGIN)
        self._column(foot, -FOOT)

    def _column(self, blocks: Sequence[Block], top: float) -> None:
        for block in (block for block in blocks if block.lines):
            look = _SET | {"size": block.size, "weight": block.weight, "color": block.color}
            look |= {"x": -self.left / self.width, "y": top / self.height}
            text = "\n".join(block.lines)
            if block.role == "title":
                self.ax.set_title(text, pad=0, **look)
            else:
                self.ax.text(s=text, transform=self.ax.transAxes, label=block.role, **look)
            top -= block.height

    def done(self) -> Axes:
        """Return the Axes with a note of all that was drawn on this sheet, and on what scale."""
        return sealed(self.ax, [self.ax, *(each for each in self.ax.get_children() if each not in self.before)])

    def cell(self, row: float, inches: float, text: str, *, role: str, **look: Any) -> None:
        """Write a text in a row, a number of inches from the left edge of the marks (below zero: before them)."""
        across = blended_transform_factory(self.ax.transAxes, self.ax.transData)
        self.beside(inches / self.width, row, text, role=role, transform=across, **look)

    def beside(self, value: float, row: float, text: str, *, role: str, **look: Any) -> None:
        """Write a text at a value on the scale of the marks."""
        middle = "center" if "\n" in text else "center_baseline"
        style: dict[str, Any] = {"size": BODY, "color": INK, "va": middle, "linespacing": LEADING} | look
        self.ax.text(value, row, text, label=role, **style)

    def scale(self, low: float, high: float, *, first: float, last: float) -> None:
        """Set the scale of the marks, from value to value and from the first row at the top to the last."""
        self.ax.set_axis_off()
        self.ax.set_xlim(low, high)
        self.ax.set_ylim(last, first)


def _head(made: Told, room: float) -> list[Block]:
    return [
        Block("title", balanced(made.title, room, LARGE, "bold"), LARGE, INK, "bold", after=0.09),
        Block("subtitle", wrapped(made.subtitle, room, BODY), BODY, SOFT, after=0.08 if made.label else 0.14),
        Block("label", wrapped(made.label, room, BODY, "bold"), BODY, "#a34700", "bold", after=0.14),
    ]


def _foot(made: Told, room: float) -> list[Block]:
    return [
        Block("note", wrapped(made.note, room, 9.0), 9.0, SOFT, after=0.03),
        Block("source", wrapped(made.source, room, 9.0), 9.0, SOFT, after=0.0),
    ]


def _inches(ax: Axes) -> tuple[float, float]:
    box = ax.get_window_extent()
    dpi = figure_of(ax).dpi
    return box.width / dpi, box.height / dpi


def _too_small(ax: Axes, made: Told, wide: float, tall: float) -> str:
    width, height = _inches(ax)
    return (
        f"The chart {made.chart!r} needs {wide:.1f} by {tall:.1f} inches for its words and rows, and this Axes is "
        f"{width:.1f} by {height:.1f}. Make the figure larger, or leave ax out for a figure that fits."
    )


def _placed(
    ax: Axes | None, paper: float, above: float, height: float, below: float, left: float, width: float
) -> Axes:
    """Return the Axes where the marks go: new ones, or the reader's own with room made for the words."""
    tall = above + height + below
    if ax is None:
        made = Figure(figsize=(paper, tall), dpi=DPI)
        return made.add_axes((left / paper, below / tall, width / paper, height / tall), axes_class=Chart)
    box = ax.get_position()
    across, up = box.width / paper, box.height / tall
    ax.set_position((box.x0 + left * across, box.y0 + below * up, width * across, height * up))
    return ax
