"""The same verbs from a shell: each is one call of the library, and the printing of what comes back."""

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from safe_alloc.errors import AmbiguousText, NotWritten, SafeAllocError, UnknownName, nearest

if TYPE_CHECKING:
    from safe_alloc.cli.calls import Verb

VERBS = {
    **dict.fromkeys(("show", "parse", "reconcile", "sources"), "verbs"),
    **dict.fromkeys(("run", "ledger", "limits", "vote", "solve", "compare", "new"), "whatif"),
    "sweep": "sweeping",
    **dict.fromkeys(("report", "verify", "check"), "verbs"),
    **{"notebook": "notebook", "app": "app"},
}
"""Each verb, in the order of the help: the module that holds it, its name behind a _, imported when it is called."""

_HELP = """\
usage: safe-alloc VERB ...

The EU's €150bn SAFE defence loans: the figures, what the press printed, and what if.

{verbs}

  safe-alloc VERB --help   what a verb takes
  safe-alloc --version     the version of this program

Exit codes: 0, it ran; 1, it ran and something does not hold (a check, what a scenario expects, a wrong figure,
a text with doubts); 2, it could not run (the call, a file, an unknown name, an impossible scenario).
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Return the exit code of one verb: 0 it ran, 1 something does not hold, 2 it could not run.

    Everything is computed before anything is printed: with 2, and with 1 from `parse` without --explain, standard
    output is empty.

    >>> main(["--version"])
    safe-alloc 0.1.0
    0
    """
    gc.disable()  # a verb lives for a second: looking for circular garbage would take a twentieth of it
    try:
        out, code, aside = _answered([*(sys.argv[1:] if argv is None else argv)])
        _print(out)
        _say(*aside)
    except SafeAllocError as error:
        _say(str(error))
        return 1 if isinstance(error, AmbiguousText) else 2
    except KeyboardInterrupt:
        _say("Interrupted.")
        return 130  # what a shell reports for a program that was interrupted
    finally:
        gc.enable()
    return code


def verb(word: str) -> "Verb":
    """Return a verb of the table above, with all it takes."""
    found: Verb = getattr(import_module(f"safe_alloc.cli.{VERBS[word]}"), f"_{word}")
    return found


def _answered(argv: list[str]) -> tuple[str, int, Sequence[str]]:
    """Return what goes to standard output, the exit code, and what goes to standard error."""
    if not argv or argv[0] in ("-h", "--help", "help"):
        return _HELP.format(verbs="\n".join(f"  {word:<11}{verb(word).says}" for word in VERBS)), 0, ()
    if argv[0] in ("-V", "--version"):
        from safe_alloc import __version__

        return f"safe-alloc {__version__}\n", 0, ()
    word, *rest = argv
    if word not in VERBS:
        raise UnknownName(f"No verb is called {word!r}: {nearest(word, VERBS, label='Verbs')} See safe-alloc --help.")
    return verb(word).answered(word, rest)


def _print(text: str) -> None:
    """Write to standard output, as UTF-8 and with LF wherever we run; whoever stops listening is no error."""
    if not text:
        return
    if sys.stdout is None:
        raise NotWritten("Standard output is closed, so nothing can be printed. Send it to a file or a terminal.")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
    except OSError as error:
        _let_go()
        raise NotWritten(f"Standard output cannot be written: {error.strerror}. What it holds is not whole.") from error


def _let_go() -> None:
    """Send what is still buffered nowhere, so that the end of the program does not trip over it."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _say(*lines: str) -> None:
    """Write to standard error; where even that is impossible, the exit code has to do."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write("".join(f"safe-alloc: {line}\n" for line in lines))
            sys.stderr.flush()
