"""Measure what the program adds to the bare libraries it stands on: ratios of medians, taken in turns.

make bench, or make bench RIVAL=PYTHON with an interpreter that has quantulum3

Each pair is run alternately, so that a busy machine slows both sides alike. Times are wall-clock
milliseconds of whole processes unless a line says otherwise. Both sides see what a plain installation
holds: hypothesis, which is here for the tests, is hidden, and what was compiled once is kept. A goal that is
missed is said, not raised.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import census
import drawing
import nasty
import reading
import rooms
import sample
import sweeps

HERE = Path(__file__).parent
PYTHON = sys.executable
PROGRAM = str(Path(PYTHON).with_name("safe-alloc"))
IMPORTS = "import pandas, pandera.pandas"
KEPT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
PLAIN = KEPT | {"PYTHONPATH": str(HERE / "plain")}


def main() -> None:
    """Print one line for each measurement, then the size of the house."""
    print(f"CPython {sys.version.split()[0]}, medians of alternating runs\n")
    compare("safe-alloc --help", [PROGRAM, "--help"], "bare interpreter", [PYTHON, "-c", "pass"], goal=3, rounds=25)
    compare("safe-alloc show", [PROGRAM, "show"], IMPORTS, [PYTHON, "-c", IMPORTS], goal=1.2, rounds=9)
    with tempfile.TemporaryDirectory() as scratch:
        article(Path(scratch))
        report(Path(scratch))
    parts = (
        drawing.lines(),
        reading.lines(),
        sample.lines(*sys.argv[1:2]),
        nasty.lines(),
        sweeps.lines(),
        rooms.lines(),
    )
    for part in parts:
        for line in part:
            print(line, flush=True)
        print()


def article(scratch: Path) -> None:
    """Compare reading an article of one page, some 400 words, with an interpreter that does nothing."""
    file = scratch / "article.txt"
    file.write_text("\n\n".join([max(sample.passages(), key=len)] * 2), "utf-8")
    ours = [PROGRAM, "parse", str(file)]
    compare("safe-alloc parse article.txt", ours, "bare interpreter", [PYTHON, "-c", "pass"], goal=12, rounds=25)


def report(scratch: Path) -> None:
    """Compare the full report with saving as many figures, bars and texts by matplotlib alone."""
    figures = census.figures(scratch / "census")
    asked = scratch / "figures.json"
    asked.write_text(json.dumps(figures), "utf-8")
    bars, texts = (sum(len(figure[kind]) for figure in figures) for kind in ("bars", "texts"))
    files = sum(len(figure["formats"]) for figure in figures)
    print(f"the full report holds {len(figures)} figures in {files} files, with {bars} bars and {texts} texts")
    ours = [PROGRAM, "report", "--out", str(scratch / "reports")]
    bare = [PYTHON, str(HERE / "bare.py"), str(asked), str(scratch / "bare")]
    compare("safe-alloc report", ours, "the same figures, bare", bare, goal=1.5, rounds=3)


def compare(name: str, ours: Sequence[str], other: str, bare: Sequence[str], *, goal: float, rounds: int) -> None:
    """Run two programs in turns and print their medians, the ratio and whether the goal holds."""
    mine, theirs = in_turns(lambda: run(ours), lambda: run(bare), rounds=rounds)
    ratio = mine / theirs
    verdict = "holds" if ratio <= goal else "MISSED"
    print(f"{name}: {mine * 1000:,.0f} ms; {other}: {theirs * 1000:,.0f} ms; {ratio:.2f}×, goal ≤ {goal}× {verdict}")


def in_turns(one: Callable[[], object], other: Callable[[], object], *, rounds: int) -> tuple[float, float]:
    """Return the median seconds of two acts, done in turns after one unmeasured turn each."""
    one(), other()
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def run(command: Sequence[str]) -> None:
    """Run a program whose output nobody reads; what it says on standard error is passed on."""
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=PLAIN, check=True)


if __name__ == "__main__":
    main()
