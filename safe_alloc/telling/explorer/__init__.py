"""Move a slider and see who pays: every choice of a scenario beside the chart, the numbers and the sentence."""

from pathlib import Path
from typing import TYPE_CHECKING

from safe_alloc.asking.scenarios import Scenario, scenario
from safe_alloc.errors import SafeAllocError, needed
from safe_alloc.reading.datasets import load

if TYPE_CHECKING:
    import pandas as pd

    from safe_alloc.telling.explorer.panel import Explorer

FIRST = "turkiye-10bn-fixed"
"""Where the explorer starts unless it is told otherwise."""


def explore(table: "pd.DataFrame | None" = None, scenario: "str | Path | Scenario | None" = None) -> "Explorer":
    """Return widgets for a notebook: who joins, with how much and who gives way, and beside them what follows.

    `table` is an Allocation; without one each scenario starts from the baseline it names. `scenario` sets the
    controls: a preset's name, the path of a .toml file, or a Scenario; without one, €10 billion for Türkiye. The
    numbers are those of `sa.run`, `sa.contracts` and `sa.limits`, in whole euro. Of what is returned, `.scenario`
    is what the controls stand for and `.shown` what was last drawn (`.shown.result` is its Outcome); the buttons
    save NAME.toml and press-kits/ where the notebook runs. Raises SafeAllocError where ipywidgets is not
    installed (it comes with the extra `notebooks`), and what `sa.run`, `sa.contracts` and `sa.balance` raise.

    >>> import safe_alloc as sa
    >>> sa.explore(scenario="turkiye-10bn-on-top").scenario.envelope
    'grows'
    """
    with needed("ipywidgets", "draws the controls", "notebooks", SafeAllocError):
        import ipywidgets  # noqa: F401
    from safe_alloc.telling.explorer.panel import Explorer

    return Explorer(table, _started(table, scenario))


def _started(table: "pd.DataFrame | None", named: "str | Path | Scenario | None") -> Scenario:
    """Return where the explorer starts; on a table of one's own, unless it is told otherwise, without a baseline."""
    if named is None and table is not None and not load().equals(table):
        return Scenario("turkiye-10bn", entrants={"TUR": "€10 billion"})
    return named if isinstance(named, Scenario) else scenario(named or FIRST)
