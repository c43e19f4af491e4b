"""A name becomes one code, never a neighbour's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import safe_alloc as sa
from safe_alloc.errors import UnknownName, WrongScenario
from safe_alloc.reading.countries import codes, fold, is_member, iso3, known_names, name, near
from safe_alloc.reading.files import reference_rows

COUNTRIES = reference_rows("countries")
ALIASES = reference_rows("aliases")
CYPRIOT = ("cypr", "kibris", "rum ")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Poland", "POL"),
        ("the Netherlands", "NLD"),
        ("Holland", "NLD"),
        ("Türkiye", "TUR"),
        ("TURKIYE", "TUR"),
        ("Turkey", "TUR"),
        ("Czech Republic", "CZE"),
        ("Slovak Republic", "SVK"),
        ("UK", "GBR"),
        ("U.K.", "GBR"),
        ("Great Britain", "GBR"),
        ("U.S.", "USA"),
        ("the United States of America", "USA"),
        ("Republic of Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Macedonia", "MKD"),
        ("Bosnia", "BIH"),
        ("Hellenic Republic", "GRC"),
        ("EL", "GRC"),
        ("GR", "GRC"),
        ("Ivory Coast", "CIV"),
        ("People’s Republic of China", "CHN"),
        ("Republic of China", "TWN"),
        ("Kosovo", "XKX"),
        ("Russian   Federation", "RUS"),
    ],
)
def test_names_in_use_are_known(written, code):
    assert code == iso3(written)


@pytest.mark.parametrize(
    "written",
    [
        "Cyprus",
        "Republic of Cyprus",
        "Greek Cypriot Administration",
        "the Greek Cypriot Administration of Southern Cyprus",
        "Greek Administration of Southern Cyprus",
        "Southern Cyprus",
        "South Cyprus",
        "the Greek Cyprus",
        "Greek Cypriots",
        "Güney Kıbrıs Rum Yönetimi",
        "Kibris Rum Kesimi",
        "KIBRIS RUM KESIMI",
        "GKRY",
    ],
)
def test_cyprus_is_cyprus_whatever_it_is_called(written):
    assert "CYP" == iso3(written)


def test_greece_never_gets_a_cypriot_name():
    greek = [written for written, code in known_names().items() if code == "GRC"]
    assert [] == [written for written in greek if any(word in f"{written} " for word in CYPRIOT)]


def test_every_cypriot_name_is_cyprus():
    cypriot = {code for written, code in known_names().items() if any(word in f"{written} " for word in CYPRIOT)}
    assert {"CYP"} == cypriot


def test_no_folded_name_stands_for_two_countries():
    claims = [(fold(row[key]), row["iso3"]) for row in COUNTRIES for key in ("iso3", "iso2", "eu_code", "name")]
    claims += [(fold(row["alias"]), row["iso3"]) for row in ALIASES]
    assert len({written for written, _ in claims}) == len(set(claims))


def test_no_alias_repeats_a_name_or_another_alias():
    names = {fold(row["name"]) for row in COUNTRIES}
    folded = [fold(row["alias"]) for row in ALIASES]
    assert ([], len(folded)) == ([alias for alias in folded if alias in names], len(set(folded)))


@pytest.mark.parametrize("column", ["iso3", "iso2", "eu_code", "name"])
def test_each_country_has_its_own_codes_and_name(column):
    assert len(COUNTRIES) == len({row[column] for row in COUNTRIES})


def test_the_eu_has_27_members_and_only_greece_and_the_uk_have_an_eu_code_of_their_own():
    own = {row["iso3"]: row["eu_code"] for row in COUNTRIES if row["eu_code"] != row["iso2"]}
    assert (27, {"GRC": "EL", "GBR": "UK"}) == (sum(map(is_member, codes())), own)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("TUR", "Türkiye"),
        ("CZE", "Czechia"),
        ("MKD", "North Macedonia"),
        ("KOR", "South Korea"),
        ("USA", "United States"),
        ("GBR", "United Kingdom"),
        ("NLD", "Netherlands"),
        ("MDA", "Moldova"),
    ],
)
def test_a_reader_meets_the_expected_name(code, shown):
    assert shown == name(code)


@pytest.mark.parametrize("code", codes())
def test_every_code_gives_a_name_that_gives_the_code(code):
    assert code == iso3(name(code)) == iso3(code.lower())


@given(st.sampled_from([row["name"] for row in COUNTRIES]), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_and_a_leading_the_do_not_matter(written, case):
    assert iso3(written) == iso3(case(written)) == iso3(f"the {written}")


@given(st.text())
def test_folding_twice_is_folding_once_unless_the_article_comes_twice(written):
    folded = fold(written)
    assert folded.startswith("the ") or folded == fold(folded)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Polnd", r"did you mean 'Poland \(POL\)'"),
        ("Turky", r"did you mean 'Türkiye \(TUR\)'\?"),
        ("Turkye", r"did you mean 'Türkiye \(TUR\)'\?"),
        ("Hungry", r"did you mean 'Hungary \(HUN\)'\?"),
        ("Kanada", r"did you mean 'Canada \(CAN\)' or"),
        ("Turk", r"did you mean 'Turkmenistan \(TKM\)' or 'Türkiye \(TUR\)'\?"),
        ("Xyzzy", "No country is called 'Xyzzy': Write its English name or its ISO code"),
        ("", "No country is called ''"),
        ("EUU", "No country is called 'EUU'"),
        ("European Union", "No country is called 'European Union'"),
    ],
)
def test_an_unknown_name_is_refused_and_the_nearest_offered(written, words):
    with pytest.raises(UnknownName, match=words):
        iso3(written)


def test_a_code_is_three_letters_in_capitals():
    with pytest.raises(UnknownName, match=r"did you mean 'Poland \(POL\)'"):
        name("POX")


def test_the_message_about_an_unknown_country_stays_short():
    with pytest.raises(UnknownName) as caught:
        iso3("Utopia")
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("GER", "Germany (DEU)"),
        ("GRE", "Greece (GRC)"),
        ("NED", "Netherlands (NLD)"),
        ("PLO", "Poland (POL)"),
        ("TRU", "Türkiye (TUR)"),
        ("Turkye", "Türkiye (TUR)"),
        ("Hungry", "Hungary (HUN)"),
    ],
)
def test_whoever_gets_a_code_or_a_name_wrong_is_offered_the_country_that_is_meant(wrong: str, meant: str):
    with pytest.raises(WrongScenario) as refusal:
        sa.Scenario("mine", entrants={wrong: 1})
    assert f"did you mean '{meant}'" in str(refusal.value)
    assert near(wrong).startswith(f"did you mean '{meant}'")
