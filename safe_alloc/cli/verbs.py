"""The verbs of the command line, each one call of the library; what is imported is only what the verb needs."""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from safe_alloc.cli.app import APP
from safe_alloc.cli.calls import Answer, Verb, format_option, lang_option, progress
from safe_alloc.cli.notebook import NOTEBOOK
from safe_alloc.cli.whatif import WHAT_IF
from safe_alloc.errors import AmbiguousText

if TYPE_CHECKING:
    import pandas as pd

    from safe_alloc.reading.parse import Reading


def _show_takes(parser: ArgumentParser) -> None:
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="a source, as `safe-alloc sources` lists them")
    parser.add_argument("--as-of", metavar="DATE", help="what was known on a day, YYYY-MM-DD")
    format_option(parser)
    lang_option(parser)


def _show(args: Namespace) -> Answer:
    from safe_alloc.reading.datasets import load
    from safe_alloc.telling.printing import printed, rows, views

    table = load(args.source, as_of=args.as_of)
    shown = rows.allocation_rows(table)
    return Answer(printed(args.format, rows.ALLOCATION, shown, lambda: views.allocation_view(table, shown, args.lang)))


def _parse_takes(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a text, a page or a table (CSV, TSV, XLSX); - is standard input")
    parser.add_argument("--lenient", action="store_true", help="print what is sure, and the doubts on standard error")
    parser.add_argument("--explain", action="store_true", help="print the text with all that is read in it marked")
    parser.add_argument("--source", metavar="NAME", help="what the column `source` calls the text")
    _encoding(parser)
    format_option(parser)


def _parse(args: Namespace) -> Answer:
    from pathlib import Path

    from safe_alloc.errors import AmbiguousText
    from safe_alloc.reading.parse import explain, refuse_doubts
    from safe_alloc.telling.printing import printed, rows, views

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
    claims = rows.field_rows(reading.claims, rows.CLAIMS)
    return Answer(printed(args.format, rows.CLAIMS, claims, lambda: views.claims_view(claims)), aside=aside)


def _explained(reading: "Reading", args: Namespace) -> Answer:
    """Return the text with its marks; 1 if it has doubts and they are not allowed, as without --explain."""
    from os import environ

    from safe_alloc.errors import UnknownName
    from safe_alloc.reading.parse.picture import terminal

    if args.format != "table":
        raise UnknownName(f"--explain draws for a person, --format {args.format} writes for a machine. Choose one.")
    colour = sys.stdout is not None and sys.stdout.isatty() and not environ.get("NO_COLOR")
    told = terminal(reading.text, reading.marks(), colour=colour)
    return Answer(told, int(bool(reading.doubts) and not args.lenient))


def _reconcile_takes(parser: ArgumentParser) -> None:
    parser.add_argument("figures", metavar="FIGURES", help="a text, a CSV table or a source; - is standard input")
    parser.add_argument("--against", metavar="SOURCE", help="the source they are held against (September 2025)")
    parser.add_argument("--as-of", metavar="DATE", help="hold them against what was known on a day, YYYY-MM-DD")
    _encoding(parser)
    format_option(parser)


def _reconcile(args: Namespace) -> Answer:
    from safe_alloc.reading.countries import name
    from safe_alloc.reading.datasets import load
    from safe_alloc.reading.reconcile import HOLDS, habit, reconcile
    from safe_alloc.telling.printing import printed, rows, views

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


def _report_takes(parser: ArgumentParser) -> None:
    parser.add_argument(
        "scenarios", nargs="*", metavar="SCENARIO", help="presets or .toml files; none means everything"
    )
    parser.add_argument("--out", default="reports", metavar="DIR", help="the folder to write (reports)")
    parser.add_argument("--lang", default="en", metavar="LANG", help="the language of the findings, such as tr (en)")


def _report(args: Namespace) -> Answer:
    from safe_alloc.asking.scenarios import compose

    asked = [compose(each) for each in args.scenarios]  # as in `run`: a faulty file is told at once
    from safe_alloc.telling.report import publish

    with progress() as told:
        made = publish(*(each.scenario for each in asked), out=args.out, lang=args.lang, told=told)
    kept = [f"{folder} is kept from an earlier report; remove it if it is not wanted." for folder in made.kept]
    written = "".join(f"{path}\n" for path in (*made.folders, made.gallery))
    composed = [line for each in asked for line in each.says]
    return Answer(written, int(bool(made.unmet)), [*composed, *made.unmet, *made.left_out, *kept])


def _verify_takes(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="DIR", help="a folder that `report` wrote, or one folder in it, also as a copy"
    )
    format_option(parser)


def _verify(args: Namespace) -> Answer:
    from safe_alloc.telling.printing import printed, rows, views
    from safe_alloc.telling.report.verifying import verify

    with progress() as told:
        found = verify(args.folder, told=told)
    shown = rows.field_rows(found.files, rows.VERIFIED)
    told_all = printed(args.format, rows.VERIFIED, shown, lambda: views.verified_view(shown))
    return Answer(told_all, int(not found.same), found.says)


def _check(args: Namespace) -> Answer:
    from safe_alloc.telling.checks import checked
    from safe_alloc.telling.printing import printed, rows, views

    found = rows.field_rows(checked(), rows.FINDINGS)
    told = printed(args.format, rows.FINDINGS, found, lambda: views.finding_view(found))
    return Answer(told, int(not all(row["holds"] for row in found)))


def _sources(args: Namespace) -> Answer:
    from safe_alloc.reading.sources import sources
    from safe_alloc.telling.printing import printed, rows, views

    found = rows.field_rows(sources(), rows.SOURCES)
    return Answer(printed(args.format, rows.SOURCES, found, lambda: views.source_view(found)))


def _encoding(parser: ArgumentParser) -> None:
    parser.add_argument("--encoding", metavar="NAME", help="how the text is encoded, such as cp1252 (UTF-8)")


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


VERBS = {
    "show": Verb(
        "Print the allocation, one of a source or one known on a day",
        _show_takes,
        _show,
        ("safe-alloc show", "safe-alloc show --as-of 2026-04-15 --format csv"),
    ),
    "parse": Verb(
        "Read the sums of a text or a table and print which country each belongs to",
        _parse_takes,
        _parse,
        ("safe-alloc parse article.txt", 'echo "Poland: €43.7 billion" | safe-alloc parse - --explain'),
    ),
    "reconcile": Verb(
        "Say which printed figures are equal, shortened, stale, slipped or wrong",
        _reconcile_takes,
        _reconcile,
        ("safe-alloc reconcile anadolu-2025-09-10", "safe-alloc reconcile article.txt --as-of 2026-04-15"),
    ),
    **WHAT_IF,
    "report": Verb(
        "Write tables, charts and pages of the baseline and of scenarios",
        _report_takes,
        _report,
        ("safe-alloc report", "safe-alloc report turkiye-10bn-fixed mine.toml --out out"),
    ),
    "notebook": NOTEBOOK,
    "verify": Verb(
        "Say of each file of a report whether it is what this version makes",
        _verify_takes,
        _verify,
        ("safe-alloc verify reports", "safe-alloc verify reports/turkiye-10bn-fixed --format csv"),
    ),
    "check": Verb(
        "Check the hashes, tables, sums and presets of the data",
        format_option,
        _check,
        ("safe-alloc check", "safe-alloc check --format json"),
    ),
    "app": APP,
    "sources": Verb(
        "List where the figures come from",
        format_option,
        _sources,
        ("safe-alloc sources", "safe-alloc sources --format csv"),
    ),
}
