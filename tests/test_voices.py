"""Languages: the same keys and values in each, every number read back from its sentence, nothing left in English."""

import re
from decimal import Decimal
from fractions import Fraction
from string import Formatter

import pandas as pd
import pytest
from babel.numbers import parse_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.asking.council import RULES
from safe_alloc.errors import UnknownName
from safe_alloc.reading.countries import codes
from safe_alloc.reading.money import shortened
from safe_alloc.reading.reference import timeline
from safe_alloc.telling.wording import article, described, headline, standfirst
from safe_alloc.telling.wording import outcomes as told_of
from safe_alloc.telling.wording.compared import ratio, vintages
from safe_alloc.telling.wording.facts import read
from safe_alloc.telling.wording.told import TITLE_WORDS, words
from safe_alloc.telling.wording.voice import Voice, languages, voice
from safe_alloc.telling.wording.votes import votes
from tests.made import BN, allocation, allocations, near, outcome, outcomes

CHARTS = {"table": ("ranking", "shares"), "outcome": ("changes", "before_after")}
OTHERS = [lang for lang in languages() if lang != "en"]
PLURALS = ("one", "two", "few", "many", "other")
ENGLISH = {"the", "of", "and", "with", "would", "which", "from", "none", "only", "baseline", "hypothetical", "members"}
FORMATTER = Formatter()


def places(phrase: str) -> list[str]:
    """Return what a phrase wants filled in, whether or not it gets a capital."""
    return sorted({(name or "").lower() for _, name, _, _ in FORMATTER.parse(phrase) if name is not None})


def bare(key: str) -> str:
    """Return a key without the plural form that CLDR asks for, which differs from language to language."""
    head, _, last = key.rpartition(".")
    return head if last in PLURALS else key


def needed(lang: str) -> dict[str, list[str]]:
    apart = ("sums.", "data.")
    kept = {key: phrase for key, phrase in voice(lang).phrases.items() if not key.startswith(apart)}
    return {bare(key): places(phrase) for key, phrase in kept.items() if key != "largest.one"}


def test_the_languages_are_those_promised():
    assert ("de", "el", "en", "fr", "pl", "tr") == languages()


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_has_every_phrase_and_fills_in_the_same(lang):
    assert needed("en") == needed(lang)


@pytest.mark.parametrize("lang", languages())
def test_a_language_has_every_plural_form_its_numbers_need(lang):
    speech = voice(lang)
    counted = {bare(key) for key in voice("en").phrases if key.endswith((".one", ".other"))} - {"place", "may"}
    for noun in counted - {"alt", "source", "origin"}:
        for count in range(1, 131):
            assert speech.counted(noun, count).strip()
    assert all(speech.place(rank) for rank in range(1, 131))
    assert all(f"sums.{power}" in speech.phrases for power in (0, 3, 6, 9))


@pytest.mark.parametrize("lang", OTHERS)
def test_no_phrase_is_left_in_english(lang):
    spoken, english = voice(lang).phrases, voice("en").phrases
    same = {key for key, phrase in spoken.items() if phrase == english.get(key) and re.search(r"[^\W\d_]{2}", phrase)}
    alike = {key for key in same if re.search(r"[^\W\d_]{2}", re.sub(r"\{\w+\}", "", english[key]))}
    cognates = {"Code", "Name", "Status", "Total", "Notes", "exact", "participant", "Article", "Population", "Limit, €"}
    assert set() == {key for key in alike if english[key] not in cognates} - {"origin.many"}  # "sources" is French too
    for key, phrase in spoken.items():
        assert set() == ENGLISH & set(re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "", phrase))), key


@pytest.mark.parametrize("lang", languages())
def test_articles_of_the_treaties_are_those_the_vote_rests_on(lang):
    for rule, known in RULES.items():
        said = voice(lang).say(f"votes.article.{rule}")
        assert sorted(re.findall(r"\d+", known.article)) == sorted(re.findall(r"\d+", said))
        assert lang != "en" or known.article == said


