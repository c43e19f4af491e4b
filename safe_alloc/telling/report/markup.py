"""The pieces a page is put together from: sections, tables and drawings; every text is escaped here."""

import re
from collections.abc import Iterable, Mapping
from html import escape

from safe_alloc.telling.printing.rows import Row
from safe_alloc.telling.printing.text import told

_NUMBERS = ("€", "%", "points", "rank")
_IDS = re.compile(r"""(\bid="|href="#|url\(#)""")  # a colour such as "#0072b2" is no name
_ASIDE = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)


def section(heading: str, *parts: str) -> str:
    """Return a part of the page under its heading."""
    return f"<section>\n<h2>{escape(heading)}</h2>\n{''.join(parts)}</section>\n"


def table(columns: Mapping[str, str], rows: Iterable[Row], *, caption: str) -> str:
    """Return a table whose first column names its rows; `columns` says which key stands under which heading."""
    head = "".join(_cell("th", heading, heading, ' scope="col"') for heading in columns)
    body = "".join(_row(row, columns) for row in rows)
    parts = f"<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>"
    region = f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}">'
    return f"{region}\n<table>\n{parts}\n</table>\n</div>\n"


def listed(items: Iterable[str]) -> str:
    """Return texts as a list."""
    return "<ul>\n" + "".join(f"<li>{escape(item)}</li>\n" for item in items) + "</ul>\n"


def link(text: str, target: str) -> str:
    """Return a link to an address or to a file beside the page; what is no web address is text only."""
    safe = target.startswith(("https://", "http://")) or ":" not in target
    return f'<a href="{escape(target)}">{escape(text)}</a>' if safe else escape(text)


def drawing(svg: str, *, alt: str, prefix: str) -> str:
    """Return a saved SVG as part of a page: named for a screen reader, its inner names made its own by a prefix."""
    inner = _ASIDE.sub("", svg[svg.index("<svg") + len("<svg") :])
    return f'<svg role="img" aria-label="{escape(alt)}"' + _IDS.sub(rf"\g<1>{prefix}-", inner)


def _row(row: Row, columns: Mapping[str, str]) -> str:
    first, *rest = ((heading, told(key, row.get(key))) for heading, key in columns.items())
    cells = [_cell("th", *first, ' scope="row"'), *(_cell("td", *each) for each in rest)]
    return f"<tr>{''.join(cells)}</tr>\n"


def _cell(tag: str, heading: str, text: str, more: str = "") -> str:
    """Return a cell, set to the right under the heading of a column of numbers."""
    side = ' class="number"' if heading.endswith(_NUMBERS) else ""
    return f"<{tag}{more}{side}>{escape(text)}</{tag}>"
