"""The pieces a page is put together from: sections, tables and drawings; every text is escaped here."""

import re
from html import escape

from safe_alloc.telling.report.contents import Block, Code, Grid, Item, Listed, Section, Text

_IDS = re.compile(r"""(\bid="|href="#|url\(#)""")  # a colour such as "#0072b2" is no name
_ASIDE = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
_SIZE = re.compile(r'\s(?:width|height)="[^"]*pt"')


def section(made: Section) -> str:
    """Return a part of the page under its heading."""
    return f"<section>\n<h2>{escape(made.heading)}</h2>\n{''.join(map(_block, made.blocks))}</section>\n"


def link(text: str, target: str) -> str:
    """Return a link to an address or to a file beside the page; what is no web address is text only."""
    safe = target.startswith(("https://", "http://")) or ":" not in target
    return f'<a href="{escape(target)}">{escape(text)}</a>' if safe else escape(text)


def drawing(svg: str, *, alt: str, prefix: str) -> str:
    """Return a saved SVG as part of a page: named for a screen reader, its inner names made its own by a prefix."""
    start, inner = _ASIDE.sub("", svg[svg.index("<svg") + len("<svg") :]).split(">", 1)
    named = f'<svg role="img" aria-label="{escape(alt)}" class="{prefix.partition("-")[0]}"{_SIZE.sub("", start)}>'
    return named + _IDS.sub(rf"\g<1>{prefix}-", inner)


def grid(made: Grid) -> str:
    """Return a table whose first column names its rows, in a region that a keyboard can scroll."""
    head = "".join(f'<th scope="col"{each}/th>' for each in _cells(made.headings, made.numbers))
    *rows, last = (_row(row, made.numbers) for row in made.rows)
    body = "".join(rows) + (f"</tbody>\n<tfoot>\n{last}</tfoot>" if made.total else f"{last}</tbody>")
    parts = f"<caption>{escape(made.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody{_lang(made.foreign)}>\n"
    region = f'<div class="wide" role="region" tabindex="0" aria-label="{escape(made.caption)}">'
    return f"{region}\n<table>\n{parts}{body}\n</table>\n</div>\n"


def _block(made: Block) -> str:
    match made:
        case Text():
            return f"<p{_lang(made.foreign)}>{escape(made.text)}</p>\n"
        case Listed():
            return f"<ul{_lang(made.foreign)}>\n{''.join(map(_item, made.items))}</ul>\n"
        case Grid():
            return grid(made)
        case Code():
            shown = f"<summary>{escape(made.summary)}</summary>\n<pre>{escape(made.text)}</pre>"
            return f"<details>\n{shown}\n</details>\n"


def _item(made: Item) -> str:
    if not made.link:
        return f"<li>{escape(f'{made.text} {made.more}'.strip())}</li>\n"
    return f"<li>{f'{escape(made.text)} ' if made.more else ''}{link(made.more or made.text, made.link)}</li>\n"


def _row(row: tuple[str, ...], numbers: tuple[bool, ...]) -> str:
    first, *rest = _cells(row, numbers)
    return f'<tr><th scope="row"{first}/th>{"".join(f"<td{each}/td>" for each in rest)}</tr>\n'


def _cells(row: tuple[str, ...], numbers: tuple[bool, ...]) -> list[str]:
    """Return cells from the end of their tag's name to the start of the tag that closes them."""
    sides = (' class="number"' if number else "" for number in numbers)
    return [f"{side}>{escape(text)}<" for side, text in zip(sides, row, strict=True)]


def _lang(foreign: bool) -> str:
    return ' lang="en"' if foreign else ""
