"""What an outcome shows: who gives way and by how much, who joins, and who moves in the ranking."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from safe_alloc.asking.metrics import rank_of
from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.english import capital, euro, listed, members, number, percent, place, say, signed
from safe_alloc.telling.wording.facts import Facts, Line


def headlines(facts: Facts, chart: str) -> Iterator[str]:
    """Go through the findings that are true of this outcome, the best first, the shortest last."""
    yield from _changes(facts) if chart == "changes" else _before_after(facts)


def moves(facts: Facts) -> dict[str, tuple[int | None, int]]:
    """Return each country's rank before (among members; none for an entrant) and after (among all)."""
    held = dict(zip((line.country for line in facts.members), rank_of([x.before for x in facts.members]), strict=True))
    after = rank_of([line.after for line in facts.lines])
    return {line.country: (held.get(line.country), rank) for line, rank in zip(facts.lines, after, strict=True)}


def level(line: Line) -> str:
    """Return an amount before and after as a cell of a picture; one amount where there is but one."""
    if line.entrant:
        return say("cell.entrant", after=euro(line.after))
    if not line.change:
        return euro(line.after)
    return say("cell.arrow", before=euro(line.before), after=euro(line.after))


def label(facts: Facts) -> str:
    """Return the legal label in the reader's words; no picture and no sentence goes without it."""
    return say(f"label.{facts.label}")


def alt_clauses(facts: Facts, chart: str) -> Iterator[str]:
    """Go through the sentences of the alt text, the indispensable first."""
    yield say(f"alt.{chart}", who=origin.who(facts))
    yield say("alt.label", label=label(facts))
    if chart == "changes":
        yield from _extreme_changes(facts)
    else:
        most, least = facts.ranked[0], facts.ranked[-1]
        yield say("alt.moves", rest=_moved(facts))
        yield say("alt.ends", who=most.name, amount=euro(most.after), least=least.name, low=euro(least.after))
    yield say("alt.baseline", baseline=origin.baseline(facts))


def summary(facts: Facts) -> Iterator[str]:
    """Go through three sentences for an article: the scenario and its label, who pays, who moves."""
    size = sum(line.after for line in facts.entrants)
    same = facts.before == facts.total
    yield say(
        "summary.scenario" if facts.entrants else "summary.no_entrant",
        scenario=facts.scenario,
        label=label(facts),
        entrants=origin.newcomers(facts),
        amount=euro(size),
        moves=say(
            "summary.total_stays" if same else "summary.total_moves", before=euro(facts.before), after=euro(facts.total)
        ),
    )
    yield say("summary.changes", baseline=origin.baseline(facts), finding=next(_changes(facts)))
    yield say("summary.ranks", rest=_moved(facts)) + (f" {held}" if (held := origin.held(facts)) else "")


def _changes(facts: Facts) -> Iterator[str]:
    losers = [line for line in facts.members if line.change < 0]
    gainers = [line for line in facts.members if line.change > 0]
    size = sum(line.after for line in facts.entrants)
    if losers and gainers:
        yield from _both(losers, gainers)
    elif losers:
        yield from _losses(facts, losers, for_entrants=facts.before == facts.total and size > 0)
    elif gainers:
        yield from _gains(gainers)
    elif size:
        for key in ("changes.on_top", "changes.only_top"):
            yield say(key, who=capital(origin.newcomers(facts)), amount=euro(size))
    else:
        yield say("changes.none")


def _losses(facts: Facts, losers: Sequence[Line], *, for_entrants: bool) -> Iterator[str]:
    """Go through who loses; where the sum stays and nobody gains, all of it goes to the entrants."""
    most, amount = _leaders(losers)
    whole = members(len(losers)) if len(losers) < len(facts.members) else say("every_member")
    even = {percent(Fraction(-line.change, line.before)) for line in losers}
    said = {"members": whole, "amount": amount, "percent": min(even), "entrants": origin.newcomers(facts)}
    ways = ["alone"] if len(losers) == 1 else ["even", "most"] if len(even) == 1 else ["most"]
    for way in ["each"] if len(most) > 1 else ways:
        for who in _callings(most):
            if for_entrants:
                yield say(f"changes.{way}_for", who=who, **said)
            yield say(f"changes.{way}", who=who, **said)


def _gains(gainers: Sequence[Line]) -> Iterator[str]:
    most, amount = _leaders(gainers)
    for who in _callings(most):
        yield say("changes.gain_each" if len(most) > 1 else "changes.gain", who=who, amount=amount)
        yield say("changes.only_gain_each" if len(most) > 1 else "changes.only_gain", who=who, amount=amount)


def _both(losers: Sequence[Line], gainers: Sequence[Line]) -> Iterator[str]:
    (worst, loss), (best, gain) = _leaders(losers), _leaders(gainers)
    if len(worst) == len(best) == 1:
        yield say("changes.both", loser=worst[0].name, loss=loss, gainer=best[0].name, gain=gain)
    yield say("changes.mixed", losers=capital(members(len(losers))), gainers=number(len(gainers)))


def _before_after(facts: Facts) -> Iterator[str]:
    for rest in (_moved(facts), _moved(facts, short=True)):
        yield _entry(facts, rest)
        if len(facts.entrants) > 1:
            several = capital(say("newcomers", number=number(len(facts.entrants))))
            yield say("before_after.several", who=several, rest=rest)
    yield capital(_moved(facts, short=True))


def _entry(facts: Facts, rest: str) -> str:
    if not facts.entrants:
        return capital(rest)
    if len(facts.entrants) > 1:
        return say("before_after.several", who=capital(origin.newcomers(facts)), rest=rest)
    one = facts.entrants[0]
    tied = sum(1 for line in facts.lines if line.after == one.after) > 1
    rank = place(moves(facts)[one.country][1])
    return say("before_after.shares" if tied else "before_after.enters", who=one.name, place=rank, rest=rest)


def _moved(facts: Facts, *, short: bool = False) -> str:
    """Say how many members would drop or rise in the ranking; by one place only where that is true of all."""
    steps = [after - before for before, after in moves(facts).values() if before is not None]
    down, up = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if not down and not up:
        return say("moves.none")
    if short or (down and up):
        both = "moves.any" if short else "moves.both"
        return say(both, members=members(down + up), down=members(down), up=number(up))
    one_place = set(steps) <= {0, 1}
    key = "moves.up" if up else "moves.one_place" if one_place else "moves.down"
    return say(key, members=members(down + up))


def _extreme_changes(facts: Facts) -> Iterator[str]:
    worst = min(facts.members, key=lambda line: (line.change, line.country))
    if worst.change < 0:
        part = percent(Fraction(worst.change, worst.before), sign=True)
        yield say("alt.loss", who=worst.name, amount=signed(worst.change), percent=part)
    else:
        yield say("alt.no_loss")
    best = max(facts.lines, key=lambda line: line.change)
    if best.change > 0:
        yield say("alt.gain", who=best.name, amount=signed(best.change))


def _leaders(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """Return the lines whose change is largest as it is printed, and how it is printed: a euro sets nobody apart."""
    amount = euro(max(abs(line.change) for line in lines))
    return [line for line in lines if euro(abs(line.change)) == amount], amount


def _callings(lines: Sequence[Line]) -> list[str]:
    """Return what some members are called: up to three by name, and if there are several also by their number."""
    by_name = [listed([line.name for line in lines])] if len(lines) < 4 else []
    return by_name + ([members(len(lines))] if len(lines) > 1 else [])
