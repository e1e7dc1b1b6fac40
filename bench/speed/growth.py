"""
What ten times as much costs: processor seconds, memory and the longest page, for each thing that a project has many of.

    python bench/speed/growth.py --rounds 2 pages screens long choices states rows commits

All sites are made from nothing, without what is kept between runs. Of several rounds the least counts, for other work
on the machine only adds to it.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import peer_sites
from generated import make_flow

from veiviser.writing import write_files

_STEPS = (1, 3, 10)
_TOLD = 1.0
"""Seconds; less than that may be the machine's."""


@dataclass(frozen=True)
class Cost:
    """Of one build; the seconds and the memory of all processes, the longest page in bytes."""

    seconds: float
    mebibytes: float
    longest: int


@dataclass(frozen=True)
class Kind:
    """Something that there can be more of."""

    told: str
    least: int
    """How many there are at first; ten times as many at last."""
    lay: Callable[[Path, int], None]
    """Puts a project with so many into a folder."""


def main(arguments: list[str]) -> int:
    """Print a table, a line a kind."""
    parser = argparse.ArgumentParser(description="Measure how the cost of a site grows with what is in it.")
    parser.add_argument("kinds", nargs="*", help=f"of {', '.join(KINDS)}; left out, all")
    parser.add_argument("--rounds", type=int, default=2)
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.kinds) - KINDS.keys():
        parser.error(f"nothing grows that is called {', '.join(sorted(unknown))}")
    alone = _least(Kind("a front page", 1, peer_sites.our_pages), 1, chosen.rounds)
    print(f"A site of one page: {alone.seconds:.2f} s, {alone.mebibytes:.0f} MiB.\n")
    print("| what grows | from, to | seconds | power | MiB | longest page, kB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in chosen.kinds or KINDS:
        kind = KINDS[name]
        print(row(kind, [_least(kind, kind.least * step, chosen.rounds) for step in _STEPS], alone), flush=True)
    return 0


def row(kind: Kind, costs: Sequence[Cost], alone: Cost) -> str:
    """Each figure at one, three and ten times as many."""
    seconds = ", ".join(f"{cost.seconds:.1f}" for cost in costs)
    memory = ", ".join(f"{cost.mebibytes:.0f}" for cost in costs)
    longest = ", ".join(f"{cost.longest / 1_000:.0f}" for cost in costs)
    grown = power([cost.seconds - alone.seconds for cost in costs])
    sizes = f"{kind.least:,}–{kind.least * _STEPS[-1]:,}"
    return f"| {kind.told} | {sizes} | {seconds} | {grown} | {memory} | {longest} |"


def power(costs: Sequence[float]) -> str:
    """
    Of the last step: 1 where ten times as many cost ten times as much, 2 where they cost a hundred times as much.

    Args:
        costs: without what a site of one page costs.
    """
    if costs[-1] < _TOLD:
        return "none"
    return f"{math.log(costs[-1] / max(costs[-2], 0.01)) / math.log(_STEPS[-1] / _STEPS[-2]):.2f}"


def _least(kind: Kind, count: int, rounds: int) -> Cost:
    found = [_measured(kind, count) for _ in range(rounds)]
    return min(found, key=lambda cost: cost.seconds)


def _measured(kind: Kind, count: int) -> Cost:
    with tempfile.TemporaryDirectory(prefix="veiviser-bench-") as made:
        root, cache = Path(made, "site"), Path(made, "cache")
        kind.lay(root, count)
        command = [sys.executable, "-m", "veiviser", "build"]
        environment = {**os.environ, "VEIVISER_CACHE": str(cache)}
        nowhere = subprocess.DEVNULL
        running = subprocess.Popen(command, cwd=root, env=environment, stdout=nowhere, stderr=nowhere)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            raise SystemExit(f"a build of {count} {kind.told} ended with {running.returncode}")
        longest = max(path.stat().st_size for path in (root / "site").rglob("*.html"))
        return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, longest)


def _project(root: Path, flows: Mapping[str, str], files: Mapping[str, str] | None = None) -> None:
    written = {f"flows/{name}.yaml": text for name, text in flows.items()}
    write_files(root, {**written, **(files or {}), "mkdocs.yml": peer_sites.OURS, "content/index.md": "# Start\n"})


