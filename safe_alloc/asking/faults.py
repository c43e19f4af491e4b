"""What is wrong with a scenario, told in one sentence: where it stands, what was found, what is allowed."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import wraps
from typing import Any, TypeVar

from pydantic import ValidationError

from safe_alloc.errors import WrongScenario, nearest

Form = TypeVar("Form")
Forms = Mapping[str, type[Any]]
"""Which form belongs under which key, such as {'burden': Burden}; '' is the scenario itself."""

_LONGEST = 60


def speaking(forms: Callable[[], Forms]) -> Callable[[type[Form]], type[Form]]:
    """Return a class decorator: what pydantic refuses in a constructor is raised as one WrongScenario sentence."""

    def decorate(form: type[Form]) -> type[Form]:
        build: Callable[..., None] = form.__init__

        @wraps(build)
        def told(self: Form, /, *given: Any, **keys: Any) -> None:
            try:
                build(self, *given, **keys)
            except ValidationError as error:
                name = (*given, keys.get("name", ""))[0]
                raise WrongScenario(sentence(error, f"{form.__name__} {shown(name)}", forms())) from error

        form.__init__ = told  # type: ignore[method-assign]
        return form

    return decorate


def sentence(error: ValidationError, where: str, forms: Forms) -> str:
    """Return the gravest fault as `where, key path: what is wrong`; an unknown key comes before what follows from it."""
    faults = [dict(fault) for fault in error.errors(include_url=False)]
    faults.sort(key=lambda fault: fault["type"] != "unexpected_keyword_argument")
    path = tuple(part for part in faults[0]["loc"] if part != "[key]")
    more = f" (And {len(faults) - 1} more to mend after this.)" if len(faults) > 1 else ""
    return ", ".join(filter(None, [where, key_path(path)])) + f": {_found(faults[0], path, forms)}{more}"


def key_path(path: tuple[str | int, ...]) -> str:
    """Return where a key stands, as 'burden.exempt[1]'; lists are counted from one."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".")


def shown(found: object) -> str:
    """Return what was found as a person wrote it, cut short when it is long."""
    written = repr(found)
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"


def _found(fault: Mapping[str, Any], path: tuple[str | int, ...], forms: Forms) -> str:
    if fault["type"] == "value_error":
        return str(fault["ctx"]["error"])
    if fault["type"] == "unexpected_keyword_argument":
        return f"no key is called {path[-1]!r}: {nearest(str(path[-1]), _keys(path, forms), label='Allowed keys')}"
    if fault["type"] in ("missing", "missing_argument"):
        return "is missing. Only the name is required, as the first argument or as name = \"…\" in a file."
    if fault["type"] == "unexpected_positional_argument":
        return "only the name goes without its key. Write the rest by keyword, such as envelope='grows'."
    if fault["type"].startswith("dataclass"):
        return f"holds {shown(fault['input'])} where keys belong: {', '.join(_keys((*path, ''), forms))}."
    return f"holds {shown(fault['input'])}, and {fault['msg'][0].lower()}{fault['msg'][1:]}."


def _keys(path: tuple[str | int, ...], forms: Forms) -> list[str]:
    form = forms.get(str(path[0]), forms[""]) if len(path) > 1 else forms[""]
    return sorted(field.name for field in fields(form))
