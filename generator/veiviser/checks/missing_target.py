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

from veiviser.journeys.texts.written import targets
from veiviser.messages import Message, say
from veiviser.model.flow import Flow, Target
from veiviser.model.project import Project
from veiviser.problem import Report, nearest
from veiviser.reading.markdown.meant import meant
from veiviser.reading.yaml.norwegian import nearest_known

ID = "missing-target"


def check(project: Project, flow: Flow, report: Report) -> None:
    for target in targets(flow):
        if target.kind == "screen":
            _judge(target, project, flow, report)
    for named in (named for page in project.pages.values() for named in page.spoken_of if named.flow == flow.name):
        if named.screen is not None and named.screen not in flow.screens:
            near = nearest(named.screen, flow.screens) or say("; name one that is there")
            report.error(named.place, ID, _no_screen(named.screen, flow.name, near))


def _judge(target: Target, project: Project, flow: Flow, report: Report) -> None:
    if target.flow in project.unread:
        return
    screens = flow.screens if target.flow is None else project.screens(target.flow)
    if (screens is None or target.address not in screens) and (instead := _meant(target, project)):
        written = f"{target.flow}/{target.address}" if target.flow else target.address
        message = say("`{written}` is no screen; did you mean `{instead}`?", written=written[:60], instead=instead[:90])
        report.error(target.place, ID, message)
    elif screens is None:
        known = {*project.flows, *project.elsewhere}
        near = nearest(target.flow or "", known) or say("; name a file in `flows/`, without its ending")
        report.error(target.place, ID, say("no flow `{name}`{near}", name=target.flow, near=near))
    elif target.address not in screens:
        near = nearest_known(target.address, [*screens, "back", "next"]) or say(
            "; add the screen, or name one that is there"
        )
        report.error(target.place, ID, _no_screen(target.address, target.flow, near))


def _no_screen(screen: str, flow: str | None, near: str) -> Message:
    if flow:
        return say("no screen `{screen}` in flow `{flow}`{near}", screen=screen, flow=flow, near=near)
    return say("no screen `{written}`{near}", written=screen, near=near)


def _meant(target: Target, project: Project) -> str | None:
    """A page, a mailbox, a telephone or an address outside, where that is what it looks like."""
    written = f"{target.flow}/{target.address}" if target.flow else target.address
    path, _, fragment = written.replace("\\", "/").partition("#")
    page = re.sub(r"^(?:\.{0,2}/)+|(?:\.md|\.html|/)$", "", path)
    if page in project.pages and (not fragment or fragment in project.pages[page].anchors):
        return f"page:{page}#{fragment}" if fragment else f"page:{page}"
    instead = meant(written)
    return instead if instead is not None and ":" in instead else None
