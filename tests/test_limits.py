"""The label in law: the first that holds, from the outcome alone."""

import pandas as pd
import pytest

import safe_alloc as sa
from safe_alloc.asking.limits import LABELS, label
from safe_alloc.errors import WrongTable


def labelled(table: pd.DataFrame, **keys: object) -> str:
    return label(sa.run(table, sa.Scenario("what-if", **keys)))


def test_what_was_decided_is_within_the_regulation(september: pd.DataFrame):
    assert "within the Regulation" == labelled(september)


def test_a_member_state_that_did_not_apply_may_still_come(september: pd.DataFrame):
    assert "within the Regulation" == labelled(september, entrants={"DEU": "€5 billion"})


LABELS_OF_PRESETS = {"borrower": LABELS[0], "participant": LABELS[2], "supplier": LABELS[3]}


@pytest.mark.parametrize("name", sa.scenarios())
def test_every_preset_bears_the_label_of_its_kind(name: str, september: pd.DataFrame):
    asked = sa.scenario(name)
    compute = sa.run if asked.kind == "borrower" else sa.contracts
    assert LABELS_OF_PRESETS[asked.kind] == label(compute(september, asked))


def test_a_borrower_outside_the_union_comes_before_every_breach(september: pd.DataFrame):
    assert "counterfactual" == labelled(september, entrants={"TUR": "€200 billion"}, envelope="grows")


@pytest.mark.parametrize(("envelope", "expected"), [(150_000_000_000, LABELS[3]), (150_000_000_001, LABELS[1])])
def test_a_euro_above_the_envelope_needs_an_amendment(september: pd.DataFrame, envelope: int, expected: str):
    assert expected == labelled(september, envelope=envelope)


@pytest.mark.parametrize(("loan", "expected"), [(30_000_000_000, LABELS[3]), (30_000_000_001, LABELS[1])])
def test_three_largest_above_ninety_billion_need_an_amendment(loan: int, expected: str):
    rest = {"step_eur": 1, "qualifier": "exact", "status": "tentative", "source": "test"}
    amounts = {"POL": 30_000_000_000, "ROU": 30_000_000_000, "FRA": loan, "ITA": 1}
    table = pd.DataFrame([{"country": code, "amount_eur": amount, **rest} for code, amount in amounts.items()])
    assert expected == labelled(table)


@pytest.mark.parametrize(("kind", "expected"), [("participant", LABELS[2]), ("supplier", LABELS[3])])
def test_only_a_participant_needs_an_agreement(september: pd.DataFrame, kind: str, expected: str):
    outcome = sa.run(september, sa.scenario("turkiye-10bn-fixed")).assign(kind=kind)
    assert expected == label(outcome)


def test_a_label_needs_an_outcome(september: pd.DataFrame):
    with pytest.raises(WrongTable, match="Outcome"):
        label(september)
