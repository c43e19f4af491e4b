"""Two vintages, ratios, printed digits, a tornado, break-even and dates: what their artists say, and that they hold."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

import safe_alloc as sa
from safe_alloc.errors import NotWritten, SafeAllocError, UnknownName, WrongTable
from safe_alloc.reading.reference import indicators, timeline
from safe_alloc.telling.charts.record import record_of
from safe_alloc.telling.wording.voice import languages, voice
from tests.made import BN, allocation
from tests.test_other_charts import bars, flat, rows, said, title

APRIL, PAPER = "2026-04-15", "anadolu-2025-09-10"
FIXED = "turkiye-10bn-fixed"
BY = ("gdp_nominal_eur@2024", "population_midyear@2024", "population_1jan@2025")
VARY = {"entrants.TUR.amount": (0, "€15 billion"), "floors.POL": ("90%", "99.5%"), "envelope": (140 * BN, 160 * BN)}


@cache
def swings(*paths: str) -> pd.DataFrame:
    spread = {path: sa.uniform(*VARY[path]) for path in paths or VARY}
    return sa.tornado(sa.load(), sa.scenario(FIXED), vary=spread)


def falling(count: int) -> pd.DataFrame:
    return allocation([(count + 1 - place) * BN // 3 for place in range(count)], source="from <b>$1</b> to $2")


def participant(fee: object, part: str) -> sa.Scenario:
    terms = {"fee": fee, "content": "50%", "spent": "20%", "part": part}
    return sa.Scenario("what $1 if", kind="participant", entrants={"GBR": {}}, terms=terms)


CHARTS: dict[str, Callable[..., Axes]] = {
    "vintages": lambda **keys: sa.charts.vintages(sa.load(), sa.load(as_of=APRIL), **keys),
    "vintages, sources": lambda **keys: sa.charts.vintages(sa.load(PAPER), sa.load(), **keys),
    "vintages, the same": lambda **keys: sa.charts.vintages(sa.load(), sa.load(), **keys),
    "vintages, 40 rows": lambda **keys: sa.charts.vintages(falling(40), falling(39), **keys),
    "vintages, one row": lambda **keys: sa.charts.vintages(allocation([BN]), allocation([2 * BN]), **keys),
    "vintages, zeros": lambda **keys: sa.charts.vintages(allocation([0, 0]), allocation([0, 0]), **keys),
    "vintages, long names": lambda **keys: sa.charts.vintages(
        allocation({"COD": BN, "VCT": 1}), allocation({"COD": 10**15, "BIH": 2}), **keys
    ),
    "ratio": lambda **keys: sa.charts.ratio(sa.load(), by=BY[0], **keys),
    "ratio, per head": lambda **keys: sa.charts.ratio(sa.load(), by=BY[1], **keys),
    "ratio, one row": lambda **keys: sa.charts.ratio(allocation({"DNK": 1}), by=BY[2], **keys),
    "ratio, zeros": lambda **keys: sa.charts.ratio(allocation({"DNK": 0, "POL": 0}), by=BY[2], **keys),
    "intervals": lambda **keys: sa.charts.intervals(sa.intervals(sa.load(PAPER), envelope=150 * BN), **keys),
    "intervals, exact": lambda **keys: sa.charts.intervals(sa.intervals(sa.load()), **keys),
    "intervals, 40 rows": lambda **keys: sa.charts.intervals(sa.intervals(falling(40)), **keys),
    "intervals, one row": lambda **keys: sa.charts.intervals(sa.intervals(allocation([BN], step_eur=BN)), **keys),
    "tornado": lambda **keys: sa.charts.tornado(swings(), **keys),
    "tornado, an entrant": lambda **keys: sa.charts.tornado(swings(), country="Türkiye", **keys),
    "tornado, nothing": lambda **keys: sa.charts.tornado(swings("floors.POL"), country="TUR", **keys),
    "break_even": lambda **keys: sa.charts.break_even(sa.load(), sa.scenario("uk-participant-2bn"), **keys),
    "break_even, a charge": lambda **keys: sa.charts.break_even(
        sa.load(), sa.scenario("canada-participant-15-percent"), **keys
    ),
    "break_even, out of reach": lambda **keys: sa.charts.break_even(
        sa.load(), participant("€100 billion", "10%"), **keys
    ),
    "break_even, no fee": lambda **keys: sa.charts.break_even(sa.load(), participant(0, "100%"), **keys),
    "timeline": lambda **keys: sa.charts.timeline(**keys),
    "timeline, Türkiye": lambda **keys: sa.charts.timeline(timeline().query("kind == 'turkiye'"), **keys),
    "timeline, one event": lambda **keys: sa.charts.timeline(timeline().head(1), **keys),
}
FIRST = tuple(case for case in CHARTS if "," not in case)


@cache
def drawn(case: str, width: str = "page") -> Axes:
    return CHARTS[case](width=width)


@pytest.mark.parametrize("width", ["page", "column"])
@pytest.mark.parametrize("case", CHARTS)
def test_a_chart_keeps_the_contract(case: str, width: str):
    assert [] == sa.charts.inspect(drawn(case, width).figure)


@pytest.mark.parametrize("lang", [lang for lang in languages() if lang != "en"])
@pytest.mark.parametrize("case", FIRST)
def test_a_chart_keeps_the_contract_in_every_language(case: str, lang: str):
    for width, inches in (("page", 6), ("column", 86 / 25.4)):
        ax = CHARTS[case](lang=lang, width=width)
        assert [] == sa.charts.inspect(ax.figure)
        assert inches == pytest.approx(ax.figure.get_size_inches()[0])
    assert title(drawn(case)) != title(ax)
    assert len(said(ax, "value")) == len(said(drawn(case), "value"))


@pytest.mark.parametrize("case", FIRST)
def test_a_chart_is_saved_with_its_data_and_its_words(case: str, tmp_path: Path):
    sa.charts.save(drawn(case), tmp_path / "chart.svg")
    assert rows(tmp_path)
    alt = (tmp_path / "chart.alt.txt").read_text(encoding="utf-8").strip()
    assert record_of(drawn(case)).alt_text == alt
    assert 40 < len(alt) <= 300


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("vintages", "Largest difference: Latvia, −€2.2bn; 14 of 19 the same"),
        ("vintages, the same", "No amount differs: 19 countries the same"),
        ("ratio", "Relative to GDP, Latvia may borrow most: 14.0%; Denmark least: 0.01%"),
        ("ratio, one row", "Per person, Denmark may borrow up to under €1"),
        ("ratio, zeros", "All amounts are zero"),
        ("intervals", "Printed digits leave seven of 19 ranks open"),
        ("intervals, exact", "Printed digits leave no rank open"),
        ("tornado, nothing", "Türkiye: nothing that is varied would move the amount"),
        ("break_even", "United Kingdom: sales would cover the fee from 13.4% of open content"),
        ("break_even, out of reach", "United Kingdom: no sales could cover the fee"),
        ("break_even, no fee", "United Kingdom: there would be no fee to cover"),
        ("timeline", "436 days from the first proposal of SAFE to the first payment"),
    ],
)
def test_a_chart_is_headed_by_its_finding(case: str, expected: str):
    assert expected == title(drawn(case))


# Positions, order and labels.


def dots(ax: Axes, label: str) -> list[tuple[float, float]]:
    return sorted((y, x) for held in ax.collections if held.get_label() == label for x, y in held.get_offsets())


def test_vintages_are_pairs_of_dots_by_the_second_table():
    ax, first = drawn("vintages"), sa.load().set_index("country")["amount_eur"]
    second = sa.load(as_of=APRIL).sort_values(["amount_eur", "country"], ascending=[False, True])
    assert second["amount_eur"].tolist() == [x for _, x in dots(ax, "after")]
    assert first[second["country"]].tolist() == [x for _, x in dots(ax, "before")]
    assert ("€5.7bn → €3.5bn", "−€2.2bn") == (said(ax, "value")[8], said(ax, "change")[8])
    assert 14 == said(ax, "change").count("")  # which differ by nothing


def test_no_arrow_leads_from_a_sum_to_the_same_sum():
    pairs = [text.split(" → ") for text in said(drawn("vintages"), "value")]
    assert all(len(set(pair)) == len(pair) for pair in pairs)
    assert (["€6.4bn"], "−€487.8 thousand") == (pairs[6], said(drawn("vintages"), "change")[6])


@pytest.mark.parametrize("case", ["vintages", "intervals"])
@pytest.mark.parametrize("lang", languages())
def test_a_scale_has_a_sum_beside_zero(case: str, lang: str):
    assert 2 <= len(said(CHARTS[case](lang=lang, width="column"), "grid"))


def test_who_is_in_one_table_only_has_one_dot_and_is_named():
    ax = drawn("vintages, 40 rows")
    assert (40, 39) == (len(dots(ax, "before")), len(dots(ax, "after")))
    assert said(ax, "value")[-1].endswith("→ none")
    assert "Only in one set:" in flat(ax, "note")


@pytest.mark.parametrize("by", BY)
def test_a_ratio_is_that_of_per(by: str):
    ax, found = sa.charts.ratio(sa.load(), by=by), sa.per(sa.load(), by).sort_values("ratio", ascending=False)
    assert found["ratio"].tolist() == pytest.approx([bar.get_width() for bar in bars(ax, "ratio")], rel=1e-12)
    speech = voice("en")
    exact = [Fraction(ratio) for ratio in found["ratio"]]
    printed = [speech.percent(x) if "gdp" in by else speech.euro(int(x + Fraction(1, 2))) for x in exact]
    assert printed == said(ax, "value")
    assert [speech.euro(amount) for amount in found["amount_eur"]] == said(ax, "amount")


def test_every_indicator_that_divides_euro_has_its_words():
    keys = [key for key, unit in indicators()[["key", "unit"]].to_numpy() if unit in ("million EUR", "persons")]
    held = allocation({"DNK": BN, "POL": BN})
    assert all([] == sa.charts.inspect(sa.charts.ratio(held, by=key).figure) for key in keys)


def test_who_is_left_out_of_a_ratio_is_not_drawn():
    ax = sa.charts.ratio(sa.load(), by="defence_exp_cofog_eur@2024", without=["Italy", "Cyprus"])
    assert 17 == len(bars(ax, "ratio"))
    assert not {"Italy", "Cyprus"} & set(said(ax, "name"))


def test_intervals_go_from_cap_to_cap():
    ax, found = drawn("intervals"), sa.intervals(sa.load(PAPER), envelope=150 * BN)
    found = found.sort_values(["high_eur", "country"], ascending=[False, True])
    for end in ("low", "high"):
        assert found[f"{end}_eur"].tolist() == [x for _, x in dots(ax, end)]
    assert found["rank"].tolist() == said(ax, "rank")
    assert ("€43.65bn to €43.8bn", "€46.65m to €46.8m") == (said(ax, "value")[0], said(ax, "value")[-1])


def test_both_ends_of_an_interval_are_told_apart():
    assert all(len(set(text.split(" to "))) == 2 for text in said(drawn("intervals"), "value"))
    assert not any(" to " in text for text in said(drawn("intervals, exact"), "value"))


def test_a_tornado_draws_each_low_and_high_from_the_middle():
    ax, found = drawn("tornado, an entrant"), swings().query("country == 'TUR'")
    for end in ("low", "high"):
        moves = (found[f"{end}_eur"] - found["middle_eur"]).tolist()
        assert sorted(moves) == sorted(bar.get_width() for bar in bars(ax, end))
    assert {0} == {bar.get_x() for end in ("low", "high") for bar in bars(ax, end)}
    assert ("€0: −€7.5bn", "€15bn: +€7.5bn") == (said(ax, "low")[0], said(ax, "high")[0])
    assert "99.5%: €0" in said(ax, "high")
    assert ["Counterfactual: SAFE lends to Member States only"] == said(ax, "label")


def test_a_tornado_is_sorted_by_its_swing():
    ax = drawn("tornado")
    pairs = zip(bars(ax, "low"), bars(ax, "high"), strict=True)
    widths = [max(abs(low.get_width()), abs(high.get_width())) for low, high in pairs]
    assert sorted(widths, reverse=True) == widths


def test_break_even_is_where_the_lines_cross():
    ax, found = drawn("break_even"), sa.balance(sa.load(), sa.scenario("uk-participant-2bn"))
    lines = {line.get_label(): line.get_ydata() for line in ax.lines}
    assert [2 * BN] * 2 == list(lines["fee"])
    ((height, part), (asked_height, asked)) = dots(ax, "after")
    assert (2 * BN, 3 * BN, 200_000) == (height, asked_height, asked)
    assert float(found.break_even_part) == pytest.approx(part / 1e6, abs=1e-6)
    assert ["about 13.3%: break-even", "20%: scenario, +€1bn net"] == said(ax, "flip")[::-1]
    assert "not profit" in flat(ax, "subtitle")


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    ("fee", "least", "nearest"),
    [
        ("€2 billion", "13.4", "13.3"),
        ("€10 million", "0.067", "0.067"),
        ("€15 million", "0.1", "0.1"),
        ("€15000001", "0.11", "0.10"),
        (1, "0.0000000067", "0.0000000067"),
    ],
)
def test_a_fee_is_covered_from_a_part_that_is_never_rounded_down_and_met_at_the_nearest(
    fee: object, least: str, nearest: str, lang: str
):
    scenario, comma = participant(fee, "20%"), "." if lang == "en" else ","
    ax = sa.charts.break_even(sa.load(), scenario, lang=lang)
    places = {title(ax): least, flat(ax, "flip"): nearest, record_of(ax).alt_text: nearest}
    shown = {text: written.replace(".", comma) for text, written in places.items()}
    assert [] == [text for text, written in shown.items() if not re.search(rf"(?<![\d.,]){written}(?!\d)", text)]
    even, step = sa.balance(sa.load(), scenario).break_even_part * 100, Fraction(1, 10 ** len(least.split(".")[1]))
    assert Fraction(least) - step < even <= Fraction(least)
    about = voice(lang).say("about", amount="").strip()
    assert (even != Fraction(nearest)) == all(about in text for text in (flat(ax, "flip"), record_of(ax).alt_text))


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"fee": 0, "charge": "100%"}, "sales would cover all dues from 0.0% of open content"),
        ({"fee": 0, "spent": "0%"}, "there would be no fee to cover"),
        ({"fee": 1, "charge": "100%"}, "no sales could cover the fee"),
    ],
)
def test_without_a_fixed_fee_none_is_out_of_reach(terms: dict[str, object], expected: str):
    terms = {"content": "50%", "spent": "20%", "part": "10%", **terms}
    ax = sa.charts.break_even(sa.load(), sa.Scenario("x", kind="participant", entrants={"GBR": {}}, terms=terms))
    assert f"United Kingdom: {expected}" == title(ax)
    assert [] == sa.charts.inspect(ax.figure)


def test_a_charge_makes_the_fee_rise():
    fee = next(line for line in drawn("break_even, a charge").lines if line.get_label() == "fee").get_ydata()
    assert 10_000_000 == fee[0] < fee[1]


def test_a_timeline_has_each_event_once_the_oldest_on_top():
    ax, every = drawn("timeline"), timeline()
    shown = every[every["kind"].isin(["law", "allocation", "money", "deadline"])]
    assert shown["event"].tolist() == [" ".join(text.split()) for text in said(ax, "event")]
    assert len(shown) == len(dots(ax, "event"))
    assert ("19 March 2025", "31 December 2030") == (said(ax, "date")[0], said(ax, "date")[-1])
    assert (shown["confidence"] == "weak").sum() == sum(bool(x.get_linewidth()[0]) for x in ax.collections)


# What is refused, and what is caught.


@pytest.mark.parametrize(
    ("draw", "error", "words"),
    [
        (
            lambda: sa.charts.vintages(allocation({"POL": 1}), allocation({"FRA": 1})),
            WrongTable,
            "no country in common",
        ),
        (lambda: sa.charts.vintages(sa.load(), sa.run(sa.load(), sa.scenario(FIXED))), WrongTable, "before_after"),
        (lambda: sa.charts.ratio(sa.load(), by="gdp_nominal_usd@2024"), WrongTable, "would mix units"),
        (lambda: sa.charts.ratio(allocation({"POL": 1}), by=BY[0], without="POL"), WrongTable, "nothing to divide"),
        (lambda: sa.charts.intervals(sa.load()), WrongTable, "needs what sa.intervals returns"),
        (lambda: sa.charts.tornado(sa.load()), WrongTable, "needs what sa.tornado returns"),
        (lambda: sa.charts.tornado(swings(), country="Norway"), UnknownName, "Norway is not in the table"),
        (lambda: sa.charts.timeline(sa.load()), WrongTable, "lacks date"),
        (lambda: sa.charts.ratio(sa.load(), by=BY[0], width="wide"), UnknownName, "No width is called"),
        (lambda: sa.charts.timeline(lang="xx"), UnknownName, "No language is called"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(draw, error: type[SafeAllocError], words: str):
    with pytest.raises(error, match=words):
        draw()


BROKEN = [
    ("rule-1", "vintages", lambda ax: ax.title.set_text("Largest difference: Latvia, −€2.3bn; 14 of 19 the same")),
    ("rule-20", "vintages", lambda ax: ax.collections[0].set_offsets(np.add(ax.collections[0].get_offsets(), [1, 0]))),
    ("rule-7", "ratio", lambda ax: next(t for t in ax.texts if t.get_label() == "value").set_text("15.0%")),
    ("rule-20", "ratio", lambda ax: ax.patches[0].set_width(1)),
    ("rule-6", "intervals", lambda ax: next(t for t in ax.texts if t.get_label() == "rank").set_text("2")),
    ("rule-20", "intervals", lambda ax: ax.collections[0].remove()),
    ("rule-17", "tornado", lambda ax: [line.remove() for line in list(ax.lines)]),
    ("rule-20", "tornado", lambda ax: ax.patches[0].set_width(-1)),
    ("rule-4", "break_even", lambda ax: next(t for t in ax.texts if t.get_label() == "label").remove()),
    ("rule-20", "break_even", lambda ax: next(x for x in ax.lines if x.get_label() == "fee").set_ydata([0, 0])),
    ("rule-7", "timeline", lambda ax: next(t for t in ax.texts if t.get_label() == "date").set_text("1 May 2025")),
    ("rule-20", "timeline", lambda ax: ax.collections[3].remove()),
]


@pytest.mark.parametrize(("rule", "case", "harm"), BROKEN, ids=[f"{rule} {case}" for rule, case, _ in BROKEN])
def test_a_chart_that_was_changed_is_not_saved(rule: str, case: str, harm: Callable[[Axes], object], tmp_path: Path):
    ax = CHARTS[case]()
    harm(ax)
    with pytest.raises(NotWritten, match=rule):
        sa.charts.save(ax, tmp_path / "chart")
    assert [] == list(tmp_path.iterdir())
