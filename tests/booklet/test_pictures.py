"""`veiviser pictures`: the screens as files, as long as they are, and with words that can be searched."""

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.bad_input.running import veiviser
from tests.conftest import EXAMPLE
from veiviser.journeys import compile_flows
from veiviser.model.journey import Graph
from veiviser.reading import read_project

FLOW = "savnet-katt"


@pytest.fixture(scope="module")
def graph() -> Graph:
    project, problems = read_project(EXAMPLE)
    assert project is not None, problems
    return compile_flows(project)[0][FLOW]


def test_each_state_gets_a_picture_as_wide_as_a_phone(tmp_path: Path, graph: Graph) -> None:
    told = veiviser("pictures", FLOW, "--to", str(tmp_path), at=EXAMPLE)
    assert (told.returncode, told.stderr) == (0, "")
    made = {path.stem: path for path in (tmp_path / FLOW).iterdir()}
    assert set(made) == set(graph.pages.values())
    sizes = set[tuple[int, int]]()
    for path in made.values():
        with Image.open(path) as picture:
            sizes.add(picture.size)
            shades = picture.convert("L").histogram()
            assert any(shades[:80])  # letters
            assert any(shades[240:])  # paper
    assert {width for width, _ in sizes} == {2 * 390}
    assert len({height for _, height in sizes}) > 1


def test_one_pdf_has_a_sheet_for_each_state(tmp_path: Path, graph: Graph) -> None:
    told = veiviser("pictures", FLOW, "--format", "pdf", "--to", str(tmp_path), at=EXAMPLE)
    assert (told.returncode, told.stderr) == (0, "")
    made = PdfReader(tmp_path / f"{FLOW}.pdf")
    assert [getattr(item, "title", "") for item in made.outline] == list(graph.pages.values())
    assert len(made.pages) == len(graph.states)
    for state, sheet in zip(graph.states, made.pages, strict=True):
        title = graph.flow.screens[state.screen].title.words
        words = " ".join(sheet.extract_text().split())
        assert title in words


def test_a_flow_that_is_not_there_is_told(tmp_path: Path) -> None:
    told = veiviser("pictures", "savnet-kat", "--to", str(tmp_path), at=EXAMPLE)
    assert told.returncode == 2
    assert "did you mean `savnet-katt`?" in told.stderr
