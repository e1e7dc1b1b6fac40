"""The gallery shows what can be copied."""

import re
import textwrap
from pathlib import Path

import pytest

from tests.conftest import ReadFlow
from tests.projects import SETTINGS, write_project
from veiviser.model.project import Look
from veiviser.outputs.gallery.states import graph_of, states_of
from veiviser.outputs.gallery.telling import tell_component, tell_index
from veiviser.pipeline import generate

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


def test_an_example_is_shown_at_rest_pointed_at_reached_picked_and_wrong(look: Look) -> None:
    marks = re.findall(r"<!-- picture component/question/reveal-(\S+) -->", tell_component("question", look))
    assert marks == ["rest", "hover", "focus", "fysisk-1", "fysisk-2", "fysisk-wrong"]


def test_only_what_can_be_pressed_is_shown_under_the_pointer_and_out_of_use(look: Look) -> None:
    shown = {
        name: {state for example in c.examples for state in states_of(c, graph_of(c, example, look.words), look.words)}
        for name, c in look.components.items()
    }
    assert {"hover", "focus", "disabled"} <= shown["button"]
    assert {"hover", "focus"} <= shown["help"] & shown["accordion"] & shown["menu"]
    assert not {"hover", "focus", "disabled"} & (shown["heading"] | shown["notice"] | shown["stepper"])


BRANDED = SETTINGS.replace("{gallery: false}", "{brand: {colours: {accent: '#6b2f5b'}}}")
LINK = re.compile(r'<link rel="stylesheet" href="([^"]*)">')


def test_each_component_has_a_page_in_each_look_and_in_the_sites_own_colours(tmp_path: Path) -> None:
    made = generate(write_project(tmp_path, BRANDED))
    folder = "verksted/designer/komponenter/button"
    pages = sorted(path for path in made.framed_pages if path.startswith(f"{folder}/"))
    assert pages == [f"{folder}/i-designsystemet.html", f"{folder}/i-helsenorge.html"]
    assert set(pages) < set(made.manifest)
    for before, look in {"": "designsystemet-branded", "helsenorge/": "helsenorge"}.items():
        drawn = made.pictures[f"{before}component/button/plain-hover"]
        states = [f"@root@/verksted/assets/states-{look}-{scheme}.css" for scheme in ("light", "dark")]
        both = "@root@/verksted/assets/states.css"
        assert LINK.findall(drawn) == [both, states[0], both, states[1]]
        assert drawn.count('data-state="hover"') == 2
        assert ("6b2f5b" in str(made.site_files[states[0].removeprefix("@root@/")])) is (before == "")
    chosen = re.findall(r'<a href="([^"]*)"(.*?)>([^<]*)</a>', made.pictures["helsenorge/component/button/choices"])
    assert chosen == [
        ("index.html", "", "Designsystemet med egne farger"),
        ("i-designsystemet.html", "", "Designsystemet"),
        ("i-helsenorge.html", ' aria-current="page"', "Helsenorge"),
    ]


def test_a_template_of_a_look_is_drawn_in_that_look_alone(tmp_path: Path) -> None:
    whole = SETTINGS.replace("veiviser: {gallery: false}", "veiviser")
    template = '<p class="text" id="{{ id }}">Annerledes: {{ text }}</p>\n'
    files = {"prototype/looks/bykle/components/text/template.html": template}
    made = generate(write_project(tmp_path, whole, files=files))
    drawn = {name: html for name, html in made.pictures.items() if name.endswith("component/text/plain-rest")}
    assert {name: "Annerledes" in html for name, html in drawn.items()} == {
        "component/text/plain-rest": False,
        "bykle/component/text/plain-rest": True,
        "helsenorge/component/text/plain-rest": False,
    }
