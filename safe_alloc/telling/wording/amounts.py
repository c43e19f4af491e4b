"""What a picture of amounts by country says and shows: every word and every mark computed from one table."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import pandas as pd

from safe_alloc.asking.metrics import rank_labels
from safe_alloc.telling.wording import described, headline, origin, outcomes, standfirst
from safe_alloc.telling.wording.facts import Facts, Line, chosen, grouped, read, top
from safe_alloc.telling.wording.told import Row, Told


def picture(table: pd.DataFrame, chart: str, lang: str = "en") -> Told:
    """Return what a chart about an Allocation, an Outcome or Contracts says and shows, in a language."""
    facts = read(table, lang)
    chosen(facts, chart)
    lines, voice = _drawn(facts, chart), facts.voice
    return Told(
        chart=chart,
        voice=voice,
        title=headline(facts, chart),
        subtitle=standfirst(facts, chart),
        label=voice.capital(facts.law),
        note=origin.notes(facts, chart),
        source=origin.source_line(facts),
        alt_text=described(facts, chart),
        rows=tuple(_row(facts, line) for line in lines),
        marks=_marks(chart, lines),
        texts=_texts(facts, chart, lines),
        lead=_lead(facts, chart, lines),
        hatched=tuple(line.entrant for line in lines),
        numbers=tuple(_numbers(facts)),
    )


def _numbers(facts: Facts) -> Iterator[str]:
    """Go through all numbers of a table as they are printed: amounts, changes, and the share of the largest."""
    voice = facts.voice
    yield from map(voice.euro, (facts.before, facts.total))
    yield voice.percent(facts.share(sum(line.after for line in top(facts))))
    for line in facts.lines:
        yield from (voice.euro(line.before), voice.euro(line.after), voice.signed(line.change))
        yield from (facts.percent(line), facts.alone(line), voice.percent(Fraction(line.change, line.before or 1)))


def _drawn(facts: Facts, chart: str) -> tuple[Line, ...]:
    """Return the lines in the order of the picture; in shares, all beyond the largest are one line of no country."""
    if chart == "changes":
        return tuple(sorted(facts.lines, key=lambda line: (line.change, -line.before, line.country)))
    largest = top(facts)
    rest = facts.ranked[len(largest) :]
    if chart != "shares" or len(rest) < 2:
        return facts.ranked
    before, after = sum(line.before for line in rest), sum(line.after for line in rest)
    name, about = facts.voice.counted("others", len(rest)), any(line.about for line in rest)
    source, status = (", ".join(dict.fromkeys(getattr(line, key) for line in rest)) for key in ("source", "status"))
    return (*largest, Line("", name, before, after, source=source, status=status, about=about))


def _row(facts: Facts, line: Line) -> Row:
    named, source = {"country": line.country, "name": line.name}, {"source": line.source}
    told = {"status": "hypothetical", "label": facts.label, "scenario": facts.scenario}
    if facts.of == "outcome":
        amounts = {"before_eur": line.before, "change_eur": line.change, "after_eur": line.after}
        return named | {"role": "entrant" if line.entrant else "member"} | amounts | told | source
    if facts.seller:
        return named | {"loan_eur": line.before, "contract_eur": line.after} | told | source
    share = {"amount_eur": line.after, "share": float(facts.share(line.after))}
    return named | share | {"qualifier": "about" if line.about else "exact", "status": line.status} | source


def _marks(chart: str, lines: Sequence[Line]) -> dict[str, tuple[float, ...]]:
    if chart == "changes":
        return {"change": tuple(line.change for line in lines)}
    before = {"before": tuple(line.before for line in lines if not line.entrant)} if chart == "before_after" else {}
    return {**before, "after": tuple(line.after for line in lines)}


def _texts(facts: Facts, chart: str, lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    voice, names = facts.voice, {"name": tuple(line.name for line in lines)}
    if facts.of == "outcome":
        levels = tuple(outcomes.level(voice, line) for line in lines)
        if chart == "before_after":
            return {**names, "value": levels, "rank": _ranks(facts, lines)}
        signed = tuple(voice.signed(line.change) for line in lines)
        return {**names, "value": signed, "level": levels, "percent": _parts(facts, lines)}
    rest = facts.ranked[len(top(facts)) :]  # which one line of no country stands for
    values = {
        "value": tuple(map(facts.euro, lines)),
        "share": tuple(facts.percent(*([line] if line.country else rest)) for line in lines),
    }
    if chart == "ranking":
        return {"rank": tuple(rank_labels([line.after for line in lines])), **names, **values}
    most = facts.share(sum(line.after for line in lines[:-1]))
    return {**names, **values, "together": (voice.percent(most),) if grouped(facts) else ()}


def _lead(facts: Facts, chart: str, lines: Sequence[Line]) -> tuple[bool, ...]:
    """Return which rows are the finding: the largest, who moves most, or who joins."""
    if chart == "before_after":
        return tuple(line.entrant for line in lines)
    if chart != "changes":
        return tuple(line.after == lines[0].after for line in lines)
    moved = [facts.voice.signed(line.change) for line in lines]  # as it is printed: a euro sets nobody apart
    return tuple(line.change != 0 and each in (moved[0], moved[-1]) for line, each in zip(lines, moved, strict=True))


def _parts(facts: Facts, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return each change in per cent of the amount before; nothing where all who lose, lose the same part."""
    percent = facts.voice.percent
    parts = [percent(Fraction(x.change, x.before), sign=True) if x.before and x.change else "" for x in lines]
    return tuple(parts) if len(set(parts) - {""}) > 1 else ("",) * len(lines)


def _ranks(facts: Facts, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return each line's rank before and after, or one where it stays, with "=" where a rank is shared."""
    ends = [line.before for line in facts.members], [line.after for line in facts.lines]
    before, after = (dict(zip(each, rank_labels(each), strict=True)) for each in ends)
    pairs = [(after[line.after] if line.entrant else before[line.before], after[line.after]) for line in lines]
    return tuple(new if old == new else facts.voice.say("cell.arrow", before=old, after=new) for old, new in pairs)
