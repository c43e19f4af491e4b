"""What differs between two sets of figures, and what explains it: country by country, and in all."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from safe_alloc.reading.countries import name
from safe_alloc.reading.datasets import load
from safe_alloc.reading.frames import Allocation, Strict, check
from safe_alloc.reading.money import Amount, amount, euros
from safe_alloc.reading.reconcile.causes import Finding, Rate, mistaken, rate, shortened, slip, stale
from safe_alloc.reading.reconcile.printed import Printed, apart, decimal, money, printed, ways

HOLDS = ("equal", "rounded", "truncated", "within")
VERDICTS = (
    *(*HOLDS, "stale", "unit_slip", "other_country", "converted"),
    *("wrong", "not_compared", "not_a_borrower", "missing"),
)
"""What a figure can be, in the order `reconcile` tells; the first four say that it holds."""


class Reconciliation(Strict):
    """What `reconcile` returns, one row a country; empty cells where there is no figure or nothing to compare."""

    country: Series[str] = pa.Field(unique=True)
    found: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    found_high: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    step: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    currency: Series[str]
    expected_eur: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    difference_eur: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    verdict: Series[str] = pa.Field(isin=VERDICTS)
    cause: Series[str]
    detail: Series[str]
    source: Series[str]
    against: Series[str]


class Habit(NamedTuple):
    """What a text does as a whole. Countries are alpha-3 codes in the order of the figures; sums are whole euro."""

    habit: str
    rounded: tuple[str, ...]
    truncated: tuple[str, ...]
    left_out: tuple[str, ...]
    missing: tuple[str, ...]
    sum_eur: int
    envelope_eur: int
    gap_eur: int
    envelope_is: str

    @property
    def says(self) -> str:
        """The findings as sentences."""
        off = f" {money(abs(self.gap_eur))} {'less' if self.gap_eur > 0 else 'more'} than"
        how = {"": off, "equal": "", "rounded": ", once rounded,", "truncated": ", once cut off,"}[self.envelope_is]
        lists = {"Rounded, not cut off": self.rounded, "Cut off, not rounded": self.truncated}
        lists["Not in the sum (ranges, “at least”, other currencies, not in the table)"] = self.left_out
        lack = len(self.missing)
        told = [f"{lack} of the table's countries {'is' if lack == 1 else 'are'} missing."] * bool(lack)
        if self.sum_eur or not self.left_out:  # of dollars alone there is no sum in euro
            told.append(f"The figures add up to {money(self.sum_eur)}, which is{how} {money(self.envelope_eur)}.")
        told += ["The digits do not tell whether the figures are rounded or cut off."] * (self.habit == "unknown")
        return " ".join([*told, *(f"{what}: {', '.join(map(name, each))}." for what, each in lists.items() if each)])


def reconcile(figures: pd.DataFrame, *, against: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return one row a country that says what each figure is, held against a table.

    Takes Claims or an Allocation; `against` is an Allocation, the September 2025 table if none is given.
    Columns country, found, found_high (whole units of currency; they differ for a range), step, currency,
    expected_eur, difference_eur (found less expected; 0 in a range, above "at least"; empty in another currency),
    verdict, cause (one word), detail (a sentence), source, against. The verdict is the first of these that fits:

    - equal; rounded (to the last printed digit, also where cutting gives the same); truncated (cut after it):
      "up to" names a maximum, as the table does, and is treated like an exact figure here and below;
    - within: "at least", "about" or a range that leaves room for the sum; "about" is a whole last digit either way;
    - stale: what another source says of the country, the first that did; cause is its id;
    - unit_slip: ten, a hundred or a thousand times too large or small; cause is x10 or /10;
    - other_country: the figure of another country of the table; cause is its code, several where they tie;
    - converted: at the one rate that fits most figures of the currency, two at least; cause is the rate. Of euro
      figures it must fit all that are left, three at least and more than hold: dollars under a euro sign;
    - wrong: in euro, or at that rate; not_compared: another currency whose rate the figures leave open.

    Before all that, not_a_borrower is a country the table has not; missing, a row of the table without a figure,
    comes after the figures, in the order of the table. Stale, unit_slip and other_country need two printed
    digits, or a figure that is equal to the unit: one digit fits by chance.

    >>> import safe_alloc as sa
    >>> sa.reconcile(sa.parse("Denmark got €467 million")).loc[0, ["verdict", "cause"]].tolist()
    ['unit_slip', 'x10']
    """
    table, rows = _table(against), printed(figures)
    made = [_row(rows[each], table.get(each), told) for each, told in _findings(rows, table).items()]
    gone = {each: f"{name(each)}'s {row} is not among the figures." for each, row in table.items() if each not in rows}
    made += [_row(None, table[each], ("missing", "", told)) for each, told in gone.items()]
    whole = dict.fromkeys(("found", "found_high", "step", "expected_eur", "difference_eur"), "Int64")
    return check(Reconciliation, pd.DataFrame(made, columns=[*Reconciliation.__fields__]).astype(whole))


