"""Count what the full report draws, by asking the artists of every figure it saves."""

from pathlib import Path
from typing import Any

from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

import safe_alloc as sa

Census = dict[str, Any]
PIXELS = {"rgba": "png", "raw": "png"}
"""What ends as a PNG, although another hand than matplotlib's writes the file."""


def figures(folder: Path) -> list[Census]:
    """Return one entry a figure: its inches, the formats it is saved in, its bars and its texts."""
    found: dict[Figure, Census] = {}
    save = FigureCanvasBase.print_figure

    def counted(canvas: FigureCanvasBase, *given: Any, **options: Any) -> Any:
        result = save(canvas, *given, **options)
        entry = found.setdefault(canvas.figure, drawn(canvas.figure))
        kind = PIXELS.get(options["format"], options["format"])
        dpi = options.get("dpi")
        entry["formats"][kind] = dpi if isinstance(dpi, int | float) else canvas.figure.dpi
        return result

    FigureCanvasBase.print_figure = counted  # type: ignore[method-assign]
    try:
        sa.publish(out=folder)
    finally:
        FigureCanvasBase.print_figure = save  # type: ignore[method-assign]
    return list(found.values())


def drawn(figure: Figure) -> Census:
    """Return what a figure shows: bars as x, y, width and height, texts as words, points and weight."""
    bars = [patch for axes in figure.axes for patch in axes.patches if isinstance(patch, Rectangle)]
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return {
        "inches": list(figure.get_size_inches()),
        "formats": {},
        "bars": [[float(bar.get_y()), float(bar.get_width()), float(bar.get_height())] for bar in bars],
        "texts": [[text.get_text(), float(text.get_fontsize()), text.get_fontweight()] for text in texts],
    }
