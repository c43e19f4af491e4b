"""What a report says on page and paper: looked up and never computed, escaped everywhere, in every language."""

import io
import json
import re
import shutil
import sys
import unicodedata
from html import unescape

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import get_data_path
from matplotlib.font_manager import get_font

import safe_alloc as sa
from safe_alloc.cli import main
from safe_alloc.errors import NotWritten, WrongScenario
from safe_alloc.reading.files import reference_rows
from safe_alloc.telling import report
from safe_alloc.telling.report.citing import bibtex, cited, latex
from safe_alloc.telling.report.contents import Grid, about, contents
from safe_alloc.telling.report.kits import Drawn, of_figures, of_scenario
from safe_alloc.telling.report.page import page
from safe_alloc.telling.report.paper import paper
from safe_alloc.telling.report.slider import SCRIPT, STEP, slider, steps
from safe_alloc.telling.wording.amounts import picture
from safe_alloc.telling.wording.voice import languages

FIXED, SVG = "turkiye-10bn-fixed", '<svg id="a" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
HOSTILE = sa.Scenario(
    "mine",
    title="<b>#set</b> $x$ \\ *a* _b_ `c` #image(\"/etc/passwd\") @d </script>",
    not_modelled=["<img src=x onerror=alert(2)> = + // /* "],
    entrants={"TUR": "€2 billion"},
)  # fmt: skip


def drawn(kit):
    """One chart of a kit as words only: what it looks like is tested elsewhere."""
    return [Drawn(picture(kit.table, "changes" if kit.scenario else "ranking", kit.voice.lang), "code", SVG, SVG)]


def sections(kit, *files):
    return [*contents(kit, about(kit, cited(kit, drawn(kit))), files)]


def paged(kit):
    return page(kit, drawn(kit), sections(kit, "outcome.csv"))


def embedded(text):
    return json.loads(re.search(r'<script type="application/json" id="steps">(.*?)</script>', text, re.DOTALL)[1])


@pytest.fixture(scope="module")
def fixed():
    return of_scenario(sa.scenario(FIXED))


@pytest.fixture(scope="module")
def looked_up(fixed):
    return embedded(slider(fixed))["steps"]


# The slider


def test_there_is_a_step_for_every_billion_from_nothing_to_the_envelope(looked_up):
    assert 151 == len(looked_up)
    assert ("€0", "€150bn") == (looked_up[0]["amount"], looked_up[-1]["amount"])


@settings(max_examples=8, deadline=None)
@given(step=st.integers(0, 150))
def test_what_is_looked_up_is_what_run_computes(looked_up, step):
    asked = sa.Scenario(FIXED, entrants={"TUR": step * STEP})
    outcome = sa.run(sa.load(), asked)
    assert outcome["after_eur"].tolist() == looked_up[step]["after"]
    assert sa.ledger(outcome)["change_eur"].tolist() == looked_up[step]["change"]
    assert looked_up[step]["says"].startswith(f"{sa.title(outcome)}. Counterfactual")


def test_the_sum_of_the_scenario_is_a_stop_though_it_is_no_whole_billion():
    kit = of_scenario(sa.Scenario("mine", entrants={"TUR": "€12,345,678,901"}))
    found = embedded(text := slider(kit))["steps"]
    own = next(at for at, step in enumerate(found) if step["after"][-1] == 12_345_678_901)
    assert (13, True) == (own, f'value="{own}"' in text)
    assert sa.run(sa.load(), kit.scenario)["after_eur"].tolist() == found[own]["after"]


def test_a_step_without_a_solution_says_so_and_has_no_numbers():
    last = [*steps(of_scenario(sa.Scenario("mine", entrants={"TUR": "€1 billion"}, floors={"POL": "95%"})))][-1]
    assert {"amount", "says"} == last.keys()
    assert "there is no result" in last["says"]


@pytest.mark.parametrize("entrants", [{}, {"TUR": {"share": "5%"}}, {"TUR": "€1 billion", "UKR": "€1 billion"}])
def test_only_one_entrant_of_one_sum_has_a_slider(entrants):
    assert "" == slider(of_scenario(sa.Scenario("mine", entrants=entrants)))


def test_the_script_computes_nothing():
    code = re.sub(r"//.*|\"[^\"]*\"|=>|===?", "", SCRIPT)
    assert not re.search(r"[-+*/%<>]|Math|parse(Int|Float)|fetch|XMLHttp|import\(|eval", code.replace("JSON.parse", ""))


