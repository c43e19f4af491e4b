"""Pictures of anything else than amounts by country: votes, sweeps and swings, by what their artists say."""

import csv
from functools import cache
from pathlib import Path

import pytest
from matplotlib.axes import Axes

import safe_alloc as sa
from safe_alloc.asking.outcomes.burdens import burdened
from safe_alloc.asking.solve import search
from safe_alloc.errors import NotWritten, UnknownName, WrongScenario
from safe_alloc.reading.reference import council_shares
from safe_alloc.telling.charts.record import record_of

BLOCKERS = ["Germany", "France", "Greece", "Cyprus"]
VOTES = {
    "blocked": lambda: sa.vote(against=BLOCKERS, rule="qualified"),
    "passes": lambda: sa.vote(against=["Greece", "Cyprus"], abstain="Hungary", rule="qualified"),
    "unanimity": lambda: sa.vote(against=["Greece", "Cyprus"]),
    "nobody against": lambda: sa.vote(rule="qualified"),
    "abstains": lambda: sa.vote(abstain="Greece"),
    "72 %": lambda: sa.vote(against=BLOCKERS, rule="qualified_72"),
    "losers": lambda: sa.vote(outcome=sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))),
    "three large": lambda: sa.vote(against=["Germany", "France", "Italy"], rule="qualified"),
}


def title(ax: Axes) -> str:
    return " ".join(ax.get_title().split())


def said(ax: Axes, role: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_label() == role]


def flat(ax: Axes, role: str) -> str:
    return " ".join(" ".join(said(ax, role)).split())


def bars(ax: Axes, measure: str) -> list:
    return [bar for held in ax.containers if held.get_label() == measure for bar in held.patches]


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "chart.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def swept(path: str = "entrants.TUR.amount", top: int = 20) -> sa.Sweep:
    values = [f"€{billions} billion" for billions in range(0 if path.endswith("amount") else 10, top + 1)]
    return sa.sweep(sa.load(), sa.scenario("turkiye-10bn-fixed"), vary={path: values}, full=True)


# Votes.


@pytest.mark.parametrize("width", ["page", "column"])
@pytest.mark.parametrize("case", VOTES)
def test_a_vote_keeps_the_contract(case: str, width: str):
    assert [] == sa.charts.inspect(sa.charts.votes(VOTES[case](), width=width).figure)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("blocked", "Germany, France, Greece and Cyprus would block a qualified majority"),
        ("passes", "Greece, Hungary and Cyprus alone could not block a qualified majority"),
        ("unanimity", "Greece and Cyprus would block unanimity"),
        ("nobody against", "All 27 members in favour: a qualified majority would be reached"),
        ("abstains", "Greece would abstain, which would not block unanimity"),
        ("losers", "19 members would block unanimity"),
    ],
)
def test_a_vote_is_headed_by_what_it_comes_to(case: str, expected: str):
    assert expected == title(sa.charts.votes(VOTES[case]()))


@pytest.mark.parametrize("case", VOTES)
def test_every_member_has_a_cell_and_a_part_as_large_as_its_population(case: str):
    cast = VOTES[case]()
    ax = sa.charts.votes(cast)
    assert 27 == len(set(said(ax, "name"))) == len(bars(ax, "members")) == len(bars(ax, "population"))
    assert {"EL"} == set(said(ax, "name")) & {"EL", "GR"}
    shares = council_shares().set_index("country")["share"]
    ordered = [code for group in (cast.in_favour, cast.abstaining, cast.against) for code in sorted(group)]
    drawn = sorted(bar.get_width() for bar in bars(ax, "population"))
    assert sorted(shares[ordered]) == pytest.approx([width / 90_000 for width in drawn])


@pytest.mark.parametrize("case", VOTES)
def test_who_is_not_in_favour_is_hatched(case: str):
    cast = VOTES[case]()
    ax = sa.charts.votes(cast)
    for measure in ("members", "population"):
        assert 27 - len(cast.in_favour) == sum(bool(bar.get_hatch()) for bar in bars(ax, measure))
    assert ("Hatched: not in favour." in flat(ax, "note")) == bool(cast.against or cast.abstaining)
    law = "; counterfactual: SAFE lends to Member States only" if cast.label else ""
    assert f"Hypothetical vote{law}" == flat(ax, "label")
    assert (f"Scenario: {cast.scenario}." in flat(ax, "note")) == bool(cast.label)


