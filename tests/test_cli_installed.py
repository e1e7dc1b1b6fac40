"""The package as others install it: the look is inside, and the command needs nothing of this repository."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from build_hook import WORKSHOP, shipped_files
from tests.own_components import NAMES, lay_into
from veiviser.reading import packaged_files, packaged_pages
from veiviser.reading.look.components import looks_in
from veiviser.writing import write_files

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the wheel holds, unpacked."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_look_is_shipped_with_its_styles_the_ages_of_browsers_and_their_licences(installed: Path) -> None:
    look = installed / "veiviser" / "look"
    package = look / "node_modules" / "@digdir" / "designsystemet-css"
    ours = {path.parent.name for path in (ROOT / "prototype" / "components").glob("*/component.yaml")}
    assert {path.name for path in (look / "components").iterdir()} == ours
    assert (package / "LICENSE").exists()
    assert (package / "dist" / "src" / "base.css").exists()
    assert (look / "node_modules" / "browsers.js").exists()
    assert {*looks_in([look])} == {*looks_in([ROOT / "prototype"])}
    assert [path for path in packaged_files(look) if not path.is_file()] == []
    assert (look / "node_modules" / "@fontsource-variable" / "source-sans-3" / "LICENSE").exists()
    assert [path.name for path in (look / "node_modules" / "web-features").iterdir()] == ["LICENSE.txt"]
    assert not [*package.rglob("*.js"), *look.rglob(".*")]


def test_the_start_of_a_site_is_shipped_whole(installed: Path) -> None:
    def names(package: Path) -> list[str]:
        folders = (package / "starter", package / "publishing")
        return sorted(str(path.relative_to(package)) for folder in folders for path in folder.rglob("*"))

    assert names(installed / "veiviser") == names(ROOT / "generator" / "veiviser")


def test_the_pages_of_the_workshop_are_shipped_as_they_are_here(installed: Path) -> None:
    shipped = installed / "veiviser" / "workshop"
    pages = {
        path.relative_to(shipped).as_posix(): path.read_text("utf-8") if path.suffix == ".md" else path.read_bytes()
        for path in shipped.rglob("*.*")
    }
    assert {"designer/index.md", "redaktor/index.md"} <= {*pages}
    assert pages == packaged_pages()
    content = ROOT / "content"
    here = {path.relative_to(content).as_posix() for name in WORKSHOP for path in (content / name).rglob("*.*")}
    assert {*pages} == here


def test_a_site_can_be_made_checked_and_built_with_it(installed: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    commands = (["new", "site"], ["-C", "site", "check", "--strict"], ["-C", "site", "build"], ["links", "site/site"])
    for arguments in commands:
        command = [sys.executable, "-m", "veiviser", *arguments]
        ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
        assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "site" / "prototype" / "flow.schema.json").exists()
    assert (tmp_path / "site" / "site" / "index.html").exists()
    assert (tmp_path / "site" / "site" / "verksted" / "redaktor" / "fakta" / "index.html").exists()


def test_components_of_ones_own_are_drawn_with_it(installed: Path, tmp_path: Path) -> None:
    """The worked examples of the workshop's pages, in a new site that has nothing but the package."""
    environment = os.environ | {"PYTHONPATH": str(installed)}
    for arguments in (["new", "site"], ["-C", "site", "check"], ["-C", "site", "build"]):
        command = [sys.executable, "-m", "veiviser", *arguments]
        ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
        assert ended.returncode == 0, ended.stderr
        lay_into(tmp_path / "site")
    drawn = (tmp_path / "site" / "site" / "steg" / "egne" / "start.html").read_text("utf-8")
    assert 'data-script="date"' in drawn
    for name in NAMES:
        assert (tmp_path / f"site/site/verksted/designer/komponenter/{name}/i-helsenorge.html").is_file()


def test_only_what_makes_a_look_is_shipped(tmp_path: Path) -> None:
    named = {"package": "x", "styles": [], "fonts": {"package": "y", "files": []}, "looks": {}, "licences": []}
    package = {
        "package.json": json.dumps({"veiviser": named}),
        "package-lock.json": "{}",
    }
    look = {"layout/page.html": "", "theme/assets/site.css": "", "components/text/component.yaml": ""}
    others = ("id_rsa", "key.pem", ".env", ".DS_Store", "~$page.html", "#page.html#", "page.html~", "page.html.orig")
    write_files(tmp_path / "look", {**package, **look})
    for name in others:
        (tmp_path / "look" / "layout" / name).write_text("dyp-hemmelighet", "utf-8")
    (tmp_path / "secret.html").write_text("dyp-hemmelighet", "utf-8")
    (tmp_path / "look" / "layout" / "linked.html").symlink_to(tmp_path / "secret.html")
    shipped = {path.relative_to(tmp_path / "look").as_posix() for path in shipped_files(tmp_path / "look")}
    assert {name for name in shipped if not name.startswith("node_modules/")} == {"package.json", *look}
