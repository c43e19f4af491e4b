"""A notebook cell shows every table with its units, its status and its sources, and nothing that the table is not."""

import ast
import doctest
import inspect
import re
import subprocess
import sys
from html import escape, unescape

import pandas as pd
import pytest
from IPython.core.formatters import HTMLFormatter

import safe_alloc as sa
from safe_alloc.telling.printing.cells import register

PAGE = HTMLFormatter()
register(PAGE)
SILENT = {str, int, list, dict, tuple, sa.uniform, sa.normal, sa.triangular, sa.discrete, sa.unprinted}
"""What needs no HTML: a text, a number, names, and the words of a call."""


def shown(value):
    return unescape(re.sub("<[^<>]*>", " ", PAGE(value) or ""))


def called(name):
    """Return what each call of ours in the example of a public name gives."""
    examples = doctest.DocTestParser().get_examples(inspect.getdoc(getattr(sa, name)) or "")
    held, found = {}, []
    for step in (each for each in examples if not each.exc_msg):
        exec(step.source, held)  # the examples are our own
        calls = (node for node in ast.walk(ast.parse(step.source)) if isinstance(node, ast.Call))
        found += [eval(ast.unparse(node), held) for node in calls if re.fullmatch(r"sa\.\w+", ast.unparse(node.func))]
    return found


WRITERS = {
    "publish",
    "verify",
    "table",
    "explore",
    "charts",
}  # these show themselves, and are tested where they are made


@pytest.mark.parametrize("name", sorted({*sa.__all__} - WRITERS - {*vars(sa.errors)}))
def test_every_table_of_an_example_shows_units_status_law_and_source(name):
    publishers = {each.id: each.publisher for each in sa.sources()}
    for value in called(name):
        told = shown(value)
        assert None is re.search(r"\de\+\d", told)
        if isinstance(value, pd.DataFrame):
            sums = [each for each in value.columns if str(each).endswith("_eur")]
            assert [] == [each for each in sums if f"{each} (€)" not in told]
            assert [] == [each for each in ("share", "change_share") if each in value and f"{each} (1 is" not in told]
            assert "label" not in value or f"Hypothetical, {value['label'].iloc[0]}" in told
            known = {*value["source"]} & {*publishers} if sums and "source" in value else ()
            assert [] == [each for each in known if publishers[each] not in told]
        elif type(value) not in SILENT and not pd.api.types.is_scalar(value):
            assert told.strip(), f"{type(value).__name__} shows nothing"


def test_a_sum_has_every_digit_and_the_day_and_publisher_of_its_source():
    told = shown(sa.load())
    assert [] == [
        each for each in ("43,734,100,805", "Status: tentative.", "2025-09-09", "amount_eur (€)") if each not in told
    ]
    per = shown(sa.per(sa.load(), "gdp_nominal_eur@2024"))
    assert "852,229,800,000" in per
    assert "denominator (EUR)" in per
    assert "Eurostat" in per


