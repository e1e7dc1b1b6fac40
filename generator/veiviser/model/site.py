"""What files of a site are called that are known by name in several places."""

GALLERY = "designer/komponenter.md"
COVERAGE = "designer/dekning.md"
COVERAGE_DATA = "designer/dekning.json"
READABILITY = "redaktor/lesbarhet.md"
GENERATED_PAGES = (GALLERY, COVERAGE, READABILITY)
"""Pages that nobody writes, by path among those that people do; a link may lead to them before they are there."""
GENERATED_FOLDERS = ("guide", "prototype")
"""Folders of the site that the flows fill: whether a page is there is known only when the site is."""
BOOKLETS = "hefter"
"""The folder of what can be printed, in the site and where `veiviser booklet` writes."""
WHOLE_HELP = "hele-hjelpen"
"""The booklet with all pages for those whom the site is for."""
ASSETS = "prototype/assets"
"""The folder of what all flows' pages share."""
DESIGN_SYSTEM = "designsystemet.css"
PROTOTYPE_STYLE = "prototype.css"
RULES = "choices.css"
"""What shows for which answers, beside a flow's pages; for each it follows from what stands in the page."""


def page_path(flow: str, page: str) -> str:
    """
    Path in the site of a page of a flow's prototype.

    Args:
        page: its name without ending; of the map, `index`.
    """
    return f"{flow_folder(flow)}/{page}.html"


def flow_folder(flow: str) -> str:
    """Path in the site of the folder of a flow's prototype."""
    return f"prototype/{flow}"


def guide_path(flow: str) -> str:
    """Path in the site of the guide to a flow."""
    return f"guide/{flow}/index.html"


def booklet_path(name: str, suffix: str = "") -> str:
    """
    Path in the site of a booklet.

    Args:
        name: of a guide's flow, or `WHOLE_HELP`.
        suffix: of its kind of paper.
    """
    return f"{BOOKLETS}/{name}{suffix}.pdf"
