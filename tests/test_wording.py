"""Sentences: each clause is true of the table, each number is recomputed here from the rows alone."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings

import safe_alloc as sa
from safe_alloc.errors import UnknownName, WrongTable
from safe_alloc.reading.money import spell
from safe_alloc.telling.wording import article, described, headline, standfirst
from safe_alloc.telling.wording.even import left
from safe_alloc.telling.wording.facts import read
from safe_alloc.telling.wording.voice import voice
from tests.made import BN, allocation, allocations, near, outcome, outcomes

CHARTS = {"table": ("ranking", "shares"), "outcome": ("changes", "before_after")}
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
PLACES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
EUR = r"(€\d(?:[\d,.]*\d)?(?:tn|bn|m| thousand)?)"
SUM = re.compile(EUR)
PERCENT = re.compile(r"[<>]?\d+\.\d+%")
Amounts = dict[str, int]
Pairs = dict[str, tuple[int, int]]


def texts(table: pd.DataFrame, of: str) -> list[str]:
    """Return every text about a table, in all its charts."""
    facts, says = read(table), (headline, standfirst, described)
    return [say(facts, chart) for say in says for chart in CHARTS[of]] + [article(facts)]


def amounts_of(table: pd.DataFrame) -> Amounts:
    return dict(zip(map(voice("en").called, table["country"]), table["amount_eur"].tolist(), strict=True))


def pairs_of(table: pd.DataFrame, role: str) -> Pairs:
    rows = table[table["role"] == role]
    pairs = zip(rows["before_eur"].tolist(), rows["after_eur"].tolist(), strict=True)
    return dict(zip(map(voice("en").called, rows["country"]), pairs, strict=True))


def printed(part: int, whole: int) -> str:
    """Return a share as print has it, by another road than the library's."""
    share = Decimal(abs(part)) * 100 / Decimal(whole or 1)
    if Decimal("99.95") <= share < 100:
        return ">99.9%"
    if 0 < share < Decimal("0.005"):
        return "<0.01%"
    places = Decimal("0.01") if 0 < share < Decimal("0.05") else Decimal("0.1")
    return f"{share.quantize(places, ROUND_HALF_UP)}%"


def beside(amount: int, total: int) -> set[str]:
    """Return what may be printed as the share of one country, so that all add up to 100.0."""
    parts = near(amount, total)
    return {printed(*part.as_integer_ratio()) for part in parts} | {f"{float(part * 100):g}%" for part in parts}


def short(amount: int) -> str:
    return spell(abs(amount), short=True)


def count(word: str) -> int:
    return int(word) if word.isdigit() else WORDS.index(word.lower())


# Every number.


def groups(amounts: Amounts) -> list[int]:
    """Return the sums that the largest one, two, … countries hold together."""
    ranked = sorted(amounts.values(), reverse=True)
    return [sum(ranked[:size]) for size in range(1, len(ranked) + 1)]


@given(allocations())
@settings(max_examples=50)
def test_every_number_about_a_table_is_one_of_its_numbers(table: pd.DataFrame):
    amounts = amounts_of(table)
    total = sum(amounts.values())
    for text in texts(table, "table"):
        assert {short(amount) for amount in (*amounts.values(), total)} >= set(SUM.findall(text))
        shares = {share for amount in amounts.values() for share in beside(amount, total)}
        shares |= {f"{round(Fraction(amount, total or 1) * 10_000) / 100:.2f}%" for amount in amounts.values()}
        assert shares | {printed(part, total) for part in groups(amounts)} >= set(PERCENT.findall(text))


@given(outcomes())
@settings(max_examples=50)
def test_every_number_about_an_outcome_is_one_of_its_numbers(table: pd.DataFrame):
    members, entrants = pairs_of(table, "member"), pairs_of(table, "entrant")
    rows = [*members.values(), *entrants.values()]
    joined = sum(after for _, after in entrants.values())
    sums = {sum(before for before, _ in rows), sum(after for _, after in rows), joined}
    sums |= {after for _, after in rows} | {after - before for before, after in rows}
    for text in texts(table, "outcome"):
        assert {short(amount) for amount in sums} >= set(SUM.findall(text))
        assert {printed(after - before, before) for before, after in members.values()} >= set(PERCENT.findall(text))


# Every clause. A title must fit one pattern, and what that pattern claims must hold.


