"""A flow's prototype alone, drawn from its text into a folder that a browser opens."""

from pathlib import Path

from veiviser.journeys import compile_flow
from veiviser.journeys.telling.guide import tell
from veiviser.model.flow import Flow
from veiviser.model.project import Look
from veiviser.outputs.flow.prototype import draw_prototype
from veiviser.outputs.whole_site.assets import make_assets
from veiviser.problem import Report
from veiviser.reading import packaged_look
from veiviser.reading.look.theme import read_theme
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens
from veiviser.writing import write_files


def draw_flow(flow: Flow, look: Look, folder: Path) -> Path:
    """The folder of the flow's pages."""
    graph, environment = compile_flow(flow), make_environment(look)
    screens = Screens(environment, graph, lambda target: target.address)
    frame = read_theme([packaged_look()], Report()).items()
    fonts = {path: file for path, file in frame if path.endswith("woff2")}
    drawn = dict(draw_prototype(environment, screens, graph, tell(graph), {}))
    write_files(folder, {**make_assets(look), **fonts, **drawn})
    return folder / "verksted/prototype" / flow.name
