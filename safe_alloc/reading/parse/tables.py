"""The rows of a table under headings that are understood: every row read or refused, totals checked."""

import re
from collections.abc import Sequence

from safe_alloc.errors import UnknownName, WrongMoney, WrongTable
from safe_alloc.reading.countries import fold, iso3
from safe_alloc.reading.parse.cells import Figure, Unclear, figure
from safe_alloc.reading.parse.grids import Cell, Rows
from safe_alloc.reading.parse.headings import Columns, Unit, columns, totals, unit
from safe_alloc.reading.parse.lexicon import countries
from safe_alloc.reading.parse.numbers import Style, style
from safe_alloc.reading.parse.results import Claim, Doubt, Reading

_NOTHING = {"", "-", "–", "—", "−", ":", "n/a", "n.a.", "none"}
_NUMBER = re.compile(r"[\d.,' \u00a0\u202f]*|[-–—−:]|n/?a")
_NOTE = re.compile(r"\s*(?:[*†‡⁰¹²³⁴-⁹]+|\[\w{1,3}\]|\(\d\))+$")
_PRINTED = re.compile(r"\d{1,15}\|\d{1,15}\|0*[1-9]\d{0,14}\|[A-Z]{3}\|(?:exact|about|up_to|at_least|range)", re.ASCII)
MOST_FAULTS = 50
"""A table with so many broken rows is read no further."""

_SMALL = 10**6
"""Where all amounts are below this, a unit in the line above the headings may be theirs."""


def read_rows(rows: Rows, text: str, *, source: str, strict: bool, language: str | None = None) -> Reading:
    """Return the reading of a table; strict raises WrongTable for a row that breaks its form, else it is a doubt."""
    found = _with_unit(columns([cell.text for cell in rows[0]], language), rows, text)
    faults = [_doubt(rows[0], (), found.fault)] if found.fault else []
    claims: list[Claim] = []
    named: list[tuple[int, int]] = []
    unclear: list[Doubt] = []
    sums: list[tuple[int, int, Figure]] = []
    marks = style("\n".join(row[place].text for row in rows[1:] for place in found.amounts if place < len(row)))
    twice: set[str] = set()
    for place, row in enumerate(rows[1:] if not faults else (), start=2):
        try:
            country, made = _read_row(row, found, marks)
            _refuse_twice(country, row[found.country].text, claims, twice)
            cell = row[found.amounts[0]]
            if made and country:
                claims.append(Claim(country, *made, text[cell.start : cell.end], cell.start, cell.end, source))
                named.append(row[found.country][1:3])
            elif made:
                sums.append((place, len(claims), made))
        except Unclear as error:
            unclear.append(_doubt(row, error.readings, f"Row {place}: {error.settle}"))
        except (WrongTable, WrongMoney, UnknownName) as error:
            faults.append(_doubt(row, (), f"Row {place}: {error}"))
        if len(faults) == MOST_FAULTS:
            faults.append(_doubt(row, (), f"After {MOST_FAULTS} broken rows no more are read. Mend these first."))
            break
    if claims and not faults and not unclear:
        faults = _open_as_whole(rows, text, found, claims, sums)
        if faults:  # which of its rows is wrong, nobody can say
            claims, named = [], []
    if faults and strict:
        raise WrongTable(" ".join(doubt.settle for doubt in faults[:5]))
    sure = [(claim, at) for claim, at in zip(claims, named, strict=True) if claim.country not in twice]
    doubts = tuple(sorted((*faults, *unclear)))
    return Reading(tuple(claim for claim, _ in sure), doubts, named=tuple(at for _, at in sure))


def _refuse_twice(country: str, written: str, claims: Sequence[Claim], twice: set[str]) -> None:
    """Raise WrongTable for a country that has a row already, and note it: neither of its rows is sure."""
    if country in {each.country for each in claims}:
        twice.add(country)
        raise WrongTable(f"names {written} ({country}) a second time. Keep one row a country.")


def _open_as_whole(
    rows: Rows, text: str, found: Columns, claims: Sequence[Claim], sums: Sequence[tuple[int, int, Figure]]
) -> list[Doubt]:
    """Return what is wrong with a table whose rows are each right: a total, or a unit above the headings."""
    faults = [_doubt(rows[place - 1], (), _wrong(place, made, claims[:above], claims)) for place, above, made in sums]
    faults.append(_doubt(rows[0], (), _unit_above(rows[0], text, found, claims)))
    return [each for each in faults if each.settle]


