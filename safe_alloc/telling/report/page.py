"""A report as one page: no script, no request, and readable on paper, on a telephone and aloud."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template

from safe_alloc.asking.scenarios import Assumption, Scenario
from safe_alloc.reading.countries import name
from safe_alloc.reading.files import read_text
from safe_alloc.reading.reference import Indicator, indicator
from safe_alloc.reading.sources import Source, source
from safe_alloc.telling.charts.saving import FORMATS
from safe_alloc.telling.printing.rows import Row, total
from safe_alloc.telling.report.kits import Drawn, Kit, paid
from safe_alloc.telling.report.markup import drawing, link, listed, section, table
from safe_alloc.telling.wording import summary

_PAGE = Path(__file__).with_suffix(".html")
"""Text stands 12:1 and more on white, links 7:1; tables scroll by themselves on a narrow screen, and open on paper."""

_FIGURES = {
    **{"Country": "name", "Rank": "rank", "At most, €": "amount_eur", "Share, %": "share"},
    **{"Known": "qualifier", "Confidence": "sure"},
}
_PAID = {
    **{"Country": "name", "Before, €": "before_eur", "Change, €": "change_eur", "After, €": "after_eur"},
    **{"Change, %": "change_share", "Share, points": "change_points"},
    **{"Before, rank": "before_rank", "After, rank": "after_rank"},
}
_ASSUMED = {"Assumption": "says", "How well founded": "quality", "How much it moves": "impact"}
_WEIGHED = {"Indicator": "key", "What it counts": "measure", "Source": "source", "Mind": "caveat"}
_QUALITY = {"green": "well founded", "amber": "partly founded", "red": "weakly founded"}
_IMPACT = {"green": "moves little", "amber": "moves some", "red": "moves much"}


def page(kit: Kit, drawn: Sequence[Drawn], files: Iterable[str]) -> str:
    """Return the HTML of a folder's report: findings, charts, who pays, what is assumed, where it comes from."""
    told = _of_scenario(kit, kit.scenario) if kit.scenario else _of_figures(kit)
    main = [*map(_figure, drawn), *told, *_origins(kit)]
    words = {
        "finding": drawn[0].words.title,
        "standing": kit.standing,
        "heading": kit.heading,
        "summary": summary(kit.table),
        "code": kit.code,
    }
    escaped = {place: escape(text) for place, text in words.items()}
    beside = ", ".join(link(each, each) for each in files)
    return Template(read_text(_PAGE)).substitute(escaped, main="".join(main), files=beside)


def _figure(drawn: Drawn) -> str:
    picture = drawing(drawn.svg, alt=drawn.words.alt_text, prefix=drawn.words.chart)
    links = " · ".join(link(form.upper(), f"{drawn.words.chart}.{form}") for form in FORMATS)
    links += f", its data as {link('CSV', f'{drawn.words.chart}.csv')}"
    return f"<figure>\n{picture}<figcaption>This picture as {links}</figcaption>\n</figure>\n"


def _of_figures(kit: Kit) -> Iterator[str]:
    rows = [{**row, "sure": source(row["source"]).confidence_of(row["country"])} for row in kit.rows]
    yield section("Who may borrow how much", table(_FIGURES, rows, caption="Every country, largest amount first"))


def _of_scenario(kit: Kit, scenario: Scenario) -> Iterator[str]:
    rows = [*map(_named, paid(kit)), total(kit.rows, "before_eur", "change_eur", "after_eur")]
    caption = "Every country before and after; shares of the sum, in percentage points"
    yield section("Who pays, who gains", table(_PAID, rows, caption=caption))
    about = [("By", scenario.author), ("Who proposed it", scenario.reference)]
    yield section("The scenario", listed(f"{word}: {said}." for word, said in about if said) + _code(scenario))
    if scenario.assumptions:
        rows = [*map(_rated, scenario.assumptions)]
        yield section("What is assumed", table(_ASSUMED, rows, caption="Each assumption, rated"))
    if scenario.not_modelled:
        yield section("What is not modelled", listed(scenario.not_modelled))


def _named(row: Row) -> Row:
    word = "joins" if row["role"] == "entrant" else row["held_by"]
    return {**row, "name": name(row["country"]) + (f" ({word})" if word else "")}


def _rated(each: Assumption) -> Row:
    return {"says": each.says, "quality": _QUALITY[each.quality], "impact": _IMPACT[each.impact]}


def _code(scenario: Scenario) -> str:
    return f"<details>\n<summary>The scenario file</summary>\n<pre>{escape(scenario.to_toml())}</pre>\n</details>\n"


def _origins(kit: Kit) -> Iterator[str]:
    members = kit.table if kit.scenario is None else kit.table.loc[kit.table["role"] == "member"]
    cited = [source(each) for each in dict.fromkeys(members["source"])]
    yield section("Where the figures come from", *map(_source, cited))
    if kit.weights:
        rows = map(_weight, map(indicator, kit.weights))
        yield section("What was weighed by", table(_WEIGHED, rows, caption="Each with its year"))


def _source(each: Source) -> str:
    told = [
        f"Published {each.published}, read {each.accessed}; status: {each.status.replace('_', ' ')}.",
        f"Confidence: {each.confidence}{_apart(each)}. Licence: {each.licence}.",
        *each.notes,
    ]
    return f"<p>{escape(each.publisher)}: {link(each.title, each.url)} ({escape(each.id)})</p>\n{listed(told)}"


def _apart(each: Source) -> str:
    others = [f"{name(country)} {sure}" for country, sure in sorted(each.confidence_by_country.items())]
    return f" (but {', '.join(others)})" if others else ""


def _weight(each: Indicator) -> Row:
    cited = f"{each.publisher}, {each.title}, {each.published}"
    return {"key": each.key, "measure": each.measure, "source": cited, "caveat": each.caveat}
