"""Another language of the interface is one file: with it, nothing that the site says by itself is left in bokmål."""

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import EXAMPLE
from tests.interface import WORDS, as_catalogue
from tests.words.literals import READ
from veiviser.engine import build_generated
from veiviser.model.interface import PLACE
from veiviser.pipeline import generate
from veiviser.reading import packaged_look
from veiviser.writing import write_files

KNOWN = {"Søk", "Navigasjon", "Designsystemet"}
"""Words that Material's own nynorsk shares with bokmål, and the name of a look."""


def made_up(words: str) -> str:
    """Words of no language, with the same places and the same signs."""
    parts = PLACE.split(words)
    return "".join(f"{{{part}}}" if place % 2 else re.sub(r"[^\W\d_]+", "qq", part) for place, part in enumerate(parts))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built in a language that is one file."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("nn") / "example"))
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("language: nb", "language: nn")
    entries = as_catalogue({key: made_up(words) for key, words in WORDS.by_key.items()})
    write_files(root, {"mkdocs.yml": settings, "prototype/words/nn.po": entries})
    built = tmp_path_factory.mktemp("nn") / "site"
    build_generated(generate(root, processes=1), built)
    return built


def said_in(html: str) -> set[str]:
    """What is read or heard on a page, text by text."""
    page = LexborHTMLParser(html)
    page.strip_tags(["script", "style", "code", "pre"])
    assert page.root is not None
    texts = [node.text(deep=False) for node in page.root.traverse(include_text=True) if node.tag == "-text"]
    texts += [value or "" for node in page.css("*") for name, value in node.attributes.items() if name in READ]
    return {" ".join(text.split()) for text in texts}


def written_by_authors() -> str:
    looked = (path for kind in ("csv", "html", "yaml") for path in packaged_look().glob(f"components/*/*.{kind}"))
    files = [*EXAMPLE.rglob("*.yaml"), *EXAMPLE.rglob("*.md"), *EXAMPLE.rglob("mkdocs.yml"), *looked]
    return " ".join(" ".join(path.read_text("utf-8") for path in files).split())


def test_nothing_is_left_in_bokmal(site: Path) -> None:
    written, left = written_by_authors(), dict[str, str]()
    for page in sorted(site.rglob("*.html")):
        for text in said_in(page.read_text("utf-8")):
            words = re.findall(r"[^\W\d_]{2,}(?: [^\W\d_]{2,})*", text)
            left |= {one: page.name for one in words if one not in written and "qq" not in one}
    assert left.keys() - KNOWN == set(), left


def test_every_page_says_that_it_is_in_that_language(site: Path) -> None:
    said = {page.name: page.read_text("utf-8") for page in site.rglob("*.html")}
    assert [name for name, html in said.items() if not re.search(r"<html\b[^>]* lang=\"nn\"", html)] == []


def test_scripts_say_it_too(site: Path) -> None:
    script = (site / "prototype" / "assets" / "prototype.js").read_text("utf-8")
    assert f'"{made_up(WORDS("samples.nobody"))}"' in script
    assert WORDS("samples.nobody") not in script
    assert '((v) => "" + v.count + " qq qq")({ count: left })' in script
    assert 'word("' not in script + (site / "assets" / "search.js").read_text("utf-8")
