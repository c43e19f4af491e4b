"""The program as a script meets it: its help, pipes that close, no terminal, narrow ones, and a C locale."""

import os
import re
import shlex
import subprocess
import sys

import pytest

from safe_alloc.cli import VERBS, main, verb

EVERY = pytest.mark.parametrize("word", VERBS)
EXAMPLES = [(word, example) for word in VERBS for example in verb(word).examples]
FOR_MINUTES = {"report", "verify", "notebook", "app"}
"""Verbs whose examples are read and not run here; tests of their own run them."""

SETTINGS = {key: value for key, value in os.environ.items() if key not in ("PYTHONIOENCODING", "PYTHONUTF8")}
C = SETTINGS | {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0"}


def script(command, **settings):
    """Return what a shell makes of a line, with no terminal anywhere and the program under test in it."""
    line = command.replace("safe-alloc ", f"{shlex.quote(sys.executable)} -m safe_alloc ")
    made = SETTINGS | {"COLUMNS": "80"} | settings
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], capture_output=True, env=made, stdin=subprocess.DEVNULL
    )


def printed(command, capsys, monkeypatch, columns="80"):
    """Return what a line prints in this process, with no terminal either."""
    monkeypatch.setenv("COLUMNS", columns)
    assert 0 == main(shlex.split(command)[1:])
    return capsys.readouterr().out


@EVERY
def test_the_help_of_a_verb_has_two_examples(word, capsys):
    examples = verb(word).examples
    assert (2, 0) == (len(examples), main([word, "--help"]))
    told = capsys.readouterr().out
    assert [] == [each for each in examples if f"\n  {each}\n" not in told]


@pytest.mark.parametrize(("word", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_an_example_is_a_call_the_verb_takes(word, example):
    words = shlex.split(example.rpartition("| ")[2])
    assert ["safe-alloc", word] == words[:2]
    assert verb(word).reader(word).parse_args(words[2:])


@pytest.mark.parametrize(
    "example", [example for word, example in EXAMPLES if word not in FOR_MINUTES and "|" not in example]
)
def test_an_example_runs(example, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "article.txt").write_text("Poland may borrow €43.7 billion.", "utf-8")
    if "new mine" not in example:
        (tmp_path / "mine.toml").write_text('name = "mine"\n[entrants.NOR]\namount = "€3 billion"\n', "utf-8")
    assert 0 == main(shlex.split(example)[1:])
    assert capsys.readouterr().out


@pytest.mark.parametrize("command", ["safe-alloc show", "safe-alloc compare turkiye-by-gdp turkiye-by-population"])
def test_a_pipe_that_closes_early_is_no_error(command):
    done = script(f"for each in 1 2; do {command}; done | head -1")
    assert (1, b"") == (done.stdout.count(b"\n"), done.stderr)


def test_without_a_terminal_nothing_is_coloured_and_no_bar_is_drawn():
    done = script('echo "Poland: €43.7 billion" | safe-alloc parse - --explain')
    assert (0, b"") == (done.returncode, done.stderr)
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize(("settings", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_a_terminal_that_wants_it(settings, coloured, tmp_path):
    (tmp_path / "article.txt").write_text("Poland: €43.7 billion", "utf-8")
    line = f"{shlex.quote(sys.executable)} -m safe_alloc parse {tmp_path / 'article.txt'} --explain"
    done = script(f"script -qec {shlex.quote(line)} /dev/null", **settings, TERM="xterm")
    assert coloured == (b"\x1b[" in done.stdout)
    assert b"Poland" in done.stdout


@pytest.mark.parametrize("command", ["safe-alloc show", "safe-alloc ledger turkiye-10bn-fixed"])
def test_a_narrow_terminal_breaks_sentences_and_cuts_no_number(command, capsys, monkeypatch):
    wide, narrow = (printed(command, capsys, monkeypatch, columns) for columns in ("120", "40"))
    assert {*wide.replace("-", "").split()} == {*narrow.replace("-", "").split()}
    assert [] == [line for line in narrow.splitlines() if len(line) > 40 and "https://" not in line]
    greece = [line.partition("Greece")[2] for line in narrow.splitlines() if "Greece " in line]
    assert re.search(r"(?m)Greece (.*)$", wide)[1].split() == " ".join(greece).split()


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_c_locale_prints_the_same_bytes(form, capsys, monkeypatch):
    command = f"safe-alloc run turkiye-10bn-fixed --format {form}"
    plain, done = printed(command, capsys, monkeypatch), script(command, **C)
    assert (0, b"", plain.encode()) == (done.returncode, done.stderr, done.stdout)
    assert "Türkiye" in done.stdout.decode("utf-8")


def test_a_c_locale_reads_and_refuses_in_whole_words():
    done = script('echo "Η Πολωνία μπορεί να δανειστεί 43,7 δισ. ευρώ." | safe-alloc parse - --format csv', **C)
    assert b"POL,43700000000" in done.stdout
    refused = script("safe-alloc run türkiye-10bn-fixd", **C)
    assert (2, b"") == (refused.returncode, refused.stdout)
    assert b"did you mean" in refused.stderr
    assert b"Traceback" not in refused.stderr
