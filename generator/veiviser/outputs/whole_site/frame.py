"""What the frame around pages is told: where its links lead, and where the workshop stands."""

from collections.abc import Mapping
from typing import Any

from veiviser.model.project import Project
from veiviser.model.site import WORKSHOP, in_workshop
from veiviser.reading.markdown.addresses import scheme_of


def frame_settings(project: Project, extra: Mapping[str, Any]) -> dict[str, Any]:
    """
    The site engine's settings, links to pages of the workshop as these come to stand.

    Args:
        extra: what the frame is told besides.
    """
    extra = {**project.engine.get("extra", {}), **extra}
    footer = [{**link, "page": _standing(link["page"], project)} for link in extra.get("footer", ())]
    led = {**extra, **({"footer": footer} if footer else {}), "workshop": f"{WORKSHOP}/"}
    return {**project.engine, "extra": led}


def _standing(address: str, project: Project) -> str:
    """An address from the site's root, as a browser takes it."""
    path = address.partition("#")[0]
    names: Mapping[str, bool] = {name: page.is_for_staff for name, page in project.pages.items()}
    is_theirs = names.get(path.rstrip("/")) or names.get(f"{path}index")
    return in_workshop(address) if is_theirs and not scheme_of(address) else address
