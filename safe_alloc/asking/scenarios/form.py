"""The form a scenario is filled in on: who joins, who gives way, what is assumed, what should come out."""

from collections.abc import Mapping
from dataclasses import KW_ONLY
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, model_validator
from pydantic.dataclasses import dataclass

from safe_alloc.asking.scenarios.blanks import (
    BoundsBy,
    Count,
    Countries,
    Country,
    Dated,
    Envelope,
    EurosBy,
    Member,
    Name,
    Part,
    Settled,
    Size,
    Sum,
    Text,
    Texts,
    Weight,
    keyed,
    listed,
    one_of,
)
from safe_alloc.asking.scenarios.faults import speaking

STRICT = ConfigDict(extra="forbid")
SIZES = ("amount", "share", "by", "like")
"""The ways to size an entrant."""

_LIGHT = one_of("light", "green", "amber", "red")


@speaking()
@dataclass(frozen=True, config=STRICT)
class Entrant:
    """A country that joins, sized in one way: a sum, a share of the envelope, an indicator, or like a member.

    `amount` is whole euro or "unused"; a size of None or "" is not given.
    """

    _: KW_ONLY
    amount: Size = None
    share: Part = ""
    by: Dated = ""
    like: Member = ""

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
    rule: Annotated[str, one_of("rule", "give-way", "rebase")] = "give-way"
    by: Weight = "allocation"
    only: Countries = ()
    exempt: Countries = ()

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
    fee: Sum = None
    fee_per: Annotated[str, one_of("period", "once", "year")] = "once"
    years: Count = 1
    content: Part = ""
    spent: Part = ""
    part: Part = ""
    buyers: Countries = ()


@speaking()
@dataclass(frozen=True, config=STRICT)
class Assumption:
    """What is taken for granted, how well founded it is, and how much it moves the result."""

    _: KW_ONLY
    says: Text
    quality: Annotated[str, _LIGHT]
    impact: Annotated[str, _LIGHT]


@speaking()
@dataclass(frozen=True, config=STRICT)
class Expect:
    """What should come out, in whole euro: the sum of all rows, and the rows of some countries."""

    _: KW_ONLY
    total: Sum = None
    after: EurosBy = Settled()


def _sized(written: object) -> object:
    return written if isinstance(written, Mapping | Entrant) else {"amount": written}


@dataclass(frozen=True, config=STRICT)
class Form:
    """Everything a scenario can say, each key at its default; only the name is required."""

    name: Name
    _: KW_ONLY
    title: Text = ""
    author: Text = ""
    reference: Text = ""
    kind: Annotated[str, one_of("kind", "borrower", "participant", "supplier")] = "borrower"
    baseline: Text = ""
    envelope: Envelope = "fixed"
    not_modelled: Texts = ()
    entrants: Annotated[
        Mapping[Country, Annotated[Entrant, BeforeValidator(_sized)]], AfterValidator(Settled), BeforeValidator(keyed)
    ] = Settled()
    burden: Burden = Burden()
    floors: BoundsBy = Settled()
    caps: BoundsBy = Settled()
    unused: EurosBy = Settled()
    terms: Terms = Terms()
    assumptions: Annotated[tuple[Assumption, ...], BeforeValidator(listed)] = ()
    expect: Expect = Expect()


INNER = {"burden": Burden, "entrants": Entrant, "terms": Terms, "assumptions": Assumption, "expect": Expect}
"""Which form belongs under which key."""