@pytest.mark.parametrize("lang", OTHERS)
def test_every_event_is_told_in_the_language_with_the_numbers_it_has(lang):
    def numbers(text: str) -> list[str]:
        return sorted(re.findall(r"\d+(?:[.]\d+)?", text.replace(",", ".")))

    for event in timeline()["event"]:
        assert event != voice(lang).known(event)
        assert numbers(event) == numbers(voice(lang).known(event))


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_calls_the_same_publishers_by_a_name_of_its_own(lang):
    named = [{key for key in voice(each).phrases if key.startswith("data.")} for each in ("de", lang)]
    assert named[0] == named[1]


def test_an_event_and_a_publisher_nobody_translated_stay_as_they_are():
    assert ("It rains", "Own desk") == (voice("de").known("It rains"), voice("de").known("Own desk"))


@pytest.mark.parametrize("lang", languages())
def test_every_country_has_a_name_of_its_own(lang):
    assert len(codes()) == len({voice(lang).country(code) for code in codes()})


# Numbers, read back as Babel reads them.


def euros_in(text: str, speech: Voice) -> set[Fraction]:
    """Return every sum a text names, in euro, as it is printed."""
    found = set()
    for power in (12, 9, 6, 3, 0):
        if f"sums.{power}" in speech.phrases:
            pattern = re.escape(speech.phrases[f"sums.{power}"]).replace(r"\{number\}", r"([\d.,\u202f\u00a0]*\d)")
            written = re.findall(rf"(?<![\d.,]){pattern}(?!\w)", text)
            found |= {Fraction(parse_decimal(each, locale=speech.locale)) * 10**power for each in written}
            text = re.sub(rf"(?<![\d.,]){pattern}(?!\w)", " ", text)  # "€1 thousand" is not "€1"
    return found


def percents_in(text: str, speech: Voice) -> set[str]:
    """Return every percentage a text names, as a number."""
    before, after = r"([<>]?)%([\d,]*\d)", r"([<>]?)([\d.,]*\d)\u00a0?%"
    found = re.findall(before if speech.lang == "tr" else after, text)
    return {sign + str(parse_decimal(each, locale=speech.locale)) for sign, each in found}


def printed_sum(amount: int) -> Fraction:
    number, power = shortened(abs(amount))
    return Fraction(number) * 10**power


def texts(table: pd.DataFrame, of: str, lang: str) -> list[str]:
    facts = read(table, lang)
    short = [say(facts, chart) for say in (headline, standfirst, described) for chart in CHARTS[of]]
    return [*short, *(described(facts, chart, long=True) for chart in CHARTS[of]), article(facts)]


def sums_of(amounts: list[int]) -> set[Fraction]:
    return {printed_sum(amount) for amount in amounts}


LANGS = st.sampled_from(languages())


@given(allocations(), LANGS)
@settings(max_examples=60)
def test_every_number_about_a_table_is_one_of_its_numbers_in_every_language(table: pd.DataFrame, lang: str):
    speech, amounts = voice(lang), sorted(table["amount_eur"].tolist(), reverse=True)
    groups = {Fraction(sum(amounts[:size]), sum(amounts) or 1) for size in range(len(amounts) + 1)}
    parts = groups.union(*(near(amount, sum(amounts)) for amount in amounts))
    parts |= {round(Fraction(amount, sum(amounts) or 1), 4) for amount in amounts}
    shares = set().union(*(percents_in(speech.percent(part, exact=fine), speech) for part in parts for fine in (0, 1)))
    shares |= {f"<{each}" for each in percents_in(speech.percent(Fraction(1, 1000)), speech) if min(parts) < 1 / 1000}
    for text in texts(table, "table", lang):
        assert sums_of([*amounts, sum(amounts), 150 * BN]) >= euros_in(text, speech)  # what the source states in all
        told = text.split(speech.phrases["table.shares"])[0]  # which says how they are rounded
        assert shares >= percents_in(told, speech)


