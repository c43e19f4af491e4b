"""What a sweep of one sum of money shows: how the loans move with it, and the first euro at which a rank changes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from safe_alloc.asking.metrics import rank_of
from safe_alloc.asking.scenarios.paths import Path
from safe_alloc.asking.solve import is_monotone
from safe_alloc.asking.solve.conditions import above, rank
from safe_alloc.asking.solve.points import Span
from safe_alloc.asking.solve.search import Runs
from safe_alloc.asking.sweeps import Sweep
from safe_alloc.errors import UnknownName, WrongScenario, nearest
from safe_alloc.reading.countries import called, iso3
from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.doubts import what
from safe_alloc.telling.wording.facts import read
from safe_alloc.telling.wording.told import Told, fitting, joined
from safe_alloc.telling.wording.voice import Voice

Lines = dict[str, tuple[int, ...]]
"""What each country shown holds, from the least value of what is varied to the greatest."""
Held = Mapping[str, int]
"""What each country holds at one value of what is varied."""
Alike = Mapping[str, Sequence[str]]
"""For each country with a line, all those whose line it is."""
SHOWN = 4  # members, where nobody chose: more lines cannot be told apart
_FEW = 8  # euro around a guess: who holds more by over a euro is above for sure


class Turn(NamedTuple):
    """One point where a rank changes: whose, at which sum, what it holds there, and who overtakes it if anyone."""

    country: str
    at_eur: int
    after_eur: int
    by: str


class Bent(NamedTuple):
    """Lines over a number that is varied: its values, what each line holds at each, the turns, and who leads."""

    values: tuple[int, ...]
    lines: Lines
    turns: tuple[Turn, ...]
    told: Told
    leads: frozenset[str]
    across: Callable[[int], str]  # how a value is written
    role: str = "grid"


def flips(swept: Sweep, shown: Sequence[str], voice: Voice) -> Bent:
    """Return the lines of a sweep and their words; without a choice, entrants and the largest that change rank."""
    if not isinstance(swept, Sweep):
        raise WrongScenario(f"Lines are drawn of what sa.sweep(…, full=True) returns, not of a {type(swept).__name__}.")
    path = _path(swept)
    chosen = list(dict.fromkeys(map(iso3, shown)))
    for code in (code for code in chosen if code not in swept.countries):
        raise UnknownName(f"The sweep has no row for {called(code)}. {nearest(code, swept.countries, label='Rows')}")
    rows = (dict(zip(swept.countries, row, strict=True)) for row in swept.after_eur.tolist())
    held = dict(sorted(zip(swept.varied[path].tolist(), rows, strict=True), key=lambda each: each[0]))
    values, ranks = tuple(held), [dict(zip(each, rank_of([*each.values()]), strict=True)) for each in held.values()]
    after = {code: tuple(each[code] for each in held.values()) for code in swept.countries}
    alike = {code: [code] for code in chosen}
    if not chosen:
        members = _alike(swept.plan.members, after)
        moved = {code: each for code, each in members.items() if len({there[code] for there in ranks}) > 1}
        entrants = {code: [code] for code in swept.countries if code not in swept.plan.members}
        alike = entrants | dict([*(moved or members).items()][:SHOWN])
        chosen = [*alike]
    turns = _as_printed(_turns(swept, path, [code for each in alike.values() for code in each], held), voice)
    lines = {code: after[code] for code in sorted(chosen, key=lambda code: (after[code][-1], code))}
    leads = frozenset(code for code in lines if code not in swept.plan.members)
    return Bent(values, lines, turns, _told(swept, voice, values, lines, turns, alike), leads, voice.euro)


def _alike(members: Held, after: Lines) -> dict[str, list[str]]:
    """Return members, the largest first, each with those that hold as much before and, but for a euro, after."""
    found: dict[str, list[str]] = {}
    for code in sorted(members, key=lambda code: (-members[code], code)):
        ties = (one for one in found if members[one] == members[code])
        near = (one for one in ties if max(abs(a - b) for a, b in zip(after[one], after[code], strict=True)) <= 1)
        found.setdefault(next(near, code), []).append(code)
    return found


def _as_printed(turns: Iterable[Turn], voice: Voice) -> tuple[Turn, ...]:
    """Return turns, the last first; of those that print alike, such as two a euro apart, only the first euro."""
    found = sorted(turns, key=lambda turn: (-turn.at_eur, turn.country))
    return tuple({(turn.country, voice.euro(turn.at_eur), turn.by): turn for turn in found}.values())


def _path(swept: Sweep) -> str:
    paths = swept.points.paths
    few = swept.varied.iloc[:, 0].nunique() < 2
    if swept.seed is not None or len(paths) != 1 or not paths[0].is_sum or few or swept.without_solution:
        how = "each with a solution, such as vary={'entrants.TUR.amount': [0, '€10 billion']}, and full=True."
        varied = ", ".join(path.written for path in paths)
        raise WrongScenario(f"The sweep varies {varied}. Lines need two or more values of one sum of money, {how}")
    return paths[0].written


def _turns(swept: Sweep, path: str, chosen: Sequence[str], held: Mapping[int, Held]) -> list[Turn]:
    """Return every change of rank between neighbouring values; those of whose sum is varied only without others."""
    mover, plan = {*path.split(".")[1:2]}, swept.plan
    is_monotone(plan.scenario, Path(path))
    runs = Runs(plan.members, plan.scenario, Path(path))
    for codes in (sorted({*chosen} - mover), sorted({*chosen} & mover)):
        joins = mover & plan.scenario.entrants.keys() - codes
        found = [turn for code in codes for ends in pairwise(held) for turn in _between(code, *ends, runs, joins)]
        if found:
            return found
    return []


def _between(code: str, low: int, high: int, runs: Runs, joins: Collection[str]) -> Iterator[Turn]:
    """Yield each first euro at which the rank is another than before, until it is that of the end.

    With it stands whose loan is varied, if it is that which overtakes there.
    """
    run, end = runs.at(low), runs.at(high)
    rivals = [one for one in run.after if any(each.exact[one] != each.exact[code] for each in (run, end))]  # not a tie
    while above(run.after, code, rivals) != above(end.after, code, rivals):
        rivals = [one for one in rivals if Span(run, end).above(one, code) is None]
        verdict = rank(code, rivals, above(run.after, code, rivals))
        near = _crossing(code, rivals, Span(run, end), runs)
        guessed = runs.edge(verdict, near, True) if verdict(Span(run, near.near)) is False else None
        at = guessed or runs.edge(verdict, Span(run, end), True) or high
        before, run = runs.at(at - 1), runs.at(at)
        passed = [one for one in joins if before.after[one] <= before.after[code] and run.after[one] > run.after[code]]
        yield Turn(code, at, run.after[code], "".join(passed))


def _crossing(code: str, rivals: Sequence[str], span: Span, runs: Runs) -> Span:
    """Return the few euro where a straight line first meets a rival's: a guess that saves most runs of a search."""
    first, last = span.near.amount, span.far.amount
    gaps = [[each.exact[one] - each.exact[code] for each in (span.near, span.far)] for one in rivals]
    parts = [Fraction(near) / (near - far) for near, far in gaps if near * far < 0]
    middle = first + round(min(parts, default=Fraction(0)) * (last - first))
    return Span(*(runs.at(min(max(middle + by, first), last)) for by in (-_FEW, _FEW)))