def leaders(amounts: Amounts) -> set[str]:
    return {who for who, amount in amounts.items() if amount == max(amounts.values())}


def second(amounts: Amounts) -> int:
    return sorted(amounts.values())[-2]


def names_in(text: str, known: Amounts | Pairs) -> set[str]:
    """Return the countries a list names; a name may itself hold an "and"."""
    found = set()
    for each in sorted(known, key=len, reverse=True):
        if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text):
            found.add(each)
            text = text.replace(each, "")
    return found


MAY = r"(?:may borrow up to|asked for)"
ABOUT_TABLES: dict[str, Callable[[Amounts, re.Match[str]], bool]] = {
    r"All amounts are zero": lambda t, _: set(t.values()) == {0},
    rf"(.+) {MAY} {EUR}, ([\d.,]+) times as much as (.+)": lambda t, m: (
        leaders(t) == {m[1]}
        and t[m[4]] == second(t)
        and abs(float(m[3].replace(",", "")) - t[m[1]] / second(t)) <= (0.05 if "." in m[3] else 0.5) + 1e-9
    ),
    rf"(.+) {MAY} {EUR}, twice as much as (.+)": lambda t, m: (
        leaders(t) == {m[1]} and t[m[3]] == second(t) and abs(t[m[1]] / second(t) - 2) <= 0.05
    ),
    rf"(.+) {MAY} {EUR}, (\S+) of the {EUR} listed": lambda t, m: (
        leaders(t) == {m[1]} and m[3] in beside(t[m[1]], sum(t.values())) and m[4] == short(sum(t.values()))
    ),
    rf"(.+) {MAY} {EUR}, the most of (\S+) countries": lambda t, m: leaders(t) == {m[1]} and count(m[3]) == len(t),
    rf"Of (\S+) countries, only (.+) has an amount: {EUR}": lambda t, m: (
        leaders(t) == {m[2]} and second(t) == 0 and count(m[1]) == len(t)
    ),
    rf"All (\S+) countries {MAY} {EUR} each": lambda t, m: count(m[1]) == len(t) and len(set(t.values())) == 1,
    rf"Both countries {MAY} {EUR} each": lambda t, _: len(t) == 2 and len(set(t.values())) == 1,
    rf"(\w+) countries lead together: each {MAY} {EUR}": lambda t, m: count(m[1]) == len(leaders(t)) < len(t),
    rf"(.+) lead together: each {MAY} {EUR}": lambda t, m: names_in(m[1], t) == leaders(t) != set(t),
    rf"(.+) {MAY} {EUR}": lambda t, m: leaders(t) == {m[1]},
    rf"(.+) accounts for all of the {EUR}": lambda t, m: set(t) == {m[1]},
    rf"Each of (\S+) countries accounts for (\S+) of the {EUR}": lambda t, m: (
        count(m[1]) == len(t) and len(set(t.values())) == 1 and m[2] == printed(max(t.values()), sum(t.values()))
    ),
    rf"(\w+) of (\S+) countries account for (\S+) of the {EUR}": lambda t, m: (
        count(m[2]) == len(t) and m[3] == printed(groups(t)[count(m[1]) - 1], sum(t.values()))
    ),
    rf"(.+) account for (\S+) each of the {EUR}": lambda t, m: (
        (names_in(m[1], t) == leaders(t) or count(m[1].split()[0]) == len(leaders(t)))
        and m[2] in beside(max(t.values()), sum(t.values()))
    ),
    rf"(.+) accounts for (\S+) of the {EUR}": lambda t, m: (
        leaders(t) == {m[1]} and m[2] in beside(t[m[1]], sum(t.values()))
    ),
}


def true_of(title: str, patterns: dict[str, Callable[..., bool]], *facts: object) -> bool:
    for each, holds in patterns.items():
        if found := re.fullmatch(each, re.sub(r"^The ", "the ", title)):
            return holds(*facts, found)
    raise AssertionError(f"A title of no known form: {title}")


@given(allocations())
@settings(max_examples=80)
def test_what_a_title_claims_about_a_table_is_true(table: pd.DataFrame):
    for chart in CHARTS["table"]:
        assert true_of(headline(read(table), chart), ABOUT_TABLES, amounts_of(table))


def lost(members: Pairs) -> Amounts:
    return {who: before - after for who, (before, after) in members.items() if after < before}


