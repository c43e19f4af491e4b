"""English: every phrase the project says about a table, and how English writes sums, shares, days and lists.

A new language is a room like this one, with the same names in it. The rooms beside it choose what is true to
say and hand over names and numbers; they hold no word of any language.
"""

from collections.abc import Sequence
from fractions import Fraction

from safe_alloc.reading.money import spell
from safe_alloc.telling.wording.english_pictures import FURTHER

PHRASES = {
    # What a country's amount is, by the status of the figures.
    "may.maximum": "may borrow up to",
    "may.requested": "asked for",
    "measure.maximum": "Maximum SAFE loans",
    "measure.requested": "Requested SAFE loans",
    "status.requested": "requested",
    "status.tentative": "tentative",
    "status.council_maximum": "Council maximum",
    "status.signed": "signed",
    "status.prefinanced": "pre-financed",
    "status.disbursed": "disbursed",
    "status.counted": "{status} ({number})",
    # Headlines: at most twelve words, no full stop.
    "ranking.nothing": "All amounts are zero",
    "ranking.alone": "{who} {may} {amount}",
    "ranking.only": "Of {count}, only {who} has an amount: {amount}",
    "ranking.both_equal": "Both countries {may} {amount} each",
    "ranking.all_equal": "All {count} {may} {amount} each",
    "ranking.tie": "{Leaders} lead together: each {may} {amount}",
    "ranking.tie_counted": "{Tied} lead together: each {may} {amount}",
    "ranking.times": "{who} {may} {amount}, {times} times as much as {second}",
    "ranking.twice": "{who} {may} {amount}, twice as much as {second}",
    "ranking.share": "{who} {may} {amount}, {share} of the {total} listed",
    "ranking.most": "{who} {may} {amount}, the most of {count}",
    "shares.all": "{who} accounts for all of the {total}",
    "shares.equal": "Each of {count} accounts for {share} of the {total}",
    "shares.tie": "{Leaders} account for {share} each of the {total}",
    "shares.leader": "{who} accounts for {share} of the {total}",
    "shares.top": "{top} of {count} account for {together} of the {total}",
    "changes.none": "No member’s maximum would change",
    "changes.on_top": "{Who} could borrow up to {amount} on top; no member would lose",
    "changes.only_top": "{Who} could borrow up to {amount} on top",
    "changes.alone_for": "Only {who} would make room: {amount} for {entrants}",
    "changes.alone": "Only {who} would lose: {amount}",
    "changes.even_for": "{Members} would give up {percent} for {entrants}, {who} most: {amount}",
    "changes.even": "{Members} would lose {percent}, {who} most: {amount}",
    "changes.each_for": "{Who} would leave {amount} each to {entrants}",
    "changes.each": "{Who} would lose {amount} each",
    "changes.most_for": "{Who} would leave most, {amount}, to {entrants}",
    "changes.most": "{Who} would lose most, {amount}",
    "changes.gain": "{Who} would gain most of all members, {amount}; no member would lose",
    "changes.gain_each": "{Who} would gain {amount} each; no member would lose",
    "changes.only_gain": "{Who} would gain most of all members, {amount}",
    "changes.only_gain_each": "{Who} would gain {amount} each",
    "changes.both": "{loser} would lose most, {loss}; of members {gainer} would gain most, {gain}",
    "changes.mixed": "{Losers} would lose and {gainers} would gain",
    "before_after.enters": "{who} would rank {place}; {rest}",
    "before_after.shares": "{who} would share {place} place; {rest}",
    "before_after.several": "{Who} would enter; {rest}",
    "moves.none": "no member would change rank",
    "moves.any": "{members} would change rank",
    "moves.one_place": "{members} would drop one place",
    "moves.down": "{members} would drop in rank",
    "moves.up": "{members} would rise in rank",
    "moves.both": "{down} would drop in rank, {up} would rise",
    "every_member": "every member",
    "newcomers": "{number} newcomers",
    # Subtitles: measure, unit, who, date, status.
    "subtitle.ranking": "{measure} to {who}, in euro and as share of their sum. {Status}, {date}.",
    "subtitle.shares": "{measure} to {who}, in euro and as share of their sum. {Status}, {date}.",
    "subtitle.changes": "Hypothetical change in maximum SAFE loans to {who}, in euro. Baseline: {baseline}.",
    "subtitle.before_after": "Hypothetical maximum SAFE loans to {who}, in euro and by rank. Baseline: {baseline}.",
    "who.joined": "{members} and {entrants}",
    "origin.one": "{publisher}, {date}",
    "origin.many": "{number} sources, {date}",
    "baseline": "{origin} ({status})",
    "own": "user’s own: {id}",
    "date.none": "undated",
    "date.span": "{first} to {last}",
    "date.partly": "{date}, in part undated",
    # Under the picture.
    "source.one": "Source: {text}.",
    "source.many": "Sources: {text}.",
    "source.document": "{publisher}, “{title}”, {date}",
    "source.entrant": "{who}: {id}",
    "note.scenario": "Scenario: {scenario}.",
    "note.hatched": "Hatched: hypothetical.",
    "note.about": "Known only roughly: {who}.",
    "note.steps": "Figures as printed: their last digit may be rounded or cut off.",
    "note.partial": "Partial: {sum} of the {total} that the source states.",
    "note.shares": "Labels are rounded; shares add up to {share}.",
    "note.rounded": "Labels are rounded.",
    "held.floor": "{Who} would stop at the floor.",
    "held.cap": "{Who} would stop at the cap.",
    "held.zero": "{Who} would be left with nothing.",
    "held.exempt": "Unchanged: {who}.",
    # Alt texts and the sentences of an article.
    "alt.ranking": "Bar chart of {measure} to {states}, largest first.",
    "alt.shares": "One bar divided into the shares of {measure} to {states}.",
    "alt.changes": "Bars to either side of zero: how the maximum SAFE loans to {who} would change.",
    "alt.before_after": "Pairs of dots joined by lines: maximum SAFE loans to {who}, before and after.",
    "alt.span": "They range from {least} ({low}) to {who} ({amount}, {share}); the sum is {total}.",
    "alt.equal": "Each amount is {amount}; the sum is {total}.",
    "alt.one": "{who}: {amount}.",
    "alt.top": "The {top} largest hold {together} of it.",
    "alt.figures": "Figures: {status}, {date}.",
    "alt.real": "Nothing is hypothetical.",
    "alt.loss": "Largest loss: {who}, {amount} ({percent}).",
    "alt.no_loss": "No member loses.",
    "alt.gain": "Largest gain: {who}, {amount}.",
    "alt.ends": "Largest after: {who}, {amount}; smallest: {least}, {low}.",
    "alt.moves": "In the ranking, {rest}.",
    "alt.baseline": "Baseline: {baseline}.",
    "alt.label": "Hypothetical, {label}.",
    "summary.frame": "{States} {may} {total} in all ({status}; {origin}).",
    "summary.leader": "{who} {may} {amount} ({share} of that sum), the most.",
    "summary.leaders": "{Leaders} {may} {amount} each ({share} of that sum), the most.",
    "summary.second": "{who} {may} {amount} ({share} of that sum), the most, followed by {second} with {next}.",
    "summary.top": "The {top} largest together account for {together}.",
    "summary.least": "The smallest amount, {low}, is that of {least}.",
    "summary.alone": "It is the only country in the table.",
    "summary.equal": "All amounts are the same.",
    "summary.scenario": "In scenario {scenario} ({label}), {entrants} could borrow up to {amount}; the total {moves}.",
    "summary.no_entrant": "In scenario {scenario} ({label}), nobody joins; the total {moves}.",
    "summary.total_stays": "stays at {after}",
    "summary.total_moves": "goes from {before} to {after}",
    "summary.changes": "{finding}; baseline: {baseline}.",
    "summary.ranks": "In the ranking, {rest}; all of this is hypothetical.",
    "pays.frame": "Compared with {baseline}, {clauses}; all of this is hypothetical ({label}).",
    "pays.loss": "{who} would lose {amount} in all",
    "pays.no_loss": "no member would lose",
    "pays.gain": "{who} would gain {amount} in all",
    "pays.rest": "{who} would be unaffected",
    "pays.join": "{who} would join with {amount}",
    "about": "about {amount}",
    "country": "{number} country",
    "countries": "{number} countries",
    "member": "{number} member",
    "members": "{number} members",
    "label.counterfactual": "counterfactual: SAFE lends to Member States only",
    "label.needs an amendment": "needs an amendment: above a limit of the Regulation",
    "label.needs an Article 17 agreement": "needs an Article 17 agreement",
    "label.within the Regulation": "within the Regulation",
    "state": "{number} Member State",
    "states": "{number} Member States",
    "and": "{all} and {last}",
    **FURTHER,
}
"""Every phrase by its key; what stands in braces is filled in by the room that uses it."""

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def say(key: str, **values: object) -> str:
    """Return the phrase with this key, filled in; a value whose key is capitalised gets a capital.

    >>> say("newcomers", number="three")
    'three newcomers'
    """
    capitals = {name.capitalize(): capital(str(value)) for name, value in values.items()}
    return PHRASES[key].format(**values, **capitals)


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def euro(amount: int, *, about: bool = False, places: int = 1) -> str:
    """Return whole euro in short, such as '€43.7bn', or 'about €15.1bn'."""
    written = spell(amount, short=True, places=places)
    return say("about", amount=written) if about else written


