"""What the preview shows: the last good site, and what is wrong with the one after."""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound
from veiviser.serving.moved import Gone, gone_between
from veiviser.serving.shown import Shown
from veiviser.writing import CannotWrite, scratch_folder

if TYPE_CHECKING:
    from veiviser.engine import Generated

Show = Callable[[Mapping[str, str | bytes], tuple[Problem, ...]], None]
Checkpoint = Callable[[], None]
Generate = Callable[[Path, str, Show, Checkpoint], "Generated"]
Render = Callable[[Path, "Generated", Path, Checkpoint], None]
RenderAgain = Callable[[str, str, Mapping[str, str]], Mapping[str, str]]

_SETTINGS = PurePosixPath("mkdocs.yml")
_FEW = 3
"""Pages that are worth rendering before the rest, whoever looks at them."""


class _Overtaken(Exception):
    """Something was saved that makes a build old before its end."""


@dataclass(frozen=True, slots=True)
class _Progress:
    """How far building has come."""

    newest: "Generated | None" = None
    """What was generated last without a mistake."""
    is_waiting: bool = False
    """Whether the engine's pages are still to be made of that."""
    built: "Generated | None" = None
    """What they were last made of."""
    source: tuple[object, ...] = ()
    """What of it they depend on."""
    gone: Mapping[str, Gone] = field(default_factory=dict)
    """Pages that went since the first build, by path in the site."""


