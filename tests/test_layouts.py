"""However a table or list of the press is laid out, its sums are read whole; an open one gives no sum at all."""

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safe_alloc.reading.parse import explain
from safe_alloc.reading.parse.opened import opened

SUMS = {"Poland": 43_734_100_805, "Czech Republic": 2_060_000_000, "Greece": 787_669_283, "Romania": 16_680_055_394}
CODES = {"Poland": "POL", "Czech Republic": "CZE", "Greece": "GRC", "Romania": "ROU"}
Rows = list[list[str]]

TABLES: dict[str, Callable[[Rows], str]] = {
    "bars": lambda rows: "\n".join(" | ".join(row) for row in rows),
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "wide": lambda rows: "\n".join("   ".join(cell.rjust(30) for cell in row) for row in rows),
    "semicolons": lambda rows: "\n".join(";".join(row) for row in rows),
    "spaces": lambda rows: "\n".join(" ".join(row) for row in rows),
    "a line each": lambda rows: "\n".join("\n".join(row) for row in rows),
    "blocks": lambda rows: "\n\n".join("\n".join(row) for row in rows),
}
LISTS: dict[str, Callable[[Rows], str]] = {
    "colons": lambda rows: "\n".join(f"{name}: {cell}" for name, cell in rows),
    "dashes": lambda rows: "\n".join(f"- {name} – {cell}" for name, cell in rows),
    "numbered": lambda rows: "\n".join(f"{place}. {name} — {cell}" for place, (name, cell) in enumerate(rows, 1)),
    "leaders": lambda rows: "\n".join(f"{name} ........ {cell}" for name, cell in rows),
    "brackets": lambda rows: ", ".join(f"{name} ({cell})" for name, cell in rows) + ".",
    "one line": lambda rows: " ".join(f"{name} {cell}" for name, cell in rows),
    "slashes": lambda rows: " / ".join(f"{name} – {cell}" for name, cell in rows),
    "turned": lambda rows: "\n".join(f"{cell} – {name}" for name, cell in rows),
    "above": lambda rows: "\n".join(f"{cell}\n{name}" for name, cell in rows),
}
UNITS = {0: ("EUR", "€{}"), 6: ("€ million", "{} million euros"), 9: ("in €bn", "EUR {} bn")}
BESIDE = {
    "Requested": lambda value: f"{value * 6 // 5:,}",
    "Share (%)": lambda value: f"{value // 10**9}.5%",
    "Advance": lambda value: f"{value * 3 // 20:,}",
    "Signed": "11/02/2026".format,
    "Population (m)": "10.6".format,
}
NAMES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "capitals": str.upper,
    "code": lambda name: f"{name} ({CODES[name]})",
    "note": lambda name: f"{name} (provisional)" if name == "Greece" else name,
    "mark": lambda name: f"{name}[1]" if name == "Greece" else name,
}


def _written(value: int, power: int, mark: str) -> tuple[str, int]:
    """Return a sum as it is written in such units, one digit behind the point, and what that is worth."""
    tenths = value * 10 // 10**power
    whole = f"{tenths // 10:,}".replace(",", mark)
    return (whole, value) if not power else (f"{whole}.{tenths % 10}", tenths * 10 ** (power - 1))


def _read(text: str) -> dict[str, int]:
    return {claim.country: claim.low for claim in explain(text).claims}


