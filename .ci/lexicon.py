"""Compile the language files and CLDR's country names into safe_alloc/reading/parse/compiled.py; --check compares.

README's sentence that lists the languages is written along with it.

Country and city names come from CLDR in every language, with the endings each language file lists; what the files say
by hand wins over what is made. A language is packed as the program looks its phrases up, so that it need not do so
itself each time it starts: `entries` are [rest, kind, value, roles, capital], and `phrases` numbers them by first word.
"""

import argparse
import base64
import csv
import json
import re
import sys
import tomllib
import zlib
from collections.abc import Iterable
from pathlib import Path

from babel import Locale
from babel.core import get_global

from safe_alloc.reading.countries.spelling import Spelling

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "safe_alloc/reading/parse/lexicon"
TARGET = ROOT / "safe_alloc/reading/parse/compiled.py"
README = ROOT / "README.md"
ZONES = {
    "POL": "Europe/Warsaw", "ROU": "Europe/Bucharest", "FRA": "Europe/Paris", "HUN": "Europe/Budapest",
    "ITA": "Europe/Rome", "LTU": "Europe/Vilnius", "PRT": "Europe/Lisbon", "LVA": "Europe/Riga",
    "BGR": "Europe/Sofia", "EST": "Europe/Tallinn", "SVK": "Europe/Bratislava", "CZE": "Europe/Prague",
    "HRV": "Europe/Zagreb", "CYP": "Asia/Nicosia", "ESP": "Europe/Madrid", "FIN": "Europe/Helsinki",
    "GRC": "Europe/Athens", "DNK": "Europe/Copenhagen", "DEU": "Europe/Berlin", "AUT": "Europe/Vienna",
    "IRL": "Europe/Dublin", "NLD": "Europe/Amsterdam", "SWE": "Europe/Stockholm", "SVN": "Europe/Ljubljana",
    "MLT": "Europe/Malta", "GBR": "Europe/London", "NOR": "Europe/Oslo",
    "SRB": "Europe/Belgrade", "ALB": "Europe/Tirane", "BIH": "Europe/Sarajevo",
    "MKD": "Europe/Skopje", "MNE": "Europe/Podgorica", "MDA": "Europe/Chisinau",
    "ISL": "Atlantic/Reykjavik",
}  # fmt: skip
NEAR = {*ZONES, "BEL", "LUX", "TUR", "CAN", "USA", "CHE", "ISL", "XKX", "GEO", "UKR", "RUS", "BLR"}
"""Countries whose names help to tell a language; those of the whole world would only be ballast."""

NAMED = {
    *NEAR,
    *[
        "ARM",
        "AZE",
        "JOR",
        "JPN",
        "KOR",
        "CHN",
        "IND",
        "AUS",
        "NZL",
        "ISR",
        "EGY",
        "TUN",
        "MAR",
        "LBN",
        "SYR",
        "KAZ",
        "MEX",
        "BRA",
    ],
}
"""Countries whose names are given every ending; the others stand as CLDR writes them."""

OLD_MONEY = {
    *("ATS", "BEF", "BYR", "DEM", "EEK", "FIM", "FRF", "GRD", "HRK", "IEP", "ITL", "LTL"),
    *("LUF", "LVL", "MTL", "NLG", "PTE", "ROL", "RUR", "SIT", "SKK", "TRL", "XDR"),
}
"""Codes of money that is no longer paid with, which reports on earlier years still name."""

WORDS_IN_CAPITALS = {"COP", "CUP", "MOP", "PEN", "SOS", "TOP"}
"""Codes that are words or other abbreviations, too: TOP 10, COP30."""

