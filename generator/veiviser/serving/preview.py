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

Render = Callable[[Path, Generated, Path], None]


class Preview:
    """
    The last good site; prototype pages in memory, the engine's pages in a folder of its own.

    Args:
        root: the project.
        say: where to tell what happens.
        generate: reads, checks and draws the project.
        render: builds what was generated into a folder.
    """

    def __init__(
        self,
        root: Path,
        *,
        say: Callable[[str], None],
        generate: Callable[[Path], Generated],
        render: Render,
    ) -> None:
        self.root = root
        self._say, self._generate, self._render = say, generate, render
        self._home = Path(tempfile.mkdtemp(prefix="veiviser-preview-"))
        self._changed = threading.Condition()
        self._building = threading.Lock()
        self._rendered: object = None
        """What the engine's pages were last made of."""
        self.version = 0
        """Grows whenever a browser should look again."""
        self.problems: tuple[Problem, ...] = ()
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
        """Build again what changed: prototype pages first, which takes a moment, then the engine's."""
        with self._building:
            begun = time.monotonic()
            try:
                made = self._generate_checked()
                if dict(made.site_files) != self.files:
                    self._show(files=dict(made.site_files), problems=())
                self._render_anew(made)
            except ProblemsFound as error:
                self._complain(error.problems)
            except CannotWrite as error:
                self._complain((Problem(Place(PurePosixPath("mkdocs.yml")), "cannot-write", error.message),))
            except Exception as error:  # a preview that dies of our own mistake would take the author's site along
                message = f"veiviser itself failed: {type(error).__name__}: {error}"
                self._complain((Problem(Place(PurePosixPath("mkdocs.yml")), "our-mistake", message),))
            else:
                self._say(f"Built in {time.monotonic() - begun:.1f} s")
                if self.problems:
                    self._show(problems=())

    def wait(self, known: int, timeout: float) -> int:
        """The version as soon as it is another than the known one, or when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known, timeout)
            return self.version

    def _generate_checked(self) -> Generated:
        settings = self.root / "mkdocs.yml"
        if problems := find_problems(settings.read_text("utf-8"), PurePosixPath(settings.name)):
            raise ProblemsFound(problems)
        return self._generate(self.root)

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
        self._rendered = source
        for older in self._home.iterdir():
            if older not in (fresh, self.folder):  # the one before may still be read from
                shutil.rmtree(older, ignore_errors=True)
        self._show(folder=fresh, problems=())

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
