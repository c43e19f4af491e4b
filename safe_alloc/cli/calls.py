"""How a call is read: a verb, what it takes, and one sentence with the nearest name when it does not fit."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, NoReturn

from safe_alloc.errors import UnknownName, nearest


class Answer(NamedTuple):
    """What a verb has to say: text for standard output, the exit code, and lines for standard error."""

    out: str
    code: int = 0
    aside: Sequence[str] = ()


class Verb(NamedTuple):
    """A word of the command line: what it does, what it takes, the function that answers, and two examples."""

    says: str
    takes: Callable[[ArgumentParser], None]
    answer: Callable[[Namespace], Answer]
    examples: tuple[str, ...] = ()


def parsed(word: str, verb: Verb, argv: list[str]) -> Namespace | Answer:
    """Return the arguments of a verb, or its help as an answer; raise UnknownName for what it does not take."""
    shown = "".join(f"\n  {each}" for each in verb.examples)
    parser = _Parser(prog=f"safe-alloc {word}", description=f"{verb.says}.", allow_abbrev=False, add_help=False)
    parser.epilog, parser.formatter_class = f"examples:{shown}", RawDescriptionHelpFormatter
    verb.takes(parser)
    parser.add_argument("-h", "--help", action="store_true", help="show this text")
    if {"-h", "--help"} & set(argv):
        return Answer(parser.format_help())
    known, strange = parser.parse_known_args(argv)
    if strange:
        parser.refuse(strange[0])
    return known


def format_option(parser: ArgumentParser) -> None:
    """Add --format to what a verb takes."""
    from safe_alloc.telling.printing import FORMATS, known_format

    way = "table for a person (unless given), csv or json for a machine"
    parser.add_argument("--format", type=known_format, default=FORMATS[0], metavar="FORMAT", help=way)


def lang_option(parser: ArgumentParser) -> None:
    """Add --lang to what a verb takes."""
    way = "the language of the finding: de, el, en, fr, pl or tr (en)"
    parser.add_argument("--lang", type=_language, default="en", metavar="LANG", help=way)


def _language(written: str) -> str:
    if written != "en":  # which needs no look into the others
        from safe_alloc.telling.wording.voice import voice

        voice(written)
    return written


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