PAID = [
    *("USD", "GBP", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY"),
    *("UAH", "RUB", "JPY", "CNY", "KRW", "CAD", "AUD", "RSD", "BAM", "MKD", "ALL", "MDL"),
]
"""Codes of money whose names CLDR gives in every language."""

SHORTEST_MONEY = 4
"""A shorter word for money may be another word with an ending: lei, won."""

CYRILLIC = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True)) | {
    "lj": "љ", "nj": "њ", "dž": "џ",
}  # fmt: skip
NAMES = frozenset(("country", "capital", "adjective"))

BOUNDS = ("max", "maks", "min")
"""Abbreviations of every language that stand before a sum: (max. €7bn)."""

FRACTIONS = {"and_half": "0.5", "and_quarter": "0.25", "and_three_quarters": "0.75"}
"""What is said behind a number: three and a half."""

JOINTS = ("and", "or", "to", "between", "from", "for", "place", "article")
"""Words of these lists are too common to tell which figure of a country a sum is."""

WORD_LISTS = [
    "each",
    "respectively",
    "and",
    "or",
    "nor",
    "to",
    "onto",
    "by",
    "between",
    "from",
    "for",
    "of",
    "equivalent",
    "before",
    "total",
    "others",
    "states",
    "entity",
    "envelope",
    "share",
    "not",
    "without",
    "use",
    "figure",
    "mends",
    "ours",
    "speaker",
    "that",
    "says",
    "who",
    "but",
    "multiple",
    "change",
    "aside",
    "place",
    "decoy",
    "percent",
    "counted",
    "lead",
    "link",
    "owner",
    "thing",
    "moved",
    "its",
    "same",
    "bare",
    "than",
    "rate",
    "article",
    "made",
]


HEAD = '''"""Every language's words, packed; made from lexicon/*.toml and CLDR by .ci/lexicon.py, not to be edited."""

import zlib
from base64 import b64decode


def unpacked(name: str) -> str:
    """Return the phrases of a language as JSON, or with ' evidence' behind its code the words that give it away."""
    return zlib.decompress(b64decode(_PACKED[name])).decode()


def languages() -> list[str]:
    """Return the codes of the languages, in A-Z order."""
    return sorted(name.removesuffix(" evidence") for name in _PACKED if name.endswith(" evidence"))


_PACKED = {
'''


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table in data/reference."""
    with (ROOT / "data/reference" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(code: str) -> dict:
    """Return a language file, laid over the one it is like."""
    try:
        own = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(
            f"{code}.toml is broken: {error}. Mend it; a key with letters beyond ASCII needs quotes."
        ) from error
    if "like" not in own:
        return own
    base = read(own["like"])
    for key, value in own.items():
        if isinstance(value, dict):
            merged = dict(base.get(key, {}))
            for each, listed in value.items():
                merged[each] = [*merged.get(each, []), *listed] if isinstance(listed, list) else listed
            base[key] = merged
        elif isinstance(value, list) and key != "locales":
            base[key] = [*base.get(key, []), *value]
        else:
            base[key] = value
    return base


def forms(name: str, endings: dict[str, str]) -> list[str]:
    """Return a name with every ending its language may give it."""
    made = [name]
    for key in sorted(endings, key=len, reverse=True):
        if name.casefold().endswith(key.casefold()):
            made += [name[: len(name) - len(key)] + each for each in endings[key].split()]
            break
    return made + ([name + each for each in endings[""].split()] if "" in endings and key != "" else [])


def bare(name: str) -> list[str]:
    """Return a name without the article or remark CLDR writes with it."""
    name = re.sub(r"\s*[(（].*[)）]", "", name)
    plain = re.sub(r"^(an t-|an |na |il-|l-|ir-|is-|id-|iċ-|it-|in-|the |The )", "", name)
    return list(dict.fromkeys([plain, name]))


def names(words: dict) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the forms of each country's name and of its capital, by alpha-3 code."""
    countries: dict[str, list[str]] = {}
    capitals: dict[str, list[str]] = {}
    endings = words.get("endings", {})
    for locale in map(Locale.parse, words["locales"]):
        for row in rows("countries.csv"):
            for name in bare(locale.territories.get(row["iso2"], "")) if row["iso2"] in locale.territories else []:
                countries.setdefault(row["iso3"], []).extend(forms(name, endings if row["iso3"] in NAMED else {}))
        for code, zone in ZONES.items():
            city = locale.time_zones.get(zone, {}).get("city") or zone.split("/")[1]  # CLDR leaves out what is alike
            if code not in ("NLD", "MLT", "MDA", "ALB"):
                capitals.setdefault(code, []).extend(forms(city, endings))
    # Kyiv and Moscow stand for what the money is about, not for who borrows it.
    given_capitals = {code: listed for code, listed in words.get("capitals", {}).items() if code not in ("UKR", "RUS")}
    for kept, listed in ((countries, words.get("names", {})), (capitals, given_capitals)):
        for code, given in listed.items():
            kept.setdefault(code, []).extend(given)
    return countries, capitals


