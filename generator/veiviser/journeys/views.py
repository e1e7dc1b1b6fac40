"""A view told in words, for those who cannot see its picture."""

from veiviser.journeys.answers import UNANSWERED
from veiviser.model.flow import ANSWERED, Flow
from veiviser.model.journey import View


def picked_labels(flow: Flow, view: View) -> tuple[str, ...]:
    """What is answered in a view, as it reads on the screen; free text has no label."""
    labels: list[str] = []
    for name, value in view.picks:
        if value in (UNANSWERED, ANSWERED):
            continue
        variable = flow.variables[name]
        path = value.split("/")
        found = (variable.labels.get("/".join(path[: depth + 1])) for depth in range(len(path)))
        labels += [label.words for label in found if label is not None]
    return tuple(labels)
