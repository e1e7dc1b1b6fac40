"""What an address was meant to be, where it lacks what makes it one."""

import re

_MAIL = re.compile(r"(?:mail(?:to)?[:/ ]+)?(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_PHONE = re.compile(r"(?:tlf|tel|telefon)?[.:/ ]*(?P<phone>\+?[0-9](?:[ .()-]*[0-9]){2,14})", re.IGNORECASE)
_DOMAINS = "no|com|org|net|eu|io|info|dev|app|edu|gov|se|dk|fi|is|de|uk|fr|nl|nu"
_WEB = re.compile(
    r"(?:(?:ht+ps?|htp|https?)(?:[:;]?[/\\]{1,3}|[:;]))?[/\\]{0,2}"
    rf"(?P<web>(?:www\.(?:[\w-]+\.)+[a-z]{{2,}}|(?:[\w-]+\.)+(?:{_DOMAINS}))(?::[0-9]+)?(?:[/?#]\S*)?)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"'“”„«»](.+)[\"'“”„«»]")
_ON_ONE_MACHINE = re.compile(r"(?:file:/*)?[a-z]:[\\/]", re.IGNORECASE)


def meant(address: str) -> str | None:
    """
    An address that works, if there is one that this looks like; one inside the site may still not be there.

    `post@kommunen.no` is `mailto:post@kommunen.no`, `www.kommunen.no` is `https://www.kommunen.no`, `22 33 44 55` is
    `tel:22334455`, what stands in quotes is the same without them, and a path with `\\` in it is one with `/`.
    """
    address = address.strip()
    if quoted := _QUOTED.fullmatch(address):
        return meant(quoted[1]) or quoted[1]
    if re.match(r"(?:https?://[^/\\]|mailto:\S+@|tel:\+?[0-9])", address, re.IGNORECASE):
        return None
    if mail := _MAIL.fullmatch(address):
        return f"mailto:{mail['mail']}"
    if phone := _PHONE.fullmatch(address):
        return "tel:" + re.sub(r"[^+0-9]", "", phone["phone"])
    if web := _WEB.fullmatch(address):
        return "https://" + web["web"].replace("\\", "/")
    if "\\" in address and not _ON_ONE_MACHINE.match(address) and not address.startswith("\\\\"):
        return address.replace("\\", "/")
    return None
