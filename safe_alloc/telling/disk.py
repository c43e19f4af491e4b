"""Files and folders written whole or not at all: whatever stops us, what stood there before still stands."""

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from safe_alloc.errors import NotWritten

CONTENTS = "record.json"
"""The record of a folder: under "files" the SHA-256 of all it holds but itself; so we know our own files again."""

_LEFT_BY_FILE_MANAGERS = {".DS_Store", "Thumbs.db", "desktop.ini"}  # nobody's work, dropped anywhere
_WHY = {
    errno.EACCES: "permission is missing; ask the owner of the folder, or write elsewhere",
    errno.EPERM: "permission is missing; ask the owner of the folder, or write elsewhere",
    errno.EROFS: "the disk is read-only; write elsewhere",
    errno.ENOSPC: "the disk is full; make room, then try again",
    errno.EDQUOT: "the disk quota is used up; make room, then try again",
    errno.EFBIG: "a file would be larger than this system lets it be; raise that limit, then try again",
    errno.EEXIST: "it is there already; choose another name, or move it away first",
    errno.ENOENT: "its folder does not exist; make the folder first",
    errno.ENOTDIR: "part of its path is a file where a folder belongs; check the path",
    errno.EISDIR: "it is a directory; name a file inside it",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EBUSY: "it is in use or a mount point; name a folder inside it",
}


def write_whole(path: str | Path, data: bytes) -> Path:
    """Return the path after its file holds exactly these bytes; a symbolic link is followed.

    The bytes go to a temporary file in the same folder, reach the disk, and then take the file's name in one
    step. After any failure the old file is whole. Raises NotWritten: a directory, no permission, a full disk.
    """
    return write_together({Path(path): data})[0]


def write_together(files: Mapping[Path, bytes]) -> list[Path]:
    """Return the paths after each file holds its bytes; no file takes its name before all have reached the disk."""
    with ExitStack() as left:
        ready = []
        for path, data in files.items():
            with _said(path):
                target = Path(os.path.realpath(path))
                if target.is_dir():
                    raise IsADirectoryError(errno.EISDIR, "is a directory")
                fresh = _beside(target, partial(Path.touch, exist_ok=False))
                left.callback(_drop, fresh)
                _fill(fresh, data)
            ready.append((path, fresh, target))
        for path, fresh, target in ready:
            with _said(path):
                fresh.replace(target)
    return list(files)


def write_new(path: str | Path, data: bytes) -> Path:
    """Return the path after a new file holds exactly these bytes; NotWritten if anything stands there already."""
    with _said(path):
        Path(path).open("xb").close()  # the name is taken in one step: of two who want it, one is refused
    try:
        return write_whole(path, data)
    except BaseException:
        Path(path).unlink(missing_ok=True)
        raise