def _one_flow(root: Path, screens: int) -> None:
    _project(root, {"reise": make_flow("reise", screens, 1)})


def _choices(root: Path, choices: int) -> None:
    """One question with so many ways on, each to a screen of its own kind."""
    lines = ["title: Valg", "entries: {start: Fra starten}", "screens:"]
    lines += ["  start:", "    title: Velg", "    body:", "      - question: Hva gjelder det?", "        answer: sak"]
    lines += ["        choices:"]
    lines += [f"          sak-{at}: {{label: Sak nummer {at}, to: slutt-{at % 5}}}" for at in range(choices)]
    lines += ["      - button: Neste"]
    for end in range(5):
        lines += [f"  slutt-{end}:", f"    title: Ferdig {end}", "    end: done", "    body: [{text: Takk.}]"]
    _project(root, {"valg": "\n".join(lines) + "\n"})


def _states(root: Path, states: int) -> None:
    """So many answers that the screen after them still knows, for it shows which was picked."""
    lines = ["title: Tilstander", "entries: {start: Fra starten}", "screens:"]
    lines += ["  start:", "    title: Velg", "    next: svar", "    body:"]
    lines += ["      - question: Hva gjelder det?", "        answer: sak", "        choices:"]
    lines += [f"          sak-{at}: {{label: Sak nummer {at}}}" for at in range(states)]
    lines += ["      - button: Neste", "  svar:", "    title: Svaret", "    end: done", "    body:"]
    for at in range(0, states, 10):
        lines += [f"      - text: Du valgte noe nær sak nummer {at}.", f"        when: {{sak: sak-{at}}}"]
    lines += ["      - text: Takk."]
    _project(root, {"tilstander": "\n".join(lines) + "\n"})


_LIST = """\
title: Bytte
entries: {start: Fra starten}
screens:
  start:
    title: Velg
    body:
      - directory: Hvem vil du ha?
        data: leger
        answer: lege
        columns:
          name: {label: Navn, required: true, sort: true}
          place: {label: Kommune, required: true, search: true, filter: true}
          free: {label: Ledige plasser, type: number, required: true, least: [1], none: Full liste, tag: true}
        choices:
          ledig: {label: Lege 1, free: true, to: slutt}
          full: {label: Lege 0, free: false, to: slutt}
      - button: Neste
  slutt:
    title: Ferdig
    end: done
    body: [{text: Takk.}]
"""


def _rows(root: Path, rows: int) -> None:
    lines = ["name,place,free", *(f"Lege {at},Kommune {at % 50},{at % 3}" for at in range(rows))]
    _project(root, {"bytte": _LIST}, {"data/leger.csv": "\n".join(lines) + "\n"})


def _commits(root: Path, commits: int) -> None:
    """A site of 50 pages with so long a history."""
    peer_sites.our_pages(root, 50)
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    history = "".join(_history(commits))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input=history, text=True, check=True)
    subprocess.run(["git", "reset", "--quiet", "main"], cwd=root, check=True)


def _history(commits: int) -> Iterator[str]:
    for at in range(commits):
        yield f"commit refs/heads/main\ncommitter Kari <kari@example.org> {1_700_000_000 + at} +0100\ndata 3\nNy\n"
        text = f"# Side {at}\n"
        path = f"content/omrade-{at % 5}/del-{at // 5 % 10}/side-{at % 50}.md"
        yield f"M 100644 inline {path}\ndata {len(text)}\n{text}\n"


KINDS: Mapping[str, Kind] = {
    "pages": Kind("pages", 100, peer_sites.our_pages),
    "screens": Kind("screens, in flows of a hundred", 300, peer_sites.our_screens),
    "long": Kind("screens of one flow", 100, _one_flow),
    "choices": Kind("choices of one question", 20, _choices),
    "states": Kind("answers that a later screen tells apart", 20, _states),
    "rows": Kind("rows of a list", 500, _rows),
    "commits": Kind("commits of 50 pages", 500, _commits),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
