"""Count the lines of every room of the library, so that none grows unseen."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import safe_alloc

PACKAGE = Path(safe_alloc.__file__).parent
LONGEST_ROOM, LONGEST_HOUSE = 250, 5_000


def lines() -> Iterator[str]:
    """Yield one line for each module, its length and its longest function, then the sum."""
    modules = sorted(PACKAGE.rglob("*.py"))
    lengths = {path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines()) for path in modules}
    functions = [length for path in modules for length in function_lengths(path)]
    for name, length in lengths.items():
        yield f"{length:5d}  {name}{'  LONGER than ' + str(LONGEST_ROOM) if length > LONGEST_ROOM else ''}"
    total = sum(lengths.values())
    yield f"{total:5d}  in all, goal ≤ {LONGEST_HOUSE:,} {'holds' if total <= LONGEST_HOUSE else 'MISSED'}"
    middle, longest = statistics.median(functions), max(functions)
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
