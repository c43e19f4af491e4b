"""Charts that state their finding: a table in, an Axes out, one look, and files that are the same everywhere."""

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
