"""
What could be changed on built pages, and `veiviser prove` would not notice: `python bench/proof/unnoticed.py [FILE…]`.

One text or attribute is changed at a time, of each kind that pages have: a kind is the element that it stands in and
the one around that, with their classes. With `--moved`, each text becomes another text of the same page instead, so
that every word is known. Without files, pages of the example that show something of everything.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

from veiviser.model.project import Project
from veiviser.model.site import flow_folder
from veiviser.pipeline import build_site
from veiviser.problem import Problem
from veiviser.reading import read_project
from veiviser.stranger.built.proof import Walks, find_wrong_around, find_wrong_elsewhere, walker_of
from veiviser.stranger.built.site import BuiltSite

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests/example"
USUAL = (
    "verksted/prototype/savnet-katt/om-katten.html",
    "verksted/prototype/savnet-katt/sendt--meldt-ja.html",
    "verksted/prototype/savnet-katt/index.html",
    "steg/savnet-katt/om-katten.html",
    "guide/savnet-katt/index.html",
    "index.html",
)
_SILENT = frozenset({"script", "style"})
_NEVER_READ = ("class", "id", "d", "viewbox", "x", "y", "width", "height", "points", "transform", "nonce", "xmlns")
"""Attributes that are for machines and eyes: what they say is drawn, not read."""
_ALONE = frozenset({"meta", "link", "input", "img", "br", "hr", "wbr", "path", "rect", "circle", "line", "use"})


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a page, changed."""

    kind: str
    before: str
    start: int
    end: int
    after: str

    def on(self, html: str) -> str:
        return html[: self.start] + self.after + html[self.end :]


class _Places(HTMLParser):
    """Every text and attribute of a page, with where it stands."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html, self.found = html, list[Change]()
        self.around: list[str] = []
        lengths = [len(line) + 1 for line in html.split("\n")]
        self.begins = [sum(lengths[:n]) for n in range(len(lengths))]
        self.feed(html)
        self.close()

    @property
    def at(self) -> int:
        line, column = self.getpos()
        return self.begins[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        said = self.get_starttag_text() or ""
        name = tag + "".join(f".{one}" for one in classes[:1])
        for found in re.finditer(r'\s([a-zA-Z-]+)="([^"]+)"', said):
            if found[1].lower() not in _NEVER_READ:
                kind = f"{' '.join([*self.around[-1:], name])}[{found[1]}]"
                start, end = (self.at + place for place in found.span(2))
                self.found.append(Change(kind, found[2], start, end, _other(found[2])))
        if tag not in _ALONE:
            self.around.append(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _ALONE:
            self.around.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.around and self.around.pop().partition(".")[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if re.search(r"\w", data) and not _SILENT & {one.partition(".")[0] for one in self.around}:
            words = data.strip()
            start = self.at + data.index(words)
            self.found.append(Change(" ".join(self.around[-2:]), words, start, start + len(words), _other(words)))


def _other(words: str) -> str:
    """The same with its last letter or figure changed."""
    at = max((n for n, sign in enumerate(words) if sign.isalnum()), default=len(words) - 1)
    return (
        words[:at]
        + ("8" if words[at].isdigit() and words[at] != "8" else "9" if words[at] == "8" else "q")
        + words[at + 1 :]
    )


def changes(html: str, of_each: int) -> Iterator[Change]:
    """Some of each kind, drawn by chance that is always the same."""
    kinds: dict[str, list[Change]] = {}
    for change in _Places(html).found:
        kinds.setdefault(change.kind, []).append(change)
    for kind, of_kind in kinds.items():
        yield from random.Random(kind).sample(of_kind, min(of_each, len(of_kind)))


def moves(html: str, of_each: int) -> Iterator[Change]:
    """Likewise each text in the words of the next one that reads otherwise."""
    texts = [change for change in _Places(html).found if not change.kind.endswith("]")]
    for change in (change for change in changes(html, of_each) if not change.kind.endswith("]")):
        at = next(n for n, text in enumerate(texts) if text.start == change.start)
        around = (*texts[at + 1 :], *texts[:at])
        other = next((text.before for text in around if text.before != change.before), None)
        if other is not None:
            yield Change(change.kind, change.before, change.start, change.end, other)


class Prover:
    """Proves a site of which one file is changed, as far as that file is of any matter."""

    def __init__(self, project: Project, site: BuiltSite) -> None:
        self.project, self.site = project, site
        self.walks: Walks = {name: walker_of(project, site, flow) for name, flow in project.flows.items()}
        self.before = {problem for walker in self.walks.values() for problem in walker.walk()}
        self.before |= set(chain(self._found(site, project.flows), self._found(_without_guides(site), project.flows)))

    def notices(self, file: str, html: str) -> bool:
        changed = BuiltSite("site", self.site.files, lambda one: html if one == file else self.site.read(one))
        changed = changed if file.startswith("guide/") else _without_guides(changed)
        flows = [name for name in self.project.flows if f"/{name}/" in file] or self.project.flows
        found = chain(self._found(changed, flows), self._walked(file, changed))
        return any(problem not in self.before for problem in found)

    def _found(self, site: BuiltSite, flows: Collection[str]) -> Iterator[Problem]:
        """What is found by those who have walked before, when nothing was changed."""
        for name, walker in self.walks.items():
            if name in flows:
                walker.site = site
                yield from find_wrong_around(self.project, site, walker)
        yield from find_wrong_elsewhere(self.project, site, self.walks)

    def _walked(self, file: str, site: BuiltSite) -> Iterator[Problem]:
        for name, flow in self.project.flows.items():
            if file.startswith(f"{flow_folder(name)}/"):
                walker = walker_of(self.project, site, flow)
                yield from walker.walk()
                yield from find_wrong_around(self.project, site, walker)


def _without_guides(site: BuiltSite) -> BuiltSite:
    """Whoever follows a guide takes long, and looks at no other page."""
    return BuiltSite(site.name, frozenset(file for file in site.files if not file.startswith("guide/")), site.load)


def built(root: Path, folder: Path) -> tuple[Project, BuiltSite]:
    build_site(root, target=folder)
    project, _ = read_project(root)
    assert project is not None
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return project, BuiltSite("site", files, lambda file: (folder / file).read_text("utf-8", errors="replace"))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="List what nobody notices when it is changed on built pages.")
    parser.add_argument("files", nargs="*", metavar="FILE", default=USUAL, help="pages of the built site")
    parser.add_argument("--project", type=Path, default=EXAMPLE, help="whose site is built; the tests' example")
    parser.add_argument("--moved", action="store_true", help="exchange known words instead of misspelling them")
    parser.add_argument("--each", type=int, default=1, help="how many of each kind are changed")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        prover = Prover(*built(chosen.project, Path(folder) / "site"))
        known: set[tuple[str, str]] = set()
        for file in chosen.files:
            began, html = time.monotonic(), prover.site.read(file)
            room = file.partition("/")[0]
            of_page = (moves if chosen.moved else changes)(html, chosen.each)
            tried = [change for change in of_page if (room, change.kind) not in known]
            known |= {(room, change.kind) for change in tried}
            unseen = [change for change in tried if not prover.notices(file, change.on(html))]
            seconds = time.monotonic() - began
            print(f"{file}: {len(tried) - len(unseen)} of {len(tried)} noticed, {seconds:.0f} s", flush=True)
            for change in unseen:
                print(f"  {change.kind}: «{' '.join(change.before.split())[:70]}»", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
