"""The explorer in a notebook: controls on one side, and beside them what they do, drawn anew at every release."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd
from babel import Locale

from safe_alloc.asking.scenarios import Scenario, scenario, scenarios
from safe_alloc.errors import SafeAllocError
from safe_alloc.reading import datasets, files
from safe_alloc.telling.disk import write_new
from safe_alloc.telling.explorer.choices import A_SUM, chosen, composed, keeps
from safe_alloc.telling.explorer.controls import LABEL, controls
from safe_alloc.telling.explorer.shown import Shown, shown
from safe_alloc.telling.report import publish
from safe_alloc.telling.wording.voice import languages, voice

_KITS = "press-kits"
_LIST: dict[str, Any] = {"layout": {"width": "98%"}, "style": LABEL}
_PARTS = {
    "joins": ("name", "kind", "entrants", "baseline"),
    "loans": ("envelope", "given", "rule", "by", "spare", "members", "floors", "caps", "unused"),
    "terms": ("fee", "fee_per", "years", "charge", "content", "spent", "part", "buyers"),
}
_BEGUN = ("fee", "content", "spent", "part")
_PAID = _PARTS["terms"][:4]
_CSS, _JS = (Path(__file__).with_name(f"explorer.{kind}") for kind in ("css", "js"))


class Explorer:
    """What `sa.explore` returns: the widgets in a `box`, the `scenario` they stand for, and what is `shown` of it.

    A cell that ends with it shows the widgets; a saved file, where widgets cannot live, shows the chart.
    """

    def __init__(self, table: pd.DataFrame | None, start: Scenario) -> None:
        """Lay out the controls and draw the first picture; raises what `sa.run` and `sa.contracts` raise."""
        own = table is not None and not datasets.baseline(start.baseline).equals(table)
        self._own, self._start, self._setting = table if own else None, start, False
        self.controls: dict[str, Any] = {}
        named = [(str(Locale(each).get_language_name()), each) for each in languages()]
        self._lang = widgets.Dropdown(options=named, value="en", **_LIST)
        self._lang.observe(self._spoken, names="value")
        self._said, self._head, self._page, self._texts = (widgets.HTML() for _ in range(4))
        self._desk = widgets.VBox(layout={"flex": "1 1 300px", "min_width": "0"}).add_class("sa-desk")
        self._page.layout.flex, self._page.layout.min_width = "3 1 540px", "0"
        look = widgets.HTML(f'<style onload="{escape(files.read_text(_JS))}">{files.read_text(_CSS)}</style>')
        row = widgets.HBox([self._desk, self._page], layout={"flex_flow": "row wrap"})
        self.box = widgets.VBox([look, self._said, self._head, row]).add_class("sa-explorer")
        self._made: list[widgets.Widget] = []
        self.shown = self._shown(start)
        self._lay_out(chosen(start))
        self._show(self.shown)

    @property
    def scenario(self) -> Scenario:
        """Return the scenario that the controls stand for; WrongScenario if they do not fit together."""
        return composed(self._values(), self._start)

    def _repr_mimebundle_(self, **asked: Any) -> dict[str, Any]:
        """Return the widgets for a living notebook, and the chart and its finding for a saved one."""
        still = {"image/svg+xml": self.shown.svg, "text/plain": self.shown.words}
        return {**(self.box._repr_mimebundle_(**asked) or {}), **still}

    def _values(self) -> dict[str, Any]:
        return {key: each.value for key, each in self.controls.items()}

    def _say(self, key: str, **values: object) -> str:
        return voice(self._lang.value).say(f"explorer.{key}", **values)

    def _lay_out(self, values: dict[str, Any]) -> None:
        """Make every control anew in the language, set as before; the one that chooses the language stays itself.

        Those of the language before are closed, or the kernel would keep them all.
        """
        gone, self._made = self._made, []
        widgets.Widget.on_widget_constructed(self._made.append)
        self._lang.description = voice(self._lang.value).say("control.lang")
        self.controls = controls(voice(self._lang.value)) | {"lang": self._lang}
        named = [(self._say("unnamed"), ""), *((each, each) for each in scenarios())]
        self._preset = widgets.Dropdown(options=named, description=self._say("preset"), **_LIST)
        self._preset.observe(self._chose, names="value")
        acts = {"save": self._save, "kit": self._press, "reset": self._reset}
        buttons = [widgets.Button(description=self._say(key), layout={"width": "auto"}) for key in acts]
        for button, act in zip(buttons, acts.values(), strict=True):
            button.on_click(lambda _, act=act: self._try(act))
        self._parts = {key: widgets.VBox([widgets.HTML(f"<h3>{self._say(key)}</h3>")]) for key in _PARTS}
        last = (widgets.HBox(buttons, layout={"flex_flow": "row wrap"}), self._texts)
        self._put(values)
        for key in values.keys() - {"lang"}:
            self.controls[key].observe(self._changed, names="value")
        self._desk.children = [self._lang, self._preset, *self._parts.values(), *last]
        self._offer()
        widgets.Widget.on_widget_constructed(None)
        for each in gone:
            each.close()
        self._tell("")

    def _put(self, values: dict[str, Any]) -> None:
        """Set the controls without drawing for each of them."""
        self._setting = True
        for key, value in values.items():
            self.controls[key].value = value
        self._suit()
        self._setting = False

    def _set(self, start: Scenario) -> None:
        """Set the controls to a scenario and show it."""
        fresh, self._start = self._shown(start), start
        self._put(chosen(start))
        self._show(fresh)

    def _changed(self, change: Any) -> None:
        if not self._setting:
            if change["owner"] is self.controls["kind"]:
                self._begin(change["new"])
            self._suit()
            self._try(self._draw)

    def _begin(self, kind: str) -> None:
        """Set the content that a kind may have, and from its illustration each term that is empty."""
        if kind != "borrower":
            usual, held = chosen(scenario(f"turkiye-{kind}")), self.controls
            self._put({key: usual[key] for key in _BEGUN if key == "content" or not held[key].value})

    def _spoken(self, _: object) -> None:
        self._lay_out(self._values())
        self._try(self._draw)

    def _chose(self, change: Any) -> None:
        if change["new"] and not self._setting:
            self._try(lambda: self._set(scenario(change["new"])))

    def _try(self, act: Callable[[], str | None]) -> None:
        """Do something; what the library refuses is said in place, and the last good picture stays.

        Where it breaks off in a way nobody foresaw, "Computing" stays in place: the picture below is not that choice's.
        """
        self._tell(self._say("computing"))
        try:
            self._tell(act() or "")
        except SafeAllocError as error:
            self._tell(self._say("still", name=self.shown.scenario.name), wrong=str(error))

    def _draw(self) -> None:
        """Show what the controls say, if that is not what is shown already."""
        made = self.scenario
        if (made, self._lang.value) != (self.shown.scenario, self.shown.lang):
            self._show(self._shown(made))

    def _shown(self, made: Scenario) -> Shown:
        return shown(self._own, made, lang=self._lang.value)

    def _show(self, fresh: Shown) -> None:
        self.shown, made = fresh, fresh.scenario
        self._put({"name": made.name})
        self._offer()
        self._head.value = fresh.head("" if keeps(made, self._start) else self._say("changed", name=self._start.name))
        self._page.value = fresh.page()
        self._texts.value = "".join(self._copied(key, getattr(fresh, key)) for key in ("code", "sentence"))

    def _offer(self) -> None:
        """Offer the countries of what is shown, and name its preset."""
        made = self.shown.scenario
        self._setting = True
        self._preset.value = made.name if made.name in scenarios() else ""
        ticked = self.controls["members" if made.kind == "borrower" else "buyers"]
        ticked.offer(set(self.shown.result["country"]) - made.entrants.keys())
        self._setting = False

    def _copied(self, key: str, text: str) -> str:
        """Return a text with a button that copies it."""
        label, done = escape(self._say(key)), escape(self._say("copied"))
        how = f'type="button" data-done="{done}" onclick="saCopy(this)"'
        area = f'<textarea aria-label="{label}" rows="3">{escape(text)}</textarea>'
        return f'<div class="sa-copy">{area}<button class="jupyter-button widget-button" {how}>{label}</button></div>'

    def _tell(self, text: str, *, wrong: str = "") -> None:
        """Say something in place; what is wrong comes first, in the library's English."""
        error = f'<span lang="en">{escape(wrong)}</span> ' if wrong else ""
        role = 'alert" class="sa-wrong' if wrong else "status"
        self._said.value = f'<div role="{role}">{error}{escape(text)}</div>'

    def _suit(self) -> None:
        """Show the controls that count for what is chosen, and no others."""
        held, kind = self.controls, self.controls["kind"].value
        away = {*_PARTS["terms" if kind == "borrower" else "loans"], *(() if kind == "participant" else _PAID)}
        (self.box.remove_class if kind == "borrower" else self.box.add_class)("sa-sells")
        away |= {*(() if held["envelope"].value == A_SUM else ["given"]), *(() if self._own is None else ["baseline"])}
        for part, keys in zip(self._parts.values(), _PARTS.values(), strict=True):
            shown = [held[key] for key in keys if key not in away]
            part.children = [part.children[0], *shown]
            part.layout.display = None if shown else "none"

    def _save(self) -> str:
        """Return where the scenario file was written: where the notebook runs, and never over another file."""
        self._draw()
        path = write_new(Path(f"{self.shown.scenario.name}.toml").absolute(), self.shown.scenario.to_toml().encode())
        key, code = "saved" if self._own is None else "saved_own", f"sa.run(table, sa.scenario({path.name!r}))"
        return self._say(key, path=path, file=path.name, code=code)

    def _press(self) -> str:
        """Return where the press kit was written."""
        self._draw()
        made = publish(self.shown.scenario, out=_KITS, lang=self.shown.lang, table=self._own)
        return self._say("saved_kit", path=made.folders[0].absolute() / "report.html")

    def _reset(self) -> str:
        self._set(self._start)
        return self._say("back", name=self._start.name)
