"""Open each notebook in JupyterLab in a real browser, run it as a person would, and look at what it shows.

    python .ci/browser_check.py                     the check
    python .ci/browser_check.py --pictures FOLDER   also keep screenshots of the page

It holds if every cell has run, nothing shows an error, the charts on the page are those in git, byte by
byte, and no request left the machine. A missing browser is a failure, not a reason to skip.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PATIENCE = 90
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},
}


def main() -> None:
    """Run the check; end with 1 and a sentence for each thing that does not hold."""
    parser = argparse.ArgumentParser(description="Run the notebooks in JupyterLab in a real browser.")
    parser.add_argument("--pictures", type=Path, help="a folder for screenshots")
    pictures = parser.parse_args().pictures
    browser = found_browser()
    if not NOTEBOOKS:
        sys.exit("notebooks/ holds no notebook to open. Check the checkout.")
    strangers: set[str] = set()
    with (
        tempfile.TemporaryDirectory(prefix="lab-") as scratch,
        jupyterlab(Path(scratch), NOTEBOOKS) as address,
        sync_playwright() as playwright,
    ):
        how = {"executable_path": browser, "args": ["--no-sandbox"], "viewport": {"width": 1280, "height": 900}}
        context = playwright.chromium.launch_persistent_context(str(Path(scratch) / "profile"), **how)
        context.on("request", lambda request: strangers.add(urlsplit(request.url).netloc))
        faults = [fault for path in NOTEBOOKS for fault in visit(context, address, path, pictures)]
        context.close()
    faults += [f"asks {host} for something" for host in sorted(strangers) if host and not host.startswith("127.0.0.1:")]
    if faults:
        sys.exit("\n".join(faults))
    names = ", ".join(path.name for path in NOTEBOOKS)
    print(f"{names}: each runs in JupyterLab, shows its charts, and asks nothing of others.")


def found_browser() -> str:
    """Return where Chromium is; without it nothing can be checked, which is a failure."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit(
            "No Chromium is installed, so nothing was checked. Install it, for instance `apt-get install chromium`."
        )
    return browser


@contextmanager
def jupyterlab(scratch: Path, paths: list[Path]) -> Iterator[str]:
    """Serve copies of the notebooks, their outputs removed, from empty settings; give the address, then end it."""
    place = scratch / "work"
    place.mkdir()
    for path in paths:
        (place / path.name).write_text(json.dumps(bare(path)), "utf-8")
    for name, values in SETTINGS.items():
        file = scratch / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), "utf-8")
    folders = {f"JUPYTER_{kind}_DIR": str(scratch / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    lab = {"JUPYTERLAB_SETTINGS_DIR": str(scratch / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(scratch / "spaces")}
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    with (scratch / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--ServerApp.port=0", f"--ServerApp.root_dir={place}"],
            env=os.environ | folders | lab | {"IPYTHONDIR": str(scratch / "ipython")},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # so that the server and its kernels, and nothing else, can be ended together
        )
    try:
        yield address(scratch, server)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def bare(path: Path) -> dict[str, object]:
    """Return a notebook without its outputs: what the page shows must come from this run."""
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    return dict(notebook)


def address(scratch: Path, server: "subprocess.Popen[bytes]") -> str:
    """Return the server's address with a place for a notebook's path, once it answers."""
    for _ in range(PATIENCE * 10):
        found = list((scratch / "runtime").glob("jpserver-*.json"))
        if found and found[0].stat().st_size:
            said = json.loads(found[0].read_text("utf-8"))
            return f"{said['url']}lab/workspaces/{{0.stem}}/tree/{{0.name}}?token={said['token']}"
        if server.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"JupyterLab did not start:\n{(scratch / 'server.log').read_text('utf-8')[-2000:]}")


def visit(context: BrowserContext, where: str, path: Path, pictures: Path | None) -> list[str]:
    """Run one notebook in a page of its own; return what does not hold."""
    page = context.new_page()
    page.goto(where.format(path))
    run_all(page)
    faults = shown(page, path)
    if pictures is not None:
        photograph(page, path, pictures)
    page.close()
    return [f"{path.name}: {each}" for each in faults]


def run_all(page: Page) -> None:
    """Choose Run > Run All Cells once the kernel is idle, and wait until every cell has run or one has failed."""
    page.wait_for_function(IDLE, timeout=PATIENCE * 1000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(ENDED, timeout=PATIENCE * 1000)
    page.wait_for_function(IDLE, timeout=PATIENCE * 1000)


# The dot beside the kernel's name is idle too before there is a kernel; the line at the bottom names it.
IDLE = "() => /ipykernel.*Idle/.test((document.querySelector('#jp-main-statusbar') || {}).textContent)"
ENDED = r"""() => {
  const asked = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(each => each.textContent);
  const broken = document.querySelector('.jp-OutputArea-output[data-mime-type*=error]');
  return broken !== null || asked.length > 0 && asked.every(each => /\[\d+\]/.test(each));
}"""


def shown(page: Page, path: Path) -> list[str]:
    """Return what the page shows that it should not, or fails to show."""
    cells = [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    kept = [
        output["data"]["image/png"] for cell in cells for output in cell["outputs"] if PNG in output.get("data", {})
    ]
    drawn = page.locator(f'.jp-OutputArea-output[data-mime-type="{PNG}"] img')
    seen = [str(each.get_attribute("src")).partition("base64,")[2].strip() for each in drawn.all()]
    wide = [each.evaluate("image => image.naturalWidth") for each in drawn.all()]
    errors = page.locator(".jp-OutputArea-output[data-mime-type*=error], .jp-OutputArea-output[data-mime-type*=stderr]")
    faults = [f"shows an error: {each.inner_text()[-500:]}" for each in errors.all()]
    if page.locator(".jp-CodeCell").count() != len(cells):
        faults.append(f"has {page.locator('.jp-CodeCell').count()} code cells on the page and {len(cells)} in the file")
    if seen != kept or not all(width > 300 for width in wide):
        faults.append(f"shows {len(seen)} charts {wide} pixels wide that are not the {len(kept)} in the file")
    return faults


PNG = "image/png"


def photograph(page: Page, path: Path, folder: Path) -> None:
    """Keep what a reader sees, one picture for each screenful."""
    folder.mkdir(parents=True, exist_ok=True)
    scroll = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer"
    page.keyboard.press("Escape")
    height = page.eval_on_selector(scroll, "pane => { pane.scrollTop = 0; return pane.scrollHeight }")
    step = page.eval_on_selector(scroll, "pane => pane.clientHeight - 40")
    for number, top in enumerate(range(0, max(1, height - 40), step), start=1):
        page.eval_on_selector(scroll, "(pane, top) => { pane.scrollTop = top }", top)
        page.wait_for_timeout(300)
        page.screenshot(path=folder / f"{path.stem}-{number:02d}.png")


if __name__ == "__main__":
    main()
