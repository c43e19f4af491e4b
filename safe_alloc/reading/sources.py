"""Every source of figures: a raw file nobody edits, and the sidecar that says where it came from."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from safe_alloc.errors import UnknownName, WrongSource, nearest
from safe_alloc.reading.files import data_folder, decode, read_bytes, read_text

CONFIDENCES = ("official", "press", "weak")
"""How sure a figure is, surest first: official text or a mirror of it, reputable press, one weak source."""


@dataclass(frozen=True)
class Correction:
    """A repair of one raw figure: it fails as soon as the raw file no longer holds the wrong text it names."""

    found: str
    use: str
    why: str


@dataclass(frozen=True)
class Source:
    """Where figures come from. `published` is the day the figures became known, YYYY-MM-DD.

    A source that `restates` another repeats its figures in its own words and is never newer news.
    """

    id: str
    title: str
    publisher: str
    url: str
    published: str
    accessed: str
    licence: str
    language: str
    status: str
    confidence: str
    sha256: str
    file: str
    restates: str = ""
    stated_total: int | None = None
    notes: tuple[str, ...] = ()
    confidence_by_country: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    corrections: tuple[Correction, ...] = ()
    folder: Path = field(default=Path(), repr=False, compare=False)

    def confidence_of(self, country: str) -> str:
        """Return how sure this source's figure for one country is."""
        return self.confidence_by_country.get(country, self.confidence)

    def text(self) -> str:
        """Return the figures as printed, corrections applied; refuse a file that was edited."""
        path = self.folder / self.file
        content = read_bytes(path)
        found = hashlib.sha256(content).hexdigest()
        if found != self.sha256:
            raise WrongSource(
                f"{path} was edited: its SHA-256 is {found[:12]}…, {self.id}/source.toml says {self.sha256[:12]}…. "
                f"Raw figures are never edited: restore the file, and put a repair under [[corrections]]."
            )
        text = decode(content, name=str(path))
        for repair in self.corrections:
            if (times := text.count(repair.found)) != 1:
                raise WrongSource(
                    f"The correction of {self.id} expects {repair.found!r} once and finds it {times} times. "
                    f"The source may have been repaired: remove the correction, or make it name one place."
                )
            text = text.replace(repair.found, repair.use)
        return text


@cache
def sources() -> tuple[Source, ...]:
    """Return every source of the project, by day of publication, then by id.

    >>> import safe_alloc as sa
    >>> [source.id for source in sa.sources() if source.status == "requested"]
    ['requests-2025-07']
    """
    folders = (path.parent for path in (data_folder() / "sources").glob("*/source.toml"))
    return tuple(sorted(map(read_source, folders), key=lambda source: (source.published, source.id)))


def source(name: str) -> Source:
    """Return the source with this id, such as 'commission-2025-09-09'; else raise UnknownName."""
    known = {each.id: each for each in sources()}
    if str(name) not in known:
        raise UnknownName(f"No source is called {name!r}: {nearest(name, known, label='Sources')}")
    return known[str(name)]


def read_source(folder: Path) -> Source:
    """Return the source a folder describes, every key of its source.toml checked."""
    path = folder / "source.toml"
    try:
        keys = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise WrongSource(f"{path} is not TOML: {error}. Mend that line.") from error
    known = set(Source.__dataclass_fields__) - {"id", "folder"}
    for key in keys.keys() - known:
        raise WrongSource(f"{path} has an unknown key {key!r}: {nearest(key, sorted(known), label='Allowed keys')}")
    try:
        keys["corrections"] = tuple(Correction(**entry) for entry in keys.get("corrections", ()))
    except TypeError as error:
        raise WrongSource(f"{path} has a wrong entry under [[corrections]]: {error}. Keys: found, use, why.") from error
    keys["confidence_by_country"] = MappingProxyType(keys.get("confidence_by_country", {}))
    keys["notes"] = tuple(keys.get("notes", ()))
    try:
        made = Source(id=folder.name, folder=folder, **keys)
    except TypeError as error:
        raise WrongSource(f"{path} lacks a key: {error}. See data/README.md for the list.") from error
    if unknown := {made.confidence, *made.confidence_by_country.values()} - set(CONFIDENCES):
        raise WrongSource(f"{path} rates a figure {sorted(unknown)}. Allowed: {', '.join(CONFIDENCES)}.")
    return made
