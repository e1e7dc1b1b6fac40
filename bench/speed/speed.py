"""
How fast generated flows are checked, drawn and written, and how fast a change of one screen is shown.

    python bench/speed/speed.py --flows 100 --screens 100
"""

import argparse
import json
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generated import make_flow
from prototypes import Prototypes

from veiviser.pipeline import Cache, check_site, generate
from veiviser.pipeline.flows import Flows
from veiviser.pipeline.pool import shared_out
from veiviser.reading import open_project, read_look, uncollected
from veiviser.templating.environment import make_environment
from veiviser.writing import write_files

_SETTINGS = """\
site_name: Bench
site_url: https://example.org/
docs_dir: content
theme: {name: material, language: nb, font: false}
"""
_SEED = 1


def main(arguments: list[str]) -> int:
    """Make the flows in a temporary folder, measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description="Measure checking, drawing and rebuilding on generated flows.")
    parser.add_argument("--flows", type=int, default=100)
    parser.add_argument("--screens", type=int, default=100, help="in each flow")
    chosen = parser.parse_args(arguments)
    if chosen.flows < 1 or chosen.screens < 2:
        parser.error("there is something to measure from 1 flow of 2 screens on")
    with tempfile.TemporaryDirectory(prefix="veiviser-bench-") as folder:
        print(json.dumps(measure(Path(folder), chosen.flows, chosen.screens), indent=2))
    return 0


def measure(folder: Path, flows: int, screens: int) -> dict[str, Any]:
    """What `main` prints: seconds by the clock, and of the processors, those of child processes too."""
    root = folder / "project"
    texts = {f"flows/reise-{number}.yaml": make_flow(f"reise-{number}", screens, _SEED) for number in range(flows)}
    write_files(root, {**texts, "mkdocs.yml": _SETTINGS, "content/index.md": "# Start\n"})
    check, build, change = _Timer(), _Timer(), _Timer()
    alone = prototypes(root, folder / "prototypes")
    with check.running():
        problems = check_site(root)
    with build.running():
        made = generate(root)
        write_files(folder / "site", made.site_files)
    pages = made.states
    del made
    peaks = {"self": _peak(resource.RUSAGE_SELF), "largest_child": _peak(resource.RUSAGE_CHILDREN)}
    cache = Cache()
    shown = generate(root, cache=cache).site_files
    path, text = next(iter(texts.items()))
    write_files(root, {path: text.replace("title: Skjerm nummer 0", "title: Skjermen ved begynnelsen")})
    with change.running():
        files = generate(root, cache=cache).site_files
        changed = [name for name in files if files[name] != shown[name]]
    drawing = build.seconds - check.seconds
    return {
        "flows": flows,
        "screens": flows * screens,
        "problems": len([problem for problem in problems if problem.severity != "note"]),
        "megabytes": round(sum(map(len, texts.values())) / 1e6, 1),
        "check_seconds": round(check.seconds, 2),
        "check_processor_seconds": round(check.processor, 2),
        "pages": pages,
        "prototype_pages_per_second": round(pages / alone.seconds),
        "draw_and_write_seconds": round(drawing, 2),
        "draw_and_write_processor_seconds": round(max(build.processor - check.processor, 0), 2),
        "peak_mib": peaks,
        "one_screen_change_seconds": round(change.seconds, 3),
        "one_screen_change_processor_seconds": round(change.processor, 3),
        "one_screen_change_files": len(changed),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def prototypes(root: Path, folder: Path) -> "_Timer":
    """How long the pages of all prototypes take to draw, on all cores, and to write."""
    opened = open_project(root, read_look)
    names = [(name,) for name in opened.sources]
    flows, timer = Prototypes(opened, make_environment(opened.look)), _Timer()
    with uncollected(), shared_out(flows, sum(len(source.text) for source in opened.sources.values())) as work:
        list(work.each(Flows.outline, names))
        with timer.running():
            for drawn in work.each(Prototypes.pages, names):
                write_files(folder, drawn)
    return timer


class _Timer:
    """
    Attributes:
        seconds: by the clock.
        processor: seconds that this process and its ended children had of the processors.
    """

    def __init__(self) -> None:
        self.seconds = self.processor = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        began, worked = time.perf_counter(), _worked()
        yield
        self.seconds, self.processor = time.perf_counter() - began, _worked() - worked


def _worked() -> float:
    return sum(os.times()[:4])


def _peak(who: int) -> int:
    a_mib = 1 << 20 if sys.platform == "darwin" else 1 << 10  # of what getrusage counts: bytes there, KiB elsewhere
    return int(resource.getrusage(who).ru_maxrss) // a_mib


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
