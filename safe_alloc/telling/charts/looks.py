"""What a picture must look like before it is published: one rule, one check, with what to do about it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, cast

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patches import Rectangle, Wedge
from matplotlib.spines import Spine
from matplotlib.text import Text

from safe_alloc.telling.charts.colours import APART, chroma, closest, contrast, over
from safe_alloc.telling.charts.seen import Seen, colours, exported, legends

Found = Iterator[tuple[str, Artist]]
"""What is wrong and what to do, and the artist it is wrong with."""

TOUCH = 1.0  # pixels: where two boxes that share a border are not yet on top of each other
SMALLEST = 9.0  # points, at the size it is printed
HUES, VIVID, GRIDLINES = 4, 2, 10
BRIGHT = 25  # from this chroma on a fill calls for attention


def rule_5(seen: Seen) -> Found:
    """Find bars that start neither at zero nor where another ends, and those that are cut off."""
    for panel in seen.panels:
        ends = {0.0, *(bar.base + bar.value for bar in panel.bars)}
        view = np.sort(panel.ax.viewLim.get_points(), axis=0)
        slack = 1e-9 * np.ptp(view, axis=0)
        for bar in panel.bars:
            low, high = np.sort(cast(Rectangle, bar.artist).get_bbox().get_points(), axis=0)
            if bar.base not in ends:
                yield f"a bar starts at {bar.base:g}: let it start at zero", bar.artist
            elif (low < view[0] - slack).any() or (high > view[1] + slack).any():
                yield "a bar is cut off where the axis ends: show all of it, from zero", bar.artist


def rule_8(seen: Seen) -> Found:
    """Find texts that are turned, lie on something or leave the figure, as the PNG has them: widest of all formats."""
    yield from ((f"{text.get_text()!r} is turned: set it level", text) for text in seen.texts if text.get_rotation())
    marks = [mark for panel in seen.panels for mark in panel.marks]
    placed_late = {text for legend in legends(seen) for text in (legend.get_title(), *legend.get_texts())}
    texts = [text for text in seen.texts if text not in placed_late]
    with exported(seen) as renderer:
        page = seen.figure.bbox.extents
        boxes = np.array([text.get_window_extent(renderer).extents for text in texts]).reshape(-1, 4)
        bodies = np.array([mark.box() for mark in marks]).reshape(-1, 4)
    yield from _collisions(texts, boxes, boxes, texts)
    yield from _collisions(texts, boxes, bodies, [mark.artist for mark in marks])
    outside = (boxes[:, :2] < page[:2]).any(axis=1) | (boxes[:, 2:] > page[2:]).any(axis=1)
    for text in (texts[n] for n in np.flatnonzero(outside)):
        yield f"{text.get_text()!r} leaves the figure: move it, or make the figure larger", text


def rule_9(seen: Seen) -> Found:
    """Find letters that are too small to be read, or that the typeface lacks."""
    for text in seen.texts:
        if float(text.get_fontsize()) < SMALLEST:
            yield f"{text.get_text()!r} is under {SMALLEST:g} points: set it larger", text
        lacking = set(map(ord, text.get_text())) - {10} - _letters(tuple(text.get_fontfamily()))
        if lacking:
            signs = " ".join(map(chr, sorted(lacking)))
            yield f"{', '.join(text.get_fontfamily())} has no {signs}: choose a typeface that has", text


def rule_10(seen: Seen) -> Found:
    """Find fills and texts that do not stand out from the paper."""
    for panel in seen.panels:
        for colour, artist in colours(panel, seen.paper).items():
            if contrast(colour, seen.paper) < 3:
                yield f"a fill has a contrast of {contrast(colour, seen.paper):.1f}, under 3: darken it", artist
    for text in seen.texts:
        if contrast(over(to_rgba(text.get_color(), text.get_alpha()), seen.paper), seen.paper) < 4.5:
            yield f"{text.get_text()!r} is too light, under a contrast of 4.5: darken it", text


def rule_11(seen: Seen) -> Found:
    """Find colours that come too close to each other for some eye, or in grey."""
    for panel in seen.panels:
        fills = colours(panel, seen.paper)
        worst = closest(fills)
        if worst and worst.distance < APART:
            says = f"two fills are {worst.distance:.1f} apart in {worst.sight}, under {APART:g}: set them further apart"
            yield says, fills[worst.one]


def rule_13(seen: Seen) -> Found:
    """Find too many colours, or too many that call for attention."""
    for panel in seen.panels:
        fills = colours(panel, seen.paper)
        vivid = [artist for colour, artist in fills.items() if chroma(colour) >= BRIGHT]
        if len(fills) > HUES or len(vivid) > VIVID:
            yield f"{len(fills)} fills, {len(vivid)} of them vivid: mute all but the finding", [*vivid, panel.ax][-1]


def rule_14(seen: Seen) -> Found:
    """Find frames, pies, third dimensions, second axes, and gridlines that are many or dark."""
    for number, panel in enumerate(seen.panels):
        grid = panel.grid
        dark = [line for line in grid if contrast(line.get_color(), seen.paper) > 2]
        if len(grid) > GRIDLINES or dark:
            yield f"{len(grid)} gridlines, {len(dark)} of them dark: a few light ones do", (dark or grid)[-1]
        decoration = [each for each in panel.artists if isinstance(each, Spine | Wedge)]
        if decoration:
            yield "a frame or a pie is drawn: leave the frame out, draw bars", decoration[0]
        others = [each.ax for each in seen.panels[:number]]
        if hasattr(panel.ax, "get_zlim") or any(panel.ax.bbox.overlaps(other.bbox) for other in others):
            yield "a third dimension or a second axis misleads: draw two charts", panel.ax


def _collisions(texts: Sequence[Text], boxes: Any, bodies: Any, others: Sequence[Artist]) -> Found:
    """Go through every text whose box lies on another, or on a mark."""
    low = np.maximum(boxes[:, None, :2], bodies[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], bodies[None, :, 2:])
    for n, other in np.argwhere((high - low > TOUCH).all(axis=2)):
        if texts[n] is not others[other] and not (others is texts and other < n):
            on = others[other]
            named = repr(on.get_text()) if isinstance(on, Text) else "a mark"
            yield f"{texts[n].get_text()!r} lies on {named}: move them apart", texts[n]


@cache
def _letters(families: tuple[str, ...]) -> frozenset[int]:
    fonts = (get_font(findfont(FontProperties(family=[family]))) for family in families)
    return frozenset().union(*(font.get_charmap() for font in fonts))
