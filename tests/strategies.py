"""What Hypothesis draws for what-ifs: small tables of members, and scenarios of every structure over them."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

MEMBERS = ("POL", "ROU", "FRA", "HUN", "ITA", "BEL", "LTU")
OUTSIDERS = ("TUR", "GBR", "CAN")
INDICATORS = ("population_midyear@2024", "gdp_nominal_usd@2024")  # both know every country above

PERCENTS = st.one_of(
    st.integers(0, 100).map(lambda whole: f"{whole}%"),
    st.decimals(0, 100, places=3).map(lambda part: f"{part}%"),
)


def sums(largest: int = 10**12) -> st.SearchStrategy[int | str]:
    """Draw whole euro as an int or as a text."""
    plain = st.one_of(st.integers(0, 40), st.integers(0, largest))
    return st.one_of(
        plain, plain.map(lambda eur: f"€{eur:,}"), st.integers(0, largest // 10**9).map("€{} billion".format)
    )


def bounds(countries: st.SearchStrategy[str], *, percents: bool = True) -> st.SearchStrategy[dict[str, int | str]]:
    return st.dictionaries(countries, st.one_of(sums(), PERCENTS) if percents else sums(), max_size=3)


@st.composite
def tables(draw: st.DrawFn, smallest: int = 0) -> dict[str, int]:
    """Draw what each member holds: equal, tiny and huge amounts all turn up."""
    size = draw(st.integers(1, len(MEMBERS)))
    amount = st.one_of(st.integers(smallest, 30), st.integers(smallest, 10**11), st.just(10**9))
    return {code: draw(amount) for code in MEMBERS[:size]}


@st.composite
def scenario_keys(draw: st.DrawFn, members: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Draw the keys of a borrower scenario that fits together, whether or not it has a solution."""
    inside = st.sampled_from(list(members or MEMBERS))
    rule = draw(st.sampled_from(["give-way", "give-way", "rebase"]))
    by = draw(st.sampled_from(["allocation", "allocation", "equal", *INDICATORS]))
    if rule == "give-way" and draw(st.integers(0, 9)) == 0:
        kept = draw(st.dictionaries(inside, sums(), min_size=1, max_size=3))
        return {"entrants": {"TUR": "unused"}, "unused": kept}
    burden: dict[str, Any] = {"rule": rule, "by": by}
    listed = draw(st.sampled_from(["", "", "only", "exempt"]))
    if listed:
        burden[listed] = draw(st.lists(inside, unique=True, min_size=1, max_size=3))
    envelope = st.one_of(st.just("fixed"), sums(), *([] if rule == "rebase" else [st.just("grows")]))
    entrants = draw(st.lists(st.sampled_from(OUTSIDERS), unique=True, max_size=3))
    sized = rule == "give-way" or by == "allocation"
    keys = {
        "envelope": draw(envelope),
        "burden": burden,
        "entrants": {code: draw(sizes(inside)) if sized else {} for code in entrants},
    }
    for key in ("floors", "caps"):
        drawn = draw(bounds(inside))
        keys[key] = {code: bound for code, bound in drawn.items() if not _exempt(code, burden)}
        if rule == "rebase" and entrants:
            keys[key] |= draw(bounds(st.sampled_from(entrants), percents=False))
    return keys


def sizes(inside: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Draw how an entrant is sized, in each of the ways there are."""
    return st.one_of(
        sums(10**10),
        sums(10**10).map(lambda amount: {"amount": amount}),
        PERCENTS.map(lambda share: {"share": share}),
        inside.map(lambda code: {"like": code}),
        st.sampled_from(INDICATORS).map(lambda key: {"by": key}),
    )


def _exempt(code: str, burden: Mapping[str, Any]) -> bool:
    return code in burden.get("exempt", ()) or code not in burden.get("only", (code,))
