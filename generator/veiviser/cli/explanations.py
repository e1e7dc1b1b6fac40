"""The explanations of all problems, by ID."""

from collections.abc import Mapping

from veiviser.checks import explanations as of_checks
from veiviser.links import explanations as of_links
from veiviser.messages import Language
from veiviser.messages.explanations import read_explanations
from veiviser.reading.mistakes import mistakes


def explanations(language: Language) -> Mapping[str, str]:
    """In Markdown, by the problem's ID."""
    reading, checks = mistakes(language), of_checks(language)
    return {
        **read_explanations("veiviser.pipeline.explained", language),
        **read_explanations("veiviser.journeys.explained", language),
        **read_explanations("veiviser.stranger.explained", language),
        **of_links(language),
        **reading,
        **checks,
        # One problem that both find is explained by both.
        **{id: f"{checks[id]}\n{reading[id]}" for id in checks.keys() & reading.keys()},
    }