def test_a_vote_shows_both_thresholds_where_both_count():
    ax = sa.charts.votes(VOTES["blocked"]())
    fifteen, population = [line.get_xdata() for line in ax.lines]
    assert 15 == 3 * fifteen[0] / bars(ax, "members")[0].get_width()
    assert 0.65 == pytest.approx(population[0] / sum(bar.get_width() for bar in bars(ax, "population")))
    assert ["23 of 27 members in favour", "63.8% of the population in favour"] == said(ax, "value")
    assert ["15 needed", "65% needed"] == said(ax, "needed")
    assert [] == sa.charts.votes(VOTES["unanimity"]()).lines[:]


def test_who_is_not_in_favour_is_named_at_the_bar_and_nothing_needs_a_legend():
    assert ["Against: Greece and Cyprus"] == said(sa.charts.votes(VOTES["unanimity"]()), "key")
    assert ["Abstaining: Hungary", "Against: Greece and Cyprus"] == said(sa.charts.votes(VOTES["passes"]()), "key")
    assert ["Against: France, Italy, Spain, Poland, Romania, Belgium and 13 others"] == said(
        sa.charts.votes(VOTES["losers"]()), "key"
    )
    assert [] == said(sa.charts.votes(VOTES["nobody against"]()), "key")


def test_a_threshold_between_columns_is_a_step():
    line = sa.charts.votes(VOTES["72 %"]()).lines[0]
    assert 2 == len(set(line.get_xdata()))


def test_a_vote_names_the_other_reading_and_the_year():
    ax = sa.charts.votes(VOTES["unanimity"]())
    assert "by a qualified majority the same vote would pass." in flat(ax, "note")
    assert "population of 2025" in flat(ax, "subtitle")
    assert "Agence Europe" in flat(ax, "source")


def test_three_cannot_block_whatever_their_population():
    ax = sa.charts.votes(VOTES["three large"]())
    assert "Fewer than four members cannot block, whatever their population." in flat(ax, "note")


def test_a_vote_is_saved_with_its_members_and_its_words(tmp_path: Path):
    ax = sa.charts.votes(VOTES["blocked"]())
    sa.charts.save(ax, tmp_path / "chart.png")
    assert 27 == len(rows(tmp_path))
    assert {"GRC", "CYP", "DEU", "FRA"} == {row["country"] for row in rows(tmp_path) if row["vote"] == "against"}
    alt = (tmp_path / "chart.alt.txt").read_text(encoding="utf-8")
    assert record_of(ax).alt_text == alt.strip()
    assert len(alt) <= 301


@pytest.mark.parametrize(
    ("rule", "break_it"),
    [
        ("rule-1", lambda ax: ax.title.set_text("Greece would block a qualified majority")),
        ("rule-4", lambda ax: next(text for text in ax.texts if text.get_label() == "label").remove()),
        ("rule-7", lambda ax: next(text for text in ax.texts if text.get_label() == "value").set_text("24 of 27")),
        ("rule-20", lambda ax: bars(ax, "population")[0].set_width(1)),
    ],
)
def test_a_vote_that_was_changed_is_not_saved(rule: str, break_it, tmp_path: Path):
    ax = sa.charts.votes(VOTES["blocked"]())
    break_it(ax)
    with pytest.raises(NotWritten, match=rule):
        sa.charts.save(ax, tmp_path / "chart.png")


# One number varied.


@pytest.mark.parametrize("width", ["page", "column"])
@pytest.mark.parametrize(
    ("path", "top", "shown"),
    [
        ("entrants.TUR.amount", 20, ()),
        ("entrants.TUR.amount", 1, ("Poland",)),
        ("entrants.TUR.amount", 20, ("France", "Hungary", "Romania", "Türkiye")),
        ("caps.POL", 43, ()),
    ],
)
def test_lines_keep_the_contract(path: str, top: int, shown: tuple[str, ...], width: str):
    assert [] == sa.charts.inspect(sa.charts.flips(swept(path, top), countries=shown, width=width).figure)


