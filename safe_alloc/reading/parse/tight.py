"""A country with its sum right behind it: what most pairs are, and what they cost without a look at every rule."""

from safe_alloc.reading.parse.nodes import REGION, Node
from safe_alloc.reading.parse.stretch import Stretch

_COSTS = {"open": -0.4, "dash": -0.3, "colon": -0.3}


def tight(stretch: Stretch, group: Node, amount: Node) -> float | None:
    """Return the cost of a country with its sum right behind it, in brackets or not, and nothing said of either.

    It is what all rules of `costs` together make of it, for a tenth of the time; none where a rule may say more.
    """
    last, found = group.last, stretch.found
    if amount.first - last > 1 or group.marks or group.kind != "group" or found[amount.first].gap or stretch.states:
        return None
    if found[amount.first - 1].roles or REGION in group.countries:
        return None
    if amount.first == last:
        return 0.0
    return None if found[last].gap else _COSTS.get(found[last].kind)
