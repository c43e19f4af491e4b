"""Whether a published folder is what this program makes of its inputs, file by file, without a network."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pandas as pd

from safe_alloc.asking.scenarios import Scenario, scenario, scenarios
from safe_alloc.errors import SafeAllocError, UnreadableFile
from safe_alloc.reading.datasets import DEFAULT_SOURCE
from safe_alloc.reading.frames import Allocation, check
from safe_alloc.telling.disk import CONTENTS, hashes, record, recorded, write_whole
from safe_alloc.telling.report import EXTRAS, Told, left_out, write
from safe_alloc.telling.report.gallery import CARD, gallery
from safe_alloc.telling.report.kits import OWN, OWN_TABLE, Kit, of_figures, of_scenario

VERDICTS = ("same", "changed", "missing", "extra", "not reproducible by this version")
"""A file is as recorded and made again; not as recorded; not there; not recorded; as recorded, yet made otherwise."""

_LIMITS = (
    "This compares the folder with its own record and with what this copy of the program makes of its own data. "
    "It does not show who made the folder or when, that a source is right or said so, or that the program is unaltered."
)
_OTHER = "What is not reproducible was made of other inputs or by other code, or was edited together with its record."


class Checked(NamedTuple):
    """One file of a folder, by its path inside, and its verdict."""

    file: str
    verdict: str


class Verified(NamedTuple):
    """What verification found: a verdict for each file, and sentences on what differs and what is not proven."""

    files: tuple[Checked, ...]
    says: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Return whether nothing at all differs."""
        return all(each.verdict == VERDICTS[0] for each in self.files)


def verify(folder: str | Path, *, told: Told = lambda *_: None) -> Verified:
    """Return a verdict for each file of a folder that `publish` wrote, of one scenario or of several, A–Z.

    Everything is made again from the data of this installation and compared to the byte: no network, no clock, and
    nothing is written into the folder. The verdicts are `same`, `changed` (not as recorded), `missing`, `extra`, and
    `not reproducible by this version`: as recorded, yet this program makes it otherwise, because the inputs, the code
    or a library differ (`says` names them) or because the record was edited as well. Raises UnreadableFile if there
    is no record.

    >>> import safe_alloc as sa
    >>> sa.verify("/dev/null")
    Traceback (most recent call last):
    safe_alloc.errors.UnreadableFile: '/dev/null' holds no record.json that can be read. \
Name a folder that a report wrote, or one in it.
    """
    folder = Path(folder)
    known = recorded(folder)
    if not known:
        what = f"{str(folder)!r} holds no {CONTENTS} that can be read"
        raise UnreadableFile(f"{what}. Name a folder that a report wrote, or one in it.")
    try:
        found = hashes(folder)
    except OSError as error:
        raise UnreadableFile(f"{str(folder)!r} cannot be read whole: {error}. Ask its owner for permission.") from error
    with TemporaryDirectory() as scratch:
        again = Path(scratch) / "again"
        notes = [*_one(folder, again)] if "name" in known else [*_several(folder, again, told)]
        made = hashes(again)
    listed = {CONTENTS: found[CONTENTS], **known["files"]}
    files = tuple(Checked(name, _verdict(name, found, listed, made)) for name in sorted({*found, *listed, *made}))
    return Verified(files, (*dict.fromkeys(notes), *([_OTHER] * (VERDICTS[-1] in {v for _, v in files})), _LIMITS))


def _verdict(name: str, found: Mapping[str, str], listed: Mapping[str, Any], made: Mapping[str, str]) -> str:
    same, changed, missing, extra, other = VERDICTS
    if name not in found or name not in listed:
        return extra if name in found else missing
    return changed if found[name] != listed[name] else same if found[name] == made.get(name) else other


def _several(folder: Path, again: Path, told: Told) -> Iterator[str]:
    """Make all folders again, and the gallery of them, and say what they were made of that differs here."""
    again.mkdir()
    kits = sorted(each.name for each in folder.iterdir() if each.is_dir())
    for done, name in enumerate(kits):
        told(name, done, len(kits))
        yield from _one(folder / name, again / name)
    write_whole(again / CARD, gallery(again).encode())
    record(again)


def _one(folder: Path, again: Path) -> Iterator[str]:
    """Make one folder again, and say what it was made of that differs here."""
    known = recorded(folder)
    try:
        left = known.get("left_out")
        without = [name for name in EXTRAS if isinstance(left, list | dict) and name in left]
        write(_kit(folder, Path(str(known.get("name", folder.name))).name, known), again, without)
    except SafeAllocError as error:
        yield f"{folder.name} cannot be made again: {error}"
        return
    here = recorded(again)
    for part in ("program", "inputs"):
        then = known[part] if isinstance(known.get(part), dict) else {}
        for name in sorted({*then, *here[part]}):
            if then.get(name) != here[part].get(name):
                old, new = (str(each.get(name, "nothing"))[:12] for each in (then, here[part]))
                yield f"{part}, {name}: recorded as {old}, here {new}."
    yield from (f"{name} cannot be made here: {why}" for name, why in left_out().items() if name not in without)
    for name in here["not_certified"]:
        yield f"{name} is the user's own: its hash is recorded, its origin is not certified."


def _kit(folder: Path, name: str, known: Mapping[str, Any]) -> Kit:
    lang, own = known.get("lang", "en"), known.get("not_certified")
    start = _own(folder / OWN) if isinstance(own, dict) and OWN in own else None
    if name == DEFAULT_SOURCE or (name == OWN_TABLE and start is not None):
        return of_figures(lang, start)
    named = scenario(name) if name in scenarios() else Scenario.from_toml(folder / f"{name}.toml")
    return of_scenario(named, lang, start)


def _own(path: Path) -> pd.DataFrame:
    """Return the table of a user's own that lies in a folder; what is no Allocation is refused."""
    try:
        return check(Allocation, pd.read_csv(path, keep_default_na=False))
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"{path.name} is no table that a report wrote: {error}") from error
