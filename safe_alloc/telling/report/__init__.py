"""One folder for the figures and one for each scenario, with a gallery, written whole or not at all."""

import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import pandas as pd

from safe_alloc.asking.scenarios import Scenario, scenario, scenarios
from safe_alloc.asking.terms import surprises
from safe_alloc.errors import WrongScenario, missing
from safe_alloc.reading.sources import sources
from safe_alloc.telling.disk import CONTENTS, left_behind, record, replace_folder, write_together, write_whole
from safe_alloc.telling.report.citing import bibtex, cited
from safe_alloc.telling.report.contents import Section, about, contents, plain
from safe_alloc.telling.report.gallery import CARD, card, gallery
from safe_alloc.telling.report.kits import OWN_TABLE, Drawn, Kit, draw, of_figures, of_scenario, tables
from safe_alloc.telling.report.origins import origins
from safe_alloc.telling.report.page import page
from safe_alloc.telling.report.paper import boxed, paper
from safe_alloc.telling.tables import table as published

Told = Callable[[str, int, int], object]
"""Called as the work goes on: what comes next (a folder, a chart of it), how many folders are done, and of how many."""

LEADING = ("turkiye-10bn-fixed", "turkiye-10bn-on-top", "turkiye-participant")
"""The presets that are told when none is named: Türkiye borrows and members give way, borrows on top, or pays a fee."""

EXTRAS = {"report.pdf": "typst", "table.html": "great_tables", "table.xlsx": "openpyxl"}
"""The files of a folder that need a library of the extra `kit`."""


class Published(NamedTuple):
    """What a report wrote: the gallery, the folders of this run, those kept from an earlier one, and what is unmet.

    `unmet` has a sentence for each figure that a scenario expects and that did not come out, `left_out` one for each
    library of the extra `kit` that is missing, and for each report.pdf with letters that its typeface lacks.
    `half_made` are folders beside `out` of runs that were stopped, or that are still at work: which, nobody can tell
    from here, so they stay.
    """

    gallery: Path
    folders: tuple[Path, ...]
    kept: tuple[Path, ...] = ()
    unmet: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    half_made: tuple[Path, ...] = ()


def publish(
    *asked: str | Path | Scenario,
    out: str | Path = "reports",
    lang: str = "en",
    table: pd.DataFrame | None = None,
    told: Told = lambda *_: None,
) -> Published:
    """Return what was written: tables, charts and a page for each scenario, and a gallery of all folders.

    Without a scenario that is the September 2025 table and the three ways of adding Türkiye that LEADING names. A
    scenario is a preset's name, the path of a .toml file, "A+B", or a Scenario. Every folder holds report.html (one
    file, no network), its charts as PNG, PDF and SVG with their alt text, its tables as CSV with a data dictionary,
    citation.bib, licences.txt (method, sources, licences, citation), a card for the gallery, and record.json, which
    `verify` reads; the same inputs give the same bytes. With the extra `kit` it holds report.pdf, table.html and
    table.xlsx too; what is left out without it is told in `left_out` and in the record.

    `lang` is the language of the findings and of all words of ours. `table` is an Allocation of your own, to be told
    or to run the scenarios on: the record has its hash, and says that its origin is not certified.

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
    kits, without = _kits(asked, lang, table), left_out()
    with replace_folder(out) as fresh:
        for done, kit in enumerate(kits):
            write(kit, fresh / kit.name, without, partial(_told, told, kit.name, done, len(kits)))
        told("gallery", len(kits), len(kits))
        kept = _keep(Path(out), fresh)
        write_whole(fresh / CARD, gallery(fresh).encode())
    wrong = [said for kit in kits if kit.scenario for said in surprises(kit.start, kit.scenario)]
    boxes = {f"{kit.name}/report.pdf": boxed(kit) for kit in kits if "report.pdf" not in without}
    aside = [f"{name} is left out: {why}" for name, why in without.items()]
    aside += [f"{name} shows boxes for {signs}: its typeface lacks them." for name, signs in boxes.items() if signs]
    folders = tuple(Path(out) / kit.name for kit in kits)
    return Published(Path(out) / CARD, folders, kept, tuple(wrong), tuple(aside), tuple(left_behind(out)))


def left_out() -> dict[str, str]:
    """Return the files that cannot be made here, and why."""
    return {name: missing(each, "makes it", "kit") for name, each in EXTRAS.items() if find_spec(each) is None}


def _told(told: Told, name: str, done: int, total: int, part: str) -> None:
    told(f"{name}: {part}", done, total)


def _kits(asked: Sequence[str | Path | Scenario], lang: str, table: pd.DataFrame | None) -> list[Kit]:
    named = asked if asked or table is not None else LEADING
    chosen = _named_apart(each if isinstance(each, Scenario) else scenario(each) for each in named)
    return [*([] if asked else [of_figures(lang, table)]), *(of_scenario(each, lang, table) for each in chosen)]


def _named_apart(chosen: Iterable[Scenario]) -> list[Scenario]:
    """Return the scenarios, each once; a folder called like a preset or a source must hold just that."""
    taken = {_folded(name): "that is a preset, and this one says something else" for name in scenarios()}
    taken |= {_folded(each.id): "that is a source" for each in sources()}
    taken |= {_folded(name): "that is a file of every report" for name in (CARD, CONTENTS, OWN_TABLE)}
    kept: dict[str, Scenario] = {}
    for each in chosen:
        name = _folded(each.name)
        if name in taken and not (each.name in scenarios() and each == scenario(each.name)):
            raise WrongScenario(f"No folder can be called {each.name!r}: {taken[name]}. Give it another name.")
        if kept.setdefault(name, each) != each:
            raise WrongScenario(f"Two scenarios are called {each.name!r} and differ. Give one of them another name.")
    return list(kept.values())


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()  # as a file system may that does not know a from A


def write(kit: Kit, folder: Path, without: Collection[str] = (), told: Callable[[str], None] = lambda _: None) -> None:
    """Write one folder, its record last; `without` names files that need an extra and are not to be there."""
    folder.mkdir()
    wanted = [name for name in EXTRAS if name not in without]
    drawn, files = draw(kit, folder, told), tables(kit)
    used = cited(kit, drawn)
    background = [*about(kit, used)]
    files |= {"citation.bib": bibtex(kit, used), "licences.txt": "\n\n".join(map(plain, background)) + "\n"}
    sections = [*contents(kit, background, (*wanted, *files))]
    told("report.html")
    files |= {"report.html": page(kit, drawn, sections), CARD: card(kit, drawn, (*wanted, *files))}
    made = {folder / name: text.encode() for name, text in files.items()}
    made |= {folder / name: _extra(name, kit, drawn, sections) for name in set(wanted) - left_out().keys()}
    write_together(made)
    record(folder, **origins(kit, used, {EXTRAS[name] for name in wanted}), left_out=sorted({*EXTRAS} - {*wanted}))


def _extra(name: str, kit: Kit, drawn: Sequence[Drawn], sections: Sequence[Section]) -> bytes:
    if name == "report.pdf":
        return paper(kit, drawn, sections)
    made = published(kit.table, lang=kit.voice.lang)
    return made.xlsx() if name == "table.xlsx" else made.html().encode()


def _keep(old: Path, fresh: Path) -> tuple[Path, ...]:
    """Copy the folders of earlier reports that this one does not write, and return them."""
    kept = sorted(each for each in old.glob("*") if each.is_dir() and not (fresh / each.name).exists())
    for folder in kept:
        shutil.copytree(folder, fresh / folder.name)
    return tuple(kept)
