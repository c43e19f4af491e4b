"""Verification: whatever was done to a published folder afterwards is seen, file by file, and nothing is written."""

import hashlib
import json
import re
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.cli import main
from safe_alloc.errors import NotWritten, UnreadableFile
from safe_alloc.telling import report
from safe_alloc.telling.report import kits, verifying
from safe_alloc.telling.report.verifying import VERDICTS

SAME, CHANGED, MISSING, EXTRA, OTHER = VERDICTS
FIXED = "turkiye-10bn-fixed"
FORMS = ("png", "pdf", "svg", "csv", "alt.txt")


@pytest.fixture(scope="module", autouse=True)
def quick():
    """Replace the drawing, which takes its time, by files that name their chart."""

    def saved(_, path):
        for form in FORMS:
            path.with_suffix(f".{form}").write_text(f'<?xml?>\n<svg id="{path.name}"></svg>', encoding="utf-8")

    drawn, real = {}, report.draw

    def draw(kit, folder, told=lambda _: None):
        asked = kit.name, kit.table.to_csv()
        drawn[asked] = drawn.get(asked) or real(kit, folder, told)
        for each in drawn[asked]:
            saved(None, folder / each.words.chart)
        return drawn[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sa.charts, "save", saved)
        patch.setattr(report, "draw", draw)
        patch.setattr(kits, "inline", lambda _: '<svg id="a"></svg>')
        patch.setattr("safe_alloc.telling.report.slider.STEP", 50 * 10**9)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A report of a preset and of a scenario of the user's own."""
    mine = sa.Scenario("mine", entrants={"TUR": "€1 billion"})
    return report.publish(FIXED, mine, out=tmp_path_factory.mktemp("made") / "all").gallery.parent


@pytest.fixture(scope="module", autouse=True)
def remade(made, tmp_path_factory):
    """Make a folder again as a copy of what was made first: that both are the same is a test of its own."""
    first = shutil.copytree(made, tmp_path_factory.mktemp("first") / "all")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verifying, "write", lambda kit, folder, _: shutil.copytree(first / kit.name, folder))
        yield


@pytest.fixture
def out(made, tmp_path):
    return shutil.copytree(made, tmp_path / "a copy, “elsewhere”")


def wrong(folder):
    """Return the verdict on each file that is not the same."""
    return {each.file: each.verdict for each in sa.verify(folder).files if each.verdict != SAME}


