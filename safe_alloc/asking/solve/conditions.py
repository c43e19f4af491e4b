"""The questions a result answers with yes or no, and what can be said of them for all runs between two."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from heapq import nlargest
from typing import NamedTuple

from safe_alloc.asking.council.counting import surely_blocks
from safe_alloc.asking.limits import READINGS, top_three_limit
from safe_alloc.asking.outcomes.burdens import Result
from safe_alloc.asking.scenarios.blanks import fraction, percent
from safe_alloc.asking.solve.points import Span, Verdict
from safe_alloc.errors import UnknownName, WrongMoney, nearest, not_there
from safe_alloc.reading.countries import called, iso3
from safe_alloc.reading.money import euros, spell

BREAK_EVEN = "break-even"
QUESTIONS = (*map("top-three:{}".format, READINGS), "rank:GRC", "loss:GRC>5%", "loss:GRC>€100 million", "blocking")


class Condition(NamedTuple):
    """A question in words, and whether it is met in all runs of a span, in none, or in some (None).

    `rounds` says whether it is for rounding alone that a run answers as the first one does, after others did not.
    Every loan goes one way only, so of losses it is; two loans may overtake each other twice.
    """

    says: str
    verdict: Verdict
    rounds: Callable[[Result], bool] = lambda _: False


def condition(until: str, members: Mapping[str, int], zero: Result) -> Condition:
    """Return the condition a text names, over members in whole euro and the run at €0; raises UnknownName."""
    kind, _, about = str(until).partition(":")
    if kind == "top-three" and about in READINGS:
        return Condition(f"The three largest loans exceed 60% of {READINGS[about]}", _top_three(about, members))
    if kind == "rank" and about:
        code = _one_of(about, zero.after, until)
        larger = above(zero.after, code, zero.after)
        says = f"{called(code)} has another rank than at {spell(zero.amount)}"
        return Condition(says, rank(code, zero.after, larger), lambda run: above(run.exact, code, run.exact) != larger)
    if kind == "loss" and ">" in about:
        country, _, sum_written = about.partition(">")
        code = _one_of(country, members, until)
        most = _part(sum_written, members[code], until)
        says = f"{called(code)} loses more than {sum_written.strip()}"
        return Condition(says, _loss(code, members[code] - most), lambda _: True)
    if until == "blocking":
        says = "The members that lose surely block by qualified majority"
        return Condition(says, _blocking(members), lambda _: True)
    offered = nearest(until, [*QUESTIONS, BREAK_EVEN], label="Put in the country and the sum you mean")
    raise UnknownName(f"until={until!r} asks nothing known here: {offered}")


def _one_of(written: str, held: Mapping[str, int], until: str) -> str:
    code = iso3(written.strip())
    if code not in held:
        raise UnknownName(f"until={until!r}: {not_there(code, held)}")
    return code


def _part(written: str, before: int, until: str) -> Fraction | int:
    try:
        return fraction(percent(written)) * before if "%" in written else euros(written)
    except WrongMoney as error:
        raise UnknownName(f"until={until!r}: {error} Or write a part of its loan, such as 5%.") from error
    except ValueError as error:
        raise UnknownName(f"until={until!r}: {error}") from error


def _loss(code: str, least: Fraction | int) -> Verdict:
    return lambda span: True if span.high(code) < least else False if span.low(code) >= least else None


def above(held: Mapping[str, Fraction | int], code: str, others: Iterable[str]) -> int:
    """Return how many of the others hold more than a country."""
    return sum(held[other] > held[code] for other in others)


def rank(code: str, others: Iterable[str], larger: int) -> Verdict:
    """Return the verdict on whether another number than so many of the others hold more than a country."""
    rivals = [other for other in others if other != code]

    def verdict(span: Span) -> bool | None:
        more = [span.above(other, code) for other in rivals]
        least, most = more.count(True), len(more) - more.count(False)
        return True if not least <= larger <= most else False if least == most else None

    return verdict


def _blocking(members: Mapping[str, int]) -> Verdict:
    def verdict(span: Span) -> bool | None:
        if surely_blocks([code for code, held in members.items() if span.high(code) < held]):
            return True
        return None if surely_blocks([code for code, held in members.items() if span.low(code) < held]) else False

    return verdict


def _top_three(reading: str, members: Mapping[str, int]) -> Verdict:
    """Return the verdict on the 60 % rule; the limit is what is left under it and what the three hold, and only grows.

    So between two runs there is at least the room under the first limit, and at most that under the last.
    """

    def limit(run: Result) -> int:
        return int(top_three_limit(reading, sum(members.values()), sum(run.after.values())))

    def verdict(span: Span) -> bool | None:
        first, last = sorted((limit(span.near), limit(span.far)))
        least, most = (sum(nlargest(3, map(end, span.near.after))) for end in (span.low, span.high))
        return True if least > last else False if most <= first else None

    return verdict
