"""A notebook run with numbers of your own; a sentence that was written for other numbers is left out of it."""

import ast
import base64
from argparse import Namespace
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from safe_alloc import errors
from safe_alloc.cli.calls import Answer, listed, option, progress, verb
from safe_alloc.errors import SafeAllocError, Unfinished, UnknownName, nearest, needed
from safe_alloc.reading.countries import fold, iso3, known_names
from safe_alloc.reading.files import data_folder, read_text

if TYPE_CHECKING:
    from nbformat import NotebookNode

_PAGE = Path(__file__).with_suffix(".html")


@verb(
    option("notebook", "its number or name, such as 03"),
    option("--set", "a parameter, A,B for several; repeatable", action="append", default=[], metavar="NAME=VALUE"),
    option("--out", "the folder to write (notebook)", default="notebook", metavar="DIR"),
)
def _notebook(args: Namespace) -> Answer:
    """Run a notebook with numbers of your own and keep it, its page and its charts.

    safe-alloc notebook 03 --set entrant=GBR --set amount="€6 billion" --out gbr
    safe-alloc notebook 05 --set against=Hungary,Slovakia
    """
    path = found(args.notebook)
    given = values(path, args.set)
    with needed("papermill", "runs a notebook", "notebooks", UnknownName):
        import papermill  # type: ignore[import-untyped]  # noqa: F401
    from safe_alloc.telling.disk import replace_folder

    with progress() as says:
        says(f"Running {path.stem}", 0, 1)  # it takes some seconds, and a person sees that it has begun
        made = files(run(path, given), path.stem)
    with replace_folder(args.out) as folder:
        for name, content in made.items():
            (folder / name).write_bytes(content)
    return Answer("".join(f"{Path(args.out) / name}\n" for name in made))


def found(named: str) -> Path:
    """Return the path of a notebook by its number or name; they lie beside the data, in a wheel as in a checkout."""
    paths = {path.stem: path for path in sorted(data_folder().with_name("notebooks").glob("*.ipynb"))}
    by_number = {name[:2]: path for name, path in paths.items()}
    path = paths.get(named.removesuffix(".ipynb")) or by_number.get(named.zfill(2))
    if path is None:
        raise UnknownName(f"No notebook is called {named!r}: {nearest(named, paths, label='Notebooks')}")
    return path


def values(path: Path, given: list[str]) -> dict[str, Any]:
    """Return the parameters that are set; UnknownName for one there is not. What a value is worth, the run tells."""
    defaults, found = parameters(path), dict[str, Any]()
    for name, sign, written in (each.partition("=") for each in given):
        if name.strip() not in defaults:
            offered = nearest(name.strip(), defaults, label="Parameters")
            raise UnknownName(f"Notebook {path.stem} has no parameter {name.strip()!r}: {offered}")
        if not sign:
            raise UnknownName(f"--set {name} has no value. Write {name.strip()}=VALUE.")
        if name.strip() in found:
            raise UnknownName(f"--set names {name.strip()} more than once. Give it one value.")
        found[name.strip()] = _read(name.strip(), written.strip(), defaults[name.strip()])
    return found


def parameters(path: Path) -> dict[str, Any]:
    """Return the parameters of a notebook with their values, from its one cell with that tag."""
    import json

    cells = json.loads(path.read_text("utf-8"))["cells"]
    (source,) = ("".join(cell["source"]) for cell in cells if "parameters" in cell["metadata"].get("tags", ()))
    lines = [line for line in ast.parse(source).body if isinstance(line, ast.Assign)]
    return {ast.unparse(line.targets[0]): ast.literal_eval(line.value) for line in lines}


def _read(name: str, written: str, default: object) -> Any:
    if isinstance(default, int):
        if not written.isdecimal():
            raise UnknownName(f"{name} is a whole number such as {default}, and not {written!r}.")
        return int(written)
    if isinstance(default, list):
        return [_read(name, each, default[0]) for each in listed(written, ",")]
    return iso3(written) if fold(str(default)) in known_names() else written  # a country, by its name or its code


