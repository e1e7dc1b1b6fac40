"""What the engine needs to know of a generated project."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from veiviser.model.framed_page import FramedPage
from veiviser.model.interface import InterfaceWords
from veiviser.problem import Problem


class Generated(Protocol):
    """A project as any MkDocs-like engine can build it, and what is laid beside its output."""

    @property
    def docs(self) -> Mapping[str, str | bytes]:
        """The files of the docs folder: Markdown, and pictures that people put there."""

    @property
    def nav(self) -> Sequence[Any]:
        """As MkDocs wants it; every page is in it."""

    @property
    def site_files(self) -> Mapping[str, str | bytes]:
        """What lies beside the engine's output: the prototype's pages and assets, by path in the site."""

    @property
    def pictures(self) -> Mapping[str, str]:
        """HTML by the name in a mark `<!-- picture NAME -->`."""

    @property
    def framed_pages(self) -> Mapping[str, FramedPage]:
        """Pages in the frame of one that comes of `docs`, by path in the site."""

    @property
    def manifest(self) -> Sequence[str]:
        """Every HTML page that must come out, by path in the site; `404.html` needs not be in it."""

    @property
    def words(self) -> InterfaceWords:
        """What the interface says, in the language of the site."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """The engine's own, by MkDocs' names; what a tag stands before is a dictionary of the one key `!!…`."""

    @property
    def theme(self) -> Mapping[str, str | bytes]:
        """The files of the frame around pages, by path in what an engine is given as its `custom_dir`."""

    @property
    def own_frame(self) -> Collection[str]:
        """Those of its templates that come from the project, and are kept in bounds."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What authors should mend, and what does not stop a build."""
