"""The verbs of the command line, each one call of the library; what is imported is only what the verb needs."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from safe_alloc.cli.calls import FORMAT, LANG, Answer, option, progress, verb
from safe_alloc.errors import AmbiguousText, UnknownName
from safe_alloc.telling.printing import printed, rows, views

if TYPE_CHECKING:
    import pandas as pd

    from safe_alloc.reading.parse import Reading

_ENCODING = option("--encoding", "how the text is encoded, such as cp1252 (UTF-8)", metavar="NAME")


@verb(
    option("source", "a source, as `safe-alloc sources` lists them", nargs="?"),
    option("--as-of", "what was known on a day, YYYY-MM-DD", metavar="DATE"),
    FORMAT,
    LANG,
)
def _show(args: Namespace) -> Answer:
    """Print the allocation, one of a source or one known on a day.

    safe-alloc show
    safe-alloc show --as-of 2026-04-15 --format csv
    """
    from safe_alloc.reading.datasets import load

    table = load(args.source, as_of=args.as_of)
    shown = rows.allocation_rows(table)
    view = partial(views.allocation_view, table, shown, args.lang)
    return Answer(printed(args.format, rows.columns("allocation"), shown, view))


@verb(
    option("file", "a text, a page or a table (CSV, TSV, XLSX); - is standard input"),
    option("--lenient", "print what is sure, and the doubts on standard error", action="store_true"),
    option("--explain", "print the text with all that is read in it marked", action="store_true"),
    option("--source", "what the column `source` calls the text", metavar="NAME"),
    _ENCODING,
    FORMAT,
)
def _parse(args: Namespace) -> Answer:
    """Read the sums of a text or a table and print which country each belongs to.

    safe-alloc parse article.txt
    echo "Poland: €43.7 billion" | safe-alloc parse - --explain
    """
    from pathlib import Path

    from safe_alloc.reading.parse import explain, refuse_doubts

    reading = explain(Path(args.file), source=args.source, encoding=args.encoding, strict=not args.lenient)
    if args.explain:
        return _explained(reading, args)
    aside: list[str] = []
    try:
        refuse_doubts(reading)
    except AmbiguousText as doubts:
        if not args.lenient:
            raise
        aside.append(str(doubts))
    return Answer(_fields(args, "claims", reading.claims, views.claims_view), aside=aside)


def _explained(reading: "Reading", args: Namespace) -> Answer:
    """Return the text with its marks; 1 if it has doubts and they are not allowed, as without --explain."""
    from os import environ

    from safe_alloc.reading.parse.picture import terminal

    if args.format != "table":
        raise UnknownName(f"--explain draws for a person, --format {args.format} writes for a machine. Choose one.")
    colour = sys.stdout is not None and sys.stdout.isatty() and not environ.get("NO_COLOR")
    told = terminal(reading.text, reading.marks(), colour=colour)
    return Answer(told, int(bool(reading.doubts) and not args.lenient))


@verb(
    option("figures", "a text, a CSV table or a source; - is standard input"),
    option("--against", "the source they are held against (September 2025)", metavar="SOURCE"),
    option("--as-of", "hold them against what was known on a day, YYYY-MM-DD", metavar="DATE"),
    _ENCODING,
    FORMAT,
)
def _reconcile(args: Namespace) -> Answer:
    """Say which printed figures are equal, shortened, stale, slipped or wrong.

    safe-alloc reconcile anadolu-2025-09-10
    safe-alloc reconcile article.txt --as-of 2026-04-15
    """
    from safe_alloc.reading.countries import name
    from safe_alloc.reading.datasets import load
    from safe_alloc.reading.reconcile import HOLDS, habit, reconcile

    open_places: list[str] = []
    try:
        figures = _figures(args.figures, args.encoding)
    except AmbiguousText as error:  # what is sure is still worth comparing
        figures, open_places = error.claims, [str(error)]
        if figures.empty:
            raise
    table = load(args.against, as_of=args.as_of)
    shown = rows.frame_rows(reconcile(figures, against=table))
    open_ = [row for row in shown if row["verdict"] not in (*HOLDS, "missing")]
    told = [f"{name(row['country'])}: {row['detail']}" for row in open_]
    told.append(f"In all: {habit(figures, against=table).says}")
    wrong = any(row["verdict"] != "converted" or row["currency"] == "EUR" for row in open_)
    out = printed(args.format, list(shown[0]), shown, lambda: views.difference_view(shown, told))
    return Answer(out, int(wrong or bool(open_places)), open_places)


@verb(
    option("scenarios", "presets or .toml files; none means everything", nargs="*", metavar="SCENARIO"),
    option("--out", "the folder to write (reports)", default="reports", metavar="DIR"),
    LANG,
)
def _report(args: Namespace) -> Answer:
    """Write tables, charts and pages of the baseline and of scenarios.

    safe-alloc report
    safe-alloc report turkiye-10bn-fixed mine.toml --out out
    """
    from safe_alloc.asking.scenarios import compose

    asked = [compose(each) for each in args.scenarios]  # as in `run`: a faulty file is told at once
    from safe_alloc.telling.report import publish

    with progress() as told:
        made = publish(*(each.scenario for each in asked), out=args.out, lang=args.lang, told=told)
    kept = [f"{folder} is kept from an earlier report; remove it if it is not wanted." for folder in made.kept]
    half = [f"{folder} is half made: by a report that was stopped, or is still at work." for folder in made.half_made]
    written = "".join(f"{path}\n" for path in (*made.folders, made.gallery))
    composed = [line for each in asked for line in each.says]
    return Answer(written, int(bool(made.unmet)), [*composed, *made.unmet, *made.left_out, *kept, *half])


@verb(option("folder", "a folder that `report` wrote, or one folder in it, also as a copy", metavar="DIR"), FORMAT)
def _verify(args: Namespace) -> Answer:
    """Say of each file of a report whether it is what this version makes.

    safe-alloc verify reports
    safe-alloc verify reports/turkiye-10bn-fixed --format csv
    """
    from safe_alloc.telling.report.verifying import verify

    with progress() as told:
        found = verify(args.folder, told=told)
    return Answer(_fields(args, "verified", found.files, views.verified_view), int(not found.same), found.says)


@verb(FORMAT)
def _check(args: Namespace) -> Answer:
    """Check the hashes, tables, sums and presets of the data.

    safe-alloc check
    safe-alloc check --format json
    """
    from safe_alloc.telling.checks import checked

    found = checked()
    return Answer(_fields(args, "findings", found, views.finding_view), int(not all(each.holds for each in found)))


@verb(FORMAT)
def _sources(args: Namespace) -> Answer:
    """List where the figures come from.

    safe-alloc sources
    safe-alloc sources --format csv
    """
    from safe_alloc.reading.sources import sources

    return Answer(_fields(args, "sources", sources(), views.source_view))


def _fields(args: Namespace, kind: str, things: Iterable[object], view: Callable[[list[rows.Row]], str]) -> str:
    """Return frozen things, such as claims or sources, as a table of the fields its kind has."""
    shown = rows.field_rows(things, rows.columns(kind))
    return printed(args.format, rows.columns(kind), shown, lambda: view(shown))


def _figures(named: str, encoding: str | None) -> "pd.DataFrame":
    """Return the claims of a source by its id, else of a text; a bare word that is neither is an unknown source."""
    from pathlib import Path

    from safe_alloc.reading.datasets import claims
    from safe_alloc.reading.parse import parse
    from safe_alloc.reading.sources import sources

    bare = Path(named).name == named and not Path(named).suffix and not Path(named).exists()
    if named != "-" and (bare or named in {each.id for each in sources()}):
        return claims(named)
    return parse(Path(named), encoding=encoding)
