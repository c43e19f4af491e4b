"""What a table of amounts shows: who leads, how far ahead, and how much the largest hold together."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.facts import Facts, counted, grouped, top
from safe_alloc.telling.wording.told import ALT_SIGNS


def headlines(facts: Facts, chart: str) -> Iterator[str]:
    """Go through the findings that are true of this table, the best first, the shortest last."""
    if not facts.total:
        return _say(facts, ["ranking.nothing"])
    facts = counted(facts)
    parts = ["shares.top"] if chart == "shares" and grouped(facts) else []
    return _say(facts, [*parts, *_rank_findings(facts)], may="sold_from" if facts.seller else "")


def alt_clauses(facts: Facts, chart: str) -> Iterator[str]:
    """Go through the sentences of the alt text, the indispensable first."""
    facts = counted(facts)
    amounts = "alt.one" if len(facts.lines) == 1 else "alt.equal" if _all_equal(facts) else "alt.span"
    known = ["alt.label", "alt.baseline"] if facts.seller else ["alt.figures", "alt.real"]
    keys = ["alt.sold" if facts.seller else f"alt.{chart}", *known, amounts, "alt.top"]
    if not grouped(facts) or len(" ".join(_say(facts, keys))) > ALT_SIGNS:  # it speaks of the sum, and never without
        keys.remove("alt.top")
    return _say(facts, keys)


def rows(facts: Facts) -> Iterator[str]:
    """Go through all countries, the largest amount first, each with its amount and share."""
    for line in facts.ranked:
        yield facts.voice.say("alt.row", who=line.name, amount=facts.euro(line), share=facts.percent(line))


def summary(facts: Facts) -> Iterator[str]:
    """Go through three sentences for an article: the whole, the leader, the largest together."""
    facts = counted(facts)
    if facts.seller and not facts.total:
        return _say(facts, ["summary.frame.nothing"])
    frame = f"summary.frame.{origin.tone(facts)}"
    if _all_equal(facts):
        return _say(facts, [frame, "summary.alone" if len(facts.lines) == 1 else "summary.equal"])
    least = ["summary.least"] if facts.ranked[-1].after < facts.ranked[-2].after else []
    return _say(facts, [frame, _leader_finding(facts), *(["summary.top"] if grouped(facts) else least)])


def _rank_findings(facts: Facts) -> list[str]:
    ranked = facts.ranked
    if len(ranked) == 1:
        return ["ranking.alone"]
    if _all_equal(facts):
        return ["ranking.both_equal" if len(ranked) == 2 else "ranking.all_equal"]
    if len(_leaders(facts)) > 1:
        return ["ranking.tie", "ranking.tie_counted"]
    share = ["ranking.share"] if ranked[0].after * 5 >= facts.total else []
    return [*_ahead(facts), *share, "ranking.most", "ranking.alone"]


def _ahead(facts: Facts) -> list[str]:
    """Return how far the leader is ahead of the second, where the second is alone and the lead is long."""
    first, second = (line.after for line in facts.ranked[:2])
    if not second:
        return ["ranking.only"]
    if [line.after for line in facts.lines].count(second) > 1 or 2 * first < 3 * second:
        return []
    times = facts.voice.times
    return ["ranking.twice" if times(Fraction(first, second)) == times(Fraction(2)) else "ranking.times"]


def _leader_finding(facts: Facts) -> str:
    ranked = facts.ranked
    second_is_shared = len(ranked) > 2 and ranked[2].after == ranked[1].after
    return "summary.leaders" if len(_leaders(facts)) > 1 else f"summary.{'leader' if second_is_shared else 'second'}"


def _say(facts: Facts, keys: Iterable[str], may: str = "") -> Iterator[str]:
    """Go through some phrases about a table; each takes what it needs of all that can be said."""
    ranked, largest, leaders = facts.ranked, top(facts), _leaders(facts)
    first, second, last = ranked[0], ranked[min(1, len(ranked) - 1)], ranked[-1]
    voice, about = facts.voice, origin.about(facts)
    said = about | {
        "who": voice.called(first.country),
        "may": voice.say(f"may.{may or origin.tone(facts)}", amount=facts.euro(first), seller=facts.seller),
        "amount": facts.euro(first),
        "share": facts.alone(first),
        "second": voice.called(second.country),
        "next": facts.euro(second),
        "times": voice.times(Fraction(first.after, second.after or 1)),
        "least": voice.called(last.country),
        "low": facts.euro(last),
        "leaders": origin.few(voice, leaders),
        "tied": voice.counted("countries", len(leaders)),
        "top": voice.number(len(largest)),
        "largest": voice.counted("largest", len(largest)),
        "together": voice.percent(facts.share(sum(line.after for line in largest))),
        "count": voice.counted("countries", len(ranked)),
        "total": voice.euro(facts.total),
        "states": about["who"],
        "scenario": facts.scenario,
        "label": facts.law,
        "origin": origin.origin(facts),
    }
    return (voice.say(key, **said) for key in keys)


def _all_equal(facts: Facts) -> bool:
    return facts.ranked[0].after == facts.ranked[-1].after


def _leaders(facts: Facts) -> list[str]:
    return [facts.voice.called(line.country) for line in facts.ranked if line.after == facts.ranked[0].after]
