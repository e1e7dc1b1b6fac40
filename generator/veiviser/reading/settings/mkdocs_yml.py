"""Reads `mkdocs.yml` into our own settings and those that the site engine gets."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from veiviser.messages import Message, say
from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Report, nearest
from veiviser.reading.files.text import read_text
from veiviser.reading.markdown.keys import TAGS, complete, named
from veiviser.reading.settings.leads import address
from veiviser.reading.settings.site_keys import MEANT, PLUGINS, PROGRAM, SITE
from veiviser.reading.settings.wanted import Wanted, read_wanted
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.kinds import closed
from veiviser.reading.yaml.nodes import Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.parsing import read_yaml

FILE = PurePosixPath("mkdocs.yml")
_HERE = Place(FILE)
TELLS_WHO = say("every page would show the name and the password in this address; take out all between // and @")
_NOT_IN_ADDRESSES = re.compile(r"""[\s\x00-\x20\x7f"'<>\\^`{|}]""")
_HOST = re.compile(r"\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*")
_FOLDER = re.compile(
    r"(?:/(?!(?:\.|%2e){1,2}(?:/|$)|[^/]*\.(?:html?|php|aspx?)/?$)(?:[^/%]|%(?!2f)[0-9a-f]{2})+)*/?", re.IGNORECASE
)
"""A path without steps up, and no page's."""
_FAVICON = "assets/favicon.svg"
"""The frame's own."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says that concerns us."""

    name: str = ""
    url: str = ""
    """With a final slash."""
    content: str = "content"
    """`docs_dir`."""
    output: str = "site"
    """`site_dir`."""
    output_place: Place = _HERE
    wanted: Wanted = field(default_factory=Wanted)
    """What it asks for under the plugin `veiviser`."""
    engine: Dictionary[str, Any] = field(default_factory=dict)
    """Its settings of the site engine that are obeyed, by MkDocs' names; a value that a tag stands before is a
    dictionary of the one key `!!…`."""
    leads: tuple[Text, ...] = ()
    """Where links of every page lead."""
    sender: Text | None = None
    """Who is behind the site, as it is written."""
    files: tuple[Text, ...] = ()
    """Stylesheets and a picture that every page shows, by path in the site."""
    excluded: str = ""
    """Patterns of `exclude_docs`, as .gitignore has them."""
    editing: str = ""
    """Where files can be edited on the web, with a final slash; empty where readers are not to be shown."""


def read_settings(root: Path, report: Report) -> Settings | None:
    """The project's settings; None, with a problem, where there are none to read."""
    if not (root / FILE).exists():
        message = say("no `mkdocs.yml` here; go to your project's folder, or make one with `veiviser new FOLDER`")
        report.error(Place(FILE), "missing-settings", message)
        return None
    text = read_text(root / FILE, FILE, report)
    before = len(report)
    node = read_yaml(text, FILE, report, TAGS) if text is not None else None
    if text is None or (node is None and report.has_error_since(before)):
        return None
    if node is None or shapes.is_empty(node):
        message = say("the file is empty; it starts with `site_name:`")
        report.error(Place(FILE), "empty-file", message)
        return None
    table = shapes.mapping(node, "`mkdocs.yml`", report)
    return _settings(table, report) if table else None


def says_sender(root: Path) -> bool:
    """Whether the project's settings say who is behind the site; where there are none to read, nobody asks for it."""
    settings = read_settings(root, Report())
    return settings is None or bool(settings.engine["extra"].get("sender"))


def _settings(table: Mapping, report: Report) -> Settings:
    shapes.require(table, ("site_name",), "`mkdocs.yml`", report)
    said = closed(table, SITE, "`mkdocs.yml`", report, MEANT)
    _check_plugins(shapes.value(table, "plugins"), report)
    output = shapes.value(table, "site_dir")
    theme = {"name": "material", "language": "nb", "favicon": _FAVICON, **said.get("theme", {}), "font": False}
    wanted = read_wanted(table, report)
    of_brand = [file for file in (wanted.brand.logo, wanted.brand.favicon, *wanted.brand.fonts) if file is not None]
    if wanted.brand.favicon is not None:
        theme["favicon"] = wanted.brand.favicon.words
    logo = {"logo": wanted.brand.logo.words} if wanted.brand.logo is not None else {}
    return Settings(
        said.get("site_name", ""),
        _url(table, report),
        said.get("docs_dir", "content"),
        said.get("site_dir", "site"),
        output.place if output is not None else table.place,
        wanted,
        {
            **{key: said[key] for key in ("site_name", "site_description", "copyright") if key in said},
            "theme": theme,
            "markdown_extensions": said.get("markdown_extensions") or complete({}),
            "extra": {**_extra(said.get("extra", {})), **logo},
            "extra_css": said.get("extra_css", []),
        },
        tuple(_leads(table)),
        next(_texts(_below(shapes.value(table, "extra"), "sender")), None),
        (
            *_listed(shapes.value(table, "extra_css")),
            *_texts(_below(shapes.value(table, "theme"), "favicon")),
            *of_brand,
        ),
        said.get("exclude_docs", ""),
        _editing(table, said, report),
    )