def run(path: Path, given: Mapping[str, Any]) -> "NotebookNode":
    """Return a notebook run in an empty folder; a refusal inside it is raised here, in the library's own words."""
    from tempfile import TemporaryDirectory

    from papermill import PapermillExecutionError, execute_notebook

    with TemporaryDirectory() as place:
        try:
            how = {"kernel_name": "python3", "extra_arguments": ["--log-level=CRITICAL"], "cwd": place}
            made = execute_notebook(str(path), None, dict(given), progress_bar=False, **how)
        except PapermillExecutionError as error:
            kind = getattr(errors, error.ename, Unfinished)
            ours = kind if issubclass(kind, SafeAllocError) else Unfinished
            raise ours(f"Notebook {path.stem}: {error.evalue}") from error
    return normalised(told(made, given), path.stem)


def told(made: "NotebookNode", given: Mapping[str, Any]) -> "NotebookNode":
    """Return a notebook that says what it was run with; a text cell that reads other numbers aloud is left out."""
    from nbformat.v4 import new_markdown_cell

    if not given:
        return made
    kept = [cell for cell in made.cells if "reading" not in cell.metadata.get("tags", [])]
    for cell in (each for each in kept if "injected-parameters" in each.metadata.get("tags", [])):
        cell.source = "\n".join(f"{name} = {value!r}" for name, value in given.items())  # € stays €
    note = f"> **Run with** {', '.join(f'`{name} = {value!r}`' for name, value in given.items())}."
    gone = f"> {len(made.cells) - len(kept)} text cells are left out, because they read other numbers aloud."
    made.cells = [kept[0], new_markdown_cell(f"{note}\n{gone}"), *kept[1:]]  # type: ignore[no-untyped-call]
    return made


def normalised(notebook: "NotebookNode", stem: str) -> "NotebookNode":
    """Return a notebook without anything that differs between two runs or two readers."""
    import nbformat

    kept: NotebookNode = nbformat.from_dict(notebook)  # type: ignore[no-untyped-call]
    kept.nbformat, kept.nbformat_minor = 4, 5
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    kept.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": "python"}})  # type: ignore[no-untyped-call]
    for number, cell in enumerate(kept.cells, start=1):
        cell.id = f"{stem[:2]}-{number:02d}"
        cell.metadata = {key: cell.metadata[key] for key in ("tags",) if key in cell.metadata}
        cell.source = cell.source.strip()
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [_settled(output) for output in cell.outputs]
    return kept


def _settled(output: "NotebookNode") -> "NotebookNode":
    """Return an output without its count, its picture on one line; of a widget only its still picture is kept."""
    output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    if "execution_count" in output:
        output.execution_count = None
    if "metadata" in output:
        output.metadata = {kind: output.metadata[kind] for kind in ("image/png",) if kind in output.metadata}
    if "image/png" in output.get("data", {}):
        output.data["image/png"] = "".join(output.data["image/png"].split())
    return output


def files(notebook: "NotebookNode", stem: str) -> dict[str, bytes]:
    """Return what a run is kept as, by file name: the notebook, its page, and each picture with its description."""
    import nbformat

    written = nbformat.writes(notebook).rstrip("\n") + "\n"  # type: ignore[no-untyped-call]
    made = {f"{stem}.ipynb": written.encode(), f"{stem}.html": page(notebook).encode()}
    for cell in notebook.cells:
        for output in (each for each in cell.get("outputs", []) if "image/png" in each.get("data", {})):
            made[f"chart-{cell.id}.png"] = base64.b64decode(output.data["image/png"])
            made[f"chart-{cell.id}.alt.txt"] = f"{output.metadata['image/png'].get('alt', '')}\n".encode()
    return made


def page(notebook: "NotebookNode") -> str:
    """Return a notebook as one page of HTML with everything in it, so that it opens where there is no network."""
    from nbconvert import HTMLExporter
    from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]

    body, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)  # type: ignore[no-untyped-call]
    title = escape(notebook.cells[0].source.splitlines()[0].lstrip("# "))
    colours = HtmlFormatter(style="default").get_style_defs(".highlight")
    plain = "\n".join(line.rstrip() for line in body.strip().splitlines())
    return Template(read_text(_PAGE)).substitute(title=title, colours=colours, body=plain)
