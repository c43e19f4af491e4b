"""How a call is read: a verb, what it takes and is asked about, and one sentence when it does not fit."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from safe_alloc.errors import UnknownName, nearest
from safe_alloc.telling.printing import FORMATS, known_format

if TYPE_CHECKING:
    import pandas as pd

    from safe_alloc.asking.scenarios import Scenario


class Answer(NamedTuple):
    """What a verb has to say: text for standard output, the exit code, and lines for standard error."""

    out: str
    code: int = 0
    aside: Sequence[str] = ()


Option = tuple[str, Mapping[str, Any]]
"""Something a verb takes: its name, and what argparse has to know of it."""


class Verb:
    """What answers to a word of the command line: a function, whose docstring is the help, and what it takes."""

    def __init__(self, answer: Callable[[Namespace], Answer], *takes: Option) -> None:
        self.answer, self.takes = answer, takes
        self.says, _, *self.examples = (line.strip() for line in (answer.__doc__ or "").strip().splitlines())

    def answered(self, word: str, argv: list[str]) -> Answer:
        """Return what it says to a call, or its help; raise UnknownName for what it does not take."""
        reader = self.reader(word)
        asks = {"-h", "--help"} & set(argv)
        return Answer(reader.format_help()) if asks else self.answer(reader.parse_args(argv))

    def reader(self, word: str) -> ArgumentParser:
        """Return what reads a call of it under this word."""
        parser = _Parser(prog=f"safe-alloc {word}", description=self.says, allow_abbrev=False, add_help=False)
        parser.epilog = "\n  ".join(["examples:", *self.examples])
        parser.formatter_class = RawDescriptionHelpFormatter
        for name, told in self.takes:
            parser.add_argument(name, **told)
        parser.add_argument("-h", "--help", action="store_true", help="show this text")
        return parser


def verb(*takes: Option) -> Callable[[Callable[[Namespace], Answer]], Verb]:
    """Return what makes of a function the verb that takes these."""
    return lambda answer: Verb(answer, *takes)


def option(name: str, help: str, **more: Any) -> Option:  # noqa: A002 - as argparse calls it
    """Return something that a verb takes."""
    return name, {"help": help, **({} if name.startswith("-") else {"metavar": name.upper()}), **more}


def listed(written: str, sign: str) -> list[str]:
    """Return what stands between the signs."""
    return [each.strip() for each in written.split(sign) if each.strip()]


def _language(written: str) -> str:
    if written != "en":  # which needs no look into the others
        from safe_alloc.telling.wording.voice import voice

        voice(written)
    return written


FORMAT = option("--format", "table (unless given), csv or json", type=known_format, default=FORMATS[0])
LANG = option("--lang", "the language of all words: de, el, en, fr, pl or tr (en)", type=_language, default="en")

ONE = "a preset by its name, the path of a .toml file, or A+B: both as one, the later wins"
SCENARIO = option("scenario", ONE)


class Asked(NamedTuple):
    """A scenario, the table it starts from, and what was said when several files became one."""

    scenario: "Scenario"
    table: "pd.DataFrame"
    says: Sequence[str]

    @property
    def headline(self) -> str:
        """Return what it is called."""
        title, name = self.scenario.title, self.scenario.name
        return f"{name}: {title}" if title and "+" in name else title or name

    def result(self) -> "pd.DataFrame":
        """Return the Outcome of a borrower, the Contracts of anybody else."""
        from safe_alloc.asking.terms import result

        return result(self.table, self.scenario)


def asked_for(written: str) -> Asked:
    """Return what a name, a path or A+B stands for."""
    from safe_alloc.asking.scenarios import compose

    made = compose(written)  # read before pandas is imported: a faulty file is told at once
    from safe_alloc.reading.datasets import baseline

    return Asked(made.scenario, baseline(made.scenario.baseline), made.says)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Yield what draws a progress bar on a terminal, and nothing where nobody looks."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda name, done, total: bar.update(task, description=name, completed=done, total=total)


class _Parser(ArgumentParser):
    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        known, strange = super().parse_known_args(args, namespace)
        for each in strange:
            options = [option for option in self._option_string_actions if option.startswith("--")]
            meant = nearest(each.partition("=")[0], options, label="Options") if each.startswith("-") else ""
            self._refused(f"does not take {each!r}: {meant or 'it is one too many.'}")
        return known, []

    def error(self, message: str) -> NoReturn:
        self._refused(f"cannot run: {message}.")

    def _refused(self, why: str) -> NoReturn:
        raise UnknownName(f"{self.prog.removeprefix('safe-alloc ')} {why} See {self.prog} --help.")