@pytest.mark.usefixtures("unsaved")
def test_the_slider_has_a_label_a_text_twin_and_words_where_no_script_runs(fixed):
    text = slider(fixed)
    assert '<label for="amount">Türkiye would borrow</label>' in text
    assert 'role="status" aria-live="polite"' in text
    assert "<noscript><p>With JavaScript" in text
    assert '<p class="chosen" hidden>' in text  # shown by the script: without it the table is as the scenario has it


# The words


@pytest.mark.parametrize("lang", sorted(languages()))
def test_page_and_paper_speak_every_language(lang):
    kit = of_scenario(sa.Scenario("mine", entrants={"TUR": {"share": "5%"}}), lang)
    text = paged(kit)
    assert f'<html lang="{lang}">' in text
    assert sa.title(kit.table, lang=lang) in unescape(text)
    for key in ("paid", "law", "vote", "method", "sources", "cite"):
        assert f"<h2>{kit.say(f'page.{key}')}</h2>" in unescape(text), key
    assert paper(kit, drawn(kit), sections(kit)).startswith(b"%PDF-1.7")


def test_what_the_author_of_a_scenario_wrote_is_marked_and_called_untranslated():
    text = unescape(paged(of_scenario(sa.scenario(FIXED), "de")))
    assert '<p class="heading" lang="en">Türkiye borrows' in text
    assert "sie sind nicht übersetzt." in text


def test_three_readings_of_the_sixty_percent_the_label_and_both_votes_are_told(fixed):
    grids = [part for each in sections(fixed) for part in each.blocks if isinstance(part, Grid)]
    limits, votes = (next(each for each in grids if word in each.caption) for word in ("limit", "vote"))
    assert ["holds"] * 3 == [row[2] for row in limits.rows[:3]]
    assert "broken" == next(row[2] for row in limits.rows if "Member States only" in row[0])
    assert {"Unanimity", "A qualified majority"} == {row[0] for row in votes.rows}


@pytest.mark.usefixtures("unsaved")
def test_every_source_has_its_licence_and_its_bibtex_entry(fixed):
    text, works = paged(fixed), cited(fixed, drawn(fixed))
    assert ["commission-2025-09-09", "agence-europe-2024-12-12"] == [each.id for each in works]
    for each in works:
        assert each.licence in unescape(text)
        assert f"@misc{{{each.id}," in bibtex(fixed, works)


@pytest.mark.usefixtures("unsaved")
def test_hostile_words_stay_words_on_page_paper_and_in_bibtex():
    kit = of_scenario(HOSTILE)
    text = paged(kit)
    assert "</script> " not in text.replace("</script>\n", "")
    assert "&lt;b&gt;#set&lt;/b&gt; $x$" in text
    assert not re.search(r"<img|<b>", text)
    assert paper(kit, drawn(kit), sections(kit)).startswith(b"%PDF")
    assert r"\$x\$" in latex(HOSTILE.title)
    assert r"\textbackslash{}" in latex(HOSTILE.title)


def test_paper_is_the_same_every_time_and_has_no_date(fixed):
    first, second = (paper(fixed, drawn(fixed), sections(fixed)) for _ in range(2))
    assert first == second
    assert not re.search(rb"CreationDate|ModDate", first)


def test_whatever_a_language_writes_has_a_glyph_in_the_typefaces_of_page_and_paper():
    known = get_font(f"{get_data_path()}/fonts/ttf/DejaVuSans.ttf").get_charmap()
    for lang in languages():
        kit = of_figures(lang)
        signs = {sign for text in kit.voice.phrases.values() for sign in text if unicodedata.category(sign)[0] != "C"}
        assert set() == {sign for sign in signs if ord(sign) not in known}, lang


@pytest.mark.usefixtures("quick")
def test_letters_that_the_paper_lacks_are_named(tmp_path):
    strange = sa.Scenario("strange", title="Ελλάδα, Česko & 中国 中", not_modelled=("日",))
    told = ("strange/report.pdf shows boxes for 中 国 日: its typeface lacks them.",)
    assert told == report.publish(strange, out=tmp_path / "out").left_out
    assert () == report.publish("turkiye-10bn-fixed", out=tmp_path / "out").left_out


# What is left out, and what is the user's own


