"""A report as PDF: typeset, tagged for a screen reader, with the charts as they were drawn."""

import json
from collections.abc import Sequence
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from safe_alloc.errors import NotWritten, needed
from safe_alloc.reading.files import read_bytes
from safe_alloc.telling.charts.theme import typefaces
from safe_alloc.telling.report.citing import AUTHOR, version
from safe_alloc.telling.report.contents import Section
from safe_alloc.telling.report.kits import Drawn, Kit, opening

_SHEET = Path(__file__).with_name("report.typ")


def paper(kit: Kit, drawn: Sequence[Drawn], sections: Sequence[Section]) -> bytes:
    """Return the PDF of a folder’s report, its charts with real letters. Needs the extra `kit` (typst).

    No date goes in, no typeface of the machine and nothing from a network: the same bytes wherever it is made.
    """
    told = {
        **opening(kit, drawn),
        "author": AUTHOR,
        "version": f"safe_alloc {version()}",
        "hypothetical": kit.scenario is not None,
        "findings": kit.findings,
        "charts": [{"wide": each.wide, "narrow": each.narrow, "alt": each.words.alt_text} for each in drawn],
        "sections": sections,
    }
    with needed("typst", "typesets the report", "kit", NotWritten):
        from typst import compile as typeset

    made: bytes = typeset(  # type: ignore[call-overload]  # its stubs want paths to be bytes where the sheet is
        read_bytes(_SHEET),
        font_paths=[typefaces()],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"told": json.dumps(told, ensure_ascii=False, default=_parts)},
        timestamp=0,
        pdf_standards="ua-1",
    )
    return made


def boxed(kit: Kit) -> str:
    """Return the letters of a scenario's author that the typeface of the paper lacks, so that it shows boxes."""
    known = TTFont(Path(typefaces()) / "DejaVuSans.ttf").getBestCmap()
    said = kit.heading + (kit.scenario.to_toml() if kit.scenario else "")
    return " ".join(dict.fromkeys(sign for sign in said if ord(sign) not in known and not sign.isspace()))


def _parts(made: object) -> dict[str, object]:
    """Return a section, a block of one or an item of a list as the sheet reads it: what it is, and its fields."""
    return {"kind": type(made).__name__.lower(), **vars(made)}
