"""The scenarios that ship: each complete, its own test, checked by an oracle to the euro, and kept row by row."""

import csv
from fractions import Fraction
from math import floor
from pathlib import Path

import pandas as pd
import pytest

import safe_alloc as sa
from safe_alloc.telling.checks import checked
from tests import oracle

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
PAGE = (ROOT / "data" / "scenarios" / "README.md").read_text("utf-8")
PRESETS = {name: sa.scenario(name) for name in sa.scenarios()}
LOANS = sorted(name for name, each in PRESETS.items() if each.kind == "borrower")
CONTRACTS = sorted(PRESETS.keys() - set(LOANS))
SIX = ("BGR", "CZE", "ESP", "FIN", "HRV", "ITA")
INFERRED = "turkiye-10bn-as-the-commission-did"


def rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members(table: pd.DataFrame) -> dict[str, int]:
    return dict(zip(table["country"], table["amount_eur"].tolist(), strict=True))


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_says_all_that_a_reader_must_know(name: str):
    made = PRESETS[name]
    assert all([made.title, made.author, made.reference, made.assumptions, made.not_modelled, made.entrants])
    assert "commission-2025-09-09" == made.baseline
    ratings = {rating for each in made.assumptions for rating in (each.quality, each.impact)}
    assert ratings & {"amber", "red"}


@pytest.mark.parametrize("name", LOANS)
def test_a_loan_to_an_outsider_is_called_a_counterfactual_and_expected_to_the_euro(name: str):
    made = PRESETS[name]
    assert any("counterfactual" in each.says for each in made.assumptions)
    assert made.expect.total is not None
    assert set(made.entrants) < set(made.expect.after)


@pytest.mark.parametrize("name", CONTRACTS)
def test_contracts_are_called_an_illustration_and_expected_to_the_euro(name: str):
    made = PRESETS[name]
    assert any("illustration" in each.says and "no figure is public" in each.says for each in made.assumptions)
    assert made.expect.contracts is not None
    assert (made.kind == "participant") == (made.expect.fee is not None)
    assert any("Turnover is not profit" in each for each in made.not_modelled)


def test_there_are_at_least_sixteen_presets_in_order():
    assert 16 <= len(sa.scenarios())
    assert sorted(sa.scenarios()) == list(sa.scenarios())


def test_the_presets_cover_what_a_scenario_can_say():
    loans = [PRESETS[name] for name in LOANS]
    entrants = [one for each in loans for one in each.entrants.values()]
    assert {"borrower", "participant", "supplier"} == {each.kind for each in PRESETS.values()}
    assert {"fixed", "grows", 160_000_000_000} == {each.envelope for each in loans}
    assert {"amount", "share", "by", "like"} == {way for one in entrants for way in one.sizes}
    assert {"give-way", "rebase"} == {each.burden.rule for each in loans}
    assert {"allocation", "equal", "gdp_nominal_eur", "gdp_nominal_usd"} == {each.burden.by[:15] for each in loans}
    assert all(any(getattr(each.burden, key) for each in loans) for key in ("only", "exempt"))
    assert all(any(getattr(each, key) for each in loans) for key in ("floors", "caps", "unused"))
    assert {"TUR", "GBR", "NOR", "CAN", "UKR"} == {code for each in loans for code in each.entrants}


@pytest.mark.parametrize("name", LOANS)
def test_the_rows_of_a_loan_are_the_oracles(name: str, september: pd.DataFrame):
    expected = oracle.answer(members(september), oracle.plain(oracle.read(name)))
    assert expected.after == {row["country"]: int(row["after_eur"]) for row in rows(name)}
    assert expected.held() == {row["country"]: row["held_by"] for row in rows(name) if row["held_by"]}
    before = {row["country"]: int(row["before_eur"]) for row in rows(name) if row["role"] == "member"}
    assert members(september) == before


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_rows_of_contracts_are_the_oracles(name: str, september: pd.DataFrame):
    """Written from the rules alone: loan times spent times content times part, largest remainder, ties by alpha-3."""
    terms, loans = oracle.read(name)["terms"], members(september)
    per_euro = oracle.percent(terms["spent"]) * oracle.percent(terms["content"]) * oracle.percent(terms["part"])
    buyers = terms.get("buyers", loans)
    exact = {code: per_euro * loan * (code in buyers) for code, loan in loans.items()}
    whole = {code: floor(value) for code, value in exact.items()}
    left = floor(sum(exact.values()) + Fraction(1, 2)) - sum(whole.values())
    for code in sorted(exact, key=lambda code: (whole[code] - exact[code], code))[:left]:
        whole[code] += 1
    assert whole == {row["country"]: int(row["contract_eur"]) for row in rows(name)}
    found = sa.balance(september, PRESETS[name])
    charged = round(oracle.percent(terms.get("charge", "0%")) * sum(whole.values()))
    assert (sum(whole.values()), oracle.euros(terms.get("fee", 0)) + charged) == (found.contracts_eur, found.fee_eur)


