"""What a scenario looks like: the finding, the chart, who pays, what is allowed and who could stop it, as one page."""

from base64 import b64encode
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

import pandas as pd

from safe_alloc.asking.council import vote
from safe_alloc.asking.limits import CAVEAT, limits
from safe_alloc.asking.outcomes import run
from safe_alloc.asking.scenarios import Scenario, scenario, scenarios
from safe_alloc.asking.scenarios.toml import plain
from safe_alloc.asking.terms import balance, contracts
from safe_alloc.telling import charts
from safe_alloc.telling.charts.record import record_of
from safe_alloc.telling.charts.saving import svg
from safe_alloc.telling.printing.rows import Row, contract_rows, frame_rows, ledger_rows, standing, total
from safe_alloc.telling.printing.text import told
from safe_alloc.telling.report.calls import loading
from safe_alloc.telling.report.contents import Grid
from safe_alloc.telling.report.markup import grid
from safe_alloc.telling.wording import summary, who_pays

_LEDGER = {
    **{"Country": "name", "Before, €": "before_eur", "Change, €": "change_eur", "After, €": "after_eur"},
    **{"Change, %": "change_share", "Held by": "held_by"},
}
_BOUGHT = {"Buyer": "name", "Loan, €": "loan_eur", "Would buy, €": "contract_eur"}
_LIMITS = {"Rule": "rule", "Reading": "reading", "Result": "outcome", "Headroom, €": "headroom_eur"}
_NO_VOTE = "No loan moves, so no member is counted as voting no; sa.vote(against=[...]) counts the votes you name."


class Picture(NamedTuple):
    """A chart as it is shown: an SVG and the same in words."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Shown:
    """All that is shown of one scenario; every number in it is one of `sa.run`, or of `sa.contracts`.

    `words` are the finding, `sentence` is the one to quote, `standing` what it is in law, `code` the Python line.
    """

    scenario: Scenario
    result: pd.DataFrame = field(repr=False, compare=False)
    words: str
    sentence: str
    standing: str
    picture: Picture = field(repr=False)
    ledger: str = field(repr=False)
    limits: str = field(repr=False)
    votes: tuple[str, ...]
    code: str
    lang: str

    def head(self, note: str = "") -> str:
        """Return what is read first: what it is in law, the finding in words, and a note."""
        aside = f"<p>{escape(note)}</p>" if note else ""
        return (
            f'<p class="sa-standing">{escape(self.standing)}</p>'
            f'<p class="sa-words" role="status">{escape(self.words)}</p>{aside}'
        )

    def page(self) -> str:
        """Return the picture and the tables, side by side where there is room."""
        image = b64encode(self.picture.svg.encode()).decode()
        votes = "".join(f"<p>{escape(text)}</p>" for text in self.votes)
        return (
            f'<div class="sa-page"><figure><img alt="{escape(self.picture.alt)}" '
            f'src="data:image/svg+xml;base64,{image}"></figure>'
            f'<div><div class="sa-head">{self.ledger}</div><h3>Is it allowed?</h3>{self.limits}'
            f"<p>{escape(CAVEAT)}</p><h3>Who could stop it?</h3>{votes}</div></div>"
        )


def shown(table: pd.DataFrame, scenario: Scenario, *, named: str = "", lang: str = "en") -> Shown:
    """Return what is shown of a scenario on a table; `named` is what the Python line calls a table that has no source.

    `lang` is the language of the finding and the chart; what the Regulation says is told in
    English. Raises as `sa.run`, `sa.contracts` and `sa.balance` do.

    >>> import safe_alloc as sa
    >>> shown(sa.load(), sa.scenario("turkiye-10bn-fixed")).standing
    'Hypothetical, counterfactual; kind: borrower.'
    """
    return (_lent if scenario.kind == "borrower" else _sold)(table, scenario, named or loading(scenario.baseline), lang)


def _lent(table: pd.DataFrame, scenario: Scenario, start: str, lang: str) -> Shown:
    outcome = run(table, scenario)
    rows, found = ledger_rows(outcome), vote(outcome=outcome)
    lines = [*rows, total(rows, "before_eur", "change_eur", "after_eur")]
    return Shown(
        scenario,
        outcome,
        words=summary(outcome, lang=lang),
        sentence=who_pays(outcome, lang=lang),
        standing=standing(rows),
        picture=_picture("changes", outcome, lang),
        ledger=_as_table(_LEDGER, lines, caption="Who pays, who gains: scroll for every country"),
        limits=_allowed(outcome),
        votes=(found.says, *([f"The other reading: {found.other.says}"] if found.other else []), found.basis),
        code=f"sa.run({start}, {_written(scenario)})",
        lang=lang,
    )


def _sold(table: pd.DataFrame, scenario: Scenario, start: str, lang: str) -> Shown:
    made, found = contracts(table, scenario), balance(table, scenario)
    rows = contract_rows(made)
    lines = [*rows, total(rows, "loan_eur", "contract_eur")]
    return Shown(
        scenario,
        made,
        words=f"{found.says} No loan moves: the chart shows the loans as they are.",
        sentence=found.says,
        standing=standing(rows),
        picture=_picture("ranking", table, lang),
        ledger=_as_table(_BOUGHT, lines, caption="Who would buy: scroll for every country"),
        limits=_allowed(made),
        votes=(_NO_VOTE,),
        code=f"sa.balance({start}, {_written(scenario)})",
        lang=lang,
    )


def _picture(chart: str, table: pd.DataFrame, lang: str) -> Picture:
    ax = getattr(charts, chart)(table, lang=lang)
    made = record_of(ax)
    return Picture(svg(ax), made.alt_text if made else "")


def _allowed(result: pd.DataFrame) -> str:
    rows: list[Row] = frame_rows(limits(result))
    return _as_table(_LIMITS, rows, caption="What the Regulation allows, and the euro to spare")


def _as_table(columns: dict[str, str], rows: list[Row], *, caption: str) -> str:
    """Return rows as a table of a page; `columns` says which key stands under which heading."""
    cells = tuple(tuple(told(key, row.get(key)) for key in columns.values()) for row in rows)
    numbers = tuple(heading.endswith(("€", "%")) for heading in columns)
    return grid(Grid(caption=caption, headings=tuple(columns), numbers=numbers, rows=cells))


def _written(made: Scenario) -> str:
    """Return the Python that gives a scenario, equal to it."""
    if made.name in scenarios() and made == scenario(made.name):
        return f"sa.scenario({made.name!r})"
    keys = {key: value for key, value in plain(made).items() if key != "name"}
    return f"sa.Scenario({', '.join([repr(made.name), *(f'{key}={value!r}' for key, value in keys.items())])})"
