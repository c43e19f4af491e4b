"""What the SAFE Regulation allows, and the label every result must carry because of it."""

import pandas as pd

from safe_alloc.reading.countries import is_member
from safe_alloc.reading.frames import Outcome, check

ENVELOPE_EUR = 150_000_000_000
"""All loans together, at most: Council Regulation (EU) 2025/1106, Article 6."""

TOP_THREE_EUR = 90_000_000_000
"""The three largest loans together, at most 60 % of the envelope: the same Regulation, Article 13."""

LABELS = ("counterfactual", "needs an amendment", "needs an Article 17 agreement", "within the Regulation")
"""Every label there is, gravest first."""


def label(outcome: pd.DataFrame) -> str:
    """Return what a result is in law, the first of LABELS that holds.

    A loan to a country outside the Union is a counterfactual, because Articles 5 and 6 of Regulation
    (EU) 2025/1106 lend to Member States only. Loans above €150 billion in all, or above €90 billion for
    the three largest, need an amendment. A participant needs an agreement under Article 17.

    >>> import safe_alloc as sa
    >>> label(sa.run(sa.load(), sa.Scenario("as-it-is")))
    'within the Regulation'
    """
    check(Outcome, outcome)
    loans = sorted(outcome["after_eur"].tolist(), reverse=True)
    if "borrower" in set(outcome["kind"]) and not all(map(is_member, outcome["country"])):
        return LABELS[0]
    if sum(loans) > ENVELOPE_EUR or sum(loans[:3]) > TOP_THREE_EUR:
        return LABELS[1]
    return LABELS[2] if "participant" in set(outcome["kind"]) else LABELS[3]
