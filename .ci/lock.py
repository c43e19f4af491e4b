"""Choose versions anew and write both lock files: run it as `make lock`.

`.ci/everything.lock` is solved first, `requirements.lock` inside its versions, so the two can never disagree.
Both hold for CPython 3.11 to 3.14 on Linux, macOS and Windows, and carry hashes instead of addresses.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNTIME = HERE.parent / "requirements.lock"
EVERYTHING = HERE / "everything.lock"

# What an editable install needs besides the library's own dependencies, so that pip builds nothing in isolation.
EDITABLE = "hatchling\neditables\n"

# The newest version is not always the right one; each line says why.
CONSTRAINTS = """\
argon2-cffi-bindings<26  # has no wheel for Macs with an Intel processor
"""

HEADER = """\
# {what}
# Written by `make lock`; a version is changed there, never here.
# Holds for CPython 3.11 to 3.14 on Linux, macOS and Windows.
"""


def main() -> None:
    """Write both files, everything first."""
    with tempfile.TemporaryDirectory() as scratch:
        uv = install_uv(Path(scratch) / "uv")
        limits = Path(scratch) / "constraints.txt"
        limits.write_text(CONSTRAINTS, encoding="utf-8")
        solve(
            uv,
            EVERYTHING,
            limits,
            "Everything: the library, the notebooks and the tools of its developers.",
            "--all-extras",
        )
        what = "What the library needs to run and to write whole reports, and to be installed from a checkout."
        solve(uv, RUNTIME, EVERYTHING, what, "--extra", "kit")


def install_uv(folder: Path) -> Path:
    """Make a throw-away environment that holds uv and nothing else."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return scripts / "uv"


def solve(uv: Path, lock: Path, limits: Path, what: str, *extras: str) -> None:
    """Solve pyproject.toml inside the given limits and write one lock file."""
    options = ["--universal", "--python-version", "3.11", "--fork-strategy", "fewest", "--upgrade"]
    plain = ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header"]
    command = [uv, "pip", "compile", "--quiet", *options, *plain, *extras, "-c", limits, "pyproject.toml", "-"]
    done = subprocess.run(
        command, input=EDITABLE, stdout=subprocess.PIPE, check=True, cwd=HERE.parent, encoding="utf-8"
    )
    lock.write_text(HEADER.format(what=what) + done.stdout, encoding="utf-8", newline="\n")
    print(f"{lock.relative_to(HERE.parent)}: {sum('==' in line for line in done.stdout.splitlines())} packages")


if __name__ == "__main__":
    main()
