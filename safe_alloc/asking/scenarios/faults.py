"""What is wrong with a scenario, told in one sentence: where it stands, what was found, what is allowed."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from functools import wraps
from inspect import Signature, signature
from typing import Any, TypeVar, get_type_hints

from pydantic import ValidationError

from safe_alloc.errors import WrongScenario, nearest

Form = TypeVar("Form")
Path = tuple[str | int, ...]
_LONGEST = 60


def speaking(**inner: type[Any]) -> Callable[[type[Form]], type[Form]]:
    """Return a class decorator: what pydantic refuses in a constructor is raised as one WrongScenario sentence.

    `inner` names the form that belongs under a key, such as burden=Burden.
    """

    def decorate(form: type[Form]) -> type[Form]:
        build: Callable[..., None] = form.__init__

        @wraps(build)
        def told(self: Form, /, *given: Any, **keys: Any) -> None:
            try:
                build(self, *given, **keys)
            except ValidationError as error:
                where = " ".join([form.__name__, *map(shown, given[:1])])
                raise WrongScenario(sentence(error, where, {"": form, **inner})) from error

        form.__signature__ = _plain(form)  # type: ignore[attr-defined]
        form.__init__ = told  # type: ignore[method-assign, assignment]
        return form

    return decorate


def sentence(error: ValidationError, where: str, forms: Mapping[str, type[Any]]) -> str:
    """Return the first fault as `where, key path: what is wrong`; an unknown key goes before what follows from it."""
    faults = sorted(error.errors(include_url=False), key=lambda each: each["type"] != "unexpected_keyword_argument")
    path = tuple(step for step in faults[0]["loc"] if step != "[key]")
    if path[:1] == (0,) and faults[0]["type"] != "unexpected_positional_argument":
        path = (fields(forms[""])[0].name, *path[1:])  # the first key may be handed in without its name
    more = f" (Mend this first; {len(faults) - 1} more after it.)" if len(faults) > 1 else ""
    found = _found({**faults[0]}, path, forms)
    return f"{where}, {key_path(path)}: {found}{more}" if path else f"{where}, {found}{more}"


def key_path(path: Path) -> str:
    """Return where a key stands, as 'burden.exempt[1]'; lists are counted from one.

    >>> key_path(("assumptions", 0, "quality"))
    'assumptions[1].quality'
    """
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".")


def shown(found: object) -> str:
    """Return what was found as it was written, cut short when it is long.

    >>> shown("grow"), shown(date(2026, 4, 15))
    ("'grow'", '2026-04-15')
    """
    written = found.isoformat() if isinstance(found, date | time) else repr(found)
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"


def _plain(form: type[Any]) -> Signature:
    """Return a constructor's signature as help() should show it: types without the checks behind them."""
    hints, found = get_type_hints(form), signature(form)
    return found.replace(parameters=[each.replace(annotation=hints[each.name]) for each in found.parameters.values()])


def _found(fault: Mapping[str, Any], path: Path, forms: Mapping[str, type[Any]]) -> str:
    match fault["type"]:
        case "value_error":
            return str(fault["ctx"]["error"])
        case "unexpected_keyword_argument":
            return f"no key is called {path[-1]!r}: {nearest(str(path[-1]), _keys(path, forms), label='Allowed keys')}"
        case "missing" | "missing_argument":
            return f"is missing. Needed here: {', '.join(_keys(path, forms, needed=True))}."
        case "unexpected_positional_argument":
            return f"{shown(fault['input'])} has no key. Write it by keyword, such as envelope='grows'."
        case "dataclass_type" | "dataclass_exact_type":
            return f"holds {shown(fault['input'])} where keys belong: {', '.join(_keys((*path, ''), forms))}."
        case _:
            return f"holds {shown(fault['input'])}, and {fault['msg'][0].lower()}{fault['msg'][1:]}."


def _keys(path: Path, forms: Mapping[str, type[Any]], *, needed: bool = False) -> list[str]:
    form = forms.get(str(path[0]), forms[""]) if len(path) > 1 else forms[""]
    return sorted(each.name for each in fields(form) if not needed or each.default is MISSING)
