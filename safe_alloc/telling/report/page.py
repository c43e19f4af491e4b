"""A report as one page: no request, and readable on paper, on a telephone, by keyboard and aloud."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from safe_alloc.reading.files import read_text
from safe_alloc.telling.charts.saving import FORMATS
from safe_alloc.telling.report.contents import Section
from safe_alloc.telling.report.kits import Drawn, Kit, opening
from safe_alloc.telling.report.markup import drawing, link, section
from safe_alloc.telling.report.slider import SCRIPT, slider

_PAGE = Path(__file__).with_suffix(".html")
"""Text stands 7:1 and more on white; tables scroll by themselves on a narrow screen, and open on paper."""


def page(kit: Kit, drawn: Sequence[Drawn], sections: Sequence[Section]) -> str:
    """Return the HTML of a folder's report: findings, charts, the slider, and the sections, each under its heading."""
    slid = slider(kit)
    main = [*(_figure(kit, each) for each in drawn), slid, *map(section, sections)]
    words = {
        **opening(kit, drawn),
        "spoken": "en" if kit.scenario else kit.voice.lang,
        "script": f"'sha256-{b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}'" if slid else "'none'",
    }
    told = (f"<p>{escape(each)}</p>" for each in kit.findings)
    escaped = {place: escape(text, quote=place != "script") for place, text in words.items()}
    return Template(read_text(_PAGE)).substitute(escaped, main="".join(main), findings="\n".join(told))


def _figure(kit: Kit, drawn: Drawn) -> str:
    name, ways = drawn.words.chart, {"wide": drawn.wide, "narrow": drawn.narrow}
    pictures = [drawing(svg, alt=drawn.words.alt_text, prefix=f"{way}-{name}") for way, svg in ways.items()]
    links = " · ".join(link(form.upper(), f"{name}.{form}") for form in FORMATS)
    links = f"{escape(kit.say('page.picture'))} {links}, {escape(kit.say('page.data'))} {link('CSV', f'{name}.csv')}"
    return f"<figure>\n{''.join(pictures)}<figcaption>{links}</figcaption>\n</figure>\n"
