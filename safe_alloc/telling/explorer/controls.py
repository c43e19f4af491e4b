"""The controls of the explorer: one for each choice, all native to the browser, so that keys and readers reach them."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

import ipywidgets as widgets
from babel import Locale
from traitlets import Tuple, observe

from safe_alloc.asking.scenarios.form import SIZES
from safe_alloc.errors import SafeAllocError
from safe_alloc.reading.countries import codes, is_member, name
from safe_alloc.reading.datasets import load
from safe_alloc.reading.money import euros, spell
from safe_alloc.reading.reference import indicators
from safe_alloc.reading.sources import sources
from safe_alloc.telling.explorer.choices import A_SUM, Sized
from safe_alloc.telling.wording.voice import languages

MILLION = 10**6
_STYLE = {"description_width": "7.5em"}
_ROUND = {"amount": ("€ million", 60_000, 500), "share": ("Per cent", 40, 1)}
"""Where a slider helps: its label, its end and its step."""


def controls() -> dict[str, Any]:
    """Return a control for every choice, by the name of its field: each is a widget with a `value`."""
    keys = ["allocation", "equal", *indicators()["key"]]
    return {
        "name": _text("Name", "what the file will be called"),
        "kind": _dropdown("Joins as", ("borrower", "participant", "supplier")),
        "baseline": _text("Starts from", "a source, or a day such as 2026-04-15", [each.id for each in sources()]),
        "entrants": Entrants(),
        "envelope": _dropdown("Envelope", [("stays", "fixed"), ("grows", "grows"), ("is this sum:", A_SUM)]),
        "given": _text("Sum", "€160 billion"),
        "rule": _dropdown("Burden", [("members give way", "give-way"), ("all is shared anew", "rebase")]),
        "by": _dropdown("By", keys),
        "spare": _dropdown("Those ticked", [("keep their loans (exempt)", "exempt"), ("alone move (only)", "only")]),
        "members": Ticks(),
        "floors": _text("Floors", "GRC 98%; CYP €1 billion"),
        "caps": _text("Caps", "POL €40 billion"),
        "unused": _text("Unused keeps", "LVA €3.5 billion; the amount is then: unused"),
        "fee": _text("Fee", "€10 million"),
        "fee_per": _dropdown("Paid", ("once", "year")),
        "years": widgets.BoundedIntText(min=1, max=100, description="Years", layout=_wide(), style=_STYLE),
        "charge": _text("Charge on sales", "15%"),
        "content": _text("Content share", "35%"),
        "spent": _text("Spent on it", "20%, of each buyer’s loan"),
        "part": _text("Its part", "10%, of that content"),
        "buyers": Ticks(),
        "lang": _languages(),
    }


def _languages() -> Any:
    named = [(str(Locale(each).get_language_name()), each) for each in languages()]
    picker = _dropdown("Language", named)
    picker.value = "en"
    return picker


def _wide() -> Any:
    return widgets.Layout(width="98%")  # one for each: what is hidden takes no other with it


def _text(label: str, example: str, offered: Iterable[str] = ()) -> Any:
    """Return a field for any text, which offers some."""
    told = {"description": label, "placeholder": example, "tooltip": f"{label}: {example}"}
    return widgets.Combobox(**told, options=[*offered], continuous_update=False, layout=_wide(), style=_STYLE)


def _dropdown(label: str, options: Iterable[Any]) -> Any:
    return widgets.Dropdown(options=list(options), description=label, tooltip=label, layout=_wide(), style=_STYLE)


class Ticks(widgets.HBox):  # type: ignore[misc]
    """Countries to tick, a box for each; `offer` adds boxes, and what is set is offered."""

    value = Tuple(help="The codes that are ticked, in A–Z order.")

    def __init__(self) -> None:
        super().__init__(layout=widgets.Layout(flex_flow="row wrap"))
        self._boxes: dict[str, Any] = {}
        self._slim = widgets.Layout(width="9.5em", margin="0")

    @observe("value")
    def _tick(self, change: Mapping[str, Any]) -> None:
        self.offer(change["new"])
        for code, box in self._boxes.items():
            box.value = code in change["new"]

    def offer(self, countries: Iterable[str]) -> None:
        """Add a box for each country that has none."""
        fresh = [code for code in countries if code not in self._boxes]
        for code in fresh:
            self._boxes[code] = widgets.Checkbox(description=name(code), indent=False, layout=self._slim)
            self._boxes[code].observe(partial(self._ticked, code), names="value")
        if fresh:
            self.children = [self._boxes[code] for code in sorted(self._boxes, key=name)]

    def _ticked(self, code: str, change: Mapping[str, Any]) -> None:
        others = {*self.value} - {code}
        self.value = tuple(sorted(others | {code} if change["new"] else others))


class Entrants(widgets.VBox):  # type: ignore[misc]
    """The countries that join, a row for each: country, way and size; whose country is "nobody" does not count."""

    value = Tuple()

    def __init__(self) -> None:
        add = widgets.Button(description="Add a country", tooltip="Add a row for one more country that joins")
        add.on_click(lambda _: self._place((*self._rows, Row(("", "amount", "")))))
        self._rows: tuple[Row, ...] = ()
        self._list = widgets.VBox()
        super().__init__([self._list, add])
        self._place((Row(("", "amount", "")),))

    @observe("value")
    def _set(self, change: Mapping[str, Any]) -> None:
        if change["new"] != self._read():
            self._place(tuple(map(Row, change["new"] or [("", "amount", "")])))

    def _place(self, rows: tuple["Row", ...]) -> None:
        for row in rows:
            row.heard = self._heard
        self._rows, self._list.children = rows, [part for row in rows for part in row.parts]

    def _read(self) -> tuple[Sized, ...]:
        return tuple(row.value for row in self._rows if row.value[0])

    def _heard(self) -> None:
        self.value = self._read()


class Row:
    """One country that joins: which, sized how, the size as it is written, and a slider for round sizes.

    The slider and the text follow each other, and the text decides: it can hold what no slider stops at. `heard` is
    called after a change.
    """

    def __init__(self, sized: Sized) -> None:
        offered = {*codes()} - {*load()["country"]} | {sized[0]} - {""}  # who borrows already cannot join
        self._country = _dropdown("Who joins", [("nobody", ""), *sorted((name(code), code) for code in offered)])
        self._way = _dropdown("Sized by", [*((way, way) for way in SIZES), ("the rule alone", "")])
        self._size, self._slider = (
            _text("Size", "a sum, a share, …"),
            widgets.IntSlider(continuous_update=False, layout=_wide(), style=_STYLE),
        )
        self.parts = (self._country, self._way, self._size, self._slider)
        self._country.value, self._way.value, self._size.value = sized
        self._following = False
        self.heard: Callable[[], None] = lambda: None
        self._follow()
        self._way.observe(self._resize, names="value")
        self._size.observe(self._follow, names="value")
        self._slider.observe(self._slide, names="value")
        for part in self.parts[:3]:
            part.observe(lambda _: self.heard(), names="value")

    @property
    def value(self) -> Sized:
        """Return the country, the way it is sized and the size."""
        return self._country.value, self._way.value, self._size.value.strip() if self._way.value else ""

    def _resize(self, _: object) -> None:
        self._size.value = next(iter(_examples(self._way.value)), "")
        self._follow()

    def _follow(self, _: object = None) -> None:
        """Offer sizes of the chosen way, and put the slider where the text is, if it is a place where it stops."""
        way, place = self._way.value, _place(self._way.value, self._size.value)
        self._size.options = _examples(way)
        self._size.layout.display = "" if way else "none"
        self._slider.layout.display = "none" if place is None else ""
        if place is not None:
            self._following = True  # it moves by itself when its range changes, which is no choice
            self._slider.description, most, self._slider.step = _ROUND[way]
            self._slider.max = max(most, place)
            self._slider.value, self._following = place, False

    def _slide(self, change: Mapping[str, Any]) -> None:
        if not self._following:
            new, shared = change["new"], self._way.value == "share"
            self._size.value = f"{new}%" if shared else spell(new * MILLION)


def _examples(way: str) -> tuple[str, ...]:
    """Return sizes to choose from, the first of them to begin with."""
    if way == "by":
        return ("gdp_nominal_eur@2024", *indicators()["key"])
    members = [code for code in codes() if is_member(code)]
    told = {"amount": ("€10 billion", "€5 billion", "unused"), "share": ("5%", "10%"), "like": ("POL", *members)}
    return told.get(way, ())


def _place(way: str, size: str) -> int | None:
    """Return where the slider stands for a size: whole millions, or whole per cent; nothing where it has no place."""
    with suppress(SafeAllocError):
        if way == "amount":
            return euros(size) // MILLION
    return int(size[:-1]) if way == "share" and size[:-1].isdecimal() else None
