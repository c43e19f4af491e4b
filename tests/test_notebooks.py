"""The notebooks tell and the library computes; what a text cell says is what the cells above it show."""

import ast
import importlib.util
import re
import sys
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from safe_alloc.cli import main
from safe_alloc.cli import notebook as cli

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
    assert [] == [text for text in texts if re.search(r"\.(toml|csv|txt|json|png|pdf|svg|xlsx)$|^[/~]|^\.+/", text)]


@pytest.mark.parametrize("cell", CODE)
def test_a_cell_shows_no_error_and_no_warning(cell):
    assert [] == [each for each in cell.outputs if each.output_type == "error" or each.get("name") == "stderr"]


def tables(cell):
    """Return each table that a cell shows, as its rows, these as their cells."""
    html = "".join(output.get("data", {}).get("text/html", "") for output in cell.outputs)
    rows = [re.findall("<tr.*?</tr>", each, re.DOTALL) for each in re.findall("<table.*?</table>", html, re.DOTALL)]
    return [[re.findall("<t[hd].*?>(.*?)</t[hd]>", row) for row in each] for each in rows]


@pytest.mark.parametrize("cell", CODE)
def test_no_table_shows_a_bare_number_or_the_name_of_nothing(cell):
    cells = [text for table in tables(cell) for row in table for text in row]
    assert [] == [text for text in cells if re.fullmatch(r"-?\d{4,}(\.\d+)?|&lt;NA&gt;|NaN|nan|None", text)]


@pytest.mark.parametrize("cell", CODE)
def test_every_column_of_large_numbers_has_its_unit(cell):
    columns = [column for table in tables(cell) for column in zip(*(row for row in table if row[1:]), strict=False)]
    large = [column[0] for column in columns if any(re.fullmatch(r"-?\d+(,\d{3})+", text) for text in column)]
    assert [] == [heading for heading in large if not heading.endswith(")")]


@pytest.mark.parametrize("cell", [each for each in CODE if "sa.charts." in each.values[0].source])
def test_a_chart_is_shown_and_told_in_words(cell):
    assert ["image/png"] == [kind for output in cell.outputs for kind in output.data if kind != "text/plain"]
    assert all(words(output) for output in cell.outputs)


@EVERY
def test_a_notebook_holds_nothing_that_differs_between_two_runs(name):
    ours = runner()
    path = ROOT / "notebooks" / f"{name}.ipynb"
    assert ours.as_text(cli.normalised(NOTEBOOKS[name], name)) == path.read_text("utf-8")


@EVERY
def test_a_notebook_is_small_enough_to_be_shown(name):
    assert (ROOT / "notebooks" / f"{name}.ipynb").stat().st_size < runner().LARGEST


OTHERS = {
    "01-the-allocation": ["source=council-2026-02-11", "as_of=2026-04-10"],
    "02-what-the-press-wrote": ["text=Italy gets €14.9 billion, Denmark €467 million."],
    "03-adding-turkiye": ["entrant=GBR", "amount=€6 billion"],
    "04-how-much-does-it-matter": ["entrant=NOR", "amount=€4 billion", "draws=2000"],
    "05-who-decides": ["against=Hungary", "ally=Italy", "entrant=UKR"],
    "06-your-own-scenario": ["entrant=CAN", "amount=€12 billion", "spared=FIN,EST"],
}


@pytest.fixture(scope="module")
def rerun():
    """Return what runs a notebook with the other numbers, once."""
    made = {}

    def run(name):
        if name not in made:
            path = cli.found(name)
            made[name] = cli.run(path, cli.values(path, OTHERS[name]))
        return made[name]

    return run


@EVERY
def test_with_other_numbers_no_sentence_reads_a_number_that_is_not_shown(name, rerun):
    cells = rerun(name).cells
    told = {cell.id: unfounded(cell.source, shown(cells[:at])) for at, cell in enumerate(cells) if prose(cell)}
    assert {} == {where: found for where, found in told.items() if found and not where.endswith("-02")}  # the note


@EVERY
def test_with_other_numbers_no_reading_is_kept_and_the_note_says_so(name, rerun):
    every = [cell.source for cell in NOTEBOOKS[name].cells if "reading" in cell.metadata.get("tags", [])]
    note = rerun(name).cells[1].source
    assert f"{len(every)} text cells are left out" in note
    assert [each.partition("=")[0] for each in OTHERS[name]] == re.findall(r"`(\w+) = ", note)
    assert set() == set(every) & {cell.source for cell in rerun(name).cells}


@EVERY
def test_a_reading_holds_no_heading(name):
    readings = [cell for cell in NOTEBOOKS[name].cells if "reading" in cell.metadata.get("tags", [])]
    assert [] == [cell.id for cell in readings if re.search("(?m)^#", cell.source)]


