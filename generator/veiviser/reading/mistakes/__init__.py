"""Explanations of the problems of reading: one Markdown file each, with a wrong and a right example."""

from collections.abc import Mapping

from veiviser.messages import Language
from veiviser.messages.explanations import read_explanations


def mistakes(language: Language) -> Mapping[str, str]:
    """By the problem's ID, in Markdown."""
    return read_explanations("veiviser.reading.mistakes", language)
