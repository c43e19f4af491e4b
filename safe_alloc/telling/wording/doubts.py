"""What is not known: the sums and ranks that printed digits leave open, and how far one uncertain number moves."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from safe_alloc.errors import UnknownName, WrongTable, nearest
from safe_alloc.reading import countries, money
from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.facts import Facts, Line
from safe_alloc.telling.wording.told import Row, Told, fitting, joined, rows_of
from safe_alloc.telling.wording.voice import Voice

SPANS = ("country", "low_eur", "high_eur", "rank_low", "rank_high", "rank", "source")
SWINGS = ("path", "low", "high", "country", "low_eur", "middle_eur", "high_eur", "role", "source", "scenario", "label")


def intervals(frame: pd.DataFrame, voice: Voice) -> Told:
    """Return what each figure may stand for: a row a country, the largest possible sum on top."""
    rows = sorted(_rows(frame, SPANS, "intervals"), key=lambda row: (-row["high_eur"], row["country"]))
    facts, names = _facts(voice, rows, "high_eur"), [voice.country(row["country"]) for row in rows]
    baseline, said, spans = origin.baseline(facts), {"who": origin.who(facts)}, [_span(voice, row) for row in rows]
    unsure = [row for row in rows if row["rank_low"] < row["rank_high"]]
    wide = [n for n, row in enumerate(rows) if row in unsure]
    wide.sort(key=lambda n: rows[n]["rank_low"] - rows[n]["rank_high"])
    told = (voice.say("intervals.alt.rank", who=names[n], span=spans[n], rank=rows[n]["rank"]) for n in wide[:2])
    key, whole = "open" if unsure else "settled", voice.say("intervals.alt.whole", **said)
    return Told(
        chart="intervals",
        voice=voice,
        title=fitting(voice, [voice.say(f"intervals.{key}", open=voice.number(len(unsure)), count=len(rows))]),
        subtitle=voice.say("intervals.subtitle", baseline=baseline, **said),
        note=voice.say("intervals.note"),
        source=origin.source_line(facts),
        alt_text=joined([whole, voice.say("intervals.alt.from", baseline=baseline), *told]),
        rows=tuple({"country": row["country"], "name": called, **row} for row, called in zip(rows, names, strict=True)),
        marks={end: tuple(row[f"{end}_eur"] for row in rows) for end in ("low", "high")},
        texts={"name": tuple(names), "value": tuple(spans), "rank": tuple(row["rank"] for row in rows)},
        lead=tuple(row in unsure for row in rows),
    )


def tornado(frame: pd.DataFrame, country: str | None, voice: Voice) -> Told:
    """Return how far each varied number moves one country, the largest swing on top."""
    every = _rows(frame, SWINGS, "tornado")
    code = _most_moved(every) if country is None else countries.iso3(country)
    rows = [row for row in every if row["country"] == code]
    if not rows:
        there = nearest(code, list(dict.fromkeys(row["country"] for row in every)), label="Countries there")
        raise UnknownName(f"{countries.name(code)} is not in the table. {there}")
    rows.sort(key=lambda row: -max(abs(move) for move in _moves(row)))
    first, who, called = rows[0], voice.country(code), voice.called(code)
    facts = _facts(voice, [row for row in every if row["path"] == every[0]["path"]], "middle_eur")
    names, ends = [what(voice, row["path"]) for row in rows], [_ends(voice, row) for row in rows]
    moved = sorted((first["low_eur"], first["high_eur"]))
    said = {"who": who, "what": names[0], "low": voice.euro(moved[0]), "high": voice.euro(moved[1])}
    label, baseline = voice.law(first["label"]), origin.baseline(facts)
    keys = ["title", "short"] if any(_moves(first)) else ["none"]
    each = (voice.say("tornado.alt.each", what=name, **end) for name, end in zip(names, ends, strict=True))
    whole, legal = voice.say("tornado.alt.whole", who=called), voice.say("alt.label", label=label)
    return Told(
        chart="tornado",
        voice=voice,
        title=fitting(voice, (voice.say(f"tornado.{key}", **said) for key in keys)),
        subtitle=voice.say("tornado.subtitle", who=called, middle=voice.euro(first["middle_eur"]), baseline=baseline),
        label=voice.capital(label),
        note=voice.say("tornado.note", scenario=first["scenario"]),
        source=origin.source_line(facts),
        alt_text=joined([whole, legal, voice.say("alt.baseline", baseline=baseline), *each]),
        rows=tuple({"name": who, **row} for row in rows),
        marks={end: tuple(_moves(row)[n] for row in rows) for n, end in enumerate(("low", "high"))},
        texts={
            "name": tuple(map(voice.capital, names)),
            "low": tuple(voice.say("tornado.end", value=each["low"], change=each["first"]) for each in ends),
            "high": tuple(voice.say("tornado.end", value=each["high"], change=each["second"]) for each in ends),
        },
    )


def what(voice: Voice, path: str) -> str:
    """Return what is varied, in words: 'loan to Türkiye' for 'entrants.TUR.amount'."""
    key, *rest = path.split(".")
    return voice.say(f"vary.{'share' if path.endswith('.share') else key}", who=voice.called(rest[0]) if rest else "")


def value(voice: Voice, written: str) -> str:
    """Return a value of a scenario file as print has it."""
    if written.endswith("%"):
        return voice.percent(Fraction(written[:-1]) / 100, exact=True)
    return voice.euro(money.euros(written))


def _rows(frame: Any, columns: Sequence[str], chart: str) -> list[Row]:
    if "sum_of" in getattr(frame, "columns", ()):
        raise WrongTable(f"The chart {chart!r} draws loans, and this table is of contracts: draw it with break_even.")
    return rows_of(frame, columns, f"The chart {chart!r}", f"what sa.{chart} returns")


def _facts(voice: Voice, rows: Sequence[Row], key: str) -> Facts:
    """Return rows as facts, so that their sources and members can be named."""
    named = ((row, voice.country(row["country"]), row.get("role") == "entrant") for row in rows)
    lines = (Line(row["country"], called, 0, row[key], row["source"], entrant=joins) for row, called, joins in named)
    return Facts(tuple(lines), voice)


def _span(voice: Voice, row: Row) -> str:
    """Return the least and the most with as many decimals as their distance asks for; one sum where they agree."""
    width = row["high_eur"] - row["low_eur"]
    low, high = (_to(voice, row[end], len(str(width)) - 2 if width else 12) for end in ("low_eur", "high_eur"))
    return voice.say("intervals.span", low=low, high=high) if low != high else low


def _to(voice: Voice, amount: int, digit: int) -> str:
    power = next((power for power in (12, 9, 6, 3) if amount >= 10**power), 3)
    return voice.euro(amount, places=min(max(power - digit, 1), power))


def _moves(row: Row) -> tuple[int, int]:
    return row["low_eur"] - row["middle_eur"], row["high_eur"] - row["middle_eur"]


def _ends(voice: Voice, row: Row) -> dict[str, str]:
    first, second = map(voice.signed, _moves(row))
    return {"low": value(voice, row["low"]), "high": value(voice, row["high"]), "first": first, "second": second}


def _most_moved(rows: Sequence[Row]) -> str:
    """Return the member that moves most; an entrant only where there is no member."""
    members = [row for row in rows if row["role"] == "member"] or rows
    return str(max(members, key=lambda row: max(abs(move) for move in _moves(row)))["country"])
