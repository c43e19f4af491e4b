"""Save as many figures, bars and texts as a census asks for, by matplotlib alone, in one process.

It imports what the program cannot do without (pandas, pandera and matplotlib) and does nothing but draw.
"""

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib
import pandas
import pandera.pandas
from matplotlib.figure import Figure

SAME_LIBRARIES = (pandas, pandera.pandas)
SAME_FILES = {"pdf.fonttype": 42, "ps.fonttype": 42, "svg.fonttype": "path", "svg.hashsalt": "bare"}
"""What decides how letters are stored: without these the bare files would be others, and slower to write."""


def main() -> None:
    """Draw the figures of the census in the first argument into the folder of the second."""
    census, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(exist_ok=True)
    with matplotlib.rc_context(SAME_FILES):
        for number, asked in enumerate(json.loads(census.read_text("utf-8"))):
            draw(asked, folder / f"{number:03d}")


def draw(asked: dict[str, Any], path: Path) -> None:
    """Save one figure with these bars and texts in each of its formats."""
    figure = Figure(figsize=asked["inches"])
    axes = figure.add_subplot()
    axes.set_axis_off()
    places, widths, heights = zip(*asked["bars"], strict=True) if asked["bars"] else ((), (), ())
    axes.barh(places, widths, heights)
    for at, (words, points, weight) in enumerate(asked["texts"]):
        figure.text(0.1, at / len(asked["texts"]), words, fontsize=points, fontweight=weight)  # bold is a font more
    for kind, dpi in asked["formats"].items():
        figure.savefig(path.with_suffix(f".{kind}"), dpi=dpi)


if __name__ == "__main__":
    main()
