"""What each problem of reading means, with a wrong and a right way to write it."""

from collections.abc import Mapping

from veiviser.reading.mistakes import of_components, of_flows, of_pages, of_sites, of_yaml

MISTAKES: Mapping[str, str] = {
    name: text
    for part in (of_yaml, of_flows, of_components, of_sites, of_pages)
    for name, text in part.MISTAKES.items()
}
"""By the problem's ID: the rule and two snippets, in Markdown."""
