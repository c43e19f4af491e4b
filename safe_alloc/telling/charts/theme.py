"""How every picture looks: a few colours that stay apart for every eye and in grey, one typeface, no decoration."""

from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager, get_font, ttfFontProperty

from safe_alloc.errors import NotWritten
from safe_alloc.telling.charts.pixels import png
from safe_alloc.telling.charts.record import record_of

PAPER = "#ffffff"
INK = "#1a1a1a"
SOFT = "#595959"  # 7:1 on white: whatever is read second
FAINT = "#d9d9d9"  # gridlines and leaders: seen when looked for
MUTED = "#8795a5"  # 3.1:1 on white: every bar that is not the finding
DEEP = "#667585"  # 4.7:1: what belongs to the finding without being it
HIGHLIGHT = "#005b96"  # 7.1:1: the finding, and whoever joins; dark enough to lead in grey too
LOSS = "#c24e00"  # 4.8:1: who loses most; in grey between the two others

DPI = 200  # 1200 px at six inches: twice what a screen asks for
BODY, LARGE = 9.5, 14.0  # points; nothing is under nine
HATCH = "/////"

_FIXED = {
    "text.color": INK,
    "text.parse_math": False,  # a $ in a scenario's name is a dollar
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "hatch.linewidth": 1.3,
    "lines.solid_capstyle": "butt",
    "pdf.fonttype": 42,  # real letters, which can be found and copied
    "ps.fonttype": 42,  # read by the PDF writer too: with it, € needs no second copy of the typeface
    "svg.fonttype": "path",  # shapes, which look the same without the typeface
    "svg.hashsalt": "safe_alloc",
}


def theme() -> AbstractContextManager[None]:
    """Draw inside this block as the project draws, whatever the reader's own settings; they are back at its end."""
    return style.context(["default", _FIXED | {"font.family": [typeface()]}])


@cache
def typeface() -> str:
    """Return the name matplotlib then knows our typeface by: DejaVu Sans, for Türkiye, Česko, Ελλάδα and България.

    A name of our own for the files that come with matplotlib. By the family's name it takes the copy its cached list
    of fonts has first, which can be the system's: another version of it, other letters, other bytes.
    """
    name = "safe_alloc DejaVu Sans"
    for file in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        fontManager.ttflist.append(replace(ttfFontProperty(get_font(f"{typefaces()}/{file}")), name=name))
    return name


def typefaces() -> str:
    """Return the folder of the typefaces that come with matplotlib."""
    return f"{mpl.get_data_path()}/fonts/ttf"


def figure_of(ax: Axes) -> Figure:
    """Return the whole figure an Axes is part of."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise NotWritten("This Axes was removed from its figure, so there is no picture. Draw the chart again.")
    return figure


class Chart(Axes):
    """An Axes that a notebook shows as its picture when it is the last line of a cell.

    Without pyplot, a notebook has no hook that would draw a figure: it prints `<Axes: …>`. IPython asks every
    value for a `_repr_png_`, so this one method is all it takes, and no backend is set up or changed. The
    picture is shown at half its pixels, sharp on every screen, with the alt text beside it.
    """

    def _repr_png_(self) -> tuple[bytes, dict[str, Any]]:
        figure, record = figure_of(self), record_of(self)
        with theme():
            data = png(figure, dpi=DPI, metadata={})
        width, height = (round(inches * DPI / 2) for inches in figure.get_size_inches())
        return data, {"width": width, "height": height, "alt": record.alt_text if record else ""}
