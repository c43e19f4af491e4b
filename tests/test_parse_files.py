"""Whatever holds the figures: a page, a workbook, Markdown, another encoding; read exactly, or refused in words."""

import io
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

import safe_alloc as sa
from safe_alloc.errors import AmbiguousText, UnreadableFile, WrongTable
from safe_alloc.reading.parse import explain

M = 10**6
HEAD = ["Country", "Amount (EUR)"]


def _pairs(given: str | Path) -> dict[str, int]:
    reading = explain(given, strict=True)
    assert all(each.as_written == reading.text[each.start : each.end] for each in reading.claims)
    assert [] == [doubt.settle for doubt in reading.doubts]
    return {claim.country: claim.low for claim in reading.claims}


def _refusal(given: str | Path, **options: str) -> str:
    with pytest.raises((WrongTable, AmbiguousText, UnreadableFile)) as caught:
        sa.parse(given, **options)
    return str(caught.value)


# Pages

PAGE = """<!DOCTYPE html><!-- saved --><html><head><title>Malta: €1 billion</title><style>p {{}}</style></head><body>
<nav>Greece €9 billion</nav><script>var s = "Cyprus €8 billion";</script>{body}<footer>Finland €7 billion</footer>
</body></html>"""
BODIES = {
    "<p>Poland: &euro;43.7&nbsp;billion</p>": {"POL": 43_700 * M},
    "<main><p>Poland: €5 billion</p></main><p>Spain: €6 billion</p>": {"POL": 5_000 * M},
    "<article><p>Poland: €5 billion</p><aside>Spain: €6 billion</aside></article>": {"POL": 5_000 * M},
    "<form id='all'><p>Poland: €5 billion</p></form>": {"POL": 5_000 * M},
    "<ul><li>Poland: €5 billion<li>Spain: €6 billion</ul>": {"POL": 5_000 * M, "ESP": 6_000 * M},
    "<p>Poland: <b>€43</b><b>.7</b> billion<sup>2</sup></p>": {"POL": 43_700 * M},
    "<p hidden>Spain: €6 billion</p><div style='display: none'>Malta €1 billion<div>x</div></div>Poland: €5 billion": {
        "POL": 5_000 * M
    },
    "<table><tr><th>Country<th>Loan (bn EUR)<tr><td>Poland<sup>1</sup><td>43.7<tr><td>Total<td>43.7</table>": {
        "POL": 43_700 * M
    },
    "<table><tr><td colspan='2'>Loans<tr><td>Land<td>Betrag (Mio. EUR)<tr><td><p>POL</p><td><p>5,5</p></table>": {
        "POL": 5_500_000
    },
    "<table><tr><td>Poland<td>€5 billion<tr><td>Spain<td>€6 billion</table>": {"POL": 5_000 * M, "ESP": 6_000 * M},
    "<table><tr><td><table><tr><td>Country<td>Amount (€bn)<tr><td>POL<td>5</table><p>Spain: €6 billion</table>": {
        "POL": 5_000 * M,
        "ESP": 6_000 * M,
    },
    "<p><a href='https://a.eu/spain-6-billion-euro'>Poland</a>: €5 billion</p>": {"POL": 5_000 * M},
}


@pytest.mark.parametrize("body", BODIES)
def test_the_main_text_of_a_page_is_read(body: str, tmp_path: Path):
    assert BODIES[body] == _pairs(PAGE.format(body=body))
    (tmp_path / "page.htm").write_text(f"<body>{body}</body>", encoding="utf-16")
    assert BODIES[body] == _pairs(tmp_path / "page.htm")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", ["no text in its body"]),
        ("<p>Poland: €5 billion</p><aside>", ["<aside>", "never closes"]),
        ("<p>Poland: €5 billion</p><![!", ["tags of the page end in", "paste its text"]),
        ("<table><tr><td>Country<td>Amount (€bn)<tr><td>POL<td>5<sup>2</sup></table>", ["'5²'"]),
        ("<table><tr><td>Country<td>Amount (€bn)<tr><td>POL<td>5<td>6</table>", ["Row 2", "3 cells under 2"]),
        (
            "<p>Poland: €6 billion</p><table><tr><td>Country<td>Loan (€bn)<tr><td>POL<td>5</table>",
            ["5,000,000,000", "POL"],
        ),
    ],
)
def test_a_page_that_is_not_clear_is_refused(body: str, words: list[str]):
    said = _refusal(PAGE.format(body=body).replace("<footer>Finland €7 billion</footer>", ""))
    assert [] == [word for word in words if word not in said]


