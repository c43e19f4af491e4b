"""What a reading of a text yields: claims that are sure, sums that stand beside them, and doubts."""

from typing import TYPE_CHECKING, NamedTuple

from safe_alloc.reading.countries import name

if TYPE_CHECKING:
    from safe_alloc.reading.parse.picture import Mark


class Claim(NamedTuple):
    """One country's sum: whole units of `currency`, and its place in the text."""

    country: str
    low: int
    high: int
    step: int
    currency: str
    qualifier: str
    as_written: str
    start: int
    end: int
    source: str = ""

    @property
    def facts(self) -> tuple[str, str, str, str]:
        """The country's name, the sum in whole units, how it is known, and as it is written."""
        ends = "–".join(dict.fromkeys((f"{self.low:,}", f"{self.high:,}")))
        known = self.qualifier.replace("_", " ")
        return name(self.country), f"{ends} {self.currency}", known, self.as_written


class Secondary(NamedTuple):
    """A sum told of a country that is not its claim, and its role.

    It is an equivalent, restated, requested, earlier or later, a part or the whole, an advance, further money, grants,
    loans, guarantees, or an outlay: what the country spends or gives itself; it is of an "other programme", stands in
    an "other list" of the same countries, or is another one in the sentence: "other".
    """

    claim: Claim
    role: str


class Doubt(NamedTuple):
    """A place that can be read in more than one way, the readings, and how to settle it."""

    start: int
    end: int
    found: str
    readings: tuple[str, ...]
    settle: str

    @property
    def says(self) -> str:
        """What the place may be, and how to settle it."""
        readings = f"may be {', or '.join(self.readings)}" if self.readings else "cannot be read"
        return f"{readings}. {self.settle}"


class Reading(NamedTuple):
    """A whole text as it was read: what is sure, what stands beside it, and what is open."""

    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...] = ()
    secondary: tuple[Secondary, ...] = ()
    text: str = ""  # what places count in
    named: tuple[tuple[int, int], ...] = ()  # where each claim's country stands, in the order of the claims

    def marks(self) -> list["Mark"]:
        """Return each place with what it is: a country and its sum share a number, a doubt has a question mark."""
        from safe_alloc.reading.parse.picture import Mark  # imported here: most readings are never drawn

        labels = {claim.country: str(place) for place, claim in enumerate(self.claims, 1)}
        pairs = zip(self.claims, self.named, strict=False)
        found = [Mark(*place, "country", labels[claim.country], claim.facts) for claim, place in pairs]
        found += [Mark(*claim[7:9], "amount", labels[claim.country], claim.facts) for claim in self.claims]
        for claim, role in self.secondary:
            label = f"{labels.get(claim.country, claim.facts[0])} {role}"
            found.append(Mark(*claim[7:9], "beside", label, claim.facts))
        for place, each in enumerate(self.doubts, 1):
            found.append(Mark(each.start, each.end, "doubt", f"?{place}", (each.found, each.says)))
        return found

    def _repr_html_(self) -> str:
        """Return the passage with everything read in it marked, as a notebook shows it."""
        from safe_alloc.reading.parse.picture import html

        return html(self.text, self.marks())
