"""What differs between two sets of figures, country by country, and whether rounding explains it."""

from typing import Any

import pandas as pd

from safe_alloc.errors import WrongTable
from safe_alloc.reading.datasets import load
from safe_alloc.reading.frames import Allocation, Claims, check, records

VERDICTS = ("equal", "rounded", "truncated", "other", "missing")
"""What a figure can be: `other` is the one that neither rounding nor cutting digits explains."""


def reconcile(figures: pd.DataFrame, *, against: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return one row a country that says how each figure relates to the table it is held against.

    Takes Claims or an Allocation; `against` is an Allocation, the September 2025 table if none is given.
    Columns country, found (whole units of currency), step, currency, expected_eur, difference_eur (found less
    expected), verdict, source, against. Verdicts: equal; rounded (to the last printed digit; also where
    cutting would give the same); truncated (cut after the last printed digit, where rounding would give
    another); other (neither, another currency, a range or a bound such as "up to", or no such borrower); missing
    (expected, not found). Rows as in the figures, then the missing ones as in the table held against.

    >>> import safe_alloc as sa
    >>> sa.reconcile(sa.parse("France got €16.21 billion")).loc[0, "verdict"]
    'truncated'
    """
    table = check(Allocation, load() if against is None else against)
    expected = {row["country"]: row for row in records(table)}
    found = _found(figures)
    rows = [_row(row, expected.get(row["country"])) for row in found]
    named = {row["country"] for row in found}
    rows += [_row(None, row) for country, row in expected.items() if country not in named]
    whole = dict.fromkeys(("found", "step", "expected_eur", "difference_eur"), "Int64")
    return pd.DataFrame(rows).astype(whole)


def _found(figures: pd.DataFrame) -> list[dict[str, Any]]:
    """Return Claims and Allocations alike: country, low, step, currency, qualifier, source."""
    if "amount_eur" in _columns(figures):
        rows = check(Allocation, figures).rename(columns={"amount_eur": "low", "step_eur": "step"})
        return records(rows.assign(currency="EUR"))
    if "low" in _columns(figures):
        return records(check(Claims, figures))
    raise WrongTable("Only Claims or an Allocation can be reconciled. Make them with sa.parse, sa.claims or sa.load.")


def _columns(figures: object) -> list[str]:
    return [str(heading) for heading in figures.columns] if isinstance(figures, pd.DataFrame) else []


def _row(found: dict[str, Any] | None, expected: dict[str, Any] | None) -> dict[str, Any]:
    either = found or expected or {}
    comparable = bool(found and expected) and _comparable(either)
    return {
        "country": either["country"],
        "found": found["low"] if found else None,
        "step": found["step"] if found else None,
        "currency": found["currency"] if found else "",
        "expected_eur": expected["amount_eur"] if expected else None,
        "difference_eur": found["low"] - expected["amount_eur"] if found and expected and comparable else None,
        "verdict": _verdict(found, expected) if found and expected and comparable else "other" if found else "missing",
        "source": found["source"] if found else "",
        "against": expected["source"] if expected else "",
    }


def _comparable(found: dict[str, Any]) -> bool:
    return bool(found["currency"] == "EUR") and found["qualifier"] in ("exact", "about")


def _verdict(found: dict[str, Any], expected: dict[str, Any]) -> str:
    printed, exact, step = found["low"], expected["amount_eur"], found["step"]
    if printed == exact:
        return "equal"
    if expected["step_eur"] > step:  # the table held against is the coarser one: then it is what was shortened
        printed, exact, step = exact, printed, expected["step_eur"]
    if abs(printed - exact) * 2 <= step and printed % step == 0:
        return "rounded"
    return "truncated" if exact // step * step == printed else "other"
