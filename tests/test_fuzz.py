"""No text breaks the reading: broken passages of every language, and pieces put together by Hypothesis."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.fuzz import DIGITS, HEADINGS, MARKS, fault, faults, figures, made, phrases, texts

KINDS = ("country", "capital", "adjective", "magnitude", "one", "currency", "spelled", "point", "and_half", "word")


@pytest.mark.parametrize("begin", range(0, 5_000, 500))
def test_no_broken_passage_breaks_a_promise(begin: int):
    assert [] == list(faults(range(begin, begin + 500), seed=1))


@pytest.mark.parametrize("number", range(20))
def test_an_input_follows_from_its_seed_and_number(number: int):
    assert made(7, number) == made(7, number)
    assert made(7, number) != made(8, number)


def test_no_passage_as_it_stands_breaks_a_promise():
    assert [] == [found for text in texts() if (found := fault(text))]


SAID = st.sampled_from([phrase for kind in KINDS for _, phrase in phrases(kind)])
PIECES = st.one_of(SAID, SAID, st.sampled_from(MARKS), st.sampled_from(DIGITS), st.text(max_size=3))
JOINTS = st.sampled_from(["", "", " ", " ", "\u00a0", ", ", ". ", "\n", "-", "’"])
TEXTS = st.lists(st.tuples(PIECES, JOINTS).map("".join), max_size=30).map("".join)
FORMS = st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])


@settings(max_examples=500)
@given(TEXTS, st.sampled_from(["", "", *HEADINGS]))
def test_no_pieces_of_any_language_break_a_promise(text: str, head: str):
    assert "" == fault(head + text)


@settings(max_examples=200)
@given(TEXTS, FORMS)
def test_no_form_of_the_letters_breaks_a_promise(text: str, form: str):
    assert "" == fault(unicodedata.normalize(form, text), thorough=True)


@settings(max_examples=200)
@given(st.text(st.characters(), max_size=200))  # lone surrogates, too
@example("\ud800 Poland: €1 million \udfff")
def test_no_signs_break_a_promise(text: str):
    assert "" == fault(text, thorough=True)


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("€43.7 billion", "437"),
        ("43 734 100 805 euros", "43734185"),
        ("٤٣٫٧ مليار", "437"),
        ("43 billion 5 million", "435"),
        ("15–20 billion", "2"),
        ("a billion", "1"),
        ("un miliardo e mezzo", "15"),
        ("seventy-two million", "72"),
        ("three hundred million", "3"),
        ("fünfundzwanzig Milliarden", "25"),
        ("三百五十亿欧元", "35"),
        ("tres mil quinientos millones", "35"),
        ("6.7 billion", "67"),
    ],
)
def test_the_judge_knows_a_figure_that_stands_there(written: str, figure: str):
    assert figure in figures(written)


@pytest.mark.parametrize(
    ("written", "figure"),
    [("€43.7 billion", "473"), ("€43.7 billion", "43"), ("16.68", "1"), ("15–20 billion", "35"), ("seventy-two", "73")],
)
def test_the_judge_knows_a_figure_that_does_not_stand_there(written: str, figure: str):
    assert figure not in figures(written)


def test_cents_may_be_cut_from_a_figure():
    assert "656115" not in figures("€6,560,115.75")
    assert "656115" in figures("€6,560,115.75", cents=True)
