"""The gallery: every chart with its finding, its words and the line that draws it, one card for each folder."""

import re
from collections.abc import Iterable
from pathlib import Path

from safe_alloc.telling.report.kits import FORMATS, Drawn, Kit

CARD = "README.md"
"""What a folder says about itself; the gallery is made of these, so it also shows folders of earlier runs."""

_HEAD = """\
# Reports

Written by `safe-alloc report`: every picture, number and sentence here is computed from the tables in `data/`.
Amounts are the most that each country may borrow, not what was paid out.
"""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|$~&])")
_HEADING = re.compile(r"^#", re.MULTILINE)
_LINK = re.compile(r"(?<!\\)\]\(")


def card(kit: Kit, drawn: Iterable[Drawn], files: Iterable[str]) -> str:
    """Return what a folder says about itself, as Markdown: each chart, its finding, and links to its files."""
    named = _escaped(kit.heading)
    links = " · ".join(f"[{_escaped(name)}]({_target(name)})" for name in ("report.html", *files))
    return "\n\n".join([f"# {named}", _escaped(kit.standing), links, *(_chart(kit, each) for each in drawn)]) + "\n"


def gallery(folder: Path, names: Iterable[str]) -> str:
    """Return the gallery of the folders that are there, in the order given."""
    cards = [_moved((folder / name / CARD).read_text(encoding="utf-8"), name) for name in names]
    return "\n".join([_HEAD, *cards])


def _chart(kit: Kit, each: Drawn) -> str:
    forms = " · ".join(f"[{form.upper()}]({each.chart}.{form})" for form in FORMATS)
    return "\n\n".join(
        [
            f"## {_escaped(each.title)}",
            f"![{_escaped(each.alt)}]({each.chart}.png)",
            f"```python\nsa.charts.{each.chart}({kit.code})\n```",
            f"{forms} · [alt text]({each.chart}.alt.txt)",
        ]
    )


def _moved(written: str, name: str) -> str:
    """Return a card as it reads from one folder further up: headings one step lower, links one step longer."""
    return _LINK.sub(lambda _: f"]({_target(name)}/", _HEADING.sub("##", written))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _target(name: str) -> str:
    return name.replace(" ", "%20")
