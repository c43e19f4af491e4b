"""Charts that state their finding: a table in, an Axes out, one look, and files that are the same everywhere."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from safe_alloc.telling.charts.bars import ranking
    from safe_alloc.telling.charts.cells import votes
    from safe_alloc.telling.charts.contract import Broken, inspect
    from safe_alloc.telling.charts.diverging import changes
    from safe_alloc.telling.charts.lines import flips
    from safe_alloc.telling.charts.pairs import before_after
    from safe_alloc.telling.charts.parts import shares
    from safe_alloc.telling.charts.saving import save

__all__ = ["Broken", "before_after", "changes", "flips", "inspect", "ranking", "save", "shares", "votes"]

_HOMES = {
    **{"before_after": "pairs", "changes": "diverging", "ranking": "bars", "shares": "parts", "votes": "cells"},
    **{"flips": "lines", "Broken": "contract", "inspect": "contract", "save": "saving"},
}


def __getattr__(name: str) -> Any:
    """Import a chart when it is first asked for: matplotlib waits until then."""
    if name not in _HOMES:
        raise AttributeError(f"charts has no {name!r}. It offers: {', '.join(__all__)}.")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
