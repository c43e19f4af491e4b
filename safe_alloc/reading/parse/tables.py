"""The rows of a table under headings that are understood: every row read or refused, totals checked."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from safe_alloc.errors import UnknownName, WrongMoney, WrongTable
from safe_alloc.reading.countries import fold, iso3, known_names
from safe_alloc.reading.money import Amount
from safe_alloc.reading.parse.cells import Figure, Unclear, figure, spanned
from safe_alloc.reading.parse.compiled import unpacked
from safe_alloc.reading.parse.grids import Cell, Rows, understood
from safe_alloc.reading.parse.headings import Columns
from safe_alloc.reading.parse.lexicon import countries, detect
from safe_alloc.reading.parse.numbers import Style, style
from safe_alloc.reading.parse.results import Claim, Doubt, Reading, Secondary
from safe_alloc.reading.parse.terms import Unit, bare, called, partial, unit

_REST, _NOTHING = "others", re.compile(unpacked("pattern nothing"))
"""What a cell without an amount says, folded; in German and French, Polish and Russian too."""
_PRINTED = re.compile(r"\d{1,15}\|\d{1,15}\|0*[1-9]\d{0,14}\|[A-Z]{3}\|(?:exact|about|up_to|at_least|range)", re.ASCII)
MOST_FAULTS = 50
"""A table with so many broken rows is read no further."""

_NEAR, _SHORT = 600, 60
"""So many signs around a table may tell its unit; a sentence that does is no longer than this."""

_SMALL, _WHOLE = 7, 8
"""With fewer digits, a unit above may be theirs; a column of as many is in whole euro where a line names the euro."""


def read_rows(rows: Rows, text: str, *, source: str, strict: bool, language: str | None = None) -> Reading:
    """Return the reading of a table; strict raises WrongTable for a row that breaks its form, else it is a doubt."""
    found = _with_unit(understood(rows, language), rows, text)
    faults = [_doubt(rows[0], (), found.fault)] if found.fault else []
    claims: list[Claim] = []  # with the rest of the countries, who are no country
    named: list[tuple[int, int]] = []
    unclear: list[Doubt] = []
    sums: list[tuple[int, int, Figure]] = []
    marks = style("\n".join(row[place].text for row in rows[1:] for place in found.amounts if place < len(row)))
    twice: set[str] = set()
    for place, row in enumerate(rows[1:] if not faults else (), start=2):
        try:
            country, made = _read_row(row, found, marks)
            _refuse_twice(country, row, found, claims, twice)
            if made and country:
                start, end = row[found.amounts[0]].start, row[found.amounts[-(made.qualifier == "range")]].end
                claims.append(Claim(country, *made, text[start:end], start, end, source))
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
        faults = [*_wrong_sums(rows, text, found, claims, sums)]
        if faults:  # which of its rows is wrong, nobody can say
            claims, named = [], []
    if faults and strict:
        raise WrongTable(" ".join(doubt.settle for doubt in faults[:5]))
    sure = [(claim, at) for claim, at in zip(claims, named, strict=True) if claim.country not in {*twice, _REST}]
    beside = _requested(rows, text, found, source=source, language=language) if sure else ()
    kept, places = tuple(claim for claim, _ in sure), tuple(at for _, at in sure)
    return Reading(kept, tuple(sorted((*faults, *unclear))), beside, named=places)


def _requested(rows: Rows, text: str, found: Columns, *, source: str, language: str | None) -> tuple[Secondary, ...]:
    """Return what each country asked for, where a table says it beside what it was given."""
    if found.printed or found.width < len(found.amounts) + 2:
        return ()
    head = [cell._replace(text="" if place in found.amounts else cell.text) for place, cell in enumerate(rows[0])]
    if not understood(left := [head, *rows[1:]], language).heads:
        return ()
    read = read_rows(left, text, source=source, strict=False, language=language)
    return tuple(Secondary(claim, "requested") for claim in read.claims)


def _refuse_twice(country: str, row: Sequence[Cell], found: Columns, claims: Sequence[Claim], twice: set[str]) -> None:
    """Raise WrongTable for a country that has a row already, and note it: neither of its rows is sure."""
    if country not in ("", _REST) and country in {each.country for each in claims}:
        twice.add(country)
        raise WrongTable(f"names {row[found.country].text} ({country}) a second time. Keep one row a country.")


def _wrong_sums(
    rows: Rows, text: str, found: Columns, claims: Sequence[Claim], sums: Sequence[tuple[int, int, Figure]]
) -> Iterator[Doubt]:
    """Yield what is wrong with the totals of a table whose rows are each right."""
    part = any(map(partial, chain(*_near(rows, text)))) if sums else False
    for place, above, made in sums:
        counted = re.findall(r"\((\d+)\)", rows[place - 1][found.country].text)  # Total (19)
        chosen = part or any(int(each) > len(claims) for each in counted)
        if told := _wrong(place, made, claims[:above], claims, part=chosen):
            yield _doubt(rows[place - 1], (), told)


def _doubt(row: Sequence[Cell], readings: tuple[str, ...], settle: str) -> Doubt:
    return Doubt(row[0].start, row[-1].end, ", ".join(cell.text for cell in row), readings, settle)


def _country(written: str, languages: frozenset[str]) -> str:
    """Return the alpha-3 code of a country as a table writes it, in English or in the language of its headings."""
    alone = bare(written)
    spoken = countries(alone, languages - {"en"}) if re.fullmatch(r"\D+", alone) else set()
    own = len(spoken) == 1 and ("en" not in languages or fold(alone) not in known_names())
    return spoken.pop() if own else iso3(alone)


def _whose(row: Sequence[Cell], found: Columns) -> str:
    """Return the code of a row's country, '' for a row of totals, and another sign for the rest of the countries."""
    written = row[found.country].text or " ".join(cell.text for cell in row[: min(found.amounts)])
    named = fold(re.sub(r"[^\w\s-]|\d+(?!-)", " ", written))
    first = re.match(r"\w{4,}", named)  # of 'Total allocated', not of 'EU average'
    if {fold(bare(written)), named, first and first[0]} & called("total") and not found.printed:
        return ""
    return _REST if named in called("rest") else _country(row[found.country].text, found.languages)


