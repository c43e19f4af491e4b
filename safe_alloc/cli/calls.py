"""How a call is read: a verb, what it takes, and one sentence with the nearest name when it does not fit."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, NoReturn

from safe_alloc.errors import UnknownName, nearest
from safe_alloc.telling.printing import FORMATS, known_format


class Answer(NamedTuple):
    """What a verb has to say: text for standard output, the exit code, and lines for standard error."""

    out: str
    code: int = 0
    aside: Sequence[str] = ()


Option = tuple[str, Mapping[str, Any]]
"""Something a verb takes: its name, and what argparse has to know of it."""


class Verb:
    """A word of the command line: the function that answers, whose docstring is the help, and what it takes."""

    def __init__(self, answer: Callable[[Namespace], Answer], *takes: Option) -> None:
        self.answer, self.takes = answer, takes

    @property
    def _told(self) -> list[str]:
        return [line.strip() for line in (self.answer.__doc__ or "").strip().splitlines()]

    @property
    def says(self) -> str:
        """Return what it does."""
        return "".join(self._told[:1]).removesuffix(".")

    @property
    def examples(self) -> list[str]:
        """Return calls of it."""
        return self._told[2:]


def option(name: str, help: str, **more: Any) -> Option:  # noqa: A002 - as argparse calls it
    """Return something that a verb takes."""
    return name, {"help": help, **({} if name.startswith("-") else {"metavar": name.upper()}), **more}


def parsed(word: str, verb: Verb, argv: list[str]) -> Namespace | Answer:
    """Return the arguments of a verb, or its help as an answer; raise UnknownName for what it does not take."""
    shown = "".join(f"\n  {each}" for each in verb.examples)
    parser = _Parser(prog=f"safe-alloc {word}", description=f"{verb.says}.", allow_abbrev=False, add_help=False)
    parser.epilog, parser.formatter_class = f"examples:{shown}", RawDescriptionHelpFormatter
    for name, told in verb.takes:
        parser.add_argument(name, **told)
    parser.add_argument("-h", "--help", action="store_true", help="show this text")
    if {"-h", "--help"} & set(argv):
        return Answer(parser.format_help())
    known, strange = parser.parse_known_args(argv)
    if strange:
        parser.refuse(strange[0])
    return known


def _language(written: str) -> str:
    if written != "en":  # which needs no look into the others
        from safe_alloc.telling.wording.voice import voice

        voice(written)
    return written


FORMAT = option("--format", "table (unless given), csv or json", type=known_format, default=FORMATS[0])
LANG = option("--lang", "the language of the finding: de, el, en, fr, pl or tr (en)", type=_language, default="en")


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
    def refuse(self, strange: str) -> NoReturn:
        options = [option for option in self._option_string_actions if option.startswith("--")]
        meant = nearest(strange.partition("=")[0], options, label="Options") if strange.startswith("-") else ""
        self._refused(f"does not take {strange!r}: {meant or 'it is one too many.'}")

    def error(self, message: str) -> NoReturn:
        self._refused(f"cannot run: {message}.")

    def _refused(self, why: str) -> NoReturn:
        raise UnknownName(f"{self.prog.removeprefix('safe-alloc ')} {why} See {self.prog} --help.")
