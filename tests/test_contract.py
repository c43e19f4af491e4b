"""The chart contract: each rule sees the chart that breaks it, and no good chart breaks any.

Every broken chart is a good one with one artist changed.
"""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D
from PIL import Image

import safe_alloc as sa
from safe_alloc.errors import NotWritten, UnknownName
from safe_alloc.telling.charts import colours, theme
from safe_alloc.telling.charts.contract import RULES
from safe_alloc.telling.charts.record import attach, record_of
from safe_alloc.telling.charts.seen import see
from tests.made import BN, allocation, allocations, outcome, outcomes

CHARTS = ("ranking", "shares", "changes", "before_after")
ASKED = {"TUR": "€10 billion"}


def good(name: str) -> Axes:
    table = sa.load()
    about = table if name in CHARTS[:2] else sa.run(table, sa.Scenario("what-if", entrants=ASKED))
    return getattr(sa.charts, name)(about)


def text(ax: Axes, role: str, row: int = 0) -> mpl.text.Text:
    return [each for each in ax.texts if each.get_label() == role][row]


def line(ax: Axes, label: str) -> mpl.lines.Line2D:
    return next(each for each in ax.lines if each.get_label() == label)


def swapped(one: object, other: object, part: str) -> None:
    values = [getattr(each, f"get_{part}")() for each in (one, other)]
    for each, value in zip((other, one), values, strict=True):
        getattr(each, f"set_{part}")(value)


def told(ax: Axes, **words: object) -> None:
    attach(ax, replace(record_of(ax), **words))


def gridded(ax: Axes) -> None:
    for place in range(11):
        ax.plot([place, place], [0, 1], color=theme.FAINT, label="grid")


def striped(ax: Axes) -> None:
    for patch, colour in zip(ax.patches, ("#222222", "#5b3a00", "#00483a", "#5a0050"), strict=False):
        patch.set_facecolor(colour)


