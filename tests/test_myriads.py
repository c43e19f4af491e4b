"""Numbers with hundreds and thousands before a myriad, in Chinese, Japanese and Korean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.reading.parse.myriads import myriads
from safe_alloc.reading.parse.tokens import Token

ZH = ("〇一二三四五六七八九", "十百千", "万亿", "波兰获得{}欧元。")
JA = ("〇一二三四五六七八九", "十百千", "万億", "ポーランドは{}ユーロを受け取る。")
KO = ("영일이삼사오육칠팔구", "십백천", "만억", "폴란드는 {} 유로를 받는다.")
MIXED = ("0123456789", "십백천", "만억", "폴란드는 {} 유로를 받는다.")


def written(number: int, digits: str, small: str, large: str) -> str:
    """Return a whole number below 10**12 in words: each four digits by themselves, with their myriad behind them."""
    groups = [number // 10**8, number // 10**4 % 10**4, number % 10**4]
    signs = [large[1], large[0], ""]
    return "".join(section(group, digits, small) + sign for group, sign in zip(groups, signs, strict=True) if group)


def section(group: int, digits: str, small: str) -> str:
    parts = zip(f"{group:04d}", (*small[::-1], ""), strict=True)
    return "".join(digits[int(digit)] + unit for digit, unit in parts if digit != "0")


@pytest.mark.parametrize("how", [ZH, JA, KO, MIXED], ids=["zh", "ja", "ko", "digits"])
@given(st.integers(min_value=100, max_value=9_999_999))
def test_a_number_in_words_is_read_to_its_last_digit(how, number):
    *signs, sentence = how
    text = sentence.format(written(number * 10_000, *signs))
    assert [("POL", number * 10_000)] == [(claim.country, claim.low) for claim in sa.explain(text).claims]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("克罗地亚获得2亿5千5百万欧元。", 255_000_000),
        ("克罗地亚获得5千5百万欧元。", 55_000_000),
        ("克罗地亚获得两亿五千多万欧元。", 250_000_000),
        ("克罗地亚获得五十亿又三千万欧元。", 5_030_000_000),
        ("克罗地亚获得一百六十亿零五百万欧元。", 16_005_000_000),
        ("クロアチアは三千五百余万ユーロを受け取る。", 35_000_000),
        ("크로아티아는 이억 오천오백만 유로를 받는다.", 255_000_000),
        ("크로아티아는 3천5백여만 유로를 받는다.", 35_000_000),
        ("克罗地亚获得约6.5千万欧元。", 65_000_000),
    ],
)
def test_hundreds_and_thousands_are_those_of_the_myriad_behind_them(text, value):
    assert [value] == [claim.low for claim in sa.explain(text).claims]


@pytest.mark.parametrize("run", ["二〇二五", "三百二百万", "五千", "万五千", "二五千万", "1,5百万"])
def test_what_is_no_such_number_is_left_as_it_is(run):
    found = [Token("spelled", 0, len(run), "1")]
    assert found == myriads(found, run, 0, len(run))


@pytest.mark.parametrize(
    "text",
    ["تقاسمت إستونيا ولاتفيا ٣٤٣ مليون يورو", "加拿大與丹麥聯合出資9,000萬美元", "爱沙尼亚与拉脱维亚平分3亿欧元"],
)
def test_what_two_countries_share_is_no_sum_of_one(text):
    assert () == sa.explain(text).claims


@pytest.mark.parametrize("written", ["مليارَي", "ملياري", "مليــارَيْ"])
def test_marks_over_and_between_arabic_letters_change_no_word(written):
    assert [2_000_000_000] == [claim.low for claim in sa.explain(f"حصلت بلجيكا على {written} يورو").claims]


def test_a_number_that_ends_in_another_script_is_read_to_its_last_digit():
    claims = sa.explain("루마니아 167억五十三 유로").claims
    assert [("ROU", 16_700_000_053)] == [(claim.country, claim.low) for claim in claims]
