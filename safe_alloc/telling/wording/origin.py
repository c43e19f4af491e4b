"""Where the numbers come from and what must be said beside them: dates, status, baseline, sources and notes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from safe_alloc.reading.sources import Source, sources
from safe_alloc.telling.wording.english import countries, day, euro, listed, number, percent, say
from safe_alloc.telling.wording.facts import Facts, top


def tone(facts: Facts) -> str:
    """Return what the amounts are, which decides the verb: only requested, or the maximum of a loan."""
    return "requested" if {line.status for line in facts.lines} == {"requested"} else "maximum"


def who(facts: Facts) -> str:
    """Return whose amounts these are: '19 Member States and Türkiye'."""
    count = len(facts.members)
    states = "state" if count == 1 else "states"
    members = say(states, number=number(count)) if facts.all_members else countries(count)
    if not facts.entrants:
        return members
    return say("who.joined", members=members, entrants=newcomers(facts))


def newcomers(facts: Facts) -> str:
    """Return the entrants by name when they are one or two, else their number."""
    names = [line.name for line in facts.entrants]
    return listed(names) if len(names) < 3 else say("newcomers", number=number(len(names)))


def status(facts: Facts) -> str:
    """Return the status of the figures, with counts where they differ: 'Council maximum (18), tentative (1)'."""
    return _counted(line.status for line in facts.lines)


def date(facts: Facts) -> str:
    """Return the day the figures became known, the first and last of several, or that they bear no date."""
    return _span(line.source for line in facts.members)


def baseline(facts: Facts) -> str:
    """Return what an outcome is compared with: publisher, date and status of the members' figures."""
    ids = list(dict.fromkeys(line.source for line in facts.members))
    known = _known(ids)
    states = _counted(known[line.source].status for line in facts.members if line.source in known)
    if len(ids) > 1:
        return say("baseline.many", number=number(len(ids)), date=_span(ids), status=states or say("date.none"))
    if not known:
        return say("own", id=ids[0])
    return say("baseline.one", publisher=known[ids[0]].publisher, date=day(known[ids[0]].published), status=states)


def origin(facts: Facts) -> str:
    """Return who says so and when, for the first sentence of an article."""
    ids = list(dict.fromkeys(line.source for line in facts.lines))
    known = _known(ids)
    if len(ids) > 1:
        return f"{number(len(ids))} sources, {date(facts)}"
    return f"{known[ids[0]].publisher}, {date(facts)}" if known else say("own", id=ids[0])


def source_line(facts: Facts) -> str:
    """Return the source line: publisher, document and date of every source among the rows, oldest first."""
    ids = list(dict.fromkeys(line.source for line in facts.members))
    known = _known(ids)
    texts = [document(known[each]) for each in sorted(known, key=lambda each: (known[each].published, each))]
    texts += [say("own", id=each) for each in ids if each not in known]
    texts += list(_of_entrants(facts))
    return say("source.many" if len(texts) > 1 else "source.one", text="; ".join(texts))


def document(source: Source) -> str:
    """Return one source as publisher, document and date."""
    return say("source.document", publisher=source.publisher, title=source.title, date=day(source.published))


def notes(facts: Facts, chart: str) -> str:
    """Return what must be said beside this chart: hypothetical, rounded, cut off, partial, held by a bound."""
    return " ".join(_notes(facts, chart))


def held(facts: Facts) -> str:
    """Return which bounds bind and whom they hold, or nothing where none does."""
    said = []
    for bound in ("floor", "cap", "zero", "exempt"):
        names = [line.name for line in facts.lines if line.held_by == bound]
        if names:
            said.append(say(f"held.{bound}", who=few(names)))
    return " ".join(said)


def few(names: list[str]) -> str:
    """Return up to three names, and the number of countries beyond that."""
    return listed(names) if len(names) < 4 else countries(len(names))


def _notes(facts: Facts, chart: str) -> Iterator[str]:
    if facts.outcome:
        yield say("note.scenario", scenario=facts.scenario)
    if facts.entrants:
        yield say("note.hatched")
    if chart in ("changes", "before_after") and held(facts):
        yield held(facts)
    rough = [line.name for line in facts.lines if line.about]
    if rough:
        yield say("note.about", who=listed(rough))
    if any(line.step > 1 and not line.about for line in facts.lines):
        yield say("note.steps")
    yield from _partial(facts)
    yield _rounding(facts, chart) if chart in ("ranking", "shares") else say("note.rounded")


def _partial(facts: Facts) -> Iterator[str]:
    """Say so when rows of a source that states its sum are missing, beyond what its printed digits leave open."""
    ids = {line.source for line in facts.members}
    stated = next((each.stated_total for each in _known(ids).values()), None) if len(ids) == 1 else None
    found, slack = facts.total, sum(line.step for line in facts.lines if line.step > 1)
    if not facts.outcome and stated and found + slack < stated:
        yield say("note.partial", sum=euro(found), total=euro(stated))


def _rounding(facts: Facts, chart: str) -> str:
    """Say what the shares add up to as they are printed: to one decimal, for each line or for each part."""
    shown = [line.after for line in (top(facts) if chart == "shares" else facts.lines)]
    amounts = [*shown, facts.total - sum(shown)]
    tenths = sum(int(facts.share(amount) * 1000 + Fraction(1, 2)) for amount in amounts)
    return say("note.shares", share=percent(Fraction(tenths, 1000)))


def _known(ids: Iterable[str]) -> dict[str, Source]:
    ours = {each.id: each for each in sources()}
    return {each: ours[each] for each in ids if each in ours}


def _span(ids: Iterable[str]) -> str:
    ids = set(ids)
    known = _known(ids)
    days = sorted({each.published for each in known.values()})
    if not days:
        return say("date.none")
    span = day(days[0]) if len(days) == 1 else say("date.span", first=day(days[0]), last=day(days[-1]))
    return span if len(known) == len(ids) else say("date.partly", date=span)


def _counted(statuses: Iterable[str]) -> str:
    found = Counter(each for each in statuses if each)
    if len(found) == 1:
        return say(f"status.{next(iter(found))}")
    return listed([say("status.counted", status=say(f"status.{each}"), number=n) for each, n in found.items()])


def _of_entrants(facts: Facts) -> Iterator[str]:
    known = _known(line.source for line in facts.entrants)
    for named in dict.fromkeys(line.source for line in facts.entrants):
        names = [line.name for line in facts.entrants if line.source == named]
        text = document(known[named]) if named in known else named
        yield say("source.entrant", who=few(names), id=text)
