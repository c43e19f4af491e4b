"""Whether a picture keeps the contract: which rules it breaks, and by which of its parts."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from matplotlib.artist import Artist
from matplotlib.figure import Figure

from safe_alloc.errors import known_name
from safe_alloc.telling.charts import looks, rules
from safe_alloc.telling.charts.looks import Found
from safe_alloc.telling.charts.seen import Seen, see

_CHECKS = {**vars(looks), **vars(rules)}
RULES: dict[str, Callable[[Seen], Found]] = {f"rule-{n}": _CHECKS[f"rule_{n}"] for n in range(1, 21) if n != 19}
"""Every rule that can be read off a figure, by its name; the one missing, rule 19, is how files are written."""


class Broken(NamedTuple):
    """One rule that a picture breaks: its name, what is wrong and what to do, and the artist it is wrong with.

    >>> import safe_alloc as sa
    >>> chart = sa.charts.ranking(sa.load())
    >>> chart.set_title("")  # doctest: +ELLIPSIS
    Text(...)
    >>> sa.charts.inspect(chart.get_figure())[0].rule
    'rule-1'
    """

    rule: str
    what: str
    artist: Artist


def inspect(figure: Figure) -> list[Broken]:
    """Return every rule of the chart contract that a figure breaks, with the artist that breaks it; none is clean.

    The rules are numbered as in CONTRIBUTING.md and come in that order. Nothing is drawn and nothing changed.
    Titles, notes, alt text and marks are compared with the table on the record that a chart function left on its
    Axes; a figure without one breaks rule 3, and of the others those that its artists show.

    >>> import safe_alloc as sa
    >>> sa.charts.inspect(sa.charts.ranking(sa.load()).get_figure())
    []
    """
    seen = see(figure)
    return [Broken(rule, *found) for rule, check in RULES.items() for found in check(seen)]


def allowed(names: Collection[str] | str) -> tuple[str, ...]:
    """Return the rules that may be broken, in their order; UnknownName for any other name."""
    asked = [names] if isinstance(names, str) else list(names)
    for name in asked:
        known_name(name, RULES, "rule", label="Rules")
    return tuple(rule for rule in RULES if rule in asked)


def listed(broken: Collection[Broken]) -> str:
    """Return what is broken as part of one sentence: each rule with its first fault, and how many more there are."""
    by_rule = {each.rule: [other.what for other in broken if other.rule == each.rule] for each in broken}
    more = {rule: f" and {len(found) - 1} more" if len(found) > 1 else "" for rule, found in by_rule.items()}
    return ", ".join(f"{rule} ({found[0]}{more[rule]})" for rule, found in by_rule.items())
