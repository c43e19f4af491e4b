"""Findings as sentences: a title, a subtitle, an alt text and three sentences for an article, all true of the table."""

import pandas as pd

from safe_alloc.reading.frames import Outcome, check
from safe_alloc.telling.wording import origin, outcomes, tables
from safe_alloc.telling.wording.facts import Facts, chosen, read
from safe_alloc.telling.wording.told import fitting, joined


def title(table_or_outcome: pd.DataFrame, *, chart: str | None = None, lang: str = "en") -> str:
    """Return the finding as a headline: at most twelve words, computed from the table, true to the printed digit.

    `chart` says which question it answers: ranking (default) or shares for an Allocation, changes (default) or
    before_after for an Outcome, ranking for Contracts; `lang` is the language: de, el, en, fr, pl or tr. Raises
    WrongTable for any other table, UnknownName for any other chart or language.

    >>> import safe_alloc as sa
    >>> sa.title(sa.load())
    'Poland may borrow up to €43.7bn, 2.6 times as much as Romania'
    """
    return headline(*_asked(table_or_outcome, chart, lang))


def subtitle(table_or_outcome: pd.DataFrame, *, chart: str | None = None, lang: str = "en") -> str:
    """Return what is measured, in which unit, for whom, of which day and status; for an outcome also its baseline.

    >>> import safe_alloc as sa
    >>> sa.subtitle(sa.load(), chart="ranking")
    'Maximum SAFE loans to 19 Member States, in euro and as share of their sum. Tentative, 9 September 2025.'
    """
    return standfirst(*_asked(table_or_outcome, chart, lang))


def alt_text(table_or_outcome: pd.DataFrame, *, chart: str | None = None, lang: str = "en", long: bool = False) -> str:
    """Return the picture in words, at most 300 signs: kind, content, extremes, date, hypothetical or not.

    With `long` it is as long as it must be, and goes on with every country and the notes under the picture.

    >>> import safe_alloc as sa
    >>> len(sa.alt_text(sa.load())) <= 300
    True
    """
    return described(*_asked(table_or_outcome, chart, lang), long=long)


def summary(table_or_outcome: pd.DataFrame, *, chart: str | None = None, lang: str = "en") -> str:
    """Return sentences for an article; for an outcome with its baseline, its legal label and the bounds that bind.

    They are the same beside every chart of a table; `chart` and `lang` are as in `title`.

    >>> import safe_alloc as sa
    >>> sa.summary(sa.load()).count("Poland")
    1
    """
    return article(_asked(table_or_outcome, chart, lang)[0])


def _asked(table: pd.DataFrame, chart: str | None, lang: str) -> tuple[Facts, str]:
    facts = read(table, lang)
    return facts, chosen(facts, chart)


def who_pays(outcome: pd.DataFrame, *, lang: str = "en") -> str:
    """Return one sentence on an Outcome: who loses, gains, stays or joins, against which baseline of which day.

    >>> import safe_alloc as sa
    >>> sa.who_pays(sa.run(sa.load(), sa.scenario("turkiye-10bn-on-top"))).partition(";")[0]
    'No member would lose, 19 members would be unaffected and Türkiye would join with €10bn'
    """
    return outcomes.payers(read(check(Outcome, outcome), lang))


def headline(facts: Facts, chart: str) -> str:
    """Return the first finding that fits into a headline, with a capital and without a full stop."""
    return fitting(facts.voice, (outcomes if facts.of == "outcome" else tables).headlines(facts, chart))


def standfirst(facts: Facts, chart: str) -> str:
    """Return the subtitle of one chart."""
    return facts.voice.say(f"subtitle.{'sold' if facts.seller else chart}", **origin.about(facts))


def described(facts: Facts, chart: str, *, long: bool = False) -> str:
    """Return as many sentences of the alt text as fit, the indispensable first; all of them and more if it is long."""
    room, say = outcomes if facts.of == "outcome" else tables, facts.voice.say
    if not long:
        return joined(room.alt_clauses(facts, chart))
    rows = say("alt.rows", rows=say("between").join(room.rows(facts)))
    return " ".join([*room.alt_clauses(facts, chart), rows, origin.notes(facts, chart)])


def article(facts: Facts) -> str:
    """Return the sentences for an article."""
    return " ".join((outcomes if facts.of == "outcome" else tables).summary(facts))