def settled(found: dict[str, list[str]], dropped: set[str], taken: set[str], by_hand: dict) -> dict[str, list[str]]:
    """Return names that stand for one country only; what is written by hand wins over what endings made."""
    owner: dict[str, set[str]] = {}
    for code, listed in found.items():
        for each in listed:
            owner.setdefault(each.casefold(), set()).add(code)
    hand = {each.casefold(): code for code, listed in by_hand.items() for each in listed}
    base = {listed[0].casefold(): code for code, listed in found.items()}
    kept = {}
    for code, listed in found.items():
        sure = [
            each
            for each in dict.fromkeys(listed)
            if each.casefold() not in dropped | taken
            and (len(owner[each.casefold()]) == 1 or (hand | base).get(each.casefold()) == code)
        ]
        if sure:
            kept[code] = sure
    return kept


def compound(words: dict) -> dict[str, list[str]]:
    """Return the words of 21 to 99 that are written in one, by their number."""
    numbers = words.get("numbers", {})
    made: dict[str, list[str]] = {}
    for pattern in numbers.get("compound", []):
        for ten in range(20, 100, 10):
            for unit in range(1, 10):
                made.setdefault(str(ten + unit), []).extend(
                    pattern.format(ten=tens, unit=units)
                    for tens in numbers.get(str(ten), [])
                    for units in numbers.get(str(unit), [])
                )
    return made


