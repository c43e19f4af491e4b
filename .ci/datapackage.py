"""Describe the tables of data/ for other tools (Frictionless Data Package): run it after a table or a source changed.

`python .ci/datapackage.py` writes data/datapackage.json from .ci/tables.toml, the sources and their figures.
A test proves that the committed file is current.
"""

import csv
import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
TARGET = DATA / "datapackage.json"
KNOWN = tomllib.loads((HERE / "tables.toml").read_text(encoding="utf-8"))

CC_BY = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}


def main() -> None:
    """Write the description anew."""
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(KNOWN['tables'])} reference tables, the figures of {len(sources())} sources.")


def text() -> str:
    """Return the whole description as it should be committed."""
    package = {
        "profile": "data-package",
        "name": "safe-alloc",
        "title": "SAFE defence loans: allocations, sources and reference tables",
        "description": "The figures of the EU's SAFE loans, each with its source, and the dated numbers beside them.",
        "licenses": [CC_BY],
        "sources": [publication(each) for each in (*rows("indicator_sources"), *sources().values())],
        "resources": [table(name) for name in KNOWN["tables"]] + [figures(name) for name in sources()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def table(name: str) -> dict[str, Any]:
    """Return the description of one reference table."""
    about = KNOWN["tables"][name]
    fields = {field: about.get("field", {}).get(field, KNOWN["fields"][field]) for field in about["fields"]}
    found = resource(f"reference/{name}.csv", name.replace("_", "-"), about["title"])
    return {**found, "schema": schema(fields, about["key"], about.get("links", {}))}


def figures(name: str) -> dict[str, Any]:
    """Return the description of the figures of one source: a table, or a list as printed."""
    about = sources()[name]
    path = f"sources/{name}/{about['file']}"
    terms = f"Status: {about['status']}. Terms: {about['licence']}."
    found = resource(path, f"figures-{name}", about["title"])
    found |= {
        "description": f"{about['publisher']}, {about['published']}. {terms}",
        "hash": f"sha256:{hashlib.sha256((DATA / path).read_bytes()).hexdigest()}",
        "sources": [publication(about)],
    }
    if not path.endswith(".csv"):
        return found
    with (DATA / path).open(encoding="utf-8", newline="") as opened:
        fields = {heading: KNOWN["fields"][heading] for heading in next(csv.reader(opened))}
    return {**found, "schema": schema(fields, ["country"], {"country": "countries.iso3"})}


def resource(path: str, name: str, title: str) -> dict[str, Any]:
    """Return what every file has in common."""
    tabular = path.endswith(".csv")
    return {
        "name": name,
        "path": path,
        "profile": "tabular-data-resource" if tabular else "data-resource",
        "title": title,
        "format": "csv" if tabular else "txt",
        "mediatype": "text/csv" if tabular else "text/plain",
        "encoding": "utf-8",
    }


def schema(fields: dict[str, Any], key: list[str], links: dict[str, str]) -> dict[str, Any]:
    """Return the columns of a table, what makes a row unique, and which column points to which table."""
    pointers = []
    for column, target in links.items():
        other, field = target.split(".")
        pointers.append({"fields": [column], "reference": {"resource": other.replace("_", "-"), "fields": [field]}})
    described = [{"name": name, **about} for name, about in fields.items()]
    return {"fields": described, "primaryKey": key} | ({"foreignKeys": pointers} if pointers else {})


def publication(about: dict[str, Any]) -> dict[str, str]:
    """Return a source as the standard names it."""
    return {"title": f"{about['publisher']}: {about['title']}", "path": about["url"]}


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a reference table."""
    with (DATA / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def sources() -> dict[str, dict[str, Any]]:
    """Return the sidecar of every source by its id, in A–Z order."""
    paths = sorted((DATA / "sources").glob("*/source.toml"))
    return {path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


if __name__ == "__main__":
    main()
