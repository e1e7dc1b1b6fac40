"""All of a built folder, held against all that it should be made of."""

from collections.abc import Callable, Iterator
from itertools import chain

from veiviser.messages import Message, say
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.model.site import MAP_STYLE, flow_folder, is_in_workshop, steps_folder
from veiviser.problem import Problem
from veiviser.stranger.built.around import find_wrong_around_pages
from veiviser.stranger.built.chart import find_wrong_map
from veiviser.stranger.built.files import find_lost_and_more
from veiviser.stranger.built.focus import find_hidden_focus
from veiviser.stranger.built.frame import find_wrong_frames
from veiviser.stranger.built.guide import find_wrong_guide
from veiviser.stranger.built.help import find_wrong_help
from veiviser.stranger.built.pages import file_of, find_wrong_pages
from veiviser.stranger.built.panel import find_wrong_panels
from veiviser.stranger.built.phones import find_wrong_phones
from veiviser.stranger.built.practice import find_wrong_practice
from veiviser.stranger.built.scripts import find_unknown_to_scripts
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.vocabulary import Vocabulary
from veiviser.stranger.built.walking import Walked, Walker

Walks = dict[str, Walker]
"""By flow, who went through it."""


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
    walks: Walks = {}
    found: list[Problem] = []
    for name, flow in project.flows.items():
        progress(say("Walking through `{flow}`", flow=name))
        walker = walks[name] = walker_of(project, site, flow)
        found += walker.walk()
        note(flow, walker.walked)
        found += find_wrong_around(project, site, walker)
    progress(say("Reading the pages"))
    found += find_wrong_elsewhere(project, site, walks)
    return tuple(sorted(set(found)))


def walker_of(project: Project, site: BuiltSite, flow: Flow) -> Walker:
    """Somebody who has not begun to walk."""
    folder = flow_folder(flow.name) if _has_workshop(site) else steps_folder(flow.name)
    return Walker(site, flow, project.look.words, folder)


def _has_workshop(site: BuiltSite) -> bool:
    """Else the site was built for readers alone."""
    return any(map(is_in_workshop, site.files))


def find_wrong_around(project: Project, site: BuiltSite, walker: Walker) -> Iterator[Problem]:
    """What is wrong with what is made of a flow beside its prototype's own screens, what takes long last."""
    flow, walked = walker.flow, walker.walked
    if not walked.pages:
        return
    if _has_workshop(site):
        yield from find_wrong_map(site, flow, walked)
        yield from find_wrong_panels(site, walker)
    yield from (find_wrong_help if flow.is_help else find_wrong_practice)(site, walker)
    yield from find_unknown_to_scripts(site, flow, walked)
    yield from find_hidden_focus(site, walker)
    yield from find_wrong_frames(site, walker, Vocabulary(walker.interpreter, _names(project)))
    yield from find_wrong_guide(site, flow, walker)


def _made_pages(project: Project) -> Iterator[str]:
    """Pages of the workshop that nobody writes; those of the gallery in each look that it shows."""
    yield from (file_of(project.stands(page)) for page in project.made_pages)
    yield from project.pages_of_looks


def _names(project: Project) -> list[str]:
    """What links to other flows and pages say."""
    flows = (text.words for flow in project.flows.values() for text in (flow.title, flow.task) if text is not None)
    return [project.name, *flows, *(page.title for page in project.pages.values())]


def find_wrong_elsewhere(project: Project, site: BuiltSite, walks: Walks) -> Iterator[Problem]:
    """What is wrong with the pages that people write, and with what files there are."""
    has_workshop = _has_workshop(site)
    pages = [page for page in project.pages.values() if has_workshop or not page.is_for_staff]
    yield from chain.from_iterable(find_wrong_pages(site, page) for page in pages)
    yield from find_wrong_around_pages(site, project, pages)
    yield from find_wrong_phones(site)
    of_look = [
        MAP_STYLE,
        *(look.style for look in project.looks.values()),
        *project.look.scripts,
        *(f"{name}.js" for name in project.look.components),
    ]
    made = [*_made_pages(project)] if has_workshop else []
    walked = {name: walker.walked for name, walker in walks.items()}
    yield from find_lost_and_more(site, project.flows, walked, pages, made, of_look)
