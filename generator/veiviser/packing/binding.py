"""Binds the pages of one flow into a file."""

import gzip
import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from posixpath import dirname

from markupsafe import Markup

from veiviser.model.site import ASSETS, flow_folder, guide_path, steps_folder, task_path
from veiviser.packing.files import Site, asked_by, marked, packed, together
from veiviser.packing.plain import read_plain
from veiviser.templating.contexts import PackContext, PackedPage
from veiviser.templating.environment import LookEnvironment

SCRIPT = "pack.js"
_BEGINNING = "oppgave_"
"""The name of the page where a task begins; no screen can be called so."""
_GUIDE = "veiledning_"
"""Likewise, of the guide."""
_CLOSING = re.compile(r"</(?=script|style)", re.IGNORECASE)


def pack(
    flow: str, title: str, band: str, start: str, site: Site, url: str, templates: LookEnvironment, task: str = ""
) -> str:
    """
    A flow's prototype as one HTML file.

    Args:
        title: of the flow.
        band: what says that it is a prototype.
        start: the name of the page that it begins with; of a task, it is the one where somebody begins.
        site: files of the drawn site, those of the theme, and the guide as a page of its own.
        url: where the site stands, with a final slash; where nobody knows, empty.
        task: then it is what somebody sees who takes part in a test, and nothing else.
    """
    pages, loaded = _pages(_packed_pages(flow, task, site), site)
    files = packed(loaded, site)
    script = _inline(str(site[f"{ASSETS}/{SCRIPT}"]))
    context: PackContext = {
        "lang": templates.words.language,
        "flow": {"title": title},
        "band": band,
        "styles": Markup(
            "\n".join(_inline(_bare(file["text"])) for name, file in files.items() if name[-4:] == ".css")
        ),
        "pages": [] if task else list(_plain(pages, templates.words("page.title", title="", flow=title))),
        "start": _BEGINNING if task else start,
        "folder": f"{steps_folder(flow) if task else flow_folder(flow)}/",
        "tested": bool(task),
        "site": url,
        "payload": _payload(pages, files),
        "script": Markup(script),
        "digest": Markup(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"),
    }
    return templates.get_template("pack.html").render(context)


def _packed_pages(flow: str, task: str, site: Site) -> dict[str, str]:
    """The paths of the pages that go into it, by name."""
    folder = f"{steps_folder(flow) if task else flow_folder(flow)}/"
    paths = (path for path in site if path.startswith(folder) and path.endswith(".html"))
    pages = {path.removeprefix(folder).removesuffix(".html"): path for path in paths}
    if task:
        return {**pages, _BEGINNING: task_path(flow, task)}
    return {**pages, _GUIDE: guide_path(flow)} if guide_path(flow) in site else pages


def _pages(paths: Mapping[str, str], site: Site) -> tuple[dict[str, str], tuple[str, ...]]:
    """All pages by name, with marks for what they load, and the paths of these files."""
    folders, names = {dirname(path) for path in paths.values()}, {path: name for name, path in paths.items()}
    pages: dict[str, str] = {}
    loaded = {path: None for path in site if dirname(path) in folders and not path.endswith(".html")}
    for name, path in paths.items():
        html = str(site[path])
        pages[name], files = marked(path, together(path, html, names))
        loaded |= dict.fromkeys((*files, *asked_by(path, html)))
    return pages, tuple(loaded)


def _plain(pages: Mapping[str, str], suffix: str) -> Iterator[PackedPage]:
    """Each page with a screen, but none that shows further rows of a long list."""
    for name, html in pages.items():
        if "data-screen=" in html and "." not in name:
            yield read_plain(name, html, pages, suffix)


def _payload(pages: Mapping[str, str], files: Mapping[str, object]) -> Markup:
    text = json.dumps({"pages": pages, "files": files}, ensure_ascii=False, separators=(",", ":"))
    return Markup(b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode())


def _inline(text: str) -> str:
    """So that no sign in it ends the element it stands in."""
    return _CLOSING.sub(r"<\\/", text)


def _bare(style: str) -> str:
    """Without letters, which are large, and not needed to read."""
    return re.sub(r"@font-face\s*\{[^}]*\}", "", style)
