"""A figure as a small PNG: a chart has few colours, so a palette stores it in a third of the bytes."""

import io
from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

PALETTE = 256
FREQUENT = 16  # the paper, the bars and the letters: never changed
CLOSE = 12  # of 255 steps of red, green or blue: at a letter's edge no eye tells such shades apart
MANY = 4096  # a photograph has more colours than this, a chart never has

Pixels = np.ndarray[Any, np.dtype[Any]]


def png(figure: Figure, *, dpi: int, metadata: Mapping[str, str]) -> bytes:
    """Return a figure as PNG bytes with its metadata.

    Up to 256 colours are kept exactly. Beyond that the rare ones, all of them shades at the edges of letters and
    marks, become a neighbour at most twelve of 255 steps away; where that does not do, every colour is kept.
    """
    raw = io.BytesIO()
    figure.savefig(raw, format="rgba", dpi=dpi)
    width, height = (int(inches * dpi) for inches in figure.get_size_inches())
    pixels = np.frombuffer(raw.getvalue(), dtype=np.uint8).reshape(height, width, 4)
    told = PngInfo()
    for key, text in metadata.items():
        told.add_text(key, text)
    file = io.BytesIO()
    (_with_palette(pixels) or Image.fromarray(pixels)).save(file, format="png", dpi=(dpi, dpi), pnginfo=told)
    return file.getvalue()


def _with_palette(pixels: Pixels) -> Image.Image | None:
    """Return the pixels as an image of at most 256 colours, or nothing where that would change what is seen."""
    flat = pixels.view(np.uint32).ravel()
    drawn = np.flatnonzero(flat != flat[0])  # most of a chart is paper, which is counted without being sorted
    colours, places, counts = np.unique(flat[drawn], return_inverse=True, return_counts=True)
    rgba = np.concatenate([flat[:1], colours]).view(np.uint8).reshape(-1, 4).astype(np.int16)
    if len(rgba) > MANY or (rgba[:, 3] != 255).any():
        return None
    kept = _kept(rgba, np.concatenate([[flat.size], counts]))
    apart = np.stack([_distance(rgba, rgba[colour]) for colour in kept])
    if apart.min(axis=0).max() > CLOSE:
        return None
    shade = apart.argmin(axis=0).astype(np.uint8)
    shown = np.full(flat.size, shade[0])
    shown[drawn] = shade[1:][places]
    image = Image.fromarray(shown.reshape(pixels.shape[:2]))
    image.putpalette(rgba[kept, :3].astype(np.uint8).tobytes())
    return image


def _kept(rgba: Pixels, counts: Pixels) -> list[int]:
    """Return the colours of the palette: the frequent ones, then always the one farthest from all that are in it."""
    kept = [int(place) for place in np.argsort(-counts, kind="stable")[:FREQUENT]]
    apart = np.stack([_distance(rgba, rgba[place]) for place in kept]).min(axis=0)
    while len(kept) < PALETTE and apart.max() > 0:
        kept.append(int(apart.argmax()))
        apart = np.minimum(apart, _distance(rgba, rgba[kept[-1]]))
    return kept


def _distance(rgba: Pixels, colour: Pixels) -> Pixels:
    return np.asarray(np.abs(rgba - colour).max(axis=1))
