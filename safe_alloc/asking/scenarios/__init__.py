"""What if: a scenario is one small file that says who joins, who gives way, and what should come out."""

from os.path import isfile  # unlike that of a Path, it says no to a name that no disk can hold
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from unicodedata import normalize

from pydantic import model_validator
from pydantic.dataclasses import dataclass

from safe_alloc.asking.scenarios.composing import Conflict, Said, left_out, merged, said
from safe_alloc.asking.scenarios.faults import speaking
from safe_alloc.asking.scenarios.form import INNER, STRICT, Assumption, Burden, Entrant, Expect, Form, Terms
from safe_alloc.asking.scenarios.rules import broken_rules
from safe_alloc.asking.scenarios.toml import plain, read
from safe_alloc.errors import UnknownName, WrongScenario, nearest
from safe_alloc.reading.files import data_folder, paragraph, read_text

__all__ = ["Assumption", "Burden", "Composition", "Entrant", "Expect", "Scenario", "Terms"]
__all__ += ["compose", "scenario", "scenarios", "starter"]

SCHEMA = "scenario.schema.json"
"""How the schema of the files is called, wherever it stands."""


@speaking(**INNER)
@dataclass(frozen=True, config=STRICT)
class Scenario(Form):
    """Hold one what-if, frozen all the way down; the same keys as in a scenario file.

    Only the name is required. Money is whole euro: an int, or a text such as "€10 billion"; a float is refused.
    `entrants={"TUR": "€10 billion"}` is short for `{"TUR": {"amount": "€10 billion"}}`. Countries are ISO alpha-3
    codes. Raises WrongScenario, naming the key and what is allowed there. `sa.run(table, scenario)` computes it.

    >>> import safe_alloc as sa
    >>> sa.Scenario("turkiye-10bn", entrants={"TUR": "€10 billion"}).entrants["TUR"].amount
    10000000000
    """

    if TYPE_CHECKING:  # what may be handed in is wider than what is kept

        def __init__(self, name: str, **keys: Any) -> None: ...

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for fault in broken_rules(self):
            raise ValueError(fault)
        return self

    @classmethod
    def from_toml(cls, path: str | Path) -> "Scenario":
        """Return the scenario of a TOML file; its name equals the file's stem.

        Raises UnreadableFile for a file that cannot be read as text, and WrongScenario with the file, the line
        or the key path, what was found and what is allowed.
        """
        return _opened(Path(path))[0]

    def to_toml(self) -> str:
        """Return the text of a scenario file that reads back equal; what stands at its default is left out.

        >>> import safe_alloc as sa
        >>> print(sa.Scenario("turkiye-10bn", entrants={"TUR": "€10 billion"}).to_toml(), end="")
        name = "turkiye-10bn"
        <BLANKLINE>
        [entrants.TUR]
        amount = "€10,000,000,000"
        """
        import tomli_w  # imported here: reading a scenario never writes one

        return tomli_w.dumps(plain(self))

    def _repr_html_(self) -> str:
        return paragraph(self.to_toml(), tag="pre")


class Composition(NamedTuple):
    """Several scenario files read as one: the scenario, the keys that gave way, and all that a reader must hear."""

    scenario: Scenario
    conflicts: tuple[Conflict, ...] = ()
    says: tuple[str, ...] = ()


def scenario(name: str | Path) -> Scenario:
    """Return a preset by its name, the scenario of a file by its path (ending in .toml), or "A+B" read as one.

    What of A gives way to B is told by `compose`. A path that holds a + is that file if it is there. Raises
    UnknownName with the nearest preset; UnreadableFile and WrongScenario as `Scenario.from_toml` does.

    >>> import safe_alloc as sa
    >>> sa.scenario("turkiye-10bn-fixed").entrants["TUR"].amount
    10000000000
    """
    return compose(name).scenario


