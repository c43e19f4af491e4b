"""What an outcome shows: who gives way and by how much, who joins, and who moves in the ranking."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from safe_alloc.asking.metrics import rank_of
from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.facts import Facts, Line
from safe_alloc.telling.wording.voice import Voice


def headlines(facts: Facts, chart: str) -> Iterator[str]:
    """Go through the findings that are true of this outcome, the best first, the shortest last."""
    yield from _changes(facts) if chart == "changes" else _before_after(facts)


def moves(facts: Facts) -> dict[str, tuple[int | None, int]]:
    """Return each country's rank before (among members; none for an entrant) and after (among all)."""
    held = dict(zip((line.country for line in facts.members), rank_of([x.before for x in facts.members]), strict=True))
    after = rank_of([line.after for line in facts.lines])
    return {line.country: (held.get(line.country), rank) for line, rank in zip(facts.lines, after, strict=True)}


def level(voice: Voice, line: Line) -> str:
    """Return an amount before and after as a cell of a picture; one amount where there is but one."""
    before, after = voice.euro(line.before), voice.euro(line.after)
    if line.entrant:
        return voice.say("cell.entrant", after=after)
    return voice.say("cell.arrow", before=before, after=after) if line.change else after


def alt_clauses(facts: Facts, chart: str) -> Iterator[str]:
    """Go through the sentences of the alt text, the indispensable first."""
    say = facts.voice.say
    yield say(f"alt.{chart}", who=origin.who(facts))
    yield say("alt.label", label=facts.law)
    yield say("alt.baseline", baseline=origin.baseline(facts))
    if chart == "changes":
        yield from _extreme_changes(facts)
    else:
        yield say("alt.ends", most=_end(facts, facts.ranked[0]), least=_end(facts, facts.ranked[-1]))
        yield say("alt.moves", rest=_moved(facts))


def rows(facts: Facts) -> Iterator[str]:
    """Go through all countries, the largest amount first, each before and after, with its change."""
    for line in facts.ranked:
        shown = {"level": level(facts.voice, line), "change": facts.voice.signed(line.change)}
        yield facts.voice.say("alt.row_change", who=line.name, **shown)


def summary(facts: Facts) -> Iterator[str]:
    """Go through three sentences for an article: the scenario and its label, who pays, who moves."""
    say, euro = facts.voice.say, facts.voice.euro
    total = "summary.total_stays" if facts.before == facts.total else "summary.total_moves"
    moved = say(total, before=euro(facts.before), after=euro(facts.total))
    said = {"scenario": facts.scenario, "label": facts.law, "amount": _joining(facts), "moves": moved}
    scenario = "summary.scenario" if facts.entrants else "summary.no_entrant"
    yield say(scenario, entrants=origin.newcomers(facts, most=5)[0], **said)
    yield say("summary.changes", baseline=origin.baseline(facts), finding=facts.voice.capital(next(_changes(facts))))
    yield f"{say('summary.ranks', rest=_moved(facts))} {origin.held(facts)}".strip()


def payers(facts: Facts) -> str:
    """Return one sentence: who loses, who gains, who is unaffected and who joins, against which baseline."""
    voice, say = facts.voice, facts.voice.say
    ways = _by_change(facts)
    clauses = [] if ways["loss"] else [say("pays.no_loss")]
    for way, lines in ((way, lines) for way, lines in ways.items() if lines):
        who = origin.callings(voice, [voice.called(line.country) for line in lines])[0]
        clauses.append(say(f"pays.{way}", who=who, amount=voice.euro(abs(sum(line.change for line in lines)))))
    if facts.entrants:
        clauses.append(say("pays.join", who=origin.newcomers(facts, most=5)[0], amount=_joining(facts)))
    # names within clauses are joined by "and" too: where no verb parts them, a sign does
    chained = voice.listed(clauses) if voice.lang == "en" else say("between").join(clauses)
    return say("pays.frame", baseline=origin.baseline(facts), clauses=chained, label=facts.law)


def _by_change(facts: Facts) -> dict[str, list[Line]]:
    """Return the members that lose, those that gain, and the rest."""
    signs = {"loss": -1, "gain": 1, "rest": 0}
    return {way: [x for x in facts.members if (x.change > 0) - (x.change < 0) == sign] for way, sign in signs.items()}


def _changes(facts: Facts) -> Iterator[str]:
    losers, gainers, _ = _by_change(facts).values()
    size = sum(line.after for line in facts.entrants)
    if losers and gainers:
        yield from _both(facts.voice, losers, gainers)
    elif losers:
        yield from _losses(facts, losers, for_entrants=facts.before == facts.total and size > 0)
    elif gainers:
        yield from _told(facts.voice, gainers, ["gain_each", "only_gain_each"], [["gain", "only_gain"]])
    else:
        keys = ("on_top", "only_top") if size else ("none",)
        for who in origin.newcomers(facts):
            yield from (facts.voice.say(f"changes.{key}", who=who, amount=_joining(facts)) for key in keys)


