"""Hosts as browsers read them (the URL Standard, WHATWG), and whether only the reader's own network has them."""

import ipaddress
import re
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

_PRIVATE_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".localdomain", ".onion")
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")
_IGNORED = dict.fromkeys([0xAD, 0x34F, *range(0x200B, 0x2010), 0x2060, 0x2064, *range(0xFE00, 0xFE10), 0xFEFF])
"""Characters that names lose on their way into an address (UTS 46)."""
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f#%/:<>?@\[\\\]^|]")
_AUTHORITY = re.compile(r"(?:.*@)?(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>\d*))?", re.DOTALL)
_EMBEDDING = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96", "::ffff:0:0:0/96")))
"""Networks that lead to the IPv4 address in their last 32 bits: NAT64, and two forms that are out of use."""
_LOCAL = ipaddress.IPv6Network("fec0::/10")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Host(NamedTuple):
    """A host that can be asked."""

    name: str
    """In lower case, without a dot at the end; an IPv6 address stands without its brackets."""
    port: int | None
    address: Address | None
    """What it is, where it is no name."""


def host_of(authority: str) -> Host | None:
    """The host in an address, behind `user:password@` and before the port; none where browsers take it for none."""
    found = _AUTHORITY.fullmatch(authority)
    if found is None or (found["port"] and int(found["port"][:9]) > 0xFFFF):
        return None
    port = int(found["port"]) if found["port"] else None
    written = found["host"]
    if written.startswith("["):
        try:
            address = ipaddress.IPv6Address(unquote(written[1:-1]))
        except ValueError:
            return None
        return Host(str(address), port, address)
    name = normalize("NFKC", unquote(written).translate(_IGNORED)).translate(_DOTS).translate(_IGNORED).casefold()
    name = name.removesuffix(".")
    if not name or _FORBIDDEN.search(name):
        return None
    last = name.rpartition(".")[2]
    if last.isascii() and (last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last)):
        four = _four(name.split("."))
        return None if four is None else Host(str(four), port, four)
    return Host(name, port, None)


def is_private(authority: str) -> bool:
    """Whether a host can only be reached from the reader's own machine or network; one that is none cannot either."""
    host = host_of(authority)
    if host is None:
        return False
    if host.address is not None:
        return not is_public(host.address)
    return "." not in host.name or f".{host.name}".endswith(_PRIVATE_NAMES)


def is_public(address: Address) -> bool:
    """Whether everybody reaches an address, and the one that it may carry in itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    plain = ipaddress.IPv6Address(int(address))  # without the name of a network card
    inner += [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) for network in _EMBEDDING if plain in network]
    carried = [four for four in inner if four is not None]
    if carried:
        return all(map(is_public, carried))
    return address.is_global and not address.is_multicast and plain not in _LOCAL and address.scope_id is None


def _four(parts: list[str]) -> ipaddress.IPv4Address | None:
    """An IPv4 address in any spelling: `127.0.0.1`, `127.1`, `0x7f000001`, `0177.0.0.1`, `2130706433`."""
    if len(parts) > 4:
        return None
    numbers = [_number(part) for part in parts]
    if None in numbers:
        return None
    *first, last = (number or 0 for number in numbers)
    if any(number > 255 for number in first) or last >= 256 ** (4 - len(first)):
        return None
    return ipaddress.IPv4Address(sum(number << (24 - 8 * at) for at, number in enumerate(first)) + last)


def _number(part: str) -> int | None:
    base = 16 if part.startswith("0x") else 8 if len(part) > 1 and part.startswith("0") else 10
    digits = part[2:] if base == 16 else part
    if not digits:
        return 0 if base == 16 else None
    if len(digits) > 40 or not re.fullmatch({16: "[0-9a-f]+", 10: "[0-9]+", 8: "[0-7]+"}[base], digits):
        return None
    return int(digits, base)