def gained(members: Pairs) -> Amounts:
    return {who: after - before for who, (before, after) in members.items() if after > before}


def most(changes: Amounts) -> set[str]:
    """Return who changed most, as print shows it."""
    return {who for who, amount in changes.items() if short(amount) == short(max(changes.values()))}


def called(text: str, expected: set[str]) -> bool:
    """Return whether a text means these members: by name, or by their number."""
    numbered = re.fullmatch(r"(\w+) members?", text)
    return count(numbered[1]) == len(expected) if numbered else names_in(text, dict.fromkeys(expected, 0)) == expected


def for_them(entrants: Pairs, members: Pairs, said: str) -> bool:
    """Return whether it is the entrants, all of them, who get what the members give up."""
    joined = sum(after for _, after in entrants.values())
    whole = sum(lost(members).values()) == joined > 0 and not gained(members)
    return whole and (said == f"{WORDS[len(entrants)]} newcomers" or names_in(said, entrants) == set(entrants))


def even(members: Pairs, who: str, percent: str) -> bool:
    losers = lost(members)
    everyone = losers if who == "Every member" and len(losers) == len(members) else {}
    counted = who != "Every member" and count(who.split()[0]) == len(losers)
    return bool(everyone or counted) and {percent} == {printed(losers[each], members[each][0]) for each in losers}


ABOUT_CHANGES: dict[str, Callable[[Pairs, Pairs, re.Match[str]], bool]] = {
    r"No member’s maximum would change": lambda m, e, _: (
        not lost(m) and not gained(m) and not any(after for _, after in e.values())
    ),
    rf"(.+) could borrow up to {EUR}( in all)? on top(; no member would lose)?": lambda m, e, f: (
        bool(f[3]) == (len(e) > 1)
        and not lost(m)
        and not gained(m)
        and f[2] == short(sum(after for _, after in e.values()))
    ),
    rf"Only (.+) would make room: {EUR} for (.+)": lambda m, e, f: set(lost(m)) == {f[1]} and for_them(e, m, f[3]),
    rf"Only (.+) would lose: {EUR}": lambda m, _, f: set(lost(m)) == {f[1]} and not gained(m),
    rf"(.+?) would give up (\S+%) for (.+), (.+) most: {EUR}": lambda m, e, f: (
        even(m, f[1], f[2]) and for_them(e, m, f[3]) and most(lost(m)) == {f[4]}
    ),
    rf"(.+?) would lose (\S+%), (.+) most: {EUR}": lambda m, _, f: even(m, f[1], f[2]) and most(lost(m)) == {f[3]},
    rf"(.+) would leave {EUR} each to (.+)": lambda m, e, f: called(f[1], most(lost(m))) and for_them(e, m, f[3]),
    rf"(.+) would lose {EUR} each": lambda m, _, f: called(f[1], most(lost(m))) and not gained(m),
    rf"(.+) would leave most, {EUR}, to (.+)": lambda m, e, f: most(lost(m)) == {f[1]} and for_them(e, m, f[3]),
    rf"(.+) would lose most, {EUR}; of members (.+) would gain most, {EUR}": lambda m, _, f: (
        most(lost(m)) == {f[1]} and most(gained(m)) == {f[3]}
    ),
    rf"(.+) would lose most, {EUR}": lambda m, _, f: most(lost(m)) == {f[1]} and not gained(m),
    rf"(.+) would gain most of all members, {EUR}(; no member would lose)?": lambda m, _, f: (
        most(gained(m)) == {f[1]} and not lost(m)
    ),
    rf"(.+) would gain {EUR} each(; no member would lose)?": lambda m, _, f: (
        called(f[1], most(gained(m))) and not lost(m)
    ),
    r"(\w+) members? would lose and (\w+) would gain": lambda m, _, f: (
        (count(f[1]), count(f[2])) == (len(lost(m)), len(gained(m)))
    ),
}


@given(outcomes())
@settings(max_examples=80)
def test_what_a_title_claims_about_changes_is_true(table: pd.DataFrame):
    members, entrants = pairs_of(table, "member"), pairs_of(table, "entrant")
    assert true_of(sa.title(table), ABOUT_CHANGES, members, entrants)


def places(amounts: Amounts) -> Amounts:
    return {who: 1 + sum(other > amount for other in amounts.values()) for who, amount in amounts.items()}