# Markdown and what else formats a text

TEXTS = {
    "| Country | Amount (€bn) |\n|:--|--:|\n| **Poland** | 43.7 |\n| [Spain](https://a.eu/9) | 1 |\n| Italy | - |\n": {
        "POL": 43_700 * M,
        "ESP": 1_000 * M,
    },
    "Loans:\n\nCountry | Amount (€bn)\n--- | ---\nPoland | 5\n\nSpain: €6 billion": {
        "POL": 5_000 * M,
        "ESP": 6_000 * M,
    },
    "+---+---+\n| Country | Amount (€bn) |\n+===+===+\n| Poland | 5 |\n+---+---+\n": {"POL": 5_000 * M},
    "## Poland\n\n**Poland**: **€43.7** billion\n": {"POL": 43_700 * M},
    "[Poland](https://a.eu/spain-6-billion-euro/(2025)): €5 billion, see https://b.eu/italy-7-billion-euro.": {
        "POL": 5_000 * M
    },
    "Poland&nbsp;– &euro;5&#160;billion": {"POL": 5_000 * M},
    "Po\u00adland: \u200e€43\u200b.7 bil\u00adlion\u200f": {"POL": 43_700 * M},
    "Poland: €43\\.7 billion": {"POL": 43_700 * M},
    "Country\tAmount (€bn)\nPoland\u200e\t\u200f43.7\u200f": {"POL": 43_700 * M},
    "<b>Poland</b>: €5 billion": {"POL": 5_000 * M},
}


@pytest.mark.parametrize("text", TEXTS)
def test_what_formats_a_text_does_not_disturb(text: str):
    assert TEXTS[text] == _pairs(text) == _pairs(unicodedata.normalize("NFD", text))


def test_letters_in_two_pieces_are_the_same_in_a_table():
    text = "Ülke;Tutar (milyar avro)\nTürkiye;5\n한국;6".replace("한국", "Côte d’Ivoire")
    assert {"TUR", "CIV"} == set(_pairs(text)) == set(_pairs(unicodedata.normalize("NFD", text)))


# Workbooks


def _book(path: Path, *sheets: list[list[object]], look: str = "") -> Path:
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
        sheet["B2"].number_format = look or sheet["B2"].number_format
    book.save(path / "book.xlsx")
    return path / "book.xlsx"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ([HEAD, ["POL", 43_734_100_805], ["Total", 43_734_100_805.0]], {"POL": 43_734_100_805}),
        ([["Loans"], [], ["Land", "Betrag (Mio. EUR)"], ["POL", 43.734], ["Summe", 43.734]], {"POL": 43_734_000}),
        ([HEAD, ["POL", "43 734 100 805"], ["ITA", None], ["ESP", "-"]], {"POL": 43_734_100_805}),
        (
            [["Country", "Amount (bn EUR)"], ["POL", 43.73], ["DNK", 0.046796822]],
            {"POL": 43_730 * M, "DNK": 46_796_822},
        ),
    ],
)
def test_a_workbook_is_read_exactly(sheet: list[list[object]], expected: dict[str, int], tmp_path: Path):
    assert expected == _pairs(_book(tmp_path, [["Read me"]], sheet))


@pytest.mark.parametrize("look", ["#,##0.00", '#,##0 "€"', "#,##0\\ [$€-407]", "#,##0;[Red]-#,##0"])
def test_a_number_may_be_shown_with_its_euro_sign(look: str, tmp_path: Path):
    assert {"POL": 5} == _pairs(_book(tmp_path, [HEAD, ["POL", 5]], look=look))


