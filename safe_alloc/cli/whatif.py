"""The verbs that ask what if: scenario files in, one call of the library, and the printing of what comes back."""

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from safe_alloc.cli.asked import ONE, asked_for
from safe_alloc.cli.calls import Answer, Verb, format_option, lang_option
from safe_alloc.cli.sweeping import SWEEP
from safe_alloc.errors import NotWritten, WrongScenario

if TYPE_CHECKING:
    import pandas as pd


def _scenario_takes(parser: ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help=ONE)
    format_option(parser)


def _told_takes(parser: ArgumentParser) -> None:
    _scenario_takes(parser)
    lang_option(parser)


def _run(args: Namespace) -> Answer:
    asked = asked_for(args.scenario)
    from safe_alloc.asking.outcomes import missed, unmet
    from safe_alloc.telling.printing import answers, printed, rows, views

    made = asked.result()
    if not asked.lends:
        from safe_alloc.asking.terms import balance

        shown, found = rows.contract_rows(made), balance(asked.table, asked.scenario)
        wrong = missed({"contracts": found.contracts_eur, "fee": found.fee_eur}, asked.scenario)
        view = partial(answers.contracts_view, shown, headline=asked.headline, told=found.says)
        even = None if found.break_even_part is None else str(found.break_even_part)
        about = {"entrant": next(iter(asked.scenario.entrants)), **vars(found), "break_even_part": even}
        told = printed(args.format, rows.CONTRACTS, shown, view, about=about)
        return Answer(told, int(bool(wrong)), [*asked.says, *wrong])
    shown, wrong = rows.outcome_rows(made), unmet(made, asked.scenario)
    view = partial(views.outcome_view, made, shown, headline=asked.headline, lang=args.lang)
    return Answer(printed(args.format, rows.OUTCOME, shown, view), int(bool(wrong)), [*asked.says, *wrong])


def _ledger(args: Namespace) -> Answer:
    asked = asked_for(args.scenario)
    from safe_alloc.telling.printing import answers, printed, rows

    outcome = asked.outcome()
    shown = rows.ledger_rows(outcome)
    view = partial(answers.ledger_view, outcome, shown, headline=asked.headline, lang=args.lang)
    return Answer(printed(args.format, rows.LEDGER, shown, view), aside=asked.says)


def _limits(args: Namespace) -> Answer:
    asked = asked_for(args.scenario)
    from safe_alloc.asking.limits import limits
    from safe_alloc.telling.printing import answers, printed, rows

    found = rows.frame_rows(limits(asked.result()))
    about = asked.standing(found[0]["label"])
    shown = [{**row, **about} for row in found]
    view = partial(answers.limits_view, shown, headline=asked.headline)
    return Answer(printed(args.format, rows.LIMITS, shown, view, under="limits", about=about), aside=asked.says)


def _vote_takes(parser: ArgumentParser) -> None:
    parser.add_argument("--against", default="", metavar="A,B", help="members that vote no, such as Greece,Cyprus")
    parser.add_argument("--abstain", default="", metavar="C,D", help="members that abstain")
    parser.add_argument("--rule", metavar="RULE", help="qualified, qualified_72 or unanimity")
    parser.add_argument("--basis", metavar="BASIS", help="article-212 (unanimity) or article-218-8 (qualified)")
    parser.add_argument("--scenario", metavar="SCENARIO", help="members that lose money in it vote no too")
    format_option(parser)


def _vote(args: Namespace) -> Answer:
    from safe_alloc.asking.council import vote
    from safe_alloc.telling.printing import answers, printed_one

    asked = asked_for(args.scenario) if args.scenario else None
    result = asked.result() if asked else None
    named = {key: _listed(getattr(args, key)) for key in ("against", "abstain")}
    found = vote(**named, rule=args.rule, basis=args.basis, outcome=result)
    about = asked.standing(_label(result)) if asked and result is not None else {}
    told = printed_one(args.format, answers.vote_fields(found) | about, lambda: answers.vote_view(found, about))
    return Answer(told, aside=asked.says if asked else ())


def _label(result: "pd.DataFrame") -> str:
    from safe_alloc.asking.limits import label  # imported here: a vote needs no table

    return label(result)


def _listed(written: str) -> list[str]:
    return [each.strip() for each in written.split(",") if each.strip()]


