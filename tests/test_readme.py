"""What the README shows is true: its commands exist, its transcripts come out, its script runs as it stands."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import safe_alloc as sa
from safe_alloc.cli.verbs import VERBS
from safe_alloc.reading.datasets import DEFAULT_SOURCE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(language):
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", README)


def steps():
    """Return each command of the shell transcript with the output it shows."""
    return [tuple(step.split("\n", 1)) for step in re.split(r"(?m)^\$ ", blocks("console")[0])[1:]]


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
    assert {written.name, "who-pays.png", "who-pays.pdf", "who-pays.svg"} == kept


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


def test_a_line_holds_one_sentence():
    prose = re.sub(r"(?ms)^```.*?^```$", "", README)
    assert [] == [line for line in prose.splitlines() if re.search(r"[a-z)`][.?!] [A-Z]", line)]


def test_the_table_of_sources_counts_right():
    februaries = [sa.load("council-2026-02-11"), sa.load("council-2026-02-17")]
    assert 16 == sum(map(len, februaries))
    assert 3 == sum((table["step_eur"] > 1).sum() for table in februaries)
    assert ["CZE", "FRA"] == sorted(sa.load("council-2026-04-10")["country"])
