"""What a participant would sell and pay as its part of the content grows, and where the two meet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from safe_alloc.asking.limits import label
from safe_alloc.asking.outcomes.sizing import half_up
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.blanks import fraction
from safe_alloc.asking.terms import Balance, balance, contracts
from safe_alloc.errors import WrongScenario
from safe_alloc.reading.countries import name
from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.english import capital, euro, percent, say, signed
from safe_alloc.telling.wording.facts import read
from safe_alloc.telling.wording.flips import Bent, Turn
from safe_alloc.telling.wording.told import Told, fitting, joined

MILLION = 10**6
STEPS = (1, 2, 3, 5, 10, 20, 30, 50, 100)  # per cent: where the axis ends


class Point(NamedTuple):
    """What is sold and paid at one part of the content, in whole euro."""

    kind: str
    part: Fraction
    sales_eur: int
    fee_eur: int

    @property
    def said(self) -> dict[str, str]:
        """Return the point in words."""
        net = signed(self.sales_eur - self.fee_eur)
        return {"part": percent(self.part), "sales": euro(self.sales_eur), "fee": euro(self.fee_eur), "net": net}


def break_even(table: pd.DataFrame, scenario: Scenario) -> Bent:
    """Return sales and fee as lines over the part of the content, in parts per million, with break-even."""
    found, law = balance(table, scenario), label(contracts(table, scenario))
    if scenario.kind != "participant":
        raise WrongScenario(
            f"Scenario {scenario.name!r} is of kind {scenario.kind}, which pays no fee, so there is no break-even. "
            f"Pass a participant, such as sa.scenario('uk-participant-2bn')."
        )
    asked, even = fraction(scenario.terms.part), found.break_even_part
    reached = even if even and even <= 1 else None
    need = min(max(asked * 5 / 4, 2 * (reached or 0)), Fraction(1)) * 100
    most = next(Fraction(step, 100) for step in STEPS if step >= need)
    first, last = (_at(table, scenario, kind, part) for kind, part in (("first", Fraction(0)), ("last", most)))
    points = [Point("scenario", asked, found.contracts_eur, found.fee_eur)]
    if reached:
        sold = half_up(last.sales_eur * reached / most)
        points.append(Point("break-even", reached, sold, sold))
    points.sort(key=lambda point: -point.part)
    lines = {"fee": (first.fee_eur, last.fee_eur), "sales": (first.sales_eur, last.sales_eur)}
    lines = dict(sorted(lines.items(), key=lambda line: (line[1][-1], line[0])))
    turns = tuple(Turn(point.kind, round(point.part * MILLION), point.sales_eur, "") for point in points)
    told = _told(table, scenario, law, lines, [first, *points[::-1], last], found)
    return Bent((0, round(most * MILLION)), lines, turns, told, frozenset({"sales"}), across=_part, role="part")


def _at(table: pd.DataFrame, scenario: Scenario, kind: str, part: Fraction) -> Point:
    terms = replace(scenario.terms, part=f"{part * 100}%")  # a whole number of per cent
    found = balance(table, replace(scenario, terms=terms))
    return Point(kind, part, found.contracts_eur, found.fee_eur)


def _part(millionths: int) -> str:
    return percent(Fraction(millionths, MILLION))


def _told(
    table: pd.DataFrame,
    scenario: Scenario,
    law: str,
    lines: dict[str, tuple[int, ...]],
    points: Sequence[Point],
    found: Balance,
) -> Told:
    facts, who, legal = read(table), name(next(iter(scenario.entrants))), say(f"label.{law}")
    baseline, turns = origin.baseline(facts), points[1:-1]
    whole = say("even.alt.whole", who=who, low=percent(points[0].part), top=percent(points[-1].part))
    alt = [say(f"even.alt.{point.kind}", **point.said) for point in turns]
    flat = {"status": "hypothetical", "label": law, "scenario": scenario.name}
    return Told(
        title=fitting(_findings(who, found)),
        subtitle=say("even.subtitle", who=who, baseline=baseline),
        label=capital(legal),
        note=say("even.note", scenario=scenario.name),
        source=origin.source_line(facts),
        alt_text=joined([whole, say("alt.label", label=legal), *alt, say("alt.baseline", baseline=baseline)]),
        rows=tuple({**point._asdict(), "part": float(point.part), **flat} for point in points),
        marks={**lines, "after": tuple(float(round(point.part * MILLION)) for point in turns)},
        texts={
            "value": tuple(say(f"even.{key}", amount=euro(held[-1])) for key, held in lines.items()),
            "flip": tuple(say(f"even.point.{point.kind}", **point.said) for point in reversed(turns)),
            "axis": (say("even.axis"),),
        },
    )


def _findings(who: str, found: Balance) -> Iterator[str]:
    even = found.break_even_part
    key = "never" if even is None or even > 1 else "title" if even else "free"
    yield say(f"even.{key}", who=who, part=percent(even or Fraction(0)))
