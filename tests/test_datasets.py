"""From a source, a date or claims to a checked table: to the euro, with its provenance, or not at all."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

import safe_alloc as sa
from safe_alloc.errors import UnknownName, WrongSource, WrongTable
from safe_alloc.reading.datasets import baseline
from safe_alloc.reading.files import data_folder
from safe_alloc.reading.sources import Source, read_source


def _row(table: pd.DataFrame, country: str) -> dict[str, object]:
    return table.set_index("country").loc[country].to_dict()


def test_the_september_table_is_whole(september: pd.DataFrame):
    assert (19, 150_000_000_000) == (len(september), september["amount_eur"].sum())


def test_the_largest_stands_first_and_ties_by_code(september: pd.DataFrame):
    assert ["POL", "ROU", "FRA", "HUN", "ITA"] == september["country"].tolist()[:5]
    assert ["ESP", "FIN", "GRC", "DNK"] == september["country"].tolist()[-4:]


def test_every_row_says_where_it_comes_from(september: pd.DataFrame):
    assert {("exact", "tentative", "commission-2025-09-09", 1)} == set(
        september[["qualifier", "status", "source", "step_eur"]].itertuples(index=False, name=None)
    )


def test_the_first_wave_has_eight_rows():
    assert (8, {"council_maximum"}) == (
        len(sa.load("council-2026-02-11")),
        set(sa.load("council-2026-02-11")["status"]),
    )


def test_twelve_figures_are_printed_twice_to_the_euro(september: pd.DataFrame):
    waves = pd.concat([sa.load("council-2026-02-11"), sa.load("council-2026-02-17")])
    exact = waves.loc[waves["step_eur"] == 1]
    same = exact.merge(september, on=["country", "amount_eur"])
    assert 12 == len(same)
    assert {"EST"} == set(exact["country"]) - set(same["country"])  # cut by €317,035,171


@pytest.mark.parametrize(
    ("country", "amount_eur", "step_eur", "qualifier", "status", "source"),
    [
        ("LVA", 3_500_000_000, 10_000_000, "about", "council_maximum", "council-2026-02-17"),
        ("FRA", 15_100_000_000, 100_000_000, "about", "council_maximum", "council-2026-04-10"),
        ("LTU", 6_375_000_000, 1_000_000, "exact", "council_maximum", "council-2026-02-17"),
        ("SVK", 2_317_000_000, 1_000_000, "about", "council_maximum", "council-2026-02-17"),
        ("EST", 2_343_897_000, 1, "exact", "council_maximum", "council-2026-02-17"),
        ("ROU", 16_680_055_394, 1, "exact", "council_maximum", "council-2026-02-11"),
        ("HUN", 16_216_720_524, 1, "exact", "tentative", "commission-2025-09-09"),
    ],
)
def test_a_day_has_the_highest_status_known_by_then(
    country: str, amount_eur: int, step_eur: int, qualifier: str, status: str, source: str
):
    expected = {
        "amount_eur": amount_eur,
        "step_eur": step_eur,
        "qualifier": qualifier,
        "status": status,
        "source": source,
    }
    assert expected == _row(sa.load(as_of="2026-04-15"), country)


def test_a_day_adds_up_as_published():
    assert (19, 146_385_650_782) == (len(sa.load(as_of="2026-04-15")), sa.load(as_of="2026-04-15")["amount_eur"].sum())


def test_the_day_of_publication_counts():
    assert "tentative" == _row(sa.load(as_of="2026-02-10"), "ROU")["status"]
    assert "council_maximum" == _row(sa.load(as_of="2026-02-11"), "ROU")["status"]


def test_a_relay_is_never_newer_news():
    pd.testing.assert_frame_equal(sa.load(), sa.load(as_of="2025-12-31"))


@pytest.mark.parametrize(("named", "rows"), [("council-2026-02-11", 8), ("2026-04-15", 19)])
def test_a_baseline_is_a_source_or_a_day(named: str, rows: int):
    assert rows == len(baseline(named))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"source": "comission-2025-09-09"}, ["did you mean 'commission-2025-09-09'", "Sources:"]),
        ({"as_of": "2025-01-01"}, ["Nothing was published by 2025-01-01", "2025-07-29"]),
        ({"as_of": "15 April 2026"}, ["'15 April 2026' is not a day", "YYYY-MM-DD"]),
        ({"as_of": "2026-02-30"}, ["'2026-02-30' is not a day"]),
        ({"source": "liga-2025-09-09", "as_of": "2026-01-01"}, ["Name one of them"]),
        ({"source": ""}, ["No source is called ''", "Sources: "]),
        ({"source": 3}, ["No source is called 3", "Sources: "]),
        ({"source": ["liga-2025-09-09"]}, ["No source is called ['liga", "did you mean 'liga-2025-09-09'"]),
        ({"as_of": 3}, ["3 is not a day"]),
        ({"source": "2026-04-15"}, ["'2026-04-15' is a day and no source", "as_of='2026-04-15'"]),
    ],
)
def test_an_unknown_table_is_refused(call: dict[str, str], words: list[str]):
    with pytest.raises(UnknownName) as caught:
        sa.load(**call)
    assert [] == [word for word in words if word not in str(caught.value)]


def test_claims_of_nothing_are_refused():
    with pytest.raises(UnknownName, match="No source is called None"):
        sa.claims(None)


@pytest.mark.parametrize("call", [{"source": "requests-2025-07"}, {"as_of": "2025-08-01"}])
def test_ranges_are_no_allocation(call: dict[str, str]):
    with pytest.raises(WrongTable, match=r"FRA '€15–20 billion' \(range\).*sa\.claims"):
        sa.load(**call)


def test_requests_stay_ranges():
    requests = sa.claims("requests-2025-07").set_index("country")
    assert (15_000_000_000, 20_000_000_000) == (requests.loc["FRA", "low"], requests.loc["FRA", "high"])
    assert {"ITA": "up_to", "LTU": "up_to", "ROU": "about", "POL": "exact"} == (
        requests.loc[["ITA", "LTU", "ROU", "POL"], "qualifier"].to_dict()
    )


@pytest.mark.parametrize("source", [source.id for source in sa.sources()])
def test_every_source_reads_as_claims_that_name_it(source: str):
    assert {source} == set(sa.claims(source)["source"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Poland: €43.7 billion\nFrance: €15–20 billion", ["FRA '€15–20 billion' (range)"]),
        ("Poland: $43.7 billion", ["POL", "another currency"]),
        ("Poland: up to €43.7 billion", ["POL", "(up_to)"]),
        ("Poland: at least €43.7 billion", ["POL", "(at_least)"]),
    ],
)
def test_only_amounts_in_euro_are_allocated(text: str, words: list[str]):
    with pytest.raises(WrongTable) as caught:
        sa.allocate(sa.parse(text), status="tentative")
    assert [] == [word for word in words if word not in str(caught.value)]


def test_a_status_must_be_on_the_ladder():
    with pytest.raises(UnknownName, match=r"No status is called 'tentativ': did you mean 'tentative'"):
        sa.allocate(sa.parse("Poland: €1 billion"), status="tentativ")


@pytest.mark.parametrize("text", ["Nothing was decided.", "Poland gets nothing"])
def test_where_no_figure_was_found_the_refusal_says_what_a_text_needs(text):
    with pytest.raises(WrongTable, match=r"No country was found with a figure.*a country and its sum.*sa\.explain"):
        sa.allocate(sa.parse(text), status="tentative")


def test_a_stated_total_holds_within_the_printed_digits():
    claims = sa.parse("Poland: €43.7 billion\nRomania: €16.68 billion")
    assert 2 == len(sa.allocate(claims, status="tentative", total="€60.41 billion"))
    with pytest.raises(WrongTable, match=r"€60,380,000,000.*less than the stated €61,000,000,000"):
        sa.allocate(claims, status="tentative", total="€61 billion")


def test_exact_rows_must_add_up_to_the_euro():
    with pytest.raises(WrongTable, match="€1 more"):
        sa.allocate(sa.parse("country,amount_eur\nPOL,7\nROU,4"), status="tentative", total=10)


def _copied(folder: Path, name: str = "commission-2025-09-09") -> Path:
    return Path(shutil.copytree(data_folder() / "sources" / name, folder / name))


def _changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edited_raw_file_is_refused(tmp_path: Path):
    folder = _copied(tmp_path)
    _changed(folder / "figures.csv", "16680055394", "16680055395")
    with pytest.raises(WrongSource, match=r"was edited.*\[\[corrections\]\]"):
        read_source(folder).text()


def _with_correction(folder: Path, found: str) -> Source:
    entry = f'\n[[corrections]]\nfound = "{found}"\nuse = "€16.69 billion"\nwhy = "a slip of the printer"\n'
    path = folder / "source.toml"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    return read_source(folder)


def test_a_correction_names_the_wrong_value_it_expects(tmp_path: Path):
    mended = _with_correction(_copied(tmp_path, "liga-2025-09-09"), "€16.68 billion")
    assert "Romania: €16.69 billion" in mended.text()


@pytest.mark.parametrize("key", ["wrong", "found"])
def test_a_correction_with_a_wrong_or_a_missing_key_is_told(tmp_path: Path, key: str):
    path = _copied(tmp_path) / "source.toml"
    path.write_text(path.read_text("utf-8") + f'\n[[corrections]]\n{key} = "€1"\n', "utf-8")
    with pytest.raises(WrongSource, match=r"source\.toml has a wrong entry under \[\[corrections\]\].*why"):
        read_source(path.parent)


@pytest.mark.parametrize("found", ["€16.8 billion", "€16.22 billion"], ids=["not there", "there twice"])
def test_a_correction_that_fits_no_single_place_fails(tmp_path: Path, found: str):
    with pytest.raises(WrongSource, match=r"expects .* once and finds it"):
        _with_correction(_copied(tmp_path, "liga-2025-09-09"), found).text()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("publisher =", "publishr =", ["unknown key 'publishr'", "did you mean 'publisher'"]),
        ("publisher =", "# publisher =", ["lacks a key", "publisher"]),
        ('confidence = "official"', 'confidence = "sure"', ["sure", "official, press, weak"]),
        ("title =", "title", ["is not TOML"]),
    ],
)
def test_a_broken_sidecar_is_told(tmp_path: Path, old: str, new: str, words: list[str]):
    folder = _copied(tmp_path)
    _changed(folder / "source.toml", old, new)
    with pytest.raises(WrongSource) as caught:
        read_source(folder)
    assert [] == [word for word in words if word not in str(caught.value)]


def test_every_figure_has_a_confidence():
    assert "press" == next(s for s in sa.sources() if s.id == "council-2026-02-17").confidence_of("LVA")
    assert "official" == next(s for s in sa.sources() if s.id == "council-2026-02-17").confidence_of("POL")
