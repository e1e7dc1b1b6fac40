"""The language of whoever runs a command: what was asked for, else the machine's."""

import ctypes
import locale as locales
import sys
from collections.abc import Mapping

from veiviser.messages import LANGUAGES, Language

VARIABLE = "VEIVISER_LANGUAGE"
IN_A_PROJECT: Language = "nb"
"""Where nothing else says: what sites are written in."""
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_SPOKEN: Mapping[str, Language] = {"nb": "nb", "nn": "nb", "no": "nb", "da": "nb", "sv": "nb", "en": "en"}
"""What who reads a language gets; `C` and `POSIX` say nothing of a reader."""


class NoSuchLanguage(ValueError):
    """Asked for by name, and not there. Its text is the name."""


def spoken(environment: Mapping[str, str]) -> Language | None:
    """
    The language of the reader; none where the environment does not say.

    Raises:
        NoSuchLanguage: when we do not have the one that is asked for.
    """
    if VARIABLE in environment:
        return _named(environment[VARIABLE])
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), _of_windows())
    return _SPOKEN.get(locale[:2].lower())


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
