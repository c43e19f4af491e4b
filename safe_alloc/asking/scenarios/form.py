"""The form a scenario is filled in on: who joins, who gives way, what is assumed, what should come out."""

from collections.abc import Mapping
from dataclasses import KW_ONLY
from typing import Annotated, Self

from pydantic import BeforeValidator, ConfigDict, StrictBool, model_validator
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
    """A sum such as "€10 billion", or "unused": what the members under [unused] leave."""
    share: blanks.Part = ""
    """A part of the whole envelope, such as "5%"."""
    by: blanks.Dated = ""
    """Its part of an indicator among members and entrants, with the year: "gdp_nominal_eur@2024"."""
    like: blanks.Member = ""
    """As much as this member has: "POL"."""

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
    """give-way: members make room; rebase: everything is shared out anew, entrants among them."""
    by: blanks.Weight = "allocation"
    """The weight: "allocation", "equal", or an indicator with its year, "population_midyear@2024"."""
    only: blanks.Countries = ()
    """The members that move; all others keep their amounts."""
    exempt: blanks.Countries = ()
    """The members that keep their amounts; all others move."""

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
    """What a participant pays, such as "€10 million"."""
    fee_per: Annotated[str, blanks.one_of("period", "once", "year")] = "once"
    """once, or year: then it is paid for each of the `years`."""
    years: blanks.Count = 1
    """For how many years a yearly fee is paid."""
    charge: blanks.Part = ""
    """What a participant pays on top of the fee: this part of what it sells, such as "15%"."""
    content: blanks.Part = ""
    """How much of the component cost may come from outside; 35% for a supplier."""
    spent: blanks.Part = ""
    """The part of a buyer's loan that goes to such contracts."""
    part: blanks.Part = ""
    """The entrant's part of that content."""
    buyers: blanks.Countries = ()
    """The members that buy; without it, all of them."""


@speaking()
@dataclass(frozen=True, config=STRICT)
class Assumption:
    """What is taken for granted, how well founded it is, and how much it moves the result."""

    _: KW_ONLY
    says: blanks.Text
    """What is taken for granted, as a sentence."""
    quality: Annotated[str, _LIGHT]
    """How well founded it is: green well, amber partly, red weakly."""
    impact: Annotated[str, _LIGHT]
    """How much it moves the result: green little, amber some, red much."""


@speaking()
@dataclass(frozen=True, config=STRICT)
class Expect:
    """What should come out, in whole euro: loans of a borrower scenario, contracts and fee of the other kinds."""

    _: KW_ONLY
    total: blanks.Sum = None
    """The sum of all loans afterwards."""
    after: blanks.By[blanks.Euros] = blanks.Settled()
    """What a country holds afterwards."""
    contracts: blanks.Sum = None
    """The contracts of a participant or a supplier, together."""
    fee: blanks.Sum = None
    """What a participant pays in all its years; what it nets is the contracts less this."""


def _sized(written: object) -> object:
    return written if isinstance(written, Mapping | Entrant) else {"amount": written}


_SIZED = BeforeValidator(_sized, json_schema_input_type=Entrant | int | str)


@dataclass(frozen=True, config=STRICT)
class Form:
    """Everything a scenario can say, each key at its default; only the name is required."""

    name: blanks.Name
    """The name of the file without .toml."""
    _: KW_ONLY
    title: blanks.Text = ""
    """One line that says what happens."""
    author: blanks.Text = ""
    """Who wrote the file."""
    reference: blanks.Text = ""
    """Who proposed it, or "illustration"."""
    kind: Annotated[str, blanks.one_of("kind", "borrower", "participant", "supplier")] = "borrower"
    """borrower: gets a loan; participant: buys along for a fee (Article 17); supplier: sells inside the 35 %."""
    baseline: blanks.Text = ""
    """What it starts from: a source such as "commission-2025-09-09", or a day such as "2026-04-15"."""
    inferred: StrictBool = False
    """Whether its rule is read off the figures and was never published; its label then says so."""
    envelope: blanks.Envelope = "fixed"
    """"fixed": the sum stays; "grows": loans come on top; or a sum such as "€160 billion"."""
    not_modelled: blanks.Texts = ()
    """What a reader might expect and is left out, as sentences."""
    entrants: blanks.By[Annotated[Entrant, _SIZED]] = blanks.Settled()
    """Who joins, by alpha-3 code; TUR = "€10 billion" is short for amount = "€10 billion"."""
    burden: Burden = Burden()
    """Who gives way, and by what weight."""
    floors: blanks.By[blanks.Bound] = blanks.Settled()
    """The least a country holds: a part of its baseline, "90%", or a sum."""
    caps: blanks.By[blanks.Bound] = blanks.Settled()
    """The most a country holds: a part of its baseline, "110%", or a sum."""
    unused: blanks.By[blanks.Euros] = blanks.Settled()
    """What each member keeps; the one entrant with amount = "unused" gets the rest."""
    terms: Terms = Terms()
    """On what terms a participant or a supplier joins."""
    assumptions: Annotated[tuple[Assumption, ...], BeforeValidator(blanks.listed)] = ()
    """What is taken for granted, each rated."""
    expect: Expect = Expect()
    """What should come out: the file is its own test."""


INNER = {"burden": Burden, "entrants": Entrant, "terms": Terms, "assumptions": Assumption, "expect": Expect}
"""Which form belongs under which key."""
