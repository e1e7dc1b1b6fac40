"""A template that cannot be drawn is a problem at its line, in whatever process it is drawn."""

from pathlib import Path

import pytest

from tests.build.projects import leading_to, write_project
from veiviser.build import generate
from veiviser.problem import ProblemsFound
from veiviser.reading import packaged_look
from veiviser.writing import write_files


@pytest.mark.parametrize(
    ("file", "right", "wrong", "line", "named"),
    [
        ("page.html", "{{ title }}", "{{ titel }}", 9, "titel"),
        ("page.html", "{{ title }}", "{{ flow.titel }}", 9, "titel"),
        ("page.html", "{{ title }}", "{% include 'borte.html' %}", 9, "borte.html"),
        ("picture.html", "{{", "{{ bilde }}{{", 1, "bilde"),
    ],
)
@pytest.mark.parametrize("processes", [1, 2])
def test_it_names_the_line(
    file: str, right: str, wrong: str, line: int, named: str, processes: int, tmp_path: Path
) -> None:
    write_project(tmp_path, {"a": leading_to("tel:116117"), "b": leading_to("tel:116117")})
    template = (packaged_look() / "layout" / file).read_text("utf-8").replace(right, wrong, 1)
    write_files(tmp_path, {f"prototype/layout/{file}": template})
    with pytest.raises(ProblemsFound) as raised:
        generate(tmp_path, processes=processes)
    (problem,) = raised.value.problems
    assert (str(problem.place), problem.id) == (f"prototype/layout/{file}:{line}:1", "bad-template")
    assert f"`{named}`" in problem.message
