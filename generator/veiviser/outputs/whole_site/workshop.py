"""The front page of the workshop: what those who make the site find where."""

from collections.abc import Iterator, Mapping
from posixpath import relpath
from urllib.parse import quote

from veiviser.model.interface import InterfaceWords
from veiviser.model.menu import by_folder, title_of
from veiviser.model.project import Page, Project
from veiviser.model.site import COVERAGE, GALLERY, READABILITY, WORKSHOP, WORKSHOP_FRONT, in_workshop
from veiviser.outputs.contract import Files, SiteView
from veiviser.templating.plain import plain
from veiviser.wording.placed import NORWEGIAN

_MADE = {GALLERY: "gallery.title", COVERAGE: "coverage.title", READABILITY: "readability.title"}
"""Pages that nobody writes, with the words for each."""


def draw(site: SiteView) -> Files:
    return Files(docs={WORKSHOP_FRONT: tell_workshop(site.project, site.titles, site.words)}, menu=(WORKSHOP_FRONT,))


def tell_workshop(project: Project, flows: Mapping[str, str], words: InterfaceWords) -> str:
    """
    Markdown of the page.

    Args:
        flows: what each is called, by name.
    """
    lines = ["---", f"title: {words('workshop.title')}", f"description: {words('workshop.description')}"]
    lines += ["audience: staff", "---", "", f"# {words('workshop.title')} {{ #{WORKSHOP} }}", ""]
    lines += [words("workshop.lead"), ""]
    if "index" in project.pages:
        lines += [f"[{words('workshop.back')}](../index.md)", ""]
    if flows:
        lines += [f"## {words('workshop.prototypes')} {{ #prototyper }}", ""]
        lines += [words("workshop.prototypes_lead"), ""]
        lines += [f"- [{plain(title)}](prototype:{name}/index.html)" for name, title in flows.items()] + [""]
    staff = [name for name, page in project.pages.items() if page.is_for_staff and _is_near(name)]
    pages = {path: key for path, key in _MADE.items() if path != GALLERY or project.gallery}
    made = {path: f"- [{words(key)}]({relpath(in_workshop(path), WORKSHOP)})" for path, key in pages.items()}
    for folder, inside in by_folder(project.pages, staff):
        first = project.pages[inside[0]]
        title = f"## {plain(title_of(project.pages, folder))} {{ #sider-{folder}{_spoken(first)} }}"
        beside = [made.pop(path) for path in [*made] if path.startswith(f"{folder}/")]
        lines += [title, "", *_pages([project.pages[name] for name in inside]), *beside, ""]
    return "\n".join([*lines, *made.values()])


def _is_near(name: str) -> bool:
    """Whether it stands in a folder of its own, or leads to those of a folder in one."""
    return name.count("/") < 2 or (name.count("/") == 2 and name.endswith(("/index", "/README")))


def _pages(pages: list[Page]) -> Iterator[str]:
    for page in pages:
        about, language = page.said.get("description"), _spoken(page)
        more = f"  \n  {plain(str(about))}" if about else ""
        said = f"[{plain(page.title)}]({quote(relpath(page.stands, WORKSHOP))}){more}"
        yield f"- <span{language}>{said}</span>" if language else f"- {said}"


def _spoken(page: Page) -> str:
    """An attribute for a page in another language than the workshop's."""
    return f' lang="{page.language}"' if page.language not in NORWEGIAN else ""
