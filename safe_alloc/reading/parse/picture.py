"""A text with what was read in it marked: as HTML for a notebook, and in brackets for a terminal."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

_SHORT = 3_000
"""A text of at most so many signs is shown whole; of a longer one, the paragraphs with marks."""

_COUNTED = {
    "amount": ("country with a sum", "countries with a sum"),
    "beside": ("other figure", "other figures"),
    "doubt": ("doubt", "doubts"),
}
_STYLES = {
    "country": "text-decoration:underline;background:rgba(0,114,178,.15)",
    "amount": "border:1px solid currentColor;border-radius:3px;padding:0 .2em;background:rgba(0,114,178,.15)",
    "beside": "text-decoration:underline dotted;background:none",
    "doubt": "border:2px dashed currentColor;border-radius:3px;padding:0 .2em;background:rgba(230,159,0,.25)",
}
_SIGNS = {"beside": "{{{}: {}}}", "doubt": "[{}: {}]", "amount": "[{}: {}]", "country": "[{} {}]"}
_WEIGHTS = {"beside": "", "doubt": "1;4", "amount": "1", "country": "4"}  # of a terminal: 1 is bold, 4 underlined
_LEGEND = {
    "country": ("1", "a country", "underlined"),
    "amount": ("1", "its sum", "in a box"),
    "beside": ("1 restated", "another figure of it, and what that is", "dotted line"),
    "doubt": ("?1", "a doubt, told below", "dashed box"),
}
_SHAPE = "color:inherit;-webkit-box-decoration-break:clone;box-decoration-break:clone;"
_CELL = '"text-align:start;vertical-align:top;padding:.1em 1em .1em 0"'
_WHOLE = '"margin:0;white-space:pre-wrap"'
_RAISED = '"display:inline-block;font-size:.7em;line-height:1;vertical-align:.4em;padding-inline-start:.15em"'
_HEADINGS = ("No.", "Country", "Sum", "Known", "As written")
_BLANK = re.compile(r"\n(?:[ \t\r\u00a0]*\n)+")
_LINE = re.compile(r"\n")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNSENDABLE = re.compile("[\0\ud800-\udfff]")


class Mark(NamedTuple):
    """A place in a text and what it is: country, amount, beside or doubt; its label, and what is told of it."""

    start: int
    end: int
    kind: str
    label: str
    facts: tuple[str, ...]  # country, sum, how it is known, as written; of a doubt what was found and what to do


Row = tuple[str, tuple[str, ...]]
"""A label, and what is told of it."""


def html(text: str, marks: Sequence[Mark]) -> str:
    """Return a text with its marks as one HTML figure; other marks have other ids, so that many fit on a page."""
    begun = f"safe-{sha256(repr((text, marks)).encode()).hexdigest()[:10]}"
    ids = {row: f"{begun}-{place}" for place, row in enumerate(_rows(marks, *_LEGEND), 1)}

    def draw(written: str, found: Sequence[Mark]) -> str:
        return _html_mark(written, found, ids) if found else _safe(written)

    around = {True: f'<p dir="auto" style={_WHOLE}>{{}}</p>\n', False: "<div lang='en'><i>{}</i></div>\n"}
    told = "".join(around[shown].format(part) for shown, part in _parts(text, marks, draw))
    return f"""<figure class="safe-alloc" lang="en" style="margin:0;max-width:60em;line-height:1.8;text-align:start">
<figcaption>{counted(marks)}{_html_legend(marks)}</figcaption>
<div lang="" style="margin:.8em 0">
{told}</div>
{_html_table(marks, ids)}{_html_doubts(marks, ids)}</figure>"""


def terminal(text: str, marks: Sequence[Mark], *, colour: bool = False) -> str:
    """Return a text with its marks in brackets, and below what is told of each; `colour` adds bold and underlines."""
    apart = "\u2068{}\u2069" if _RIGHT_TO_LEFT.search(text) else "{}"

    def draw(written: str, found: Sequence[Mark]) -> str:
        return apart.format(_bracketed(_visible(written), found, colour)) if found else _visible(written)

    passage = "".join(part if shown else f"{part}\n\n" for shown, part in _parts(text, marks, draw))
    legend = [_SIGNS[kind].format(*_LEGEND[kind][:2]) for kind in _kinds(marks)]
    sums = [f"{label}: {_told(facts[:3])}" for label, facts in _rows(marks, "amount", "beside")]
    doubts = [f"{label}: {_told(facts)}" for label, facts in _rows(marks, "doubt")]
    parts = ([counted(marks), "  ".join(legend)], [passage.strip("\n")], map(_visible, sums), map(_visible, doubts))
    return "\n\n".join(filter(None, ("\n".join(filter(None, part)) for part in parts))) + "\n"


def counted(marks: Sequence[Mark]) -> str:
    """Return how many sums, other figures and doubts were found, as a sentence."""
    counts = {words: sum(each.kind == kind for each in marks) for kind, words in _COUNTED.items()}
    told = ", ".join(f"{count} {words[count > 1]}" for words, count in counts.items() if count)
    return f"{told}." if told else "No figure was found."


def _parts(text: str, marks: Sequence[Mark], draw: Callable[[str, Sequence[Mark]], str]) -> Iterator[tuple[bool, str]]:
    """Yield each paragraph that is shown, drawn, and in place of others (False) how many were left out."""
    near = [(*cut, [mark for mark in marks if mark.start < cut[1] and cut[0] < mark.end]) for cut in _cut(text)]
    for shown, group in groupby(near, key=lambda each: bool(each[2]) or len(text) <= _SHORT):
        if shown:
            yield from ((True, "".join(draw(text[a:b], found) for a, b, found in _pieces(*each))) for each in group)
        elif count := sum(bool(text[begin:end].strip()) for begin, end, _ in group):
            yield False, f"… {count:,} paragraph{'s' * (count > 1)} without figures left out"


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a text with the blank lines behind each; one that is long in itself line by line."""
    for begin, end in _between(_BLANK, text, 0, len(text)):
        yield from _between(_LINE, text, begin, end) if end - begin > _SHORT else ((begin, end),)


