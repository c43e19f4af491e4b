"""What differs between two sets of figures, and why; what the printed digits leave open.

How it works: `printed` says how an exact sum becomes a printed one and what that leaves open, `causes` where a figure
that did not come about that way may be from. `verdicts` puts it together country by country and for the text as a
whole; `bounds` goes back from printed figures to the sums they may stand for.
"""

from safe_alloc.reading.reconcile.bounds import intervals
from safe_alloc.reading.reconcile.verdicts import HOLDS, VERDICTS, Habit, habit, reconcile

__all__ = ["HOLDS", "VERDICTS", "Habit", "habit", "intervals", "reconcile"]
