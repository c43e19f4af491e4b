"""The explorer in a notebook: controls on one side, and beside them what they do, drawn anew at every release."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from safe_alloc.asking.scenarios import Scenario, scenario, scenarios
from safe_alloc.errors import NotWritten, SafeAllocError
from safe_alloc.reading.datasets import baseline
from safe_alloc.reading.files import read_text
from safe_alloc.telling.disk import write_new
from safe_alloc.telling.explorer.choices import A_SUM, chosen, composed, left_behind
from safe_alloc.telling.explorer.controls import controls
from safe_alloc.telling.explorer.shown import Shown, shown
from safe_alloc.telling.report import publish

_KITS = "press-kits"
_WRAPS = {"flex_flow": "row wrap"}
_LOANS = ("envelope", "given", "rule", "by", "spare", "members", "floors", "caps", "unused")
_TERMS = ("fee", "fee_per", "years", "charge", "content", "spent", "part", "buyers")
_PAID = _TERMS[:4]
_COPY = (
    "const text = this.previousElementSibling; text.select(); this.textContent = 'Copied';"
    "navigator.clipboard ? navigator.clipboard.writeText(text.value) : document.execCommand('copy')"
)
_NAMED = (  # the handle of a slider has no name of its own, and its label is not tied to it
    "[500, 3000].forEach(later => setTimeout(() => document.querySelectorAll('.widget-slider').forEach(each => "
    "each.querySelector('.noUi-handle').setAttribute('aria-label', each.querySelector('label').textContent)), later))"
)


class Explorer:
    """What `sa.explore` returns: the widgets in a `box`, the `scenario` they stand for, and what is `shown` of it.

    A cell that ends with it shows the widgets; a saved file, where widgets cannot live, shows the chart.
    """

    def __init__(self, table: pd.DataFrame | None, start: Scenario) -> None:
        """Lay out the controls and draw the first picture; raises what `sa.run` and `sa.contracts` raise."""
        own = table is not None and not table.equals(baseline(start.baseline))
        self._own = table if own else None
        self.controls, named = controls(), [("none: your own choices", ""), *((each, each) for each in scenarios())]
        self._preset = widgets.Dropdown(options=named)
        self._said, self._head, self._page, self._texts = (widgets.HTML() for _ in range(4))
        self._loans, self._terms = (self._part(word, keys) for word, keys in (("Loans", _LOANS), ("Terms", _TERMS)))
        self.box = self._laid_out()
        self._set(start)
        self._tell("")
        for control in (*self.controls.values(), self._preset):
            control.observe(self._chose if control is self._preset else self._changed, names="value")

    @property
    def scenario(self) -> Scenario:
        """Return the scenario that the controls stand for; WrongScenario if they do not fit together."""
        return composed({key: each.value for key, each in self.controls.items()}, self._start)

    def _repr_mimebundle_(self, **asked: Any) -> dict[str, Any]:
        """Return the widgets for a living notebook, and the chart and its finding for a saved one."""
        still = {"image/svg+xml": self.shown.svg, "text/plain": self.shown.words}
        return {**(self.box._repr_mimebundle_(**asked) or {}), **still}

    def _set(self, start: Scenario) -> None:
        """Set the controls to a scenario and show it."""
        fresh = self._shown(start)
        self._start, self._setting = start, True
        for key, value in chosen(start).items():
            self.controls[key].value = value
        self._suit()
        self._setting = False
        self._show(fresh)

    def _changed(self, _: object) -> None:
        if not self._setting:
            self._suit()
            self._try(self._draw)

    def _chose(self, change: Any) -> None:
        if change["new"] and not self._setting:
            self._try(lambda: self._set(scenario(change["new"])))

    def _try(self, act: Callable[[], str | None]) -> None:
        """Do something; what the library refuses is said in place, and the last good picture stays.

        Where it breaks off in a way nobody foresaw, "Computing" stays in place: the picture below is not that choice's.
        """
        self._tell("Computing …")
        try:
            self._tell(act() or "")
        except SafeAllocError as error:
            self._tell(f"{error} What stands below is still the last result: {self.shown.scenario.name}.", wrong=True)

    def _draw(self) -> None:
        """Show what the controls say, if that is not what is shown already."""
        made = self.scenario
        if (made, self.controls["lang"].value) != (self.shown.scenario, self.shown.lang):
            self._show(self._shown(made))

    def _shown(self, made: Scenario) -> Shown:
        return shown(self._own, made, lang=self.controls["lang"].value)

    def _show(self, fresh: Shown) -> None:
        self.shown = fresh
        made, self._setting = fresh.scenario, True
        self.controls["name"].value = made.name
        self._preset.value = made.name if made.name in scenarios() else ""
        for key in ("members", "buyers"):
            self.controls[key].offer(set(fresh.result["country"]) - made.entrants.keys())
        self._setting = False
        self._head.value = fresh.head(left_behind(made, self._start))
        self._page.value = fresh.page()
        lines = {"Python line": fresh.code, "sentence": fresh.sentence}
        self._texts.value = "".join(
            f'<div class="sa-copy"><textarea aria-label="The {word}" rows="3">{escape(text)}</textarea>'
            f'<button class="jupyter-button widget-button" type="button" onclick="{_COPY}">Copy the {word}</button>'
            "</div>"
            for word, text in lines.items()
        )

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        role = 'alert" class="sa-wrong' if wrong else "status"
        self._said.value = f'<div role="{role}">{escape(text)}</div><style onload="{_NAMED}"></style>'

    def _suit(self) -> None:
        """Show the controls that count for what is chosen, and no others."""
        held, kind = self.controls, self.controls["kind"].value
        lends = kind == "borrower"
        hidden = {self._loans: not lends, self._terms: lends, held["baseline"]: self._own is not None}
        hidden |= {held["given"]: held["envelope"].value != A_SUM}
        hidden |= {held[key]: kind != "participant" for key in _PAID}
        for part, away in hidden.items():
            part.layout.display = "none" if away else ""

    def _save(self) -> str:
        """Return where the scenario file was written: where the notebook runs, and never over another file."""
        self._draw()
        path = write_new(Path(f"{self.shown.scenario.name}.toml").absolute(), self.shown.scenario.to_toml().encode())
        if self._own is not None:
            return f"Saved: {path}. It starts from a table of your own: sa.run(table, sa.scenario({path.name!r}))."
        return f"Saved: {path}. At the shell: safe-alloc run {path.name}"

    def _press(self) -> str:
        """Return where the press kit was written."""
        self._draw()
        if self._own is not None:
            raise NotWritten("A press kit names its sources, and this table is your own: publish starts from a source.")
        made = publish(self.shown.scenario, out=_KITS, lang=self.shown.lang)
        return f"Saved: {made.folders[0].absolute() / 'report.html'}"

    def _reset(self) -> str:
        self._set(self._start)
        return f"Back to {self._start.name}."

    def _laid_out(self) -> Any:
        """Return everything: the finding, below it what is chosen, and the rest beside that or below it."""
        self._preset.description = self._preset.tooltip = "Preset"
        self._preset.layout.width = "98%"
        acts = {"Save scenario file": self._save, "Save press kit": self._press, "Reset": self._reset}
        buttons = [widgets.Button(description=word, tooltip=word, layout={"width": "auto"}) for word in acts]
        for button, act in zip(buttons, acts.values(), strict=True):
            button.on_click(lambda _, act=act: self._try(act))
        first = self._part("Who joins", ("name", "kind", "entrants", "baseline", "lang"))
        left = widgets.VBox(
            [self._preset, first, self._loans, self._terms, widgets.HBox(buttons, layout=_WRAPS), self._texts]
        )
        left.layout.flex, self._page.layout.flex = "1 1 300px", "3 1 540px"
        left.layout.min_width = self._page.layout.min_width = "0"
        css = widgets.HTML(f"<style>{read_text(Path(__file__).with_name('explorer.css'))}</style>")
        row = widgets.HBox([left, self._page], layout=_WRAPS)
        return widgets.VBox([css, self._said, self._head, row])

    def _part(self, heading: str, keys: Iterable[str]) -> Any:
        return widgets.VBox([widgets.HTML(f"<h3>{heading}</h3>"), *(self.controls[key] for key in keys)])
