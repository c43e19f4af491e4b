"""The verb for many scenarios at once: which numbers vary and how, and what the scenarios say together."""

import gc
import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from safe_alloc.cli.calls import FORMAT, SCENARIO, Answer, asked_for, listed, option, progress, verb
from safe_alloc.errors import Unfinished, UnknownName, WrongScenario, nearest, needed
from safe_alloc.telling.printing import printed, rows, views

_CALL = re.compile(r"\s*(?P<name>[a-z]+)\s*(?:\((?P<given>.*)\))?\s*", re.DOTALL)
_STEPS = re.compile(r"(?P<low>.+?)\s+to\s+(?P<high>.+?)\s+by\s+(?P<step>.+)", re.DOTALL)
_SPREADS = ("uniform", "triangular", "normal", "discrete", "unprinted")
_HOW = (
    "Write a list 'A; B; C', steps 'A to B by C', or uniform(A; B), triangular(A; MODE; B), normal(MEAN; SD), "
    "discrete(A; B), unprinted() for the baseline."
)
_VALUES = "entrants.TUR.amount='€0 to €20 billion by €1 billion', '€5 billion; €10 billion', 'uniform(€0; €9 billion)'"


@verb(
    SCENARIO,
    option("--vary", f"{_VALUES}; repeatable", action="append", required=True, metavar="PATH=VALUES"),
    option("--draws", "how many scenarios to draw from distributions", type=int, metavar="N"),
    option("--seed", "where the draws start (0): the same seed, the same draws", type=int, metavar="S"),
    option("--mark", "count points without a solution instead of refusing them", action="store_true"),
    option("--dask", "let a Dask cluster work, such as tcp://10.0.0.1:8786", metavar="ADDRESS"),
    option("--flips", "print how often each rule flips, not the countries", action="store_true"),
    FORMAT,
)
def _sweep(args: Namespace) -> Answer:
    """Vary numbers of a scenario and print what all of them say together.

    safe-alloc sweep turkiye-10bn-fixed --vary "entrants.TUR.amount=€0 to €20 billion by €1 billion"
    safe-alloc sweep turkiye-10bn-fixed --vary "entrants.TUR.amount=uniform(€0; €20 billion)" --draws 1000
    """
    asked = asked_for(args.scenario)
    from safe_alloc.asking.sweeps import sweep

    vary = _all_varied(args.vary)
    gc.enable()  # other verbs live for a second, this one may for minutes
    with _engine(args.dask) as engine, progress() as told:
        options = {"draws": args.draws, "seed": args.seed, "infeasible": "mark" if args.mark else "refuse"}
        swept = sweep(asked.table, asked.scenario, vary=vary, engine=engine, told=told, **options)
        shown, flips = rows.named_rows(swept.summary), rows.frame_rows(swept.flips)
    about = swept.standing | {"draws": swept.draws, "seed": swept.seed}
    about |= {"without_solution": swept.without_solution, "varied": "; ".join(args.vary), "quantiles": swept.quantiles}
    view = partial(views.swept_view, [] if args.flips else shown, flips, about=about)
    first, under = (flips, "flips") if args.flips else (shown, "countries" if swept.plan.lends else "sums")
    beside = about if args.flips or args.format == "csv" else {**about, "flips": flips}
    return Answer(printed(args.format, list(first[0]), first, view, under=under, about=beside), aside=asked.says)


@contextmanager
def _engine(address: str | None) -> Iterator[Any]:
    """Yield what works the chunks: nothing, which is this thread, or a cluster that is let go with the sweep."""
    if address is None:
        yield None
        return
    with needed("distributed", "speaks to a Dask cluster", "dask", Unfinished):
        from distributed import Client
    try:
        client = Client(address)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        raise Unfinished(f"No Dask cluster at {address} ({error}). Start one, or leave out --dask.") from error
    with client:
        yield client


def _all_varied(every: Sequence[str]) -> dict[str, Any]:
    pairs = [_varied(written) for written in every]
    for path in (path for path, _ in pairs if [each for each, _ in pairs].count(path) > 1):
        raise WrongScenario(f"--vary names {path} more than once. Put all its values behind one --vary.")
    return dict(pairs)


def _varied(written: str) -> tuple[str, Any]:
    """Return a path and the values or the distribution written behind it."""
    path, sign, values = written.partition("=")
    if not sign or not values.strip():
        raise WrongScenario(f"--vary {written!r} has no values. Write PATH=VALUES. {_HOW}")
    if steps := _STEPS.fullmatch(values.strip()):
        return path.strip(), _stepped(path.strip(), **steps.groupdict())
    call = _CALL.fullmatch(values)
    if call and (call["given"] is not None or call["name"] in _SPREADS):
        return path.strip(), _spread(call["name"], listed(call["given"] or "", ";"))
    return path.strip(), listed(values, ";")


def _spread(name: str, given: list[str]) -> object:
    from safe_alloc.asking import sweeps

    if name not in _SPREADS:
        raise UnknownName(f"No distribution is called {name!r}: {nearest(name, _SPREADS)} {_HOW}")
    try:
        return sweeps.discrete(given) if name == "discrete" else getattr(sweeps, name)(*given)
    except TypeError as error:
        raise WrongScenario(f"{name}({'; '.join(given)}) has the wrong number of values. {_HOW}") from error


def _stepped(path: str, low: str, high: str, step: str) -> Sequence[int | str]:
    """Return the values from low to high, both included where the steps meet it."""
    from safe_alloc.asking.scenarios.paths import Path, read

    where = Path(path, in_parts="%" in low + high + step)
    first, last, each = (read(where, one) for one in (low, high, step))
    if not each or last < first:
        raise WrongScenario(f"{low} to {high} by {step}: steps go up, from the low to the high value. {_HOW}")
    values = range(first, last + 1, each)
    return [where.text(one) for one in values] if where.in_parts else values
