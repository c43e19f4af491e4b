"""What if it were more, or less: every whole billion computed beforehand, for a page that only looks them up."""

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from safe_alloc.asking.outcomes import run
from safe_alloc.asking.scenarios import Entrant, Expect
from safe_alloc.errors import NoSolution
from safe_alloc.reading.files import read_text
from safe_alloc.telling.report.contents import written
from safe_alloc.telling.report.kits import Kit
from safe_alloc.telling.report.markup import grid
from safe_alloc.telling.wording import headline
from safe_alloc.telling.wording.facts import read

SCRIPT = read_text(Path(__file__).with_suffix(".js"))
_PART = Path(__file__).with_suffix(".html")
STEP = 10**9


def slider(kit: Kit) -> str:
    """Return a part of a page with a slider over the sum of the one entrant; nothing where there is no such sum."""
    if kit.grown is None:
        return ""
    code, amount = kit.grown
    facts, every = read(kit.table, kit.voice.lang), [*steps(kit)]
    told = {
        "heading": kit.say("page.slider"),
        "choose": kit.say("page.choose", who=kit.voice.called(code)),
        "amount": kit.voice.euro(amount),
        "finding": headline(facts, "changes"),
        "looked_up": kit.say("page.looked_up", count=len(every)),
        "noscript": kit.say("page.noscript"),
        "last": str(len(every) - 1),
        "own": str(_amounts(kit).index(amount)),
    }
    rows = [{"name": x.name, "before_eur": x.before, "after_eur": x.after, "change_eur": x.change} for x in facts.lines]
    table = written(kit, "slider", "slider", rows)
    data = json.dumps({"lang": kit.voice.lang, "steps": every}, ensure_ascii=False, separators=(",", ":"))
    parts = {"table": grid(table), "data": data.replace("<", r"\u003c"), "script": SCRIPT}
    return Template(read_text(_PART)).substitute({key: escape(text) for key, text in told.items()}, **parts)


def steps(kit: Kit) -> Iterator[dict[str, Any]]:
    """Go through the scenario with every sum of the slider, each as `run` has it to the euro.

    A step has the sum in words, the finding, and by row of the outcome the amount after and the change in whole euro;
    one that has no solution has none of these two.
    """
    if kit.scenario is None or kit.grown is None:
        return
    (code, _), asked = kit.grown, replace(kit.scenario, title="", expect=Expect())
    for amount in _amounts(kit):
        made, written = replace(asked, entrants={code: Entrant(amount=amount)}), kit.voice.euro(amount)
        try:
            facts = read(run(kit.start, made), kit.voice.lang)
        except NoSolution:
            yield {"amount": written, "says": kit.say("page.unsolved", amount=written, who=kit.voice.called(code))}
            continue
        rows = {"after": [line.after for line in facts.lines], "change": [line.change for line in facts.lines]}
        yield {"amount": written, "says": f"{headline(facts, 'changes')}. {kit.voice.capital(facts.law)}.", **rows}


def _amounts(kit: Kit) -> list[int]:
    """Return every whole billion from 0 to the envelope, and the sum of the scenario itself."""
    envelope = kit.table["before_eur" if kit.scenario and kit.scenario.envelope == "grows" else "after_eur"].tolist()
    return sorted({*range(0, sum(envelope) + 1, STEP), *([kit.grown[1]] if kit.grown else [])})
