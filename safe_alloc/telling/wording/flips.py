"""What a sweep of one sum of money shows: how the loans move with it, and the first euro at which a rank changes."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from safe_alloc.asking.metrics import rank_of
from safe_alloc.asking.scenarios.paths import Path, varied
from safe_alloc.asking.sweeps import Sweep
from safe_alloc.errors import UnknownName, WrongScenario, nearest
from safe_alloc.reading.countries import iso3, name
from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.facts import read
from safe_alloc.telling.wording.told import Told, fitting, joined
from safe_alloc.telling.wording.voice import Voice

Lines = dict[str, tuple[int, ...]]
"""What each country shown holds, from the least value of what is varied to the greatest."""
Held = Mapping[str, int]
"""What each country holds at one value of what is varied."""
SHOWN = 4  # members, where nobody chose: more lines cannot be told apart


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
    path = _path(swept)
    chosen = list(dict.fromkeys(map(iso3, shown)))
    for code in (code for code in chosen if code not in swept.countries):
        there = nearest(code, swept.countries, label="Countries there")
        raise UnknownName(f"{name(code)} is not in the sweep. {there}")
    held = dict(sorted(_held(swept, path)))
    values, ranks = tuple(held), [_ranks(each) for each in held.values()]
    after = {code: tuple(each[code] for each in held.values()) for code in swept.countries}
    members = sorted(swept.plan.members, key=lambda code: (-swept.plan.members[code], code))
    if not chosen:
        chosen = [code for code in swept.countries if code not in swept.plan.members]
        alone = {swept.plan.members[code]: code for code in reversed(members)}  # of a tie, the first
        moved = [code for code in alone.values() if len({there[code] for there in ranks}) > 1]
        chosen += sorted(moved or alone.values(), key=members.index)[:SHOWN]
    found = sorted(_turns(swept, path, chosen, held), key=lambda turn: (-turn.at_eur, turn.country))
    # of those that print alike, such as two a euro apart, only the first euro
    turns = tuple({(turn.country, voice.euro(turn.at_eur), turn.by): turn for turn in found}.values())
    lines = {code: after[code] for code in sorted(chosen, key=lambda code: (after[code][-1], code))}
    key, *rest = path.split(".")
    what = voice.say(f"vary.{key}", who=voice.called(rest[0]) if rest else "")
    leads = frozenset(code for code in lines if code not in swept.plan.members)
    return Bent(values, lines, turns, _told(swept, voice, what, values, lines, turns), leads, voice.euro)


def _path(swept: Sweep) -> str:
    paths = swept.points.paths
    few = swept.varied.iloc[:, 0].nunique() < 2
    if swept.seed is not None or len(paths) != 1 or not paths[0].is_sum or few or swept.without_solution:
        raise WrongScenario(
            f"The sweep varies {', '.join(path.written for path in paths)}. "
            f"Lines need two or more values of one sum of money, each with a solution, such as "
            f"vary={{'entrants.TUR.amount': [0, '€10 billion']}}, and full=True."
        )
    return paths[0].written


def _held(swept: Sweep, path: str) -> Iterator[tuple[int, Held]]:
    rows = swept.after_eur.tolist()
    yield from zip(
        swept.varied[path].tolist(), (dict(zip(swept.countries, row, strict=True)) for row in rows), strict=True
    )


def _turns(swept: Sweep, path: str, chosen: Sequence[str], held: Mapping[int, Held]) -> list[Turn]:
    """Return every change of rank between neighbouring values; those of whose sum is varied only without others."""
    mover = {*path.split(".")[1:2]}
    for codes in ({*chosen} - mover, {*chosen} & mover):
        fine = _refined(swept, path, codes, held)
        if found := [turn for code in sorted(codes) for pair in pairwise(held) for turn in _between(code, *pair, fine)]:
            joins = mover & swept.plan.scenario.entrants.keys()
            return [turn._replace(by=_passing(fine, turn, joins)) for turn in found]
    return []


def _refined(swept: Sweep, path: str, codes: Collection[str], held: Mapping[int, Held]) -> dict[int, Held]:
    """Return what all hold at more and more sums, until each change of rank is between two neighbouring euro."""
    fine, wide = dict(held), [*pairwise(held)]
    while wide:
        cuts = [sorted({low, *_cuts(low, high, fine, codes), high}) for low, high in wide]
        for amount in {amount for each in cuts for amount in each} - fine.keys():
            made = replace(swept.plan, scenario=varied(swept.plan.scenario, {Path(path): amount}))
            fine[amount] = dict(zip(made.countries, made.run(), strict=True))
        wide = [pair for each in cuts if len(each) > 2 for pair in pairwise(each)]
    return dict(sorted(fine.items()))


def _cuts(low: int, high: int, fine: Mapping[int, Held], codes: Collection[str]) -> Iterator[int]:
    """Go through sums where a rank may change between two: the middle, and where straight lines would cross."""
    for code in codes:
        for other in fine[low]:
            first, last = (fine[amount][other] - fine[amount][code] for amount in (low, high))
            if (first > 0) != (last > 0):
                cross = low + (high - low) * first // (first - last)
                yield from (max(low, min(each, high)) for each in ((low + high) // 2, cross - 1, cross, cross + 1))


def _between(code: str, low: int, high: int, fine: Mapping[int, Held]) -> Iterator[Turn]:
    """Yield each first euro at which the rank is another than before, until it is that of the end."""
    rank, last = (_ranks(fine[amount])[code] for amount in (low, high))
    for amount in (each for each in fine if low < each <= high):
        if rank == last:
            return
        if (there := _ranks(fine[amount])[code]) != rank:
            yield Turn(code, amount, fine[amount][code], "")
            rank = there


def _passing(fine: Mapping[int, Held], turn: Turn, joins: Collection[str]) -> str:
    """Return whose loan is varied, if it is that which overtakes there."""
    before, after = fine[turn.at_eur - 1], fine[turn.at_eur]
    passed = [one for one in joins if before[one] <= before[turn.country] and after[one] > after[turn.country]]
    return "".join(passed)


def _ranks(held: Held) -> dict[str, int]:
    return dict(zip(held, rank_of([*held.values()]), strict=True))


def _told(swept: Sweep, voice: Voice, what: str, values: Sequence[int], lines: Lines, turns: Sequence[Turn]) -> Told:
    facts, scenario = read(swept.table_drawn_from, voice.lang), swept.plan.scenario.name
    say, euro, name = voice.say, voice.euro, voice.country
    count, dots = voice.counted("countries", len(lines)), [_said(voice, turn, "dot") for turn in turns]
    said = {"what": what, "low": euro(values[0]), "top": euro(values[-1]), "count": count}
    ends = tuple(say("flips.end", who=name(code), amount=euro(held[-1])) for code, held in lines.items())
    flat = {"status": "hypothetical", "label": swept.label, "scenario": scenario}
    points = [(code, "line", x, y) for code, held in lines.items() for x, y in zip(values, held, strict=True)]
    points += [(turn.country, "rank changes", turn.at_eur, turn.after_eur) for turn in turns]
    keys = ("country", "kind", "varied_eur", "after_eur")
    rows = ({**dict(zip(keys, point, strict=True)), "name": name(point[0]), **flat} for point in points)
    largest = sorted(turns, key=lambda turn: -turn.after_eur)
    clauses = [say("flips.alt.whole", **said), say("alt.label", label=voice.law(swept.label))]
    clauses += [say("flips.alt.flips", flips=voice.listed(dots[::-1]))] if turns else []
    return Told(
        chart="flips",
        voice=voice,
        title=fitting(voice, [*(_said(voice, turn, "title", what) for turn in largest), say("flips.none", **said)]),
        subtitle=say("flips.subtitle", baseline=origin.baseline(facts), **said),
        label=voice.capital(voice.law(swept.label)),
        note=say("flips.note", scenario=scenario),
        source=origin.source_line(facts),
        alt_text=joined([*clauses, say("flips.alt.ends", ends=voice.listed(ends[::-1]))]),
        rows=tuple(rows),
        marks={**lines, "after": tuple(turn.at_eur for turn in sorted(turns, key=lambda turn: turn.after_eur))},
        texts={"value": ends, "flip": tuple(dots), "axis": (voice.capital(what),)},
    )


def _said(voice: Voice, turn: Turn, where: str, what: str = "") -> str:
    words = {"amount": voice.euro(turn.at_eur), "who": voice.called(turn.country), "what": what}
    by, entrant = ("by", voice.called(turn.by)) if turn.by else ("rank", "")
    return voice.say(f"flips.{where}.{by}", entrant=entrant, **words)