def _solve_takes(parser: ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help=ONE)
    asks = "top-three:envelope, top-three:larger_envelope, top-three:90bn, rank:GRC, loss:GRC>5%%, blocking, break-even"
    parser.add_argument("--until", required=True, metavar="U", help=f"what is to flip: {asks}")
    where = "the sum that grows from €0 (entrants.TUR.amount)"
    parser.add_argument("--vary", default="entrants.TUR.amount", metavar="PATH", help=where)
    format_option(parser)


def _solve(args: Namespace) -> Answer:
    asked = asked_for(args.scenario)
    from safe_alloc.asking.solve import solve
    from safe_alloc.telling.printing import printed_one
    from safe_alloc.telling.printing.text import paragraphs

    found = solve(asked.table, asked.scenario, until=args.until, vary=args.vary)
    fields = {"scenario": asked.scenario.name, **vars(found)}
    return Answer(printed_one(args.format, fields, lambda: paragraphs(found.says)), aside=asked.says)


def _compare_takes(parser: ArgumentParser) -> None:
    parser.add_argument("scenarios", nargs="+", metavar="SCENARIO", help=f"each {ONE}")
    format_option(parser)


def _compare(args: Namespace) -> Answer:
    every = [asked_for(each) for each in args.scenarios]
    for other in (asked for asked in every if not asked.table.equals(every[0].table)):
        raise WrongScenario(
            f"{other.scenario.name} starts from another table than {every[0].scenario.name}, so they cannot stand side "
            f"by side. Give both the same baseline."
        )
    from safe_alloc.asking.ledger import compare
    from safe_alloc.telling.printing import answers, printed, rows

    shown = rows.named_rows(compare(every[0].table, *(asked.scenario for asked in every)))
    told = printed(args.format, list(shown[0]), shown, lambda: answers.compared_view(shown))
    return Answer(told, aside=[line for asked in every for line in asked.says])


def _new_takes(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="what the scenario is called, or the path of its .toml file")


def _new(args: Namespace) -> Answer:
    from pathlib import Path

    from safe_alloc.asking.scenarios import SCHEMA, schema, starter
    from safe_alloc.telling.disk import write_new

    path = Path(f"{args.name.removesuffix('.toml')}.toml")
    write_new(path, starter(path.stem).encode())
    with suppress(NotWritten):  # one beside other files of the folder serves them all
        write_new(path.with_name(SCHEMA), schema())
    return Answer(f"{path}\n", aside=[f"Change what stands in it, then: safe-alloc run {path}"])


WHAT_IF = {
    "run": Verb(
        "Compute a scenario and print who gives way, or who buys, to the euro",
        _told_takes,
        _run,
        ("safe-alloc run turkiye-10bn-fixed", "safe-alloc run mine.toml --format csv"),
    ),
    "ledger": Verb(
        "Print who pays: change, share, rank and what held each member",
        _told_takes,
        _ledger,
        ("safe-alloc ledger turkiye-10bn-fixed", "safe-alloc ledger turkiye-10bn-fixed+mine.toml --format json"),
    ),
    "limits": Verb(
        "Print what the Regulation allows, and the headroom in euro",
        _scenario_takes,
        _limits,
        ("safe-alloc limits turkiye-10bn-fixed", "safe-alloc limits turkiye-participant --format csv"),
    ),
    "vote": Verb(
        "Say whether the Council would agree, and who could block it",
        _vote_takes,
        _vote,
        ("safe-alloc vote --against Greece,Cyprus", "safe-alloc vote --rule qualified --scenario turkiye-10bn-fixed"),
    ),
    "solve": Verb(
        "Find the whole euro at which an answer flips",
        _solve_takes,
        _solve,
        (
            "safe-alloc solve turkiye-10bn-fixed --until top-three:envelope",
            "safe-alloc solve turkiye-participant --until break-even --vary terms.fee",
        ),
    ),
    "sweep": SWEEP,
    "compare": Verb(
        "Print several scenarios side by side",
        _compare_takes,
        _compare,
        (
            "safe-alloc compare turkiye-10bn-fixed turkiye-10bn-on-top",
            "safe-alloc compare turkiye-by-gdp turkiye-by-population --format csv",
        ),
    ),
    "new": Verb(
        "Write the file of a scenario of your own, with every key explained",
        _new_takes,
        _new,
        ("safe-alloc new mine", "safe-alloc new scenarios/norway-3bn.toml"),
    ),
}
