"""The README and the pages beside it, held against what they speak of."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.take_pictures import FOLDER, MISTAKE, PICTURES, PROBLEM
from veiviser.cli.commands import main as veiviser
from veiviser.cli.explanations import explanations
from veiviser.messages import use_language
from veiviser.pipeline import check_site

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EDITORS = (ROOT / "content" / "redaktor" / "index.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "content").rglob("*.md"))]
MADE = ("site/", "content/developers/decisions/2026-")
"""Paths that need not be in a checkout, or that are only begun."""
_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_ROOTS = "content flows prototype generator tests bench tools site"
_ROOMS = "build checks cli engine journeys links model outputs reading serving templating writing"
_PATH = re.compile(rf"(?<![\w/-])(?:{'|'.join(f'{_ROOTS} {_ROOMS}'.split())})/[\w./-]*|[A-Z]+\.md")
_MESSAGE = re.compile(r"^\S+\.(?:yaml|yml|md):\d+:\d+: (?:error|warning): .* \[([a-z-]+)\]$", re.MULTILINE)

_EXPLAINED = re.compile(r"veiviser explain ([a-z]+(?:-[a-z]+)+)")
_ROW = re.compile(r"^\| `([a-z]+(?:-[a-z]+)+)` \|", re.MULTILINE)
"""Of a table of problems: the name that a line begins with."""


def blocks(text: str, language: str = "") -> list[str]:
    """What stands between fences, of one language."""
    return [found["text"] for found in _BLOCK.finditer(text) if found["language"] == language]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `veiviser new` makes; not to be changed."""
    folder = tmp_path_factory.mktemp("made") / "my-guides"
    subprocess.run([sys.executable, "-m", "veiviser", "new", str(folder)], check=True, capture_output=True, timeout=60)
    return folder


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copytree(made, tmp_path / made.name)


@pytest.fixture
def norwegian() -> Iterator[None]:
    """Messages in Norwegian, as they are on a Norwegian site."""
    use_language("nb")
    yield
    use_language("en")


def change(site: Path, old: str, new: str) -> None:
    """Change what stands once in the new site's flow."""
    flow = site / "flows" / "barnehageplass.yaml"
    text = flow.read_text(encoding="utf-8")
    assert text.count(old) == 1
    flow.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_it_names_is_there(path: Path) -> None:
    named = [word for code in _CODE.findall(path.read_text(encoding="utf-8")) for word in _PATH.findall(code)]
    missing = [name for name in named if not name.startswith(MADE) and not _is_there(name)]
    assert missing == []


def _is_there(name: str) -> bool:
    """From the root, the tests, the package or a new site; of a name that ends in a slash, a folder."""
    package = ROOT / "generator" / "veiviser"
    places = [folder / name for folder in (ROOT, ROOT / "tests", package, package / "starter")]
    return any(place.is_dir() if name.endswith("/") else place.exists() for place in places)


def test_every_folder_in_its_tree_is_there() -> None:
    (tree,) = (block for block in blocks(README) if block.startswith("content/"))
    named = [line.split()[0] for line in tree.splitlines()]
    assert [name for name in named if not (ROOT / name).is_dir()] == []


def test_the_layers_are_told_as_they_are() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rows = [re.findall(r"\w+", row) for row in settings["tool"]["importlinter"]["contracts"][0]["layers"]]
    (drawn,) = (block for block in blocks(_text("CONTRIBUTING.md")) if block.startswith("__main__"))
    told = re.findall(r"^\| (`.+?) \| ", _text("content/developers/index.md").partition("## Rooms")[0], re.MULTILINE)
    assert [re.findall(r"\w+", re.split(" {2,}", line)[0]) for line in drawn.splitlines()] == rows
    assert [re.findall(r"\w+", names) for names in told] == rows


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_command_it_names_is_there() -> None:
    targets = re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    commands = re.findall(r"(?:^|[`\\/|] ?)(make|veiviser) ([a-z]+)", README, re.MULTILINE)
    assert {name for program, name in commands if program == "make"} <= {*targets}
    assert {name for program, name in commands if program == "veiviser"} <= {*veiviser.commands}


def test_the_help_it_quotes_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    quoted = [block.partition("\n") for block in blocks(README) if block.startswith("$ ")]
    assert quoted
    for prompt, _, said in quoted:
        arguments = [sys.executable, "-m", *prompt.removeprefix("$ ").split()]
        assert subprocess.run(arguments, capture_output=True, check=True, encoding="utf-8", timeout=60).stdout == said


def test_its_pictures_are_those_that_the_script_takes() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    taken = [*(picture.name for picture in PICTURES), PROBLEM]
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
