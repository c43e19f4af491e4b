"""Tables as text: headings understood, every row read, and a broken row refused with its words."""

import json
from pathlib import Path

import pytest

import safe_alloc as sa
from safe_alloc.errors import AmbiguousText, SafeAllocError, WrongTable
from safe_alloc.reading.parse import explain

BROKEN = Path(__file__).parent / "broken"
PRINTED = json.loads((Path(__file__).parent / "press/own_tables.json").read_text(encoding="utf-8"))


def _pairs(text: str) -> dict[str, tuple[int, int, str]]:
    return {claim.country: (claim.low, claim.step, claim.currency) for claim in explain(text, strict=True).claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("country,amount_eur\nPOL,43734100805", (43_734_100_805, 1, "EUR")),
        ("iso3;Amount (million EUR)\nPOL;43.73", (43_730_000, 10_000, "EUR")),
        ("Member State\tLoan (bn EUR)\nPoland\t16,68", (16_680_000_000, 10_000_000, "EUR")),
        ('Country,Allocation\n"Poland","€43.7 billion"', (43_700_000_000, 100_000_000, "EUR")),
        ("country,amount (million USD)\nPoland,5", (5_000_000, 1_000_000, "USD")),
        ("\ufeffcountry,amount_eur\r\nPOL,5\r\n", (5, 1, "EUR")),
        ('country,amount_eur\nPOL,"43,734,100,805"', (43_734_100_805, 1, "EUR")),
        ("Country,Loan (€bn)\nPoland,43.7", (43_700_000_000, 100_000_000, "EUR")),
        ("Member State;Requested amount (in € million)\nPoland;43700", (43_700_000_000, 1_000_000, "EUR")),
        ("iso2,amount_meur\rPL,43700", (43_700_000_000, 1_000_000, "EUR")),
        ("name,country,amount_eur,share,rank\nPoland,POL,5,0.5,1", (5, 1, "EUR")),
        ("Loans (in millions of euros)\nCountry Amount Share\nPoland 43,734.1 29.2", (43_734_100_000, 100_000, "EUR")),
        ("Country Requested Loan_(€bn)\nPoland 45.0 43.7", (43_700_000_000, 100_000_000, "EUR")),
        ("Country      Amount (€bn)\nPoland               43.7", (43_700_000_000, 100_000_000, "EUR")),
    ],
)
def test_each_form_of_a_table_is_read(text: str, expected: tuple[int, int, str]):
    assert {"POL": expected} == _pairs(text)


HEADINGS = {
    "Land;Betrag (Mio. EUR)": 43_700_000,
    "Pays;Montant (Md€)": 43_700_000_000,
    "État membre;Prêt accordé en millions d’euros": 43_700_000,
    "Ülke;Tutar (milyar avro)": 43_700_000_000,
    "Kraj;Kwota (mln euro)": 43_700_000,
    "Państwo członkowskie;Pożyczka (mld €)": 43_700_000_000,
    "País;Importe (M€)": 43_700_000,
    "País;Cantidad (miles de millones de euros)": 43_700_000_000,
    "País;Montante (mil milhões de euros)": 43_700_000_000,
    "Paese;Importo (in milioni di euro)": 43_700_000,
    "Χώρα;Ποσό (εκατ. ευρώ)": 43_700_000,
    "Країна;Сума (млрд євро)": 43_700_000_000,
    "Страна;Сумма (тыс. евро)": 43_700,
    "Държава;Заем (млн. евро)": 43_700_000,
    "Lidstaat;Bedrag (in mln. euro)": 43_700_000,
    "Země;Částka (v mil. EUR)": 43_700_000,
    "Krajina;Suma (mld. eur)": 43_700_000_000,
    "Država;Znesek (mio EUR)": 43_700_000,
    "Država članica;Iznos (mlrd. eura)": 43_700_000_000,
    "Земља;Износ (милиона евра)": 43_700_000,
    "Земја;Износ (милијарди евра)": 43_700_000_000,
    "Ország;Összeg (millió euró)": 43_700_000,
    "Țară;Sumă (milioane euro)": 43_700_000,
    "Maa;Summa (miljoonaa euroa)": 43_700_000,
    "Riik;Summa (miljonit eurot)": 43_700_000,
    "Valsts;Summa (miljonos eiro)": 43_700_000,
    "Šalis;Suma (tūkst. eurų)": 43_700,
    "Land;Belopp (miljoner euro)": 43_700_000,
    "Land;Beløb (mia. euro)": 43_700_000_000,
    "Land;Beløp (millioner euro)": 43_700_000,
    "Vendi;Shuma (milionë euro)": 43_700_000,
    "Estat membre;Import (milions d'euros)": 43_700_000,
    "Pajjiż;Ammont (miljun ewro)": 43_700_000,
    "Tír;Méid (milliún euro)": 43_700_000,
    "الدولة;القرض (مليار يورو)": 43_700_000_000,
    "国家;金额(亿欧元)": 4_370_000_000,
    "国名;融資額(億ユーロ)": 4_370_000_000,
    "국가;대출금 (백만 유로)": 43_700_000,
    "Quốc gia;Số tiền (triệu euro)": 43_700_000,
    "Country;in thousand euro": 43_700,
    "Rang;Land;Darlehen (Mrd. EUR);Anteil (%)": 43_700_000_000,
    "Rank;Country;Loan (€bn);Requested (€bn)": 43_700_000_000,
}


