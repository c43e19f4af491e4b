"""The notebooks tell and the library computes; what a text cell says is what the cells above it show."""

import ast
import importlib.util
import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NOTEBOOKS = {path.stem: nbformat.reads(path.read_text("utf-8"), as_version=4) for path in PATHS}
CODE = [
    pytest.param(cell, id=cell.id) for book in NOTEBOOKS.values() for cell in book.cells if cell.cell_type == "code"
]
EVERY = pytest.mark.parametrize("name", NOTEBOOKS)

IMPORTS = {"safe_alloc", "pandas", "IPython.display"}
WRITERS = {"open", "publish", "save", "savefig", "to_csv", "to_json", "to_excel", "to_html", "write", "write_text"}
COMPUTING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.BinOp, ast.For, ast.While)

WIDEST = 94  # signs; more than that is cut off on a screen of 1280 pixels

SCALES = {"billion": 10**9, "bn": 10**9, "million": 10**6, "m": 10**6, "thousand": 10**3, "%": 0.01}
DATE = re.compile(r"(?:\b\d{1,2} )?\b[A-Z][a-z]+ 20\d\d\b|\b20\d\d-\d\d-\d\d\b|\b20\d\d\b")
CODE_MARKS = re.compile(r"`[^`]*`")
SPOKEN = re.compile(r"(?<![\w.,])(\d+(?:,\d{3})*(?:\.\d+)?)\s?(billion|bn|million|m\b|thousand|%)?")
SHOWN = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?:e[+-]?\d+)?")