def signed(amount: int) -> str:
    """Return a change in euro with its sign: '+€10bn', '−€2.9bn', '€0'."""
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return sign + spell(abs(amount), short=True)


def percent(share: Fraction, *, sign: bool = False) -> str:
    """Return a share as a percentage with one decimal, and with two where one would show nothing; 100.0% is all.

    >>> percent(Fraction(7, 24)), percent(Fraction(-1, 3000), sign=True)
    ('29.2%', '−0.03%')
    """
    size = abs(share) * 100
    front = ("+" if share > 0 else "−" if share < 0 else "") if sign else ""
    if size and size < Fraction(1, 200):
        return f"{front}<0.01%"
    if Fraction(9995, 100) <= size < 100:
        return f"{front}>99.9%"
    places = 2 if 0 < size < Fraction(1, 20) else 1
    whole = int(size * 10**places + Fraction(1, 2))
    return f"{front}{whole // 10**places}.{whole % 10**places:0{places}}%"


def times(ratio: Fraction) -> str:
    """Return a ratio as print has it: '2.6', and '12' from ten on."""
    tenths = int(ratio * 10 + Fraction(1, 2))
    return f"{int(ratio + Fraction(1, 2)):,}" if ratio >= 10 or tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def number(count: int) -> str:
    """Return a count as a word up to twelve, then in digits."""
    return _WORDS[count] if 0 < count < len(_WORDS) else f"{count:,}"


def place(rank: int) -> str:
    """Return a rank as a word up to tenth, then as '11th'."""
    if rank <= len(_PLACES):
        return _PLACES[rank - 1]
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def day(written: str) -> str:
    """Return a date for a reader: '9 September 2025' from '2025-09-09'."""
    year, month, date = written.split("-")
    return f"{int(date)} {_MONTHS[int(month) - 1]} {year}"


def listed(names: Sequence[str]) -> str:
    """Return names as a list: 'Greece', 'Greece and Cyprus', 'Greece, Cyprus and Malta'."""
    if len(names) < 2:
        return "".join(names)
    return say("and", all=", ".join(names[:-1]), last=names[-1])


def countries(count: int) -> str:
    """Return how many countries, in words: 'five countries'."""
    return say("country" if count == 1 else "countries", number=number(count))


def members(count: int) -> str:
    """Return how many members, in words: 'five members'."""
    return say("member" if count == 1 else "members", number=number(count))