def _doubt(row: Sequence[Cell], readings: tuple[str, ...], settle: str) -> Doubt:
    return Doubt(row[0].start, row[-1].end, ", ".join(cell.text for cell in row), readings, settle)


def _country(written: str, languages: frozenset[str]) -> str:
    """Return the alpha-3 code of a country as a table writes it, in English or in the language of its headings."""
    bare = _NOTE.sub("", written)
    spoken = countries(bare, languages - {"en"}) if bare else set()
    return spoken.pop() if len(spoken) == 1 and "en" not in languages else _english(bare, spoken)


def _english(written: str, spoken: set[str]) -> str:
    """Return the code of an English name or a code; else the one country the languages of the headings agree on."""
    try:
        return iso3(written)
    except UnknownName:
        if len(spoken) != 1:
            raise
        return next(iter(spoken))


def _read_row(row: Sequence[Cell], found: Columns, marks: Style) -> tuple[str, Figure | None]:
    """Return the country of a row, '' for a row of totals, and its amount, or none where the cell says so."""
    if len(row) != found.width:
        raise WrongTable(f"has {len(row)} cells under {found.width} headings. Give every row one cell a heading.")
    named, cell = _NOTE.sub("", row[found.country].text), row[found.amounts[0]]
    country = "" if fold(named) in totals() and not found.printed else _country(named, found.languages)
    if found.printed:
        return country, _printed([row[place].text for place in found.printed])
    return country, None if fold(cell.text) in _NOTHING else figure(cell, found, marks)


def _printed(cells: Sequence[str]) -> Figure:
    """Return the amount in a row as our own shell prints it: low, high, step, currency, qualifier."""
    low, high, step, currency, qualifier = cells
    fits = _PRINTED.fullmatch("|".join(cells)) and int(low) <= int(high)
    if not fits or (int(low) < int(high)) != (qualifier == "range"):
        raise WrongTable(f"holds {', '.join(cells)}, which is no claim as parse prints it. Print it again.")
    return Figure(int(low), int(high), int(step), currency, qualifier)


def _wrong(place: int, total: Figure, above: Sequence[Claim], claims: Sequence[Claim]) -> str:
    """Return what is wrong with a total that neither the rows above it nor all rows add up to; '' if they do."""
    for rows in (above, claims):
        steps = [total.step, *(claim.step for claim in rows)]
        open_ = sum(steps) if max(steps) > 1 else 0  # within their last digits
        least, most = sum(claim.low for claim in rows), sum(claim.high for claim in rows)
        if rows and least - open_ <= total.high and total.low <= most + open_:
            return ""
    added = f"the rows above add up to {sum(claim.low for claim in above or claims):,}"
    return f"Row {place}: states a total of {total.low:,}, and {added}. Mend the row that is wrong."


def _above(row: Sequence[Cell], text: str, found: Columns) -> tuple[str, Unit]:
    """Return the line above the headings, and the unit it names without a number."""
    end = row[0].start
    while end and text[end - 1] in " |\n\r\t;,":
        end -= 1
    above = text[text.rfind("\n", 0, end) + 1 : end].strip()
    return above, unit(re.sub(r"\d[\d.,]*\s*\w+", " ", above), found.languages)


def _with_unit(found: Columns, rows: Rows, text: str) -> Columns:
    """Return the columns with the unit of the line above, where neither the headings nor the numbers have any."""
    cells = [row[place].text for place in found.amounts[:1] for row in rows[1:] if len(row) == found.width]
    bare = cells and all(map(_NUMBER.fullmatch, cells))
    if found.fault or found.printed or found.power or found.currency or not bare:
        return found
    said = _above(rows[0], text, found)[1]
    one = len(said.powers) == len(said.currencies) == 1
    return found._replace(power=max(said.powers), currency=max(said.currencies)) if one else found


def _unit_above(row: Sequence[Cell], text: str, found: Columns, claims: Sequence[Claim]) -> str:
    """Return what is open if the line above the headings has a unit, as '(in million EUR)', and they have none."""
    above, said = _above(row, text, found)
    if found.power or not said.powers or max(claim.high for claim in claims) >= _SMALL:
        return ""
    return f"The line above the headings, {above!r}, has a unit, and they have none. Write it into the heading."
