"""Checks that a path names an existing file by its exact name, and that a picture is one."""

import re
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol
from unicodedata import normalize
from urllib.parse import unquote_to_bytes

from veiviser.links.elements import decoded
from veiviser.links.fault import Found, Names
from veiviser.links.folder import PAGES, Folder, fold
from veiviser.links.pictures import Pictures, is_named_as_picture
from veiviser.links.rules import REDIRECTS, Rule, rules_of
from veiviser.messages import Message, say

_SOURCES = (".md", ".markdown", ".yml", ".yaml", ".rst", ".adoc", ".j2", ".jinja", ".jinja2", ".ipynb", ".mdx")
_BAD_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")
_HOST = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|no|se|dk|fi|is|eu|io|dev|info|gov|edu)", re.IGNORECASE)


class Led(NamedTuple):
    """What a path comes to."""

    file: str | None
    found: Found | None


class Lookup(Protocol):
    """What a page asks of the folder that it lies in."""

    def has(self, file: str) -> bool:
        """Whether there is a file of the name."""

    def has_folder(self, path: str) -> bool:
        """Whether there is a folder at a path that ends in a slash."""

    def look_up(self, path: str, image: bool = False) -> Led:
        """The file that a path leads to, and what is wrong with either. The path is relative and percent-encoded."""


