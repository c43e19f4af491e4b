"""The verbs that ask what if print what the library answers, in every format and never without the label."""

import csv
import io
import json
import re

import pytest

import safe_alloc as sa
from safe_alloc.asking.limits import LABELS
from safe_alloc.cli import main

FIXED, SUPPLIER, CANADA = "turkiye-10bn-fixed", "turkiye-supplier", "canada-participant"
VERBS = [
    ("run", FIXED),
    ("run", CANADA),
    ("ledger", FIXED),
    ("limits", FIXED),
    ("limits", SUPPLIER),
    ("solve", FIXED, "--until", "top-three:90bn"),
    ("compare", FIXED, "turkiye-by-gdp"),
    ("sweep", FIXED, "--vary", "entrants.TUR.amount=€1 billion; €2 billion"),
    ("vote", "--scenario", FIXED),
    ("vote", "--scenario", CANADA),
    ("compare", CANADA, SUPPLIER),
    ("sweep", SUPPLIER, "--vary", "terms.part=1%; 5%"),
]


@pytest.fixture
def shell(capsys):
    def call(*argv):
        code = main([str(each) for each in argv])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def rows(shell):
    return lambda *argv: list(csv.DictReader(io.StringIO(shell(*argv, "--format", "csv")[1])))


@pytest.fixture
def told(shell):
    return lambda *argv: json.loads(shell(*argv, "--format", "json")[1])


def outcome(name=FIXED):
    return sa.run(sa.load(), sa.scenario(name))


@pytest.mark.parametrize("argv", VERBS, ids=" ".join)
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_no_answer_is_printed_without_its_label(shell, argv, form):
    code, out, _ = shell(*argv, "--format", form)
    assert 0 == code
    assert any(label in " ".join(out.split()) for label in LABELS)
    assert "ypothetical" in out


@pytest.mark.parametrize("argv", VERBS, ids=" ".join)
def test_every_answer_for_a_machine_has_kind_label_status_and_scenario(rows, told, argv):
    for found in (rows(*argv)[0], told(*argv) if argv[0] != "compare" else told(*argv)["rows"][0]):
        assert [] == [key for key in ("kind", "label", "status", "scenario") if not found.get(key)]


INFERRED = "turkiye-10bn-as-the-commission-did"


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize(
    "argv",
    [
        *[("run", INFERRED), ("ledger", INFERRED), ("limits", INFERRED), ("vote", "--scenario", INFERRED)],
        *[("solve", INFERRED, "--until", "blocking"), ("compare", FIXED, INFERRED)],
        ("sweep", INFERRED, "--vary", "entrants.TUR.amount=€1 billion; €2 billion"),
        ("run", f"{INFERRED}+{FIXED}"),
    ],
    ids=" ".join,
)
def test_what_is_inferred_is_said_in_every_answer(shell, argv, form):
    said = " ".join(shell(*argv, "--format", form)[1].split())
    assert None is not re.search("counterfactual(: SAFE lends to Member States only)?[,;] an inference", said)


@pytest.mark.parametrize("verb", ["run", "ledger"])
@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "Hypothétique, contrefactuel"), ("de", "Hypothetisch, kontrafaktisch")]
)
def test_what_a_result_is_in_law_is_told_in_the_language_asked_for(shell, verb, lang, words):
    out = shell(verb, "turkiye-10bn-fixed", "--lang", lang)[1]
    assert words in out
    assert "Hypothetical" not in out


@pytest.mark.parametrize(("lang", "words"), [("de", "würden die Verkäufe"), ("tr", "satışlar"), ("el", "πωλήσεις")])
def test_a_participant_is_told_in_the_language_asked_for_with_its_baseline(shell, lang, words):
    out = " ".join(shell("run", CANADA, "--lang", lang)[1].split())
    assert words in out
    assert "2025" in out