class Table:
    """The lines of one language, kind by kind, and the words that give it away."""

    def __init__(self, code: str, words: dict) -> None:
        self.code, self.words = code, words
        self.lines: list[str] = []
        self.evidence = words["markers"].split()
        for part in (self._numbers, self._units, self._names, self._words, self._rest, self._telling):
            part()

    def _add(self, kind: str, value: str, listed: list[str]) -> None:
        """Add phrases that are made of words: one with digits, or a sign beside words, would lose them."""
        kept = [each for each in listed if not any(sign.isdigit() for sign in each) and not _is_mixed(each)]
        if kept:
            self.lines.append(f"{kind}\t{value}\t{'|'.join(dict.fromkeys(kept))}")

    def _numbers(self) -> None:
        numbers, magnitudes = self.words.get("numbers", {}), self.words["magnitudes"]
        for value, listed in [*numbers.items(), *compound(self.words).items()]:
            if value != "compound":
                self._add("spelled", value, listed)
        for power, listed in magnitudes.items() if self.words.get("glued_magnitudes") else ():
            for unit in map(str, range(1, 21)):
                glued = [number + each for number in numbers.get(unit, []) for each in listed if len(each) > 4]
                self._add("spelled", f"{unit}E+{power}", glued)
        for mark, listed in self.words.get("marks", {}).items():
            self._add("and_half" if mark in FRACTIONS else mark, FRACTIONS.get(mark, mark), listed)

    def _units(self) -> None:
        for kind, name in (("magnitude", "magnitudes"), ("one", "one"), ("currency", "currencies")):
            for value, listed in self.words.get(name, {}).items():
                self._add(kind, value, listed)
        own = self.words.get("currencies", {})
        known = {each.casefold() for listed in own.values() for each in listed}
        known |= {each for listed in self.words["words"].values() for each in listed} | set(self.evidence)
        made: dict[str, list[str]] = {}
        for value, listed in [*own.items(), *_paid(self.words["locales"])]:
            stems = [each for each in listed if value != "EUR" and (" " in each or len(each) >= SHORTEST_MONEY)]
            made.setdefault(value, []).extend(one for each in stems for one in forms(each, self.words.get("money", {})))
        made = {value: listed for value, listed in made.items() if listed}
        for value, listed in settled(made, known, set(), {}).items():
            self._add("currency", value, listed)

    def _names(self) -> None:
        countries, capitals = names(self.words)
        for row in rows("aliases.csv") if self.code == "en" else ():
            countries[row["iso3"]].append(row["alias"])
        dropped = {each.casefold() for each in self.words.get("drop", [])}
        countries = settled(countries, dropped, set(), self.words.get("names", {}))
        if "ال" in self.words.get("prefixes", {}):  # behind a glued "for" the Arabic article stands apart from its name
            for listed in countries.values():
                listed += [each[2:] for each in listed if each.startswith("ال") and " " not in each and len(each) > 5]
        own = {each.casefold() for listed in countries.values() for each in listed}
        capitals = settled(capitals, dropped, own, self.words.get("capitals", {}))
        adjectives = self.words.get("adjectives", {})
        peoples = {  # where a people and its country have one name, as the Polen of Polen, it is the country's
            iso3: [each for each in listed if each.casefold() not in own]
            for iso3, listed in self.words.get("peoples", {}).items()
        }
        for iso3, listed in peoples.items():  # a form that is listed hides the stem: prêts italiens beside Italiens
            stems = tuple(each[:-1] for each in adjectives.get(iso3, []) if each.endswith("*"))
            adjectives[iso3] = adjectives.get(iso3, []) + [
                each.casefold() for each in listed if stems and each[0].isupper() and each.casefold().startswith(stems)
            ]
        by_kind = {"country": countries, "capital": capitals, "people": peoples, "adjective": adjectives}
        for kind, kept in by_kind.items():
            for iso3, listed in kept.items():
                self._add(kind, iso3, listed)
        self._add("country", "others", self.words["words"].get("region", []))
        listed, given = self.words["words"], [each for iso3 in sorted(NAMED) for each in countries.get(iso3, [])]
        if self.words.get("spaces") is False:  # a single sign such as 製 is part of many words
            made = listed.get("made", [])
            listed["made"] = [
                name.replace("{}", each) for name in made for each in given[: 1 if "{" not in name else None]
            ]
        near = [each.casefold() for iso3, listed in countries.items() if iso3 in NEAR for each in listed]
        self.evidence += [word for each in near for word in each.split() if len(word) > 5 or " " not in each]

    def _words(self) -> None:
        listed = self.words["words"] | {"than": self._compared()}
        joints = {each for name in JOINTS for each in listed.get(name, [])}
        for name in ("about", "up_to", "at_least"):
            self._add("word", name, self.words["qualifiers"].get(name, []))
        if glued := self.words.get("negation"):  # nežádalo
            told = [each for name in ("given", "asked", "own") for each in self.words["roles"].get(name, [])]
            listed["not"] += [glued + each for each in told if each.isalpha() and each.islower()]
        for name in WORD_LISTS:
            self._add("word", name, listed.get(name, []))
        for name, phrases in self.words.get("roles", {}).items():
            self._add("word", name, [each for each in phrases if each not in joints])

    def _compared(self) -> list[str]:
        """Return what tells a difference right behind a sum: 'more', and 'more than' where bounds stand before."""
        listed = self.words["words"].get("than", [])
        if self.words.get("postposed") or self.words.get("spaces") is False:
            return listed
        bounds = [*self.words["qualifiers"].get("at_least", []), *self.words["qualifiers"].get("up_to", [])]
        than, either = set(" ".join(listed).split()), {"or", *self.words["words"].get("or", [])}
        closing = {each for each in bounds if each.split()[0] in either}  # 'or more' only closes a sum
        return listed + [each for each in bounds if set(each.split()) & than and each not in closing]

    def _rest(self) -> None:
        words = self.words
        self.lines += [f"prefix\t{role}\t{prefix}" for prefix, role in words.get("prefixes", {}).items()]
        self.lines.append(f"after\t\t{'|'.join(words['words']['after'])}")
        self.lines.append(f"rises_to\t\t{words.get('rises_to', '').replace(' ', '|')}")
        self.lines.append(f"short\t\t{'|'.join(words.get('short', '').split())}")
        flags = [name for name in ("accents", "capital_nouns", "relative_articles") if words.get(name)]
        flags += ["spaceless"] if words.get("spaces") is False else []
        self.lines.append(f"flags\t{words['decimal']}\t{'|'.join(flags)}")

    def _telling(self) -> None:
        words, roles = self.words["words"], self.words.get("roles", {})
        telling = [*words.get("states", []), *words.get("each", []), *roles.get("given", []), *roles.get("asked", [])]
        for name in ("adjectives", "magnitudes", "currencies"):
            telling += [each for listed in self.words.get(name, {}).values() for each in listed]
        self.evidence += [each for each in telling if len(each) > 3 and " " not in each and not each.endswith("*")]
        self.evidence = list(dict.fromkeys(each.casefold() for each in self.evidence))


