"""What the preview shows: the last good site, and what is wrong with the one after."""

import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from veiviser.engine import Generated
from veiviser.engine.settings import find_problems
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound
from veiviser.writing import CannotWrite

Show = Callable[[Mapping[str, str | bytes], tuple[Problem, ...]], None]
Generate = Callable[[Path, str, Show], Generated]
Render = Callable[[Path, Generated, Path], None]
RenderAgain = Callable[[Mapping[str, str | bytes], Mapping[str, str]], Mapping[str, str]]

_FEW = 3
"""Pages that are worth rendering before the rest."""


class Preview:
    """
    The last good site; prototype pages in memory, the engine's pages in a folder of its own.

    Args:
        root: the project.
        say: where to tell what happens.
        generate: reads, checks and draws the project; given the path of the page that was last looked at, it shows
            that one before the rest is drawn.
        render: builds what was generated into a folder.
        render_again: pages by path in the site, of Markdown by path and of pictures by name, from what the last build
            knew; it may fail.
    """

    def __init__(
        self,
        root: Path,
        *,
        say: Callable[[str], None],
        generate: Generate,
        render: Render,
        render_again: RenderAgain = lambda _docs, _pictures: {},
    ) -> None:
        self.root = root
        self._say, self._generate, self._render, self._render_again = say, generate, render, render_again
        self._home = Path(tempfile.mkdtemp(prefix="veiviser-preview-"))
        self._changed = threading.Condition()
        self._building = threading.Lock()
        self._rendered: tuple[object, ...] = ()
        """What the engine's pages were last made of."""
        self._made: Generated | None = None
        """What was generated for them."""
        self.looked_at = ""
        """The prototype's page that a browser asked for last, by path in the site."""
        self.version = 0
        """Grows whenever a browser should look again."""
        self.problems: tuple[Problem, ...] = ()
        """Warnings alone where the site that is shown is the newest."""
        self.files: Mapping[str, str | bytes] = {}
        """Prototype pages and assets, by path in the site."""
        self.folder: Path | None = None
        """The engine's pages; none before the first good build."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._home, ignore_errors=True)

    def rebuild(self) -> None:
        """Build again what changed: prototype pages and a few others first, which takes a moment, then all."""
        with self._building:
            begun, told = time.monotonic(), self.problems
            try:
                made = self._generate_checked()
                files = {**made.site_files, **self._few_pages(made)}
                if files != self.files:
                    self._show(files=files, problems=made.warnings)
                self._render_anew(made)
            except ProblemsFound as error:
                self._complain(error.problems)
            except CannotWrite as error:
                self._complain((Problem(Place(PurePosixPath("mkdocs.yml")), "cannot-write", error.message),))
            except Exception as error:  # a preview that dies of our own mistake would take the author's site along
                message = f"veiviser itself failed: {type(error).__name__}: {error}"
                self._complain((Problem(Place(PurePosixPath("mkdocs.yml")), "our-mistake", message),))
            else:
                for warning in made.warnings if made.warnings != told else ():
                    self._say(str(warning))
                self._say(f"Built in {time.monotonic() - begun:.1f} s")
                if self.problems != made.warnings:
                    self._show(problems=made.warnings)

    def wait(self, known: int, timeout: float) -> int:
        """The version as soon as it is another than the known one, or when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known, timeout)
            return self.version

    def _generate_checked(self) -> Generated:
        settings = self.root / "mkdocs.yml"
        problems = find_problems(settings.read_text("utf-8"), PurePosixPath(settings.name))
        if errors := [problem for problem in problems if problem.severity == "error"]:
            raise ProblemsFound(errors)
        return self._generate(self.root, self.looked_at, self._show_first)

    def _show_first(self, files: Mapping[str, str | bytes], problems: tuple[Problem, ...]) -> None:
        """What is looked at, among what stood before; the first build has nothing to stand among."""
        if self.files and any(self.files.get(path) != content for path, content in files.items()):
            self._show(files={**self.files, **files}, problems=problems)

    def _render_anew(self, made: Generated) -> None:
        theme = {path: path.stat().st_mtime_ns for path in (self.root / "prototype").glob("theme/**/*")}
        source = (dict(made.docs), list(made.nav), dict(made.pictures), (self.root / "mkdocs.yml").read_bytes(), theme)
        if source == self._rendered:
            return
        fresh = Path(tempfile.mkdtemp(dir=self._home))
        try:
            self._render(self.root, made, fresh)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        self._rendered, self._made = source, made
        for older in self._home.iterdir():
            if older not in (fresh, self.folder):  # the one before may still be read from
                shutil.rmtree(older, ignore_errors=True)
        self._show(files=dict(made.site_files), folder=fresh, problems=made.warnings)

    def _few_pages(self, made: Generated) -> Mapping[str, str]:
        """The pages that differ from those that stand, if they are few; whatever is wrong, the whole build tells."""
        if self._made is None:
            return {}
        before, pictures = self._made.docs, self._made.pictures
        other = [f"<!-- picture {name} -->" for name, html in made.pictures.items() if pictures.get(name) != html]
        changed = {
            path: text
            for path, text in made.docs.items()
            if isinstance(text, str) and (before.get(path) != text or any(mark in text for mark in other))
        }
        try:
            return self._render_again(changed, made.pictures) if len(changed) <= _FEW else {}
        except Exception:
            return {}

    def _complain(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self._say(str(problem))
        self._say("The last good site stays up; save again when it is mended")
        self._show(problems=problems)

    def _show(
        self,
        *,
        files: Mapping[str, str | bytes] | None = None,
        folder: Path | None = None,
        problems: tuple[Problem, ...] | None = None,
    ) -> None:
        with self._changed:
            self.files = self.files if files is None else files
            self.folder = self.folder if folder is None else folder
            self.problems = self.problems if problems is None else problems
            self.version += 1
            self._changed.notify_all()
