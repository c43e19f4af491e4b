"""The same sum once more: 'Hungary gets the same', 'and so does Malta'."""

from collections.abc import Sequence

from safe_alloc.reading.parse.amounts import Sum
from safe_alloc.reading.parse.pieces import qualifier
from safe_alloc.reading.parse.pronouns import PEOPLE
from safe_alloc.reading.parse.tokens import Token

AGAIN = frozenset(("same", "likewise"))
"""The roles of words that stand for the sum before them."""

Last = tuple[int, str]
"""The number of the last sum, and the country named last before it."""

_GOES_ON, _LED = frozenset(("and", "but")), frozenset(("comma", "dash", "colon", "open")) | PEOPLE


def told_again(part: list[Token], sums: tuple[list[Sum], list[Sum]], last: Last, text: str) -> Last:
    """Put the sum before it in the place of each 'the same amount' of a sentence, and return the last sum named.

    'The same as Hungary' is the sum before it only if that is Hungary's.
    """
    number, whose, named = *last, last[1]
    for place, token in enumerate(part):
        if token.kind in PEOPLE:
            named = token.value
        elif token.kind == "amount":
            number, whose = int(token.value), named
        elif "same" in token.roles and number >= 0 and sums[0][number].currency:
            after = part[place + 1] if place + 1 < len(part) and not part[place + 1].gap else token
            day = "bare" in token.roles and not _is_sum(part, place, text)  # the same day; Hungary said the same
            if after.value != whose if after.kind in PEOPLE else (day or after.kind == "amount"):
                continue  # or: the same €16 billion
            if place and not token.gap and qualifier(part[place - 1].roles):
                continue  # almost as much as Italy
            then = part[place + 2] if place + 2 < len(part) else token
            goes_on = not then.gap and not _GOES_ON.isdisjoint(then.roles)
            if "alike" in token.roles and after.kind == "comma" and not goes_on:
                continue  # ugyanannyit, mint Franciaország; but: Rumunia tyle samo, a Włochy
            part[place] = _once_more(token, sums, number)
        elif "likewise" in token.roles and _names(part[place + 1 : place + 2]):
            again = _sum_before(part[:place])
            if again >= 0:  # but: sat it out, and so did the Dutch
                joint = part[place - 1]
                part[place - 1] = Token("comma", joint.start, joint.end) if "and" in joint.roles else joint
                part[place] = _once_more(token, sums, again)
    return number, whose


def _is_sum(part: list[Token], place: int, text: str) -> bool:
    """Tell whether a plain 'the same' is what the country or the verb right before it has, and not 'the same day'."""
    token, before = part[place], part[place - 1]
    goes_on = text[token.end : token.end + 2].lstrip()[:1].isalnum()
    goes_on = goes_on and not (part[place + 1 :] and "and" in part[place + 1].roles and not part[place + 1].gap)
    led = before.kind in _LED or not before.roles.isdisjoint(("given", "asked"))
    return place > 0 and led and not token.gap and not goes_on


def _names(behind: list[Token]) -> bool:
    """Tell whether a country stands right behind a word."""
    return bool(behind) and behind[0].kind in PEOPLE and not behind[0].gap


def _once_more(token: Token, sums: tuple[list[Sum], list[Sum]], number: int) -> Token:
    """Return a word as the sum it stands for, which is added to the sums."""
    for listed in sums:
        listed.append(listed[number])
    return Token("amount", token.start, token.end, str(len(sums[0]) - 1), gap=token.gap)


def _sum_before(part: Sequence[Token]) -> int:
    """Return the number of the sum that ends a plain clause, other money in brackets and a comma aside; or -1."""
    named = max((place for place, token in enumerate(part) if token.kind in PEOPLE), default=len(part))
    said = [token for token in part[named + 1 :] if "and" not in token.roles or token.gap]
    said = said[:-1] if said and said[-1].kind in ("comma", "dash") and not said[-1].gap else said
    said = said[:-3] if [token.kind for token in said[-3:]] == ["open", "amount", "close"] else said
    plain = said and all(token.kind == "word" for token in said[:-1]) and said[-1].kind == "amount"
    return int(said[-1].value) if plain else -1