@pytest.mark.parametrize("name", PRESETS)
def test_the_rows_that_are_kept_are_those_that_come_out(name: str, september: pd.DataFrame):
    made = (sa.run if name in LOANS else sa.contracts)(september, PRESETS[name])
    columns = list(rows(name)[0])
    assert [list(row.values()) for row in rows(name)] == made[columns].astype(str).to_numpy().tolist()


def test_there_are_rows_for_every_preset_and_for_nothing_else():
    assert list(sa.scenarios()) == sorted(path.stem for path in GOLDEN.glob("*.csv"))


@pytest.mark.parametrize("name", PRESETS)
def test_the_page_names_every_preset_with_its_label(name: str, september: pd.DataFrame):
    made = (sa.run if name in LOANS else sa.contracts)(september, PRESETS[name])
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| [{name}]({name}.toml) |"))
    assert f" {PRESETS[name].kind}: {sa.limits(made)['label'].iloc[0]} " in line
    assert f" {PRESETS[name].title} " in line


def test_the_commission_s_way_leaves_six_whole_and_scales_the_rest_by_one_factor(september: pd.DataFrame):
    before, kept = members(september), {row["country"]: int(row["after_eur"]) for row in rows(INFERRED)}
    assert SIX == PRESETS[INFERRED].burden.exempt
    assert {code: before[code] for code in SIX} == {code: kept[code] for code in SIX}
    others = before.keys() - set(SIX)
    factor = Fraction(sum(kept[code] for code in others), sum(before[code] for code in others))
    assert all(abs(kept[code] - factor * before[code]) < 1 for code in others)


def test_what_is_inferred_is_called_an_inference_wherever_it_is_named():
    made = PRESETS[INFERRED]
    assert "inference" in made.title
    assert "inference" in made.reference
    assert any("inference" in each.says for each in made.assumptions)


@pytest.mark.parametrize("name", sorted(PRESETS.keys() - set(LOANS)))
def test_the_page_shows_the_votes_on_an_agreement_and_where_its_fee_comes_back(name: str, september: pd.DataFrame):
    cells = next(line for line in PAGE.splitlines() if line.startswith(f"| [{name}]")).split(" | ")
    if PRESETS[name].kind == "supplier":
        assert ["no fee", "no vote", "no vote |"] == cells[-3:]
        return
    made = sa.contracts(september, PRESETS[name])
    votes = [sa.vote(outcome=made, rule=rule).outcome for rule in ("qualified", "unanimity")]
    part = cells[-3].removeprefix("from ")
    assert [votes[0], f"{votes[1]} |"] == cells[-2:]
    assert part in sa.what_is_left(september, PRESETS[name])


def test_canada_s_reported_fifteen_per_cent_are_those_of_what_it_sells(september: pd.DataFrame):
    plain, more = (sa.balance(september, PRESETS[f"canada-participant{end}"]) for end in ("", "-15-percent"))
    assert plain.contracts_eur == more.contracts_eur
    assert more.fee_eur == plain.fee_eur + Fraction(15, 100) * plain.contracts_eur


def test_a_contract_or_a_fee_that_is_not_as_expected_is_found(monkeypatch):
    terms = {"fee": 3, "content": "80%", "spent": "10%", "part": "5%"}
    expect = {"contracts": 1, "fee": 2}
    wrong = sa.Scenario("x", kind="participant", entrants={"CAN": {}}, terms=terms, expect=expect)
    monkeypatch.setattr("safe_alloc.telling.checks.scenarios", lambda: ("x",))
    monkeypatch.setattr("safe_alloc.telling.checks.scenario", lambda _: wrong)
    found = next(each for each in checked() if each.what == "preset x")
    assert not found.holds
    assert "expect.contracts: €1 is expected and €600,000,000 came out" in found.says
    assert "expect.fee: €2 is expected and €3 came out" in found.says