@pytest.mark.parametrize("headings", HEADINGS)
def test_headings_are_understood_in_many_languages(headings: str):
    row = ["1;" * (headings.count(";") > 1), "POL;43,7", ";5" * (headings.count(";") - 2)]
    assert {"POL": HEADINGS[headings]} == {
        code: low for code, (low, _, _) in _pairs(f"{headings}\n{''.join(row)}").items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Land;Betrag\nPOL;43,7 Mrd. €", 43_700_000_000),
        ("Pays;Montant\nPOL;43,7 milliards d’euros", 43_700_000_000),
        ("Land;Betrag (Mio. EUR)\nPOL;43.734", 43_734_000_000),
        ("Country;Amount (million EUR)\nPOL;43,734", 43_734_000_000),
        ("Country;Amount (EUR)\nPOL*;up to €5 million", 5_000_000),
        ("Country;Amount (EUR)\nPOL[a];5[12]", 5),
        ("Country | Amount (EUR)\nPOL | 5", 5),
        ("SAFE loans;\nCountry;Amount (EUR)\nPOL;5", 5),
    ],
)
def test_a_cell_may_hold_its_unit_or_a_note(text: str, expected: int):
    assert {"POL": expected} == {code: low for code, (low, _, _) in _pairs(text).items()}


@pytest.mark.parametrize(
    "text", ["Land;Betrag (EUR)\nEU27;7\nPOL;2\nESP;5", "Kraj;Kwota (EUR)\nPOL;2\nESP;5\nRazem;7\nTUR;3"]
)
def test_a_total_may_stand_above_or_between(text: str):
    assert {"POL", "ESP"} <= set(_pairs(text))
    with pytest.raises(WrongTable, match="a total of 8"):
        sa.parse(text.replace(";7", ";8"))


def test_a_row_without_an_amount_claims_nothing():
    assert {"ESP"} == set(_pairs("country,amount_eur\nPOL,-\nESP,5\nITA,"))


def test_a_total_is_checked_and_not_counted():
    assert {"POL", "ESP"} == set(_pairs("country,amount_eur\nPOL,2\nESP,5\nTotal,7"))


def test_a_place_in_a_table_is_the_cell():
    text = 'country,amount_eur\nPOL,"43,734,100,805"\n'
    (claim,) = explain(text).claims
    assert "43,734,100,805" == claim.as_written == text[claim.start : claim.end]


def test_what_the_shell_prints_is_read_back():
    claims = sa.claims("requests-2025-07")
    again = sa.parse(claims.to_csv(index=False))
    columns = ["country", "low", "high", "step", "currency", "qualifier"]
    assert claims[columns].equals(again[columns])


