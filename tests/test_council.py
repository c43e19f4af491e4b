"""Votes in the Council: what passes, who can block, and where the printed digits leave it open.

The oracle knows the Treaty's words and pushes true shares about by hand, within what the printed digits allow.
"""

from collections.abc import Callable, Collection
from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.asking.council.counting import surely_blocks
from safe_alloc.errors import UnknownName, WrongTable, WrongVote
from safe_alloc.reading.countries import codes, is_member
from safe_alloc.reading.files import reference_rows
from safe_alloc.reading.reference import council_shares, indicator
from tests.made import outcome as made_outcome

MEMBERS = [code for code in codes() if is_member(code)]
PRINTED = {row["country"]: Fraction(row["share_percent"]) for row in reference_rows("council_population")}
HALF = Fraction("0.005")
NEEDED = {"qualified": 15, "qualified_72": 20}
GROUPS = st.lists(st.sampled_from(MEMBERS), unique=True)
HEAVY = ["DEU", "FRA", "ITA", "ESP", "POL"]
NEAR = st.lists(st.sampled_from(HEAVY), unique=True, min_size=2, max_size=3).flatmap(  # near 35 %, where it is close
    lambda heavy: st.lists(st.sampled_from(sorted({*MEMBERS} - {*HEAVY})), unique=True, max_size=5).map(heavy.__add__)
)


def extreme(group: Collection[str], *, most: bool) -> dict[str, Fraction]:
    """Return true shares that add up to 100 where the group holds as much, or as little, as the digits allow."""
    sign = 1 if most else -1
    true = {code: share + (sign if code in group else -sign) * HALF for code, share in PRINTED.items()}
    # what is missing or too much is given to, or taken from, those it hurts least, each only within its digits
    for code in sorted(true, key=lambda code: code in group):
        gap = 100 - sum(true.values())
        true[code] = min(max(true[code] + gap, PRINTED[code] - HALF), PRINTED[code] + HALF)
    assert 100 == sum(true.values())
    assert all(abs(true[code] - PRINTED[code]) <= HALF for code in true)
    return true


def passes(true: dict[str, Fraction], in_favour: Collection[str], rule: str) -> bool:
    """Tell whether a majority is reached, from the words of the Treaties and the true shares."""
    if len(in_favour) < NEEDED[rule]:
        return False
    if rule == "qualified" and len(MEMBERS) - len(in_favour) < 4:
        return True
    return sum(true[code] for code in in_favour) >= 65


def expected(opposed: Collection[str], rule: str) -> str:
    in_favour = {*MEMBERS} - {*opposed}
    found = {passes(extreme(in_favour, most=most), in_favour, rule) for most in (True, False)}
    return "too close" if len(found) == 2 else "passes" if found == {True} else "blocked"


def outcome(opposed: Collection[str], rule: str = "qualified") -> str:
    return sa.vote(against=opposed, rule=rule).outcome


def test_shares_are_printed_to_a_hundredth_of_a_point_for_one_year():
    assert {2} == {len(row["share_percent"].partition(".")[2]) for row in reference_rows("council_population")}
    assert {sa.vote().year} == set(council_shares()["year"])


@given(st.one_of(GROUPS, NEAR), st.sampled_from(sorted(NEEDED)))
@settings(max_examples=200)
def test_a_majority_is_what_the_treaties_say_and_too_close_only_where_the_digits_allow_both(opposed, rule):
    assert expected(opposed, rule) == outcome(opposed, rule)


@pytest.mark.parametrize("rule", NEEDED)
def test_every_group_of_the_heaviest_and_a_few_others_agrees_with_brute_force(rule):
    few = ["DEU", "FRA", "ITA", "SVK", "LUX", "MLT", "GRC", "CYP"]
    groups = list(chain.from_iterable(combinations(few, size) for size in range(len(few) + 1)))
    assert {group: expected(group, rule) for group in groups} == {group: outcome(group, rule) for group in groups}


