"""What the example project comes to, held against what it came to before."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Golden
from tests.outputs.folding import folded
from veiviser.pipeline import Generated, generate

PROTOTYPE = "verksted/prototype/savnet-katt/"
WHOLE = "chippen.html"
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
    """One page stands whole. The others stand as what sets them apart, so that a word of the frame changes one file."""
    pages = {Path(name).name: str(html) for name, html in made.site_files.items() if name.startswith(PROTOTYPE)}
    assert {WHOLE, "choices.css", "index.html"} <= pages.keys()
    for name, text in pages.items():
        if name in (WHOLE, "choices.css"):
            golden(GOLDENS / name, text)
            continue
        usual = f"{name.removesuffix('.html').rpartition('--')[0]}.html"  # the same screen, in a more usual state
        other = usual if usual in pages else WHOLE
        golden(GOLDENS / f"{name}.txt", folded(text, pages.get(other, ""), other))


def test_what_sets_a_page_apart_is_told() -> None:
    whole = "<main>\n<a href='kart'>Kart</a>\n<h1>Hei</h1>\n</main>"
    page = "<main>\n<a href='kart'>Kart</a>\n<h1>Ha det</h1>\n<p>Ferdig</p>\n</main>"
    told = "[5 as in x]\n[without 1]\nHa det\n[1 as in x]\n<p>\nFerdig\n</p>\n[1 as in x]\n"
    assert folded(page, whole, "x") == told
    assert folded(page.replace("Kart", "Kartet"), whole.replace("Kart", "Kartet"), "x") == told
    assert folded(page.replace("Kart", "Kartet"), whole, "x") != told


def test_each_picture_shows_what_it_did(made: Generated, golden: Golden) -> None:
    for name, html in made.pictures.items():
        if name.startswith("savnet-katt/"):
            golden(GOLDENS / "pictures" / f"{Path(name).name}.html", html + "\n")


def test_the_menu_lists_every_page(made: Generated) -> None:
    guides = {"Veiledninger": ["guide/savnet-katt/index.md"]}
    components = made.nav[-1]["Verksted"][1]["Komponenter"]
    folder = "verksted/designer/komponenter/"
    assert components[0] == f"{folder}index.md"
    assert sorted(components) == sorted(path for path in made.docs if path.startswith(folder))
    assert made.nav == [
        "index.md",
        guides,
        "etterpa.md",
        {
            "Verksted": [
                "verksted/index.md",
                {"Komponenter": components},
                "verksted/designer/dekning.md",
                "verksted/redaktor/lesbarhet.md",
            ]
        },
    ]


def test_the_same_project_gives_the_same_text(example: Path, made: Generated) -> None:
    again = generate(example)
    assert (again.docs, again.site_files, again.pictures) == (made.docs, made.site_files, made.pictures)
