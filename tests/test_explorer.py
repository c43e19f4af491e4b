"""The explorer: what is chosen makes a scenario and comes back from it, and what is shown is what `run` gives."""

import json
import re
import socket
import sys
import tomllib
from dataclasses import replace
from html import escape
from pathlib import Path

import ipywidgets as widgets
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.cli import app, main
from safe_alloc.reading.datasets import baseline
from safe_alloc.telling.charts.record import record_of
from safe_alloc.telling.explorer.choices import CHANGED, chosen, composed, keeps
from safe_alloc.telling.explorer.shown import shown
from safe_alloc.telling.wording.even import left
from safe_alloc.telling.wording.facts import read
from safe_alloc.telling.wording.voice import languages, voice
from tests.made import allocation
from tests.strategies import headers, scenario_keys, terms_keys

OURS = ("explorer.", "control.", "hint.", "option.", "page.kind.")
LONG = re.compile(r"[^\W\d_]{4,}")
EVERY = pytest.mark.parametrize("name", sa.scenarios())
BARE = sa.Scenario("bare")
TWO = "turkiye-and-ukraine-in-160bn"


def numbers(scenario):
    """Return what decides about the numbers of a scenario, whatever the order of its lists."""
    kept = ("kind", "baseline", "envelope", "entrants", "floors", "caps", "unused")
    lists = [set(scenario.burden.only), set(scenario.burden.exempt), set(scenario.terms.buyers)]
    terms = replace(scenario.terms, buyers=())
    return [*(getattr(scenario, key) for key in kept), scenario.burden.rule, scenario.burden.by, terms, *lists]


@pytest.fixture(scope="module")
def explorer():
    return sa.explore()


@pytest.fixture
def fresh(explorer):
    explorer._lang.value = "en"
    explorer._set(sa.scenario("turkiye-10bn-fixed"))
    return explorer


def row(explorer):
    """Return the controls of the first country that joins."""
    found = explorer.controls["entrants"].children[0].children[0]
    return found._country, found._way, found._size, found._slider


def within(part):
    """Return a widget and all that is in it, as a browser shows it."""
    return [part, *(each for child in getattr(part, "children", ()) for each in within(child))]


@EVERY
def test_choices_that_nobody_changed_stand_for_the_whole_preset(name):
    start = sa.scenario(name)
    assert start == composed(chosen(start), start)


@EVERY
def test_choices_alone_hold_all_that_decides_about_the_numbers(name):
    start = sa.scenario(name)
    assert numbers(start) == numbers(composed(chosen(start), BARE))


@settings(max_examples=60)
@given(keys=st.one_of(scenario_keys(), terms_keys()), told=headers())
def test_any_scenario_comes_back_from_its_choices(keys, told):
    start = sa.Scenario("drawn", **{**told, "baseline": "", **keys})
    assert start == composed(chosen(start), start)
    assert numbers(start) == numbers(composed(chosen(start), BARE))


def test_what_a_scenario_says_of_itself_stays_behind_when_its_numbers_change():
    start = sa.scenario("turkiye-10bn-fixed")
    made = composed({**chosen(start), "entrants": (("TUR", "amount", "€11 billion"),)}, start)
    assert (CHANGED, "", (), {}) == (made.name, made.title, made.assumptions, dict(made.expect.after))
    assert (False, True) == (keeps(made, start), keeps(start, start))


def test_a_name_of_its_own_is_kept():
    start = sa.scenario("turkiye-10bn-fixed")
    assert "mine" == composed({**chosen(start), "name": "mine", "envelope": "grows"}, start).name


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"entrants": (("TUR", "share", "5%"), ("TUR", "share", "6%"))}, "TUR is named twice"),
        ({"floors": "GRC 98%; GRC 90%"}, "floors: GRC is named twice"),
        ({"caps": "Poland"}, "caps: 'Poland' is no country with its bound"),
        ({"floors": "Greece 98%"}, "Write its ISO alpha-3 code, GRC"),
        ({"envelope": "given", "given": ""}, "envelope"),
        ({"entrants": (("TUR", "amount", "ten"),)}, "entrants.TUR.amount"),
        ({"entrants": (("TUR", "share", ""),)}, "entrants.TUR: has no size"),
    ],
)
def test_choices_that_do_not_fit_together_are_refused_in_one_sentence(changed, words):
    with pytest.raises(sa.WrongScenario, match=r"\w") as told:
        composed({**chosen(sa.scenario("turkiye-10bn-fixed")), **changed}, BARE)
    assert words in str(told.value)


