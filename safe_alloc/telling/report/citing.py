"""How a report is cited: one sentence, and BibTeX entries for it and for every source it rests on."""

import re
import sys
from collections.abc import Iterable

from safe_alloc.reading import files, reference
from safe_alloc.reading.sources import Source, sources
from safe_alloc.telling.report.kits import Drawn, Kit
from safe_alloc.telling.wording.origin import chronicle, document, studies

AUTHOR = "The safe_alloc founders"
_SPECIAL = re.compile(r"[\\{}$&#_%~^<>\"]")
_WRITTEN = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_WRITTEN |= {"<": r"\textless{}", ">": r"\textgreater{}", '"': r"\textquotedbl{}"}


def cited(kit: Kit, drawn: Iterable[Drawn]) -> list[Source]:
    """Return the sources of all that a folder shows: of its figures first, then of charts, votes and weights."""
    rows = [row for each in drawn for row in each.words.rows]
    events = {each.id: each for each in (chronicle(row) for row in rows if "publisher" in row)}
    known = {each.id: each for each in sources()} | studies() | events
    named = [*kit.named, *(row[key] for row in rows for key in row if key.endswith("source"))]
    named += [reference.indicator(key).source for key in kit.weights]
    shown = [] if kit.lends else ["prefinancing"]  # of which the limits of contracts take what is known
    shown += ["council_population"] if kit.scenario and kit.scenario.kind != "supplier" else []
    named += [row["source_id"] for each in shown for row in files.reference_rows(each)]
    return [known[each] for each in dict.fromkeys([*named, *events]) if each in known]


def citation(kit: Kit, cited: Iterable[Source]) -> str:
    """Return one sentence that names the report, the program and what the figures are from."""
    own = [name for name, each in kit.named.items() if not each]
    figures = "; ".join([*own, *(document(kit.voice, each) for each in cited if not each.id.startswith("timeline-"))])
    said = {"author": AUTHOR, "heading": kit.heading, "name": kit.name, "version": version(), "figures": figures}
    return kit.say("page.citation", **said)


def bibtex(kit: Kit, cited: Iterable[Source]) -> str:
    """Return an entry for the report and one for each source, every text escaped for LaTeX."""
    own = {"title": kit.heading, "author": AUTHOR, "note": f"safe_alloc {version()}, report {kit.name}; {kit.standing}"}
    return "\n".join([_entry(f"safe-alloc-{kit.name}", own), *(_entry(each.id, _fields(each)) for each in cited)])


def version() -> str:
    """Return the version of the program."""
    return str(sys.modules["safe_alloc"].__version__)


def latex(text: str) -> str:
    r"""Return a text that LaTeX prints as it is.

    >>> latex("50 % & $x_1$")
    '50 \\% \\& \\$x\\_1\\$'
    """
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], rf"\{found[0]}"), " ".join(text.split()))


def _fields(each: Source) -> dict[str, str]:
    note = "; ".join(filter(None, [each.status, f"licence: {each.licence}"]))
    return {"title": each.title, "author": each.publisher, "date": each.published, "url": each.url, "note": note}


def _entry(key: str, fields: dict[str, str]) -> str:
    lines = [f"@misc{{{re.sub('[^A-Za-z0-9:.+-]', '-', key)},"]
    for name, text in ((name, text) for name, text in fields.items() if text):
        braced = text if name == "url" else f"{{{latex(text)}}}" if name in ("author", "title") else latex(text)
        lines.append(f"  {name} = {{{braced}}},")
    return "\n".join([*lines, "}\n"])
