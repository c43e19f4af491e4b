"""Write every report anew: the gallery must lead to files, and the copy in git be the same, byte for byte."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"\]\(([^)#]+)|(?:src|href)=\"([^\"#]+)")


def main() -> None:
    """Say what differs and end with 1, or say what was compared."""
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "reports"
        subprocess.run([sys.executable, "-m", "safe_alloc", "report", "--out", made], check=True, cwd=scratch)
        faults = dead_links(made) + stale(made)
        count = len(files_of(made))
    if faults:
        sys.exit("\n".join([*faults, "Run `make report` and commit what it wrote."]))
    print(f"{count} files: every link leads somewhere, and the copy in git is current.")


def dead_links(made: Path) -> list[str]:
    """Return each link of the gallery that leads to no file of the reports."""
    gallery = made / "README.md"
    links = {one or other for one, other in LINK.findall(gallery.read_text("utf-8"))}
    inner = sorted(link for link in links if "://" not in link)
    if not inner:
        return ["reports/README.md links to nothing."]
    return [f"reports/README.md leads to {link}, which is not there." for link in inner if not (made / link).exists()]


def stale(made: Path) -> list[str]:
    """Return each tracked report that differs from the one just made; nothing if none is tracked."""
    tracked = {path.removeprefix("reports/") for path in git("ls-files", "-z", "reports").split("\0") if path}
    if not tracked:
        return []
    new = files_of(made)
    missing = [f"reports/{path} is in git and is no longer made." for path in sorted(tracked - new)]
    untracked = [f"reports/{path} is made and is not in git." for path in sorted(new - tracked)]
    kept = sorted(tracked & new)
    changed = [path for path in kept if (ROOT / "reports" / path).read_bytes() != (made / path).read_bytes()]
    return missing + untracked + [f"reports/{path} differs from the one just made." for path in changed]


def files_of(folder: Path) -> set[str]:
    """Return every file below the folder, by its path inside it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def git(*words: str) -> str:
    """Return what git answers."""
    return subprocess.run(["git", *words], capture_output=True, check=True, cwd=ROOT, encoding="utf-8").stdout


if __name__ == "__main__":
    main()
