"""What the Regulation allows: every limit to the euro, and the label in law from the result alone."""

from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.asking.limits import CAVEAT, LABELS, READINGS, label, top_three_limit
from safe_alloc.errors import UnknownName, WrongTable
from safe_alloc.reading.frames import Contracts, Outcome, table
from safe_alloc.reading.reference import prefinancing
from tests.strategies import MEMBERS, OUTSIDERS

few = settings(max_examples=25)  # a checked table takes a hundredth of a second
AMOUNT = st.one_of(st.integers(0, 20), st.integers(0, 10**11), st.sampled_from([30 * 10**9, 30 * 10**9 + 1]))
TOLD = {"label": "drawn", "status": "hypothetical", "scenario": "drawn", "source": "test"}
ROWS = [("top-three", reading) for reading in READINGS]
ROWS += [("total", ""), ("members-only", ""), ("pre-financing", ""), ("components", "")]


def labelled(table: pd.DataFrame, **keys: object) -> str:
    return label(sa.run(table, sa.Scenario("what-if", **keys)))


def test_what_was_decided_is_within_the_regulation(september: pd.DataFrame):
    assert "within the Regulation" == labelled(september)


def test_a_member_state_that_did_not_apply_may_still_come(september: pd.DataFrame):
    assert "within the Regulation" == labelled(september, entrants={"DEU": "€5 billion"})


INFERENCE = "turkiye-10bn-as-the-commission-did"
LABELS_OF_PRESETS = {"borrower": LABELS[0], "participant": LABELS[2], "supplier": LABELS[3]}


@pytest.mark.parametrize("name", sa.scenarios())
def test_every_preset_bears_the_label_of_its_kind(name: str, september: pd.DataFrame):
    asked = sa.scenario(name)
    compute = sa.run if asked.kind == "borrower" else sa.contracts
    more = ", an inference" if name == INFERENCE else ""
    assert f"{LABELS_OF_PRESETS[asked.kind]}{more}" == label(compute(september, asked))


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
    found = labelled(table)
    assert expected == found.split(", ")[0]
    assert (loan == 30_000_000_000) == ("60% of €150 billion (another reading is broken)" in found)


def test_a_label_says_by_which_reading_nothing_is_broken_and_that_another_is(september: pd.DataFrame):
    smaller = sa.run(september, sa.Scenario("x", envelope="€120 billion", burden={"exempt": ["POL", "ROU", "FRA"]}))
    readings = sa.limits(smaller).set_index("reading")["outcome"]
    assert ["pass", "breach", "pass"] == readings[["envelope", "larger_envelope", "90bn"]].tolist()
    assert "within the Regulation, counting 60% of €150 billion (another reading is broken)" == label(smaller)


def test_a_label_needs_an_outcome(september: pd.DataFrame):
    with pytest.raises(WrongTable, match="Outcome"):
        label(september)


@st.composite
def outcomes(draw: st.DrawFn) -> pd.DataFrame:
    inside = [(code, draw(AMOUNT), draw(AMOUNT), "member") for code in draw(codes(MEMBERS, 1))]
    joined = [(code, 0, draw(AMOUNT), "entrant") for code in sorted(draw(codes(OUTSIDERS, 0)))]
    rows = [dict(zip(("country", "before_eur", "after_eur", "role"), row, strict=True)) for row in inside + joined]
    return table(Outcome, [{**row, "held_by": "", "kind": "borrower", **TOLD} for row in rows])


@st.composite
def sales(draw: st.DrawFn, kinds: tuple[str, ...] = ("participant", "supplier")) -> pd.DataFrame:
    told = {"content_share": draw(st.integers(0, 1000)) / 1000, "kind": draw(st.sampled_from(kinds)), **TOLD}
    rows = [(code, draw(AMOUNT)) for code in draw(codes(MEMBERS, 1))]
    sold = [draw(st.integers(0, loan if told["content_share"] else 0)) for _, loan in rows]
    return table(
        Contracts,
        [
            {"country": code, "entrant": "TUR", "loan_eur": loan, "contract_eur": worth, **told}
            for (code, loan), worth in zip(rows, sold, strict=True)
        ],
    )