@pytest.mark.parametrize("look", ["0.0%", "#,##0,,", '"$"#,##0', '0 "bn"', "yyyy"])
def test_a_number_that_is_shown_as_something_else_is_refused(look: str, tmp_path: Path):
    assert "'" in _refusal(_book(tmp_path, [HEAD, ["POL", 5]], look=look))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("=SUM(1,2)", ["Row 2", "'=SUM(1,2)'"]),
        ("#REF!", ["'#REF!'"]),
        (date(2025, 9, 9), ["2025-09-09"]),
        (True, ["'True'"]),
        (-5, ["'-5'", "negative"]),
        (5.5, ["'5.5'", "a fraction of a euro"]),
        ("16.680", ["decimals or for thousands"]),
    ],
)
def test_a_cell_that_is_no_amount_is_refused(value: object, words: list[str], tmp_path: Path):
    said = _refusal(_book(tmp_path, [HEAD, ["POL", value]]))
    assert [] == [word for word in words if word not in said]


def test_a_formula_with_its_value_is_read(tmp_path: Path):
    from zipfile import ZipFile

    path = _book(tmp_path, [HEAD, ["POL", "=2+3"]])
    with ZipFile(path) as old:
        files = {name: old.read(name) for name in old.namelist()}
    with ZipFile(path, "w") as new:
        for name, content in files.items():
            new.writestr(
                name,
                content.replace(b"<f>2+3</f><v />", b"<f>2+3</f><v>5</v>").replace(
                    b"<f>2+3</f><v></v>", b"<f>2+3</f><v>5</v>"
                ),
            )
    assert {"POL": 5} == _pairs(path)


def test_two_sheets_with_a_table_are_named(tmp_path: Path):
    assert "'Sheet 0', 'Sheet 1'" in _refusal(_book(tmp_path, [HEAD, ["POL", 5]], [HEAD, ["POL", 6]]))


def test_a_workbook_without_a_table_names_its_sheets(tmp_path: Path):
    assert "'Sheet 0'" in _refusal(_book(tmp_path, [["a", "b"]]))


def test_what_is_no_workbook_is_refused(tmp_path: Path):
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04 and no more")
    assert "no XLSX workbook" in _refusal(tmp_path / "book.xlsx")


def test_a_missing_reader_of_workbooks_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = _book(tmp_path, [HEAD, ["POL", 5]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert 'pip install -e ".[xlsx]"' in _refusal(path)


# Bytes


def test_a_text_that_is_the_name_of_a_file_is_refused_with_the_way_to_read_it(tmp_path: Path):
    (tmp_path / "note.txt").write_text("Poland: €5 billion", encoding="utf-8")
    assert "pass Path(" in _refusal(str(tmp_path / "note.txt"))


def test_an_encoding_for_a_text_is_refused():
    assert "decoded already" in _refusal("Poland: €5 billion", encoding="cp1252")


@pytest.mark.parametrize("name", ["table.csv", "table.tsv", "table.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_in_any_unicode(name: str, encoding: str, tmp_path: Path):
    (tmp_path / name).write_text("Země\tČástka (mil. €)\nČesko\t5,5\n".replace("Česko", "CZE"), encoding=encoding)
    assert {"CZE": 5_500_000} == _pairs(tmp_path / name)


@pytest.mark.parametrize(
    "content", ["Poland: €5 billion", "<html><body>Poland: €5 billion", "country,amount_eur\nPOL,5"]
)
def test_standard_input_follows_the_same_rules(content: str, monkeypatch: pytest.MonkeyPatch):
    for encoding in ("utf-8", "utf-16"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode(encoding))))
        assert {"POL"} == set(_pairs(Path("-")))


def test_a_workbook_may_come_by_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    content = _book(tmp_path, [HEAD, ["POL", 5]]).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert {"POL": 5} == _pairs(Path("-"))


def test_lenient_reads_on_where_strict_refuses():
    reading = explain(
        "<html><body><p>Spain: €6 billion</p><table><tr><td>Country<td>Loan (€bn)<tr><td>POL<td>x</table>"
    )
    assert ["ESP"] == [claim.country for claim in reading.claims]
    assert ["POL, x"] == [doubt.found for doubt in reading.doubts]
