"""A table in the forms people ask for: a piece of a page, and a workbook whose numbers are numbers."""

import io
import re
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from babel.numbers import format_decimal

from safe_alloc.errors import NotWritten, needed
from safe_alloc.telling.disk import write_together
from safe_alloc.telling.printing.rows import Row
from safe_alloc.telling.printing.text import as_csv, harmless
from safe_alloc.telling.tables.columns import Column, dictionary
from safe_alloc.telling.wording.voice import Voice

FORMATS = ("html", "xlsx", "csv")

NUMBERS = {"eur": "#,##0", "change": "+#,##0;-#,##0;0", "part": "+0.0%;-0.0%;0.0%"}
"""How a workbook shows each form of number, but a share."""

TENTH = 0.001  # the least share that is printed: what is smaller has no tenth of a per cent, and is not 0.0 either

_PLACES = {"share": (1, 100), "part": (1, 100), "points": (2, 1)}  # decimals, and what a share is multiplied by
_SIGNED = ("change", "part", "points")
_WIDTHS = {"text": 16, "eur": 19, "change": 19}
_MODIFIED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


@dataclass(frozen=True)
class Table:
    """A table ready to publish: words, columns and rows; a notebook shows it, `save` writes it.

    Whole euro are `int`; shares are 0 to 1, in the tenths of a per cent that are printed, and exact where that is
    none, which is printed <0.1. `total` is the last line. `notes` say what is hypothetical, rounded or held by a bound,
    `source` where the figures come from.
    """

    title: str
    subtitle: str
    columns: tuple[Column, ...] = field(repr=False)
    rows: tuple[Row, ...] = field(repr=False)
    total: Row = field(repr=False)
    notes: tuple[str, ...]
    source: str
    voice: Voice = field(repr=False)

    def html(self) -> str:
        """Return the table as a piece of a page, its own style included; needs the extra `kit` (great-tables)."""
        import pandas as pd

        with needed("great_tables", "draws tables", "kit", NotWritten):
            import great_tables as great
        law = ("label", "status") if "label" in self.rows[0] else ()  # which the first note says
        columns = [each for each in self.columns if each.key not in ("country", *law)]
        lines, lang = (*self.rows, self.total), self.voice.lang
        cells = {x.key: [shown(x.form, self._told(x.key, row), lang) for row in lines] for x in columns}
        ends = great.loc.body, great.loc.stub
        made = (
            great.GT(pd.DataFrame(cells, dtype=object), id="safe-alloc", locale=lang, rowname_col="name")
            .tab_header(title=self.title, subtitle=self.subtitle)
            .cols_label({each.key: each.heading for each in columns if each.key != "name"})
            .cols_align("right", columns=[each.key for each in columns if each.form != "text"])
            .tab_stubhead(label=self.voice.say("table.name"))
            .tab_style(great.style.text(weight="bold"), [place(rows=[len(self.rows)]) for place in ends])
            .tab_options(table_font_size="14px", heading_align="left", source_notes_font_size="12px")
        )
        for note in (*self.notes, self.source):
            made = made.tab_source_note(note)
        return str(made.as_raw_html(inline_css=False)) + "\n"

    def xlsx(self) -> bytes:
        """Return a workbook of two sheets, the table and its notes, with real numbers; needs the extra `kit`."""
        with needed("openpyxl", "writes workbooks", "kit", NotWritten):
            from openpyxl import Workbook  # type: ignore[import-untyped]

        book = Workbook()
        sheet, notes = book.active, book.create_sheet(self.voice.say("table.sheet.notes"))
        sheet.title = self.voice.say("table.sheet.figures")
        numbers = NUMBERS | {"share": f'[=0]0.0%;[<{TENTH}]"<{self.voice.percent(Fraction(1, 1000))}";0.0%'}
        lines = [{each.key: each.heading for each in self.columns}, *self.rows, self.total]
        for at, line in enumerate(lines, start=1):
            for place, column in enumerate(self.columns, start=1):
                value = line[column.key] if at == 1 else self._told(column.key, line)
                _fill(sheet.cell(at, place), value, numbers.get(column.form, "General"), bold=at in (1, len(lines)))
        for column, letter in zip(self.columns, "ABCDEFGHIJ", strict=False):
            sheet.column_dimensions[letter].width = _WIDTHS.get(column.form, 12)
        sheet.freeze_panes = "C2"
        for at, note in enumerate((self.title, self.subtitle, *self.notes, self.source), start=1):
            _fill(notes.cell(at, 1), note, "General", bold=at == 1)
        notes.column_dimensions["A"].width = 120
        file = io.BytesIO()
        book.save(file)
        return _timeless(file.getvalue())

    def csv(self) -> str:
        """Return the rows for a machine, without a total; a text that a spreadsheet would compute has a ' in front."""
        return as_csv([each.key for each in self.columns], self.rows)

    def dictionary(self) -> str:
        """Return the data dictionary of the CSV, as CSV: each column, its unit and what it means."""
        return dictionary([each.key for each in self.columns])

    def save(self, path: str | Path) -> list[Path]:
        """Return the paths written: .html or .xlsx, or .csv with its data dictionary (.columns.csv) beside it.

        Raises NotWritten for another suffix, a missing extra, and what the disk refuses.
        """
        target = Path(path)
        form = target.suffix[1:].lower()
        if form not in FORMATS:
            known = ", ".join(f".{each}" for each in FORMATS)
            raise NotWritten(f"{str(path)!r} ends in {target.suffix!r}. Allowed for a table: {known}.")
        made = getattr(self, form)()
        beside = {target.with_suffix(".columns.csv"): self.dictionary().encode()} if form == "csv" else {}
        return write_together({target: made if isinstance(made, bytes) else made.encode()} | beside)

    def _repr_html_(self) -> str:
        return self.html()

    def _told(self, key: str, row: Row) -> object:
        """Return what a cell holds for a reader: codes of ours in the reader's language."""
        codes = {"qualifier": "known", "status": "status"}
        if key == "label":
            return self.voice.law(row[key])
        return self.voice.say(f"{codes[key]}.{row[key]}") if key in codes and key in row else row.get(key)


def shown(form: str, value: object, lang: str) -> str:
    """Return a cell as a reader of that language finds it printed; nothing where there is no value.

    >>> shown("share", 0.292, "de"), shown("change", -2915606720, "en")
    ('29,2', '−2,915,606,720')
    """
    if value is None or not isinstance(value, int | float):
        return str(value or "")
    if form == "share" and 0 < value < TENTH:
        return f"<{shown(form, TENTH, lang)}"
    places, scale = _PLACES.get(form, (0, 1))
    number = round(value * scale, places)
    written = format_decimal(abs(number), format=f"#,##0.{'0' * places}" if places else "#,##0", locale=lang)
    return ("−" if number < 0 else "+" if number > 0 and form in _SIGNED else "") + written


def _fill(cell: Any, value: object, number: str, *, bold: bool) -> None:
    from openpyxl import styles

    cell.value, cell.font = value, styles.Font(bold=bold)
    if isinstance(value, str):
        cell.data_type = "s"  # a text that starts with = is no formula
        cell.quotePrefix = harmless(value) != value  # nor becomes one when somebody edits it
        cell.alignment = styles.Alignment(wrap_text=True, vertical="top")
    else:
        cell.number_format = number


def _timeless(book: bytes) -> bytes:
    """Return a workbook without the moment it was written at."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name)  # 1980, the first day a ZIP knows
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, _MODIFIED.sub(b"", old.read(name)))
    return file.getvalue()
