"""What stands in each column of a table: how it is written, its unit, and its meaning in a sentence."""

from collections.abc import Iterable
from typing import NamedTuple

from safe_alloc.telling.printing.text import as_csv


class Column(NamedTuple):
    """A column of a table to publish: its name in a file, its heading for a reader, and how its cells are written."""

    key: str
    heading: str
    form: str


class Meaning(NamedTuple):
    """What a column holds: text, eur (whole euro), share (0 to 1), or one of these with its sign (change, part)."""

    form: str
    says: str


UNITS = {
    "eur": "euro, whole",
    "change": "euro, whole",
    "share": "1 (0 to 1)",
    "part": "1",
    "points": "percentage points",
    "count": "1",
    "text": "",
}
MEANINGS = {
    "country": Meaning("text", "ISO 3166-1 alpha-3 code"),
    "name": Meaning("text", "Name of the country"),
    "role": Meaning("text", "member: in the baseline; entrant: added by the scenario"),
    "amount_eur": Meaning("eur", "The most the country may borrow; not what was paid out"),
    "share": Meaning("share", "Part of the sum of its column"),
    "rank": Meaning("count", "Place by amount, 1 the largest; equal amounts share a place"),
    "qualifier": Meaning("text", "exact, or about where the source says so"),
    "before_eur": Meaning("eur", "The most the country may borrow in the baseline; 0 for an entrant"),
    "after_eur": Meaning("eur", "The most the country could borrow in the scenario; hypothetical"),
    "change_eur": Meaning("change", "after_eur less before_eur"),
    "before_share": Meaning("share", "before_eur as part of its sum"),
    "after_share": Meaning("share", "after_eur as part of its sum"),
    "change_share": Meaning("part", "change_eur as part of before_eur; empty where that is 0"),
    "change_points": Meaning("points", "Share after less share before, in percentage points"),
    "before_rank": Meaning("count", "Place in the baseline; empty for an entrant"),
    "after_rank": Meaning("count", "Place in the scenario, entrants counted"),
    "held_by": Meaning("text", "The bound that holds the amount: floor, cap, zero, exempt, or empty"),
    "effect": Meaning("text", "loses, gains, unaffected; joins for an entrant"),
    "loan_eur": Meaning("eur", "The most the buyer may borrow; the scenario does not change it"),
    "contract_eur": Meaning("eur", "What the buyer would order from the entrant; turnover, not profit"),
    "content_share": Meaning("share", "The part of component cost that may come from outside"),
    "kind": Meaning("text", "borrower, participant or supplier"),
    "label": Meaning("text", "What the result is in law"),
    "status": Meaning("text", "How far the figure had come, from requested to disbursed; hypothetical in a scenario"),
    "scenario": Meaning("text", "Name of the scenario"),
    "source": Meaning("text", "Id of the source of the figure; of an entrant, who proposed it"),
}


def dictionary(keys: Iterable[str]) -> str:
    """Return what each of some columns holds, as CSV: column, unit, meaning."""
    rows = [{"column": key, "unit": UNITS[MEANINGS[key].form], "meaning": MEANINGS[key].says} for key in keys]
    return as_csv(("column", "unit", "meaning"), rows)