WORDS = {
    "table_two_headings_alike.csv": ["two headings alike", "amount_eur"],
    "table_only_countries_twice.csv": ["two headings alike", "country"],
    "table_unknown_country.csv": ["Row 3", "Ruritania"],
    "table_near_country.csv": ["Row 2", "Polnad", "did you mean 'Poland (POL)'"],
    "table_country_twice.csv": ["Row 4", "Poland (POL)", "a second time"],
    "table_comma_of_two_readings.csv": ["16,68", "16.68, or 1668", "decimals or for thousands"],
    "table_point_of_two_readings.csv": ["16.680", "decimals or for thousands"],
    "table_negative.csv": ["Row 2", "'-5'", "negative"],
    "table_nan.csv": ["Row 2", "'NaN'", "where one amount belongs"],
    "table_fraction_of_a_euro.csv": ["Row 2", "43734100805.99", "a fraction of a euro"],
    "table_total_among_printed_rows.csv": ["Row 3", "Total"],
    "table_exponent.csv": ["Row 2", "'1e9'", "where one amount belongs"],
    "table_wrong_total.csv": ["Row 4", "a total of 8", "add up to 7"],
    "table_ragged.csv": ["Row 2", "3 cells under 2 headings"],
    "table_no_currency.csv": ["without a currency", "amount_eur"],
    "table_two_amounts.csv": ["several columns of amounts", "requested_eur"],
    "table_no_amounts.csv": ["names amounts", "amount_eur"],
    "table_no_countries.csv": ["names countries", "'country'"],
    "table_unit_twice.csv": ["under a heading with a unit"],
    "table_unit_of_two_meanings.csv": ["'Montant (billions EUR)'", "10^9 or 10^12"],
    "table_two_currencies.csv": ["EUR or PLN"],
    "table_loan_beside_another_loan.csv": ["several columns of amounts", "'Loan, adjusted (EUR)'"],
    "table_loan_beside_an_amount.csv": ["several columns of amounts", "'Amount (EUR)'"],
    "table_share_of_the_loans.csv": ["names amounts", "'Loan (%)'"],
    "table_mark_of_two_languages.csv": ["43,734", "43734 × 1,000,000", "decimals or for thousands"],
    "table_brackets_for_minus.csv": ["Row 2", "'(5)'", "negative"],
    "table_exponent_of_ten.csv": ["Row 2", "'10⁹'", "where one amount belongs"],
    "table_percent.csv": ["Row 2", "'5%'", "where one amount belongs"],
    "table_lost_magnitude.csv": ["Row 2", "'€43,734'", "may have lost its magnitude"],
    "table_two_amounts_in_a_cell.csv": ["Row 2", "'€5 billion, of which €2 billion'"],
    "table_amount_a_year.csv": ["Row 2", "'€5 million per year'", "where one amount belongs"],
    "table_unit_above_the_headings.csv": ["'Loans (in million EUR)'", "has a unit"],
    "table_clashing_currency.csv": ["its heading says EUR"],
}


@pytest.mark.parametrize("file", WORDS)
def test_a_broken_table_is_refused_in_words(file: str):
    with pytest.raises((WrongTable, AmbiguousText)) as caught:
        sa.parse(BROKEN / file)
    assert [] == [word for word in WORDS[file] if word not in str(caught.value)]


@pytest.mark.parametrize("file", WORDS)
def test_a_broken_table_never_stops_the_lenient_mode(file: str):
    found = sa.parse((BROKEN / file).read_text(encoding="utf-8"), strict=False)
    assert not any(found["country"].duplicated())


def test_every_broken_table_has_its_words():
    assert sorted(WORDS) == sorted(path.name for path in BROKEN.glob("table_*"))


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("country,amount_eur\nPOL,5\nPOL,7\nFRA,1", {"FRA"}),
        ("Loans (in million EUR)\nCountry;Amount (EUR)\nPOL;43734", set()),
        ("country,amount_eur\nPOL,5\nFRA,1\nTotal,7", set()),
    ],
)
def test_lenient_keeps_no_row_that_may_be_the_wrong_one(text: str, sure: set[str]):
    assert sure == {claim.country for claim in explain(text).claims}


def test_lenient_keeps_the_rows_that_are_sure():
    reading = explain("country,amount_eur\nPOL,5\nRuritania,7")
    assert ["POL"] == [claim.country for claim in reading.claims]
    assert ["Ruritania, 7"] == [doubt.found for doubt in reading.doubts]


