"""What is wrong with the links of a folder of built HTML, whoever built it."""

from collections.abc import Mapping
from importlib.resources import files

from veiviser.links.addresses import Site, site_at
from veiviser.links.checking import Checked, check_folder

__all__ = ["Checked", "Site", "check_folder", "explanations", "site_at"]


def explanations() -> Mapping[str, str]:
    """By id, in Markdown: the rule, something wrong, something right."""
    folder = files("veiviser.links") / "explained"
    return {
        entry.name.removesuffix(".md"): entry.read_text(encoding="utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".md")
    }
