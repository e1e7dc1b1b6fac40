"""
A link to a telephone, a mailbox, a page or the web is written so that it works.

Digits after `tel:`, an address after `mailto:`, a page of `content/` after `page:` and a heading of that page after
`#`. Wrong:

```yaml
- link: Ring oss
  to: tel:ring-meg
```

Right:

```yaml
- link: Ring oss
  to: tel:+4723327000
```
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from veiviser.journeys.texts.written import links, targets
from veiviser.model.flow import Flow, Target
from veiviser.model.project import Project
from veiviser.problem import Problem, nearest
from veiviser.reading.markdown.meant import meant

_PHONE = re.compile(r"tel:\+?[0-9](?:[-.()]?[0-9])+", re.IGNORECASE)  # RFC 3966, without parameters
_HIDDEN = r"\s\\\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # as unsafe-link has it
_MAIL = re.compile(rf"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?[^?#{_HIDDEN}]+)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d][\w-]*")


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    for target in targets(flow):
        fault = _fault(target, project)
        if fault:
            yield Problem(target.place, "bad-link", fault)
    for link in links(flow):
        if not link.address and not link.is_image:
            message = f"the link «{link.words}» leads nowhere; write where it leads between ( and )"
            yield Problem(link.place, "bad-link", message)


def _fault(target: Target, project: Project) -> str:
    address = target.address
    if target.kind == "phone" and not _PHONE.fullmatch(address):
        return f"`{address}` is no telephone number; write digits alone{_such_as(address, _PHONE, 'tel:116117')}"
    if target.kind == "mail" and not _MAIL.fullmatch(address):
        return f"`{address}` is no mail address; write it{_such_as(address, _MAIL, 'mailto:somebody@example.org')}"
    if target.kind == "web" and address.lower().startswith(("http:", "https:")):
        instead = meant(address)
        mend = f"did you mean `{instead}`?" if instead else "write https:// and the name of a site"
        return "" if _is_web(address) else f"`{address}` is no web address; {mend}"
    if target.kind == "page":
        return _page_fault(target, project)
    return ""


def _such_as(address: str, form: re.Pattern[str], example: str) -> str:
    """How it would be right, if that can be seen, else an example."""
    scheme, _, rest = address.partition(":")
    instead = meant(rest)
    is_right = instead is not None and form.fullmatch(instead) and instead.startswith(scheme.lower())
    return f": `{instead}`" if is_right else f", such as {example}"


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        return bool(_HOST.fullmatch(host)) and "@" not in parts.netloc and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _page_fault(target: Target, project: Project) -> str:
    page = project.pages.get(target.address)
    if page is None:
        near = nearest(target.address, project.pages) or "; name a file in `content/`, without its ending"
        return f"no page `{target.address}`{near}"
    if target.fragment and target.fragment not in page.anchors:
        near = nearest(target.fragment, page.anchors) or "; name a heading that is there"
        return f"page `{target.address}` has no heading `{target.fragment}`{near}"
    return ""
