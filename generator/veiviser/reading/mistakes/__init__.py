"""What each problem of reading is about: a Markdown file a problem, with a wrong and a right way to write it."""

from collections.abc import Mapping

from veiviser.messages import Language
from veiviser.messages.explanations import read_explanations


def mistakes(language: Language) -> Mapping[str, str]:
    """By the problem's ID, in Markdown."""
    return read_explanations("veiviser.reading.mistakes", language)