@EVERY
def test_there_is_one_cell_of_parameters(name):
    tagged = [cell for cell in NOTEBOOKS[name].cells if "parameters" in cell.metadata.get("tags", [])]
    assert 1 == len(tagged)
    named = re.findall(r"(?m)^(\w+) = ", tagged[0].source)
    assert named == list(cli.parameters(ROOT / "notebooks" / f"{name}.ipynb"))


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["7"], ["'7'", "Notebooks: 01-the-allocation"]),
        (["03", "--set", "entrants=GBR"], ["did you mean 'entrant'?", "Parameters: entrant, amount"]),
        (["03", "--set", "amount"], ["no value", "amount=VALUE"]),
        (["03", "--set", "amount=€1 billion", "--set", "amount=€2 billion"], ["amount more than once"]),
        (["04", "--set", "draws=many"], ["whole number", "'many'"]),
        (["03", "--set", "entrant=Turkye"], ["'Turkye'", "did you mean 'Türkiye (TUR)'?"]),
        (["05", "--set", "against=Hungry,Greece"], ["'Hungry'", "did you mean 'Hungary (HUN)'?"]),
    ],
)
def test_a_wrong_parameter_is_refused_before_anything_runs(argv, words, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(cli, "run", lambda *_: pytest.fail("it ran"))
    assert 2 == main(["notebook", *argv, "--out", str(tmp_path / "out")])
    told = capsys.readouterr()
    assert "" == told.out
    assert [] == [word for word in words if word not in told.err]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("written", ["HUN", "hungary", "Hungary", " the Republic of Poland "])
@pytest.mark.parametrize(("number", "name"), [("03", "entrant"), ("04", "entrant"), ("05", "ally"), ("06", "entrant")])
def test_a_country_is_a_parameter_by_its_name_as_by_its_code(number, name, written):
    code = "POL" if "Poland" in written else "HUN"
    assert {name: code} == cli.values(cli.found(number), [f"{name}={written}"])


@pytest.mark.parametrize(("number", "name"), [("05", "against"), ("06", "spared")])
def test_countries_are_parameters_by_their_names_as_by_their_codes(number, name):
    assert {name: ["HUN", "GRC", "POL"]} == cli.values(cli.found(number), [f"{name}=Hungary, EL,POL"])


def test_what_names_no_country_is_taken_as_it_is_written():
    given = ["source=Greece", "as_of=POL"]
    assert {"source": "Greece", "as_of": "POL"} == cli.values(cli.found("01"), given)


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["03", "--set", "entrant=FRA"], "Scenario 'fixed-pot', entrants.FRA: France is in the table already"),
        (["03", "--set", "amount=5"], "'5' has two readings: €5 or a sum whose magnitude is left out"),
        (["05", "--set", "against=Norway"], "names Norway, which has no vote in the Council"),
        (["01", "--set", "source=liga-2025-09"], "did you mean 'liga-2025-09-09'"),
        (["06", "--set", "entrant=Norway"], "entrant and partner are both NOR. Choose two countries."),
        (["06", "--set", "spared=GRC"], "floors.GRC: GRC is exempt"),
    ],
)
def test_what_the_library_refuses_inside_a_notebook_is_said_in_its_own_words(argv, words, capsys, tmp_path):
    assert 2 == main(["notebook", *argv, "--out", str(tmp_path / "out")])
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "text", ["Poland gets $51.2 billion.", "Romania was promised €16,680 billion.", "Nobody pays."]
)
def test_a_text_of_ones_own_is_read_whatever_it_says(text, capsys, tmp_path):
    assert 0 == main(["notebook", "02", "--set", f"text={text}", "--out", str(tmp_path / "out")]), capsys.readouterr()
    page = (tmp_path / "out" / "02-what-the-press-wrote.html").read_text("utf-8")
    assert "No sum of the text is an amount in euro." in page


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "papermill", None)
    assert 2 == main(["notebook", "03"])
    told = capsys.readouterr().err
    assert told.startswith("safe-alloc: papermill, which runs a notebook, is missing. Run ")
    assert 'python -m pip install -e ".[notebooks]" in the folder of the project.\n' in told


def test_a_run_is_kept_as_notebook_page_and_pictures_and_comes_out_the_same(rerun, monkeypatch, capsys, tmp_path):
    made = rerun("06-your-own-scenario")
    monkeypatch.setattr(cli, "run", lambda *_: made)
    kept = []
    for folder in ("one", "two"):
        assert 0 == main(["notebook", "06", "--out", str(tmp_path / folder)])
        listed = [Path(line).name for line in capsys.readouterr().out.splitlines()]
        kept.append({name: (tmp_path / folder / name).read_bytes() for name in listed})
    assert kept[0] == kept[1]
    endings = [name.partition(".")[2] for name in kept[0]]
    assert {"ipynb", "html", "png", "alt.txt"} == set(endings)
    assert "€12 billion" in kept[0]["06-your-own-scenario.html"].decode()


@EVERY
def test_a_page_asks_nothing_of_the_network(name):
    page = (ROOT / "docs" / "notebooks" / f"{name}.html").read_text("utf-8")
    asking = r"(?:src|srcset|action|data)\s*=\s*[\"'](?!data:)|<(?:script|link|iframe)\b|@import|url\((?!data:)"
    assert [] == re.findall(asking, page)
    assert [] == [link for link in re.findall(r"href=\"([^\"]+)", page) if not link.startswith("#")]
    assert len(page.encode()) < runner().LARGEST
