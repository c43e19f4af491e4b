"""Writing whole or not at all: the old stands after any failure, and nothing that is not ours is deleted."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from safe_alloc.errors import NotWritten
from safe_alloc.telling import disk
from safe_alloc.telling.disk import CONTENTS, left_behind, replace_folder, write_whole

WRITES_FOR_EVER = """
import sys
from itertools import count
from safe_alloc.telling.disk import replace_folder
for turn in count():
    with replace_folder(sys.argv[1]) as fresh:
        for name in "abcdefghij":
            (fresh / name).write_text(str(turn))
    print(turn, flush=True)
"""


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def fill(folder: Path, **texts: str) -> None:
    with replace_folder(folder) as fresh:
        for name, text in texts.items():
            (fresh / name).write_text(text)


def refuse(code: int):
    def refused(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return refused


# One file.


def test_a_file_holds_exactly_the_bytes(tmp_path: Path):
    path = write_whole(tmp_path / "one", b"\x00\r\n")
    assert b"\x00\r\n" == path.read_bytes()
    assert {"one"} == names(tmp_path)


def test_a_file_gets_the_usual_permissions(tmp_path: Path):
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "one", b"")
    assert (tmp_path / "usual").stat().st_mode == (tmp_path / "one").stat().st_mode


def test_a_symbolic_link_stays_one(tmp_path: Path):
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_whole(tmp_path / "link", b"text")
    assert (tmp_path / "link").is_symlink()
    assert b"text" == (tmp_path / "target").read_bytes()


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "permission is missing"),
        (errno.EROFS, "the disk is read-only"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_the_old_file_is_whole_after_any_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, word: str
):
    write_whole(tmp_path / "one", b"old")
    monkeypatch.setattr(*((disk.os, "fsync") if step == "fsync" else (Path, "replace")), refuse(code))
    with pytest.raises(NotWritten, match=f"was not written: {word}.*untouched"):
        write_whole(tmp_path / "one", b"new")
    assert b"old" == (tmp_path / "one").read_bytes()
    assert {"one"} == names(tmp_path)


@pytest.mark.parametrize(
    ("path", "word"),
    [
        (".", "it is a directory"),
        ("missing/one", "its folder does not exist"),
        ("file/one", "a file where a folder belongs"),
        ("x" * 300, "the name is too long"),
        ("a\0b", "null"),
    ],
)
def test_a_place_that_cannot_be_is_refused(tmp_path: Path, path: str, word: str):
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten, match=word):
        write_whole(tmp_path / path, b"")
    assert {"file"} == names(tmp_path)


# One folder.


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path):
    fill(tmp_path / "out", one="1", two="2")
    fill(tmp_path / "out", two="3")
    assert {"two", CONTENTS} == names(tmp_path / "out")
    assert "3" == (tmp_path / "out" / "two").read_text()
    assert {"out"} == names(tmp_path)


def test_the_record_has_the_hash_that_sha256sum_has(tmp_path: Path):
    with replace_folder(tmp_path / "out") as fresh:
        (fresh / "sub").mkdir()
        (fresh / "sub" / "a b").write_text("text")
    other = subprocess.run(["sha256sum", "sub/a b"], cwd=tmp_path / "out", capture_output=True, check=True, text=True)
    assert {"files": {"sub/a b": other.stdout.split()[0]}} == disk.recorded(tmp_path / "out")


@pytest.mark.parametrize("left", ["no JSON", "[]", '{"files": ["one"]}', '{"name": "a kit", "files": {"one": ""}}'])
def test_a_record_that_is_not_the_list_of_a_report_makes_no_file_ours(tmp_path: Path, left: str):
    (tmp_path / "one").write_text("mine")
    (tmp_path / CONTENTS).write_text(left)
    with pytest.raises(NotWritten, match=r"'one', 'record\.json'"):
        fill(tmp_path, one="1")
    assert "mine" == (tmp_path / "one").read_text()


def test_an_error_leaves_the_old_folder(tmp_path: Path):
    fill(tmp_path / "out", one="1")
    with pytest.raises(TypeError), replace_folder(tmp_path / "out") as fresh:
        (fresh / "one").write_text(2)
    assert "1" == (tmp_path / "out" / "one").read_text()
    assert {"out"} == names(tmp_path)


def test_a_file_we_did_not_write_is_never_deleted(tmp_path: Path):
    fill(tmp_path / "out", one="1")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    with pytest.raises(NotWritten, match=r"holds files that no report wrote: 'notes\.txt'\. Nothing was changed"):
        fill(tmp_path / "out", one="2")
    assert ("1", "mine") == tuple((tmp_path / "out" / name).read_text() for name in ("one", "notes.txt"))


def test_a_foreign_file_is_seen_before_the_work_begins(tmp_path: Path):
    (tmp_path / "notes.txt").touch()
    begun = []
    with pytest.raises(NotWritten, match=r"notes\.txt"), replace_folder(tmp_path) as fresh:
        begun.append(fresh)
    assert [] == begun


def test_a_file_that_comes_in_meanwhile_is_not_deleted_either(tmp_path: Path):
    fill(tmp_path / "out", one="1")
    with pytest.raises(NotWritten, match=r"notes\.txt"), replace_folder(tmp_path / "out"):
        (tmp_path / "out" / "notes.txt").write_text("mine")
    assert "mine" == (tmp_path / "out" / "notes.txt").read_text()


def test_a_folder_without_a_list_is_not_ours(tmp_path: Path):
    for name in "abcde":
        (tmp_path / name).touch()
    with pytest.raises(NotWritten, match="'a', 'b', 'c' and 2 more"):
        fill(tmp_path, one="1")


@pytest.mark.parametrize("left", [".DS_Store", "Thumbs.db"])
def test_what_a_file_manager_left_is_no_obstacle(tmp_path: Path, left: str):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / left).touch()
    fill(tmp_path / "out", one="1")
    assert {"one", CONTENTS} == names(tmp_path / "out")


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to(path.parent, target_is_directory=True)])
def test_an_empty_folder_or_a_link_to_a_folder_is_foreign_too(tmp_path: Path, make: Callable[[Path], None]):
    fill(tmp_path / "out", one="1")
    make(tmp_path / "out" / "mine")
    with pytest.raises(NotWritten, match="'mine'"):
        fill(tmp_path / "out", one="2")
    assert {"one", "mine", CONTENTS} == names(tmp_path / "out")


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "out").write_text("mine")
    for place in (tmp_path / "out", tmp_path / "out" / "sub", tmp_path / "out" / "sub" / "sub"):
        with pytest.raises(NotWritten, match="a file where a folder belongs"):
            fill(place, one="1")
    assert "mine" == (tmp_path / "out").read_text()


def test_a_place_that_may_not_be_written_is_left():
    with TemporaryDirectory() as place:  # outside the folder of the tests, which nobody else may enter
        fill(Path(place) / "out", one="1")
        Path(place).chmod(0o555)
        try:
            if hasattr(os, "seteuid") and os.geteuid() == 0:
                os.seteuid(65534)  # root may write anywhere; nobody may not
            with pytest.raises(NotWritten, match="out' was not written: permission is missing"):
                fill(Path(place) / "out", one="2")
        finally:
            if hasattr(os, "seteuid") and os.getuid() == 0:
                os.seteuid(0)
            Path(place).chmod(0o755)
        assert "1" == (Path(place) / "out" / "one").read_text()
        assert {"out"} == names(Path(place))


@pytest.mark.parametrize("name", ["with space", "Türkiye's", '"quoted" [x]*?', "-rf"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str):
    fill(tmp_path / name, one="1")
    fill(tmp_path / name, one="2")
    assert {name} == names(tmp_path)


def test_a_missing_parent_is_made(tmp_path: Path):
    fill(tmp_path / "a" / "b" / "out", one="1")
    assert {"one", CONTENTS} == names(tmp_path / "a" / "b" / "out")


def test_the_folder_keeps_its_permissions(tmp_path: Path):
    fill(tmp_path / "out", one="1")
    (tmp_path / "out").chmod(0o750)
    fill(tmp_path / "out", one="2")
    assert 0o750 == (tmp_path / "out").stat().st_mode & 0o7777


def test_a_kill_at_any_moment_leaves_one_whole_folder(tmp_path: Path):
    folder = tmp_path / "out"
    for turn in range(8):
        writer = subprocess.Popen([sys.executable, "-c", WRITES_FOR_EVER, folder], stdout=subprocess.PIPE)
        writer.stdout.readline()
        time.sleep(turn * 0.003)  # another moment each time
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        whole = folder if folder.exists() else max(tmp_path.glob(".out.*.old"))  # killed between the two renames
        assert {*"abcdefghij", CONTENTS} == names(whole)
        assert 1 == len({(whole / name).read_text() for name in "abcdefghij"})


def test_a_folder_that_a_kill_left_without_its_name_is_taken_up_again(tmp_path: Path):
    fill(tmp_path / "out", one="1")
    (tmp_path / "out").rename(tmp_path / ".out.77.old")
    (tmp_path / ".out.2.77.old").mkdir()  # that of a folder called out.2
    with replace_folder(tmp_path / "out"):
        assert "1" == (tmp_path / "out" / "one").read_text()
    assert {"out", ".out.2.77.old"} == names(tmp_path)


def test_the_old_folder_has_its_name_back_when_the_new_one_cannot_take_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fill(tmp_path / "out", one="1")
    rename = Path.rename
    refused = refuse(errno.EBUSY)
    monkeypatch.setattr(Path, "rename", lambda one, to: (refused if one.suffix == ".part" else rename)(one, to))
    with pytest.raises(NotWritten, match="in use"):
        fill(tmp_path / "out", one="2")
    assert "1" == (tmp_path / "out" / "one").read_text()
    assert {"out"} == names(tmp_path)


def test_what_a_killed_run_left_is_no_obstacle_and_is_named(tmp_path: Path):
    fill(tmp_path / "out", one="1")
    for name in (".out.1.part", ".out.7.part", ".out.2.old", ".out.2.1.part"):  # the last is of a folder called out.2
        (tmp_path / name / "inside").mkdir(parents=True)
    fill(tmp_path / "out", one="2")
    assert "2" == (tmp_path / "out" / "one").read_text()
    assert [".out.1.part", ".out.2.old", ".out.7.part"] == [path.name for path in left_behind(tmp_path / "out")]
    assert [] == left_behind(tmp_path / "none")


def test_two_who_write_the_same_folder_never_touch_what_the_other_is_making(tmp_path: Path):
    with replace_folder(tmp_path / "out") as one:
        (one / "one").write_text("1")
        with replace_folder(tmp_path / "out") as two:
            (two / "two").write_text("2")
            assert {one.name, two.name} == {path.name for path in left_behind(tmp_path / "out")}
        assert {"one"} == names(one)
    assert {"one", CONTENTS} == names(tmp_path / "out")
    assert {"out"} == names(tmp_path)


def test_two_who_write_the_same_file_leave_one_of_them_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    flush, calls = os.fsync, []

    def other_first(number: int) -> None:
        calls.append(number)
        if len(calls) == 1:
            write_whole(tmp_path / "one", b"other")
        flush(number)

    monkeypatch.setattr(disk.os, "fsync", other_first)
    assert b"mine" == write_whole(tmp_path / "one", b"mine").read_bytes()
    assert {"one"} == names(tmp_path)
