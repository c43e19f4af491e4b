"""Tables made by hand for the tests of sentences and pictures, and those Hypothesis draws."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from safe_alloc.reading.countries import codes
from safe_alloc.reading.frames import Allocation, Outcome, table

COMMISSION = "commission-2025-09-09"
BN = 10**9
AMOUNTS = st.one_of(st.integers(0, 30), st.integers(0, 10**11), st.sampled_from([BN, 2 * BN]))


def allocation(amounts: Mapping[str, int] | Sequence[int], **keys: Any) -> pd.DataFrame:
    """Return an Allocation of these amounts; without names, the countries of the world from A on."""
    rest = {"step_eur": 1, "qualifier": "exact", "status": "tentative", "source": COMMISSION} | keys
    named = amounts if isinstance(amounts, Mapping) else dict(zip(codes(), amounts, strict=False))
    return table(Allocation, [{"country": code, "amount_eur": amount, **rest} for code, amount in named.items()])


def outcome(
    members: Mapping[str, tuple[int, int]] | Sequence[tuple[int, int]],
    entrants: Mapping[str, int] | None = None,
    **keys: Any,
) -> pd.DataFrame:
    """Return an Outcome of what members hold before and after, and what entrants get."""
    named = members if isinstance(members, Mapping) else dict(zip(codes(), members, strict=False))
    rest = {
        "held_by": "",
        "kind": "borrower",
        "label": "counterfactual",
        "status": "hypothetical",
        "scenario": "what-if",
    }
    rows = [("member", code, *pair, COMMISSION) for code, pair in named.items()]
    rows += [("entrant", code, 0, amount, "illustration") for code, amount in sorted((entrants or {}).items())]
    keys_of = ("role", "country", "before_eur", "after_eur", "source")
    return table(Outcome, [{**dict(zip(keys_of, row, strict=True)), **rest, **keys} for row in rows])


@st.composite
def allocations(draw: st.DrawFn) -> pd.DataFrame:
    """Draw an Allocation of 1 to 9 countries, with ties, zeros and tiny amounts among them."""
    found = draw(st.dictionaries(st.sampled_from(codes()), AMOUNTS, min_size=1, max_size=9))
    return allocation(found, status=draw(st.sampled_from(["tentative", "requested"])))


@st.composite
def outcomes(draw: st.DrawFn) -> pd.DataFrame:
    """Draw an Outcome: nobody moves, all give the same part, all give the same sum, or anything goes."""
    chosen = draw(st.lists(st.sampled_from(codes()), unique=True, min_size=1, max_size=9))
    members = chosen[: draw(st.integers(1, len(chosen)))]
    before = {code: draw(AMOUNTS) for code in members}
    way = draw(st.sampled_from(["still", "part", "sum", "any"]))
    part, given = draw(st.integers(1, 99)), draw(st.integers(0, BN))
    after = {
        code: {"still": amount, "part": amount - amount * part // 100, "sum": max(amount - given, 0)}.get(way)
        for code, amount in before.items()
    }
    pairs = {code: (before[code], draw(AMOUNTS) if after[code] is None else after[code]) for code in members}
    entrants = {code: draw(AMOUNTS) for code in chosen[len(members) :]}
    if len(entrants) == 1 and draw(st.booleans()):
        left = sum(old - new for old, new in pairs.values())
        entrants = {code: max(left, 0) for code in entrants}
    return outcome(pairs, entrants)


def near(amount: int, total: int) -> set[Fraction]:
    """Return what the share of an amount may be printed as: a tenth of a per cent next to it, or finer below one."""
    exact = Fraction(amount, total or 1)
    below = Fraction(int(exact * 1000), 1000)
    return {exact, below, below + Fraction(1, 1000)} | (
        {min(round(exact, 4), Fraction(9, 10_000))} if not below else set()
    )