@given(outcomes(), LANGS)
@settings(max_examples=60)
def test_every_number_about_an_outcome_is_one_of_its_numbers_in_every_language(table: pd.DataFrame, lang: str):
    speech, rows = voice(lang), table.to_dict("records")
    entrants = [row["after_eur"] for row in rows if row["role"] == "entrant"]
    known = [row[key] for row in rows for key in ("before_eur", "after_eur")]
    known += [row["after_eur"] - row["before_eur"] for row in rows] + [sum(entrants)]
    known += [sum(row[key] for row in rows) for key in ("before_eur", "after_eur")]
    parts = [Fraction(row["after_eur"] - row["before_eur"], row["before_eur"]) for row in rows if row["before_eur"]]
    shares = {percents_in(speech.percent(part), speech).pop() for part in parts}
    for text in texts(table, "outcome", lang):
        assert sums_of(known) >= euros_in(text, speech)
        assert shares >= percents_in(text, speech)


@given(st.integers(0, 10**12), LANGS)
def test_a_sum_is_read_back_as_it_was_printed(amount: int, lang: str):
    speech = voice(lang)
    powers = [power for power in (12, 9, 6, 3) if f"sums.{power}" in speech.phrases]
    number, power = shortened(amount, powers)
    assert {Fraction(number) * 10**power} == euros_in(speech.euro(amount), speech)
    assert abs(Fraction(number) * 10**power - amount) <= Fraction(10**power, 20)


@pytest.mark.parametrize(
    ("lang", "sum_", "share", "day", "names"),
    [
        ("en", "€43.7bn", "29.2%", "9 September 2025", "Poland, Czechia and Türkiye"),
        ("tr", "43,7 milyar €", "%29,2", "9 Eylül 2025", "Polonya, Çekya ve Türkiye"),
        ("de", "43,7 Mrd. €", "29,2 %", "9. September 2025", "Polen, Tschechien und Türkei"),
        ("fr", "43,7 Md €", "29,2 %", "9 septembre 2025", "Pologne, Tchéquie et Turquie"),
        ("pl", "43,7 mld €", "29,2%", "9 września 2025", "Polska, Czechy i Turcja"),
        ("el", "43,7 δισ. €", "29,2%", "9 Σεπτεμβρίου 2025", "Πολωνία, Τσεχία και Τουρκία"),
    ],
)
def test_a_language_writes_as_its_newspapers_do(lang, sum_, share, day, names):
    speech = voice(lang)
    written = [speech.euro(43_734_100_805), speech.percent(Fraction(29156, 10**5))]
    assert [sum_.replace(" ", "\u00a0"), share.replace(" ", "\u00a0")] == written
    assert day == speech.day("2025-09-09")
    assert names == speech.listed([*map(speech.country, ("POL", "CZE", "TUR"))])


# What must be said, and how long it may be.


@given(st.one_of(st.tuples(st.just("table"), allocations()), st.tuples(st.just("outcome"), outcomes())), LANGS)
@settings(max_examples=60)
def test_titles_and_alt_texts_keep_their_length_in_every_language(drawn: tuple[str, pd.DataFrame], lang: str):
    facts = read(drawn[1], lang)
    for chart in CHARTS[drawn[0]]:
        title, alt = headline(facts, chart), described(facts, chart)
        assert TITLE_WORDS >= words(title)
        assert 300 >= len(alt)
        assert title not in alt


@given(allocations(), LANGS)
@settings(max_examples=30)
def test_status_and_date_are_said_of_a_table_in_every_language(table: pd.DataFrame, lang: str):
    speech = voice(lang)
    status, day = speech.say(f"status.{table['status'].iloc[0]}"), speech.day("2025-09-09")
    for text in texts(table, "table", lang)[2:]:
        assert status.lower() in text.lower()
        assert day in text
    assert all(speech.say("alt.real") in described(read(table, lang), chart) for chart in CHARTS["table"])


@given(outcomes(), LANGS)
@settings(max_examples=30)
def test_label_baseline_and_hypothetical_are_said_of_an_outcome_in_every_language(table: pd.DataFrame, lang: str):
    speech, facts = voice(lang), read(table, lang)
    label, day, status = speech.law(facts.label), speech.day("2025-09-09"), speech.say("status.tentative")
    publisher = speech.known("European Commission")
    for chart in CHARTS["outcome"]:
        assert speech.say("alt.label", label=label) in described(facts, chart)
        assert all(word in standfirst(facts, chart) for word in (publisher, day, status))
        assert all(word in described(facts, chart) for word in (publisher, day, status))
    assert all(word in article(facts) for word in (label, publisher, day, status))


