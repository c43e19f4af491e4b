"""What a picture knows about itself: the record a chart function leaves on its Axes, and what it drew there."""

from collections.abc import Iterable, Mapping
from typing import cast

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from safe_alloc.telling.wording.told import Told

_PLACE, _DRAWN = "safe_alloc_record", "safe_alloc_drawn"
_PARTS: tuple[str, ...] = ("visible", "xlim", "ylim", "xscale", "yscale", "aspect")  # of the Axes
_PARTS += ("text", "unitless_position", "ha", "va", "xydata", "linewidth", "offsets", "sizes", "bbox", "zorder")
_KEPT = ("transform", "offset_transform", "bbox_patch", "path_effects")
"""What decides where an artist stands, how large it is and what is under and over it, as bytes or as what is kept.

Colours and typefaces have rules of their own.
"""


def attach(ax: Axes, made: Told) -> None:
    """Put a record on an Axes."""
    setattr(ax, _PLACE, made)


def record_of(ax: Axes) -> Told | None:
    """Return the record on an Axes, or nothing if the project did not draw it."""
    return cast("Told | None", getattr(ax, _PLACE, None))


def sealed(ax: Axes, artists: Iterable[Artist]) -> Axes:
    """Return the Axes with a note of these artists as they are now: any other is not of the chart function."""
    setattr(ax, _DRAWN, {artist: parts(artist) for artist in artists})
    return ax


def drawn_on(ax: Axes) -> Mapping[Artist, Mapping[str, object]]:
    """Return the artists that a chart function drew, each with its parts as they were then."""
    return cast("Mapping[Artist, Mapping[str, object]]", getattr(ax, _DRAWN, {}))


def parts(artist: Artist) -> dict[str, object]:
    """Return where an artist stands, how large it is and what is under and over it, part by part."""
    known = (part for part in _PARTS if hasattr(artist, f"get_{part}"))
    kept = {part: vars(artist).get(f"_{part}") for part in _KEPT}
    return kept | {part: np.array(getattr(artist, f"get_{part}")()).tobytes() for part in known}
