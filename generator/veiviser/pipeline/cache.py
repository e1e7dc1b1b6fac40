"""Cache of per-flow results, keyed by their inputs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from veiviser.kept import NOTHING_KEPT, Kept, digest_of
from veiviser.kept.shelf import MISSING
from veiviser.model.project import Look
from veiviser.pipeline.flows import Flows, read_from
from veiviser.pipeline.pool import ENOUGH, Job, Result, Work
from veiviser.problem import Problem, Report
from veiviser.reading import Opened, packaged_files, read_look
from veiviser.templating.environment import LookEnvironment, make_environment

_OF_COMPONENTS = ("components", "looks")
_OTHERS = ("layout", "styles", "scripts", "words")
"""With those, of a look's folder: what `read_look` looks at, beside what packages bring."""
_AT_MOST = 8
"""Looks that a process remembers: those of a preview, before and after a change, and those of its tests."""


@dataclass(slots=True)
class _Known:
    """What a process knows of a look; reading it anew would be most of what a check of a small project costs."""

    look: Look
    problems: tuple[Problem, ...]
    environment: LookEnvironment | None = None
    """Its templates, once somebody asked for them."""


_KNOWN: dict[bytes, _Known] = {}
"""By a digest of its files."""


def forget_looks() -> None:
    """The next build reads its look as a process does that has just begun."""
    _KNOWN.clear()


def _known_look(digest: bytes, folders: Sequence[Path], language: str, laid_over: str, kept: Kept) -> _Known:
    if digest not in _KNOWN:
        known = kept.take("look", digest)
        if known is MISSING:
            found: Report = Report()
            known = (read_look(folders, found, language, laid_over), tuple(found))
            kept.put("look", digest, known)
        for oldest in [*_KNOWN][: len(_KNOWN) + 1 - _AT_MOST]:
            _KNOWN.pop(oldest, None)
        _KNOWN[digest] = _Known(*known)
    return _KNOWN[digest]


