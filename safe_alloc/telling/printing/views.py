"""What a person reads at the shell: the figures and where they are from, and what if: who pays, the law, the vote."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from safe_alloc.reading.countries import name
from safe_alloc.telling.printing.rows import Row, standing
from safe_alloc.telling.printing.text import as_table, paragraphs

if TYPE_CHECKING:  # a text is parsed, a source listed and a vote printed without pandas
    import pandas as pd

    from safe_alloc.asking.council import Vote


def allocation_view(table: "pd.DataFrame", rows: Sequence[Row], lang: str = "en") -> str:
    """Return an Allocation for a person: the finding, every amount to the euro, and one line a source."""
    return as_table("allocation", rows, above=_finding(table, lang), below=_origins(rows))


def outcome_view(outcome: "pd.DataFrame", rows: Sequence[Row], *, headline: str, lang: str = "en") -> str:
    """Return an Outcome for a person: what it is in law, the finding, who gives and who gets, to the euro."""
    from safe_alloc.telling.wording.facts import read
    from safe_alloc.telling.wording.origin import held

    above = [headline, standing(rows[0], lang), *_finding(outcome, lang)]
    below = [held(read(outcome, lang), most=len(rows)), *_origins(row for row in rows if row["role"] == "member")]
    return as_table("outcome", rows, above=above, below=below)


def claims_view(rows: Sequence[Row]) -> str:
    """Return what a text says for a person: each country with its whole units and the words they were read from."""
    count = f"{len(rows)} countr{'y' if len(rows) == 1 else 'ies'} with a sum."
    told = [{**row, "amount": _ends(row), "place": f"{row['start']}–{row['end']}"} for row in _named(rows)]
    return as_table("claims", told, above=[count]) if rows else f"{count}\n"


def difference_view(rows: Sequence[Row], told: Iterable[str]) -> str:
    """Return a reconciliation for a person: how many figures got which verdict, every figure, what is told of them."""
    from safe_alloc.reading.reconcile import VERDICTS

    verdicts = [row["verdict"] for row in rows]
    counted = ", ".join(f"{verdicts.count(each)} {each}" for each in VERDICTS if each in verdicts)
    against = ", ".join(dict.fromkeys(row["against"] for row in rows if row["against"]))
    return as_table("differences", _named(rows), above=[f"{counted}, against {against}."], below=told)


def source_view(rows: Sequence[Row]) -> str:
    """Return the sources for a person, oldest first."""
    return as_table("sources", rows, below=["With --format csv or json: title, address, licence, hash and the rest."])


def finding_view(rows: Sequence[Row]) -> str:
    """Return what was checked for a person, and how much of it holds."""
    wrong = sum(not row["holds"] for row in rows)
    told = f"{wrong} of {len(rows)} checks do not hold." if wrong else f"All {len(rows)} checks hold."
    lines = [{**row, "result": "holds" if row["holds"] else "DOES NOT HOLD"} for row in rows]
    return as_table("findings", lines, below=[told])


def verified_view(rows: Sequence[Row]) -> str:
    """Return for a person which files of a report are not the same, and how many there are."""
    other = [row for row in rows if row["verdict"] != "same"]
    if not other:
        return f"All {len(rows)} files are the same.\n"
    return as_table("verified", other, below=[f"{len(other)} of {len(rows)} files differ."])


def ledger_view(outcome: "pd.DataFrame", rows: Sequence[Row], *, headline: str, lang: str = "en") -> str:
    """Return who pays for a person: a sentence with the baseline and its day, then every row to the euro."""
    from safe_alloc.telling.wording import who_pays

    return as_table("ledger", rows, above=[headline, standing(rows[0], lang), who_pays(outcome, lang=lang)])


def contracts_view(rows: Sequence[Row], *, headline: str, told: str, lang: str = "en") -> str:
    """Return for a person what each country would buy, and the fee against it."""
    return as_table("contracts", rows, above=[headline, standing(rows[0], lang), told])


def limits_view(rows: Sequence[Row], *, headline: str) -> str:
    """Return every limit for a person, with the sentence that says what was held against it."""
    return as_table("limits", rows, above=[headline, standing(rows[0])], below=[row["says"] for row in rows])


def vote_fields(vote: "Vote") -> Row:
    """Return a vote as fields for machines; the other reading is told by its result."""
    from safe_alloc.asking.limits import STANDING  # imported here: a text is parsed without the law

    fields = {key: value for key, value in vars(vote).items() if key != "other" and (vote.label or key not in STANDING)}
    return fields | ({"other_rule": vote.other.rule, "other_outcome": vote.other.outcome} if vote.other else {})


def vote_view(vote: "Vote") -> str:
    """Return a vote for a person: what comes out, who stands where, and the other reading of the legal basis."""
    sides = {"Against": vote.against, "Abstaining": vote.abstaining, "In favour": vote.in_favour}
    told = [f"{side}: {', '.join(map(name, codes))}." for side, codes in sides.items() if codes]
    other = [f"The other reading: {vote.other.says}"] if vote.other else []
    return paragraphs(vote.says, *told, *_blockers(vote), *other, vote.basis)


def _blockers(vote: "Vote") -> list[str]:
    """Return who else could block together with those not in favour, if a majority has them outvoted."""
    if vote.rule == "unanimity" or vote.outcome != "passes":
        return []
    from safe_alloc.asking.council import blocking_minorities

    sure = blocking_minorities(given=[*vote.against, *vote.abstaining], rule=vote.rule).query("outcome == 'blocked'")
    groups = [" + ".join(map(name, group.split("+"))) for group in sure["members"].head(3)]
    more = f", and {len(sure) - 3:,} more groups as small" if len(sure) > 3 else ""
    beside = " together with those not in favour" if vote.against or vote.abstaining else ""
    return [f"The smallest groups that would block it by voting no{beside}: {'; '.join(groups)}{more}."]


def compared_view(rows: Sequence[Row]) -> str:
    """Return several scenarios side by side for a person: each country's loan after, or what it would buy."""
    shown = {row["scenario"]: row for row in rows}
    keys = {each: "after_eur" if row["kind"] == "borrower" else "contract_eur" for each, row in shown.items()}
    by_country: dict[str, Row] = {}
    for row in rows:
        line = by_country.setdefault(row["name"], {"name": row["name"], "before_eur": row["before_eur"]})
        line[row["scenario"]] = row[keys[row["scenario"]]]
    sums = {key: sum(line.get(key) or 0 for line in by_country.values()) for key in ("before_eur", *shown)}
    heads = {each: f"{each}{'' if keys[each] == 'after_eur' else ', buys'}, €" for each in shown}
    lent, sold = "its column is what each may borrow then.", "loans stay; its column is what each buys."
    what = {each: lent if key == "after_eur" else sold for each, key in keys.items()}
    above = [f"{each}: {standing(row)[:-1]}; {what[each]}" for each, row in shown.items()]
    return as_table("compared", [*by_country.values(), {"name": "Total", **sums}], above=above, heads=heads)


