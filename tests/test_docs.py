"""The pages in docs/ are true: examples come out, tables are what is printed, links lead somewhere."""

import doctest
import importlib.util
import inspect
import json
import re
import shlex
import sys
from pathlib import Path

import pytest

import safe_alloc as sa
from safe_alloc.asking.council import RULES
from safe_alloc.cli import VERBS, main, verb
from safe_alloc.reading.reconcile import VERDICTS

ROOT = Path(__file__).parents[1]


def made_by(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


readme = made_by(ROOT / "tests" / "test_readme.py")
reference = made_by(ROOT / ".ci" / "reference.py")
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
EVERY = pytest.mark.parametrize("page", [*PAGES, "README.md", "CONTRIBUTING.md"])
COOKBOOK, FORMATS = PAGES["docs/cookbook.md"], PAGES["docs/formats.md"]


def text(page):
    return PAGES.get(page) or (ROOT / page).read_text("utf-8")


def headings(page):
    """Return what a code host calls each heading of a page."""
    found = {}
    bare = re.sub(r"(?ms)^```.*?^```$", "", page)
    for title in re.findall(r"(?m)^#+ (.+)$", bare):
        name = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        found[name] = found.get(name, -1) + 1
    return {name if not at else f"{name}-{at}" for name, most in found.items() for at in range(most + 1)}


@EVERY
def test_every_link_and_anchor_leads_somewhere(page):
    bare = re.sub(r"(?ms)^```.*?^```$|`[^`\n]*`", "", text(page))
    lost = []
    for target, anchor in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", bare):
        if "://" in target:
            continue
        path = (ROOT / page).parent / target if target else ROOT / page
        chart = re.fullmatch(r"reports/[\w-]+/[\w-]+\.png", target)  # made by the program, and compared elsewhere
        if not path.exists() and not chart:
            lost.append(target)
        elif anchor and anchor not in headings(path.read_text("utf-8")):
            lost.append(f"{target}#{anchor}")
    assert [] == lost


@EVERY
def test_a_line_holds_one_sentence(page):
    prose = re.sub(r"(?ms)^```.*?^```$", "", text(page))
    lines = [line for line in prose.splitlines() if not line.startswith("|") and "](" not in line]
    assert [] == [line for line in lines if re.search(r"[a-z)`][.?!] [A-Z]", line)] or page == "docs/reference.md"


def test_every_page_is_named_by_the_index():
    index = PAGES["docs/README.md"]
    assert [] == [name for name in PAGES if name != "docs/README.md" and f"({Path(name).name})" not in index]


def test_the_cookbook_asks_at_least_fifteen_questions():
    asked = re.findall(r"(?m)^## (.+)$", COOKBOOK)
    assert 15 <= len(asked)
    assert [] == [title for title in asked if not title.endswith("?")]


@pytest.mark.parametrize("page", ["docs/cookbook.md", "docs/press.md", "docs/what-if.md"])
def test_the_examples_of_a_page_come_out_in_python(page):
    blocks = "\n".join(readme.blocks("pycon", PAGES[page]))
    told = []
    runner = doctest.DocTestRunner(optionflags=readme.FLAGS)
    result = runner.run(doctest.DocTestParser().get_doctest(blocks, {}, page, None, 0), out=told.append)
    assert (0, "") == (result.failed, "".join(told))
    assert result.attempted > 5


TYPED = [step for page in ("docs/cookbook.md", "docs/press.md") for step in readme.steps(PAGES[page])]


@pytest.mark.parametrize(("command", "shown"), TYPED, ids=[command[:60] for command, _ in TYPED])
def test_the_examples_of_a_page_come_out_in_the_shell(command, shown, tmp_path):
    printed = readme.shell(command, tmp_path)
    assert doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS), printed


def test_the_reference_is_current():
    assert PAGES["docs/reference.md"] == reference.page()


def test_every_public_name_shows_an_example_that_stands_by_itself():
    silent, told = [], []
    for name, (_, thing) in reference.names().items():
        examples = doctest.DocTestParser().get_examples(inspect.getdoc(thing) or "")
        silent += [] if examples else [name]
        if examples and "import safe_alloc as sa" not in examples[0].source:
            told.append(name)
    assert ([], []) == (silent, told)


def test_the_methods_name_every_rule_verdict_and_article():
    methods = PAGES["docs/methods.md"]
    limits = set(sa.limits(sa.run(sa.load(), sa.Scenario("as-it-is")))["rule"])
    assert [] == [name for name in [*limits, *RULES] if f"`{name}`" not in methods]
    assert [] == [verdict for verdict in VERDICTS if verdict not in methods]
    rules = (ROOT / "data" / "reference" / "rules.csv").read_text("utf-8")
    assert set(re.findall(r"(?m)^largest_three_share,\d+,percent,(\d+)", rules)) <= set(re.findall(r"\b\d+\b", methods))


def test_the_glossary_is_in_order():
    words = re.findall(r"(?m)^\| ([^|]+?) \| (?!meaning|-)", PAGES["docs/glossary.md"])
    assert sorted(words, key=str.casefold) == words
    assert {"allocation", "envelope", "tranche", "pre-financing", "blocking minority"} <= set(words)