@pytest.mark.parametrize(("at", "verdict"), [(-HALF, "too close"), (HALF, "passes")], ids=["least", "most"])
def test_exactly_35_percent_is_not_more_than_35_percent(at, verdict):
    groups = [[*HEAVY[:2], *pair] for pair in combinations(sorted({*MEMBERS} - {*HEAVY}), 2)]
    groups += [[*HEAVY[1:3], *rest] for rest in combinations(sorted({*MEMBERS} - {*HEAVY}), 4)]
    edge = [group for group in groups if sum(PRINTED[code] + at for code in group) == 35]
    assert {verdict} == {outcome(group) for group in edge} == {expected(group, "qualified") for group in edge}


def test_all_three_answers_occur_and_too_close_is_rare():
    verdicts = [outcome([*HEAVY[:2], *pair]) for pair in combinations(sorted({*MEMBERS} - {*HEAVY}), 2)]
    assert {"passes", "blocked", "too close"} == {*verdicts}
    assert verdicts.count("too close") < len(verdicts) / 10


@given(GROUPS)
def test_bounds_hold_what_true_shares_can_be_and_are_reached(opposed):
    found = sa.vote(against=opposed, rule="qualified")
    true = [extreme(found.in_favour, most=most) for most in (False, True)]
    low, high = (sum(shares[code] for code in found.in_favour) for shares in true)
    assert (float(low / 100), float(high / 100)) == (found.population_share_low, found.population_share_high)


@given(st.one_of(GROUPS, NEAR))
def test_surely_blocks_means_blocked_and_nothing_less(opposed):
    assert (outcome(opposed) == "blocked") == surely_blocks(opposed) == surely_blocks([*opposed, "TUR", "GBR"])


@given(GROUPS, st.sampled_from(MEMBERS), st.sampled_from(sorted(NEEDED)))
def test_one_more_in_favour_never_makes_it_harder(opposed, code, rule):
    order = ["blocked", "too close", "passes"]
    fewer = [each for each in opposed if each != code]
    assert order.index(outcome(fewer, rule)) >= order.index(outcome([*fewer, code], rule))


@given(GROUPS, st.data())
def test_abstaining_counts_as_not_in_favour_by_majority_and_not_at_all_by_unanimity(opposed, data):
    away = data.draw(st.lists(st.sampled_from(opposed), unique=True)) if opposed else []
    no = [code for code in opposed if code not in away]
    majority, unanimity = (sa.vote(against=no, abstain=away, rule=rule) for rule in ("qualified", "unanimity"))
    assert (outcome(opposed), "blocked" if no else "passes") == (majority.outcome, unanimity.outcome)
    assert (sorted(no), sorted(away)) == (list(majority.against), list(majority.abstaining))
    assert MEMBERS == sorted([*majority.in_favour, *majority.against, *majority.abstaining])


@pytest.mark.parametrize(
    ("against", "percent", "verdict"),
    [
        (["GRC", "CYP"], "2.52", "passes"),
        (["GRC", "CYP", "FRA"], "17.69", "passes"),
        (["GRC", "CYP", "FRA", "HUN"], "19.82", "passes"),
        (["GRC", "CYP", "FRA", "DEU"], "36.18", "blocked"),
        (["DEU", "FRA", "ITA"], "46.89", "passes"),
        (["DEU", "FRA", "ITA", "MLT"], "47.01", "blocked"),
    ],
)
def test_athens_and_nicosia_need_germany_and_france(against, percent, verdict):
    found = sa.vote(against=against, basis="article-218-8")
    assert verdict == found.outcome
    assert found.population_share_low <= 1 - float(percent) / 100 <= found.population_share_high


@pytest.mark.parametrize(
    ("rule", "enough"), [("qualified", 13), ("qualified_72", 8), ("unanimity", 1)], ids=["13", "8", "1"]
)
def test_so_many_small_members_block_by_number_and_one_fewer_does_not(rule, enough):
    small = sorted(MEMBERS, key=PRINTED.__getitem__)
    assert ("passes", "blocked") == (outcome(small[: enough - 1], rule), outcome(small[:enough], rule))