def runner():
    spec = importlib.util.spec_from_file_location("notebooks_runner", ROOT / ".ci" / "notebooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(cells):
    """Return what the cells hold and print, the words of pictures among it, as one text."""
    texts = [cell.source for cell in cells if cell.cell_type == "code"]
    for output in (output for cell in cells for output in cell.get("outputs", [])):
        texts += [printed(output), words(output)]
    return "\n".join(texts).replace("\\n", " ")


def printed(output):
    """Return an output as text, without the marks of HTML and without the numbers of its rows."""
    data = output.get("data", {"text/plain": output.get("text", "")})
    if "text/html" in data:
        return re.sub(r"<th>\d+</th>|<[^<>]*>", " ", data["text/html"])
    return data.get("text/markdown", data["text/plain"])


def words(output):
    """Return the description that a picture carries."""
    return output.get("metadata", {}).get("image/png", {}).get("alt", "")


def rules():
    """Return the numbers of the Regulation as print has them: 60%, 150000000000."""
    lines = (ROOT / "data" / "reference" / "rules.csv").read_text("utf-8").splitlines()
    rows = [line.split(",")[1:3] for line in lines if ",percent," in line or ",EUR," in line or ",years," in line]
    return " ".join(value + {"percent": "%"}.get(unit, "") for value, unit in rows)


def numbers(text):
    """Return every number of a printed text, with what it is worth if a magnitude or % follows."""
    found = [float(each.replace(",", "")) for each in SHOWN.findall(text)]
    spoken = [value(*each) for each in SPOKEN.findall(text)]
    return found + [worth for worth, _ in spoken]


def value(digits, unit):
    """Return what a written number is worth and how far its last digit can be off; a small count is exact."""
    scale, places = SCALES.get(unit, 1), len(digits.partition(".")[2])
    worth = float(digits.replace(",", "")) * scale
    return worth, 0.5 * 10**-places * scale * (1 + 1e-9) if places or unit or worth >= 1000 else 1e-9


def unfounded(prose, text):
    """Return each number of a text cell that neither the cells nor the Regulation show; dates are left aside."""
    known = numbers(f"{text} {rules()}")
    bare = DATE.sub(" ", CODE_MARKS.sub(" ", prose))
    return [
        f"{digits}{unit}"
        for digits, unit in SPOKEN.findall(bare)
        if not any(abs(each - value(digits, unit)[0]) <= value(digits, unit)[1] for each in known)
    ]


def test_the_notebooks_come_in_order():
    assert ["01", "02", "03", "04", "05", "06"] == [name[:2] for name in NOTEBOOKS]


@EVERY
def test_a_notebook_opens_with_the_question(name):
    opening = NOTEBOOKS[name].cells[0]
    assert "markdown" == opening.cell_type
    assert re.fullmatch(r"# .+\?", opening.source.splitlines()[0])


@EVERY
def test_a_notebook_ends_with_what_it_does_not_show(name):
    ending = NOTEBOOKS[name].cells[-1]
    assert "markdown" == ending.cell_type
    assert 1 == len(re.findall("(?m)^## What this does not show$", ending.source))


@EVERY
def test_what_a_cell_shows_is_read_aloud_by_the_next(name):
    cells = NOTEBOOKS[name].cells
    silent = [cell.id for cell, after in pairwise(cells) if cell.get("outputs") and not prose(after)]
    assert [] == silent


def prose(cell):
    return cell.cell_type == "markdown" and not cell.source.startswith("#")


@EVERY
def test_every_number_that_is_read_aloud_stands_in_an_output_above(name):
    cells = NOTEBOOKS[name].cells
    told = {cell.id: unfounded(cell.source, shown(cells[:at])) for at, cell in enumerate(cells) if at and prose(cell)}
    assert {} == {where: found for where, found in told.items() if found}


@EVERY
def test_the_opening_and_the_ending_say_no_number_the_notebook_does_not_show(name):
    cells = NOTEBOOKS[name].cells
    headed = [cell.source for cell in cells if cell.cell_type == "markdown" and cell.source.startswith("#")]
    assert [] == unfounded("\n".join(headed), shown(cells))


@pytest.mark.parametrize(
    ("prose", "output", "wrong"),
    [
        ("Poland may borrow €43.7 billion.", "POL  43734100805", []),
        ("Poland may borrow €43.8 billion.", "POL  43734100805", ["43.8billion"]),
        ("That is 29.2 % of it.", "0.291561", []),
        ("That is 29.1% of it.", "0.291561", ["29.1%"]),
        ("All 19 of them.", "19", []),
        ("All 18 of them.", "19", ["18"]),
        ("It gives up €2.9bn.", "POL  -2915606720", []),
        ("The sum is 1,400.", "1400", []),
        ("The index is 1,399.9.", "hhi  1399.924", []),
        ("On 9 September 2025, in 2024 and with `load(19)`.", "", []),
    ],
)
def test_a_number_is_heard_wrong_when_it_is_wrong(prose, output, wrong):
    assert wrong == unfounded(prose, output)


@pytest.mark.parametrize("cell", CODE)
def test_a_cell_is_short_and_narrow(cell):
    assert 1 <= len(cell.source.splitlines()) <= 5
    assert max(map(len, cell.source.splitlines())) <= WIDEST


@pytest.mark.parametrize("cell", CODE)
def test_a_cell_computes_nothing_itself(cell):
    assert [] == [ast.unparse(node) for node in ast.walk(ast.parse(cell.source)) if isinstance(node, COMPUTING)]


@pytest.mark.parametrize("cell", CODE)
def test_a_cell_imports_the_library_and_nothing_else(cell):
    steps = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    named = {step.module if isinstance(step, ast.ImportFrom) else step.names[0].name for step in steps}
    assert named <= IMPORTS


@pytest.mark.parametrize("cell", CODE)
def test_a_cell_opens_no_file_and_writes_none(cell):
    nodes = list(ast.walk(ast.parse(cell.source)))
    called = {getattr(node.func, "id", getattr(node.func, "attr", "")) for node in nodes if isinstance(node, ast.Call)}
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert set() == called & WRITERS
    assert [] == [text for text in texts if re.search(r"\.(toml|csv|txt|json|png|pdf|svg|xlsx)$|^[./~]", text)]


@pytest.mark.parametrize("cell", CODE)
def test_a_cell_shows_no_error_and_no_warning(cell):
    assert [] == [each for each in cell.outputs if each.output_type == "error" or each.get("name") == "stderr"]


@pytest.mark.parametrize("cell", [each for each in CODE if "sa.charts." in each.values[0].source])
def test_a_chart_is_shown_and_told_in_words(cell):
    assert ["image/png"] == [kind for output in cell.outputs for kind in output.data if kind != "text/plain"]
    assert all(words(output) for output in cell.outputs)


@EVERY
def test_a_notebook_holds_nothing_that_differs_between_two_runs(name):
    ours = runner()
    path = ROOT / "notebooks" / f"{name}.ipynb"
    assert ours.as_text(ours.normalised(NOTEBOOKS[name], name)) == path.read_text("utf-8")


@EVERY
def test_a_notebook_is_small_enough_to_be_shown(name):
    assert (ROOT / "notebooks" / f"{name}.ipynb").stat().st_size < runner().LARGEST
