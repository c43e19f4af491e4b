"""What differs between two sets of figures, and why; what the printed digits leave open.

How it works: `printed` says how an exact sum becomes a printed one, and which sums printed figures may stand for;
`causes` where a figure that did not come about that way may be from. `verdicts` puts it together country by country and
for the text as a whole.
"""

from safe_alloc.reading.reconcile.printed import intervals
from safe_alloc.reading.reconcile.verdicts import HOLDS, VERDICTS, Habit, habit, reconcile

__all__ = ["HOLDS", "VERDICTS", "Habit", "habit", "intervals", "reconcile"]