def test_a_piece_of_a_table_says_what_is_true_of_the_piece():
    later = sa.load(as_of="2026-04-15")
    one = later.query("status == 'tentative'").head(1)
    assert "council-2026-02-11:" in shown(later)
    assert "Status: tentative." in shown(one)
    assert "council" not in shown(one)
    ledger = sa.ledger(sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed")))
    assert "Hypothetical: what a scenario makes of the figures." in shown(ledger[["country", "change_eur"]])


def test_a_unit_is_said_only_where_it_is_known():
    mixed = sa.parse("Poland: €1 billion, Romania: $2 billion")
    assert "low (see currency)" in shown(mixed)
    assert "low (" not in shown(mixed[["country", "low"]])
    assert "share (" not in shown(pd.DataFrame({"share": ["many"]}))
    assert "share (" not in shown(pd.DataFrame({"share": [29.16, 11.12]}))
    assert "share (1 is 100%)" in shown(pd.DataFrame({"share": [0.2916, 0.1112]}))


def test_where_there_is_no_number_a_dash_stands_and_every_other_digit_stays():
    lent = sa.scenario("turkiye-10bn-fixed")
    both = sa.compare(sa.load(), lent, sa.scenario("turkiye-participant"))
    for table in (both, sa.ledger(sa.run(sa.load(), lent)), sa.limits(sa.run(sa.load(), lent))):
        cells = re.findall("<td>(.*?)</td>", PAGE(table))
        assert (True, False) == ("–" in cells, bool({"&lt;NA&gt;", "NaN", "nan", "None"} & {*cells}))
    twice = pd.DataFrame({"after_eur": pd.array([2**53 + 1, None], "Int64")}, index=["POL", "POL"])
    assert ["9,007,199,254,740,993", "–"] == re.findall("<td>(.*?)</td>", PAGE(twice))


def test_a_rank_says_which_end_is_the_first_and_whose_figures_are_ranked():
    told = shown(sa.ranks(sa.load()))
    assert [] == [
        each
        for each in ("rank (1 is the largest)", "Status: tentative.", "European Commission, 2025-09-09")
        if each not in told
    ]
    assert "before_rank (1 is the largest)" in shown(sa.ledger(sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed"))))
    assert "rank (" not in shown(pd.DataFrame({"rank": [1, 2], "club": ["a", "b"]}))


def test_a_table_of_several_scenarios_says_where_they_start():
    every = sa.compare(sa.load(), sa.scenario("turkiye-10bn-fixed"), sa.scenario("turkiye-10bn-on-top"))
    wide = every.pivot(index=["scenario", "label"], columns="country", values="after_eur").add_suffix("_eur")
    told = shown(wide.reset_index("label").assign(baseline="commission-2025-09-09"))
    words = ("POL_eur (€)", "40,818,494,085", "Hypothetical, counterfactual.", "European Commission, 2025-09-09")
    assert [] == [each for each in words if each not in told]


def test_what_is_hidden_is_counted():
    groups = sa.blocking_minorities()
    with pd.option_context("display.max_rows", 10):
        assert f"10 of {len(groups)} rows." in shown(groups)


@pytest.mark.parametrize("strange", [pd.DataFrame({"a": [1.5], "<b>": ["x"]}), pd.DataFrame(), pd.DataFrame([[1, 2]])])
def test_tables_of_other_people_stay_as_they_are(strange):
    assert strange._repr_html_() == PAGE(strange)
    assert None is PAGE(strange.sum())
    assert None is PAGE((1, 2))


def test_names_of_other_people_are_escaped():
    mark = "<script>&"
    hostile = sa.run(sa.load(), sa.Scenario("a & b", entrants={"TUR": 10**9}))
    assert f"scenario {escape('a & b')}" in PAGE(hostile)
    assert mark not in PAGE(sa.load().assign(**{f"{mark}_eur": 1, "status": mark}))


def test_sources_and_series_of_numbers_show_where_they_are_from():
    assert "European Commission" in shown(sa.sources())
    gdp = shown(sa.indicator("gdp_nominal_eur@2024"))
    assert [] == [each for each in ("million EUR", "Eurostat", "Poland", "852,229.8") if each not in gdp]
    assert sa.habit(sa.claims("anadolu-2025-09-10")).says == shown(sa.habit(sa.claims("anadolu-2025-09-10"))).strip()


CELL = """
import IPython
shell = IPython.core.interactiveshell.InteractiveShell.instance()
import safe_alloc as sa
data, _ = shell.display_formatter.format(sa.load())
print("43,734,100,805" in data["text/html"])
"""


def test_a_notebook_needs_no_more_than_the_import(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", CELL],
        capture_output=True,
        encoding="utf-8",
        env={"IPYTHONDIR": str(tmp_path)},
        check=True,
    )
    assert "True\n" == done.stdout


def test_numbers_about_a_table_keep_the_status_and_source_of_each_amount():
    later = sa.load(as_of="2026-04-15")
    for made in (sa.shares(later), sa.ranks(later), sa.per(later, "gdp_nominal_eur@2024", without="POL")):
        told = made.merge(later, on="country", suffixes=("", "_then"))
        assert (len(made), True) == (len(told), told["status"].eq(told["status_then"]).all())
        assert told["source"].eq(told["source_then"]).all()
    assert "Status: tentative." in shown(sa.shares(sa.load()).head())


def test_a_sentence_that_explains_a_row_is_shown_whole():
    limits = sa.limits(sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed")))
    longest = max(map(str, limits.to_numpy().ravel()), key=len)
    assert len(longest) > 50
    assert escape(longest) in shown(limits)


def test_what_is_worked_out_of_a_table_says_whose_figures_it_starts_from():
    table, lent = sa.load(), sa.scenario("turkiye-10bn-fixed")
    outcome, vary = sa.run(table, lent), {"entrants.TUR.amount": [0, "€1 billion"]}
    swept = sa.sweep(table, lent, vary=vary)
    made = [sa.ledger(outcome), sa.limits(outcome), sa.compare(table, lent), sa.concentration(table), swept]
    for each in [*made, swept.summary, swept.flips, sa.limits(sa.contracts(table, sa.scenario("canada-participant")))]:
        assert "commission-2025-09-09: European Commission, 2025-09-09, tentative. https://" in shown(each)
    later = shown(sa.limits(sa.run(sa.load(as_of="2026-04-15"), sa.Scenario("later"))))
    assert [] == [each for each in ("commission-2025-09-09: ", "council-2026-02-11: ") if each not in later]
