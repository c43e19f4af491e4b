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
    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        known, strange = super().parse_known_args(args, namespace)
        if strange:
            self._refuse(strange[0])
        return known, []

    def _refuse(self, strange: str) -> NoReturn:
        options = [option for option in self._option_string_actions if option.startswith("--")]
        meant = nearest(strange.partition("=")[0], options, label="Options") if strange.startswith("-") else ""
        self._refused(f"does not take {strange!r}: {meant or 'it is one too many.'}")

    def error(self, message: str) -> NoReturn:
        self._refused(f"cannot run: {message}.")

    def _refused(self, why: str) -> NoReturn:
        raise UnknownName(f"{self.prog.removeprefix('safe-alloc ')} {why} See {self.prog} --help.")