def record(folder):
    return json.loads((folder / "record.json").read_text("utf-8"))


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert 1 <= text.count(old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def recorded_anew(folder):
    """Put the present hash of a file into the records that list it, as who edits both would do."""
    for depth in (folder, folder.parent):
        listed = record(depth)
        for each in listed["files"]:
            path = depth / each
            listed["files"][each] = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
        (depth / "record.json").write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")


def test_a_report_and_each_folder_of_it_are_the_same_as_a_copy_too(out, tmp_path, monkeypatch):
    monkeypatch.setattr(verifying, "write", report.write)
    assert {} == wrong(out)
    assert {} == wrong(shutil.copytree(out / FIXED, tmp_path / "renamed"))
    assert {} == wrong(out / "mine")


def test_every_file_has_a_verdict_and_nothing_is_written(out):
    there = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert there == [each.file for each in sa.verify(out).files]
    assert there == sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_flipped_bit_is_caught_wherever_it_is(made, data):
    path = data.draw(st.sampled_from(sorted(path for path in (made / FIXED).iterdir() if path.stat().st_size)))
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[:place] + bytes([whole[place] ^ 1 << data.draw(st.integers(0, 7))]) + whole[place + 1 :]
    try:
        path.write_bytes(flipped)
        found = wrong(made / FIXED)
        assert CHANGED == found[path.name] or (path.name == "record.json" and found)
    except UnreadableFile:
        assert "record.json" == path.name
    finally:
        path.write_bytes(whole)


def test_an_edited_number_is_caught(out):
    edit(out / FIXED / "outcome.csv", "735157997", "735157998")
    assert {"outcome.csv": CHANGED} == wrong(out / FIXED)
    assert {f"{FIXED}/outcome.csv": CHANGED} == wrong(out)


def test_an_edited_number_is_caught_where_the_records_were_edited_too(out):
    edit(out / FIXED / "outcome.csv", "735157997", "735157998")
    recorded_anew(out / FIXED)
    assert {"outcome.csv": OTHER, "record.json": OTHER} == wrong(out / FIXED)
    assert {"record.json", f"{FIXED}/record.json", f"{FIXED}/outcome.csv"} == wrong(out).keys()
    assert any("edited together with its record" in said for said in sa.verify(out / FIXED).says)


def test_a_swapped_chart_is_caught(out):
    (out / FIXED / "changes.png").write_bytes((out / FIXED / "before_after.png").read_bytes())
    assert {"changes.png": CHANGED} == wrong(out / FIXED)
    recorded_anew(out / FIXED)
    assert OTHER == wrong(out / FIXED)["changes.png"]


def test_missing_and_extra_files_are_told_apart(out):
    (out / FIXED / "report.html").unlink()
    (out / FIXED / "notes.txt").touch()
    (out / "empty").mkdir()
    assert {f"{FIXED}/report.html": MISSING, f"{FIXED}/notes.txt": EXTRA, "empty": EXTRA} == wrong(out)


def test_a_file_left_out_of_folder_and_record_alike_is_missing(out):
    (out / FIXED / "ledger.csv").unlink()
    listed = record(out / FIXED)
    del listed["files"]["ledger.csv"]
    (out / FIXED / "record.json").write_text(json.dumps(listed), encoding="utf-8")
    assert {"ledger.csv": MISSING, "record.json": OTHER} == wrong(out / FIXED)


def test_a_changed_scenario_file_is_the_only_thing_wrong_beside_a_preset(out):
    edit(out / FIXED / f"{FIXED}.toml", "€10 billion", "€11 billion")
    assert {f"{FIXED}.toml": CHANGED} == wrong(out / FIXED)


@pytest.mark.parametrize("part", ["program", "inputs"])
def test_another_program_or_another_input_is_named(out, part):
    listed = record(out / FIXED)
    name = sorted(listed[part])[0]
    listed[part][name] = "f" * 64
    (out / FIXED / "record.json").write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")
    assert {"record.json": OTHER} == wrong(out / FIXED)
    assert sa.verify(out / FIXED).says[0].startswith(f"{part}, {name}: recorded as ffffffffffff, here ")


def test_a_scenario_of_ones_own_is_marked(out):
    assert {"mine.toml": record(out / "mine")["files"]["mine.toml"]} == record(out / "mine")["not_certified"]
    assert {} == record(out / FIXED)["not_certified"]
    assert "mine.toml is the user's own: its hash is recorded, its origin is not certified." in sa.verify(out).says


def test_an_input_that_was_changed_with_its_records_is_caught_by_making_the_folder_again(out, monkeypatch):
    monkeypatch.setattr(verifying, "write", report.write)
    edit(out / "mine" / "mine.toml", "€1,000,000,000", "€1,000,000,001")
    recorded_anew(out / "mine")
    found = wrong(out / "mine")
    assert {OTHER} == {*found.values()}
    assert {"outcome.csv", "ledger.csv", "report.html", "table.html"} <= found.keys()
    assert "mine.toml" not in found
    edit(out / "mine" / "mine.toml", "€1,000,000,001", "€1,000,000,000")
    recorded_anew(out / "mine")
    assert {} == wrong(out / "mine")


def test_it_says_what_it_does_not_prove(out):
    said = sa.verify(out).says[-1]
    assert [] == [word for word in ("does not show", "who", "when", "source", "program") if word not in said]


@pytest.mark.parametrize(
    "left",
    ["", "{", "[]", "{}", '{"files": []}', "[" * 9999, "\0"],
)
def test_without_a_record_there_is_nothing_to_verify(tmp_path, left):
    (tmp_path / "record.json").write_text(left, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"holds no record\.json that can be read.*Name a folder"):
        sa.verify(tmp_path)


@pytest.mark.parametrize("told", [{"name": "../../etc/passwd"}, {"name": "a\0b"}, {"name": 7, "inputs": 8}, {}])
def test_a_hostile_record_is_only_not_reproducible(tmp_path, told):
    (tmp_path / "one.csv").write_text("1", encoding="utf-8")
    files = {"one.csv": hashlib.sha256(b"1").hexdigest(), "../x": [], "/etc/passwd": ""}
    (tmp_path / "record.json").write_text(json.dumps({**told, "files": files}), encoding="utf-8")
    found = wrong(tmp_path)
    assert (OTHER, OTHER, MISSING) == (found["one.csv"], found["record.json"], found["/etc/passwd"])


def test_a_link_is_never_followed_out_of_the_folder(out):
    (out / FIXED / "loop").symlink_to(out, target_is_directory=True)
    (out / FIXED / "dead").symlink_to(out / "nothing")
    assert {f"{FIXED}/loop": EXTRA, f"{FIXED}/dead": EXTRA} == wrong(out)


def test_the_shell_ends_with_0_1_or_2(out, capsys):
    assert 0 == main(["verify", str(out)])
    said = capsys.readouterr()
    assert "files are the same." in said.out
    assert "does not show" in said.err
    edit(out / "README.md", "Reports", "Rapports")
    assert 1 == main(["verify", str(out), "--format", "csv"])
    assert {"README.md,changed", "record.json,same"} <= {*capsys.readouterr().out.splitlines()}
    assert 1 == main(["verify", str(out)])
    said = capsys.readouterr().out
    assert ("README.md" in said, "record.json" in said) == (True, False)  # what is the same is only counted
    assert re.search(r"1 of \d+ files differ\.", said)
    (out / "record.json").unlink()
    assert 2 == main(["verify", str(out)])
    assert ("", True) == ((said := capsys.readouterr()).out, "Name a folder" in said.err)


def test_one_folder_of_a_report_is_no_place_for_another(out):
    before = sa.verify(out).files
    with pytest.raises(NotWritten, match="holds files that no report wrote"):
        report.publish(FIXED, out=out / FIXED)
    assert before == sa.verify(out).files
