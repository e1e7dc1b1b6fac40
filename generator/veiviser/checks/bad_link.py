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
from urllib.parse import urlsplit

from veiviser.journeys.texts.written import links, targets
from veiviser.messages import Message, say
from veiviser.model.flow import Flow, Target
from veiviser.model.project import Project
from veiviser.problem import Report, nearest
from veiviser.reading.markdown.meant import meant

ID = "bad-link"

_PHONE = re.compile(r"tel:\+?[0-9](?:[-.()]?[0-9])+", re.IGNORECASE)  # RFC 3966, without parameters
_HIDDEN = r"\s\\\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # as unsafe-link has it
_MAIL = re.compile(rf"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?[^?#{_HIDDEN}]+)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d][\w-]*")


def check(project: Project, flow: Flow, report: Report) -> None:
    for target in targets(flow):
        fault = _fault(target, project)
        if fault:
            report.error(target.place, ID, fault)
    for link in links(flow):
        if not link.address and not link.is_image:
            message = say("the link «{words}» leads nowhere; write where it leads between ( and )", words=link.words)
            report.error(link.place, ID, message)


def check_drawing(drawing: Flow, report: Report) -> None:
    """Links in a drawing on a page, which nobody can press."""
    for link in links(drawing):
        message = say("nothing in a drawing can be pressed, so no link belongs in it; write its words alone")
        report.error(link.place, ID, message)


def _fault(target: Target, project: Project) -> Message | None:
    address = target.address
    if target.kind == "phone" and not _PHONE.fullmatch(address):
        return _phone_fault(address)
    if target.kind == "mail" and not _MAIL.fullmatch(address):
        return _mail_fault(address)
    if target.kind == "web" and address.lower().startswith(("http:", "https:")):
        return None if _is_web(address) else _web_fault(address)
    if target.kind == "page":
        return _page_fault(target, project)
    return None


def _phone_fault(address: str) -> Message:
    if (instead := _right(address, _PHONE)) is None:
        return say("`{address}` is no telephone number; write digits alone, such as tel:116117", address=address)
    return say("`{address}` is no telephone number; write digits alone: `{instead}`", address=address, instead=instead)


def _mail_fault(address: str) -> Message:
    if (instead := _right(address, _MAIL)) is None:
        return say("`{address}` is no mail address; write it like mailto:somebody@example.org", address=address)
    return say("`{address}` is no mail address; write it like this: `{instead}`", address=address, instead=instead)


def _web_fault(address: str) -> Message:
    if (instead := meant(address)) is None:
        return say("`{address}` is no web address; write https:// and the name of a site", address=address)
    return say("`{address}` is no web address; did you mean `{instead}`?", address=address, instead=instead)


def _right(address: str, form: re.Pattern[str]) -> str | None:
    """How it would be right, if that can be seen."""
    scheme, _, rest = address.partition(":")
    instead = meant(rest)
    is_right = instead is not None and form.fullmatch(instead) and instead.startswith(scheme.lower())
    return instead if is_right else None


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        return bool(_HOST.fullmatch(host)) and "@" not in parts.netloc and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _page_fault(target: Target, project: Project) -> Message | None:
    page = project.pages.get(target.address)
    if page is None and (why := project.absent.get(target.address)) is not None:
        return say("no page `{path}` on this day: {why}; give the link the same days", path=target.address, why=why)
    if page is None:
        near = nearest(target.address, project.pages) or say("; name a file in `content/`, without its ending")
        return say("no page `{path}`{near}", path=target.address, near=near)
    if target.fragment and target.fragment not in page.anchors:
        near = nearest(target.fragment, page.anchors) or say("; name a heading that is there")
        return say(
            "page `{path}` has no heading `{heading}`{near}", path=target.address, heading=target.fragment, near=near
        )
    return None