def compose(first: str | Path, *more: str | Path) -> Composition:
    """Return several presets or files read as one scenario, named A+B, and what of the earlier gave way to the later.

    Each must be a scenario by itself. A later key takes the place of an earlier one, also where it says the
    default: tables key by key, an entrant as a whole. Assumptions and what is not modelled are joined. What
    the files expect is left out, and every title but the last file's: it holds for each alone. `scenario` is what to
    run; `conflicts` has key, before, of, after, by; `says` tells them, and what was left out, as sentences. Raises as
    `scenario` does, and WrongScenario if they do not fit together.

    >>> import safe_alloc as sa
    >>> both = sa.compose("turkiye-10bn-on-top", "turkiye-10bn-fixed")
    >>> both.scenario.name, [each.key for each in both.conflicts]
    ('turkiye-10bn-on-top+turkiye-10bn-fixed', ['envelope'])
    """
    files = [path for each in (first, *more) for path in _files(each)]
    if len(files) == 1:
        return Composition(_opened(files[0])[0])
    parts = [_opened(path)[1] for path in files]
    keys, conflicts = merged(parts)
    whole = Scenario("+".join(part.name for part in parts), **keys)
    return Composition(whole, tuple(conflicts), (*map(str, conflicts), *left_out(parts)))


def scenarios() -> tuple[str, ...]:
    """Return the names of the presets, in A–Z order.

    >>> import safe_alloc as sa
    >>> "turkiye-10bn-fixed" in sa.scenarios()
    True
    """
    return tuple(sorted(path.stem for path in _presets().glob("*.toml")))


def starter(name: str) -> str:
    """Return the text of a first scenario file of that name: it runs as it is, and says what else can be written.

    Its first line leads an editor to the schema beside it, which `safe-alloc new` puts there. Raises WrongScenario
    for a name that no file can have, or that a preset has.

    >>> import safe_alloc as sa
    >>> 'name = "mine"' in sa.starter("mine")
    True
    """
    if Scenario(name).name in scenarios():
        raise WrongScenario(f"A preset is called {name!r}, and would be run in its place. Choose another name.")
    return read_text(Path(__file__).with_name("starter.toml")).replace("NAME", name)


def schema() -> bytes:
    """Return the JSON Schema of a scenario file, for editors."""
    return (_presets() / SCHEMA).read_bytes()


def _opened(path: Path) -> tuple[Scenario, Said]:
    keys = read(read_text(path), str(path))
    try:
        made = Scenario(**keys)
    except WrongScenario as error:
        raise WrongScenario(f"{path}{str(error).removeprefix(Scenario.__name__)}") from error
    if normalize("NFC", made.name) != normalize("NFC", path.stem):
        how = f"Give both the same name, or rename the file {made.name}.toml."
        raise WrongScenario(f"{path}, name: the scenario is called {made.name!r} and the file {path.stem!r}. {how}")
    return made, said(made, keys)


def _files(named: str | Path) -> list[Path]:
    """Return the file of each part of "A+B"; a + in the path of a file that is there joins nothing."""
    if not isinstance(named, str | Path):
        raise UnknownName(
            f"A scenario is named by a text or a path, and {type(named).__name__} is neither. "
            f"Write the path of a file, or the name of a preset as sa.scenarios() lists them."
        )
    if isinstance(named, Path):
        return [named]
    found, pieces = [], named.split("+")
    while pieces:
        whole = (count for count in range(len(pieces), 1, -1) if isfile("+".join(pieces[:count])))  # noqa: PTH113
        taken = next(whole, 1)
        found.append(Path("+".join(pieces[:taken])) if taken > 1 else _file(pieces[0]))
        pieces = pieces[taken:]
    return found


def _file(name: str) -> Path:
    if name in scenarios():
        return _presets() / f"{name}.toml"
    if name != Path(name).name or name.endswith(".toml"):
        return Path(name)
    if isfile(f"{name}.toml"):  # noqa: PTH113
        raise UnknownName(f"No preset is called {name!r}, but there is a file of that name. Write {name}.toml.")
    offered = nearest(name, scenarios(), label="Presets")
    raise UnknownName(f"No scenario is called {name!r}: {offered} A file is named by its path, such as mine.toml.")


def _presets() -> Path:
    return data_folder() / "scenarios"