def codes(among: tuple[str, ...], least: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(among), unique=True, min_size=least)


def judged(frame: pd.DataFrame, rule: str, reading: str = "") -> Any:
    return sa.limits(frame).set_index(["rule", "reading"]).loc[(rule, reading)]


def with_turkiye(september: pd.DataFrame, amount: int, envelope: str = "fixed") -> pd.DataFrame:
    return sa.run(september, sa.Scenario("turkiye", entrants={"TUR": amount}, envelope=envelope))


def supplied(table: pd.DataFrame, kind: str = "supplier", content: str = "35%", part: str = "5%") -> pd.DataFrame:
    terms = {"spent": "20%", "content": content, "part": part}
    return sa.contracts(table, sa.Scenario("joins", kind=kind, entrants={"TUR": {}}, terms=terms))


@few
@given(st.one_of(outcomes(), sales()))
def test_a_limit_is_broken_exactly_where_the_headroom_is_below_nothing(frame: pd.DataFrame):
    found = sa.limits(frame)
    assert ROWS == list(zip(found["rule"], found["reading"], strict=True))
    for row in found.to_dict("records"):
        euros = [row["value_eur"], row["limit_eur"], row["headroom_eur"]]
        expected = [True] * 3 if row["outcome"] == "not applicable" else [False] * 3
        assert expected == [pd.isna(each) for each in euros]
        if row["outcome"] != "not applicable":
            assert ("breach" if row["headroom_eur"] < 0 else "pass") == row["outcome"]
            assert row["rule"] == "pre-financing" or row["limit_eur"] - row["value_eur"] == row["headroom_eur"]
    assert {label(frame)} == set(found["label"])


@given(st.lists(AMOUNT, min_size=1, max_size=6), st.data())
def test_the_three_largest_are_measured_in_whole_numbers(before: list[int], data: st.DataObject):
    after = data.draw(st.lists(AMOUNT, min_size=len(before), max_size=8))
    three = sum(sorted(after)[-3:])
    wholes = {"envelope": sum(before), "larger_envelope": sum(after), "90bn": 150 * 10**9}
    for reading, whole in wholes.items():
        room = top_three_limit(reading, sum(before), sum(after)) - three
        assert room <= Fraction(3 * whole, 5) - three < room + 1
        assert (5 * three <= 3 * whole) == (room >= 0)


def test_an_unknown_reading_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="did you mean '90bn'"):
        top_three_limit("90b", 1, 1)


THRESHOLDS = [  # the last loan to Türkiye that each reading allows
    ("envelope", "fixed", 49_537_699_059),  # exactly 49,537,699,058.88, and rounding leaves room for the whole euro
    ("larger_envelope", "grows", 73_964_609_502),
    ("90bn", "grows", 29_585_843_801),
]


@pytest.mark.parametrize(("reading", "envelope", "last"), THRESHOLDS)
def test_the_three_largest_flip_at_the_euro(reading, envelope, last, september):
    found = [judged(with_turkiye(september, loan, envelope), "top-three", reading) for loan in (last, last + 1)]
    assert ["pass", "breach"] == [row["outcome"] for row in found]


def test_what_was_decided_leaves_thirteen_billion_to_the_three_largest(september: pd.DataFrame):
    found = sa.limits(sa.run(september, sa.Scenario("as-it-is")))
    assert [13_369_123_277] * 3 + [0, 0] == found["headroom_eur"].tolist()[:5]
    assert ["13"] * 3 + ["5, 6"] * 2 + ["11", "16"] == found["article"].tolist()
    assert ["press"] * 5 + ["official"] * 2 == found["confidence"].tolist()


def test_the_caveat_is_said_once(september: pd.DataFrame):
    found = sa.limits(sa.run(september, sa.Scenario("as-it-is")))
    assert 1 == sum(CAVEAT in says for says in found["says"])


def test_a_loan_outside_the_union_breaks_a_limit_with_all_of_it(september: pd.DataFrame):
    found = judged(with_turkiye(september, 10**10), "members-only")
    assert ("breach", -(10**10), True) == (found["outcome"], found["headroom_eur"], "Türkiye" in found["says"])


