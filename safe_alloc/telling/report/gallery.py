"""The gallery: every chart with its finding, its words and the line that draws it, one card for each folder."""

import re
from collections.abc import Iterable
from pathlib import Path

from safe_alloc.reading.datasets import DEFAULT_SOURCE
from safe_alloc.telling.charts.saving import FORMATS
from safe_alloc.telling.disk import recorded
from safe_alloc.telling.report.kits import Drawn, Kit
from safe_alloc.telling.wording.voice import languages, voice

CARD = "README.md"
"""What a folder says about itself; the gallery is made of these, so it also shows folders of earlier runs."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|$~&])")
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # of those that may break a line
_LINK = re.compile(r"(?<!\\)\]\(")


def card(kit: Kit, drawn: Iterable[Drawn], files: Iterable[str]) -> str:
    """Return what a folder says about itself, as Markdown: each chart, its finding, and links to its files."""
    links = [f"[{_escaped(name)}]({_target(name)})" for name in ("report.html", *files)]
    about = [f"# {_escaped(kit.heading)}", _escaped(kit.standing), " · ".join(links)]
    return "\n\n".join([*about, *map(_chart, drawn)]) + "\n"


def gallery(folder: Path) -> str:
    """Return the gallery of all folders that are there: the figures, then the scenarios A–Z.

    It speaks the language of the folders, and English where they differ: what `verify` makes of them is then the same.
    """
    cards = sorted(folder.glob(f"*/{CARD}"), key=lambda card: (card.parent.name != DEFAULT_SOURCE, card.parent.name))
    spoken = {str(recorded(card.parent).get("lang")) for card in cards}
    lang = spoken.pop() if len(spoken) == 1 and spoken < {*languages()} else "en"
    return "\n".join([voice(lang).say("gallery.head"), *map(_moved, cards)])


def _moved(card: Path) -> str:
    """Return a card as it reads from one folder further up: headings one step lower, links one step longer."""
    written = re.sub(r"^#", "##", card.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return _LINK.sub(lambda _: f"]({_target(card.parent.name)}/", written)


def _chart(each: Drawn) -> str:
    words = each.words
    forms = " · ".join(f"[{form.upper()}]({words.chart}.{form})" for form in FORMATS)
    data, alt = (_escaped(words.voice.say(f"page.{key}")) for key in ("card_data", "card_alt"))
    picture = f"![{_escaped(words.alt_text)}]({words.chart}.png)"
    links = f"{forms} · [{data}]({words.chart}.csv) · [{alt}]({words.chart}.alt.txt)"
    return "\n\n".join([f"## {_escaped(words.title)}", picture, f"```python\n{each.code}\n```", links])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text.strip()))


def _target(name: str) -> str:
    return name.replace(" ", "%20")
