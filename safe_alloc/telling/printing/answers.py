"""What a person reads when asking what if: who pays, who buys, what the law allows, how the Council would vote."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safe_alloc.asking.limits import STANDING
from safe_alloc.reading.countries import name
from safe_alloc.telling.printing.rows import Row, standing, total
from safe_alloc.telling.printing.text import as_table, paragraphs

if TYPE_CHECKING:  # a vote is printed without pandas
    import pandas as pd

    from safe_alloc.asking.council import Vote


def ledger_view(outcome: "pd.DataFrame", rows: Sequence[Row], *, headline: str, lang: str = "en") -> str:
    """Return who pays for a person: a sentence with the baseline and its day, then every row to the euro."""
    from safe_alloc.telling.wording import who_pays

    lines = [*rows, total(rows, "before_eur", "change_eur", "after_eur")]
    return as_table("ledger", lines, above=[headline, standing(rows[0], lang), who_pays(outcome, lang=lang)])


def contracts_view(rows: Sequence[Row], *, headline: str, told: str, lang: str = "en") -> str:
    """Return for a person what each country would buy, and the fee against it."""
    lines = [*rows, total(rows, "loan_eur", "contract_eur")]
    return as_table("contracts", lines, above=[headline, standing(rows[0], lang), told])


def limits_view(rows: Sequence[Row], *, headline: str) -> str:
    """Return every limit for a person, with the sentence that says what was held against it."""
    return as_table("limits", rows, above=[headline, standing(rows[0])], below=[row["says"] for row in rows])


def vote_fields(vote: "Vote") -> Row:
    """Return a vote as fields for machines; the other reading is told by its result."""
    fields = {key: value for key, value in vars(vote).items() if key != "other" and (vote.label or key not in STANDING)}
    other = {"other_rule": vote.other.rule, "other_outcome": vote.other.outcome} if vote.other else {}
    return fields | other


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
    lines = [*by_country.values(), {"name": "Total", **sums}]
    heads = {each: f"{each}{'' if keys[each] == 'after_eur' else ', buys'}, €" for each in shown}
    what = {
        "after_eur": "its column is what each may borrow then.",
        "contract_eur": "loans stay; its column is what each buys.",
    }
    above = [f"{each}: {standing(row)[:-1]}; {what[keys[each]]}" for each, row in shown.items()]
    return as_table("compared", lines, above=above, heads=heads)


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
