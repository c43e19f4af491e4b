"""Write docs/reference.md from the docstrings: every public name, what it takes, what it says and its example.

`python .ci/reference.py` writes it anew; `--check` says whether it is current.
"""

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import safe_alloc as sa

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference.md"
HEAD = """\
# Reference

Made by `python .ci/reference.py` from the docstrings; every example is run as a test.
`import safe_alloc as sa` comes first in all of them.
A table comes first and can be piped; what follows the `*` is named.
"""
WINGS = {
    "reading": "Reading: figures in, checked tables out",
    "asking": "Asking: tables in, outcomes and numbers out",
    "telling": "Telling: outcomes in, sentences, pictures and folders out",
    "charts": "Charts: tables in, pictures out",
    "errors": "Errors: everything that is refused",
}
_SENTENCE = re.compile(r"(?<=[a-z0-9)`\]][.:]) (?=[A-Z`€])")


def main() -> None:
    """Write the page, or end with 1 if it is not what the docstrings say."""
    text = page()
    if "--check" in sys.argv:
        if not PAGE.exists() or text != PAGE.read_text("utf-8"):
            sys.exit("docs/reference.md is not current. Run `python .ci/reference.py` and commit what it wrote.")
    else:
        PAGE.write_text(text, "utf-8", newline="\n")
    print(f"docs/reference.md: {len(names())} public names.")


def names() -> dict[str, tuple[str, object]]:
    """Return every public name with the part of the page it belongs to and what it stands for."""
    home = {name: module.split(".")[1] for name, module in sa._HOME.items()}
    plain = {f"sa.{name}": (home.get(name, "errors"), getattr(sa, name)) for name in sa.__all__ if name != "charts"}
    return plain | {f"sa.charts.{name}": ("charts", getattr(sa.charts, name)) for name in sa.charts.__all__}


def page() -> str:
    """Return the whole page."""
    parts, anchors = [HEAD], anchored(names())
    for wing, title in WINGS.items():
        mine = {name: thing for name, (part, thing) in sorted(names().items()) if part == wing}
        parts.append(f"## {title}\n\n" + " · ".join(f"[`{name}`](#{anchors[name]})" for name in mine))
        parts += [entry(name, thing) for name, thing in mine.items()]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def anchored(every: Iterable[str]) -> dict[str, str]:
    """Return what a code host calls the heading of each name: small letters, numbered where two are alike."""
    plain = {name: name.lower().replace(".", "") for name in sorted(every)}
    before = {name: list(plain.values())[:at].count(plain[name]) for at, name in enumerate(plain)}
    return {name: f"{plain[name]}-{before[name]}" if before[name] else plain[name] for name in plain}


def entry(name: str, thing: object) -> str:
    """Return a heading, how the name is called, and what its docstring says; of a class also of its methods."""
    error = isinstance(thing, type) and issubclass(thing, Exception)
    call = "" if error else f"```python\n{called(name, thing)}\n```"
    told = [f"### {name}", call, prose(inspect.getdoc(thing) or "")]
    return "\n\n".join(filter(None, [*told, *([] if error else members(name, thing))]))


def called(name: str, thing: object) -> str:
    """Return a name with its parameters and defaults, without the types."""
    signature = inspect.signature(thing)  # type: ignore[arg-type]
    bare = [each.replace(annotation=inspect.Parameter.empty) for each in signature.parameters.values()]
    written = signature.replace(parameters=bare, return_annotation=inspect.Signature.empty)
    return f"{name}{re.sub(r'<factory>|<.*? at 0x[0-9a-f]+>', '...', str(written))}"


def members(name: str, thing: object) -> Iterator[str]:
    """Yield what a class of ours offers beside its fields."""
    own = vars(thing) if isinstance(thing, type) else {}
    for each, found in own.items():
        doc = inspect.getdoc(getattr(found, "__func__", found))
        if not each.startswith("_") and doc and (callable(getattr(thing, each)) or isinstance(found, property)):
            title = f"{name}.{each}" if isinstance(found, property) else called(f"{name}.{each}", getattr(thing, each))
            yield f"#### `{title}`\n\n{prose(doc)}"


def prose(doc: str) -> str:
    """Return a docstring as Markdown: a sentence a line, lists as they are, examples as transcripts."""
    made = []
    for block in re.split(r"\n\s*\n", doc):
        if block.lstrip().startswith(">>>"):
            made.append(f"```pycon\n{inspect.cleandoc(block)}\n```")
        elif block.startswith(("- ", "    ")):
            made.append(block)
        else:
            made.append(_SENTENCE.sub("\n", " ".join(block.split())))
    return "\n\n".join(made).replace("```\n\n```pycon\n", "")


if __name__ == "__main__":
    main()