FORBIDDEN = {
    "en": r"receiv|grant|award|\bgets?\b|\bgot\b",
    "tr": r"\bal(ır|dı|acak|ıyor)\b|hibe",
    "de": r"erh(ä|ie)lt|bekomm|bekam",
    "fr": r"reçoi|obtien|recev|attribu",
    "pl": r"otrzym|dosta(nie|je|ł)",
    "el": r"λαμβάν|\bλάβ|παίρν|\bπάρ",
}


@pytest.mark.parametrize("lang", languages())
def test_nobody_receives_a_loan_in_any_language(lang):
    said = {key: phrase for key, phrase in voice(lang).phrases.items() if not key.startswith("data.")}  # of money paid
    assert [] == [phrase for phrase in said.values() if re.search(FORBIDDEN[lang], phrase, re.I)]


WOULD = {
    "en": r"\b(would|could)\b",
    "tr": r"[rz]d[ıiuü]\b",
    "de": r"\b(würden?|wären?|hätten?|kämen?|lägen?|gäben?|verlören?|bliebe|brächte|hieße)\b",
    "fr": r"r(ait|aient)\b",
    "pl": r"\b\w*by(ły|ł)?\b",
    "el": r"\bθα\b",
}
"""How a verb says that something is not so: the conditional of each language."""
SUPPOSED = ("changes.", "before_after.", "moves.", "losers.", "pays.", "votes.blocked", "votes.alone", "votes.passes")
SUPPOSED += ("votes.away", "flips.none", "flips.title.", "tornado.title", "tornado.none", "alt.no_loss", "even.title")
SUPPOSED += ("summary.scenario", "summary.no_entrant", "summary.frame.sold", "summary.frame.nothing", "page.paid")
WHOLE = ("{finding}", "{rest}", "{losers}", "{Losers}", "{down}", "{Clauses}", "{moves}")  # each supposed by itself


@pytest.mark.parametrize("lang", languages())
def test_a_phrase_about_what_is_supposed_is_in_the_conditional(lang):
    told = {key: text for key, text in voice(lang).phrases.items() if key.startswith(SUPPOSED)}
    facts = {key: text for key, text in told.items() if not any(whole in text for whole in WHOLE)}
    assert len(facts) > 40
    assert {} == {
        key: text
        for key, text in facts.items()
        if not re.search(WOULD[lang], text, re.I) and not key.startswith("moves.others_up")  # one verb for both
    }


def supposed(table: pd.DataFrame, lang: str) -> list[str]:
    """Return what is said of an outcome, each headline and each sentence by itself."""
    facts = read(table, lang)
    heads = [headline(facts, chart) for chart in CHARTS["outcome"]]
    clauses = facts.voice.capital(told_of.payers(facts)).split(";")
    return [*heads, *told_of.summary(facts), clauses[0]]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("name", [each for each in sa.scenarios() if sa.scenario(each).kind == "borrower"])
def test_what_a_preset_would_do_is_never_told_as_done(name, lang, september):
    said = supposed(sa.run(september, sa.scenario(name)), lang)
    assert [] == [text for text in said if not re.search(WOULD[lang], text, re.I)]


@given(outcomes(), LANGS)
@settings(max_examples=60)
def test_what_any_outcome_would_do_is_never_told_as_done(table: pd.DataFrame, lang: str):
    assert [] == [text for text in supposed(table, lang) if not re.search(WOULD[lang], text, re.I)]


ONE = {  # one member down, one up
    "en": "one member would drop in rank, one would rise",
    "tr": "1 üye gerilerdi, 1 üye yükselirdi",
    "de": "1 Mitglied läge weiter unten, 1 läge weiter oben",
    "fr": "1 membre reculerait, 1 progresserait",
    "pl": "1 państwo zajęłoby niższe miejsce, 1 wyższe",
    "el": "1 μέλος θα υποχωρούσε, 1 θα ανέβαινε",
}