def _read_row(row: Sequence[Cell], found: Columns, marks: Style) -> tuple[str, Figure | None]:
    """Return the country of a row, '' for a row of totals, and its amount, or none where the cell says so."""
    blank = not any(cell.text for cell in row[1:])  # a line between the rows, or a note below them
    # which cells of a total are left out, nobody can say
    if blank or (found.country < len(row) < found.width and not _whose(row, found)):
        return "", None
    if len(row) != found.width:
        raise WrongTable(f"has {len(row)} cells under {found.width} headings. Give every row one cell a heading.")
    country, cells = _whose(row, found), [row[place] for place in found.amounts]
    if found.printed:
        return country, _printed([row[place].text for place in found.printed])
    made = [None if _NOTHING.fullmatch(fold(cell.text)) else figure(cell, found, marks) for cell in cells]
    low, high = made[0], made[-1]
    if low is None or high is None:
        if low or high:
            raise Unclear((), "has one end of two. Write the amount into both columns, or a dash.")
        return country, None
    if not found.ends:
        return country, low
    written = f"{cells[0].text}, {cells[1].text}"
    return country, spanned(Amount(low.low, low.step), Amount(high.high, high.step), low.currency, written)


def _printed(cells: Sequence[str]) -> Figure:
    """Return the amount in a row as our own shell prints it: low, high, step, currency, qualifier."""
    low, high, step, currency, qualifier = cells
    fits = _PRINTED.fullmatch("|".join(cells)) and int(low) <= int(high)
    if not fits or (int(low) < int(high)) != (qualifier == "range"):
        raise WrongTable(f"holds {', '.join(cells)}, which is no claim as parse prints it. Print it again.")
    return Figure(int(low), int(high), int(step), currency, qualifier)


def _wrong(place: int, total: Figure, above: Sequence[Claim], claims: Sequence[Claim], *, part: bool) -> str:
    """Return what is wrong with a total that neither the rows above it nor all rows add up to; '' if they do."""
    if total.qualifier not in ("exact", "range"):
        return ""
    for rows in (above, claims):
        steps = [total.step, *(claim.step for claim in rows)]
        open_ = sum(steps) if max(steps) > 1 else 0  # within their last digits
        least, most = sum(claim.low for claim in rows), sum(claim.high for claim in rows)
        if rows and least - open_ <= total.high and (part or total.low <= most + open_):
            return ""
    added = f"the rows above add up to {sum(claim.low for claim in above or claims):,}"
    return f"Row {place}: states a total of {total.low:,}, and {added}. Mend the row that is wrong."


def _near(rows: Rows, text: str) -> tuple[list[str], list[str]]:
    """Return the lines above a table, the nearest first, and those below it, which must not lead to another table."""
    start, end = rows[0][0].start, max(cell.end for cell in rows[-1])
    above, below = text[max(0, start - _NEAR) : start].splitlines()[::-1], text[end : end + _NEAR].splitlines()[1:]
    below = below if not any(re.search(r"\||\t|\S {2,}\S", line) for line in below) else []
    near = [[line for line in lines if re.search(r"\w", line)][:3] for lines in (above, below)]
    return near[0], near[1]


def _unit(lines: Sequence[str], languages: frozenset[str]) -> Unit | None:
    """Return the one unit the first line that names any gives in brackets, alone or in a short last sentence."""
    for line in lines:
        said_in = re.split(r"[.;:!?]\s", line.strip(" *_|#.:;\t,"))
        pieces = [*re.findall(r"[(\[]([^()\[\]]+)[)\]]", line), *(each for each in said_in if len(each) <= _SHORT)]
        said = [unit(re.sub(r"\d[\d.,]*[\s-]*\w*", " ", piece), languages) for piece in pieces]
        known = {each[:2] for each in said if each.powers and each.currencies}
        known = known or {each[:2] for each in said if each.powers or each.currencies}
        if known:
            powers, currencies = known.pop()
            return Unit(powers, currencies, ()) if not known and len(powers) < 2 and len(currencies) < 2 else None
    return None


def _with_unit(found: Columns, rows: Rows, text: str) -> Columns:
    """Return the columns with the unit of another heading or of a line near them, where their own have none."""
    if found.fault or found.printed or (found.power and found.currency):
        return found
    above, below = _near(rows, text)
    spoken = found.languages & {detect(text)} or found.languages
    said = _unit([rows[0][found.country].text, *above], spoken) or _unit(below, spoken)
    cells = [row[found.amounts[0]].text for row in rows[1:] if len(row) == found.width]
    digits = max((sum(map(str.isdigit, each)) for each in cells), default=0)
    each = all(unit(cell, found.languages).powers for cell in cells if re.search(r"\d", cell))  # 8.34 bn in each
    if said and said.powers and found.currency and not found.power and digits < _SMALL and not each:
        told = "has a unit, and they have none. Write it into the heading."
        clash = _unit(above[:1], spoken) and f"The line above the headings, {above[0].strip()!r}, {told}"
        return found._replace(fault=clash or "")
    if said is None or (found.currency and not found.power):
        return found
    whole = digits >= _WHOLE
    power, currency = found.power or max(said.powers, default=0), max(said.currencies, default="")
    return found._replace(power=power, currency=currency) if power or whole or each else found
