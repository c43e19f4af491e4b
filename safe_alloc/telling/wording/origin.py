"""Where the numbers come from and what must be said beside them: dates, status, baseline, sources and notes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from safe_alloc.reading import countries, files
from safe_alloc.reading.sources import Source, sources
from safe_alloc.telling.wording.facts import Facts, Line, counted
from safe_alloc.telling.wording.voice import Voice


def tone(facts: Facts) -> str:
    """Return what the amounts are, which decides the verb: sold, only requested, or the maximum of a loan."""
    if facts.seller:
        return "sold"
    return "requested" if {line.status for line in facts.lines} == {"requested"} else "maximum"


def who(facts: Facts) -> str:
    """Return whose amounts these are: '19 Member States and Türkiye'; of contracts, who buys anything."""
    there = counted(facts).members
    states = all(countries.is_member(line.country) for line in there)
    members = facts.voice.counted("states" if states else "countries", len(there))
    return facts.voice.say("who.joined", members=members, entrants=newcomers(facts)[0]) if facts.entrants else members


def newcomers(facts: Facts, *, most: int = 2) -> list[str]:
    """Return what the entrants are called: by name when they are few, and by number; a headline has room for two."""
    names = [facts.voice.called(line.country) for line in facts.entrants]
    return callings(facts.voice, names, noun="newcomers", most=most)


def status(facts: Facts) -> str:
    """Return the status of the figures, with counts where they differ: 'Council maximum (18), tentative (1)'."""
    return _counted(facts.voice, (line.status for line in facts.lines))


def date(facts: Facts) -> str:
    """Return the day the figures became known, the first and last of several, or that they bear no date."""
    cited, say, day = cited_by(facts.members).values(), facts.voice.say, facts.voice.day
    days = sorted({each.published for each in cited if each})
    if not days:
        return say("date.none")
    span = day(days[0]) if len(days) == 1 else say("date.span", first=day(days[0]), last=day(days[-1]))
    return span if all(cited) else say("date.partly", date=span)


def baseline(facts: Facts) -> str:
    """Return what an outcome is compared with: publisher, date and status of the members' figures."""
    cited = cited_by(facts.members)
    if list(cited.values()) == [None]:
        return origin(facts)
    states = _counted(facts.voice, (each.status for line in facts.members if (each := cited[line.source])))
    return facts.voice.say("baseline", origin=origin(facts), status=states or facts.voice.say("date.none"))


def origin(facts: Facts) -> str:
    """Return who says so and when, for the first sentence of an article."""
    (named, first), *more = cited_by(facts.members).items()
    say = facts.voice.say
    if more:
        return say("origin.many", number=facts.voice.number(1 + len(more)), date=date(facts))
    published = first and facts.voice.known(first.publisher)
    return say("origin.one", publisher=published, date=date(facts)) if first else say("own", id=named)


def about(facts: Facts) -> dict[str, str]:
    """Return what is said of a table as a whole: measure, who, of contracts the seller, and status, day or baseline."""
    return {
        "measure": facts.voice.say(f"measure.{tone(facts)}"),
        "who": who(facts),
        "seller": facts.seller,
        "status": "" if facts.scenario else status(facts),
        "date": date(facts),
        "baseline": baseline(facts) if facts.scenario else "",
    }


def source_line(facts: Facts, *weighed: str) -> str:
    """Return the source line: publisher, document and date of every source of the rows, oldest first, then studies.

    What is assumed for entrants is no source, and said in a sentence of its own.
    """
    cited, voice, say = cited_by(facts.members), facts.voice, facts.voice.say
    known = sorted(filter(None, cited.values()), key=lambda each: (each.published, each.id))
    texts = [document(voice, each) for each in known]
    texts += [say("own", id=named) for named, each in cited.items() if not each]
    texts += [document(voice, studies()[each]) for each in weighed]
    told = [say("source.many" if len(texts) > 1 else "source.one", text=say("between").join(texts))]
    for named, each in cited_by(facts.entrants).items():
        names = [line.name for line in facts.entrants if line.source == named]
        assumed = document(voice, each) if each else voice.known(named)
        told.append(say("source.entrant", who=few(voice, names), id=assumed))
    return " ".join(told)


