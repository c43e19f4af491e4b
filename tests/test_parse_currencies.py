"""A word for money is read as that money in each of its forms, and never as the euro of the sum before."""

import pytest
from babel import Locale

import safe_alloc as sa
from safe_alloc.reading.parse.lexicon import LANGUAGES, lexicon

PAID = [
    *("USD", "GBP", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY"),
    *("UAH", "RUB", "JPY", "CNY", "KRW", "CAD", "AUD", "RSD", "BAM", "MKD", "ALL", "MDL"),
]
LOCALES = {"cnr": "sr_Latn_ME", "sr": "sr_Latn"}


def _read(name: str, language: str) -> set[str]:
    """Return the currencies of a sum of two billion that is counted in a word, behind one in euro."""
    words = lexicon(language)
    known = [(first, each) for first, listed in words.phrases.items() for each in listed if not each.rest]
    size = next(first for first, each in known if each.kind == "magnitude" and each.value == "9" and len(first) > 1)
    joint = "" if words.spaceless else " "
    text = f"LUX 3{joint}{size} €; BEL 2{joint}{size}{joint}{name}."
    return {each.currency for each in sa.explain(text, language=language).claims if each.country == "BEL"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_counted_currency_of_each_language_is_never_euro(language):
    locale = Locale.parse(LOCALES.get(language, language))
    plurals = locale._data["currency_names_plural"]
    counted = {code: {locale.currencies.get(code, code), *plurals.get(code, {}).values()} for code in PAID}
    # a remark of CLDR in brackets is never printed behind a sum
    told = {
        (code, each): _read(each, language)
        for code, listed in counted.items()
        for each in listed
        if {*"[("}.isdisjoint(each)
    }
    wrong = {key: read for key, read in told.items() if not read <= {key[0]}}
    assert len(told) >= len(PAID)
    assert {} == wrong


INFLECTED = {
    "hu": "fontot fontból forintot forintból rubelért dollárnak koronáról dinárból lírából hrivnyából jüanból rúpiát "
    "frankhoz franknak frankról zlotyból",
    "fi": "frangia frangin frangista puntaa punnan kruunujen kruunusta ruplista dollareista forinteilla złotya "
    "dollarista dinaarilla liirasta jeniin",
    "et": "franki frankide frangiga naelaga kroonidele rublades dollariteni zlottidega forintitest",
    "lv": "franku frankiem kronām rubļiem forintiem dolāriem mārciņām dināriem zlotiem jenām",
    "lt": "frankų frankams kronoms rublių svarų dolerių forintų zlotų dinarais",
    "pl": "franka franków frankach funtów funtach koronach forintach hrywnach rublach dolarów dinarach juanach",
    "cs": "franků frankům frankem korunách librách forintech hřivnách rublům dolarech dinárech jüanech",
    "sk": "frankov frankoch korunách librách forintoch hrivnách rubľoch dolároch dinároch jüanoch",
    "sl": "frankov franke kronah funtih forintih rubljih dolarjih dinarjih grivnah",
    "hr": "franaka franke kruna krunama funti rubalja dolara dinarima forinti hrivnji",
    "bg": "франка франкове крони кроните лири рубли форинта злоти динара юана гривни",
    "mk": "франци фунти круни рубљи форинти злоти динари јуани гривни",
    "ru": "франков франках крон кронах фунтов рублях злотых форинтов динаров юаней гривен иен",
    "uk": "франків франках крон кронах фунтів рублях злотих форинтів динарів юанів гривень",
    "el": "φράγκων φράγκα κορωνών λιρών στερλινών ρουβλίων δηναρίων φιορινιών",
    "tr": "franka frangın franklık kronluk sterlinden liradan rubleye zlotiden dolardan forintten dinarlık",
    "sv": "franc kronorna pund rubler dollar dinarer",
    "de": "Franken Pfund Kronen Rubel Dollar Zloty Forint Dinar Yuan Schekel",
    "nl": "frank franken ponden kronen roebels dollars forinten",
    "ro": "franci franci dolari coroane ruble forinți zloți lire",
    "fr": "francs livres couronnes roubles forints zlotys dinars",
    "es": "francos libras coronas rublos florines zlotys dinares",
    "it": "franchi sterline corone rubli fiorini dinari",
    "pt": "francos libras coroas rublos florins dinares",
    "sq": "frangave koronave rublash dinarëve",
    "ar": "فرنكات كرونات دينار روبل",
}


@pytest.mark.parametrize("language", INFLECTED)
def test_a_currency_in_any_case_is_never_euro(language):
    assert {} == {each: read for each in INFLECTED[language].split() if "EUR" in (read := _read(each, language))}


def test_a_sum_in_francs_is_francs_in_each_case():
    for name in ("frankot", "frankra", "frankból", "frankkal"):
        assert {"CHF"} == {
            each.currency
            for each in sa.explain(f"Ausztria 2 milliárd eurót kap, Svájc 7,4 milliárd {name}.").claims
            if each.country == "CHE"
        }