def test_without_four_members_only_the_plain_majority_counts_as_reached():
    assert ("passes", "blocked") == tuple(outcome(["DEU", "FRA", "ITA"], rule) for rule in NEEDED)


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ({}, "unanimity"),
        ({"basis": "article-212"}, "unanimity"),
        ({"basis": "article-218-8"}, "qualified"),
        ({"rule": "qualified_72"}, "qualified_72"),
        ({"rule": "qualified_72", "basis": "article-218-8"}, "qualified_72"),
    ],
)
def test_the_basis_is_a_switch_and_both_readings_are_shown(asked, rule):
    found = sa.vote(against="Greece", **asked)
    assert (rule, "qualified" if rule == "unanimity" else "unanimity") == (found.rule, found.other.rule)
    assert ("disputed" in found.basis, "Article 21" in found.basis) == (True, True)
    assert (found.against, None) == (found.other.against, found.other.other)
    assert f"{found.says}\nThe other reading: {found.other.says}" == str(found)


@pytest.mark.parametrize(
    ("entrant", "rule", "other"),
    [("TUR", "unanimity", "qualified"), ("GEO", "unanimity", "qualified"), ("GBR", "qualified", None)],
)
def test_a_candidate_needs_unanimity_and_nobody_else(entrant, rule, other):
    found = sa.vote(outcome=made_outcome({"POL": (5, 5)}, {entrant: 5}))
    assert (rule, other) == (found.rule, found.other and found.other.rule)


def test_there_are_nine_candidates_and_none_is_a_member():
    candidates = {code for code, value in indicator("eu_candidate@2025").values.items() if value}
    assert {"ALB", "BIH", "GEO", "MDA", "MKD", "MNE", "SRB", "TUR", "UKR"} == candidates


def test_who_loses_money_votes_no_unless_it_abstains():
    before = made_outcome({"POL": (5, 4), "FRA": (5, 5), "ITA": (5, 6), "BEL": (5, 1), "GBR": (5, 1)}, {"TUR": 1})
    found = sa.vote(outcome=before, against=["Malta", "Poland"], abstain="BEL")
    assert (("MLT", "POL"), ("BEL",)) == (found.against, found.abstaining)
    assert "hypothetical 'what-if'" in found.says


def test_a_loan_in_a_fixed_envelope_costs_all_19_who_then_block(september):
    found = sa.vote(outcome=sa.run(september, sa.scenario("turkiye-10bn-fixed")))
    assert sorted(september["country"]) == list(found.against)
    assert ("blocked", "blocked") == (found.outcome, found.other.outcome)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"against": "GRC", "rule": "unanimity"}, ["unanimity", "is blocked", "one member against", "(Greece)"]),
        ({"abstain": "HUN", "rule": "unanimity"}, ["passes", "no member", "abstaining does not block", "Hungary"]),
        ({"rule": "qualified"}, ["qualified majority", "passes", "27 of 27 members with 100%"]),
        (
            {"against": MEMBERS[:13], "rule": "qualified"},
            ["blocked", "14 of 27", "13 members", "15 members are needed"],
        ),
        ({"against": ["DEU", "FRA", "ITA"], "rule": "qualified"}, ["passes", "fewer than 4 members cannot block"]),
        ({"against": ["DEU", "FRA", "MLT", "SVK"], "rule": "qualified"}, ["too close to call", "do not show"]),
        ({"against": "GRC", "rule": "qualified_72"}, ["72%", "20 members with 65% are needed", "97.685 to 97.695%"]),
    ],
)
def test_the_sentence_names_year_rule_result_and_what_decides(keys, words):
    said = sa.vote(**keys).says
    assert [] == [word for word in ["2025 populations", *words] if word not in said]


@pytest.mark.parametrize(
    ("keys", "kind", "words"),
    [
        ({"against": "Grece"}, UnknownName, ["'Grece'", "did you mean 'Greece (GRC)'"]),
        ({"against": "GRC,CYP"}, UnknownName, ["'GRC,CYP'"]),
        ({"abstain": ["Türkiye"]}, WrongVote, ["`abstain`", "Türkiye", "no vote in the Council"]),
        ({"against": ["GRC", "el"]}, WrongVote, ["Greece twice", "Name each member once"]),
        ({"against": "GRC", "abstain": "Greece"}, WrongVote, ["Greece twice", "Name each member once"]),
        ({"against": 5}, WrongVote, ["`against` is of type int", "['Greece', 'Cyprus']"]),
        ({"rule": "qualfied"}, UnknownName, ["'qualfied'", "did you mean 'qualified'", "unanimity"]),
        ({"basis": "article-213"}, UnknownName, ["'article-213'", "did you mean 'article-212'", "article-218-8"]),
        ({"rule": "qualified", "basis": "article-212"}, WrongVote, ["'article-212' asks for 'unanimity'", "qualified"]),
        ({"rule": "unanimity", "basis": "article-218-8"}, WrongVote, ["asks for 'qualified'", "'unanimity'"]),
        ({"outcome": sa}, WrongTable, ["Outcome"]),
    ],
)
def test_a_vote_that_cannot_be_counted_is_told_in_one_sentence(keys, kind, words):
    with pytest.raises(kind) as caught:
        sa.vote(**keys)
    assert [] == [word for word in words if word not in str(caught.value)]


