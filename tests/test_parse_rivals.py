"""A country that is only where something was made, a place, or a yardstick takes no sum and lends no rival."""

import pytest

import safe_alloc as sa

M, BN = 10**6, 10**9


def _read(text: str) -> tuple[dict[str, int], int]:
    """Return the sum of each country, and how many doubts there are."""
    reading = sa.explain(text)
    return {claim.country: claim.low for claim in reading.claims}, len(reading.doubts)


MADE = [
    ("A package of Swedish-made jets worth €5 billion was agreed.", {}),
    ("Weapons manufactured in Poland for €2 billion were delivered.", {}),
    ("In Polen gebaute Panzer für 2 Milliarden Euro.", {}),
    ("Kanonen deutscher Bauart für 3 Milliarden Euro wurden bestellt.", {}),
    ("Un paquete de 5.000 millones de euros de fabricación estadounidense fue aprobado.", {}),
    ("ABD üretimi silahlar için 2 milyar avro ayrıldı.", {}),
    ("ABD yapımı silahlara 2 milyar avro.", {}),
    ("米国製の武器5億ユーロ。", {}),
    ("日本は米国製の武器に5億ユーロを支出する。", {"JPN": 500 * M}),
    ("アメリカ製の武器5億ユーロ。", {}),
    ("美国制造的武器5亿欧元。", {}),
    ("美制武器5亿欧元。", {}),
    ("美製武器5億歐元。", {}),
    ("미제 무기 5억 유로.", {}),
    ("한국산 자주포 20억 유로.", {}),
    ("폴란드는 한국산 무기에 20억 유로를 쓴다.", {"POL": 2 * BN}),
    ("북유럽 3국이 미국산 무기를 우크라이나에 지원하기 위해 약 5억 유로를 내놓는다.", {}),
    (
        "It was the biggest buy it ever made. In Spain the cabinet cleared €3.7 billion for trainers.",
        {"ESP": 3_700 * M},
    ),
]


@pytest.mark.parametrize(("text", "expected"), MADE)
def test_where_something_was_made_has_no_sum(text, expected):
    assert (expected, 0) == _read(text)