def test_a_file_called_csv_must_be_a_table(tmp_path: Path):
    (tmp_path / "note.csv").write_text("Poland will get €5 billion", encoding="utf-8")
    with pytest.raises(SafeAllocError, match="names countries"):
        sa.parse(tmp_path / "note.csv")


@pytest.mark.parametrize("table", PRINTED, ids=lambda table: table["tags"][1])
def test_a_table_as_the_press_prints_it_is_read_whole(table: dict):
    fields = ("country", "low", "high", "currency", "qualifier", "as_written")
    keys = ("iso3", "low", "high", "currency", "qualifier", "as_printed")
    reading = explain(table["text"])
    assert [tuple(each[key] for key in keys) for each in table["expected"]] == [
        tuple(getattr(claim, field) for field in fields) for claim in reading.claims
    ]
    assert {(each["iso3"], each["low"], each["high"], each["role"]) for each in table["secondary"]} == {
        (claim.country, claim.low, claim.high, role) for claim, role in reading.secondary
    }


ROWS = "| Poland | 43.7 | 34.5 |\n| Romania | 16.7 | 15.5 |\n"


@pytest.mark.parametrize(
    ("above", "headings", "below"),
    [
        ("€ billion", "First tranche | Second tranche", ""),
        ("€ billion", "Original allocation | Final allocation", ""),
        ("€ billion", "Requested | September 2025", ""),
        ("€ billion", "Requested | Difference | Result", ""),
        ("€ billion", "Grants | Loans", ""),
        ("€ billion", "Defence budget | GDP", ""),
        ("€ billion", "Loan | Loan", ""),
        ("", "Loan | Advance", ""),
        ("SAFE loans in million and billion euros", "Loan | Advance", ""),
        ("They spoke of hundreds of millions of euros more, in talks that ended late.", "Loan | Advance", ""),
        ("€ billion", "Loan | Advance", "| Total | 80.4 | 50 |"),
        ("", "Loan | Advance", "\nAdvances (€ million)\n\n| Country | Paid |\n|---|---|\n"),
        ("€ billion, largest borrowers", "Loan | Advance", "| Total | 50.4 | 50 |"),
    ],
)
def test_a_table_that_does_not_tell_its_loans_gives_none(above: str, headings: str, below: str):
    assert () == explain(f"{above}\n\n| Country | {headings} |\n|---|---|---|\n{ROWS}{below}\n").claims


@pytest.mark.parametrize("said", ["largest borrowers, € billion", "SAFE, € billion"])
def test_a_total_of_more_than_is_shown_is_no_contradiction_where_the_table_says_so(said: str):
    total = "Total" if "largest" in said else "Total (19)"
    text = f"{said}\n\n| Country | Loan | Advance |\n|---|---|---|\n{ROWS}| {total} | 150.0 | |\n"
    assert {"POL": 43_700_000_000, "ROU": 16_700_000_000} == {code: low for code, (low, _, _) in _pairs(text).items()}


def test_a_number_of_a_name_is_never_taken_for_a_name():
    text = "Pożyczki (mln euro)\nKraj Kwota Zaliczka\nPolska 43 734,1 6 560,1"
    assert {"POL": (43_734_100_000, 100_000, "EUR")} == _pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "In EUR million: PL 43 734 | RO 16 680 | IT 14 900",
        "In EUR million\nPL: 43 734\nRO: 16 680\nIT: 14 900",
        "PL €43.734bn, RO €16.68bn, IT €14.9bn",
        "SAFE loans, in € billion: Poland PL 43.734, Romania RO 16.68, Italy IT 14.9",
        "Pożyczki w mln euro: PL 43 734; RO 16 680; IT 14 900",
    ],
)
def test_two_letters_in_front_of_each_sum_of_a_list_are_countries(text):
    found = {each.country: each.low for each in sa.explain(text).claims}
    assert {"POL": 43_734_000_000, "ROU": 16_680_000_000, "ITA": 14_900_000_000} == found


@pytest.mark.parametrize(
    "text", ["IT 5 and NO 3 cost €2bn.", "PL 5G, RO 4G, IT 3G: €2bn.", "AT €2bn, SE said, IT grew."]
)
def test_two_letters_that_begin_no_list_of_sums_are_no_countries(text):
    assert () == tuple(sa.explain(text).claims)