def steps(members: Pairs, entrants: Pairs) -> list[int]:
    """Return how many places each member drops (above zero) or rises."""
    before = places({who: old for who, (old, _) in members.items()})
    after = places({who: new for who, (_, new) in {**members, **entrants}.items()})
    return [after[who] - before[who] for who in members]


ABOUT_MOVES: dict[str, Callable[[list[int], re.Match[str]], bool]] = {
    r"no member would change rank": lambda s, _: set(s) == {0},
    r"(\w+) members? would change rank": lambda s, f: count(f[1]) == sum(map(bool, s)),
    r"(\w+) members? would drop one place": lambda s, f: count(f[1]) == sum(s) and set(s) <= {0, 1},
    r"(\w+) members? would drop in rank": lambda s, f: count(f[1]) == sum(x > 0 for x in s) and min(s) >= 0,
    r"(\w+) members? would rise in rank": lambda s, f: count(f[1]) == sum(x < 0 for x in s) and max(s) <= 0,
    r"(\w+) members? would drop in rank, (\w+) would rise": lambda s, f: (
        (count(f[1]), count(f[2])) == (sum(x > 0 for x in s), sum(x < 0 for x in s))
    ),
}


@given(outcomes())
@settings(max_examples=80)
def test_what_a_title_claims_about_ranks_is_true(table: pd.DataFrame):
    members, entrants = pairs_of(table, "member"), pairs_of(table, "entrant")
    *entry, moved = re.sub(r"^The ", "the ", sa.title(table, chart="before_after")).split("; ")
    assert true_of(moved[0].lower() + moved[1:], ABOUT_MOVES, steps(members, entrants))
    ranked = re.fullmatch(r"(.+) would (rank|share) (\w+)(?: place)?", entry[0]) if entry else None
    if ranked:
        after = {who: new for who, (_, new) in {**members, **entrants}.items()}
        assert PLACES.index(ranked[3]) + 1 == places(after)[ranked[1]]
        assert (ranked[2] == "share") == (list(after.values()).count(after[ranked[1]]) > 1)


# Form.


@given(allocations())
@settings(max_examples=40)
def test_a_table_is_told_within_bounds(table: pd.DataFrame):
    facts = read(table)
    for chart in CHARTS["table"]:
        title, alt = headline(facts, chart), described(facts, chart)
        assert len(title.split()) <= 12
        assert len(alt) <= 300
        assert title not in alt
        assert "tentative, 9 September 2025" in alt or "requested, 9 September 2025" in alt
        assert "Nothing is hypothetical" in alt


@given(outcomes())
@settings(max_examples=40)
def test_an_outcome_is_told_within_bounds(table: pd.DataFrame):
    facts = read(table)
    for chart in CHARTS["outcome"]:
        title, alt = headline(facts, chart), described(facts, chart)
        assert len(title.split()) <= 12
        assert len(alt) <= 300
        assert title not in alt
        assert "ypothetical" in alt


@given(outcomes())
@settings(max_examples=30)
def test_an_outcome_never_goes_without_its_label_and_baseline(table: pd.DataFrame):
    facts = read(table)
    label = article(facts).split("(")[1].split(")")[0]
    assert label.startswith(("counterfactual", "needs an amendment", "within the Regulation"))
    assert "European Commission, 9 September 2025 (tentative)" in article(facts)
    for chart in CHARTS["outcome"]:
        assert label in described(facts, chart)
        assert "European Commission, 9 September 2025 (tentative)" in standfirst(facts, chart)


@given(allocations(), outcomes())
@settings(max_examples=30)
def test_nobody_ever_receives_a_loan(table: pd.DataFrame, result: pd.DataFrame):
    told = " ".join(texts(table, "table") + texts(result, "outcome"))
    assert not re.search(r"receiv|grant|award|\bgets?\b|\bgot\b", told)


# The table everybody knows, and what must be said beside it.


def test_the_september_table_is_told_in_full(september: pd.DataFrame):
    assert "Poland may borrow up to €43.7bn, 2.6 times as much as Romania" == sa.title(september)
    assert "Five of 19 countries account for 71.8% of the €150bn" == sa.title(september, chart="shares")
    assert (
        "19 Member States may borrow up to €150bn in all (tentative; European Commission, 9 September 2025). "
        "Poland may borrow up to €43.7bn (29.2% of that sum), the most, followed by Romania with €16.7bn. "
        "The five largest together account for 71.8%."
    ) == sa.summary(september)


