"""Several scenario files read as one: the later file wins, and every key it overrides is named."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from safe_alloc.asking.scenarios.faults import shown
from safe_alloc.asking.scenarios.form import Form
from safe_alloc.asking.scenarios.toml import plain

Path = tuple[str, ...]
_LISTS = ("assumptions", "not_modelled")  # said by one file and the next: both hold
_TABLES = ("burden", "terms")


class Conflict(NamedTuple):
    """One key that two files fill in differently: `before` of the file `of` gives way to `after` of `by`."""

    key: str
    before: str
    of: str
    after: str
    by: str

    def __str__(self) -> str:
        """Return the conflict as a sentence."""
        return f"{self.key}: {self.before} of {self.of} gives way to {self.after} of {self.by}."


class Said(NamedTuple):
    """What one file says: its name, and each key path it fills in, also where that is the default."""

    name: str
    keys: Mapping[Path, Any]


def said(form: Form, written: Mapping[str, Any]) -> Said:
    """Return what a file says, each value as the form keeps it, so that €10 billion is no other than €10,000 million.

    `written` is the file's own keys; an entrant is one value, because it has one size.
    """
    keys: dict[Path, Any] = {}
    for key, inner in written.items():
        held = getattr(form, key)
        if key in _TABLES:
            keys |= {(key, each): getattr(held, each) for each in inner}
        elif isinstance(held, Mapping):
            keys |= {(key, each): held[each] for each in held}
        else:
            keys[(key,)] = held
    return Said(form.name, {path: value for path, value in keys.items() if path != ("name",)})


def merged(parts: Sequence[Said]) -> tuple[dict[str, Any], list[Conflict]]:
    """Return the keys of one scenario, and what gave way, without what holds for one file alone."""
    last: dict[Path, tuple[Any, str]] = {}
    conflicts = []
    for part in parts:
        for path, value in part.keys.items():
            if _is_alone(path, part is parts[-1]):
                continue
            before, of = last.get(path, (value, ""))
            if path[0] in _LISTS:
                value = tuple(dict.fromkeys((*before, *value)))
            elif path == ("inferred",):
                value = before or value  # what rests on an inference still does with more said
            elif before != value:
                conflicts.append(Conflict(".".join(path), shown(plain(before)), of, shown(plain(value)), part.name))
            last[path] = (value, part.name)
    keys: dict[str, Any] = {}
    for (key, *inner), (value, _) in last.items():
        keys[key] = {**keys.get(key, {}), inner[0]: value} if inner else value
    return keys, conflicts


def left_out(parts: Sequence[Said]) -> list[str]:
    """Return a sentence for each key that is left out, because it holds for one file alone."""
    keys = [(path[0], part.name) for part in parts for path in part.keys if _is_alone(path, part is parts[-1])]
    return [f"{key} of {name} is left out: it holds for that file alone." for key, name in keys]


def _is_alone(path: Path, last: bool) -> bool:
    """Tell what is never said of files together; the last may give all of them a title."""
    return path == ("expect",) or (path == ("title",) and not last)
