"""Participants and suppliers: what is sold adds up, nobody is a euro off, and turnover less fee is no profit."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import floor
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.errors import WrongScenario, WrongTable
from safe_alloc.reading.frames import Allocation, table
from tests.strategies import MEMBERS, percents

few = settings(max_examples=25)  # a checked table takes a hundredth of a second
UK = {"content": "65%", "spent": "30%", "part": "12.5%"}
CANADA = {"content": "80%", "spent": "25%", "part": "2%"}
PRECEDENTS = [
    ("CAN", CANADA, 10_000_000),
    ("CAN", CANADA, 10_000_000 + 90_000_000),  # and, as reported, 15 % of the €600m of Canadian content
    ("GBR", UK, 6_750_000_000),
    ("GBR", UK, 2_000_000_000),
    ("GBR", UK, 82_000_000),
]


def joined(kind: str = "participant", entrants: object = "CAN", baseline: str = "", **terms: Any) -> sa.Scenario:
    codes = entrants if isinstance(entrants, list) else [entrants]
    return sa.Scenario("joined", kind=kind, entrants={code: {} for code in codes}, baseline=baseline, terms=terms)


def allocation(loans: Mapping[str, int]) -> pd.DataFrame:
    rest = {"step_eur": 1, "qualifier": "exact", "status": "tentative", "source": "test"}
    return table(Allocation, [{"country": code, "amount_eur": loan, **rest} for code, loan in loans.items()])


def exactly(loans: Mapping[str, int], terms: Mapping[str, Any]) -> dict[str, Fraction]:
    """Return what each buys, worked out from the words of the terms alone."""
    rate = Fraction(1)
    for key in ("spent", "content", "part"):
        rate *= Fraction(terms[key].removesuffix("%")) / 100
    return {code: loan * rate if code in (terms.get("buyers") or loans) else Fraction() for code, loan in loans.items()}


def nearest_euro(exact: Fraction) -> int:
    with localcontext(prec=200):
        halves = Decimal(floor(2 * exact)) / 2  # whatever is beyond a half decides nothing
        return int(halves.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def loans_of(frame: pd.DataFrame) -> dict[str, int]:
    return dict(zip(frame["country"], frame["amount_eur"].tolist(), strict=True))


TABLES = st.dictionaries(st.sampled_from(MEMBERS), st.one_of(st.integers(0, 30), st.integers(0, 10**11)), min_size=1)


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, Any]]:
    loans = draw(TABLES)
    terms: dict[str, Any] = {key: draw(percents(0, 100)) for key in ("content", "spent", "part")}
    return loans, terms | {"buyers": draw(st.lists(st.sampled_from(list(loans)), unique=True))}


@few
@given(cases())
def test_contracts_add_up_and_nobody_is_a_euro_off(case: tuple[dict[str, int], dict[str, Any]]):
    loans, terms = case
    exact, made = exactly(loans, terms), sa.contracts(allocation(loans), joined(**terms))
    worth = dict(zip(made["country"], made["contract_eur"].tolist(), strict=True))
    assert nearest_euro(sum(exact.values(), Fraction())) == sum(worth.values())
    assert [] == [code for code in loans if abs(worth[code] - exact[code]) >= 1]
    rounded_up = [exact[code] % 1 for code in loans if worth[code] > exact[code]]
    cut_off = [exact[code] % 1 for code in loans if worth[code] < exact[code]]
    assert max(cut_off, default=Fraction()) <= min(rounded_up, default=Fraction(1))
    assert list(loans.items()) == list(zip(made["country"], made["loan_eur"].tolist(), strict=True))


def test_a_euro_that_two_could_have_goes_to_the_first_in_the_alphabet():
    made = sa.contracts(allocation({"POL": 1, "ITA": 1}), joined(content="100%", spent="50%", part="100%"))
    assert [("POL", 0), ("ITA", 1)] == list(zip(made["country"], made["contract_eur"].tolist(), strict=True))


def test_half_a_euro_is_rounded_up():
    made = sa.contracts(allocation({"POL": 1}), joined(content="100%", spent="50%", part="100%"))
    assert [1] == made["contract_eur"].tolist()


def test_who_is_no_buyer_buys_nothing_and_keeps_its_row(september: pd.DataFrame):
    made = sa.contracts(september, joined(**CANADA, buyers=["ITA", "POL"])).set_index("country")
    assert {"ITA", "POL"} == set(made.index[made["contract_eur"] > 0])
    assert 150_000_000_000 == made["loan_eur"].sum()


def test_contracts_say_what_they_are(september: pd.DataFrame):
    made = sa.contracts(september, joined("supplier", "TUR", spent="20%", part="5%"))
    told = made[["content_share", "kind", "status", "scenario", "source"]].drop_duplicates()
    assert [[0.35, "supplier", "hypothetical", "joined", "commission-2025-09-09"]] == told.to_numpy().tolist()


@pytest.mark.parametrize(("code", "terms", "fee"), PRECEDENTS)
def test_the_precedents_come_out_as_worked_out_by_hand(code, terms, fee, september):
    found = sa.balance(september, joined(entrants=code, fee=fee, **terms))
    exact = exactly(loans_of(september), terms)
    volume = sum(exactly(loans_of(september), {**terms, "part": "100%"}).values())
    worth = nearest_euro(sum(exact.values(), Fraction()))
    assert (worth, fee, worth - fee) == (found.contracts_eur, found.fee_eur, found.net_eur)
    assert Fraction(fee) / volume == found.break_even_part
    assert worth == sa.contracts(september, joined(entrants=code, **terms))["contract_eur"].sum()


def test_fifteen_percent_of_what_canada_would_sell_is_ninety_million(september: pd.DataFrame):
    assert 90_000_000 * 100 == 15 * sa.balance(september, joined(fee=0, **CANADA)).contracts_eur


@few
@given(TABLES.filter(lambda loans: sum(loans.values()) > 0), st.integers(1, 10**10), percents(1, 100))
def test_at_the_break_even_part_nothing_is_left(loans: dict[str, int], fee: int, content: str):
    terms = {"spent": "100%", "content": content, "part": "100%"}
    found = sa.balance(allocation(loans), joined(fee=fee, **terms))
    assert fee == found.break_even_part * sum(exactly(loans, terms).values())


@pytest.mark.parametrize(
    ("given_terms", "fee"), [({"fee_per": "year", "years": 5}, 50), ({"fee_per": "year"}, 10), ({}, 10)]
)
def test_a_yearly_fee_is_paid_every_year(given_terms, fee, september):
    assert fee == sa.balance(september, joined(fee=10, **CANADA, **given_terms)).fee_eur


@pytest.mark.parametrize(
    ("kind", "terms"),
    [("participant", {**UK, "fee": "€2 billion"}), ("participant", {**UK, "fee": 10**15}), ("supplier", UK)],
)
def test_a_balance_is_said_to_be_hypothetical_and_no_profit(kind, terms, september):
    told = sa.what_is_left(september, joined(kind, "GBR", **terms))
    words = ["hypothetical", "scenario joined", "United Kingdom", "turnover less fee, not profit", "9 September 2025"]
    assert [] == [word for word in words if word not in told]


def test_a_ceiling_nobody_stated_is_that_of_article_16(september: pd.DataFrame):
    silent, stated = (
        sa.contracts(september, joined("supplier", "TUR", spent="20%", part="5%", content=content))
        for content in ("", "35%")
    )
    pd.testing.assert_frame_equal(stated, silent)


def test_a_supplier_pays_nothing_so_any_part_will_do(september: pd.DataFrame):
    found = sa.balance(september, joined("supplier", "TUR", spent="20%", part="5%"))
    assert (0, 0, found.contracts_eur) == (found.fee_eur, found.break_even_part, found.net_eur)


def test_where_nothing_is_spent_no_part_breaks_even(september: pd.DataFrame):
    found = sa.balance(september, joined(**{**CANADA, "spent": "0%"}, fee="€10 million"))
    assert (None, -10_000_000) == (found.break_even_part, found.net_eur)
    assert "no sales could cover the fee" in sa.what_is_left(
        september, joined(**{**CANADA, "spent": "0%"}, fee="€10 million")
    )


@pytest.mark.parametrize(
    ("terms", "part", "says"),
    [
        ({"fee": 0, "charge": "15%"}, 0, "from 0.0% of the content open to it on"),
        ({"fee": 0, "spent": "0%"}, 0, "no fee to cover"),
        ({"fee": 0}, 0, "no fee to cover"),
        ({"fee": 1, "charge": "100%"}, None, "no sales could cover the fee"),
    ],
)
def test_why_no_part_is_needed_or_none_will_do(terms, part, says, september: pd.DataFrame):
    scenario = joined(**{**CANADA, **terms})
    assert part == sa.balance(september, scenario).break_even_part
    assert says in sa.what_is_left(september, scenario).replace("From", "from")


REFUSED = [
    (joined(**{**CANADA, "spent": ""}), ["terms.spent", "missing", "loan"]),
    (joined(**{**CANADA, "part": ""}), ["terms.part", "missing"]),
    (joined(**{**CANADA, "content": ""}), ["terms.content", "missing"]),
    (joined("supplier", "TUR", spent="20%"), ["terms.part", "missing"]),
    (joined(**CANADA, buyers=["POL", "DEU"]), ["terms.buyers", "DEU is not in the table", "ITA"]),
    (joined(**CANADA, buyers=["POL", "LUX"]), ["terms.buyers", "LUX", "did you mean 'LTU'"]),
    (joined(entrants=[], **CANADA), ["entrants", "nobody joins", "exactly one"]),
    (joined(entrants=["CAN", "GBR"], **CANADA), ["entrants", "CAN, GBR join", "exactly one"]),
    (joined(entrants="POL", **CANADA), ["entrants.POL", "in the table already"]),
    (joined(entrants="DEU", **CANADA), ["entrants.DEU", "Germany", "does not count as outside"]),
    (joined(entrants="NOR", **CANADA), ["entrants.NOR", "Norway", "does not count as outside"]),
    (joined(baseline="2026-04-15", **CANADA), ["baseline", "2026-04-15", "rows differ"]),
    (sa.Scenario("loan", entrants={"TUR": 1}), ["'loan'", "borrower", "sa.run(table, scenario)"]),
    ("canada", ["str is none", "sa.scenario"]),
]


@pytest.mark.parametrize(("scenario", "words"), REFUSED)
@pytest.mark.parametrize("verb", [sa.contracts, sa.balance])
def test_what_has_no_contracts_is_refused_in_words_that_help(verb, scenario, words, september):
    with pytest.raises(WrongScenario) as refusal:
        verb(september, scenario)
    assert [] == [word for word in words if word not in str(refusal.value)]


@pytest.mark.parametrize(
    ("terms", "words"),
    [({}, ["terms.fee", "missing", "or 0"]), ({"fee": 1, "years": 5}, ["terms.years", "5 years", "fee_per = 'year'"])],
)
def test_a_fee_with_no_or_two_readings_is_refused(terms, words, september):
    with pytest.raises(WrongScenario) as refusal:
        sa.balance(september, joined(**CANADA, **terms))
    assert [] == [word for word in words if word not in str(refusal.value)]


def test_contracts_need_an_allocation(september: pd.DataFrame):
    with pytest.raises(WrongTable, match="Allocation"):
        sa.contracts(sa.run(september, sa.scenario("turkiye-10bn-fixed")), joined(**CANADA))


@pytest.mark.parametrize("kind", ["participant", "supplier"])
def test_run_says_where_contracts_come_from(kind, september):
    with pytest.raises(WrongScenario, match=r"sa\.contracts\(table, scenario\)"):
        sa.run(september, joined(kind, "TUR", spent="20%", part="5%"))
