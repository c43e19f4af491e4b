"""What is kept in several countries: 'of the frozen assets, €18 billion is in France and €7 billion in Belgium'.

Beside a loan, what is held in a country is a thing like its debt; in a list of countries it is what each of them has.
"""

from safe_alloc.reading.parse.tokens import Token

_NAMED, _NEAR = frozenset(("country", "capital", "adjective")), 3


def listed_as_kept(part: list[Token]) -> list[Token]:
    """Return a sentence, in which what is held is no other thing and 'frozen' no denial if it lists who holds what."""
    held = [place for place, token in enumerate(part) if "held" in token.roles]
    names = {token.value for token in part if token.kind in _NAMED}
    sums = sum(token.kind == "amount" for token in part)
    other = any("thing" in token.roles and "held" not in token.roles for token in part)
    if not held or other or len(names) < 2 or sums < 2:
        return part
    near = {at for place in held for at in range(place - _NEAR, place + _NEAR)}
    return [_freed(token) if place in near else token for place, token in enumerate(part)]


def _freed(token: Token) -> Token:
    """Return a token that is neither another thing nor a denial."""
    roles = token.roles - {"not", *(("thing", "use") if "held" in token.roles else ())}
    return Token(token.kind, token.start, token.end, token.value, roles, token.gap)