def test_each_line_is_what_the_sweep_says():
    ax = sa.charts.flips(swept(), countries=["Poland", "TUR"])
    for code in ("POL", "TUR"):
        line = next(line for line in ax.lines if line.get_label() == code)
        assert swept().after_eur[:, swept().countries.index(code)].tolist() == list(line.get_ydata())
        assert swept().varied["entrants.TUR.amount"].tolist() == list(line.get_xdata())
    assert ["Türkiye €20bn", "Poland €37.9bn"] == said(ax, "value")


def test_each_dot_is_the_first_euro_that_solve_finds():
    ax = sa.charts.flips(swept(), countries=["ITA", "BEL", "TUR"])
    found = [
        sa.solve(sa.load(), sa.scenario("turkiye-10bn-fixed"), until=f"rank:{code}").first_eur
        for code in ("BEL", "ITA")
    ]
    assert found == sorted(dot.get_offsets()[0][0] for dot in ax.collections)
    assert ["€13.6bn: above Italy", "€7.9bn: above Belgium"] == said(ax, "flip")


@pytest.mark.parametrize(
    ("path", "top", "expected"),
    [
        ("entrants.TUR.amount", 20, "At about €15bn, Türkiye would overtake Romania"),
        ("caps.POL", 43, "With the cap of Poland at about €19bn, Romania would change rank"),
    ],
)
def test_lines_are_headed_by_where_a_rank_changes(path: str, top: int, expected: str):
    assert expected == title(sa.charts.flips(swept(path, top)))


def test_two_changes_that_print_alike_are_one_and_what_is_inferred_says_so():
    scenario = sa.scenario("turkiye-10bn-as-the-commission-did")
    steps = [10**9 * step for step in range(21)]
    ax = sa.charts.flips(sa.sweep(sa.load(), scenario, vary={"entrants.TUR.amount": steps}, full=True))
    assert 1 == said(ax, "flip").count("€10.2bn: new rank for Italy")
    assert sorted({*said(ax, "flip")}) == sorted(said(ax, "flip"))
    assert " ".join(said(ax, "label")[0].split()).endswith("an inference, not a published rule")
    assert "an inference" in record_of(ax).alt_text


def test_members_that_share_a_line_are_both_named_where_they_are_overtaken():
    ax = sa.charts.flips(swept("entrants.TUR.amount", 20))
    assert {"€14.6bn: above France", "€14.6bn: above Hungary"} <= {*said(ax, "flip")}
    assert ["France and Hungary €14.1bn"] == [
        text for text in said(ax, "value") if "France" in text or "Hungary" in text
    ]


def test_where_lines_cross_is_found_in_few_runs(monkeypatch: pytest.MonkeyPatch):
    made, runs = swept(), []

    def counted(*asked: object):
        runs.append(asked)
        return burdened(*asked)

    monkeypatch.setattr(search, "burdened", counted)
    ax = sa.charts.flips(made)
    assert 5 == len(said(ax, "flip"))
    assert len(runs) <= 60


def test_members_that_part_have_lines_of_their_own():
    spared = sa.Scenario("spared", entrants={"TUR": 0}, burden={"exempt": ["HUN"]})
    steps = {"entrants.TUR.amount": [0, 10**10]}
    ax = sa.charts.flips(sa.sweep(sa.load(), spared, vary=steps, full=True))
    assert [1, 1] == [sum(text.startswith(f"{name} €") for text in said(ax, "value")) for name in ("France", "Hungary")]


def test_a_tie_that_only_rounding_parts_is_no_change_of_rank():
    steps = [0, 10**10, 4 * 10**10]
    fixed = sa.sweep(sa.load(), sa.scenario("turkiye-10bn-fixed"), vary={"entrants.TUR.amount": steps}, full=True)
    flips = said(sa.charts.flips(fixed, countries=["FRA", "HUN"]), "flip")
    assert ["€14.6bn: above France", "€14.6bn: above Hungary"] == flips


