"""Time reading the English sample, repeated to megabytes: against a bare pattern, its own length and quantulum3.

python tests/bench/sample.py [PYTHON]    PYTHON is an interpreter that has quantulum3, if this one has not
"""

import json
import re
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import safe_alloc as sa

PRESS = Path(__file__).parents[1] / "press"
NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
WHOLE, PIECE = 10_000_000, 20_000

RIVAL = """
import sys, time, warnings
warnings.simplefilter("ignore")
from quantulum3 import parser
text = sys.stdin.buffer.read().decode()
parser.parse("Poland gets 43.7 billion euros.")
begun = time.perf_counter()
parser.parse(text)
print(time.perf_counter() - begun)
"""
"""What another interpreter does with a text on its standard input, once its own tables are loaded."""


def passages(language: str = "en") -> list[str]:
    """Return the passages of a language in tests/press."""
    read = [json.loads(path.read_text("utf-8")) for path in sorted(PRESS.glob(f"*_{language}.json"))]
    return [each["text"] for one in read for each in (one if isinstance(one, list) else [one])]


def press() -> str:
    """Return the English passages with blank lines between them."""
    return "\n\n".join(passages())


def repeated(size: int) -> str:
    """Return the English sample as often as it takes to fill so many bytes, and at least once."""
    piece = press() + "\n\n"
    return piece * max(1, size // len(piece.encode()))


def lines(rival: str = sys.executable) -> Iterator[str]:
    """Yield the speed on 10 MB, the growth with the length, the memory, and the speed beside quantulum3."""
    sa.parse(press(), strict=False)
    yield from speed()
    yield from growth()
    yield from memory()
    yield from beside(rival)


def speed() -> Iterator[str]:
    """Compare one reading of 10 MB with a pattern that only finds numbers, run before and after it."""
    text = repeated(WHOLE)
    megabytes = len(text.encode()) / 1e6
    bare = [seconds(lambda: count(text)) for _ in range(3)]
    ours = seconds(lambda: sa.parse(text, strict=False))
    bare += [seconds(lambda: count(text)) for _ in range(3)]
    ratio = ours / statistics.median(bare)
    yield (
        f"sa.parse, {megabytes:.1f} MB: {ours:.1f} s, {megabytes / ours:.2f} MB/s; one pattern that only finds "
        f"numbers: {statistics.median(bare):.2f} s; {said(ratio, most=40)}"
    )


def count(text: str) -> int:
    """Return how many numbers a text has."""
    return sum(1 for _ in NUMBERS.finditer(text))


def growth() -> Iterator[str]:
    """Compare texts of 1, 2 and 4 MB: twice the length may take little more than twice the time."""
    texts = [repeated(size) for size in (1_000_000, 2_000_000, 4_000_000)]
    taken = [seconds(partial(sa.explain, text)) for text in texts]
    shown = ", ".join(f"{each:.2f}" for each in taken)
    yield f"sa.explain, 1, 2 and 4 MB: {shown} s; four times the length: {said(taken[2] / taken[0], most=4.8)}"


def memory() -> Iterator[str]:
    """Compare the most memory a reading of 2 MB holds with the bytes of its text."""
    text = repeated(2_000_000)
    tracemalloc.start()
    sa.explain(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    size = len(text.encode())
    yield f"memory for {size / 1e6:.1f} MB: {most / 1e6:.0f} MB at most; {said(most / size, most=20)}"


def beside(rival: str) -> Iterator[str]:
    """Compare with quantulum3, where the other interpreter has it."""
    text = repeated(2 * PIECE)[:PIECE]
    done = subprocess.run([rival, "-c", RIVAL], input=text.encode(), capture_output=True, check=False)
    if done.returncode:
        yield "quantulum3: not installed; `make bench RIVAL=/path/to/python` names an interpreter that has it"
        return
    ours, theirs = statistics.median(seconds(lambda: sa.explain(text)) for _ in range(9)), float(done.stdout)
    verdict = "holds" if theirs / ours >= 100 else "MISSED"
    yield (
        f"sa.explain, {len(text.encode()) / 1000:.0f} kB: {ours * 1000:.0f} ms; quantulum3: {theirs * 1000:,.0f} ms; "
        f"{theirs / ours:.0f}× as fast, goal ≥ 100× {verdict}"
    )


def said(ratio: float, *, most: float) -> str:
    """Return a ratio beside its goal."""
    return f"{ratio:.1f}×, goal ≤ {most:g}× {'holds' if ratio <= most else 'MISSED'}"


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    for told in lines(*sys.argv[1:2]):
        print(told)
