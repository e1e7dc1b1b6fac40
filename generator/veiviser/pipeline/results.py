"""Results of a build: of a flow, of a project and of a site."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from veiviser.model.compressed import Compressed
from veiviser.model.coverage import FlowCoverage
from veiviser.model.framed_page import FramedPage
from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Outline
from veiviser.outputs.contract import Files
from veiviser.problem import Problem
from veiviser.templating.environment import LookEnvironment


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that is made of one flow."""

    name: str
    outline: Outline
    """What pages need to know to lead to its screens."""
    screens: int
    states: int
    files: Files

    @property
    def compressed(self) -> "Drawn":
        """The same in less memory."""
        return replace(self, files=replace(self.files, site=Compressed(self.files.site)))


@dataclass(frozen=True, slots=True)
class Generated:
    """A project as any MkDocs-like engine can build it, and what is laid beside its output."""

    docs: Mapping[str, str | bytes]
    nav: list[Any]
    site_files: Mapping[str, str | bytes]
    pictures: Mapping[str, str]
    manifest: tuple[str, ...]
    """Every HTML page that must come out, by path in the site."""
    flows: int
    screens: int
    states: int
    coverage: tuple[FlowCoverage, ...]
    """By flow, what tests say included."""
    missing: tuple[Problem, ...]
    """What the settings want to be green and is not; a build ends with it, a preview goes on."""
    url: str
    output: str
    """The folder that the site is built into, relative to the project's root."""
    settings: Mapping[str, Any]
    """Of the site engine, by MkDocs' names."""
    theme: Mapping[str, str | bytes]
    """Files of the frame around pages, by path in it."""
    own_frame: frozenset[str]
    """Templates of the frame that the project wrote."""
    guides: tuple[str, ...]
    """Names of the flows that have a guide, in the menu's order."""
    readers: tuple[str, ...]
    """Pages in the site for those whom it is for, in its language and the menu's order; not the front page."""
    templates: LookEnvironment = field(compare=False)
    """Of the look, for what is drawn after the engine."""
    words: InterfaceWords = field(compare=False)
    """What the interface says, in the language of the site."""
    framed_pages: Mapping[str, FramedPage] = field(default_factory=dict)
    """Pages in the frame of one among `docs`, by path in the site."""
    warnings: tuple[Problem, ...] = ()
    """What its authors should mend, and what does not stop the build."""