def habit(figures: pd.DataFrame, *, against: pd.DataFrame | None = None, envelope: int | str | None = None) -> Habit:
    """Return what the figures do as a whole: their sum, their habit of shortening, and the gap to an envelope.

    `habit` is rounded, truncated, mixed or unknown; `rounded` and `truncated` are the rows that decide it, those
    that only one of the two explains. `sum_eur` adds the amounts as printed; `left_out` are ranges, "at least" and
    other currencies, which have no one sum in euro, and countries the table has not, such as one that pays a fee;
    `missing` are countries that only the table has. `envelope`
    (money, else the sum of the table) is what they should add up to: `gap_eur` is what they lack, `envelope_is` how
    their sum became it, if it did (equal, rounded, truncated, or empty). `.says` has it all in sentences.

    >>> import safe_alloc as sa
    >>> found = sa.habit(sa.load("anadolu-2025-09-10"))
    >>> found.habit, found.truncated, found.gap_eur
    ('truncated', ('FRA', 'HUN', 'LTU', 'SVK', 'GRC', 'DNK'), 66300000)
    """
    table, rows = _table(against), printed(figures)
    sums = {each: row for each, row in rows.items() if row.single and row.currency == "EUR" and each in table}
    exact = {each: Fraction(table[each].low) for each in sums if table[each].step == 1}
    told = {each: ways(sums[each].low, sums[each].step, exact[each]) for each in exact}
    rounded, cut = (tuple(each for each in told if told[each] == [way]) for way in ("rounded", "truncated"))
    kind = "mixed" if rounded and cut else "rounded" if rounded else "truncated" if cut else "unknown"
    whole = sum(row.low for row in sums.values())
    given = sum(row.low for row in table.values()) if envelope is None else envelope
    goal = amount(given) if isinstance(given, str) else Amount(euros(given), 1)
    fits = "".join(ways(*goal, Fraction(whole))[:1])
    left, missing = (tuple(each for each in some if each not in those) for some, those in ((rows, sums), (table, rows)))
    return Habit(kind, rounded, cut, left, missing, whole, goal.value, goal.value - whole, fits)


def _table(against: pd.DataFrame | None) -> dict[str, Printed]:
    return printed(check(Allocation, load() if against is None else against))


def _findings(rows: Mapping[str, Printed], table: Mapping[str, Printed]) -> dict[str, Finding]:
    """Return what each figure is: by itself, else by what the others of its currency tell."""
    found = {each: _plain(row, table) for each, row in rows.items()}
    held = sum(told is not None and told[0] in HOLDS for told in found.values())
    open_ = [rows[each] for each, told in found.items() if told is None and rows[each].single]
    groups = {each.currency: {row.country: row for row in open_ if row.currency == each.currency} for each in open_}
    rates = {currency: rate(group, table, held) for currency, group in groups.items()}
    return {each: told or _left(rows[each], table[each], rates) for each, told in found.items()}


def _plain(found: Printed, table: Mapping[str, Printed]) -> Finding | None:
    expected = table.get(found.country)
    if expected is None:
        sources = ", ".join(dict.fromkeys(row.source for row in table.values()))
        return "not_a_borrower", "", f"{name(found.country)} is not in the table ({sources})."
    if found.currency != "EUR":
        return None
    return shortened(found, expected) or stale(found, expected) or slip(found, expected) or mistaken(found, table)


def _left(found: Printed, expected: Printed, rates: Mapping[str, Rate | None]) -> Finding:
    fit = rates.get(found.currency)
    if fit and found.country in fit.euros:
        return "converted", str(decimal(fit.rate)), f"{found} is the {money(fit.euros[found.country])} {fit.says}."
    if found.currency == "EUR":
        return "wrong", "", f"{found} is {apart(Fraction(_near(found, expected)), expected)}."
    if fit and found.single:
        return "wrong", "", f"{found} at {decimal(fit.rate)} a euro is {apart(found.low / fit.rate, expected)}."
    return "not_compared", "", f"The figures do not tell at which rate {found} would be euro."


def _near(found: Printed, expected: Printed) -> int:
    """Return the sum named that is nearest to the one expected."""
    return max(found.low, expected.low if found.qualifier == "at_least" else min(expected.low, found.high))


def _row(found: Printed | None, expected: Printed | None, told: Finding) -> tuple[object, ...]:
    """Return a row of the result; empty cells are NA, since None would make floats of the others."""
    country = found.country if found else expected.country if expected else ""
    shown = (found.low, found.high, found.step, found.currency) if found else (pd.NA, pd.NA, pd.NA, "")
    gap = _near(found, expected) - expected.low if found and expected and found.currency == "EUR" else pd.NA
    origins = (found.source if found else "", expected.source if expected else "")
    (*verdict, says), worth = told, expected.low if expected else pd.NA
    return country, *shown, worth, gap, *verdict, says[0].upper() + says[1:], *origins
