"""The README and the pages beside it, held against what they speak of."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bad_input.running import forked
from tests.five_minutes import blocks, change, made, norwegian, site
from tools.take_pictures import FOLDER, MISTAKE, PICTURES, PROBLEM, STUDIO
from veiviser.cli.commands import main as veiviser
from veiviser.cli.explanations import explanations
from veiviser.pipeline import check_site

__all__ = ["made", "norwegian", "site"]  # fixtures

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EDITORS = (ROOT / "content" / "redaktor" / "index.md").read_text(encoding="utf-8")
PAGES = [
    *(ROOT / name for name in ("README.md", "LESMEG.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "content").rglob("*.md")),
]
MADE = ("site/", "content/developers/decisions/2026-", "prototype/looks/bykle/")
"""Paths that need not be in a checkout, that are only begun, or that a reader is to make."""
_CODE = re.compile(r"`([^`\n]+)`")
_SHOWN = re.compile(r"^`([^`\n]+)`\n+```", re.MULTILINE)
"""Files that stand whole below their names, for readers to make."""
_ROOTS = "content flows prototype generator tests bench tools site"
PACKAGE = ROOT / "generator" / "veiviser"
_ROOMS = " ".join(sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()))
_PATH = re.compile(
    rf"(?<![\w/-])(?:{'|'.join(f'{_ROOTS} {_ROOMS}'.split())})/[\w./-]*|(?<![\w./-])\w+\.py\b|[A-Z]+\.md"
)
_ANY_NAME = re.compile(r"[A-Z]{4,}\.(?!md)")
_MESSAGE = re.compile(r"^\S+\.(?:yaml|yml|md):\d+:\d+: (?:error|warning): .* \[([a-z-]+)\]$", re.MULTILINE)

_EXPLAINED = re.compile(r"veiviser explain ([a-z]+(?:-[a-z]+)+)")
_ROW = re.compile(r"^\| `([a-z]+(?:-[a-z]+)+)` \|", re.MULTILINE)
"""Of a table of problems: the name that a line begins with."""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_it_names_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = [word for code in _CODE.findall(text) for word in _PATH.findall(code)]
    shown = set(_SHOWN.findall(text))
    missing = [name for name in named if not name.startswith(MADE) and name not in shown and not _is_there(name)]
    assert missing == []


def test_what_a_stranger_does_first_takes_three_files_at_most() -> None:
    section = _text("content/developers/index.md").partition("{ #tasks }")[2].partition("\n## ")[0]
    tasks = [line.split("|")[1:3] for line in section.splitlines() if line.startswith("| ")][2:]
    assert len(tasks) >= 6
    assert [task for task, opened in tasks if not 1 <= len(_PATH.findall(opened)) <= 3] == []


def _is_there(name: str) -> bool:
    """
    From the root, the tests, the package or a new site; of a name that ends in a slash, a folder.

    A module by its name alone may be anywhere; `NAME` stands for any name.
    """
    places = [folder / name for folder in (ROOT, ROOT / "tests", PACKAGE, PACKAGE / "starter")]
    if _ANY_NAME.search(name):
        return True
    if "/" not in name and name.endswith(".py"):
        return any(PACKAGE.rglob(name)) or any(place.exists() for place in places)
    return any(place.is_dir() if name.endswith("/") else place.exists() for place in places)


def test_every_folder_in_its_tree_is_there() -> None:
    (tree,) = (block for block in blocks(README) if block.startswith("content/"))
    named = [line.split()[0] for line in tree.splitlines()]
    assert [name for name in named if not (ROOT / name).is_dir()] == []


def test_the_layers_are_told_as_they_are() -> None:
    told = re.findall(r"^\| (`.+?) \| ", _text("content/developers/index.md").partition("## Rooms")[0], re.MULTILINE)
    assert [re.findall(r"\w+", names) for names in told] == _layers("veiviser")


@pytest.mark.parametrize("package", ["reading", "journeys"])
def test_the_rooms_are_told_as_they_are(package: str) -> None:
    _, _, table = _text("content/developers/index.md").partition(f"| room of `{package}` |")
    told = re.findall(r"^\| (`.+?) \| ", table.partition("\n\n")[0], re.MULTILINE)
    names = [name for row in told for name in re.findall(r"\w+", row)]
    rooms = (name for row in _layers(f"veiviser.{package}") for name in row if (PACKAGE / package / name).is_dir())
    assert sorted(names) == sorted(rooms)


def test_so_are_those_of_every_other_package() -> None:
    _, _, table = _text("content/developers/index.md").partition("| room | what is in it |")
    told = re.findall(r"^\| (`.+?) \| ", table.partition("\n\n")[0], re.MULTILINE)
    names = [name for row in told for name in re.findall(r"\w+/\w+", row)]
    rooms = (path.parent.relative_to(PACKAGE) for path in PACKAGE.glob("*/*/__init__.py"))
    assert sorted(names) == sorted(room.as_posix() for room in rooms if room.parts[0] not in ("reading", "journeys"))


def _layers(container: str) -> list[list[str]]:
    """The rows that import-linter holds a package to."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (contract,) = (one for one in contracts if one.get("containers") == [container])
    return [re.findall(r"\w+", row) for row in contract["layers"]]


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_command_it_names_is_there() -> None:
    targets = re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    commands = re.findall(r"(?:^|[`\\/|] ?)(make|veiviser) ([a-z]+)", README, re.MULTILINE)
    assert {name for program, name in commands if program == "make"} <= {*targets}
    assert {name for program, name in commands if program == "veiviser"} <= {*veiviser.commands}


