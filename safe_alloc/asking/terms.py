"""What a country would sell if it joined without a loan, as participant or supplier, and what it would pay for that."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from safe_alloc.asking.limits import Case, borne, law
from safe_alloc.asking.outcomes import Rows, run, starting
from safe_alloc.asking.outcomes.burdens import payable
from safe_alloc.asking.outcomes.sizing import half_up
from safe_alloc.asking.scenarios import Scenario
from safe_alloc.asking.scenarios.blanks import fraction
from safe_alloc.errors import WrongScenario, not_there
from safe_alloc.reading import frames
from safe_alloc.reading.countries import called, is_member, name
from safe_alloc.reading.files import paragraph
from safe_alloc.reading.money import round_to_sum, spell
from safe_alloc.reading.reference import rule

KINDS = ("participant", "supplier")
INSIDE = ("ISL", "LIE", "NOR", "UKR")
"""The EEA-EFTA states and Ukraine: Article 16 of Regulation (EU) 2025/1106 does not count them as outside."""

NEEDED = {
    "content": "the ceiling of component cost from outside",
    "spent": "the part of a buyer's loan that goes to such contracts",
    "part": "the entrant's part of that content",
}
"""What contracts cannot be computed without; a supplier's content is 35 % unless the scenario says otherwise."""


@dataclass(frozen=True)
class Balance:
    """What a participant or supplier would earn and pay, in whole euro: turnover less fee, which is not profit.

    `break_even_part` is the exact part of the content at which the net is 0; it may exceed 1, which no entrant can
    reach. It is 0 where there is no fixed fee, and None where there is one and no part leaves anything to pay it
    with. `label` is what it is in law. `sa.what_is_left` puts all of it into words.
    """

    entrant: str
    contracts_eur: int
    fee_eur: int
    net_eur: int
    break_even_part: Fraction | None
    kind: str
    label: str
    status: str
    scenario: str

    def _repr_html_(self) -> str:
        sums = f"contracts {spell(self.contracts_eur)}, fee {spell(self.fee_eur)}, net {spell(self.net_eur)}"
        law = f"Hypothetical, {self.label}; {self.kind} {name(self.entrant)}, scenario {self.scenario}"
        return paragraph(f"{law}: {sums}; turnover less fee, not profit. Break-even at part {self.break_even_part}.")


