"""What every sentence and picture rests on: the lines of a table or an outcome, in exact whole numbers."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property
from typing import Any

import pandas as pd

from safe_alloc.asking.limits import label
from safe_alloc.errors import WrongTable, known_name
from safe_alloc.reading import datasets, money, sources
from safe_alloc.reading.frames import Allocation, Contracts, Outcome, Strict, check, records
from safe_alloc.telling.wording.voice import Voice, voice

CHARTS = {
    "ranking": ("table", "contracts"),
    "shares": ("table",),
    "changes": ("outcome",),
    "before_after": ("outcome",),
}
"""Every question a chart answers, and what it may be asked of; the first is asked where nobody chose."""

_MODELS: dict[str, tuple[type[Strict], tuple[str, str]]] = {
    "contracts": (Contracts, ("loan_eur", "contract_eur")),
    "outcome": (Outcome, ("before_eur", "after_eur")),
    "table": (Allocation, ("amount_eur", "amount_eur")),
}
"""What can be told, by the column that gives it away, and where each says what there was and what there would be."""

TOP = 5
"""The question of the shares chart: the five largest and the rest."""


@dataclass(frozen=True)
class Line:
    """One country: what it had before and after, in whole euro; in a plain table both are the amount.

    In an outcome, everything is hypothetical: `status` is empty, and an `entrant` is drawn hatched. Of contracts,
    `before` is the loan and `after` what the country would buy.
    """

    country: str
    name: str
    before: int
    after: int
    source: str
    status: str = ""
    about: bool = False
    step: int = 1
    entrant: bool = False
    held_by: str = ""

    @property
    def change(self) -> int:
        """Whole euro gained (above zero) or lost (below)."""
        return self.after - self.before


@dataclass(frozen=True)
class Facts:
    """A checked table as lines, in the order of its rows; of contracts, `seller` is who would sell.

    `of` is what kind of table it is: table, outcome or contracts.
    """

    lines: tuple[Line, ...]
    voice: Voice
    of: str = "table"
    scenario: str = ""
    label: str = ""
    seller: str = ""

    @property
    def law(self) -> str:
        """Return what a result is in law, in the reader's words; nothing of a plain table."""
        return self.voice.law(self.label) if self.label else ""

    @property
    def members(self) -> tuple[Line, ...]:
        """Return the countries that were in the table before."""
        return tuple(line for line in self.lines if not line.entrant)

    @property
    def entrants(self) -> tuple[Line, ...]:
        """Return the countries that a scenario adds."""
        return tuple(line for line in self.lines if line.entrant)

    @property
    def before(self) -> int:
        """Return the sum before, in whole euro."""
        return sum(line.before for line in self.lines)

    @property
    def total(self) -> int:
        """Return the sum after, in whole euro; in a plain table its sum."""
        return sum(line.after for line in self.lines)

    @property
    def ranked(self) -> tuple[Line, ...]:
        """Return the lines, largest amount first, ties by alpha-3."""
        return tuple(sorted(self.lines, key=lambda line: (-line.after, line.country)))

    def share(self, amount: int) -> Fraction:
        """Return an amount as an exact share of the sum; of a sum of nothing, nothing."""
        return Fraction(amount, self.total) if self.total else Fraction(0)

    @cached_property
    def tenths(self) -> dict[str, int]:
        """Return each share in tenths of a per cent, by largest remainder, so that all add up to 100.0; of none, 0."""
        amounts = {line.country: line.after for line in self.lines}
        return money.split(1000, amounts) if self.total else dict.fromkeys(amounts, 0)

    def euro(self, line: Line) -> str:
        """Return the amount of a line in words, and about that where it is known roughly."""
        return self.voice.euro(line.after, about=line.about)

    def part(self, *lines: Line) -> Fraction:
        """Return the share of some lines: the sum of their tenths, or as it is where that is nothing."""
        tenths = sum(self.tenths[line.country] for line in lines)
        return Fraction(tenths, 1000) or self.share(sum(line.after for line in lines))

    def percent(self, *lines: Line) -> str:
        """Return the share of some lines in words: 100.0% is all, and what has no tenth is under the next, as <0.1%."""
        part, share = self.part(*lines), self.share(sum(line.after for line in lines))
        if share and not any(self.tenths[line.country] for line in lines):
            return f"<{self.voice.percent(Fraction(int(share * 1000) + 1, 1000))}"
        return self.voice.percent(share if part == 1 else part)

    def alone(self, line: Line) -> str:
        """Return the share of a line as a sentence has it: with two decimals where the printed tenth is no rounding."""
        printed, share = self.percent(line), self.share(line.after)
        same = printed in (self.voice.percent(share), f"<{self.voice.percent(Fraction(1, 1000))}")
        return printed if same else self.voice.percent(round(share, 4), exact=True)


