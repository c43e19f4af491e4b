"""What a person reads at the shell: a finding, a table that lines up, and where the figures come from."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from safe_alloc.telling.printing.rows import Row, standing
from safe_alloc.telling.printing.text import as_table

if TYPE_CHECKING:  # a text is parsed and a source listed without pandas
    import pandas as pd

_CLAIM = ("Country", "Amount #", "Currency", "Known", "Place #", "As written")
_SOURCE = ("Source", "Published", "Status", "Confidence", "Publisher")
_DIFFERENCE = ("Country", "Found #", "Currency", "Expected, €", "Difference, €", "Verdict")


def allocation_view(table: "pd.DataFrame", rows: Sequence[Row]) -> str:
    """Return an Allocation for a person: the finding, every amount to the euro, and one line a source."""
    from safe_alloc.asking.metrics import rank_labels

    amounts = [row["amount_eur"] for row in rows]
    lines = [
        [label, row["name"], f"{row['amount_eur']:,}", _percent(row["share"]), row["qualifier"], row["source"]]
        for label, row in zip(rank_labels(amounts), rows, strict=True)
    ]
    lines.append(["", "Total", f"{sum(amounts):,}", "", "", ""])
    headings = ["Rank #", "Country", "At most, €", "Share, %", "Known", "Source"]
    return as_table(headings, lines, above=_finding(table, "ranking"), below=_origins(rows))


def outcome_view(outcome: "pd.DataFrame", rows: Sequence[Row], *, headline: str) -> str:
    """Return an Outcome for a person: what it is in law, the finding, who gives and who gets, to the euro."""
    before, after = (sum(row[column] for row in rows) for column in ("before_eur", "after_eur"))
    total = {"name": "Total", "before_eur": before, "after_eur": after, "change_eur": after - before}
    lines = [
        [
            row["name"],
            *(f"{row['before_eur']:,}", f"{row['change_eur']:+,}", f"{row['after_eur']:,}"),
            *(_percent(row.get("before_share")), _percent(row.get("after_share"))),
        ]
        for row in (*rows, total)
    ]
    headings = ["Country", "Before, €", "Change, €", "After, €", "From %", "To %"]
    above = [headline, standing(rows), *_finding(outcome, "changes")]
    members = [row for row in rows if row["role"] == "member"]
    return as_table(headings, lines, above=filter(None, above), below=[*_standing(rows), *_origins(members)])


def claims_view(rows: Sequence[Row]) -> str:
    """Return what a text says for a person: each country with its whole units and the words they were read from."""
    from safe_alloc.reading.countries import name

    lines = [
        [
            name(row["country"]),
            *(_ends(row), row["currency"], _words(row["qualifier"])),
            *(f"{row['start']}–{row['end']}", row["as_written"]),
        ]
        for row in rows
    ]
    count = f"{len(rows)} countr{'y' if len(rows) == 1 else 'ies'} with a sum."
    return as_table(_CLAIM, lines, above=[count]) if rows else f"{count}\n"


def difference_view(rows: Sequence[Row]) -> str:
    """Return a reconciliation for a person: how many figures got which verdict, then every figure."""
    from safe_alloc.reading.countries import name
    from safe_alloc.reading.reconcile import VERDICTS

    lines = [
        [
            name(row["country"]),
            *(_whole(row["found"]), row["currency"], _whole(row["expected_eur"])),
            *("" if row["difference_eur"] is None else f"{row['difference_eur']:+,}", row["verdict"]),
        ]
        for row in rows
    ]
    verdicts = [row["verdict"] for row in rows]
    told = ", ".join(f"{verdicts.count(each)} {each}" for each in VERDICTS if each in verdicts)
    against = ", ".join(dict.fromkeys(row["against"] for row in rows if row["against"]))
    return as_table(_DIFFERENCE, lines, above=[f"{told[:1].upper()}{told[1:]}, against {against}."])


def source_view(rows: Sequence[Row]) -> str:
    """Return the sources for a person, oldest first."""
    lines = [[row["id"], row["published"], _words(row["status"]), row["confidence"], row["publisher"]] for row in rows]
    below = ["With --format csv or json: title, address, licence, hash and the rest."]
    return as_table(_SOURCE, lines, below=below)


def finding_view(rows: Sequence[Row]) -> str:
    """Return what was checked for a person, and how much of it holds."""
    lines = [["holds" if row["holds"] else "DOES NOT HOLD", row["what"], row["says"]] for row in rows]
    wrong = sum(not row["holds"] for row in rows)
    told = f"{wrong} of {len(rows)} checks do not hold." if wrong else f"All {len(rows)} checks hold."
    return as_table(["Result", "Checked", "Found"], lines, below=[told])


def _finding(frame: "pd.DataFrame", chart: str) -> list[str]:
    from safe_alloc.telling.wording import headline, standfirst
    from safe_alloc.telling.wording.facts import read

    facts = read(frame)
    return [f"{headline(facts, chart)}.", standfirst(facts, chart)]


def _origins(rows: Iterable[Row]) -> list[str]:
    from safe_alloc.reading.sources import source

    named = dict.fromkeys(row["source"] for row in rows)
    told = [source(each) for each in named]
    return [f"{each.id}: {each.publisher}, {each.published}, {_words(each.status)}. {each.url}" for each in told]


def _standing(rows: Sequence[Row]) -> list[str]:
    """Return who joins, and whom a bound holds."""
    ways = {
        "floor": "Stopped at the floor",
        "cap": "Stopped at the cap",
        "zero": "Left with nothing",
        "exempt": "Unchanged",
    }
    found = {told: [row["name"] for row in rows if row["held_by"] == way] for way, told in ways.items()}
    found = {"Joins": [row["name"] for row in rows if row["role"] == "entrant"], **found}
    return [f"{told}: {', '.join(names)}." for told, names in found.items() if names]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.2f}"


def _whole(amount: int | None) -> str:
    return "" if amount is None else f"{amount:,}"


def _ends(row: Row) -> str:
    return f"{row['low']:,}" if row["low"] == row["high"] else f"{row['low']:,}–{row['high']:,}"


def _words(written: str) -> str:
    return written.replace("_", " ")
