"""Whether a chart still looks as it was last looked at, where another version of a library changed its bytes.

The hashes in `reports/` tell bytes apart; these small pictures in `tests/looks/` tell what an eye would see. Run this
file after a change that is meant to be seen, look at the charts, and commit what it wrote.
"""

import io
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from PIL import Image

import safe_alloc as sa
from safe_alloc.telling.charts.pixels import png
from safe_alloc.telling.charts.theme import DPI, theme

LOOKS = Path(__file__).parent / "looks"
SQUARE = 12  # pixels of 200 to the inch: as wide as a letter
SEEN = 6  # of 255: the mean colour of a square that differs by less is taken for the same


def drawn(chart: str) -> Axes:
    outcome = sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))
    asked = {"ranking": sa.load(), "changes": outcome, "votes": sa.vote(outcome=outcome)}
    return getattr(sa.charts, chart)(asked[chart])


def pixels(ax: Axes) -> Image.Image:
    with theme():
        return Image.open(io.BytesIO(png(ax.get_figure(), dpi=DPI, metadata={}))).convert("RGB")


def small(picture: Image.Image) -> Image.Image:
    return picture.resize([side // SQUARE for side in picture.size], Image.Resampling.BOX)


def looks_alike(picture: Image.Image, chart: str) -> bool:
    kept, found = (np.asarray(each).astype(int) for each in (known(chart), small(picture)))
    return kept.shape == found.shape and bool(np.abs(kept - found).max() <= SEEN)


@cache
def known(chart: str) -> Image.Image:
    return Image.open(LOOKS / f"{chart}.png").convert("RGB")


CHARTS = ("ranking", "changes", "votes")


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_looks_as_it_was_last_looked_at(chart):
    assert looks_alike(pixels(drawn(chart)), chart)


def test_other_bytes_of_the_same_look_are_no_change():
    picture = pixels(drawn("ranking"))
    shade = np.asarray(picture).astype(int) + np.indices(picture.size[::-1]).sum(axis=0)[..., None] % 5 - 2
    assert looks_alike(Image.fromarray(shade.clip(0, 255).astype(np.uint8)), "ranking")


def said(ax: Axes, old: str, new: str) -> None:
    next(text for text in ax.texts if text.get_text() == old).set_text(new)


VISIBLE = {
    "a label is gone": lambda ax: said(ax, "Denmark", ""),
    "a digit is another": lambda ax: said(ax, "€14.9bn", "€19.4bn"),
    "a bar is shorter": lambda ax: ax.patches[0].set_width(ax.patches[0].get_width() * 0.97),
    "a colour is another": lambda ax: ax.patches[0].set_facecolor("#667585"),
    "the headline moved": lambda ax: ax.title.set_y(ax.title.get_position()[1] + 0.01),
    "the figure is larger": lambda ax: ax.get_figure().set_size_inches(6.2, ax.get_figure().get_size_inches()[1]),
}


@pytest.mark.parametrize("change", VISIBLE)
def test_what_an_eye_would_see_is_a_change(change):
    ax = drawn("ranking")
    VISIBLE[change](ax)
    assert not looks_alike(pixels(ax), "ranking")


if __name__ == "__main__":
    for each in CHARTS:
        small(pixels(drawn(each))).save(LOOKS / f"{each}.png", optimize=True)
