"""Who notices a change: the checks themselves, and the tests as pytest runs them."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath

from jinja2 import TemplateError
from looking import ROOT, check_links, compare_goldens, draw_components, fail, look_at_site, walk_flows
from mutants import Kind
from mutants_of_flows import FILE, PROMISES

from veiviser.pipeline import build_site, check_site
from veiviser.problem import ProblemsFound
from veiviser.pytest_plugin.failure import Broken
from veiviser.pytest_plugin.site import Site
from veiviser.reading import packaged_look

EXAMPLE = ROOT / "tests" / "example"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1" width="2" height="1"><path d="M0 0h2v1z"/></svg>\n'
PAGE = "---\ntitle: Katten\n---\n\n# Katten\n\n![En grå katt på en mur](katt.svg)\n"
"""A page with a picture, which the example has not."""

Noticed = dict[str, str]
"""What each witness says first, by the witness."""


class Witnesses:
    """A copy of the example, built once; a file of it is changed, looked at, and put back."""

    def __init__(self, folder: Path, asked: frozenset[str] = frozenset()) -> None:
        self.project, self.rebuilt, self._built = folder / "project", folder / "rebuilt", folder / "site"
        self.asked = asked or frozenset(NAMES)
        for part in ("flows", "content"):
            shutil.copytree(EXAMPLE / part, self.project / part)
        shutil.copy(EXAMPLE / "mkdocs.yml", self.project)
        (self.project / "content" / "bilde.md").write_text(PAGE, "utf-8")
        (self.project / "content" / "katt.svg").write_text(PICTURE, "utf-8")
        with (self.project / FILE).open("a", encoding="utf-8") as flow:
            flow.write(PROMISES)
        self.graphs = dict(Site(self.project).graphs)
        self._before = self._problems()

    @cached_property
    def site(self) -> Path:
        """Built when it is first asked for."""
        build_site(self.project, target=self._built)
        return self._built

    def text_of(self, kind: Kind) -> str:
        """What the file says before it is changed."""
        return self._original(kind).read_text("utf-8")

    def faults(self) -> Noticed:
        """What is said of the example as it is; nothing, where all is well."""
        return dict([*self._of_drawn(Site(self.project)), *self._of_site(self.site)])

    def noticed(self, kind: Kind, text: str) -> Noticed:
        """Who notices that the file says this instead; an empty text is no file."""
        if kind.built:
            with _put(self.site / kind.file, text.replace("{home}", str(EXAMPLE))):
                return dict(self._of_site(self.site))
        with _put(self.project / kind.file, text):
            return dict(self._of_source(kind))

    def _problems(self) -> Counter[tuple[str, str, str]]:
        """Severity, id and message, wherever they stand, for lines move."""
        return Counter((p.severity, p.id, p.message) for p in check_site(self.project, processes=1))

    def _original(self, kind: Kind) -> Path:
        if kind.built:
            return self.site / kind.file
        own = self.project / kind.file
        return own if own.exists() else packaged_look() / PurePosixPath(kind.file).relative_to("prototype")

    def _of_source(self, kind: Kind) -> Iterator[tuple[str, str]]:
        """From what is quick to what is slow; where there is an error, nothing is drawn."""
        site = Site(self.project)
        if site.errors:
            yield from self._asked("check", lambda: fail(site.errors[0].id))
            return
        problems = list((self._problems() - self._before).elements())
        if problems:
            yield from self._asked("check", lambda: fail(min(problems)[1]))
        if any(severity == "error" for severity, *_ in problems):
            return
        found = list(self._of_drawn(site))
        if kind.file.startswith("prototype/components/"):
            found += self._asked("components", lambda: draw_components(site, PurePosixPath(kind.file).parts[2]))
        yield from found
        if not problems and not found and not self.asked.isdisjoint(("build", "links", "site")):
            yield from self._of_build()

    def _of_drawn(self, site: Site) -> Iterator[tuple[str, str]]:
        yield from self._asked("flows", lambda: walk_flows(site))
        yield from self._asked("goldens", lambda: compare_goldens(site))

    def _of_build(self) -> Iterator[tuple[str, str]]:
        try:
            build_site(self.project, target=self.rebuilt)
        except ProblemsFound as found:
            said = found.problems[0].id
            yield from self._asked("build", lambda: fail(said))
        else:
            yield from self._of_site(self.rebuilt)

    def _of_site(self, folder: Path) -> Iterator[tuple[str, str]]:
        yield from self._asked("links", lambda: check_links(folder))
        yield from self._asked("site", lambda: look_at_site(folder, self.graphs))

    def _asked(self, name: str, look: Callable[[], None]) -> Iterator[tuple[str, str]]:
        if name not in self.asked:
            return
        try:
            look()
        except Broken as broken:
            yield name, str(broken).splitlines()[0]
        except (AssertionError, ProblemsFound, TemplateError) as failed:
            yield name, (str(failed) or type(failed).__name__).splitlines()[0]


NAMES: Mapping[str, str] = {
    "check": "`veiviser check`",
    "flows": "`pytest flows/`: branches and links on the drawn pages",
    "goldens": "`tests/outputs/test_goldens.py`",
    "components": "`tests/templating/test_components.py`",
    "build": "`veiviser build`",
    "links": "`veiviser links`",
    "site": "`tests/test_built_site.py`",
}


@contextmanager
def _put(path: Path, text: str) -> Iterator[None]:
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    if text:
        path.write_text(text, "utf-8", newline="")
    else:
        path.unlink(missing_ok=True)
    try:
        yield
    finally:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)
