"""Pictures: what the artists say, whether anything touches, and whether the files are the same everywhere.

No picture is compared with a picture. Numbers like "rule 8" are those of the chart contract in CONTRIBUTING.md.
"""

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image, ImageChops

import safe_alloc as sa
from safe_alloc.errors import NotWritten, UnknownName, WrongTable
from safe_alloc.reading.money import spell
from safe_alloc.reading.sources import source
from safe_alloc.telling.charts import theme
from safe_alloc.telling.charts.pixels import png
from tests.made import BN, allocation, outcome

EDGE = 1.0  # a pixel: where two boxes that share a border are not yet on top of each other
FILES = ("chart.alt.txt", "chart.csv", "chart.pdf", "chart.png", "chart.svg")


def turkiye(**keys: object) -> pd.DataFrame:
    scenario = sa.Scenario("what-if", entrants={"TUR": "€10 billion"}, reference="illustration", **keys)
    return sa.run(sa.load(), scenario)


def falling(count: int) -> list[int]:
    return [(count + 1 - place) * BN // 3 for place in range(count)]


def shrunk(amounts: list[int]) -> list[tuple[int, int]]:
    return [(amount, amount - amount // 10) for amount in amounts]


TABLES: dict[str, Callable[[], pd.DataFrame]] = {
    "19 rows": sa.load,
    "19 rows, four sources": lambda: sa.load(as_of="2026-04-15"),
    "1 row": lambda: allocation([BN]),
    "2 rows": lambda: allocation([2 * BN, BN]),
    "40 rows": lambda: allocation(falling(40)),
    "ties": lambda: allocation([5 * BN] * 7 + [BN] * 5),
    "all equal": lambda: allocation([BN] * 3),
    "tiny values": lambda: allocation([100 * BN, 1, 2, 3, 45, 1000]),
    "one giant": lambda: allocation([10**15] + [1] * 30),
    "zeros": lambda: allocation([BN, 0, 0]),
    "long names": lambda: allocation({"COD": 5 * BN, "VCT": 4 * BN, "BIH": 3 * BN}),
    "a long source": lambda: allocation([5 * BN, 3 * BN], source="notes-of-a-reader-" * 12),
    "rough": lambda: allocation([5 * BN, 3 * BN], qualifier="about", step_eur=10**8),
}
OUTCOMES: dict[str, Callable[[], pd.DataFrame]] = {
    "19 rows": turkiye,
    "on top": lambda: turkiye(envelope="grows"),
    "equal parts": lambda: turkiye(burden={"by": "equal"}),
    "3 entrants": lambda: outcome(shrunk(falling(15)), {"BIH": BN, "TUR": 10 * BN, "UKR": 4 * BN}),
    "1 row": lambda: outcome([(BN, BN // 2)]),
    "40 rows": lambda: outcome(shrunk(falling(40)), {"TUR": 3 * BN}),
    "ties": lambda: outcome(shrunk([BN] * 12), {"TUR": 12 * BN // 10}),
    "tiny values": lambda: outcome({"DEU": (1, 0), "FRA": (2, 1), "POL": (10**15, 10**15)}, {"TUR": 2}),
    "a giant entrant": lambda: outcome([(BN, BN), (BN, BN)], {"TUR": 10**15}),
    "gains and losses": lambda: outcome([(BN, 3 * BN), (2 * BN, 2 * BN), (3 * BN, BN)]),
    "nothing moves": lambda: outcome([(BN, BN), (0, 0)]),
    "a long scenario": lambda: outcome(shrunk(falling(5)), {"TUR": BN}, scenario="what-if-it-were-otherwise-" * 8),
    "long names": lambda: outcome({"COD": (5 * BN, 4 * BN), "VCT": (4 * BN, 3 * BN)}, {"BIH": 2 * BN}),
}
DRAWN = {
    **{f"{chart}, {case}": (chart, make) for chart in ("ranking", "shares") for case, make in TABLES.items()},
    **{f"{chart}, {case}": (chart, make) for chart in ("changes", "before_after") for case, make in OUTCOMES.items()},
}


@cache
def drawn(case: str) -> Axes:
    name, make = DRAWN[case]
    return getattr(sa.charts, name)(make())


@pytest.fixture(params=DRAWN)
def chart(request: pytest.FixtureRequest) -> Axes:
    """Return every chart on every case in turn."""
    return drawn(request.param)


def words(ax: Axes) -> list[Text]:
    return [text for text in (*ax.texts, ax.title) if text.get_text().strip()]


def said(ax: Axes, role: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_label() == role]


def flat(ax: Axes, role: str) -> str:
    """Return a text of the head or the foot without its line breaks."""
    return " ".join(" ".join(said(ax, role)).split())


def everything(ax: Axes) -> str:
    return " ".join(" ".join(text.get_text() for text in words(ax)).split())


def overlaps(one: Bbox, other: Bbox) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return across > EDGE and min(one.y1, other.y1) - max(one.y0, other.y0) > EDGE


def faults(ax: Axes, dpi: int = theme.DPI) -> Iterator[str]:
    """Go through every text that touches another, lies on a bar, or leaves the figure; 72 is as in PDF and SVG."""
    figure = ax.get_figure(root=True)
    figure.dpi = dpi
    renderer, page = RendererBase() if dpi == 72 else RendererAgg(1, 1, dpi), figure.bbox
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in words(ax)]
    marks = [(f"bar {n}", patch.get_window_extent(renderer)) for n, patch in enumerate(ax.patches)]
    yield from (f"{one!r} on {two!r}" for (one, a), (two, b) in combinations(boxes, 2) if overlaps(a, b))
    yield from (f"{one!r} on {two!r}" for one, a in boxes for two, b in marks if overlaps(a, b))
    for text, box in boxes:
        if not (page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1):
            yield f"{text!r} leaves the figure"


def contrast(colour: object, other: str = theme.PAPER) -> float:
    """Return the WCAG contrast of two colours."""
    lights = []
    for rgb in (to_rgb(colour), to_rgb(other)):
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


# Every chart, every case.


@pytest.mark.parametrize("dpi", [72, theme.DPI])
def test_nothing_touches_and_nothing_leaves_the_figure(chart: Axes, dpi: int):  # rule 8
    assert [] == list(faults(chart, dpi))


def test_no_chart_breaks_a_rule(chart: Axes):
    assert [] == sa.charts.inspect(chart.figure)


@pytest.mark.parametrize("case", DRAWN)
def test_no_chart_breaks_a_rule_in_a_column(case: str):
    name, make = DRAWN[case]
    assert [] == sa.charts.inspect(getattr(sa.charts, name)(make(), width="column").figure)


@pytest.mark.parametrize("case", [case for case in DRAWN if case.endswith("19 rows")])
def test_a_column_is_86_mm_wide_and_shows_the_same(case: str):
    name, make = DRAWN[case]
    ax = getattr(sa.charts, name)(make(), width="column")
    assert 86 == pytest.approx(ax.figure.get_size_inches()[0] * 25.4)
    for role in ("rank", "name", "value", "share", "level"):
        assert said(drawn(case), role) == said(ax, role)


def test_another_width_is_refused(september: pd.DataFrame):
    with pytest.raises(UnknownName, match=r"No width is called 'colum': did you mean 'column'"):
        sa.charts.ranking(september, width="colum")


def test_every_text_is_large_and_dark_enough(chart: Axes):  # rules 9 and 10
    assert 9 <= min(text.get_fontsize() for text in words(chart))
    assert 4.5 <= min(contrast(text.get_color()) for text in words(chart))
    assert {0} == {text.get_rotation() for text in words(chart)}


def test_every_fill_stands_out(chart: Axes):  # rules 10 and 13
    fills = {patch.get_facecolor() for patch in chart.patches}
    assert all(contrast(fill) >= 3 for fill in fills)
    assert len(fills) <= 4


def test_every_chart_has_its_words(chart: Axes):  # rules 1 to 4
    assert 1 == len(said(chart, "subtitle")) == len(said(chart, "source")) == len(said(chart, "note"))
    assert 12 >= len(chart.get_title().split())
    assert chart.title.get_ha() == "left"


def test_the_axes_is_the_one_of_its_figure_and_six_inches_wide(chart: Axes):
    figure = chart.get_figure(root=True)
    assert [chart] == figure.axes
    assert 1200 <= figure.get_size_inches()[0] * theme.DPI


# What the marks show.


def test_a_ranking_is_sorted_and_starts_at_zero(september: pd.DataFrame):  # rules 5 and 6
    ax = sa.charts.ranking(september)
    assert september["amount_eur"].tolist() == [round(bar.get_width()) for bar in ax.patches]
    assert {0} == {bar.get_x() for bar in ax.patches}
    assert 0 == ax.get_xlim()[0]


def test_a_ranking_says_rank_name_amount_and_share(september: pd.DataFrame):  # rules 6, 7 and 15
    ax = sa.charts.ranking(september)
    assert sa.ranks(september)["rank_label"].tolist() == said(ax, "rank")
    assert [spell(amount, short=True) for amount in september["amount_eur"]] == said(ax, "value")
    assert ["Poland", "Romania", "France", "Hungary"] == said(ax, "name")[:4]
    assert ["29.2%", "11.1%", "10.8%", "10.8%"] == said(ax, "share")[:4]
    assert ("€46.8m", "<0.1%") == (said(ax, "value")[-1], said(ax, "share")[-1])


def test_rows_in_any_order_give_the_same_ranking(september: pd.DataFrame):
    shuffled = september.sample(frac=1, random_state=1).reset_index(drop=True)
    assert said(sa.charts.ranking(september), "name") == said(sa.charts.ranking(shuffled), "name")


def test_shares_show_the_five_largest_and_the_rest(september: pd.DataFrame):
    ax = sa.charts.shares(september)
    assert ["Poland", "Romania", "France", "Hungary", "Italy", "14 others"] == said(ax, "name")
    assert ["29.2%", "11.1%", "10.8%", "10.8%", "9.9%", "28.2%"] == said(ax, "share")
    assert ["71.8%"] == said(ax, "together")
    assert september["amount_eur"].sum() == sum(round(bar.get_height()) for bar in ax.patches)


def test_shares_tear_no_tie_apart():
    ax = sa.charts.shares(allocation([9, 5, 4, 3, 2, 2, 2, 2]))
    assert "four others" == said(ax, "name")[-1]


def test_shares_of_nothing_are_refused():
    with pytest.raises(WrongTable, match="sums to zero"):
        sa.charts.shares(allocation([0, 0]))


def test_changes_go_to_both_sides_of_a_zero_line():  # rules 12 and 17
    result = turkiye()
    ax = sa.charts.changes(result)
    expected = (result["after_eur"] - result["before_eur"]).sort_values().tolist()
    assert expected == [round(bar.get_width()) for bar in ax.patches]
    assert {0} == {bar.get_x() for bar in ax.patches}
    assert all(text.startswith("−€") for text in said(ax, "value")[:-1])
    assert "+€10bn" == said(ax, "value")[-1]
    assert [[0, 0]] == [list(line.get_xdata()) for line in ax.lines if line.get_label() == "zero"]


def test_changes_show_the_level_and_name_the_baseline():  # rule 17
    ax = sa.charts.changes(turkiye())
    assert "€43.7bn → €40.8bn" == said(ax, "level")[0]
    assert "Baseline: European Commission, 9 September 2025 (tentative)." in flat(ax, "subtitle")


def test_changes_show_percent_where_parts_differ():
    assert {""} == set(said(sa.charts.changes(turkiye()), "percent")) | {""}
    ax = sa.charts.changes(outcome([(4 * BN, 2 * BN), (4 * BN, 3 * BN)]))
    assert ["−50.0%", "−25.0%"] == said(ax, "percent")


def test_who_loses_as_much_as_is_printed_leads_together():
    ax = sa.charts.changes(turkiye(burden={"by": "equal"}))
    losers = [text for text in ax.texts if text.get_label() == "value" and text.get_text().startswith("−")]
    same = [text.get_text() == losers[0].get_text() for text in losers]
    assert same == [text.get_fontweight() == "bold" for text in losers]
    assert same == [to_rgb(bar.get_facecolor()) == to_rgb(theme.LOSS) for bar in ax.patches[: len(losers)]]
    assert len({round(bar.get_width()) for bar, first in zip(ax.patches, same, strict=False) if first}) == 2


def test_a_bound_that_binds_is_named():
    assert "Denmark would be left with nothing." in flat(sa.charts.changes(turkiye(burden={"by": "equal"})), "note")


def test_before_and_after_are_a_pair_of_dots():
    result = turkiye()
    ax = sa.charts.before_after(result)
    before, after, entrant = ax.collections
    ordered = result.sort_values(["after_eur", "country"], ascending=[False, True])
    members = ordered[ordered["role"] == "member"]
    assert members["before_eur"].tolist() == before.get_offsets()[:, 0].tolist()
    assert members["after_eur"].tolist() == after.get_offsets()[:, 0].tolist()
    assert [10 * BN] == entrant.get_offsets()[:, 0].tolist()


def test_before_and_after_show_how_ranks_move():
    ax = sa.charts.before_after(turkiye())
    assert ["1", "2", "3=", "3=", "5", "6", "6 → 7"] == said(ax, "rank")[:7]
    assert "16= → 17=" in said(ax, "rank")


@pytest.mark.parametrize("name", ["changes", "before_after"])
def test_an_entrant_is_hatched_and_called_hypothetical(name: str):  # rule 12
    ax = getattr(sa.charts, name)(turkiye())
    hatched = [mark for mark in (*ax.patches, *ax.collections) if mark.get_hatch()]
    assert 1 == len(hatched)
    assert "hypothetical €10bn" in everything(ax)
    assert "Hatched: hypothetical." in flat(ax, "note")


@pytest.mark.parametrize("name", ["changes", "before_after"])
def test_no_outcome_goes_without_its_label(name: str):
    assert ["Counterfactual: SAFE lends to Member States only"] == said(getattr(sa.charts, name)(turkiye()), "label")


# The words around the marks.


def test_the_source_line_is_the_provenance_of_the_rows():  # rule 3
    table = sa.load(as_of="2026-04-15")
    line = flat(sa.charts.ranking(table), "source")
    for each in map(source, table["source"].unique()):
        assert each.publisher in line
        assert each.title in line
    assert line.startswith("Sources: European Commission")
    assert line.endswith("10 April 2026.")


def test_what_is_assumed_for_an_entrant_is_a_sentence_of_its_own():
    outcome = sa.run(sa.load(), sa.Scenario("mine", entrants={"TUR": "€1 billion"}))
    line = flat(sa.charts.changes(outcome), "source")
    assert line.startswith("Source: European")
    assert line.endswith(" 9 September 2025. Assumed for Türkiye: mine.")


def test_an_unknown_source_is_the_users_own():
    assert "Source: user’s own: my-notes." == flat(sa.charts.ranking(allocation([BN], source="my-notes")), "source")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: sa.load().head(5), "Partial: €107.7bn of the €150bn that the source states."),
        (lambda: sa.load("anadolu-2025-09-10"), "their last digit may be rounded or cut off."),
        (lambda: sa.load(as_of="2026-04-15"), "Known only roughly: France, Latvia, Slovakia and Czechia."),
        (sa.load, "Labels are rounded. Shares are rounded to tenths of a per cent by largest remainder, so that they"),
    ],
)
def test_what_the_data_leave_open_is_said(make: Callable[[], pd.DataFrame], expected: str):  # rule 4
    assert expected in flat(sa.charts.ranking(make()), "note")


@pytest.mark.parametrize("name", ["ranking", "shares"])
def test_printed_shares_add_up_to_a_hundred(september: pd.DataFrame, name: str):
    shares = said(getattr(sa.charts, name)(september), "share")
    assert Decimal("100.0") == sum(Decimal(share.removesuffix("%")) for share in shares if share != "<0.1%")


def test_a_whole_table_is_not_called_partial():
    assert "Partial" not in flat(sa.charts.ranking(sa.load("anadolu-2025-09-10")), "note")


def test_an_outcome_says_which_of_its_baseline_is_known_only_roughly():
    april = sa.run(sa.load(as_of="2026-04-15"), sa.Scenario("x", entrants={"TUR": "€1 billion"}))
    assert "Known only roughly: France, Latvia, Slovakia and Czechia." in flat(sa.charts.changes(april), "note")
    september = sa.run(sa.load(), sa.Scenario("x", entrants={"TUR": "€1 billion"}))
    assert "roughly" not in flat(sa.charts.changes(september), "note")


def test_a_dollar_stays_a_dollar():
    ax = sa.charts.changes(outcome([(BN, BN)], scenario="from $1 to $2"))
    assert "Scenario: from $1 to $2." in flat(ax, "note")
    assert not any(text.get_parse_math() for text in words(ax))


def test_the_typeface_has_every_letter_of_the_union():  # rule 9
    with theme.theme():
        glyphs = set(FT2Font(findfont(mpl.rcParams["font.family"][0])).get_charmap())
    assert set(map(ord, "Türkiye Česko Ελλάδα България Łódź €−→○●“”’")) <= glyphs


def test_the_typeface_is_the_one_that_comes_with_matplotlib_whatever_its_list_of_fonts_says(
    tmp_path: Path, september: pd.DataFrame
):
    theirs = replace(fontManager.ttflist[0], fname="/no/such/DejaVuSans.ttf", name="DejaVu Sans", weight=400)
    try:
        fontManager.ttflist.insert(0, theirs)
        fontManager._findfont_cached.cache_clear()
        sa.charts.save(sa.charts.ranking(september), tmp_path / "theirs")
    finally:
        fontManager.ttflist.remove(theirs)
        fontManager._findfont_cached.cache_clear()
    sa.charts.save(sa.charts.ranking(september), tmp_path / "ours")
    for form in ("png", "pdf", "svg"):
        assert (tmp_path / f"theirs.{form}").read_bytes() == (tmp_path / f"ours.{form}").read_bytes()


# Someone else's figure, settings and notebook.


def test_a_chart_fits_into_a_figure_of_ones_own(september: pd.DataFrame):
    figure = Figure(figsize=(15, 8))
    left, right = figure.subplots(1, 2)
    assert left is sa.charts.ranking(september, ax=left)
    assert right is sa.charts.changes(turkiye(), ax=right)
    assert [] == [*faults(left), *faults(right)]


def test_a_figure_that_is_too_small_is_refused(september: pd.DataFrame):
    ax = Figure(figsize=(4, 3)).subplots()
    with pytest.raises(NotWritten, match=r"'ranking' needs .* by .* inches.*Make the figure larger"):
        sa.charts.ranking(september, ax=ax)


def settings() -> dict[str, object]:
    """Return matplotlib's settings but for the backend, which would be chosen by being looked at."""
    return {key: mpl.rcParams[key] for key in mpl.rcParams if key != "backend"}


def test_the_readers_settings_are_neither_used_nor_changed(september: pd.DataFrame):
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "text.usetex": True, "savefig.bbox": "tight"}):
        before = settings()
        data, _ = sa.charts.ranking(september)._repr_png_()
        assert before == settings()
    assert data == sa.charts.ranking(september)._repr_png_()[0]


def test_a_notebook_shows_the_picture_with_its_alt_text(september: pd.DataFrame):
    from IPython.core.formatters import PNGFormatter

    data, told = PNGFormatter()(sa.charts.ranking(september))
    assert data.startswith(b"\x89PNG")
    assert 600 == told["width"]
    assert sa.alt_text(september) == told["alt"]


def test_pyplot_is_left_alone():
    code = "import sys, safe_alloc as sa; sa.charts.ranking(sa.load()); print('matplotlib.pyplot' in sys.modules)"
    assert "False" == python(code).strip()


# Files.


def python(code: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **environment}, check=True, capture_output=True, text=True
    ).stdout


def test_a_suffix_gives_that_format_and_none_gives_all(september: pd.DataFrame, tmp_path: Path):
    ax = sa.charts.ranking(september)
    beside = [tmp_path / "one.csv", tmp_path / "one.alt.txt"]
    assert [tmp_path / "one.svg", *beside] == sa.charts.save(ax, tmp_path / "one.svg")
    assert set(FILES) == {path.name for path in sa.charts.save(ax, str(tmp_path / "chart"))}
    assert {"one.svg", "one.csv", "one.alt.txt", *FILES} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("name", ["chart.jpg", "chart.tar.gz", "turkiye-2.5bn"])
def test_any_other_suffix_is_refused(september: pd.DataFrame, tmp_path: Path, name: str):
    with pytest.raises(NotWritten, match=r"Allowed: \.png, \.pdf, \.svg, or none for all three"):
        sa.charts.save(sa.charts.ranking(september), tmp_path / name)
    assert [] == list(tmp_path.iterdir())


def test_a_directory_is_refused(september: pd.DataFrame, tmp_path: Path):
    with pytest.raises(NotWritten, match="is a directory"):
        sa.charts.save(sa.charts.ranking(september), tmp_path)


def test_an_axes_we_did_not_draw_is_refused(tmp_path: Path):
    with pytest.raises(NotWritten, match=r"not drawn by sa\.charts"):
        sa.charts.save(Figure().subplots(), tmp_path / "chart")


SAVE = """
import safe_alloc as sa
for chart in ("ranking", "shares"):
    sa.charts.save(getattr(sa.charts, chart)(sa.load()), {folder!r} + "/" + chart)
"""


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_files_are_the_same_in_any_process(tmp_path: Path):  # rule 19; those of an outcome are in the reports
    one, other = tmp_path / "one", tmp_path / "an other"
    for folder, seed, zone in ((one, "1", "Asia/Tokyo"), (other, "2", "America/Lima")):
        folder.mkdir()
        settings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8" if seed == "1" else "C"}
        python(SAVE.format(folder=str(folder)), **settings)
    assert 10 == len(hashes(one))
    assert hashes(one) == hashes(other)


def test_files_carry_title_alt_text_source_and_data_hash(september: pd.DataFrame, tmp_path: Path):  # rule 19
    sa.charts.save(sa.charts.ranking(september), tmp_path / "chart")
    data = hashlib.sha256((tmp_path / "chart.csv").read_bytes()).hexdigest()
    with Image.open(tmp_path / "chart.png") as picture:
        told = dict(picture.info)
        assert 1200 == picture.size[0]
    expected = (sa.title(september), sa.alt_text(september), f"sha256:{data}")
    assert expected == (told["Title"], told["Description"], told["Data"])
    assert "European Commission" in told["Source"]
    svg = (tmp_path / "chart.svg").read_text("utf-8")
    assert all(text in svg for text in expected)
    assert not re.search(r"Matplotlib v|<dc:date>", svg)


def test_a_pdf_holds_real_letters_in_two_typefaces(september: pd.DataFrame, tmp_path: Path):  # rule 19
    sa.charts.save(sa.charts.ranking(september), tmp_path / "chart.pdf")
    pdf = (tmp_path / "chart.pdf").read_bytes()
    assert 2 == len(set(re.findall(rb"/BaseFont /(\w+\+DejaVuSans(?:-Bold)?)", pdf)))
    assert b"/FontFile2" in pdf
    assert b"CreationDate" not in pdf


def test_a_picture_may_be_part_of_a_larger_figure(september: pd.DataFrame, tmp_path: Path):
    figure = Figure(figsize=(15, 8))
    left, right = figure.subplots(1, 2)
    ax = sa.charts.ranking(september, ax=left)
    with pytest.raises(NotWritten, match="rule-3"):
        sa.charts.save(ax, tmp_path / "chart.png")
    sa.charts.shares(september, ax=right)
    sa.charts.save(ax, tmp_path / "chart.png")
    with Image.open(tmp_path / "chart.png") as picture:
        assert (3000, 1600) == picture.size


def test_a_palette_keeps_the_colours_of_the_marks(september: pd.DataFrame, tmp_path: Path):
    sa.charts.save(sa.charts.ranking(september), tmp_path / "chart.png")
    with Image.open(tmp_path / "chart.png") as picture:
        found = {colour for _, colour in picture.convert("RGB").getcolors(10**6)}
    wanted = (theme.PAPER, theme.INK, theme.MUTED, theme.HIGHLIGHT)
    assert {tuple(round(255 * part) for part in to_rgb(colour)) for colour in wanted} <= found


def test_a_palette_moves_no_shade_that_an_eye_could_tell(chart: Axes):
    raw = io.BytesIO()
    with theme.theme():
        chart.figure.savefig(raw, format="rgba", dpi=theme.DPI)
        picture = Image.open(io.BytesIO(png(chart.figure, dpi=theme.DPI, metadata={}))).convert("RGB")
    before = Image.frombytes("RGBA", picture.size, raw.getvalue()).convert("RGB")
    assert max(high for _, high in ImageChops.difference(before, picture).getextrema()) <= 8


@pytest.mark.parametrize("steps", [10, 24])
def test_a_photograph_keeps_all_its_colours(steps: int):
    figure, parts = Figure(figsize=(2, 2)), [step / steps for step in range(steps)]
    shades = [[(red, green, blue) for red in parts for green in parts] for blue in parts]
    figure.subplots().imshow(shades, aspect="auto", interpolation="nearest")
    data = png(figure, dpi=200, metadata={})
    assert 2 == data[25]  # colour type: every pixel has its own red, green and blue


def test_a_saved_figure_keeps_its_own_canvas(september: pd.DataFrame, tmp_path: Path):
    figure = Figure(figsize=(8, 7), dpi=50)
    canvas = figure.canvas
    sa.charts.save(sa.charts.ranking(september, ax=figure.subplots()), tmp_path / "chart")
    assert figure.canvas is canvas
    assert 50 == figure.dpi