def _paid(locales: list[str]) -> list[tuple[str, list[str]]]:
    """Return what CLDR calls each currency when it is counted: złotego, złotych."""
    found = []
    for locale in map(Locale.parse, locales):
        names = locale._data["currency_names_plural"]  # Babel asks for one number at a time only
        for code in PAID:
            listed = {re.sub(r"\s*[(（\[].*", "", each).casefold() for each in names.get(code, {}).values()}
            listed.add(locale.currencies.get(code, code).casefold())
            found.append((code, sorted(each for each in listed if each != code.casefold())))
    return found


def _is_mixed(phrase: str) -> bool:
    """Tell whether a phrase has a currency sign beside words; NZ$ is one piece."""
    signs = set(phrase) & set("€$£")
    return bool(signs and set(phrase) - signs) and not phrase.rstrip("€$£").isupper()


def gathered(lines: list[str]) -> dict[str, object]:
    """Return a language as it is looked up: its phrases by their first word, longest first, and how it writes."""
    table = [line.split("\t") for line in lines]
    (decimal, flags), after, short, rises_to = (
        next((value, listed.split("|")) for kind, value, listed in table if kind == name)
        for name in ("flags", "after", "short", "rises_to")
    )
    spelling = Spelling(accents="accents" in flags, spaceless="spaceless" in flags)
    stems: dict[str, str] = {}
    names: dict[tuple[str, ...], tuple] = {}
    others: dict[tuple[str, ...], tuple] = {}
    for kind, value, listed in table:
        for phrase in () if kind in ("after", "short", "prefix", "flags", "rises_to") else listed.split("|"):
            if kind == "adjective" and phrase.endswith("*"):
                stems[spelling.fold(phrase[:-1])] = value
                continue
            key = spelling.key(phrase)
            made = entry(key, kind, value, phrase)
            kept = names if made[-1] else others
            kept[key] = joined(kept[key], made) if key in kept else made
    entries: dict[tuple, int] = {}
    phrases: dict[str, list[tuple]] = {}
    for key, made in [*names.items(), *others.items()]:
        entries.setdefault(made, len(entries))
        for first in dict.fromkeys((key[0], spelling.fold(key[0]))) if made[1] != "word" else key[:1]:
            phrases.setdefault(first, []).append(made)
    prefixes = [(prefix, role) for kind, role, prefix in table if kind == "prefix"]
    return {
        "decimal": decimal,
        "flags": flags,
        "rises_to": rises_to[1],
        "prefixes": sorted(prefixes, key=lambda each: -len(each[0])),
        "short": sorted({*short[1], *BOUNDS}),
        "after": sorted({spelling.exact(word) for word in after[1]}),
        "stems": stems,
        "entries": [[rest, kind, value, sorted(roles), capital] for rest, kind, value, roles, capital in entries],
        "phrases": {
            first: [entries[each] for each in sorted(listed, key=lambda each: -len(each[0]))]
            for first, listed in phrases.items()
        },
    }


