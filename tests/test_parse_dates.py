"""A date, a rank or a year beside a sum is no sum, and no end of a range, whatever marks stand between."""

from itertools import product

import pytest

from safe_alloc.reading.parse import explain

MARKS = [" – ", ": ", ", ", " | ", " ", "; ", " - "]
BESIDE = {  # a country, dates and numbers as its language writes them, and 6.56 billion euros
    "en": (
        "Poland",
        "29 May|May 29, 2026|2026-05-29|29/5|2026|2025/26|by 2030|5–7 June|12:30|No 4|1st|page 12|A400M|12",
    ),
    "de": ("Polen", "29. Mai|29.5.|Mai 2026|2026|bis 2030|2026–2030|Nr. 4|Platz 1|1.|KW 12"),
    "fr": ("Pologne", "29 mai|le 29 mai 2026|2026|d'ici 2030|n° 4|1er"),
    "es": ("Polonia", "29 de mayo|2026|hasta 2030|n.º 4|1.º"),
    "it": ("Polonia", "29 maggio|2026|entro il 2030|n. 4|1°"),
    "pl": ("Polska", "29 maja|2026 r.|do 2030 r.|nr 4|1."),
    "tr": ("Polonya", "29 Mayıs|2026|2030'a kadar"),
    "cs": ("Polsko", "29. května|2026|do roku 2030|č. 4"),
    "ru": ("Польша", "29 мая|2026 года|до 2030 года|№ 4"),
    "pt": ("Polónia", "29 de maio|2026|até 2030|n.º 4"),
}
SUMS = {
    "en": "€6,560m|6.56 billion euros", "de": "6,56 Milliarden Euro", "fr": "6 560 millions d'euros",
    "es": "6.560 millones de euros", "it": "6,56 miliardi di euro", "pl": "6560 mln euro", "tr": "6,56 milyar avro",
    "cs": "6,56 miliardy eur", "ru": "6,56 млрд евро", "pt": "6560 milhões de euros",
}  # fmt: skip
LAYOUTS = ["{c}{a}{d}{b}{s}", "{d}{a}{c}{b}{s}", "{c}{a}{s}{b}{d}", "{c} ({d}){a}{s}"]


@pytest.mark.parametrize(
    ("language", "beside"), [(language, each) for language, (_, many) in BESIDE.items() for each in many.split("|")]
)
def test_no_date_or_rank_beside_a_sum_is_read_as_one(language: str, beside: str):
    country, written = BESIDE[language][0], SUMS[language].split("|")
    wrong, right = [], 0
    for layout, one, two, money in product(LAYOUTS, MARKS, MARKS, written):
        text = layout.format(c=country, a=one, b=two, d=beside, s=money)
        found = [(each.country, each.low, each.high) for each in explain(text, language=language).claims]
        right += found == [("POL", 6_560_000_000, 6_560_000_000)]
        wrong += [text] if found and found != [("POL", 6_560_000_000, 6_560_000_000)] else []
    assert [] == wrong
    assert right > 100 * len(written)  # of 196: the rest is left out


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Poland: €29–31 billion", (29, 31)),
        ("Poland wants 29 – 31 billion euros.", (29, 31)),
        ("Polen will 29 – 31 Mrd. Euro.", (29, 31)),
        ("Polska: 29–31 mld euro", (29, 31)),
    ],
)
def test_a_range_is_still_one(text: str, ends: tuple[int, int]):
    assert [tuple(end * 10**9 for end in ends)] == [(each.low, each.high) for each in explain(text).claims]


def test_words_of_time_behind_a_sum_are_no_more_of_it():
    assert [5 * 10**9] == [each.low for each in explain("Germany had announced €5bn two days earlier.").claims]
