"""What a report says, section by section, once for the page and for the print: words, lists and tables, no markup."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from safe_alloc.asking.council import Vote, vote
from safe_alloc.asking.limits import limits
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.reading.reference import indicator
from safe_alloc.reading.sources import Source
from safe_alloc.telling.printing.cells import series
from safe_alloc.telling.printing.rows import Row, frame_rows, ledger_rows
from safe_alloc.telling.report.citing import bibtex, citation
from safe_alloc.telling.report.kits import Kit
from safe_alloc.telling.tables import columns, forms, table
from safe_alloc.telling.wording.votes import population


@dataclass(frozen=True)
class Text:
    """A paragraph; `foreign` is English in a report of any language, because its author wrote it so."""

    text: str
    foreign: bool = False


@dataclass(frozen=True)
class Item:
    """One item of a list: a text, what leads on from it, and where to."""

    text: str
    link: str = ""
    more: str = ""


@dataclass(frozen=True)
class Listed:
    """A list."""

    items: tuple[Item, ...]
    foreign: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of written cells, the first of each row its heading; `numbers` says which columns are set to the right.

    `total` says that the last row is a sum.
    """

    caption: str
    headings: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False
    foreign: bool = False


@dataclass(frozen=True)
class Code:
    """Text to be copied, under a word that says what it is."""

    summary: str
    text: str


Block = Text | Listed | Grid | Code


@dataclass(frozen=True)
class Section:
    """A part of the report under its heading."""

    heading: str
    blocks: tuple[Block, ...]


def contents(kit: Kit, about: Iterable[Section] = (), files: Iterable[str] = ()) -> Iterator[Section]:
    """Go through the sections of a report, in the order a reader needs them; `about` stands in a file too."""
    if kit.scenario is None:
        parts = {row["country"]: {"share": row["share"]} for row in table(kit.table).rows}  # which add up as printed
        rows = [_named(kit, _worded(kit, {**row, **parts[row["country"]]}, qualifier="known")) for row in kit.rows]
        yield _section(kit, "figures", written(kit, "every", "figures", rows))
    else:
        yield from _of_scenario(kit, kit.scenario)
    yield from about
    beside, code = Listed(tuple(Item(each, each) for each in files)), f"import safe_alloc as sa\n{kit.code}"
    yield _section(kit, "files", beside, Text(kit.say("page.verify")), Code("Python", code))


def about(kit: Kit, cited: Sequence[Source]) -> Iterator[Section]:
    """Go through the sections on method, sources and licences, and how to cite them."""
    if kit.scenario:
        yield _section(kit, "method", *_method(kit, kit.scenario))
    own = [name for name, each in kit.named.items() if not each]
    strange = [Text(kit.say("page.own", names=", ".join(own)))] if own else []
    yield _section(kit, "sources", *(block for each in cited for block in _source(kit, each)), *strange)
    if kit.weights:
        yield _section(kit, "weights", Listed(tuple(Item(series(indicator(key))) for key in kit.weights), foreign=True))
    yield _section(kit, "cite", Text(citation(kit, cited)), Code("BibTeX", bibtex(kit, cited)))


def plain(made: Section) -> str:
    """Return a section as a text without any markup."""
    return "\n".join([made.heading, "=" * len(made.heading), *(line for each in made.blocks for line in _lines(each))])


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Text() | Code():
            yield f"\n{block.text}"
        case Listed():
            yield from ("", *(f"- {each.text} {each.more} {each.link}".strip() for each in block.items))
        case Grid():
            yield from ("", block.caption, *(" | ".join(row) for row in (block.headings, *block.rows)))


def _of_scenario(kit: Kit, scenario: Scenario) -> Iterator[Section]:
    if kit.lends:
        sums = {key: sum(row[key] for row in kit.rows) for key in ("before_eur", "change_eur", "after_eur")}
        rows = [*(_named(kit, row) for row in ledger_rows(kit.table)), {"name": kit.say("table.total"), **sums}]
        yield _section(kit, "paid", written(kit, "paid", "paid", rows, total=True))
    else:
        sold = written(kit, "slider", "sold", [_named(kit, row) for row in kit.rows])
        told = kit.say("table.contracts_about", scenario=kit.name)
        yield Section(kit.say("table.contracts"), (replace(sold, caption=told),))
    yield _section(kit, "law", *_law(kit))
    if scenario.kind != "supplier":  # who sells parts asks nobody
        yield _section(kit, "vote", *_vote(kit))
    said = {"author": scenario.author, "reference": kit.voice.known(scenario.reference)}
    by = tuple(Item(kit.say(f"page.{key}"), more=text) for key, text in said.items() if text)
    note = [Text(kit.say("page.as_written"))] if kit.voice.lang != "en" else []
    yield _section(kit, "scenario", *note, *([Listed(by)] if by else []), Code(f"{kit.name}.toml", scenario.to_toml()))


