"""Files that pages of a prototype load, as they lie in a packed file."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from mimetypes import guess_type
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from veiviser.model.site import ASSETS

Site = Mapping[str, str | bytes]
"""Files of a site, by path in it."""
MARK = "pack:"
"""Stands in pages before the name of a file; what unpacks them puts an address in its place."""
_LOADED = re.compile(r"""(<(?:link\b[^>]*\srel="stylesheet"|script\b|img\b)[^>]*?\s(?:href|src)=")([^":]+)(")""")
_LINK = re.compile(r"""(<a\b[^>]*?\shref=")([^":#?]+)(["#?])""")
_OWN_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
"""Of a page that loads files; a packed file has one for all of them."""
_URL = re.compile(r"""url\((["']?)(?!data:)([^"')]+)\1\)""")
_PART = re.compile(r'data-script="([^"]+)"')
_SCHEME = re.compile(r'\sdata-(?:light|dark)="([^"]+)"')
_TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


def found(path: str, address: str) -> str:
    """The path in the site that an address on a page or in a style leads to."""
    return normpath(join(dirname(path), unquote(address.partition("?")[0].partition("#")[0])))


def marked(path: str, html: str) -> tuple[str, tuple[str, ...]]:
    """A page with marks for the addresses of what it loads, and the paths of these files."""
    loaded: dict[str, None] = {}

    def mark(tag: re.Match[str]) -> str:
        file = found(path, tag[2])
        loaded[file] = None
        return f"{tag[1]}{MARK}{basename(file)}{tag[3]}"

    return _LOADED.sub(mark, _OWN_POLICY.sub("", html)), tuple(loaded)


def asked_by(path: str, html: str) -> Iterator[str]:
    """The paths of what a page loads when it is needed: scripts of its parts, colours that somebody chooses."""
    yield from (f"{ASSETS}/{part}.js" for part in _PART.findall(html))
    yield from (found(path, to) for to in _SCHEME.findall(html))


def loaded_by(path: str, text: str) -> Iterator[str]:
    """The paths of all that a page or a style loads, at once or when it is needed."""
    yield from (found(path, address) for _, address in _URL.findall(text))
    yield from (found(path, address) for _, address, _ in _LOADED.findall(text))
    yield from asked_by(path, text)


def together(path: str, html: str, names: Mapping[str, str]) -> str:
    """A page whose links to others that go into the file lead there as if all lay in one folder."""

    def mend(link: re.Match[str]) -> str:
        name = names.get(found(path, link[2])) if "/" in link[2] else None
        return f"{link[1]}{name}.html{link[3]}" if name is not None else link[0]

    return _LINK.sub(mend, html)


def within(path: str, style: str, site: Site) -> str:
    """A style with letters and pictures in it, instead of their addresses; what is not there stays out."""

    def data(address: re.Match[str]) -> str:
        file = site.get(found(path, address[2]))
        return f'url("{data_address(address[2], file)}")' if file is not None else 'url("data:,")'

    return _URL.sub(data, style)


def data_address(name: str, file: str | bytes) -> str:
    """A file as an address that needs nothing else."""
    return f"data:{_type(name)};base64,{b64encode(_bytes(file)).decode()}"


def packed(paths: Iterable[str], site: Site) -> dict[str, dict[str, str]]:
    """By name, what each file is and holds; styles with all that they load."""
    files: dict[str, dict[str, str]] = {}
    for path in paths:
        file = site.get(path)
        if isinstance(file, str):
            text = within(path, file, site) if path.endswith(".css") else file
            files[basename(path)] = {"type": _type(path), "text": text}
        elif file is not None:
            files[basename(path)] = {"type": _type(path), "base64": b64encode(file).decode()}
    return files


def _type(name: str) -> str:
    ending = f".{name.rpartition('.')[2]}"
    return _TYPES.get(ending) or guess_type(name)[0] or "application/octet-stream"


def _bytes(file: str | bytes) -> bytes:
    return file.encode() if isinstance(file, str) else file
