"""Count the lines of every module of the library, so that none grows unseen."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path

HOUSE = run_path(str(Path(__file__).parents[1] / "test_imports.py"))  # what is counted there is counted here
LONGEST_ROOM, LONGEST_HOUSE = HOUSE["LONGEST_ROOM"], HOUSE["LONGEST_HOUSE"]


def lines() -> Iterator[str]:
    """Yield one line for each module, its length and its lines of code, then the sum and the functions."""
    total = 0
    for name, path in HOUSE["MODULES"].items():
        text = path.read_text("utf-8")
        code, length = HOUSE["lines_of_code"](text), len(text.splitlines())
        total += code if name not in HOUSE["LANGUAGE_DATA"] else 0
        longer = f"  LONGER than {LONGEST_ROOM}" if length > LONGEST_ROOM else ""
        yield f"{length:5d} lines, {code:4d} of code  {name or 'safe_alloc'}{longer}"
    yield f"{total:5d} of code in all, goal ≤ {LONGEST_HOUSE:,} {'holds' if total <= LONGEST_HOUSE else 'MISSED'}"
    functions = [length for path in HOUSE["MODULES"].values() for length in function_lengths(path)]
    middle, longest = statistics.median(functions), max(functions)
    yield f"{len(functions)} functions, {middle:.0f} lines in the middle, {longest} at most"


def function_lengths(path: Path) -> list[int]:
    """Return how many lines of code each function of a module has, its docstring left aside."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [sum(1 + step.end_lineno - step.lineno for step in node.body if not is_text(step)) or 1 for node in nodes]


def is_text(step: ast.stmt) -> bool:
    """Return whether a step is only a docstring."""
    return isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant)
