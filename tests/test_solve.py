"""Where an answer flips: agreement with trying every euro, the known thresholds, and questions that make no sense."""

from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.asking.council.counting import surely_blocks
from safe_alloc.asking.outcomes.burdens import Result, burdened
from safe_alloc.asking.scenarios import paths as written
from safe_alloc.asking.solve import is_monotone, search
from safe_alloc.asking.solve.points import Span
from safe_alloc.errors import NoSolution, UnknownName, WrongScenario
from tests.strategies import MEMBERS, exempt, scenario_keys, tables
from tests.test_run import after, allocation

END = 45
BASELINE = "commission-2025-09-09"
QUESTIONS = ("top-three:envelope", "top-three:larger_envelope", "top-three:90bn", "rank", "rank", "loss", "blocking")


def varied(scenario: sa.Scenario, vary: str, amount: int) -> sa.Scenario:
    """Return the scenario with a sum under a path, whether or not the sum may stand there."""
    return written.varied(scenario, {written.Path(vary): amount})


def met(until: str, members: Mapping[str, int], held: Mapping[str, int], zero: Mapping[str, int]) -> bool:
    """Return whether a result meets a condition, counted the plain way."""
    kind, _, about = until.partition(":")
    if kind == "top-three":
        whole = {"envelope": sum(members.values()), "larger_envelope": sum(held.values()), "90bn": 150 * 10**9}[about]
        return 5 * sum(sorted(held.values())[-3:]) > 3 * whole
    if kind == "rank":
        return len({sum(each > run[about] for each in run.values()) for run in (held, zero)}) == 2
    if kind == "loss":
        code, lost = about.split(">")
        least = Fraction(lost[:-1]) * members[code] / 100 if lost.endswith("%") else int(lost.removeprefix("€"))
        return members[code] - held[code] > least
    return surely_blocks([code for code in members if held[code] < members[code]])


def every_run(members: Mapping[str, int], scenario: sa.Scenario, vary: str) -> dict[int, dict[str, int]]:
    """Return the result of each amount from €0 to the end that has a solution; between two of them all have."""
    found: dict[int, dict[str, int]] = {}
    for amount in range(END + 1):
        with suppress(NoSolution):
            found[amount] = dict(burdened(members, varied(scenario, vary, amount)).after)
    assert len(found) in (0, max(found, default=0) - min(found, default=0) + 1), "what has a solution has a gap"
    return found


def by_trying(answers: list[bool], start: int = 0) -> tuple[str, int | None, int | None, int | None]:
    """Return outcome, last, first and settled of the answers at the start, a euro more, …"""
    if len(set(answers)) == 1:
        return ("always" if answers[0] else "never"), None, None, None
    first = answers.index(not answers[0])
    settled = len(answers) - answers[::-1].index(answers[0])
    return "at", start + first - 1, start + first, start + settled if settled < len(answers) else None


def found_by(flip: Any) -> tuple[str, int | None, int | None, int | None]:
    return flip.outcome, flip.last_eur, flip.first_eur, flip.settled_eur


def small_tables() -> st.SearchStrategy[dict[str, int]]:
    amounts = st.lists(st.integers(0, 14), min_size=1, max_size=len(MEMBERS))
    return amounts.map(lambda drawn: dict(zip(MEMBERS, drawn, strict=False)))


@st.composite
def questions(draw: st.DrawFn, members: Mapping[str, int], entrants: Mapping[str, Any]) -> str:
    kind = draw(st.sampled_from(QUESTIONS))
    if kind == "rank":
        return f"rank:{draw(st.sampled_from([*members, *entrants]))}"
    if kind == "loss":
        lost = draw(st.one_of(st.integers(0, 100).map("{}%".format), st.integers(0, 9).map("€{}".format)))
        return f"loss:{draw(st.sampled_from(list(members)))}>{lost}"
    return kind


def paths(members: Mapping[str, int], keys: Mapping[str, Any]) -> st.SearchStrategy[str]:
    if "unused" in keys:
        return st.sampled_from([f"unused.{code}" for code in keys["unused"]])
    movers = [code for code in members if not exempt(code, keys["burden"])]
    claims = keys["burden"]["rule"] == "give-way" or keys["burden"]["by"] == "allocation"
    entrants = [f"entrants.{code}.amount" for code in keys["entrants"] if claims]
    bounds = [f"{bound}.{code}" for bound in ("floors", "caps") for code in movers]
    return st.sampled_from([*entrants * 4, *bounds, "envelope"])


