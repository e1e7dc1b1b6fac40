"""Whether an address that leads out of the site can work: its scheme, host, mail address or telephone number."""

import re
from urllib.parse import unquote

from veiviser.links.addresses import Address, Site, cleaned
from veiviser.links.fault import Found
from veiviser.links.hosts import host_of, is_private
from veiviser.problem import nearest

_GOOD = frozenset(
    (
        "android-app", "bankid", "facetime", "facetime-audio", "feed", "ftp", "ftps", "geo", "git", "gopher", "im",
        "imap", "intent", "ios-app", "irc", "ircs", "magnet", "maps", "market", "matrix", "msteams", "news", "nntp",
        "sftp", "signal", "sip", "sips", "skype", "slack", "sms", "smsto", "spotify", "ssh", "svn", "telnet", "tg",
        "urn", "viber", "vipps", "vscode", "webcal", "webcals", "whatsapp", "xmpp", "zoommtg",
    )
)  # fmt: skip
_RUNS = ("javascript", "vbscript", "livescript", "mocha")
_ON_DISK = ("file", "blob", "filesystem", "res", "chrome", "resource", "view-source")
_HOLDS_DATA = ("image", "style", "part", "css", "social", "data")
_PHONE = re.compile(r"(?=[^;]*[0-9*#])\+?[0-9*#().\-]+(?:;[A-Za-z0-9\-]+(?:=[^;\s]+)?)*")  # RFC 3966
_MAIL = re.compile(r"[^\s@<>(),;:\\\"\[\]]+@(?:[\w](?:[\w\-]*\w)?\.)+[^\W\d_][\w\-]*\w")
_LABEL = re.compile(r"[\w](?:[\w\-]*\w)?")


def fault_of_scheme(address: str, place: Address, role: str, download: bool, site: Site) -> Found | None:
    """What is wrong with an address that names no file of the site."""
    if place.kind == "web":
        return _of_web(address, place, role, site)
    if place.kind == "mail":
        return _of_mail(address, place.path)
    if place.kind == "phone":
        return _of_phone(address, place.path)
    return _of_other(address, place.scheme, role, download)


def _of_web(address: str, place: Address, role: str, site: Site) -> Found | None:
    if not _is_host(place.host):
        return Found("bad-host", f"`{address}` names no site; write https://, the name of a site and its path")
    if is_private(place.host):
        return Found("private-address", f"`{address}` leads to the reader's own machine or network; name a public site")
    if place.scheme == "http" and site.scheme == "https":
        if role in ("link", "action", "data", "alternate", "canonical", "social"):
            message = f"`{address}` is not encrypted; write https:// if that site has it"
            return Found("insecure-link", message, "note") if role in ("link", "action") else None
        return Found("insecure-part", f"browsers do not load `{address}` on an https: page; write https://")
    return None


def _of_mail(address: str, behind: str) -> Found | None:
    to, _, fields = behind.partition("?")
    named = [unquote(part).strip() for part in to.split(",") if part.strip()]
    for field in fields.split("&"):
        name, _, value = field.partition("=")
        if name.lower() in ("to", "cc", "bcc"):
            named += [part.strip() for part in unquote(value).split(",") if part.strip()]
    if not named:
        return Found("bad-mail", f"`{address}` names nobody; write mailto:somebody@example.org")
    wrong = next((name for name in named if not _MAIL.fullmatch(name)), None)
    if wrong is None:
        return None
    return Found("bad-mail", f"`{wrong}` is no mail address; write mailto:somebody@example.org")


def _of_phone(address: str, number: str) -> Found | None:
    if _PHONE.fullmatch(number):
        return None
    return Found("bad-phone", f"`{address}` is no telephone number; write digits alone, such as tel:+4723327000")


def _of_other(address: str, scheme: str, role: str, download: bool) -> Found | None:
    shown = address if len(address) < 80 else address[:77] + "…"
    if scheme in _RUNS:
        return Found("code-in-link", f"`{shown}` runs code; lead to a page, or use a button")
    if scheme == "data":
        if role in _HOLDS_DATA or download:
            return None
        return Found("data-in-link", f"`{shown}` holds what it shows, which browsers refuse; lead to a file")
    if scheme in _ON_DISK or len(scheme) == 1:
        return Found("file-on-disk", f"`{shown}` is only on one machine; lead to a page of the site")
    if scheme == "about":
        blank = cleaned(address).lower() in ("about:blank", "about:srcdoc") and role == "frame"
        return None if blank else Found("unknown-scheme", f"`{shown}` leads to nothing; lead to a page of the site")
    if scheme in _GOOD or scheme.startswith(("web+", "ms-")):
        return None
    near = nearest(scheme, ("https", "http", "mailto", "tel", "javascript"))
    return Found("unknown-scheme", f"nothing opens `{shown}`{near or '; write https:, mailto: or tel:'}")


def _is_host(authority: str) -> bool:
    host = host_of(authority)
    return host is not None and (
        host.address is not None or all(_LABEL.fullmatch(label) for label in host.name.split("."))
    )
