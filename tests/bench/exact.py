"""Count the euro of random structures: do they add up in every draw, and does the independent oracle agree?

PYTHONPATH=. python tests/bench/exact.py --structures 1000 --draws 1000 --oracle 10000
"""

import argparse
import random
import sys
import tomllib
from pathlib import Path
from typing import Any

import safe_alloc as sa
from safe_alloc.reading.frames import Allocation, table

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests import oracle

OUTSIDERS = ("TUR", "GBR", "CAN", "UKR", "NOR")
INDICATORS = ("population_midyear@2024", "gdp_nominal_usd@2024")


def main() -> None:
    """Print how many scenarios were counted, and each fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("structures", 100), ("draws", 1000), ("oracle", 1000), ("seed", 0)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args()
    chance, sums, compared, faults, without, tried = random.Random(asked.seed), 0, 0, 0, 0, 0
    while tried < asked.structures:
        members = amounts(chance)
        try:
            made, vary = structure(chance, members)
            swept = sa.sweep(
                allocation(members), made, vary=vary, draws=asked.draws, seed=tried, full=True, infeasible="mark"
            )
        except (sa.NoSolution, sa.WrongScenario):
            continue  # a structure without any solution is no structure
        tried += 1
        without += swept.without_solution
        good = swept.feasible.nonzero()[0]
        sums += len(good)
        faults += not_adding_up(swept, good, members)
        sample = chance.sample(good.tolist(), min(len(good), -(-asked.oracle // asked.structures)))
        compared += len(sample)
        faults += sum(swept.after_eur[at].tolist() != expected(members, swept.scenario(at)) for at in sample)
    print(f"{tried:,} structures, {sums:,} scenarios added up, {without:,} had no solution, {compared:,} compared")
    print(f"{faults} faults")
    sys.exit(bool(faults))


def amounts(chance: random.Random) -> dict[str, int]:
    """Return the September table, or some other one with ties, tiny and huge amounts."""
    real = dict(zip(sa.load()["country"], sa.load()["amount_eur"].tolist(), strict=True))
    if chance.random() < 0.5:
        return real
    codes = chance.sample([*real], chance.randint(2, 19))
    return {code: chance.choice([10**9, chance.randint(0, 10**11), chance.randint(0, 1000)]) for code in codes}


def structure(chance: random.Random, members: dict[str, int]) -> tuple[sa.Scenario, dict[str, Any]]:
    """Return a scenario of one to five entrants with floors, caps and exemptions, and the numbers of it that vary."""
    before, rebase = sum(members.values()), chance.random() < 0.3
    by = chance.choice(["allocation", "allocation"] if rebase else ["allocation", "allocation", "equal", *INDICATORS])
    exempt = chance.sample([*members], chance.choice([0, 0, 1, min(3, len(members) - 1)]))
    sizes = [size(chance, members) for _ in OUTSIDERS[: chance.randint(1, 5)]]
    keys = {
        "entrants": dict(zip(OUTSIDERS, sizes, strict=False)),
        "burden": {"rule": "rebase" if rebase else "give-way", "by": by, "exempt": exempt},
        "envelope": chance.choice(["fixed", "fixed", before + before // 7, "fixed" if rebase else "grows"]),
        "floors": bounds(chance, members, exempt, 30, 99),
        "caps": bounds(chance, members, exempt, 99, 150),
    }
    first = sizes[0]
    vary: dict[str, Any] = {"entrants.TUR.amount": sa.uniform(0, before // 8)}
    if "share" in first:
        vary = {"entrants.TUR.share": sa.triangular("0%", "2%", "9%")}
    for key, low, high in (("floors", 20, 95), ("caps", 99, 160)):
        for code in [*keys[key]][: chance.choice([0, 0, 1])]:
            vary[f"{key}.{code}"] = sa.uniform(f"{low}%", f"{high}%")
    if chance.random() < 0.2 and keys["envelope"] != "grows":
        vary["envelope"] = sa.normal(before, max(before // 50, 1))
    return sa.Scenario("random", **keys), vary


def size(chance: random.Random, members: dict[str, int]) -> dict[str, Any]:
    """Return one of the ways to size an entrant."""
    largest = max(sum(members.values()) // 20, 1)
    ways = ({"amount": chance.randint(0, largest)}, {"share": f"{chance.randint(0, 60_000) / 10_000}%"})
    return chance.choice([*ways, {"like": min(members, key=lambda code: members[code])}, {"by": INDICATORS[0]}])


def bounds(chance: random.Random, members: dict[str, int], exempt: list[str], low: int, high: int) -> dict[str, Any]:
    """Return percentages of what some members hold."""
    free = [code for code in members if code not in exempt]
    chosen = chance.sample(free, min(len(free), chance.choice([0, 0, 1, 2, 5])))
    return {code: f"{chance.randint(low * 10, high * 10) / 10}%" for code in chosen}


def not_adding_up(swept: sa.Sweep, good: Any, members: dict[str, int]) -> int:
    """Return how many scenarios do not add up to their envelope."""
    after = swept.after_eur[good]
    envelope = swept.scenario(0).envelope
    if "envelope" in swept.varied:
        total: Any = swept.varied["envelope"].to_numpy()[good]
    elif envelope == "grows":
        total = sum(members.values()) + after[:, len(members) :].sum(axis=1)
    else:
        total = envelope if isinstance(envelope, int) else sum(members.values())
    return int((after.sum(axis=1) != total).sum() + (after < 0).any(axis=1).sum())


def expected(members: dict[str, int], made: sa.Scenario) -> list[int]:
    """Return what the oracle says of one scenario, read from its file."""
    after = oracle.answer(members, oracle.plain(tomllib.loads(made.to_toml()))).after
    return [after[code] for code in (*members, *made.entrants)]


def allocation(members: dict[str, int]) -> Any:
    """Return amounts as a table."""
    rest = {"step_eur": 1, "qualifier": "exact", "status": "tentative", "source": "random"}
    return table(Allocation, [{"country": code, "amount_eur": amount, **rest} for code, amount in members.items()])


if __name__ == "__main__":
    main()
