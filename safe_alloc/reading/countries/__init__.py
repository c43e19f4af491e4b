"""Any name of a country to its ISO 3166-1 alpha-3 code, and back to the name a reader expects."""

import unicodedata
from functools import cache
from itertools import filterfalse

from safe_alloc.errors import UnknownName, close, offered
from safe_alloc.reading.files import reference_rows

_WITH_ARTICLE = {
    *("ARE", "BHS", "CAF", "COD", "COG", "COM", "DOM", "FRO", "GBR"),
    *("GMB", "MDV", "MHL", "NLD", "PHL", "SLB", "SYC", "USA", "VAT"),
}
_WAYS = "Write its English name or its ISO code, such as Poland or POL."


def iso3(written: str) -> str:
    """Return the ISO alpha-3 code of a country written as a name, an alias or a code.

    Upper and lower case, accents and a leading "the" do not matter. EL is Greece, as in EU usage.
    Raises UnknownName with the nearest known name; a near miss is offered, never taken.
    Source: data/reference/countries.csv and aliases.csv.

    >>> iso3("the Czech Republic"), iso3("EL"), iso3("Turkey")
    ('CZE', 'GRC', 'TUR')
    """
    code = known_names().get(fold(written))
    if code is None:
        raise UnknownName(f"No country is called {written!r}: {near(written)}{_WAYS}")  # a list of all 201 buries it
    return code


def name(code: str) -> str:
    """Return the English name of a country from its alpha-3 code.

    >>> name("TUR")
    'Türkiye'
    """
    return rows()[_known(code)]["name"]


def called(code: str) -> str:
    """Return what an English sentence calls a country, which may take an article; a label has the bare name.

    >>> called("GBR"), called("CZE")
    ('the United Kingdom', 'Czechia')
    """
    return f"the {name(code)}" if code in _WITH_ARTICLE else name(code)


def is_member(code: str) -> bool:
    """Return whether a country is a Member State of the European Union, by its alpha-3 code."""
    return rows()[_known(code)]["eu_member"] == "1"


def codes() -> tuple[str, ...]:
    """Return every known alpha-3 code, in A–Z order."""
    return tuple(sorted(rows()))


def fold(written: str) -> str:
    """Return a name as names are compared: no case, no accents, straight apostrophes, single spaces."""
    decomposed = unicodedata.normalize("NFKD", str(written).replace("’", "'").replace("ı", "i"))
    bare = decomposed if decomposed.isascii() else "".join(filterfalse(unicodedata.combining, decomposed))
    words = bare.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@cache
def known_names() -> dict[str, str]:
    """Return every folded name, alias and code with the alpha-3 code it stands for."""
    ways = ("iso3", "iso2", "eu_code", "name")
    found = {fold(row[way]): row["iso3"] for row in reference_rows("countries") for way in ways}
    return found | {fold(row["alias"]): row["iso3"] for row in reference_rows("aliases")}


@cache
def rows() -> dict[str, dict[str, str]]:
    """Return what is known of each country, by its alpha-3 code."""
    return {row["iso3"]: row for row in reference_rows("countries")}


def begun(written: str) -> list[str]:
    """Return the codes of the countries whose English name begins so, Member States first; sport has two of its own.

    >>> begun("GER"), begun("NED")
    (['DEU'], ['NLD'])
    """
    start = {"ned": "netherlands", "sui": "switzerland"}.get(fold(written), fold(written))
    found = [code for code, row in rows().items() if len(start) > 2 and fold(row["name"]).startswith(start)]
    return sorted(found, key=lambda code: (not is_member(code), code))


def near(written: object) -> str:
    """Return a question that offers the countries a wrong name or code may stand for, or nothing.

    >>> near("Turkye"), near("GER"), near("POX")
    ("did you mean 'Türkiye (TUR)'? ", "did you mean 'Germany (DEU)'? ", "did you mean 'Poland (POL)'? ")
    """
    wrong, members = fold(str(written)[:60]), filter(is_member, codes())
    found = begun(wrong) or [code for code in codes() if sorted(code) == sorted(wrong.upper())]
    if not found and len(wrong) < 4:  # a code: a Member State is meant rather than another
        found = close(wrong, members) or close(wrong, codes())
    names = {fold(row["name"]): code for code, row in rows().items()}
    # What stands for a name, such as GKRY, is near to words that it has nothing to do with.
    names |= {fold(row["alias"]): row["iso3"] for row in reference_rows("aliases") if not row["alias"].isupper()}
    found = found or [names[each] for each in close(wrong, names, most=2)]
    return offered(f"{name(code)} ({code})" for code in dict.fromkeys(found[:2]))


def _known(code: str) -> str:
    if code not in rows():
        raise UnknownName(f"No country has the code {code!r}: {near(code)}{_WAYS}")
    return code
