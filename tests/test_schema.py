"""What an editor is told about a scenario file is what the reader takes: the same keys, the same words."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import safe_alloc as sa
from safe_alloc.asking.scenarios import starter
from safe_alloc.cli import main
from safe_alloc.errors import NotWritten, WrongScenario
from safe_alloc.reading.files import data_folder
from safe_alloc.telling.disk import write_new
from tests.strategies import headers, scenario_keys, terms_keys

FOLDER = data_folder() / "scenarios"
SCHEMA = json.loads((FOLDER / "scenario.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PAGE = (data_folder() / "README.md").read_text("utf-8")
BROKEN = Path(__file__).parent / "broken"


def faults(keys: Mapping[str, Any]) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(json.loads(json.dumps(keys, default=str)))]


def test_the_schema_is_one():
    assert None is Draft202012Validator.check_schema(SCHEMA)


def test_every_key_has_its_meaning():
    tables = [SCHEMA, *(each for name, each in SCHEMA["$defs"].items() if name != "Country")]
    keys = [(key, each) for table in tables for key, each in table["properties"].items()]
    assert [] == [key for key, each in keys if not each.get("description", "").endswith(".")]


@pytest.mark.parametrize("name", sa.scenarios())
def test_every_preset_fits_and_leads_an_editor_to_the_schema(name: str):
    text = (FOLDER / f"{name}.toml").read_text("utf-8")
    assert "#:schema ./scenario.schema.json" == text.splitlines()[0]
    assert [] == faults(tomllib.loads(text))


@settings(max_examples=30)
@given(st.one_of(scenario_keys(), terms_keys()))
def test_what_is_written_fits(keys: Mapping[str, Any]):
    assert [] == faults(tomllib.loads(sa.Scenario("x", **keys).to_toml()))


@settings(max_examples=30)
@given(scenario_keys(), st.data())
def test_what_a_person_may_write_fits(keys: Mapping[str, Any], data: st.DataObject):
    assert [] == faults({"name": "x", **keys, **data.draw(headers())})


REFUSED = {
    "unknown_key": "$",
    "unknown_burden_key": "$.burden",
    "unknown_entrant_key": "$.entrants.TUR",
    "unknown_expect_key": "$.expect",
    "unknown_kind": "$.kind",
    "unknown_rule": "$.burden.rule",
    "unknown_exempt": "$.burden.exempt[1]",
    "unknown_country": "$.entrants",
    "country_by_eu_code": "$.floors",
    "assumption_unknown_light": "$.assumptions[0].quality",
    "assumption_without_impact": "$.assumptions[0]",
    "list_is_a_text": "$.not_modelled",
    "table_is_a_text": "$.burden",
    "title_is_a_number": "$.title",
    "share_is_a_number": "$.entrants.TUR",
    "participant_no_years": "$.terms.years",
}


@pytest.mark.parametrize("stem", REFUSED)
def test_an_editor_marks_what_the_reader_refuses(stem: str):
    found = faults(tomllib.loads((BROKEN / f"scenario_{stem}.toml").read_text("utf-8")))
    assert any(path.startswith(REFUSED[stem]) for path in found)


# A file of one's own.


def test_a_starter_runs_as_it_is_and_meets_what_it_expects(tmp_path: Path, capsys):
    assert 0 == main(["new", str(tmp_path / "mine")])
    path = tmp_path / "mine.toml"
    assert f"{path}\n" == capsys.readouterr().out
    assert 0 == main(["run", str(path)])
    assert [] == faults(tomllib.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("kind", ["borrower", "participant", "supplier"])
def test_a_starter_turns_into_every_kind_as_it_says(kind: str, tmp_path: Path, capsys):
    top, *parts = starter("mine").replace('kind = "borrower"', f'kind = "{kind}"').split("\n# === A ")
    chosen = [part.partition("\n\n")[2] for part in parts if part.startswith(kind)]
    path = tmp_path / "mine.toml"
    path.write_text("\n".join([top, *chosen]).replace("#| ", ""), "utf-8")
    assert 0 == main(["run", str(path)]), capsys.readouterr().err
    assert f"kind: {kind}." in capsys.readouterr().out


@pytest.mark.parametrize("text", [starter("mine"), PAGE], ids=["new", "page"])
def test_every_key_is_explained(text: str):
    forms = [SCHEMA, *(SCHEMA["$defs"][name] for name in ("Entrant", "Burden", "Terms", "Assumption"))]
    written = {*re.findall(r"\w+(?= = |[].`])", text)}
    assert [] == sorted({key for form in forms for key in form["properties"]} - written)


def test_a_starter_and_the_schema_beside_it_can_move_to_another_machine(tmp_path: Path, capsys):
    assert [0, 0] == [main(["new", str(tmp_path / name)]) for name in ("mine", "yours")]
    assert 1 == capsys.readouterr().err.count("scenario.schema.json lies beside it")  # one serves both
    assert "#:schema ./scenario.schema.json" == starter("mine").splitlines()[0]
    assert (FOLDER / "scenario.schema.json").read_bytes() == (tmp_path / "scenario.schema.json").read_bytes()
    assert str(FOLDER) not in (tmp_path / "mine.toml").read_text("utf-8")


@pytest.mark.parametrize(("name", "cut"), [("mine", "mine"), ("mine.toml", "mine"), ("a+b", "a+b"), ("l’île", "l’île")])
def test_new_writes_a_file_that_is_called_like_its_scenario(tmp_path: Path, monkeypatch, name: str, cut: str):
    monkeypatch.chdir(tmp_path)
    assert 0 == main(["new", name])
    assert cut == sa.scenario(f"{cut}.toml").name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a:b", ["'a:b' cannot name a file"]),
        ("turkiye-10bn-fixed", ["A preset is called 'turkiye-10bn-fixed'"]),
        ("nowhere/mine", ["nowhere/mine.toml", "folder does not exist"]),
    ],
)
def test_new_refuses_in_one_sentence_and_writes_nothing(tmp_path: Path, monkeypatch, capsys, name, words):
    monkeypatch.chdir(tmp_path)
    assert 2 == main(["new", name])
    told = capsys.readouterr()
    assert ("", []) == (told.out, [word for word in words if word not in told.err])
    assert [] == list(tmp_path.iterdir())


def test_new_never_overwrites(tmp_path: Path, capsys):
    path = tmp_path / "mine.toml"
    path.write_text("mine", encoding="utf-8")
    assert 2 == main(["new", str(path)])
    assert "it is there already" in capsys.readouterr().err
    assert "mine" == path.read_text("utf-8")


def test_a_new_file_that_cannot_be_filled_leaves_none(tmp_path: Path, monkeypatch):
    def full(path: Path, data: bytes) -> Path:
        raise NotWritten(f"{path}: the disk is full, {len(data)} bytes are too many.")

    monkeypatch.setattr("safe_alloc.telling.disk.write_whole", full)
    with pytest.raises(NotWritten, match="full"):
        write_new(tmp_path / "mine.toml", b"x")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "a/b", "a.", " ", 7])
def test_a_starter_needs_a_name_that_a_file_can_have(name):
    with pytest.raises(WrongScenario):
        starter(name)
