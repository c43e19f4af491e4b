"""Two sets of figures side by side: equal, rounded, truncated, something else, or missing."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.errors import WrongTable


def _verdict(text: str, country: str = "ROU") -> str:
    return str(sa.reconcile(sa.parse(text)).set_index("country").loc[country, "verdict"])


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Romania: €16680055394", "equal"),
        ("Romania: €16.68 billion", "rounded"),
        ("Romania: €16.7 billion", "rounded"),
        ("Romania: €16.6 billion", "truncated"),
        ("Romania: €16.8 billion", "other"),
        ("Romania: €16.69 billion", "other"),
        ("Romania: $16.68 billion", "other"),
        ("Romania: €16–17 billion", "other"),
        ("Romania: up to €16.68 billion", "other"),
        ("Romania: at least €16680055394", "other"),
        ("Romania: about €16.68 billion", "rounded"),
        ("Poland: €43.7 billion", "missing"),
    ],
)
def test_each_figure_gets_its_verdict(text: str, verdict: str):
    assert verdict == _verdict(text)


def test_a_country_that_borrows_nothing_is_other():
    assert "other" == _verdict("Türkiye: €10 billion", "TUR")


def test_anadolu_cut_its_figures_off():
    verdicts = sa.reconcile(sa.load("anadolu-2025-09-10")).set_index("country")["verdict"]
    assert {"FRA", "HUN", "LTU", "EST", "SVK", "GRC", "DNK"} >= set(verdicts.index[verdicts == "truncated"])
    assert ["truncated"] * 5 == verdicts[["FRA", "HUN", "LTU", "SVK", "DNK"]].tolist()
    assert {"truncated", "rounded", "equal"} == set(verdicts)


def test_liga_rounded_every_figure():
    assert {"rounded", "equal"} == set(sa.reconcile(sa.load("liga-2025-09-09"))["verdict"])


def test_missing_rows_stand_last_and_say_what_was_expected():
    found = sa.reconcile(sa.parse("Romania: €16.68 billion"))
    assert (19, "ROU", "POL") == (len(found), found.loc[0, "country"], found.loc[1, "country"])
    assert (43_734_100_805, pd.NA) == (found.loc[1, "expected_eur"], found.loc[1, "found"])


def test_a_coarser_table_is_what_was_shortened():
    april = sa.load(as_of="2026-04-15")
    found = sa.reconcile(sa.parse("country,amount_eur\nLTU,6375487840"), against=april)
    assert ("rounded", 487_840) == (found.loc[0, "verdict"], found.loc[0, "difference_eur"])


@given(st.integers(1, 10**11), st.integers(0, 9))
def test_a_cut_figure_is_never_called_other(exact: int, zeros: int):
    step = 10**zeros
    against = sa.allocate(sa.parse(f"country,amount_eur\nPOL,{exact}"), status="tentative")
    cut = against.assign(amount_eur=[exact // step * step], step_eur=[step])
    assert "other" != sa.reconcile(cut, against=against).loc[0, "verdict"]


def test_what_is_no_table_is_refused():
    with pytest.raises(WrongTable, match="Only Claims or an Allocation"):
        sa.reconcile([1, 2])  # type: ignore[arg-type]