def _between(edge: re.Pattern[str], text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    yield from pairwise(dict.fromkeys((begin, *(found.end() for found in edge.finditer(text, begin, end)), end)))


def _pieces(begin: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Yield a paragraph cut wherever a mark begins or ends, so that none is left open: each piece with its marks."""
    edges = {begin, end, *(edge for mark in marks for edge in mark[:2] if begin < edge < end)}
    for start, stop in pairwise(sorted(edges)):
        yield start, stop, [mark for mark in marks if mark.start < stop and start < mark.end]


def _rows(marks: Iterable[Mark], *kinds: str) -> list[Row]:
    """Return what is told of marks of some kinds, each once, in their order."""
    return list(dict.fromkeys((each.label, each.facts) for kind in kinds for each in marks if each.kind == kind))


def _told(facts: Sequence[str]) -> str:
    return f"{facts[0]}: {', '.join(facts[1:])}"


def _kinds(marks: Sequence[Mark]) -> list[str]:
    return [kind for kind in _LEGEND if any(each.kind == kind for each in marks)]


def _bracketed(written: str, found: Sequence[Mark], colour: bool) -> str:
    """Return a piece in the brackets of its marks; those of one kind share a pair."""
    weights = ";".join(filter(None, dict.fromkeys(_WEIGHTS[each.kind] for each in found)))
    told = f"\x1b[{weights}m{written}\x1b[0m" if colour and weights else written
    for kind in reversed(_kinds(found)):
        labels = dict.fromkeys(each.label for each in found if each.kind == kind)
        told = _SIGNS[kind].format(",".join(map(_visible, labels)), told)
    return told


def _visible(written: str) -> str:
    """Return a text without signs that could steer a terminal; those without a width go, others become a space."""
    from unicodedata import category

    keep = "\n\t\u200c\u200d"  # the last two shape letters
    return "".join(each if each.isprintable() or each in keep else " " * (category(each) != "Cf") for each in written)


def _html_mark(written: str, found: Sequence[Mark], ids: dict[Row, str]) -> str:
    """Return a piece as one element with the styles of all its marks, their labels raised behind it, and linked."""
    link = '<a href="#{}" style="color:inherit;text-decoration:none">{}</a>'.format
    links = [link(ids[each[3:]], _safe(each.label)) for each in found]
    title = "; ".join(dict.fromkeys(_told(each.facts) for each in found))
    shown = f"{_safe(written)}<sup style={_RAISED}>{', '.join(dict.fromkeys(links))}</sup>"
    return f'<mark dir="auto" style="{_styles(found)}" title="{_safe(title)}">{shown}</mark>'


def _styles(found: Sequence[Mark]) -> str:
    return _SHAPE + ";".join(_STYLES[kind] for kind in _kinds(found))


def _html_legend(marks: Sequence[Mark]) -> str:
    legend = [(_styles([each]), *_LEGEND[each.kind]) for each in {each.kind: each for each in marks}.values()]
    mark = f'<mark style="{{}}">{{}}<sup style={_RAISED}>{{}}</sup></mark> ({{}})'.format
    shown = [mark(style, means, label, shape) for style, label, means, shape in legend]
    return f"<br>\n<small>{', '.join(shown)}</small>" if shown else ""


def _html_table(marks: Sequence[Mark], ids: dict[Row, str]) -> str:
    """Return the sums and other figures as a table, each row with the id its labels lead to; '' without any."""
    rows = [_html_row("td", (row[0], *row[1]), f' id="{ids[row]}"') for row in _rows(marks, "amount", "beside")]
    return f"<table style='line-height:1.4'>\n{_html_row('th', _HEADINGS)}{''.join(rows)}</table>\n" if rows else ""


def _html_row(tag: str, cells: Sequence[str], attribute: str = "") -> str:
    shown = (f"<{tag} style={_CELL}><bdi>{_safe(cell)}</bdi></{tag}>" for cell in cells)
    return f"<tr{attribute}>{''.join(shown)}</tr>\n"


def _html_doubts(marks: Sequence[Mark], ids: dict[Row, str]) -> str:
    rows = {f'<li id="{ids[row]}">{row[0]}': row[1] for row in _rows(marks, "doubt")}
    told = [f"{begun}: <q><bdi>{_safe(found)}</bdi></q> {_safe(says)}</li>\n" for begun, (found, says) in rows.items()]
    return f'<ul style="list-style:none;padding:0">\n{"".join(told)}</ul>\n' if told else ""


def _safe(written: str) -> str:
    """Return a text as HTML shows it, whatever is in it; what no file can hold becomes a replacement sign."""
    return escape(_UNSENDABLE.sub("\ufffd", written))
