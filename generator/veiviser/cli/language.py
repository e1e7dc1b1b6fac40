"""Chooses the language that a command speaks: what was asked for, else the machine's, else the project's."""

import ctypes
import locale as locales
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from veiviser.messages import LANGUAGES, Language

OPTION = "--language"
VARIABLE = "VEIVISER_LANGUAGE"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_SPOKEN: Mapping[str, Language] = {"nb": "nb", "nn": "nb", "no": "nb", "da": "nb", "sv": "nb", "en": "en"}
"""What who reads a language gets; `C` and `POSIX` say nothing of a reader."""


class NoSuchLanguage(ValueError):
    """Asked for by name, and not there. Its text is the name."""


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
    if VARIABLE in environment:
        return _named(environment[VARIABLE])
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), _of_windows())
    return _SPOKEN.get(locale[:2].lower()) or _of_project(start)


def _named(language: str) -> Language:
    for known in LANGUAGES:
        if known == language:
            return known
    raise NoSuchLanguage(language)


def _of_windows() -> str:
    """The language of Windows' own menus, such as `nb_NO`; elsewhere the environment tells."""
    if sys.platform == "win32":
        return locales.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def _of_project(start: Path) -> Language:
    """Bokmål in a project, for that is what sites are written in; English where there is none."""
    return "nb" if any((folder / "mkdocs.yml").is_file() for folder in (start, *start.parents)) else "en"
