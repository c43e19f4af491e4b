"""What a participant or a supplier would sell and pay as its part of the content grows, and where the two meet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from safe_alloc.asking.limits import STANDING
from safe_alloc.asking.outcomes.sizing import half_up
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.blanks import fraction
from safe_alloc.asking.terms import Balance, balance, contracts, fee_eur
from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.facts import Facts, read
from safe_alloc.telling.wording.flips import Bent, Lines, Turn
from safe_alloc.telling.wording.told import Told, fitting, joined
from safe_alloc.telling.wording.voice import Voice

MILLION = 10**6
STEPS = (1, 2, 3, 5, 10, 20, 30, 50, 100)  # per cent: where the axis ends


class Point(NamedTuple):
    """What is sold and paid at one part of the content, in whole euro."""

    kind: str
    part: Fraction
    sales_eur: int
    fee_eur: int

    def said(self, voice: Voice) -> dict[str, str]:
        """Return the point in words."""
        part = voice.least(self.part, about=True) if self.kind == "break-even" else voice.percent(self.part, exact=True)
        return {"part": part, **_sums(voice, self.sales_eur, self.fee_eur)}


def break_even(table: pd.DataFrame, scenario: Scenario, voice: Voice) -> Bent:
    """Return sales and fee as lines over the part of the content, in parts per million, with break-even."""
    found, asked = balance(table, scenario), fraction(scenario.terms.part)
    reached = [part for part in (found.break_even_part,) if part and part <= 1]
    need = min(max([asked * 5 / 4, *(2 * part for part in reached)]), Fraction(1)) * 100
    most = next(Fraction(step, 100) for step in STEPS if step >= need)
    first, last = (_at(table, scenario, kind, part) for kind, part in (("first", Fraction(0)), ("last", most)))
    points = [Point("scenario", asked, found.contracts_eur, found.fee_eur)]
    points += [Point("break-even", part, *[half_up(last.sales_eur * part / most)] * 2) for part in reached]
    points.sort(key=lambda point: -point.part)
    ends = {"fee": (first.fee_eur, last.fee_eur), "sales": (first.sales_eur, last.sales_eur)}
    lines: Lines = dict(sorted(ends.items(), key=lambda line: (line[1][-1], line[0])))
    turns = tuple(Turn(point.kind, round(point.part * MILLION), point.sales_eur, "") for point in points)
    told = _told(read(contracts(table, scenario), voice.lang), scenario, lines, [first, *points[::-1], last], found)
    values, leads = (0, round(most * MILLION)), frozenset({"sales"})
    return Bent(values, lines, turns, told, leads, lambda at: voice.percent(Fraction(at, MILLION), exact=True), "part")


def what_is_left(table: pd.DataFrame, scenario: Scenario, *, lang: str = "en") -> str:
    """Return two sentences: what a participant or supplier would sell, pay and keep, and from which part it pays.

    The net is turnover less fee, not profit; the part is rounded up, so that it does pay. Raises as `sa.balance`.

    >>> import safe_alloc as sa
    >>> sa.what_is_left(sa.load(), sa.scenario("uk-participant-2bn")).partition("). ")[2]
    'From 13.4% of the content open to it on, sales would cover the fee.'
    """
    return left(balance(table, scenario), read(contracts(table, scenario), lang), scenario)


def left(found: Balance, facts: Facts, scenario: Scenario) -> str:
    """Return two sentences on a participant: what its fee would leave, and from which part on sales would cover it."""
    voice, sums = facts.voice, _sums(facts.voice, found.contracts_eur, found.fee_eur)
    said = {"scenario": facts.scenario, "label": facts.law, "who": facts.seller}
    sums["net"] = sums["net"].removeprefix("+")
    told = voice.say("even.net", baseline=origin.baseline(facts), **said, **sums)
    return f"{told} {voice.capital(next(_findings(voice, facts.seller, found, scenario)))}."


def _sums(voice: Voice, sales: int, fee: int) -> dict[str, str]:
    """Return sales, fee and what is left, with as many digits as tell sales from what is left."""
    apart = (n for n in range(1, 9) if voice.euro(sales, places=n) != voice.euro(sales - fee, places=n))
    places = next(apart, 9) if fee else 1
    amounts = {"sales": voice.euro(sales, places=places), "fee": voice.euro(fee, places=places)}
    return {**amounts, "net": voice.signed(sales - fee, places=places)}


def _at(table: pd.DataFrame, scenario: Scenario, kind: str, part: Fraction) -> Point:
    # a whole number of per cent
    found = balance(table, replace(scenario, terms=replace(scenario.terms, part=f"{part * 100}%")))
    return Point(kind, part, found.contracts_eur, found.fee_eur)


def _told(facts: Facts, scenario: Scenario, lines: Lines, points: Sequence[Point], found: Balance) -> Told:
    voice, legal = facts.voice, facts.law
    who, called = voice.country(found.entrant), voice.called(found.entrant)
    baseline, turns = origin.baseline(facts), points[1:-1]
    low, top = (voice.percent(points[end].part) for end in (0, -1))
    alt = [voice.say("even.alt.whole", who=called, low=low, top=top), voice.say("alt.label", label=legal)]
    alt += [voice.say(f"even.alt.{point.kind}", **point.said(voice)) for point in turns]
    alt += [voice.say("alt.baseline", baseline=baseline)]
    flat = {key: getattr(found, key) for key in STANDING}
    return Told(
        chart="break_even",
        voice=voice,
        title=fitting(voice, _findings(voice, who, found, scenario, short=True)),
        subtitle=voice.say("even.subtitle", who=called, baseline=baseline),
        label=voice.capital(legal),
        note=voice.say("even.note", scenario=scenario.name),
        source=origin.source_line(facts),
        alt_text=joined(alt),
        rows=tuple({**point._asdict(), "part": float(point.part), **flat} for point in points),
        marks={**lines, "after": tuple(float(round(point.part * MILLION)) for point in turns)},
        texts={
            "value": tuple(voice.say(f"even.{key}", amount=voice.euro(held[-1])) for key, held in lines.items()),
            "flip": tuple(voice.say(f"even.point.{point.kind}", **point.said(voice)) for point in reversed(turns)),
            "axis": (voice.say("even.axis"),),
        },
        numbers=tuple(text for each in points for text in (voice.percent(each.part), *each.said(voice).values())),
    )


def _findings(voice: Voice, who: str, found: Balance, scenario: Scenario, *, short: bool = False) -> Iterator[str]:
    """Go through where sales meet the fee; with a charge on sales, what is due there is not the whole fee."""
    even, charge = found.break_even_part, fraction(scenario.terms.charge or "0%")
    covers = ("title" if short else "covers") + ("_due" if charge else "")
    key = "never" if even is None or even > 1 else covers if even or found.fee_eur else "free"
    due = half_up(fee_eur(scenario) / (1 - charge)) if charge < 1 else 0
    yield voice.say(f"even.{key}", who=who, part=voice.least(even or Fraction()), due=voice.euro(due))