BROKEN: list[tuple[str, str, Callable[[Axes], object]]] = [
    ("rule-1", "ranking", lambda ax: ax.set_title("Poland may borrow up to €44.7bn", loc="center")),
    ("rule-1", "ranking", lambda ax: ax.title.set_text(ax.get_title().replace("2.6", "2.7"))),
    ("rule-1", "ranking", lambda ax: ax.title.set_text(ax.get_title().upper())),
    ("rule-1", "shares", lambda ax: ax.title.set_horizontalalignment("center")),
    ("rule-1", "changes", lambda ax: ax.title.set_text(ax.get_title() + " and this is quite a lot of money")),
    ("rule-2", "ranking", lambda ax: text(ax, "subtitle").set_text("Maximum SAFE loans")),
    ("rule-2", "changes", lambda ax: text(ax, "subtitle").remove()),
    ("rule-3", "ranking", lambda ax: delattr(ax, "safe_alloc_record")),
    ("rule-3", "ranking", lambda ax: text(ax, "source").set_text("Source: Reuters.")),
    ("rule-4", "changes", lambda ax: text(ax, "note").set_text("Scenario: what-if. Labels are rounded.")),
    ("rule-4", "ranking", lambda ax: text(ax, "note").set_visible(False)),
    ("rule-4", "before_after", lambda ax: text(ax, "label").set_text("")),
    ("rule-5", "ranking", lambda ax: ax.set_xlim(10**9)),
    ("rule-5", "ranking", lambda ax: ax.set_xlim(0, 10**10)),
    ("rule-5", "changes", lambda ax: ax.patches[0].set_x(10**6)),
    ("rule-20", "ranking", lambda ax: swapped(ax.patches[3], ax.patches[7], "y")),
    ("rule-6", "ranking", lambda ax: swapped(text(ax, "name", 3), text(ax, "name", 7), "text")),
    ("rule-6", "ranking", lambda ax: text(ax, "rank", 3).set_text("4")),
    ("rule-6", "before_after", lambda ax: text(ax, "rank", -1).remove()),
    ("rule-7", "ranking", lambda ax: text(ax, "value", 5).remove()),
    ("rule-7", "changes", lambda ax: text(ax, "value", 5).set_text("−€1.2bn")),
    ("rule-7", "ranking", lambda ax: ax.legend(ax.patches[:1], ["Loans"])),
    ("rule-8", "ranking", lambda ax: text(ax, "name").set_rotation(30)),
    ("rule-8", "ranking", lambda ax: text(ax, "name").set_y(text(ax, "name", 1).get_position()[1])),
    ("rule-8", "shares", lambda ax: text(ax, "value", 1).set_x(0)),
    ("rule-8", "ranking", lambda ax: text(ax, "share").set_x(9 * 10**10)),
    ("rule-8", "before_after", lambda ax: text(ax, "name").set_x(0.98)),
    ("rule-9", "ranking", lambda ax: text(ax, "source").set_fontsize(8)),
    ("rule-9", "ranking", lambda ax: text(ax, "name").set_text("波兰")),
    ("rule-10", "ranking", lambda ax: ax.patches[5].set_facecolor("#56b4e9")),
    ("rule-10", "ranking", lambda ax: ax.patches[5].set_facecolor("C1")),
    ("rule-10", "ranking", lambda ax: ax.patches[5].set_alpha(0)),
    ("rule-10", "ranking", lambda ax: text(ax, "share").set_color("#888888")),
    ("rule-10", "before_after", lambda ax: ax.figure.set_facecolor("black")),
    ("rule-11", "ranking", lambda ax: ax.patches[5].set_facecolor("#0072b2")),
    ("rule-11", "changes", lambda ax: ax.patches[5].set_facecolor("#218a21")),
    ("rule-12", "changes", lambda ax: ax.patches[-1].set_hatch(None)),
    ("rule-12", "changes", lambda ax: ax.patches[0].set_hatch("//")),
    ("rule-7", "before_after", lambda ax: text(ax, "value", 5).set_text("€10bn")),
    ("rule-7", "changes", lambda ax: text(ax, "value").set_text("€2.9bn")),
    ("rule-13", "ranking", striped),
    ("rule-14", "ranking", gridded),
    ("rule-14", "before_after", lambda ax: line(ax, "grid").set_color("black")),
    ("rule-14", "ranking", lambda ax: ax.set_axis_on()),
    ("rule-14", "ranking", lambda ax: ax.twiny()),
    ("rule-15", "ranking", lambda ax: text(ax, "share", -1).set_text("0.0%")),
    ("rule-7", "ranking", lambda ax: text(ax, "value", -1).set_visible(False)),
    ("rule-6", "changes", lambda ax: text(ax, "name", -1).remove()),
    ("rule-16", "ranking", lambda ax: text(ax, "share").set_text("29.3%")),
    ("rule-16", "ranking", lambda ax: text(ax, "share").set_text("29.2 percentage points")),
    ("rule-16", "shares", lambda ax: text(ax, "together").set_text("72%")),
    ("rule-17", "changes", lambda ax: line(ax, "zero").remove()),
    ("rule-17", "before_after", lambda ax: line(ax, "zero").set_xdata([1, 1])),
    ("rule-17", "changes", lambda ax: text(ax, "level").set_text("€40.8bn")),
    ("rule-17", "changes", lambda ax: text(ax, "level").remove()),
    ("rule-18", "ranking", lambda ax: told(ax, alt_text=record_of(ax).title)),
    ("rule-18", "changes", lambda ax: told(ax, alt_text="")),
    ("rule-18", "ranking", lambda ax: told(ax, alt_text=record_of(ax).alt_text.replace("43.7", "47.3"))),
    ("rule-18", "before_after", lambda ax: told(ax, alt_text=record_of(ax).alt_text.replace("40.8", "48.0"))),
    ("rule-18", "changes", lambda ax: told(ax, alt_text="A bar chart. " * 30)),
    ("rule-20", "ranking", lambda ax: ax.patches[0].set_width(45 * 10**9)),
    ("rule-20", "shares", lambda ax: ax.patches[-1].remove()),
    ("rule-20", "changes", lambda ax: ax.patches[-1].set_visible(False)),
    (
        "rule-20",
        "before_after",
        lambda ax: ax.collections[0].set_offsets(np.add(ax.collections[0].get_offsets(), [1, 0])),
    ),
    ("rule-20", "before_after", lambda ax: text(ax, "grid", 1).set_text("€30bn")),
    ("rule-10", "ranking", lambda ax: text(ax, "source").set_alpha(0.02)),
    ("rule-10", "changes", lambda ax: text(ax, "label").set_color("white")),
    ("rule-10", "changes", lambda ax: text(ax, "note").set_color((0, 0, 0, 0.3))),
]

