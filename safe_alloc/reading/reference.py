"""Dated numbers about countries: indicators with year and unit, Council shares, pre-financing and the timeline."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from safe_alloc.errors import UnknownName, nearest
from safe_alloc.reading.files import reference_rows

if TYPE_CHECKING:
    import pandas as pd

_SCALES = {"million EUR": (10**6, "EUR"), "million USD": (10**6, "USD")}


@dataclass(frozen=True)
class Indicator:
    """One number for each country, in one unit, for one year, from one source.

    `values` are exact and in `unit`; times `scale` they are whole units (10**6 for "million EUR").
    `currency` is "EUR", "USD" or empty. `measure` says what is counted, `caveat` what to mind.
    """

    key: str
    name: str
    year: int
    unit: str
    scale: int
    currency: str
    values: Mapping[str, Fraction] = field(repr=False, hash=False)
    source: str
    publisher: str
    title: str
    published: str
    measure: str
    caveat: str


def indicator(key: str) -> Indicator:
    """Return the indicator a key names, such as "gdp_nominal_eur@2024": its name, "@" and its year.

    Values are by alpha-3, in A–Z order; the total of the EU is never among them.
    Raises UnknownName for a key without a year (the message lists the years), for a year that is
    not there, and for an unknown name. Source: data/reference/indicators.csv.

    >>> import safe_alloc as sa
    >>> sa.indicator("population_midyear@2024").values["DNK"]
    Fraction(5976992, 1)
    """
    name, _, year = str(key).partition("@")
    years = sorted(known_year for known, known_year in _grouped() if known == name)
    if not years:
        raise UnknownName(_no_such(name))
    if year not in years:
        found = f"is not known for {year!r}" if year else "needs its year"
        raise UnknownName(f"The indicator {name} {found}. Years: {', '.join(years)}. Write {name}@{years[-1]}.")
    return _made(name, year)


class Rule(NamedTuple):
    """One number of the SAFE Regulation: its value, the articles it stands in and how sure it is."""

    value: int
    unit: str
    article: str
    confidence: str


@cache
def rule(key: str) -> Rule:
    """Return a number of Regulation (EU) 2025/1106, from data/reference/rules.csv; its closing days are no numbers.

    >>> rule("outside_component_share").value
    35
    """
    row = _named("rules", "rule")[key]
    return Rule(int(row["value"]), row["unit"], row["article"], row["confidence"])


def indicators() -> "pd.DataFrame":
    """Return what there is: one row for each indicator and year, by key.

    Columns key, measure, unit, countries (how many have a value) and source.

    >>> import safe_alloc as sa
    >>> int(sa.indicators().set_index("key").loc["gdp_nominal_eur@2024", "countries"])
    39
    """
    import pandas as pd  # imported here: a single indicator needs no pandas

    every = [_made(name, year) for name, year in sorted(_grouped())]
    rows = [(each.key, each.measure, each.unit, len(each.values), each.source) for each in every]
    return pd.DataFrame(rows, columns=["key", "measure", "unit", "countries", "source"])


def council_shares() -> "pd.DataFrame":
    """Return each Member State's share of the EU's population as the Council counts it, in A–Z order.

    Columns country, share (0 to 1), year and source. Printed to 0.01 point, so the 27 add up to 1.0001.

    >>> float(council_shares().set_index("country").loc["DEU", "share"])
    0.1849
    """
    shares = _table("council_population", share_percent=lambda cell: float(Fraction(cell) / 100), year=int)
    return shares.rename(columns={"share_percent": "share"})


def prefinancing() -> "pd.DataFrame":
    """Return the pre-financing of each state that has a Council decision, in A–Z order.

    Columns country, foreseen_cents (whole cents, Int64: 0 where none was asked, empty where none was
    found), qualifier, status (foreseen, paid, none, unknown), as_printed, source, confidence and note.

    >>> int(prefinancing().set_index("country").loc["POL", "foreseen_cents"])
    656011512075
    """
    import pandas as pd  # imported here: a single indicator needs no pandas

    cents = _table("prefinancing", foreseen_cents=lambda cell: int(cell) if cell else pd.NA)
    return cents.astype({"foreseen_cents": "Int64"})


def timeline() -> "pd.DataFrame":
    """Return what happened around SAFE, oldest first, every column a text.

    Columns date and date_to (YYYY-MM-DD; date_to is empty for a single day), precision (day, range),
    kind, event, publisher, url (empty where none was recorded), confidence and licence.

    >>> timeline().loc[0, "date"]
    '2025-03-11'
    """
    return _table("timeline")


def _made(name: str, year: str) -> Indicator:
    rows = _grouped()[name, year]
    source = _named("indicator_sources", "id")[rows[0]["source_id"]]
    about = _named("indicator_names", "indicator")[name]
    scale, currency = _SCALES.get(rows[0]["unit"], (1, ""))
    return Indicator(
        key=f"{name}@{year}",
        name=name,
        year=int(year),
        unit=rows[0]["unit"],
        scale=scale,
        currency=currency,
        values=MappingProxyType({row["country"]: Fraction(row["value"]) for row in rows}),
        source=source["id"],
        **{key: source[key] for key in ("publisher", "title", "published")},
        **{key: about[key] for key in ("measure", "caveat")},
    )


def _no_such(name: str) -> str:
    names = sorted({known for known, _ in _grouped()})
    if name in {row["indicator"] for row in reference_rows("eu_indicators")}:
        return f"{name} is known for the EU as a whole only, not by country. Indicators: {', '.join(names)}."
    return f"No indicator is called {name!r}: {nearest(name, names, label='Indicators')}"


@cache
def _grouped() -> dict[tuple[str, str], list[dict[str, str]]]:
    grouped: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in reference_rows("indicators"):
        grouped.setdefault((row["indicator"], row["year"]), []).append(row)
    return grouped


def _named(table: str, column: str) -> dict[str, dict[str, str]]:
    return {row[column]: row for row in reference_rows(table)}


def _table(name: str, **read: Callable[[str], object]) -> "pd.DataFrame":
    import pandas as pd  # imported here: a single indicator needs no pandas

    rows = reference_rows(name)
    cells = {column: [read.get(column, str)(row[column]) for row in rows] for column in rows[0]}
    return pd.DataFrame(cells).rename(columns={"source_id": "source"})
