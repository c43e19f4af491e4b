"""What a person meets at the shell: rows, exit codes, and one sentence when something is wrong."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import safe_alloc as sa
from safe_alloc.cli import VERBS, main, verb
from safe_alloc.telling import checks
from safe_alloc.telling.printing import views

BROKEN = Path(__file__).parent / "broken"
SHOW = "country,name,amount_eur,share,rank,qualifier,status,source"
RUN = "country,name,role,before_eur,after_eur,change_eur,before_share,after_share,held_by,source"
RUN += ",kind,label,status,scenario"
PARSE = "country,low,high,step,currency,qualifier,as_written,start,end,source"
PRINTING = [
    ("show",),
    ("show", "--as-of", "2026-04-15"),
    ("run", "turkiye-10bn-as-the-commission-did"),
    ("reconcile", "anadolu-2025-09-10"),
    ("sources",),
]
TWO_READINGS = "Poland got €43,734 billion. Italy got €14.9 billion."


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def rows(self):
        return list(csv.DictReader(io.StringIO(self.out)))


@pytest.fixture
def shell(capsys):
    def call(*argv):
        code = main([str(each) for each in argv])
        return Said(code, *capsys.readouterr())

    return call


def typed(monkeypatch, text):
    content = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def program(*argv, **more):
    """Run the real program in a process of its own."""
    return subprocess.run([sys.executable, "-m", "safe_alloc", *argv], capture_output=True, check=False, **more)


# What is printed


def test_show_prints_19_rows_that_add_up(shell):
    said = shell("show", "--format", "csv")
    assert (0, "", SHOW) == (said.code, said.err, said.out.splitlines()[0])
    assert (19, 150_000_000_000) == (len(said.rows), sum(int(row["amount_eur"]) for row in said.rows))


def test_ties_share_a_whole_rank(shell):
    ranks = {row["country"]: row["rank"] for row in shell("show", "--format", "csv").rows}
    assert ("3", "3", "5", "19") == (ranks["FRA"], ranks["HUN"], ranks["ITA"], ranks["DNK"])


def test_shares_have_six_decimals(shell):
    shares = [row["share"] for row in shell("show", "--format", "csv").rows]
    assert ["0.291561", "0.000312"] == [shares[0], shares[-1]]
    assert all(re.fullmatch(r"0\.\d{6}", share) for share in shares)


def test_show_knows_a_day_and_a_source(shell):
    on_the_day = shell("show", "--as-of", "2026-04-15", "--format", "csv").rows
    assert 146_385_650_782 == sum(int(row["amount_eur"]) for row in on_the_day)
    assert 8 == len(shell("show", "council-2026-02-11", "--format", "csv").rows)


def test_run_prints_what_the_library_computes(shell):
    said = shell("run", "turkiye-10bn-fixed", "--format", "csv")
    outcome = sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))
    assert (0, RUN) == (said.code, said.out.splitlines()[0])
    assert outcome["after_eur"].tolist() == [int(row["after_eur"]) for row in said.rows]
    assert {("counterfactual", "hypothetical")} == {(row["label"], row["status"]) for row in said.rows}


def test_an_entrant_starts_from_nothing(shell):
    entrant = shell("run", "turkiye-10bn-fixed", "--format", "csv").rows[-1]
    assert ["TUR", "entrant", "0", "10000000000", "0.000000", "0.066667"] == [
        entrant[key] for key in ("country", "role", "before_eur", "change_eur", "before_share", "after_share")
    ]


def test_run_takes_a_path_as_well_as_a_name(shell, tmp_path):
    (tmp_path / "turkiye-10bn-fixed.toml").write_text(sa.scenario("turkiye-10bn-fixed").to_toml(), encoding="utf-8")
    by_path = shell("run", tmp_path / "turkiye-10bn-fixed.toml", "--format", "csv")
    assert shell("run", "turkiye-10bn-fixed", "--format", "csv") == by_path


def test_parse_prints_each_sum_with_its_place(shell, monkeypatch):
    typed(monkeypatch, "France and Hungary (€16.21 billion each)")
    said = shell("parse", "-", "--format", "csv", "--source", "note")
    assert (0, PARSE) == (said.code, said.out.splitlines()[0])
    assert [["FRA", "16210000000", "note"], ["HUN", "16210000000", "note"]] == [
        [row["country"], row["low"], row["source"]] for row in said.rows
    ]


def test_parse_reads_the_encoding_that_is_named(shell, tmp_path):
    (tmp_path / "note.txt").write_bytes("Poland: €1 billion".encode("cp1252"))
    assert 2 == shell("parse", tmp_path / "note.txt").code
    assert "POL" == shell("parse", tmp_path / "note.txt", "--encoding", "cp1252", "--format", "csv").rows[0]["country"]


def test_reconcile_finds_the_same_in_a_source_and_in_its_file(shell):
    file = sa.sources()[3].folder / "figures.txt"
    verdicts = [
        [row["verdict"] for row in shell("reconcile", each, "--format", "csv").rows]
        for each in (sa.sources()[3].id, file)
    ]
    assert "truncated" in verdicts[0]
    assert verdicts[0] == verdicts[1]


def test_sources_are_listed_with_their_hash(shell):
    rows = shell("sources", "--format", "csv").rows
    assert [(each.id, each.sha256) for each in sa.sources()] == [(row["id"], row["sha256"]) for row in rows]


@pytest.mark.parametrize("call", PRINTING, ids=" ".join)
def test_csv_and_json_hold_the_same_rows(shell, call):
    answer = json.loads(shell(*call, "--format", "json").out)
    rows = shell(*call, "--format", "csv").rows
    written = [{key: _as_csv(cell) for key, cell in row.items()} for row in answer["rows"]]
    beside = {"kind", "label", "status", "scenario"} if "label" in rows[0] else set()
    assert ({"schema", "rows"} | beside, 1) == (set(answer), answer["schema"])
    assert rows == written
    assert list(rows[0]) == list(answer["rows"][0])


def test_json_says_numbers_and_names_as_the_csv_does(shell):
    said = shell("run", "turkiye-10bn-fixed", "--format", "json").out
    assert '"name": "Türkiye"' in said
    assert '"before_share": 0.291561,' in said
    assert '"before_eur": 43734100805,' in said


def _as_csv(cell):
    return "" if cell is None else f"{cell:.6f}" if isinstance(cell, float) else str(cell)


@pytest.mark.parametrize("call", PRINTING[:4], ids=" ".join)
def test_a_table_of_sums_fits_80_columns_and_cuts_nothing(shell, call, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    table, rows = shell(*call).out, shell(*call, "--format", "csv").rows
    grid = [line for line in table.splitlines() if "http" not in line]
    assert 80 >= max(map(len, grid))
    assert [] == [row for row in rows for cell in _numbers(row) if cell not in table]
    assert "…" not in table


def test_a_table_with_the_longest_likely_name_fits_80_columns(shell, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "mine.toml").write_text('name = "mine"\n[entrants.GBR]\namount = "€10 billion"\n', encoding="utf-8")
    table = shell("run", tmp_path / "mine.toml").out
    assert 80 == max(len(line) for line in table.splitlines() if "http" not in line)


@pytest.mark.parametrize("call", PRINTING[:4], ids=" ".join)
def test_a_narrow_terminal_cuts_no_number(shell, call, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    table, rows = shell(*call).out, shell(*call, "--format", "csv").rows
    assert [] == [row for row in rows for cell in _numbers(row) if cell not in table]


def _numbers(row):
    return [f"{int(cell):,}" for key, cell in row.items() if key.endswith("_eur") and cell]


def test_a_table_says_what_it_is(shell):
    told = " ".join(shell("run", "turkiye-10bn-fixed").out.split())
    for words in (
        sa.scenario("turkiye-10bn-fixed").title,
        "Hypothetical, counterfactual: SAFE lends to Member States only; kind: borrower.",
        "Every member would give up 6.7% for Türkiye",
        "European Commission, 9 September 2025 (tentative)",
        "commission-2025-09-09: European Commission, 2025-09-09, tentative.",
    ):
        assert words in told


def test_a_table_names_all_whom_a_bound_holds(shell):
    told = shell("run", "turkiye-10bn-as-the-commission-did").out
    assert "Unchanged: Italy, Bulgaria, Czechia, Croatia, Spain and Finland." in told
    assert "Denmark would be left with nothing." in shell("run", "turkiye-10bn-equal-parts").out


def test_a_table_steers_no_terminal():
    rows = [dict(zip(PARSE.split(","), ["POL", 1, 1, 1, "EUR", "exact", "\x1b[31m€1\n", 0, 3, "s"], strict=True))]
    assert "\x1b" not in views.claims_view(rows)


def test_a_table_has_no_colour(shell):
    assert all("\x1b" not in shell(*call).out for call in PRINTING)


# Exit codes: 0 it ran, 1 something does not hold, 2 it could not run


def test_the_data_hold(shell):
    said = shell("check")
    assert (0, "") == (said.code, said.err)
    assert re.search(r"All \d+ checks hold\.", said.out)


def test_an_edited_source_is_found(shell, monkeypatch, tmp_path):
    folder = tmp_path / "sources" / "commission-2025-09-09"
    folder.mkdir(parents=True)
    for file in ("figures.csv", "source.toml"):
        content = (sa.sources()[1].folder / file).read_bytes()
        (folder / file).write_bytes(content.replace(b"POL,43734100805", b"POL,43734100806"))
    monkeypatch.setattr(checks, "data_folder", lambda: tmp_path)
    said = shell("check", "--format", "csv")
    assert 1 == said.code
    assert [("source commission-2025-09-09", "false")] == [
        (r["what"], r["holds"]) for r in said.rows if r["holds"] != "true"
    ]
    assert "was edited" in said.out


def test_shares_that_do_not_add_up_are_found(shell, monkeypatch):
    shares = checks.reference.council_shares().head(20)
    monkeypatch.setattr(checks.reference, "council_shares", lambda: shares)
    said = shell("check", "--format", "csv")
    assert 1 == said.code
    assert "20 shares add up to" in said.out


def test_a_preset_that_misses_its_mark_is_found(shell, monkeypatch):
    wrong = sa.Scenario("turkiye-by-gdp", expect={"total": "€1 billion"})
    monkeypatch.setattr(checks, "scenarios", lambda: ("turkiye-by-gdp",))
    monkeypatch.setattr(checks, "scenario", lambda _: wrong)
    said = shell("check")
    assert 1 == said.code
    assert "DOES NOT HOLD" in said.out
    assert "must also have title" in " ".join(said.out.split())


def test_an_unmet_expectation_is_1_and_the_table_is_printed(shell, tmp_path):
    (tmp_path / "mine.toml").write_text('name = "mine"\n[expect]\ntotal = "€151 billion"\n', encoding="utf-8")
    said = shell("run", tmp_path / "mine.toml", "--format", "csv")
    assert (1, 19) == (said.code, len(said.rows))
    assert "€151,000,000,000 is expected and €150,000,000,000 came out" in said.err


def test_a_wrong_figure_is_1_and_a_rounded_one_is_not(shell, monkeypatch):
    for written, code in (("16.8", 1), ("16.68", 0), ("16.6", 0)):
        typed(monkeypatch, f"Romania: €{written} billion")
        assert code == shell("reconcile", "-").code


@pytest.mark.parametrize(
    ("written", "code", "words"),
    [
        ("Denmark: €467 million.", 1, ["Denmark: €467 million is ten times", "In all: 18", "add up to €467,000,000"]),
        ("Latvia: €3.5 billion.", 1, ["stale", "the newer source of 2026-02-17"]),
        ("Poland: $51.2 billion. Romania: $19.5 billion.", 0, ["2 converted", "at 1.17 a euro"]),
        ("Poland: €51.2 billion. Romania: €19.5 billion. Italy: €17.4 billion.", 1, ["3 converted", "not euro but"]),
        ("Romania: at least €16.7 billion.", 0, ["1 within", "Not in the sum"]),
    ],
)
def test_reconcile_says_what_each_figure_is_and_what_the_text_does(shell, monkeypatch, written, code, words):
    typed(monkeypatch, written)
    said = shell("reconcile", "-")
    told = " ".join(said.out.split())
    assert (code, []) == (said.code, [word for word in words if word not in told])


def test_reconcile_compares_what_is_sure_and_tells_what_is_open(shell, monkeypatch):
    typed(monkeypatch, "Latvia: €5,681 million. Greece: €787 or €788 million.")
    said = shell("reconcile", "-", "--format", "csv")
    assert (1, "LVA") == (said.code, said.rows[0]["country"])
    assert "787,000,000 EUR" in said.err


def test_reconcile_holds_figures_against_a_day_or_a_source(shell, monkeypatch):
    for option, verdict in ((["--as-of", "2026-04-15"], "equal"), (["--against", "commission-2025-09-09"], "stale")):
        typed(monkeypatch, "Latvia: €3.5 billion.")
        assert verdict == shell("reconcile", "-", *option, "--format", "csv").rows[0]["verdict"]


def test_doubts_are_1_and_nothing_is_printed(shell, monkeypatch):
    typed(monkeypatch, TWO_READINGS)
    said = shell("parse", "-", "--format", "csv")
    assert (1, "") == (said.code, said.out)
    assert "43,734" in said.err


def test_lenient_prints_what_is_sure_and_says_the_doubts(shell, monkeypatch):
    typed(monkeypatch, TWO_READINGS)
    said = shell("parse", "-", "--format", "csv", "--lenient")
    assert (0, ["ITA"]) == (said.code, [row["country"] for row in said.rows])
    assert "43,734" in said.err


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["shwo"], ["'shwo'", "did you mean 'show'?", "Verbs: show, parse"]),
        (["show", "--fromat", "csv"], ["'--fromat'", "did you mean '--format'?"]),
        (["show", "--form", "csv"], ["'--form'", "'--format'"]),
        (["show", "--format", "cvs"], ["'cvs'", "did you mean 'csv'?", "table, csv, json"]),
        (["show", "--format"], ["--format", "expected one argument", "show --help"]),
        (["show", "one", "two"], ["'two'", "one too many"]),
        (["show", "comission-2025-09-09"], ["did you mean 'commission-2025-09-09'?"]),
        (["show", "--as-of", "yesterday"], ["'yesterday'", "YYYY-MM-DD"]),
        (["show", "commission-2025-09-09", "--as-of", "2026-01-01"], ["Name one of them"]),
        (["show", "requests-2025-07"], ["FRA", "range"]),
        (["run"], ["SCENARIO", "run --help"]),
        (["run", "turkiye-10bn-fixd"], ["did you mean 'turkiye-10bn-fixed'?"]),
        (["run", "nowhere/mine.toml"], ["There is no file", "mine.toml"]),
        (["report", "turkiye-10bn-fixd"], ["did you mean 'turkiye-10bn-fixed'?"]),
        (["parse", "nowhere.txt"], ["There is no file 'nowhere.txt'"]),
        (["parse", str(BROKEN)], ["is a directory"]),
        (["reconcile", "anadolu-2025-09-01"], ["did you mean 'anadolu-2025-09-10'?"]),
        (["reconcile", "liga-2025-09-09", "--against", "liga"], ["No source is called 'liga'"]),
    ],
    ids=lambda value: " ".join(value)[:30],
)
def test_a_call_that_cannot_run_is_2_and_one_sentence(shell, call, words):
    said = shell(*call)
    assert (2, "") == (said.code, said.out)
    assert (1, "safe-alloc: ") == (said.err.count("\n"), said.err[:12])
    assert [] == [word for word in words if word not in said.err]


# The shell loads the baseline that a scenario names, so its table is never another one.
AT_THE_SHELL = {"baseline_another", "participant", "supplier"}  # the shell loads the baseline, and prints contracts
FAULTY = sorted(set(BROKEN.glob("scenario_*.toml")) - {BROKEN / f"scenario_run_{each}.toml" for each in AT_THE_SHELL})


@pytest.mark.parametrize("file", FAULTY, ids=lambda path: path.stem)
def test_a_broken_scenario_is_2_and_one_sentence(shell, file):
    said = shell("run", file)
    assert (2, "", 1) == (said.code, said.out, said.err.count("\n"))


@pytest.mark.parametrize("content", [b"", b" \n", b"\x80\x81", b"a\x00b"], ids=["empty", "blank", "no text", "binary"])
def test_standard_input_is_read_whole_or_refused(shell, monkeypatch, content):
    typed(monkeypatch, content)
    said = shell("parse", "-")
    assert (2, "", 1) == (said.code, said.out, said.err.count("\n"))
    assert "tandard input" in said.err


def test_an_interrupt_is_130_and_says_so(shell, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(verb("check"), "answer", interrupted)
    assert Said(130, "", "safe-alloc: Interrupted.\n") == shell("check")


# The program itself

BUFFERED = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}


def test_help_and_version_are_answers(shell):
    assert all(word in shell("--help").out for word in VERBS)
    assert shell() == shell("-h") == shell("--help")
    assert f"safe-alloc {sa.__version__}\n" == shell("--version").out
    for word in VERBS:
        assert f"usage: safe-alloc {word}" in shell(word, "--help").out


def test_the_list_of_verbs_says_what_their_own_help_says(shell):
    told = shell("--help").out
    assert [] == [word for word in VERBS if f"  {word:<11}{verb(word).says}\n" not in told]


def test_the_module_is_the_same_program(shell):
    done = program("--help")
    assert (0, shell("--help").out) == (done.returncode, done.stdout.decode())


def test_bytes_do_not_depend_on_the_locale(shell):
    odd = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONHASHSEED": "7"}
    done = program("run", "turkiye-10bn-fixed", "--format", "csv", env=odd)
    assert shell("run", "turkiye-10bn-fixed", "--format", "csv").out.encode() == done.stdout
    assert "Türkiye".encode() in done.stdout
    assert b"\r" not in done.stdout


def test_whoever_stops_listening_hears_no_complaint():
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "safe_alloc", "--help"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        env=BUFFERED,
    )
    os.close(writing)
    assert (0, b"") == (done.returncode, done.stderr)


@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
def test_an_output_that_takes_nothing_is_2_and_one_sentence(where):
    call = f'"{sys.executable}" -m safe_alloc --version {where}'
    done = subprocess.run(call, shell=True, capture_output=True, check=False, env=BUFFERED)
    assert (2, 1) == (done.returncode, done.stderr.count(b"\n"))
    assert b"Standard output" in done.stderr


@pytest.mark.parametrize("where", ["2>/dev/full", "2>&-"])
def test_a_mute_standard_error_leaves_the_exit_code(where):
    call = f'"{sys.executable}" -m safe_alloc shwo {where}'
    assert 2 == subprocess.run(call, shell=True, check=False).returncode


def loaded_by(*argv):
    """Return which heavy libraries the program holds when it ends."""
    code = "import sys; from safe_alloc.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *argv], capture_output=True, encoding="utf-8", check=True)
    return {"pandas", "numpy", "pandera", "matplotlib", "pydantic", "rich"} & set(done.stderr.split())


def test_reading_a_text_and_listing_sources_need_no_table_library():
    assert set() == loaded_by("parse", str(sa.sources()[3].folder / "figures.txt"))
    assert set() == loaded_by("sources")


def test_show_draws_nothing():
    assert set() == loaded_by("show") & {"matplotlib", "rich"}


def test_a_faulty_scenario_is_told_before_tables_are_imported():
    assert {"pydantic"} == loaded_by("report", str(BROKEN / "scenario_unknown_key.toml"))


@pytest.mark.parametrize("argv", [["show"], ["run", "turkiye-10bn-fixed"], ["ledger", "turkiye-10bn-fixed"]])
def test_a_finding_is_told_in_the_language_asked_for(shell, argv):
    assert "geçici" in shell(*argv, "--lang", "tr").out.casefold()


def test_a_language_nobody_speaks_here_is_refused(shell):
    assert "No language is called 'tk'" in shell("show", "--lang", "tk", "--format", "csv").err