def contracts(table: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """Return the Contracts of a participant or a supplier: what each country of the table would buy from it.

    contract_eur is loan times spent times content times part, in exact fractions; the sum is rounded half up to
    a whole euro and given out by largest remainder, ties by alpha-3. Loans do not change. Rows as in the table;
    who is no buyer has 0. A supplier's content is the 35 % of Article 16 where the scenario says nothing; it may
    be more, and `sa.limits` then says breach. Raises WrongTable for a table that is no Allocation, WrongScenario
    for another baseline, another kind, missing terms and anything but one entrant from outside.

    >>> import safe_alloc as sa
    >>> terms = {"spent": "20%", "part": "5%"}
    >>> made = sa.contracts(sa.load(), sa.Scenario("parts", kind="supplier", entrants={"TUR": {}}, terms=terms))
    >>> made["contract_eur"].sum()
    np.int64(525000000)
    """
    given = started(table, scenario)
    loans = {code: loan for code, (loan, _) in given.items()}
    worth, _ = sold(loans, scenario)
    shared = {"entrant": next(iter(scenario.entrants)), "content_share": float(term("content", scenario))}
    shared |= borne(scenario, _law(loans, worth, scenario))
    rows = [
        {"country": code, "loan_eur": loan, "contract_eur": worth[code], **shared, "source": source}
        for code, (loan, source) in given.items()
    ]
    return frames.table(frames.Contracts, rows)


def sold(members: Mapping[str, int], scenario: Scenario) -> tuple[dict[str, int], int]:
    """Return what each member would buy, and what the entrant pays on top of its fee for that, in whole euro."""
    exact = {code: volume * term("part", scenario) for code, volume in _volumes(members, scenario).items()}
    whole = sum(exact.values(), Fraction())
    return round_to_sum(exact, half_up(whole)), half_up(whole * fraction(scenario.terms.charge or "0%"))


def balance(table: pd.DataFrame, scenario: Scenario) -> Balance:
    """Return what a participant or a supplier would earn, pay and keep: turnover less fee, not profit.

    Whole euro; the fee is multiplied by the years when it is paid every year, and a supplier pays none.
    Raises as `contracts` does, and WrongScenario for a participant without a fee.

    >>> import safe_alloc as sa
    >>> terms = {"fee": "€10 million", "content": "80%", "spent": "10%", "part": "1%"}
    >>> fee = sa.Scenario("fee", kind="participant", entrants={"CAN": {}}, terms=terms)
    >>> found = sa.balance(sa.load(), fee)
    >>> found.net_eur, found.break_even_part
    (110000000, Fraction(1, 1200))
    """
    loans = {code: loan for code, (loan, _) in started(table, scenario).items()}
    bought, worth, paid = balanced(loans, scenario)
    volume = sum(_volumes(loans, scenario).values(), Fraction())
    fee, kept = fee_eur(scenario), volume * (1 - fraction(scenario.terms.charge or "0%"))
    even = fee / kept if kept else None if fee else Fraction()
    told = borne(scenario, _law(loans, bought, scenario))
    return Balance(next(iter(scenario.entrants)), worth, paid, worth - paid, even, **told)


def _law(loans: Mapping[str, int], bought: Mapping[str, int], scenario: Scenario) -> str:
    held, sum_of_all, content = [*loans.values()], sum(bought.values()), term("content", scenario)
    return law(Case([*loans], held, held, scenario.kind, scenario.inferred, sum_of_all, content))


def balanced(members: Mapping[str, int], scenario: Scenario) -> tuple[dict[str, int], int, int]:
    """Return what each member would buy, all of it together, and what the entrant pays, in whole euro."""
    bought, charged = sold(members, scenario)
    worth, paid = sum(bought.values()), fee_eur(scenario) + charged
    payable({"turnover": worth, "the fee": paid}, scenario)
    return bought, worth, paid


def result(table: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """Return what a scenario of any kind makes of a table: the Outcome of a borrower, the Contracts of others."""
    return (contracts if getattr(scenario, "kind", "") in KINDS else run)(table, scenario)


def surprises(table: pd.DataFrame, scenario: Scenario) -> list[str]:
    """Return a sentence for each figure that a scenario of any kind expects and that does not come out."""
    expect = scenario.expect
    expected = {key: getattr(expect, key) for key in ("total", "contracts", "fee")}
    expected |= {f"after.{code}": euros for code, euros in expect.after.items()}
    found = _found(table, scenario)
    return [
        f"Scenario {scenario.name!r}, expect.{key}: {spell(wanted)} is expected and "
        f"{spell(found[key]) if key in found else 'no such row'} came out."
        for key, wanted in expected.items()
        if wanted is not None and found.get(key) != wanted
    ]


def _found(table: pd.DataFrame, scenario: Scenario) -> dict[str, int]:
    """Return what came out, by the keys under which a scenario may expect it."""
    if scenario.kind != "borrower":
        found = balance(table, scenario)
        return {"contracts": found.contracts_eur, "fee": found.fee_eur}
    made = run(table, scenario)
    after = zip(made["country"].tolist(), made["after_eur"].tolist(), strict=True)
    return {"total": sum(made["after_eur"].tolist()), **{f"after.{code}": euros for code, euros in after}}


def fee_eur(scenario: Scenario) -> int:
    """Return the whole fee of a participant in whole euro, over all its years; 0 for a supplier."""
    terms, where = scenario.terms, f"Scenario {scenario.name!r}, terms"
    if scenario.kind == "supplier":
        return 0
    if terms.fee is None:
        raise WrongScenario(f"{where}.fee: is missing. Write a sum such as '€10 million', or 0 where none is asked.")
    if terms.fee_per == "once" and terms.years != 1:
        how = "Write fee_per = 'year' for a fee every year, or leave out years."
        raise WrongScenario(f"{where}.years: {terms.years} years stand beside a fee that is paid once. {how}")
    return terms.fee * terms.years


def started(table: pd.DataFrame, scenario: Scenario) -> Rows:
    """Return the rows that a participant or a supplier starts from: one entrant, from outside."""
    given = starting(table, scenario, *KINDS)
    where = f"Scenario {scenario.name!r}, entrants"
    if len(scenario.entrants) != 1:
        found = f"{', '.join(scenario.entrants)} join" if scenario.entrants else "nobody joins"
        raise WrongScenario(f"{where}: {found}, and [terms] are those of one country. Name exactly one.")
    code = next(iter(scenario.entrants))
    if code in given or is_member(code) or code in INSIDE:
        why = "is in the table already" if code in given else "does not count as outside the Union under Article 16"
        raise WrongScenario(f"{where}.{code}: {called(code)} {why}, so it needs no [terms]. Name one from outside.")
    for buyer in (buyer for buyer in scenario.terms.buyers if buyer not in given):
        raise WrongScenario(f"Scenario {scenario.name!r}, terms.buyers: {not_there(buyer, given)}")
    return given


def _volumes(members: Mapping[str, int], scenario: Scenario) -> Mapping[str, Fraction]:
    """Return, exactly, what each country would spend on content from outside."""
    per_euro = term("spent", scenario) * term("content", scenario)
    buyers = scenario.terms.buyers or members
    return {code: loan * per_euro if code in buyers else Fraction() for code, loan in members.items()}


def term(key: str, scenario: Scenario) -> Fraction:
    """Return one of the terms that contracts rest on, as an exact part of one."""
    written = getattr(scenario.terms, key)
    if not written and (key != "content" or scenario.kind != "supplier"):
        how = f"Write {NEEDED[key]} as a text such as '35%'."
        raise WrongScenario(f"Scenario {scenario.name!r}, terms.{key}: is missing, and contracts rest on it. {how}")
    return fraction(written) if written else Fraction(rule("outside_component_share").value, 100)