def test_a_subtitle_has_measure_unit_who_date_and_status(september: pd.DataFrame):
    assert (
        "Maximum SAFE loans to 19 Member States, in euro and as share of their sum. Tentative, 9 September 2025."
    ) == sa.subtitle(september)


def test_a_mixed_table_says_so():
    subtitle = sa.subtitle(sa.load(as_of="2026-04-15"))
    assert "Council maximum (18) and tentative (1), 9 September 2025 to 10 April 2026." in subtitle


def test_rough_figures_stay_rough():
    table = allocation({"FRA": 15_100_000_000, "CZE": BN}, qualifier="about", step_eur=10**8)
    assert "France may borrow up to about €15.1bn, 93.8% of the €16.1bn listed" == sa.title(table)


def test_a_bound_that_binds_is_said(september: pd.DataFrame):
    keys = {"entrants": {"TUR": "€10 billion"}, "burden": {"by": "equal"}, "floors": {"GRC": "90%"}}
    told = sa.summary(sa.run(september, sa.Scenario("equal", **keys)))
    assert "Greece would stop at the floor. Denmark would be left with nothing." in told


def test_figures_of_ones_own_have_no_date():
    table = allocation([BN], source="my-notes")
    assert sa.subtitle(table).endswith("Tentative, undated.")
    assert "user’s own: my-notes" in sa.summary(table)


def test_requests_were_asked_for(september: pd.DataFrame):
    table = september.assign(status="requested")
    assert "Poland asked for €43.7bn, 2.6 times as much as Romania" == sa.title(table)
    assert sa.subtitle(table).startswith("Requested SAFE loans")


@pytest.mark.parametrize(
    ("members", "entrants", "expected"),
    [
        ([(BN, BN)], {"TUR": BN}, "Türkiye could borrow up to €1bn on top; no member would lose"),
        ([(BN, 0), (BN, 0)], {"TUR": 2 * BN}, "Afghanistan and Angola would leave €1bn each to Türkiye"),
        ([(2 * BN, BN), (BN, BN)], {"TUR": BN}, "Only Afghanistan would make room: €1bn for Türkiye"),
        ([(4 * BN, 3 * BN), (BN, 9 * BN // 10)], {}, "Afghanistan would lose most, €1bn"),
        ([(4 * BN, 2 * BN), (2 * BN, BN)], {}, "Every member would lose 50.0%, Afghanistan most: €2bn"),
        ([(BN, 2 * BN), (BN, BN)], {}, "Afghanistan would gain most of all members, €1bn; no member would lose"),
        ([(BN, 2 * BN), (BN, 2 * BN)], {}, "Afghanistan and Angola would gain €1bn each; no member would lose"),
        (
            *({"FRA": (3 * BN, 2 * BN), "ITA": (BN, 2 * BN)}, {}),
            "France would lose most, €1bn; of members Italy would gain most, €1bn",
        ),
        ([(BN, BN)], {}, "No member’s maximum would change"),
    ],
)
def test_each_kind_of_change_has_its_title(members, entrants, expected):
    assert expected == sa.title(outcome(members, entrants))


def test_money_left_unused_is_not_said_to_be_given_up():
    unused = sa.run(sa.load(), sa.scenario("turkiye-from-unused"))
    assert "Latvia would leave most, €2.2bn, to Türkiye" == sa.title(unused)
    assert "Unchanged: 16 countries." in sa.summary(unused)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([3 * BN, 2 * BN], "Afghanistan may borrow up to €3bn, 1.5 times as much as Angola"),
        ([29 * BN, 20 * BN], "Afghanistan may borrow up to €29bn, 59.2% of the €49bn listed"),
        ([4 * BN, 2 * BN], "Afghanistan may borrow up to €4bn, twice as much as Angola"),
        ([13 * BN, *[12 * BN] * 7], "Afghanistan may borrow up to €13bn, the most of eight countries"),
        ([BN], "Afghanistan may borrow up to €1bn"),
        ([BN, BN], "Both countries may borrow up to €1bn each"),
        ([BN, BN, BN], "All three countries may borrow up to €1bn each"),
        ([BN, BN, 1], "Afghanistan and Angola lead together: each may borrow up to €1bn"),
        ([BN, 0, 0], "Of three countries, only Afghanistan has an amount: €1bn"),
        ([0, 0], "All amounts are zero"),
    ],
)
def test_each_kind_of_ranking_has_its_title(amounts, expected):
    assert expected == sa.title(allocation(amounts))


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Fraction(0), "0.0%"),
        (Fraction(1, 10**6), "<0.01%"),
        (Fraction(31, 10**5), "0.03%"),
        (Fraction(5, 10**4), "0.1%"),
        (Fraction(2925, 10**4), "29.3%"),
        (Fraction(9994, 10**4), "99.9%"),
        (Fraction(99999, 10**5), ">99.9%"),
        (Fraction(1), "100.0%"),
        (Fraction(2), "200.0%"),
    ],
)
def test_a_share_is_printed_so_that_nothing_is_all_or_none_that_is_not(part: Fraction, expected: str):
    assert expected == voice("en").percent(part)


