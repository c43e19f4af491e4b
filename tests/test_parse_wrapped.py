"""A text that is broken to fit a narrow column says what it says in one line, and a list stays a list."""

import textwrap

import pytest

from safe_alloc.reading.parse import explain
from tests.fuzz import texts

UNBROKEN = [text for text in texts() if "\n" not in text and text.isprintable() and any(map(str.islower, text))]


def claims(text: str) -> dict[str, tuple[int, int, str]]:
    return {claim.country: (claim.low, claim.high, claim.currency) for claim in explain(text).claims}


@pytest.mark.parametrize("width", [60, 72, 80, 90])
def test_a_broken_line_never_gives_another_sum(width: int):
    whole = lost = 0
    for text in UNBROKEN:
        told = claims(text)
        broken = claims("\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)))
        assert broken.items() <= told.items(), text
        whole, lost = whole + len(told), lost + len(told) - len(broken)
    assert whole > 500
    assert lost * 50 <= whole  # where a break can also be read as a list's, nothing is said


@pytest.mark.parametrize(
    ("text", "millions"),
    [
        ("Poland gets\n€43.7 billion, Romania gets\n€16.68 billion.", {"POL": 43_700, "ROU": 16_680}),
        ("Poland may borrow\n€43.7 billion. Romania gets up to\n€16 billion.", {"POL": 43_700, "ROU": 16_000}),
        (
            "The Commission said on Tuesday that Poland may borrow\n€43.7 billion, Romania €16.68 billion and Italy\n"
            "€14.9 billion.",
            {"POL": 43_700, "ROU": 16_680, "ITA": 14_900},
        ),
        ("Poland\nabout\n€43bn\nRomania\nabout\n€16bn", {"POL": 43_000, "ROU": 16_000}),
        (
            "Poland: €43.7 billion for its army, its navy and its air force\n"
            "Romania: €16.7 billion for its army, its navy and its roads",
            {"POL": 43_700, "ROU": 16_700},
        ),
        ("€43.7bn\nPoland total\n€16.7bn\nRomania total", {}),
    ],
)
def test_a_line_goes_on_below_or_is_a_row(text: str, millions: dict[str, int]):
    assert {country: value * 10**6 for country, value in millions.items()} == {
        country: low for country, (low, _, _) in claims(text).items()
    }