@settings(max_examples=80)
@given(st.data())
def test_it_flips_where_trying_every_euro_says(data: st.DataObject):
    members = data.draw(small_tables(), label="members")
    keys = data.draw(scenario_keys(members), label="keys")
    until = data.draw(questions(members, keys["entrants"]), label="until")
    vary = data.draw(paths(members, keys), label="vary")
    scenario = sa.Scenario("what-if", **keys)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "LARGEST", END)
        try:
            flip = sa.solve(allocation(members), scenario, until=until, vary=vary)
        except NoSolution:
            assert {} == every_run(members, scenario, vary)
            return
        except WrongScenario:
            assume(False)
            raise
    runs = every_run(members, scenario, vary)
    least = min(runs)
    answers = [met(until, members, held, runs[least]) for held in runs.values()]
    event(f"{until.partition(':')[0]}, {vary.partition('.')[0]}: {flip.outcome}, {'later' if least else 'from 0'}")
    assert by_trying(answers, least) == found_by(flip)


@settings(max_examples=150)
@given(st.data())
def test_between_two_runs_every_run_stays_within_their_bounds(data: st.DataObject):
    members = data.draw(st.one_of(small_tables(), small_tables(), tables()), label="members")
    keys = data.draw(scenario_keys(members), label="keys")
    vary = data.draw(paths(members, keys), label="vary")
    largest = max(members.values()) if vary.startswith("unused") else 2 * sum(members.values()) + 60
    euro = st.one_of(st.integers(0, 30), st.integers(0, largest))
    amounts = sorted(data.draw(st.lists(euro, min_size=3, max_size=7), label="euro"))
    scenario = sa.Scenario("what-if", **keys)
    runs = []
    with suppress(WrongScenario):
        is_monotone(scenario, written.Path(vary))
        for amount in amounts:
            with suppress(NoSolution):
                runs.append(burdened(members, varied(scenario, vary, amount)))
    for near, one, far in combinations(runs, 3):
        within(Span(near, far), one)


@pytest.mark.parametrize(
    ("members", "vary", "keys"),
    [
        ({"POL": 9, "FRA": 8}, "entrants.TUR.amount", {"burden": {"by": "equal"}}),
        ({"POL": 8, "FRA": 9, "ITA": 9}, "entrants.TUR.amount", {"burden": {"by": "equal"}}),
        ({"POL": 7, "FRA": 5, "ITA": 5, "ROU": 0, "HUN": 3}, "floors.FRA", {"entrants": {"TUR": 3}}),
        ({"POL": 7, "FRA": 5, "ITA": 5, "ROU": 0, "HUN": 3}, "caps.POL", {"entrants": {"TUR": 3}}),
        ({"POL": 7, "FRA": 5, "ITA": 5, "HUN": 3}, "entrants.TUR.amount", {"burden": {"rule": "rebase"}}),
    ],
)
def test_every_run_between_any_two_stays_within_their_bounds(members: dict[str, int], vary: str, keys: dict[str, Any]):
    scenario = sa.Scenario("what-if", **{"entrants": {"TUR": 0}, **keys})
    runs = [burdened(members, varied(scenario, vary, amount)) for amount in range(12)]
    for near, one, far in combinations(runs, 3):
        within(Span(near, far), one)


def within(span: Span, one: Result) -> None:
    held = one.after
    assert [] == [code for code in held if not span.low(code) <= held[code] <= span.high(code)]
    said = {pair: span.above(*pair) for pair in permutations(held, 2)}
    assert [] == [pair for pair in said if said[pair] not in (None, held[pair[0]] > held[pair[1]])]


# The known thresholds.


def flip(table: pd.DataFrame, until: str, vary: str = "entrants.TUR.amount", **keys: Any) -> Any:
    return sa.solve(table, sa.Scenario("what-if", **{"entrants": {"TUR": 0}, **keys}), until=until, vary=vary)


@pytest.mark.parametrize(
    ("envelope", "reading", "last"),
    [
        ("fixed", "envelope", 49_537_699_059),
        ("fixed", "larger_envelope", 49_537_699_059),
        ("fixed", "90bn", 49_537_699_059),
        ("grows", "larger_envelope", 73_964_609_502),
        ("grows", "90bn", 29_585_843_801),
        ("grows", "envelope", 29_585_843_801),
    ],
)
def test_the_readings_of_the_sixty_percent(envelope: str, reading: str, last: int, september: pd.DataFrame):
    found = flip(september, f"top-three:{reading}", envelope=envelope, baseline=BASELINE)
    assert ("at", last, last + 1, last + 1) == found_by(found)