def test_the_help_it_quotes_is_current() -> None:
    quoted = [block.partition("\n") for block in blocks(README) if block.startswith("$ ")]
    assert quoted
    for prompt, _, said in quoted:
        program, *arguments = prompt.removeprefix("$ ").split()
        ended = forked(tuple(arguments), ROOT, {"COLUMNS": "90"})
        assert (program, ended.stdout, ended.returncode) == ("veiviser", said, 0)


def test_its_pictures_are_those_that_the_script_takes() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    taken = [*(picture.name for picture in PICTURES), STUDIO, PROBLEM]
    assert sorted(shown) == sorted(f"tools/pictures/{name}.webp" for name in taken)
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}.webp" for name in taken)
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_000_000


def test_its_sentence_can_be_changed(site: Path) -> None:
    (shown, _) = blocks(README, "yaml")
    assert shown in (site / "flows" / "barnehageplass.yaml").read_text(encoding="utf-8")
    change(site, "hele året", "når du vil")
    assert check_site(site) == ()


def test_its_mistake_is_told_in_the_words_it_quotes(site: Path) -> None:
    change(site, *MISTAKE)
    (problem,) = check_site(site)
    assert f"{problem}\n" in blocks(README)
    assert all(f"`{line}`" in README for line in MISTAKE)
    change(site, "trykk på «Søk om plass»", "trykk på «Søk nå»")
    assert check_site(site) == ()


def test_its_choice_can_be_added_and_is_told(site: Path) -> None:
    (_, added) = blocks(README, "yaml")
    change(site, "          nei:\n", f"{added}          nei:\n")
    assert check_site(site) == ()
    change(site, "            guide: Hvis dere flytter snart, svarer du «Vi flytter dit snart».\n", "")
    assert [problem.id for problem in check_site(site)] == ["untold-branch"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Om barnet", "title: Steg 2: Om barnet"),
        ("    title: Søknaden er sendt", "    titel: Søknaden er sendt"),
    ],
)
def test_the_messages_that_editors_read_are_the_tools_own(old: str, new: str, site: Path, norwegian: None) -> None:
    change(site, old, new)
    quoted = [line for block in blocks(EDITORS, "text") for line in block.splitlines()]
    found = [str(problem) for problem in check_site(site)]
    assert found
    assert [line for line in found if line not in quoted] == []


def _problems_named() -> Iterator[tuple[str, str]]:
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for id in [*_MESSAGE.findall(text), *_EXPLAINED.findall(text), *_ROW.findall(text)]:
            yield path.relative_to(ROOT).as_posix(), id


def test_every_problem_that_is_named_can_be_explained() -> None:
    named = set(_problems_named())
    assert len(named) > 3
    assert {(page, id) for page, id in named if id not in explanations("en")} == set()
