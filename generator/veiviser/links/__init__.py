"""Finds broken links in a folder of built HTML, whatever tool built it."""

from collections.abc import Mapping

from veiviser.links.addresses import NoSite, Site, site_at
from veiviser.links.checking import Checked, check_folder
from veiviser.messages import SOURCE, Language
from veiviser.messages.explanations import read_explanations

__all__ = ["Checked", "NoSite", "Site", "check_folder", "explanations", "site_at"]


def explanations(language: Language = SOURCE) -> Mapping[str, str]:
    """By id, in Markdown: the rule, something wrong, something right."""
    return read_explanations("veiviser.links.explained", language)
