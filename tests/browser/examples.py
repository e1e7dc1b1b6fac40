"""A page with the examples of all components, as a look draws them."""

import re
from dataclasses import replace
from pathlib import Path

from veiviser.journeys import compile_flow
from veiviser.journeys.examples import example_flow
from veiviser.model.flow import Flow
from veiviser.outputs.whole_site.assets import make_assets
from veiviser.problem import Report
from veiviser.reading import packaged_look, read_look
from veiviser.reading.look.theme import read_theme
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens
from veiviser.writing import write_files


def examples_page(folder: Path, name: str) -> Path:
    """
    A page with the example of every component, each in a screen of its own, drawn in a look.

    The last screen asks for two things, and so has a list of what is open.
    """
    problems = Report()
    look = read_look([packaged_look()], problems, "nb", name)
    assert problems == []
    flows = {
        (component.name, example): example_flow(component, example, "Eksempel")
        for component in look.components.values()
        for example in component.examples
    }
    flows["errors", "two"] = _both(flows["field", "text"], flows["textarea", "plain"])
    environment, screens = make_environment(look), list[str]()
    for (part, example), flow in flows.items():
        graph = compile_flow(flow)
        screen = str(Screens(environment, graph, lambda target: target.address).page(graph.states[0]))
        apart = re.sub(r'\b(id|for|name|aria-\w+by)="', rf'\1="{part}--{example}--', screen)
        screens.append(f'<section id="{part}/{example}">{apart}</section>')
    links = "".join(
        f'<link rel="stylesheet" href="{path}">' for path in reversed([*make_assets(look)]) if "css" in path
    )
    html = f"<!doctype html><html lang=nb><title>x</title>{links}<main>{''.join(screens)}</main></html>"
    fonts = {path: file for path, file in read_theme([packaged_look()], problems).items() if path.endswith("woff2")}
    write_files(folder, {**make_assets(look), **fonts, "index.html": html})
    return folder / "index.html"


def _both(one: Flow, other: Flow) -> Flow:
    """A flow whose screen holds what both have."""
    (name, first), (_, second) = *one.screens.items(), *other.screens.items()
    screen = replace(first, body=first.body + second.body)
    return replace(one, screens={name: screen}, variables={**one.variables, **other.variables})
