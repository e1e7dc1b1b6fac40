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
from collections.abc import Iterator

from veiviser.journeys.texts.written import links, targets
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.problem import Problem, nearest
from veiviser.reading.markdown.meant import meant

_ALLOWED = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    for target in targets(flow):
        fault = _fault(target.address) if target.kind == "web" else ""  # bad-link lets no other have a strange sign
        if fault:
            yield Problem(target.place, "unsafe-link", fault)
    for link in links(flow):
        if link.is_image and re.search(r"[:\\]|^//|&", link.address):
            message = (
                f"the picture `{_shown(link.address)}` would come from another server; put the file in the project"
            )
            yield Problem(link.place, "unsafe-link", message)


def _fault(address: str) -> str:
    if _HIDDEN.search(address):
        return f"`{_shown(address)}` has blanks or invisible characters in it; take them out"
    is_web = address.lower().startswith(("http:", "https:")) and "\\" not in address  # which is bad-link's
    if not is_web and (instead := meant(address)) and _is_allowed(instead):
        return f"`{address}` does not say how it is reached; did you mean `{instead}`?"
    if "\\" in address or address.startswith("//"):
        return f"`{address}` does not say how it is reached; write https:// before the name of the site"
    scheme = _SCHEME.match(address)
    if scheme is None:
        return f"`{address}` is no address; write https:// and the name of a site"
    if scheme[1].lower() not in _ALLOWED:
        near = nearest(scheme[1].lower(), _ALLOWED) or "; use https, tel, mailto, page, or a screen"
        return f"links with `{scheme[1]}:` are not allowed{near}"
    return ""


def _is_allowed(address: str) -> bool:
    scheme = _SCHEME.match(address)
    return scheme is not None and scheme[1].lower() in _ALLOWED


def _shown(address: str) -> str:
    return _HIDDEN.sub("�", address)
