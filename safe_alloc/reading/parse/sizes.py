"""A sum that is the size of something else: a price or a debt, the whole pot, or a total."""

import re
from itertools import takewhile

from safe_alloc.reading.parse.lexicon import NAMES
from safe_alloc.reading.parse.nodes import SCENE, Node
from safe_alloc.reading.parse.passed import is_bought, is_own
from safe_alloc.reading.parse.stretch import Stretch

ENVELOPE_EUR = 150_000_000_000
"""What SAFE lends in all (Regulation (EU) 2025/1106, Article 6): named in every report, and no country's own."""

_PAID, _LED = frozenset(("given", "asked", "share", "advance")), frozenset(("for", "to", "from", "place", "up_to"))
_FIRST = frozenset(("amount", "country", "capital"))
_HAD = frozenset(("given", "lends", "share"))
_PIECES, _EACH = frozenset(("each", "share")), frozenset(("each", "share", "multiple", "comma"))
_NEAR, _MANY = 4, 20
_WHOSE = re.compile(r"(?:['’]n?[ıiuü]n|n[ae]k)\Z")
"""How a country ends whose plan it is: Portekiz'in 5,8 milyar avroluk planı, Csehországnak 2 milliárd eurós keretet."""


def is_price(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum is the size or price of something else: a debt of €5 billion, a €5 billion plant."""
    owned = "its" in stretch.roles(node.first - 1)  # its €5 billion could be spent, or goes on tanks
    near = not owned or (stretch.behind(node, 1) and not is_tied(stretch, node))
    # raised its budget to €5 billion; a contract worth €3bn was signed by Greece
    joint = "to" if "moved" in stretch.said else "total" if node is stretch.nodes[0] else ""
    before = node.first - 1 - (joint in stretch.roles(node.first - 1))
    # Lenkijos skola siekia 5 mlrd. eurų
    told = stretch.kinds[node.first - 3] == "country" and bool(stretch.roles(node.first - 1) & _PAID)
    told = (told and "thing" in stretch.roles(node.first - 2)) or "thing" in stretch.roles(before, 2)
    at = before - ("from" in stretch.roles(before))  # ein Projekt im Wert von, achiziții comune în valoare de
    worth = at - 1 - ("place" in stretch.roles(at - 1))
    told = told or ("share" in stretch.roles(at) and "thing" in stretch.roles(worth))
    return told or is_bought(stretch, node) or bool(near and "thing" in stretch.behind(node, 2))


def is_envelope(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum is the whole pot: SAFE's, 'the €5.4 billion Brexit reserve', 'the EU's €5 billion'."""
    one = stretch.made[node.number]
    if (one.low, one.high) == (ENVELOPE_EUR, ENVELOPE_EUR) and one.currency in ("EUR", ""):
        return True
    # but: Komisyon 5,7 milyar avro verdi; asks Brussels for, is lent by the Commission, z programu SAFE
    if "entity" in stretch.roles(node.first - 1) and "given" not in stretch.behind(node, 0):
        before = takewhile(lambda token: token.kind == "word", reversed(stretch.found[: node.first - 1]))
        if any(token.roles & _HAD for token in before):
            return False  # Polska dostanie dzięki SAFE
        at = node.first - 2 - ("envelope" in stretch.roles(node.first - 2, 1))  # del programa europeo SAFE
        return _LED.isdisjoint(stretch.roles(at, 1)) or stretch.found[node.first - 1].gap > 1
    named = stretch.found[node.last + 1 : node.last + 2] if stretch.behind(node, 0) == {"entity"} else []
    after = named[0].roles if named and not named[0].gap else stretch.behind(node, 3)  # 43 milyar avroluk SAFE programı
    head = stretch.roles(node.last + 1, 99) if "envelope" in stretch.roles(node.last) else after  # a SAFE loan
    lent = not (after | head).isdisjoint(("share", "loans"))
    end = stretch.found[node.first - 1].end if stretch.kinds[node.first - 1] == "country" else 0
    owned = stretch.text[end : end + 2] in ("'s", "’s") and bool(stretch.behind(node, 0))
    if stretch.words.rises_to and end > _NEAR:
        owned = owned or _WHOSE.search(stretch.text[end - _NEAR : end + 2 * _NEAR].split()[0]) is not None
    owned = owned or _is_for_one(stretch, node)
    if "envelope" not in after or lent or owned or is_own(stretch, node.first) or is_tied(stretch, node):
        return False  # €3.6 billion through SAFE; Romania's €16.7 billion SAFE envelope
    return "envelope" in stretch.behind(node, 1) or all(word[0].isupper() for word in stretch.plain(node.last))


def _is_for_one(stretch: Stretch, node: Node) -> bool:
    """Tell whether a pot is for one country: 'a $1.2bn facility for Jordan'; for Ukraine it is the aid as such."""
    group = next((each for each in stretch.groups if each.first == node.last + 2), node)
    led = "for" in stretch.roles(node.last + 1) and not stretch.found[node.last + 1].gap
    listed = sum("for" in each.marks for each in stretch.groups) > 1
    return led and len(group.countries) == 1 and (listed or SCENE.isdisjoint(group.countries))


def is_total(stretch: Stretch, node: Node) -> bool:
    """Return whether a 'total' stands right before a sum that no country comes before: 'Total: 91.8 billion'."""
    place = node.first - (2 if stretch.kinds[node.first - 1] in ("colon", "dash") else 1)
    if "each" in stretch.behind(node, 0):  # jets worth €9m each; but: a pair worth €5bn each, for; loans worth €5m each
        worth = "total" in stretch.roles(node.first - 1) and stretch.found[node.first - 1].gap
        return bool(worth) and stretch.kinds[node.last + 1] != "comma"
    if "total" not in stretch.roles(place, 3) or given_on(stretch, node):
        return False
    return not any(token.kind in NAMES for token in stretch.found[: max(place, 0)])


def is_repeated(stretch: Stretch, node: Node) -> bool:
    """Return whether a sum comes several times: 'three €1.9bn tranches', 'trzy transze po 1,9 mld euro'."""
    place, each = node.first - 1, "each" in stretch.roles(node.first - 1)
    if stretch.found[node.first].gap > 1 or len(stretch.groups) != 1 or len(stretch.groups[0].countries) > 1:
        return False
    between = _EACH if each else _PIECES
    while place > node.first - _NEAR and not between.isdisjoint((*stretch.roles(place, _NEAR), stretch.kinds[place])):
        place -= 1
    share = "share" in stretch.behind(node, 1)
    told = each or place < node.first - 1 or share
    words = stretch.text[stretch.found[place].end : stretch.made[node.number].start].replace(",", " ").split()
    many = any(_is_many(stretch, word) for word in words[-_NEAR:])
    behind = each and share and _is_many(stretch, *stretch.plain(node.last)[:1])
    return (told and many) or behind  # her biri 1,9 milyar avroluk üç dilim


def _is_many(stretch: Stretch, word: str = "") -> bool:
    """Tell whether a word is a small number greater than one."""
    values = [entry.value for entry in stretch.words.entries(word) if entry.kind == "spelled" and not entry.rest]
    return any(value.isdecimal() and 1 < int(value) <= _MANY for value in values)


def is_tied(stretch: Stretch, node: Node) -> bool:
    """Return whether a small word such as 'of' ties a sum to what follows, so that this is no name of the sum."""
    return any(stretch.words.exact(word) in stretch.words.after for word in stretch.plain(node.last))


def given_on(stretch: Stretch, node: Node) -> bool:
    """Return whether a country a sum is for follows close behind it: 'of which four billion are for Romania'."""
    first = node.last + ("who" in stretch.roles(node.last))
    peoples = {each.first for each in stretch.groups if "adjective" in each.marks}  # to Polish growers
    near = (at for at in range(first, first + 4) if stretch.kinds[at] in _FIRST or at in peoples)
    led = any("for" in (roles := stretch.roles(at - 1)) and "article" not in roles for at in near)
    return led or node.number in stretch.ordered
