"""How much each uncertain number moves the result: from its low to its high, with all others at their middle."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from safe_alloc.asking.limits import standing
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.paths import Path, varied
from safe_alloc.asking.sweeps.distributions import Distribution, Drawn, middle, unprinted
from safe_alloc.asking.sweeps.plans import Plan
from safe_alloc.asking.sweeps.points import Sample, points
from safe_alloc.asking.terms import result
from safe_alloc.errors import WrongScenario


def tornado(table: pd.DataFrame, scenario: Scenario, *, vary: Mapping[str, Any]) -> pd.DataFrame:
    """Return how far each number of `vary` moves every country, from its low to its high, the others at their middle.

    `vary` is that of `sa.sweep`. Low, middle and high are the least, the middle and the greatest value of a list or
    of sa.discrete, the bounds of sa.uniform and sa.triangular (whose middle is the mode), and two standard
    deviations around the mean of sa.normal. Columns path, low, middle, high (as a file writes them), country (of a
    participant or supplier sum_of: contracts_eur, fee_eur, net_eur), low_eur, middle_eur, high_eur (what it holds
    afterwards, whole euro), swing_eur (high_eur less low_eur), of a borrower role and source (as in an Outcome), and
    kind, label, status and scenario. Paths with the largest swing first; rows as in `run`. Raises as `sa.sweep`.

    >>> import safe_alloc as sa
    >>> spread = {"floors.POL": sa.uniform("90%", "95%"), "entrants.TUR.amount": sa.uniform(0, "€15 billion")}
    >>> sa.tornado(sa.load(), sa.scenario("turkiye-10bn-fixed"), vary=spread)["path"].unique().tolist()
    ['entrants.TUR.amount', 'floors.POL']
    """
    plan = Plan.of(table, scenario)
    ends = _ends(vary, scenario, table)
    centre = {path: each[1] for path, each in ends.items()}
    parts = []
    for path, each in ends.items():
        runs = (replace(plan, scenario=varied(scenario, {**centre, path: value})).run() for value in each)
        low, half, high = (run_[-len(plan.shown) :] for run_ in runs)
        written = dict(zip(("low", "middle", "high"), map(path.text, each), strict=True))
        amounts = {"low_eur": low, "middle_eur": half, "high_eur": high}
        rows = {"path": path.written, **written, "country" if plan.lends else "sum_of": plan.shown, **amounts}
        part = pd.DataFrame(rows)
        parts.append(part.assign(swing_eur=part["high_eur"] - part["low_eur"]))
    parts.sort(key=lambda part: -part["swing_eur"].abs().max())
    shown, middle = pd.concat(parts, ignore_index=True), result(table, varied(scenario, centre))
    if plan.lends:
        shown = shown.merge(middle[["country", "role", "source"]], on="country", how="left")
    return shown.assign(**standing(middle))


def _ends(vary: Any, scenario: Scenario, table: pd.DataFrame) -> dict[Path, tuple[int, int, int]]:
    spread = isinstance(vary, Mapping) and any(isinstance(each, Distribution | unprinted) for each in vary.values())
    asked = points(vary, scenario, table, draws=1 if spread else None, seed=None)
    if not isinstance(asked, Sample):
        return {path: middle(values.tolist()) for path, values in asked.values.items()}
    if not all(isinstance(each, Drawn) for each in asked.spreads):
        raise WrongScenario("vary 'baseline': the digits of a table have no low and no high. Sweep them with sa.sweep.")
    return {each.path: each.ends() for each in asked.spreads if isinstance(each, Drawn)}