def test_what_belongs_to_another_kind_is_not_used():
    choices = {
        **chosen(sa.scenario("turkiye-participant")),
        "kind": "supplier",
        "envelope": "grows",
        "floors": "GRC 98%",
    }
    made = composed(choices, BARE)
    assert (None, "fixed", {}) == (made.terms.fee, made.envelope, dict(made.floors))


@pytest.mark.parametrize("name", ["turkiye-10bn-fixed", TWO, "turkiye-from-unused"])
def test_every_number_shown_of_a_loan_is_one_of_run(name):
    scenario = sa.scenario(name)
    outcome = sa.run(baseline(scenario.baseline), scenario)
    found = shown(None, scenario)
    assert found.result.equals(outcome)
    assert all(f">{euro:,}</td>" in found.tables for euro in outcome["after_eur"])
    assert (sa.summary(outcome), sa.who_pays(outcome)) == (found.words, found.sentence)
    assert f">{len(sa.vote(outcome=outcome).in_favour)} of 27 members in favour</td>" in found.tables
    assert all(f">{euro:,}</td>" in found.tables for euro in sa.limits(outcome)["value_eur"].dropna())
    assert sa.alt_text(outcome) == found.alt
    assert sa.limits(outcome)["label"][0] in found.standing


@pytest.mark.parametrize("name", ["turkiye-participant", "turkiye-supplier"])
def test_every_number_shown_of_a_contract_is_one_of_contracts(name):
    scenario = sa.scenario(name)
    found = shown(None, scenario)
    pays = scenario.kind == "participant"
    drawn = sa.charts.break_even(sa.load(), scenario) if pays else sa.charts.ranking(found.result)
    assert found.result.equals(sa.contracts(sa.load(), scenario))
    assert sa.summary(found.result) == found.words
    assert found.sentence in (found.words, left(sa.balance(sa.load(), scenario), read(found.result), scenario))
    assert record_of(drawn).alt_text == found.alt
    assert all(f">{euro:,}</td>" in found.tables for euro in found.result["contract_eur"])
    assert pays == (">27 of 27 members in favour</td>" in found.tables)  # an agreement needs the Council, parts do not


HEADINGS = "<(?:h2|caption|th scope=.col.)[^<]*"


@pytest.mark.parametrize("name", ["turkiye-10bn-fixed", "turkiye-participant"])
def test_tables_limits_and_label_are_in_the_language_that_is_chosen(name):
    english, german = (shown(None, sa.scenario(name), lang=lang) for lang in ("en", "de"))
    assert "Hypothetisch" in german.standing
    assert set() == {*re.findall(HEADINGS, english.tables)} & {*re.findall(HEADINGS, german.tables)}


@pytest.mark.parametrize("name", ["turkiye-10bn-fixed", TWO, "turkiye-from-unused", "turkiye-participant"])
@pytest.mark.parametrize("changed", [False, True])
def test_the_python_line_gives_what_is_shown(name, changed):
    start = sa.scenario(name)
    made = composed(chosen(start), BARE) if changed else start
    found = shown(None, made)
    assert found.result.equals(eval(found.code, {"sa": sa}))


def test_what_is_shown_is_escaped():
    found = shown(None, sa.Scenario("a & b", entrants={"TUR": "€1 billion"}))
    assert "a &amp; b" in found.head()
    assert "a & b" not in found.head()
    assert "&lt;i&gt;" in found.head("<i>")


def test_the_language_is_english_until_another_is_chosen_and_stays_for_every_preset(fresh):
    assert sa.summary(fresh.shown.result) == fresh.shown.words
    fresh.controls["lang"].value = "de"
    fresh._preset.value = TWO
    assert ("de", sa.summary(fresh.shown.result, lang="de")) == (fresh.controls["lang"].value, fresh.shown.words)


def test_countries_come_in_the_order_of_the_alphabet(fresh):
    fresh.controls["lang"].value = "pl"
    named = [box.description for box in fresh.controls["members"].children]
    assert ["Litwa", "Łotwa", "Polska"] == named[named.index("Litwa") :][:3]


