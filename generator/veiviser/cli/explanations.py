"""The explanations of all problems, by ID."""

from collections.abc import Mapping

from veiviser.checks import EXPLANATIONS as DOCSTRINGS
from veiviser.links import explanations as of_links
from veiviser.messages import SOURCE, Language
from veiviser.messages.explanations import read_explanations
from veiviser.reading.mistakes import mistakes


def explanations(language: Language) -> Mapping[str, str]:
    """In Markdown, by the problem's ID."""
    of_reading, of_checks = mistakes(language), _of_checks(language)
    return {
        **read_explanations("veiviser.pipeline.explained", language),
        **read_explanations("veiviser.stranger.explained", language),
        **of_links(language),
        **of_reading,
        **of_checks,
        # One problem that both find is explained by both.
        **{id: f"{of_checks[id]}\n{of_reading[id]}" for id in of_checks.keys() & of_reading.keys()},
    }


def _of_checks(language: Language) -> Mapping[str, str]:
    """Their docstrings, or the files beside them."""
    if language == SOURCE:
        return DOCSTRINGS
    files = read_explanations("veiviser.checks", language)
    return {name.replace("_", "-"): text for name, text in files.items()}
