"""What a folder was made of: the hash of every input and of the program, without a time, a machine or a place."""

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from safe_alloc.asking.scenarios import scenarios
from safe_alloc.reading.datasets import DEFAULT_SOURCE
from safe_alloc.reading.files import data_folder, read_bytes
from safe_alloc.reading.sources import Source, sources
from safe_alloc.telling.report.kits import OWN, Kit, tables

_PACKAGE = Path(__file__).parents[2]
_CARRIED = ("data/", "notebooks/")  # a wheel has them inside the package; they are inputs, and no code
_CODE = (".py", ".html", ".js", ".typ", ".toml")
_LIBRARIES = ("babel", "fonttools", "matplotlib", "numpy", "pandas", "pillow")  # those whose versions may change a byte


def origins(kit: Kit, cited: Iterable[Source], extras: Iterable[str]) -> dict[str, Any]:
    """Return what the record of a folder says beside its files: its name, the program, the inputs, what is the user's.

    `inputs` are the SHA-256 of the files in data/ that were used, by their path there; `not_certified` is that of a
    scenario or a table of the user's own, as it was understood. `extras` are the libraries of the extra `kit` that the
    files of the folder need.
    """
    own = {f"{kit.name}.toml": kit.scenario.to_toml()} if kit.scenario and kit.name not in scenarios() else {}
    own |= {OWN: tables(kit)[OWN]} if kit.own else {}
    return {
        "name": kit.name,
        "lang": kit.voice.lang,
        "program": _program(sorted(extras)),
        "inputs": {name: _sha256(read_bytes(data_folder() / name)) for name in _inputs(kit, cited)},
        "not_certified": {name: _sha256(text.encode()) for name, text in own.items()},
    }


def _program(extras: Iterable[str]) -> dict[str, str]:
    """Return the versions of the program and of what draws for it, and one hash over the program's own files."""
    found = {path.relative_to(_PACKAGE).as_posix(): path for path in _PACKAGE.rglob("*") if path.suffix in _CODE}
    files = {name: path for name, path in found.items() if not name.startswith(_CARRIED)}
    listed = "".join(f"{_sha256(files[name].read_bytes())}  {name}\n" for name in sorted(files))
    own = {"safe_alloc": sys.modules["safe_alloc"].__version__, "code": _sha256(listed.encode())}
    return own | {name: version(name) for name in (*_LIBRARIES, *(each for each in extras if find_spec(each)))}


def _inputs(kit: Kit, cited: Iterable[Source]) -> list[str]:
    tables = [f"reference/{path.name}" for path in (data_folder() / "reference").glob("*.csv")]
    preset = [f"scenarios/{kit.name}.toml"] if kit.name in scenarios() else []
    used = {each.id: each for each in (*_used(kit), *cited) if each.file}  # a study has no file of its own
    files = [f"sources/{each.id}/{file}" for each in used.values() for file in (each.file, "source.toml")]
    return sorted(tables + preset + files)


def _used(kit: Kit) -> list[Source]:
    """Return the sources whose figures were read: of a day, all that was known by then, as it was chosen from."""
    if kit.own:
        return []
    if kit.scenario is None:
        return [*sources()]  # its charts set several beside each other
    named = kit.scenario.baseline
    if named[:1].isdigit():
        return [each for each in sources() if each.published <= named and not each.restates]
    return [each for each in sources() if each.id == (named or DEFAULT_SOURCE)]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
