"""Checks the scheme, host, mail address or telephone number of an address outside the site."""

import re
from urllib.parse import unquote

from veiviser.links.addresses import Address, Site, cleaned
from veiviser.links.fault import Found
from veiviser.links.hosts import host_of, is_private
from veiviser.messages import say
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
        message = say("`{address}` names no site; write https://, the name of a site and its path", address=address)
        return Found("bad-host", message)
    if is_private(place.host):
        message = say("`{address}` leads to the reader's own machine or network; name a public site", address=address)
        return Found("private-address", message)
    if place.scheme == "http" and site.scheme == "https":
        if role in ("link", "action", "data", "alternate", "canonical", "social"):
            message = say("`{address}` is not encrypted; write https:// if that site has it", address=address)
            return Found("insecure-link", message, "note") if role in ("link", "action") else None
        message = say("browsers do not load `{address}` on an https: page; write https://", address=address)
        return Found("insecure-part", message)
    return None


def _of_mail(address: str, behind: str) -> Found | None:
    to, _, fields = behind.partition("?")
    named = [unquote(part).strip() for part in to.split(",") if part.strip()]
    for field in fields.split("&"):
        name, _, value = field.partition("=")
        if name.lower() in ("to", "cc", "bcc"):
            named += [part.strip() for part in unquote(value).split(",") if part.strip()]
    if not named:
        return Found("bad-mail", say("`{address}` names nobody; write mailto:somebody@example.org", address=address))
    wrong = next((name for name in named if not _MAIL.fullmatch(name)), None)
    if wrong is None:
        return None
    message = say("`{address}` is no mail address; write mailto:somebody@example.org", address=wrong)
    return Found("bad-mail", message)


def _of_phone(address: str, number: str) -> Found | None:
    if _PHONE.fullmatch(number):
        return None
    message = say("`{address}` is no telephone number; write digits alone, such as tel:+4723327000", address=address)
    return Found("bad-phone", message)


def _of_other(address: str, scheme: str, role: str, download: bool) -> Found | None:
    shown = address if len(address) < 80 else address[:77] + "…"
    if scheme in _RUNS:
        message = say("`{address}` runs code; lead to a page, or use a button", address=shown)
        return Found("code-in-link", message)
    if scheme == "data":
        if role in _HOLDS_DATA or download:
            return None
        message = say("`{address}` holds what it shows, which browsers refuse; lead to a file", address=shown)
        return Found("data-in-link", message)
    if scheme in _ON_DISK or len(scheme) == 1:
        message = say("`{address}` is only on one machine; lead to a page of the site", address=shown)
        return Found("file-on-disk", message)
    if scheme == "about":
        blank = cleaned(address).lower() in ("about:blank", "about:srcdoc") and role == "frame"
        message = say("`{address}` leads to nothing; lead to a page of the site", address=shown)
        return None if blank else Found("unknown-scheme", message)
    if scheme in _GOOD or scheme.startswith(("web+", "ms-")):
        return None
    near = nearest(scheme, ("https", "http", "mailto", "tel", "javascript"))
    hint = near or say("; write https:, mailto: or tel:")
    return Found("unknown-scheme", say("nothing opens `{address}`{hint}", address=shown, hint=hint))


def _is_host(authority: str) -> bool:
    host = host_of(authority)
    return host is not None and (
        host.address is not None or all(_LABEL.fullmatch(label) for label in host.name.split("."))
    )
