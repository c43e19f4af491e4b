"""What stands in a picture: texts, marks, lines and colours, read off a figure without drawing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, cast
from warnings import catch_warnings, simplefilter

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.collections import Collection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.spines import Spine
from matplotlib.text import Text

from safe_alloc.telling.charts.colours import over
from safe_alloc.telling.charts.record import record_of
from safe_alloc.telling.charts.theme import DPI
from safe_alloc.telling.wording.told import Told

FURNITURE = ("grid", "zero", "cut", "leader", "brace")
"""What lines are called that show no number: they may be as light as they like."""


class Mark(NamedTuple):
    """One bar or dot: what it measures, how long it is or where it stands, where it starts, and its row."""

    artist: Artist
    measure: str
    value: float
    base: float
    row: tuple[float, float]
    offset: Any = None

    def box(self) -> tuple[float, ...]:
        """Return its left, bottom, right and top on the figure, in pixels of its present resolution."""
        if isinstance(self.artist, PathCollection):
            x, y = self.artist.get_offset_transform().transform(self.offset)
            reach = np.sqrt(self.artist.get_sizes()[0]) / 2 * cast(Figure, self.artist.get_figure(root=True)).dpi / 72
            return (x - reach, y - reach, x + reach, y + reach)
        return tuple(cast(Patch, self.artist).get_window_extent().extents)


class Panel(NamedTuple):
    """One Axes: its record, if a chart function drew it, and its artists."""

    ax: Axes
    made: Told | None
    artists: tuple[Artist, ...]
    marks: tuple[Mark, ...]

    @property
    def texts(self) -> list[Text]:
        """Return the texts that can be read."""
        return [each for each in self.artists if isinstance(each, Text) and each.get_text().strip()]

    @property
    def bars(self) -> list[Mark]:
        """Return the marks that are bars."""
        return [mark for mark in self.marks if isinstance(mark.artist, Patch)]

    @property
    def grid(self) -> list[Line2D]:
        """Return the gridlines, those of an axis among them."""
        own = [*self.ax.xaxis.get_gridlines(), *self.ax.yaxis.get_gridlines()] if self.ax.axison else []
        lines = (each for each in self.artists if isinstance(each, Line2D))
        return [line for line in lines if line.get_label() == "grid" or line in own]

    def said(self, role: str) -> list[Text]:
        """Return the texts of one role, from the top down."""
        found = [text for text in self.texts if text.get_label() == role]
        return sorted(found, key=lambda text: text.get_position()[1])

    def drawn(self, measure: str) -> list[float]:
        """Return the values of all marks of one measure; of a line, how high it stands from left to right."""
        lines = [each for each in self.artists if isinstance(each, Line2D) and each.get_label() == measure]
        heights = [float(value) for line in lines for value in np.asarray(line.get_ydata())]
        return [mark.value for mark in self.marks if mark.measure == measure] + heights

    def measured(self) -> list[Mark]:
        """Return the marks of the last thing measured: the amount, the change, or the amount after."""
        last = self.marks[-1].measure if self.marks else ""
        return [mark for mark in self.marks if mark.measure == last]


class Seen(NamedTuple):
    """A figure with all its panels, and the texts that stand outside of them."""

    figure: Figure
    panels: tuple[Panel, ...]
    texts: tuple[Text, ...]

    @property
    def told(self) -> Iterator[tuple[Panel, Told]]:
        """Go through the panels that a chart function drew, each with its record."""
        return ((panel, panel.made) for panel in self.panels if panel.made)

    @property
    def paper(self) -> Any:
        """Return the colour that everything is drawn on."""
        return over(self.figure.get_facecolor(), "white")


def see(figure: Figure) -> Seen:
    """Return what stands in a figure."""
    panels = tuple(Panel(ax, record_of(ax), tuple(_shown(ax)), _marks(ax)) for ax in figure.axes)
    loose = (each for child in figure.get_children() if not isinstance(child, Axes) for each in (child, *_shown(child)))
    outside = [each for each in loose if isinstance(each, Text) and each.get_text().strip()]
    return Seen(figure, panels, (*(text for panel in panels for text in panel.texts), *outside))


@contextmanager
def exported(seen: Seen) -> Iterator[RendererBase]:
    """Measure a figure inside this block at the resolution of its PNG; nothing is drawn."""
    figure, before = seen.figure, seen.figure.dpi
    figure.dpi = DPI
    try:
        with catch_warnings():
            simplefilter("ignore")  # of a letter that the typeface lacks, rule 9 says more
            renderer = RendererAgg(1, 1, DPI)  # type: ignore[no-untyped-call]
            for panel in seen.panels:
                if panel.ax.axison:
                    panel.ax.get_tightbbox(renderer)  # puts the names of the axes where they will be
            yield renderer
    finally:
        figure.dpi = before


def colours(panel: Panel, paper: Any) -> dict[tuple[float, ...], Artist]:
    """Return the colours of all that shows a number, as they look on the paper, each with its first artist."""
    found: dict[tuple[float, ...], Artist] = {}
    grid = panel.grid
    for artist in (each for each in panel.artists if each not in grid and not isinstance(each, Spine)):
        painted = {over(colour, paper): None for colour in _painted(artist)}
        for colour in [each for each in painted if each != paper] or painted:  # a hollow dot is seen by its edge
            found.setdefault(colour, artist)
    return found


def _painted(artist: Artist) -> Iterator[Any]:
    if isinstance(artist, Patch) and artist.get_fill():
        yield artist.get_facecolor()
    elif isinstance(artist, Collection):
        yield from artist.get_facecolor()
        yield from artist.get_edgecolor() if np.any(artist.get_linewidth()) else ()
    elif isinstance(artist, Line2D) and artist.get_label() not in FURNITURE:
        yield to_rgba(artist.get_color(), artist.get_alpha())


def _shown(artist: Artist) -> Iterator[Artist]:
    """Go through all that is drawn of an artist, the artist itself and its background aside."""
    backgrounds = [getattr(artist, name, None) for name in ("patch", "legendPatch")]
    for child in artist.get_children():
        hidden = isinstance(child, Axis | Spine) and not cast(Axes, artist).axison
        if child.get_visible() and not hidden and child not in backgrounds:
            yield child
            yield from _ticks(child) if isinstance(child, Axis) else () if isinstance(child, Line2D) else _shown(child)


def _ticks(axis: Axis) -> Iterator[Artist]:
    """Go through an axis: its name and the ticks within its limits."""
    low, high = sorted(axis.get_view_interval())
    yield axis.label
    axis.get_ticklabels()  # brings the ticks up to date
    for tick in axis.get_major_ticks():
        if low <= tick.get_loc() <= high:
            yield from (each for each in (tick.label1, tick.label2, tick.gridline) if each.get_visible())


def _marks(ax: Axes) -> tuple[Mark, ...]:
    """Return bars and then dots, each from the top down; the amounts after come last."""
    dots = sorted(_dots(ax), key=lambda mark: (mark.measure == "after", mark.measure, mark.row))
    return (*sorted(_bars(ax), key=lambda mark: mark.row), *dots)


def _bars(ax: Axes) -> Iterator[Mark]:
    for held in (each for each in ax.containers if isinstance(each, BarContainer)):
        for bar in (bar for bar in held.patches if bar.get_visible() and bar.axes is ax):
            level = held.orientation == "horizontal"
            size, base = (bar.get_width(), bar.get_x()) if level else (bar.get_height(), bar.get_y())
            yield Mark(bar, str(held.get_label()), size, base, (bar.get_y(), 0) if level else bar.get_xy())


def _dots(ax: Axes) -> Iterator[Mark]:
    for held in (each for each in ax.collections if isinstance(each, PathCollection)):
        name = str(held.get_label())
        places = () if name.startswith("_") else np.asarray(held.get_offsets())
        yield from (Mark(held, name, x, 0, (y, 0), (x, y)) for x, y in places)


def legends(seen: Seen) -> Iterator[Legend]:
    """Go through the legends of a figure and of its panels."""
    yield from seen.figure.legends
    yield from (each for panel in seen.panels for each in panel.artists if isinstance(each, Legend))
