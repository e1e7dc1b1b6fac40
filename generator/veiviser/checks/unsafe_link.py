"""
No link runs code, reads the reader's files or hides where it leads.

Only https, http, tel, mailto, page, and screens. Blanks and control characters are not let through either, for browsers
drop them and see what is left. Wrong:

```yaml
- link: Trykk her
  to: javascript:alert(1)
```

Right:

```yaml
- link: Les mer på Helsenorge
  to: https://www.helsenorge.no/
```
"""

import re

from veiviser.journeys.texts.written import links, targets
from veiviser.messages import Message, say
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.problem import Report, nearest
from veiviser.reading.markdown.meant import meant

ID = "unsafe-link"

_ALLOWED = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def check(project: Project, flow: Flow, report: Report) -> None:
    for target in targets(flow):
        fault = _fault(target.address) if target.kind == "web" else None  # bad-link lets no other have a strange sign
        if fault is not None:
            report.error(target.place, ID, fault)
    for link in links(flow):
        if link.is_image and re.search(r"[:\\]|^//|&", link.address):
            message = say(
                "the picture `{address}` would come from another server; put the file in the project",
                address=_shown(link.address),
            )
            report.error(link.place, ID, message)


def _fault(address: str) -> Message | None:
    if _HIDDEN.search(address):
        return say("`{address}` has blanks or invisible characters in it; take them out", address=_shown(address))
    is_web = address.lower().startswith(("http:", "https:")) and "\\" not in address  # which is bad-link's
    if not is_web and (instead := meant(address)) and _is_allowed(instead):
        return say(
            "`{address}` does not say how it is reached; did you mean `{instead}`?", address=address, instead=instead
        )
    if "\\" in address or address.startswith("//"):
        return say(
            "`{address}` does not say how it is reached; write https:// before the name of the site", address=address
        )
    scheme = _SCHEME.match(address)
    if scheme is None:
        return say("`{address}` is no address; write https:// and the name of a site", address=address)
    if scheme[1].lower() not in _ALLOWED:
        near = nearest(scheme[1].lower(), _ALLOWED) or say("; use https, tel, mailto, page, or a screen")
        return say("links with `{scheme}:` are not allowed{near}", scheme=scheme[1], near=near)
    return None


def _is_allowed(address: str) -> bool:
    scheme = _SCHEME.match(address)
    return scheme is not None and scheme[1].lower() in _ALLOWED


def _shown(address: str) -> str:
    return _HIDDEN.sub("�", address)
