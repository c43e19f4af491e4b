"""Use the explorer as a person would, by keyboard, in JupyterLab and in `safe-alloc app`, in a real browser.

    python .ci/explorer_check.py                     the check
    python .ci/explorer_check.py --pictures FOLDER   also keep screenshots, 1280 and 640 pixels wide

It holds if the amount and an exemption change finding, chart and ledger to what `sa.run` gives, the saved file gives
the same euro at the shell, a mistake is said in place and can be mended, two windows share nothing, Ctrl-C ends the
app, and no request left the machine. A missing browser is a failure, not a reason to skip.
"""

import argparse
import csv
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import nbformat
from browser_check import IDLE, NOTEBOOKS, PATIENCE, found_browser, jupyterlab, run_all
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

import safe_alloc as sa
from safe_alloc.telling.explorer.choices import chosen, composed

PORT = 8871
expect.set_options(timeout=PATIENCE * 1000)


def main() -> None:
    """Run the check; end with 1 and a sentence for each thing that does not hold."""
    parser = argparse.ArgumentParser(description="Use the explorer in a real browser.")
    parser.add_argument("--pictures", type=Path, help="a folder for screenshots")
    pictures = parser.parse_args().pictures
    browser = found_browser()
    with tempfile.TemporaryDirectory(prefix="explorer-") as scratch, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(Path(scratch) / "profile"), executable_path=browser, args=["--no-sandbox"]
        )
        strangers = set[str]()
        context.on("requestfinished", lambda request: strangers.add(urlsplit(request.url).netloc))
        context.on("requestfailed", lambda request: request.failure != "csp" and strangers.add(request.url))
        faults = [*in_the_app(context, Path(scratch), pictures), *in_jupyterlab(context, Path(scratch), pictures)]
        measured = speed(context, Path(scratch))
        context.close()
    faults += [
        f"asks {host} for something"
        for host in sorted(strangers)
        if not host.startswith(("127.0.0.1:", "http://127.0.0.1:"))
    ]
    if faults:
        sys.exit("\n".join(faults))
    print(measured)
    print(
        "The explorer gives the numbers of `run` in JupyterLab and in the app, by keyboard, and asks nothing of others."
    )