# Formats

TYPES = {"integer": int, "number": (int, float), "text": str, "list": list, "null": type(None), "boolean": bool}
SWEEP = ["turkiye-10bn-fixed", "--vary", "entrants.TUR.amount=€5 billion; €10 billion"]
CALLS = {
    "`show`": ["show"],
    "`parse`": ["parse", "article.txt"],
    "`reconcile`": ["reconcile", "anadolu-2025-09-10"],
    "`run`": ["run", "turkiye-10bn-fixed"],
    "`run`, of a participant or supplier": ["run", "turkiye-participant"],
    "`ledger`": ["ledger", "turkiye-10bn-fixed"],
    "`limits`": ["limits", "turkiye-10bn-fixed"],
    "`vote`": ["vote", "--against", "Greece,Cyprus"],
    "`vote`, of a scenario": ["vote", "--scenario", "turkiye-10bn-fixed", "--rule", "qualified"],
    "`solve`": ["solve", "turkiye-10bn-fixed", "--until", "rank:GRC"],
    "`sweep`": ["sweep", *SWEEP],
    "`sweep`, of a participant or supplier": ["sweep", "turkiye-participant", "--vary", "terms.spent=10%; 20%"],
    "`sweep`, with `--flips`": ["sweep", *SWEEP, "--flips"],
    "`compare`": ["compare", "turkiye-10bn-fixed", "turkiye-participant"],
    "`verify`": ["verify", "recorded"],
    "`check`": ["check"],
    "`sources`": ["sources"],
}


def documented():
    """Return for each call of the page its keys: of the object under "", of the rows of each list under its key."""
    rows = re.findall(r"(?m)^\| (.*?) ?\| (`\w+`)? ?\| ((?:`\w+` ?)+)\|$", FORMATS)
    made, call = {}, ""
    for named, key, keys in rows:
        call = named or call
        made.setdefault(call, {})[key.strip("`")] = re.findall(r"\w+", keys)
    return made


KEYS = {key: types.split(" or ") for key, types in re.findall(r"(?m)^\| `(\w+)` \| ([a-z ]+?) \| ", FORMATS)}


def test_every_verb_that_prints_json_is_documented():
    taking = [word for word in VERBS if "--format" in helped(word)]
    assert set(CALLS) == set(documented())
    assert set(taking) == {call[0] for call in CALLS.values()}


def helped(word):
    return verb(word).reader(word).format_help()


@pytest.mark.parametrize("call", CALLS)
def test_the_json_of_a_verb_is_what_the_page_says(call, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("Poland may borrow €43.7 billion, Italy at least €14 billion.", "utf-8")
    (tmp_path / "recorded").mkdir()
    (tmp_path / "recorded" / "record.json").write_text('{"files": {"gone.csv": "0"}}', "utf-8")
    main([*CALLS[call], "--format", "json"])
    answer = json.loads(capsys.readouterr().out)
    assert ("schema", 1) == next(iter(answer.items()))
    page = documented()[call]
    lists = {key: rows for key, rows in answer.items() if key in page}
    plain = {key: value for key, value in answer.items() if key not in ("schema", *page)}
    assert page.get("", []) == list(plain)
    assert {key for key in page if key} == set(lists)
    for key, rows in lists.items():
        assert rows
        assert {tuple(page[key])} == {tuple(row) for row in rows}
    values = [pair for row in [plain, *(row for rows in lists.values() for row in rows)] for pair in row.items()]
    assert [] == [(key, value) for key, value in values if not of_type(value, KEYS[key])]


def of_type(value, types):
    return any(isinstance(value, TYPES[each]) and (each == "boolean") == isinstance(value, bool) for each in types)


def test_every_key_that_is_printed_is_explained_once_and_no_other():
    used = {key for page in documented().values() for keys in page.values() for key in keys}
    assert used == set(KEYS)


# Notebooks


def test_the_page_on_notebooks_names_every_parameter():
    from safe_alloc.cli.notebook import found, parameters

    page = PAGES["docs/notebooks.md"]
    told = dict(re.findall(r"(?m)^\| \[([\w-]+)\]\(.*?\) \| .+? \| (.+?) \|$", page))
    assert {name: re.findall(r"\w+", keys) for name, keys in told.items()} == {
        path.stem: list(parameters(path)) for path in sorted(found("01").parent.glob("*.ipynb"))
    }


@pytest.mark.parametrize("line", re.findall(r"(?m)^safe-alloc notebook .+$", PAGES["docs/notebooks.md"]))
def test_a_call_on_the_page_of_notebooks_is_taken(line):
    from safe_alloc.cli.notebook import found, values

    words = shlex.split(line.replace("$(cat article.txt)", "Poland: €1 billion"))
    given = [words[at + 1] for at, word in enumerate(words) if word == "--set"]
    assert set(values(found(words[2]), given)) == {each.partition("=")[0] for each in given}