def _editing(table: Mapping, said: Dictionary[str, Any], report: Report) -> str:
    """`repo_url` and `edit_uri` together, of which neither says enough alone."""
    keys = ("repo_url", "edit_uri")
    there = [key for key in keys if key in table.items]
    if len(there) == 1:
        message = say(
            "readers are shown «Suggest a change» where both `repo_url` and `edit_uri` stand; write {missing} as well, "
            "such as {example}",
            missing=next(f"`{key}`" for key in keys if key not in there),
            example="`edit_uri: edit/main/`" if there == ["repo_url"] else "`repo_url: https://github.com/…/…`",
        )
        report.error(table.items[there[0]].key.place, "missing-key", message)
    whole = all(key in said for key in keys)
    return f"{said['repo_url'].rstrip('/')}/{said['edit_uri'].strip('/')}/" if whole else ""


def _extra(said: Dictionary[str, Any]) -> dict[str, Any]:
    """Its links as addresses from the site's root."""
    footer = [{**link, "page": address(link["page"])} for link in said.get("footer", ()) if "page" in link]
    return {
        "generator": False,
        **({"homepage": address(said["homepage"])} if "homepage" in said else {}),
        **({"sender": said["sender"]} if "sender" in said else {}),
        **({"footer": footer} if footer else {}),
    }


def _url(table: Mapping, report: Report) -> str:
    """`site_url`, with a final slash; empty where it is left open."""
    node = shapes.value(table, "site_url")
    if node is None:
        message = say(
            "without `site_url` no page tells search engines its address, and there is no sitemap; write it like "
            "https://example.no/nettlege/, or leave it open with `site_url:` alone"
        )
        report.warning(table.place, "missing-key", message)
    written = None if node is None or shapes.is_empty(node) else shapes.scalar(node, "`site_url`", report)
    if written is None:
        return ""
    _check_address(written, report)
    return written.text if written.text.endswith("/") else written.text + "/"


def _check_plugins(node: Node | None, report: Report) -> None:
    """One problem for each that is not ours."""
    for name, entry in (named(node, "`plugins`", report).items if node is not None else {}).items():
        if name == "veiviser":
            continue
        near = nearest(name, ("veiviser",))
        message = (
            say("the plugin `{name}` is not obeyed here{near}", name=name, near=near)
            if near
            else say("the plugin `{name}` is not obeyed here: {why}", name=name, why=_why_not(name))
        )
        report.error(entry.key.place, "refused-key", message)


def _why_not(plugin: str) -> Message:
    return PLUGINS.get(plugin.rpartition("/")[2], PROGRAM)


def _leads(table: Mapping) -> Iterator[Text]:
    """Where the footer and the site's name lead, as written."""
    extra = shapes.value(table, "extra")
    yield from _texts(_below(extra, "homepage"))
    footer = _below(extra, "footer")
    for link in footer.items if isinstance(footer, Sequence) else ():
        yield from _texts(_below(link, "page"))


def _below(node: Node | None, key: str) -> Node | None:
    return shapes.value(node, key) if isinstance(node, Mapping) else None


def _listed(node: Node | None) -> Iterator[Text]:
    """Each of a list; what is none is told already."""
    return _texts(node if isinstance(node, Sequence) else None)


def _texts(node: Node | None) -> Iterator[Text]:
    """The text, or each of a list."""
    if isinstance(node, Sequence):
        yield from (Text(item.text, item.place) for item in node.items if isinstance(item, Scalar) and item.text)
    elif isinstance(node, Scalar) and node.text:
        yield Text(node.text, node.place)


def is_whole_address(url: str) -> bool:
    """Whether a site can stand there; what no address has in it (RFC 3987) has none."""
    if _NOT_IN_ADDRESSES.search(url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None
    except ValueError:  # brackets around no address, a port that is none
        return False
    is_named = host is not None and (":" in host or _HOST.fullmatch(host) is not None)
    is_folder = _FOLDER.fullmatch(parts.path) is not None
    return is_named and is_folder and parts.scheme in ("http", "https") and not parts.query and not parts.fragment


def tells_who(url: str) -> bool:
    """Whether a whole address has somebody's name in it, or a password."""
    return "@" in urlsplit(url).netloc


def _check_address(url: Scalar, report: Report) -> None:
    if not is_whole_address(url.text):
        message = say("`site_url` is a whole address; write it like https://example.no/nettlege/")
        report.error(url.place, "wrong-value", message)
    elif tells_who(url.text):
        report.error(url.place, "wrong-value", TELLS_WHO)
    elif urlsplit(url.text).scheme == "http":
        message = say("`site_url` begins with http, which search engines will be told; write https if the site has it")
        report.warning(url.place, "wrong-value", message)
