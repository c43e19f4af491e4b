"""A scenario file: read whole or refused in one sentence, frozen, and written so that it reads back equal."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.asking.scenarios import Assumption, Burden, Entrant, Expect, Scenario, Terms
from safe_alloc.asking.scenarios.toml import read
from safe_alloc.errors import SafeAllocError, UnknownName, UnreadableFile, WrongScenario
from tests.strategies import headers, scenario_keys, terms_keys

BROKEN = Path(__file__).parent / "broken"

WORDS = {  # what the message about each broken file must contain
    "assumption_unknown_light": ["assumptions[1].quality", "'gren'", "did you mean 'green'", "amber"],
    "assumption_without_impact": ["assumptions[1].impact", "is missing", "impact, quality, says"],
    "baseline_is_a_date": ["baseline", "2026-04-15", "quotes"],
    "binary": ["binary"],
    "cap_outside_only": ["caps.ITA", "exempt", "Remove"],
    "country_by_eu_code": ["floors.EL", "GRC"],
    "country_by_name": ["entrants.Türkiye", "TUR"],
    "country_twice": ["burden.exempt", "ITA", "more than once"],
    "deep": ["not TOML"],
    "duplicate_key": ["not TOML", "line 3", "envelope"],
    "duplicate_table": ["not TOML", "line 9", "burden"],
    "empty": ["is empty"],
    "encoding": ["utf-8", "0xfc"],
    "entrants_is_a_text": ["entrants", "'TUR'", "€10 billion"],
    "exempt_entrant": ["burden.exempt", "TUR joins"],
    "float_money": ["entrants.TUR.amount", "float", "'€10 billion'"],
    "floor_on_entrant": ["floors.TUR", "joins"],
    "floor_on_exempt": ["floors.EST", "exempt", "Remove"],
    "indicator_unknown": ["entrants.TUR.by", "gdp_eur", "did you mean 'gdp_nominal_eur'"],
    "indicator_without_year": ["entrants.TUR.by", "needs its year", "2024, 2025"],
    "like_an_entrant": ["entrants.GBR.like", "TUR joins too"],
    "list_is_a_text": ["not_modelled", "list", "square brackets"],
    "money_negative": ["entrants.TUR.amount", "-10"],
    "money_true": ["unused.LVA", "True"],
    "money_two_readings": ["entrants.TUR.amount", "'€10.500' has two readings"],
    "name_is_a_path": ["name", "'../scenario_name_is_a_path'", "letters", "none of"],
    "no_name": ["name", "is missing"],
    "no_size": ["entrants.TUR", "no size", "amount, share, by, like"],
    "not_toml": ["not TOML", "line 2", "envelope = fixed"],
    "only_and_exempt": ["burden", "both only and exempt"],
    "other_name": ["'scenario_another_name'", "'scenario_other_name'", "rename"],
    "expect_contracts_of_a_borrower": ["expect", "contracts and fee", "total and after"],
    "expect_total_of_a_supplier": ["expect", "total and after", "supplier", "contracts"],
    "participant_fee_is_text": ["terms.fee", "'a lot'"],
    "participant_no_years": ["terms.years", "0", "whole number"],
    "participant_with_amount": ["entrants.TUR.amount", "borrower", "terms"],
    "percent_of_nothing": ["floors.TUR", "'5%'", "in euro"],
    "rebase_grows": ["envelope", "rebase", "fixed"],
    "share_is_a_number": ["entrants.TUR.share", "0.05", "'5%'"],
    "share_over_100": ["entrants.TUR.share", "'120%'", "0% to 100%"],
    "size_beside_equal": ["entrants.TUR.amount", "equal", "allocation"],
    "supplier_with_fee": ["terms.fee", "participant"],
    "table_is_a_text": ["burden", "'equal'", "by, exempt, only, rule"],
    "terms_of_a_borrower": ["terms", "borrower", "participant"],
    "title_is_a_number": ["title", "10", "quotes"],
    "two_sizes": ["entrants.TUR", "amount and by like"],
    "unknown_burden_key": ["burden.exemt", "did you mean 'exempt'", "by, exempt, only, rule"],
    "unknown_country": ["entrants.Narnia", "Narnia", "alpha-3"],
    "unknown_entrant_key": ["entrants.TUR.amout", "did you mean 'amount'"],
    "unknown_envelope": ["envelope", "'grow'", "did you mean 'grows'", "a sum of money"],
    "unknown_exempt": ["burden.exempt[2]", "'CHZ'", "did you mean 'Czechia (CZE)'"],
    "unknown_expect_key": ["expect.afte", "did you mean 'after'"],
    "unknown_key": ["envelop", "did you mean 'envelope'", "not_modelled"],
    "unknown_kind": ["kind", "'borower'", "did you mean 'borrower'", "supplier"],
    "unknown_rule": ["burden.rule", "no rule is called 'dilut'", "give-way, rebase"],
    "unknown_weight": ["burden.by", "did you mean 'allocation'", "indicator with its year"],
    "unused_and_floor": ["floors", "[unused]"],
    "unused_and_grows": ["envelope", "[unused]"],
    "unused_by_nobody": ["unused", "no entrant"],
    "unused_by_two": ["entrants", "GBR, TUR", "alone"],
    "unused_of_nobody": ["entrants.TUR.amount", "names no member"],
}

RUN_WORDS = {  # these can be read, and are refused when they meet the table
    "baseline_another": ["2026-04-15", "commission-2025-09-09", "rows differ"],
    "baseline_unknown": ["baseline", "'commission-2025-09-10'", "did you mean 'commission-2025-09-09'"],
    "caps_too_low": [
        "POL (cap)",
        "ITA (cap)",
        "€152,755,899,195",
        "€160,000,000,000",
        "€7,244,100,805 more",
        "Raise a cap",
    ],
    "envelope_smaller_than_entrant": ["TUR", "€10,000,000,000", "€5,000,000,000 too much", "envelope grow"],
    "everyone_exempt": ["POL (exempt)", "DNK (exempt)", "€10,000,000,000 less", "exempt fewer"],
    "exempt_is_no_row": ["burden.exempt", "DEU is not in the table"],
    "floor_above_cap": ["EST", "€2,394,838,954", "€2,000,000,000", "€394,838,954"],
    "floor_is_no_row": ["floors", "DEU is not in the table"],
    "floors_too_high": [
        "FRA (floor)",
        "POL (exempt)",
        "€146,985,478,501",
        "€140,000,000,000",
        "€6,985,478,501 less",
        "Lower a floor",
    ],
    "indicator_lacks_members": ["burden.by", "defence_exp_nato_usd@2024", "Cyprus (CYP)"],
    "indicator_is_zero": ["burden.by", "eu_candidate@2025", "no value above zero", "Poland (POL)"],
    "keeps_too_much": ["unused.LVA", "€35,000,000,000", "€5,680,431,322", "€29,319,568,678 less"],
    "larger_than_envelope": ["TUR", "€150,000,000,001", "€150,000,000,000", "€1 too much"],
    "like_is_no_row": ["entrants.TUR.like", "DEU is not in the table"],
    "member_joins": ["entrants.POL", "Poland is in the table already"],
    "participant": ["participant", "contracts", "not"],
    "shares_of_everything": ["GBR, TUR", "100.00%"],
    "size_lacks_members": ["entrants.TUR.by", "Cyprus (CYP)"],
    "supplier": ["supplier", "contracts", "borrower"],
    "unused_is_no_row": ["unused.DEU", "DEU is not in the table"],
}


@pytest.mark.parametrize("stem", WORDS)
def test_a_broken_file_is_refused_in_words_that_help(stem: str):
    path = BROKEN / f"scenario_{stem}.toml"
    with pytest.raises((WrongScenario, UnreadableFile)) as refusal:
        Scenario.from_toml(path)
    assert [] == [word for word in [path.name, *WORDS[stem]] if word not in str(refusal.value)]


@pytest.mark.parametrize("stem", RUN_WORDS)
def test_a_scenario_that_does_not_fit_the_table_is_refused_in_words_that_help(stem, september):
    made = Scenario.from_toml(BROKEN / f"scenario_run_{stem}.toml")
    with pytest.raises(SafeAllocError) as refusal:
        sa.run(september, made)
    assert [] == [word for word in [f"scenario_run_{stem}", *RUN_WORDS[stem]] if word not in str(refusal.value)]


KEYS = {
    "": sorted(each.name for each in fields(Scenario)),
    "burden.": sorted(each.name for each in fields(Burden)),
    "terms.": sorted(each.name for each in fields(Terms)),
    "expect.": sorted(each.name for each in fields(Expect)),
    "entrants.TUR.": sorted(each.name for each in fields(Entrant)),
    "assumptions[1].": sorted(each.name for each in fields(Assumption)),
}
PLACES = [(table, key) for table, keys in KEYS.items() for key in keys]
RATED = {"says": "x", "quality": "red", "impact": "red"}


def written(folder: Path, table: str, key: str, value: str) -> Path:
    """Return a file that says one thing in one table, and beside it only what must be said."""
    rest = RATED if table == "assumptions[1]." else {"name": "mine"} if table == "" else {}
    lines = [f"{key} = {value}", *(f'{each} = "{text}"' for each, text in rest.items() if each != key)]
    head = {"": [], "assumptions[1].": ['name = "mine"', "[[assumptions]]"]}
    path = folder / "mine.toml"
    above = head.get(table, ['name = "mine"', f"[{table.removesuffix('.')}]"])
    path.write_text("\n".join([*above, *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize(("table", "key"), PLACES)
def test_a_misspelt_key_is_told_with_its_file_its_path_and_the_nearest_right_one(tmp_path, table, key):
    path = written(tmp_path, table, f"{key}x", '"green"')
    with pytest.raises(WrongScenario) as refusal:
        Scenario.from_toml(path)
    assert str(refusal.value).startswith(f"{path}, {table}{key}x: no key is called '{key}x': did you mean '{key}'?")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("value", ["1979-05-27", "1.5", "true", "[[1]]", "{ x = 1 }"])
@pytest.mark.parametrize(("table", "key"), PLACES)
def test_a_value_of_another_type_is_told_with_its_file_and_its_path(tmp_path, table, key, value):
    path = written(tmp_path, table, key, "1" if key == "inferred" else value)
    with pytest.raises(WrongScenario) as refusal:
        Scenario.from_toml(path)
    assert str(refusal.value).startswith(f"{path}, {table}{key}")
    assert "\n" not in str(refusal.value)


COUNTRIES = ["entrants.TUX", "floors.TUX", "caps.TUX", "unused.TUX", "expect.after.TUX"]


@pytest.mark.parametrize("place", COUNTRIES)
def test_a_misspelt_country_is_told_with_its_file_its_path_and_the_nearest_right_one(tmp_path, place):
    path = written(tmp_path, f"{place.removesuffix('.TUX')}.", "TUX", "1")
    with pytest.raises(WrongScenario, match="did you mean") as refusal:
        Scenario.from_toml(path)
    assert str(refusal.value).startswith(f"{path}, {place}: no country has the code 'TUX'")


@pytest.mark.parametrize("key", ["burden.only", "burden.exempt", "terms.buyers"])
def test_a_misspelt_country_in_a_list_is_told_with_its_place(tmp_path, key):
    path = written(tmp_path, f"{key.partition('.')[0]}.", key.partition(".")[2], '["POL", "TUX"]')
    with pytest.raises(WrongScenario, match="did you mean") as refusal:
        Scenario.from_toml(path)
    assert str(refusal.value).startswith(f"{path}, {key}[2]: no country has the code 'TUX'")


@given(st.integers(0, 12), st.sampled_from(["x", "= 1", "a = ", 'b = "', "[", "[[c]", "d = 1 2", "e = 01"]))
def test_the_line_where_toml_itself_breaks_is_quoted(place: int, broken: str):
    lines = [f"k{number} = {number}" for number in range(12)]
    lines.insert(place, broken)
    with pytest.raises(WrongScenario, match="is not TOML") as refusal:
        read("\n".join(lines) + "\n", "mine.toml")
    assert str(refusal.value).startswith("mine.toml is not TOML: ")
    assert f"line {place + 1}" in str(refusal.value)
    assert repr(broken.strip()) in str(refusal.value)


def test_every_broken_file_is_in_a_list():
    stems = {path.stem.removeprefix("scenario_") for path in BROKEN.glob("scenario_*.toml")}
    assert stems == {*WORDS, *(f"run_{stem}" for stem in RUN_WORDS)}


@pytest.mark.parametrize("stem", WORDS)
def test_a_refusal_is_one_line_and_not_too_long(stem: str):
    with pytest.raises(SafeAllocError) as refusal:
        Scenario.from_toml(BROKEN / f"scenario_{stem}.toml")
    assert "\n" not in str(refusal.value)
    assert 600 > len(str(refusal.value))


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"envelop": "fixed"}, ["Scenario 'x'", "envelop", "did you mean 'envelope'"]),
        ({"burden": {"exemt": ["ITA"]}}, ["burden.exemt", "did you mean 'exempt'"]),
        ({"entrants": {"TUR": 10e9}}, ["entrants.TUR.amount", "float"]),
        ({"entrants": {"Turkey": 10}}, ["entrants.Turkey", "TUR"]),
        ({"entrants": {7: 10}}, ["entrants[8]", "7"]),
        ({"title": "\ud800"}, ["title", "half a sign"]),
        ({"floors": {"EST": "much"}}, ["floors.EST", "'much' is not a sum of money"]),
        ({"floors": {"EST": "98"}}, ["floors.EST", "'98' has two readings", "'€98'", "'90%'"]),
        ({"entrants": {"TUR": "5"}}, ["entrants.TUR.amount", "'5' has two readings", "'€10 billion'"]),
        ({"burden": {"by": ""}}, ["burden.by", "No indicator is called ''"]),
        ({"envelope": None}, ["envelope", "None is a NoneType", "€10 billion"]),
        ({"entrants": {"TUR": {"share": "0.5"}}}, ["entrants.TUR.share", "'0.5' is not a percentage"]),
        ({"floors": {"EST": 0.9}}, ["floors.EST", "0.9 is a float", "'90%'"]),
        ({"unused": {"EST": "90%"}}, ["unused.EST", "'90%' is not a sum of money"]),
        ({"burden": Entrant(amount=1)}, ["burden", "by, exempt, only, rule"]),
    ],
)
def test_the_constructor_refuses_as_the_file_does(keys, words):
    with pytest.raises(WrongScenario) as refusal:
        Scenario("x", **keys)
    assert [] == [word for word in words if word not in str(refusal.value)]


def test_only_the_name_goes_without_its_key():
    with pytest.raises(WrongScenario, match=r"'y' has no key.*keyword"):
        Scenario("x", "y")  # type: ignore[misc]


def test_a_part_of_a_scenario_refuses_as_the_whole_does():
    with pytest.raises(WrongScenario, match=r"Burden, exemt: .*did you mean 'exempt'"):
        Burden(exemt=["ITA"])  # type: ignore[call-arg]


def test_an_unknown_key_is_told_before_what_may_follow_from_it():
    with pytest.raises(WrongScenario, match=r"envelop: .*\(Mend this first; 1 more after it\.\)"):
        Scenario("x", kind="borower", envelop="fixed")


def test_a_single_fault_has_none_after_it():
    with pytest.raises(WrongScenario) as refusal:
        Scenario("x", envelop="fixed")
    assert "after it" not in str(refusal.value)


def test_a_long_text_is_cut_in_the_message():
    with pytest.raises(WrongScenario) as refusal:
        Scenario("x", floors={"EST": "9" * 5000 + "x%"})
    assert 300 > len(str(refusal.value))


def test_the_ends_of_what_is_allowed_are_allowed():
    whole = Scenario("x" * 200, entrants={"TUR": {"share": "100%"}, "GBR": {"share": "0%"}}, caps={"POL": "100.5%"})
    yearly = Scenario("x", kind="participant", terms={"fee": 0, "years": 1})
    assert ("100%", "0%", "100.5%", 1) == (
        whole.entrants["TUR"].share,
        whole.entrants["GBR"].share,
        whole.caps["POL"],
        yearly.terms.years,
    )


def test_a_hair_above_the_whole_is_refused():
    with pytest.raises(WrongScenario, match=r"'100\.001%' is more than the whole"):
        Scenario("x", entrants={"TUR": {"share": "100.001%"}})


def test_only_the_name_is_required():
    made = Scenario("x")
    assert ("borrower", "fixed", "give-way", "allocation", "") == (
        made.kind,
        made.envelope,
        made.burden.rule,
        made.burden.by,
        made.baseline,
    )
    assert not [*made.entrants, *made.floors, *made.caps, *made.unused, *made.assumptions, *made.not_modelled]


def test_the_short_form_is_the_long_form():
    assert Scenario("x", entrants={"TUR": {"amount": 10**10}}) == Scenario("x", entrants={"TUR": "€10 billion"})


def test_equal_money_and_equal_parts_are_equal_however_they_are_written():
    assert Scenario("x", floors={"EST": "5.0 %"}, caps={"POL": "€40 billion"}) == Scenario(
        "x", floors={"EST": "5%"}, caps={"POL": 40_000_000_000}
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda made: setattr(made, "envelope", "grows"),
        lambda made: setattr(made.burden, "by", "equal"),
        lambda made: setattr(made.entrants["TUR"], "amount", 1),
        lambda made: made.entrants.__setitem__("GBR", 1),
        lambda made: made.floors.clear(),
        lambda made: made.expect.after.update(TUR=1),
        lambda made: made.burden.exempt.append("ITA"),
        lambda made: made.not_modelled.append("x"),
        lambda made: made.assumptions[0].says.append("x"),
    ],
)
def test_a_scenario_is_frozen_all_the_way_down(change):
    made = sa.scenario("turkiye-10bn-fixed")
    with pytest.raises((FrozenInstanceError, AttributeError)):
        change(made)


def test_what_was_handed_in_may_change_afterwards():
    entrants, exempt = {"TUR": {"amount": 1}}, ["ITA"]
    made = Scenario("x", entrants=entrants, burden={"exempt": exempt})
    entrants["TUR"]["amount"], exempt[0] = 2, "POL"
    assert (1, ("ITA",)) == (made.entrants["TUR"].amount, made.burden.exempt)


@given(st.one_of(scenario_keys(), terms_keys()))
def test_what_is_written_reads_back_equal(keys: Mapping[str, object]):
    made = Scenario("round-trip", **keys)
    assert made == _read_back(made)


@given(scenario_keys(), st.data())
def test_all_that_a_file_can_say_reads_back_equal(keys: Mapping[str, object], data: st.DataObject):
    made = Scenario("round-trip", **keys, **data.draw(headers()))
    assert made == _read_back(made)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_survives_the_file(text: str):
    made = Scenario("x", title=text, not_modelled=[text, text], assumptions=[_rated(text)])
    assert made == _read_back(made)


def _rated(text: str) -> dict[str, str]:
    return {"says": text, "quality": "red", "impact": "green"}


def _read_back(made: Scenario) -> Scenario:
    import tomllib

    return Scenario(**tomllib.loads(made.to_toml()))


@pytest.mark.parametrize("stem", ["run_participant", "run_supplier"])
def test_the_terms_of_other_kinds_are_kept(stem: str):
    made = Scenario.from_toml(BROKEN / f"scenario_{stem}.toml")
    assert ("20%", "30%") == (made.terms.spent, made.terms.part)
    assert made == _read_back(made)


def test_a_file_reads_back_equal(tmp_path: Path):
    made = replace(sa.scenario("turkiye-10bn-as-the-commission-did"), name="Avec l’île")
    path = tmp_path / "Avec l’île.toml"
    path.write_text(made.to_toml(), encoding="utf-8")
    assert made == Scenario.from_toml(path) == sa.scenario(path) == sa.scenario(str(path))


@pytest.mark.parametrize("name", ["", " ", ".", "..", "a/b", "a\\b", "C:", "a\nb", "a ", "a.", "*", "x" * 201])
def test_a_name_that_no_folder_can_have_is_refused(name: str):
    with pytest.raises(WrongScenario, match=r", name: .* cannot name a file"):
        Scenario(name)


@given(scenario_keys())
def test_a_scenario_can_be_copied_sent_and_counted(keys: Mapping[str, object]):
    made = Scenario("copied", **keys)
    assert made == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == replace(made)
    assert 1 == len({made, copy.copy(made)})


def test_the_order_of_countries_does_not_matter():
    one = Scenario("x", entrants={"TUR": 1, "GBR": 2}, floors={"POL": 3, "EST": 4})
    other = Scenario("x", entrants={"GBR": 2, "TUR": 1}, floors={"EST": 4, "POL": 3})
    assert (one, one.to_toml(), hash(one)) == (other, other.to_toml(), hash(other))


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("turkiye-10bn-fixd", UnknownName, ["did you mean 'turkiye-10bn-fixed'", "mine.toml"]),
        ("no-such-file.toml", UnreadableFile, ["no-such-file.toml", "no file"]),
        ("no/such/file", UnreadableFile, ["no/such/file"]),
        (Path("nowhere"), UnreadableFile, ["nowhere"]),
        (Path(__file__).parent, UnreadableFile, ["directory"]),
    ],
)
def test_a_scenario_that_is_not_there_is_refused_in_words_that_help(name, error, words):
    with pytest.raises(error) as refusal:
        sa.scenario(name)
    assert [] == [word for word in words if word not in str(refusal.value)]


def test_reading_scenarios_and_their_errors_needs_no_table_library():
    code = f"""
import sys
from pathlib import Path
from safe_alloc.asking.scenarios import Scenario, scenario, scenarios
from safe_alloc.errors import SafeAllocError
for name in scenarios():
    scenario(name).to_toml()
for path in Path({str(BROKEN)!r}).glob("scenario_*.toml"):
    try:
        Scenario.from_toml(path)
    except SafeAllocError:
        pass
print(sorted({{"pandas", "numpy", "pandera", "matplotlib"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert "[]\n" == done.stdout