def abroad(tables: Iterable[list[str]]) -> dict[str, str]:
    """Return the country of each name that is one word, and names no other country in any language."""
    named: dict[str, set[str]] = {}
    for kind, code, listed in (line.split("\t") for lines in tables for line in lines):
        for name in listed.split("|") if kind == "country" else ():
            named.setdefault(name, set()).add(code)
    return {name: min(codes) for name, codes in named.items() if len(codes) == 1 and name.isalpha()}


def entry(key: tuple[str, ...], kind: str, value: str, phrase: str) -> tuple:
    """Return a phrase: the words after its first, what it is, what it means, its roles, and its capitals."""
    rest, small = key[1:], phrase[0].islower()
    if kind == "code":
        return rest, "country", value, frozenset(), "all"
    if kind in NAMES:
        capital = "all" if phrase.isupper() and len(phrase) < 5 and phrase.isascii() else "first"
        return rest, kind, value, frozenset(), "" if kind == "adjective" or small else capital
    if kind == "people":  # five million Danes are no money
        return rest, "capital", value, frozenset(("counted",)), "" if small else "first"
    if kind == "word":
        return rest, "word", "", frozenset((value,)), "all" if phrase == "eu" else ""
    if kind == "one":
        return rest, "magnitude", value, frozenset(("one",)), ""
    capital = "all" if kind == "currency" and phrase.isupper() and phrase.isalpha() and phrase.isascii() else ""
    return rest, kind, value, frozenset(), capital


def joined(first: tuple, second: tuple) -> tuple:
    """Return two meanings of one phrase as one entry: the first thing it is, and every role it plays."""
    kept = second if first[1] == "word" and second[1] != "word" else first
    capital = min(first[-1], second[-1], key=("", "first", "all").index)
    return *kept[:3], first[3] | second[3], capital


def told(codes: list[str]) -> str:
    """Return README with the sentence that lists the languages."""
    names = {**Locale("en").languages, "cnr": "Montenegrin", "nb": "Norwegian"}
    *most, last = sorted(names[code] for code in codes)
    sentence = f"It reads {', '.join(most)} and {last}."
    return re.sub(r"(?m)^It reads [A-Z].+\.$", sentence, README.read_text(encoding="utf-8"))


def cyrillic(text: str) -> str:
    """Return Serbian in its other script, letter for letter; kinds, codes and abbreviations stay."""

    def letter(match: re.Match[str]) -> str:
        made = CYRILLIC[match[0].casefold()]
        return made.upper() if match[0][0].isupper() else made

    return re.sub("|".join(sorted(CYRILLIC, key=len, reverse=True)), letter, text, flags=re.IGNORECASE)