class Preview:
    """
    The last good site; prototype pages in memory, the engine's pages in a folder of its own.

    Args:
        root: the project.
        tell: where to tell what happens; a message, or a line that is rendered.
        generate: reads, checks and draws the project; given the path of the page that was last looked at, it shows
            that one before the rest is drawn. It calls the checkpoint as often as it can, which may raise.
        render: builds what was generated into a folder; with a checkpoint likewise.
        render_again: a page by its path in the site, made of its path among the docs, its Markdown, pictures by name,
            and what the last build knew; it may fail.
    """

    def __init__(
        self,
        root: Path,
        *,
        tell: Callable[[str], None],
        generate: Generate,
        render: Render,
        render_again: RenderAgain = lambda _path, _text, _pictures: {},
    ) -> None:
        self.root = root
        self._tell, self._generate, self._render, self._render_again = tell, generate, render, render_again
        self._held = ExitStack()
        self._home = self._held.enter_context(scratch_folder())
        self._changed = threading.Condition()
        self._building = threading.Lock()
        self._progress = _Progress()
        self.shown = Shown()
        self.looked_at = ""
        """The page that a browser asked for last, by path in the site."""
        self.on_change: Callable[[], None] = lambda: None
        """Called when something else is shown, in the thread that builds."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()

    def rebuild(self, is_overtaken: Callable[[], bool] = lambda: False) -> None:
        """
        Build again what changed: prototype pages and a few others first, which takes a moment, then all.

        Args:
            is_overtaken: whether something newer was saved; this build then ends early, for the next to do it all.
        """

        def checkpoint() -> None:
            if is_overtaken():
                raise _Overtaken

        with self._building, suppress(_Overtaken):
            begun = time.monotonic()
            is_good = self._succeeds(lambda: self._take_in(checkpoint))
            made = self._progress.newest
            if made is None or not self._progress.is_waiting:
                return
            is_built = self._succeeds(lambda: self._render_anew(made, checkpoint), quietly=not is_good)
            self._progress = replace(self._progress, is_waiting=False)
            if is_good and is_built:
                self._tell(say("Built in {seconds} s", seconds=f"{time.monotonic() - begun:.1f}"))
                if self.shown.problems != made.warnings:
                    self._show(problems=made.warnings)

    def wait(self, known: int, timeout: float) -> int:
        """The version as soon as it is another than the known one, or when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown.version != known, timeout)
            return self.shown.version

    def _succeeds(self, step: Callable[[], None], *, quietly: bool = False) -> bool:
        """Whether it did; what is wrong is told, unless something newer is wrong anyway."""
        try:
            step()
        except _Overtaken:
            raise
        except ProblemsFound as error:
            problems = error.problems
        except CannotWrite as error:
            problems = (Problem(Place(_SETTINGS), "cannot-write", error.message),)
        except OSError as error:
            problems = (self._refused(error),)
        except Exception as error:  # a preview that dies of our own mistake would take the author's site along
            message = say("veiviser itself failed: {kind}: {error}", kind=type(error).__name__, error=str(error))
            problems = (Problem(Place(_SETTINGS), "our-mistake", message),)
        else:
            return True
        if not quietly:
            self._complain(problems)
        return False

    def _refused(self, error: OSError) -> Problem:
        """Of an author's file, which went while it was read, by its name; else the disk is full, or not ours."""
        from veiviser.reading.files.text import unreadable  # with all of reading, likewise

        root, path = self.root.resolve(), Path(os.fsdecode(error.filename or "")).resolve()
        if error.filename and path.is_relative_to(root):
            return unreadable(PurePosixPath(path.relative_to(root).as_posix()), error)
        return Problem(Place(_SETTINGS), "cannot-write", say("the disk refuses: {error}", error=str(error)))

    def _take_in(self, checkpoint: Checkpoint) -> None:
        """Read, check and draw what was saved, and show it with the pages that it takes a moment to render."""
        before = self._progress.newest
        made = self._generate(self.root, self.looked_at, self._show_first, checkpoint)
        for warning in made.warnings if before is None or made.warnings != before.warnings else ():
            self._tell(str(warning))
        gone = {} if before is None else gone_between(before, made, self._progress.gone)
        self._progress = replace(self._progress, newest=made, is_waiting=True, gone=gone)
        pages: dict[str, str] = {}
        for path, text in self._few_pages(made):
            checkpoint()
            with suppress(Exception):  # the whole build tells what is wrong with it
                pages |= self._render_again(path, text, made.pictures)
            if self.looked_at in pages:
                self._show_first(pages, made.warnings)
        if self.shown.files != (files := {**made.site_files, **pages}):
            self._show(files=files, problems=made.warnings, gone=gone)

    def _show_first(self, files: Mapping[str, str | bytes], problems: tuple[Problem, ...]) -> None:
        """What is looked at, among what stood before; the first build has nothing to stand among."""
        shown = self.shown.files
        if shown and any(shown.get(path) != content for path, content in files.items()):
            self._show(files={**shown, **files}, problems=problems)

    def _few_pages(self, made: "Generated") -> list[tuple[str, str]]:
        """Markdown by path that differs from what stands: of the page that is looked at, and others if they are few."""
        from veiviser.engine import address_of  # with all of it, which a first answer need not wait for

        built = self._progress.built
        if built is None:
            return []
        before, pictures = built.docs, built.pictures
        other = [f"<!-- picture {name} -->" for name, html in made.pictures.items() if pictures.get(name) != html]
        changed = [
            (path, text)
            for path, text in made.docs.items()
            if isinstance(text, str) and path.endswith(".md")
            if before.get(path) != text or any(mark in text for mark in other)
        ]
        seen = [page for page in changed if address_of(page[0].removesuffix(".md")) == self.looked_at]
        return [*seen, *(page for page in changed if page not in seen)] if len(changed) <= _FEW else seen

    def _render_anew(self, made: "Generated", checkpoint: Checkpoint) -> None:
        source = (made.docs, made.nav, made.pictures, made.framed_pages, made.settings, made.theme)
        if source == self._progress.source:
            return
        fresh = Path(tempfile.mkdtemp(dir=self._home))
        try:
            self._render(self.root, made, fresh, checkpoint)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        self._progress = replace(self._progress, built=made, source=source)
        for older in self._home.iterdir():
            if older not in (fresh, self.shown.folder):  # the one before may still be read from
                shutil.rmtree(older, ignore_errors=True)
        self._show(files=dict(made.site_files), folder=fresh, gone=self._progress.gone)

    def _complain(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self._tell(str(problem))
        self._tell(say("The last good site stays up; save again when it is mended"))
        self._show(problems=problems)

    def _show(self, **changes: Any) -> None:
        """Show what there is now with these fields of `Shown` changed."""
        with self._changed:
            self.shown = replace(self.shown, version=self.shown.version + 1, **changes)
            self._changed.notify_all()
        self.on_change()
