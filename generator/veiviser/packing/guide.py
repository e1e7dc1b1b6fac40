"""The guide to a flow as a page that needs no site around it."""

import re
from collections.abc import Mapping
from posixpath import relpath

from markupsafe import Markup

from veiviser.markdown.dialects import PAGE
from veiviser.markdown.document import read
from veiviser.markdown.drawing import draw
from veiviser.model.site import ASSETS, flow_folder, guide_path, page_path, steps_folder, way_up
from veiviser.packing.files import Site
from veiviser.templating.contexts import PackedGuideContext
from veiviser.templating.environment import LookEnvironment

_PICTURE = re.compile(r"<!-- picture ([^ ]+) -->")
_TOP = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^":#]+)(["#])')


def draw_guide(
    flow: str, title: str, band: str, start: str, site: Site, pictures: Mapping[str, str], templates: LookEnvironment
) -> dict[str, str]:
    """
    The guide with all its pictures, by its path in the site; nothing where the flow tells nothing.

    Where it leads to a screen to try, it leads to the same screen in the prototype.

    Args:
        title: of the flow.
        band: what says that it is a prototype.
        start: the name of the page that the prototype begins with.
        site: files of the drawn site, its Markdown pages among them.
        pictures: HTML by the name in a mark.
    """
    path = guide_path(flow)
    written = site.get(f"{path.removesuffix('html')}md")
    if written is None:
        return {}
    up = way_up(path)
    told = draw(read(_TOP.sub("", str(written)), PAGE), lambda address: address)
    shown = _PICTURE.sub(lambda mark: pictures.get(mark[1], "").replace('"@root@/', f'"{up}'), told)
    context: PackedGuideContext = {
        "lang": templates.words.language,
        "assets": f"{up}{ASSETS}",
        "flow": {"title": title},
        "band": band,
        "start_href": f"{up}{page_path(flow, start)}",
        "map_href": f"{up}{page_path(flow, 'index')}",
        "guide_html": Markup(_tried(shown, path, flow, start)),
    }
    return {path: templates.get_template("pack-guide.html").render(context)}


def _tried(html: str, path: str, flow: str, start: str) -> str:
    """What leads to a screen alone leads to the page of the prototype that shows it."""
    alone = f"{way_up(path)}{steps_folder(flow)}/"

    def led(link: re.Match[str]) -> str:
        name = link[2].removeprefix(alone).removesuffix(".html")
        if not link[2].startswith(alone):
            return link[0]
        to = f"{flow_folder(flow)}/{start if name == 'index' else name}.html"
        return f"{link[1]}{relpath(to, path.rpartition('/')[0])}{link[3]}"

    return _LINK.sub(led, html)