# Bad input.


def test_an_unknown_chart_is_refused_with_the_nearest(september: pd.DataFrame):
    with pytest.raises(UnknownName, match="did you mean 'ranking'"):
        sa.title(september, chart="rankings")


@pytest.mark.parametrize("chart", ["", 3, {"ranking": 1}])
def test_what_names_no_chart_is_refused(september: pd.DataFrame, chart: object):
    with pytest.raises(UnknownName, match="No chart is called"):
        sa.title(september, chart=chart)


def test_a_chart_for_the_other_kind_of_table_is_refused(september: pd.DataFrame):
    with pytest.raises(WrongTable, match=r"'changes' needs an Outcome.*ranking, shares"):
        sa.title(september, chart="changes")


def test_any_other_table_is_refused(september: pd.DataFrame):
    with pytest.raises(WrongTable, match="missing column"):
        sa.title(september.drop(columns="status"))


def test_contracts_are_told_with_seller_scenario_label_and_baseline_and_as_turnover(september):
    made = sa.contracts(september, sa.scenario("uk-participant-2bn"))
    bought = dict(zip(made["country"], made["contract_eur"].tolist(), strict=True))
    assert sa.title(made).startswith(f"Poland would buy {short(bought['POL'])} from the United Kingdom")
    words = ["the United Kingdom", "Article 17", "European Commission, 9 September 2025 (tentative)", "not profit"]
    words += ["uk-participant-2bn", f"19 Member States would spend {short(sum(bought.values()))} in all on purchases"]
    assert [] == [word for word in words if word not in sa.summary(made)]
    assert "Hypothetical, needs an Article 17 agreement" in sa.alt_text(made)
    assert sa.subtitle(made).startswith("Hypothetical purchases of 19 Member States from the United Kingdom")


def test_who_buys_nothing_is_not_counted_among_the_buyers(september):
    made = sa.contracts(september, sa.scenario("turkiye-supplier"))
    assert "four Member States would spend" in sa.summary(made)
    with pytest.raises(WrongTable, match="Charts for contracts: ranking"):
        sa.title(made, chart="shares")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("turkiye-10bn-fixed", ["19 members would lose €10bn in all", "Türkiye would join with €10bn"]),
        ("turkiye-10bn-on-top", ["No member would lose", "19 members would be unaffected"]),
        (
            "turkiye-from-unused",
            ["France, Latvia and Estonia would lose €3.6bn in all", "16 members would be unaffected"],
        ),
    ],
)
def test_who_pays_is_said_with_the_baseline_its_date_and_the_label(name, words, september):
    said = sa.who_pays(sa.run(september, sa.scenario(name)))
    words = [*words, "European Commission, 9 September 2025 (tentative)", "hypothetical", "counterfactual"]
    assert [] == [word for word in words if word not in said]


def test_who_gains_is_said_too(september):
    said = sa.who_pays(sa.run(september, sa.Scenario("x", caps={"POL": "€40 billion"})))
    assert "Poland would lose €3.7bn in all and 18 members would gain €3.7bn in all;" in said


