"""Sums in the brackets right behind a country: its loan and its budget, a place in it, or a firm."""

from safe_alloc.reading.parse.nodes import Node
from safe_alloc.reading.parse.stretch import Stretch

_OWN, _SAFE = frozenset(("given", "share", "loans")), "SAFE"
_PAID, _MANY = frozenset(("advance", "not")), 100  # of more sums in a sentence no two are compared
_NAMED, _WHOLE = _OWN | {"grants", "advance", "guarantees", "earlier", "later", "more"}, frozenset(("total", "share"))


def is_other_label(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum in brackets is labelled as something else than one beside it: '(budget: €3bn, loan: €6bn)'.

    A budget is nobody's loan where it stands alone, either.
    """
    own, open_ = _label(stretch, node), node.first - 3
    labelled = stretch.kinds[open_ : open_ + 3 : 2] == ["open", "colon"]
    if "envelope" in own and labelled and not stretch.brackets[node.number]:
        return "share" not in stretch.roles(open_ - 1)  # Malta does not use the fund (volume: €5bn)
    if not (at := stretch.brackets.get(node.number)) or not own.isdisjoint(_NAMED):
        return False
    beside = [each for each in stretch.amounts if stretch.brackets[each.number] == at]
    return "envelope" in own or any(_label(stretch, each) & _OWN for each in beside)


def is_bracketed_whole(stretch: Stretch, node: Node) -> bool:
    """Return whether brackets say what countries have in all beside what is paid: '(loan: €9bn) an advance of €1bn'.

    The first bracket says so, and those behind it are read like it.
    """
    told = stretch.said & _PAID == {"advance"} and len(stretch.amounts) < _MANY
    inside = [each for each in stretch.amounts if stretch.brackets.get(each.number)] if told else []
    if node not in inside or 2 * len(inside) > len(stretch.amounts):
        return False
    label = stretch.found[stretch.brackets[inside[0].number] : inside[0].last + 1]
    return any(token.roles & _WHOLE for token in label)


def is_noted(stretch: Stretch, group: Node, amount: Node) -> bool:
    """Return whether the bracket behind a country labels a sum as its loan, or lists a place and its sum like others.

    One bracket with a name may be a firm's: 'Italy (Leonardo, €5m)'; of several, the sums are the countries'.
    """
    if stretch.brackets.get(amount.number) != group.last:
        return False
    beside = [each for each in stretch.amounts if stretch.brackets[each.number] == group.last]
    kinds = any(not _label(stretch, each).isdisjoint(_NAMED - _OWN) for each in beside)
    if _label(stretch, amount) & _OWN and not kinds:
        before = stretch.nodes[max(stretch.nodes.index(group) - 1, 0)]
        return before.kind != "amount" or "for" not in group.marks  # but: €6bn to Poland (loan: €44bn)
    places = [at for at in stretch.brackets.values() if at]
    inside = stretch.kinds[group.last + 1 : amount.last + 1]
    return len({*places}) == len(places) > 1 and {*inside} == {"comma", "amount", "close"}


def _label(stretch: Stretch, node: Node) -> frozenset[str]:
    """Return the roles of the word right before a sum, or before the colon there."""
    place = node.first - 1 - (stretch.kinds[node.first - 1] == "colon")
    safe = stretch.text[stretch.found[place].start : stretch.found[place].end] == _SAFE
    return _OWN if safe else stretch.roles(place, 1)
