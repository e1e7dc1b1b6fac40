"""The front page of the workshop: what those who make the site find where."""

from collections.abc import Iterator, Mapping
from posixpath import relpath
from urllib.parse import quote

from veiviser.model.menu import by_folder, title_of
from veiviser.model.project import Page, Project
from veiviser.model.site import WORKSHOP, WORKSHOP_FRONT
from veiviser.outputs.contract import Files, SiteView
from veiviser.templating.plain import plain
from veiviser.wording.placed import NORWEGIAN

_HEAD = f"""\
---
title: Verksted
description: Sider og prototyper for dere som lager nettstedet.
audience: staff
---

# Verksted {{ #{WORKSHOP} }}

For dere som skriver, tegner og tester. Leserne finner ingenting av dette i menyen eller i søket.
"""


def draw(site: SiteView) -> Files:
    return Files(docs={WORKSHOP_FRONT: tell_workshop(site.project, site.titles)}, menu=(WORKSHOP_FRONT,))


def tell_workshop(project: Project, flows: Mapping[str, str]) -> str:
    """
    Markdown of the page.

    Args:
        flows: what each is called, by name.
    """
    lines = [_HEAD]
    if "index" in project.pages:
        lines += ["[Tilbake til nettstedet](../index.md)", ""]
    if flows:
        lines += ["## Prototyper { #prototyper }", ""]
        lines += ["Klikk deg gjennom reisen, bytt situasjon, og se hvor hvert valg leder.", ""]
        lines += [f"- [{plain(title)}](prototype:{name}/index.html)" for name, title in flows.items()] + [""]
    staff = [name for name, page in project.pages.items() if page.is_for_staff]
    for folder, inside in by_folder(project.pages, staff):
        first = project.pages[inside[0]]
        title = f"## {plain(title_of(project.pages, folder))} {{ #sider-{folder}{_spoken(first)} }}"
        lines += [title, "", *_pages([project.pages[name] for name in inside]), ""]
    return "\n".join(lines)


def _pages(pages: list[Page]) -> Iterator[str]:
    for page in pages:
        about, language = page.said.get("description"), _spoken(page)
        more = f"  \n  {plain(str(about))}" if about else ""
        said = f"[{plain(page.title)}]({quote(relpath(page.stands, WORKSHOP))}){more}"
        yield f"- <span{language}>{said}</span>" if language else f"- {said}"


def _spoken(page: Page) -> str:
    """An attribute for a page in another language than the workshop's."""
    return f' lang="{page.language}"' if page.language not in NORWEGIAN else ""
