"""The tables that travel between rooms, as strict models, and the sentence a person reads when one is wrong."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import Engine
from pandera.errors import SchemaErrors
from pandera.typing.pandas import Series

from safe_alloc.errors import WrongTable
from safe_alloc.reading.countries import codes
from safe_alloc.reading.money import LARGEST

STATUSES = ("requested", "tentative", "council_maximum", "signed", "prefinanced", "disbursed")
"""The ladder a SAFE loan climbs, lowest rung first."""

QUALIFIERS = ("exact", "about", "up_to", "at_least", "range")
KINDS = ("borrower", "participant", "supplier")
_ALPHA3 = list(codes())
_MADE = {"Claims": "sa.parse", "Allocation": "sa.load or sa.allocate", "Outcome": "sa.run", "Contracts": "sa.contracts"}
_ENDS = "low must be below high for a range, and equal to it for every other qualifier"


class Strict(pa.DataFrameModel):
    """A model whose tables have its columns and no others, in its order, of its types."""

    class Config:  # noqa: D106 - pandera describes it
        strict = True  # a column too many is as wrong as one too few
        ordered = True
        coerce = False  # coercion would turn 43.7 into 43 in silence


class Claims(Strict):
    """What a text or a table says, at most one row a country; may be empty. Whole units of `currency`."""

    country: Series[str] = pa.Field(isin=_ALPHA3, unique=True)
    low: Series[int] = pa.Field(ge=0)
    high: Series[int] = pa.Field(ge=0)
    step: Series[int] = pa.Field(ge=1)
    currency: Series[str] = pa.Field(str_matches=r"^[A-Z]{3}$")
    qualifier: Series[str] = pa.Field(isin=QUALIFIERS)
    as_written: Series[str] = pa.Field(str_length={"min_value": 1})
    start: Series[int] = pa.Field(ge=0)
    end: Series[int] = pa.Field(ge=1)
    source: Series[str] = pa.Field(str_length={"min_value": 1})

    @pa.dataframe_check(error=_ENDS)
    def only_ranges_are_wide(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Tell which rows have ends that fit their qualifier."""
        return (frame["low"] < frame["high"]).eq(frame["qualifier"] == "range") & (frame["low"] <= frame["high"])


class Allocation(Strict):
    """Who may borrow how much, one row a country, never empty. amount_eur is the loan maximum in whole euro."""

    country: Series[str] = pa.Field(isin=_ALPHA3, unique=True)
    amount_eur: Series[int] = pa.Field(ge=0, le=LARGEST)
    step_eur: Series[int] = pa.Field(ge=1)
    qualifier: Series[str] = pa.Field(isin=("exact", "about"))
    status: Series[str] = pa.Field(isin=STATUSES)
    source: Series[str] = pa.Field(str_length={"min_value": 1})


class Outcome(Strict):
    """What a borrower scenario makes of a table: members in table order, then entrants by alpha-3. Whole euro."""

    country: Series[str] = pa.Field(isin=_ALPHA3, unique=True)
    role: Series[str] = pa.Field(isin=("member", "entrant"))
    before_eur: Series[int] = pa.Field(ge=0, le=LARGEST)
    after_eur: Series[int] = pa.Field(ge=0, le=LARGEST)
    held_by: Series[str] = pa.Field(isin=("", "floor", "cap", "zero", "exempt"))
    kind: Series[str] = pa.Field(eq=KINDS[0])
    label: Series[str] = pa.Field(str_length={"min_value": 1})
    status: Series[str] = pa.Field(eq="hypothetical")
    scenario: Series[str] = pa.Field(str_length={"min_value": 1})
    source: Series[str] = pa.Field(str_length={"min_value": 1})


class Contracts(Strict):
    """What a participant or supplier sells to whom: every country of the table, in its order. Whole euro.

    entrant is who sells, content_share (0 to 1) the ceiling of component cost from outside; who buys nothing has 0.
    """

    country: Series[str] = pa.Field(isin=_ALPHA3, unique=True)
    entrant: Series[str] = pa.Field(isin=_ALPHA3)
    loan_eur: Series[int] = pa.Field(ge=0, le=LARGEST)
    contract_eur: Series[int] = pa.Field(ge=0, le=LARGEST)
    content_share: Series[float] = pa.Field(ge=0, le=1)
    kind: Series[str] = pa.Field(isin=KINDS[1:])
    label: Series[str] = pa.Field(str_length={"min_value": 1})
    status: Series[str] = pa.Field(eq="hypothetical")
    scenario: Series[str] = pa.Field(str_length={"min_value": 1})
    source: Series[str] = pa.Field(str_length={"min_value": 1})


