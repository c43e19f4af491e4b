"""One folder for the figures and one for each scenario, with a gallery, written whole or not at all."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from safe_alloc.asking.outcomes import unmet
from safe_alloc.asking.scenarios import Scenario, scenario, scenarios
from safe_alloc.errors import WrongScenario
from safe_alloc.reading.sources import sources
from safe_alloc.telling.disk import CONTENTS, record, replace_folder, write_whole
from safe_alloc.telling.report.contents import contents
from safe_alloc.telling.report.gallery import CARD, card, gallery
from safe_alloc.telling.report.kits import Kit, draw, of_figures, of_scenario, tables
from safe_alloc.telling.report.origins import origins
from safe_alloc.telling.report.page import page

Told = Callable[[str, int, int], object]
"""Called as the work goes on, with the name of the next folder, how many are done, and how many there are."""


class Published(NamedTuple):
    """What a report wrote: the gallery, the folders of this run, those kept from an earlier one, and what is unmet.

    `unmet` has a sentence for each figure that a scenario expects and that did not come out.
    """

    gallery: Path
    folders: tuple[Path, ...]
    kept: tuple[Path, ...] = ()
    unmet: tuple[str, ...] = ()


def publish(*asked: str | Path | Scenario, out: str | Path = "reports", told: Told = lambda *_: None) -> Published:
    """Return what was written: tables, charts and a page for each scenario, and a gallery of all folders.

    Without a scenario that is the September 2025 table and every preset of kind borrower: no loan moves in the
    others, and WrongScenario names what computes them. A scenario is a preset's name, the path of a .toml file, "A+B",
    or a Scenario. Every folder holds report.html (one file, no network), its charts as PNG, PDF
    and SVG with their alt text, its tables as CSV, a card for the gallery, and record.json, which `verify` reads; the
    same inputs give the same bytes.

    `out` is exchanged as a whole when everything is drawn. Folders of an earlier run that this one does not write
    are kept as they are and stay in the gallery; to be rid of one, remove it. Raises NotWritten, with nothing
    changed, if `out` is a file, may not be written, or holds files that no report wrote; WrongScenario if two
    folders would bear the same name.

    >>> import safe_alloc as sa
    >>> sa.publish("turkiye-10bn-fixed", out="/dev/null")
    Traceback (most recent call last):
    safe_alloc.errors.NotWritten: '/dev/null' was not written: part of its path is a file where a folder belongs; \
check the path. What stood there before is untouched.
    """
    kits = _kits(asked)
    with replace_folder(out) as fresh:
        for done, kit in enumerate(kits):
            told(kit.name, done, len(kits))
            write(kit, fresh / kit.name)
        told("gallery", len(kits), len(kits))
        kept = _keep(Path(out), fresh)
        write_whole(fresh / CARD, gallery(fresh).encode())
    wrong = [said for kit in kits if kit.scenario for said in unmet(kit.table, kit.scenario)]
    return Published(Path(out) / CARD, tuple(Path(out) / kit.name for kit in kits), kept, tuple(wrong))


def _kits(asked: Iterable[str | Path | Scenario]) -> list[Kit]:
    chosen = [each if isinstance(each, Scenario) else scenario(each) for each in asked]
    if not chosen:
        presets = [scenario(name) for name in scenarios()]
        return [of_figures(), *(of_scenario(each) for each in presets if each.kind == "borrower")]
    return [of_scenario(each) for each in _named_apart(chosen)]


def _named_apart(chosen: Iterable[Scenario]) -> list[Scenario]:
    """Return the scenarios, each once; a folder called like a preset or a source must hold just that."""
    taken = {_folded(name): "that is a preset, and this one says something else" for name in scenarios()}
    taken |= {_folded(each.id): "that is a source" for each in sources()}
    taken |= {_folded(name): "that is a file of every report" for name in (CARD, CONTENTS)}
    kept: dict[str, Scenario] = {}
    for each in chosen:
        name = _folded(each.name)
        if name in taken and not (each.name in scenarios() and each == scenario(each.name)):
            raise WrongScenario(
                f"No folder can be called {each.name!r}: {taken[name]}. Give the scenario another name."
            )
        if kept.setdefault(name, each) != each:
            raise WrongScenario(f"Two scenarios are called {each.name!r} and differ. Give one of them another name.")
    return list(kept.values())


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()  # as a file system may that does not know a from A


def write(kit: Kit, folder: Path) -> None:
    """Write one folder, its record last."""
    folder.mkdir()
    drawn, files = draw(kit, folder), tables(kit)
    sections = [*contents(kit, files)]
    pages = {"report.html": page(kit, drawn, sections), CARD: card(kit, drawn, files)}
    for name, text in {**files, **pages}.items():
        write_whole(folder / name, text.encode())
    record(folder, **origins(kit))


def _keep(old: Path, fresh: Path) -> tuple[Path, ...]:
    """Copy the folders of earlier reports that this one does not write, and return them."""
    kept = sorted(each for each in old.glob("*") if each.is_dir() and not (fresh / each.name).exists())
    for folder in kept:
        shutil.copytree(folder, fresh / folder.name)
    return tuple(kept)
