"""The files of data/ are plain, described for other tools, and every figure names a source that exists."""

import csv
import io
import re
import shutil
from pathlib import Path
from runpy import run_path

import pytest
from frictionless import system, validate

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
CSVS = sorted(DATA.rglob("*.csv"), key=str)
REFERENCE = {path.stem: path for path in CSVS if path.parent.name == "reference"}


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(REFERENCE[name].read_text(encoding="utf-8"))))


def _faults(folder: Path) -> list[str]:
    with system.use_context(trusted=True):  # trusted: the copies lie outside the working folder
        report = validate(str(folder / "datapackage.json"))
    return sorted(
        {error.type for task in report.tasks for error in task.errors} | {each.type for each in report.errors}
    )


def _relative(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_the_description_of_the_data_is_current():
    made = run_path(str(ROOT / ".ci" / "datapackage.py"))["text"]()
    assert made == (DATA / "datapackage.json").read_text(encoding="utf-8"), "run: python .ci/datapackage.py"


def test_the_data_keep_what_their_description_says():
    assert [] == _faults(DATA)


@pytest.mark.parametrize(
    ("file", "found", "instead", "fault"),
    [
        ("reference/indicators.csv", "AUT,defence", "AUX,defence", "foreign-key"),
        ("reference/indicators.csv", "eurostat-gdp-2026", "eurostat-gdp-2027", "foreign-key"),
        ("reference/indicators.csv", "percent of GDP", "percent of gdp", "constraint-error"),
        ("reference/aliases.csv", "Turkey,TUR", "Turkey,TRK", "foreign-key"),
        ("reference/countries.csv", "TUR,TR,TR", "TUR,GR,TR", "unique-error"),
        ("reference/prefinancing.csv", "656011512075", "6560115120.75", "type-error"),
        ("reference/timeline.csv", "2026-03-12", "12.03.2026", "type-error"),
        ("sources/commission-2025-09-09/figures.csv", "43734100805", "43734100806", "hash-count"),
    ],
)
def test_a_broken_table_is_seen(copy, file, found, instead, fault):
    path = copy / file
    path.write_text(path.read_text(encoding="utf-8").replace(found, instead, 1), encoding="utf-8", newline="\n")
    assert fault in _faults(copy)


def test_every_table_is_described_once():
    made = run_path(str(ROOT / ".ci" / "datapackage.py"))
    described = re.findall(r'"path": "((?:reference|sources)/[^"]+\.csv)"', made["text"]())
    assert [_relative(path) for path in CSVS] == sorted(described)


@pytest.mark.parametrize("path", CSVS, ids=_relative)
def test_a_table_is_plain_utf8_with_line_feeds(path):
    content = path.read_bytes()
    assert (False, False, True) == (content.startswith(b"\xef\xbb\xbf"), b"\r" in content, content.endswith(b"\n"))
    assert content.decode("utf-8")


@pytest.mark.parametrize("path", CSVS, ids=_relative)
def test_no_row_is_ragged_and_no_cell_has_spaces_around_it(path):
    heading, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
    assert {len(heading)} == {len(row) for row in rows}
    assert [] == [cell for row in rows for cell in row if cell != cell.strip()]


@pytest.mark.parametrize("name", [name for name in REFERENCE if "source_id" in _rows(name)[0]])
def test_every_source_a_row_names_exists(name):
    known = {row["id"] for row in _rows("indicator_sources")}
    known |= {path.parent.name for path in DATA.glob("sources/*/source.toml")}
    assert known >= {row["source_id"] for row in _rows(name)}


def test_every_indicator_source_is_used_and_none_shares_its_id_with_a_folder():
    known = {row["id"] for row in _rows("indicator_sources")}
    used = {row["source_id"] for name in REFERENCE for row in _rows(name) if "source_id" in row}
    folders = {path.parent.name for path in DATA.glob("sources/*/source.toml")}
    assert (set(), set()) == (known - used, known & folders)


def test_an_indicator_keeps_its_unit_and_a_year_its_source():
    rows = _rows("indicators") + _rows("eu_indicators")
    units = {(row["indicator"], row["unit"]) for row in rows}
    sources = {(row["indicator"], row["year"], row["source_id"]) for row in rows}
    assert len({name for name, _ in units}) == len(units)
    assert len({(name, year) for name, year, _ in sources}) == len(sources)


@pytest.mark.parametrize("name", sorted({*REFERENCE} - {"aliases", "rules", "timeline"}))
def test_rows_are_in_order_so_that_a_change_is_one_line(name):
    rows = [line.split(",") for line in REFERENCE[name].read_text(encoding="utf-8").splitlines()[1:]]
    assert sorted(rows) == rows


def test_frictionless_is_a_tool_of_the_developers_only():
    assert not any("frictionless" in path.read_text(encoding="utf-8") for path in (ROOT / "safe_alloc").rglob("*.py"))