ALTERED: dict[str, tuple[str, Callable[[Axes], object], str]] = {
    "a number is written": ("ranking", lambda ax: ax.text(9e10, 12, "€99bn"), "'€99bn' was added"),
    "an arrow is drawn": ("changes", lambda ax: ax.annotate("see", (0, 1), (1, 5), arrowprops={}), "'see' was added"),
    "a second headline": (
        "ranking",
        lambda ax: ax.set_title("2027", loc="right", y=1.4),
        "'2027' was added",
    ),
    "an image": ("ranking", lambda ax: ax.imshow([[1, 2]], aspect="auto", extent=(0, 1, 0, 1)), "AxesImage was added"),
    "an image beside it": ("ranking", lambda ax: ax.figure.figimage([[1, 2]]), "FigureImage was added"),
    "a rectangle": ("shares", lambda ax: ax.add_patch(mpl.patches.Rectangle((0, 0), 1, 1)), "Rectangle was added"),
    "a line": ("before_after", lambda ax: ax.axvline(10**10), "Line2D was added"),
    "a band": ("changes", lambda ax: ax.axhspan(3, 4, alpha=0.1), "was added"),
    "a bar": ("ranking", lambda ax: ax.barh(19, 10**9), "Rectangle was added"),
    "a dot": ("before_after", lambda ax: ax.scatter(1, 1), "PathCollection was added"),
    "a table": ("ranking", lambda ax: ax.table([["1"]]), "Table was added"),
    "a legend": ("before_after", lambda ax: ax.legend(ax.collections[:3], "abc"), "Legend was added"),
    "an inset": ("ranking", lambda ax: ax.inset_axes((0.5, 0.1, 0.2, 0.2)), "was added"),
    "a heading of the figure": ("ranking", lambda ax: ax.figure.suptitle("€99bn"), "'€99bn' was added"),
    "an axis is upside down": ("ranking", lambda ax: ax.invert_yaxis(), "ylim of"),
    "an axis is mirrored": ("changes", lambda ax: ax.invert_xaxis(), "xlim of"),
    "a scale is logarithmic": ("before_after", lambda ax: ax.set_xscale("symlog"), "xscale of"),
    "a view is wider": ("before_after", lambda ax: ax.set_xlim(-(10**10), 10**11), "xlim of"),
    "a bar is thicker": ("ranking", lambda ax: ax.patches[0].set_height(0.9), "bbox of a Rectangle"),
    "a name stands elsewhere": ("ranking", lambda ax: text(ax, "name").set_x(-0.5), "unitless_position of 'Poland'"),
    "a heading of a column": ("changes", lambda ax: text(ax, "head").set_text("After"), "text of 'After'"),
    "a gridline is moved": ("before_after", lambda ax: line(ax, "grid").set_xdata([1, 1]), "xydata of a Line2D"),
    "a dot is larger": ("before_after", lambda ax: ax.collections[0].set_sizes([200]), "sizes of a PathCollection"),
    "a box is put behind a text": (
        "ranking",
        lambda ax: text(ax, "name").set_bbox({"fc": "w"}),
        "bbox_patch of 'Poland'",
    ),
    "a text has a shadow": (
        "ranking",
        lambda ax: text(ax, "name").set_path_effects([patheffects.withStroke(linewidth=9)]),
        "path_effects of 'Poland'",
    ),
    "a bar is drawn on another scale": (
        "ranking",
        lambda ax: ax.patches[0].set_transform(Affine2D().scale(2, 1) + ax.transData),
        "transform of a Rectangle",
    ),
    "dots stand on another scale": (
        "before_after",
        lambda ax: ax.collections[0].set_offset_transform(Affine2D().scale(2, 1) + ax.transData),
        "offset_transform of a PathCollection",
    ),
    "a line lies over the dots": ("before_after", lambda ax: line(ax, "zero").set_zorder(9), "zorder of a Line2D"),
    "a leader is gone": ("shares", lambda ax: line(ax, "leader").remove(), "Line2D was taken out"),
    "a leader is hidden": ("shares", lambda ax: line(ax, "leader").set_visible(False), "visible of a Line2D"),
}


