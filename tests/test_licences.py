"""Whose work a site holds, and on what terms, stands in one of its files."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.interface import WORDS, turned
from tests.sites import PROJECTS, ROOT, BuiltSite
from veiviser.engine.assets import frame_files
from veiviser.engine.licences import FILE, licences, standard_terms, whole_licences
from veiviser.engine.parts import PARTS, Part
from veiviser.model.interface import InterfaceWords
from veiviser.reading import packaged_look

MATERIAL = Path(str(files("material") / "templates"))
TOLD = licences(WORDS)
OTHERS = [part for part in PARTS if part.files and part.name != "Veiviser"]
MADE_HERE = (
    "*.html",
    FILE,
    ".veiviser",
    "sitemap.xml",
    "*pagefind/words.json",
    "assets/search.json",
    "verksted/designer/dekning.json",
    "prototype/*",
    "verksted/assets/*.css",
    "verksted/prototype/*",
    "verksted/tavle/*",
    "verksted/valg/*",
    "verksted/test/*",
    "steg/*",
)
"""What is generated of the project's own, and our frame's: by no one else."""


def of_others(project: str, site: Path) -> Iterator[str]:
    """Files of a site that neither its authors nor we made, by path in it."""
    written = (PROJECTS[project] / "content", ROOT / "prototype" / "theme")
    yield "prototype/assets/designsystemet.css"
    yield "verksted/assets/states.css"  # which is the same with more
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        is_made = name == "assets/tokens.css" or any(fnmatchcase(name, pattern) for pattern in MADE_HERE)
        if path.is_file() and not is_made and not any((folder / name).exists() for folder in written):
            yield name


@pytest.mark.parametrize("project", PROJECTS)
def test_each_file_of_others_in_a_site_is_named(project: str, site_of: Callable[[str], BuiltSite]) -> None:
    site = site_of(project).folder
    named = [pattern for part in OTHERS for pattern in part.files]
    others = list(of_others(project, site))
    assert any(name.startswith("assets/stylesheets/main.") for name in others)
    assert any(name.startswith("pagefind/wasm.") for name in others)
    assert [name for name in others if not any(fnmatchcase(name, pattern) for pattern in named)] == []


@pytest.mark.parametrize("part", OTHERS, ids=lambda part: part.name)
def test_what_is_named_is_in_a_site(part: Part, site_of: Callable[[str], BuiltSite]) -> None:
    others = list(of_others("example", site_of("example").folder))
    assert [pattern for pattern in part.files if not any(fnmatchcase(name, pattern) for name in others)] == []


def test_so_is_each_library_in_the_script_of_others() -> None:
    (source_map,) = MATERIAL.glob("assets/javascripts/bundle.*.map")
    sources = json.loads(source_map.read_text("utf-8"))["sources"]
    libraries = {found[1] for source in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", source))}
    assert "rxjs" in libraries
    named = {part.name.removesuffix(".js") for part in PARTS}
    assert libraries - named == set()


def test_so_is_each_crate_that_the_search_tells_of(site_of: Callable[[str], BuiltSite]) -> None:
    programs = [gzip.decompress(path.read_bytes()) for path in (site_of("example").folder / "pagefind").glob("wasm.*")]
    crates = {
        name.decode() for code in programs for name in re.findall(rb"index\.crates\.io-\w+/([a-z_-]+)-[0-9]", code)
    }
    assert {"minicbor", "wasm-bindgen"} <= crates
    named = {name for part in PARTS for name in part.name.split(", ")}
    assert crates - named == set()


def test_so_is_what_unpacks_the_index_in_its_script(site_of: Callable[[str], BuiltSite]) -> None:
    script = (site_of("example").folder / "pagefind" / "pagefind.js").read_text("utf-8")
    assert "gunzipSync" in script  # the name that fflate gives it
    assert any(part.name == "fflate" for part in PARTS)


def test_so_is_each_set_of_icons_that_is_in_its_styles() -> None:
    shapes = {
        shape: path.relative_to(MATERIAL / ".icons").parts[0]
        for path in MATERIAL.glob(".icons/*/**/*.svg")
        for shape in re.findall(r' d="([^"]+)"', path.read_text("utf-8"))
    }
    (styles,) = MATERIAL.glob("assets/stylesheets/main.*.css")
    drawn = re.findall(r""" d=["']([^"']+)""", unquote(styles.read_text("utf-8")))
    sets = {shapes.get(shape, f"of nobody: {shape[:40]}") for shape in drawn}
    assert "material" in sets
    assert [name for name in sets if not any(text in TOLD for text in terms_of_icons(name))] == []


def terms_of_icons(name: str) -> list[str]:
    return [path.read_text("utf-8").strip() for path in MATERIAL.glob(f".icons/{name}/LICENSE*")]


def test_the_terms_are_those_of_the_packages_that_are_installed() -> None:
    wanted = [terms for name in ("material", "octicons", "simple", "fontawesome") for terms in terms_of_icons(name)]
    wanted.append((packaged_look() / "node_modules/@digdir/designsystemet-css/LICENSE").read_text("utf-8"))
    for package in ("veiviser", "mkdocs-material"):
        found = [path for path in distribution(package).files or () if path.name == "LICENSE"]
        wanted += [Path(str(path.locate())).read_text("utf-8") for path in found]
    assert len(wanted) >= 7
    assert [terms[:60] for terms in wanted if terms.strip() not in TOLD] == []


def test_each_part_has_its_terms_or_whose_it_is() -> None:
    assert [part.name for part in PARTS if not part.terms().strip() and not part.holders] == []


def test_whole_terms_are_there_for_each_part_that_brings_none() -> None:
    assert {"MIT", "Apache-2.0", "BSD-3-Clause"} <= {*whole_licences()}
    assert [name for name in whole_licences() if len(standard_terms(name)) < 500] == []
    assert [name for name in whole_licences() if standard_terms(name) not in TOLD] == []
    assert re.findall(r"^Copyright.*(?:YEAR|<year>|<owner>).*$", TOLD, re.MULTILINE) == []


def test_the_package_ships_just_these() -> None:
    settings = json.loads((ROOT / "prototype" / "package.json").read_text("utf-8"))
    assert settings["veiviser"]["licences"] == whole_licences()


def test_it_is_in_the_site_in_letters_that_browsers_know_and_each_page_leads_there(
    site_of: Callable[[str], BuiltSite],
) -> None:
    site = site_of("example").folder
    data = (site / FILE).read_bytes()
    assert data.decode("utf-8-sig") == TOLD.removeprefix("\ufeff")
    assert data.startswith(b"\xef\xbb\xbf")
    assert str(Path.home()).encode() not in data
    assert '<a href="assets/lisenser.txt">Lisenser</a>' in (site / "index.html").read_text("utf-8")
    assert FILE in frame_files(())


def test_it_is_told_in_words_of_the_projects_own() -> None:
    own = {key: turned(words) for key, words in WORDS.by_key.items()}
    told = licences(InterfaceWords(own))
    assert [key for key, words in WORDS.by_key.items() if key.startswith("licences.") and words in told] == []
    assert own["licences.opening"] in told
    assert f"- {own['licences.search'].replace('{name}', 'fflate')}: MIT" in told
    assert all(part.terms().strip() in told and part.address in told for part in PARTS)


def test_what_is_under_the_gpl_tells_where_the_source_of_its_very_version_is() -> None:
    asked = [part for part in PARTS if "GPL" in part.licence]
    assert asked
    assert all(part.files and part.sources for part in asked)
    assert all(address in TOLD for part in asked for address in part.sources)
    assert any(f"v{distribution('pagefind-bin').version}." in address for part in asked for address in part.sources)


def test_nothing_under_the_gpl_is_in_what_we_package() -> None:
    packaged = [path.relative_to(ROOT).as_posix() for path in (ROOT / "generator").rglob("*.pagefind")]
    assert packaged == []