class Paths:
    """A folder, asked for paths; each is looked up once."""

    def __init__(self, folder: Folder) -> None:
        self._folder, self._pictures = folder, Pictures(folder)
        self._rules = rules_of(decoded(folder.read(REDIRECTS))) if REDIRECTS in folder.files else []
        self.look_up = lru_cache(maxsize=None)(self._look_up)

    def has(self, file: str) -> bool:
        return file in self._folder.files

    def rule_for(self, path: str) -> Rule | None:
        """What `_redirects` says of a path that no file has."""
        return next((rule for rule in self._rules if rule.covers(f"/{path}")), None)

    def has_folder(self, path: str) -> bool:
        """Whether there is a folder at a path that ends in a slash."""
        return unquote_to_bytes(path).decode(errors="replace").removesuffix("/") in self._folder.folders

    def _look_up(self, path: str, image: bool = False) -> Led:
        """The file that a path leads to, and what is wrong with either. The path is relative and percent-encoded."""
        if path in self._folder.files and "%" not in path:
            return Led(path, self._pictures.fault_of(path))
        if _BAD_ESCAPE.search(path):
            message = say("`{address}` has a % that begins no character; write %25 for it", address=path)
            return Led(None, Found("broken-encoding", message))
        try:
            name = unquote_to_bytes(path).decode() if "%" in path else path
        except UnicodeDecodeError:
            message = say("`{address}` does not decode to UTF-8; encode its letters anew", address=path)
            return Led(None, Found("broken-encoding", message))
        if ".." in re.split(r"[/\\]", name):
            message = say("`{address}` hides a way out of the site; name a file of the site", address=path)
            return Led(None, Found("outside-root", message))
        if name in self._folder.files:
            return Led(name, self._pictures.fault_of(name))
        if name.endswith("/") or name == "" or name in self._folder.folders:
            return self._of_folder(path, name)
        return self._of_missing(path, name, image)

    def _of_folder(self, path: str, name: str) -> Led:
        folder = name.removesuffix("/")
        index = self._folder.index_of(folder) if folder in self._folder.folders else None
        if index is not None and (name == "" or name != folder):
            return Led(index, None)
        if index is not None:
            message = say(
                "`{address}` leads to a folder by way of a redirect, and from a disk to nothing; write `{path}/`",
                address=path,
                path=path,
            )
            return Led(index, Found("missing-slash", message, "warning"))
        if folder in self._folder.folders:
            message = say("the folder `{address}` has no index.html; name a page in it", address=path or "/")
            return Led(None, Found("no-index", message))
        if folder in self._folder.files:
            message = say("`{address}` has a slash after a file; write `{file}`", address=path, file=folder)
            return Led(None, Found("slash-after-file", message))
        if "//" in name:
            return self._of_missing(path, name, False)
        return self._of_missing(path, f"{name}index.html", False, f"{folder}/")

    def _of_missing(self, path: str, name: str, image: bool, folded: str = "") -> Led:
        rule = self.rule_for(path)
        if rule is not None:
            return Led(
                next((to for to in (rule.target[1:], f"{rule.target[1:]}index.html") if self.has(to)), None), None
            )
        for other in self._folder.folded.get(fold((folded or name).removesuffix("/")), []):
            if folded and other not in self._folder.folders:
                continue
            same = normalize("NFC", other) == normalize("NFC", (folded or name).removesuffix("/"))
            if same:
                message = say(
                    "`{address}` spells its letters by other code points than the file does; name both in NFC",
                    address=path,
                )
                return Led(None, Found("wrong-normal-form", message))
            message = say("`{address}` has another case than the file; write `{file}`", address=path, file=other)
            return Led(None, Found("wrong-case", message))
        if path in self._folder.files:
            message = say(
                "`{address}` decodes to `{name}`, which is not there; write `{encoded}`",
                address=path,
                name=name,
                encoded=path.replace("%", "%25"),
            )
            return Led(None, Found("broken-encoding", message))
        if "%25" in path and self._is_there(path.replace("%25", "%")):
            once = path.replace("%25", "%")
            message = say("`{address}` is encoded twice; write `{once}`", address=path, once=once)
            return Led(None, Found("double-encoded", message))
        slim = re.sub("/{2,}", "/", name)
        if slim != name and self._is_there(slim):
            message = say("`{address}` has two slashes in a row; write `{slim}`", address=path, slim=slim)
            return Led(None, Found("double-slash", message))
        return Led(None, self._missing(path, name, image))

    def _is_there(self, path: str) -> bool:
        return self._look_up(path).file is not None

    def _missing(self, path: str, name: str, image: bool) -> Found:
        if name.lower().endswith(_SOURCES):
            return Found("source-link", self._of_source(path, name))
        id = "missing-image" if image or is_named_as_picture(name) else "missing-file"
        return Found(id, say("`{address}` is not there{hint}", address=path, hint=self._hint(path, name)))

    def _of_source(self, path: str, name: str) -> Message:
        stem = name.rpartition(".")[0]
        options = [f"{stem}.html", f"{stem}/index.html", f"{stem.removesuffix('index')}index.html"]
        there = next((option for option in options if option in self._folder.files), None)
        if there is None:
            return say("`{address}` is a source, which is not published; lead to the page that it became", address=path)
        return say("`{address}` is a source, which is not published; write `{page}`", address=path, page=there)

    def _hint(self, path: str, name: str) -> str:
        last = path.rstrip("/").rpartition("/")[2]
        if "@" in last and "." in last:
            return say("; write mailto:{name} if it is a mail address", name=last)
        first = next((part for part in path.split("/") if "." in part), "")
        if first.lower().startswith("www.") or (_HOST.fullmatch(first) and not first.lower().endswith(PAGES)):
            return say("; write https:// before it if it is another site")
        for ending in PAGES:
            if name.rstrip("/") + ending in self._folder.files:
                return say("; write `{page}`", page=name.rstrip("/") + ending)
        folder, _, own = name.rpartition("/")
        by_name, by_folder = self._sorted
        if own in by_name and own not in ("index.html", "404.html"):
            return say("; did you mean `{near}`?", near=by_name[own])
        beside = by_folder.get(folder)
        near = beside.near(own) if beside else ""
        if isinstance(near, Message) and folder:
            near = Message(near.template, {**near.values, "near": f"{folder}/{near.values['near']}"})
        return near or say("; put it there, or name what is there")

    @cached_property
    def _sorted(self) -> tuple[dict[str, str], dict[str, Names]]:
        """The first file of each name, and the names in each folder."""
        by_name: dict[str, str] = {}
        by_folder: dict[str, list[str]] = {}
        for file in sorted(self._folder.files):
            folder, _, name = file.rpartition("/")
            by_name.setdefault(name, file)
            by_folder.setdefault(folder, []).append(name)
        return by_name, {folder: Names(names) for folder, names in by_folder.items()}


def leads_out(address: str) -> Found:
    """What is wrong with an address that climbs out of the site."""
    return Found("outside-root", say("`{address}` leads out of the site; name a file of the site", address=address))
