"""A flow's prototype alone, drawn from its text into a folder that a browser opens."""

from pathlib import Path

from veiviser.journeys import compile_flow
from veiviser.journeys.telling.guide import tell
from veiviser.model.flow import Flow
from veiviser.model.project import Look
from veiviser.outputs.flow.prototype import draw_prototype
from veiviser.outputs.whole_site.assets import make_assets
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens


def draw_flow(flow: Flow, look: Look, folder: Path) -> Path:
    """The folder of the flow's pages."""
    graph, environment = compile_flow(flow), make_environment(look)
    screens = Screens(environment, graph, lambda target: target.address)
    files = {**make_assets(look), **dict(draw_prototype(environment, screens, graph, tell(graph), {}))}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder / "verksted/prototype" / flow.name
