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
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import PurePosixPath

from veiviser.journeys.texts.written import targets
from veiviser.messages import Message, say
from veiviser.model.flow import Flow, Target
from veiviser.model.project import Project
from veiviser.problem import Report, nearest
from veiviser.reading.markdown.meant import meant
from veiviser.reading.yaml.norwegian import nearest_known

ID = "missing-target"
_FILE = re.compile(r"(?:(?:content|\.{0,2})/)*(?P<name>.+)\.(?:md|html)(?:#.*)?")


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
    if target.flow is None and (why := flow.absent.get(target.address)) is not None:
        message = say(
            "no screen `{screen}` on this day: {why}; give what leads there the same days",
            screen=target.address,
            why=why,
        )
        report.error(target.place, ID, message)
        return
    screens = flow.screens if target.flow is None else project.screens(target.flow)
    if (screens is None or target.address not in screens) and (instead := _meant(target, project, flow)):
        written = _written(target)
        message = say("`{written}` is no screen; did you mean `{instead}`?", written=written[:60], instead=instead[:90])
        report.error(target.place, ID, message)
    elif (file := _FILE.fullmatch(_written(target))) is not None:
        report.error(target.place, ID, say("no page `{page}`; name one that is there", page=file["name"]))
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


def _written(target: Target) -> str:
    """As it stands in the flow."""
    return f"{target.flow}/{target.address}" if target.flow is not None else target.address


def _meant(target: Target, project: Project, flow: Flow) -> str | None:
    """A page, a screen, a mailbox, a telephone or an address outside, where that is what it looks like."""
    written = _written(target).replace("\\", "/")
    file = _FILE.fullmatch(written)
    path, _, fragment = written.partition("#")
    name = file["name"] if file is not None else re.sub(r"^(?:\.{0,2}/)+|/$", "", path)
    page = _page(name, project.pages, file is not None)
    if page is not None:
        return f"page:{page}#{fragment}" if fragment in project.pages[page].anchors else f"page:{page}"
    if file is not None and (name in flow.screens or _is_elsewhere(name, project)):
        return name
    instead = meant(written)
    return instead if instead is not None and ":" in instead else None


def _page(name: str, pages: Collection[str], is_file: bool) -> str | None:
    """The page of that name; of a file that is not there, the one that is called so elsewhere, or nearly so."""
    if name in pages or not is_file:
        return name if name in pages else None
    called = [page for page in pages if PurePosixPath(page).name == PurePosixPath(name).name]
    return next(iter(called or get_close_matches(name, pages, n=1)), None)


def _is_elsewhere(name: str, project: Project) -> bool:
    other, _, screen = name.partition("/")
    return screen in (project.screens(other) or ())