def test_a_name_takes_its_article_in_a_sentence_and_a_capital_at_its_head_but_none_in_a_label(september):
    table = allocation({"NLD": 3 * BN, "FRA": BN})
    assert sa.title(table).startswith("The Netherlands may borrow up to €3bn")
    assert "They range from France (€1bn) to the Netherlands (€3bn" in sa.alt_text(table)
    told = sa.summary(sa.run(september, sa.Scenario("uk", entrants={"GBR": "€156.8bn"}, envelope="€306.8bn")))
    assert "the United Kingdom could borrow up to €156.8bn; the total would go from" in told
    assert "to €306.8bn. The United" in told


def test_what_others_wrote_is_told_as_they_wrote_it():
    table = allocation({"FRA": BN, "ITA": 2 * BN}, source="letter of United Kingdom offices")
    assert "letter of United Kingdom offices" in sa.summary(table)
    assert "about United States aid" == voice("en").say("about", amount="United States aid")


def findings(of: str, lang: str, table: pd.DataFrame) -> str:
    scenario = sa.scenario(of)
    return left(sa.balance(table, scenario), read(sa.contracts(table, scenario), lang), scenario)


def test_a_participant_is_told_as_hypothetical_with_its_label_and_baseline(september):
    assert (
        "In scenario turkiye-participant (needs an Article 17 agreement), Türkiye would sell for €1.5bn and pay a fee "
        "of €10m, which would leave €1.49bn: turnover less fee, not profit; hypothetical, loans: European Commission, "
        "9 September 2025 (tentative). From 0.067% of the content open to it on, sales would cover the fee."
    ) == findings("turkiye-participant", "en", september)
    assert "the United Kingdom would sell" in findings("uk-participant-2bn", "en", september)


def test_where_sales_are_charged_what_is_then_due_is_said(september):
    assert "sales would cover what is then due (€11.8m)" in findings("canada-participant-15-percent", "en", september)


HYPOTHETICAL = {
    "de": ["hypothetisch, Darlehen", "würden", "zugänglichen Komponentenwerts"],
    "el": ["υποθετικά", "θα έφταναν", "εξαρτημάτων που είναι ανοιχτά"],
    "fr": ["hypothétique", "seraient", "contenu qui lui est ouvert"],
    "pl": ["hipotetycznie", "wyniosłaby", "w dostępnych dla tego kraju komponentach"],
    "tr": ["varsayımsal", "kalırdı", "açık olan içeriğin"],
}


@pytest.mark.parametrize("lang", HYPOTHETICAL)
def test_every_language_tells_a_participant_as_hypothetical(lang, september):
    said = findings("turkiye-participant", lang, september)
    assert [] == [word for word in HYPOTHETICAL[lang] if word not in said]
    assert voice(lang).euro(1_490_000_000, places=2) in said


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        *[("en", "hypothetical"), ("de", "hypothetisch"), ("fr", "hypothétique")],
        *[("pl", "hipotetyczn"), ("el", "υποθετικ"), ("tr", "varsayımsal")],
    ],
)
def test_purchases_are_told_as_hypothetical_in_every_language(lang, word, september):
    made = sa.contracts(september, sa.scenario("turkiye-supplier"))
    assert word in sa.summary(made, lang=lang)
    if lang not in ("en", "tr"):  # whose verbs are in the conditional
        assert word in sa.title(made, lang=lang)
    nothing = made.assign(contract_eur=0)
    assert word in sa.summary(nothing, lang=lang)
    assert voice(lang).euro(0) not in sa.summary(nothing, lang=lang)


def test_of_contracts_only_buyers_are_told_and_never_that_they_hold_all(september):
    made = sa.contracts(september, sa.scenario("turkiye-supplier"))
    told = [sa.alt_text(made), sa.summary(made)]
    assert [] == [text for text in told if "€0" in text or "100.0%" in text]
    assert "no country would buy anything from Türkiye" in sa.summary(made.assign(contract_eur=0))
    assert "0 Member States" not in sa.alt_text(made.assign(contract_eur=0))


@pytest.mark.parametrize(
    ("amounts", "share"),
    [([5, 3, 3], "45.45%"), ([5, 5, 5, 5, 2], "22.73%"), ([4, 3, 1], "50.0%"), ([2, 1], "66.7%")],
)
def test_a_share_in_a_sentence_is_true_to_its_last_digit(amounts, share, september):
    table = september.head(len(amounts)).assign(amount_eur=[each * 10**9 for each in amounts])
    assert share in sa.summary(table)
    assert share.replace(".", ",") in sa.summary(table, lang="de").replace("\u00a0", "").replace(" %", "%")
