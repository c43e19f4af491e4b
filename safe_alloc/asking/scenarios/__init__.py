"""What if: a scenario is one small file that says who joins, who gives way, and what should come out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from unicodedata import normalize

from pydantic import model_validator
from pydantic.dataclasses import dataclass

from safe_alloc.asking.scenarios.faults import speaking
from safe_alloc.asking.scenarios.form import INNER, STRICT, Assumption, Burden, Entrant, Expect, Form, Terms
from safe_alloc.asking.scenarios.rules import broken_rules
from safe_alloc.asking.scenarios.toml import read, written
from safe_alloc.errors import UnknownName, WrongScenario, nearest
from safe_alloc.reading.files import data_folder, read_text

__all__ = ["Assumption", "Burden", "Entrant", "Expect", "Scenario", "Terms", "scenario", "scenarios"]


@speaking(**INNER)
@dataclass(frozen=True, config=STRICT)
class Scenario(Form):
    """Hold one what-if, frozen all the way down; the same keys as in a scenario file.

    Only the name is required. Money is whole euro: an int, or a text such as "€10 billion"; a float is refused.
    `entrants={"TUR": "€10 billion"}` is short for `{"TUR": {"amount": "€10 billion"}}`. Countries are ISO alpha-3
    codes. Raises WrongScenario, naming the key and what is allowed there. `sa.run(table, scenario)` computes it.

    >>> Scenario("turkiye-10bn", entrants={"TUR": "€10 billion"}).entrants["TUR"].amount
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
        keys = read(read_text(Path(path)), str(path))
        try:
            made = cls(**keys)
        except WrongScenario as error:
            raise WrongScenario(f"{path}{str(error).removeprefix(cls.__name__)}") from error
        if normalize("NFC", made.name) != normalize("NFC", Path(path).stem):
            raise WrongScenario(
                f"{path}, name: the scenario is called {made.name!r} and the file {Path(path).stem!r}. "
                f"Give both the same name, or rename the file {made.name}.toml."
            )
        return made

    def to_toml(self) -> str:
        """Return the text of a scenario file that reads back equal; what stands at its default is left out.

        >>> print(Scenario("turkiye-10bn", entrants={"TUR": "€10 billion"}).to_toml(), end="")
        name = "turkiye-10bn"
        <BLANKLINE>
        [entrants.TUR]
        amount = "€10,000,000,000"
        """
        return written(self)


def scenario(name: str | Path) -> Scenario:
    """Return a preset by its name, or the scenario of a file by its path (ending in .toml).

    Raises UnknownName with the nearest preset; UnreadableFile and WrongScenario as `Scenario.from_toml` does.

    >>> scenario("turkiye-10bn-fixed").entrants["TUR"].amount
    10000000000
    """
    if not isinstance(name, str | Path):
        raise UnknownName(f"A scenario is named by a text or a path, and {name!r} is neither. Presets: {scenarios()}.")
    if name in scenarios():
        return Scenario.from_toml(_presets() / f"{name}.toml")
    if isinstance(name, Path) or name != Path(name).name or name.endswith(".toml"):
        return Scenario.from_toml(name)
    offered = nearest(name, scenarios(), label="Presets")
    raise UnknownName(f"No scenario is called {name!r}: {offered} A file is named by its path, such as mine.toml.")


def scenarios() -> tuple[str, ...]:
    """Return the names of the presets, in A–Z order.

    >>> "turkiye-10bn-fixed" in scenarios()
    True
    """
    return tuple(sorted(path.stem for path in _presets().glob("*.toml")))


def _presets() -> Path:
    return data_folder() / "scenarios"
