"""Pictures on disk, with their data and their words beside them, the same to the byte wherever they are made."""

import io
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes

from safe_alloc.errors import NotWritten
from safe_alloc.telling.charts.contract import allowed, inspect, listed
from safe_alloc.telling.charts.pixels import png
from safe_alloc.telling.charts.record import attach, record_of
from safe_alloc.telling.charts.theme import DPI, figure_of, theme, typeface
from safe_alloc.telling.disk import write_together
from safe_alloc.telling.printing.text import as_csv
from safe_alloc.telling.wording.told import Told

FORMATS = ("png", "pdf", "svg")


def save(ax: Axes, path: str | Path, *, allow: Collection[str] = ()) -> list[Path]:
    """Return the paths written: the whole figure of a chart, as PNG (1200 px at six inches), PDF or SVG.

    A suffix (.png, .pdf, .svg) gives that format, none gives all three. Beside them go what is drawn, as .csv
    (whole euro; a text that a spreadsheet would compute has a ' in front), and the alt text, as .alt.txt. Title,
    alt text, source and the hash of the data go into the metadata; no clock, version or machine does.

    A picture that breaks a rule of the chart contract (see `inspect`) is refused; `allow=["rule-8"]` names the
    rules that may be broken, and is written into the record and the metadata. Either all files are replaced
    or none. Raises NotWritten for a broken rule, for another suffix, for an Axes that no chart function drew, and
    for what the disk refuses; UnknownName for a rule that is none.

    >>> import safe_alloc as sa
    >>> sa.charts.save(sa.charts.ranking(sa.load()), "ranking.jpg")
    Traceback (most recent call last):
    safe_alloc.errors.NotWritten: 'ranking.jpg' ends in '.jpg'. Allowed: .png, .pdf, .svg, or none for all three.
    """
    made = record_of(ax)
    if made is None:
        raise NotWritten(
            f"{path!s} was not written: this {type(ax).__name__} was not drawn by sa.charts, so nothing says what it "
            f"shows. Draw on it with a chart function, such as sa.charts.ranking(table, ax=ax)."
        )
    targets, made = _targets(Path(path)), replace(made, allowed=allowed(allow))
    _refuse(ax, made, path)
    files = {target: _picture(ax, made, target.suffix[1:].lower()) for target in targets}
    bare = targets[0].with_suffix("")
    files |= {Path(f"{bare}.csv"): _csv(made), Path(f"{bare}.alt.txt"): f"{made.alt_text}\n".encode()}
    written = write_together(files)
    attach(ax, made)
    return written


def inline(ax: Axes) -> str:
    """Return a chart as SVG for a page: letters are letters, which makes it small, in a typeface like ours."""
    file = io.StringIO()
    with theme(), rc_context({"svg.fonttype": "none"}):
        figure_of(ax).savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue().replace(f"'{typeface()}'", "'DejaVu Sans', Verdana, sans-serif")


def _refuse(ax: Axes, made: Told, path: str | Path) -> None:
    broken = [each for each in inspect(figure_of(ax)) if each.rule not in made.allowed]
    if broken:
        names = ", ".join(dict.fromkeys(f'"{each.rule}"' for each in broken))
        raise NotWritten(
            f"{str(path)!r} was not written, because the picture breaks {listed(broken)}. "
            f"Mend that, or save it with allow=[{names}], which is then part of the record."
        )


def _csv(made: Told) -> bytes:
    """Return what is drawn, a row a line, from the top of the picture down."""
    columns = dict.fromkeys(key for row in made.rows for key in row)
    return as_csv([*columns], ({**dict.fromkeys(columns), **row} for row in made.rows)).encode()


def _targets(path: Path) -> list[Path]:
    if path.suffix[1:].lower() in FORMATS:
        return [path]
    if path.suffix:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise NotWritten(f"{str(path)!r} ends in {path.suffix!r}. Allowed: {known}, or none for all three.")
    if path.is_dir() or not path.name:
        raise NotWritten(f"{str(path)!r} is a directory. Name a file inside it, such as {str(path / 'chart.png')!r}.")
    return [path.with_name(f"{path.name}.{each}") for each in FORMATS]


def _picture(ax: Axes, made: Told, form: str) -> bytes:
    figure, file = figure_of(ax), io.BytesIO()
    with theme():
        if form == "png":
            return png(figure, dpi=DPI, metadata=_metadata(made, form))
        figure.savefig(file, format=form, metadata=_metadata(made, form))
    return file.getvalue()


def _metadata(made: Told, form: str) -> dict[str, Any]:
    """Return what a format can carry; None leaves out what it would add of itself: versions and the date."""
    data, rules = f"sha256:{sha256(_csv(made)).hexdigest()}", ", ".join(made.allowed)
    said = f"allowed: {rules}" if rules else None
    title, words = {"Title": made.title}, {"Description": made.alt_text, "Source": made.source}
    if form == "png":
        return title | words | {"Data": data} | ({"Allowed": rules} if rules else {})
    if form == "pdf":
        keywords = " ".join(filter(None, [made.source, data, said]))
        silent: dict[str, Any] = dict.fromkeys(("Creator", "Producer", "CreationDate"))
        return title | {"Subject": made.alt_text, "Keywords": keywords} | silent
    told = {"Identifier": data, "Language": made.voice.lang, "Keywords": said}
    return title | words | told | {"Creator": None, "Date": None}