@pytest.mark.parametrize(
    ("until", "vary", "keys"),
    [
        ("loss:GRC>€100 million", "entrants.TUR.amount", {}),
        ("loss:Greece>5%", "entrants.TUR.amount", {"burden": {"rule": "rebase"}}),
        ("rank:HUN", "entrants.TUR.amount", {}),
        ("rank:GRC", "entrants.TUR.amount", {"floors": {"GRC": "99%"}}),
        ("rank:GRC", "floors.GRC", {"entrants": {"TUR": "€10 billion"}}),
        ("loss:DNK>1%", "caps.POL", {"burden": {"by": "equal"}, "entrants": {"TUR": "€10 billion"}}),
        ("loss:GRC>5%", "envelope", {"entrants": {"TUR": {"share": "5%"}}}),
        ("blocking", "entrants.TUR.amount", {}),
    ],
)
def test_run_agrees_on_both_sides(until: str, vary: str, keys: dict[str, Any], september: pd.DataFrame):
    """Look at the table `run` makes on each side of the first and of the settled amount."""
    found = flip(september, until, vary, **keys)
    scenario = sa.Scenario("what-if", **{"entrants": {"TUR": 0}, **keys})
    members = dict(zip(september["country"], september["amount_eur"].tolist(), strict=True))

    def answer(amount: int) -> bool:
        held = [after(sa.run(september, varied(scenario, vary, each))) for each in (amount, 0)]
        asked = until.replace("Greece", "GRC").replace("€100 million", "100000000")
        return met(asked, members, *held)

    first, settled = found.first_eur, found.settled_eur
    assert [False, True, False, True] == [answer(each) ^ answer(0) for each in (first - 1, first, settled - 1, settled)]
    assert found.last_eur == first - 1


def test_a_tie_is_parted_by_rounding_until_nothing_is_left(september: pd.DataFrame):
    """France and Hungary tie to the euro; a single euro over goes to France, so Hungary's rank comes and goes."""
    found = flip(september, "rank:HUN")
    assert ("at", 2, 3, 150_000_000_000) == found_by(found)
    assert "no for the last time at €149,999,999,999, where rounding to whole euro decides." in found.says


def test_a_limit_that_is_broken_again_is_no_matter_of_rounding():
    """A loan on top makes the envelope larger, so that the three largest keep the limit, until it is one of them."""
    held = allocation({"DEU": 200, "FRA": 200, "ITA": 200, "ESP": 100, "GRC": 100, "POL": 100})
    found = flip(held, "top-three:larger_envelope", envelope="grows")
    assert ("at", None) == (found.outcome, found.settled_eur)
    assert "but not for good: yes again at" in found.says
    assert "rounding" not in found.says


def test_a_rank_that_comes_back_with_nothing_rounded_says_no_such_thing(september: pd.DataFrame):
    """By equal parts Spain and Finland are left with nothing later than Greece, which then ties with them."""
    found = flip(september, "rank:ESP", burden={"by": "equal"})
    assert found.settled_eur > found.first_eur + 10**9
    assert f"no for the last time at €{found.settled_eur - 1:,}. Scenario" in found.says


def test_members_keep_their_loans_when_the_envelope_grows(september: pd.DataFrame):
    found = flip(september, "loss:GRC>€0", envelope="grows")
    assert ("never", None, None, None) == found_by(found)
    assert "Greece loses more than €0: no at every amount of the loan to Türkiye from €0 to €1,000," in found.says


def test_what_holds_at_every_amount_is_always(september: pd.DataFrame):
    found = flip(september, "loss:GRC>1%", "floors.POL", entrants={"TUR": "€10 billion"})
    assert ("always", None, None, None) == found_by(found)
    assert "yes at every amount of the floor of Poland from €0 to €140,000,000,000" in found.says


def test_the_answer_is_a_sentence_and_carries_its_label(september: pd.DataFrame):
    found = flip(september, "loss:GRC>€100 million")
    assert (
        "Greece loses more than €100 million: no up to €19,043,525,494 as the loan to Türkiye, yes at "
        "€19,043,525,495, and from €19,043,525,511 on for good; no for the last time at €19,043,525,510, where "
        "rounding to whole euro decides. Scenario 'what-if', hypothetical: counterfactual."
    ) == found.says
    assert ("counterfactual", "hypothetical") == (found.label, found.status)