def document(voice: Voice, source: Source) -> str:
    """Return one source as publisher, document (by the title it bears) and date."""
    named, date = voice.known(source.publisher), voice.day(source.published)
    return voice.say("source.document", publisher=named, title=source.title, date=date)


@cache
def studies() -> dict[str, Source]:
    """Return what numbers about countries are from, by id, as sources that have no status and no file of their own."""
    rows = files.reference_rows("indicator_sources")
    return {row["id"]: _bare(**{**row, "notes": tuple(filter(None, [row["notes"]]))}) for row in rows}


def chronicle(event: Mapping[str, str]) -> Source:
    """Return who told of a dated event, and on what terms, as a source of that one event."""
    told = {key: event.get(key, "") for key in ("publisher", "url", "confidence", "licence")}
    return _bare(id=f"timeline-{event['date']}-{event['kind']}", title=event["event"], published=event["date"], **told)


def _bare(**told: Any) -> Source:
    return Source(**{**dict.fromkeys(("accessed", "language", "status", "sha256", "file"), ""), **told})


def notes(facts: Facts, chart: str) -> str:
    """Return what must be said beside this chart: hypothetical, rounded, cut off, partial, held by a bound."""
    say, bound = facts.voice.say, held(facts) if chart in ("changes", "before_after") else ""
    told = [say("note.scenario", scenario=facts.scenario)] if facts.scenario else []
    told += [say("note.hatched")] if facts.entrants else []
    told += [*filter(None, [bound]), *remarks(facts), say("note.rounded")]
    return " ".join(told + ([say("table.shares")] if chart in ("ranking", "shares") else []))


def held(facts: Facts, *, most: int = 3) -> str:
    """Return which bounds bind and whom they hold, up to `most` of them by name, or nothing where none does."""
    voice, said = facts.voice, []
    for bound in ("floor", "cap", "zero", "exempt"):
        if names := [voice.called(line.country) for line in facts.lines if line.held_by == bound]:
            said.append(voice.say(f"held.{bound}", who=callings(voice, names, noun="countries", most=most)[0]))
    return " ".join(said)


def few(voice: Voice, names: Sequence[str]) -> str:
    """Return up to three names, and the number of countries beyond that."""
    return callings(voice, names, noun="countries")[0]


def callings(voice: Voice, names: Sequence[str], *, noun: str = "members", most: int = 3) -> list[str]:
    """Return what some countries are called: by name if they are few, and if they are several by their number."""
    by_name = [voice.listed(names)] if len(names) <= most else []
    return by_name + ([voice.counted(noun, len(names))] if len(names) > 1 else [])


def remarks(facts: Facts) -> list[str]:
    """Return what must be said beside the amounts themselves: known roughly, printed short, not all there."""
    say, rough = facts.voice.say, list(dict.fromkeys(line.name for line in facts.lines if line.about))
    told = [say("note.about", who=facts.voice.listed(rough))] if rough else []
    told += [say("note.steps")] if any(line.step > 1 and not line.about for line in facts.lines) else []
    cited = list(cited_by(facts.members).values())
    stated = cited[0].stated_total if len(cited) == 1 and cited[0] and facts.of == "table" else None
    found, slack = facts.total, sum(line.step for line in facts.lines if line.step > 1)
    if stated and found + slack < stated:  # rows are missing, beyond what its printed digits leave open
        told.append(say("note.partial", sum=facts.voice.euro(found), total=facts.voice.euro(stated)))
    return told


def cited_by(lines: Iterable[Line]) -> dict[str, Source | None]:
    """Return the sources that some lines name, by id; one of the user's own is None."""
    ours = {each.id: each for each in sources()}
    return {line.source: ours.get(line.source) for line in lines}


def _counted(voice: Voice, statuses: Iterable[str]) -> str:
    found, say = Counter(statuses), voice.say
    if len(found) == 1:
        return say(f"status.{next(iter(found))}")
    return voice.listed([say("status.counted", status=say(f"status.{each}"), number=n) for each, n in found.items()])
