"""What files of a site are called that are known by name in several places."""

from typing import Literal

GALLERY_FOLDER = "designer/komponenter"
"""Of the pages of single components, among the pages that people write."""
GALLERY = f"{GALLERY_FOLDER}/index.md"
COVERAGE = "designer/dekning.md"
COVERAGE_DATA = "designer/dekning.json"
READABILITY = "redaktor/lesbarhet.md"
WORKSHOP = "verksted"
"""The folder of the site that has what is for those who make it, and that readers meet nothing of."""
WORKSHOP_FRONT = f"{WORKSHOP}/index.md"
WORKBENCH = f"{WORKSHOP}/prototype"
"""The folder of the site that has the screens with all that lies around them, for those who make them."""
GENERATED_PAGES = (WORKSHOP_FRONT, GALLERY, COVERAGE, READABILITY)
"""Pages that nobody writes, by path among those that people do; a link may lead to them before they are there."""
BOOKLETS = "hefter"
"""The folder of what can be printed, in the site and where `veiviser booklet` writes."""
WHOLE_HELP = "hele-hjelpen"
"""The booklet with all pages for those whom the site is for."""
STEPS = "steg"
"""The folder of the site that has the screens as readers meet them: to practise on, or as the real thing."""
GENERATED_FOLDERS = ("guide", "prototype", STEPS, WORKSHOP)
"""Folders of the site that are filled by more than what people write: what is there is known only when the site is."""
ASSETS = "prototype/assets"
"""The folder of what all flows' pages share."""
DESIGN_SYSTEM = "designsystemet.css"
DESIGNSYSTEMET = "designsystemet"
"""The look that all others are laid over."""
PROTOTYPE_STYLE = "prototype.css"
MAP_STYLE = "map.css"
"""What maps alone are drawn with."""
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
STATES_STYLE = f"{WORKSHOP}/assets/states.css"
"""Designsystemet's styles for pictures whose parts are shown under the pointer, reached by key, or of no use now."""
WALKS = "walks.js"
"""What the people of a flow's walks do, beside its pages."""
STATES = "states.js"
"""Which answers each of a flow's pages stands for, beside them."""
RULES = "choices.css"
"""What shows for which answers, beside a flow's pages; for each it follows from what stands in the page."""


def style_of_look(look: str) -> str:
    """The file that screens are drawn with in a look that the site does not have itself."""
    return f"prototype-{look}.css"


def style_in(scheme: Scheme, style: str) -> str:
    """Path in the site of a style of screens as it is in the light, or in the dark, whatever a device is set to."""
    own = "" if style == PROTOTYPE_STYLE else f"{style.removesuffix('.css')}-"
    return f"{WORKSHOP}/assets/{own}{scheme}.css"


def states_in(scheme: Scheme, look: str) -> str:
    """Path in the site of a look's styles for such pictures, in the light or in the dark."""
    return f"{WORKSHOP}/assets/states-{look}-{scheme}.css"


def variant_name(flow: str, variant: str) -> str:
    """The name of a variant as a flow of its own, which no file can have."""
    return f"{flow}.{variant}"


def is_variant(flow: str) -> bool:
    """Whether a flow is another's variant, of which readers meet nothing."""
    return "." in flow


def main_flow(flow: str) -> str:
    """The name of the flow that a variant is one of; of other flows, their own."""
    return flow.partition(".")[0]


def variant_in(flow: str) -> str:
    """Which variant of its file a flow is; empty for what is none."""
    return flow.partition(".")[2]


def component_page(name: str) -> str:
    """Path of a component's page in the gallery, among the pages that people write."""
    return f"{GALLERY_FOLDER}/{name}.md"


def in_look(look: str) -> str:
    """What the page of a component in a look that is not the site's is called, without ending."""
    return f"i-{look}"


def component_address(name: str, page: str = "index") -> str:
    """Path in the site of that page; in a look that is not the site's, of one beside it."""
    return f"{WORKSHOP}/{GALLERY_FOLDER}/{name}/{page}.html"


def in_workshop(path: str) -> str:
    """Path among the docs, or in the site, of what is the workshop's, for its path as if it were not."""
    return path if is_in_workshop(path) else f"{WORKSHOP}/{path}"


def is_in_workshop(path: str) -> bool:
    """Whether a path in the site, or among the docs, is the workshop's."""
    return path.startswith(f"{WORKSHOP}/")


def written_at(path: str) -> str:
    """The other way: where what stands at a path among the docs was written."""
    return path.removeprefix(f"{WORKSHOP}/")


def page_path(flow: str, page: str) -> str:
    """
    Path in the site of a page of a flow's prototype.

    Args:
        page: its name without ending; of the map, `index`.
    """
    return f"{flow_folder(flow)}/{page}.html"


def flow_folder(flow: str) -> str:
    """Path in the site of the folder of a flow's prototype."""
    return f"{WORKBENCH}/{flow}"


def board_path(flow: str) -> str:
    """Path in the site of the board of a flow: all its screens on one sheet."""
    return f"{WORKSHOP}/tavle/{flow}.html"


def choices_path(flow: str) -> str:
    """Path in the site of the page that says of each choice of a flow what is made of it, and what tests it."""
    return f"{WORKSHOP}/valg/{flow}.html"


def variants_path(flow: str) -> str:
    """Path in the site of the page that shows a flow and its variants side by side."""
    return f"{WORKSHOP}/varianter/{main_flow(flow)}.html"


def tests_folder(flow: str) -> str:
    """Path in the site of the folder of what a flow is tested with."""
    return f"{WORKSHOP}/test/{flow}"


def task_path(flow: str, task: str) -> str:
    """Path in the site of where somebody begins a task; of the page where results are read, `index`."""
    return f"{tests_folder(flow)}/{task}.html"


def steps_folder(flow: str) -> str:
    """Path in the site of the folder of a flow's screens as readers meet them."""
    return f"{WORKSHOP}/{STEPS}/{flow}" if is_variant(flow) else f"{STEPS}/{flow}"


def step_path(flow: str, page: str) -> str:
    """Path in the site of a screen as readers meet it; of the first one, `index` as well."""
    return f"{steps_folder(flow)}/{page}.html"


def in_steps(path: str) -> str:
    """Path in the site of a screen as readers meet it, for that of its page of the prototype; its own stays."""
    flow, page = path.split("/")[-2:]
    return f"{steps_folder(flow)}/{page}"


def earlier_path(flow: str, page: str) -> str:
    """Path in the site that a page of a flow's prototype had when it stood apart from the workshop."""
    return f"prototype/{flow}/{page}.html"


def leads_to_workbench(path: str) -> bool:
    """Whether a path in the site is the earlier one of a flow's map, which readers have no page for."""
    return path.startswith("prototype/") and path.endswith("/index.html")


def way_up(path: str) -> str:
    """The way from a path in the site to its root, such as `../../`; empty where it is there."""
    return "../" * path.count("/")


def guide_path(flow: str) -> str:
    """Path in the site of the guide to a flow."""
    folder = f"{WORKSHOP}/guide" if is_variant(flow) else "guide"
    return f"{folder}/{flow}/index.html"


def booklet_path(name: str, suffix: str = "") -> str:
    """
    Path in the site of a booklet.

    Args:
        name: of a guide's flow, or `WHOLE_HELP`.
        suffix: of its kind of paper.
    """
    return f"{BOOKLETS}/{name}{suffix}.pdf"
