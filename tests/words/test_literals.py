"""What people read stands in the catalogues, and nowhere else."""


import pytest

from tests.words.literals import in_template
from veiviser.reading import packaged_look

LOOK = packaged_look()
TEMPLATES = sorted(
    path.relative_to(LOOK).as_posix()
    for pattern in ("layout/*.html", "components/*/template.html")
    for path in LOOK.glob(pattern)
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_says_nothing_by_itself(template: str) -> None:
    assert list(in_template((LOOK / template).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{{ words }}</p>", []),
        ("<p>\nTelefon: {{ number }}</p>", [(2, "Telefon:")]),
        ('<nav class="of all"\n aria-label="Sider {{ part }}">', [(2, "Sider")]),
        ('{% set a = {"x": "Skriv et tall"} %}', [(1, "Skriv et tall")]),
        ('<a href="{{ "to-page" }}" class="one two">{# A comment. #}<!-- Another. -->›</a>', []),
        ('{{ word("page.menu") }}{{ "Lås" }}', [(1, "Lås")]),
    ],
)
def test_a_literal_is_seen(template: str, found: list[tuple[int, str]]) -> None:
    assert list(in_template(template)) == found
