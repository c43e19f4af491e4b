"""From a table and a scenario to who holds what afterwards, exact to the euro."""

import pandas as pd

from safe_alloc.asking.limits import Case, borne, law
from safe_alloc.asking.outcomes.burdens import burdened
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.errors import UnknownName, WrongScenario
from safe_alloc.reading import frames
from safe_alloc.reading.money import spell

Rows = dict[str, tuple[int, str]]
"""By country, the whole euro it holds and the source that says so."""


def run(table: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """Return the Outcome of a scenario: what every member and entrant holds before and after, in whole euro.

    Entrants are sized first. Members share what is left of the envelope: each gives way by the same multiple
    of its weight, kept between its floor and its cap; under "rebase" entrants share with them. Exact until
    the last step: largest remainder, ties by alpha-3. Members in the order of the table, then entrants by
    alpha-3. Raises WrongTable for a table that is no Allocation, WrongScenario for a table that is not the
    scenario's baseline and for kinds that change no loan, NoSolution when the rules cannot all hold.

    >>> import safe_alloc as sa
    >>> sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))["after_eur"].sum()
    np.int64(150000000000)
    """
    given = starting(table, scenario, "borrower")
    result = burdened({code: amount for code, (amount, _) in given.items()}, scenario)
    everyone = given | dict.fromkeys(scenario.entrants, (0, scenario.reference or scenario.name))
    before, after = [amount for amount, _ in everyone.values()], [result.after[code] for code in everyone]
    told = borne(scenario, law(Case([*everyone], before, after, scenario.kind, scenario.inferred)))
    rows = [
        {"country": code, "role": "member" if code in given else "entrant", "before_eur": amount, "source": source}
        | {"after_eur": result.after[code], "held_by": result.held_by.get(code, ""), **told}
        for code, (amount, source) in everyone.items()
    ]
    return frames.table(frames.Outcome, rows)


def starting(table: pd.DataFrame, scenario: Scenario, *kinds: str) -> Rows:
    """Return the rows that a scenario of one of these kinds starts from; any other table or kind is refused."""
    frames.check(frames.Allocation, table)
    if not isinstance(scenario, Scenario):
        raise WrongScenario(
            f"A Scenario belongs beside the table, and {type(scenario).__name__} is none. "
            f"Read one with sa.scenario('turkiye-10bn-fixed'), or a file of your own with sa.scenario('mine.toml')."
        )
    if scenario.kind not in kinds:
        told = {"borrower": ("changes loans and makes no contracts", "run")}
        does, verb = told.get(scenario.kind, ("makes contracts, not a change of loans as a borrower", "contracts"))
        how = f"Compute it with sa.{verb}(table, scenario), at the shell with safe-alloc run."
        raise WrongScenario(f"Scenario {scenario.name!r} is of kind {scenario.kind}: it {does}. {how}")
    given = _rows(table)
    _is_the_baseline(given, scenario)
    return given


def _is_the_baseline(given: Rows, scenario: Scenario) -> None:
    if not scenario.baseline:
        return
    from safe_alloc.reading.datasets import baseline as named  # imported here: most tables are at hand already

    where = f"Scenario {scenario.name!r}, baseline"
    try:
        baseline = _rows(named(scenario.baseline))
    except UnknownName as error:
        raise UnknownName(f"{where}: {error}") from error
    other = sorted(code for code in given.keys() | baseline.keys() if given.get(code) != baseline.get(code))
    if other:
        found = ", ".join(sorted({source for _, source in given.values()}))
        raise WrongScenario(
            f"{where}: {scenario.baseline} is named, and the table is another: it comes from {found}, and "
            f"{len(other)} of its rows differ, such as {_said(other[0], given)} where the baseline has "
            f"{_said(other[0], baseline)}. Load the baseline, or take the key out."
        )


def _said(code: str, rows: Rows) -> str:
    return f"{code} {spell(rows[code][0])} ({rows[code][1]})" if code in rows else f"no {code}"


def _rows(table: pd.DataFrame) -> Rows:
    columns = (table[name].tolist() for name in ("country", "amount_eur", "source"))
    return {code: (amount, source) for code, amount, source in zip(*columns, strict=True)}