TERMS = {"fee": "€10 million", "content": "80%", "spent": "10%", "part": "1%"}


@pytest.mark.parametrize(("years", "last"), [({}, 120_000_000), ({"fee_per": "year", "years": 7}, 17_142_857)])
def test_a_fee_breaks_even_at_the_turnover(years: dict[str, Any], last: int, september: pd.DataFrame):
    scenario = sa.Scenario("fee", kind="participant", entrants={"CAN": {}}, terms=TERMS | years)
    found = sa.solve(september, scenario, until="break-even", vary="terms.fee")
    nets = [sa.balance(september, varied(scenario, "terms.fee", fee)).net_eur for fee in (last, last + 1)]
    assert ("at", last, last + 1, last + 1) == found_by(found)
    assert [False, True] == [net < 0 for net in nets]
    assert "needs an Article 17 agreement" == found.label
    assert "not profit" in found.says


def test_a_charge_on_what_is_sold_is_said_beside_the_fee_it_leaves_room_for(september: pd.DataFrame):
    scenario = sa.Scenario("fee", kind="participant", entrants={"CAN": {}}, terms=TERMS | {"charge": "15%"})
    found = sa.solve(september, scenario, until="break-even", vary="terms.fee")
    assert (102_000_000, 120_000_000 * 85 // 100) == (found.last_eur, found.last_eur)
    assert found.says.startswith("The contracts of Canada less the charge of 15% on them bring in less than the fee")


def test_an_envelope_is_searched_from_the_least_that_has_a_solution(september: pd.DataFrame):
    found = flip(september, "loss:GRC>5%", "envelope", entrants={"TUR": "€10 billion"})
    members = dict(zip(september["country"], september["amount_eur"].tolist(), strict=True))
    scenario = sa.Scenario("what-if", entrants={"TUR": "€10 billion"})
    lost = [
        members["GRC"] - after(sa.run(september, varied(scenario, "envelope", euro)))["GRC"]
        for euro in (found.last_eur, found.first_eur)
    ]
    assert [True, False] == [20 * each > members["GRC"] for each in lost]
    assert "yes from €10,000,000,000, the least with a solution, up to" in found.says


@pytest.mark.parametrize(("vary", "only"), [("entrants.TUR.amount", "€10 billion"), ("envelope", "€151 billion")])
def test_a_single_amount_with_a_solution_is_found(vary: str, only: str, september: pd.DataFrame):
    all_stay = {"exempt": [*september["country"]]}
    envelope = "€160 billion" if vary != "envelope" else "fixed"
    found = flip(september, "rank:GRC", vary, entrants={"TUR": "€1 billion"}, burden=all_stay, envelope=envelope)
    assert "never" == found.outcome
    assert f"no at {sa.reading.money.spell(sa.reading.money.euros(only))}, the only amount of" in found.says


# What makes no sense.


@pytest.mark.parametrize(
    ("until", "vary", "error", "words"),
    [
        ("top-tree:90bn", "entrants.TUR.amount", UnknownName, "did you mean 'top-three:90bn'?"),
        ("rank", "entrants.TUR.amount", UnknownName, "rank:GRC, loss:GRC>5%, loss:GRC>€100 million, blocking"),
        ("rank:Grece", "entrants.TUR.amount", UnknownName, "did you mean 'Greece (GRC)'"),
        ("rank:DEU", "entrants.TUR.amount", UnknownName, "until='rank:DEU': DEU is not in the table."),
        ("loss:TUR>5%", "entrants.TUR.amount", UnknownName, "TUR is not in the table."),
        ("loss:GRC>5.%", "entrants.TUR.amount", UnknownName, "'5.%' is not a percentage."),
        ("loss:GRC>5", "entrants.TUR.amount", UnknownName, "such as 5%"),
        ("loss:GRC>500%", "entrants.TUR.amount", UnknownName, "Allowed: 0% to 100%."),
        ("loss:GRC>5 euros a head", "entrants.TUR.amount", UnknownName, "a part of its loan, such as 5%"),
        ("blocking", "entrants.TUR.amout", UnknownName, "did you mean 'entrants.TUR.amount'?"),
        ("blocking", "entrants.GBR.amount", UnknownName, "Who joins must be among the scenario's entrants"),
        ("blocking", "terms.fee", WrongScenario, "vary='terms.fee': terms: belong to kind participant"),
        ("blocking", "floors.Poland", UnknownName, "did you mean 'floors.POL'?"),
        ("blocking", "floors.GER", UnknownName, "no number to vary is called 'floors.GER'"),
        ("blocking", "floors.GRE", UnknownName, "did you mean 'floors.GRC'?"),
        ("blocking", "entrants.TUR.share", WrongScenario, "is no sum of money"),
        ("blocking", "unused.POL", WrongScenario, "no entrant has amount = 'unused'"),
        ("break-even", "entrants.TUR.amount", WrongScenario, "what grows is 'terms.fee'"),
        ("break-even", "terms.fee", WrongScenario, "of a scenario of kind borrower"),
    ],
)
def test_a_question_that_makes_no_sense(until: str, vary: str, error: type, words: str, september: pd.DataFrame):
    with pytest.raises(error) as caught:
        flip(september, until, vary)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("vary", "keys", "error", "words"),
    [
        ("envelope", {"caps": {"POL": 0}, "floors": {"POL": 1}}, NoSolution, "no sum there has a solution."),
        ("envelope", {"entrants": {"TUR": {"share": "5%"}, "GBR": {"share": "5%"}}}, WrongScenario, "GBR, TUR borrow"),
        ("terms.fee", {"kind": "participant", "entrants": {"TUR": {}}}, WrongScenario, "a participant moves none"),
    ],
)
def test_a_scenario_that_cannot_be_asked(
    vary: str, keys: dict[str, Any], error: type, words: str, september: pd.DataFrame
):
    with pytest.raises(error) as caught:
        flip(september, "blocking", vary, **keys)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("until", "keys", "meant"),
    [
        ("rank:GRC", {"entrants": {"GBR": "€1"}}, "entrants.GBR.amount"),
        ("rank:GRC", {"entrants": {"TUR": "€1", "GBR": "€1"}}, "entrants.TUR.amount"),
        ("break-even", {"kind": "participant", "entrants": {"GBR": {}}, "terms": TERMS}, "terms.fee"),
    ],
)
def test_a_sum_nobody_named_is_the_one_that_is_meant(
    until: str, keys: dict[str, Any], meant: str, september: pd.DataFrame
):
    scenario = sa.Scenario("what-if", **keys)
    assert sa.solve(september, scenario, until=until, vary=meant) == sa.solve(september, scenario, until=until)