@pytest.mark.parametrize("lang", languages())
def test_one_member_has_a_verb_of_its_own(lang):
    swapped = outcome({"POL": (4 * BN, BN), "FRA": (3 * BN, 5 * BN), "ITA": (BN // 2, BN // 2)})
    assert f"{ONE[lang]}" in sa.summary(swapped, lang=lang)


EACH = {"en": "each", "de": "je ", "fr": "chacun", "el": "η καθεμία", "pl": "po ", "tr": "her biri"}


@pytest.mark.parametrize("lang", languages())
def test_an_alt_text_singles_nobody_out_of_those_whose_amounts_are_printed_alike(lang):
    speech, alike = voice(lang), ["POL", "FRA", "ITA", "ROU"]
    for way, size in ((-1, 4), (1, 4), (-1, 2)):
        pairs = {code: (10 * BN + more, (10 + way) * BN + more) for more, code in enumerate(alike[:size])}
        others = dict.fromkeys(("BEL", "BGR", "HUN", "LTU", "LVA", "PRT"), (5 * BN, 5 * BN))
        facts = read(outcome({**pairs, **others, "EST": (BN, BN)}), lang)
        names = [*map(speech.country, alike)]
        alts = [described(facts, chart) for chart in CHARTS["outcome"]]
        told = names[:2] if size == 2 else [speech.counted("countries", 4)]
        assert all(word in alt for alt in alts for word in (*told, EACH[lang]))
        assert size == 2 or not any(name in alt for alt in alts for name in names)
        assert set() == percents_in(alts[0], speech)


@pytest.mark.parametrize("lang", languages())
def test_a_sum_of_several_entrants_is_said_to_be_one(lang, september):
    speech, amounts = voice(lang), {"TUR": "€10 billion", "UKR": "€14.7 billion"}
    for count in (1, 2):
        ran = sa.run(september, sa.Scenario("x", entrants=dict([*amounts.items()][:count])))
        size = speech.euro(int(ran.loc[ran["role"] == "entrant", "after_eur"].sum()))
        assert (count == 2) == (speech.say("together", amount=size) in sa.summary(ran, lang=lang))


HYPOTHETICAL = {
    "en": "hypothetical",
    "de": "hypothetisch",
    "fr": "hypothétique",
    "el": "υποθετικ",
    "pl": "hipotetyczn",
    "tr": "varsayımsal",
}


@pytest.mark.parametrize("lang", languages())
def test_alt_texts_say_what_is_hypothetical_before_they_name_anyone(lang):
    speech, tiny = voice(lang), ["Luxembourg", "Slovenia", "Lithuania", "Cyprus", "Malta"]
    cast = [sa.vote(against=tiny, abstain=["Greece", *away], rule=rule) for rule in RULES for away in ([], ["Hungary"])]
    alts = [votes(each, speech).alt_text for each in (*cast, sa.vote(), sa.vote(abstain="Germany"))]
    alts.append(vintages(sa.load("anadolu-2025-09-10"), sa.load(), speech).alt_text)
    alts += [ratio(sa.load(), by, (), speech).alt_text for by in ("gdp_nominal_eur@2024", "population_1jan@2025")]
    assert [] == [alt for alt in alts if HYPOTHETICAL[lang] not in alt.lower() or len(alt) > 300]


# A language for every function, and none that nobody speaks.


@pytest.mark.parametrize("lang", OTHERS)
def test_every_finding_is_told_in_the_language_asked_for(lang, september):
    result = sa.run(september, sa.scenario("turkiye-10bn-fixed"))
    for tell in (sa.title, sa.subtitle, sa.alt_text, sa.summary):
        for table in (september, result):
            assert tell(table) != tell(table, lang=lang)
    assert sa.who_pays(result) != sa.who_pays(result, lang=lang)


def test_a_long_alt_text_names_every_country_with_its_amount(september):
    told = sa.alt_text(september, long=True)
    assert told.startswith(sa.alt_text(september))
    assert all(f"{speech_name(code)}: {voice('en').euro(amount)}" in told for code, amount in september[PAIR].values)


PAIR = ["country", "amount_eur"]


def speech_name(code: str) -> str:
    return voice("en").country(code)


def test_an_unknown_language_is_refused_with_the_list_and_the_nearest(september):
    with pytest.raises(UnknownName, match=r"No language is called 'elo': did you mean 'el'.*de, el, en, fr, pl, tr"):
        sa.title(september, lang="elo")


@pytest.mark.parametrize("lang", ["", "EN", "en_GB", None, 3, ["tr"], "../en"])
def test_what_names_no_language_is_refused(lang, september):
    with pytest.raises(UnknownName, match="No language is called"):
        sa.charts.ranking(september, lang=lang)


def test_a_summary_beside_a_chart_of_another_kind_is_refused(september):
    with pytest.raises(UnknownName, match="did you mean 'ranking'"):
        sa.summary(september, chart="rankings")


def test_turkish_has_two_letters_i():
    assert ("İlk", "Istanbul") == (voice("tr").capital("ilk"), voice("en").capital("istanbul"))


def test_a_ratio_is_read_back_within_what_its_last_digit_leaves_open():
    for tenths in range(1, 130):
        said = parse_decimal(voice("de").times(Fraction(tenths, 10)), locale="de")
        assert abs(said - Decimal(tenths) / 10) <= (Decimal("0.5") if tenths >= 100 else 0)


# Pictures.

TABLES = {
    "ranking": lambda: sa.load(as_of="2026-04-15"),
    "shares": sa.load,
    "changes": lambda: sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed")),
    "before_after": lambda: sa.run(sa.load(), sa.scenario("turkiye-10bn-fixed")),
}


@pytest.mark.parametrize("width", ["page", "column"])
@pytest.mark.parametrize("chart", TABLES)
@pytest.mark.parametrize("lang", OTHERS)
def test_a_picture_keeps_the_contract_in_every_language(lang, chart, width):
    drawn = getattr(sa.charts, chart)(TABLES[chart](), lang=lang, width=width)
    assert [] == sa.charts.inspect(drawn.get_figure())
    assert {"page": 6, "column": 86 / 25.4}[width] == pytest.approx(drawn.get_figure().get_size_inches()[0])


@pytest.mark.parametrize("lang", OTHERS)
def test_a_vote_keeps_the_contract_in_every_language(lang):
    for asked in ({"against": ["Greece", "Cyprus"], "rule": "qualified"}, {"against": "Greece", "abstain": "Italy"}):
        drawn = sa.charts.votes(sa.vote(**asked), lang=lang, width="column")
        assert [] == sa.charts.inspect(drawn.get_figure())
        assert 86 == pytest.approx(drawn.get_figure().get_size_inches()[0] * 25.4)


@pytest.mark.parametrize("lang", OTHERS)
def test_lines_keep_the_contract_in_every_language(lang, september):
    grown = {"entrants.TUR.amount": [0, "€10 billion", "€20 billion"]}
    swept = sa.sweep(september, sa.scenario("turkiye-10bn-fixed"), vary=grown, full=True)
    drawn = sa.charts.flips(swept, lang=lang, width="column")
    assert [] == sa.charts.inspect(drawn.get_figure())
    assert 86 == pytest.approx(drawn.get_figure().get_size_inches()[0] * 25.4)


def test_a_saved_picture_says_its_language(tmp_path):
    drawn = sa.charts.changes(outcome({"FRA": (2 * BN, BN)}, {"TUR": BN}), lang="tr")
    sa.charts.save(drawn, tmp_path / "c.svg")
    assert "<dc:language>tr</dc:language>" in (tmp_path / "c.svg").read_text("utf-8")
    assert "Türkiye" in (tmp_path / "c.alt.txt").read_text("utf-8")


def test_words_that_belong_together_are_not_torn_apart():
    assert 6 == words(sa.title(allocation({"NLD": BN}), lang="de"))
