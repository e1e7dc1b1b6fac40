"""
Everything that leads somewhere leads to a screen that is there.

A target is a screen of the same flow, `flow/screen` of another, or an address. Wrong:

```yaml
choices:
  nei: {label: Nei, to: velg-tidd}
```

Right, if there is a screen `velg-tid`:

```yaml
choices:
  nei: {label: Nei, to: velg-tid}
```
"""

import re
from collections.abc import Iterator

from veiviser.journeys.texts.written import targets
from veiviser.model.flow import Flow, Target
from veiviser.model.project import Project
from veiviser.problem import Problem, nearest
from veiviser.reading.markdown.meant import meant
from veiviser.reading.yaml.norwegian import nearest_known


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    for target in targets(flow):
        if target.kind == "screen":
            yield from _judge(target, project, flow)
    for named in (named for page in project.pages.values() for named in page.spoken_of if named.flow == flow.name):
        if named.screen is not None and named.screen not in flow.screens:
            near = nearest(named.screen, flow.screens) or "; name one that is there"
            message = f"no screen `{named.screen}` in flow `{flow.name}`{near}"
            yield Problem(named.place, "missing-target", message)


def _judge(target: Target, project: Project, flow: Flow) -> Iterator[Problem]:
    if target.flow in project.unread:
        return
    screens = flow.screens if target.flow is None else project.screens(target.flow)
    if (screens is None or target.address not in screens) and (instead := _meant(target, project)):
        written = f"{target.flow}/{target.address}" if target.flow else target.address
        message = f"`{written[:60]}` is no screen; did you mean `{instead[:90]}`?"
        yield Problem(target.place, "missing-target", message)
    elif screens is None:
        known = {*project.flows, *project.elsewhere}
        near = nearest(target.flow or "", known) or "; name a file in `flows/`, without its ending"
        yield Problem(target.place, "missing-target", f"no flow `{target.flow}`{near}")
    elif target.address not in screens:
        whose = f" in flow `{target.flow}`" if target.flow else ""
        near = (
            nearest_known(target.address, [*screens, "back", "next"]) or "; add the screen, or name one that is there"
        )
        yield Problem(target.place, "missing-target", f"no screen `{target.address}`{whose}{near}")


def _meant(target: Target, project: Project) -> str | None:
    """A page, a mailbox, a telephone or an address outside, where that is what it looks like."""
    written = f"{target.flow}/{target.address}" if target.flow else target.address
    path, _, fragment = written.replace("\\", "/").partition("#")
    page = re.sub(r"^(?:\.{0,2}/)+|(?:\.md|\.html|/)$", "", path)
    if page in project.pages and (not fragment or fragment in project.pages[page].anchors):
        return f"page:{page}#{fragment}" if fragment else f"page:{page}"
    instead = meant(written)
    return instead if instead is not None and ":" in instead else None
