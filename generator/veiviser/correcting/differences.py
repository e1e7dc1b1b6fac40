"""What files come to, as programmers read it."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from veiviser.correcting.files import NewFile, OpenFile


def difference(files: Sequence[OpenFile | NewFile]) -> str:
    """The lines that go, behind a minus, and those that come, behind a plus; of each new file with its name above."""
    return "\n".join(line for file in files for line in (_new(file) if isinstance(file, NewFile) else _changed(file)))


def _changed(file: OpenFile) -> Iterator[str]:
    lines = unified_diff(file.before.split("\n"), file.text.split("\n"), n=1, lineterm="")
    yield from (line for line in lines if not line.startswith(("---", "+++", "@@")))


def _new(file: NewFile) -> Iterator[str]:
    """Of what is no text, its size."""
    yield f"{file.name}:"
    try:
        lines = file.data.decode().removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        lines = [f"{max(1, len(file.data) // 1000)} kB"]
    yield from (f"+{line}" for line in lines)
