"""The explanations of all problems, by ID."""

from collections.abc import Mapping

from veiviser.checks import EXPLANATIONS as OF_PROJECTS
from veiviser.links import explanations as of_links
from veiviser.messages import SOURCE, Language
from veiviser.messages.explanations import read_explanations
from veiviser.reading.mistakes import MISTAKES


def explanations(language: Language) -> Mapping[str, str]:
    """In Markdown, by the problem's ID; in English what has not been translated."""
    return {
        **read_explanations("veiviser.pipeline.explained", language),
        **of_links(language),
        **OF_PROJECTS,
        **(_twins(language) if language != SOURCE else {}),
    }


def _twins(language: Language) -> Mapping[str, str]:
    """Of the checks' docstrings; what reading finds too, is explained by both."""
    told = {name.replace("_", "-"): text for name, text in read_explanations("veiviser.checks", language).items()}
    both = {id: f"{told[id]}\n{MISTAKES[id]}" for id in told.keys() & MISTAKES.keys()}
    return told | both
