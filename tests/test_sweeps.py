"""Sweeps: every scenario of many is what `run` says of it alone, on every engine, and what they say together."""

import tomllib
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.asking.council.counting import surely_blocks
from safe_alloc.asking.limits import LABELS, label
from safe_alloc.asking.outcomes.sharing import Row, level
from safe_alloc.asking.outcomes.sizing import half_up
from safe_alloc.asking.sweeps import compiled, shared, work
from safe_alloc.asking.sweeps.laid import NO_CAP
from safe_alloc.asking.sweeps.shared import parted
from safe_alloc.errors import NoSolution, SafeAllocError, Unfinished, UnknownName, WrongScenario
from safe_alloc.reading.money import round_to_sum
from tests import oracle
from tests.made import allocation
from tests.strategies import scenario_keys, tables

TURKEY = "entrants.TUR.amount"
TEN = sa.Scenario("ten", entrants={"TUR": "€10 billion"})
BOUNDED = sa.Scenario(
    "bounded",
    entrants={"TUR": "€10 billion"},
    burden={"exempt": ["ITA", "CZE"]},
    floors={"EST": "95%", "POL": "90%", "GRC": "€780 million"},
    caps={"FRA": "€16 billion"},
)
STRUCTURES = {
    "pro rata": TEN,
    "bounded": BOUNDED,
    "equal parts": replace(TEN, burden={"by": "equal"}),
    "by population": replace(TEN, burden={"by": "population_midyear@2024"}),
    "rebase": replace(TEN, burden={"rule": "rebase"}, floors={"DNK": "99%"}),
    "five join": replace(TEN, entrants={"TUR": 1, "GBR": {"share": "3%"}, "CAN": {"like": "DNK"}, "UKR": 7, "NOR": 2}),
    "grows": replace(TEN, envelope="grows", caps={"POL": "99%"}, entrants={"TUR": 1, "GBR": {"share": "12.5%"}}),
}


@pytest.fixture(autouse=True)
def compiles(monkeypatch: pytest.MonkeyPatch):
    """Compile what is shared out, however few the scenarios."""
    monkeypatch.setattr(shared, "FEW", 0)


def ran(swept: sa.Sweep, at: int) -> list[int]:
    return sa.run(swept.table(at), swept.scenario(at))["after_eur"].tolist()


def same(one: sa.Sweep, other: sa.Sweep) -> bool:
    return one.summary.equals(other.summary) and one.flips.equals(other.flips)


# Every scenario is the one that `run` computes.


@pytest.mark.parametrize("name", STRUCTURES)
def test_every_draw_is_what_run_says_of_it(name: str, september: pd.DataFrame):
    swept = sa.sweep(september, STRUCTURES[name], vary={TURKEY: sa.uniform(0, "€9 billion")}, draws=2_000, full=True)
    envelope = {"grows": swept.after_eur.sum(axis=1)}.get(str(swept.scenario(0).envelope), 150_000_000_000)
    assert (swept.after_eur.sum(axis=1) == envelope).all()
    assert [ran(swept, at) for at in range(0, 2_000, 250)] == swept.after_eur[::250].tolist()


VALUES: dict[str, list[Any]] = {
    TURKEY: [0, "€3 billion", 12_345_678_901],
    "entrants.GBR.share": ["0%", "2.5%", 31_415],
    "envelope": ["€150 billion", "€151 billion"],
    "floors.EST": ["90%", "99.9999%"],
    "caps.FRA": ["€15 billion", 16_000_000_001],
}


def test_several_paths_are_every_combination_the_last_fastest(september: pd.DataFrame):
    two = sa.Scenario("two", entrants={"TUR": 1, "GBR": {"share": "1%"}})
    swept = sa.sweep(september, two, vary=VALUES, full=True)
    assert [*VALUES] == [*swept.varied.columns]
    assert (72, 72, 72) == (swept.draws, len(swept.varied), len(swept.after_eur))
    assert [15_000_000_000, 16_000_000_001] == swept.varied["caps.FRA"].tolist()[:2]
    assert [ran(swept, at) for at in range(72)] == swept.after_eur.tolist()