def swept_view(rows: Sequence[Row], flips: Sequence[Row], *, about: Row) -> str:
    """Return a sweep for a person: what was varied, each country's amounts, and how often each rule flips."""
    drawn = f", drawn from seed {about['seed']}" if about["seed"] is not None else ""
    without = f"; {about['without_solution']:,} without a solution are left out" if about["without_solution"] else ""
    above = [f"Scenario {about['scenario']} with {about['varied']}", standing(about)]
    above.append(f"Scenarios: {about['draws']:,}{drawn}{without}.")
    often = as_table("flips", [{**row, "share": row["probability"]} for row in flips], above=() if rows else above)
    if not rows:
        return often
    lends = "loses" in rows[0]
    below = "loses" if lends else "below_zero"
    lines = [{**row, "mean": round(row["mean_eur"]), f"{below}_share": row[below]} for row in rows]
    who = "a country has" if lends else "a sum is"
    above.append(f"In at least 5% of them {who} at most what stands under 5%, € ({about['quantiles']}).")
    if not lends:
        above.append("net_eur is contracts less fee: turnover less fee, not profit.")
    elif "baseline" in about["varied"]:
        above.append("Before is the printed figure; a country loses if it has less than the figure that was drawn.")
    return as_table("swept" if lends else "sold", lines, above=above) + "\n" + often


def _named(rows: Iterable[Row]) -> list[Row]:
    return [{**row, "name": name(row["country"])} for row in rows]


def _finding(table: "pd.DataFrame", lang: str) -> list[str]:
    from safe_alloc.telling.wording import subtitle, title

    return [f"{title(table, lang=lang)}.", subtitle(table, lang=lang)]


def _origins(rows: Iterable[Row]) -> list[str]:
    from safe_alloc.reading.sources import source  # imported here: a text is parsed without the sources

    told = [source(each) for each in dict.fromkeys(row["source"] for row in rows)]
    return [f"{each.id}: {each.publisher}, {each.published}, {each.status}. {each.url}" for each in told]


def _ends(row: Row) -> str:
    return f"{row['low']:,}" if row["low"] == row["high"] else f"{row['low']:,}–{row['high']:,}"
