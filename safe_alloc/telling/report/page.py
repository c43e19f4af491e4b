"""A report as one page: no script, no request, and readable on paper, on a telephone and aloud."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from safe_alloc.asking.scenarios import Scenario
from safe_alloc.reading.countries import name
from safe_alloc.reading.reference import Indicator, indicator
from safe_alloc.reading.sources import Source, source
from safe_alloc.telling.printing.rows import Row
from safe_alloc.telling.report.kits import FORMATS, Drawn, Kit
from safe_alloc.telling.report.markup import STYLE, drawing, link, listed, section, table
from safe_alloc.telling.wording import summary

_LIGHTS = {
    "quality": {"green": "well founded", "amber": "partly founded", "red": "weakly founded"},
    "impact": {"green": "moves little", "amber": "moves some", "red": "moves much"},
}


def page(kit: Kit, drawn: Sequence[Drawn], files: Iterable[str]) -> str:
    """Return the HTML of a folder's report: findings, charts, who pays, what is assumed, where it comes from."""
    told = _of_scenario(kit, kit.scenario) if kit.scenario else _of_figures(kit)
    main = [*map(_figure, drawn), *told, *_origins(kit)]
    finding = escape(drawn[0].title)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{finding}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<p class="standing">{escape(kit.standing)}</p>
<h1>{finding}</h1>
<p>{escape(kit.heading)}</p>
<p>{escape(summary(kit.table))}</p>
</header>
<main>
{"".join(main)}</main>
<footer>
<p>Amounts are the most that each country may borrow, in whole euro, and not what was paid out.</p>
<p>Beside this page: {", ".join(link(each, each) for each in files)}.</p>
<p>The same table in Python: <code>import safe_alloc as sa; {escape(kit.code)}</code></p>
</footer>
</body>
</html>
"""


def _figure(drawn: Drawn) -> str:
    picture = drawing(drawn.svg, alt=drawn.alt, prefix=drawn.chart)
    links = " · ".join(link(form.upper(), f"{drawn.chart}.{form}") for form in FORMATS)
    return f"<figure>\n{picture}<figcaption>This picture as {links}</figcaption>\n</figure>\n"


def _of_figures(kit: Kit) -> Iterator[str]:
    rows = [
        [
            *(row["name"], f"{row['rank']}", f"{row['amount_eur']:,}", f"{row['share'] * 100:.2f}"),
            *(row["qualifier"], source(row["source"]).confidence_of(row["country"])),
        ]
        for row in kit.rows
    ]
    headings = ["Country", "Rank", "At most, €", "Share, %", "Known", "Confidence"]
    yield section("Who may borrow how much", table(headings, rows, caption="Every country, largest amount first"))


def _of_scenario(kit: Kit, scenario: Scenario) -> Iterator[str]:
    yield section("Who pays, who gains", _paid(kit))
    about = [("By", scenario.author), ("Who proposed it", scenario.reference)]
    yield section("The scenario", listed(f"{word}: {said}." for word, said in about if said) + _code(scenario))
    if scenario.assumptions:
        rows = [[each.says, *(_LIGHTS[on][getattr(each, on)] for on in _LIGHTS)] for each in scenario.assumptions]
        headings = ["Assumption", "How well founded", "How much it moves"]
        yield section("What is assumed", table(headings, rows, caption="Each assumption, rated"))
    if scenario.not_modelled:
        yield section("What is not modelled", listed(scenario.not_modelled))


def _paid(kit: Kit) -> str:
    rows = [
        [
            name(row["country"]) + _how(row),
            *(f"{row['before_eur']:,}", f"{row['change_eur']:+,}", f"{row['after_eur']:,}"),
            "" if row["change_share"] is None else f"{row['change_share'] * 100:+.2f}",
            *(f"{row['change_points']:+.2f}", _rank(row["before_rank"]), _rank(row["after_rank"])),
        ]
        for row in kit.paid
    ]
    sums = [sum(kit.table[column].tolist()) for column in ("before_eur", "after_eur")]
    rows.append(["Total", f"{sums[0]:,}", f"{sums[1] - sums[0]:+,}", f"{sums[1]:,}", "", "", "", ""])
    headings = ["Country", "Before, €", "Change, €", "After, €", "Change, %", "Share, points"]
    headings += ["Before, rank", "After, rank"]
    return table(headings, rows, caption="Every country before and after; shares of the sum, in percentage points")


def _how(row: Row) -> str:
    word = "joins" if row["role"] == "entrant" else row["held_by"]
    return f" ({word})" if word else ""


def _code(scenario: Scenario) -> str:
    return f"<details>\n<summary>The scenario file</summary>\n<pre>{escape(scenario.to_toml())}</pre>\n</details>\n"


def _origins(kit: Kit) -> Iterator[str]:
    members = kit.table if kit.scenario is None else kit.table.loc[kit.table["role"] == "member"]
    cited = [source(each) for each in dict.fromkeys(members["source"])]
    yield section("Where the figures come from", *map(_source, cited))
    weighed = [indicator(key) for key in _indicators(kit.scenario)] if kit.scenario else []
    if weighed:
        headings = ["Indicator", "What it counts", "Source", "Mind"]
        yield section("What was weighed by", table(headings, map(_weight, weighed), caption="Each with its year"))


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


def _indicators(scenario: Scenario) -> list[str]:
    named = [scenario.burden.by, *(entrant.by for entrant in scenario.entrants.values())]
    return sorted({key for key in named if "@" in key})


def _weight(each: Indicator) -> list[str]:
    return [each.key, each.measure, f"{each.publisher}, {each.title}, {each.published}", each.caveat]


def _rank(rank: int | None) -> str:
    return "" if rank is None else f"{rank}"