def _joining(facts: Facts) -> str:
    """Return what entrants would hold; of several it is said that this is their sum."""
    size = facts.voice.euro(sum(line.after for line in facts.entrants))
    return facts.voice.say("together", amount=size) if len(facts.entrants) > 1 else size


def _losses(facts: Facts, losers: Sequence[Line], *, for_entrants: bool) -> Iterator[str]:
    """Go through who loses; where the sum stays and nobody gains, all of it goes to the entrants."""
    voice, some = facts.voice, len(losers) < len(facts.members)
    whole = voice.counted("members", len(losers)) if some else voice.say("every_member")
    even = {voice.percent(Fraction(-line.change, line.before)) for line in losers}
    said = {"members": whole, "percent": min(even), "entrants": origin.newcomers(facts)[0]}
    ways = ["alone"] if len(losers) == 1 else ["even", "most"] if len(even) == 1 else ["most"]
    ends = ("_for", "") if for_entrants else ("",)
    each, *keys = ([f"{way}{end}" for end in ends] for way in ("each", *ways))
    return _told(voice, losers, each, keys, **said)


def _told(
    voice: Voice, moved: Sequence[Line], each: Sequence[str], ways: Sequence[Sequence[str]], **said: str
) -> Iterator[str]:
    """Go through what can be said of who moved most; `each` where several did, and by the same sum."""
    most, amount = _leaders(voice, moved)
    for keys in [each] if len(most) > 1 else ways:
        for who in origin.callings(voice, [voice.called(line.country) for line in most]):
            yield from (voice.say(f"changes.{key}", who=who, amount=amount, **said) for key in keys)


def _both(voice: Voice, losers: Sequence[Line], gainers: Sequence[Line]) -> Iterator[str]:
    (worst, loss), (best, gain) = _leaders(voice, losers), _leaders(voice, gainers)
    if len(worst) == len(best) == 1:
        said = {"loser": voice.called(worst[0].country), "gainer": voice.called(best[0].country)}
        yield voice.say("changes.both", loss=loss, gain=gain, **said)
    ends = {"losers": losers, "gainers": gainers}
    yield voice.say("changes.mixed", **{end: voice.counted(end, len(lines)) for end, lines in ends.items()})


def _before_after(facts: Facts) -> Iterator[str]:
    rests = [_moved(facts), _moved(facts, short=True)]
    for rest in rests if facts.entrants else ():
        yield from (_entry(facts, who=who, rest=rest) for who in origin.newcomers(facts))
    yield from rests


def _entry(facts: Facts, **said: str) -> str:
    one, *others = facts.entrants
    tied = [line.after for line in facts.lines].count(one.after) > 1
    key, rank = "several" if others else "shares" if tied else "enters", moves(facts)[one.country][1]
    return facts.voice.say(f"before_after.{key}", place=facts.voice.place(rank), **said)


def _moved(facts: Facts, *, short: bool = False) -> str:
    """Say how many members would drop or rise in the ranking; by one place only where that is true of all."""
    steps = [after - before for before, after in moves(facts).values() if before is not None]
    down, up = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    voice, way = facts.voice, "one_place" if set(steps) <= {0, 1} else "up" if up else "down"
    if not down and not up:
        return voice.say("moves.none")
    if down and up and not short:
        return voice.say("moves.both", down=voice.counted("moves.down", down), up=voice.counted("moves.others_up", up))
    return voice.counted(f"moves.{'any' if short else way}", down + up)


def _extreme_changes(facts: Facts) -> Iterator[str]:
    voice, say = facts.voice, facts.voice.say
    if losers := _by_change(facts)["loss"]:
        worst = _leaders(voice, losers)[0]
        part = voice.percent(Fraction(worst[0].change, worst[0].before), sign=True)
        yield say("alt.loss", held=_held(voice, worst, voice.signed(worst[0].change), part))
    else:
        yield say("alt.no_loss")
    if gainers := [line for line in facts.lines if line.change > 0]:
        best = _leaders(voice, gainers)[0]
        yield say("alt.gain", held=_held(voice, best, voice.signed(best[0].change)))


def _end(facts: Facts, one: Line) -> str:
    """Say who ends with as much as one country does, as it is printed."""
    amount = facts.voice.euro(one.after)
    return _held(facts.voice, [line for line in facts.ranked if facts.voice.euro(line.after) == amount], amount)


def _held(voice: Voice, lines: Sequence[Line], amount: str, part: str = "") -> str:
    """Say whose an amount is; where it is that of several, nobody is singled out, by a part neither."""
    key = "alt.each" if len(lines) > 1 else "alt.part" if part else "alt.sum"
    return voice.say(key, who=origin.few(voice, [line.name for line in lines]), amount=amount, percent=part)


def _leaders(voice: Voice, lines: Sequence[Line]) -> tuple[list[Line], str]:
    """Return the lines whose change is largest as it is printed, and how it is printed: a euro sets nobody apart."""
    amount = voice.euro(max(abs(line.change) for line in lines))
    return [line for line in lines if voice.euro(abs(line.change)) == amount], amount
