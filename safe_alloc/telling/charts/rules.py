"""What a picture must say before it is published: one rule, one check against its record, with what to do about it."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain, zip_longest

import numpy as np
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.text import Text

from safe_alloc.telling.charts.looks import Found
from safe_alloc.telling.charts.record import drawn_on, parts
from safe_alloc.telling.charts.seen import Panel, Seen, legends
from safe_alloc.telling.wording.told import ALT_SIGNS, TITLE_WORDS, Told
from safe_alloc.telling.wording.told import words as words_of
from safe_alloc.telling.wording.voice import voice

_PERCENT = re.compile(r"<?(?:\d+(?:[.,]\d+)?\s?%|%\d+(?:,\d+)?)")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_POINTS = re.compile(r"percentage points?|\bpp\b")
_RULES = {"name": 6, "rank": 6, "share": 16, "together": 16, "percent": 16, "level": 17}
"""The rule about the texts of each role; all others are values, which rule 7 is about."""


def rule_1(seen: Seen) -> Found:
    """Find a headline that is not the finding of the table, too long, or not in sentence case on the left."""
    for panel, told in seen.told:
        title = panel.ax.title
        yield from _as_told(panel, [title], told.title, "headline")
        if words_of(title.get_text()) > TITLE_WORDS:
            yield f"the headline has more than {TITLE_WORDS} words: shorten it", title
        if title.get_horizontalalignment() != "left" or title.get_text().isupper() or title.get_text().istitle():
            yield "the headline is not in sentence case on the left: set it so", title


def rule_2(seen: Seen) -> Found:
    """Find a subtitle that lacks measure, unit, who, date or status."""
    for panel, told in seen.told:
        yield from _as_told(panel, panel.said("subtitle"), told.subtitle, "subtitle")


def rule_3(seen: Seen) -> Found:
    """Find a picture that does not say where its numbers come from."""
    untold = [panel.ax for panel in seen.panels if not panel.made] if seen.panels else [seen.figure]
    yield from (("nothing says where the numbers come from: draw it with sa.charts", each) for each in untold)
    for panel, told in seen.told:
        yield from _as_told(panel, panel.said("source"), told.source, "source line")


def rule_4(seen: Seen) -> Found:
    """Find what is hypothetical, rounded, cut off or partial and not called so."""
    for panel, told in seen.told:
        yield from _as_told(panel, panel.said("note"), told.note, "note")
        yield from _as_told(panel, panel.said("label"), told.label, "legal label")


def rule_6(seen: Seen) -> Found:
    """Find rows that are not sorted by value, and names and ranks that are not those of the table."""
    yield from _texts(seen, 6)
    for panel in (panel for panel in seen.panels if not panel.made):  # ours are in the order of the record, by rule 20
        marks = panel.measured()
        steps = np.diff([mark.value for mark in marks])
        if (steps > 0).any() and (steps < 0).any():
            yield "the rows are not sorted by value: sort them", marks[-1].artist


def rule_7(seen: Seen) -> Found:
    """Find marks without their value, values that are not those of their marks, and legends for one or two series."""
    yield from _texts(seen, 7)
    for panel in (panel for panel in seen.panels if not panel.made):
        labels, marks = [text for text in panel.texts if text in panel.ax.texts], panel.measured()
        if len(labels) < len(marks):
            yield f"{len(marks)} marks have {len(labels)} values beside them: label each", marks[-1].artist
    for legend in legends(seen):
        if len(legend.get_texts()) < 3:
            yield "a legend explains one or two series: write their names beside them", legend


def rule_12(seen: Seen) -> Found:
    """Find what is hypothetical and not hatched; that it is called so, and a change has its sign, rule 7 sees."""
    for panel, told in seen.told:
        for mark, joins in zip(panel.measured(), told.hatched, strict=False):
            if bool(mark.artist.get_hatch()) != joins:  # type: ignore[attr-defined]
                yield "a mark is hatched if, and only if, it is hypothetical: draw it again", mark.artist


def rule_15(seen: Seen) -> Found:
    """Find values rounded to nothing; that none is missing is part of the rules about them."""
    for panel, told in seen.told:
        for role, wanted in told.texts.items():
            for text, right in zip(panel.said(role), filter(None, wanted), strict=False):
                if re.search("[1-9]", right) and not re.search("[1-9]", text.get_text()):
                    yield f"{right} is rounded to nothing: give it more digits", text


def rule_16(seen: Seen) -> Found:
    """Find per cent beside percentage points, shares that the table has not, and sums of them that nothing says."""
    yield from _texts(seen, 16)
    for panel in seen.panels:
        words = " ".join(text.get_text() for text in panel.texts)
        points = [text for text in panel.texts if _POINTS.search(text.get_text())]
        if points and "%" in words:
            yield "per cent and percentage points stand in one picture: keep to one", points[0]
        shown = panel.said("share") if panel.made else panel.texts
        exact = [text for text in shown if _PERCENT.fullmatch(text.get_text())]
        digits = (text.get_text().strip("%").strip().replace(",", ".") for text in exact)
        total = sum((Decimal(each) for each in digits if each[0] != "<"), Decimal(0))  # which has no tenth of its own
        said = (panel.made.voice if panel.made else voice("en")).percent(Fraction(total) / 100, exact=True)
        whole = len(exact) == len(shown) > 0 if panel.made else 98 < total < 102
        if whole and total != 100 and said not in words:
            yield f"the printed shares add up to {said}, and nothing says so: say it", exact[-1]


def rule_17(seen: Seen) -> Found:
    """Find changes without their baseline, their levels, or a line at zero."""
    yield from _texts(seen, 17)
    for panel in seen.panels:
        zero = any(isinstance(each, Line2D) and not np.any(each.get_xdata()) for each in panel.artists)
        compares = panel.made and panel.made.marks.keys() & {"before", "change"}
        if not zero and (compares or any(bar.value < 0 for bar in panel.bars)):
            yield "changes go to both sides, and no line is at zero: draw it", panel.ax


def rule_18(seen: Seen) -> Found:
    """Find an alt text that is missing, too long, or the headline again, or has a number that the table has not."""
    for panel, told in seen.told:
        if not told.alt_text or len(told.alt_text) > ALT_SIGNS or _flat(told.title) in _flat(told.alt_text):
            yield "the alt text is missing, too long, or the headline: draw the chart again", panel.ax
        shown = [told.title, told.subtitle, told.note, *told.numbers, *chain(*told.texts.values())]
        for number in sorted({*_DECIMAL.findall(told.alt_text)} - {*_DECIMAL.findall(" ".join(shown))}):
            yield f"the alt text says {number}, which is no number of the table: draw the chart again", panel.ax


def rule_20(seen: Seen) -> Found:
    """Find marks that are not those of the data which are saved beside the picture."""
    known = [*seen.figure.axes, seen.figure.patch]
    yield from _added(each for each in seen.figure.get_children() if any(seen.told) and each not in known)
    for panel, told in seen.told:
        for measure, values in told.marks.items():
            if panel.drawn(measure) != list(values):
                yield f"the marks of {measure!r} are not those of the data: draw the chart again", panel.ax
        yield from _as_drawn(panel, told)


def _as_drawn(panel: Panel, told: Told) -> Found:
    """Go through what was added, removed or changed after the chart function drew; of texts, what no record holds."""
    drawn, here = drawn_on(panel.ax), panel.ax.get_children()
    held = {*told.texts, "subtitle", "label", "note", "source"}
    yield from _added(each for each in panel.artists if each in here and each not in drawn)
    for each, before in drawn.items():
        if each not in here and each is not panel.ax:
            yield f"{_called(each)} was taken out of the chart: draw the chart again", panel.ax
            continue
        stands, known = parts(each), each is panel.ax.title or each.get_label() in held
        for part in [part for part in before if before[part] != stands[part] and not (known and part == "text")][:1]:
            yield f"the {part} of {_called(each)} was changed: draw the chart again", each


def _added(artists: Iterable[Artist]) -> Found:
    for each in (each for each in artists if not isinstance(each, Text) or each.get_text().strip()):
        yield f"{_called(each)} was added to the chart: take it out, or draw it in another figure", each


def _called(artist: Artist) -> str:
    return repr(artist.get_text()) if isinstance(artist, Text) else f"a {type(artist).__name__}"


def _texts(seen: Seen, rule: int) -> Found:
    """Go through the texts that are not those of the record, of every role that a rule is about."""
    for panel, told in seen.told:
        for role in (role for role in told.texts if _RULES.get(role, 7) == rule):
            said = panel.said(role)
            if said or role != "together":  # which stands there only where it has room
                yield from _listed(panel, said, filter(None, told.texts[role]), role)


def _as_told(panel: Panel, said: Sequence[Text], wanted: str, what: str) -> Found:
    if _flat(said) != _flat(wanted):
        text = " ".join(text.get_text() for text in said)
        yield f"the {what} reads {text!r} where the table says {wanted!r}: draw the chart again", [*said, panel.ax][0]


def _flat(said: str | Sequence[Text]) -> str:
    """Return words without any space: a line may break anywhere, and a long word is cut."""
    return "".join((said if isinstance(said, str) else " ".join(text.get_text() for text in said)).split())


def _listed(panel: Panel, said: Sequence[Text], wanted: Iterable[str], what: str) -> Found:
    """Go through the texts of a column that are not what they must be."""
    for text, right in zip_longest(said, wanted):
        found = text.get_text() if text else ""
        if found.split() != (right or "").split():
            yield f"{found!r} stands where the {what} is {right!r}: draw the chart again", text or [panel.ax, *said][-1]
