"""The folders a report writes: whole or not at all, the same to the byte, and readable without a network."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import safe_alloc as sa
from safe_alloc.cli import main
from safe_alloc.errors import NotWritten, UnknownName, WrongScenario
from safe_alloc.telling import report
from safe_alloc.telling.disk import CONTENTS
from safe_alloc.telling.report.contents import Grid, Section
from safe_alloc.telling.report.markup import drawing, grid, link, section
from safe_alloc.telling.wording.origin import chronicle, studies
from safe_alloc.telling.wording.voice import languages, voice

FIXED = "turkiye-10bn-fixed"
FORMS = ("png", "pdf", "svg", "csv", "alt.txt")
FIGURES = "commission-2025-09-09"
HOSTILE = {
    "title": "<script>alert('1')</script> & $x$ [a](b) `c` | *d*",
    "reference": 'A "quoted" <b>source</b>',
    "not_modelled": ["<img src=x onerror=alert(2)>"],
    "assumptions": [{"says": "</td><td>", "quality": "red", "impact": "green"}],
    "entrants": {"TUR": "€10 billion"},
}


def files(folder):
    """Return every file below a folder with the hash of its bytes."""
    found = sorted(path for path in Path(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """One real report of the figures and a preset, drawn once for all tests that only look at it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report, "LEADING", (FIXED,))
        made = report.publish(out=tmp_path_factory.mktemp("reports") / "all")
    return made.gallery.parent


QUICK = pytest.mark.usefixtures("quick")


class Page(HTMLParser):
    """What a browser makes of a page: its tags, the names in it, and what it would load or lead to."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.loads, self.open = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in {"meta", "path", "use", "rect", "br"}:
            self.open.append(tag)
        for key, value in attrs:
            self.ids += [value] if key == "id" else []
            self.links += [value] if key == "href" and tag == "a" else []
            self.loads += (
                [value] if key in {"src", "srcset", "data", "action"} or (key == "href" and tag == "link") else []
            )

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def page(reports, name=FIXED):
    return (reports / name / "report.html").read_text(encoding="utf-8")


# What a folder holds


def test_every_folder_is_complete(reports):
    always = {"report.html", "report.pdf", "table.html", "table.xlsx", "columns.csv", "README.md", "record.json"}
    always |= {"citation.bib", "licences.txt"}
    pictures = {f"{chart}.{form}" for chart in ("changes", "before_after", "votes", "flips") for form in FORMS}
    expected = {*pictures, *always, "outcome.csv", "ledger.csv", f"{FIXED}.toml"}
    assert expected == {path.name for path in (reports / FIXED).iterdir()}
    asked = ("ranking", "shares", "ratio", "vintages", "intervals", "timeline")
    pictures = {f"{chart}.{form}" for chart in asked for form in FORMS}
    expected = {*pictures, *always, "allocation.csv"}
    assert expected == {path.name for path in (reports / FIGURES).iterdir()}


@pytest.mark.parametrize("kit", [FIXED, FIGURES])
def test_every_source_that_a_table_names_is_cited_licensed_and_recorded(reports, kit):
    known = {each.id: each for each in sa.sources()} | studies()
    tables = [pd.read_csv(path, keep_default_na=False) for path in (reports / kit).glob("*.csv")]
    named = {one for each in tables for key in each if key.endswith("source") for one in each[key]} & {*known}
    events = [chronicle(row) for each in tables if "publisher" in each for row in each.to_dict("records")]
    written = (reports / kit / "licences.txt").read_text("utf-8")
    inputs = json.loads((reports / kit / CONTENTS).read_text("utf-8"))["inputs"]
    assert ("agence-europe-2024-12-12" if kit == FIXED else "anadolu-2025-09-10") in named
    assert (kit == FIGURES) == bool(events)
    for each in (*(known[one] for one in named), *events):
        block = written.split(f"- {each.publisher}: {each.title}")[1].split("\n\n")[0]
        assert each.licence
        assert f"- Licence: {each.licence}." in block
        assert "{}" not in (reports / kit / "citation.bib").read_text("utf-8")
        assert f"@misc{{{each.id}," in (reports / kit / "citation.bib").read_text("utf-8")
        assert f"sources/{each.id}/source.toml" in inputs or "reference/indicator_sources.csv" in inputs


@pytest.mark.parametrize(
    ("call", "file"),
    [
        (["show"], f"{FIGURES}/allocation.csv"),
        (["run", FIXED], f"{FIXED}/outcome.csv"),
        (["ledger", FIXED], f"{FIXED}/ledger.csv"),
    ],
)
def test_the_tables_are_those_of_the_shell(reports, capsys, call, file):
    main([*call, "--format", "csv"])
    assert capsys.readouterr().out.encode() == (reports / file).read_bytes()


def test_the_scenario_beside_its_result_can_be_run(reports):
    assert sa.scenario(FIXED) == sa.Scenario.from_toml(reports / FIXED / f"{FIXED}.toml")


def test_the_words_are_those_of_the_picture(reports):
    outcome = sa.run(sa.load(), sa.scenario(FIXED))
    for chart in ("changes", "before_after"):
        alt = (reports / FIXED / f"{chart}.alt.txt").read_text(encoding="utf-8")
        assert f"{sa.alt_text(outcome, chart=chart)}\n" == alt


def test_text_ends_its_lines_with_lf_and_names_no_place(reports, tmp_path):
    home = [str(tmp_path.parent).encode(), str(Path.home()).encode(), str(Path(sa.__file__).parents[1]).encode()]
    for path in reports.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert [] == [place for place in home if place in content], path
        assert path.suffix in {".png", ".pdf", ".xlsx"} or b"\r" not in content, path


def test_the_same_bytes_in_another_process_place_and_locale(reports, tmp_path):
    odd = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    call = [sys.executable, "-m", "safe_alloc", "report", FIXED, "--out", "a b ü/reports"]
    done = subprocess.run(call, cwd=tmp_path, env=odd, capture_output=True, check=True)
    assert (b"", 2) == (done.stderr, done.stdout.count(b"\n"))
    assert files(reports / FIXED) == files(tmp_path / "a b ü" / "reports" / FIXED)


# The record

DATA = Path(sa.__file__).parents[1] / "data"
OPENED = """
import sys
opened = set()
sys.addaudithook(lambda event, args: event == "open" and opened.add(str(args[0])))
from safe_alloc.telling import charts
from safe_alloc.telling.report import kits, publish
charts.save = lambda _, path: path.with_suffix(".svg").write_text("<svg></svg>")
kits.inline = lambda _: "<svg></svg>"
publish(sys.argv[1], out=sys.argv[2])
print(*opened, sep="\\n")
"""
UNDRAWN = """
import sys
from safe_alloc.telling import report
from safe_alloc.telling.wording.amounts import picture
from safe_alloc.telling.report import kits, slider

