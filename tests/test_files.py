"""A file is read whole and exactly, or refused in one sentence."""

from pathlib import Path

import pytest

from safe_alloc.errors import UnreadableFile
from safe_alloc.reading.files import data_folder, read_text


def _written(folder: Path, content: bytes) -> Path:
    path = folder / "figures.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    ["Türkiye".encode(), b"\xef\xbb\xbf" + "Türkiye".encode(), "Türkiye".encode("utf-16")],
    ids=["utf-8", "utf-8 with a mark", "utf-16 with a mark"],
)
def test_unicode_is_recognised(tmp_path: Path, content: bytes):
    assert "Türkiye" == read_text(_written(tmp_path, content))


def test_a_named_encoding_is_used(tmp_path: Path):
    assert "Türkiye" == read_text(_written(tmp_path, "Türkiye".encode("cp1254")), encoding="cp1254")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["is empty", "Name a file that has text"]),
        (b" \n\t", ["is empty"]),
        (b"\xef\xbb\xbf\n", ["is empty"]),
        (b"\xff\xfe", ["is empty"]),
        (b"Malm\xf6", ["not utf-8", "0xf6", "place 4", "encoding='cp1252'", "--encoding cp1252"]),
        (b"PK\x03\x04\x00\x00", ["binary", "zero byte", "place 4"]),
        (b"\xff\xfea", ["utf-16", "does not belong"]),
        (b"one\ntwo \x80", ["0x80", "place 8", "line 2"]),
        ("Poland".encode("utf-16-le"), ["zero byte", "place 1", "encoding='utf-16-le'"]),
        (b"%PDF-1.7 5 0 obj", ["is a PDF", "CSV or XLSX"]),
        (b"\x89PNG\r\n\x1a\n", ["is a picture", "Copy what it says"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ["old or locked Office file"]),
        (b"{\\rtf1 Poland", ["a Rich Text file"]),
    ],
    ids=[
        "empty",
        "blank",
        "a mark and no more",
        "a utf-16 mark and no more",
        "wrong encoding",
        "binary",
        "half a utf-16 sign",
        "a second line",
        "utf-16 without a mark",
        "pdf",
        "png",
        "xls",
        "rtf",
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, words: list[str]):
    with pytest.raises(UnreadableFile) as caught:
        read_text(_written(tmp_path, content))
    assert [] == [word for word in words if word not in str(caught.value)]


def test_an_encoding_that_the_mark_denies_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableFile, match=r"begins with the mark of utf-8.*not cp1252"):
        read_text(_written(tmp_path, b"\xef\xbb\xbfT"), encoding="cp1252")
    assert "T" == read_text(_written(tmp_path, b"\xef\xbb\xbfT"), encoding="utf8")


def test_an_unknown_encoding_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableFile, match=r"No encoding is called 'utf-99'\. Common ones"):
        read_text(_written(tmp_path, b"x"), encoding="utf-99")


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(UnreadableFile, match=r"There is no file .*nothing\.txt"):
        read_text(tmp_path / "nothing.txt")


def test_a_directory_is_no_file(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="is a directory, not a file"):
        read_text(tmp_path)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def forbidden(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", forbidden)  # a test may run as root, who may read everything
    with pytest.raises(UnreadableFile, match="may not be read"):
        read_text(tmp_path / "figures.txt")


def test_the_data_folder_holds_sources():
    assert (data_folder() / "sources").is_dir()
