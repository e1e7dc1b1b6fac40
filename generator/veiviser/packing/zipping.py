"""Lays all that a site draws of one flow into an archive, to be unpacked at a host or in a folder."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import dirname
from urllib.parse import urljoin
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from veiviser.model.site import board_path, flow_folder, guide_path, page_path, steps_folder, task_path, tests_folder
from veiviser.packing.files import Site, found, loaded_by
from veiviser.templating.contexts import MovedContext
from veiviser.templating.environment import LookEnvironment

FRONT = "index.html"
_LINK = re.compile(r'(<a\b[^>]*?)\shref="([^":#][^":]*)"')
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""When all files were written, so that the same prototype gives the same archive."""
_READABLE = 0o100644 << 16
"""By a web server, too."""


def zipped(
    flow: str, title: str, start: str, site: Site, url: str, templates: LookEnvironment, task: str = ""
) -> bytes:
    """
    A flow's prototype, its guide, its board and its tasks, as files that lie to one another as they do in the site.

    `index.html` at the top leads to where it begins. A link to what is not in the archive leads to the site, or
    nowhere if nobody knows where that is.

    Args:
        title: of the flow.
        start: the name of the page that it begins with.
        site: files of the drawn site, those of the theme, and the guide as a page of its own.
        url: where the site stands, with a final slash; where nobody knows, empty.
        task: then it is what somebody needs who takes part in a test, and nothing else.
    """
    files = _with_loaded({path: file for path, file in site.items() if _is_wanted(path, flow, task)}, site)
    first = task_path(flow, task) if task else page_path(flow, start)
    front = MovedContext(lang=templates.words.language, flow_title=title, href=first)
    led = {path: _led_out(path, file, files, url) for path, file in files.items()}
    return _archive({**led, FRONT: templates.get_template("moved.html").render(front)})


def _is_wanted(path: str, flow: str, task: str) -> bool:
    """Of a task, the screens as participants meet them, and where it begins."""
    if path.startswith(f"{steps_folder(flow)}/"):
        return True
    if task:
        return path == task_path(flow, task)
    board = board_path(flow)
    return path in (guide_path(flow), board, f"{board.removesuffix('.html')}.css") or dirname(path) in (
        flow_folder(flow),
        tests_folder(flow),
    )


def _with_loaded(own: Mapping[str, str | bytes], site: Site) -> dict[str, str | bytes]:
    """These files and all that they load, and what that loads."""
    files, waiting = dict(own), list(own.items())
    while waiting:
        path, file = waiting.pop()
        for loaded in _loaded(path, file):
            if loaded in site and loaded not in files:
                files[loaded] = site[loaded]
                waiting.append((loaded, site[loaded]))
    return files


def _loaded(path: str, file: str | bytes) -> Iterator[str]:
    if isinstance(file, str) and path.endswith((".html", ".css")):
        yield from loaded_by(path, file)


def _led_out(path: str, file: str | bytes, files: Site, url: str) -> str | bytes:
    if isinstance(file, bytes) or not path.endswith(".html"):
        return file

    def led(link: re.Match[str]) -> str:
        if found(path, link[2]) in files:
            return link[0]
        return f'{link[1]} href="{urljoin(url + path, link[2])}"' if url else link[1]

    return _LINK.sub(led, file)


def _archive(files: Site) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for path, file in sorted(files.items()):
            entry = ZipInfo(path, _LONG_AGO)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, _READABLE
            archive.writestr(entry, file)
    return written.getvalue()
