"""Chooses the language that a command speaks: what was asked for, else the machine's, else the project's."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from veiviser.messages import SOURCE, Language
from veiviser.messages.choosing import IN_A_PROJECT, spoken

OPTION = "--language"


def taken_out(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """The arguments without `--language X`, which may stand anywhere before a `--`, and its value."""
    rest, asked, left = list[str](), None, list(arguments)
    while left:
        argument = left.pop(0)
        if argument == "--":
            return [*rest, argument, *left], asked
        name, is_joined, value = argument.partition("=")
        if name != OPTION:
            rest.append(argument)
        else:
            asked = value if is_joined else left.pop(0) if left else ""
    return rest, asked


def choose(environment: Mapping[str, str], start: Path) -> Language:
    """
    The language of whoever runs the command.

    Args:
        start: the folder that the command is run in, in a project or not.

    Raises:
        NoSuchLanguage: when we do not have the one that is asked for.
    """
    return spoken(environment) or _of_project(start)


def _of_project(start: Path) -> Language:
    """Bokmål in a project, English where there is none."""
    is_in_one = any((folder / "mkdocs.yml").is_file() for folder in (start, *start.parents))
    return IN_A_PROJECT if is_in_one else SOURCE
