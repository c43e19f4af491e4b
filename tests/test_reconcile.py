"""Two sets of figures side by side: what each figure is, and what the text does as a whole."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.errors import WrongTable
from safe_alloc.reading.frames import Claims, table
from safe_alloc.reading.reconcile import VERDICTS

BN, M = 10**9, 10**6
SEPTEMBER = sa.load()
ANADOLU = sa.load("anadolu-2025-09-10")


def claims(*rows: tuple, **keys: object) -> pd.DataFrame:
    """Return Claims of (country, amount, step), in euro and exact unless said otherwise."""
    rest = {"currency": "EUR", "qualifier": "exact", "as_written": "x", "start": 0, "end": 1, "source": "a paper"}
    made = [{"country": row[0], "low": row[1], "high": row[1], "step": row[2], **rest, **keys} for row in rows]
    return table(Claims, made)


def converted(figures: pd.DataFrame, rate: Fraction, currency: str, step: int = 10 * M) -> pd.DataFrame:
    """Return an Allocation in another currency, rounded to a step; sums below a billion to a thousandth of it."""
    rows = []
    for country, amount in zip(figures["country"], figures["amount_eur"].tolist(), strict=True):
        worth = step if amount >= BN else step // 1000
        rows.append((country, int((amount * rate + Fraction(worth, 2)) // worth) * worth, worth))
    return claims(*rows, currency=currency)


def finding(text: str, country: str = "ROU", **keys: pd.DataFrame) -> tuple[str, str]:
    row = sa.reconcile(sa.parse(text), **keys).set_index("country").loc[country]
    return str(row["verdict"]), str(row["cause"])


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Romania: €16680055394", "equal"),
        ("Romania: €16.68 billion", "rounded"),
        ("Romania: €16.7 billion", "rounded"),
        ("Romania: €16.6 billion", "truncated"),
        ("Romania: €16.8 billion", "wrong"),
        ("Romania: €16.69 billion", "wrong"),
        ("Romania: $16.68 billion", "not_compared"),
        ("Romania: €16–17 billion", "within"),
        ("Romania: €16.9–18 billion", "wrong"),
        ("Romania: up to €16.68 billion", "rounded"),
        ("Romania: up to €16.6 billion", "truncated"),
        ("Romania: up to €10 billion", "stale"),
        ("Romania: up to €167 billion", "unit_slip"),
        ("Romania: up to €14.9 billion", "other_country"),
        ("Romania: up to €500 billion", "wrong"),
        ("Romania: up to €15.7 billion", "wrong"),
        ("Romania: at least €16680055394", "within"),
        ("Romania: at least €16.9 billion", "wrong"),
        ("Romania: about €16.68 billion", "rounded"),
        ("Romania: about €16.60 billion", "wrong"),
        ("Romania: about €16.69 billion", "within"),
        ("Poland: €43.7 billion", "missing"),
    ],
)
def test_each_figure_gets_its_verdict(text: str, verdict: str):
    assert verdict == finding(text)[0]


# The errors of the press that are known; the amounts are those of the table of September 2025.
@pytest.mark.parametrize(
    ("row", "verdict", "cause"),
    [
        (("ROU", 16_800 * M, 100 * M), "wrong", ""),
        (("ROU", 16_600 * M, 100 * M), "truncated", ""),
        (("DNK", 46_790 * M, 10 * M), "unit_slip", "x1000"),
        (("DNK", 467 * M, M), "unit_slip", "x10"),
    ],
)
def test_errors_of_the_press_are_told_apart(row: tuple, verdict: str, cause: str):
    assert [verdict, cause] == sa.reconcile(claims(row)).loc[0, ["verdict", "cause"]].tolist()


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Spain: €1 billion", "As in the table."),
        ("Romania: €16.7 billion", "€16.7 billion is the table's €16,680,055,394 rounded."),
        ("Poland: €43.7 billion", "€43.7 billion is the table's €43,734,100,805 rounded or cut off."),
        ("France: €16.21 billion", "€16.21 billion is the table's €16,216,720,524 cut off, not rounded."),
        ("Romania: at least €16 billion", "At least €16 billion leaves room for the table's €16,680,055,394."),
        ("Denmark: €467 million", "€467 million is ten times the table's €46,796,822 cut off, not rounded."),
        ("Italy: €149 billion", "€149 billion is ten times the table's €14,900,000,000."),
        ("Greece: €7.88 million", "€7.88 million is a hundredth of the table's €787,669,283 rounded."),
        ("Italy: €16.68 billion", "€16.68 billion is the table's figure for Romania (€16,680,055,394)."),
        ("Romania: €16.8 billion", "€16.8 billion is €119,944,606 (0.72%) more than the table's €16,680,055,394."),
        ("Denmark: up to €500 billion", "Up to €500 billion is €499,953,203,178 (1,068,348.62%) more than the table's"),
        ("Türkiye: €10 billion", "Türkiye is not in the table (commission-2025-09-09)."),
    ],
)
def test_each_figure_gets_a_sentence(text: str, detail: str):
    assert detail in sa.reconcile(sa.parse(text)).loc[0, "detail"]


@pytest.mark.parametrize(
    ("source", "against", "detail"),
    [
        ("requests-2025-07", "commission-2025-09-09", "€3.6 billion is the figure of the older source of 2025-07-29"),
        ("council-2026-02-17", "commission-2025-09-09", "is the figure of the newer source of 2026-02-17 (council"),
        ("council-2026-02-17", "mine", "the other source of 2026-02-17 (council-2026-02-17); mine has €2,660,932,171."),
    ],
)
def test_a_source_of_another_day_is_older_or_newer_by_its_date(source: str, against: str, detail: str):
    found = sa.reconcile(sa.claims(source), against=SEPTEMBER.assign(source=against)).set_index("country")
    assert detail in found.loc["EST", "detail"]


def test_dollars_of_a_newswire_are_the_cut_euros_of_another():
    found = sa.reconcile(converted(ANADOLU, Fraction("175.6") / 150, "USD"))
    assert {"converted"} == set(found["verdict"])
    assert found["difference_eur"].isna().all()
    for words in ("€43,700,000,000 of anadolu-2025-09-10 at 1.17", "rounded", "19 of 19", "were USD 175,600,000,000"):
        assert words in found.loc[0, "detail"]


def test_a_text_of_dollars_alone_has_no_sum_in_euro():
    says = sa.habit(converted(ANADOLU, Fraction("175.6") / 150, "USD")).says
    assert "€0" not in says
    assert "Not in the sum" in says


def test_dollars_under_a_euro_sign_are_known_by_their_one_rate():
    found = sa.reconcile(converted(ANADOLU, Fraction("175.6") / 150, "EUR"))
    assert {"converted"} == set(found["verdict"])
    assert "as if €150,000,000,000 were not euro but 175,600,000,000" in found.loc[0, "detail"]


def test_figures_that_hold_speak_against_a_euro_sign_before_dollars():
    dollars = converted(SEPTEMBER[:3], Fraction("1.17"), "EUR")
    assert ["converted"] * 3 == sa.reconcile(dollars)["verdict"].tolist()[:3]
    beside = pd.concat([dollars, claims(*((code, BN, BN) for code in ("ESP", "FIN")), ("ITA", 14_900 * M, M))])
    assert ["wrong"] * 3 == sa.reconcile(beside)["verdict"].tolist()[:3]


def test_a_few_wrong_euro_figures_are_no_conversion():
    wrong = claims(("ROU", 17_800 * M, 100 * M), ("ITA", 15_900 * M, 100 * M), ("POL", 43_700 * M, 100 * M))
    assert ["wrong", "wrong", "rounded"] == sa.reconcile(wrong)["verdict"].tolist()[:3]


@pytest.mark.parametrize("rate", ["173", "175.6", "177.5", "176"])
def test_every_dollar_rate_that_was_printed_is_found(rate: str):
    found = sa.reconcile(converted(SEPTEMBER, Fraction(rate) / 150, "USD"))
    assert {"converted"} == set(found["verdict"])
    assert "of the table at" in found.loc[0, "detail"]
    assert f"were USD {Fraction(rate) * BN}" in found.loc[0, "detail"].replace(",", "")


def test_one_wrong_dollar_figure_among_others_is_wrong_at_their_rate():
    dollars = converted(SEPTEMBER, Fraction("1.17"), "USD")
    dollars.loc[dollars["country"] == "BEL", ["low", "high"]] = 10_500 * M
    found = sa.reconcile(dollars).set_index("country")
    assert ["converted", "wrong"] == found.loc[["POL", "BEL"], "verdict"].tolist()
    assert "1.17 a euro is €634,331,276 (7.61%) more than the table's €8,340,027,698" in found.loc["BEL", "detail"]


def test_two_currencies_have_two_rates():
    both = pd.concat([converted(SEPTEMBER[:5], Fraction("1.17"), "USD"), converted(SEPTEMBER[5:], Fraction(4), "PLN")])
    causes = sa.reconcile(both).set_index("country")["cause"]
    assert ["4"] == sorted(set(causes[5:]))
    assert Fraction("1.169") < Fraction(causes["POL"]) < Fraction("1.171")


def test_dollars_that_no_rate_fits_are_not_compared():
    dollars = claims(("POL", 50 * BN, BN), ("ROU", 30 * BN, BN), currency="USD")
    assert ["not_compared"] * 2 == sa.reconcile(dollars)["verdict"].tolist()[:2]


@pytest.mark.parametrize(
    ("text", "country", "source"),
    [
        ("Latvia: €3.5 billion", "LVA", "council-2026-02-17"),
        ("Estonia: €2.34 billion", "EST", "council-2026-02-17"),
        ("France: about €15.1 billion", "FRA", "council-2026-04-10"),
        ("Poland: €45 billion", "POL", "requests-2025-07"),
        ("Belgium: €9–11 billion", "BEL", ""),
        ("Belgium: €11 billion", "BEL", "requests-2025-07"),
    ],
)
def test_a_figure_of_another_day_is_stale_and_names_its_source(text: str, country: str, source: str):
    assert ("stale" if source else "wrong", source) == finding(text, country)


def test_a_source_that_restates_the_table_is_no_other_news():
    assert "wrong" == sa.reconcile(claims(("LTU", 6_380 * M, 1))).loc[0, "verdict"]


def test_a_half_may_be_rounded_either_way():
    against = SEPTEMBER[:1].assign(amount_eur=[150])
    for shown, step, verdict in ((200, 100, "rounded"), (100, 100, "rounded"), (200, 50, "wrong")):
        assert verdict == sa.reconcile(claims(("POL", shown, step)), against=against).loc[0, "verdict"]


def test_the_figure_of_september_is_stale_against_the_council():
    april = sa.load(as_of="2026-04-15")
    assert ("stale", "commission-2025-09-09") == finding("Latvia: €5.68 billion", "LVA", against=april)


@pytest.mark.parametrize("factor", [10, 100, 1000])
@pytest.mark.parametrize("country", SEPTEMBER["country"])
def test_a_slip_of_unit_is_found_both_ways(factor: int, country: str):
    amount = int(SEPTEMBER.set_index("country").loc[country, "amount_eur"])
    up = sa.reconcile(claims((country, amount * factor, 1)))
    down = sa.reconcile(claims((country, amount // factor, 1)))
    assert [f"x{factor}", f"/{factor}"] == [up.loc[0, "cause"], down.loc[0, "cause"]]


def test_one_digit_is_no_proof_of_a_slip():
    assert "wrong" == sa.reconcile(claims(("GRC", 8 * BN, BN))).loc[0, "verdict"]
    assert "unit_slip" == sa.reconcile(claims(("GRC", 7_870 * M, 10 * M))).loc[0, "verdict"]
    assert "unit_slip" == sa.reconcile(claims(("FIN", M, M))).loc[0, "verdict"]


def test_another_countrys_figure_names_its_owners():
    assert ("other_country", "ROU") == finding("Italy: €16.68 billion", "ITA")
    assert ("other_country", "FRA HUN") == finding("Romania: €16.21 billion")


def test_the_first_explanation_in_the_documented_order_is_the_verdict():
    against = SEPTEMBER[:3].assign(amount_eur=[4_500 * M, 10 * BN, BN])  # Poland asked for 45, Romania for about 10
    figures = claims(("POL", 45 * BN, BN), ("ROU", 4_500 * M, 100 * M), ("FRA", 10 * BN, BN))
    assert ["stale", "other_country", "unit_slip"] == sa.reconcile(figures, against=against)["verdict"].tolist()
    told = [(sa.reconcile.__doc__ or "").index(f"{each}") for each in VERDICTS[:10]]
    assert sorted(told) == told


def test_anadolu_cut_its_figures_off():
    verdicts = sa.reconcile(ANADOLU).set_index("country")["verdict"]
    assert {"FRA", "HUN", "LTU", "EST", "SVK", "GRC", "DNK"} >= set(verdicts.index[verdicts == "truncated"])
    assert ["truncated"] * 5 == verdicts[["FRA", "HUN", "LTU", "SVK", "DNK"]].tolist()
    assert {"truncated", "rounded", "equal"} == set(verdicts)


def test_liga_rounded_every_figure():
    assert {"rounded", "equal"} == set(sa.reconcile(sa.load("liga-2025-09-09"))["verdict"])


def test_missing_rows_stand_last_and_say_what_was_expected():
    found = sa.reconcile(sa.parse("Romania: €16.68 billion"))
    assert (19, "ROU", "POL") == (len(found), found.loc[0, "country"], found.loc[1, "country"])
    assert (43_734_100_805, pd.NA) == (found.loc[1, "expected_eur"], found.loc[1, "found"])


def test_no_figures_at_all_are_all_missing():
    assert {"missing"} == set(sa.reconcile(claims())["verdict"])


def test_a_sum_beyond_what_a_float_can_hold_stays_exact():
    found = sa.reconcile(claims(("ROU", 2**53 + 1, 1)))
    assert (2**53 + 1, 2**53 + 1 - 16_680_055_394) == (found.loc[0, "found"], found.loc[0, "difference_eur"])


def test_a_coarser_table_is_what_was_shortened():
    april = sa.load(as_of="2026-04-15")
    found = sa.reconcile(sa.parse("country,amount_eur\nLTU,6375487840"), against=april)
    assert ("rounded", 487_840) == (found.loc[0, "verdict"], found.loc[0, "difference_eur"])
    assert "The table's €6.375 billion is €6,375,487,840 rounded or cut off." == found.loc[0, "detail"]


@pytest.mark.parametrize(
    ("text", "difference"),
    [("€16–17 billion", 0), ("€16.9–18 billion", 219_944_606), ("up to €17 billion", 319_944_606)],
)
def test_a_range_differs_by_its_nearest_end_and_a_maximum_by_itself(text: str, difference: int):
    assert difference == sa.reconcile(sa.parse(f"Romania: {text}")).loc[0, "difference_eur"]


@given(st.integers(1, 10**11), st.integers(0, 9))
def test_a_cut_figure_is_never_called_wrong(exact: int, zeros: int):
    step = 10**zeros
    against = SEPTEMBER[:1].assign(amount_eur=[exact])
    cut = against.assign(amount_eur=[exact // step * step], step_eur=[step])
    assert sa.reconcile(cut, against=against).loc[0, "verdict"] in ("equal", "rounded", "truncated")


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 10**5), st.integers(0, 10**5)), min_size=1, max_size=4), st.integers(0, 4))
def test_every_figure_gets_one_verdict_and_a_sentence(pairs: list, zeros: int):
    codes, step = SEPTEMBER["country"].tolist()[: len(pairs)], 10**zeros
    against = SEPTEMBER[: len(pairs)].assign(amount_eur=[exact for _, exact in pairs])
    figures = claims(*((code, shown, step) for code, (shown, _) in zip(codes, pairs, strict=True)))
    found = sa.reconcile(figures, against=against)
    assert codes == found["country"].tolist()
    assert found["detail"].str.endswith(".").all()
    pd.testing.assert_frame_equal(found, sa.reconcile(figures, against=against))


def test_two_papers_have_two_habits():
    cut, rounded = sa.habit(ANADOLU), sa.habit(sa.load("liga-2025-09-09"))
    assert ("truncated", 6, (), 66_300_000) == (cut.habit, len(cut.truncated), cut.rounded, cut.gap_eur)
    assert ("rounded", 6, (), -10 * M) == (rounded.habit, len(rounded.rounded), rounded.truncated, rounded.gap_eur)


def test_a_text_that_does_both_is_mixed_and_one_that_does_neither_unknown():
    mixed = sa.habit(claims(("FRA", 16_210 * M, 10 * M), ("HUN", 16_220 * M, 10 * M), ("ITA", 14_900 * M, 100 * M)))
    assert ("mixed", ("HUN",), ("FRA",)) == (mixed.habit, mixed.rounded, mixed.truncated)
    assert "unknown" == sa.habit(SEPTEMBER).habit


def test_a_table_that_is_itself_rough_decides_no_habit():
    april = sa.load(as_of="2026-04-15")
    assert "unknown" == sa.habit(claims(("LVA", 4 * BN, BN)), against=april).habit


def test_the_second_wave_is_74_billion_cut_off_and_77_with_latvia_of_september():
    wave = sa.load("council-2026-02-17")
    told = sa.habit(wave, envelope="€74 billion")
    assert (74_957_667_088, "truncated") == (told.sum_eur, told.envelope_is)
    assert "add up to €74,957,667,088, which is, once cut off, €74,000,000,000." in told.says
    wave.loc[wave["country"] == "LVA", "amount_eur"] = 5_680_431_322
    stale = sa.habit(wave, envelope="€74 billion")
    assert (77_138_098_410, "", -3_138_098_410) == (stale.sum_eur, stale.envelope_is, stale.gap_eur)


@pytest.mark.parametrize(("envelope", "gap"), [("€180 billion", 30 * BN), (200 * BN, 50 * BN), (None, 0)])
def test_the_gap_to_an_envelope_is_told_to_the_euro(envelope: str | int | None, gap: int):
    assert gap == sa.habit(SEPTEMBER, envelope=envelope).gap_eur


def test_who_is_no_borrower_is_not_in_the_sum():
    told = sa.habit(sa.parse("Poland: €43.7 billion. Romania: €16.7 billion. United Kingdom: €6.75 billion."))
    assert (60_400_000_000, ("GBR",)) == (told.sum_eur, told.left_out)


def test_what_has_no_one_sum_is_left_out_and_named():
    told = sa.habit(sa.parse("Poland: up to €1 billion. Italy: at least €1 billion"))
    assert (BN, ("ITA",), 17) == (told.sum_eur, told.left_out, len(told.missing))
    assert "Not in the sum (ranges, “at least”, other currencies, not in the table): Italy." in told.says


def test_a_habit_is_told_in_plain_sentences():
    told = sa.habit(claims(("POL", 43_700 * M, 100 * M))).says
    assert told.startswith("18 of the table's countries are missing. The figures add up to €43,700,000,000, which is")
    assert told.endswith("The digits do not tell whether the figures are rounded or cut off.")
    assert sa.habit(SEPTEMBER[1:]).says.startswith("1 of the table's countries is missing. ")
    assert "which is €150,000,000,000." in sa.habit(SEPTEMBER).says
    assert "less than €150,000,000,000. Cut off, not rounded: France, Hungary," in sa.habit(ANADOLU).says


def test_what_is_no_table_is_refused():
    with pytest.raises(WrongTable, match="Only Claims or an Allocation"):
        sa.reconcile([1, 2])  # type: ignore[arg-type]
