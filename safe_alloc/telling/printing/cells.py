"""What a notebook cell shows of a table: every digit, the unit over each column, and below it status, law and source.

Only what a frame itself holds is said, so that a piece of a table says what is true of the piece.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from safe_alloc.reading.countries import name
from safe_alloc.reading.files import paragraph
from safe_alloc.reading.reference import Indicator, indicator
from safe_alloc.reading.sources import Source, sources
from safe_alloc.telling.printing.rows import field_rows, headings

if TYPE_CHECKING:  # a notebook that asks for no table needs no pandas
    import pandas as pd

    from safe_alloc.asking.scenarios import Composition
    from safe_alloc.asking.sweeps import Sweep

_SOURCE = ("id", "title", "publisher", "published", "status", "confidence", "licence")
_IN_CURRENCY = ("low", "high", "step", "found", "found_high")
_IN_A_SCENARIO = {"after_eur", "change_eur", "contract_eur", "swing_eur", "headroom_eur"}
_LAW = {"label": "Hypothetical, {}", "kind": "kind: {}", "scenario": "scenario {}"}


def register(page: Any) -> None:
    """Have what makes HTML of values in a notebook show ours; tables of other people stay as they are."""
    page.for_type("pandas.DataFrame", frame)
    page.for_type("pandas.Series", column)
    page.for_type("builtins.tuple", several)
    page.for_type("safe_alloc.reading.reference.Indicator", values)
    page.for_type("safe_alloc.reading.reconcile.verdicts.Habit", lambda habit: paragraph(habit.says))
    page.for_type("safe_alloc.asking.scenarios.Composition", composed)
    page.for_type("safe_alloc.asking.sweeps.results.Sweep", swept)


def frame(shown: "pd.DataFrame") -> str | None:
    """Return a table as HTML, escaped; one without a column that we know the unit of is shown as pandas shows it."""
    import pandas as pd

    units = {each: found for each in shown.columns if (found := _unit(shown, each))}
    if not units:
        return shown._repr_html_()  # type: ignore[operator, no-any-return]
    written = {each: _written(shown[each], 2 if unit == "€" else 6) for each, unit in units.items()}
    headed = shown.assign(**written).rename(columns={each: f"{each} ({unit})" for each, unit in units.items()})
    most = pd.get_option("display.max_rows")
    cut = [f"{most} of {len(shown):,} rows."] if most and len(shown) > most else []
    with pd.option_context("display.max_colwidth", None):  # a sentence that explains a row is shown whole
        grid = headed.to_html(max_rows=most, na_rep="–", notebook=True)
    return grid + "".join(map(paragraph, [*cut, *_below(shown)]))


def column(shown: "pd.Series[Any]") -> str | None:
    """Return a column that we know the unit of as a table; any other has no HTML, as in pandas."""
    return frame(shown.to_frame()) if isinstance(shown.name, str) and _unit(shown.to_frame(), shown.name) else None


def several(shown: tuple[Any, ...]) -> str | None:
    """Return sources as a table, and any other tuple as it shows itself."""
    import pandas as pd

    if shown and all(isinstance(each, Source) for each in shown):
        return pd.DataFrame(field_rows(shown, _SOURCE)).to_html(notebook=True)
    return shown._repr_html_() if hasattr(shown, "_repr_html_") else None


def values(shown: Indicator) -> str:
    """Return an indicator as what it counts, where it is from, and its values."""
    import pandas as pd

    cells = {name(code): f"{float(value):,}".removesuffix(".0") for code, value in shown.values.items()}
    return paragraph(series(shown)) + pd.DataFrame({f"{shown.name} ({shown.unit})": cells}).to_html(notebook=True)


def composed(shown: "Composition") -> str:
    """Return several scenario files read as one: what a reader must hear of it, and the scenario."""
    return "".join(map(paragraph, shown.says)) + shown.scenario._repr_html_()


def swept(shown: "Sweep") -> str:
    """Return a sweep as its own sentence, and below it its summary with every digit."""
    return shown._repr_html_().partition("<table")[0] + (frame(shown.summary) or "")


def _unit(shown: "pd.DataFrame", column: object) -> str:
    """Return the unit of the numbers of a column, as far as its name and the columns beside it tell."""
    held = shown[column]
    if held.ndim > 1 or held.dtype.kind not in "iuf":
        return ""
    if column in _IN_CURRENCY:
        return _only(shown, "currency")
    if column in ("ratio", "denominator"):
        whole = _only(shown, "unit")
        return whole if column == "ratio" else whole.rpartition(" ")[2]
    unit = next((unit for name, unit in headings()["units"].items() if re.fullmatch(name, str(column))), "")
    # A share above 1 is somebody's own, in percent, and so may a rank be that has no label beside it.
    foreign = "rank_label" not in shown if column == "rank" else unit == "1 is 100%" and held.abs().max() > 1
    return "" if foreign else unit


def _only(shown: "pd.DataFrame", column: str) -> str:
    """Return the one value of a column; where there are several, where to look."""
    found = [*map(str, shown[column].unique())] if column in shown else []
    return found[0] if len(found) == 1 else f"see {column}" if found else ""


def _written(held: "pd.Series[Any]", places: int) -> list[str]:
    """Return the numbers of a column as texts: whole ones to the last digit, others with so many decimals."""
    whole = (held.dropna() % 1 == 0).all()
    texts = iter([f"{int(cell):,}" if whole else f"{cell:,.{places}f}" for cell in held.dropna()])
    return [next(texts) if there else "–" for there in held.notna()]


def _below(shown: "pd.DataFrame") -> Iterator[str]:
    """Say what the rows are: in law where they are hypothetical, else how far they had come, and whose they are."""
    law = {key: each for key, each in _LAW.items() if key in shown}
    if "label" in law:
        for row in shown[[*law]].drop_duplicates().itertuples(index=False):
            yield "; ".join(said.format(cell) for said, cell in zip(law.values(), row, strict=True)) + "."
    elif _IN_A_SCENARIO & {*shown.columns}:
        yield "Hypothetical: what a scenario makes of the figures."
    elif "status" in shown:
        yield f"Status: {', '.join(shown['status'].unique())}."
    known = {each.id: f"{each.publisher}, {each.published}, {each.status}. {each.url}" for each in sources()}
    told: list[Any] = [shown[key].unique() for key in ("source", "against", "baseline") if key in shown]
    told.append([shown.attrs.get("baseline", "")])  # of numbers that stand in no column beside their source
    cited = [each for cells in told for cell in cells for each in str(cell).split(", ")]  # a baseline may be of several
    yield from (f"{each}: {known[each]}" for each in dict.fromkeys(cited) if each in known)
    yield from (series(indicator(each)) for each in (shown["by"].unique() if "by" in shown else ()))


def series(shown: Indicator) -> str:
    """Return what an indicator counts, where it is from, and what is to be known of it."""
    return f"{shown.key}: {shown.measure}. {shown.publisher}, {shown.title}, {shown.published}. {shown.caveat}".strip()
