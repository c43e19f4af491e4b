"""The ledger: who pays and who gains, every column recomputed another way."""

from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.errors import WrongScenario, WrongTable
from safe_alloc.reading.frames import Outcome, table
from tests.strategies import MEMBERS, OUTSIDERS

COLUMNS = [
    *("country", "role", "before_eur", "change_eur", "change_share", "change_points"),
    *("after_eur", "before_rank", "after_rank", "held_by", "effect"),
    *("kind", "label", "status", "scenario", "source"),
]
few = settings(max_examples=25)  # a checked table takes a hundredth of a second
AMOUNT = st.one_of(st.integers(0, 20), st.integers(0, 10**12))


@st.composite
def outcomes(draw: st.DrawFn) -> pd.DataFrame:
    members = draw(st.lists(st.sampled_from(MEMBERS), unique=True, min_size=1))
    entrants = sorted(draw(st.lists(st.sampled_from(OUTSIDERS), unique=True)))
    rest = {"held_by": "", "kind": "borrower", "label": "drawn", "status": "hypothetical", "scenario": "drawn"}
    rest |= {"source": "test"}
    inside = [{"country": code, "role": "member", "before_eur": draw(AMOUNT)} for code in members]
    outside = [{"country": code, "role": "entrant", "before_eur": 0} for code in entrants]
    return table(Outcome, [{**row, "after_eur": draw(AMOUNT), **rest} for row in inside + outside])


@few
@given(outcomes())
def test_every_column_is_there_in_the_order_of_the_outcome(outcome: pd.DataFrame):
    found = sa.ledger(outcome)
    assert COLUMNS == list(found.columns)
    same = ["country", "role", "before_eur", "after_eur", "held_by", "source"]
    pd.testing.assert_frame_equal(outcome[same], found[same])


@few
@given(outcomes())
def test_a_change_is_after_less_before(outcome: pd.DataFrame):
    found = sa.ledger(outcome)
    assert (outcome["after_eur"] - outcome["before_eur"]).tolist() == found["change_eur"].tolist()


@few
@given(outcomes())
def test_a_change_has_a_share_where_there_was_something_before(outcome: pd.DataFrame):
    for row in sa.ledger(outcome).to_dict("records"):
        if row["before_eur"] == 0:
            assert pd.isna(row["change_share"])
        else:
            assert float(Fraction(row["change_eur"], row["before_eur"])) == row["change_share"]


@few
@given(outcomes())
def test_points_add_up_to_nothing_unless_a_side_is_empty(outcome: pd.DataFrame):
    full = outcome["before_eur"].sum() > 0 and outcome["after_eur"].sum() > 0
    assume(full)
    assert 0 == pytest.approx(sa.ledger(outcome)["change_points"].sum(), abs=1e-9)


@few
@given(outcomes())
def test_a_rank_is_one_more_than_the_number_of_larger_amounts(outcome: pd.DataFrame):
    found, inside = sa.ledger(outcome), outcome.loc[outcome["role"] == "member", "before_eur"].tolist()
    after = outcome["after_eur"].tolist()
    assert [1 + sum(other > own for other in inside) for own in inside] == found["before_rank"].dropna().tolist()
    assert [1 + sum(other > own for other in after) for own in after] == found["after_rank"].tolist()


@few
@given(outcomes())
def test_only_an_entrant_has_no_rank_before(outcome: pd.DataFrame):
    found = sa.ledger(outcome)
    assert (outcome["role"] == "entrant").tolist() == found["before_rank"].isna().tolist()
    assert ("Int64", "Int64") == (str(found["before_rank"].dtype), str(found["after_rank"].dtype))


def test_ten_billion_cost_every_member_a_fifteenth(september: pd.DataFrame):
    found = sa.ledger(sa.run(september, sa.scenario("turkiye-10bn-fixed"))).set_index("country")
    members = found.drop("TUR")
    assert members["change_share"].round(6).eq(-0.066667).all()
    assert (-2_915_606_720, 6.666667) == (found.loc["POL", "change_eur"], round(found.loc["TUR", "change_points"], 6))
    assert [3, 3, 5] == found.loc[["FRA", "HUN", "ITA"], "before_rank"].tolist()
    assert [6, 7] == found.loc[["TUR", "BEL"], "after_rank"].tolist()


def test_on_top_nobody_pays_and_every_share_falls(september: pd.DataFrame):
    found = sa.ledger(sa.run(september, sa.scenario("turkiye-10bn-on-top"))).set_index("country")
    members = found.drop("TUR")
    assert {0} == set(members["change_eur"])
    assert (members["change_points"] < 0).all()


def test_what_holds_a_row_is_in_the_ledger(september: pd.DataFrame):
    found = sa.ledger(sa.run(september, sa.scenario("turkiye-10bn-as-the-commission-did"))).set_index("country")
    assert {"BGR", "CZE", "ESP", "FIN", "HRV", "ITA"} == set(found.index[found["held_by"] == "exempt"])


