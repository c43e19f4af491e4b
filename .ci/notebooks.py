"""Run every notebook from top to bottom, far from the checkout, and keep what it shows.

    python .ci/notebooks.py            run all of notebooks/, write their outputs, and their pages to docs/notebooks/
    python .ci/notebooks.py --check    run them into memory and compare with the files, byte by byte

Ids, execution counts, times and the reader's own settings are left out, so that the same library
gives the same bytes. A warning, a word on standard error or a file left behind counts as a failure.
"""

import argparse
import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode

from safe_alloc.cli.notebook import normalised, page

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"
PAGES = ROOT / "docs" / "notebooks"
SECONDS_A_CELL = 120
LARGEST = 1_500_000
"""A notebook above this many bytes is no longer shown well by code hosts."""

STARTUP = """
import warnings
warnings.simplefilter("error")
warnings.filterwarnings("ignore", module="ipykernel")  # how the kernel ends is not the notebook's affair
del warnings
"""
_SETTINGS = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")


def main() -> None:
    """Refresh or check every notebook; end with 1 and a sentence for each that is not as it should be."""
    parser = argparse.ArgumentParser(description="Run the notebooks and keep, or check, what they show.")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if a file is not current")
    check = parser.parse_args().check
    paths = sorted(FOLDER.glob("*.ipynb"))
    if not paths:
        sys.exit(f"{FOLDER} holds no notebooks. Check the checkout.")
    with tempfile.TemporaryDirectory(prefix="notebooks-") as scratch:
        settle(Path(scratch))
        made = asyncio.run(run_all(paths, Path(scratch)))
    faults = [each for each in made if isinstance(each, str)]
    for path, notebook in zip(paths, made, strict=True):
        if not isinstance(notebook, str):
            faults += compared(path, notebook) if check else written(path, notebook)
    if faults:
        sys.exit("\n".join(faults))
    print(f"{len(paths)} notebooks run from top to bottom; {'the files are current' if check else 'outputs written'}.")


def settle(scratch: Path) -> None:
    """Point everything that could hold a reader's own settings at empty folders, and make warnings errors."""
    for name in _SETTINGS:
        os.environ[name] = str(scratch / name.lower())
    startup = scratch / "ipythondir" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "warnings.py").write_text(STARTUP, "utf-8")
    (scratch / "matplotlibrc").write_text("", "utf-8")
    os.environ["MATPLOTLIBRC"] = str(scratch / "matplotlibrc")
    os.environ.pop("MPLBACKEND", None)


async def run_all(paths: list[Path], scratch: Path) -> list[NotebookNode | str]:
    """Return each notebook as it shows itself now, or the sentence that says what went wrong; all run at once."""
    return await asyncio.gather(*(run(path, scratch) for path in paths))


async def run(path: Path, scratch: Path) -> NotebookNode | str:
    """Return one notebook, run in an empty folder of its own and then normalised, or a sentence."""
    notebook = nbformat.reads(path.read_text("utf-8"), as_version=4)
    place = scratch / path.stem
    place.mkdir()
    resources = {"metadata": {"path": str(place)}}
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        resources=resources,
        timeout=SECONDS_A_CELL,
        coalesce_streams=True,  # how a long print is cut into pieces is chance
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        await client.async_execute()
    except (CellExecutionError, CellTimeoutError) as error:
        return f"{shown(path)} does not run through: {plain(str(error))}"
    left = sorted(each.name for each in place.rglob("*"))
    if left:
        return f"{shown(path)} leaves {', '.join(left)} beside itself. A notebook writes nothing."
    return normalised(notebook, path.stem) if not complaints(notebook) else f"{shown(path)}: {complaints(notebook)[0]}"


def complaints(notebook: NotebookNode) -> list[str]:
    """Return what the cells said on standard error."""
    streams = [output for cell in code_cells(notebook) for output in cell.outputs if output.get("name") == "stderr"]
    return [f"a cell wrote on standard error: {stream.text.strip()[-300:]!r}" for stream in streams]


def code_cells(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """Yield the cells that hold code."""
    yield from (cell for cell in notebook.cells if cell.cell_type == "code")


def written(path: Path, notebook: NotebookNode) -> list[str]:
    """Put the notebook and its page in their places, each whole or not at all; return why not."""
    for target, text in ((path, as_text(notebook)), (page_of(path), page(notebook))):
        if len(text.encode()) > LARGEST:
            return [f"{shown(target)} would hold {len(text.encode()):,} bytes; at most {LARGEST:,} are shown well."]
        if not target.exists() or text != target.read_text("utf-8"):
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.part")
            beside.write_text(text, "utf-8", newline="\n")
            beside.replace(target)
    return []


def page_of(path: Path) -> Path:
    """Return where the page of a notebook lies."""
    return PAGES / f"{path.stem}.html"


def as_text(notebook: NotebookNode) -> str:
    """Return the notebook as its file holds it."""
    return str(nbformat.writes(notebook)).rstrip("\n") + "\n"


def compared(path: Path, notebook: NotebookNode) -> list[str]:
    """Return the first difference between what a file shows and what it shows when it is run; nothing if none."""
    found = path.read_text("utf-8")
    if found == as_text(notebook):
        kept = page_of(path)
        current = kept.exists() and kept.read_text("utf-8") == page(notebook)
        return [] if current else [f"{shown(kept)} is not current. Run `make notebooks` and commit what it wrote."]
    kept = nbformat.reads(found, as_version=4)
    first = next(differences(kept, notebook), "its metadata, ids or layout are not as they are written")
    return [f"{shown(path)} is not current: {first}. Run `make notebooks` and commit what it wrote."]


def differences(kept: NotebookNode, made: NotebookNode) -> Iterator[str]:
    """Yield, cell by cell, where two notebooks show something else."""
    for number, (old, new) in enumerate(zip(kept.cells, made.cells, strict=True), start=1):
        pairs = zip_longest(parts(old), parts(new), fillvalue=("nothing", ""))
        for (old_kind, old_text), (new_kind, new_text) in pairs:
            if (old_kind, old_text) != (new_kind, new_text):
                yield f"cell {number} {what_differs(old_kind, old_text, new_kind, new_text)}"


def parts(cell: NotebookNode) -> list[tuple[str, str]]:
    """Return everything a cell shows, as pairs of kind and text, in order."""
    found: list[tuple[str, str]] = []
    for output in cell.get("outputs", []):
        data: dict[str, Any] = output.get("data") or {output.output_type: output.get("text", output.get("ename", ""))}
        found += [(kind, str(text)) for kind, text in sorted(data.items())]
    return found


def what_differs(old_kind: str, old: str, new_kind: str, new: str) -> str:
    """Return in words how one thing a cell shows differs from what it should show."""
    if old_kind != new_kind:
        return f"shows {old_kind} in the file and {new_kind} when it is run"
    if old_kind == "image/png":
        return f"shows another picture ({len(old):,} signs in the file, {len(new):,} when it is run)"
    at = next((at for at, pair in enumerate(zip_longest(old, new)) if pair[0] != pair[1]), 0)
    start = max(0, at - 20)
    return f"({old_kind}) says {old[start : at + 40]!r} in the file and {new[start : at + 40]!r} when it is run"


def plain(text: str) -> str:
    """Return a traceback without its colours, cut to its end."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text).strip()[-1500:]


def shown(path: Path) -> str:
    """Return a path as a person names it."""
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    main()
