"""The lines of Python that give a table and a scenario again, as a report tells them."""

from safe_alloc.asking.scenarios import Scenario, scenarios
from safe_alloc.reading.datasets import DEFAULT_SOURCE


def loading(baseline: str) -> str:
    """Return the Python that loads what a scenario names as its baseline.

    >>> loading("2026-04-15")
    'sa.load(as_of="2026-04-15")'
    """
    start = f'as_of="{baseline}"' if baseline[:1].isdigit() else f'"{baseline}"'  # a date, or the id of a source
    return "sa.load()" if baseline in ("", DEFAULT_SOURCE) else f"sa.load({start})"


def calls(scenario: Scenario, *, own: bool) -> tuple[str, str]:
    """Return the Python that gives the table and the scenario."""
    table = "table" if own else loading(scenario.baseline)
    file = scenario.name if scenario.name in scenarios() else f"{scenario.name}.toml"
    return table, f'sa.scenario("{file}")'
