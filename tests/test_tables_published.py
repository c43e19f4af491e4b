"""Tables to publish: numbers that are numbers, shares that add up, no formulas, the same bytes every time."""

import csv
import io
import re
import sys
from decimal import Decimal
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import safe_alloc as sa
from safe_alloc.errors import NotWritten, UnknownName, WrongTable
from safe_alloc.telling.printing.text import harmless
from safe_alloc.telling.report.contents import Grid, contents
from safe_alloc.telling.report.kits import of_figures
from safe_alloc.telling.tables.columns import meanings
from safe_alloc.telling.tables.forms import shown
from safe_alloc.telling.wording.voice import languages

CODES = ("AUT", "BEL", "BGR", "CYP", "DEU", "GRC", "POL")


def allocation(amounts, source="mine"):
    text = "country,amount_eur,step_eur,qualifier,status,source\n"

    rows = "".join(f"{code},{euro},1,exact,tentative,{source}\n" for code, euro in zip(CODES, amounts, strict=False))
    return pd.read_csv(io.StringIO(text + rows))


def read(made):
    return list(csv.DictReader(io.StringIO(made.csv())))


def outcome(**more):
    return sa.run(sa.load(), sa.Scenario("mine", entrants={"TUR": "€10 billion"}, **more))


TABLES = {
    "allocation": lambda: sa.load(),
    "outcome": lambda: outcome(),
    "contracts": lambda: sa.contracts(sa.load(), sa.scenario("turkiye-supplier")),
}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10**11), min_size=1, max_size=len(CODES)))
def test_printed_shares_add_up_to_a_hundred_and_none_is_off_by_a_tenth(amounts):
    made, whole = sa.table(allocation(amounts)), sum(amounts)
    tenths = [int(row["share"] * 1000 + 1e-9) for row in made.rows]
    assert (1000 if whole else 0) == sum(tenths)
    assert all(
        abs(part - row["amount_eur"] * 1000 / (whole or 1)) < 1 for part, row in zip(tenths, made.rows, strict=True)
    )
    assert (1.0 if whole else 0.0) == made.total["share"]


@pytest.mark.parametrize("lang", languages())
def test_what_is_printed_adds_up_to_a_hundred_and_nothing_is_rounded_away(lang):
    shares = [text.get_text() for text in sa.charts.ranking(sa.load(), lang=lang).texts if text.get_label() == "share"]
    digits = [re.sub("[^0-9,.]", "", each).replace(",", ".") for each in shares if "<" not in each]
    assert Decimal("100.0") == sum(map(Decimal, digits))
    assert len(shares) - 1 == len(digits)  # Denmark has no tenth of a per cent
    assert {"en": "<0.1%", "tr": "<%0,1"}.get(lang, "<0,1%") == shares[-1].replace("\N{NO-BREAK SPACE}", "")
    assert shares[-1].replace("%", "").rstrip() == shown("share", 0.0003, lang)


def test_the_page_of_the_figures_prints_the_shares_of_the_table():
    (figures,) = (block for each in contents(of_figures()) for block in each.blocks if isinstance(block, Grid))
    assert [shown("share", row["share"], "en") for row in sa.table(sa.load()).rows] == [row[3] for row in figures.rows]


def test_a_workbook_keeps_a_share_too_small_for_a_tenth_and_shows_it_as_less():
    made = sa.table(sa.load(), lang="de")
    sheet = load_workbook(io.BytesIO(made.xlsx())).worksheets[0]
    column = [each.key for each in made.columns].index("share") + 1
    least = sheet.cell(len(made.rows) + 1, column)
    assert ("DNK", round(46_796_822 / 150e9, 6)) == (sheet.cell(least.row, 1).value, round(least.value, 6))
    assert '[=0]0.0%;[<0.001]"<0,1\N{NO-BREAK SPACE}%";0.0%' == least.number_format


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 10**11), min_size=1, max_size=len(CODES)).map(allocation))
def test_a_share_is_printed_the_same_in_a_table_and_beside_its_bar(table):
    shares = [text.get_text() for text in sa.charts.ranking(table).texts if text.get_label() == "share"]
    told = [f"{shown('share', row['share'], 'en')}%" for row in sa.table(table).rows]
    assert [share for share in shares if share[0] not in "<>"] == [
        one for one, share in zip(told, shares, strict=True) if share[0] not in "<>"
    ]


@pytest.mark.parametrize("kind", TABLES)
def test_the_total_is_the_sum_of_its_rows_and_the_note_names_the_method(kind):
    made = sa.table(TABLES[kind]())
    for column in (each.key for each in made.columns if each.key.endswith("_eur")):
        assert sum(row[column] for row in made.rows) == made.total[column]
    assert "largest remainder" in made.notes[-1]
    assert "commission-2025-09-09" in made.source or "European Commission" in made.source