def _told(swept: Sweep, voice: Voice, values: Sequence[int], lines: Lines, turns: Sequence[Turn], alike: Alike) -> Told:
    varied = what(voice, swept.points.paths[0].written)
    facts, scenario = read(swept.table_drawn_from, voice.lang), swept.plan.scenario.name
    say, euro = voice.say, voice.euro
    names = {code: voice.listed([*map(voice.country, those)]) for those in alike.values() for code in those}
    who = {code: origin.few(voice, [*map(voice.country, those)]) for code, those in alike.items()}
    count, dots = voice.counted("countries", len(names)), [_said(voice, turn, "dot") for turn in turns]
    said = {"what": varied, "low": euro(values[0]), "top": euro(values[-1]), "count": count}
    ends = tuple(say("flips.end", who=who[code], amount=euro(held[-1])) for code, held in lines.items())
    points = [(code, "line", x, y) for code, held in lines.items() for x, y in zip(values, held, strict=True)]
    points += [(turn.country, "rank changes", turn.at_eur, turn.after_eur) for turn in turns]
    keys = ("country", "mark", "varied_eur", "after_eur")
    rows = ({**dict(zip(keys, point, strict=True)), "name": names[point[0]], **swept.standing} for point in points)
    largest = sorted(turns, key=lambda turn: -turn.after_eur)
    clauses = [say("flips.alt.whole", **said), say("alt.label", label=voice.law(swept.label))]
    clauses += [say("alt.baseline", baseline=origin.baseline(facts))]
    titles = [_said(voice, turn, "title", varied) for turn in largest]
    titles += [say("flips.title.short", amount=euro(turn.at_eur), who=voice.called(turn.country)) for turn in largest]
    clauses += [say("flips.alt.flips", count=len(turns), flip=_said(voice, largest[0], "dot"))] if turns else []
    clauses += [say("flips.alt.ends", first=ends[-1], last=ends[0])]
    return Told(
        chart="flips",
        voice=voice,
        title=fitting(voice, titles or [say("flips.none", **said)]),
        subtitle=say("flips.subtitle", baseline=origin.baseline(facts), **said),
        label=voice.capital(voice.law(swept.label)),
        note=say("flips.note", scenario=scenario),
        source=origin.source_line(facts),
        alt_text=joined(clauses),
        rows=tuple(rows),
        marks={**lines, "after": tuple(turn.at_eur for turn in sorted(turns, key=lambda turn: turn.after_eur))},
        texts={"value": ends, "flip": tuple(dots), "axis": (voice.capital(varied),)},
    )


def _said(voice: Voice, turn: Turn, where: str, varied: str = "") -> str:
    words = {"amount": voice.euro(turn.at_eur), "who": voice.called(turn.country), "what": varied}
    by, entrant = ("by", voice.called(turn.by)) if turn.by else ("rank", "")
    return voice.say(f"flips.{where}.{by}", entrant=entrant, **words)
