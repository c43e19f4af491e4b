"""What a reading looks like: every mark where it belongs, nothing lost, nothing that is not escaped."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.cli import main
from safe_alloc.reading.parse import Claim, Doubt, Reading, Secondary
from safe_alloc.reading.parse.picture import Mark, html, terminal

PRESS = sorted(Path(__file__).parent.glob("press/own_*.json"))
VOID = {"br"}
SHARED = "France and Hungary (€16.21 billion each)."
TWO_READINGS = "Poland got €43,734 billion. Italy got €14.9 billion."
BESIDE = "Denmark got €46,796,822, or about $55 million."
TABLE = "country,amount_eur\nPoland,43734100805\nRomania,16680055394\n"
FILLER = "Nothing is said here. " * 60


class Page(HTMLParser):
    """What a browser makes of a picture: the passage, the marks with their labels, ids and links."""

    def __init__(self, written):
        super().__init__()
        self.open, self.passage, self.notes, self.marks, self.ids, self.links, self.tags = [], [], [], [], [], [], set()
        self.feed(written)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.add(tag)
        self.open += [] if tag in VOID else [tag]
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if tag == "p":
            self.passage.append("")
        elif tag == "mark" and "p" in self.open:
            self.marks.append(["", "", found])

    def handle_endtag(self, tag):
        assert tag == self.open.pop()

    def handle_data(self, data):
        if "p" not in self.open:
            self.notes.append(data)
        elif "sup" in self.open:
            self.marks[-1][1] += data
        else:
            self.passage[-1] += data
            if "mark" in self.open:
                self.marks[-1][0] += data

    def labelled(self, label):
        return [written for written, labels, _ in self.marks if label in labels.split(", ")]


def page(reading):
    return Page(reading._repr_html_())


def shown(reading, **more):
    return terminal(reading.text, reading.marks(), **more)


def passages():
    return [(path.stem, each["text"]) for path in PRESS for each in json.loads(path.read_text("utf-8"))[:2]]


# Any text and any marks

SIGNS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
TEXTS = st.one_of(
    SIGNS, st.lists(st.sampled_from(["a", "\n", "\n\n", " ", "<b>", "&amp;", '"', "]]>", "€5"])).map("".join)
)
LONG = st.lists(st.sampled_from([FILLER, "Poland: €5 billion", "\n", "\n\n", "<i>"]), max_size=12).map("".join)


@st.composite
def marked(draw, texts=TEXTS):
    text = draw(texts)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    kinds = st.sampled_from(["country", "amount", "beside", "doubt"])
    many = st.lists(
        st.tuples(ends, kinds, st.sampled_from(["1", "2", "?1", '"<3']), st.tuples(SIGNS, SIGNS)), max_size=5
    )
    return text, [Mark(*place, kind, label, facts) for place, kind, label, facts in draw(many)]


@given(marked())
def test_overlapping_marks_never_break_a_picture_and_no_sign_is_lost(drawn):
    text, marks = drawn
    found = Page(html(text, marks))
    assert ([], text) == (found.open, "".join(found.passage))
    for mark in marks:
        assert text[mark.start : mark.end].strip() in "".join(found.labelled(mark.label)) or not mark.end > mark.start


@given(marked(texts=LONG))
def test_a_long_text_loses_only_what_it_says(drawn):
    text, marks = drawn
    found = Page(html(text, marks))
    left = re.findall(r"… (\d+) paragraphs? without figures left out", "".join(found.notes))
    assert [] == [part for part in found.passage if part not in text]
    assert bool(left) == ("".join("".join(found.passage).split()) != "".join(text.split()))
    for mark in marks:
        assert text[mark.start : mark.end] in "".join(found.passage)


@given(marked())
def test_a_terminal_shows_every_sign_and_is_never_steered(drawn):
    text, marks = drawn
    told = terminal(text, marks)
    assert set() == {sign for sign in told if not sign.isprintable()} - set("\n\t\u200c\u200d\u2068\u2069")
    for mark in marks:
        assert mark.start == mark.end or not text[mark.start : mark.end].strip() or mark.label in told


@given(st.text(max_size=80))
def test_any_text_has_a_picture_that_can_be_stored(text):
    reading = sa.explain(f"Poland got {text}")
    assert [] == page(reading).open
    assert reading._repr_html_().encode()
    assert shown(reading)


def test_what_no_file_can_hold_is_replaced():
    assert "a\ufffd\ufffdb" in html("a\ud800\0b", [])


# Real passages


@pytest.mark.parametrize(("name", "text"), passages(), ids=lambda value: value[:8])
def test_every_claim_has_its_number_at_its_country_and_at_its_amount(name, text):
    reading = sa.explain(text)
    found = page(reading)
    assert (len(reading.claims), [], name) == (len(reading.named), found.open, name)
    for number, (claim, place) in enumerate(zip(reading.claims, reading.named, strict=True), 1):
        written = found.labelled(str(number))
        assert [] == [part for part in (claim.as_written, text[slice(*place)]) if part not in written]


@pytest.mark.parametrize(("name", "text"), passages(), ids=lambda value: value[:8])
def test_every_link_leads_to_one_place(name, text):
    found = page(sa.explain(text))
    assert (len(found.ids), name) == (len(set(found.ids)), name)
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)


def test_two_countries_that_share_a_sum_share_its_mark():
    reading = sa.explain(SHARED)
    assert [("France", "1"), ("Hungary", "2"), ("€16.21 billion", "1, 2")] == [
        tuple(each[:2]) for each in page(reading).marks
    ]
    assert "[1 France] and [2 Hungary] ([1,2: €16.21 billion] each)." in shown(reading)


def test_a_doubt_is_marked_and_told():
    reading = sa.explain(TWO_READINGS)
    assert ["€43,734 billion"] == page(reading).labelled("?1")
    told = "may be 43,734,000,000 EUR, or 43,734,000,000,000 EUR. Write the whole sum"
    assert told in "".join(page(reading).notes)
    assert f"?1: €43,734 billion: {told}" in shown(reading)
    assert "Poland got [?1: €43,734 billion]. [1 Italy] got [1: €14.9 billion]." in shown(reading)


def test_a_figure_beside_a_sum_says_what_it_is():
    reading = sa.explain(BESIDE)
    assert ["about $55 million"] == page(reading).labelled("1 equivalent")
    assert "{1 equivalent: about $55 million}" in shown(reading)
    assert "1 equivalent: Denmark: 55,000,000 USD, about" in shown(reading)


def test_a_figure_of_a_country_in_doubt_names_it():
    claim = Claim("DNK", 5, 5, 1, "EUR", "up_to", "€5", 0, 2)
    assert "{Denmark restated: €5}" in shown(Reading((), (), (Secondary(claim, "restated"),), "€5"))


def test_a_title_says_the_sum_and_how_it_is_known():
    title = page(sa.explain("Poland: up to €5 billion")).marks[1][2]["title"]
    assert "Poland: 5,000,000,000 EUR, up to, up to €5 billion" == title


def test_a_range_has_both_ends():
    assert "1: Poland: 4,000,000,000–5,000,000,000 EUR, range" in shown(sa.explain("Poland: €4-5 billion"))


@pytest.mark.parametrize(
    "text", [TABLE, TABLE.replace(",", "\t"), "| Country | Amount (EUR) |\n|--|--|\n| Poland | 43734100805 |"]
)
def test_a_table_is_marked_in_its_cells(text):
    assert ["Poland", "43734100805"] == page(sa.explain(text)).labelled("1")


def test_a_row_in_doubt_is_marked():
    found = page(sa.explain("country,amount_eur\nAtlantis,5\nPoland,43734100805\n"))
    assert ["Atlantis,5"] == found.labelled("?1")


def test_a_table_and_a_sentence_are_one_picture():
    found = page(
        sa.explain("Italy got €14.9 billion.\n\n| Country | Amount (EUR) |\n|--|--|\n| Spain | 1000000000 |\n")
    )
    assert [["Italy", "€14.9 billion"], ["Spain", "1000000000"]] == [found.labelled("1"), found.labelled("2")]


def test_a_reading_without_figures_says_so():
    for text in ("", "Nothing at all."):
        assert "No figure was found." in "".join(page(sa.explain(text)).notes)
        assert shown(sa.explain(text)).startswith("No figure was found.\n")


def test_what_is_left_out_is_counted():
    text = "\n\n".join([FILLER] * 3 + ["Poland got €43.7 billion."] + [FILLER])
    told = shown(sa.explain(text))
    assert (
        "… 3 paragraphs without figures left out\n\n[1 Poland] got [1: €43.7 billion].\n\n… 1 paragraph without" in told
    )
    assert ["Poland got €43.7 billion.\n\n"] == page(sa.explain(text)).passage


def test_blank_lines_are_nothing_to_leave_out():
    assert "left out" not in shown(sa.explain(f"\n\nPoland got €43.7 billion. {FILLER * 3}"))


def test_a_paragraph_that_is_too_long_is_shown_line_by_line():
    told = shown(sa.explain(f"{FILLER}\n{FILLER}\nPoland got €43.7 billion.\n{FILLER}"))
    assert "… 2 paragraphs without figures left out\n\n[1 Poland] got [1: €43.7 billion].\n… 1 paragraph" in told


def test_a_short_text_is_shown_whole():
    assert "left out" not in shown(sa.explain("Poland got €43.7 billion.\n\nNothing else."))


# What a text may try


EVIL = '<script>alert(1)</script>" onmouseover="x <img src=x onerror=y> \'</mark></p></figure>'


@pytest.mark.parametrize(
    "text", [EVIL, f"Poland got €43,734 billion. {EVIL}", f"country,amount_eur\nPoland,5\n{EVIL},6\n"]
)
def test_a_text_is_never_markup(text):
    found = Page(html(text, sa.explain(text).marks()))
    allowed = {
        "figure",
        "figcaption",
        "div",
        "p",
        "mark",
        "sup",
        "a",
        "small",
        "br",
        "table",
        "tr",
        "th",
        "td",
        "bdi",
        "ul",
        "li",
        "q",
    }
    assert (set(), text) == (found.tags - allowed, "".join(found.passage))


def test_nothing_that_is_told_of_a_place_is_markup():
    claim = Claim("POL", 5, 5, 1, "<b>", "<i>", EVIL, 0, 3)
    reading = Reading((claim,), (Doubt(4, 7, EVIL, (EVIL,), EVIL),), (Secondary(claim, EVIL),), "one two", ((0, 3),))
    assert set() == page(reading).tags & {"script", "img", "b", "i"}


def test_ids_are_the_same_for_a_reading_and_differ_between_readings():
    assert page(sa.explain(SHARED)).ids == page(sa.explain(SHARED)).ids
    assert set() == set(page(sa.explain(SHARED)).ids) & set(page(sa.explain(BESIDE)).ids)


def test_every_kind_of_mark_differs_without_colour():
    found = page(sa.explain(f"{TWO_READINGS} {BESIDE}")).marks
    bare = {re.sub(r"background:[^;]*|rgba\([^)]*\)", "", attrs["style"]) for _, _, attrs in found}
    assert 4 == len(bare)
    assert all(labels for _, labels, _ in found)


def test_marks_in_a_text_from_right_to_left_stand_apart():
    told = shown(sa.explain("Poland: €5 billion. شالوم"))
    assert "\u2068[1 Poland]\u2069" in told
    assert "\u2068" not in shown(sa.explain("Poland: €5 billion."))


def test_a_terminal_gets_no_sign_without_a_width():
    assert "[1 Poland]: [1: €5 billion]." in shown(sa.explain("Po\u00adland: €5\u200b billion.\u202e"))


def test_a_terminal_gets_weights_only_where_they_are_asked_for():
    assert "\x1b[4mPoland\x1b[0m" in shown(sa.explain("Poland: €5 billion."), colour=True)
    assert "\x1b" not in shown(sa.explain("Poland: \x1b[31m€5 billion.\x1b[0m"))


# In the shell


@pytest.fixture
def shell(capsys, tmp_path):
    def call(text, *argv):
        (tmp_path / "text.txt").write_text(text, encoding="utf-8")
        return main(["parse", str(tmp_path / "text.txt"), "--explain", *argv]), *capsys.readouterr()

    return call


def test_the_shell_prints_the_picture(shell):
    assert (0, shown(sa.explain(SHARED)), "") == shell(SHARED)


def test_doubts_are_1_unless_they_are_allowed_and_the_picture_is_printed(shell):
    assert (1, shown(sa.explain(TWO_READINGS)), "") == shell(TWO_READINGS)
    assert (0, shown(sa.explain(TWO_READINGS)), "") == shell(TWO_READINGS, "--lenient")


def test_a_broken_table_is_2_unless_doubts_are_allowed(shell):
    broken = f"{TABLE}Atlantis,5\n"
    assert (2, "") == shell(broken)[:2]
    assert "[?1: Atlantis,5]" in shell(broken, "--lenient")[1]


def test_a_picture_has_no_machine_format(shell):
    code, out, err = shell(SHARED, "--format", "csv")
    assert (2, "") == (code, out)
    assert "--format csv" in err


@pytest.mark.parametrize(("setting", "weighed"), [(None, True), ("", True), ("1", False)])
def test_only_a_terminal_gets_weights_and_no_color_is_heard(shell, monkeypatch, setting, weighed):
    monkeypatch.delenv("NO_COLOR", raising=False)
    if setting is not None:
        monkeypatch.setenv("NO_COLOR", setting)
    assert "\x1b" not in shell(SHARED)[1]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert weighed == ("\x1b[1m" in shell(SHARED)[1])
