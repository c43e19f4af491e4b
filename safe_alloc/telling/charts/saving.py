"""Pictures on disk: PNG, PDF and SVG that are the same to the byte wherever and whenever they are made."""

import io
from pathlib import Path

from matplotlib.axes import Axes

from safe_alloc.errors import NotWritten
from safe_alloc.telling.charts.pixels import png
from safe_alloc.telling.charts.record import Record, record_of
from safe_alloc.telling.charts.theme import DPI, figure_of, theme
from safe_alloc.telling.disk import write_whole

FORMATS = ("png", "pdf", "svg")


def save(ax: Axes, path: str | Path) -> list[Path]:
    """Return the paths written: the whole figure of a chart, as PNG (1200 px at six inches), PDF or SVG.

    A suffix (.png, .pdf, .svg) gives that format, none gives all three. Title, alt text, source and the hash
    of the data go into the file's metadata; no clock, version or machine does. Files are replaced whole.
    Raises NotWritten for another suffix, for an Axes that no chart function drew, and for what the disk refuses.

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
    pictures = [(target, _picture(ax, made, target.suffix[1:].lower())) for target in _targets(Path(path))]
    return [write_whole(target, data) for target, data in pictures]


def _targets(path: Path) -> list[Path]:
    if path.suffix[1:].lower() in FORMATS:
        return [path]
    if path.suffix:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise NotWritten(f"{str(path)!r} ends in {path.suffix!r}. Allowed: {known}, or none for all three.")
    if path.is_dir() or not path.name:
        raise NotWritten(f"{str(path)!r} is a directory. Name a file inside it, such as {str(path / 'chart.png')!r}.")
    return [path.with_name(f"{path.name}.{each}") for each in FORMATS]


def _picture(ax: Axes, made: Record, form: str) -> bytes:
    figure, file = figure_of(ax), io.BytesIO()
    with theme():
        if form == "png":
            return png(figure, dpi=DPI, metadata=_metadata(made))
        figure.savefig(file, format=form, metadata=_pdf(made) if form == "pdf" else _svg(made))
    return file.getvalue()


def _metadata(made: Record) -> dict[str, str]:
    data = f"sha256:{made.data_hash}"
    return {"Title": made.title, "Description": made.alt_text, "Source": made.source, "Data": data}


def _pdf(made: Record) -> dict[str, str | None]:
    """Return what a PDF can carry; None leaves out what it would add of itself: versions and the date."""
    told = _metadata(made)
    words = {"Title": told["Title"], "Subject": told["Description"], "Keywords": f"{told['Source']} {told['Data']}"}
    return {**words, "Creator": None, "Producer": None, "CreationDate": None}


def _svg(made: Record) -> dict[str, str | None]:
    told = _metadata(made)
    data = told.pop("Data")
    return {**told, "Identifier": data, "Language": "en", "Creator": None, "Date": None}
