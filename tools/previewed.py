"""A project's preview, for a browser to look at."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from veiviser.engine import Generated, build_generated
from veiviser.messages import use_language
from veiviser.pipeline import generate
from veiviser.serving import Preview, open_server
from veiviser.serving.watching import watched


def new_project(folder: Path) -> Path:
    """The project that `veiviser new` makes."""
    subprocess.run([sys.executable, "-m", "veiviser", "new", str(folder)], check=True, capture_output=True)
    return folder


@contextmanager
def previewed(project: Path) -> Iterator[str]:
    """Where its preview stands, which speaks Norwegian as the pages do; whoever looks goes elsewhere before the end."""

    def generated(root: Path, _first: str, _show: object, _checkpoint: object) -> Generated:
        return generate(root)

    def rendered(_: Path, made: Generated, site: Path, _checkpoint: object) -> None:
        build_generated(made, site)

    use_language("nb")
    with (
        Preview(project, tell=lambda words: None, generate=generated, render=rendered) as preview,
        open_server(preview, 8000) as server,
        watched(project, preview.rebuild),
    ):
        preview.rebuild()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()
