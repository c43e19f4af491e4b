"""How well passages are read that were annotated by hand, in every language there is a file for.

tests/press/README.md tells what a record holds. A value is right when country, both ends and currency are; a second
figure of a country may be given or left out, and so may a sum in another currency than the euro.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from safe_alloc.reading.parse import explain
from safe_alloc.reading.parse.lexicon import LANGUAGES

FILES = sorted((Path(__file__).parent / "press").glob("*.json"))
READ = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
SAMPLE = [read for read in READ.values() if isinstance(read, dict)]
OWN = [passage for read in READ.values() if isinstance(read, list) for passage in read]
ALIKE = {"zh-Hant": "zh", "sr_cyrl": "sr"}


def _value(pair: dict[str, Any]) -> tuple[int, int, str]:
    return pair["low"], pair["high"], pair["currency"]


def _accepted(passage: dict[str, Any], pair: dict[str, Any]) -> tuple[set[tuple[int, int, str]], bool]:
    """Return the values that are right for a pair, and whether it may be left out."""
    open_ = next((each for each in passage["ambiguous"] if each["iso3"] == pair["iso3"]), None)
    foreign = pair["currency"] != "EUR"
    if open_ is None:
        return {_value(pair)}, foreign
    values = {(each, each, pair["currency"]) for each in open_["accept"] if each is not None}
    return values, foreign or None in open_["accept"]


@cache
def _judged(name: str) -> Counter[str]:
    """Return how often a passage was read right, wrong, or not at all."""
    passage = next(each for each in (*SAMPLE, *OWN) if each["id"] == name)
    found = {claim.country: claim for claim in explain(passage["text"]).claims}
    counts: Counter[str] = Counter()
    for pair in passage["expected"]:
        claim = found.pop(pair["iso3"], None)
        values, free = _accepted(passage, pair)
        if claim is not None and (claim.low, claim.high, claim.currency) in values:
            counts["right"] += 1
            counts["qualified"] += claim.qualifier in {pair["qualifier"], *pair.get("qualifier_alt", [])}
        else:
            counts["wrong"] += claim is not None
            counts["missed"] += not (free and claim is None)
    beside = {(pair["iso3"], *_value(pair)) for pair in passage["secondary"]}
    strays = [each for each in found.values() if (each.country, each.low, each.high, each.currency) not in beside]
    return counts + Counter(stray=len(strays))


def _sum(passages: list[dict[str, Any]]) -> Counter[str]:
    return sum((_judged(passage["id"]) for passage in passages), Counter())


def _precision(counts: Counter[str]) -> float:
    return counts["right"] / (counts["right"] + counts["wrong"] + counts["stray"])


def _recall(counts: Counter[str]) -> float:
    return counts["right"] / (counts["right"] + counts["missed"])


def test_the_sample_is_read_without_a_sum_for_a_country_that_has_none():
    counts = _sum(SAMPLE)
    assert 0 == counts["stray"]
    assert 0.985 <= min(_precision(counts), _recall(counts))
    assert 0.98 <= counts["qualified"] / counts["right"]


def test_english_is_read_whole():
    assert 1.0 == _precision(counts := _sum([each for each in SAMPLE if each["lang"] == "en"])) == _recall(counts)


def test_passages_of_our_own_are_read_with_hardly_a_wrong_sum():
    counts = _sum(OWN)
    assert 0.995 <= _precision(counts)
    assert 0.96 <= _recall(counts)


@pytest.mark.parametrize("language", sorted({ALIKE.get(each, each) for each in LANGUAGES}))
def test_every_language_is_read(language: str):
    counts = _sum([each for each in (*SAMPLE, *OWN) if ALIKE.get(each["lang"], each["lang"]) == language])
    assert 0.97 <= _precision(counts)
    assert 0.90 <= _recall(counts)
    assert 30 <= counts["right"]


@pytest.mark.parametrize("passage", [*SAMPLE, *OWN], ids=lambda passage: passage["id"])
def test_every_span_holds_what_is_written(passage: dict[str, Any]):
    reading = explain(passage["text"])
    beside = [each.claim for each in reading.secondary]
    assert [] == [
        each for each in (*reading.claims, *beside) if passage["text"][each.start : each.end] != each.as_written
    ]
    assert len(reading.claims) == len({claim.country for claim in reading.claims})
