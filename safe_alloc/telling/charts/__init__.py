"""Charts that state their finding: a table in, an Axes out, one look, and files that are the same everywhere."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from safe_alloc.telling.charts.bars import ranking, ratio
    from safe_alloc.telling.charts.cells import votes
    from safe_alloc.telling.charts.contract import Broken, inspect
    from safe_alloc.telling.charts.dates import timeline
    from safe_alloc.telling.charts.diverging import changes, tornado
    from safe_alloc.telling.charts.lines import break_even, flips
    from safe_alloc.telling.charts.pairs import before_after, intervals, vintages
    from safe_alloc.telling.charts.parts import shares
    from safe_alloc.telling.charts.saving import save

__all__ = ["Broken", "before_after", "break_even", "changes", "flips", "inspect", "intervals", "ranking", "ratio"]
__all__ += ["save", "shares", "timeline", "tornado", "vintages", "votes"]

_HOMES = {
    **{"before_after": "pairs", "intervals": "pairs", "vintages": "pairs", "changes": "diverging", "shares": "parts"},
    **{"ranking": "bars", "ratio": "bars", "votes": "cells", "flips": "lines", "break_even": "lines"},
    **{"tornado": "diverging", "timeline": "dates", "Broken": "contract", "inspect": "contract", "save": "saving"},
}


def __getattr__(name: str) -> Any:
    """Import a chart when it is first asked for: matplotlib waits until then."""
    if name not in _HOMES:
        raise AttributeError(f"charts has no {name!r}. It offers: {', '.join(__all__)}.")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