@pytest.mark.usefixtures("quick")
def test_without_the_extra_its_files_are_left_out_and_that_is_said(tmp_path, monkeypatch, capsys):
    with monkeypatch.context() as patch:
        for library in report.EXTRAS.values():
            patch.setitem(sys.modules, library, None)
        assert 0 == main(["report", FIXED, "--out", str(tmp_path / "out")])
    said = capsys.readouterr().err
    assert 'report.pdf is left out: typst, which makes it, is missing. Run python -m pip install -e ".[kit]"' in said
    folder = tmp_path / "out" / FIXED
    assert set() == report.EXTRAS.keys() & {path.name for path in folder.iterdir()}
    assert sorted(report.EXTRAS) == json.loads((folder / "record.json").read_text("utf-8"))["left_out"]
    assert sa.verify(folder).same  # also where the extra is there


@pytest.mark.usefixtures("quick")
def test_what_needs_the_extra_is_not_reproducible_without_it_and_the_rest_is(tmp_path, monkeypatch):
    folder = report.publish(FIXED, out=tmp_path / "out").folders[0]
    for library in report.EXTRAS.values():
        monkeypatch.setitem(sys.modules, library, None)
    found = sa.verify(folder)
    wrong = {each.file: each.verdict for each in found.files if each.verdict != "same"}
    assert dict.fromkeys([*report.EXTRAS, "record.json"], "not reproducible by this version") == wrong
    assert any("report.pdf cannot be made here: typst, which makes it, is missing" in line for line in found.says)


@pytest.mark.usefixtures("unsaved")
def test_who_pays_a_fee_and_who_only_sells_have_a_folder_too(tmp_path):
    made = report.publish("turkiye-supplier", "uk-participant-2bn", out=tmp_path / "out", lang="de").folders
    assert [["ranking"], ["break_even", "ranking"]] == [sorted(x.stem for x in each.glob("*.svg")) for each in made]
    supplier, participant = ((each / "report.html").read_text("utf-8") for each in made)
    assert [] == [words for words in ("Lieferland: Türkei", "im Rahmen der Verordnung") if words not in supplier]
    assert "die Gebühr 2\u00a0Mrd.\u00a0€; es würden 1\u00a0Mrd.\u00a0€ bleiben" in participant
    assert "would" not in participant.partition("<main>")[0].replace("The United Kingdom would have joined", "")
    assert all(each.verdict == "same" for each in sa.verify(tmp_path / "out").files)


def test_a_report_of_the_figures_calls_countries_and_how_sure_they_are_in_its_language():
    grid = next(contents(of_figures("de"), ())).blocks[0]
    assert ("Polen", "genau", "amtlich") == (grid.rows[0][0], *grid.rows[0][-2:])


@pytest.mark.usefixtures("quick")
def test_a_table_of_ones_own_is_published_verified_and_marked(tmp_path):
    own = sa.allocate(sa.parse("Poland: €40 billion. Romania: €17 billion.", source="my notes"), status="tentative")
    made = (
        report.publish(out=tmp_path / "one", table=own),
        report.publish(sa.Scenario("mine", entrants={"TUR": "€5 billion"}), out=tmp_path / "two", table=own),
    )
    for folder in (made[0].folders[0], made[1].folders[0]):
        found = sa.verify(shutil.copytree(folder, tmp_path / "copy" / folder.name))
        assert found.same
        assert "baseline.csv is the user's own: its hash is recorded, its origin is not certified." in found.says
        assert "my notes" in (folder / "report.html").read_text("utf-8")
        pd.testing.assert_frame_equal(own, pd.read_csv(folder / "baseline.csv"), check_dtype=False)
    with pytest.raises(WrongScenario, match="the table is another"):
        report.publish(FIXED, out=tmp_path / "three", table=own)


@pytest.mark.usefixtures("quick")
def test_a_report_in_another_language_is_verified_in_it(tmp_path):
    folder = report.publish(FIXED, out=tmp_path / "out", lang="tr").folders[0]
    assert "tr" == json.loads((folder / "record.json").read_text("utf-8"))["lang"]
    assert sa.verify(folder).same


@pytest.mark.usefixtures("quick")
def test_an_output_that_may_not_be_written_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten):
        report.publish(FIXED, out=tmp_path / "file" / "out")


@pytest.mark.parametrize("count", [1, 2, 40])
def test_one_row_ties_and_forty_rows_have_a_page_and_paper(count):
    codes = [row["iso3"] for row in reference_rows("countries")][:count]
    rows = "".join(f"{code},1000000,1,exact,tentative,mine\n" for code in codes)
    own = pd.read_csv(io.StringIO(f"country,amount_eur,step_eur,qualifier,status,source\n{rows}"))
    kit = of_figures("en", own)
    assert count == len(re.findall(r'<th scope="row">', paged(kit)))
    assert paper(kit, drawn(kit), sections(kit)).startswith(b"%PDF")
