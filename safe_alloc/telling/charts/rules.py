"""What a picture must say before it is published: one rule, one check against its table, with what to do about it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.text import Text

from safe_alloc.asking.metrics import rank_labels
from safe_alloc.telling.charts.looks import Found
from safe_alloc.telling.charts.seen import Panel, Seen, legends
from safe_alloc.telling.wording import origin, outcomes
from safe_alloc.telling.wording.told import ALT_SIGNS, TITLE_WORDS
from safe_alloc.telling.wording.told import words as words_of

_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%|%\d+(?:,\d+)?")
_POINTS = re.compile(r"percentage points?|\bpp\b")


def rule_1(seen: Seen) -> Found:
    """Find a headline that is not the finding of the table, too long, or not in sentence case on the left."""
    for panel, fresh in seen.told:
        title = panel.ax.title
        yield from _as_told(panel, [title], fresh.title, "headline")
        if words_of(title.get_text()) > TITLE_WORDS:
            yield f"the headline has more than {TITLE_WORDS} words: shorten it", title
        if title.get_horizontalalignment() != "left" or title.get_text().isupper() or title.get_text().istitle():
            yield "the headline is not in sentence case on the left: set it so", title


def rule_2(seen: Seen) -> Found:
    """Find a subtitle that lacks measure, unit, who, date or status."""
    for panel, fresh in seen.told:
        yield from _as_told(panel, panel.said("subtitle"), fresh.subtitle, "subtitle")


def rule_3(seen: Seen) -> Found:
    """Find a picture that does not say where its numbers come from."""
    untold = [panel.ax for panel in seen.panels if not panel.made] if seen.panels else [seen.figure]
    yield from (("nothing says where the numbers come from: draw it with sa.charts", each) for each in untold)
    for panel, fresh in seen.told:
        yield from _as_told(panel, panel.said("source"), fresh.source, "source line")


def rule_4(seen: Seen) -> Found:
    """Find what is hypothetical, rounded, cut off or partial and not called so."""
    for panel, fresh in seen.told:
        yield from _as_told(panel, panel.said("note"), fresh.note, "note")
        yield from _as_told(panel, panel.said("label"), fresh.label, "legal label")


def rule_6(seen: Seen) -> Found:
    """Find rows that are not sorted by value, and ranks that are not those of the table."""
    for panel in seen.panels:
        lines = panel.fresh.lines if panel.fresh else ()
        marks = panel.measured()[: -1 if lines and not lines[-1].country else None]
        steps = np.diff([] if panel.fresh and panel.fresh.told else [mark.value for mark in marks])
        if (steps > 0).any() and (steps < 0).any():
            falls = marks[-1].value < marks[0].value
            turn = next(n for n, step in enumerate(steps, 1) if (step > 0 if falls else step < 0))
            yield "the rows are not sorted by value: sort them", marks[turn].artist
        yield from _listed(panel, panel.said("name") if lines else [], [line.name for line in lines], "name")
        if panel.fresh and panel.fresh.chart in ("ranking", "before_after"):
            ranks = rank_labels([line.after for line in lines])
            yield from _listed(panel, panel.said("rank"), ranks, "rank", last=True)


def rule_7(seen: Seen) -> Found:
    """Find marks without their value, values that are not those of their marks, and legends for one or two series."""
    for panel in seen.panels:
        told = panel.fresh.told if panel.fresh else None
        for role, texts in told.texts.items() if told else ():
            yield from _listed(panel, panel.said(role), texts, role)
        labels = panel.said("value") if panel.made else [text for text in panel.texts if text in panel.ax.texts]
        marks = [] if told else panel.measured()
        if len(labels) < len(marks):
            yield f"{len(marks)} marks have {len(labels)} values beside them: label each", marks[-1].artist
        for mark, label in zip(marks, labels if panel.made else (), strict=False):
            right = panel.voice.euro(abs(round(mark.value)))
            if right not in label.get_text():
                yield f"{label.get_text()!r} stands beside {right}: draw the chart again", label
    for legend in legends(seen):
        if len(legend.get_texts()) < 3:
            yield "a legend explains one or two series: write their names beside them", legend


def rule_12(seen: Seen) -> Found:
    """Find what is hypothetical and not hatched and called so, and changes without their sign."""
    for panel, fresh in seen.told:
        entrants = {line.name for line in fresh.lines if line.entrant}
        words = _flat(panel.texts)
        for mark, line in zip(panel.measured(), fresh.lines, strict=False):
            if bool(mark.artist.get_hatch()) != (line.name in entrants):  # type: ignore[attr-defined]
                yield f"{line.name} is hatched if, and only if, it is hypothetical: draw it again", mark.artist
            if line.entrant and _flat(outcomes.level(fresh.facts.voice, line)) not in words:
                yield f"nothing calls {line.name} hypothetical: write it", mark.artist
        signed = zip(panel.measured(), panel.said("value"), strict=False)
        for mark, label in signed if fresh.chart == "changes" else ():
            if mark.value and label.get_text()[0] != ("−" if mark.value < 0 else "+"):
                yield f"{label.get_text()!r} lacks the sign of its bar: add it", label


def rule_15(seen: Seen) -> Found:
    """Find rows without a name or a value, and values rounded to nothing."""
    for panel, fresh in seen.told:
        for role in ("name", "value", "share") if panel.said("share") else ("name", "value"):
            said = panel.said(role)
            if len(said) < len(fresh.lines):
                yield f"{len(fresh.lines)} rows have {len(said)} texts of the kind {role!r}: label each", panel.ax
            for text, line, mark in zip(said, fresh.lines, panel.measured(), strict=False):
                if role != "name" and mark.value and not re.search("[1-9]", text.get_text()):
                    yield f"{line.name} is rounded to nothing: give it more digits", text


def rule_16(seen: Seen) -> Found:
    """Find per cent beside percentage points, shares that the table has not, and sums of them that nothing says."""
    for panel, fresh in seen.told:
        percent = fresh.facts.voice.percent
        shares = [percent(fresh.facts.share(line.after)) for line in fresh.lines]
        top = [percent(fresh.facts.share(sum(line.after for line in fresh.lines[:-1])))]
        parts = [Fraction(line.change, line.before) for line in fresh.lines if line.before and line.change]
        for role, texts in (("share", shares), ("together", top), ("percent", [percent(x, sign=True) for x in parts])):
            yield from _listed(panel, panel.said(role), texts if panel.said(role) else [], role)
    for panel in seen.panels:
        words = " ".join(text.get_text() for text in panel.texts)
        points = [text for text in panel.texts if _POINTS.search(text.get_text())]
        if points and "%" in words:
            yield "per cent and percentage points stand in one picture: keep to one", points[0]
        shown = panel.said("share") if panel.made else panel.texts
        exact = [text for text in shown if _PERCENT.fullmatch(text.get_text())]
        digits = (text.get_text().strip("%").strip().replace(",", ".") for text in exact)
        total = round(sum(map(Decimal, digits), Decimal(0)), 1)
        said = panel.voice.percent(Fraction(total) / 100)
        whole = len(exact) == len(shown) > 0 if panel.made else 98 < total < 102
        if whole and total != 100 and said not in words:
            yield f"the printed shares add up to {said}, and nothing says so: say it", exact[-1]


def rule_17(seen: Seen) -> Found:
    """Find changes without their baseline, their levels, or a line at zero."""
    for panel in seen.panels:
        zero = any(isinstance(each, Line2D) and not np.any(each.get_xdata()) for each in panel.artists)
        if not zero and (any(bar.value < 0 for bar in panel.bars) or (panel.fresh and panel.fresh.facts.outcome)):
            yield "changes go to both sides, and no line is at zero: draw it", panel.ax
    for panel, fresh in seen.told:
        if fresh.facts.outcome:
            levels = [outcomes.level(fresh.facts.voice, line) for line in fresh.lines]
            yield from _listed(panel, panel.said("level") or panel.said("value"), levels, "level")
            if _flat(origin.baseline(fresh.facts)) not in _flat(panel.texts):
                yield "nothing says what it is compared with: name the baseline", panel.ax


def rule_18(seen: Seen) -> Found:
    """Find an alt text that is not that of the table, too long, or the headline again."""
    for panel, fresh in seen.told:
        alt = panel.made.alt_text if panel.made else ""
        if alt != fresh.alt_text or len(alt) > ALT_SIGNS or _flat(panel.ax.title.get_text()) in _flat(alt):
            yield "the alt text is not that of the table, too long, or the headline: draw the chart again", panel.ax


def rule_20(seen: Seen) -> Found:
    """Find marks that are not those of the data which are saved beside the picture."""
    for panel, fresh in seen.told:
        kept = fresh.told.marks if fresh.told else {}
        for key in (key for key, values in kept.items() if panel.drawn(key) != list(values)):
            yield f"the marks of {key!r} are not those of the data: draw the chart again", panel.ax
        for measure in () if kept else {mark.measure: None for mark in panel.marks} or ["after"]:
            marks = [mark for mark in panel.marks if mark.measure == measure]
            lines = [line for line in fresh.lines if measure != "before" or not line.entrant]
            pairs = zip(marks, lines, strict=False)
            wrong = [mark.artist for mark, line in pairs if mark.value != getattr(line, measure, None)]
            if wrong or len(marks) != len(lines):
                yield "the marks are not those of the table: draw the chart again", [*wrong, panel.ax][0]
        scale = panel.said("grid")
        sums = [panel.voice.euro(round(text.get_position()[0])) for text in scale]
        yield from _listed(panel, scale, sums, "sum at that place")


def _as_told(panel: Panel, said: Sequence[Text], wanted: str, what: str) -> Found:
    if _flat(said) != _flat(wanted):
        text = " ".join(text.get_text() for text in said)
        yield f"the {what} reads {text!r} where the table says {wanted!r}: draw the chart again", [*said, panel.ax][0]


def _flat(said: str | Sequence[Text]) -> str:
    """Return words without any space: a line may break anywhere, and a long word is cut."""
    return "".join((said if isinstance(said, str) else " ".join(text.get_text() for text in said)).split())


def _listed(panel: Panel, said: Sequence[Text], wanted: Sequence[str], what: str, *, last: bool = False) -> Found:
    """Go through the texts of a column that are not what they must be; with `last`, their last words count."""
    for text, right in zip_longest(said, wanted):
        found = text.get_text().split()[-1 if last else 0 :] if text else []
        if found != (right or "").split():
            says = f"{' '.join(found)!r} stands where the {what} is {right!r}: draw the chart again"
            yield says, text or [panel.ax, *said][-1]
