"""What is drawn of large projects is held compressed, and comes out the same."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.projects import FLOW, write_project
from veiviser.model.compressed import Compressed, texts_of
from veiviser.pipeline import generate
from veiviser.pipeline.pool import ENOUGH

TEXTS = st.dictionaries(st.text(max_size=3), st.text(max_size=9))


@given(TEXTS, TEXTS)
def test_compressed_texts_are_the_same(some: dict[str, str], others: dict[str, str]) -> None:
    held = texts_of([Compressed(some), others])
    assert held == {**some, **others}
    assert [*held] == [*{**some, **others}]
    assert isinstance(held, Compressed)
    assert held.only(others.__contains__) == others
    assert "nowhere" not in held


def test_texts_are_held_as_they_are_where_none_is_compressed() -> None:
    assert texts_of([{"a": "1"}, {"a": "2"}]) == {"a": "2"}
    assert isinstance(texts_of([{"a": "1"}]), dict)


def test_a_large_project_is_drawn_compressed_and_comes_out_the_same(tmp_path: Path) -> None:
    alike = FLOW + "# Like this, many times.\n" * (ENOUGH // 25 + 1)
    small, large = write_project(tmp_path / "small"), write_project(tmp_path / "large", flows=alike)
    for public in (False, True):
        as_it_is, compressed = (generate(root, processes=1, public=public).site_files for root in (small, large))
        assert isinstance(as_it_is, dict)
        assert isinstance(compressed, Compressed)
        assert dict(compressed) == as_it_is