@given(
    st.sampled_from(sorted(TABLES)),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from([",", " ", "\u00a0"]),
    st.sampled_from(["heading", "title", "below", "cell"]),
    st.sampled_from(["Allocation", "Loan amount", "SAFE loan", "National envelope", "Support", "Loan granted"]),
    st.sampled_from(sorted(NAMES)),
    st.sampled_from(["", *BESIDE]),
    st.booleans(),
)
@settings(max_examples=120, deadline=None)
def test_a_table_is_read_whole_however_it_is_laid_out(
    layout: str, power: int, mark: str, place: str, heading: str, names: str, beside: str, first: bool
):
    unit, cell = UNITS[power]
    known = {name: _written(value, power, mark) for name, value in SUMS.items()}
    shown = {name: cell.format(one) if place == "cell" else one for name, (one, _) in known.items()}
    rows = [["Member State", f"{heading} ({unit})" if place == "heading" else heading]]
    rows += [[NAMES[names](name), each] for name, each in shown.items()]
    spaced = layout == "spaces" and (place == "cell" or beside in ("Requested", "Advance") or mark != ",")
    if beside and not spaced:
        at = 1 + first
        column = [beside, *(BESIDE[beside](value // 10**power) for value in SUMS.values())]
        rows = [[*row[:at], one, *row[at:]] for row, one in zip(rows, column, strict=True)]
    text = TABLES[layout](rows)
    text = f"Loans by country ({unit})\n{text}" if place == "title" else text
    text = f"{text}\n(figures in {unit.removeprefix('in ')})" if place == "below" else text
    assert {CODES[name]: worth for name, (_, worth) in known.items()} == _read(text)


@pytest.mark.parametrize(("layout", "power", "names"), [*product(LISTS, UNITS, NAMES)])
def test_a_list_is_read_whole_however_it_is_laid_out(layout: str, power: int, names: str):
    unit, cell = UNITS[power]
    known = {name: _written(value, power, ",") for name, value in SUMS.items()}
    plain = names if layout not in ("one line", "brackets") else "plain"
    expected = {CODES[name]: worth for name, (_, worth) in known.items()}
    rows = [[NAMES[plain](name), cell.format(one)] for name, (one, _) in known.items()]
    assert expected == _read(LISTS[layout](rows))
    bare = [[row[0], one] for row, (one, _) in zip(rows, known.values(), strict=True)]
    assert expected == _read(f"Loans by country ({unit})\n{LISTS[layout](bare)}")


MARKS = [
    *("", "- ", "• ", "→ ", "➤ ", "▸ ", "✓ ", "■ ", "► ", "» ", "> ", "* ", "· ", "– ", "💶 ", "🇪🇺 ", "-> "),
    *("{}. ", "{}) ", "({}) ", "{}º ", "#{} ", "{} ", "0{} ", "{letter}) ", "{roman}) "),
]
"""What may stand before an entry of a list."""

BETWEEN = [
    ": ",
    " – ",
    ", ",
    " ",
    " = ",
    " ..... ",
    " → ",
    " > ",
    " - ",
    " | ",
    "\t",
    " :: ",
    "; ",
    " / ",
    " -> ",
    " · ",
]
"""What may stand between a country and its sum."""


# Where a number or a bound begins the entry, which of two numbers is the sum is not sure.
TURNED = [each for each in MARKS if not each.endswith(("{} ", "({}) ", "> "))]


@pytest.mark.parametrize(
    ("mark", "between", "turned"),
    [*product(MARKS, BETWEEN, [False]), *product(TURNED, [" ", " – ", ": ", ", "], [True])],
)
def test_a_list_is_read_whole_whatever_mark_begins_its_entries_and_parts_names_from_sums(
    mark: str, between: str, turned: bool
):
    lines = []
    for place, (name, tenths) in enumerate({"Poland": 437, "Romania": 166, "Greece": 8, "Italy": 149}.items(), 1):
        pair = [name, f"{tenths / 10}"]
        begun = mark.format(place, letter="abcd"[place - 1], roman=["i", "ii", "iii", "iv"][place - 1])
        lines.append(begun + between.join(pair[::-1] if turned else pair))
    expected = {"POL": 43_700_000_000, "ROU": 16_600_000_000, "GRC": 800_000_000, "ITA": 14_900_000_000}
    assert expected == _read("SAFE loans (EUR bn)\n" + "\n".join(lines))


@pytest.mark.parametrize(
    ("unit", "names", "power"),
    [
        ("All figures are in billions of euros and come from the Commission.", "Poland Italy Latvia", 9),
        ("Loan amounts are given in million euros.", "Poland Italy Latvia", 6),
        ("Figures in EUR m, rounded.", "Poland Italy Latvia", 6),
        ("The table shows SAFE loans, in billions of euros.", "Poland Italy Latvia", 9),
        ("Allocation by country, € billion.", "Poland Italy Latvia", 9),
        ("SAFE loans (EURbn)", "Poland Italy Latvia", 9),
        ("SAFE loans (EUR, millions)", "Poland Italy Latvia", 6),
        ("SAFE loans by country (in millions)", "Poland Italy Latvia", 6),
        ("Alle Zahlen sind in Milliarden Euro angegeben.", "Polen Italien Lettland", 9),
        ("Les montants sont exprimés en millions d'euros.", "Pologne Italie Lettonie", 6),
        ("Wszystkie kwoty podano w mln euro.", "Polska Włochy Łotwa", 6),
        ("Tutarlar milyar avro cinsindendir.", "Polonya İtalya Letonya", 9),
        ("Rakamlar milyar avro olarak verilmiştir.", "Polonya İtalya Letonya", 9),
        ("Όλα τα ποσά είναι σε εκατ. ευρώ.", "Πολωνία Ιταλία Λετονία", 6),
        ("Luvut miljardeina euroina.", "Puola Italia Latvia", 9),
        ("Summad miljardites eurodes.", "Poola Itaalia Läti", 9),
        ("Valores em mil milhões de euros.", "Polónia Itália Letónia", 9),
        ("Az adatok milliárd euróban értendők.", "Lengyelország Olaszország Lettország", 9),
    ],
)
@pytest.mark.parametrize("layout", ["{}\n{}", "{}\n\n{}", "SAFE {}\n{}"])
def test_a_sentence_that_tells_the_unit_of_all_figures_is_believed(unit: str, names: str, power: int, layout: str):
    mark = "." if names.startswith("Poland") else ","
    rows = [f"{name}: {sum_}{mark}{sum_}" for name, sum_ in zip(names.split(), (43, 14, 5), strict=True)]
    expected = {"POL": 4343 * 10 ** (power - 2), "ITA": 1414 * 10 ** (power - 2), "LVA": 55 * 10 ** (power - 1)}
    assert expected == _read(layout.format(unit, "\n".join(rows)))


@pytest.mark.parametrize(
    "row",
    [
        *("{0} | {1} | {2}%", "{0} | {2}% | {1}", "{0} | {1} | {2}% | 4.7%", "{0}\t{2}%\t{1}", "{0} {1} {2}%"),
        *(
            "{0} {2}% {1}",
            "{0}, {1} ({2}%)",
            "{0}: {1} ({2}%)",
            "{0} ({1}; {2}%)",
            "3 | {0} | {1} | {2}%",
        ),
    ],
)
def test_a_share_beside_a_bare_sum_is_passed_over(row: str):
    rows = [
        row.format(*each) for each in (("Poland", "43.7", "29.1"), ("Italy", "14.9", "9.9"), ("Latvia", "5.7", "3.8"))
    ]
    expected = {"POL": 43_700_000_000, "ITA": 14_900_000_000, "LVA": 5_700_000_000}
    assert expected == _read("Largest borrowers (EUR billion; share of the total)\n" + "\n".join(rows))


@pytest.mark.parametrize(
    "text",
    [
        "France and Italy get 16.2, respectively 14.9 billion euros.",
        "Frankreich und Italien erhalten 16,2, beziehungsweise 14,9 Milliarden Euro.",
        "Francúzsko a Taliansko dostanú 16,2 resp. 14,9 miliardy eur.",
        "Francie a Itálie získají 16,2, resp. 14,9 miliardy eur.",
        "In billions of euros: 16.2 for France, 14.9 for Italy.",
        "SAFE loans (€bn): 16.2 – France; 14.9 – Italy.",
        "SAFE loans (€bn): France → 16.2, Italy → 14.9",
        "La Francia è sui 16,2 miliardi di euro, l'Italia sui 14,9.",
    ],
)
def test_sums_in_one_sentence_are_each_those_of_their_own_country(text: str):
    assert {"FRA": 16_200_000_000, "ITA": 14_900_000_000} == _read(text)


@pytest.mark.parametrize("rank", ["3", "3=", "=3", "#3"])
def test_ranks_in_a_table_on_one_line_are_no_sums(rank: str):
    expected = {"POL": 43_700_000_000, "FRA": 16_200_000_000, "HUN": 16_200_000_000, "ITA": 14_900_000_000}
    text = f"Loans (€bn): 1 Poland 43.7 {rank} France 16.2 {rank} Hungary 16.2 5 Italy 14.9"
    assert expected == _read(text)


@pytest.mark.parametrize("sums", [["43.7", "16.2", "14.9"], ["€43.7bn", "€16.2bn", "€14.9bn"]])
def test_columns_pasted_below_each_other_are_read_where_they_are_as_long(sums: list[str]):
    expected = {"POL": 43_700_000_000, "FRA": 16_200_000_000, "ITA": 14_900_000_000}
    names = ["Poland", "France", "Italy"]
    assert expected == _read("\n".join(["Loans in € billion", *names, *sums]))
    assert {} == _read("\n".join(["Loans in € billion", *names, *sums[1:]]))
    assert {} == _read("\n".join(["Loans in € billion", *names, *sums, *sums]))
    assert {} == _read("\n".join(["Loans in € billion", *sums, *names, *sums]))


@pytest.mark.parametrize(
    "text",
    [
        "Country Share (%) Loan (€bn) Poland 29.2 43.73 Romania 11.1 16.68 France 10.8 16.22",
        "Country Old (€bn) New (€bn) Poland 39.36 43.73 Romania 15.01 16.68 France 14.60 16.22",
        "Loans (€bn) Poland 39 43 Romania 15 16 France 14 16",
        "Population (in millions)\nPoland 37.6\nFrance 68.4",
        "Loans (€bn)\nPoland: 5 September\nFrance; 7 September",
        "Loans (€bn)\nPoland 5–10%\nFrance 7%",
        "Loans (€bn): 1. Poland; 2. Romania; 3. France.",
        "Poland | 9 15 | 1\nRomania | 10 16 | 2\nFrance | 11 17 | 3",
        "The figures show how billions of euros were lost. Poland 5, France 7.",
    ],
)
def test_a_number_of_which_nobody_can_say_what_it_counts_is_no_sum(text: str):
    assert {} == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Loans in €bn: Poland\n43.7\nRomania\n16.7\nItaly\n14.9.",
        "Loans in €bn: Poland | 43.7, Romania | 16.7, Italy | 14.9.",
        "Loans in €bn: a) Poland | 43.7, b) Romania | 16.7, c) Italy | 14.9",
        "Loans in €bn: 43.7, Poland; 16.7, Romania; 14.9, Italy.",
        "Loans in €bn\n1º 43.7 Poland\n2º 16.7 Romania\n3º 14.9 Italy",
        "The list, in millions of euros:\n* Poland, 43,700.0\n* Romania, 16,700.0\n* Italy, 14,900.0",
        "€ million\n\na) Poland 43,700.0\nb) Romania 16,700.0\nc) Italy 14,900.0",
    ],
)
def test_no_country_of_a_list_is_given_the_sum_of_its_neighbour(text: str):
    expected = {"POL": 43_700_000_000, "ROU": 16_700_000_000, "ITA": 14_900_000_000}
    assert _read(text).items() <= expected.items()


OPEN = [
    ("Grants", "Loans"),
    ("2024", "2025"),
    ("Original allocation", "Revised allocation"),
    ("Proposed", "Approved"),
    ("Exports", "Imports"),
    ("Defence spending 2024", "Defence spending 2025"),
    ("Initial request", "Final request"),
    ("Requested", "Total"),
]


@pytest.mark.parametrize(
    ("layout", "headings", "place"), [*product(TABLES, OPEN, ("heading", "title", "cell", "none"))]
)
def test_a_table_that_does_not_say_which_column_is_meant_gives_no_sum(
    layout: str, headings: tuple[str, str], place: str
):
    cell = "€{}m" if place == "cell" else "{}"
    rows = [["Country", *(f"{each} (€ million)" if place == "heading" else each for each in headings)]]
    rows += [[name, *(cell.format(f"{value * part // 10**7:,}.4") for part in (9, 10))] for name, value in SUMS.items()]
    text = TABLES[layout](rows[place == "none" :])
    assert {} == _read(f"Figures (€ million)\n{text}" if place in ("title", "none") else text)


@pytest.mark.parametrize("text", ["|<p>\n|", "do\n0\nm\neur\nW\nmë\nsum\nse\n.\nBukarest\na,2md\neuro\ntugalia\n"])
def test_rows_that_interlock_or_are_empty_move_no_place_of_the_text(text):
    read = explain(text)
    assert [each.as_written for each in read.claims] == [text[each.start : each.end] for each in read.claims]
    assert len(text) == len(opened(text, encoding=None, strict=False).rest)


LISTED = {  # each language as it prints a list of loans: names, thousands, decimals, notes of the unit
    "en": (
        "Poland Romania Denmark",
        ",",
        ".",
        ["(amounts in EUR; in full)"],
        ["All figures in millions of euros"],
        ["€ bn"],
    ),
    "de": (
        "Polen Rumänien Dänemark",
        ".",
        ",",
        ["(Beträge in Euro)"],
        ["(in Millionen Euro)"],
        ["Angaben in Mrd. Euro"],
    ),
    "fr": ("Pologne Roumanie Danemark", "\u202f", ",", ["(montants en euros)"], ["(en M€)"], ["(Md€)"]),
    "es": ("Polonia Rumanía Dinamarca", ".", ",", ["(importes en euros)"], ["(millones de €)"], []),
    "it": ("Polonia Romania Danimarca", ".", ",", ["(importi in euro)"], ["(mln €)"], ["in miliardi di euro"]),
    "pl": ("Polska Rumunia Dania", "\u00a0", ",", ["(kwoty w euro)"], ["(mln €)"], ["Kwoty w miliardach euro"]),
    "el": ("Πολωνία Ρουμανία Δανία", ".", ",", ["(ποσά σε ευρώ)"], ["(εκατ. €)"], ["σε δισ. ευρώ"]),
    "ru": ("Польша Румыния Дания", "\u00a0", ",", ["(суммы в евро)"], ["в млн евро"], ["(млрд евро)"]),
    "sv": ("Polen Rumänien Danmark", "\u00a0", ",", ["(belopp i euro)"], ["(i miljoner euro)"], ["miljarder euro"]),
    "ro": ("Polonia România Danemarca", ".", ",", ["(sume în euro)"], ["(mil. euro)"], ["miliarde de euro"]),
    "cs": ("Polsko Rumunsko Dánsko", "\u00a0", ",", ["(částky v eurech)"], ["(mil. eur)"], ["v miliardách eur"]),
    "pt": ("Polónia Roménia Dinamarca", ".", ",", ["(montantes em euros)"], ["em milhões de euros"], []),
}
LOANS = {"POL": 43_734_100_805, "ROU": 16_680_055_394, "DNK": 46_796_822}
NOTED = [
    (language, note, power, digits)
    for language, (*_, whole, millions, billions) in LISTED.items()
    for power, digits, notes in ((0, 0, whole), (6, 1, millions), (9, 2, billions))
    for note in notes
]


@pytest.mark.parametrize("bullet", ["", "• ", "{}. ", "{} "])
@pytest.mark.parametrize("separator", [": ", " – ", "\t", " | ", " ", " ... "])
@pytest.mark.parametrize(("language", "note", "power", "digits"), NOTED)
def test_a_list_is_read_whole_whatever_parts_its_rows(
    language: str, note: str, power: int, digits: int, separator: str, bullet: str
):
    names, thousands, decimals, *_ = LISTED[language]

    def printed(value: int) -> str:
        written = f"{value / 10**power:,.{digits}f}"
        return written.translate(str.maketrans({",": thousands, ".": decimals}))

    rows = [
        f"{bullet.format(place)}{name}{separator}{printed(value)}"
        for place, (name, value) in enumerate(zip(names.split(), LOANS.values(), strict=True), start=1)
    ]
    read = explain("\n".join([note, *rows]))
    assert {country: round(value, digits - power) for country, value in LOANS.items()} == {
        claim.country: claim.low for claim in read.claims
    }


INLINE = {  # names, 'and', decimal mark and unit of running text
    "en": ("Poland Romania Denmark Spain", "and", ".", "billion euros"),
    "de": ("Polen Rumänien Dänemark Spanien", "und", ",", "Mrd. Euro"),
    "fr": ("Pologne Roumanie Danemark Espagne", "et", ",", "milliards d'euros"),
    "es": ("Polonia Rumanía Dinamarca España", "y", ",", "miles de millones de euros"),
    "it": ("Polonia Romania Danimarca Spagna", "e", ",", "miliardi di euro"),
    "pl": ("Polska Rumunia Dania Hiszpania", "i", ",", "mld euro"),
    "tr": ("Polonya Romanya Danimarka İspanya", "ve", ",", "milyar avro"),
    "el": ("Πολωνία Ρουμανία Δανία Ισπανία", "και", ",", "δισ. ευρώ"),
    "hu": ("Lengyelország Románia Dánia Spanyolország", "és", ",", "milliárd euró"),
    "ru": ("Польша Румыния Дания Испания", "и", ",", "млрд евро"),
    "sv": ("Polen Rumänien Danmark Spanien", "och", ",", "miljarder euro"),
    "nl": ("Polen Roemenië Denemarken Spanje", "en", ",", "miljard euro"),
    "ro": ("Polonia România Danemarca Spania", "și", ",", "miliarde de euro"),
    "cs": ("Polsko Rumunsko Dánsko Španělsko", "a", ",", "miliardy eur"),
    "pt": ("Polónia Roménia Dinamarca Espanha", "e", ",", "mil milhões de euros"),
}
FORMS = {  # how a run of names, numbers and one unit is put
    "unit first": "{0} ({4} {9}), {1} ({5}), {2} ({6}), {3} ({7}).",
    "unit last": "{0} {4}, {1} {5}, {2} {6} {8} {3} {7} {9}.",
    "unit once": "{0} {4} {9}, {1} {5}, {2} {6}, {3} {7}.",
    "semicolons": "{0}: {4} {9}; {1}: {5}; {2}: {6}; {3}: {7}.",
    "sums first": "{4} {9} – {0}, {5} {9} – {1}, {6} {9} – {2}, {7} {9} – {3}.",
}


@pytest.mark.parametrize("digits", [0, 1, 2])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", INLINE)
def test_a_run_of_countries_shares_its_unit(language: str, form: str, digits: int):
    names, joint, decimal, unit = INLINE[language]
    sums = {"POL": 43.73, "ROU": 16.68, "DNK": 13.21, "ESP": 1.04}
    written = [f"{value:.{digits}f}" for value in sums.values()]
    printed = [each.replace(".", decimal) for each in written]
    text = FORMS[form].format(*names.split(), *printed, joint, unit)
    expected = {country: int(10**9 * float(each)) for country, each in zip(sums, written, strict=True)}
    assert expected == {claim.country: claim.low for claim in explain(text).claims}


PAIRS = {  # countries, 'and', a sum, and one that each of two has
    "en": ("Poland", "France", "Hungary", "and", "€{} billion", "€{} billion each"),
    "de": ("Polen", "Frankreich", "Ungarn", "und", "{} Mrd. Euro", "jeweils {} Mrd. Euro"),
    "fr": ("Pologne", "France", "Hongrie", "et", "{} milliards d'euros", "{} milliards d'euros chacune"),
    "es": ("Polonia", "Francia", "Hungría", "y", "{} mil millones de euros", "{} mil millones de euros cada una"),
    "it": ("Polonia", "Francia", "Ungheria", "e", "{} miliardi di euro", "{} miliardi di euro ciascuna"),
    "pl": ("Polska", "Francja", "Węgry", "i", "{} mld euro", "po {} mld euro"),
    "nl": ("Polen", "Frankrijk", "Hongarije", "en", "{} miljard euro", "elk {} miljard euro"),
    "el": ("Πολωνία", "Γαλλία", "Ουγγαρία", "και", "{} δισ. ευρώ", "{} δισ. ευρώ η καθεμία"),
    "cs": ("Polsko", "Francie", "Maďarsko", "a", "{} miliardy eur", "po {} miliardy eur"),
    "ru": ("Польша", "Франция", "Венгрия", "и", "{} млрд евро", "по {} млрд евро"),
    "fi": ("Puola", "Ranska", "Unkari", "ja", "{} miljardia euroa", "kumpikin {} miljardia euroa"),
}


@pytest.mark.parametrize("language", PAIRS)
@pytest.mark.parametrize("form", ["{}: {}", "{} – {}", "{} ({})"])
@pytest.mark.parametrize("joint", [", ", "/", "and"])
@pytest.mark.parametrize("between", ["\n", "\n– ", "\n• ", "; ", ", "])
def test_each_of_two_countries_that_share_an_entry_has_its_sum(language: str, form: str, joint: str, between: str):
    one, two, three, word, money, each = PAIRS[language]
    pair = two + (f" {word} " if joint == "and" else joint) + three
    mark = "." if language == "en" else ","
    entries = [form.format(one, money.format(f"43{mark}7")), form.format(pair, each.format(f"16{mark}2"))]
    text = between.strip(" ;,\n") + between.join(entries)
    found = {each.country: each.low for each in explain(text, language=language).claims}
    assert {"POL": 43_700_000_000, "FRA": 16_200_000_000, "HUN": 16_200_000_000} == found