def draw(kit, folder, told=lambda _: None):
    told("changes")
    (folder / "changes.svg").write_text("<svg></svg>")
    return [kits.Drawn(picture(kit.table, "changes"), "", "<svg></svg>", "<svg></svg>")]

report.draw, slider.STEP = draw, 50 * 10**9
"""
VERIFIES = f"""{UNDRAWN}
from safe_alloc.cli import main
sys.exit(main(["verify", sys.argv[1], "--format", "csv"]))
"""


@pytest.mark.parametrize("asked", [FIXED, "turkiye-by-gdp", "mine.toml"])
def test_the_record_has_the_hash_of_every_file_that_was_read(tmp_path, asked):
    (tmp_path / "mine.toml").write_text('name = "mine"\nbaseline = "2026-04-15"\n', encoding="utf-8")
    call = [sys.executable, "-c", OPENED, asked, str(tmp_path / "out")]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, check=True, encoding="utf-8")
    read = {path.removeprefix(f"{DATA}/") for path in done.stdout.splitlines() if path.startswith(f"{DATA}/")}
    record = json.loads((tmp_path / "out" / asked.removesuffix(".toml") / "record.json").read_text("utf-8"))
    assert {name for name in read if not name.endswith("/source.toml")} <= record["inputs"].keys()
    assert record["inputs"].keys() - read <= {"reference/rules.csv"}  # which only some tables make it look into
    assert record["inputs"] == {name: files(DATA)[name] for name in record["inputs"]}


def test_a_copy_is_verified_in_another_process_place_and_locale(reports, tmp_path):
    shutil.copytree(reports / FIXED, tmp_path / "a b ü" / "kit")
    odd = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    call = [sys.executable, "-m", "safe_alloc", "verify", "a b ü/kit", "--format", "csv"]
    done = subprocess.run(call, cwd=tmp_path, env=odd, capture_output=True, check=False, encoding="utf-8")
    assert (0, {"same", "verdict"}) == (done.returncode, {line.split(",")[1] for line in done.stdout.splitlines()})


@QUICK
def test_a_stale_source_is_caught_and_named(tmp_path):
    """A source is corrected after the report was published: figures and sidecar, as who maintains them would do."""
    for part in (DATA, Path(sa.__file__).parent):
        shutil.copytree(part, tmp_path / part.name, ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path / "data" / "sources" / FIGURES
    old, text = files(folder)["figures.csv"], (folder / "figures.csv").read_text("utf-8")
    (folder / "figures.csv").write_text(text.replace("787669283", "787669284").replace("46796822", "46796821"), "utf-8")
    sidecar = folder / "source.toml"
    sidecar.write_text(sidecar.read_text("utf-8").replace(old, files(folder)["figures.csv"]), "utf-8")
    kit = report.publish(FIXED, out=tmp_path / "out").folders[0]
    call = [sys.executable, "-c", VERIFIES, str(kit)]
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(call, cwd=tmp_path, env=env, capture_output=True, check=False, encoding="utf-8")
    assert 1 == done.returncode
    assert "outcome.csv,not reproducible by this version\n" in done.stdout
    assert f"{FIXED}.toml,same\n" in done.stdout
    assert f"inputs, sources/{FIGURES}/figures.csv: recorded as {old[:12]}, here " in done.stderr
    assert "program, " not in done.stderr


# The page


@pytest.mark.parametrize("name", [FIXED, FIGURES])
def test_a_page_loads_nothing_and_names_nothing_twice(reports, name):
    seen = Page(page(reports, name))
    assert [] == seen.loads
    assert [] == seen.open
    assert len(set(seen.ids)) == len(seen.ids) > 50
    assert not re.search(r"@import|url\((?!#)|<script [^>]*src|<link|javascript:", page(reports, name))
    assert "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" in page(reports, FIXED)
    assert "script-src 'none'" in page(reports, FIGURES)


@pytest.mark.parametrize("name", [FIXED, FIGURES])
def test_every_inner_name_leads_somewhere(reports, name):
    text = page(reports, name)
    led = set(re.findall(r'href="#([^"]+)"', text)) | set(re.findall(r"url\(#([^)]+)\)", text))
    assert set() < led <= set(Page(text).ids)


@pytest.mark.parametrize("name", [FIXED, FIGURES])
def test_every_file_a_page_leads_to_is_there(reports, name):
    inner = [each for each in Page(page(reports, name)).links if "://" not in each]
    assert len(inner) > 6
    assert [] == [each for each in inner if not (reports / name / each).exists()]


def test_a_page_has_landmarks_headings_and_words_for_its_pictures(reports):
    text = page(reports)
    tags = Page(text).tags
    assert [1, 1, 1, 1, 4] == [tags.count(tag) for tag in ("header", "main", "footer", "h1", "figure")]
    assert '<html lang="en">' in text
    assert 8 == len(re.findall(r'<svg role="img" aria-label="[^"]{80,}"', text))  # each wide and narrow
    assert tags.count("table") == tags.count("caption") == tags.count("thead")


def test_a_page_says_what_it_is_who_pays_and_where_it_comes_from(reports):
    text = page(reports)
    asked = sa.scenario(FIXED)
    for words in (
        "Hypothetical, counterfactual: SAFE lends to Member States only; kind: borrower.",
        sa.title(sa.run(sa.load(), asked)),
        asked.title,
        "−2,915,606,720",
        "Türkiye (would join)",
        asked.assumptions[0].says,
        asked.not_modelled[0],
        "CC BY 4.0",
        "Confidence: official (Czechia: press",
        "https://ec.europa.eu/commission/presscorner/detail/en/ip_25_2042",
    ):
        assert words in text, words


@QUICK
def test_a_page_names_the_indicator_that_was_weighed_by(tmp_path):
    report.publish("turkiye-by-gdp", out=tmp_path / "out")
    text = page(tmp_path / "out", "turkiye-by-gdp")
    assert "gdp_nominal_eur@2024" in text
    assert "Eurostat" in text


@QUICK
def test_hostile_words_stay_words(tmp_path):
    report.publish(sa.Scenario("mine", **HOSTILE), out=tmp_path / "out")
    text = page(tmp_path / "out", "mine")
    assert "&lt;script&gt;alert" in text
    assert not {"img", "b"} & set(Page(text).tags)
    assert "<script>alert" not in text
    gallery = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert r"\<script\>alert('1')\</script\> \& \$x\$ \[a\](b) \`c\` \| \*d\*" in gallery


def test_markup_escapes_whatever_it_is_given():
    assert "<h2>&lt;a&gt;</h2>" in section(Section("<a>", ()))
    made = Grid('"c"', ("A", "%"), (False, True), (("<a>", '"'),))
    assert '<th scope="row">&lt;a&gt;</th><td class="number">&quot;</td>' in grid(made)
    assert "<caption>&quot;c&quot;</caption>" in grid(made)
    assert "text" == link("text", "javascript:alert(1)")
    assert 'aria-label="&quot;&gt;"' in drawing('<?xml?><svg id="a"></svg>', alt='">', prefix="p")
    assert 'fill="#0072b2"' in drawing('<svg id="a"><rect fill="#0072b2"/></svg>', alt="", prefix="p")
    assert '<use href="#p-a"/>' in drawing(
        '<svg id="b"><use href="#a"/><metadata>x</metadata></svg>', alt="", prefix="p"
    )


# The gallery


def test_the_gallery_shows_every_folder_and_leads_to_files(reports):
    text = (reports / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert {FIGURES, FIXED} == {each.split("/")[0] for each in links}
    assert [] == [each for each in links if not (reports / each).exists()]
    assert 10 == len(re.findall(r"^!\[.{80,}\]\(.*\.png\)$", text, re.MULTILINE))


def test_the_line_under_a_picture_draws_it(reports):
    lines = re.findall(r"```python\n(.*)\n```", (reports / "README.md").read_text(encoding="utf-8"))
    drawn = [eval(line, {"sa": sa}) for line in lines]
    titles = re.findall(r"^### (.*)$", (reports / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert titles == [sa.charts.record.record_of(each).title for each in drawn]


@QUICK
@pytest.mark.parametrize("lang", languages())
def test_the_gallery_speaks_the_language_of_the_report(lang, tmp_path):
    text = report.publish(FIXED, out=tmp_path / "out", lang=lang).gallery.read_text(encoding="utf-8")
    assert text.startswith(voice(lang).say("gallery.head"))
    assert len(languages()) == len({voice(each).say("gallery.head") for each in languages()})


@pytest.mark.usefixtures("unsaved")
def test_the_line_under_a_picture_draws_it_in_its_language(tmp_path):
    text = report.publish(FIXED, out=tmp_path / "out", lang="fr").gallery.read_text(encoding="utf-8")
    titles = [sa.charts.record.record_of(eval(line, {"sa": sa})).title for line in re.findall(r"\n(sa\..*)\n", text)]
    assert titles == re.findall(r"^### (.*)$", text, re.MULTILINE)
    assert 4 == len(titles)


@pytest.mark.usefixtures("unsaved")
def test_every_line_of_the_figures_is_drawn_in_their_language_too(tmp_path):
    text = report.publish(out=tmp_path / "out", lang="de").gallery.read_text(encoding="utf-8")
    lines = re.findall(r"```python\n(.*)\n```", text)
    assert {True} == {line.endswith('lang="de")') for line in lines}
    assert 'sa.charts.timeline(lang="de")' in lines


@QUICK
def test_a_gallery_of_several_languages_is_english_and_verified(tmp_path):
    out = tmp_path / "out"
    for name, lang in (("mine", "de"), (FIXED, "fr")):
        report.publish(sa.scenario(name) if name == FIXED else sa.Scenario(name), out=out, lang=lang)
    assert (out / "README.md").read_text(encoding="utf-8").startswith("# Reports\n")
    assert sa.verify(out).same


@QUICK
def test_another_baseline_is_named_in_the_line(tmp_path):
    for baseline, call in (("council-2026-02-11", '"council-2026-02-11"'), ("2026-04-15", 'as_of="2026-04-15"')):
        report.publish(sa.Scenario("mine", baseline=baseline), out=tmp_path / "out")
        assert f'sa.run(sa.load({call}), sa.scenario("mine.toml"))' in (tmp_path / "out" / "README.md").read_text(
            "utf-8"
        )


@QUICK
def test_folders_of_an_earlier_report_are_kept_and_named(tmp_path, capsys):
    out = tmp_path / "out"
    report.publish(sa.Scenario("mine"), out=out)
    before = files(out / "mine")
    assert 0 == main(["report", FIXED, "--out", str(out)])
    said = capsys.readouterr()
    assert f"{out / FIXED}\n{out / 'README.md'}\n" == said.out
    assert before == files(out / "mine")
    gallery = (out / "README.md").read_text(encoding="utf-8")
    assert gallery.index("mine/changes.png") < gallery.index(f"{FIXED}/changes.png")
    assert (out / "mine",) == report.publish(FIXED, out=out).kept


@QUICK
def test_the_gallery_and_the_list_of_files_cover_what_is_kept(tmp_path):
    both, turns = tmp_path / "both", tmp_path / "turns"
    report.publish(sa.Scenario("mine"), FIXED, out=both)
    for each in (FIXED, sa.Scenario("mine", title="Old"), sa.Scenario("mine")):
        report.publish(each, out=turns)
    assert files(both) == files(turns)


@QUICK
def test_a_folder_that_lost_its_card_is_kept_too(tmp_path):
    out = tmp_path / "out"
    report.publish(sa.Scenario("mine"), out=out)
    (out / "mine" / "README.md").unlink()
    before = files(out / "mine")
    report.publish(FIXED, out=out)
    assert before == files(out / "mine")


@QUICK
def test_a_scenario_is_replaced_by_its_newer_self(tmp_path):
    out = tmp_path / "out"
    report.publish(sa.Scenario("mine", title="Old"), out=out)
    made = report.publish(sa.Scenario("mine", title="New"), out=out)
    assert ((out / "mine",), ()) == (made.folders, made.kept)
    assert "Old" not in (out / "README.md").read_text(encoding="utf-8")


SELLS = 'kind = "supplier"\n[entrants.TUR]\n[terms]\nspent = "20%"\npart = "5%"\n'


@QUICK
@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ('[expect]\ntotal = "€151 billion"\n', "€151,000,000,000 is expected"),
        (f'{SELLS}[expect]\ncontracts = "€1"\n', "€1 is expected"),
    ],
)
def test_an_unmet_expectation_is_1_and_the_report_is_written(tmp_path, capsys, keys, words):
    (tmp_path / "mine.toml").write_text(f'name = "mine"\n{keys}', encoding="utf-8")
    assert 1 == main(["report", str(tmp_path / "mine.toml"), "--out", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert words in said.err
    assert (tmp_path / "out" / "mine" / "report.html").exists()


# Whole or not at all


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        (sa.Scenario(FIXED), ["a preset", "something else", "another name"]),
        (sa.Scenario(FIXED.upper()), ["a preset"]),
        (sa.Scenario(FIGURES), ["a source"]),
        (sa.Scenario("readme.md"), ["every report"]),
    ],
    ids=["preset", "preset in capitals", "source", "file"],
)
@QUICK
def test_a_folder_called_like_something_else_is_refused(tmp_path, scenario, words):
    with pytest.raises(WrongScenario) as caught:
        report.publish(scenario, out=tmp_path / "out")
    assert [] == [word for word in words if word not in str(caught.value)]
    assert [] == list(tmp_path.iterdir())


@QUICK
def test_the_same_scenario_twice_is_one_folder(tmp_path):
    copy = tmp_path / f"{FIXED}.toml"
    copy.write_text(sa.scenario(FIXED).to_toml(), encoding="utf-8")
    assert 1 == len(report.publish(FIXED, copy, out=tmp_path / "out").folders)


def test_two_scenarios_of_one_name_are_refused(tmp_path):
    with pytest.raises(WrongScenario, match="'mine' and differ"):
        report.publish(sa.Scenario("mine"), sa.Scenario("mine", title="Other"), out=tmp_path / "out")


@QUICK
def test_an_impossible_scenario_writes_nothing(tmp_path):
    with pytest.raises(UnknownName):
        report.publish(FIXED, "turkiye-10bn-fixd", out=tmp_path / "out")
    assert [] == list(tmp_path.iterdir())


@QUICK
def test_foreign_files_are_never_touched(tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    before = files(tmp_path)
    assert 2 == main(["report", FIXED, "--out", str(tmp_path)])
    said = capsys.readouterr()
    assert ("", 1) == (said.out, said.err.count("\n"))
    assert "'notes.txt'" in said.err
    assert before == files(tmp_path)


@QUICK
def test_an_output_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(NotWritten, match="file where a folder belongs"):
        report.publish(FIXED, out=tmp_path / "out")
    assert "mine" == (tmp_path / "out").read_text(encoding="utf-8")


KILLED = f"""{UNDRAWN}
import os, signal

