"""A scenario as the text of a TOML file: keys out of text, and text out of keys, with no euro lost on the way."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from safe_alloc.asking.scenarios.faults import shown
from safe_alloc.errors import WrongScenario
from safe_alloc.reading.money import spell


def read(text: str, where: str) -> dict[str, Any]:
    """Return the keys of a TOML text; WrongScenario quotes the line that is none, such as a repeated key."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongScenario(f"{where} is not TOML: {error}.{_line(text, str(error))} Mend that line.") from error


def _line(text: str, message: str) -> str:
    place = re.search(r"at line (\d+)", message)
    return f" That line is {shown(text.split(chr(10))[int(place[1]) - 1].strip())}." if place else ""


def plain(value: Any, key: str = "") -> Any:
    """Return a form as TOML knows it, without defaults: tables, lists, texts; money as a text that reads back."""
    if is_dataclass(value):
        held = {each.name: (getattr(value, each.name), each.default) for each in fields(value)}
        return {name: plain(found, name) for name, (found, default) in held.items() if found != default}
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return spell(value) if type(value) is int and key != "years" else value
