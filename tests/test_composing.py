"""Two files read as one: the later wins, what gives way is named, and nothing else changes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given

import safe_alloc as sa
from safe_alloc.asking.scenarios.composing import merged, said
from safe_alloc.cli import main
from safe_alloc.errors import UnknownName, UnreadableFile, WrongScenario
from tests.strategies import scenario_keys

FIXED, ON_TOP = "turkiye-10bn-fixed", "turkiye-10bn-on-top"


def file(folder: Path, name: str, **keys: Any) -> str:
    path = folder / f"{name}.toml"
    path.write_text(tomli_w.dumps({"name": name, **keys}), encoding="utf-8")
    return str(path)


def composed(**keys: Mapping[str, Any]) -> tuple[sa.Scenario, list[tuple[str, str, str]]]:
    """Return what files of these keys make together, and each key that gave way, with the names of both files."""
    found, conflicts = merged([said(sa.Scenario(name, **each), each) for name, each in keys.items()])
    return sa.Scenario("+".join(keys), **found), [(each.key, each.of, each.by) for each in conflicts]


def test_the_later_file_wins_and_what_gives_way_is_named(tmp_path):
    equal = file(tmp_path, "equal", burden={"by": "equal"})
    both = sa.compose(FIXED, equal)
    assert ("turkiye-10bn-fixed+equal", "equal") == (both.scenario.name, both.scenario.burden.by)
    assert [("burden.by", "'allocation'", FIXED, "'equal'", "equal")] == [tuple(each) for each in both.conflicts]


def test_what_rests_on_an_inference_still_does_with_more_said(tmp_path):
    denied = file(tmp_path, "denied", inferred=False)
    both = sa.compose("turkiye-10bn-as-the-commission-did", denied).scenario
    assert "counterfactual, an inference" == sa.run(sa.load(), both)["label"].iloc[0]


def test_a_default_that_a_file_writes_down_wins_too():
    assert "fixed" == sa.scenario(f"{ON_TOP}+{FIXED}").envelope
    assert "grows" == sa.scenario(f"{FIXED}+{ON_TOP}").envelope


def test_money_written_otherwise_is_no_conflict(tmp_path):
    same = file(tmp_path, "same", entrants={"TUR": 10_000_000_000}, envelope="fixed")
    assert () == sa.compose(FIXED, same).conflicts


CASES = {
    "a scalar": ({"envelope": "grows"}, {"envelope": "fixed"}, {"envelope": "fixed"}, ["envelope"]),
    "what one says alone": ({"reference": "R"}, {"author": "A"}, {"reference": "R", "author": "A"}, []),
    "the title of the last": ({"title": "S"}, {"title": "T"}, {"title": "T"}, []),
    "the title of the first": ({"title": "S"}, {"envelope": "grows"}, {"envelope": "grows"}, []),
    "tables by key": (
        {"burden": {"by": "equal"}},
        {"burden": {"exempt": ["ITA"]}},
        {"burden": {"by": "equal", "exempt": ["ITA"]}},
        [],
    ),
    "floors by country": (
        {"floors": {"EST": "90%", "LVA": 1}},
        {"floors": {"EST": "80%"}},
        {"floors": {"EST": "80%", "LVA": 1}},
        ["floors.EST"],
    ),
    "an entrant as a whole": (
        {"entrants": {"TUR": "€10 billion", "GBR": 1}},
        {"entrants": {"TUR": {"share": "5%"}}},
        {"entrants": {"TUR": {"share": "5%"}, "GBR": 1}},
        ["entrants.TUR"],
    ),
    "another kind": (
        {"entrants": {"TUR": "€10 billion"}},
        {"kind": "supplier", "entrants": {"TUR": {}}, "terms": {"spent": "20%"}},
        {"kind": "supplier", "entrants": {"TUR": {}}, "terms": {"spent": "20%"}},
        ["entrants.TUR"],
    ),
    "lists without doubles": (
        {"not_modelled": ["a", "b"]},
        {"not_modelled": ["b", "c"]},
        {"not_modelled": ["a", "b", "c"]},
        [],
    ),
    "a list of countries is one value": (
        {"burden": {"exempt": ["ITA"]}},
        {"burden": {"exempt": ["POL"]}},
        {"burden": {"exempt": ["POL"]}},
        ["burden.exempt"],
    ),
    "what is expected of the first": ({"expect": {"total": 1}}, {"title": "T"}, {"title": "T"}, []),
    "what is expected of the last": ({"expect": {"total": 1}}, {"expect": {"total": 2}}, {}, []),
}


@pytest.mark.parametrize("case", CASES)
def test_two_files_make_what_a_person_expects(case):
    first, second, expected, conflicts = CASES[case]
    made, found = composed(one=first, two=second)
    assert sa.Scenario("one+two", **expected) == made
    assert [(key, "one", "two") for key in conflicts] == found


@given(scenario_keys())
def test_what_says_nothing_changes_nothing(keys):
    made, conflicts = composed(one=keys, two={})
    assert (sa.Scenario("one+two", **keys), []) == (made, conflicts)
    after, conflicts = composed(one={}, two=keys)
    assert (made, []) == (after, conflicts)


@given(scenario_keys(), scenario_keys(), scenario_keys())
def test_it_does_not_matter_which_two_are_joined_first(one, two, three):
    first, second, third = (
        said(sa.Scenario(name, **keys), keys) for name, keys in (("a", one), ("b", two), ("c", three))
    )
    try:
        left, right = (merged(pair)[0] for pair in ([first, second], [second, third]))
        inner = said(sa.Scenario("a+b", **left), left), said(sa.Scenario("b+c", **right), right)
    except WrongScenario:
        return  # these two do not fit together, which is told
    assert merged([first, second, third])[0] == merged([inner[0], third])[0] == merged([first, inner[1]])[0]


def test_three_files_and_more_are_read_in_their_order(tmp_path):
    low, high = file(tmp_path, "low", floors={"EST": "80%"}), file(tmp_path, "high", floors={"EST": "95%"})
    both = sa.compose(FIXED, low, high, low)
    assert ("turkiye-10bn-fixed+low+high+low", "80%") == (both.scenario.name, both.scenario.floors["EST"])
    assert ["high", "low"] == [each.by for each in both.conflicts]


def test_what_the_earlier_expect_and_are_called_is_left_out_and_that_is_said(tmp_path):
    both = sa.compose(FIXED, file(tmp_path, "equal", burden={"by": "equal"}))
    assert (None, "") == (both.scenario.expect.total, both.scenario.title)
    assert [] == [
        key for key in ("title", "expect") if f"{key} of {FIXED} is left out: it holds" not in " ".join(both.says)
    ]


def test_one_scenario_alone_is_as_it_is():
    assert (sa.scenario(FIXED), (), ()) == sa.compose(FIXED)


def test_a_path_that_holds_a_plus_is_that_file(tmp_path, monkeypatch):
    inner = tmp_path / "a+b"
    inner.mkdir()
    plain, odd = file(tmp_path, "plain", title="P"), file(inner, "x+y", title="X")
    assert "x+y" == sa.scenario(odd).name == sa.scenario(Path(odd)).name
    assert "x+y+plain+x+y" == sa.scenario(f"{odd}+{plain}+{odd}").name
    monkeypatch.chdir(inner)
    assert f"{FIXED}+x+y" == sa.scenario(f"{FIXED}+x+y.toml").name


def test_parts_that_do_not_fit_together_are_refused_by_the_name_of_both(tmp_path):
    only, exempt = file(tmp_path, "o", burden={"only": ["POL"]}), file(tmp_path, "e", burden={"exempt": ["ITA"]})
    with pytest.raises(WrongScenario, match=r"Scenario 'o\+e', burden: has both only and exempt"):
        sa.compose(only, exempt)


@pytest.mark.parametrize(
    ("named", "error", "words"),
    [
        (f"{FIXED}+", UnknownName, ["''"]),
        (f"{FIXED}+turkiye-10bn-on-tip", UnknownName, ["did you mean 'turkiye-10bn-on-top'"]),
        (f"{FIXED}+nowhere.toml", UnreadableFile, ["'nowhere.toml'", "no file"]),
        (Path("a+b.toml"), UnreadableFile, ["'a+b.toml'"]),
        ("+" * 9000, UnknownName, ["''"]),
        (7, UnknownName, ["int is neither"]),
    ],
)
def test_a_part_that_is_not_there_is_refused(named, error, words):
    with pytest.raises(error) as refusal:
        sa.compose(named)
    assert [] == [word for word in words if word not in str(refusal.value)]


def test_a_name_that_grows_too_long_is_refused():
    with pytest.raises(WrongScenario, match="cannot name a file"):
        sa.compose(*[FIXED] * 20)


def test_the_shell_says_what_gave_way(tmp_path, capsys):
    equal = file(tmp_path, "equal", burden={"by": "equal"})
    assert 0 == main(["run", f"{FIXED}+{equal}", "--format", "json"])
    told = capsys.readouterr()
    equal_parts = sa.run(sa.load(), sa.scenario("turkiye-10bn-equal-parts"))["after_eur"].tolist()
    assert equal_parts == [row["after_eur"] for row in json.loads(told.out)["rows"]]
    assert "burden.by: 'allocation' of turkiye-10bn-fixed gives way to 'equal' of equal." in told.err
    assert "expect of turkiye-10bn-fixed is left out" in told.err


def test_what_is_composed_can_be_written_and_read_back(tmp_path):
    made = sa.scenario(f"{FIXED}+turkiye-10bn-equal-parts")
    path = tmp_path / f"{made.name}.toml"
    path.write_text(made.to_toml(), encoding="utf-8")
    assert made == sa.scenario(path) == sa.scenario(str(path))
