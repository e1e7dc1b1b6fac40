"""The gallery: an index of all components, and a page of each with its examples in every state, in each look."""

from veiviser.model.framed_page import FramedPage
from veiviser.model.site import GALLERY, component_address, component_page
from veiviser.outputs.contract import Files, SiteView
from veiviser.outputs.gallery.drawing import draw_choices, draw_examples, draw_thumbnails
from veiviser.outputs.gallery.looks import looks_of
from veiviser.outputs.gallery.telling import tell_component, tell_index


def draw(site: SiteView) -> Files:
    if not site.project.gallery:
        return Files()
    look, shown = site.project.look, looks_of(site)
    pages = {component_page(name): tell_component(name, look) for name in look.components}
    pictures = {**draw_thumbnails(site.environment)}
    for one in shown:
        drawn = {**draw_examples(one.environment), **draw_choices(one, shown)}
        pictures |= {one.pictures + name: html for name, html in drawn.items()}
    framed = {
        component_address(name, one.page): FramedPage(
            frame=component_address(name), title=one.title, pictures=one.pictures
        )
        for one in shown[1:]
        for name in look.components
    }
    return Files(
        docs={GALLERY: tell_index(look), **pages},
        pictures=pictures,
        framed_pages=framed,
        menu=(GALLERY, *sorted(pages, key=lambda path: pages[path].partition("title: ")[2])),
    )
