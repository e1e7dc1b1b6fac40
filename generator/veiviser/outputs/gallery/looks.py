"""The looks that readers of the gallery choose among."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.model.brand import STYLE as BRAND_STYLE
from veiviser.model.site import in_look
from veiviser.outputs.contract import SiteView
from veiviser.templating.environment import LookEnvironment


@dataclass(frozen=True, slots=True)
class ShownLook:
    """One of them."""

    name: str
    """Of the site's own, empty: its pages are the gallery's."""
    title: str
    environment: LookEnvironment

    @property
    def page(self) -> str:
        """What the page of a component is called in it, without ending."""
        return in_look(self.name) if self.name else "index"

    @property
    def pictures(self) -> str:
        """What stands before the names of its pictures."""
        return f"{self.name}/" if self.name else ""


def looks_of(site: SiteView) -> list[ShownLook]:
    """The site's own first, then the others by name."""
    return list(_looks(site))


def _looks(site: SiteView) -> Iterator[ShownLook]:
    own = site.project.look
    title = site.words("gallery.branded", look=_title(own.name)) if BRAND_STYLE in own.styles else _title(own.name)
    yield ShownLook("", title, site.environment)
    for name, environment in sorted(site.shown.items()):
        yield ShownLook(name, _title(name), environment)


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()
