"""What a person reads at the shell: a finding, a table that lines up, and where the figures come from."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from safe_alloc.reading.countries import name
from safe_alloc.reading.sources import source
from safe_alloc.telling.printing.rows import Row, standing, total
from safe_alloc.telling.printing.text import as_table

if TYPE_CHECKING:  # a text is parsed and a source listed without pandas
    import pandas as pd

    from safe_alloc.telling.wording.facts import Facts


def allocation_view(table: "pd.DataFrame", rows: Sequence[Row], lang: str = "en") -> str:
    """Return an Allocation for a person: the finding, every amount to the euro, and one line a source."""
    from safe_alloc.telling.wording.facts import read

    lines = [*rows, total(rows, "amount_eur")]
    return as_table("allocation", lines, above=_finding(read(table, lang), "ranking"), below=_origins(rows))


def outcome_view(outcome: "pd.DataFrame", rows: Sequence[Row], *, headline: str, lang: str = "en") -> str:
    """Return an Outcome for a person: what it is in law, the finding, who gives and who gets, to the euro."""
    from safe_alloc.telling.wording.facts import read
    from safe_alloc.telling.wording.origin import held

    lines = [*rows, total(rows, "before_eur", "change_eur", "after_eur")]
    facts = read(outcome, lang)
    above = [headline, standing(rows[0], lang), *_finding(facts, "changes")]
    below = [held(facts, most=len(rows)), *_origins(row for row in rows if row["role"] == "member")]
    return as_table("outcome", lines, above=above, below=below)


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


def _named(rows: Iterable[Row]) -> list[Row]:
    return [{**row, "name": name(row["country"])} for row in rows]


def _finding(facts: "Facts", chart: str) -> list[str]:
    from safe_alloc.telling.wording import headline, standfirst

    return [f"{headline(facts, chart)}.", standfirst(facts, chart)]


def _origins(rows: Iterable[Row]) -> list[str]:
    told = [source(each) for each in dict.fromkeys(row["source"] for row in rows)]
    return [f"{each.id}: {each.publisher}, {each.published}, {each.status}. {each.url}" for each in told]


def _ends(row: Row) -> str:
    return f"{row['low']:,}" if row["low"] == row["high"] else f"{row['low']:,}–{row['high']:,}"