def test_what_a_participant_pays_and_keeps_is_in_the_csv(rows):
    found, balance = rows("run", CANADA)[0], sa.balance(sa.load(), sa.scenario(CANADA))
    keys = ("contracts_eur", "fee_eur", "net_eur", "break_even_part")
    assert [str(getattr(balance, key)) for key in keys] == [found[key] for key in keys]


def test_the_ledger_at_the_shell_is_the_ledger_of_the_library(rows):
    printed = {row["country"]: (int(row["change_eur"]), row["effect"]) for row in rows("ledger", FIXED)}
    frame = sa.ledger(outcome())
    assert dict(zip(frame["country"], zip(frame["change_eur"], frame["effect"], strict=True), strict=True)) == printed


def test_who_pays_is_said_with_the_baseline_and_its_day(shell):
    words = " ".join(shell("ledger", FIXED)[1].split())
    assert sa.who_pays(outcome()) in words
    assert "9 September 2025" in words


def test_limits_as_json_hold_each_rule_and_reading_with_its_headroom(told):
    found = told("limits", FIXED)
    frame = sa.limits(outcome())
    assert 1 == found["schema"]
    assert frame["label"].iloc[0] == found["label"]
    assert list(zip(frame["rule"], frame["reading"], frame["outcome"], strict=True)) == [
        (row["rule"], row["reading"], row["outcome"]) for row in found["limits"]
    ]
    assert frame["headroom_eur"].fillna(-1).tolist() == [
        -1 if row["headroom_eur"] is None else row["headroom_eur"] for row in found["limits"]
    ]


@pytest.mark.parametrize("argv", [(), ("--against", "Greece, Cyprus"), ("--abstain", "HUN", "--rule", "qualified")])
def test_a_vote_as_json_is_the_vote_of_the_library(told, argv):
    found = told("vote", *argv)
    options = dict(zip([each.removeprefix("--") for each in argv[::2]], argv[1::2], strict=True))
    named = {key: options.pop(key).split(", ") for key in ("against", "abstain") if key in options}
    vote = sa.vote(**named, **options)
    keys = ("outcome", "rule", "population_share_low", "population_share_high", "says")
    assert {key: getattr(vote, key) for key in keys} == {key: found[key] for key in keys}
    for side in ("in_favour", "against", "abstaining"):
        assert list(getattr(vote, side)) == found[side]


def test_a_vote_in_a_scenario_counts_its_losers_as_against(told):
    losers = sa.ledger(outcome()).query("effect == 'loses'")["country"]
    assert sorted(losers) == told("vote", "--scenario", FIXED)["against"]


def test_both_readings_of_the_legal_basis_are_shown(shell):
    words = " ".join(shell("vote", "--against", "GRC,CYP")[1].split())
    assert "By unanimity" in words
    assert "The other reading: By qualified majority" in words
    assert "2025 populations" in words


def test_a_flip_at_the_shell_is_the_flip_of_the_library(told):
    found = told("solve", "turkiye-10bn-on-top", "--until", "top-three:90bn")
    flip = sa.solve(sa.load(), sa.scenario("turkiye-10bn-on-top"), until="top-three:90bn")
    assert (29_585_843_801, flip.first_eur, flip.settled_eur) == (
        found["last_eur"],
        found["first_eur"],
        found["settled_eur"],
    )
    assert ("at", "hypothetical") == (found["outcome"], found["status"])


def test_contracts_at_the_shell_add_up_to_the_balance(rows):
    balance = sa.balance(sa.load(), sa.scenario(CANADA))
    assert balance.contracts_eur == sum(int(row["contract_eur"]) for row in rows("run", CANADA))


def test_scenarios_side_by_side_are_each_what_run_prints(rows):
    every = rows("compare", FIXED, "turkiye-by-gdp")
    for name in (FIXED, "turkiye-by-gdp"):
        beside = [row for row in every if row["scenario"] == name]
        assert [{key: row[key] for key in beside[0].keys() & row.keys()} for row in rows("run", name)] == [
            {key: value for key, value in row.items() if key != "contract_eur"} for row in beside
        ]


