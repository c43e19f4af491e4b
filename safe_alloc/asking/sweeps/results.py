"""What a sweep hands back: tables of what many scenarios say, and any one of them again, to be written and run."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd

from safe_alloc.asking.limits import READINGS, borne, marked
from safe_alloc.asking.scenarios import Expect, Scenario
from safe_alloc.asking.scenarios.paths import BASELINE
from safe_alloc.asking.sweeps.plans import SUMS, Plan
from safe_alloc.asking.sweeps.points import CHUNK, Grid, Sample
from safe_alloc.asking.sweeps.tallies import BITS, QUANTILES, Tally, blocked, rank
from safe_alloc.asking.sweeps.whole import Flags, Whole
from safe_alloc.asking.sweeps.work import chunks, columns_of, told
from safe_alloc.errors import UnknownName, WrongScenario
from safe_alloc.reading.files import paragraph
from safe_alloc.reading.frames import starts_from


@dataclass(frozen=True, eq=False)
class Sweep:
    """Hold many scenarios at once: how many, what they say together, and each of them again.

    `draws` is how many there are, `seed` what the draws came from (None for lists), `without_solution` how many
    have none and are left out of every number, and `label` the gravest label any of them can bear.

    >>> import safe_alloc as sa
    >>> loans = {"entrants.TUR.amount": ["€5 billion", "€10 billion"]}
    >>> swept = sa.sweep(sa.load(), sa.scenario("turkiye-10bn-fixed"), vary=loans)
    >>> swept.draws, swept.label, swept.scenario(1).entrants["TUR"].amount
    (2, 'counterfactual', 10000000000)
    """

    draws: int
    seed: int | None
    without_solution: int
    full: bool
    plan: Plan = field(repr=False)
    points: Grid | Sample = field(repr=False)
    table_drawn_from: pd.DataFrame = field(repr=False)
    kept: Whole | None = field(repr=False)
    streamed: Tally = field(repr=False)

    def _repr_html_(self) -> str:
        told = f"{self.draws:,} scenarios from {self.plan.scenario.name!r}, {self.without_solution} without a solution"
        return paragraph(f"{told}. Hypothetical: {self.label}. In euro.") + self.summary.to_html(index=False)

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the countries: members in table order, then entrants by alpha-3."""
        return self.plan.countries

    @property
    def after_eur(self) -> Whole:
        """Return what each holds afterwards in whole euro, scenarios × countries; a scenario without solution is -1."""
        return self._of("borrower").T

    @property
    def contract_eur(self) -> Whole:
        """Return what each country buys from a participant or supplier in whole euro, scenarios × countries."""
        return self._of("participant", "supplier")[: len(self.countries)].T

    @property
    def balance_eur(self) -> pd.DataFrame:
        """Return contracts_eur, fee_eur and net_eur of every scenario, in whole euro."""
        return pd.DataFrame(self._of("participant", "supplier")[len(self.countries) :].T, columns=list(SUMS))

    @property
    def feasible(self) -> Flags:
        """Return which scenarios have a solution."""
        found: Flags = self._whole()[0] >= 0
        return found

    @cached_property
    def summary(self) -> pd.DataFrame:
        """Return a row for each country: mean, quantiles and ends of after_eur, and how often it loses.

        Of a participant or supplier the rows are contracts_eur, fee_eur and net_eur, in a column sum_of, and
        `below_zero` is the part of the scenarios, 0 to 1, in which each is less than €0.

        The columns p5_eur to p95_eur are the least amounts that so many percent of all scenarios do not exceed:
        exact where the amounts are kept (full=True, or up to 65,536 scenarios), else up to 1 part in 8,192 too low.
        `loses` is the part of the scenarios, 0 to 1, in which it holds less than before.
        """
        return pd.DataFrame([self._row(at, code) for at, code in enumerate(self.plan.shown)])

    @cached_property
    def flips(self) -> pd.DataFrame:
        """Return a row for each thing that may flip: in how many scenarios it holds, in what part of all (0 to 1).

        Contracts move no loan, so of them limits on loans are told only where one is broken.
        """
        lends, found = self.plan.lends, self._tally.flips
        met = {**found, "blocking": blocked(self._tally.losers, self.countries)} if lends else found
        keys = [key for key in met if lends or met[key] or key in ("net below €0", "components")]
        rows = [{"flip": key, "scenarios": met[key], "probability": met[key] / self._tally.count} for key in keys]
        return pd.DataFrame(rows).assign(**self.standing, baseline=starts_from(self.table_drawn_from))

    @property
    def quantiles(self) -> str:
        """Return how the quantiles of the summary are known: exact, or read off bins."""
        return "exact" if self.kept is not None else f"at most 1 part in {2**BITS:,} too low"

    @property
    def label(self) -> str:
        """Return what the gravest of the scenarios is in law, as `sa.limits` labels it."""
        met = self._tally.flips
        breach = any(met[key] for key in ("total", "top-three:90bn", "components"))
        otherwise = any(met[f"top-three:{reading}"] for reading in READINGS)
        return marked(self.plan.scenario, self.countries, breach=breach, otherwise=otherwise)

    @property
    def standing(self) -> dict[str, str]:
        """Return what every table of it says: kind, label, status and scenario."""
        return borne(self.plan.scenario, self.label)

    @cached_property
    def varied(self) -> pd.DataFrame:
        """Return the numbers of every scenario, a column for each path: whole euro, or parts per million for shares."""
        return pd.concat([self._numbers(chunk) for chunk in chunks(self.draws)], ignore_index=True)

    def scenario(self, at: int) -> Scenario:
        """Return one scenario, counted from 0, as it can be written and run: on `table(at)` it gives `after_eur[at]`.

        Its name has the number; what its file said of one amount (title, expect) is left out.
        """
        made = self._point(at).scenario
        return replace(made, name=f"{made.name}-{at}", title="", expect=Expect())

    def table(self, at: int) -> pd.DataFrame:
        """Return the table one scenario starts from: the one handed in, unless its digits were drawn."""
        if BASELINE not in {path.written for path in self.points.paths}:
            return self.table_drawn_from
        return self.table_drawn_from.assign(amount_eur=list(self._point(at).members.values()), step_eur=1)

    def _point(self, at: int) -> Plan:
        if not 0 <= at < self.draws:
            raise UnknownName(f"No scenario has the number {at}: they are counted from 0 to {self.draws - 1:,}.")
        chunk, place = divmod(int(at), CHUNK)
        return self.plan.point(self.points.columns(chunk), place)

    def _of(self, *kinds: str) -> Whole:
        scenario = self.plan.scenario
        if scenario.kind not in kinds:
            what = "loans: read after_eur" if self.plan.lends else "contracts: read contract_eur or balance_eur"
            raise WrongScenario(f"Scenario {scenario.name!r} is of kind {scenario.kind}. It has {what}.")
        return self._whole()

    def _whole(self) -> Whole:
        if self.kept is None or not self.full:
            raise WrongScenario("The amounts of each scenario were not kept. Sweep with full=True to have them.")
        return self.kept

    @cached_property
    def _tally(self) -> Tally:
        if self.kept is None:
            return self.streamed
        whole = Tally()
        for chunk in chunks(self.draws):
            after = self.kept[:, columns_of(chunk, self.draws)]
            whole.add(told(self.plan, self.points.columns(chunk), after, histogram=False))
        return whole

    def _row(self, at: int, code: str) -> dict[str, object]:
        known, lends = self._tally, self.plan.lends
        role = "member" if code in self.plan.members else "entrant"
        before = {"country": code, "role": role, "before_eur": self.plan.members.get(code, 0)}
        return {
            **(before if lends else {"sum_of": code}),
            "mean_eur": float(known.totals[at] / known.count),  # rounded once
            "min_eur": known.low[at],
            **dict(zip((f"p{percent}_eur" for percent in QUANTILES), self._quantiles(at), strict=True)),
            "max_eur": known.high[at],
            "loses" if lends else "below_zero": known.losses[at] / known.count,
            **self.standing,
            **({"source": self._source(code)} if lends else {"baseline": starts_from(self.table_drawn_from)}),
        }

    def _source(self, code: str) -> str:
        table, scenario = self.table_drawn_from, self.plan.scenario
        return next(iter(table["source"][table["country"] == code]), scenario.reference or scenario.name)

    def _quantiles(self, at: int) -> list[int]:
        if self.kept is None:
            return [self._tally.quantile(at, percent) for percent in QUANTILES]
        row = self.kept[at - len(self.plan.shown)][self.kept[0] >= 0]
        places = [rank(len(row), percent) for percent in QUANTILES]
        found: list[int] = np.partition(row, places)[places].tolist()
        return found

    def _numbers(self, chunk: int) -> pd.DataFrame:
        columns: dict[str, Whole] = {}
        for path, values in self.points.columns(chunk).items():
            names = [f"{BASELINE}.{code}" for code in self.plan.members] if path.written == BASELINE else [path.written]
            columns |= zip(names, np.atleast_2d(values), strict=True)
        return pd.DataFrame(columns)
