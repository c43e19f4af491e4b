"""A text of sentences and lists: read, bound, and settled to one sum a country."""

from collections.abc import Iterable

from safe_alloc.reading.parse.binding import bind
from safe_alloc.reading.parse.lexicon import lexicon
from safe_alloc.reading.parse.results import Claim, Doubt, Reading, Secondary
from safe_alloc.reading.parse.tokens import composed, tokens


def read_prose(text: str, *, source: str, language: str | None = None) -> Reading:
    """Return the reading of a text; a country with two sums that differ is a doubt, not a choice."""
    words = lexicon(language or "en")
    joined, places = composed(text)
    bound = bind(tokens(joined, words), words)
    claims, repeats, doubts = _one_each(bound.claims)

    def placed(claim: Claim) -> Claim:
        start, end = (places[claim.start], places[claim.end]) if places else (claim.start, claim.end)
        return claim._replace(start=start, end=end, as_written=text[start:end], source=source)

    def shown(doubt: Doubt) -> Doubt:
        start, end = (places[doubt.start], places[doubt.end]) if places else (doubt.start, doubt.end)
        return doubt._replace(start=start, end=end, found=text[start:end])

    beside = [Secondary(placed(each.claim), each.role) for each in repeats]
    return Reading(
        tuple(sorted(map(placed, claims), key=lambda claim: claim.start)),
        tuple(sorted(map(shown, (*bound.doubts, *doubts)))),
        tuple(beside),
    )


def _one_each(found: Iterable[Claim]) -> tuple[list[Claim], list[Secondary], list[Doubt]]:
    """Return one claim a country: equal ones once, the precise before the rounded, differing ones as doubts."""
    kept: dict[str, Claim] = {}
    repeats: list[Secondary] = []
    open_: dict[str, Doubt] = {}
    for claim in found:
        first = kept.get(claim.country)
        if first is None:
            kept[claim.country] = claim
        elif _restates(claim, first) or claim.currency != first.currency:
            repeats.append(Secondary(claim, "restated" if claim.currency == first.currency else "equivalent"))
        elif _restates(first, claim):
            kept[claim.country] = claim
            repeats.append(Secondary(first, "restated"))
        else:
            open_[claim.country] = _two_sums(first, claim)
    claims = [claim for country, claim in kept.items() if country not in open_]
    return claims, repeats, list(open_.values())


def _restates(one: Claim, other: Claim) -> bool:
    """Tell whether one sum is the other again, or the other with fewer digits."""
    if (one.low, one.high, one.currency) == (other.low, other.high, other.currency):
        return True
    near = abs(one.low - other.low) < one.step and abs(one.high - other.high) < one.step
    return one.currency == other.currency and one.step > other.step and near


def _two_sums(first: Claim, second: Claim) -> Doubt:
    readings = tuple(f"{claim.low:,} {claim.currency}" for claim in (first, second))
    settle = f"The text gives {first.country} two sums: leave out the one that is not meant."
    return Doubt(second.start, second.end, "", readings, settle)