def test_buyers_stand_beside_borrowers_and_what_does_not_apply_is_empty(rows, shell):
    every = [row for row in rows("compare", FIXED, CANADA) if row["scenario"] == CANADA]
    assert [row["contract_eur"] for row in rows("run", CANADA)] == [row["contract_eur"] for row in every]
    assert {("", "", "")} == {(row["after_eur"], row["change_eur"], row["held_by"]) for row in every}
    assert f"{CANADA}, buys, €" in shell("compare", FIXED, CANADA)[1]


def test_the_terms_of_a_participant_can_be_swept_at_the_shell(told):
    found = told("sweep", CANADA, "--vary", "terms.spent=5% to 30% by 5%")
    swept = sa.sweep(sa.load(), sa.scenario(CANADA), vary={"terms.spent": ["5%", "10%", "15%", "20%", "25%", "30%"]})
    assert ["contracts_eur", "fee_eur", "net_eur"] == [row["sum_of"] for row in found["sums"]]
    assert swept.summary["mean_eur"].tolist() == [row["mean_eur"] for row in found["sums"]]


STEPS = "entrants.TUR.amount=€0 to €60 billion by €20 billion"
DRAWN = ("--vary", "entrants.TUR.amount=triangular(€0; €10 billion; €60 billion)", "--draws", "2000", "--seed", "7")


def test_a_sweep_in_steps_is_the_sweep_of_the_library(told):
    found = told("sweep", FIXED, "--vary", STEPS)
    loans = ["€0", "€20 billion", "€40 billion", "€60 billion"]
    swept = sa.sweep(sa.load(), sa.scenario(FIXED), vary={"entrants.TUR.amount": loans})
    assert (4, None, "counterfactual") == (found["draws"], found["seed"], found["label"])
    assert swept.summary["p50_eur"].tolist() == [row["p50_eur"] for row in found["countries"]]
    assert swept.flips["scenarios"].tolist() == [row["scenarios"] for row in found["flips"]]


def test_draws_at_the_shell_are_those_of_the_seed(told):
    spread = {"entrants.TUR.amount": sa.triangular("€0", "€10 billion", "€60 billion")}
    swept = sa.sweep(sa.load(), sa.scenario(FIXED), vary=spread, draws=2000, seed=7)
    found = told("sweep", FIXED, *DRAWN)
    assert swept.summary["max_eur"].tolist() == [row["max_eur"] for row in found["countries"]]


def test_shares_in_steps_and_in_a_list_are_the_same(rows):
    ways = ("floors.EST=90%; 92.5%; 95%", "floors.EST=90% to 95% by 2.5%")
    listed, stepped = (rows("sweep", FIXED, "--vary", way) for way in ways)
    assert [{**row, "varied": ways[1]} for row in listed] == stepped


