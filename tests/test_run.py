"""Running a scenario: the laws of the arithmetic, and agreement to the euro with an independent slow oracle."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.asking.outcomes.burdens import Result, burdened
from safe_alloc.asking.terms import surprises
from safe_alloc.errors import NoSolution, WrongScenario, WrongTable
from safe_alloc.reading.frames import Allocation, Outcome, check, table
from tests import oracle
from tests.strategies import MEMBERS, scenario_keys, tables

LOAN = st.integers(0, 10**11)
BURDENS = st.sampled_from(["allocation", "equal", "population_midyear@2024"])


def allocation(members: Mapping[str, int]) -> pd.DataFrame:
    rest = {"step_eur": 1, "qualifier": "exact", "status": "tentative", "source": "test"}
    return table(Allocation, [{"country": code, "amount_eur": amount, **rest} for code, amount in members.items()])


def after(outcome: pd.DataFrame) -> dict[str, int]:
    return dict(zip(outcome["country"], outcome["after_eur"].tolist(), strict=True))


def held_by(outcome: pd.DataFrame) -> dict[str, str]:
    return {code: held for code, held in zip(outcome["country"], outcome["held_by"], strict=True) if held}


def ran(members: Mapping[str, int], **keys: Any) -> Result:
    """Return what `run` lays out as a table, without the table: a law needs hundreds of scenarios."""
    return burdened(members, sa.Scenario("what-if", **keys))


def held(result: Result) -> dict[str, str]:
    return {code: bound for code, bound in result.held_by.items() if bound}


def solved(members: Mapping[str, int], keys: Mapping[str, Any]) -> Result:
    """Return the result; a scenario without one is not what the test is about."""
    try:
        return ran(members, **keys)
    except NoSolution:
        assume(False)
        raise


# Agreement with the oracle.


LOANS = [name for name in sa.scenarios() if sa.scenario(name).kind == "borrower"]


def test_every_preset_meets_its_own_expectations(september: pd.DataFrame):
    faults = [surprises(september, sa.scenario(name)) for name in LOANS]
    assert [[]] * len(LOANS) == faults


@pytest.mark.parametrize("name", LOANS)
def test_every_preset_is_the_oracles(name: str, september: pd.DataFrame):
    keys = oracle.read(name)
    members = dict(zip(september["country"], september["amount_eur"].tolist(), strict=True))
    outcome = sa.run(september, sa.scenario(name))
    expected = oracle.answer(members, keys)
    assert (expected.after, expected.held()) == (after(outcome), held_by(outcome))


GROUPS = [
    ("TUR",),
    ("GBR",),
    ("UKR",),
    ("NOR",),
    ("CAN",),
    ("DEU",),
    ("TUR", "UKR"),
    ("CAN", "GBR", "NOR", "TUR", "UKR"),
]
PEOPLE, GDP = "population_midyear@2024", "gdp_nominal_usd@2024"
WAYS: dict[str, tuple[Any, dict[str, Any]]] = {  # how each entrant is sized, and the rest of the scenario
    "fixed": ("€2 billion", {}),
    "grows": ("€2 billion", {"envelope": "grows"}),
    "given, larger": ("€2 billion", {"envelope": "€170 billion"}),
    "given, smaller": ("€2 billion", {"envelope": "€140 billion"}),
    "by share": ({"share": "3.7%"}, {}),
    "by share on top": ({"share": "3.7%"}, {"envelope": "grows"}),
    "like a member": ({"like": "EST"}, {"envelope": "€151 billion"}),
    "by people": ({"by": PEOPLE}, {}),
    "by people on top": ({"by": PEOPLE}, {"envelope": "grows"}),
    "equal parts": ("€2 billion", {"burden": {"by": "equal"}}),
    "by GDP, floors hold": ("€2 billion", {"burden": {"by": GDP}, "floors": {"ESP": "90%", "FIN": "€950 million"}}),
    "only": ("€2 billion", {"burden": {"only": ["POL", "FRA"]}}),
    "exempt": ("€2 billion", {"burden": {"exempt": ["POL", "FRA"], "by": PEOPLE}}),
    "a cap moves others": ("€2 billion", {"caps": {"POL": "€30 billion"}}),
    "floors, caps, exempt": (
        *("€2 billion",),
        {"burden": {"exempt": ["ITA"]}, "floors": {"EST": "99%"}, "caps": {"POL": "91.5%", "ROU": "€15 billion"}},
    ),
    "rebase": ("€2 billion", {"burden": {"rule": "rebase"}}),
    "rebase in equal parts": ({}, {"burden": {"rule": "rebase", "by": "equal"}, "envelope": "€170 billion"}),
    "rebase by GDP, held": (
        {},
        {"burden": {"rule": "rebase", "by": GDP, "exempt": ["POL"]}, "floors": {"DNK": "200%"}},
    ),
}


@pytest.mark.parametrize("entrants", GROUPS, ids="+".join)
@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_join_is_the_oracles_for_one_and_for_many(way, entrants, september: pd.DataFrame):
    size, rest = WAYS[way]
    members = dict(zip(september["country"], september["amount_eur"].tolist(), strict=True))
    keys = {"entrants": dict.fromkeys(entrants, size), **rest}
    expected, found = oracle.answer(members, oracle.plain(keys)), ran(members, **keys)
    assert (expected.after, expected.held()) == (found.after, held(found))


@pytest.mark.parametrize("entrant", ["TUR", "GBR", "UKR", "NOR", "CAN"])
def test_what_is_unused_goes_to_any_one_entrant(entrant, september: pd.DataFrame):
    members = dict(zip(september["country"], september["amount_eur"].tolist(), strict=True))
    keys = {"entrants": {entrant: "unused"}, "unused": {"LVA": "€3.5 billion", "ITA": 0}}
    assert oracle.answer(members, oracle.plain(keys)).after == ran(members, **keys).after


@settings(max_examples=600)
@given(st.data())
def test_every_scenario_is_the_oracles(data: st.DataObject):
    members = data.draw(tables(), label="members")
    keys = data.draw(scenario_keys(members), label="keys")
    try:
        expected = oracle.answer(members, oracle.plain(keys))
    except oracle.Impossible as reason:
        event(f"no solution: {reason}")
        with pytest.raises(NoSolution):
            ran(members, **keys)
        return
    event(f"{keys.get('burden', {}).get('rule', 'unused')}, held: {', '.join(sorted({*expected.held().values()}))}")
    found = ran(members, **keys)
    assert (expected.after, expected.held()) == (found.after, held(found))


@settings(max_examples=25)
@given(st.data())
def test_run_lays_the_arithmetic_out_as_a_table_that_keeps_its_contract(data: st.DataObject):
    members = data.draw(tables())
    keys = data.draw(scenario_keys(members))
    expected = solved(members, keys)
    outcome = sa.run(allocation(members), sa.Scenario("what-if", **keys))
    assert outcome is check(Outcome, outcome)
    assert (expected.after, held(expected)) == (after(outcome), held_by(outcome))
    assert [*members, *sorted(keys["entrants"])] == outcome["country"].tolist()
    assert [*members.values(), *[0] * len(keys["entrants"])] == outcome["before_eur"].tolist()
    assert [code in members for code in outcome["country"]] == (outcome["role"] == "member").tolist()


# Laws.


@given(st.data())
def test_every_euro_is_given(data: st.DataObject):
    members = data.draw(tables())
    keys = data.draw(scenario_keys(members))
    found = solved(members, keys).after
    entrants = sum(found[code] for code in keys["entrants"])
    envelope = keys.get("envelope", "fixed")
    stated = {"fixed": sum(members.values()), "grows": sum(members.values()) + entrants}
    assert (stated[envelope] if envelope in stated else oracle.euros(envelope)) == sum(found.values())


@given(tables(1), LOAN)
def test_order_is_kept_by_pro_rata(members: dict[str, int], loan: int):
    """Hold strictly for members that differ; rounding may part members alike by a euro."""
    assume(loan <= sum(members.values()))
    found = ran(members, entrants={"TUR": loan}).after
    ordered = sorted(members, key=lambda code: (members[code], found[code]))
    assert sorted(found[code] for code in members) == [found[code] for code in ordered]


@given(tables(), BURDENS, st.lists(st.sampled_from(MEMBERS), unique=True))
def test_no_entrant_and_no_bound_that_binds_change_nothing(members: dict[str, int], by: str, listed: list[str]):
    exempt = [code for code in listed if code in members]
    bounds = {code: amount for code, amount in members.items() if code not in exempt}
    found = ran(members, burden={"by": by, "exempt": exempt}, caps=bounds, floors=bounds)
    assert (members, set(exempt)) == (found.after, set(held(found)))


@given(tables(), LOAN, BURDENS)
def test_an_envelope_that_grows_moves_no_member(members: dict[str, int], loan: int, by: str):
    found = ran(members, entrants={"TUR": loan}, envelope="grows", burden={"by": by})
    assert {**members, "TUR": loan} == found.after


@given(st.data(), tables(1), BURDENS)
def test_taking_a_then_b_more_is_taking_a_and_b(data: st.DataObject, members: dict[str, int], by: str):
    """Hold within one euro a row, as long as nothing binds on the way.

    By allocation because giving way in proportion keeps the proportions; by other weights because what each
    gives adds up, a_i - (λ + λ')·w_i. The first rounding moves a row by less than a euro, the second too.
    """
    first = data.draw(st.integers(0, sum(members.values())))
    more = data.draw(st.integers(0, sum(members.values()) - first))
    burden = {"by": by}
    once = ran(members, entrants={"TUR": first + more}, burden=burden)
    left = ran(members, entrants={"TUR": first}, burden=burden).after
    then = ran({code: left[code] for code in members}, entrants={"TUR": more}, burden=burden)
    assume(not held(once) and not held(then))
    assert all(abs(once.after[code] - then.after[code]) <= 1 for code in members)


def test_where_a_bound_binds_taking_twice_is_not_taking_at_once():
    members, floors = {"POL": 100, "ROU": 100}, {"POL": "90%"}
    once = ran(members, entrants={"TUR": 60}, floors=floors).after
    left = ran(members, entrants={"TUR": 30}, floors=floors).after
    then = ran({code: left[code] for code in members}, entrants={"TUR": 30}, floors=floors).after
    assert ({"POL": 90, "ROU": 50, "TUR": 60}, {"POL": 81, "ROU": 59, "TUR": 30}) == (once, then)


@given(st.data())
def test_a_bound_is_never_broken_and_an_exempt_row_never_moves(data: st.DataObject):
    members = data.draw(tables())
    keys = data.draw(scenario_keys(members))
    found, made = solved(members, keys), sa.Scenario("what-if", **keys)
    assert [] == [code for code, low in made.floors.items() if found.after[code] < worth(low, members.get(code, 0))]
    assert [] == [code for code, top in made.caps.items() if found.after[code] > worth(top, members.get(code, 0))]
    still = {code: amount for code, amount in members.items() if made.burden.exempts(code)}
    assert still == {code: found.after[code] for code in still}
    assert dict.fromkeys(still, "exempt") == {code: found.held_by[code] for code in still}


def worth(bound: int | str, before: int) -> Fraction:
    return Fraction(bound) if isinstance(bound, int) else before * Fraction(bound.rstrip("%")) / 100


@given(st.data())
def test_a_row_that_is_held_stands_at_its_bound(data: st.DataObject):
    members = data.draw(tables())
    keys = data.draw(scenario_keys(members))
    found, made = solved(members, keys), sa.Scenario("what-if", **keys)
    bounds = {"floor": made.floors, "cap": made.caps, "zero": dict.fromkeys(found.after, 0), "exempt": members}
    for code, bound in held(found).items():
        assert 1 > abs(found.after[code] - worth(bounds[bound][code], members.get(code, 0)))


@given(st.data())
def test_equal_members_get_equal_amounts_up_to_one_euro(data: st.DataObject):
    size = data.draw(st.integers(2, len(MEMBERS)))
    members = dict.fromkeys(MEMBERS[:size], data.draw(st.integers(1, 10**11)))
    loan = data.draw(st.integers(0, sum(members.values())))
    burden = data.draw(st.sampled_from([{"rule": "rebase"}, {"by": "allocation"}, {"by": "equal"}]))
    found = ran(members, entrants={"TUR": loan}, burden=burden).after
    amounts = [found[code] for code in members]
    assert 1 >= max(amounts) - min(amounts)


@given(st.data())
def test_the_order_of_the_table_changes_no_amount(data: st.DataObject):
    members = data.draw(tables())
    keys = data.draw(scenario_keys(members))
    assert solved(members, keys).after == ran(dict(reversed(members.items())), **keys).after


@given(st.data())
def test_more_for_the_entrant_is_no_more_for_any_member(data: st.DataObject):
    members = data.draw(tables())
    keys = data.draw(scenario_keys(members)) | {"envelope": "fixed"}
    assume(keys.get("burden", {}).get("rule") == "give-way")
    less = solved(members, keys | {"entrants": {"TUR": 10**6}}).after
    more = solved(members, keys | {"entrants": {"TUR": 10**7}}).after
    assert [] == [code for code in members if more[code] > less[code] + 1]


# Cases a person can check by hand.


CASES = {
    "pro rata": ({"entrants": {"TUR": 40}}, {"POL": 80, "ROU": 60, "FRA": 20, "TUR": 40}, {}),
    "on top": ({"entrants": {"TUR": 40}, "envelope": "grows"}, {"POL": 100, "ROU": 75, "FRA": 25, "TUR": 40}, {}),
    "given": ({"entrants": {"TUR": 40}, "envelope": "€140"}, {"POL": 50, "ROU": 37, "FRA": 13, "TUR": 40}, {}),
    "given, larger": ({"envelope": 400}, {"POL": 200, "ROU": 150, "FRA": 50}, {}),
    "a share, half up": ({"entrants": {"TUR": {"share": "6.25%"}}}, {"POL": 94, "ROU": 70, "FRA": 23, "TUR": 13}, {}),
    "a share of what grows": (
        {"entrants": {"TUR": {"share": "20%"}}, "envelope": "grows"},
        {"POL": 100, "ROU": 75, "FRA": 25, "TUR": 50},
        {},
    ),
    "two shares and a sum of what grows": (
        {"entrants": {"TUR": {"share": "20%"}, "GBR": {"share": "30%"}, "CAN": 100}, "envelope": "grows"},
        {"POL": 100, "ROU": 75, "FRA": 25, "CAN": 100, "GBR": 180, "TUR": 120},
        {},
    ),
    "like a member": ({"entrants": {"TUR": {"like": "FRA"}}}, {"POL": 87, "ROU": 66, "FRA": 22, "TUR": 25}, {}),
    "equal parts": (
        {"entrants": {"TUR": 90}, "burden": {"by": "equal"}},
        {"POL": 68, "ROU": 42, "FRA": 0, "TUR": 90},
        {"FRA": "zero"},
    ),
    "exempt": (
        {"entrants": {"TUR": 50}, "burden": {"exempt": ["POL"]}},
        {"POL": 100, "ROU": 37, "FRA": 13, "TUR": 50},
        {"POL": "exempt"},
    ),
    "only": (
        {"entrants": {"TUR": 50}, "burden": {"only": ["POL"]}},
        {"POL": 50, "ROU": 75, "FRA": 25, "TUR": 50},
        {"ROU": "exempt", "FRA": "exempt"},
    ),
    "a floor": (
        {"entrants": {"TUR": 40}, "floors": {"POL": "90%"}},
        {"POL": 90, "ROU": 52, "FRA": 18, "TUR": 40},
        {"POL": "floor"},
    ),
    "a floor rounds up": (
        {"entrants": {"TUR": 40}, "floors": {"FRA": "90%"}},
        {"POL": 78, "ROU": 59, "FRA": 23, "TUR": 40},
        {"FRA": "floor"},
    ),
    "a cap rounds down": (
        {"envelope": 400, "caps": {"FRA": "110%"}},
        {"POL": 213, "ROU": 160, "FRA": 27},
        {"FRA": "cap"},
    ),
    "a cap on top": (
        {"entrants": {"TUR": 40}, "envelope": "grows", "caps": {"POL": 80}},
        {"POL": 80, "ROU": 90, "FRA": 30, "TUR": 40},
        {"POL": "cap"},
    ),
    "a floor that is only touched": (
        {"entrants": {"TUR": 40}, "floors": {"POL": 80}},
        {"POL": 80, "ROU": 60, "FRA": 20, "TUR": 40},
        {},
    ),
    "everything": ({"entrants": {"TUR": 200}}, {"POL": 0, "ROU": 0, "FRA": 0, "TUR": 200}, {}),
    "unused": (
        {"entrants": {"TUR": "unused"}, "unused": {"POL": 70, "FRA": 25}},
        {"POL": 70, "ROU": 75, "FRA": 25, "TUR": 30},
        {"ROU": "exempt"},
    ),
    "rebase": (
        {"entrants": {"TUR": 200}, "burden": {"rule": "rebase"}},
        {"POL": 50, "ROU": 37, "FRA": 13, "TUR": 100},
        {},
    ),
    "rebase, a claim above all there is": (
        {"entrants": {"TUR": 600}, "burden": {"rule": "rebase"}, "floors": {"POL": 40}},
        {"POL": 40, "ROU": 17, "FRA": 6, "TUR": 137},
        {"POL": "floor"},
    ),
    "rebase, equal parts": (
        {"entrants": {"TUR": {}}, "burden": {"rule": "rebase", "by": "equal"}, "caps": {"TUR": 20}},
        {"POL": 60, "ROU": 60, "FRA": 60, "TUR": 20},
        {"TUR": "cap"},
    ),
    "rebase, exempt": (
        {"entrants": {"TUR": {}}, "burden": {"rule": "rebase", "by": "equal", "exempt": ["POL"]}, "envelope": 220},
        {"POL": 100, "ROU": 40, "FRA": 40, "TUR": 40},
        {"POL": "exempt"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_case_a_person_can_check(case: str):
    keys, expected, bounds = CASES[case]
    found = ran({"POL": 100, "ROU": 75, "FRA": 25}, **keys)
    assert (expected, bounds) == (found.after, held(found))


def test_equal_parts_of_ten_billion_take_all_of_denmark(september: pd.DataFrame):
    equal = sa.Scenario("equal-parts", entrants={"TUR": "€10 billion"}, burden={"by": "equal"})
    outcome = sa.run(september, equal)
    assert ({"DNK": "zero"}, 0) == (held_by(outcome), after(outcome)["DNK"])


def test_a_weight_of_one_for_everybody_is_equal_parts():
    members, entrants = {"POL": 100, "ROU": 75, "FRA": 25}, {"TUR": 30}
    by_equal, by_one = ({"entrants": entrants, "burden": {"by": by}} for by in ("equal", "eu_member@2026"))
    assert ran(members, **by_equal) == ran(members, **by_one)


def test_a_weight_of_nothing_is_refused_by_name():
    with pytest.raises(WrongScenario, match=r"euro_member@2026 has no value above zero for Poland \(POL\), Romania"):
        ran({"POL": 100, "ROU": 75, "FRA": 25}, burden={"by": "euro_member@2026"})


def test_what_three_members_leave_unused_is_three_point_six_billion(september: pd.DataFrame):
    assert 3_614_187_017 == after(sa.run(september, sa.scenario("turkiye-from-unused")))["TUR"]


def test_a_row_says_where_it_comes_from(september: pd.DataFrame):
    made = replace(sa.scenario("turkiye-10bn-fixed"), reference="A. Person, 2026")
    outcome = sa.run(september, made).set_index("country")
    assert ("commission-2025-09-09", "A. Person, 2026") == (outcome.loc["POL", "source"], outcome.loc["TUR", "source"])
    assert {"hypothetical"} == set(outcome["status"])
    assert {("borrower", made.name)} == set(zip(outcome["kind"], outcome["scenario"], strict=True))


def test_without_a_reference_an_entrant_comes_from_the_scenario():
    outcome = sa.run(allocation({"POL": 10}), sa.Scenario("what-if", entrants={"TUR": 1}))
    assert ["test", "what-if"] == outcome["source"].tolist()


# The baseline, and what run takes.


def test_a_date_is_a_baseline_too():
    made = sa.Scenario("spring", baseline="2026-04-15", entrants={"TUR": "€1 billion"})
    assert 146_385_650_782 == sa.run(sa.load(as_of="2026-04-15"), made)["after_eur"].sum()


def test_one_euro_more_is_another_table(september: pd.DataFrame):
    other = september.assign(amount_eur=september["amount_eur"] + (september["country"] == "DNK"))
    with pytest.raises(WrongScenario, match=r"1 of its rows differ, such as DNK €46,796,823.*DNK €46,796,822"):
        sa.run(other, sa.scenario("turkiye-10bn-fixed"))


def test_a_row_less_is_another_table(september: pd.DataFrame):
    with pytest.raises(WrongScenario, match="no DNK where the baseline has DNK"):
        sa.run(september.iloc[:-1], sa.scenario("turkiye-10bn-fixed"))


def test_a_name_is_not_a_scenario(september: pd.DataFrame):
    with pytest.raises(WrongScenario, match=r"str is none.*sa\.scenario"):
        sa.run(september, "turkiye-10bn-fixed")


def test_an_outcome_is_not_a_table_to_start_from(september: pd.DataFrame):
    made = sa.scenario("turkiye-10bn-fixed")
    with pytest.raises(WrongTable, match="Allocation"):
        sa.run(sa.run(september, made), made)


def test_the_table_is_not_changed(september: pd.DataFrame):
    copy = september.copy()
    sa.run(september, sa.scenario("turkiye-by-gdp"))
    pd.testing.assert_frame_equal(copy, september)


def test_what_is_not_met_is_said(september: pd.DataFrame):
    made = sa.Scenario("hopes", entrants={"TUR": 10}, expect={"total": 5, "after": {"TUR": 11, "GBR": 1, "POL": 0}})
    found = surprises(september, made)
    assert 4 == len(found)
    assert "Scenario 'hopes', expect.total: €5 is expected and €150,000,000,000 came out." == found[0]
    assert "Scenario 'hopes', expect.after.GBR: €1 is expected and no such row came out." == found[1]
