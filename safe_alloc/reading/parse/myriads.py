"""Numbers with tens, hundreds and thousands before a myriad, as East Asia writes them: 五千五百万, 2억5천5백만."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from safe_alloc.reading.parse.tokens import Token

_SIGNS = ("〇零영又", "一壹일", "二两兩贰이", "三삼", "四사", "五오", "六육륙", "七칠", "八팔", "九구")
_DIGITS = {sign: digit for digit, signs in enumerate(_SIGNS) for sign in signs}
_SMALL = dict.fromkeys("十십", 10) | dict.fromkeys("百백", 100) | dict.fromkeys("千천", 1000)
_MYRIADS = dict.fromkeys("万萬만", 4) | dict.fromkeys("亿億억", 8) | dict.fromkeys("兆조", 12)
_ONE, _UNITS = "".join((*_DIGITS, "十십")), "".join((*_SMALL, *_MYRIADS))
_ODD = rf"[多余餘여](?=[{''.join(_MYRIADS)}])"  # and some more
_BEFORE, _ON = rf"(?<![\d.,．，{_ONE}{_UNITS}])", rf"(?<=[{_UNITS}]) (?=[\d{_ONE}])"
_LAST = "(?:[〇零一二三四五六七八九](?![〇零一二三四五六七八九]))?"  # 5억五十三
_RUN = re.compile(rf"{_BEFORE}[\d{_ONE}](?:[\d{_ONE}{_UNITS}]|{_ODD}|{_ON})*[{_UNITS}]{_LAST}(?!\d)")
_SAID = re.compile(r"[영일이삼사오육륙칠팔구]")
"""Korean digits in words, which are also the ends of many other words."""


def myriads(found: Sequence[Token], text: str, begin: int, end: int) -> list[Token]:
    """Return tokens in which each such number between two places is one; one that breaks the form is left as it is."""
    found, made, done = list(found), list[Token](), 0
    starts = [token.start for token in found]
    for run in _RUN.finditer(text, begin, end):
        value, start, last = _value(run[0]), run.start(), run.end()
        first, after = bisect_left(starts, start, done), bisect_left(starts, last, done)
        inside = found[first:after]
        if not value or not inside or inside[-1].end > last or (first and found[first - 1].end > start):
            continue
        behind = found[after : after + 1]
        money = bool(behind) and behind[0].kind == "currency" and behind[0].start - last < 2
        if _SAID.search(run[0]) and (not money or text[start - 1 : start].isalpha()):
            continue
        zeros = len(str(value)) - len(str(value).rstrip("0"))
        gap = max(inside[0].gap - (inside[0].start - start), 0)
        made += (*found[done:first], Token("spelled", start, last, f"{value // 10**zeros}E+{zeros}", gap=gap))
        found[after : after + 1] = (one.close(max(one.gap - (last - inside[-1].end), 0)) for one in behind)
        done = after
    return [*made, *found[done:]]


def _value(run: str) -> int:
    """Return the number that a run of signs is, or 0 if it has no myriad with more before it, or another form."""
    total, section, number, power, size = 0, 0, -1, 16, 10_000
    signs = re.findall(r"\d+|[^ 多余餘여]", run)
    if re.search(r"\d十[一二三四五六七八九]", run):
        return 0  # 9十七億 mixes two ways to write
    if _MYRIADS.keys().isdisjoint(signs) or (_SMALL.keys().isdisjoint(signs) and not _SAID.search(run)):
        return 0
    for sign in signs:
        if sign in _MYRIADS and _MYRIADS[sign] < power and section + max(number, 0):
            power = _MYRIADS[sign]
            total, section, number, size = total + (section + max(number, 0)) * 10**power, 0, -1, 10_000
        elif sign in _SMALL and _SMALL[sign] < size and number:
            size = _SMALL[sign]
            section, number = section + abs(number) * size, -1
        elif number < 1 and (sign in _DIGITS or (sign.isdecimal() and len(sign) < 5)):
            number = _DIGITS[sign] if sign in _DIGITS else int(sign)
        else:
            return 0
    return total + section + max(number, 0)
