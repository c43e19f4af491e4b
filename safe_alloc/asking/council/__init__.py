"""Votes in the Council: what passes, who can block it, and where the printed populations leave that open."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from safe_alloc.asking.council.counting import OPPOSED, RULES, WHOLE, blocking, decided, printed, weight
from safe_alloc.errors import WrongVote, known_name
from safe_alloc.reading.countries import called, is_member, iso3
from safe_alloc.reading.files import paragraph, reference_rows
from safe_alloc.reading.reference import indicator

if TYPE_CHECKING:
    import pandas as pd

BASES: Mapping[str, str] = {"article-212": "unanimity", "article-218-8": "qualified"}
"""The two legal bases in dispute, and what each asks for."""
DISPUTE = (
    "The text is official; which basis holds for a candidate country is disputed: Greece, sources in the Commission "
    "and, as reported, a statement of the Commission say Article 212 (press), a Greek request to write unanimity into "
    "the Regulation was refused, and some Turkish press expects a qualified majority."
)
LOAN = "Both are about agreements; a loan outside the Union needs a change of the Regulation, with its own vote."


@dataclass(frozen=True)
class Vote:
    """The result of a vote of the 27: who votes how, what decides, and the other reading of the legal basis.

    `rule` is as asked or follows from the basis; `basis` is the article, how sure it is and what is disputed.
    `outcome` is passes, blocked or too close. Members are alpha-3 in A–Z order. `population_share_low` and
    `_high` (0 to 1) bound what those in favour hold; `year` is the year of the populations. `says` is one
    sentence. `other` is the same vote under the other basis, or None where nothing is in dispute. `kind`, `label`
    (as `sa.limits` has it), `status` and `scenario` are those of the result that is voted on; empty where there is
    none.
    """

    rule: str
    basis: str
    outcome: str
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstaining: tuple[str, ...]
    population_share_low: float
    population_share_high: float
    year: int
    says: str
    other: "Vote | None" = field(default=None, repr=False)
    kind: str = ""
    label: str = ""
    status: str = ""
    scenario: str = ""

    def __str__(self) -> str:
        return self.says + (f"\nThe other reading: {self.other.says}" if self.other else "")

    def _repr_html_(self) -> str:
        return "".join(map(paragraph, [*str(self).splitlines(), self.basis]))


def vote(
    *,
    against: str | Iterable[str] = (),
    abstain: str | Iterable[str] = (),
    rule: str | None = None,
    basis: str | None = None,
    outcome: "pd.DataFrame | None" = None,
) -> Vote:
    """Return how the Council decides if these members vote no, these abstain and all others are in favour.

    `against` and `abstain` are names or codes of Member States. With an Outcome every Member State that loses money
    votes no too, unless it is named under `abstain`; Contracts of a participant move no loan. `rule` is qualified,
    qualified_72 or unanimity; `basis` is article-212 (unanimity) or article-218-8 (qualified). Without either:
    unanimity where there is no outcome or an entrant is a candidate country, else qualified. Qualified majority
    (Article 16(4) TEU): 15 of 27 members with 65% of the population; under four members not in favour cannot block.
    72% (Article 238(2) TFEU, without a proposal of the Commission): 20 members with 65%. Abstaining is not being in
    favour; under unanimity it does not block (Article 238(4) TFEU). "too close" where the true shares behind the
    printed ones, each within 0.005 point and together 1, allow both. Candidate countries: the indicator
    eu_candidate@2025. Raises UnknownName for a country, rule or basis nobody knows, WrongVote for a country without a
    vote, a member named twice, a rule its basis contradicts and a supplier, WrongTable for a table that is no result.

    >>> import safe_alloc as sa
    >>> sa.vote(against=["Greece", "Cyprus"]).outcome, sa.vote(against=["Greece", "Cyprus"], rule="qualified").outcome
    ('blocked', 'passes')
    """
    named = _members(against, "against")
    away = sorted(_members(abstain, "abstain", beside=named))
    losers, scenario, candidate, lends = _lost(outcome)
    losing = f"; a member that loses in the hypothetical {scenario!r} counts as voting no unless it is said to abstain"
    aside = losing if lends else f"; in the hypothetical {scenario!r} no loan moves, so no member loses"
    told = (aside if scenario else "", f" {LOAN}" if lends else "")
    no = sorted({*named, *losers} - {*away})
    chosen = _chosen(rule, basis, "unanimity" if candidate else "qualified")
    second = "qualified" if chosen == "unanimity" else "unanimity"
    found = [_counted(each, no, away, told) for each in ((chosen, second) if candidate else (chosen,))]
    if outcome is not None:
        from safe_alloc.asking.limits import standing  # imported here: a vote needs no table

        law = standing(outcome)
        found = [replace(each, **law, says=f"{each.says} Hypothetical: {law['label']}.") for each in found]
    return replace(found[0], other=found[1]) if candidate else found[0]


def blocking_minorities(*, given: str | Iterable[str] = (), rule: str = "qualified") -> "pd.DataFrame":
    """Return the smallest groups of further members that block together with those given, all voting no.

    Columns members (codes joined by "+", empty if those given suffice), size (how many they are), outcome
    (blocked, or too close where only the digits nobody printed decide), against_share_low and against_share_high
    (0 to 1, of the population, those given included), rule and year (of the populations). By size, then sure ones
    first, then A–Z; sizes below the smallest sure one show only what is too close. Raises as `vote` does.

    >>> import safe_alloc as sa
    >>> sa.blocking_minorities(given=["Greece", "Cyprus"])["members"].tolist()
    ['DEU+FRA']
    """
    import pandas as pd  # imported here: a vote needs no table

    known, held = _chosen(rule, None, ""), _members(given, "given")
    rows = [
        ("+".join(more), len(more), outcome, *(units / WHOLE for units in weight([*held, *more])), known, _year())
        for more, outcome in blocking(held, known).items()
    ]
    columns = ["members", "size", "outcome", "against_share_low", "against_share_high", "rule", "year"]
    return pd.DataFrame(rows, columns=columns).sort_values(["size", "outcome", "members"], ignore_index=True)


def _counted(rule: str, no: list[str], away: list[str], told: tuple[str, str]) -> Vote:
    known, opposed = RULES[rule], sorted({*no, *away})
    outcome, (least, most) = decided(rule, no if rule == "unanimity" else opposed), weight(opposed)
    verb = {"passes": "passes", "blocked": "is blocked"}.get(outcome, "is too close to call")
    why = _unanimity(no, away) if rule == "unanimity" else _majority(rule, opposed, outcome)
    return Vote(
        rule=rule,
        basis=f"{known.article}: {known.words}. {DISPUTE}{told[1]}",
        outcome=outcome,
        in_favour=tuple(code for code in printed() if code not in opposed),
        against=tuple(no),
        abstaining=tuple(away),
        population_share_low=(WHOLE - most) / WHOLE,
        population_share_high=(WHOLE - least) / WHOLE,
        year=_year(),
        says=f"By {known.words} ({known.article}; {_year()} populations) the proposal {verb}: {why}{told[0]}.",
    )


def _year() -> int:
    return int(reference_rows("council_population")[0]["year"])


def _unanimity(no: list[str], away: list[str]) -> str:
    still = f", and abstaining does not block{_named('', away)}" if away else ""
    return f"one member against is enough{_named('', no)}" if no else f"no member is against{still}"


def _majority(rule: str, opposed: list[str], outcome: str) -> str:
    known, yes, (least, most) = RULES[rule], len(printed()) - len(opposed), weight(opposed)
    held = " to ".join(f"{100 - units / 200:g}" for units in sorted({least, most}, reverse=True))
    found = f"{yes} of 27 members with {held}% of the population are in favour{_named('without ', opposed)}, and"
    if yes < known.members:
        return f"{found} {known.members} members are needed"
    if outcome == "passes" and most > OPPOSED:
        return f"{found} fewer than {known.blockers} members cannot block whatever their population"
    unsure = ", and the printed shares do not show whether they have it" if outcome == "too close" else ""
    return f"{found} {known.members} members with 65% are needed{unsure}"


def _named(word: str, codes: list[str]) -> str:
    names = ", ".join(called(code) for code in codes) if len(codes) <= 4 else f"{len(codes)} members"
    return f" ({word}{names})" if codes else ""


def _lost(result: "pd.DataFrame | None") -> tuple[list[str], str, bool, bool]:
    """Return who loses and has a vote, the scenario, whether a candidate is in it (or nobody), and whether it lends.

    An agreement under Article 17 moves no loan, so nobody loses by it; a supplier inside the limits needs none.
    """
    if result is None:
        return [], "", True, False
    from safe_alloc.reading.frames import Contracts, Outcome, check, records  # imported here: a vote needs no table

    lends = "contract_eur" not in getattr(result, "columns", ())
    rows, candidates = records(check(Outcome if lends else Contracts, result)), indicator("eu_candidate@2025").values
    scenario = rows[0]["scenario"]
    if not lends:
        if rows[0]["kind"] == "supplier":
            raise WrongVote(f"Scenario {scenario!r} has a supplier: that takes no agreement, so nobody votes on it.")
        return [], scenario, bool(candidates.get(rows[0]["entrant"])), False
    losers = [row["country"] for row in rows if row["after_eur"] < row["before_eur"] and is_member(row["country"])]
    asked = any(row["role"] == "entrant" and candidates.get(row["country"]) for row in rows)
    return losers, scenario, asked, True


def _chosen(rule: str | None, basis: str | None, default: str) -> str:
    if rule is not None:
        known_name(rule, RULES, "rule of voting", label="Rules")
    if basis is not None:
        known_name(basis, BASES, "legal basis", label="Bases")
    if rule and basis and RULES[rule].basis != basis:
        raise WrongVote(f"The basis {basis!r} asks for {BASES[basis]!r}, not for {rule!r}. Name only one of the two.")
    return rule or (BASES[basis] if basis else default)


def _members(names: str | Iterable[str], where: str, *, beside: Collection[str] = ()) -> list[str]:
    if not isinstance(names, Iterable):
        raise WrongVote(f"`{where}` is of type {type(names).__name__}. Write {where}=['Greece', 'Cyprus'].")
    codes = [iso3(each) for each in ([names] if isinstance(names, str) else names)]
    for code in codes:
        if code not in printed():
            raise WrongVote(f"`{where}` names {called(code)}, which has no vote in the Council. Name its members only.")
        if [*beside, *codes].count(code) > 1:
            raise WrongVote(f"The vote names {called(code)} twice, in `{where}` the last time. Name each member once.")
    return codes
