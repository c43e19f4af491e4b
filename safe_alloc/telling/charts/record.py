"""What a picture knows about itself: the record a chart function leaves on its Axes."""

from matplotlib.axes import Axes

from safe_alloc.telling.wording.told import Told

_PLACE = "safe_alloc_record"


def attach(ax: Axes, made: Told) -> Axes:
    """Return the Axes with its record on it."""
    setattr(ax, _PLACE, made)
    return ax


def record_of(ax: Axes) -> Told | None:
    """Return the record on an Axes, or nothing if the project did not draw it."""
    found: Told | None = getattr(ax, _PLACE, None)
    return found
