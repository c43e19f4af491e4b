"""The controls of the explorer: one for each choice, all native to the browser, so that keys and readers reach them."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any
from unicodedata import normalize

import ipywidgets as widgets
from traitlets import Tuple, observe

from safe_alloc.asking.scenarios.form import SIZES
from safe_alloc.errors import SafeAllocError
from safe_alloc.reading import countries, datasets, reference, sources
from safe_alloc.reading.money import euros, spell
from safe_alloc.telling.explorer.choices import A_SUM, Sized
from safe_alloc.telling.wording.voice import Voice

MILLION = 10**6
LABEL = {"description_width": "8em"}
_NOBODY: Sized = ("", "amount", "")
_STOPS = {"amount": (60_000, 500), "share": (40, 1)}
"""Where a slider helps: its end and its step, in € million and in per cent."""
_WORDED = {
    "page.kind": ("borrower", "participant", "supplier"),
    "option.envelope": ("fixed", "grows", A_SUM),
    "option.rule": ("give-way", "rebase"),
    "option.by": ("allocation", "equal"),
    "option.spare": ("exempt", "only"),
    "option.fee_per": ("once", "year"),
}
_EXAMPLES = {
    **{"name": "", "baseline": "2026-04-15", "given": "€160 billion", "floors": "GRC 98%; CYP €1 billion"},
    **{"caps": "POL €40 billion", "unused": "LVA €3.5 billion", "fee": "€10 million", "charge": "15%"},
    **{"content": "35%", "spent": "20%", "part": "10%"},
}
"""What may be written into each field, as a scenario file has it."""


class Maker:
    """What makes controls in one language; they share how they look, because the browser is told of each thing."""

    def __init__(self, voice: Voice) -> None:
        self.voice, self.wide, self._styles = voice, widgets.Layout(width="98%"), dict[type, Any]()

    def made(self, kind: type, key: str, **more: Any) -> Any:
        """Return a control with its label."""
        label, style = self.voice.say(f"control.{key}"), self._styles.get(kind, LABEL)
        control = kind(description=label, layout=self.wide, style=style, **more)
        self._styles[kind] = control.style
        return control

    def text(self, key: str, example: str = "") -> Any:
        """Return a field for any text."""
        hint = self.voice.say(f"hint.{key}", example=example) if f"hint.{key}" in self.voice.phrases else example
        return self.made(widgets.Combobox, key, placeholder=hint, tooltip=hint, continuous_update=False)

    def choice(self, key: str, values: Iterable[str], more: Iterable[Any] = ()) -> Any:
        """Return a list to choose from: values by their words, and what has no words."""
        options = [*((self.voice.say(f"{key}.{value or 'none'}"), value) for value in values), *more]
        return self.made(widgets.Dropdown, key.rpartition(".")[2], options=options)


def controls(voice: Voice) -> dict[str, Any]:
    """Return a control for every choice, by the name of its field: each is a widget with a `value`."""
    maker = Maker(voice)
    made = {key: maker.text(key, example) for key, example in _EXAMPLES.items()}
    made["baseline"].options = [each.id for each in sources.sources()]
    unnamed = {"option.by": [(key, key) for key in reference.indicators()["key"]]}
    made |= {key.rpartition(".")[2]: maker.choice(key, values, unnamed.get(key, ())) for key, values in _WORDED.items()}
    made |= {"years": maker.made(widgets.BoundedIntText, "years", min=1, max=100), "entrants": Entrants(maker)}
    return made | {"members": Ticks(voice), "buyers": Ticks(voice, voice.say("control.buyers"))}


class Ticks(widgets.HBox):  # type: ignore[misc]
    """Countries to tick, a box for each; `offer` adds boxes, and what is set is offered."""

    value = Tuple(help="The codes that are ticked, in A–Z order.")

    def __init__(self, voice: Voice, says: str = "") -> None:
        super().__init__(layout=widgets.Layout(flex_flow="row wrap"))
        self._says = [widgets.Label(says, layout=widgets.Layout(width="98%"))] if says else []
        self._name, self._boxes = voice.country, dict[str, Any]()
        self._narrow = widgets.Layout(width="9.5em", margin="0")
        self._style: Any = {}

    @observe("value")
    def _tick(self, change: Mapping[str, Any]) -> None:
        self.offer(change["new"])
        for code, box in self._boxes.items():
            box.value = code in change["new"]

    def offer(self, countries: Iterable[str]) -> None:
        """Add a box for each country that has none."""
        fresh = [code for code in countries if code not in self._boxes]
        for code in fresh:
            box = widgets.Checkbox(description=self._name(code), indent=False, layout=self._narrow, style=self._style)
            self._boxes[code], self._style = box, box.style
            box.observe(lambda change, code=code: self._ticked(code, change), names="value")
        if fresh:
            self.children = [*self._says, *(self._boxes[code] for _, code in _in_order(self._name, self._boxes))]

    def _ticked(self, code: str, change: Mapping[str, Any]) -> None:
        self.value = tuple(sorted({*self.value} - {code} | ({code} if change["new"] else set())))


class Entrants(widgets.VBox):  # type: ignore[misc]
    """The countries that join, a row for each: country, way and size; whose country is "nobody" does not count."""

    value = Tuple()

    def __init__(self, maker: Maker) -> None:
        self._maker, self._list = maker, widgets.VBox()
        add = widgets.Button(description=maker.voice.say("explorer.add"))
        add.add_class("sa-sized")  # of those who sell there is one
        add.on_click(lambda _: self._place(*self._list.children, Row(maker, _NOBODY)))
        super().__init__([self._list, add])
        self._place(Row(maker, _NOBODY))

    @observe("value")
    def _set(self, change: Mapping[str, Any]) -> None:
        if change["new"] != self._read():
            self._place(*(Row(self._maker, sized) for sized in change["new"] or [_NOBODY]))

    def _place(self, *rows: "Row") -> None:
        for row in rows:
            row.observe(self._heard, names="value")
        self._list.children = rows

    def _read(self) -> tuple[Sized, ...]:
        return tuple(row.value for row in self._list.children if row.value[0])

    def _heard(self, _: object) -> None:
        self.value = self._read()


class Row(widgets.VBox):  # type: ignore[misc]
    """One country that joins: which, sized how, the size as it is written, and a slider for round sizes.

    The slider and the text follow each other, and the text decides: it can hold what no slider stops at.
    """

    value = Tuple(help="The country, the way it is sized and the size.")

    def __init__(self, maker: Maker, sized: Sized) -> None:
        # who borrows already cannot join
        offered = {*countries.codes()} - {*datasets.load()["country"]} | {sized[0]} - {""}
        named, self._voice = _in_order(maker.voice.country, offered), maker.voice
        nobody = (maker.voice.say("explorer.nobody"), "")
        self._country = maker.made(widgets.Dropdown, "joins", options=[nobody, *named])
        self._way, self._size = maker.choice("option.way", (*SIZES, "")), maker.text("size")
        self._slider = maker.made(widgets.IntSlider, "amount", continuous_update=False)
        self._country.value, self._way.value, self._size.value = sized
        super().__init__()
        self._follow()
        for part, act in ((self._way, self._resize), (self._size, self._follow), (self._slider, self._slide)):
            part.add_class("sa-sized").observe(act, names="value")
        for part in (self._country, self._way, self._size):
            part.observe(self._heard, names="value")
        self._heard()

    def _heard(self, _: object = None) -> None:
        self.value = self._country.value, self._way.value, self._size.value.strip() if self._way.value else ""

    def _resize(self, _: object) -> None:
        self._size.value = next(iter(_examples(self._way.value)), "")
        self._follow()

    def _follow(self, _: object = None) -> None:
        """Offer sizes of the chosen way, and put the slider where the text is, if it is a place where it stops."""
        way, place = self._way.value, _place(self._way.value, self._size.value)
        self._size.options, self._following = _examples(way), True
        shown = [self._country, self._way, *([self._size] if way else [])]
        if place is not None:  # it moves by itself when its range changes, which is no choice
            most, self._slider.step = _STOPS[way]
            self._slider.description = self._voice.say(f"control.{way}")
            self._slider.max = max(most, place)
            self._slider.value = place
            shown.append(self._slider)
        self.children, self._following = shown, False

    def _slide(self, change: Mapping[str, Any]) -> None:
        if not self._following:
            self._size.value = f"{change['new']}%" if self._way.value == "share" else spell(change["new"] * MILLION)


def _in_order(name: Callable[[str], str], countries: Iterable[str]) -> list[tuple[str, str]]:
    """Return countries with their names by these, Ç behind C and Ł behind L, and neither behind Z."""
    named = ((name(code), code) for code in countries)
    return sorted(named, key=lambda each: normalize("NFD", each[0]).replace("Ł", "L~"))


def _examples(way: str) -> tuple[str, ...]:
    """Return sizes to choose from, the first of them to begin with."""
    if way == "by":
        return ("gdp_nominal_eur@2024", *reference.indicators()["key"])
    members = [code for code in countries.codes() if countries.is_member(code)]
    told = {"amount": ("€10 billion", "€5 billion", "unused"), "share": ("5%", "10%"), "like": ("POL", *members)}
    return told.get(way, ())


def _place(way: str, size: str) -> int | None:
    """Return where the slider stands for a size: whole millions, or whole per cent; nothing where it has no place."""
    with suppress(SafeAllocError):
        if way == "amount":
            return euros(size) // MILLION
    return int(size[:-1]) if way == "share" and size[:-1].isdecimal() else None
