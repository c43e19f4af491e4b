"""What a vote of the Council shows: whether it passes, who would block it, and by which of the two thresholds."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from safe_alloc.asking.council import Vote
from safe_alloc.asking.council.counting import RULES, printed
from safe_alloc.errors import WrongVote
from safe_alloc.reading import countries, files
from safe_alloc.telling.wording import origin
from safe_alloc.telling.wording.told import Told, fitting, joined
from safe_alloc.telling.wording.voice import Voice

ALL = 27
ROWS = 3  # of cells, filled a column at a time: 27 members are nine columns, and the 15 that are needed are five
_WAYS = {"favour": "in_favour", "abstain": "abstaining", "against": "against"}


def votes(vote: Vote, voice: Voice) -> Told:
    """Return the words of a vote; cells go from those in favour to those against, the most populous first."""
    if not isinstance(vote, Vote):
        raise WrongVote(f"A vote is drawn of what sa.vote(…) returns, not of a {type(vote).__name__}.")
    say, codes = voice.say, {code: row["eu_code"] for code, row in countries.rows().items()}
    units = {code: halves // 2 for code, halves in printed().items()}  # hundredths of a per cent
    order = [(code, way) for way, held in _WAYS.items() for code in _by_population(getattr(vote, held))]
    source, rule = files.reference_rows("council_population")[0]["source_id"], say(f"votes.{vote.rule}")
    keys, rest = ("country", "name", "code", "vote", "population_share"), {"status": "hypothetical", "source": source}
    rest |= {"scenario": vote.scenario, "label": vote.label} if vote.label else {}
    cells = [(code, voice.country(code), codes[code], say(f"votes.{way}"), units[code] / 10_000) for code, way in order]
    shown = tuple(codes[code] for start in range(ROWS) for code, _ in order[start::ROWS])
    widths = tuple(float(units[code] * len(order) // ROWS) for code, _ in order)
    return Told(
        chart="votes",
        voice=voice,
        title=fitting(voice, _findings(vote, voice)),
        subtitle=say("votes.subtitle", rule=rule, article=say(f"votes.article.{vote.rule}"), year=vote.year),
        label=say("between").join([say("votes.label"), *([voice.law(vote.label)] if vote.label else [])]),
        note=_notes(vote, voice),
        source=say("source.one", text=origin.document(voice, origin.studies()[source])),
        alt_text=joined(_alt(vote, voice)),
        rows=tuple({**dict(zip(keys, cell, strict=True)), "year": vote.year, **rest} for cell in cells),
        marks={"members": (float(sum(units.values())),) * len(order), "population": widths},
        texts={"name": shown, "value": heads(vote, voice), "needed": needed(vote, voice)},
    )


def heads(vote: Vote, voice: Voice) -> tuple[str, str]:
    """Return how many members are in favour, and what share of the population."""
    share = population(vote, voice)
    return voice.say("votes.members", count=len(vote.in_favour)), voice.say("votes.population", share=share)


def opposed(voice: Voice, way: str, rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Go through how to name who is not in favour: all by name, or by code, or as many as there is room for."""
    names, codes = ([row[key] for row in rows] for key in ("name", "code"))
    some = ([*names[:end], voice.counted("others", len(names) - end)] for end in range(len(names) - 1, 0, -1))
    for who in (names, codes, *some):
        yield voice.say("votes.alt.named", way=way, who=voice.listed(who)).rstrip(".")
    yield voice.capital(way)


def population(vote: Vote, voice: Voice) -> str:
    """Return the share of the population in favour, from its least to its most; exact where the threshold is near."""
    ends = [Fraction(round(part * 20_000), 20_000) for part in (vote.population_share_low, vote.population_share_high)]
    close = max(ends) >= Fraction(649, 1000) and min(ends) <= Fraction(651, 1000)
    low, high = (voice.percent(end, exact=close) for end in sorted(ends))
    return low if low == high else voice.say("votes.span", low=low, high=high)


def needed(vote: Vote, voice: Voice) -> tuple[str, str]:
    """Return the two thresholds; for unanimity, that one against is one too many and population does not count."""
    if vote.rule == "unanimity":
        return voice.say("votes.none"), voice.say("votes.uncounted")
    share = voice.percent(Fraction(65, 100), exact=True)
    return voice.say("votes.needed", needed=RULES[vote.rule].members), voice.say("votes.needed", needed=share)


def _findings(vote: Vote, voice: Voice) -> Iterator[str]:
    unanimous = vote.rule == "unanimity"
    away = vote.abstaining if not unanimous or vote.outcome == "passes" else ()
    opposed = _by_population([*vote.against, *away])
    ends = {"blocked": "alone" if len(opposed) == 1 else "blocked", "passes": "away" if unanimous else "passes"}
    key = ends.get(vote.outcome, "close") if opposed else "all"
    for who in origin.callings(voice, [*map(voice.called, opposed)], most=ALL):
        yield voice.say(f"votes.{key}", who=who, rule=voice.say(f"votes.{vote.rule}"))


def _by_population(codes: Sequence[str]) -> list[str]:
    return sorted(codes, key=lambda code: (-printed()[code], code))


def _notes(vote: Vote, voice: Voice) -> str:
    say, few = voice.say, vote.rule != "unanimity" and vote.outcome == "passes" and vote.population_share_low < 0.65
    told = [say("note.scenario", scenario=vote.scenario)] if vote.scenario else []
    told += [say("votes.hatched")] if vote.against or vote.abstaining else []
    told += [say("votes.four", number=voice.number(RULES[vote.rule].blockers))] if few else []
    told += [say(f"votes.other.{vote.other.outcome}", rule=say(f"votes.{vote.other.rule}"))] if vote.other else []
    return " ".join([*told, say("votes.printed")])


def _alt(vote: Vote, voice: Voice) -> Iterator[str]:
    say, found, (count, share) = voice.say, needed(vote, voice), heads(vote, voice)
    yield say("votes.alt.whole", rule=say(f"votes.{vote.rule}"))
    if vote.label:
        yield say("alt.label", label=voice.law(vote.label))
    yield say("votes.alt.end", year=vote.year)
    yield say("votes.alt.found", members=count, needed=found[0], population=f"{share}, {found[1]}")
    for way in (way for way in ("against", "abstain") if getattr(vote, _WAYS[way])):
        names = [*map(voice.country, _by_population(getattr(vote, _WAYS[way])))]
        yield say("votes.alt.named", way=say(f"votes.{way}"), who=origin.callings(voice, names, most=5)[0])
