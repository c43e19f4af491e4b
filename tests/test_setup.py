"""What is written twice about the project agrees: versions, locks, licences, dates."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import safe_alloc as sa

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", ".ci/everything.lock"]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
BROUGHT_BY_DESIGN = {"pandas", "pandera", "matplotlib", "pydantic"}


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def locked(name: str) -> dict[str, tuple[str, str]]:
    """Return each package of a lock with its requirement line and the text that follows it."""
    blocks = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^#.*\n", "", read(name)))
    return {block.split("==")[0]: (block.splitlines()[0].rstrip(" \\"), block) for block in blocks if block.strip()}


def versions(name: str) -> dict[str, str]:
    return {package: line.split(";")[0].strip() for package, (line, _) in locked(name).items()}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_version_and_a_hash(lock):
    assert locked(lock)
    for line, block in locked(lock).values():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", line)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), line


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock):
    allowed = re.compile(
        r"# [\w ,.`:;-]+|[a-z0-9-]+==[\w.]+( ; [\w .'<>=!*()]+)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    assert [] == [line for line in read(lock).splitlines() if not allowed.fullmatch(line)]
    assert not re.search(r"https?:|://|index-url|find-links|\.org|\.com", read(lock))


def test_the_two_locks_hold_the_same_versions():
    runtime, everything = map(versions, LOCKS)
    assert runtime == {package: everything.get(package) for package in runtime}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["dependencies"] + PYPROJECT["build-system"]["requires"]),
        (".ci/everything.lock", [each for extra in PROJECT["optional-dependencies"].values() for each in extra]),
    ],
)
def test_a_lock_is_current(lock, wanted):
    for requirement in map(Requirement, wanted):
        assert requirement.name in versions(lock), f"{requirement} is not in {lock}: run `make lock`."
        found = versions(lock)[requirement.name].split("==")[1]
        assert requirement.specifier.contains(found), f"{lock} holds {found}, not {requirement}: run `make lock`."


def test_the_runtime_stays_small():
    names = {Requirement(each).name for each in PROJECT["dependencies"]}
    assert BROUGHT_BY_DESIGN <= names
    assert len(names - BROUGHT_BY_DESIGN) <= 3


def test_every_place_names_the_same_version():
    citation = re.search(r"(?m)^version: \"?([\d.]+)\"?$", read("CITATION.cff"))[1]
    newest = re.search(r"(?m)^## (\d[\d.]*)", read("CHANGELOG.md"))[1]
    assert [PROJECT["version"]] * 3 == [citation, newest, sa.__version__]


def test_every_place_names_the_same_day_of_release():
    citation = re.search(r"(?m)^date-released: \"?([\d-]+)\"?$", read("CITATION.cff"))[1]
    newest = re.search(r"(?m)^## [\d.]+ – ([\d-]+)$", read("CHANGELOG.md"))[1]
    assert citation == newest


def test_both_licences_are_told():
    assert "MIT AND CC-BY-4.0" == PROJECT["license"]
    for words in (
        "Permission is hereby granted",
        "Creative Commons Attribution 4.0",
        "European Commission",
        "Eurostat",
    ):
        assert words in read("LICENSE")


def test_the_package_says_that_it_is_typed():
    assert b"" == (ROOT / "safe_alloc" / "py.typed").read_bytes()
    assert "Typing :: Typed" in PROJECT["classifiers"]


def test_every_offered_python_is_named():
    assert ">=3.11" == PROJECT["requires-python"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert ["3.11", "3.12", "3.13", "3.14"] == named


@pytest.mark.parametrize("script", [".ci/run", ".ci/wheel_check"])
def test_no_function_of_a_script_has_the_name_of_a_program_it_looks_for(script):
    """`command -v NAME` finds a function of that name, and so a program that is not there."""
    functions = set(re.findall(r"(?m)^(\w+)\(\)", read(script)))
    assert set() == functions & set(re.findall(r"command -v (\w+)", read(script)))
