"""Explanations: a Markdown file a problem, in English `ID.md`, in another language beside it `ID.nb.md`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from veiviser.messages import SOURCE, Language


@cache
def read_explanations(package: str, language: Language) -> Mapping[str, str]:
    """
    What each problem is about, in Markdown, by its ID: those that have a file in the package's folder.

    Args:
        package: such as `veiviser.links.explained`.
    """
    ending = ".md" if language == SOURCE else f".{language}.md"
    named = {
        entry.name.removesuffix(ending): entry for entry in files(package).iterdir() if entry.name.endswith(ending)
    }
    return {id: named[id].read_text(encoding="utf-8") for id in sorted(named) if "." not in id}
