"""Every example in a docstring shows what it says; the library is imported by the test that needs it."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHOWING = sorted(path for path in (ROOT / "safe_alloc").rglob("*.py") if ">>> " in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_example_is_true(path: Path):
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    told: list[str] = []
    runner = doctest.DocTestRunner(verbose=False)
    for each in doctest.DocTestFinder(exclude_empty=True).find(module):
        runner.run(each, out=told.append)
    assert (True, "") == (runner.tries > 0, "".join(told))
