"""Notices that a project's files change while its site is built."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from veiviser.kept.inputs import Unsure, digest_of_project
from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading import Settings, read_settings

Stamps = Mapping[PurePosixPath, tuple[int, int]]
"""Time of the last change, in nanoseconds, and size, by file relative to the project's root."""


def sources_of(root: Path) -> list[Path]:
    """The file and the folders that a site is made from, there or not: settings, flows, pages, data and look."""
    return [root / name for name in parts_of(root) if (root / name).resolve().is_relative_to(root.resolve())]


def parts_of(root: Path) -> tuple[str, ...]:
    """The same by path in the project, wherever they lead."""
    settings = read_settings(root, Report()) or Settings()
    return ("mkdocs.yml", "flows", settings.content, "data", "prototype")


def stamps_of(root: Path) -> Stamps:
    """Of all that a site is made from."""
    return dict(stamp for path in sources_of(root) for stamp in _stamps(root, path))


def digest_of_source(root: Path) -> str:
    """The same for as long as the files that a site is made from say the same."""
    digest = blake2b(digest_size=16)
    for file in sorted(stamps_of(root)):
        try:
            content = (root / file).read_bytes()
        except OSError:  # gone meanwhile
            continue
        digest.update(f"{file}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def source_of(root: Path) -> str:
    """As `digest_of_source`, with the history and with what tests left behind; empty where nobody can tell."""
    try:
        return digest_of_project(root, parts_of(root))
    except (OSError, Unsure):
        return ""


def changed_since(before: Stamps, root: Path) -> tuple[Problem, ...]:
    """A warning for each file that is new, gone or another since then."""
    now = stamps_of(root)
    changed = sorted(file for file in before.keys() | now.keys() if before.get(file) != now.get(file))
    message = say("the file was changed while the site was built, and the site may have some of it; build again")
    return tuple(Problem(Place(file), "changed-meanwhile", message, "warning") for file in changed)


def _stamps(root: Path, path: Path) -> Iterator[tuple[PurePosixPath, tuple[int, int]]]:
    for file in (path, *path.rglob("*")):
        relative = PurePosixPath(file.relative_to(root).as_posix())
        if any(part.startswith(".") or part.endswith("~") or part == "node_modules" for part in relative.parts):
            continue  # what editors and package managers leave beside
        try:
            if file.is_file():
                found = file.stat()
                yield relative, (found.st_mtime_ns, found.st_size)
        except OSError:  # gone meanwhile, which the other look at it will tell
            continue
