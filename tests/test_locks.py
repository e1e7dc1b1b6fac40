"""The locks: what every machine installs, satisfies the ranges and names no place."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "locks").glob("*.txt"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
_ENTRY = re.compile(r"[a-z0-9-]+==\S+(?: ; [^\\\n]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+")


def locked(path: Path) -> Mapping[str, list[Requirement]]:
    """By name; several where other Pythons or systems take other versions."""
    found: dict[str, list[Requirement]] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(("#", " ")):
            one = Requirement(line.removesuffix(" \\"))
            found.setdefault(canonicalize_name(one.name), []).append(one)
    return found


def ranges(lock: str) -> list[Requirement]:
    groups, extras = SETTINGS["dependency-groups"], SETTINGS["project"]["optional-dependencies"]
    named = [*SETTINGS["project"]["dependencies"], *groups["build"]]
    if lock == "test":
        named += [*extras["booklet"], *extras["test"], *(line for line in groups["dev"] if isinstance(line, str))]
    return [Requirement(line) for line in named]


def test_there_is_one_to_build_sites_and_one_to_test_with() -> None:
    assert [path.stem for path in LOCKS] == ["site", "test"]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_satisfies_the_ranges(path: Path) -> None:
    versions = locked(path)
    for wanted in ranges(path.stem):
        found = versions.get(canonicalize_name(wanted.name))
        assert found, f"{wanted.name} is not in {path.name}; run `make lock`"
        for one in found:
            (exact,) = one.specifier
            assert wanted.specifier.contains(exact.version), f"{one} is not {wanted}; run `make lock`"


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_versions_and_hashes_and_names_no_place(path: Path) -> None:
    head, _, entries = path.read_text("utf-8").partition("make lock\n")
    assert head.count("\n") == 1
    assert _ENTRY.sub("", entries) == ""
    assert re.findall(r"://|--(?!hash=)[a-z]|\.(?:com|org|io|net)\b|(?<!\S)[/~]", head + entries) == []


def test_what_builds_sites_is_what_is_tested() -> None:
    site, test = (locked(path) for path in LOCKS)
    everywhere = {str(one) for found in test.values() for one in found if one.marker is None}
    wanted = {name: [str(one) for one in found if _versioned(one) not in everywhere] for name, found in site.items()}
    tested = {name: list(map(str, test[name])) for name, found in wanted.items() if found}
    assert {name: found for name, found in wanted.items() if found} == tested


def _versioned(one: Requirement) -> str:
    """Without where: what tests need on each machine, a site may need on some."""
    return f"{one.name}{one.specifier}"


def test_a_wheel_ships_no_tools_of_ours() -> None:
    assert list(SETTINGS["project"]["optional-dependencies"]) == ["booklet", "test"]
