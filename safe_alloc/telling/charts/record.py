"""What a picture knows about itself: the record a chart function leaves on its Axes, and what it drew there."""

from collections.abc import Iterable, Mapping

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from safe_alloc.telling.wording.told import Told

_PLACE, _DRAWN = "safe_alloc_record", "safe_alloc_drawn"
_PARTS: tuple[str, ...] = ("visible", "xlim", "ylim", "xscale", "yscale", "aspect")  # of the Axes
_PARTS += ("text", "unitless_position", "ha", "va", "xydata", "linewidth", "offsets", "sizes", "bbox")
"""What decides where an artist stands and how large it is; colours and typefaces have rules of their own."""


def attach(ax: Axes, made: Told) -> Axes:
    """Return the Axes with its record on it."""
    setattr(ax, _PLACE, made)
    return ax


def record_of(ax: Axes) -> Told | None:
    """Return the record on an Axes, or nothing if the project did not draw it."""
    found: Told | None = getattr(ax, _PLACE, None)
    return found


def sealed(ax: Axes, artists: Iterable[Artist]) -> Axes:
    """Return the Axes with a note of these artists as they are now: any other is not of the chart function."""
    setattr(ax, _DRAWN, {artist: parts(artist) for artist in artists})
    return ax


def drawn_on(ax: Axes) -> Mapping[Artist, Mapping[str, bytes]]:
    """Return the artists that a chart function drew, each with its parts as they were then."""
    found: Mapping[Artist, Mapping[str, bytes]] = getattr(ax, _DRAWN, {})
    return found


def parts(artist: Artist) -> dict[str, bytes]:
    """Return where an artist stands and how large it is, part by part."""
    known = (part for part in _PARTS if hasattr(artist, f"get_{part}"))
    return {part: np.array(getattr(artist, f"get_{part}")()).tobytes() for part in known}