def rules(ax: Axes) -> set[str]:
    return {each.rule for each in sa.charts.inspect(ax.get_figure(root=True))}


@pytest.mark.parametrize(("rule", "chart", "harm"), BROKEN, ids=[f"{rule} {chart}" for rule, chart, _ in BROKEN])
def test_a_broken_chart_is_caught_and_cannot_be_saved(
    rule: str, chart: str, harm: Callable[[Axes], object], tmp_path: Path
):
    ax = good(chart)
    harm(ax)
    assert rule in rules(ax)
    with pytest.raises(NotWritten, match="not drawn by" if record_of(ax) is None else rule):
        sa.charts.save(ax, tmp_path / "chart")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ALTERED)
def test_what_was_done_to_a_chart_after_it_was_drawn_is_named(name: str, tmp_path: Path):
    chart, harm, words = ALTERED[name]
    ax = good(chart)
    harm(ax)
    assert any(words in each.what for each in sa.charts.inspect(ax.figure) if each.rule == "rule-20")
    with pytest.raises(NotWritten, match="rule-20"):
        sa.charts.save(ax, tmp_path / "chart.svg")


def test_what_an_axes_had_before_is_no_part_of_the_chart():
    ax = Figure(figsize=(8, 8)).subplots()
    ax.text(0.5, 0.5, "€99bn")
    assert "rule-20" in rules(sa.charts.ranking(sa.load(), ax=ax))


def test_a_chart_in_ones_own_figure_is_not_blamed_for_other_axes():
    figure = Figure(figsize=(15, 8))
    left, right = figure.subplots(1, 2)
    right.bar([1, 2], [3, 4])
    sa.charts.ranking(sa.load(), ax=left)
    assert [] == [each for each in sa.charts.inspect(figure) if each.artist is left or each.artist.axes is left]


def test_a_chart_may_be_moved_and_coloured_anew():
    ax = good("ranking")
    ax.patches[0].set_facecolor("#7a003c")
    assert set() == rules(ax)


def test_every_rule_has_a_chart_that_breaks_it():
    assert set(RULES) == {rule for rule, _, _ in BROKEN}
    assert {f"rule-{number}" for number in range(1, 21)} - {"rule-19"} == set(RULES)


def test_what_is_broken_names_its_artist_and_says_what_to_do():
    ax = good("ranking")
    text(ax, "source").set_fontsize(8)
    (found,) = sa.charts.inspect(ax.figure)
    assert ("rule-9", text(ax, "source")) == (found.rule, found.artist)
    assert found.what.endswith("is under 9 points: set it larger")


def test_a_figure_without_a_record_breaks_rule_3():
    figure = Figure()
    assert [("rule-3", figure)] == [(each.rule, each.artist) for each in sa.charts.inspect(figure)]


def test_a_subtitle_says_measure_unit_who_date_and_status():
    assert all(word in sa.subtitle(sa.load()) for word in ("loans", "in euro", "19 Member", "9 September", "Tentative"))
    what_if = sa.subtitle(sa.run(sa.load(), sa.Scenario("what-if", entrants=ASKED)))
    assert all(word in what_if for word in ("loans", "in euro", "Türkiye", "9 September", "tentative", "Hypothetical"))


def test_inspecting_changes_nothing():
    ax = good("before_after")
    figure = ax.get_figure()
    before = (figure.dpi, figure.canvas, tuple(figure.get_size_inches()), len(ax.get_children()))
    sa.charts.inspect(figure)
    assert before == (figure.dpi, figure.canvas, tuple(figure.get_size_inches()), len(ax.get_children()))


@settings(max_examples=25)
@given(st.one_of(allocations().filter(lambda table: table["amount_eur"].sum() > 0), outcomes()), st.booleans())
def test_no_chart_of_any_table_breaks_a_rule(table: pd.DataFrame, second: bool):
    names = CHARTS[2:] if "after_eur" in table else CHARTS[:2]
    assert [] == sa.charts.inspect(getattr(sa.charts, names[second])(table).figure)