def in_the_app(context: BrowserContext, scratch: Path, pictures: Path | None) -> list[str]:
    """Return what does not hold in `safe-alloc app`: its use, a second window, a second start, its end."""
    place = scratch / "app"
    place.mkdir()
    with app(place) as server:
        address = f"http://127.0.0.1:{PORT}/"
        page, other = (opened(context, address) for _ in range(2))
        faults = used(page, place, sa.scenario("turkiye-10bn-fixed"), 0, pictures)
        other.bring_to_front()
        if "turkiye-10bn-fixed" not in finding(other) or page.locator(".jp-InputArea").count():
            faults.append("two windows share what is chosen, or code is shown")
        again = subprocess.run(
            [sys.executable, "-m", "safe_alloc", "app", "--port", str(PORT)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        if again.returncode != 2 or f"Port {PORT} is in use" not in again.stderr or again.stderr.count("\n") != 1:
            faults.append(f"a second start says {again.stderr!r}")
        page.close()
        other.close()
        server.send_signal(signal.SIGINT)
        _, told = server.communicate(timeout=PATIENCE)
        if server.returncode != 0 or told:
            faults.append(f"Ctrl-C ends it with {server.returncode}, and it said {told.decode()[-500:]!r}")
    return [f"In the app: {each}" for each in faults]


def in_jupyterlab(context: BrowserContext, scratch: Path, pictures: Path | None) -> list[str]:
    """Return what does not hold in the last notebook, run from top to bottom."""
    path = NOTEBOOKS[-1]
    entrants = {"TUR": "€6 billion", "NOR": {"share": "2%"}}
    bounds = {"GRC": "98%", "CYP": "98%"}
    second = sa.Scenario("two-join", entrants=entrants, burden={"exempt": ["EST", "LVA", "LTU"]}, floors=bounds)
    with jupyterlab(scratch, [path]) as address:
        page = context.new_page()
        page.goto(address.format(path))
        run_all(page)
        faults = used(page, scratch / "work", second, 1, pictures)
        page.close()
    return [f"In JupyterLab: {each}" for each in faults]


BARE = """import ipywidgets, matplotlib.pyplot as plt
@ipywidgets.interact(first=ipywidgets.IntSlider(50, 0, 100, continuous_update=False))
def draw(first):
    plt.barh([f"country {each}" for each in range(20)], [first, *range(19)])
    plt.show()
"""
WATCH = """picture => {
  const source = () => { const at = document.querySelector(picture); return at && at.complete ? at.src : undefined };
  const old = source();
  let begun = 0;
  for (const kind of ['keydown', 'click'])
    document.addEventListener(kind, () => { begun = performance.now() }, {capture: true});
  window.seen = new Promise(done => {
    const look = () => source() && source() !== old ? done((performance.now() - begun) / 1000) : setTimeout(look, 4);
    look();
  });
}"""


def speed(context: BrowserContext, scratch: Path) -> str:
    """Return how long a first picture and a release take, beside a bare notebook with one slider and one chart."""
    scratch /= "speed"
    scratch.mkdir()
    ours = ("import safe_alloc as sa\nsa.explore()", ".sa-page img")
    cells = {"explorer": ours, "bare": (BARE, ".jp-OutputArea img")}
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
    for name, (source, _) in cells.items():
        nbformat.write(new_notebook(cells=[new_code_cell(source)], metadata=about), scratch / f"{name}.ipynb")
    with jupyterlab(scratch, [scratch / f"{name}.ipynb" for name in cells]) as address:
        found = [
            seen(context, address.format(scratch / f"{name}.ipynb"), picture) for name, (_, picture) in cells.items()
        ]
    (first, release), (bare_first, bare_release) = found
    return (
        f"First picture: {first:.2f} s, {first / bare_first:.1f} times a bare notebook's {bare_first:.2f} s. "
        f"Release to picture: {release:.2f} s, {release / bare_release:.1f} times its {bare_release:.2f} s."
    )


def seen(context: BrowserContext, address: str, picture: str) -> tuple[float, float]:
    """Return the seconds from the click on Run to a picture, and from a release to the next one (the median)."""
    page, releases = context.new_page(), []
    page.goto(address)
    page.wait_for_function(IDLE, timeout=PATIENCE * 1000)
    page.evaluate(WATCH, picture)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    first = page.evaluate("window.seen")
    page.wait_for_function(IDLE, timeout=PATIENCE * 1000)
    for _ in range(9):
        page.wait_for_timeout(300)
        page.evaluate(WATCH, picture)
        page.locator(".noUi-handle:visible").first.press("ArrowRight")
        releases.append(page.evaluate("window.seen"))
    page.close()
    return first, median(releases)


@contextmanager
def app(place: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve the explorer from a folder until the block ends."""
    command = [sys.executable, "-m", "safe_alloc", "app", "--port", str(PORT)]
    ours = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a child of a shell's background job ignores Ctrl-C
    server = subprocess.Popen(
        command,
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, ours)
    try:
        told = server.stdout.readline().decode() if server.stdout else ""
        if f"http://127.0.0.1:{PORT}/" not in told:
            sys.exit(f"`safe-alloc app` did not say where it is: {told!r}")
        yield server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)


def opened(context: BrowserContext, address: str) -> Page:
    """Return a page with the explorer on it."""
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.locator(".sa-page img").wait_for(timeout=PATIENCE * 1000)
    return page


def finding(page: Page) -> str:
    """Return the finding in words."""
    return page.locator(".sa-words").inner_text()


def used(page: Page, place: Path, start: sa.Scenario, slider: int, pictures: Path | None) -> list[str]:
    """Move, tick, save, err and mend by keyboard; return what does not hold."""
    page.set_viewport_size({"width": 1280, "height": 1500})
    expect(page.locator(".sa-page img")).to_be_visible()
    expect(page.get_by_role("slider", name="€ million").last).to_be_visible()  # it has a name for a screen reader
    handle, amount = page.locator(".noUi-handle:visible").nth(slider), start.entrants["TUR"].amount
    moved = replaced(start, TUR=amount + 5 * 10**8)
    faults = changed(page, moved, lambda: (handle.focus(), handle.press("ArrowRight")))
    ticked = replace(moved, burden=replace(moved.burden, exempt=(*moved.burden.exempt, "POL")))
    poland = page.get_by_label("Poland", exact=True).locator("visible=true").first
    faults += changed(page, ticked, lambda: (poland.focus(), poland.press("Space")))
    faults += saved(page, place, ticked)
    faults += mended(page, slider)
    return faults + fits(page, pictures and pictures / f"{place.name}.png")


def replaced(start: sa.Scenario, **amounts: int) -> sa.Scenario:
    """Return what the explorer makes of other amounts."""
    choices = chosen(start)
    sized = tuple(
        (code, *(("amount", f"€{amounts[code]}") if code in amounts else size)) for code, *size in choices["entrants"]
    )
    return composed({**choices, "entrants": sized}, start)


def changed(page: Page, scenario: sa.Scenario, act: object) -> list[str]:
    """Do something and return where the page then differs from what `sa.run` gives; say how long it took."""
    outcome = sa.run(sa.load(), scenario)
    act()  # type: ignore[operator]
    expect(page.locator(".sa-words")).to_have_text(sa.summary(outcome))
    expect(page.locator(".sa-page img")).to_have_attribute("alt", sa.alt_text(outcome))
    rows = [row.split("\t") for row in page.locator(".sa-page tbody").first.inner_text().splitlines() if row]
    seen = [row[3] for row in rows[: len(outcome)]]
    wanted = [f"{each:,}" for each in outcome["after_eur"]]
    return [] if seen == wanted else [f"the ledger shows {seen} and `run` gives {wanted}"]


def saved(page: Page, place: Path, scenario: sa.Scenario) -> list[str]:
    """Save the file by keyboard and return where the shell gives another euro."""
    page.get_by_role("button", name="Save scenario file").press("Enter")
    expect(page.get_by_text("Saved:")).to_be_visible()
    command = [sys.executable, "-m", "safe_alloc", "run", f"{scenario.name}.toml", "--format", "csv"]
    told = subprocess.run(command, cwd=place, capture_output=True, encoding="utf-8", check=True).stdout
    found = [int(row["after_eur"]) for row in csv.DictReader(told.splitlines())]
    wanted = sa.run(sa.load(), scenario)["after_eur"].tolist()
    return [] if found == wanted else [f"the saved file gives {found} at the shell and `run` {wanted}"]


def mended(page: Page, slider: int) -> list[str]:
    """Ask for more than there is, then for what was shown; return what is not said, or not kept."""
    size, before = page.get_by_label("Size", exact=True).nth(slider), finding(page)
    right = size.input_value()
    for written in ("€200 billion", "ten"):
        size.fill(written)
        size.press("Tab")
        expect(page.get_by_role("alert")).to_contain_text("What stands below is still the last result")
    faults = [] if finding(page) == before else ["a mistake changes the finding"]
    size.fill(right)
    size.press("Tab")
    expect(page.get_by_role("alert")).to_have_count(0)
    copy = page.get_by_role("button", name="Copy the Python line")
    copy.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    return faults


def fits(page: Page, path: Path | None) -> list[str]:
    """Return where the picture is cut off, on a screen and on half of one; keep what is seen there if asked to."""
    faults = []
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 1500})
        page.locator(".sa-words").scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        if not page.locator(".sa-page img").evaluate(WHOLE):
            faults.append(f"the picture is cut off where the window is {width} pixels wide")
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=path.with_stem(f"{path.stem}-{width}"))
    return faults


WHOLE = """image => image.getBoundingClientRect().right
  <= image.closest('.widget-html').getBoundingClientRect().right + 1"""


if __name__ == "__main__":
    main()
