"""Write data/scenarios/scenario.schema.json, by which an editor completes and checks a scenario file as it is typed.

`python .ci/schema.py` writes it anew from the forms in safe_alloc/asking/scenarios; `--check` says whether it is
current. The shapes come from pydantic; what each key means is the text below it in form.py.
"""

import ast
import inspect
import json
import sys
import warnings
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import PydanticJsonSchemaWarning

from safe_alloc.asking.scenarios import Scenario, form
from safe_alloc.reading.countries import codes, name

TARGET = Path(__file__).resolve().parents[1] / "data" / "scenarios" / "scenario.schema.json"
HEAD = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A what-if about the EU's SAFE loans"}
CODE = {"type": "string", "pattern": "^[A-Z]{3}$"}
COUNTRY = {"$ref": "#/$defs/Country"}


def main() -> None:
    """Write the schema, or say with --check that the one there is another."""
    if "--check" not in sys.argv:
        TARGET.write_text(text(), encoding="utf-8", newline="\n")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text():
        sys.exit(f"{TARGET.name} is not current. Run `python .ci/schema.py` and commit what it wrote.")
    print(f"{TARGET.name}: {len(schema()['properties'])} keys.")


def text() -> str:
    """Return the whole schema as it should be committed."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """Return the schema: pydantic's, with countries by name, a meaning for each key, and without Python's defaults."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PydanticJsonSchemaWarning)  # a default that JSON cannot hold is left out
        made = TypeAdapter(Scenario).json_schema()
    forms = {**made.pop("$defs"), "Form": made}
    for title, texts in meanings().items():
        for key, meaning in texts.items():
            forms[title]["properties"][key]["description"] = meaning
    countries = {"description": "A country by its ISO alpha-3 code.", "oneOf": [*map(country, codes())]}
    inner = {title: tidy(each) for title, each in forms.items() if title != "Form"}
    return {**HEAD, **tidy(made), "description": meaning_of(form.Form), "$defs": {**inner, "Country": countries}}


def country(code: str) -> dict[str, str]:
    """Return a code with the name an editor shows beside it."""
    return {"const": code, "title": name(code)}


def meanings() -> dict[str, dict[str, str]]:
    """Return by form and key the text that stands below the key in the module."""
    found: dict[str, dict[str, str]] = {}
    for each in ast.parse(inspect.getsource(form)).body:
        if isinstance(each, ast.ClassDef):
            pairs = zip(each.body, each.body[1:], strict=False)
            found[each.name] = {key.target.id: below.value.value for key, below in pairs if is_told(key, below)}
    return found


def is_told(key: ast.stmt, below: ast.stmt) -> bool:
    """Return whether a statement is a key, and the one below it its text."""
    return isinstance(key, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)


def meaning_of(kind: type) -> str:
    """Return the first line of a docstring."""
    return (inspect.getdoc(kind) or "").splitlines()[0]


def tidy(found: Any) -> Any:
    """Return a part of the schema without titles made of names and defaults that say nothing."""
    if found == CODE:
        return COUNTRY
    if isinstance(found, list):
        return [*map(tidy, found)]
    if not isinstance(found, dict):
        return found
    if "patternProperties" in found:
        values = tidy(found["patternProperties"][CODE["pattern"]])
        told = {key: found[key] for key in ("description",) if key in found}
        return {"type": "object", "additionalProperties": values, "propertyNames": COUNTRY, **told}
    kept = {key: tidy(each) for key, each in found.items() if not is_noise(key, each)}
    if CODE.items() <= kept.items():
        return {**COUNTRY, **{key: each for key, each in kept.items() if key not in CODE}}
    if isinstance(kept.get("description"), str):
        kept["description"] = kept["description"].split("\n")[0]
    return kept


def is_noise(key: str, found: Any) -> bool:
    """Return whether pydantic added this, and it helps nobody who writes a file."""
    return (key == "title" and isinstance(found, str)) or (key == "default" and (not found or isinstance(found, dict)))


if __name__ == "__main__":
    main()