def smallest(given: list[str], verdict: Callable[[list[str]], str]) -> dict[frozenset[str], str]:
    """Return every group that blocks or may block, from one member up, until some group surely blocks."""
    found: dict[frozenset[str], str] = {}
    for size in range(28):
        groups = [{*group} for group in combinations(MEMBERS, size) if not {*group} & {*given}]
        found |= {frozenset(group): verdict([*given, *group]) for group in groups}
        if "blocked" in found.values():
            return {group: said for group, said in found.items() if said != "passes"}
    return found


@pytest.mark.parametrize("rule", NEEDED)
@pytest.mark.parametrize(
    "given", [["GRC", "CYP"], ["DEU", "FRA"], ["GRC", "CYP", "HUN", "FRA"], ["DEU", "FRA", "MLT", "SVK"]]
)
def test_the_smallest_blocking_minorities_are_all_there_are(given, rule):
    found = sa.blocking_minorities(given=given, rule=rule)
    listed = {frozenset(filter(None, row.members.split("+"))): row.outcome for row in found.itertuples()}
    assert smallest(given, lambda group: expected(group, rule)) == listed
    assert len(listed) == len(found)


def test_athens_and_nicosia_need_two_more_and_only_germany_and_france_will_do():
    (row,) = sa.blocking_minorities(given=("Greece", "Cyprus")).to_dict("records")
    vote = sa.vote(against=["GRC", "CYP", "DEU", "FRA"], rule="qualified")
    assert ("DEU+FRA", 2, "blocked", 2025) == (row["members"], row["size"], row["outcome"], row["year"])
    assert (row["against_share_low"], row["against_share_high"]) == (
        pytest.approx(1 - vote.population_share_high),
        pytest.approx(1 - vote.population_share_low),
    )


def test_nobody_is_needed_where_those_given_suffice_and_anybody_where_one_is_enough():
    assert [("", 0)] == list(
        sa.blocking_minorities(given="GRC", rule="unanimity")[["members", "size"]].itertuples(index=False, name=None)
    )
    assert MEMBERS == sa.blocking_minorities(rule="unanimity")["members"].tolist()


def test_blocking_minorities_come_small_and_sure_first_and_none_has_three():
    found = sa.blocking_minorities()
    assert {4} == set(found["size"])
    assert found["outcome"].is_monotonic_increasing
    assert found.groupby("outcome")["members"].is_monotonic_increasing.all()


@pytest.mark.parametrize(
    ("keys", "kind", "word"),
    [
        ({"given": "TUR"}, WrongVote, "`given`"),
        ({"given": ["GRC", "EL"]}, WrongVote, "Greece twice"),
        ({"rule": "simple"}, UnknownName, "Rules:"),
    ],
)
def test_a_question_about_blocking_is_checked_like_a_vote(keys, kind, word):
    with pytest.raises(kind, match=word):
        sa.blocking_minorities(**keys)


@pytest.mark.parametrize(
    ("preset", "rule", "disputed"),
    [("canada-participant", "qualified", False), ("turkiye-participant", "unanimity", True)],
)
def test_an_agreement_moves_no_loan_and_its_basis_goes_by_who_joins(preset: str, rule: str, disputed: bool):
    sold = sa.contracts(sa.load(), sa.scenario(preset))
    found = sa.vote(outcome=sold, against=["Greece"])
    assert (rule, ("GRC",), disputed) == (found.rule, found.against, found.other is not None)
    assert f"in the hypothetical {preset!r} no loan moves" in found.says
    assert "a loan outside the Union" not in found.basis
