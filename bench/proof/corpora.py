"""
Other people's flows, in a neutral form, turned into ours, checked and built.

    python bench/proof/corpora.py FOLDER… [--out DIR]

Prints one JSON object: what there was, what was found wrong by problem and flow, how many conditions are conditions of
ours, what our format cannot express (`lost`, by flow), and what it cost. Problems that are only notes are not counted.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from neutral import Converted, convert

from veiviser.checks import find_problems
from veiviser.journeys import TooManyStates, compile_flow
from veiviser.journeys.walking.cover import branch_cover
from veiviser.model.project import Look, Project
from veiviser.pipeline.drawing import draw_flow, view_of
from veiviser.problem import Problem, Report
from veiviser.reading import packaged_look, read_flow, read_look
from veiviser.templating.environment import LookEnvironment, make_environment
from veiviser.writing import write_files

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every value as the text that was written, so that an id is the same with quotes and without."""


def main(arguments: list[str]) -> int:
    """Convert, check and build every flow below the folders; the exit code tells only that the script itself ran."""
    parser = argparse.ArgumentParser(description="Convert, check and build neutral flows.")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, help="where to leave the flows and their pages (else a temporary folder)")
    chosen = parser.parse_args(arguments)
    for folder in chosen.folders:
        if not folder.is_dir():
            parser.error(f"no folder {folder}")
    with tempfile.TemporaryDirectory() as temporary:
        print(json.dumps(measure(chosen.folders, chosen.out or Path(temporary)), ensure_ascii=False, indent=2))
    return 0


def measure(folders: list[Path], out: Path) -> dict[str, Any]:
    """What `main` prints."""
    started = time.perf_counter()
    totals = dict.fromkeys(("flows", "screens", "states", "branches", "walks", "pages"), 0)
    problems: dict[str, list[str]] = {}
    lost: dict[str, list[str]] = {}
    conditions = {"said": 0, "lost": 0}
    faults = Report()
    look = read_look([packaged_look()], faults)
    assert not faults, faults
    environment = make_environment(look)
    for flow in _flows(folders, problems):
        totals["flows"] += 1
        if flow.lost:
            lost[flow.name] = list(flow.lost)
        conditions["said"] += flow.said
        conditions["lost"] += sum("the condition `" in line for line in flow.lost)
        counts, found = build_one(flow, look, environment, out)
        for name, count in counts.items():
            totals[name] += count
        for problem in found:
            if problem.severity != "note":
                problems.setdefault(problem.id, []).append(f"{flow.name}: {problem.place.line}: {problem.message}")
    seconds = time.perf_counter() - started
    a_mib = 1 << 20 if sys.platform == "darwin" else 1 << 10  # of what getrusage counts: bytes there, KiB elsewhere
    return {
        **totals,
        "seconds": round(seconds, 2),
        "peak_memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // a_mib,
        "conditions": conditions,
        "problems": {id: sorted(places) for id, places in sorted(problems.items())},
        "lost": lost,
    }


def build_one(
    flow: Converted, look: Look, environment: LookEnvironment, out: Path
) -> tuple[dict[str, int], list[Problem]]:
    """What one flow counts, and what is wrong with it; its pages are written where nothing is an error."""
    file = PurePosixPath(f"flows/{flow.name}.yaml")
    write_files(out, {str(file): flow.text})
    problems = Report()
    read = read_flow(flow.text, file, look, problems)
    if read is None:
        return {}, problems
    project = Project(name="Corpora", flows={flow.name: read}, look=look)
    counts = {"screens": len(read.screens)}
    try:
        graph = compile_flow(read)
    except TooManyStates:
        return counts, [*problems, *find_problems(project, {})]
    problems += find_problems(project, {flow.name: graph})
    counts |= {
        "states": len(graph.states),
        "branches": len({edge.branch for edge in graph.edges}),
        "walks": len(branch_cover(graph)),
    }
    if not any(problem.severity == "error" for problem in problems):
        files = draw_flow(view_of(environment, graph, {}, {})).files.site
        write_files(out / "site", files)
        counts["pages"] = sum(path.endswith(".html") for path in files)
    return counts, problems


def _flows(folders: list[Path], problems: dict[str, list[str]]) -> Iterator[Converted]:
    """Every flow below the folders, in a stable order, no two with the same name; files that hold none are problems."""
    taken: set[str] = set()
    for folder in folders:
        for path in sorted([*folder.rglob("*.yml"), *folder.rglob("*.yaml")]):
            if not path.is_file():
                continue
            where = path.relative_to(folder).as_posix()
            try:
                neutral = yaml.load(path.read_bytes(), Loader=_LOADER)
            except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
                problems.setdefault("not-yaml", []).append(f"{where}: {' '.join(str(error).split())[:200]}")
                continue
            if isinstance(neutral, dict) and "screens" in neutral:
                yield convert(neutral, taken)
            else:
                problems.setdefault("not-a-flow", []).append(f"{where}: a flow is a mapping with `screens`")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
