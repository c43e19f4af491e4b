"""What the keys of one scenario may not say together, each rule with the key it is about and the cure."""

from collections.abc import Iterator
from dataclasses import fields

from safe_alloc.asking.scenarios.form import SIZES, Form, Terms


def broken_rules(scenario: Form) -> Iterator[str]:
    """Go through what does not fit together, as 'key path: what was found, what is allowed'."""
    if scenario.kind != "borrower":
        yield from _no_borrower(scenario)
        return
    if scenario.terms != Terms():
        yield "terms: belong to kind participant or supplier, and this scenario's kind is borrower. Remove one of them."
    if (scenario.expect.contracts, scenario.expect.fee) != (None, None):
        yield "expect: contracts and fee belong to kind participant or supplier; a borrower has total and after."
    if scenario.burden.rule == "rebase" and scenario.envelope == "grows":
        yield "envelope: 'grows' has no place beside burden.rule = 'rebase'. Write 'fixed', or a sum of money."
    yield from _sizes(scenario)
    yield from _bounds(scenario)
    yield from _unused(scenario)


def _no_borrower(scenario: Form) -> Iterator[str]:
    sizes = (f"entrants.{code}.{way}" for code, one in scenario.entrants.items() for way in one.sizes)
    for key in (*_given(scenario, "envelope", "burden", "floors", "caps", "unused"), *sizes):
        yield f"{key}: belongs to kind borrower: a {scenario.kind} changes no loan. Leave it out; use [terms]."
    if scenario.expect.total is not None or scenario.expect.after:
        yield f"expect: total and after belong to kind borrower; a {scenario.kind} changes no loan. Write contracts."
    terms = scenario.terms
    if scenario.kind == "supplier" and (terms.fee, terms.fee_per, terms.years, terms.charge) != (None, "once", 1, ""):
        yield "terms.fee: belongs to kind participant: a supplier pays none. Leave out fee, fee_per, years and charge."


def _sizes(scenario: Form) -> Iterator[str]:
    claims_only = scenario.burden.rule == "rebase" and scenario.burden.by != "allocation"
    for code, entrant in scenario.entrants.items():
        if claims_only and entrant.sizes:
            beside = f"burden.by = {scenario.burden.by!r}, which sizes everyone"
            how = "Leave it out, or rebase by 'allocation'."
            yield f"entrants.{code}.{entrant.sizes[0]}: has no place beside {beside}. {how}"
        if not claims_only and not entrant.sizes:
            yield f"entrants.{code}: has no size. Give one of: {', '.join(SIZES)}."
        if entrant.like in scenario.entrants:
            yield f"entrants.{code}.like: {entrant.like} joins too. Name a country that is in the table already."
    for key, listed in (("only", scenario.burden.only), ("exempt", scenario.burden.exempt)):
        for code in (code for code in listed if code in scenario.entrants):
            yield f"burden.{key}: {code} joins and gives nothing way. Name members only."


def _bounds(scenario: Form) -> Iterator[str]:
    for key, bounds in (("floors", scenario.floors), ("caps", scenario.caps)):
        for code, bound in bounds.items():
            if code in scenario.entrants and scenario.burden.rule != "rebase":
                yield f"{key}.{code}: {code} joins with the size it is given. A bound may name members only."
            elif code in scenario.entrants and isinstance(bound, str):
                yield f"{key}.{code}: {bound!r} of what? {code} has no amount before. Write the bound in euro."
            elif code not in scenario.entrants and scenario.burden.exempts(code):
                yield f"{key}.{code}: {code} is exempt and keeps its amount. Remove the bound, or the exemption."


def _unused(scenario: Form) -> Iterator[str]:
    takers = [code for code, entrant in scenario.entrants.items() if entrant.amount == "unused"]
    if not takers and not scenario.unused:
        return
    if not scenario.unused:
        yield f"entrants.{takers[0]}.amount: is 'unused', and [unused] names no member. Say there what each keeps."
    if not takers:
        yield "unused: is given, and no entrant has amount = 'unused'. Name the one who gets it."
    if len(scenario.entrants) > 1:
        yield f"entrants: {', '.join(scenario.entrants)} join, and what is unused goes to one entrant alone. Keep one."
    for code in (code for code in scenario.unused if code in scenario.entrants):
        yield f"unused.{code}: {code} joins and has nothing to leave unused. Name members only."
    for key in _given(scenario, "envelope", "burden", "floors", "caps"):
        yield f"{key}: has no place beside [unused], where each member says what it keeps. Leave it out."


def _given(scenario: Form, *keys: str) -> list[str]:
    """Return which of these keys say something other than their default."""
    defaults = {each.name: each.default for each in fields(scenario)}
    return [key for key in keys if getattr(scenario, key) != defaults[key]]
