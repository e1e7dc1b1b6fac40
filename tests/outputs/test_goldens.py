"""What the example project comes to, held against what it came to before."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Golden
from veiviser.pipeline import Generated, generate

GOLDENS = Path(__file__).parents[1] / "goldens" / "example"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy without a history: what says when something was changed would differ from commit to commit."""
    return Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("copy") / "example"))


@pytest.fixture(scope="module")
def made(example: Path) -> Generated:
    return generate(example)


def test_the_guide_reads_as_it_did(made: Generated, golden: Golden) -> None:
    golden(GOLDENS / "guide.md", str(made.docs["guide/savnet-katt/index.md"]))


def test_each_page_shows_what_it_did(made: Generated, golden: Golden) -> None:
    pages = [name for name in made.site_files if name.startswith("prototype/savnet-katt/")]
    assert len(pages) == 14  # a page a state, the map and the stylesheet
    for name in pages:
        golden(GOLDENS / Path(name).name, str(made.site_files[name]))


def test_each_picture_shows_what_it_did(made: Generated, golden: Golden) -> None:
    for name, html in made.pictures.items():
        if name.startswith("savnet-katt/"):
            golden(GOLDENS / "pictures" / f"{Path(name).name}.html", html + "\n")


def test_the_menu_lists_every_page(made: Generated) -> None:
    guides = {"Veiledninger": ["guide/savnet-katt/index.md"]}
    assert made.nav == [
        "index.md",
        guides,
        "etterpa.md",
        "designer/komponenter.md",
        "designer/dekning.md",
        "redaktor/lesbarhet.md",
    ]


def test_the_same_project_gives_the_same_text(example: Path, made: Generated) -> None:
    again = generate(example)
    assert (again.docs, again.site_files, again.pictures) == (made.docs, made.site_files, made.pictures)