def compiled() -> str:
    """Return the module with every language's words."""
    common = tomllib.loads((FOLDER / "common.toml").read_text(encoding="utf-8"))
    shared = [f"currency\t{code}\t{'|'.join(listed)}" for code, listed in common["currencies"].items()]
    shared += [f"currency\t{code}\t{code}" for code in sorted(money() - common["currencies"].keys())]
    shared += [f"magnitude\t{power}\t{'|'.join(listed)}" for power, listed in common["magnitudes"].items()]
    # Codes as lists write them; EST is also a time zone and a French word in capitals.
    shared += [f"code\t{row['iso3']}\t{row['iso3']}" for row in rows("countries.csv") if row["iso3"] in NEAR - {"EST"}]
    shared += [f"flag\t{row['iso3']}\t{_flag(row['iso2'])}" for row in rows("countries.csv") if row["iso3"] in NAMED]
    shared += ["code\tGRC\tEL", "country\tBIH\tBiH"]
    tables, evidence, like = {}, {}, []
    headings = {"any": common["headings"]}
    for path in sorted(FOLDER.glob("*.toml")):
        if path.stem == "common":
            continue
        made = Table(path.stem, words := read(path.stem))
        if "headings" in words:
            rest = words["words"].get("others", [])
            headings[path.stem] = {"decimal": words["decimal"], "total": [], "rest": rest, **words["headings"]}
            for kind in ("weak", "little"):  # headings are short, and mix languages
                headings["any"][kind] += " " + headings[path.stem].pop(kind, "")
        like += [f"{path.stem}\t{words['like']}"] if "like" in words else []
        tables[path.stem], evidence[path.stem] = made.lines, made.evidence
        if path.stem == "sr":
            keep = {"flags", "prefix"}
            tables["sr_cyrl"] = [
                line
                if line.split("\t")[0] in keep
                else "\t".join([*line.split("\t")[:2], cyrillic(line.split("\t")[2])])
                for line in tables["sr"]
            ]
            evidence["sr_cyrl"] = [cyrillic(each) for each in evidence["sr"]]
    packed = {code: _json(gathered([*lines, *shared])) for code, lines in tables.items()}
    packed |= {f"pattern {name}": pattern for name, pattern in common["patterns"].items()}
    packed |= {"headings": _json(headings), "like": "\n".join(like)}
    packed |= {f"{code} evidence": " ".join(words) for code, words in evidence.items()}
    index: dict[str, list[str]] = {}
    for code in sorted(evidence):
        for word in evidence[code]:
            for each in word.split():
                index.setdefault(each, []).append(code)
    packed["abroad"] = "\n".join(f"{name} {code}" for name, code in sorted(abroad(tables.values()).items()))
    packed["index"] = "\n".join(f"{word} {' '.join(codes)}" for word, codes in index.items())
    return HEAD + "".join(f'    "{name}": "{_packed(text)}",\n' for name, text in packed.items()) + "}\n"


def money() -> set[str]:
    """Return the code of every currency that CLDR knows in use somewhere, and of those it only remembers here."""
    used = {code for listed in get_global("territory_currencies").values() for code, _, end, _ in listed if not end}
    return (used | OLD_MONEY) - WORDS_IN_CAPITALS - {row["iso3"] for row in rows("countries.csv")}


def _flag(iso2: str) -> str:
    """Return the flag of a country: two letters of an alphabet that is drawn as flags."""
    return "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in iso2)


def _json(held: object) -> str:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def _packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _read(module: str) -> dict[str, str]:
    """Return the texts in a compiled module: zlib may pack the same text in other bytes elsewhere."""
    found = re.findall(r'^    "(.+)": "(.+)",$', module, re.MULTILINE)
    return {name: zlib.decompress(base64.b64decode(packed)).decode() for name, packed in found}


def main() -> int:
    """Write the module, or tell whether it is current."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="compare, do not write")
    made = compiled()
    if arguments.parse_args().check:
        current = TARGET.exists() and _read(TARGET.read_text(encoding="utf-8")) == _read(made)
        print("compiled.py is current" if current else "compiled.py is stale: run .ci/lexicon.py", file=sys.stderr)
        return 0 if current else 1
    TARGET.write_text(made, encoding="utf-8")
    README.write_text(told([path.stem for path in FOLDER.glob("*.toml") if path.stem != "common"]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