def test_a_table_of_zeros_has_shares_of_zero():
    zeros: dict[str, Any] = {"country": ["POL"], "role": ["member"], "before_eur": [0], "after_eur": [0]}
    rest = {"kind": ["borrower"], "label": ["x"], "status": ["hypothetical"], "scenario": ["x"], "source": ["x"]}
    found = sa.ledger(pd.DataFrame({**zeros, "held_by": [""], **rest}))
    assert ([0.0], [1]) == (found["change_points"].tolist(), found["after_rank"].tolist())


def test_an_allocation_has_no_ledger(september: pd.DataFrame):
    with pytest.raises(WrongTable, match="Outcome"):
        sa.ledger(september)


@few
@given(outcomes())
def test_an_effect_is_the_sign_of_a_change(outcome: pd.DataFrame):
    words = {-1: "loses", 0: "unaffected", 1: "gains"}
    for row in sa.ledger(outcome).to_dict("records"):
        sign = (row["change_eur"] > 0) - (row["change_eur"] < 0)
        assert ("joins" if row["role"] == "entrant" else words[sign]) == row["effect"]


@few
@given(st.integers(0, 10**11), st.sampled_from(["fixed", "grows"]))
def test_changes_add_up_to_nothing_or_to_the_entrant(loan: int, envelope: str):
    found = sa.ledger(sa.run(sa.load(), sa.Scenario("x", entrants={"TUR": loan}, envelope=envelope)))
    assert (0 if envelope == "fixed" else loan) == found["change_eur"].sum()


def test_scenarios_side_by_side_are_what_run_and_contracts_say(september: pd.DataFrame):
    lent, sold = sa.scenario("turkiye-10bn-fixed"), sa.scenario("canada-participant")
    both = sa.compare(september, lent, sold)
    loans, buys = (both[both["scenario"] == each.name] for each in (lent, sold))
    assert sa.run(september, lent)["after_eur"].tolist() == loans["after_eur"].tolist()
    assert sa.contracts(september, sold)["contract_eur"].tolist() == buys["contract_eur"].tolist()
    assert loans["contract_eur"].isna().all()
    assert buys[["after_eur", "change_eur"]].isna().all(axis=None)
    assert {"counterfactual", "needs an Article 17 agreement"} == set(both["label"])


STANDING = ("kind", "label", "status", "scenario")
INFERRED = "turkiye-10bn-as-the-commission-did"
VARY = {"entrants.TUR.amount": [0, 10**9]}
TOLD = {
    "run": lambda table, asked: sa.run(table, asked),
    "ledger": lambda table, asked: sa.ledger(sa.run(table, asked)),
    "compare": lambda table, asked: sa.compare(table, asked),
    "limits": lambda table, asked: sa.limits(sa.run(table, asked)),
    "summary": lambda table, asked: sa.sweep(table, asked, vary=VARY).summary,
    "flips": lambda table, asked: sa.sweep(table, asked, vary=VARY).flips,
    "tornado": lambda table, asked: sa.tornado(table, asked, vary=VARY),
    "solve": lambda table, asked: pd.DataFrame([vars(sa.solve(table, asked, until="blocking"))]),
    "vote": lambda table, asked: pd.DataFrame([vars(sa.vote(outcome=sa.run(table, asked)))]),
}
FEES = {
    "contracts": lambda table, asked: sa.contracts(table, asked),
    "balance": lambda table, asked: pd.DataFrame([vars(sa.balance(table, asked))]),
    "solve": lambda table, asked: pd.DataFrame([vars(sa.solve(table, asked, until="break-even", vary="terms.fee"))]),
}


@pytest.mark.parametrize("made", TOLD)
def test_every_table_and_answer_bears_kind_label_status_and_scenario_and_that_it_is_an_inference(made, september):
    rows = TOLD[made](september, sa.scenario(INFERRED))[[*STANDING]].drop_duplicates().to_numpy().tolist()
    assert [["borrower", "counterfactual, an inference", "hypothetical", INFERRED]] == rows


@pytest.mark.parametrize("made", FEES)
def test_what_is_said_of_a_participant_bears_kind_label_status_and_scenario(made, september):
    rows = FEES[made](september, sa.scenario("uk-participant-2bn"))[[*STANDING]].drop_duplicates().to_numpy().tolist()
    assert [["participant", "needs an Article 17 agreement", "hypothetical", "uk-participant-2bn"]] == rows


@pytest.mark.parametrize(("twice", "words"), [(2, "names one twice"), (0, "has no scenarios")])
def test_what_cannot_stand_side_by_side_is_told(twice: int, words: str, september: pd.DataFrame):
    with pytest.raises(WrongScenario, match=words):
        sa.compare(september, *[sa.Scenario("one")] * twice)
