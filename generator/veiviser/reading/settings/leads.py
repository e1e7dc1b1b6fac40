"""Addresses in settings: where links on every page lead, and what the site's own files are called."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from veiviser.messages import Message, say
from veiviser.model.flow import Text
from veiviser.model.project import Page
from veiviser.model.site import GENERATED_FOLDERS, GENERATED_PAGES
from veiviser.problem import Problem, Report, nearest
from veiviser.reading.markdown.addresses import cleaned, scheme_of, wrong_with


def address(written: str) -> str:
    """As a browser takes it from the site's root: of a page, named by its file or by its address, its folder."""
    path, mark, fragment = cleaned(written).partition("#")
    if scheme_of(path) or not path.endswith(".md"):
        return path + mark + fragment
    page = PurePosixPath(path).with_suffix("")
    folder = page.parent if page.name in ("index", "README") else page
    return ("./" if folder == PurePosixPath() else f"{folder}/") + mark + fragment


def check_leads(
    leads: Iterable[Text], pages: Mapping[str, Page], absent: Mapping[str, Message], report: Report
) -> None:
    """A problem for each link of the settings that leads nowhere, or where it should not."""
    for lead in leads:
        written = cleaned(lead.words)
        wrong = wrong_with(written) or (None if scheme_of(written) else _missing(address(written), pages, absent))
        if wrong is not None:
            report.append(Problem(lead.place, *wrong))


def check_files(named: Iterable[Text], files: Collection[str], written: Collection[str], report: Report) -> None:
    """
    A problem for each file that pages load by name and that is neither among them nor in the frame.

    Args:
        files: all that can be loaded.
        written: the author's own, loaded or not, of which one may be meant.
    """
    for name in named:
        if name.words not in files:
            alike = [file for file in written if PurePosixPath(file).suffix == PurePosixPath(name.words).suffix]
            near = nearest(name.words, alike) or say("; put it into the folder of pages, or into `prototype/theme/`")
            report.error(name.place, "bad-link", say("no file `{name}`{near}", name=name.words, near=near))


def _missing(address: str, pages: Mapping[str, Page], absent: Mapping[str, Message]) -> tuple[str, Message] | None:
    """ID and words for an address of the site that is not there."""
    path, _, fragment = address.partition("#")
    if path.startswith("/"):
        return "bad-link", say(
            "`{address}` begins at the root of the server, where the site need not stand; leave / out", address=address
        )
    page = _page(unquote(path), pages)
    if page is not None:
        if not fragment or unquote(fragment) in page.anchors:
            return None
        near = nearest(unquote(fragment), page.anchors) or say("; name the anchor of one that is there")
        return "bad-link", say(
            "no heading `#{anchor}` on {page}{near}", anchor=unquote(fragment), page=page.path, near=near
        )
    if (why := absent.get(path.rstrip("/")) or absent.get(f"{path}index")) is not None:
        return "bad-link", say("no page `{path}` on this day: {why}; take the link out", path=path, why=why)
    made = {f"{path.rstrip('/')}.md", f"{path.rstrip('/')}/index.md"}
    if path.partition("/")[0] in GENERATED_FOLDERS or made & {*GENERATED_PAGES}:
        return None
    near = nearest(path, [f"{name.removesuffix('index')}" if name.endswith("index") else f"{name}/" for name in pages])
    near = near or say("; write the address of one that is there, such as om/")
    return "bad-link", say("no page `{path}`{near}", path=path, near=near)


def _page(path: str, pages: Mapping[str, Page]) -> Page | None:
    if path in ("", ".", "./"):
        return pages.get("index")
    if not path.endswith("/"):
        return None
    return pages.get(path.rstrip("/")) or pages.get(f"{path}index")
