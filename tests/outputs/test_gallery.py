"""The gallery shows what can be copied."""

import re
import textwrap

import pytest

from tests.conftest import ReadFlow
from veiviser.model.project import Look
from veiviser.outputs.whole_site.gallery import tell_components

EXAMPLE = re.compile(r"```yaml\n(.*?)```\n\n<!-- picture component/(\S+) -->", re.DOTALL)
FLOW = """
title: T
entries: {{a: Start}}
screens:
  a:
    title: A
    next: slutt
    body:
{blocks}
  slutt: {{title: Slutt, end: done, body: [{{text: X}}]}}
"""


def test_every_example_can_be_copied_into_a_flow(look: Look, flow_of: ReadFlow) -> None:
    found = EXAMPLE.findall(tell_components(look))
    assert len(found) == sum(len(component.examples) for component in look.components.values())
    for yaml, _ in found:
        flow_of(FLOW.format(blocks=textwrap.indent(yaml.replace('"#"', "slutt"), "      ")))


@pytest.mark.parametrize("words", ["purpose", "accessibility", "says"])
def test_the_gallery_says_what_the_declarations_say(words: str, look: Look) -> None:
    text = tell_components(look)
    for component in look.components.values():
        of_all = {"purpose": component.purpose, "accessibility": component.accessibility}
        said = [of_all[words]] if words in of_all else [option.says for option in component.options.values()]
        for sentence in said:
            assert sentence, component.name
            assert sentence.replace("|", "\\|").replace("<", "&lt;") in text