def _method(kit: Kit, scenario: Scenario) -> Iterator[Block]:
    first = f"page.{scenario.burden.rule}" if kit.lends else "table.turnover"
    yield Text(f"{kit.say(first)} {kit.say('page.exact')}")
    if scenario.assumptions:
        rows = [_worded(kit, asdict(each), quality="quality", impact="impact") for each in scenario.assumptions]
        yield written(kit, "assumed", "assumed", rows, foreign=True)
    if scenario.not_modelled:
        yield Text(kit.say("page.not_modelled"))
        yield Listed(tuple(map(Item, scenario.not_modelled)), foreign=True)


def _law(kit: Kit) -> Iterator[Block]:
    rows = frame_rows(limits(kit.table))
    yield Text(f"{kit.voice.capital(kit.voice.law(rows[0]['label']))}.")
    told = (_worded(kit, row, rule="rule", reading="reading", outcome="found") for row in rows)
    yield written(kit, "limits", "limits", told)
    yield Text(kit.say("page.caveat"))


def _vote(kit: Kit) -> Iterator[Block]:
    found = vote(outcome=kit.table)
    yield Text(kit.say("page.losers_vote_no"))
    yield written(kit, "votes", "votes", [_voted(kit, each) for each in (found, found.other) if each])
    yield Text(f"{kit.say('page.dispute')} {kit.say('page.loan_vote')}")


def _voted(kit: Kit, each: Vote) -> Row:
    return {
        "rule": kit.voice.capital(kit.say(f"votes.{each.rule}")),
        "in_favour": kit.say("votes.members", count=len(each.in_favour)),
        "population": population(each, kit.voice),
        "outcome": kit.say(f"found.{each.outcome}"),
        "article": kit.say(f"votes.article.{each.rule}"),
    }


def _source(kit: Kit, each: Source) -> Iterator[Block]:
    say, voice = kit.say, kit.voice
    apart = sorted(each.confidence_by_country.items())
    sure = [say("page.pair", who=voice.country(code), text=say(f"sure.{found}")) for code, found in apart]
    first = Item(say("page.pair", who=voice.known(each.publisher), text="").rstrip(), each.url, voice.known(each.title))
    told = [say("page.published", published=voice.day(each.published))]
    if each.status:
        told.append(say("page.read", accessed=voice.day(each.accessed), status=say(f"status.{each.status}")))
    told.append(say("page.confidence", sure=say(f"sure.{each.confidence}")) + (f" ({', '.join(sure)})" if sure else ""))
    yield Listed((first, *map(Item, (*told, say("page.licence", licence=each.licence)))))
    if each.notes:
        yield Listed(tuple(map(Item, each.notes)), foreign=True)


def _section(kit: Kit, key: str, *blocks: Block) -> Section:
    return Section(kit.say(f"page.{key}"), blocks)


def written(kit: Kit, key: str, grid: str, rows: Iterable[Row], **more: bool) -> Grid:
    """Return rows as written cells; a column is a key, and after a colon how its numbers are written."""
    keys = [(each.partition(":")[0], each.partition(":")[2]) for each in columns.described()["grids"][grid].split()]
    cells = (tuple(forms.shown(form, row.get(key), kit.voice.lang) for key, form in keys) for row in rows)
    headings = tuple(kit.say(f"head.{key.removesuffix('_label')}") for key, _ in keys)
    return Grid(kit.say(f"caption.{key}"), headings, tuple(bool(form) for _, form in keys), tuple(cells), **more)


def _worded(kit: Kit, row: Row, **words: str) -> Row:
    """Return a row with codes of ours in the words of the language, which lie under a key for each column."""
    return {**row, **{key: kit.say(f"{word}.{row[key]}") for key, word in words.items() if row[key]}}


def _named(kit: Kit, row: Row) -> Row:
    word = "entrant" if row.get("role") == "entrant" else row.get("held_by", "")
    named = kit.voice.country(row["country"]) + (f" ({kit.say(f'word.{word}')})" if word else "")
    known = kit.named.get(row.get("source", ""))
    return {**row, "name": named, "sure": kit.say(f"sure.{known.confidence_of(row['country'])}") if known else ""}