def test_what_is_no_sweep_and_no_vote_is_not_drawn():
    outcome = sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))
    for draw, words in ((sa.charts.flips, "sa.sweep"), (sa.charts.votes, "sa.vote")):
        with pytest.raises(sa.SafeAllocError, match=f"{words}.* not of a DataFrame"):
            draw(outcome)


def test_lines_without_a_change_of_rank_say_so():
    ax = sa.charts.flips(swept(top=1), countries=["Poland"])
    assert "No rank shown would change up to €1bn" == title(ax)
    assert [] == said(ax, "flip")


def test_lines_carry_their_label_and_all_they_show_is_saved(tmp_path: Path):
    ax = sa.charts.flips(swept())
    assert ["Counterfactual: SAFE lends to Member States only"] == said(ax, "label")
    assert "Every line is hypothetical" in flat(ax, "note")
    sa.charts.save(ax, tmp_path / "chart.png")
    marks = [row["mark"] for row in rows(tmp_path)]
    assert (5 * 21, len(said(ax, "flip"))) == (marks.count("line"), marks.count("rank changes"))


@pytest.mark.parametrize(
    "vary",
    [
        {"entrants.TUR.amount": ["€1 billion"]},
        {"entrants.TUR.share": ["1%", "2%"]},
        {"entrants.TUR.amount": [0, 1], "caps.POL": ["€40 billion", "€41 billion"]},
        {"entrants.TUR.amount": sa.uniform(0, "€1 billion")},
    ],
)
def test_other_sweeps_have_no_lines(vary: dict[str, object]):
    draws = {} if isinstance(next(iter(vary.values())), list) else {"draws": 9}
    made = sa.sweep(sa.load(), sa.scenario("turkiye-10bn-fixed"), vary=vary, full=True, **draws)
    with pytest.raises(WrongScenario, match="two or more values of one sum of money, each with a solution"):
        sa.charts.flips(made)


def test_a_country_outside_the_sweep_is_named():
    with pytest.raises(UnknownName, match="The sweep has no row for Norway"):
        sa.charts.flips(swept(), countries=["Norway"])


def test_a_line_that_was_moved_is_seen():
    ax = sa.charts.flips(swept())
    line = next(line for line in ax.lines if line.get_label() == "ROU")
    line.set_ydata(line.get_ydata()[::-1])
    assert {"rule-20"} == {broken.rule for broken in sa.charts.inspect(ax.figure)}


def test_every_crossing_of_lines_shown_is_told():
    two = sa.Scenario("two", entrants={"TUR": "€10 billion", "NOR": "€5 billion"})
    path = "entrants.TUR.amount"
    narrow = [f"€{each} billion" for each in range(20, 31)]
    for values, expected in (
        (narrow, "Norway would change rank"),
        ([0, "€30 billion"], "Türkiye would overtake Lithuania"),
    ):
        ax = sa.charts.flips(sa.sweep(sa.load(), two, vary={path: values}, full=True), countries=["Lithuania", "NOR"])
        assert ["€27.4bn: new rank for Lithuania", "€27.4bn: new rank for Norway"] == said(ax, "flip")[:2]
        assert expected in title(ax)
        at = round(max(dot.get_offsets()[0][0] for dot in ax.collections))
        held = [
            sa.run(sa.load(), sa.Scenario("two", entrants={"TUR": at + more, "NOR": "€5 billion"})).set_index("country")
            for more in (-1, 0)
        ]
        assert [True, False] == [each["after_eur"]["LTU"] >= each["after_eur"]["NOR"] for each in held]
        assert [] == sa.charts.inspect(ax.figure)
    assert "above Lithuania" in flat(ax, "flip")  # by the loan that is varied, long before


def test_a_line_alone_tells_its_own_changes_of_rank():
    ax = sa.charts.flips(swept(top=3), countries=["TUR"])
    assert "Türkiye would change rank" in title(ax)
    assert [] == sa.charts.inspect(ax.figure)
