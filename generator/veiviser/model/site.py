"""What files of a site are called that are known by name in several places."""

GALLERY = "designer/komponenter.md"
COVERAGE = "designer/dekning.md"
COVERAGE_DATA = "designer/dekning.json"
READABILITY = "redaktor/lesbarhet.md"
GENERATED_PAGES = (GALLERY, COVERAGE, READABILITY)
"""Pages that nobody writes, by path among those that people do; a link may lead to them before they are there."""
GENERATED_FOLDERS = ("guide", "prototype")
"""Folders of the site that the flows fill: whether a page is there is known only when the site is."""
RULES = "choices.css"
"""What shows for which answers, beside a flow's pages; for each it follows from what stands in the page."""