def test_what_members_leave_unused_can_be_varied(september: pd.DataFrame):
    vary = {"unused.LVA": ["€3 billion", "€5 billion"], "unused.EST": [0, 1]}
    swept = sa.sweep(september, replace(sa.scenario("turkiye-from-unused"), baseline=""), vary=vary, full=True)
    assert [ran(swept, at) for at in range(4)] == swept.after_eur.tolist()


def test_the_digits_nobody_printed_are_drawn_inside_their_intervals_and_add_up():
    paper = sa.load("anadolu-2025-09-10")
    digits = sa.unprinted(envelope="€150 billion", habit="truncated")
    swept = sa.sweep(paper, TEN, vary={"baseline": digits}, draws=500, full=True)
    bounds = sa.intervals(paper, envelope="€150 billion", habit="truncated")
    drawn = swept.varied
    assert [150_000_000_000] == drawn.sum(axis=1).unique().tolist()
    assert (drawn.min().to_numpy() >= bounds["low_eur"]).all()
    assert (drawn.max().to_numpy() <= bounds["high_eur"]).all()
    assert [ran(swept, at) for at in (0, 77, 499)] == swept.after_eur[[0, 77, 499]].tolist()


@settings(max_examples=120)
@given(st.data())
def test_every_structure_is_the_oracles(data: st.DataObject):
    members = data.draw(tables(1), label="members")
    keys = data.draw(scenario_keys(members), label="keys")
    vary = data.draw(numbers(members, keys), label="vary")
    assume(vary)
    try:
        swept = sa.sweep(allocation(members), sa.Scenario("any", **keys), vary=vary, full=True, infeasible="mark")
    except (WrongScenario, NoSolution):
        assume(False)
        raise
    for at, after in enumerate(swept.after_eur.tolist()):
        assert expected(members, swept.scenario(at)) == (after if swept.feasible[at] else None)