def test_an_outcome_says_what_it_is_in_law_and_whom_a_bound_holds():
    made = sa.table(outcome(floors={"POL": "99%"}))
    assert "Counterfactual: SAFE lends to Member States only." == made.notes[0]
    assert any("Poland" in note for note in made.notes)


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_the_label_stands_in_every_row_of_the_file_and_on_the_sheet_of_figures(lang):
    made = sa.table(outcome(inferred=True), lang=lang)
    assert {("counterfactual, an inference", "hypothetical")} == {(row["label"], row["status"]) for row in read(made)}
    sheet = load_workbook(io.BytesIO(made.xlsx())).worksheets[0]
    place = [each.key for each in made.columns].index("label")
    told = {row[place] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert {made.notes[0].removesuffix(".").lower()} == {each.lower() for each in told}


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_of_the_csv_has_its_unit_and_meaning(kind):
    made = sa.table(TABLES[kind]())
    told = {row["column"]: row for row in csv.DictReader(io.StringIO(made.dictionary()))}
    assert list(told) == made.csv().splitlines()[0].split(",")
    assert all(row["meaning"] and (row["unit"] or meanings()[name].form == "text") for name, row in told.items())


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_a_text_cannot_become_a_formula(start):
    made = sa.table(sa.run(allocation([5, 4, 3]), sa.Scenario("mine", reference="x", entrants={"TUR": 1})))
    made = made.__class__(**{**vars(made), "rows": ({**made.rows[0], "name": start},)})
    assert f"'{start}".replace("\r", " ") == read(made)[0]["name"]
    cell = load_workbook(io.BytesIO(made.xlsx())).worksheets[0]["B2"]
    assert ("s", True) == (cell.data_type, cell.quotePrefix)


@pytest.mark.parametrize("sign", "=+-@\t\r")
def test_no_text_is_taken_for_a_formula_by_its_first_sign(sign):
    assert f"'{sign}1+1" == harmless(f"{sign}1+1")
    assert f"1{sign}1" == harmless(f"1{sign}1")


def test_numbers_stay_numbers_in_csv_and_workbook():
    made = sa.table(outcome())
    assert -2915606720 == int(read(made)[0]["change_eur"])
    sheet, notes = load_workbook(io.BytesIO(made.xlsx())).worksheets
    keys = [each.key for each in made.columns]
    euro, share = (sheet.cell(2, keys.index(key) + 1) for key in ("change_eur", "after_share"))
    assert (-2915606720, "+#,##0;-#,##0;0") == (euro.value, euro.number_format)
    assert (0.272, '[=0]0.0%;[<0.001]"<0.1%";0.0%') == (share.value, share.number_format)
    assert [made.title, made.subtitle, *made.notes, made.source] == [row[0].value for row in notes.iter_rows()]


def test_a_workbook_has_no_moment_and_no_name_in_it():
    book = sa.table(sa.load()).xlsx()
    with ZipFile(io.BytesIO(book)) as parts:
        assert {(1980, 1, 1, 0, 0, 0)} == {info.date_time for info in parts.infolist()}
        text = b"".join(parts.read(name) for name in parts.namelist())
    assert not re.search(rb"dcterms:(created|modified)", text)


def test_the_same_table_is_the_same_to_the_byte():
    first, second = (sa.table(outcome()) for _ in range(2))
    assert (first.html(), first.xlsx(), first.csv()) == (second.html(), second.xlsx(), second.csv())


def test_html_escapes_names_and_loads_nothing():
    hostile = sa.Scenario("mine", reference="<script>alert(1)</script> $x$", entrants={"TUR": "€10 billion"})
    text = sa.table(sa.run(sa.load(), hostile)).html()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; $x$" in text
    assert not re.search(r"<script|https?://|@import|src=", text)


@pytest.mark.parametrize("module", ["great_tables", "openpyxl"])
def test_a_missing_extra_is_one_sentence_that_says_what_to_install(module, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    made = sa.table(sa.load())
    with pytest.raises(NotWritten, match=rf'{module}, which .* is missing\. Run python -m pip install -e "\.\[kit\]"'):
        (made.html if module == "great_tables" else made.xlsx)()
    assert made.csv()


def test_a_table_is_saved_by_its_suffix_with_its_dictionary(tmp_path):
    made = sa.table(sa.load())
    assert ["a b.csv", "a b.columns.csv"] == [path.name for path in made.save(tmp_path / "a b.csv")]
    assert (tmp_path / "a b.csv").read_text("utf-8") == made.csv()
    for suffix in ("html", "xlsx"):
        assert [tmp_path / f"t.{suffix}"] == made.save(tmp_path / f"t.{suffix}")
    with pytest.raises(NotWritten, match=r"'t\.docx' ends in '\.docx'.*\.html, \.xlsx, \.csv"):
        made.save("t.docx")


@pytest.mark.parametrize("lang", sorted(languages()))
def test_a_table_speaks_every_language(lang):
    made = sa.table(outcome(), lang=lang)
    assert sa.title(outcome(), lang=lang) == made.title
    assert ("27.2" if lang == "en" else "27,2") == shown("share", made.rows[0]["after_share"], lang)
    assert len(made.columns) == len({each.heading for each in made.columns})


def test_a_table_with_one_row_with_ties_and_of_zeros_is_a_table():
    assert [1.0] == [row["share"] for row in sa.table(allocation([7])).rows]
    assert ["AUT", "BEL"] == [row["country"] for row in sa.table(allocation([7, 7])).rows]
    assert [0.0, 0.0] == [row["share"] for row in sa.table(allocation([0, 0])).rows]


def test_other_tables_and_languages_are_refused():
    with pytest.raises(WrongTable):
        sa.table(sa.load()[["country"]])
    with pytest.raises(UnknownName, match="No language is called 'xx'"):
        sa.table(sa.load(), lang="xx")
