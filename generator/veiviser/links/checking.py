"""The whole check of a folder, from its files to its problems."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from veiviser.kept import NOTHING_KEPT, Kept
from veiviser.links.across import Pages, problems_across
from veiviser.links.addresses import NoSite, Site, cleaned, site_at
from veiviser.links.elements import decoded, elements_of
from veiviser.links.folder import PAGES, Folder, list_folder
from veiviser.links.hosting import hosting_problems
from veiviser.links.looking_up import Asked, ReadOnce
from veiviser.links.page import Page, read_page
from veiviser.links.paths import Paths
from veiviser.links.sitemap import sitemap_problems
from veiviser.links.stylesheets import asset_problems
from veiviser.problem import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check."""

    folder: Folder
    pages: Mapping[str, Page]
    """By file; drawings (SVG) too, which may carry links."""
    problems: tuple[Problem, ...]
    """Sorted."""
    site: Site


def check_folder(root: Path, site: Site | None = None, kept: Kept = NOTHING_KEPT) -> Checked:
    """
    What is wrong with a folder of built HTML, without asking anybody outside it.

    Args:
        site: where the folder will stand. Left out: what its first page names as its canonical address.
        kept: what earlier checks found of single pages.

    Raises:
        OSError: when something in the folder cannot be read.
    """
    folder = list_folder(root)
    site = site or _canonical_site(folder)
    paths = Paths(folder)
    files = folder.with_ending(*PAGES, ".svg")
    pages: Pages = {file: _known_page(folder, file, paths, site, kept) for file in files}
    problems = {
        *(problem for page in pages.values() for problem in page.problems),
        *problems_across(folder, pages),
        *asset_problems(folder, paths, site),
        *hosting_problems(folder, paths, site),
        *sitemap_problems(folder, pages, paths, site),
    }
    return Checked(folder, pages, tuple(sorted(problems)), site)


def _known_page(folder: Folder, file: str, paths: Paths, site: Site, kept: Kept) -> Page:
    """As `read_page`; of a page that was read before, and whose links come to the same, what was read then."""

    def read() -> ReadOnce:
        asked = Asked(paths)
        return ReadOnce(read_page(folder, file, asked, site), asked.answers)

    if kept is NOTHING_KEPT:
        return read_page(folder, file, paths, site)
    return kept.known("links", (file, folder.read(file), site), read, lambda found: found.holds(paths)).page


def _canonical_site(folder: Folder) -> Site:
    home = folder.index_of("")
    if home is None:
        return Site()
    elements = elements_of(decoded(folder.read(home)))
    for element in elements:
        if element.tag == "link" and "canonical" in element.attributes.get("rel", "").lower().split():
            address = cleaned(element.attributes.get("href", "")).removesuffix("index.html")
            try:
                return site_at(address)
            except NoSite:
                break
    return Site()
