"""What a scenario looks like: the finding, the chart, who pays, what is allowed and who could stop it, as one page."""

from base64 import b64encode
from dataclasses import dataclass, field
from html import escape

import pandas as pd

from safe_alloc.asking.scenarios import Scenario, scenario, scenarios
from safe_alloc.asking.scenarios.toml import plain
from safe_alloc.telling.charts.record import record_of
from safe_alloc.telling.charts.saving import inline
from safe_alloc.telling.report.contents import contents
from safe_alloc.telling.report.kits import loading, of_scenario
from safe_alloc.telling.report.markup import section


@dataclass(frozen=True)
class Shown:
    """All that is shown of one scenario, told as its report would tell it; every number in it is one of `result`.

    `result` is the Outcome, or the Contracts; `words` are the finding, `sentence` is the one to quote, `standing` what
    it is in law, `svg` the chart and `alt` the chart in words, `tables` the first sections of the report as HTML, and
    `code` the Python line.
    """

    scenario: Scenario
    result: pd.DataFrame = field(repr=False, compare=False)
    words: str
    sentence: str
    standing: str
    svg: str = field(repr=False)
    alt: str
    tables: str = field(repr=False)
    code: str
    lang: str

    def head(self, note: str = "") -> str:
        """Return what is read first: what it is in law, the finding in words, and a note."""
        words = f'<p class="sa-words" role="status">{escape(self.words)}</p>'
        aside = f"<p>{escape(note)}</p>" if note else ""
        return f'<div lang="{self.lang}"><p class="sa-standing">{escape(self.standing)}</p>{words}{aside}</div>'

    def page(self) -> str:
        """Return the picture and the tables, side by side where there is room."""
        source = f"data:image/svg+xml;base64,{b64encode(self.svg.encode()).decode()}"
        figure = f'<figure><img alt="{escape(self.alt)}" src="{source}"></figure>'
        return f'<div class="sa-page" lang="{self.lang}">{figure}<div>{self.tables}</div></div>'


def shown(table: pd.DataFrame | None, scenario: Scenario, *, lang: str = "en") -> Shown:
    """Return what is shown of a scenario on its baseline, or on a table of the reader's own.

    Raises as `sa.run`, `sa.contracts` and `sa.balance` do.

    >>> import safe_alloc as sa
    >>> shown(None, sa.scenario("turkiye-10bn-fixed"), lang="de").standing
    'Hypothetisch, kontrafaktisch: SAFE-Darlehen nur für Mitgliedstaaten; Art: Darlehensnehmer.'
    """
    kit = of_scenario(scenario, lang, table)
    ax = next(kit.plots()).drawn(lang=lang)  # who pays, the fee against contracts, or who buys
    alt = told.alt_text if (told := record_of(ax)) else ""
    words, sentence = kit.findings[0], kit.findings[-1]
    start = loading(scenario.baseline) if table is None else "table"
    code = f"sa.{'run' if kit.lends else 'contracts'}({start}, {_written(scenario)})"
    # who pays or buys, the law, the vote
    tables = "".join(map(section, [*contents(kit)][: 2 if scenario.kind == "supplier" else 3]))
    return Shown(scenario, kit.table, words, sentence, kit.standing, inline(ax), alt, tables, code, lang)


def _written(made: Scenario) -> str:
    """Return the Python that gives a scenario, equal to it."""
    if made.name in scenarios() and made == scenario(made.name):
        return f"sa.scenario({made.name!r})"
    keys = {key: value for key, value in plain(made).items() if key != "name"}
    return f"sa.Scenario({', '.join([repr(made.name), *(f'{key}={value!r}' for key, value in keys.items())])})"