def top(facts: Facts) -> tuple[Line, ...]:
    """Return the largest five, or fewer where a tie would be torn apart; all lines where they are at most six."""
    ranked = facts.ranked
    if len(ranked) <= TOP + 1:
        return ranked
    whole = tuple(line for line in ranked if line.after > ranked[TOP].after)
    return whole if whole and len(whole) < TOP else ranked[:TOP]


def grouped(facts: Facts) -> bool:
    """Return whether the largest are several and leave a rest, so that their sum is worth saying."""
    return len(top(facts)) > 1 and sum(line.after for line in top(facts)) < facts.total


def counted(facts: Facts) -> Facts:
    """Return what sentences are about: of contracts, the countries that would buy anything, where any would."""
    buyers = tuple(line for line in facts.lines if line.after)
    return replace(facts, lines=buyers) if facts.seller and buyers else facts


def read(frame: pd.DataFrame, lang: str = "en") -> Facts:
    """Return the facts of an Allocation, an Outcome or Contracts, to be told in a language; else WrongTable."""
    columns, speaks = getattr(frame, "columns", ()), voice(lang)
    of, (model, ends) = next(each for each in _MODELS.items() if each[1][1][1] in columns or each[0] == "table")
    rows = records(check(model, frame))
    told = [dict.fromkeys(row[key] for row in rows if key in row) for key in ("scenario", "entrant")]
    lines, law = tuple(_line(row, ends, speaks) for row in rows), "" if of == "table" else label(frame)
    seller = speaks.listed([*map(speaks.called, told[1])])
    return Facts(lines, speaks, of, scenario=", ".join(told[0]), label=law, seller=seller)


def _line(row: dict[str, Any], ends: tuple[str, str], speaks: Voice) -> Line:
    plain, code, source = "amount_eur" in row, row["country"], row["source"]
    before, after = (row[end] for end in ends)
    status = row["status"] if plain else ""
    about = row["qualifier"] == "about" if plain else (code, before) in _rough(source)
    more = {"step": row.get("step_eur", 1), "entrant": row.get("role") == "entrant", "held_by": row.get("held_by", "")}
    return Line(code, speaks.country(code), before, after, source, status=status, about=about, **more)


def chosen(facts: Facts, chart: str | None) -> str:
    """Return the chart that is meant, by default ranking for a table and changes for an outcome."""
    fitting = [each for each, kinds in CHARTS.items() if facts.of in kinds]
    chart = fitting[0] if chart is None else str(chart)
    if known_name(chart, CHARTS, "chart", label="Charts") not in fitting:
        lends = "outcome" in CHARTS[chart]
        made = "an Outcome: pass what sa.run returns" if lends else "an Allocation: pass the table itself"
        raise WrongTable(f"The chart {chart!r} needs {made}. Charts for {facts.of}: {', '.join(fitting)}.")
    return chart


@cache
def _rough(source: str) -> frozenset[tuple[str, int]]:
    """Return the countries and sums that a source of ours knows only roughly: an Outcome has no column for it."""
    known = records(datasets.claims(source)) if source in {each.id for each in sources.sources()} else []
    return frozenset((row["country"], row["low"]) for row in known if row["qualifier"] == "about")