def words(*texts):
    """Return the longer words of some texts: of HTML those that are read, and no names of files or keys."""
    read = (re.sub(r"(?s)<(style|span|textarea).*?</\1>|<[^>]*>", " ", each) for each in texts)
    return {word for each in read for word in LONG.findall(re.sub(r"\S*[-_@]\S*", " ", each))}


def labels(part):
    """Return what stands on a control: label, hint, tooltip, choices, or the text itself."""
    told = [getattr(part, key, "") or "" for key in ("description", "tooltip", "placeholder")]
    return [*told, *getattr(part, "_options_labels", ()), *([part.value] if isinstance(part, widgets.HTML) else [])]


@pytest.mark.parametrize("lang", [lang for lang in languages() if lang != "en"])
def test_every_control_and_message_speaks_the_language(fresh, tmp_path, monkeypatch, lang):
    monkeypatch.chdir(tmp_path)
    ours = {key: text for key, text in voice("en").phrases.items() if key.startswith(OURS)}
    fresh.controls["floors"].value = "GRC 1%"
    fresh._lang.value = lang
    as_in_a_file = {"code", "million", "billion"}
    english = words(*ours.values()) - words(*voice(lang).phrases.values()) - as_in_a_file
    told = [text for top in (fresh.box, *fresh.controls.values()) for part in within(top) for text in labels(part)]
    for act in (fresh._save, fresh._save, fresh._reset):  # the second may not write over the first
        fresh._try(act)
        told.append(fresh._said.value)
    assert set() == english & words(*told)


@pytest.mark.parametrize("way", [("participant", "supplier"), ("supplier", "participant")])
def test_another_kind_begins_with_the_terms_of_its_illustration(fresh, way):
    for kind in way:
        fresh.controls["kind"].value = kind
        usual = sa.scenario(f"turkiye-{kind}").terms
        assert (kind, usual.content, usual.part) == (fresh.shown.scenario.kind, *terms_of(fresh, "content", "part"))
    fresh.controls["kind"].value = "borrower"
    assert "Hypothetical, counterfactual" in fresh.shown.standing
    fresh.controls["spent"].value = "30%"
    fresh.controls["kind"].value = "supplier"
    assert ("30%",) == terms_of(fresh, "spent")


def terms_of(explorer, *keys):
    return tuple(getattr(explorer.shown.scenario.terms, key) for key in keys)


def test_a_language_keeps_what_is_chosen_and_what_is_wrong(fresh):
    fresh.controls["members"].value = ("GRC",)
    row(fresh)[2].value = "banana"
    fresh._lang.value = "tr"
    assert ("banana", ("GRC",)) == (row(fresh)[2].value, fresh.controls["members"].value)
    assert ("tr", "en") == (fresh._lang.value, fresh.shown.lang)
    assert voice("tr").say("explorer.still", name="my-scenario") in fresh._said.value
    assert 19 == len(fresh.controls["members"].children)
    row(fresh)[2].value = "€5 billion"
    assert ("tr", ("GRC",)) == (fresh.shown.lang, fresh.shown.scenario.burden.exempt)


def test_a_language_leaves_no_widget_of_the_one_before_in_the_kernel():
    own, open_ = sa.explore(), widgets.widget._instances
    counted = [len(open_)]
    for lang in ("de", "el", "en"):
        own._lang.value = lang
        counted.append(len(open_))
    assert [counted[0]] * 4 == counted
    row(own)[2].value = "€7 billion"
    assert ("€7 billion", 7_000) == (row(own)[2].value, row(own)[3].value)
    assert sa.summary(own.shown.result) == own.shown.words


def test_there_is_a_control_for_every_choice(explorer):
    assert {*chosen(BARE), "lang"} == set(explorer.controls)


@pytest.mark.parametrize("name", ["turkiye-10bn-as-the-commission-did", TWO, "turkiye-supplier"])
def test_the_controls_stand_for_the_preset_they_are_set_to(explorer, name):
    explorer._preset.value = name
    assert sa.scenario(name) == explorer.scenario == explorer.shown.scenario