def told(name, done, total):
    if name.startswith(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

report.publish("turkiye-10bn-fixed", "turkiye-10bn-on-top", out=sys.argv[1], told=told)
"""


@pytest.mark.parametrize("moment", ["turkiye-10bn-on-top", "gallery"])
@QUICK
def test_a_kill_half_way_leaves_the_old_folder_whole_and_the_new_one_named(tmp_path, moment, capsys):
    out = tmp_path / "out"
    report.publish(FIXED, out=out)
    before = files(out)
    done = subprocess.run([sys.executable, "-c", KILLED, str(out), moment], check=False)
    assert -signal.SIGKILL == done.returncode
    assert before == files(out)
    assert (tmp_path / ".out.1.part",) == report.publish(FIXED, out=out).half_made
    assert ["out"] == [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert 0 == main(["report", FIXED, "--out", str(out)])
    assert ".out.1.part is half made: by a report that was stopped, or is still at work." in capsys.readouterr().err


@QUICK
def test_an_error_half_way_leaves_the_old_folder_whole(tmp_path, monkeypatch):
    out = tmp_path / "out"
    report.publish(FIXED, out=out)
    before = files(out)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sa.charts, "save", full)
    with pytest.raises(NotWritten, match="the disk is full"):
        report.publish(FIXED, out=out)
    assert before == files(tmp_path / "out")
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


@QUICK
def test_a_refusal_names_the_folder_that_was_asked_for(tmp_path, monkeypatch):
    def refused(_, path):
        raise NotWritten(f"{str(path)!r} was not written: the disk is full.")

    monkeypatch.setattr(sa.charts, "save", refused)
    with pytest.raises(NotWritten, match=f"'{tmp_path}/out/{FIXED}/changes' was not written: the disk is full"):
        report.publish(FIXED, out=tmp_path / "out")


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
from safe_alloc.cli import main
sys.exit(main(["report", "turkiye-10bn-fixed", "--out", sys.argv[1]]))
"""
FULL = """
import errno, itertools, os, sys
from safe_alloc.cli import main
flush, written = os.fsync, itertools.count(1)
def fsync(file):
    if next(written) > 5:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    flush(file)
os.fsync = fsync
sys.exit(main(["report", "turkiye-10bn-fixed", "--out", sys.argv[1]]))
"""
MAIN = "\n".join(line for line in LIMITED.splitlines() if "setrlimit" not in line)


def refused(code, out, **how):
    """Return what a report says on standard error when it cannot be written; the folder stays as it is."""
    before = files(out)
    done = subprocess.run([sys.executable, "-c", code, str(out)], capture_output=True, encoding="utf-8", **how)
    assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n")), done.stderr
    assert (before, True) == (files(out), str(out) in done.stderr)
    assert [] == [path.name for path in out.parent.iterdir() if path.name.endswith((".part", ".old"))]
    return done.stderr


@QUICK
def test_a_file_that_may_not_grow_leaves_the_old_folder(tmp_path):
    report.publish(FIXED, out=tmp_path / "out")
    assert "larger than this system lets it be" in refused(LIMITED, tmp_path / "out")


@QUICK
def test_a_disk_that_fills_up_leaves_the_old_folder(tmp_path):
    report.publish(FIXED, out=tmp_path / "out")
    assert "the disk is full" in refused(FULL, tmp_path / "out")


@pytest.mark.parametrize("name", ["with space", "Türkiye's “report”", '"quoted" [x]*?$HOME', "-rf", "日本"])
@QUICK
def test_a_report_may_lie_under_any_name(tmp_path, name, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.toml").write_text('name = "mine"\n', encoding="utf-8")
    assert 0 == main(["report", "mine.toml", f"--out={name}"])
    assert f"{Path(name) / 'README.md'}\n" in capsys.readouterr().out
    assert {"mine.toml", name} == {path.name for path in tmp_path.iterdir()}
    assert sa.verify(name).same


@pytest.mark.usefixtures("unsaved")
def test_progress_is_told_before_each_folder(tmp_path):
    told = []
    report.publish(FIXED, "turkiye-10bn-on-top", out=tmp_path / "out", told=lambda *each: told.append(each))
    parts = [f"{FIXED}: {part}" for part in ("changes", "before_after", "votes", "flips", "report.html")]
    assert [*((part, 0, 2) for part in parts), ("turkiye-10bn-on-top: changes", 1, 2)] == told[: len(parts) + 1]
    assert ("gallery", 2, 2) == told[-1]


@QUICK
def test_a_bar_is_drawn_on_a_terminal_only(tmp_path, capsys, monkeypatch):
    main(["report", FIXED, "--out", str(tmp_path / "out")])
    assert "" == capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    main(["report", FIXED, "--out", str(tmp_path / "out")])
    assert "gallery" in capsys.readouterr().err
