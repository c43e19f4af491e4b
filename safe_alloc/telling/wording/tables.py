"""What a table of amounts shows: who leads, how far ahead, and how much the largest hold together."""

from collections.abc import Iterator
from fractions import Fraction

from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.english import capital, countries, euro, number, percent, say, times
from safe_alloc.telling.wording.facts import Facts, Line, grouped, top


def headlines(facts: Facts, chart: str) -> Iterator[str]:
    """Go through the findings that are true of this table, the best first, the shortest last."""
    if not facts.total:
        yield say("ranking.nothing")
        return
    if chart == "shares":
        yield from _share_findings(facts)
    yield from _rank_findings(facts)


def alt_clauses(facts: Facts, chart: str) -> Iterator[str]:
    """Go through the sentences of the alt text, the indispensable first."""
    ranked = facts.ranked
    yield say(f"alt.{chart}", measure=_measure(facts), who=origin.who(facts))
    if len(ranked) == 1:
        yield say("alt.one", most=ranked[0].name, high=_amount(ranked[0]))
    elif ranked[0].after == ranked[-1].after:
        yield say("alt.equal", high=_amount(ranked[0]), total=euro(facts.total))
    else:
        yield say(
            "alt.span",
            most=ranked[0].name,
            high=_amount(ranked[0]),
            share=percent(facts.share(ranked[0].after)),
            least=ranked[-1].name,
            low=_amount(ranked[-1]),
            total=euro(facts.total),
        )
    if grouped(facts):
        yield _top_finding(facts, "alt.top")
    yield say("alt.figures", status=origin.status(facts), date=origin.date(facts))
    yield say("alt.real")


def summary(facts: Facts) -> Iterator[str]:
    """Go through three sentences for an article: the whole, the leader, the largest together."""
    ranked, may = facts.ranked, _may(facts)
    yield say(
        "summary.frame",
        origin=origin.origin(facts),
        who=origin.who(facts),
        may=may,
        total=euro(facts.total),
        status=origin.status(facts),
    )
    if len(ranked) == 1:
        yield say("summary.alone")
    elif ranked[0].after == ranked[-1].after:
        yield say("summary.equal")
    else:
        yield _leader_sentence(facts)
        if grouped(facts):
            yield _top_finding(facts, "summary.top")
        if ranked[-1].after < ranked[-2].after:
            yield say("summary.least", low=_amount(ranked[-1]), least=ranked[-1].name)


def _rank_findings(facts: Facts) -> Iterator[str]:
    ranked, may = facts.ranked, _may(facts)
    first, amount = ranked[0], _amount(ranked[0])
    leaders = [line.name for line in ranked if line.after == first.after]
    if len(ranked) == 1:
        yield say("ranking.alone", who=first.name, may=may, amount=amount)
    elif len(leaders) == len(ranked):
        both = "ranking.both_equal" if len(ranked) == 2 else "ranking.all_equal"
        yield say(both, count=countries(len(ranked)), may=may, amount=amount)
    elif len(leaders) > 1:
        yield say("ranking.tie", who=capital(origin.few(leaders)), may=may, amount=amount)
        yield say("ranking.tie", who=capital(countries(len(leaders))), may=may, amount=amount)
    else:
        yield from _ahead(facts, first, ranked[1])


def _ahead(facts: Facts, first: Line, second: Line) -> Iterator[str]:
    may, amount, count = _may(facts), _amount(first), countries(len(facts.lines))
    alone = sum(1 for line in facts.lines if line.after == second.after) == 1
    if not second.after:
        yield say("ranking.only", count=count, who=first.name, amount=amount)
    elif alone and Fraction(first.after, second.after) >= Fraction(3, 2):
        ratio = times(Fraction(first.after, second.after))
        yield say(
            "ranking.twice" if ratio == "2" else "ranking.times",
            who=first.name,
            may=may,
            amount=amount,
            times=ratio,
            second=second.name,
        )
    share = percent(facts.share(first.after))
    if first.after * 5 >= facts.total:
        yield say("ranking.share", who=first.name, may=may, amount=amount, share=share, total=euro(facts.total))
    yield say("ranking.most", who=first.name, may=may, amount=amount, count=count)
    yield say("ranking.alone", who=first.name, may=may, amount=amount)


def _share_findings(facts: Facts) -> Iterator[str]:
    ranked = facts.ranked
    first, total = ranked[0], euro(facts.total)
    leaders = [line.name for line in ranked if line.after == first.after]
    share = percent(facts.share(first.after))
    if len(ranked) == 1:
        yield say("shares.all", who=first.name, total=total)
    elif len(leaders) == len(ranked):
        yield say("shares.equal", count=countries(len(ranked)), share=share, total=total)
    elif grouped(facts):
        yield _top_finding(facts, "shares.top")
    elif len(leaders) > 1:
        yield say("shares.tie", who=capital(origin.few(leaders)), share=share, total=total)
    else:
        yield say("shares.leader", who=first.name, share=share, total=total)


def _top_finding(facts: Facts, key: str) -> str:
    largest = top(facts)
    together = percent(facts.share(sum(line.after for line in largest)))
    count, total = countries(len(facts.lines)), euro(facts.total)
    return say(key, top=number(len(largest)), count=count, share=together, total=total)


def _leader_sentence(facts: Facts) -> str:
    ranked = facts.ranked
    first, second = ranked[0], ranked[1]
    said = {"may": _may(facts), "amount": _amount(first), "share": percent(facts.share(first.after))}
    leaders = [line.name for line in ranked if line.after == first.after]
    if len(leaders) > 1:
        return say("summary.leaders", who=capital(origin.few(leaders)), **said)
    if len(ranked) > 2 and ranked[2].after == second.after:
        return say("summary.leader", who=first.name, **said)
    return say("summary.second", who=first.name, second=second.name, next=_amount(second), **said)


def _amount(line: Line) -> str:
    return euro(line.after, about=line.about)


def _may(facts: Facts) -> str:
    return say(f"may.{origin.tone(facts)}")


def _measure(facts: Facts) -> str:
    written = say(f"measure.{origin.tone(facts)}")
    return written[:1].lower() + written[1:]
