"""A page with the examples of all components, as a look draws them."""

import re
from pathlib import Path

from veiviser.journeys import compile_flow
from veiviser.journeys.examples import example_flow
from veiviser.outputs.whole_site.assets import make_assets
from veiviser.problem import Report
from veiviser.reading import packaged_look, read_look
from veiviser.reading.look.theme import read_theme
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens
from veiviser.writing import write_files


def examples_page(folder: Path, name: str) -> Path:
    """A page with the example of every component, each in a screen of its own, drawn in a look."""
    problems = Report()
    look = read_look([packaged_look()], problems, "nb", name)
    assert problems == []
    environment, screens = make_environment(look), list[str]()
    for component in look.components.values():
        for example in component.examples:
            graph = compile_flow(example_flow(component, example, "Eksempel"))
            screen = str(Screens(environment, graph, lambda target: target.address).page(graph.states[0]))
            apart = re.sub(r'\b(id|for|name|aria-\w+by)="', rf'\1="{component.name}--{example}--', screen)
            screens.append(f'<section id="{component.name}/{example}">{apart}</section>')
    links = "".join(
        f'<link rel="stylesheet" href="{path}">' for path in reversed([*make_assets(look)]) if "css" in path
    )
    html = f"<!doctype html><html lang=nb><title>x</title>{links}<main>{''.join(screens)}</main></html>"
    fonts = {path: file for path, file in read_theme([packaged_look()], problems).items() if path.endswith("woff2")}
    write_files(folder, {**make_assets(look), **fonts, "index.html": html})
    return folder / "index.html"
