"""The pictures of the guide: screens at the moment that a step speaks of."""

from collections.abc import Iterator

from jinja2 import Environment

from veiviser.journeys.views import picked_labels
from veiviser.model.journey import Guide, Mark, View
from veiviser.templating.screens import Screens

ROOT = "@root@"
"""Stands for the way to the site's root, which a picture knows only once it lies in a page."""
STYLES = tuple(f"{ROOT}/prototype/assets/{name}.css" for name in ("designsystemet", "prototype"))


def draw_pictures(environment: Environment, screens: Screens, guide: Guide) -> Iterator[tuple[str, str]]:
    """Name (`flow/step` or `flow/step-aside`) and HTML of every picture that the guide calls for."""
    template = environment.get_template("picture.html")
    flow = screens.flow

    def draw(name: str, view: View, marks: tuple[Mark, ...]) -> tuple[str, str]:
        html = template.render(
            id=name.replace("/", "-"),
            screen_html=screens.picture(view, {mark.control: mark.number for mark in marks}),
            alt=_told(screens, view, marks),
            caption=_caption(screens, view),
            styles=STYLES,
        )
        return f"{flow.name}/{name}", html

    for step in guide.steps:
        yield draw(f"{step.number}", step.view, step.marks)
        for place, aside in enumerate(step.asides, 1):
            if aside.pictured:
                yield draw(f"{step.number}-{place}", aside.view, aside.marks)


def _caption(screens: Screens, view: View) -> str:
    labels = picked_labels(screens.flow, view)
    if not labels:
        return "Eksempel. Slik ser skjermen ut."
    return f"Eksempel. Slik ser skjermen ut når du har valgt {_listed(labels)}."


def _told(screens: Screens, view: View, marks: tuple[Mark, ...]) -> str:
    """What the picture shows, for those who cannot see it."""
    title = screens.words(screens.flow.screens[view.state.screen].title, view.state).plain
    sentences = [f"Skjermbilde: {title}"]
    if labels := picked_labels(screens.flow, view):
        sentences.append(f"{_listed(labels)} er valgt")
    sentences += [f"«{mark.label}» er merket med {mark.number}" for mark in marks]
    return " ".join(sentence if sentence.endswith((".", "?", "!")) else f"{sentence}." for sentence in sentences)


def _listed(labels: tuple[str, ...]) -> str:
    """`«A», «B» og «C»`."""
    quoted = [f"«{label}»" for label in labels]
    return " og ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
