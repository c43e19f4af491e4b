"""The pieces a page is put together from: sections, tables, drawings and their look; every text is escaped here."""

import re
from collections.abc import Iterable, Sequence
from html import escape

# Text 12:1 and more on white, links 7:1; tables scroll by themselves on a narrow screen, and open up on paper.
STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 54rem; padding: 1rem; color: #1f2933; background: #fff; overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .3rem 0; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .5rem; }
a { color: #1a4f8b; }
.standing { display: inline-block; margin: 0; padding: .1rem .5rem; border: 2px solid #1f2933; font-weight: bold; }
figure { margin: 1.5rem 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption, footer, caption { font-size: .85rem; color: #3e4c59; }
.wide { overflow-x: auto; overflow-wrap: normal; }
pre { white-space: pre-wrap; }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .4rem; }
th, td { padding: .2rem .7rem .2rem 0; border-bottom: 1px solid #cbd2d9; text-align: left; vertical-align: top; }
.number { text-align: right; white-space: nowrap; }
footer { margin-top: 3rem; border-top: 2px solid #1f2933; }
@page { margin: 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  figure svg { width: auto; max-width: 100%; max-height: 190mm; }
  figure, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  .wide { overflow: visible; }
}
"""

_NUMBERS = ("€", "%", "points", "rank")
_IDS = re.compile(r"""(\bid="|href="#|url\(#)""")  # a colour such as "#0072b2" is no name
_ASIDE = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)


def section(heading: str, *parts: str) -> str:
    """Return a part of the page under its heading."""
    return f"<section>\n<h2>{escape(heading)}</h2>\n{''.join(parts)}</section>\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str) -> str:
    """Return a table whose first column names its rows; cells are text, numbers are set to the right."""
    numbers = [heading.endswith(_NUMBERS) for heading in headings]
    head = "".join(
        _cell("th", heading, right, ' scope="col"') for heading, right in zip(headings, numbers, strict=True)
    )
    body = "".join(_row(row, numbers) for row in rows)
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


def _row(row: Sequence[str], numbers: Sequence[bool]) -> str:
    first = _cell("th", row[0], numbers[0], ' scope="row"')
    rest = (_cell("td", cell, right) for cell, right in zip(row[1:], numbers[1:], strict=True))
    return f"<tr>{first}{''.join(rest)}</tr>\n"


def _cell(tag: str, text: str, right: bool, more: str = "") -> str:
    side = ' class="number"' if right else ""
    return f"<{tag}{more}{side}>{escape(text)}</{tag}>"