def table(model: type[Strict], rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Return rows as a checked table with the columns and types of its model, also when there are no rows."""
    types = {name: Engine.dtype(kind.arg).type for name, (kind, _) in model.__fields__.items()}
    built = pd.DataFrame({name: [row[name] for row in rows] for name in types})
    return check(model, built.astype(types) if not rows else built)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dicts of plain Python values, in order."""
    return [{str(heading): cell for heading, cell in row.items()} for row in frame.to_dict("records")]


def starts_from(table: pd.DataFrame) -> str:
    """Return the sources of the figures that a table or a result starts from, in its order."""
    held = table[table["role"] == "member"] if "role" in table else table
    return ", ".join(held["source"].unique())


def check(model: type[Strict], frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table itself if it keeps its contract; else raise WrongTable with every rule and row it breaks."""
    name, found = model.__name__, type(frame).__name__
    if isinstance(frame, pd.DataFrame):  # one of ours, of another kind, is told by its columns
        others = (each for each in Strict.__subclasses__() if each is not model)
        found = next((each.__name__ for each in others if [*each.__fields__] == [*frame]), "")
    if found:
        raise WrongTable(f"{found} stands where a table of kind {name} belongs. Pass what {_MADE[name]} returns.")
    if twice := sorted({str(heading) for heading in frame.columns[frame.columns.duplicated()]}):
        raise WrongTable(f"The {name} table has two columns called {', '.join(twice)}. Keep one of each.")
    if frame.empty and name != "Claims":
        raise WrongTable(f"The {name} table has no rows. It needs at least one country; check where it came from.")
    if _surely_holds(model, frame):
        return frame
    try:
        model.validate(frame.reset_index(drop=True), lazy=True)  # a row is named by its place
    except SchemaErrors as errors:
        raise WrongTable(_sentence(name, frame, errors.failure_cases, model)) from errors
    return frame


_HOLDS: Mapping[str, Callable[..., bool]] = {
    "isin": lambda cells, allowed_values: set(cells) <= set(allowed_values),
    "equal_to": lambda cells, value: set(cells) <= {value},
    "greater_than_or_equal_to": lambda cells, min_value: min(cells) >= min_value,
    "less_than_or_equal_to": lambda cells, max_value: max(cells) <= max_value,
    "str_matches": lambda cells, pattern: all(re.match(pattern, cell) for cell in cells),
    "str_length": lambda cells, min_value, **no: not any(no.values()) and min(map(len, cells)) >= min_value,
}


def _surely_holds(model: type[Strict], frame: pd.DataFrame) -> bool:
    """Tell whether pandera would find nothing, at a tenth of its time; what this does not know is left to pandera.

    The model is read as it was written: where dask is installed, making a schema of it imports all of dask.
    """
    fields = model.__fields__
    if model.__checks__ or list(frame.columns) != list(fields):
        return False
    holds = all(_column_holds(frame[name], kind.arg, field) for name, (kind, field) in fields.items())
    return holds and all(getattr(model, str(rule.name))(frame).all() for rule in model.__root_checks__)


def _column_holds(cells: "pd.Series[Any]", kind: Any, field: Any) -> bool:
    known = cells.dropna() if field.nullable else cells
    found, rules = known.tolist(), field.checks
    if cells.dtype != Engine.dtype(kind).type or any(cell != cell for cell in found):  # which only what is missing is
        return False
    if field.unique and len({*found}) < len(found):
        return False
    return not found or all(rule.name in _HOLDS and _HOLDS[rule.name](found, **rule.statistics) for rule in rules)


def _sentence(name: str, frame: pd.DataFrame, cases: pd.DataFrame, model: type[Strict]) -> str:
    faults = []
    for named, group in cases.groupby(["column", "check"], sort=False, dropna=False):
        column, rule = map(str, named)
        if fault := _fault(column, rule, [str(case) for case in group["failure_case"]]):
            faults.append(fault + _shown(frame, [int(index) for index in dict.fromkeys(group["index"].dropna())]))
    told, columns = "; ".join(faults), ", ".join(model.__fields__)
    return f"The {name} table breaks its contract: {told}. Its columns are {columns}; nothing is converted for you."


def _fault(column: str, rule: str, found: list[str]) -> str:
    """Return a broken rule in words, or nothing where it only follows from a broken type."""
    cells = ", ".join(dict.fromkeys(found))
    if any("Error(" in case for case in found):
        return ""
    if rule.startswith("dtype"):
        return f"{column} holds {found[0]} where {rule[7:-2]} belongs"
    if rule.startswith("isin") and column == "country":
        return f"unknown country {cells} (ISO alpha-3 codes belong here)"
    if rule.startswith("isin"):
        return f"{column} holds {cells}, and only {rule[5:-1].strip('()')} may stand there"
    words = {
        "column_in_schema": f"unknown column {cells}",
        "column_in_dataframe": f"missing column {cells}",
        "column_ordered": f"column {cells} is out of order",
        "field_uniqueness": f"{column} names {cells} more than once",
        "not_nullable": f"{column} has an empty cell",
        "greater_than_or_equal_to(0)": f"{column} is negative ({cells})",
        _ENDS: _ENDS,
    }
    return words.get(rule, f"{column} breaks {rule} with {cells}")


def _shown(frame: pd.DataFrame, rows: list[int]) -> str:
    if not rows or "country" not in frame:
        return ""
    return " in " + ", ".join(f"row {row} ({frame['country'].iloc[row]!s})" for row in rows)
