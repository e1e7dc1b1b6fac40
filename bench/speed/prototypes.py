"""
Prototypes alone: the flows of a project read, checked, drawn and written, without maps, guides, pictures and pages.

    python bench/speed/prototypes.py PROJECT FOLDER
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from veiviser.journeys.telling.guide import tell
from veiviser.outputs.flow.prototype import draw_prototype
from veiviser.pipeline.flows import Around, Flows
from veiviser.pipeline.pool import shared_out
from veiviser.problem import Problem
from veiviser.reading import open_project, read_look, uncollected
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens
from veiviser.writing import write_files


class Prototypes(Flows):
    """Flows of which only the prototype is drawn: no map, no guide and no pictures."""

    def pages(self, name: str) -> Mapping[str, str]:
        """By path in the site."""
        _, graph, _ = self._read(name)
        assert graph is not None
        screens = Screens(self.environment, graph, lambda target: f"../{target.flow}/index.html")
        return dict(draw_prototype(self.environment, screens, graph, tell(graph), {}))

    def written(self, name: str, folder: Path) -> int:
        """Write them below a folder; how many they are."""
        files = self.pages(name)
        del self._compiled[name]
        write_files(folder, files)
        return len(files)


def main(arguments: list[str]) -> int:
    """Write them, flow by flow; errors end it."""
    root, folder = map(Path, arguments)
    opened = open_project(root, read_look)
    flows = Prototypes(opened, make_environment(opened.look))
    names = [(name,) for name in opened.sources]
    with uncollected(), shared_out(flows, sum(len(source.text) for source in opened.sources.values())) as work:
        outlined = [found.problems for found in work.each(Flows.outline, names)]
        checked = work.each(Flows.check, [(name, Around()) for (name,) in names])
        problems: list[Problem] = [problem for found in (*outlined, *checked) for problem in found]
        if any(problem.severity == "error" for problem in problems):
            print(*problems, sep="\n", file=sys.stderr)
            return 1
        print(sum(work.each(Prototypes.written, [(name, folder) for (name,) in names])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
