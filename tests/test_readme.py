"""What the README shows is true: its commands exist, its transcripts come out, its script runs as it stands."""

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from babel import Locale

import safe_alloc as sa
from safe_alloc.cli import VERBS
from safe_alloc.reading.datasets import DEFAULT_SOURCE
from safe_alloc.reading.reconcile import VERDICTS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(language, page=README):
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", page)


def steps(page=README):
    """Return each command of the shell transcripts with the output it shows."""
    return [tuple(step.split("\n", 1)) for step in re.split(r"(?m)^\$ ", "".join(blocks("console", page)))[1:]]


def shell(command, folder):
    """Return what a command prints, on both channels, with the program under test first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = os.environ | {"PATH": path, "COLUMNS": "80"}
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=folder, encoding="utf-8", env=settings)
    return done.stdout + done.stderr


def test_the_first_commands_are_the_two_that_matter():
    assert ["make report", "make test"] == re.findall(r"(?m)^make \w+", blocks("sh")[0])


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:^|`)make (\w+)", README, re.MULTILINE))))
def test_every_make_target_exists(target):
    assert re.search(rf"(?m)^{target}:", MAKEFILE)


@pytest.mark.parametrize("verb", sorted(set(re.findall(r"safe-alloc ([a-z]+)", README))))
def test_every_verb_exists(verb):
    assert verb in VERBS


def test_every_verb_is_named():
    assert [] == [verb for verb in VERBS if f"`{verb}`" not in README]


def test_the_plain_commands_are_those_of_the_makefile():
    plain = blocks("sh")[1]
    for words in (
        "-m venv .venv",
        "--require-hashes -r requirements.lock",
        "--no-deps --no-build-isolation --editable .",
    ):
        assert words in plain
        assert words in MAKEFILE


def test_the_python_transcript_comes_out():
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks("pycon")), {}, "README.md", None, 0)
    told = []
    result = doctest.DocTestRunner(optionflags=FLAGS).run(examples, out=told.append)
    assert (0, "") == (result.failed, "".join(told))
    assert result.attempted > 5


@pytest.mark.parametrize(("command", "shown"), steps(), ids=[command for command, _ in steps()])
def test_the_shell_transcript_comes_out(command, shown, tmp_path):
    printed = shell(command, tmp_path)
    assert doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS), printed


@pytest.fixture
def written(tmp_path):
    """Save the scenario of the README under the name the README gives it."""
    name = re.search(r"Save this as `(.+?)`", README)[1]
    (tmp_path / name).write_text(blocks("toml")[0], "utf-8")
    return tmp_path / name


def test_the_script_has_ten_lines_and_runs_beside_its_scenario(written):
    script = blocks("python")[0]
    assert 10 >= len([line for line in script.splitlines() if line])
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, cwd=written.parent)
    assert (0, b"") == (done.returncode, done.stderr)
    assert "Türkiye could borrow up to €5bn" in done.stdout.decode("utf-8")
    kept = {path.name for path in written.parent.iterdir()}
    forms = ("png", "pdf", "svg", "csv", "alt.txt")
    assert {written.name, *(f"who-pays.{form}" for form in forms)} == kept


def test_the_scenario_spares_whom_it_says(written):
    after = sa.run(sa.load(), sa.Scenario.from_toml(written)).set_index("country")
    assert ["exempt", "exempt", "exempt", "floor"] == after.loc[["EST", "LVA", "LTU", "GRC"], "held_by"].tolist()


def test_the_shell_runs_the_same_scenario(written):
    assert "Türkiye borrows €5bn and the Baltic states keep theirs" in shell(
        f"safe-alloc run {written.name}", written.parent
    )


def test_every_link_leads_somewhere():
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    made = {f"reports/{DEFAULT_SOURCE}/{chart}.png" for chart in sa.charts.__all__}
    assert links
    assert [] == [link for link in links if link not in made and not (ROOT / link).exists()]


def test_three_charts_are_shown_with_the_words_that_are_theirs():
    shown = re.findall(r"(?m)^!\[(.*)\]\(reports/([^/]+)/(\w+)\.png\)$", README)
    assert 3 == len(shown)
    for words, name, chart in shown:
        frame = sa.load() if name == DEFAULT_SOURCE else sa.run(sa.load(), sa.scenario(name))
        assert sa.alt_text(frame, chart=chart) == words


def test_a_line_holds_one_sentence():
    prose = re.sub(r"(?ms)^```.*?^```$|^!\[[^\n]*$", "", README)  # what a picture shows is told on its one line
    assert [] == [line for line in prose.splitlines() if re.search(r"[a-z)`][.?!] [A-Z]", line)]


def test_the_languages_are_those_that_are_read():
    names = {**Locale("en").languages, "cnr": "Montenegrin", "nb": "Norwegian"}
    files = (ROOT / "safe_alloc" / "reading" / "parse" / "lexicon").glob("*.toml")
    read = sorted(names[file.stem] for file in files if file.stem != "common")
    said = re.search(r"(?m)^It reads (.+) and (\w+)\.$", README)
    assert read == [*said[1].split(", "), said[2]]


def test_the_verdicts_are_those_that_there_are():
    page = (ROOT / "docs" / "press.md").read_text("utf-8")
    assert list(VERDICTS) == re.findall(r"`(\w+)`", "".join(re.findall(r"(?m)^\| (`[^|]+)\| ", page)))


@pytest.fixture
def taught(tmp_path):
    """Follow the walk of CONTRIBUTING for a language in a copy of the checkout; return the copy."""
    for folder in ("safe_alloc", "data", ".ci"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "README.md", tmp_path)
    (words,) = blocks("toml", CONTRIBUTING)
    (tmp_path / "safe_alloc" / "reading" / "parse" / "lexicon" / "is.toml").write_text(words, "utf-8")
    subprocess.run([sys.executable, tmp_path / ".ci" / "lexicon.py"], check=True)
    return tmp_path


def read_by(checkout, text):
    """Return the sums a copy of the checkout finds in a text, by country."""
    script = "import json, sys, safe_alloc as sa; read = sa.explain(sys.argv[1]).claims"
    script += "; print(json.dumps({claim.country: claim.low for claim in read}))"
    command = [sys.executable, "-c", script, text]
    done = subprocess.run(command, capture_output=True, check=True, cwd=checkout, encoding="utf-8")
    return json.loads(done.stdout)


def test_the_language_of_the_worked_example_is_read(taught):
    (passage,) = json.loads(blocks("json", CONTRIBUTING)[0])
    assert {pair["iso3"]: pair["low"] for pair in passage["expected"]} == read_by(taught, passage["text"])
    assert {"POL": 43_700_000_000} == read_by(taught, "Land;Lán (í milljörðum evra)\nPOL;43,7\nsamtals;43,7\n")
    assert "Hungarian, Icelandic, Irish" in (taught / "README.md").read_text("utf-8")


def test_every_list_of_words_is_explained():
    files = (ROOT / "safe_alloc" / "reading" / "parse" / "lexicon").glob("*.toml")
    read = [tomllib.loads(file.read_text("utf-8")) for file in files]
    parts = ("qualifiers", "words", "roles", "headings")
    lists = {name for words in read for part in parts for name in words.get(part, {}) if name.islower()}
    assert lists == set(re.findall(r"`(\w+)`", "".join(re.findall(r"(?m)^\| (`\w[^|/]+)\| ", CONTRIBUTING))))


def test_the_table_of_sources_counts_right():
    februaries = [sa.load("council-2026-02-11"), sa.load("council-2026-02-17")]
    assert 16 == sum(map(len, februaries))
    assert 3 == sum((table["step_eur"] > 1).sum() for table in februaries)
    assert ["CZE", "FRA"] == sorted(sa.load("council-2026-04-10")["country"])
