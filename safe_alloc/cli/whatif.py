"""The verbs that ask what if: scenario files in, one call of the library, and the printing of what comes back."""

from argparse import Namespace
from contextlib import suppress
from functools import partial

from safe_alloc.cli.calls import FORMAT, LANG, ONE, SCENARIO, Answer, asked_for, listed, option, verb
from safe_alloc.errors import NotWritten, WrongScenario
from safe_alloc.telling.printing import printed, printed_one, rows, views
from safe_alloc.telling.printing.text import paragraphs

_SUM = "terms.fee for break-even, else the amount of Türkiye or of the one who joins, such as entrants.GBR.amount"
_FLIPS = "top-three:envelope, top-three:larger_envelope, top-three:90bn, rank:GRC, loss:GRC>5%%, blocking, break-even"


@verb(SCENARIO, FORMAT, LANG)
def _run(args: Namespace) -> Answer:
    """Compute a scenario and print who gives way, or who buys, to the euro.

    safe-alloc run turkiye-10bn-fixed
    safe-alloc run mine.toml --format csv
    """
    asked = asked_for(args.scenario)
    from safe_alloc.asking.terms import balance, surprises

    made, wrong = asked.result(), surprises(asked.table, asked.scenario)
    if asked.scenario.kind == "borrower":
        shown = rows.outcome_rows(made)
        view = partial(views.outcome_view, made, shown, headline=asked.headline, lang=args.lang)
        told = printed(args.format, rows.columns("outcome"), shown, view, about=rows.about(shown[0]))
    else:
        from safe_alloc.telling.wording.even import what_is_left

        shown, found = rows.named_rows(made), balance(asked.table, asked.scenario)
        says = what_is_left(asked.table, asked.scenario, lang=args.lang)
        view = partial(views.contracts_view, shown, headline=asked.headline, told=says, lang=args.lang)
        even = None if found.break_even_part is None else str(found.break_even_part)
        about = {**vars(found), "break_even_part": even, "says": says}
        told = printed(args.format, list(shown[0]), shown, view, about=about)
    return Answer(told, int(bool(wrong)), [*asked.says, *wrong])


@verb(SCENARIO, FORMAT, LANG)
def _ledger(args: Namespace) -> Answer:
    """Print who pays: change, share, rank and what held each member.

    safe-alloc ledger turkiye-10bn-fixed
    safe-alloc ledger turkiye-10bn-fixed+mine.toml --format json
    """
    asked = asked_for(args.scenario)
    from safe_alloc.asking.outcomes import run

    outcome = run(asked.table, asked.scenario)
    shown = rows.ledger_rows(outcome)
    view = partial(views.ledger_view, outcome, shown, headline=asked.headline, lang=args.lang)
    told = printed(args.format, rows.columns("ledger"), shown, view, about=rows.about(shown[0]))
    return Answer(told, aside=asked.says)


@verb(SCENARIO, FORMAT)
def _limits(args: Namespace) -> Answer:
    """Print what the Regulation allows, and the headroom in euro.

    safe-alloc limits turkiye-10bn-fixed
    safe-alloc limits turkiye-participant --format csv
    """
    asked = asked_for(args.scenario)
    from safe_alloc.asking.limits import limits

    shown = rows.frame_rows(limits(asked.result()))
    view, about = partial(views.limits_view, shown, headline=asked.headline), rows.about(shown[0])
    return Answer(printed(args.format, list(shown[0]), shown, view, under="limits", about=about), aside=asked.says)


@verb(
    option("--against", "members that vote no, such as Greece,Cyprus", default="", metavar="A,B"),
    option("--abstain", "members that abstain", default="", metavar="C,D"),
    option("--rule", "qualified, qualified_72 or unanimity"),
    option("--basis", "article-212 (unanimity) or article-218-8 (qualified)"),
    option("--scenario", "members that lose money in it vote no too"),
    FORMAT,
)
def _vote(args: Namespace) -> Answer:
    """Say whether the Council would agree, and who could block it.

    safe-alloc vote --against Greece,Cyprus
    safe-alloc vote --rule qualified --scenario turkiye-10bn-fixed
    """
    from safe_alloc.asking.council import vote

    asked = asked_for(args.scenario) if args.scenario else None
    named = {key: listed(getattr(args, key), ",") for key in ("against", "abstain")}
    found = vote(**named, rule=args.rule, basis=args.basis, outcome=asked.result() if asked else None)
    told = printed_one(args.format, views.vote_fields(found), lambda: views.vote_view(found))
    return Answer(told, aside=asked.says if asked else ())


@verb(
    SCENARIO,
    option("--until", f"what is to flip: {_FLIPS}", required=True, metavar="U"),
    option("--vary", f"the sum that grows from €0 ({_SUM})", metavar="PATH"),
    FORMAT,
)
def _solve(args: Namespace) -> Answer:
    """Find the whole euro at which an answer flips.

    safe-alloc solve turkiye-10bn-fixed --until top-three:envelope
    safe-alloc solve turkiye-participant --until break-even
    """
    asked = asked_for(args.scenario)
    from safe_alloc.asking.solve import solve

    found = solve(asked.table, asked.scenario, until=args.until, vary=args.vary)
    return Answer(printed_one(args.format, vars(found), lambda: paragraphs(found.says)), aside=asked.says)


@verb(option("scenarios", f"each {ONE}", nargs="+", metavar="SCENARIO"), FORMAT)
def _compare(args: Namespace) -> Answer:
    """Print several scenarios side by side.

    safe-alloc compare turkiye-10bn-fixed turkiye-10bn-on-top
    safe-alloc compare turkiye-by-gdp turkiye-by-population --format csv
    """
    every = [asked_for(each) for each in args.scenarios]
    for other in (asked for asked in every if not asked.table.equals(every[0].table)):
        differs = f"{other.scenario.name} starts from another table than {every[0].scenario.name}"
        raise WrongScenario(f"{differs}, so they cannot stand side by side. Give both the same baseline.")
    from safe_alloc.asking.ledger import compare

    shown = rows.named_rows(compare(every[0].table, *(asked.scenario for asked in every)))
    told = printed(args.format, list(shown[0]), shown, lambda: views.compared_view(shown))
    return Answer(told, aside=[line for asked in every for line in asked.says])


@verb(option("name", "what the scenario is called, or the path of its .toml file"))
def _new(args: Namespace) -> Answer:
    """Write the file of a scenario of your own, with every key explained.

    safe-alloc new mine
    safe-alloc new scenarios/norway-3bn.toml
    """
    from pathlib import Path
    from shlex import quote

    from safe_alloc.asking.scenarios import SCHEMA, schema, starter
    from safe_alloc.telling.disk import write_new

    path = Path(f"{args.name.removesuffix('.toml')}.toml")
    write_new(path, starter(path.stem).encode())
    beside, aside = path.with_name(SCHEMA), [f"Change what stands in it, then: safe-alloc run {quote(str(path))}"]
    with suppress(NotWritten):  # one beside other files of the folder serves them all
        write_new(beside, schema())
        aside.append(f"{beside} lies beside it: from it an editor knows the keys. No verb needs it.")
    return Answer(f"{path}\n", aside=aside)
