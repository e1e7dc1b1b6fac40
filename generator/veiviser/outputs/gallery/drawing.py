"""The gallery's pictures: each state of each example in the light and the dark, and what one chooses to see."""

from collections.abc import Mapping, Sequence

from veiviser.journeys.memo import remembered
from veiviser.model.component import Component
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import View
from veiviser.model.site import SCHEMES, STATES_STYLE, Scheme, states_in
from veiviser.outputs.contract import ROOT, styles_of
from veiviser.outputs.gallery.looks import ShownLook
from veiviser.outputs.gallery.states import ShownState, graph_of, states_of
from veiviser.outputs.gallery.telling import CHOICES, THUMBNAIL, picture_name, title_of
from veiviser.templating.contexts import ChosenLook, GalleryStateContext, GalleryViewContext, StateSide
from veiviser.templating.environment import LookEnvironment
from veiviser.templating.screens import Screens


@remembered
def draw_thumbnails(environment: LookEnvironment) -> Mapping[str, str]:
    """HTML of what stands for each component in the index, by name of the picture."""
    return {
        picture_name(name, THUMBNAIL): _thumbnail(environment, name, component)
        for name, component in sorted(environment.look.components.items())
        if component.examples
    }


@remembered
def draw_examples(environment: LookEnvironment) -> Mapping[str, str]:
    """HTML of each state in a look by name of the picture; a preview draws them again only when the look is another."""
    words, pictures = environment.words, dict[str, str]()
    for name, component in sorted(environment.look.components.items()):
        alt = words("gallery.picture", component=title_of(name, component))
        for example in component.examples:
            screens = _screens(environment, component, example)
            for state, shown in states_of(component, screens.graph, words).items():
                drawn = _state(screens, environment.look.key, shown, alt=alt, id=f"{example}-{state}", words=words)
                pictures[picture_name(name, f"{example}-{state}")] = drawn
    return pictures


def draw_choices(look: ShownLook, among: Sequence[ShownLook]) -> Mapping[str, str]:
    """HTML of what one can choose on each component's page, by name of the picture; the same on all in one look."""
    looks = [ChosenLook(title=one.title, href=f"{one.page}.html", is_current=one == look) for one in among]
    html = look.environment.get_template("gallery-view.html").render(GalleryViewContext(looks=looks))
    return {picture_name(name, CHOICES): html for name in look.environment.look.components}


def _thumbnail(environment: LookEnvironment, name: str, component: Component) -> str:
    screens = _screens(environment, component, next(iter(component.examples)))
    alt = environment.words("gallery.picture", component=title_of(name, component))
    caption = environment.words("gallery.example")
    return screens.figure(View(screens.graph.states[0]), styles_of(screens), alt=alt, caption=caption)


def _screens(environment: LookEnvironment, component: Component, example: str) -> Screens:
    graph = graph_of(component, example, environment.words)
    return Screens(environment, graph, lambda target: target.address)


def _state(screens: Screens, look: str, shown: ShownState, *, alt: str, id: str, words: InterfaceWords) -> str:
    said: Mapping[Scheme, str] = {"light": words("gallery.light"), "dark": words("gallery.dark")}
    sides = [
        StateSide(
            scheme=scheme,
            alt=f"{alt} {shown.caption} {said[scheme]}",
            styles=[f"{ROOT}/{style}" for style in (STATES_STYLE, states_in(scheme, look))],
        )
        for scheme in SCHEMES
    ]
    drawn = GalleryStateContext(
        id=id, caption=shown.caption, held=shown.held, sides=sides, screen_html=screens.picture(shown.view, {})
    )
    return str(screens.templates.draw("gallery-state.html", drawn))