@pytest.mark.parametrize(("joining", "words"), [(("GBR", "CAN"), "Canada, the United Kingdom"), ((), "nobody")])
def test_a_sum_nobody_named_among_several_is_asked_for(joining: tuple[str, ...], words: str, september: pd.DataFrame):
    scenario = sa.Scenario("what-if", entrants=dict.fromkeys(joining, "€1"))
    offered = ", ".join([*(f"entrants.{code}.amount" for code in sorted(joining)), "envelope"])
    with pytest.raises(WrongScenario, match=f"{words} would join, so say which sum grows: {offered}"):
        sa.solve(september, scenario, until="rank:GRC")


def test_who_borrows_what_members_leave_grows_with_what_they_keep(september: pd.DataFrame):
    scenario = sa.scenario("turkiye-from-unused")
    with pytest.raises(
        WrongScenario, match="say which sum grows: " + ", ".join(f"unused.{x}" for x in scenario.unused)
    ):
        sa.solve(september, scenario, until="rank:LVA")


def test_a_wide_range_in_which_rounding_alone_decides_is_searched_to_the_euro():
    members = {"FRA": 15, "POL": 34, "ROU": 49, "TUR": 0}
    ranks = []
    for euro in range(20_000):
        shared = {code: divmod((held or euro) * 98, 98 + euro) for code, held in members.items()}
        spare = 98 - sum(whole for whole, _ in shared.values())
        first = sorted(shared, key=lambda code: (-shared[code][1], code))[:spare]
        held = {code: whole + (code in first) for code, (whole, _) in shared.items()}
        ranks.append(sum(each > held["POL"] for each in held.values()))
    tried = by_trying([rank != ranks[0] for rank in ranks])
    scenario = sa.Scenario("what-if", entrants={"TUR": 0}, burden={"rule": "rebase"})
    table = allocation({code: held for code, held in members.items() if held})
    assert tried == found_by(sa.solve(table, scenario, until="rank:POL"))


def test_rounding_over_too_wide_a_range_is_refused(monkeypatch: pytest.MonkeyPatch, september: pd.DataFrame):
    monkeypatch.setattr(search, "MOST_RUNS", 60)
    with pytest.raises(NoSolution) as caught:
        flip(september, "loss:DNK>1%")
    assert "rounding alone decides" in str(caught.value)
