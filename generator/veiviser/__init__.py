"""Veiviser: one YAML description of a service journey becomes a prototype, a guide and the proof that both hold."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veiviser.messages import use_language
    from veiviser.pipeline import Summary, build_site, check_site
    from veiviser.place import Place
    from veiviser.problem import Problem, ProblemsFound
    from veiviser.writing import CannotWrite

    __version__: str

__all__ = [
    "CannotWrite",
    "Place",
    "Problem",
    "ProblemsFound",
    "Summary",
    "__version__",
    "build_site",
    "check_site",
    "use_language",
]
"""The public API; `content/developers/api.md` says how stable it is. What is imported from below is internal."""

_HOMES = {
    "CannotWrite": "writing",
    "Place": "place",
    "Problem": "problem",
    "ProblemsFound": "problem",
    "Summary": "pipeline",
    "build_site": "pipeline",
    "check_site": "pipeline",
    "use_language": "messages",
}
"""Imported when somebody asks: the command must answer `--help` at once."""

if not TYPE_CHECKING:  # else a misspelt name would pass the type checker

    def __getattr__(name: str) -> object:
        """A public name, from the module where it lives; the version is that of the installed package."""
        if name == "__version__":
            from importlib.metadata import version

            return version("veiviser")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"veiviser.{_HOMES[name]}"), name)
