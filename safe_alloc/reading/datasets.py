"""From a source, a date or a reader's own claims to a checked table of who may borrow how much."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from safe_alloc.errors import UnknownName, WrongTable, known_name
from safe_alloc.reading.frames import STATUSES, Allocation, Claims, check, records, table
from safe_alloc.reading.money import euros, spell
from safe_alloc.reading.parse import parse
from safe_alloc.reading.sources import CONFIDENCES, Source, sources
from safe_alloc.reading.sources import source as source_called

DEFAULT_SOURCE = "commission-2025-09-09"
"""The only complete set of exact figures: what everything is compared with unless another is named."""

Row = dict[str, Any]
"""One country of Claims."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def load(source: str | None = None, *, as_of: str | None = None) -> pd.DataFrame:
    """Return an Allocation: the September 2025 table, a source by its id, or what was known on a day.

    Whole euro, largest first, ties by alpha-3. With `as_of` (YYYY-MM-DD) each country has its row of the
    highest status published by that day; ties go to the newest source, then to the surest. Sources that
    only restate another one are left aside. Raises UnknownName for an unknown id, WrongTable where
    figures are ranges or bounds (`sa.claims` gives those), WrongSource for a raw file that was edited.

    >>> import safe_alloc as sa
    >>> sa.load()["amount_eur"].sum(), len(sa.load(as_of="2026-04-15"))
    (np.int64(150000000000), 19)
    """
    if source is not None and as_of is not None:
        raise UnknownName(f"Both a source ({source!r}) and a date (as_of={as_of!r}) are named. Name one of them.")
    if _DATE.fullmatch(str(source)):
        raise UnknownName(f"{source!r} is a day and no source. Write as_of={source!r}, at the shell --as-of {source}.")
    if as_of is not None:
        return _known_by(_day(as_of))
    chosen = source_called(DEFAULT_SOURCE if source is None else source)
    return allocate(claims(chosen.id), status=chosen.status, total=chosen.stated_total)


def baseline(named: str) -> pd.DataFrame:
    """Return the table a scenario names as its baseline: a source id, a date as in `load(as_of=…)`, or nothing."""
    return _baseline(named).copy()


@cache
def _baseline(named: str) -> pd.DataFrame:
    return load(as_of=named) if _DATE.fullmatch(named) else load(named or DEFAULT_SOURCE)


def claims(source: str) -> pd.DataFrame:
    """Return any source's figures as Claims, ranges and bounds included, in the order they are printed.

    >>> import safe_alloc as sa
    >>> sa.claims("requests-2025-07").query("qualifier == 'range'")["country"].tolist()
    ['FRA', 'BEL', 'BGR']
    """
    chosen = source_called(source)
    return parse(chosen.text(), source=chosen.id)


def allocate(claims: pd.DataFrame, *, status: str, total: int | str | None = None) -> pd.DataFrame:
    """Return an Allocation made of Claims in euro: whole euro, largest first, ties by alpha-3.

    `status` is a rung of the ladder (requested, tentative, council_maximum, signed, prefinanced, disbursed).
    `total` is the sum the source states; the rows must add up to it within what their last digits leave
    open. Raises WrongTable, with the rows, for ranges, bounds, other currencies and a wrong sum.

    >>> import safe_alloc as sa
    >>> sa.allocate(sa.parse("Poland: €43.7 billion"), status="tentative")["step_eur"].tolist()
    [100000000]
    """
    known_name(status, STATUSES, "status", label="Statuses")
    made = _table([(row, status) for row in records(check(Claims, claims))])
    if total is not None:
        _adds_up(made, euros(total))
    return made


def _table(claimed: Iterable[tuple[Row, str]]) -> pd.DataFrame:
    """Return claims, each with its status, as an Allocation."""
    largest_first = sorted(claimed, key=lambda each: (-each[0]["low"], each[0]["country"]))
    _only_amounts([row for row, _ in largest_first])
    rows = [row | {"amount_eur": row["low"], "step_eur": row["step"], "status": rung} for row, rung in largest_first]
    return table(Allocation, rows)


def _only_amounts(claims: Sequence[Row]) -> None:
    if not claims:
        how = "A text needs a country and its sum, such as 'Poland: €43.7 billion'; sa.explain(text) shows them."
        raise WrongTable(f"No country was found with a figure, so there is nothing to allocate. {how}")
    if foreign := [row for row in claims if row["currency"] != "EUR"]:
        how = "Leave these rows out, or convert them yourself and say at which rate."
        raise WrongTable(f"Only euro can be allocated, and {_shown(foreign)} is in another currency. {how}")
    if wide := [row for row in claims if row["qualifier"] not in ("exact", "about")]:
        how = "Leave these rows out, or set low, high and qualifier yourself; sa.claims shows them as they are."
        raise WrongTable(f"An allocation needs one amount a country, and {_shown(wide)} is a range or a bound. {how}")


def _shown(rows: Iterable[Row]) -> str:
    return "; ".join(f"{row['country']} {row['as_written']!r} ({row['qualifier']})" for row in rows)


def _adds_up(made: pd.DataFrame, total: int) -> None:
    found = sum(made["amount_eur"].tolist())
    open_eur = sum(step for step in made["step_eur"].tolist() if step > 1)
    if abs(found - total) > open_eur:
        raise WrongTable(
            f"The {len(made)} rows add up to {spell(found)}, which is {spell(abs(found - total))} "
            f"{'more' if found > total else 'less'} than the stated {spell(total)}; their last digits leave "
            f"{spell(open_eur)} open. Rows: {', '.join(made['country'])}. Look for a missing, doubled or misread row."
        )


def _day(written: str) -> str:
    with suppress(TypeError, ValueError):
        if date.fromisoformat(written).isoformat() == written:
            return written
    raise UnknownName(f"{written!r} is not a day. Write it as YYYY-MM-DD, such as '2026-04-15'.")


def _known_by(day: str) -> pd.DataFrame:
    news = [each for each in sources() if each.published <= day and not each.restates]
    if not news:
        raise UnknownName(f"Nothing was published by {day}. The first source is of {sources()[0].published}.")
    told = [(row, each) for each in reversed(news) for row in records(claims(each.id))]

    def standing(said: tuple[Row, Source]) -> tuple[int, str, int]:
        row, each = said
        return STATUSES.index(each.status), each.published, -CONFIDENCES.index(each.confidence_of(row["country"]))

    told.sort(key=standing)  # the surest comes last and stays; of equals the first source
    return _table({row["country"]: (row, each.status) for row, each in told}.values())