def test_a_share_too_small_for_a_tenth_is_under_one_and_none_in_the_sum():
    ax = sa.charts.ranking(allocation([10_000, *[4] * 30]))
    assert {"98.8%", "0.1%", "<0.1%"} == {each.get_text() for each in ax.texts if each.get_label() == "share"}
    assert set() == rules(ax)


def test_a_rest_without_a_tenth_is_printed_as_less_than_the_next_one_and_the_sum_stays_a_hundred():
    ax = sa.charts.shares(allocation([19_980] * 5 + [50, 50]))  # each rounds to nothing, both are 0.1%
    assert [*["20.0%"] * 5, "<0.2%"] == [each.get_text() for each in ax.texts if each.get_label() == "share"]
    assert set() == rules(ax)


# Charts of someone else.


def foreign(draw: Callable[[Axes], object], **keys: object) -> Figure:
    figure = Figure(**keys)
    draw(figure.add_subplot())
    return figure


def twin(ax: Axes) -> None:
    ax.plot([1, 2, 3])
    ax.twinx().plot([3, 1, 2], color="C1")


def solid() -> Figure:
    figure = Figure()
    figure.add_subplot(projection="3d").bar3d([0, 1], [0, 0], [0, 0], 1, 1, [2, 3])
    return figure


NAMES = ["Poland", "Romania", "France"]
FOREIGN: dict[str, tuple[Callable[[], Figure], set[str]]] = {
    "bars": (lambda: foreign(lambda ax: ax.bar(NAMES, [43, 16, 17])), {"rule-6", "rule-7", "rule-14"}),
    "bars from ten": (lambda: foreign(lambda ax: ax.barh(NAMES, [3, 2, 1], left=10)), {"rule-5", "rule-7"}),
    "bars cut off": (lambda: foreign(lambda ax: (ax.bar(NAMES, [43, 16, 1]), ax.set_ylim(10, 50))), {"rule-5"}),
    "pie": (lambda: foreign(lambda ax: ax.pie([1, 1, 1], labels=NAMES, autopct="%.1f%%")), {"rule-14", "rule-16"}),
    "three dimensions": (solid, {"rule-14"}),
    "twin axes": (lambda: foreign(twin), {"rule-14"}),
    "legend only": (lambda: foreign(lambda ax: (ax.plot([1, 2], label="a"), ax.legend())), {"rule-7"}),
    "turned ticks": (lambda: foreign(lambda ax: ax.tick_params("x", labelrotation=45)), {"rule-8"}),
    "small letters": (lambda: foreign(lambda ax: ax.text(0, 0, "x", fontsize=6)), {"rule-9"}),
    "rainbow": (lambda: foreign(lambda ax: ax.bar(NAMES, [3, 2, 1], color=["r", "g", "y"])), {"rule-10", "rule-13"}),
    "both sides": (lambda: foreign(lambda ax: ax.barh(NAMES, [1, 0, -1])), {"rule-17"}),
    "grid": (lambda: foreign(lambda ax: ax.grid(True, which="major", color="k")), {"rule-14"}),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_charts_of_others_break_rules(name: str):
    make, expected = FOREIGN[name]
    found = {each.rule for each in sa.charts.inspect(make())}
    assert {"rule-3", *expected} <= found


# Colours.


def test_contrast_is_that_of_the_web_guidelines():
    assert [21, 1, 4.54] == [round(colours.contrast(one, "#fff"), 2) for one in ("#000", "#fff", "#767676")]


def test_red_and_green_are_apart_for_some_eyes_only():
    assert "full colour" != colours.closest(["#d62728", "#2ca02c"]).sight
    assert colours.APART > colours.closest(["#a05a00", "#5a7d00"]).distance
    assert "grey" == colours.closest(["#0072b2", "#c0392b"]).sight
    assert colours.closest(["#fff"]) is None


def test_a_sight_without_a_colour_keeps_white_and_black():
    assert 100 == pytest.approx(colours.closest(["#000", "#fff"]).distance, abs=0.01)


def test_the_colours_of_the_charts_are_far_apart():
    for trio in ((theme.MUTED, theme.DEEP, theme.HIGHLIGHT), (theme.MUTED, theme.LOSS, theme.HIGHLIGHT)):
        assert colours.APART < colours.closest(trio).distance


# Files.


def cells(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


@pytest.mark.parametrize(("chart", "column"), [("ranking", "amount_eur"), ("changes", "change_eur")])
def test_the_csv_is_what_the_bars_show(chart: str, column: str, tmp_path: Path):
    ax = good(chart)
    sa.charts.save(ax, tmp_path / "chart.svg")
    rows = cells(tmp_path / "chart.csv")
    assert [round(bar.get_width()) for bar in ax.patches] == [int(row[column]) for row in rows]
    assert [each.get_text() for each in ax.texts if each.get_label() == "name"] == [row["name"] for row in rows]


def test_the_csv_of_parts_has_the_rest_as_one_row(tmp_path: Path):
    sa.charts.save(good("shares"), tmp_path / "chart.svg")
    rows = cells(tmp_path / "chart.csv")
    assert ("", "14 others", "tentative") == tuple(rows[-1][key] for key in ("country", "name", "status"))
    assert 150 * BN == sum(int(row["amount_eur"]) for row in rows)


def test_the_csv_of_a_what_if_says_so_in_every_row(tmp_path: Path):
    sa.charts.save(good("before_after"), tmp_path / "chart.svg")
    assert {("hypothetical", "counterfactual")} == {(x["status"], x["label"]) for x in cells(tmp_path / "chart.csv")}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_text_becomes_a_formula(sign: str, tmp_path: Path):
    sa.charts.save(sa.charts.ranking(allocation([BN], source=f"{sign}1+1")), tmp_path / "chart.svg", allow=["rule-9"])
    assert b"'" + sign.encode() in (tmp_path / "chart.csv").read_bytes()
    sa.charts.save(sa.charts.changes(outcome([(BN, 0)])), tmp_path / "loss.svg")
    assert str(-BN) == cells(tmp_path / "loss.csv")[0]["change_eur"]


def test_the_alt_text_lies_beside_the_picture(tmp_path: Path):
    sa.charts.save(good("ranking"), tmp_path / "a chart.png")
    assert f"{sa.alt_text(sa.load())}\n" == (tmp_path / "a chart.alt.txt").read_text("utf-8")


def test_a_rule_that_is_allowed_is_written_into_record_and_files(tmp_path: Path):
    ax = good("ranking")
    text(ax, "share").set_text("29.3%")
    with pytest.raises(
        NotWritten, match=r"breaks rule-16 \(.*29\.3%.*\)\. Mend that, or save it with allow=\[\"rule-16\"\]"
    ):
        sa.charts.save(ax, tmp_path / "chart")
    sa.charts.save(ax, tmp_path / "chart", allow=["rule-16", "rule-8"])
    assert ("rule-8", "rule-16") == record_of(ax).allowed
    with Image.open(tmp_path / "chart.png") as picture:
        assert "rule-8, rule-16" == picture.info["Allowed"]
    for kind in ("svg", "pdf"):
        data, words = (tmp_path / f"chart.{kind}").read_bytes(), "allowed: rule-8, rule-16"
        assert words.encode() in data or words.encode("utf-16-be") in data
    text(ax, "share").set_text("29.2%")
    sa.charts.save(ax, tmp_path / "chart")
    assert () == record_of(ax).allowed


def test_a_rule_that_is_none_cannot_be_allowed(tmp_path: Path):
    with pytest.raises(UnknownName, match=r"No rule is called 'rule-88': did you mean 'rule-8'"):
        sa.charts.save(good("ranking"), tmp_path / "chart", allow="rule-88")


def test_a_disk_that_fails_half_way_leaves_every_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    sa.charts.save(good("ranking"), tmp_path / "chart")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    written = []

    def fill(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) == 4:
            raise OSError(28, "No space left on device")
        path.write_bytes(data)

    monkeypatch.setattr("safe_alloc.telling.disk._fill", fill)
    with pytest.raises(NotWritten, match=r"chart\.csv' was not written: the disk is full"):
        sa.charts.save(good("shares"), tmp_path / "chart")
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_what_is_seen_is_what_is_drawn():
    ax = good("ranking")
    (panel,) = see(ax.figure).panels
    assert 19 == len(panel.bars) == len(panel.said("value"))
    assert np.array_equal([mark.value for mark in panel.bars], [bar.get_width() for bar in ax.patches])
