"""The numbers behind the EU's €150bn SAFE defence loans, and what would change if anyone else joined.

    import safe_alloc as sa

    table = sa.load()                                  # 19 rows, €150,000,000,000, checked
    sa.shares(table)                                   # Poland 29.2 %, Romania 11.1 %, …
    outcome = sa.run(table, sa.scenario("turkiye-10bn-fixed"))
    sa.charts.changes(outcome)                         # who pays, drawn

Everything but the errors is imported when it is first used, so that `import safe_alloc` costs nothing.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from safe_alloc.errors import (
    AmbiguousText,
    NoSolution,
    NotWritten,
    SafeAllocError,
    Unfinished,
    UnknownName,
    UnreadableFile,
    WrongMoney,
    WrongScenario,
    WrongSource,
    WrongTable,
    WrongVote,
    nearest,
)

if TYPE_CHECKING:
    from safe_alloc.asking.council import blocking_minorities, vote
    from safe_alloc.asking.ledger import compare, ledger
    from safe_alloc.asking.limits import limits
    from safe_alloc.asking.metrics import concentration, per, ranks, shares
    from safe_alloc.asking.outcomes import run
    from safe_alloc.asking.scenarios import Scenario, compose, scenario, scenarios, starter
    from safe_alloc.asking.solve import solve
    from safe_alloc.asking.sweeps import Sweep, discrete, normal, sweep, tornado, triangular, uniform, unprinted
    from safe_alloc.asking.terms import balance, contracts
    from safe_alloc.reading.datasets import allocate, claims, load
    from safe_alloc.reading.parse import explain, parse
    from safe_alloc.reading.reconcile import habit, intervals, reconcile
    from safe_alloc.reading.reference import indicator, indicators
    from safe_alloc.reading.sources import sources
    from safe_alloc.telling import charts
    from safe_alloc.telling.explorer import explore
    from safe_alloc.telling.report import publish
    from safe_alloc.telling.report.verifying import verify
    from safe_alloc.telling.tables import table
    from safe_alloc.telling.wording import alt_text, subtitle, summary, title, who_pays
    from safe_alloc.telling.wording.even import what_is_left

__version__ = "0.1.0"

__all__ = ["AmbiguousText", "NoSolution", "NotWritten", "SafeAllocError", "Unfinished", "UnknownName"]
__all__ += ["UnreadableFile", "WrongMoney", "WrongScenario", "WrongSource", "WrongTable", "WrongVote"]
__all__ += ["allocate", "claims", "explain", "habit", "indicator", "indicators", "intervals", "load", "parse"]
__all__ += ["reconcile", "sources"]
__all__ += ["Scenario", "Sweep", "balance", "blocking_minorities", "compare", "compose", "concentration", "contracts"]
__all__ += ["discrete", "ledger", "limits", "normal", "per", "ranks", "run", "scenario", "scenarios", "shares"]
__all__ += ["solve", "starter", "sweep", "tornado", "triangular", "uniform", "unprinted", "vote"]
__all__ += ["alt_text", "charts", "explore", "publish", "subtitle", "summary", "table", "title", "verify"]
__all__ += ["what_is_left", "who_pays"]

_HOMES = {
    "asking.council": ("blocking_minorities", "vote"),
    "asking.ledger": ("compare", "ledger"),
    "asking.limits": ("limits",),
    "asking.metrics": ("concentration", "per", "ranks", "shares"),
    "asking.outcomes": ("run",),
    "asking.scenarios": ("Scenario", "compose", "scenario", "scenarios", "starter"),
    "asking.solve": ("solve",),
    "asking.sweeps": ("Sweep", "discrete", "normal", "sweep", "tornado", "triangular", "uniform", "unprinted"),
    "asking.terms": ("balance", "contracts"),
    "reading.datasets": ("allocate", "claims", "load"),
    "reading.parse": ("explain", "parse"),
    "reading.reconcile": ("habit", "intervals", "reconcile"),
    "reading.reference": ("indicator", "indicators"),
    "reading.sources": ("sources",),
    "telling": ("charts",),
    "telling.explorer": ("explore",),
    "telling.report": ("publish",),
    "telling.report.verifying": ("verify",),
    "telling.tables": ("table",),
    "telling.wording": ("alt_text", "subtitle", "summary", "title", "who_pays"),
    "telling.wording.even": ("what_is_left",),
}
_HOME = {name: f"safe_alloc.{module}" for module, names in _HOMES.items() for name in names}

if "IPython" in sys.modules and (_notebook := sys.modules["IPython"].get_ipython()):  # else nobody has cells to show
    import_module("safe_alloc.telling.printing.cells").register(_notebook.display_formatter.formatters["text/html"])


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"safe_alloc has no {name!r}: {nearest(name, __all__, label='It offers')}")
    home = import_module(_HOME[name])
    return import_module(f"{home.__name__}.{name}") if name == "charts" else getattr(home, name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
