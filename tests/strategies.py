"""What Hypothesis draws for what-ifs: small tables of members, and scenarios of every structure over them."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

MEMBERS = ("POL", "ROU", "FRA", "HUN", "ITA", "BEL", "LTU")
OUTSIDERS = ("TUR", "GBR", "CAN")
INDICATORS = ("population_midyear@2024", "gdp_nominal_usd@2024")  # both know every country above
SOME_TABLE = {code: 10 ** (place + 3) for place, code in enumerate(MEMBERS)}


def percents(least: int, most: int) -> st.SearchStrategy[str]:
    exact = st.decimals(least, most, places=3, allow_nan=False)
    return st.one_of(st.integers(least, most), exact).map("{}%".format)


def sums(largest: int) -> st.SearchStrategy[int | str]:
    """Draw whole euro as an int or as a text, small sums as often as large ones."""
    plain = st.one_of(st.integers(0, min(40, largest)), st.integers(0, largest))
    return st.one_of(plain, plain.map("€{:,}".format))


@st.composite
def tables(draw: st.DrawFn, smallest: int = 0) -> dict[str, int]:
    """Draw what each member holds: equal, tiny and huge amounts all turn up."""
    size = draw(st.integers(1, len(MEMBERS)))
    amount = st.one_of(st.integers(smallest, 30), st.integers(smallest, 10**11), st.just(10**9))
    return {code: draw(amount) for code in MEMBERS[:size]}


@st.composite
def scenario_keys(draw: st.DrawFn, members: Mapping[str, int] = SOME_TABLE) -> dict[str, Any]:
    """Draw the keys of a borrower scenario that fits together and mostly has a solution, often at a bound."""
    kind = draw(st.sampled_from(["unused", *["give-way"] * 6, *["rebase"] * 3]))
    if kind == "unused":
        return draw(unused(members))
    burden = draw(burdens(kind, members))
    entrants = draw(st.lists(st.sampled_from(OUTSIDERS), unique=True, max_size=3))
    sized = sizes(members) if kind == "give-way" or burden["by"] == "allocation" else st.just({})
    movers = [code for code in members if not exempt(code, burden)]
    bounded = {code: members[code] for code in movers} | (dict.fromkeys(entrants, 0) if kind == "rebase" else {})
    return {
        "envelope": draw(envelopes(sum(members.values()), grows=kind == "give-way")),
        "burden": burden,
        "entrants": {code: draw(sized) for code in entrants},
        "floors": draw(bounds(bounded, 0, 95)),
        "caps": draw(bounds(bounded, 95, 150)),
    }


def exempt(code: str, burden: Mapping[str, Any]) -> bool:
    return code in burden.get("exempt", ()) or code not in (burden.get("only") or (code,))


@st.composite
def unused(draw: st.DrawFn, members: Mapping[str, int]) -> dict[str, Any]:
    codes = draw(st.lists(st.sampled_from(list(members)), unique=True, min_size=1))
    return {"entrants": {"TUR": "unused"}, "unused": {code: draw(sums(members[code] + 1)) for code in codes}}


@st.composite
def burdens(draw: st.DrawFn, rule: str, members: Mapping[str, int]) -> dict[str, Any]:
    by = draw(st.sampled_from(["allocation", "allocation", "equal", *INDICATORS]))
    listed = draw(st.sampled_from(["", "", "only", "exempt"]))
    few = st.lists(st.sampled_from(list(members)), unique=True, max_size=3)
    return {"rule": rule, "by": by} | ({listed: draw(few)} if listed else {})


def envelopes(before: int, *, grows: bool) -> st.SearchStrategy[int | str]:
    given = st.integers(before * 9 // 10, before * 2)
    return st.one_of(st.just("fixed"), given, given.map("€{:,}".format), *([st.just("grows")] if grows else []))


def sizes(members: Mapping[str, int]) -> st.SearchStrategy[Any]:
    """Draw how an entrant is sized, in each of the ways there are."""
    amount = sums(sum(members.values()) // 3)
    return st.one_of(
        amount,
        amount.map(lambda sum_eur: {"amount": sum_eur}),
        percents(0, 45).map(lambda share: {"share": share}),
        st.sampled_from(list(members)).map(lambda code: {"like": code}),
        st.sampled_from(INDICATORS).map(lambda key: {"by": key}),
    )


@st.composite
def bounds(draw: st.DrawFn, before: Mapping[str, int], least: int, most: int) -> dict[str, int | str]:
    """Draw bounds between two percentages of what each holds before; in euro for who holds nothing."""
    codes = draw(st.lists(st.sampled_from(list(before)), unique=True)) if before else []
    return {code: draw(bound(before[code], least, most, member=code in MEMBERS)) for code in codes}


def bound(before: int, least: int, most: int, *, member: bool) -> st.SearchStrategy[int | str]:
    in_euro = st.integers(before * least // 100, before * most // 100 + (0 if member else 10**6))
    return st.one_of(percents(least, most), in_euro) if member else in_euro


@st.composite
def terms_keys(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the keys of a participant or a supplier."""
    kind = draw(st.sampled_from(["participant", "supplier"]))
    terms = {key: draw(percents(0, 100)) for key in draw(st.sets(st.sampled_from(["content", "spent", "part"])))}
    if kind == "participant":
        terms |= {"fee": draw(sums(10**10)), "fee_per": draw(st.sampled_from(["once", "year"]))}
        terms |= {"years": draw(st.integers(1, 45))}
    buyers = draw(st.lists(st.sampled_from(MEMBERS), unique=True))
    expect = {key: draw(sums(10**10)) for key in draw(st.sets(st.sampled_from(["contracts", "fee"])))}
    entrants = {draw(st.sampled_from(OUTSIDERS)): {}}
    return {"kind": kind, "entrants": entrants, "terms": {**terms, "buyers": buyers}, "expect": expect}


@st.composite
def headers(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what a borrower scenario says beside its rules."""
    text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    light = st.sampled_from(["green", "amber", "red"])
    rated = st.fixed_dictionaries({"says": text, "quality": light, "impact": light})
    after = st.dictionaries(st.sampled_from(MEMBERS), sums(10**10), max_size=3)
    return draw(
        st.fixed_dictionaries(
            dict.fromkeys(("title", "author", "reference", "baseline"), text)
            | {"not_modelled": st.lists(text, max_size=3), "assumptions": st.lists(rated, max_size=3)}
            | {"expect": st.fixed_dictionaries({"total": sums(10**12), "after": after})}
        )
    )