@st.composite
def numbers(draw: st.DrawFn, members: Mapping[str, int], keys: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Draw three values each for one or two numbers that the keys have."""
    before = sum(members.values())
    euro = st.integers(0, before // 2)
    part = st.integers(0, 400_000)
    found: dict[str, st.SearchStrategy[Any]] = {}
    for code, entrant in oracle.plain(keys)["entrants"].items():
        kinds = {"amount": euro, "share": part}
        ways = [way for way in kinds if way in entrant and entrant[way] != "unused"]
        found |= {f"entrants.{code}.{way}": kinds[way] for way in ways}
    for key in ("floors", "caps", "unused"):
        for code in keys.get(key, {}):
            most = members.get(code, 10**6)
            found[f"{key}.{code}"] = st.integers(0, most) if key != "caps" else st.integers(most // 2, 2 * most + 1)
    if keys.get("envelope", "fixed") not in ("fixed", "grows"):
        found["envelope"] = st.integers(before * 9 // 10, before * 2)
    chosen = draw(st.lists(st.sampled_from([*found]), unique=True, min_size=1, max_size=2)) if found else []
    return {path: draw(st.lists(found[path], min_size=1, max_size=3)) for path in chosen}


def expected(members: Mapping[str, int], made: sa.Scenario) -> list[int] | None:
    """Return what the oracle, which knows nothing of sweeps, says of one scenario."""
    try:
        after = oracle.answer(members, oracle.plain(tomllib.loads(made.to_toml()))).after
    except oracle.Impossible:
        return None
    return [after[code] for code in (*members, *made.entrants)]


# The arithmetic in columns.

EURO = st.one_of(st.integers(0, 30), st.integers(0, 10**11))
ROW = st.tuples(EURO, st.one_of(st.integers(0, 5), st.integers(0, 2**55)), EURO, st.one_of(st.none(), EURO))


@settings(max_examples=60)
@given(st.lists(ROW, min_size=1, max_size=30), st.lists(st.integers(0, 10**6), min_size=1, max_size=70), st.booleans())
def test_columns_are_shared_as_exact_fractions_are(rows: list[tuple[Any, ...]], parts: list[int], moving: bool):
    known = [
        Row(f"{at:02}", Fraction(start), Fraction(weight), *sorted((low, high)) if high is not None else (low, None))
        for at, (start, weight, low, high) in enumerate(rows)
    ]
    least, tops = sum(row.least() for row in known), [row.most() for row in known]
    most = 10**12 if None in tops else sum(tops)
    totals = [int(least + (most - least) * part / 10**6) for part in parts]
    written = [
        [int(getattr(row, key)) if getattr(row, key) is not None else NO_CAP for row in known]
        for key in ("start", "weight", "low", "high")
    ]
    given_rows = [np.repeat(np.array(part)[:, None], len(totals) if moving else 1, axis=1) for part in written]
    out = np.zeros((len(rows), len(totals)), np.int64)
    compiled.shared(*given_rows, np.array(totals), np.arange(len(rows)), out)
    for at, total in enumerate(totals):
        found = level(known, total)
        assert [*round_to_sum({row.country: row.held(found) for row in known}, total).values()] == out[:, at].tolist()


@pytest.mark.parametrize(
    ("rows", "total", "after"),
    [
        ([(5, 4, 4, None), (6, 3, 0, 5), (7, 5, 2, None)], 13, [4, 5, 4]),  # two halves of a euro, one to give
        ([(0, 3, 1, 5), (4, 5, 3, 4), (5, 1, 5, 6)], 11, [2, 4, 5]),  # caps leave under a euro more than floors ask for
        ([(3, 3, 4, 4), (3, 4, 0, 6), (6, 1, 1, None), (1, 2, 5, None)], 21, [4, 5, 7, 5]),  # and the other way round
        ([(7, 6, 1, None), (4, 6, 2, None), (5, 4, 6, None), (5, 5, 6, 11)], 24, [8, 4, 6, 6]),  # a cent below a floor
        ([(4, 4, 0, 1), (7, 5, 6, 7), (3, 4, 3, 7), (6, 3, 2, None)], 18, [1, 7, 4, 6]),  # a cent above a cap
    ],
)
def test_a_fraction_of_a_euro_decides_in_columns_as_it_does_in_fractions(rows: Any, total: int, after: list[int]):
    parts = [np.array([[NO_CAP if row[at] is None else row[at]] for row in rows]) for at in range(4)]
    out = np.zeros((len(rows), 1), np.int64)
    compiled.shared(*parts, np.array([total]), np.arange(len(rows)), out)
    assert after == out[:, 0].tolist()


@given(st.lists(st.integers(0, 10**11), min_size=1, max_size=30), st.lists(st.integers(0, 10**18), min_size=1), EURO)
def test_parts_of_sums_are_rounded_to_their_total_as_fractions_are(weights: list[int], over: list[int], more: int):
    under = 10**18 + more
    exact = [[Fraction(weight * part, under) for weight in weights] for part in over]
    totals = [half_up(sum(each)) for each in exact]
    every = np.repeat(np.array(weights)[:, None], len(over), axis=1)
    out = parted(every, np.array(over), under, np.array(totals))
    named = [round_to_sum(dict(enumerate(each)), total) for each, total in zip(exact, totals, strict=True)]
    assert [list(each.values()) for each in named] == out.T.tolist()


def test_what_is_not_compiled_gives_the_same_numbers(september: pd.DataFrame, monkeypatch: pytest.MonkeyPatch):
    def swept() -> Any:
        return sa.sweep(september, BOUNDED, vary={TURKEY: sa.uniform(0, "€9 billion")}, draws=40, full=True).after_eur

    fast = swept()
    monkeypatch.setattr(shared, "find_spec", lambda _: None)
    assert fast.tolist() == swept().tolist()


@pytest.mark.parametrize("draws", [256, 257])
def test_many_sales_are_worked_out_in_columns_and_few_are_not(
    draws: int, september: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.undo()  # the real number of those that are few
    sold, vary = sa.scenario("turkiye-participant"), {"terms.part": sa.uniform("1%", "9%")}
    swept = sa.sweep(september, sold, vary=vary, draws=draws, full=True)
    last = sa.contracts(september, swept.scenario(draws - 1))["contract_eur"].tolist()
    assert last == swept.contract_eur[draws - 1].tolist()


def test_too_many_draws_are_told_to_be_fewer_and_not_to_be_drawn(september: pd.DataFrame):
    with pytest.raises(WrongScenario) as refusal:
        sa.sweep(september, BOUNDED, vary={TURKEY: sa.uniform(0, "€9 billion")}, draws=10**12)
    assert "1,000,000,000,000 scenarios, and 1,000,000,000 fit. Draw fewer" in str(refusal.value)
    assert "distributions" not in str(refusal.value)


# The same numbers everywhere.


@pytest.fixture(scope="module")
def many() -> sa.Sweep:
    return sa.sweep(sa.load(), BOUNDED, vary={TURKEY: sa.normal("€9 billion", "€2 billion")}, draws=150_000, seed=7)


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_the_same_seed_gives_the_same_numbers_on_every_engine(pool: Any, many: sa.Sweep, september: pd.DataFrame):
    vary = {TURKEY: sa.normal("€9 billion", "€2 billion")}
    with pool(2) as engine:
        assert same(many, sa.sweep(september, BOUNDED, vary=vary, draws=150_000, seed=7, engine=engine))
        kept = sa.sweep(september, BOUNDED, vary=vary, draws=70_000, seed=7, engine=engine, full=True)
    assert (
        kept.after_eur.tolist()
        == sa.sweep(september, BOUNDED, vary=vary, draws=70_000, seed=7, full=True).after_eur.tolist()
    )


def test_another_seed_gives_other_numbers(many: sa.Sweep, september: pd.DataFrame):
    vary = {TURKEY: sa.normal("€9 billion", "€2 billion")}
    assert not same(many, sa.sweep(september, BOUNDED, vary=vary, draws=150_000, seed=8))


def test_a_stream_says_what_the_whole_says(many: sa.Sweep, september: pd.DataFrame):
    """Quantiles of a stream are at most one part in 8,192 too low; everything else is the same."""
    vary = {TURKEY: sa.normal("€9 billion", "€2 billion")}
    whole = sa.sweep(september, BOUNDED, vary=vary, draws=150_000, seed=7, full=True)
    quantiles = [column for column in whole.summary if column[0] == "p" and column.endswith("_eur")]
    exact, streamed = whole.summary[quantiles], many.summary[quantiles]
    assert whole.summary.drop(columns=quantiles).equals(many.summary.drop(columns=quantiles))
    assert ((streamed <= exact) & (streamed >= exact * (1 - 1 / 8192))).all(axis=None)
    assert whole.flips.equals(many.flips)


def test_a_summary_is_that_of_the_amounts(september: pd.DataFrame):
    swept = sa.sweep(september, TEN, vary={TURKEY: sa.uniform(0, "€70 billion")}, draws=999, full=True)
    amounts, row = swept.after_eur[:, 0], swept.summary.loc[0]
    assert (amounts.min(), amounts.max()) == (row["min_eur"], row["max_eur"])
    assert sorted(amounts.tolist())[499] == row["p50_eur"]
    assert amounts.mean() == pytest.approx(row["mean_eur"], rel=1e-12)
    breached = [sum(sorted(each)[-3:]) * 5 > 3 * 150 * 10**9 for each in swept.after_eur.tolist()]
    flips = swept.flips.set_index("flip")
    assert sum(breached) == flips.loc["top-three:envelope", "scenarios"]
    assert (swept.after_eur[:, :19] < september["amount_eur"].to_numpy()).any(axis=1).mean() == flips.loc[
        "loss", "probability"
    ]
    assert {("hypothetical", "ten", "counterfactual")} == {
        *zip(*(flips[key] for key in ("status", "scenario", "label")), strict=True)
    }


# Distributions.


SPREADS = [
    (sa.uniform(5, 20), 5, 20),
    (sa.triangular("€5", "€6", "€20"), 5, 20),
    (sa.normal(10, 50), 0, 10**15),
    (sa.discrete([7, "€9"], weights=[1, 3]), 7, 9),
]


@pytest.mark.parametrize(("spread", "low", "high"), SPREADS)
def test_a_draw_keeps_inside_its_bounds(spread: Any, low: int, high: int, september: pd.DataFrame):
    drawn = sa.sweep(september, TEN, vary={TURKEY: spread}, draws=5_000).varied[TURKEY]
    assert low <= drawn.min() < drawn.max() <= high


def test_draws_are_stratified(september: pd.DataFrame):
    drawn = sa.sweep(september, TEN, vary={TURKEY: sa.uniform(0, 999_999)}, draws=1_000, seed=3).varied[TURKEY]
    assert [*range(1_000)] == sorted(drawn // 1_000)


def test_a_bell_has_its_mean_and_spread(september: pd.DataFrame):
    drawn = sa.sweep(september, TEN, vary={TURKEY: sa.normal(10**9, 10**7)}, draws=50_000).varied[TURKEY]
    assert (10**9, 10**7) == (pytest.approx(drawn.mean(), rel=1e-6), pytest.approx(drawn.std(), rel=1e-3))


# Points without a solution, and what cannot be varied.


def test_points_without_a_solution_are_refused_with_their_number_and_the_first(september: pd.DataFrame):
    with pytest.raises(NoSolution, match=r"^2 of the 3 points.*number 1,.*TUR would take €151,000,000,000.*'mark'"):
        sa.sweep(september, TEN, vary={TURKEY: [5, "€151 billion", "€200 billion"]})


def test_marked_points_are_counted_and_stay_out_of_every_number(september: pd.DataFrame):
    swept = sa.sweep(september, TEN, vary={TURKEY: ["€151 billion", 5, 6]}, full=True, infeasible="mark")
    assert (1, [False, True, True]) == (swept.without_solution, swept.feasible.tolist())
    assert [-1] * 20 == swept.after_eur[0].tolist()
    assert (5, 6) == tuple(swept.summary.set_index("country").loc["TUR", ["min_eur", "max_eur"]])


REFUSED: dict[str, tuple[type[SafeAllocError], str, dict[str, Any]]] = {
    "nearest path": (UnknownName, "mean 'entrants.TUR.amount'", {"vary": {"entrant.TUR.amount": [1]}}),
    "a float": (WrongScenario, "1.5 is a float", {"vary": {TURKEY: [1.5]}}),
    "a fraction of a part": (WrongScenario, "at most four decimals", {"vary": {"entrants.TUR.share": ["1.00001%"]}}),
    "no list": (WrongScenario, "no list of values", {"vary": {TURKEY: "€5 billion"}}),
    "a kind of numbers": (WrongScenario, "no list of values", {"vary": {TURKEY: sa.uniform}, "draws": None}),
    "nothing": (WrongScenario, "varies nothing", {"vary": {}}),
    "bounds": (WrongScenario, "wrong way", {"vary": {TURKEY: sa.uniform(5, 1)}, "draws": 9}),
    "mode": (WrongScenario, "wrong way", {"vary": {TURKEY: sa.triangular(5, 1, 9)}, "draws": 9}),
    "weights": (WrongScenario, "weights", {"vary": {TURKEY: sa.discrete([1, 2], weights=[0, 0])}, "draws": 9}),
    "mixed": (WrongScenario, "Use one kind", {"vary": {TURKEY: sa.uniform(1, 2), "envelope": [1]}, "draws": 9}),
    "two sizes": (WrongScenario, "Keep one", {"vary": {TURKEY: [1], "entrants.TUR.share": [1]}}),
    "draws of a list": (WrongScenario, "lists say themselves", {"vary": {TURKEY: [1]}, "draws": 9}),
    "no draws": (WrongScenario, "how often to draw", {"vary": {TURKEY: sa.uniform(1, 2)}}),
    "a seed": (
        WrongScenario,
        "'x' is not a whole number",
        {"vary": {TURKEY: sa.uniform(1, 2)}, "draws": 9, "seed": "x"},
    ),
    "below 0": (
        WrongScenario,
        "-1 is not a whole number",
        {"vary": {TURKEY: sa.uniform(1, 2)}, "draws": 9, "seed": -1},
    ),
    "too many": (
        WrongScenario,
        "1,000,000,000,000 scenarios, and 1,000,000,000 fit, or 31,622 values for each of 2",
        {"vary": {TURKEY: np.arange(10**6), "envelope": np.arange(10**6)}},
    ),
    "what to do": (UnknownName, "Allowed: refuse, mark", {"vary": {TURKEY: [1]}, "infeasible": "skip"}),
    "digits": (WrongScenario, "takes sa.unprinted", {"vary": {"baseline": [1]}}),
    "parts or per cent": (WrongScenario, "Write '5%'", {"vary": {"entrants.TUR.share": np.array([0, 200, 5])}}),
    "bound": (WrongScenario, "bound may name members only", {"vary": {"floors.TUR": [1]}}),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_swept_is_refused_in_a_sentence(case: str, september: pd.DataFrame):
    error, words, keys = REFUSED[case]
    with pytest.raises(error, match=words):
        sa.sweep(september, TEN, **keys)


@pytest.mark.parametrize("keys", [{"floors": {"AUT": 1}}, {"burden": {"only": ["AUT"]}}, {"caps": {"AUT": 1}}])
def test_a_stranger_is_refused_also_where_the_first_point_has_no_solution(keys: Any, september: pd.DataFrame):
    with pytest.raises(WrongScenario, match="AUT is not in the table"):
        sa.sweep(september, replace(TEN, **keys), vary={TURKEY: ["€200 billion", 1]}, infeasible="mark")


class Lost:
    """A cluster whose scheduler is gone: Dask cancels what was asked of it."""

    def submit(self, *_: Any) -> Future[None]:
        asked = Future[None]()
        asked.cancel()
        return asked


@pytest.mark.parametrize("cluster", [lambda: ProcessPoolExecutor(1), lambda: nullcontext(Lost())])
def test_a_worker_or_scheduler_that_dies_is_told_in_a_sentence(cluster: Any):
    with cluster() as engine, pytest.raises(Unfinished, match="A worker or the scheduler died"):
        [*work.in_order([(_die, 1)], engine)]


def _die(code: int) -> None:
    import os

    os._exit(code)


def test_an_interrupted_sweep_leaves_no_work_waiting(september: pd.DataFrame):
    def interrupt(_: str, done: int, __: int) -> None:
        if done:
            raise KeyboardInterrupt

    with ThreadPoolExecutor(1) as engine:
        with pytest.raises(KeyboardInterrupt):
            sa.sweep(september, TEN, vary={TURKEY: sa.uniform(0, 9)}, draws=500_000, engine=engine, told=interrupt)
        assert 0 == engine._work_queue.qsize()


# Tornado.


def test_a_tornado_moves_one_number_and_leaves_the_others_at_their_middle(september: pd.DataFrame):
    vary = {"floors.POL": ["90%", "92%", "95%"], TURKEY: ["€5 billion", "€10 billion", "€15 billion"]}
    found = sa.tornado(september, TEN, vary=vary)
    row = found.query("path == 'entrants.TUR.amount' and country == 'POL'").iloc[0]
    at = {"entrants": {"TUR": "€15 billion"}, "floors": {"POL": "92%"}}
    assert sa.run(september, sa.Scenario("x", **at))["after_eur"][0] == row["high_eur"]
    assert [TURKEY, "floors.POL"] == found["path"].unique().tolist()
    assert ("€5,000,000,000", "€10,000,000,000", "€15,000,000,000") == tuple(row[["low", "middle", "high"]])


def test_a_dask_cluster_of_two_processes_gives_the_same_numbers(many: sa.Sweep, september: pd.DataFrame):
    import distributed  # imported here: it takes a second

    vary = {TURKEY: sa.normal("€9 billion", "€2 billion")}
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert same(many, sa.sweep(september, BOUNDED, vary=vary, draws=150_000, seed=7, engine=client))
        kept = sa.sweep(september, BOUNDED, vary=vary, draws=70_000, seed=7, engine=client, full=True)
    here = sa.sweep(september, BOUNDED, vary=vary, draws=70_000, seed=7, full=True)
    assert (here.after_eur == kept.after_eur).all()


# What the scenarios say together is counted from the scenarios themselves.


def test_the_blocking_flip_counts_the_scenarios_whose_losers_block(september: pd.DataFrame):
    swept = sa.sweep(september, TEN, vary={TURKEY: list(range(40))}, full=True)
    before = swept.summary["before_eur"].to_numpy()
    losers = [
        [code for code, lost in zip(swept.countries, row < before, strict=True) if lost] for row in swept.after_eur
    ]
    counted = sum(map(surely_blocks, losers))
    assert 0 < counted < 40
    assert counted == swept.flips.set_index("flip").loc["blocking", "scenarios"]


def test_quantiles_know_nothing_of_points_without_a_solution(september: pd.DataFrame):
    loans = [0, "€50 billion", "€200 billion", "€100 billion", "€300 billion"]
    marked = sa.sweep(september, TEN, vary={TURKEY: loans}, infeasible="mark")
    sound = sa.sweep(september, TEN, vary={TURKEY: [0, "€50 billion", "€100 billion"]})
    assert 2 == marked.without_solution
    assert sound.summary.equals(marked.summary)


@pytest.mark.parametrize(("loan", "above"), [(0, 0), (1, 1)])
def test_the_regulation_s_whole_envelope_is_no_breach_and_a_euro_more_is_one(loan, above, september: pd.DataFrame):
    swept = sa.sweep(september, replace(TEN, envelope="grows"), vary={TURKEY: [loan]})
    assert above == swept.flips.set_index("flip").loc["total", "scenarios"]


def test_a_triangle_lies_below_its_mode_as_often_as_its_left_side_is_wide(september: pd.DataFrame):
    swept = sa.sweep(september, TEN, vary={TURKEY: sa.triangular(0, 10**9, 5 * 10**9)}, draws=20_000)
    drawn = swept.varied[TURKEY]
    assert pytest.approx(1 / 5, abs=0.001) == (drawn <= 10**9).mean()
    assert pytest.approx(2 * 10**9, rel=0.001) == drawn.mean()


def test_the_ends_of_a_bell_are_two_standard_deviations_from_its_mean(september: pd.DataFrame):
    row = sa.tornado(september, TEN, vary={TURKEY: sa.normal("€9 billion", "€2 billion")}).iloc[0]
    assert ("€5,000,000,000", "€9,000,000,000", "€13,000,000,000") == (row["low"], row["middle"], row["high"])


# What participants and suppliers sell.

PAID = {"fee": "€10 million", "fee_per": "year", "content": "80%", "spent": "10%", "part": "1%"}
PARTS = {"spent": "10%", "part": "1%"}
FEE = sa.Scenario("fee", kind="participant", entrants={"CAN": {}}, terms=PAID)


def sold(swept: sa.Sweep, at: int) -> tuple[list[int], list[int]]:
    """Return what contracts and balance say of one scenario of a sweep."""
    table, made = swept.table(at), swept.scenario(at)
    found = sa.balance(table, made)
    return sa.contracts(table, made)["contract_eur"].tolist(), [found.contracts_eur, found.fee_eur, found.net_eur]


@settings(max_examples=60)
@given(st.data())
def test_every_sale_is_the_one_that_contracts_and_balance_compute(data: st.DataObject):
    part = st.one_of(st.integers(0, 10**6).filter(lambda each: not 0 < each <= 100), st.just("33.3333%"))
    kinds = {"terms.fee": st.integers(0, 10**9), "terms.years": st.integers(1, 30)}
    kinds |= {f"terms.{key}": part for key in ("content", "spent", "part", "charge")}
    paths = data.draw(st.lists(st.sampled_from([*kinds]), unique=True, min_size=1), label="paths")
    vary = {path: data.draw(st.lists(kinds[path], min_size=1, max_size=2), label=path) for path in paths}
    terms = {"charge": "1.2345678%", "buyers": data.draw(st.sampled_from([[], ["POL", "FRA"]]))}
    members = {"POL": 1, "FRA": 1} | data.draw(tables(1), label="members")
    swept = sa.sweep(allocation(members), replace(FEE, terms=PAID | terms), vary=vary, full=True)
    for at in range(swept.draws):
        assert sold(swept, at) == (swept.contract_eur[at].tolist(), swept.balance_eur.loc[at].tolist())


def test_a_summary_of_sales_counts_where_the_fee_is_more_than_the_turnover(september: pd.DataFrame):
    vary = {"terms.spent": sa.uniform("0%", "20%"), "terms.fee": sa.normal("€100 million", "€50 million")}
    few = sa.sweep(september, FEE, vary=vary, draws=3_000, full=True)
    many = sa.sweep(september, FEE, vary=vary, draws=100_000)
    net = few.balance_eur["net_eur"]
    assert [0, 0, (net < 0).mean()] == few.summary["below_zero"].tolist()
    assert (net < 0).sum() == few.flips.set_index("flip").loc["net below €0", "scenarios"]
    assert sorted(net)[149] == few.summary["p5_eur"][2] < 0
    assert pytest.approx(few.summary["p5_eur"][2], rel=0.1) == many.summary["p5_eur"][2]
    assert {"needs an Article 17 agreement"} == {few.label, many.label}


@pytest.mark.parametrize(("content", "label"), [("35%", "within the Regulation"), ("35.0001%", "needs an amendment")])
def test_a_supplier_above_the_ceiling_is_labelled_so(content: str, label: str, september: pd.DataFrame):
    supplier = sa.Scenario("parts", kind="supplier", entrants={"TUR": {}}, terms=PARTS)
    swept = sa.sweep(september, supplier, vary={"terms.content": ["1%", content]})
    assert label == swept.label
    assert int("amendment" in label) == swept.flips.set_index("flip").loc["components", "scenarios"]


BESIDE_NINETY = {"POL": 30 * 10**9, "ROU": 30 * 10**9, "FRA": 30 * 10**9, "ITA": 10**9}


@pytest.mark.parametrize("made", [FEE, replace(FEE, kind="supplier", terms=PARTS), sa.Scenario("as-it-is")])
def test_a_sweep_bears_the_gravest_label_of_its_scenarios(made: sa.Scenario):
    """Where digits are drawn, the three largest loans may be above €90bn in some draws, whoever else joins."""
    vary, drawn_from = {"baseline": sa.unprinted()}, allocation(BESIDE_NINETY).assign(step_eur=10**8)
    swept = sa.sweep(drawn_from, made, vary=vary, draws=40)
    compute = sa.run if made.kind == "borrower" else sa.contracts
    labels = [label(compute(swept.table(at), swept.scenario(at))) for at in range(40)]
    assert 1 < len({*labels})
    assert min(labels, key=lambda each: LABELS.index(each.partition(",")[0])) == swept.label
    assert labels.count(LABELS[1]) == swept.flips.set_index("flip").loc["top-three:90bn", "scenarios"]


def test_a_participant_is_not_counted_against_the_ceiling_of_a_supplier(september: pd.DataFrame):
    assert ["net below €0"] == sa.sweep(september, FEE, vary={"terms.fee": [0, 1]}).flips["flip"].tolist()


def test_the_tornado_of_a_participant_is_about_its_sums(september: pd.DataFrame):
    vary = {"terms.fee": [1, 2, 3], "terms.part": ["1%", "2%", "3%"]}
    found = sa.tornado(september, FEE, vary=vary).set_index(["path", "sum_of"])
    assert -2 == found.loc[("terms.fee", "net_eur"), "swing_eur"]
    assert 240_000_000 == found.loc[("terms.part", "contracts_eur"), "swing_eur"]


@pytest.mark.parametrize(
    ("vary", "words"),
    [
        ({"terms.years": [0]}, "'0' counts no years"),
        ({"terms.spent": ["120%"]}, "1,200,000 is more than 1,000,000 parts per million"),
        ({"terms.spend": ["1%"]}, "did you mean 'terms.spent'"),
        ({"entrants.CAN.amount": [1]}, "a participant changes no loan"),
        ({"terms.fee": [10**15], "terms.years": [2]}, "the largest sum there can be here"),
    ],
)
def test_terms_that_cannot_be_swept_are_told(vary: dict[str, Any], words: str, september: pd.DataFrame):
    with pytest.raises(SafeAllocError, match=words):
        sa.sweep(september, FEE, vary=vary)


def test_loans_and_sales_are_not_mixed_up(september: pd.DataFrame):
    with pytest.raises(WrongScenario, match="read contract_eur"):
        _ = sa.sweep(september, FEE, vary={"terms.fee": [1]}, full=True).after_eur