def test_a_file_sets_the_controls_and_comes_back_equal(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\ntitle = "Mine"\n[entrants.TUR]\nshare = "2.5%"\n', "utf-8")
    found = sa.explore(scenario=path)
    assert sa.Scenario.from_toml(path) == found.scenario
    assert tomllib.loads(path.read_text("utf-8")) == tomllib.loads(found.scenario.to_toml())


def test_the_slider_and_the_text_follow_each_other(fresh):
    _, way, size, slider = row(fresh)
    slider.value = 12_500
    assert ("€12,500,000,000", 12_500_000_000) == (size.value, fresh.shown.scenario.entrants["TUR"].amount)
    size.value = "€7,000,000,001"
    assert (7_000, 7_000_000_001) == (slider.value, fresh.shown.scenario.entrants["TUR"].amount)
    way.value = "share"
    assert ("5%", 5, "5%") == (size.value, slider.value, fresh.shown.scenario.entrants["TUR"].share)
    assert slider in within(fresh.box)
    size.value = "2.5%"
    assert slider not in within(fresh.box)  # it stops at no half


def test_who_borrows_already_is_not_offered_as_somebody_who_joins(fresh):
    offered = {code for _, code in row(fresh)[0].options}
    assert {"TUR", "NOR", "DEU"} <= offered
    assert set() == offered & set(sa.load()["country"])


def test_the_chooser_names_the_preset_that_is_shown_and_none_that_was_changed(fresh):
    assert "turkiye-10bn-fixed" == fresh._preset.value
    fresh.controls["envelope"].value = "grows"
    assert ("", CHANGED) == (fresh._preset.value, fresh.shown.scenario.name)
    fresh._preset.value = "turkiye-10bn-fixed"
    assert sa.scenario("turkiye-10bn-fixed") == fresh.shown.scenario


def test_a_mistake_is_said_in_place_and_the_last_good_picture_stays(fresh):
    size, page = row(fresh)[2], fresh._page.value
    size.value = "€200 billion"
    assert 'role="alert"' in fresh._said.value
    assert "the last result: turkiye-10bn-fixed" in fresh._said.value
    assert page == fresh._page.value
    size.value = "€10 billion"
    assert 'role="alert"' not in fresh._said.value
    fresh.controls["baseline"].value = "2026"
    assert "No source is called" in fresh._said.value


def test_a_preset_that_cannot_be_shown_leaves_the_controls_alone():
    own = sa.explore(allocation({"POL": 10**9, "GRC": 10**9}), scenario=sa.Scenario("mine"))
    own._preset.value = "turkiye-10bn-fixed"
    assert "baseline" in own._said.value
    assert "mine" == own.scenario.name == own.controls["name"].value


def test_a_saved_scenario_reads_back_equal_and_is_never_written_over(fresh, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    fresh.controls["members"].value = ("POL",)
    fresh._try(fresh._save)
    assert fresh.shown.scenario == sa.scenario("my-scenario.toml")
    assert ("POL",) == fresh.shown.scenario.burden.exempt
    fresh._try(fresh._save)
    assert "it is there already" in fresh._said.value


def test_nothing_is_saved_while_the_choices_are_wrong(fresh, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    fresh.controls["floors"].value = "GRC"
    fresh._try(fresh._save)
    fresh._try(fresh._press)
    assert [] == list(tmp_path.iterdir())
    assert 'role="alert"' in fresh._said.value


def test_a_press_kit_is_written_in_the_language_that_is_shown(fresh, monkeypatch):
    asked = {}
    monkeypatch.setattr("safe_alloc.telling.explorer.panel.publish", lambda *_, **options: asked.update(options))
    fresh.controls["lang"].value = "pl"
    with pytest.raises(AttributeError):
        fresh._press()  # it cannot say where, for nothing was written
    assert asked["lang"] == "pl"


def test_a_table_without_a_source_is_named_so_and_its_press_kit_is_about_it(monkeypatch):
    table, asked = allocation({"POL": 10**9, "GRC": 10**9}), {}
    own = sa.explore(table, scenario=sa.Scenario("mine", entrants={"TUR": 10**8}))
    assert own.shown.code.startswith("sa.run(table, sa.Scenario('mine'")
    monkeypatch.setattr("safe_alloc.telling.explorer.panel.publish", lambda *_, **options: asked.update(options))
    with pytest.raises(AttributeError):
        own._press()  # it cannot say where, for nothing was written
    assert table.equals(asked["table"])


def test_a_table_that_has_a_source_counts_as_that_source():
    assert "sa.run(sa.load()," in sa.explore(sa.load()).shown.code
    assert "TUR" in sa.explore(allocation({"POL": 10**11, "GRC": 10**11})).shown.result["country"].tolist()


def test_a_saved_notebook_keeps_the_chart_and_its_finding(fresh):
    bundle = fresh._repr_mimebundle_()
    assert fresh.shown.svg == bundle["image/svg+xml"]
    assert fresh.shown.words == bundle["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_only_controls_that_count_are_in_sight(fresh):
    fresh._preset.value = "turkiye-supplier"
    seen = within(fresh.box)
    assert [False, True, False] == [fresh.controls[key] in seen for key in ("envelope", "content", "fee")]


def test_without_ipywidgets_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    for name in [name for name in sys.modules if name.startswith("safe_alloc.telling.explorer.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(sa.SafeAllocError, match=r'pip install -e "\.\[notebooks\]"'):
        sa.explore()


def test_without_voila_the_extras_are_named(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "voila", None)
    monkeypatch.setitem(sys.modules, "voila.app", None)
    assert 2 == main(["app"])
    assert 'pip install -e ".[app]"' in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # tornado leaves its socket to chance
def test_a_port_in_use_is_said_in_one_sentence():
    with socket.socket() as taken:
        taken.bind((app.HERE, 0))
        taken.listen()
        with pytest.raises(
            sa.SafeAllocError, match=r"in use: the explorer may be open already, at http://127\.0\.0\.1"
        ):
            app._is_free(taken.getsockname()[1])


@pytest.mark.parametrize("written", ["0", "65536", "-1", "x"])
def test_a_port_that_is_none_is_refused(written, capsys):
    assert 2 == main(["app", "--port", written])
    assert "Ports: 1 to 65535" in capsys.readouterr().err


def test_the_app_saves_where_the_shell_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    source = "".join(json.loads(app._notebook())["cells"][0]["source"])
    assert f"os.chdir({str(Path.cwd())!r})" in source


def test_an_error_in_a_notebook_is_one_sentence_first_and_the_way_it_came_after():
    with pytest.raises(sa.UnknownName) as caught:
        sa.scenario("turkiye-10bn-fixd")
    first, gap, *after = caught.value._render_traceback_()
    assert ("UnknownName: ", "") == (first[:13], gap)
    assert "did you mean 'turkiye-10bn-fixed'" in first
    assert "Traceback (most recent call last):" == after[0]
    assert 1 == "\n".join([first, *after]).count("Presets: ")


def test_what_a_cell_shows_of_a_result_is_its_sentence_and_escaped():
    table, scenario = sa.load(), sa.scenario("turkiye-10bn-fixed")
    flip, fee = sa.solve(table, scenario, until="top-three:90bn"), sa.balance(table, sa.scenario("turkiye-participant"))
    assert f"<p>{escape(flip.says)}</p>" == flip._repr_html_()
    words = (
        "Hypothetical, needs an Article 17 agreement",
        "participant Türkiye",
        "€1,490,000,000",
        "not profit",
        "1/1500",
    )
    assert [] == [word for word in words if word not in fee._repr_html_()]
    assert "<pre>name = &quot;a &amp; b&quot;" in sa.Scenario("a & b")._repr_html_()


def test_a_cell_shows_a_vote_with_both_readings_and_a_sweep_with_its_standing():
    found = sa.vote(against=["Greece"])
    told = [found.says, f"The other reading: {found.other.says}", found.basis]
    assert "".join(f"<p>{escape(each)}</p>" for each in told) == found._repr_html_()
    scenario = sa.Scenario("a & b", entrants={"TUR": 10**9})
    swept = sa.sweep(sa.load(), scenario, vary={"entrants.TUR.amount": [0, 10**9]})
    told = "<p>2 scenarios from &#x27;a &amp; b&#x27;, 0 without a solution. Hypothetical: counterfactual. In euro.</p>"
    assert swept._repr_html_().startswith(told)
    assert all(f"<td>{code}</td>" in swept._repr_html_() for code in swept.countries)


def test_the_explorer_takes_any_table_that_is_an_allocation():
    assert isinstance(sa.explore(sa.load()).shown.result, pd.DataFrame)
    with pytest.raises(sa.WrongTable):
        sa.explore(pd.DataFrame({"country": ["POL"]}))
    with pytest.raises(sa.WrongTable, match="str stands where a table of kind Allocation belongs"):
        sa.explore("turkiye-10bn-fixed")
