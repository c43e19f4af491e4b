"""What every test shares: the official table, and Hypothesis without chance."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings

import safe_alloc as sa
from safe_alloc.telling.wording.amounts import picture

settings.register_profile("same-every-time", derandomize=True, deadline=None, database=None)
settings.load_profile("same-every-time")


@pytest.fixture
def september() -> pd.DataFrame:
    return sa.load()


FORMS = ("png", "pdf", "svg", "csv", "alt.txt")
SVG = '<?xml?>\n<svg id="a" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.fixture
def unsaved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the charts of a report, and leave out what takes its time: their files, and most steps of the slider."""

    def saved(_: object, path: Path) -> None:
        for form in FORMS:
            path.with_suffix(f".{form}").write_text(SVG, encoding="utf-8")

    monkeypatch.setattr(sa.charts, "save", saved, raising=False)
    monkeypatch.setattr("safe_alloc.telling.report.kits.inline", lambda _: SVG)
    monkeypatch.setattr("safe_alloc.telling.report.slider.STEP", 50 * 10**9)


@pytest.fixture
def quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the drawing too, in tests about folders: one chart of each, as words and with files that are none."""

    request.getfixturevalue("unsaved")

    def draw(kit: Any, folder: Path, told: Any = lambda _: None) -> list[Any]:
        from safe_alloc.telling.report.kits import Drawn

        chart = "changes" if kit.scenario and kit.lends else "ranking"
        told(chart)
        sa.charts.save(None, folder / chart)
        return [Drawn(picture(kit.table, chart, kit.voice.lang), f"sa.charts.{chart}({kit.code})", SVG, SVG)]

    monkeypatch.setattr("safe_alloc.telling.report.draw", draw)
