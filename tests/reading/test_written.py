"""Each character of a text in YAML has its place in the file, however it was written."""

from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from veiviser.journeys.texts.written import links_in, place_in
from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Mapping
from veiviser.reading.yaml.parsing import read_yaml

FILE = PurePosixPath("flows/a.yaml")


def text_of(written: str) -> Text:
    node = read_yaml(written, FILE, Report())
    assert isinstance(node, Mapping)
    text = shapes.text(node.items["guide"].value, "`guide`", Report())
    assert text is not None
    return text


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("guide: Se [a](b-c) nå", (1, 15)),
        ("guide: 'Se [a](b-c) nå'", (1, 16)),
        ("guide: 'Det''er [a](b-c)'", (1, 21)),
        ('guide: "Se \\"her\\": [a](b-c)"', (1, 25)),
        ('guide: "\\u00c5 \\x41 [a](b-c)"', (1, 25)),
        ("guide: |\n  Hei\n\n  Se [a](b-c)\n", (4, 10)),
        ("guide: >\n  Hei\n  og hei\n\n  Se [a](b-c)\n", (5, 10)),
        ("guide: >-\n  Hei\n    Se [a](b-c)\n", (3, 12)),
        ("guide: Hei\n  og hei\n  se [a](b-c)\n", (3, 10)),
        ("guide: 'Hei\n\n  og ''hei''\n  se [a](b-c)'\n", (4, 10)),
        ('guide: "Hei \\\n  se [a](b-c)"\n', (2, 10)),
    ],
)
def test_a_link_is_placed_in_every_style(written: str, place: tuple[int, int]) -> None:
    (link,) = links_in(text_of(written))
    assert (link.address, link.place) == ("b-c", Place(FILE, *place))


@given(
    st.text(st.sampled_from("ab'\"\\ \n:#-æ"), min_size=1).filter(lambda text: text.strip()), st.sampled_from("'\"|>")
)
def test_each_character_stands_where_it_is_said_to_stand(words: str, style: str) -> None:
    written = yaml.dump({"guide": words}, default_style=style, allow_unicode=True, width=20)
    if "guide" not in (read := yaml.safe_load(written)) or not str(read["guide"]).strip():
        return
    key, _, _ = written.partition(":")
    text, lines = text_of(f"guide{written[len(key) :]}"), f"guide{written[len(key) :]}".split("\n")
    for offset, character in enumerate(text.words):
        place = place_in(text, offset)
        if not character.isspace():
            found = lines[place.line - 1][place.column - 1]
            assert found in (character, "\\", "'")
