"""How many steps a reading takes follows the length of its text: counted, so that no clock decides."""

import sys
from itertools import pairwise

import pytest

import safe_alloc as sa

TABLE = "| Country | Amount (€ million) |\n|---|---|\n| Poland | 5 |\n\n"
GROWING = {
    "words that may hide a country, behind a paragraph about one": ("Poland gets €1 million.\n\n", "about < ", ""),
    "a loan that is nobody's again and again": ("Poland gets €1 million.\n\n", "its loan, ", "€2 million"),
    "digits spoken": ("Poland got zero point ", "one ", ""),
    "countries and sums in one sentence": ("", "Poland €1 million ", ""),
    "countries and sums, each with more": ("", "Poland €1 million more ", ""),
    "many tables": ("", TABLE, ""),
    "a cell of letters": ("country,amount_eur\nItaly,5 ", "a ", "!"),
    "sentences": ("", "Poland: €1 million. ", ""),
}
"""The head of a text, a piece that is repeated, and its tail."""


def steps(text: str) -> int:
    """Return how often a function was called, or a generator asked for more, while a text was read."""
    count = 0

    def one_more(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(one_more)
    try:
        sa.explain(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", GROWING)
def test_a_text_of_twice_the_length_takes_twice_the_steps(shape: str):
    head, piece, tail = GROWING[shape]
    sa.explain(head + piece + tail)  # what is read only once is not counted
    taken = [steps(head + piece * many + tail) for many in (60, 120, 240)]
    assert all(two < 2.2 * one for one, two in pairwise(taken)), taken