def test_prefinancing_is_judged_by_the_member_with_the_least_to_spare(september: pd.DataFrame):
    more = september.assign(amount_eur=september["amount_eur"] + [1000 * place for place in range(19, 0, -1)])
    foreseen = prefinancing().query("qualifier != 'about'").dropna(subset="foreseen_cents")
    for lent in (september, more):
        loans = lent.set_index("country")["amount_eur"][foreseen["country"]].tolist()
        cents = [15 * loan - sum_ for loan, sum_ in zip(loans, foreseen["foreseen_cents"].tolist(), strict=True)]
        found = judged(sa.run(lent, sa.Scenario("as-it-is")), "pre-financing")
        assert ("pass", min(cents) // 100) == (found["outcome"], found["headroom_eur"])


def test_a_loan_that_shrinks_below_its_prefinancing_needs_a_new_decision(september: pd.DataFrame):
    without = sa.Scenario("x", entrants={"TUR": 1000}, burden={"only": ["POL", "EST"]})
    found = judged(sa.run(september, without), "pre-financing")
    words = ["Poland", "new decision", "15%"]
    assert ("not applicable", []) == (found["outcome"], [word for word in words if word not in found["says"]])
    assert "Estonia" not in found["says"]  # its foreseen sum belongs to a smaller loan


def test_no_prefinancing_is_judged_where_none_is_known(september: pd.DataFrame):
    few_rows = september[september["country"].isin(["FRA", "CZE", "SVK"])]
    found = judged(sa.run(few_rows, sa.Scenario("x")), "pre-financing")
    assert ("not applicable", True) == (found["outcome"], "known to the cent" in found["says"])


@pytest.mark.parametrize(("content", "outcome"), [("35%", "pass"), ("35.001%", "breach"), ("0.5%", "pass")])
def test_a_supplier_is_held_to_its_ceiling(content, outcome, september):
    made = supplied(september, content=content)
    assert outcome == judged(made, "components")["outcome"]
    assert (LABELS[1] if outcome == "breach" else LABELS[3]) == label(made)


def test_a_supplier_is_measured_against_what_it_would_sell_at_the_ceiling(september: pd.DataFrame):
    above, at = (supplied(september, content=content)["contract_eur"].sum() for content in ("70%", "35%"))
    found = judged(supplied(september, content="70%"), "components")
    assert [above, at, at - above] == [found["value_eur"], found["limit_eur"], found["headroom_eur"]]


@pytest.mark.parametrize(
    ("kind", "part", "word"), [("participant", "5%", "Article 17"), ("supplier", "0%", "no contract")]
)
def test_a_ceiling_that_limits_nothing_is_not_applied(kind, part, word, september):
    found = judged(supplied(september, kind, "80%", part), "components")
    assert ("not applicable", True) == (found["outcome"], word in found["says"])


def test_contracts_leave_the_loans_as_they_are(september: pd.DataFrame):
    decided, sold = sa.limits(sa.run(september, sa.Scenario("as-it-is"))), sa.limits(supplied(september))
    pd.testing.assert_frame_equal(decided.loc[:5, :"says"], sold.loc[:5, :"says"])


def test_a_participant_needs_an_agreement(september: pd.DataFrame):
    assert "needs an Article 17 agreement" == label(supplied(september, "participant", "80%"))


def test_loans_above_the_envelope_weigh_more_than_an_agreement(september: pd.DataFrame):
    larger = september.assign(amount_eur=september["amount_eur"] + 1)
    assert "needs an amendment" == label(supplied(larger, "participant"))


def test_contracts_over_a_loan_outside_the_union_are_a_counterfactual(september: pd.DataFrame):
    outside = september.assign(country=september["country"].replace("POL", "GBR"))
    assert "counterfactual" == label(supplied(outside))


def test_limits_need_an_outcome_or_contracts(september: pd.DataFrame):
    with pytest.raises(WrongTable, match="Outcome or Contracts"):
        sa.limits(september)
