"""Numbers about an allocation: shares, ranks, how concentrated it is, and amounts per head or per euro of GDP."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from safe_alloc.errors import UnknownName, WrongTable
from safe_alloc.reading.countries import called, iso3
from safe_alloc.reading.frames import Allocation, check, starts_from
from safe_alloc.reading.reference import indicator


def shares(table: pd.DataFrame) -> pd.DataFrame:
    """Return each country's share of the table's own total.

    Columns country, amount_eur (whole euro), share (0 to 1, nearest float to the exact ratio), status and source;
    rows as in the table. Raises WrongTable for a table that is no Allocation, or that sums to zero.

    >>> import safe_alloc as sa
    >>> sa.load().pipe(sa.shares).loc[0, "share"].round(4)
    np.float64(0.2916)
    """
    total = _total(table)
    parts = [float(Fraction(amount, total)) for amount in table["amount_eur"].tolist()]
    return _told(table, "country", "amount_eur", share=parts)


def ranks(table: pd.DataFrame) -> pd.DataFrame:
    """Return each country's rank by amount: 1 is the largest, equal amounts share a rank.

    Columns country, rank (int), rank_label ("3=" where a rank is shared), status and source; rows as in the table.

    >>> import safe_alloc as sa
    >>> sa.ranks(sa.load())["rank_label"].tolist()[:5]
    ['1', '2', '3=', '3=', '5']
    """
    amounts = check(Allocation, table)["amount_eur"].tolist()
    return _told(table, "country", rank=rank_of(amounts), rank_label=rank_labels(amounts))


def rank_of(amounts: Sequence[int]) -> list[int]:
    """Return the rank of each amount: one more than the number of larger amounts."""
    largest_first = sorted(amounts, reverse=True)
    return [largest_first.index(amount) + 1 for amount in amounts]


def rank_labels(amounts: Sequence[int]) -> list[str]:
    """Return the rank of each amount as print shows it: "3=" where amounts tie."""
    held = Counter(amounts)
    return [f"{rank}{'=' if held[amount] > 1 else ''}" for rank, amount in zip(rank_of(amounts), amounts, strict=True)]


def concentration(table: pd.DataFrame) -> "pd.Series[float]":
    """Return how concentrated the table is, as a Series of six floats.

    hhi: Herfindahl-Hirschman index of percent shares (10,000 is one borrower);
    effective_number: how many equal borrowers would give that index;
    gini: 0 when all borrow the same, towards 1 when one borrows all;
    top_1, top_3, top_5: share (0 to 1) of the largest borrowers.

    >>> import safe_alloc as sa
    >>> sa.concentration(sa.load()).round(2)[["hhi", "effective_number"]].tolist()
    [1399.87, 7.14]
    """
    total = _total(table)
    parts = sorted((Fraction(amount, total) for amount in table["amount_eur"].tolist()), reverse=True)
    squares = sum(part * part for part in parts)
    ascending = enumerate(reversed(parts), start=1)
    gini = sum((2 * place - len(parts) - 1) * part for place, part in ascending) / len(parts)
    exact = {"hhi": 10_000 * squares, "effective_number": 1 / squares, "gini": gini}
    exact |= {f"top_{n}": sum(parts[:n], Fraction()) for n in (1, 3, 5)}
    told = pd.Series({measure: float(value) for measure, value in exact.items()}, name="concentration")
    told.attrs["baseline"] = starts_from(table)  # a cell says it below the numbers
    return told


def per(table: pd.DataFrame, by: str, *, without: str | Iterable[str] = ()) -> pd.DataFrame:
    """Return amounts divided by a dated indicator: per head, per euro of GDP, per euro of defence spending.

    Columns country, amount_eur, denominator (whole units), unit ("EUR per person", "EUR per EUR"), by, ratio,
    status, source; rows as in the table. `by` is an indicator with its year, such as "population_midyear@2024".
    Raises UnknownName if the indicator lacks a country that `without` does not name, and WrongTable if
    the indicator is in another currency: no exchange rate is part of the data.

    >>> import safe_alloc as sa
    >>> sa.per(sa.load(), "population_midyear@2024").loc[0, "ratio"].round(2)
    np.float64(1196.25)
    """
    check(Allocation, table)
    key = indicator(by)
    if key.unit not in ("million EUR", "persons"):
        how = "Choose an indicator in persons or million EUR; sa.indicators() lists them."
        raise WrongTable(f"{key.key} is in {key.unit}, and amounts are euro: the ratio would mix units. {how}")
    left_out = {iso3(each) for each in ([without] if isinstance(without, str) else without)}
    if strangers := left_out - set(table["country"]):
        raise UnknownName(f"`without` names {', '.join(sorted(strangers))}, which the table does not hold. Remove it.")
    rows = table.loc[~table["country"].isin(left_out)]
    countries, amounts = rows["country"].tolist(), rows["amount_eur"].tolist()
    if missing := [country for country in countries if key.values.get(country, 0) <= 0]:
        named = ", ".join(f"{called(country)} ({country})" for country in missing)
        how = f"Choose another indicator, or leave them out by name: without={missing}."
        raise UnknownName(f"{key.key} has no value for {named}. {how}")
    whole = [key.values[country] * key.scale for country in countries]
    ratios = [float(amount / value) for amount, value in zip(amounts, whole, strict=True)]
    told = {"denominator": list(map(float, whole)), "unit": f"EUR per {key.currency or 'person'}"}
    return _told(rows, "country", "amount_eur", **told, by=key.key, ratio=ratios)


def _told(table: pd.DataFrame, *kept: str, **told: Any) -> pd.DataFrame:
    """Return some columns of a table, numbers about its rows, and what each amount is: its status and its source."""
    held = table[[*kept]].reset_index(drop=True)
    return held.assign(**told, status=table["status"].tolist(), source=table["source"].tolist())


def _total(table: pd.DataFrame) -> int:
    total: int = sum(check(Allocation, table)["amount_eur"].tolist())
    if total == 0:
        raise WrongTable("The Allocation table sums to zero euro, so it has no shares. It needs an amount above zero.")
    return total
