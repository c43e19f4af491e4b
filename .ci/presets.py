"""Write what every preset comes to: data/scenarios/README.md, all side by side, and its rows in tests/golden/.

`python .ci/presets.py` writes them anew; `--check` says which are not current.
"""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

import safe_alloc as sa
from safe_alloc.asking.limits import label
from safe_alloc.reading.countries import name
from safe_alloc.reading.datasets import baseline
from safe_alloc.reading.money import spell
from safe_alloc.telling.wording.voice import voice

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "data" / "scenarios"
ROWS = {
    "borrower": ("country", "role", "before_eur", "after_eur", "held_by"),
    "contracts": ("country", "loan_eur", "contract_eur"),
}
HEAD = """\
# The scenarios that come with safe_alloc

Made by `python .ci/presets.py`: every figure and word in the tables below is computed from the files beside this page.
All of it is hypothetical, and every file says what it assumes, how well that is founded, and what it leaves out.

`safe-alloc new mine` writes a file of your own with every key explained, and `safe-alloc run A+B` reads two as one.
An editor that knows JSON Schema completes and checks the keys by [scenario.schema.json](scenario.schema.json).
"""
LOANS = """
## Loans: what if others borrowed

A loan to a country outside the Union is a counterfactual: SAFE lends to Member States only.
The votes are those of the Council if every member that loses money voted no and all others yes, with 2025 populations.
Which of the two readings would hold for a candidate country is disputed.
"""
VOTES = {"by qualified majority": "qualified", "by unanimity": "unanimity"}
LOAN_CELLS = (
    *("scenario", "what happens", "label", "who joins", "who loses most", "members that lose"),
    *VOTES,
)
CONTRACTS = """
## Contracts: what if others took part or supplied

No loan moves, so no member loses money by it.
What is left is turnover less fee, not profit; how much is spent and won is an illustration in every file.
The votes are on the agreement that a participant needs, if all who lose nothing vote yes; a supplier needs none.
"""
CONTRACT_CELLS = (
    *("scenario", "what happens", "label", "who joins", "contracts", "fee", "turnover less fee", "biggest buyer"),
    "part of the content at which the fee comes back",
    *VOTES,
)


def main() -> None:
    """Write the page and the rows of every preset, or say with --check what is not current."""
    made = {FOLDER / "README.md": page()} | {golden(each): rows(sa.scenario(each)) for each in sa.scenarios()}
    there = {path: path.read_text(encoding="utf-8") for path in kept() if path.exists()}
    if "--check" in sys.argv:
        stale = sorted(str(path.relative_to(ROOT)) for path in {*made, *there} if made.get(path) != there.get(path))
        if stale:
            sys.exit(f"Not current: {', '.join(stale)}. Run `python .ci/presets.py` and look at what it changed.")
    else:
        for path in there.keys() - made.keys():
            path.unlink()
        for path, text in made.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(sa.scenarios())} presets: their page and their rows.")


def golden(preset: str) -> Path:
    """Return where the rows of a preset are kept."""
    return ROOT / "tests" / "golden" / f"{preset}.csv"


def kept() -> list[Path]:
    """Return every file this script may have written before."""
    return [FOLDER / "README.md", *golden("x").parent.glob("*.csv")]


def answer(asked: sa.Scenario) -> pd.DataFrame:
    """Return the Outcome or the Contracts of a scenario on its baseline."""
    return (sa.run if asked.kind == "borrower" else sa.contracts)(baseline(asked.baseline), asked)


def rows(asked: sa.Scenario) -> str:
    """Return what the scenario comes to, row by row, as CSV."""
    table, columns = answer(asked), ROWS.get(asked.kind, ROWS["contracts"])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*(table[column].tolist() for column in columns), strict=True))
    return text.getvalue()


def page() -> str:
    """Return the page that shows all presets side by side."""
    asked = [sa.scenario(each) for each in sa.scenarios()]
    loans = [loan_cells(each) for each in asked if each.kind == "borrower"]
    contracts = [contract_cells(each) for each in asked if each.kind != "borrower"]
    return HEAD + LOANS + lines(LOAN_CELLS, loans) + CONTRACTS + lines(CONTRACT_CELLS, contracts)


def loan_cells(asked: sa.Scenario) -> list[str]:
    """Return a borrower scenario as a line of the page."""
    outcome = answer(asked)
    paid = sa.ledger(outcome)
    joins = paid.loc[paid["role"] == "entrant"]
    losers = paid.loc[paid["change_eur"] < 0].sort_values(["change_eur", "country"])
    votes = [sa.vote(outcome=outcome, rule=rule).outcome for rule in VOTES.values()]
    joining = "; ".join(f"{name(code)} {spell(euros)}" for code, euros in pairs(joins, "after_eur"))
    return [*start(asked, label(outcome)), joining, most(losers), str(len(losers)), *votes]


def most(losers: pd.DataFrame) -> str:
    """Return who loses most; where only the rounding of a euro tells several apart, they stand together."""
    found = dict(pairs(losers, "change_eur"))
    if not found:
        return "nobody"
    largest = min(found.values())
    alike = [code for code, change in found.items() if change <= largest + 1]
    return f"{name(alike[0])} {spell(largest)}" if len(alike) == 1 else f"{len(alike)} members, up to {spell(largest)}"


def contract_cells(asked: sa.Scenario) -> list[str]:
    """Return a participant or a supplier as a line of the page."""
    sold, found = answer(asked), sa.balance(baseline(asked.baseline), asked)
    top = sold.sort_values(["contract_eur", "country"], ascending=[False, True]).iloc[0]
    even = found.break_even_part
    reached = f"from {voice('en').least(even)}" if even is not None and even <= 1 else "not even all of it"
    comes_back = reached if found.fee_eur else "no fee"
    sums = [spell(each) for each in (found.contracts_eur, found.fee_eur, found.net_eur)]
    buys = f"{name(top['country'])} {spell(int(top['contract_eur']))}"
    rules = VOTES.values() if asked.kind == "participant" else ()
    votes = [sa.vote(outcome=sold, rule=rule).outcome for rule in rules] or ["no vote"] * len(VOTES)
    return [*start(asked, label(sold)), *map(name, asked.entrants), *sums, buys, comes_back, *votes]


def start(asked: sa.Scenario, standing: str) -> list[str]:
    """Return the cells that every line begins with."""
    return [f"[{asked.name}]({asked.name}.toml)", asked.title, f"{asked.kind}: {standing}"]


def pairs(table: pd.DataFrame, column: str) -> Iterable[tuple[str, int]]:
    """Return each country of a table with one of its sums."""
    return zip(table["country"].tolist(), table[column].tolist(), strict=True)


def lines(head: Sequence[str], table: Iterable[Sequence[str]]) -> str:
    """Return cells as a Markdown table under its head."""
    return "\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in (head, ["---"] * len(head), *table))


if __name__ == "__main__":
    main()
