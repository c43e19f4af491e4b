"""The form a scenario is filled in on: who joins, who gives way, what is assumed, what should come out."""

from collections.abc import Mapping
from dataclasses import KW_ONLY
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, model_validator
from pydantic.dataclasses import dataclass

from safe_alloc.asking.scenarios import blanks
from safe_alloc.asking.scenarios.faults import speaking

STRICT = ConfigDict(extra="forbid")
SIZES = ("amount", "share", "by", "like")
"""The ways to size an entrant."""

_LIGHT = blanks.one_of("light", "green", "amber", "red")


@speaking()
@dataclass(frozen=True, config=STRICT)
class Entrant:
    """A country that joins, sized in one way: a sum, a share of the envelope, an indicator, or like a member.

    `amount` is whole euro or "unused"; a size of None or "" is not given.
    """

    _: KW_ONLY
    amount: blanks.Size = None
    share: blanks.Part = ""
    by: blanks.Dated = ""
    like: blanks.Member = ""

    @model_validator(mode="after")
    def _one_size(self) -> Self:
        if len(self.sizes) > 1:
            raise ValueError(f"is sized by {' and by '.join(self.sizes)}. Keep one of: {', '.join(SIZES)}.")
        return self

    @property
    def sizes(self) -> tuple[str, ...]:
        """Return which of the four ways to size it is used."""
        return tuple(way for way in SIZES if getattr(self, way) not in (None, ""))


@speaking()
@dataclass(frozen=True, config=STRICT)
class Burden:
    """Who gives way, and by what weight: allocation, equal, or an indicator with its year."""

    _: KW_ONLY
    rule: Annotated[str, blanks.one_of("rule", "give-way", "rebase")] = "give-way"
    by: blanks.Weight = "allocation"
    only: blanks.Countries = ()
    exempt: blanks.Countries = ()

    @model_validator(mode="after")
    def _one_list(self) -> Self:
        if self.only and self.exempt:
            raise ValueError("has both only and exempt. Keep one: only lists who gives way, exempt who does not.")
        return self

    def exempts(self, country: str) -> bool:
        """Return whether a member keeps its amount exactly."""
        return country in self.exempt or (bool(self.only) and country not in self.only)


@speaking()
@dataclass(frozen=True, config=STRICT)
class Terms:
    """On what terms a participant or a supplier joins; whole euro, percentages as text."""

    _: KW_ONLY
    fee: blanks.Sum = None
    fee_per: Annotated[str, blanks.one_of("period", "once", "year")] = "once"
    years: blanks.Count = 1
    content: blanks.Part = ""
    spent: blanks.Part = ""
    part: blanks.Part = ""
    buyers: blanks.Countries = ()


@speaking()
@dataclass(frozen=True, config=STRICT)
class Assumption:
    """What is taken for granted, how well founded it is, and how much it moves the result."""

    _: KW_ONLY
    says: blanks.Text
    quality: Annotated[str, _LIGHT]
    impact: Annotated[str, _LIGHT]


@speaking()
@dataclass(frozen=True, config=STRICT)
class Expect:
    """What should come out, in whole euro: the sum of all rows, and the rows of some countries."""

    _: KW_ONLY
    total: blanks.Sum = None
    after: blanks.EurosBy = blanks.Settled()


def _sized(written: object) -> object:
    return written if isinstance(written, Mapping | Entrant) else {"amount": written}


@dataclass(frozen=True, config=STRICT)
class Form:
    """Everything a scenario can say, each key at its default; only the name is required."""

    name: blanks.Name
    _: KW_ONLY
    title: blanks.Text = ""
    author: blanks.Text = ""
    reference: blanks.Text = ""
    kind: Annotated[str, blanks.one_of("kind", "borrower", "participant", "supplier")] = "borrower"
    baseline: blanks.Text = ""
    envelope: blanks.Envelope = "fixed"
    not_modelled: blanks.Texts = ()
    entrants: Annotated[
        Mapping[blanks.Country, Annotated[Entrant, BeforeValidator(_sized)]],
        AfterValidator(blanks.Settled),
        BeforeValidator(blanks.keyed),
    ] = blanks.Settled()
    burden: Burden = Burden()
    floors: blanks.BoundsBy = blanks.Settled()
    caps: blanks.BoundsBy = blanks.Settled()
    unused: blanks.EurosBy = blanks.Settled()
    terms: Terms = Terms()
    assumptions: Annotated[tuple[Assumption, ...], BeforeValidator(blanks.listed)] = ()
    expect: Expect = Expect()


INNER = {"burden": Burden, "entrants": Entrant, "terms": Terms, "assumptions": Assumption, "expect": Expect}
"""Which form belongs under which key."""
