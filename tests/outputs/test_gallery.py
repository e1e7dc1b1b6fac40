"""The gallery shows what can be copied."""

import re
import textwrap

import pytest

from tests.conftest import ReadFlow
from veiviser.model.project import Look
from veiviser.outputs.whole_site.gallery import states_of, tell_component, tell_index

EXAMPLE = re.compile(r"```yaml\n(.*?)```\n", re.DOTALL)
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
    found = [yaml for name in look.components for yaml in EXAMPLE.findall(tell_component(name, look))]
    assert len(found) == sum(len(component.examples) for component in look.components.values())
    for yaml in found:
        flow_of(FLOW.format(blocks=textwrap.indent(yaml.replace('"#"', "slutt"), "      ")))


@pytest.mark.parametrize("words", ["purpose", "accessibility", "says"])
def test_the_gallery_says_what_the_declarations_say(words: str, look: Look) -> None:
    for name, component in look.components.items():
        text = tell_component(name, look)
        of_all = {"purpose": component.purpose, "accessibility": component.accessibility}
        said = [of_all[words]] if words in of_all else [option.says for option in component.options.values()]
        for sentence in said:
            assert sentence, component.name
            assert sentence.replace("|", "\\|").replace("<", "&lt;") in text


def test_every_component_stands_in_the_index_by_its_name_and_its_key(look: Look) -> None:
    text = tell_index(look)
    for name, component in look.components.items():
        assert component.title
        assert f"## [{component.title}]({name}.md)\n\n`{name}`" in text
        assert f"<!-- picture component/{name}/thumbnail -->" in text


def test_a_page_says_what_a_component_is_not_for(look: Look) -> None:
    for name, component in look.components.items():
        assert component.not_for, name
        assert component.not_for in tell_component(name, look)


def test_an_example_is_shown_in_the_light_in_the_dark_picked_and_wrong(look: Look) -> None:
    marks = re.findall(r"<!-- picture component/question/reveal-(\S+) -->", tell_component("question", look))
    assert marks == ["light", "dark", "hover", "focus", "fysisk-1", "fysisk-2", "fysisk-wrong"]


def test_only_what_can_be_pressed_is_shown_under_the_pointer_and_out_of_use(look: Look) -> None:
    shown = {
        name: {state for example in c.examples for state in states_of(c, example, look.words)}
        for name, c in look.components.items()
    }
    assert {"hover", "focus", "disabled"} <= shown["button"]
    assert {"hover", "focus"} <= shown["help"] & shown["accordion"] & shown["menu"]
    assert not {"hover", "focus", "disabled"} & (shown["heading"] | shown["notice"] | shown["stepper"])
