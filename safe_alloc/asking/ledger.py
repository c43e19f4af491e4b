"""Who pays and who gains: each country's loan before and after, in one scenario or in several side by side."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from safe_alloc.asking.limits import STANDING, standing
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.terms import result
from safe_alloc.errors import WrongScenario
from safe_alloc.reading.frames import Outcome, check

_SUMS = ("before_eur", "after_eur", "change_eur", "contract_eur")
_COMPARED = ("country", "role", *_SUMS, "held_by", *STANDING, "source")


def ledger(outcome: pd.DataFrame) -> pd.DataFrame:
    """Return before, change and after of every row of an Outcome, in its order.

    Columns country, role, before_eur, change_eur, change_share (change by before; empty for an entrant and
    where before is 0), change_points (share after less share before, in percentage points), after_eur,
    before_rank (empty for an entrant), after_rank (equal amounts share a rank), held_by (floor, cap, zero,
    exempt or nothing), effect (loses, gains, unaffected; joins for an entrant), kind, label (what it is in law),
    status (hypothetical), scenario and source (as in the Outcome). Whole euro. Raises WrongTable for a table that
    is no Outcome.

    >>> import safe_alloc as sa
    >>> sa.ledger(sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed")))["change_eur"].sum()
    np.int64(0)
    """
    held = check(Outcome, outcome).reset_index(drop=True)
    before, after, change = held["before_eur"], held["after_eur"], held["after_eur"] - held["before_eur"]
    moved = zip(_shares(before.tolist()), _shares(after.tolist()), strict=True)
    return held[["country", "role", "before_eur"]].assign(
        change_eur=change,
        change_share=change / before.where(before > 0),
        change_points=[float(100 * (new - old)) for old, new in moved],
        after_eur=after,
        before_rank=_ranked(before.where(held["role"] == "member")),
        after_rank=_ranked(after),
        held_by=held["held_by"],
        effect=[_effect(*row) for row in zip(held["role"], change, strict=True)],
        **standing(outcome),
        source=held["source"],
    )


def compare(table: pd.DataFrame, *scenarios: Scenario) -> pd.DataFrame:
    """Return scenarios side by side, one below the other: what each makes of every country of the table.

    Columns country, role, before_eur, then after_eur, change_eur and held_by of a borrower scenario, as
    `run` has them, or contract_eur of a participant or supplier, what the country would buy, as `contracts` has it;
    what does not apply is empty. Then kind, label, status, scenario and source. Whole euro (Int64). Scenarios as
    given, rows as in their own results. Raises WrongScenario for two of one name, and what `run` and `contracts` raise.

    >>> import safe_alloc as sa
    >>> both = sa.compare(sa.load(), sa.scenario("turkiye-10bn-fixed"), sa.scenario("canada-participant"))
    >>> both.groupby("scenario", sort=False)[["after_eur", "contract_eur"]].sum().iloc[:, 0].tolist()
    [150000000000, 0]
    """
    parts = [_beside(result(table, one)) for one in scenarios]
    names = [one.name for one in scenarios]
    for twice in (each for each in names if names.count(each) > 1):
        raise WrongScenario(f"compare names {twice} twice. Give each scenario, and its file, a name of its own.")
    if not scenarios:
        raise WrongScenario("compare has no scenarios. Name one or more behind the table.")
    return pd.concat(parts, ignore_index=True).reindex(columns=_COMPARED).astype(dict.fromkeys(_SUMS, "Int64"))


def _beside(made: pd.DataFrame) -> pd.DataFrame:
    """Return an Outcome with its changes, or Contracts with what they share with one."""
    if "loan_eur" in made:
        return made.assign(role="member", before_eur=made["loan_eur"], held_by="")
    return made.assign(change_eur=made["after_eur"] - made["before_eur"])


def _effect(role: str, change: int) -> str:
    return "joins" if role == "entrant" else "loses" if change < 0 else "gains" if change else "unaffected"


def _shares(amounts: Sequence[int]) -> list[Fraction]:
    total = sum(amounts) or 1  # a table of zeros has shares of zero
    return [Fraction(amount, total) for amount in amounts]


def _ranked(amounts: "pd.Series[Any]") -> "pd.Series[Any]":
    return amounts.rank(method="min", ascending=False).astype("Int64")
