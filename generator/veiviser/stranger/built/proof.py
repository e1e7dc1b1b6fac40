"""All of a built folder, held against all that it should be made of."""

from collections.abc import Callable
from itertools import chain

from veiviser.messages import Message, say
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.model.site import GENERATED_PAGES, MAP_STYLE, flow_folder, is_in_workshop, steps_folder
from veiviser.problem import Problem
from veiviser.stranger.built.chart import find_wrong_map
from veiviser.stranger.built.files import find_lost_and_more
from veiviser.stranger.built.focus import find_hidden_focus
from veiviser.stranger.built.guide import find_wrong_guide
from veiviser.stranger.built.help import find_wrong_help
from veiviser.stranger.built.pages import file_of, find_wrong_pages
from veiviser.stranger.built.panel import find_wrong_panels
from veiviser.stranger.built.phones import find_wrong_phones
from veiviser.stranger.built.practice import find_wrong_practice
from veiviser.stranger.built.scripts import find_unknown_to_scripts
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.walking import Walked, Walker


def prove(
    project: Project,
    site: BuiltSite,
    progress: Callable[[Message], None] = lambda _: None,
    note: Callable[[Flow, Walked], None] = lambda *_: None,
) -> tuple[Problem, ...]:
    """
    Everything on the site that is not as the project says, sorted by place.

    Args:
        note: told of each flow that was walked.
    """
    walks: dict[str, Walked] = {}
    found: list[Problem] = []
    has_workshop = any(map(is_in_workshop, site.files))  # else the site was built for readers alone
    for name, flow in project.flows.items():
        progress(say("Walking through `{flow}`", flow=name))
        walker = Walker(site, flow, project.look.words, flow_folder(name) if has_workshop else steps_folder(name))
        found += walker.walk()
        walks[name] = walked = walker.walked
        note(flow, walked)
        if walked.pages:
            if has_workshop:
                found += find_wrong_map(site, flow, walked)
                found += find_wrong_panels(site, walker)
            found += (find_wrong_help if flow.is_help else find_wrong_practice)(site, walker)
            found += find_unknown_to_scripts(site, flow, walked)
            found += find_wrong_guide(site, flow, walker)
            found += find_hidden_focus(site, walker)
    progress(say("Reading the pages"))
    pages = [page for page in project.pages.values() if has_workshop or not page.is_for_staff]
    found += chain.from_iterable(find_wrong_pages(site, page) for page in pages)
    found += find_wrong_phones(site)
    of_look = [MAP_STYLE, *project.look.scripts, *(f"{name}.js" for name in project.look.components)]
    made = [file_of(project.stands(page)) for page in GENERATED_PAGES] if has_workshop else []
    found += find_lost_and_more(site, project.flows, walks, pages, made, of_look)
    return tuple(sorted(set(found)))