@contextmanager
def replace_folder(folder: str | Path) -> Iterator[Path]:
    """Yield a fresh empty folder that takes the place of `folder` when the block ends without an error.

    The fresh folder lies beside the old one, as .NAME.NUMBER.part; what a killed process left of one stays there, for
    `left_behind` to name: it may be that of another machine that is still at work. At the end a list of its files
    (record.json) is added and it takes the name of the old one: a kill leaves the old folder whole or the new one, and
    only in the instant between two renames the old one as .NAME.NUMBER.old, which the next call takes up. A missing
    parent is made.

    A file, link or empty folder in the old one that its own record.json does not list is not ours: NotWritten, and
    nothing changes.
    """
    with _said(folder):
        target = Path(os.path.realpath(folder))
        _take_up(target)
        _refuse_foreign(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = _beside(target, Path.mkdir)
    try:
        with _said(folder, fresh):
            yield fresh
            record(fresh)
            _refuse_foreign(target)
            _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def _said(path: str | Path, fresh: Path | None = None) -> Iterator[None]:
    """Say what the disk refuses by the name that was asked for, not by that of the folder being filled."""
    if "\0" in str(path):
        raise NotWritten(f"{str(path)!r} was not written: a null byte can be in no name; check the path.")
    try:
        yield
    except NotWritten as error:
        raise NotWritten(str(error).replace(str(fresh or path), str(path))) from error
    except OSError as error:
        why = _WHY.get(error.errno or 0, f"{error}; check the path")
        raise NotWritten(f"{str(path)!r} was not written: {why}. What stood there before is untouched.") from error


def _beside(target: Path, make: Callable[[Path], object]) -> Path:
    """Make a temporary file or folder beside another, under a number that nobody has, on whatever machine."""
    named = (target.with_name(f".{target.name}.{number}.part") for number in count(1))
    for fresh in (each for each in named if not each.with_suffix(".old").exists()):  # which the old one is called soon
        with suppress(FileExistsError):  # to make it is to take its name: of two who want one, the other counts on
            make(fresh)
            break
    return fresh


def _drop(path: Path) -> None:
    with suppress(OSError):  # a name that could not be made cannot be removed either, and the first error counts
        path.unlink(missing_ok=True)


def _fill(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def record(folder: Path, **told: object) -> None:
    """Write into a folder the hashes of all it holds, after what else is told of it."""
    _fill(folder / CONTENTS, (json.dumps({**told, "files": hashes(folder)}, indent=2) + "\n").encode())


def recorded(folder: Path) -> dict[str, Any]:
    """Return the record of a folder, its "files" a dict; nothing where there is none that can be read."""
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads((folder / CONTENTS).read_bytes())
        if isinstance(found, dict) and isinstance(found.get("files"), dict):
            return found
    return {}


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of everything a folder holds, by its path inside; nothing for what has no bytes to read."""
    found = ((name, folder / name) for name in _files(folder))
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for name, path in found}


def _files(folder: Path) -> list[str]:
    """Return all a folder holds, below it too: files, links of any kind, and folders with nothing in them."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir() or not any(path.iterdir()))
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _refuse_foreign(folder: Path) -> None:
    if not next(each for each in (folder, *folder.parents) if each.exists()).is_dir():  # it, or what it would lie in
        raise NotADirectoryError(errno.ENOTDIR, "is a file")
    known = recorded(folder)
    ours = {CONTENTS, *known["files"]} if known.keys() == {"files"} else set()  # what tells more is a record to keep
    foreign = [name for name in _files(folder) if name not in ours and Path(name).name not in _LEFT_BY_FILE_MANAGERS]
    if foreign:
        shown = ", ".join(map(repr, foreign[:3])) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        raise NotWritten(
            f"{str(folder)!r} holds files that no report wrote: {shown}. Nothing was changed; "
            f"move them away, or name an empty or a new folder."
        )


def _swap(fresh: Path, target: Path) -> None:
    """Give each folder the other's name; without an old folder, the fresh one just takes its name."""
    if not target.exists():
        fresh.rename(target)
        return
    fresh.chmod(target.stat().st_mode & 0o7777)
    aside = fresh.with_suffix(".old")
    target.rename(aside)
    try:
        fresh.rename(target)
    finally:
        aside.rename(fresh if target.exists() else target)


def left_behind(folder: str | Path) -> list[Path]:
    """Return what lies half made beside a folder: of a run that was killed, or of one that is still at work.

    Which of the two it is cannot be told where two machines share a disk, so none is ever removed.
    """
    target = Path(os.path.realpath(folder))
    name = re.compile(rf"\.{re.escape(target.name)}\.\d+\.(old|part)")
    return sorted(path for path in target.parent.glob(".*") if name.fullmatch(path.name) and path.is_dir())


def _take_up(target: Path) -> None:
    """Give the old folder its name back where a kill took it away."""
    left = [path for path in left_behind(target) if path.suffix == ".old"]
    if left and not target.exists():
        max(left, key=lambda path: path.stat().st_ctime_ns).rename(target)