def test_flips_can_be_printed_alone(rows):
    assert ["top-three:envelope", "top-three:larger_envelope", "top-three:90bn", "total", "loss", "blocking"] == [
        row["flip"] for row in rows("sweep", FIXED, "--vary", STEPS, "--flips")
    ]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("ledger", CANADA), ("participant", "not a change of loans", "at the shell with safe-alloc run")),
        (("compare", FIXED, FIXED), (f"names {FIXED} twice",)),
        (("sweep", FIXED, "--vary", "caps.POL=€9 billion", "--vary", "caps.POL=€8 billion"), ("more than once",)),
        (("sweep", FIXED, "--vary", "entrants.TUR.share=1 to 3 by 1"), ("'1' is not a percentage", "'5%'")),
        (("sweep", FIXED, "--vary", "floors.EST=x% to 95% by 1%"), ("'x%' is not a percentage",)),
        (("sweep", FIXED, "--vary", "floors.EST=90 to 95% by 1%"), ("'90' is not a percentage",)),
        (("sweep", FIXED, "--vary", "floors.POL=90%; €500 million"), ("percentages beside sums",)),
        (("sweep", FIXED, "--vary", "caps.POL=€9 billion", "--dask", "nonsense"), ("No Dask cluster at nonsense",)),
        (("vote", "--against", "Greece,Türkiye"), ("Türkiye", "no vote in the Council")),
        (("vote", "--against", "Greece", "--abstain", "GRC"), ("twice",)),
        (("vote", "--rule", "qualifed"), ("did you mean 'qualified'",)),
        (("vote", "--scenario", SUPPLIER), ("supplier", "nobody votes")),
        (("solve", FIXED, "--until", "top-tree:90bn"), ("did you mean 'top-three:90bn'",)),
        (("solve", FIXED), ("--until",)),
        (("solve", FIXED, "--until", "loss:GRC>5"), ("'5' has two readings", "such as 5%")),
        (("sweep", FIXED, "--vary", "entrants.TUR.amount"), ("no values", "uniform(A; B)")),
        (("sweep", FIXED, "--vary", "entrants.TUR.amout=€1"), ("did you mean 'entrants.TUR.amount'",)),
        (("sweep", FIXED, "--vary", "entrants.TUR.amount=uniform(€1)"), ("wrong number of values",)),
        (("sweep", FIXED, "--vary", "entrants.TUR.amount=unifrom(€1; €2)"), ("did you mean 'uniform'",)),
        (("sweep", FIXED, "--vary", "entrants.TUR.amount=uniform(€1; €2)"), ("--draws",)),
        (("sweep", FIXED, "--vary", "entrants.TUR.amount=€2 to €1 by €1"), ("from the low to the high",)),
        (("sweep", FIXED, "--vary", "entrants.TUR.amount=€0 to €900 billion by €1"), ("900,000,000,001", "fit")),
        (("sweep", FIXED, "--vary", "entrants.TUR.amount=€0 to €200 billion by €50 billion"), ("no solution",)),
        (("limits", "turkiye-10bn-fixd"), ("did you mean 'turkiye-10bn-fixed'",)),
    ],
    ids=str,
)
def test_a_question_that_cannot_be_answered_is_one_sentence(shell, argv, words):
    code, out, err = shell(*argv)
    assert (2, "") == (code, out)
    assert 1 == len(err.splitlines())
    assert [] == [word for word in words if word not in err]


def test_a_name_without_its_ending_is_led_to_the_file(shell, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shell("new", "mine")
    assert (2, "") == shell("run", "mine")[:2]
    assert "Write mine.toml." in shell("run", "mine")[2]


def test_a_shared_rank_has_its_sign_for_a_person_and_is_a_number_for_a_machine(shell):
    told, rows = shell("ledger", FIXED)[1], shell("ledger", FIXED, "--format", "csv")[1]
    assert {"3="} <= {*told.split()}
    assert "=" not in rows


def test_a_sweep_says_what_was_varied_and_how_its_quantiles_are_known(shell, told):
    found = told("sweep", FIXED, *DRAWN)
    assert (DRAWN[1], "exact") == (found["varied"], found["quantiles"])
    assert DRAWN[1] in " ".join(shell("sweep", FIXED, *DRAWN)[1].split())


def test_composed_scenarios_expect_nothing_of_one_alone(shell):
    code, out, err = shell("run", f"{FIXED}+uk-canada-norway-on-top")
    assert (0, f"{FIXED}+uk-canada-norway-on-top:") == (code, out.split()[0])
    assert 2 == err.count("expect of") == err.count("is left out: it holds for that file alone") - 1


@pytest.mark.parametrize(
    ("against", "words"),
    [
        ("GRC,CYP", "by voting no together with those not in favour: Germany + France."),
        ("", "The smallest groups that would block it by voting no: Austria + Belgium"),
    ],
)
def test_who_else_could_block_is_named_where_a_majority_is_enough(against: str, words: str, shell):
    assert words in " ".join(shell("vote", "--against", against, "--rule", "qualified")[1].split())
