"""Sentences beside the pictures that are of no table alone: each number read back and computed again.

What a text says is parsed out of it; what is true is computed here from runs of single scenarios, from the files in
data/ and from the columns of a table, never by the code that words it.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from babel.numbers import parse_decimal
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.errors import SafeAllocError
from safe_alloc.telling.wording.even import break_even, what_is_left
from safe_alloc.telling.wording.flips import flips
from safe_alloc.telling.wording.told import TITLE_WORDS, Told, words
from safe_alloc.telling.wording.voice import Voice, languages, voice
from safe_alloc.telling.wording.votes import votes
from tests.made import allocation
from tests.strategies import tables
from tests.test_wording import called, count, names_in

LANGS = st.sampled_from([lang for lang in languages() if lang != "en"])
EN = voice("en")
NUMBER = r"[\d.,\u202f\u00a0]*\d"
SEPTEMBER = "2025-09-09"
DATA = Path(__file__).parents[1] / "data" / "reference"


# How a number is read out of a sentence.


class Said(NamedTuple):
    """A number as a text has it: its size, the worth of its last digit, and whether it is below or above that."""

    size: Fraction
    step: Fraction
    sign: str = ""

    def means(self, exact: Fraction | int) -> bool:
        if self.sign:
            return 0 < exact < self.size if self.sign == "<" else self.size < exact < 100
        return abs(self.size - abs(exact)) <= self.step / 2


def said(written: str, speech: Voice, power: int, sign: str = "") -> Said:
    number = parse_decimal(written.strip("\u00a0"), locale=speech.locale)
    places = max(-int(number.as_tuple().exponent), 1 if power else 0)
    return Said(Fraction(number) * 10**power, Fraction(10**power, 10**places), sign)


def powers(speech: Voice) -> list[int]:
    return [power for power in (12, 9, 6, 3, 0) if f"sums.{power}" in speech.phrases]


@cache
def sums(text: str, lang: str = "en") -> tuple[Said, ...]:
    """Return every sum a text names, in its order."""
    speech = voice(lang)
    ways = {power: re.escape(speech.phrases[f"sums.{power}"]) for power in powers(speech)}
    known = "|".join(way.replace(r"\{number\}", f"(?P<p{power}>{NUMBER})") + r"(?!\w)" for power, way in ways.items())
    found = re.finditer(rf"(?<![\d.,])(?:{known})", text)
    return tuple(said(str(each[str(each.lastgroup)]), speech, int(str(each.lastgroup)[1:])) for each in found)


@cache
def shares(text: str, lang: str = "en") -> tuple[Said, ...]:
    """Return every percentage a text names, in its order, in per cent."""
    pattern = rf"([<>]?)%({NUMBER})" if lang == "tr" else r"([<>]?)(\d[\d.,]*)\u00a0?%"
    found = []
    for sign, written in re.findall(pattern, text):
        number = parse_decimal(written, locale=voice(lang).locale)
        places = max(-int(number.as_tuple().exponent), 1)
        found.append(Said(Fraction(number), Fraction(1, 10**places), sign))
    return tuple(found)


def counts(text: str, lang: str, *without: str) -> set[int]:
    """Return every other number of a text, in digits or words, but for what is a name or a date."""
    speech = voice(lang)
    for each in filter(None, without):
        text = text.replace(each, " ").replace(speech.capital(each), " ")
    for power in powers(speech):
        text = re.sub(re.escape(speech.phrases[f"sums.{power}"]).replace(r"\{number\}", NUMBER), " ", text)
    text = re.sub(rf"%{NUMBER}|{NUMBER}\u00a0?%", " ", text)
    spoken = {each: n for n, each in enumerate(speech.phrases["words"].split(), 1) if n > 1}
    return {int(each) for each in re.findall(r"\d+", text)} | {
        spoken[each] for each in re.findall(r"\w+", text.lower()) if each in spoken
    }


def texts(told: Told) -> list[str]:
    return [
        told.title,
        told.subtitle,
        told.note,
        told.alt_text,
        *(each for role in told.texts.values() for each in role),
    ]


def proven(
    told: Told,
    amounts: Iterable[int | Fraction] = (),
    parts: Iterable[Fraction] = (),
    numbers: Iterable[int] = (),
    without: Iterable[str] = (),
    but: Iterable[str] = (),
) -> None:
    """Prove that a text says no number but these; and that it keeps the form of its kind."""
    lang, amounts, parts, names = told.voice.lang, {*amounts}, {part * 100 for part in parts}, [*without]
    for text in texts(told):
        plain = text
        for name in filter(None, names):
            plain = plain.replace(name, " ").replace(told.voice.capital(name), " ")
        assert [] == [each for each in sums(plain, lang) if not any(map(each.means, amounts))], text
        assert [] == [each for each in shares(plain, lang) if not any(map(each.means, parts))], text
        if text in (told.title, told.subtitle, told.alt_text, told.note):
            assert counts(plain, lang) <= {*numbers}, text
    assert words(told.title) <= TITLE_WORDS or "title" in but
    assert len(told.alt_text) <= 300
    assert told.title not in told.alt_text


def alike(first: Told, second: Told) -> None:
    """Prove that two languages give the same sums and percentages, wherever length decides nothing."""
    kept = {"subtitle": (first.subtitle, second.subtitle), "note": (first.note, second.note)}
    kept |= {role: (" | ".join(each), " | ".join(second.texts[role])) for role, each in first.texts.items()}
    for one, other in kept.values():
        for read in (sums, shares):
            assert sorted(read(one, first.voice.lang)) == sorted(read(other, second.voice.lang)), (one, other)
    assert 0 < len(first.rows) == len(second.rows)


def spoken(make: Any, lang: str) -> tuple[Told, Told]:
    """Return a text in English and in another language, or leave out what has no solution."""
    try:
        first, second = make(EN), make(voice(lang))
    except SafeAllocError:
        assume(False)
    alike(first, second)
    return first, second


def dates(lang: str, *days: str) -> list[str]:
    return [voice(lang).day(day) for day in (SEPTEMBER, *days)]


def held(ran: pd.DataFrame) -> dict[str, int]:
    return dict(zip(ran["country"], ran["after_eur"].tolist(), strict=True))


def clause(pattern: str, text: str) -> re.Match[str]:
    found = re.search(pattern, text)
    assert found, (pattern, text)
    return found


# Lines over a sum that is varied.


@st.composite
def sweeps(draw: st.DrawFn) -> tuple[dict[str, int], str, list[int], list[str]]:
    """Draw a table, what is varied, its values, and whose lines are shown: where empty, the chart chooses."""
    members = draw(tables(smallest=1))
    total = sum(members.values())
    path = draw(st.sampled_from(["entrants.TUR.amount", "entrants.TUR.amount", f"floors.{next(iter(members))}"]))
    most = total if path.startswith("entrants") else members["POL"]
    values = sorted(draw(st.lists(st.integers(0, most), min_size=2, max_size=3, unique=True)))
    shown = draw(st.lists(st.sampled_from([*members, "TUR"]), unique=True, max_size=3))
    return members, path, values, shown


def at(members: Mapping[str, int], path: str, value: int) -> dict[str, int]:
    """Return what each holds at one value of what is varied, by a run of that scenario alone."""
    keys: dict[str, Any] = {"entrants": {"TUR": value}}
    if path.startswith("floors"):
        keys = {"entrants": {"TUR": sum(members.values()) // 3}, "floors": {"POL": value}}
    return held(sa.run(allocation(members), sa.Scenario("varied", **keys)))


def overtakes(before: Mapping[str, int], after: Mapping[str, int], who: str, by: str = "") -> bool:
    """Return whether the rank of a country is another than before: who is above it, or level with it, changed."""
    if by:
        return before[by] <= before[who] and after[by] > after[who]
    above, level = (
        [{other for other in ends if ends[other] - ends[who] >= most} for ends in (before, after)] for most in (1, 0)
    )
    return above[0] != above[1] or level[0] != level[1]


DOT = re.compile(r"(?P<sum>€\S+(?: thousand)?): (?:above (?P<whom>.+)|new rank for (?P<who>.+))")


@given(sweeps(), LANGS)
@settings(max_examples=12)
def test_every_number_and_turn_of_lines_is_that_of_a_run(drawn, lang: str):
    members, path, values, shown = drawn
    keys = {"entrants": {"TUR": 0}} if path.startswith("ent") else {"entrants": {"TUR": sum(members.values()) // 3}}
    scenario = sa.Scenario("varied", **keys, **({} if path.startswith("ent") else {"floors": {"POL": 0}}))
    try:
        swept = sa.sweep(allocation(members), scenario, vary={path: values}, full=True)
        first, second = (flips(swept, shown, speech).told for speech in (EN, voice(lang)))
    except SafeAllocError:
        assume(False)
    alike(first, second)
    runs = {value: at(members, path, value) for value in values}
    ends, turns = runs[values[-1]], [row for row in first.rows if row["mark"] == "rank changes"]
    for told in (first, second):
        points = [*values, *(row["varied_eur"] for row in turns), *(ends[row["country"]] for row in told.rows)]
        law, names = told.voice.law(swept.label), [*dates(told.voice.lang)]
        proven(told, points, numbers=[*range(1, len(ends) + 1), len(turns)], without=[law, *names])
    for row in (row for row in first.rows if row["mark"] == "line"):
        assert runs[row["varied_eur"]][row["country"]] == row["after_eur"]
    code_of = {EN.called(code): code for code in ends}
    claims = [DOT.fullmatch(each) for each in first.texts["flip"]]
    assert len(turns) == len(claims)
    for found in claims:
        whom = code_of[found["whom"] or found["who"]]
        ats = [row["varied_eur"] for row in turns if row["country"] == whom]
        ends_of = [(at(members, path, x - 1), at(members, path, x)) for x in ats if sums(found["sum"])[0].means(x)]
        assert any(overtakes(*each, whom, found["whom"] and "TUR") for each in ends_of)
    if title := re.fullmatch(r"At about (.+), Türkiye would overtake (.+)", first.title):
        assert f"{title[1]}: above {title[2]}" in first.texts["flip"]
    elif title := re.fullmatch(r"(?:With the .+ at|At) about (.+), (.+) would change rank", first.title):
        who = re.sub("^The ", "the ", title[2])
        assert {f"{title[1]}: new rank for {who}", f"{title[1]}: above {who}"} & {*first.texts["flip"]}
    else:
        assert not turns
        assert EN.euro(values[-1]) in clause(r"No rank shown would change up to (.+)", first.title)[1]
        for who in {row["country"] for row in first.rows}:
            gaps = [{other: each[other] - each[who] for other in each} for each in runs.values()]
            assert not any(one[other] < -1 and 1 < two[other] for one in gaps for two in gaps for other in one)
    ranged = clause(r"in euro, as the .+ goes from (.+) to (.+)\. Baseline: ", first.subtitle)
    assert sums(ranged[1])[0].means(values[0])
    assert sums(ranged[2])[0].means(values[-1])
    told_count = count(clause(r"loans to (\S+) countr", first.subtitle)[1])
    named = " ".join({row["name"] for row in first.rows})  # with all whose line it is
    assert told_count == len(names_in(named, {EN.country(code): 0 for code in ends}))
    assert not shown or told_count == len(shown)


# Votes.


@cache
def population() -> dict[str, Decimal]:
    return {row["country"]: Decimal(row["share_percent"]) for row in stored("council_population")}


def stored(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / f"{name}.csv").read_text("utf-8").splitlines()))


@st.composite
def ballots(draw: st.DrawFn) -> dict[str, Any]:
    """Draw who is not in favour: nobody, a few, or so many that the members or the population decide."""
    order = draw(st.permutations(sorted(population())))
    no, away = draw(st.sampled_from([(0, 0), (1, 0), (0, 1), (3, 0), (3, 1), (4, 2), (5, 0), (8, 4), (12, 3)]))
    rule = draw(st.sampled_from([None, "qualified", "qualified_72", "unanimity"]))
    return {"against": order[:no], "abstain": order[no : no + away], "rule": rule}


def favour(codes: Iterable[str]) -> tuple[Fraction, Fraction]:
    """Return the least and the most of the population that members hold, in per cent; each share is within 0.005."""
    inside, open_ = [*codes], Fraction(5, 1000)
    outside = [code for code in population() if code not in inside]
    own, rest = (Fraction(sum((population()[code] for code in group), Decimal())) for group in (inside, outside))
    low = max(own - open_ * len(inside), 100 - rest - open_ * len(outside))
    return low, min(own + open_ * len(inside), 100 - rest + open_ * len(outside))


def decided(rule: str, against: list[str], away: list[str]) -> str:
    """Return what a vote comes to, by the Treaties: Article 16(4) TEU, Articles 238(2) and 238(4) TFEU."""
    opposed = [*against, *away]
    low, high = favour(code for code in population() if code not in opposed)
    if rule == "unanimity":
        return "blocked" if against else "passes"
    if 27 - len(opposed) < {"qualified": 15, "qualified_72": 20}[rule]:
        return "blocked"
    if low >= 65 or (rule == "qualified" and len(opposed) < 4) or not opposed:
        return "passes"
    return "blocked" if high < 65 else "close"


RULE = {"unanimity": "unanimity", "qualified": "a qualified majority", "qualified_72": "a qualified majority of 72%"}
VOTED = {
    r"All 27 members in favour: (?P<rule>.+) would be reached": ("passes", "none"),
    r"(?P<who>.+) would abstain, which would not block (?P<rule>unanimity)": ("passes", "away"),
    r"(?P<who>.+) alone could not block (?P<rule>.+)": ("passes", "several"),
    r"(?P<who>.+) alone would block (?P<rule>.+)": ("blocked", "one"),
    r"(?P<who>.+) would block (?P<rule>.+)": ("blocked", "several"),
    r"Too close to call: unprinted digits decide about (?P<rule>.+)": ("close", "several"),
}


@given(ballots(), LANGS)
@settings(max_examples=40)
def test_every_number_about_a_vote_is_counted_and_what_it_comes_to_is_true(ballot: dict[str, Any], lang: str):
    cast, against, away = sa.vote(**ballot), ballot["against"], ballot["abstain"]
    rule = ballot["rule"] or "unanimity"
    first, second = votes(cast, EN), votes(cast, voice(lang))
    alike(first, second)
    opposed = [*against, *away]
    yes, ends = 27 - len(opposed), favour(code for code in population() if code not in opposed)
    parts = [Fraction(round(end * 200), 20_000) for end in ends]  # no printed share is finer
    parts += [Fraction(65, 100), Fraction(1, 10_000)] + ([Fraction(72, 100)] if rule == "qualified_72" else [])
    numbers = {yes, 27, 15, 20, 2025, len(against), len(away), len(opposed)} | ({4} if rule == "qualified" else set())
    for told in (first, second):
        speech = told.voice
        articles = [speech.say(f"votes.article.{each}") for each in RULE]
        others = ["qualified majority of 72%", *([speech.say("votes.qualified_72")] if rule != "qualified_72" else [])]
        proven(told, parts=parts, numbers=numbers, without=[*articles, *others])
        shown = shares(told.texts["value"][1], speech.lang)
        assert shown[0].means(parts[0] * 100)
        assert shown[-1].means(parts[1] * 100)
        assert {yes, 27} >= counts(told.texts["value"][0], speech.lang)
        assert [] == [w for w in [str(yes)] if w not in told.texts["value"][0]]
    need = {"qualified": "15 needed", "qualified_72": "20 needed", "unanimity": "no one may be against"}[rule]
    assert need == first.texts["needed"][0]
    assert f"{yes} of 27 members in favour, {need}; " in first.alt_text
    assert "populations of 2025" in first.alt_text
    title = re.sub("^The ", "the ", first.title)
    pattern, (comes_to, who) = next((each, ends) for each, ends in VOTED.items() if re.fullmatch(each, title))
    found = clause(pattern, title).groupdict()
    assert (comes_to, RULE[rule]) == (decided(rule, against, away), found["rule"])
    meant = {"none": [], "away": away, "one": opposed, "several": opposed}[who]
    meant = against if rule == "unanimity" and comes_to == "blocked" else meant
    assert (who == "none") == (not opposed)
    assert who != "one" or len(meant) == 1
    assert "who" not in found or called(found["who"], {*map(EN.called, meant)})
    for way, codes in (("Against", against), ("Abstaining", away)):
        if told_of := re.search(rf" {way}: ([^.]+)\.", first.alt_text):
            by_name = {*map(EN.country, codes)}
            assert called(told_of[1], by_name)
    other = ballot["rule"] is None and "by a qualified majority the same vote would {}."
    says = {"passes": "pass", "blocked": "be blocked", "close": "be too close to call"}
    assert not other or other.format(says[decided("qualified", against, away)]) in first.note
    few = rule != "unanimity" and decided(rule, against, away) == "passes" and ends[0] < 65
    assert few == ("Fewer than four members cannot block" in first.note)


# What a participant would sell and pay.


@st.composite
def participants(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, Any]]:
    """Draw a table and terms in whole per cent."""
    members = draw(tables(smallest=1))
    whole = {key: draw(st.integers(0, 100)) for key in ("content", "spent", "part")}
    charge = draw(st.sampled_from([0, 0, 15, 100]))
    fee = draw(st.one_of(st.just(0), st.integers(0, sum(members.values()) // 20), st.integers(0, 10**10)))
    years = draw(st.sampled_from([1, 1, 6]))
    return members, {**whole, "charge": charge, "fee": fee, "years": years}


def half_up(exact: Fraction) -> int:
    return int(exact + Fraction(1, 2))


EUR = r"(€\d(?:[\d.,]*\d)?(?:tn|bn|m| thousand)?)"


@given(participants(), LANGS)
@settings(max_examples=40)
def test_every_number_of_break_even_is_volume_times_part_less_fee(drawn, lang: str):
    members, terms = drawn
    keys: dict[str, Any] = {key: f"{terms[key]}%" for key in ("content", "spent", "part", "charge")}
    per = {"fee_per": "year", "years": terms["years"]} if terms["years"] > 1 else {}
    scenario = sa.Scenario(
        "joins", kind="participant", entrants={"GBR": {}}, terms={**keys, "fee": terms["fee"], **per}
    )
    table = allocation(members)
    first, second = spoken(lambda speech: break_even(table, scenario, speech).told, lang)
    volume = sum(members.values()) * Fraction(terms["content"] * terms["spent"], 10_000)
    fixed, charge, asked = terms["fee"] * terms["years"], Fraction(terms["charge"], 100), Fraction(terms["part"], 100)
    sales, fee = half_up(volume * asked), fixed + half_up(half_up(volume * asked) * charge)
    kept = volume * (1 - charge)
    even = fixed / kept if kept else None if fixed else Fraction(0)
    top = max(Fraction(str(row["part"])) for row in first.rows)
    last = half_up(volume * top)
    dues = [fixed, fixed + half_up(volume * charge * top)]
    amounts = [sales, fee, sales - fee, last, *dues, *([volume * even] if even is not None and even <= 1 else [])]
    for told in (first, second):
        law = told.voice.law(sa.balance(table, scenario).label)
        reach = [even] if even is not None and even <= 1 else []
        near = [Fraction(each.size, 100) for text in texts(told) for each in shares(text, told.voice.lang)]
        least = [each for each in near for part in reach if 0 <= each - part < max(part / 10, Fraction(1, 1000))]
        parts = [asked, *reach, Fraction(0), top, *least]
        proven(told, amounts, parts, {2, 17}, [law, *dates(told.voice.lang)])
    title = re.fullmatch(r"United Kingdom: (.+)", first.title)[1]
    if even is None or even > 1:
        assert "no sales could cover the fee" == title
    elif not even and not fee:
        assert "there would be no fee to cover" == title
    else:
        covered = re.fullmatch(r"sales would cover (the fee|all dues) from (.+%) of open content", title)
        assert (covered[1] == "all dues") == (charge > 0)
        (part,) = shares(covered[2])
        assert part.size - part.step < even * 100 <= part.size
    dot = clause(rf"(\S+%): scenario, ([+−]?){EUR} net", " | ".join(first.texts["flip"]))
    assert shares(dot[1])[0].means(asked * 100)
    assert dot[2] == ("+" if sales > fee else "−" if sales < fee else "")
    assert sums(dot[3])[0].means(sales - fee)
    # the alt text leaves the point of the scenario out where it has no room for it
    if points := re.search(rf"Scenario: \S+%, sales {EUR}, fee {EUR}, net [+−]?{EUR}\.", first.alt_text):
        assert all(sums(points[n])[0].means(exact) for n, exact in ((1, sales), (2, fee), (3, sales - fee)))
    meet = re.search(rf"They meet at (about )?(\S+%), {EUR}\.", first.alt_text)
    assert not meet or 0 < (even or 0) <= 1
    if meet:
        assert shares(meet[2])[0].means(even * 100)
        assert bool(meet[1]) == (shares(meet[2])[0].size != even * 100)
    left = sa.what_is_left(table, scenario)
    net = clause(rf"would sell for {EUR} and pay a fee of {EUR}, which would leave (−?){EUR}: turnover", left)
    assert all(sums(net[n])[0].means(x) for n, x in ((1, sales), (2, fee), (4, sales - fee)))
    assert (net[3] == "−") == (sales < fee)
    other = [sums(each, code) for code, each in (("en", left), (lang, what_is_left(table, scenario, lang=lang)))]
    assert sorted(other[0]) == sorted(other[1])
