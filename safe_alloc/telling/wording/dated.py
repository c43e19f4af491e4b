"""What happened around SAFE and when: dated events as a picture tells them, each with how sure it is."""

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from safe_alloc.reading import reference
from safe_alloc.telling.wording.told import Row, Told, fitting, joined, rows_of
from safe_alloc.telling.wording.voice import Voice

COLUMNS = ("date", "date_to", "kind", "event", "publisher", "confidence")
KINDS = ("law", "allocation", "money", "deadline")
"""What became of the loans."""


def timeline(events: pd.DataFrame | None, voice: Voice) -> Told:
    """Return dated events, the oldest on top; where nobody chose, what became of the loans."""
    frame = reference.timeline().query("kind in @KINDS") if events is None else events
    rows = rows_of(frame, COLUMNS, "A timeline", "the columns of data/reference/timeline.csv")
    rows.sort(key=lambda row: row["date"])
    said = {"first": voice.day(rows[0]["date"]), "last": voice.day(rows[-1]["date"]), "count": voice.number(len(rows))}
    weak = [voice.say("timeline.weak")] if any(row["confidence"] == "weak" for row in rows) else []
    days, acts = tuple(when(voice, row) for row in rows), tuple(voice.known(row["event"]) for row in rows)
    texts = [voice.say("timeline.alt.event", date=day, event=act) for day, act in zip(days, acts, strict=True)]
    told = [text for row, text in zip(rows, texts, strict=True) if row in _found(rows)]  # what the headline counts from
    whole, publishers = voice.say("timeline.alt.whole", **said), {voice.known(row["publisher"]): None for row in rows}
    source = "source.many" if len(publishers) > 1 else "source.one"
    return Told(
        chart="timeline",
        voice=voice,
        title=fitting(voice, _findings(voice, rows, said)),
        subtitle=voice.say("timeline.subtitle", **said),
        note=" ".join([*weak, voice.say("timeline.note")]),
        source=voice.say(source, text=voice.say("between").join(publishers)),
        alt_text=joined(dict.fromkeys([whole, *told, voice.say("alt.real"), texts[0], texts[-1]])),
        rows=tuple(rows),
        marks={"event": (0.0,) * len(rows)},
        texts={"date": days, "event": acts},
        lead=tuple(row in _found(rows) for row in rows),
    )


def when(voice: Voice, row: Row) -> str:
    """Return the day of an event, or its first and last."""
    first, last = row["date"], row["date_to"]
    return voice.say("timeline.days_to", first=voice.day(first), last=voice.day(last)) if last else voice.day(first)


def _findings(voice: Voice, rows: Sequence[Row], said: dict[str, str]) -> Iterator[str]:
    if ends := _found(rows):
        first, last = (date.fromisoformat(row["date"]) for row in ends)
        yield voice.say("timeline.days", days=(last - first).days)
    yield voice.say("timeline.span", **said)


def _found(rows: Sequence[Row]) -> list[Row]:
    """Return the two events of the headline: the first of the law and the first of the money, both well founded."""
    sure = [row for row in rows if row["confidence"] != "weak"]
    firsts = [next((row for row in sure if row["kind"] == kind), None) for kind in ("law", "money")]
    ends = [row for row in firsts if row]
    return ends if len(ends) == 2 and ends[0]["date"] < ends[1]["date"] else []
