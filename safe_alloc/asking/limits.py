"""What the SAFE Regulation allows: each limit with its headroom, and the label every result must carry."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from heapq import nlargest
from math import floor
from typing import TYPE_CHECKING, Any, NamedTuple

from safe_alloc.errors import WrongTable, known_name
from safe_alloc.reading.countries import called, is_member
from safe_alloc.reading.files import reference_rows
from safe_alloc.reading.money import spell
from safe_alloc.reading.reference import rule

if TYPE_CHECKING:  # the three largest are counted without pandas
    import pandas as pd

LABELS = ("counterfactual", "needs an amendment", "needs an Article 17 agreement", "within the Regulation")
"""What a result can be in law, gravest first."""

OTHERWISE = "counting 60% of €150 billion (another reading is broken)"
INFERRED = "an inference"
"""What a label says besides: by which reading nothing is broken, and that its rule was never published."""

READINGS = {
    "envelope": "the loans before the scenario",
    "larger_envelope": "the loans after the scenario",
    "90bn": "the envelope of the Regulation",
}
"""What the 60 % of Article 13 may be a part of; the label goes by the last, and says so where another is broken."""

STANDING = ("kind", "label", "status", "scenario")
"""What every row that comes of a scenario says of it."""

CAVEAT = "The articles are certain; the wording behind them is known from law-firm summaries, not the Official Journal."


class Case(NamedTuple):
    """What is judged: by row the country and its loan before and after; of contracts also their sum and content."""

    countries: Sequence[str]
    before: Sequence[int]
    after: Sequence[int]
    kind: str
    inferred: bool
    sold: int = 0
    content: Fraction | None = None


class _Judged(NamedTuple):
    """One rule: what there is and what may be, exactly and in euro; no limit where the rule does not apply."""

    rule: str
    reading: str
    basis: str
    says: str
    value: Fraction | int = 0
    limit: Fraction | int | None = None

    @property
    def room(self) -> int:
        """Whole euro to spare, rounded down; below 0 exactly where the limit is broken."""
        return 0 if self.limit is None else floor(self.limit - self.value)


def limits(outcome_or_contracts: "pd.DataFrame") -> "pd.DataFrame":
    """Return every limit of the Regulation that the result of a scenario meets, breaks or has nothing to do with.

    Columns rule, reading, outcome (pass, breach, not applicable), value_eur, limit_eur and headroom_eur (whole
    euro, Int64, each rounded down; below 0 in a breach, empty where not applicable), article, confidence (official,
    press), says, and kind, label, status, scenario and baseline (the sources of the loans), the same in every row.
    Rows: top-three (60 % of Σ before_eur, of Σ after_eur, and of €150 billion), total, members-only, pre-financing,
    components. Contracts change no loan. components sets what is sold against what it would be at a content of 35 %.
    pre-financing compares, member by member, what is foreseen to the cent with 15 % of the loan, and shows the member
    with the least to spare; what belongs to a larger loan is no breach, because a smaller one needs a new decision.
    Raises WrongTable for any other table. Source: data/reference/rules.csv, from Regulation (EU) 2025/1106.

    >>> import safe_alloc as sa
    >>> sa.limits(sa.run(sa.load(), sa.Scenario("as-it-is")))["headroom_eur"].tolist()[:4]
    [13369123277, 13369123277, 13369123277, 0]
    """
    import pandas as pd

    from safe_alloc.reading.frames import starts_from

    case, beside = _read(outcome_or_contracts), {"envelope": CAVEAT, "90bn": "The label goes by this reading."}
    others = (_total, _members_only, _prefinanced, _components)
    rows = [
        {
            "rule": each.rule,
            "reading": each.reading,
            "outcome": "not applicable" if each.limit is None else "breach" if each.room < 0 else "pass",
            "value_eur": pd.NA if each.limit is None else floor(each.value),
            "limit_eur": pd.NA if each.limit is None else floor(each.limit),
            "headroom_eur": pd.NA if each.limit is None else each.room,
            "article": rule(each.basis).article,
            "confidence": rule(each.basis).confidence,
            "says": f"{each.says} {beside.get(each.reading, '')}".strip(),
        }
        for each in (*(_top_three(reading, case) for reading in READINGS), *(judge(case) for judge in others))
    ]
    made = pd.DataFrame(rows).astype(dict.fromkeys(("value_eur", "limit_eur", "headroom_eur"), "Int64"))
    return made.assign(**standing(outcome_or_contracts), baseline=starts_from(outcome_or_contracts))


def borne(scenario: Any, law: str) -> dict[str, str]:
    """Return what every row of a result bears, by the keys of STANDING; `law` is its label."""
    return dict(zip(STANDING, (scenario.kind, law, "hypothetical", scenario.name), strict=True))


def standing(outcome_or_contracts: "pd.DataFrame") -> dict[str, Any]:
    """Return what every table and answer about a result says of it, by the keys of STANDING."""
    law = label(outcome_or_contracts)
    return {key: law if key == "label" else outcome_or_contracts[key].iloc[0] for key in STANDING}


def label(outcome_or_contracts: "pd.DataFrame") -> str:
    """Return what a result is in law: the first of LABELS that holds, and what must be said besides.

    A loan to a country outside the Union is a counterfactual, because Articles 5 and 6 of Regulation
    (EU) 2025/1106 lend to Member States only. Loans above €150 billion in all, or above €90 billion for the
    three largest, need an amendment, and so does a supplier's content above 35 %. A participant needs an agreement
    under Article 17. Of the three readings of the 60 % of Article 13 the label goes by the fixed €90 billion:
    the law says "of the envelope", which is €150 billion whatever has been granted so far. Where nothing is broken by
    it and something by another reading, the label says so. That a rule is inferred stays as the result has it; all
    else is found anew, so that no label outlives the sums it was given for.

    >>> import safe_alloc as sa
    >>> label(sa.run(sa.load(), sa.Scenario("as-it-is")))
    'within the Regulation'
    """
    return law(_read(outcome_or_contracts))


def top_three_limit(reading: str, before: Any, after: Any) -> Any:
    """Return the most the three largest loans may be, from the sums of all; of many sums at once as of one.

    >>> top_three_limit("envelope", 100, 120), top_three_limit("larger_envelope", 100, 120)
    (60, 72)
    """
    known_name(reading, READINGS, "reading of the 60 % rule")
    whole = rule("envelope").value if reading == "90bn" else before if reading == "envelope" else after
    return whole * rule("largest_three_share").value // 100


def _read(frame: "pd.DataFrame") -> Case:
    from safe_alloc.reading.frames import Contracts, Outcome, check  # imported here: a number needs no table

    columns = getattr(frame, "columns", ())
    if "amount_eur" in columns:
        raise WrongTable("An Allocation is no Outcome or Contracts. Pass what sa.run or sa.contracts returns.")
    sells = "contract_eur" in columns
    check(Contracts if sells else Outcome, frame)
    before, after = (frame[key].tolist() for key in (("loan_eur",) * 2 if sells else ("before_eur", "after_eur")))
    told = frame["country"].tolist(), before, after, frame["kind"].iloc[0], INFERRED in frame["label"].iloc[0]
    sold = (sum(frame["contract_eur"].tolist()), Fraction(str(frame["content_share"].max()))) if sells else ()
    return Case(*told, *sold)


def law(case: Case) -> str:
    """Return the label of a case."""
    broken = {reading for reading in READINGS if _top_three(reading, case).room < 0}
    breach = "90bn" in broken or min(_total(case).room, _components(case).room) < 0
    return marked(case, case.countries, breach=breach, otherwise=bool(broken))


def marked(about: Any, countries: Iterable[str], *, breach: bool, otherwise: bool) -> str:
    """Return the label of what is of a kind and may be inferred, with what must be said besides.

    `breach` is of a limit by the reading that counts, `otherwise` by any. Contracts list loans that are there already.
    """
    outside = not all(map(is_member, countries))
    place = 0 if outside else 1 if breach else 2 if about.kind == "participant" else 3
    return ", ".join([LABELS[place], *([OTHERWISE] * (otherwise and place > 1)), *([INFERRED] * about.inferred)])


def _measured(kind: str, reading: str, basis: str, what: str, value: Fraction | int, limit: Fraction | int) -> _Judged:
    room = floor(limit - value)
    rest = f"{spell(room)} to spare" if room >= 0 else f"{spell(-room)} too much"
    says = f"{what}: {spell(floor(value))} of at most {spell(floor(limit))}, {rest}."
    return _Judged(kind, reading, basis, says, value, limit)


def _top_three(reading: str, case: Case) -> _Judged:
    value = sum(nlargest(3, case.after))
    what = f"The three largest loans, by {rule('largest_three_share').value}% of {READINGS[reading]}"
    limit = top_three_limit(reading, sum(case.before), sum(case.after))
    return _measured("top-three", reading, "largest_three_share", what, value, limit)


def _total(case: Case) -> _Judged:
    return _measured("total", "", "envelope", "All loans together", sum(case.after), rule("envelope").value)


def _members_only(case: Case) -> _Judged:
    strangers = {code: loan for code, loan in zip(case.countries, case.after, strict=True) if not is_member(code)}
    lent, named = sum(strangers.values()), ", ".join(map(called, strangers))
    says = f"{spell(lent)} would be lent to {named}: no Member State." if named else "Loans go to Member States only."
    return _Judged("members-only", "", "envelope", says, lent, 0)


def _prefinanced(case: Case) -> _Judged:
    """Judge in cents by the member with the least to spare: the 15 % hold for each loan, not for their sum.

    What is known only roughly is left out: it can show neither a pass nor the contrary.
    """
    known = (row for row in reference_rows("prefinancing") if row["qualifier"] in ("exact", "none"))
    foreseen = {row["country"]: int(row["foreseen_cents"]) for row in known}
    loans = {code: loan for code, loan in zip(case.countries, case.after, strict=True) if code in foreseen}
    most = rule("prefinancing_share").value
    above = [called(code) for code, loan in loans.items() if foreseen[code] > most * loan]
    found = "" if loans else "No pre-financing is known to the cent for any of these countries."
    if above:
        why = "those sums were decided for other loans, and a new decision would have to set them anew"
        found = f"More than {most}% of the loan is foreseen for {', '.join(above)}: {why}."
    if found:
        return _Judged("pre-financing", "", "prefinancing_share", found)
    least = min(loans, key=lambda code: (most * loans[code] - foreseen[code], code))
    limit, value = Fraction(most * loans[least], 100), Fraction(foreseen[least], 100)
    what = f"Pre-financing, by {most}% of each loan, where {called(least)} has the least to spare of {len(loans)} known"
    return _measured("pre-financing", "", "prefinancing_share", what, value, limit)


def _components(case: Case) -> _Judged:
    basis, most = "outside_component_share", rule("outside_component_share").value
    if case.kind == "supplier" and case.sold and case.content:
        limit = case.sold * most / (100 * case.content)
        what = f"Contracts at a content of {float(100 * case.content):g}%, by what they would be at {most}%"
        return _measured("components", "", basis, what, case.sold, limit)
    told = {"participant": f"An Article 17 agreement may lift the {most}% for a participant, so nothing is judged."}
    told |= {"supplier": f"There is no contract that the {most}% could limit."}
    loan = f"A loan says nothing about where components come from; the {most}% holds for each project."
    return _Judged("components", "", basis, told.get(case.kind, loan))