class Cache:
    """
    What a preview knows of the project from earlier builds.

    A flow's results are kept by its text, the look, the facts, and what surrounds the flow: a change to one flow costs
    that flow, and those that lead to it where its screens have other names now. A change to facts or components costs
    all; one to layouts, styles and scripts leaves what was read, compiled and checked.
    """

    def __init__(self, kept: Kept = NOTHING_KEPT) -> None:
        """
        Args:
            kept: what earlier processes found, and where this one leaves what it finds.
        """
        self.kept = kept
        self._results: dict[str, dict[str, tuple[object, Any]]] = {}
        """By step and flow: what it was made from, and the result."""
        self._look: tuple[bytes, bytes, Look, tuple[Problem, ...]] | None = None
        """Digests of all its files and of those of components, the look, and what is wrong with it."""
        self._flows: Flows | None = None
        self._environment: LookEnvironment | None = None
        self._shared: tuple[Opened, str] | None = None
        """A project, and a digest of what all its flows are read with."""

    def read_look(self, folders: Sequence[Path], problems: Report, language: str, laid_over: str) -> Look:
        """As `reading.read_look`; the very same look while its files hold the same."""
        files, components = (f"{language}\0{laid_over}\0".encode() + digest for digest in _digests(folders))
        if self._look is None or self._look[0] != files:
            known = _known_look(files, folders, language, laid_over, self.kept)
            look = known.look
            if self._look is not None and self._look[1] == components:
                look = replace(look, components=self._look[2].components)
            self._look = (files, components, look, known.problems)
        problems += self._look[3]
        return self._look[2]

    def read_other(self, folders: Sequence[Path], problems: Report, language: str, laid_over: str) -> Look:
        """Likewise, a look that a flow asks for and that is not the site's."""
        digest = f"{language}\0{laid_over}\0".encode() + _digests(folders)[0]
        known = _known_look(digest, folders, language, laid_over, self.kept)
        problems += known.problems
        return known.look

    def flows(self, opened: Opened, checkpoint: Callable[[], None]) -> Flows:
        """The project's flows; those that are as they were are known already, unless all would take much memory."""
        keep = sum(len(source.text) for source in opened.sources.values()) <= ENOUGH
        flows = Flows(opened, self.environment(opened.look), self._flows, keep=keep, checkpoint=checkpoint)
        self._flows = flows if keep else None
        return flows

    def environment(self, look: Look) -> LookEnvironment:
        """The look's templates, compiled at most once."""
        if self._environment is None or self._environment.look is not look:
            self._environment = self._known_environment(look) or make_environment(look)
        return self._environment

    def environments(self, looks: Mapping[str, Look]) -> dict[str, LookEnvironment]:
        """Those of other looks by name, likewise."""
        return {name: self._environment_of(look) for name, look in looks.items()}

    @staticmethod
    def _environment_of(look: Look) -> LookEnvironment:
        known = next((known for known in _KNOWN.values() if known.look is look), None)
        if known is None:
            return make_environment(look)
        known.environment = known.environment or make_environment(look)
        return known.environment

    def _known_environment(self, look: Look) -> LookEnvironment | None:
        """That which an earlier build of this process had, with what it remembers of the look."""
        known = _KNOWN.get(self._look[0]) if self._look is not None else None
        if known is None or known.look is not look:
            return None
        known.environment = known.environment or make_environment(look)
        return known.environment

    def unknown(self, opened: Opened) -> int:
        """How many characters of flows there are that nothing is known of."""
        self._recall(opened, Flows.outline, [(name,) for name in opened.sources])
        return sum(
            len(source.text) for name, source in opened.sources.items() if self.is_news(opened, Flows.outline, (name,))
        )

    def is_news(self, opened: Opened, step: Callable[..., Any], job: Job) -> bool:
        """Whether what the step would give for the job is not known from before."""
        known = self._results.get(step.__name__, {}).get(job[0])
        return known is None or known[0] != _made_from(step, opened, job)

    def each(self, work: Work, opened: Opened, step: Callable[..., Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """What `Work.each` gives, with as little work as can be; what no job asks for is forgotten."""
        self._recall(opened, step, jobs)
        before = self._results[step.__name__]
        sources = {job[0]: _made_from(step, opened, job) for job in jobs}
        changed = [job for job in jobs if self.is_news(opened, step, job)]
        anew = {job[0] for job in changed}
        results = work.each(step, changed)
        now: dict[str, tuple[object, Any]] = {}
        for job in jobs:
            name = job[0]
            if name in anew:
                now[name] = (sources[name], next(results))
                self._keep(opened, step, job, now[name][1])
            else:
                now[name] = before[name]
            yield now[name][1]
        self._results[step.__name__] = now

    def _recall(self, opened: Opened, step: Callable[..., Any], jobs: Sequence[Job]) -> None:
        """Take over what earlier processes found of the very same."""
        known = self._results.setdefault(step.__name__, {})
        for job in jobs:
            of = self._of(opened, step, job) if self.is_news(opened, step, job) else None
            if of is not None and (found := self.kept.take(step.__name__, of)) is not MISSING:
                known[job[0]] = (_made_from(step, opened, job), found)

    def _keep(self, opened: Opened, step: Callable[..., Any], job: Job, result: object) -> None:
        if (of := self._of(opened, step, job)) is not None:
            self.kept.put(step.__name__, of, result)

    def _of(self, opened: Opened, step: Callable[..., Any], job: Job) -> object:
        """What `_made_from` compares, with digests in place of what is large; None where nothing is kept."""
        if self.kept is NOTHING_KEPT or self._look is None or self._look[2] is not opened.look:
            return None
        if self._shared is None or self._shared[0] is not opened:
            among = sorted(opened.look.among)
            shared = (self._look[1], opened.look.words.digest, among, opened.broken, opened.facts, opened.data)
            self._shared = (opened, digest_of(shared))
        name, *around = job
        return (opened.sources[name], self._shared[1], self._look[0] if step == Flows.draw else b"", *around)


def _made_from(step: Callable[..., Any], opened: Opened, job: Job) -> object:
    name, *around = job
    looks = (opened.look, opened.looks) if step == Flows.draw else None
    return (read_from(opened, name), looks, *around)


def _digests(folders: Sequence[Path]) -> tuple[bytes, bytes]:
    """Of all its files, by name and content, and of those that components are made of."""
    digest = blake2b()
    _add(digest, _files_of(folders, _OF_COMPONENTS))
    components = digest.digest()
    _add(digest, _files_of(folders, _OTHERS))
    _add(digest, (path for folder in folders for path in packaged_files(folder)))
    return digest.digest(), components


def _files_of(folders: Sequence[Path], parts: Sequence[str]) -> Iterator[Path]:
    for folder in folders:
        for part in parts:
            yield from sorted((folder / part).rglob("*"))


def _add(digest: blake2b, paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            digest.update(content)
