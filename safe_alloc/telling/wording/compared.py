"""What two sets of figures show side by side, and what amounts come to by head, by GDP or by defence spending."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import pandas as pd

from safe_alloc.asking.metrics import per, rank_labels
from safe_alloc.errors import WrongTable
from safe_alloc.reading.reference import Indicator, indicator
from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.facts import Facts, Line, read
from safe_alloc.telling.wording.told import Row, Told, fitting, joined
from safe_alloc.telling.wording.voice import Voice

Pair = tuple[Line | None, Line | None]
"""What two tables say about one country; at least one of them says something."""


def vintages(table: pd.DataFrame, other: pd.DataFrame, voice: Voice) -> Told:
    """Return two tables side by side: a row a country, the largest of the second on top."""
    first, second = (_plain(each, voice) for each in (table, other))
    held = [{line.country: line for line in facts.lines} for facts in (first, second)]
    pairs = [(held[0].get(code), held[1].get(code)) for code in {**held[1], **held[0]}]
    pairs.sort(key=lambda pair: (-_latest(pair).after, _latest(pair).country))
    if not any(one and two for one, two in pairs):
        raise WrongTable("The two tables have no country in common, so nothing can be compared. Pass two that do.")
    held_by = (*first.lines, *second.lines), tuple(map(_latest, pairs))
    both, seen = (Facts(lines, voice) for lines in held_by)
    said = {"who": origin.who(seen), "first": origin.baseline(first), "second": origin.baseline(second)}
    alone = [_latest(pair).name for pair in pairs if None in pair]
    only = [voice.say("vintages.only", who=origin.few(voice, alone))] if alone else []
    ends = dict(zip(("before", "after"), zip(*pairs, strict=True), strict=True))
    top, most = _latest(pairs[0]), max(pairs, key=lambda pair: abs(_gap(pair)))
    alt = [voice.say("vintages.alt.whole", **said)]
    alt += [voice.say("vintages.alt.gap", who=voice.called(_latest(most).country), change=_change(voice, most))]
    alt += [voice.say("alt.real"), voice.say("vintages.alt.ends", who=top.name, amount=seen.euro(top))]
    return Told(
        chart="vintages",
        voice=voice,
        title=fitting(voice, _differences(voice, pairs)),
        subtitle=voice.say("vintages.subtitle", **said),
        note=" ".join([*only, origin.notes(both, "vintages")]),
        source=origin.source_line(both),
        alt_text=joined(alt),
        rows=tuple(map(_row, pairs)),
        marks={end: tuple(line.after for line in lines if line) for end, lines in ends.items()},
        texts={
            "name": tuple(_latest(pair).name for pair in pairs),
            "value": tuple(_amounts(voice, pair) for pair in pairs),
            "change": tuple(_change(voice, pair) for pair in pairs),
        },
        lead=tuple(0 < abs(_gap(pair)) == abs(_gap(most)) for pair in pairs),
    )


def ratio(table: pd.DataFrame, by: str, without: str | Iterable[str], voice: Voice) -> Told:
    """Return amounts divided by an indicator: a row a country, the largest ratio on top."""
    kept = per(table, by, without=without)
    if kept.empty:
        raise WrongTable("Every country was left out, so there is nothing to divide. Name fewer in `without`.")
    key, facts = indicator(by), read(table[table["country"].isin(kept["country"])], voice.lang)
    exact = {line.country: Fraction(line.after) / (key.values[line.country] * key.scale) for line in facts.lines}
    lines = sorted(facts.lines, key=lambda line: (-exact[line.country], line.country))
    values = [_written(voice, exact[line.country], key) for line in lines]
    order = sorted(set(exact.values()))
    said = origin.about(facts) | {"unit": voice.say(f"ratio.unit.{key.name}", year=key.year)}
    top, least = (voice.called(line.country) for line in (lines[0], lines[-1]))
    ends = voice.say("ratio.alt.ends", top=top, value=values[0], least=least, low=values[-1])
    return Told(
        chart="ratio",
        voice=voice,
        title=fitting(voice, _most(facts, lines, values, key)),
        subtitle=voice.say("ratio.subtitle", **said),
        note=origin.notes(facts, "ratio"),
        source=origin.source_line(facts, key.source),
        alt_text=joined([voice.say(key, **said) for key in ("ratio.alt.whole", "alt.figures", "alt.real")] + [ends]),
        rows=tuple(_divided(line, exact[line.country], key) for line in lines),
        marks={"ratio": tuple(float(exact[line.country]) for line in lines)},
        texts={
            "rank": tuple(rank_labels([order.index(exact[line.country]) for line in lines])),
            "name": tuple(line.name for line in lines),
            "value": tuple(values),
            "amount": tuple(map(facts.euro, lines)),
        },
        lead=tuple(exact[line.country] == order[-1] for line in lines),
    )


def _plain(table: pd.DataFrame, voice: Voice) -> Facts:
    facts = read(table, voice.lang)
    if facts.of == "outcome":
        raise WrongTable("Two tables of figures are compared, and one is an Outcome. Draw it with before_after.")
    return facts


def _latest(pair: Pair) -> Line:
    return pair[1] or pair[0]  # type: ignore[return-value]  # one of them is there


def _gap(pair: Pair) -> int:
    one, two = pair
    return two.after - one.after if one and two else 0


def _amounts(voice: Voice, pair: Pair) -> str:
    """Return both amounts, or one where both print alike: the column beside it says by how much they differ."""
    before, after = (voice.euro(line.after) if line else voice.say("vintages.missing") for line in pair)
    return after if before == after else voice.say("cell.arrow", before=before, after=after)


def _change(voice: Voice, pair: Pair) -> str:
    """Return by how much two amounts differ; nothing where they do not, so that those that do stand out."""
    return "–" if None in pair else voice.signed(_gap(pair)) if _gap(pair) else ""


def _differences(voice: Voice, pairs: Sequence[Pair]) -> Iterator[str]:
    """Go through what can be said of the differences: the largest as it is printed, and how many there are none of."""
    common = [pair for pair in pairs if all(pair)]
    worst = max(map(_gap, common), key=abs)
    same = sum(not _gap(pair) for pair in common)
    if not worst:
        yield voice.say("vintages.none", count=voice.counted("countries", same))
        return
    who = origin.few(voice, [_latest(pair).name for pair in common if voice.signed(_gap(pair)) == voice.signed(worst)])
    said = {"who": who, "change": voice.signed(worst)}
    yield voice.say("vintages.most", same=voice.number(same) if same else "0", count=len(common), **said)
    yield voice.say("vintages.short", **said)


def _row(pair: Pair) -> Row:
    latest, ends = _latest(pair), zip(("first", "second"), pair, strict=True)
    told = {f"{end}_{key}": value for end, line in ends for key, value in _end(line).items()}
    return {"country": latest.country, "name": latest.name, **told, "difference_eur": _gap(pair) if all(pair) else ""}


def _end(line: Line | None) -> Row:
    known = {"qualifier": "about" if line.about else "exact", "status": line.status} if line else {}
    return {"eur": line.after if line else "", "source": line.source if line else "", **known}


def _written(voice: Voice, exact: Fraction, key: Indicator) -> str:
    """Return a ratio as print has it: euro a head, or per cent."""
    if key.currency:
        return voice.percent(exact)
    if 0 < exact < Fraction(1, 2):
        return voice.say("ratio.under", amount=voice.euro(1))
    return voice.euro(int(exact + Fraction(1, 2)))


def _most(facts: Facts, lines: Sequence[Line], values: Sequence[str], key: Indicator) -> Iterator[str]:
    voice = facts.voice
    if not facts.total:
        yield voice.say("ranking.nothing")
        return
    tone, named = origin.tone(facts), zip(lines, values, strict=True)
    leaders = [voice.called(line.country) for line, value in named if value == values[0]]
    said = {"lead": voice.say(f"ratio.{key.name}"), "most": voice.say(f"ratio.{tone}")}
    said |= {"who": origin.few(voice, leaders), "value": values[0], "may": voice.say(f"may.{tone}", amount=values[0])}
    said |= {"least": voice.called(lines[-1].country), "low": values[-1], "count": voice.number(len(lines))}
    keys = ["alone"] if len(lines) == 1 else ["equal"] if values[0] == values[-1] else ["most", "lead"]
    yield from (voice.capital(voice.say(f"ratio.{each}", **said)) for each in keys)


def _divided(line: Line, exact: Fraction, key: Indicator) -> Row:
    named = {"country": line.country, "name": line.name, "amount_eur": line.after, "by": key.key}
    known = {"qualifier": "about" if line.about else "exact", "status": line.status}
    return {**named, "ratio": float(exact), **known, "source": line.source, "by_source": key.source}
