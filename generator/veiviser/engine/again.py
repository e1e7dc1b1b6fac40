"""Renders one page again, with what MkDocs knew of the others."""

from collections.abc import Callable, Mapping
from typing import Any

from veiviser.engine.escaping import mark_html
from veiviser.engine.finishing import finish_page
from veiviser.engine.messages import collected_warnings
from veiviser.reading.files.dimensions import Size


class Again:
    """
    A plugin of MkDocs that remembers a build, for a preview that shall show one page without building all.

    What `render` gives is shown for the moment that the whole build takes, which then tells what is wrong with it.
    """

    def __init__(self) -> None:
        self.checkpoint: Callable[[], None] = lambda: None
        """Called beside each page that is built; what it raises ends the build."""
        self.sizes: Mapping[str, Size] = {}
        """Of the pictures of the last build, by path in the site."""
        self._nav: Any = None
        self._known: tuple[Any, Any, Any, Any] | None = None
        """Settings, templates, files and menu of the last build."""

    def on_nav(self, nav: Any, **_: Any) -> Any:
        self._nav = nav
        return nav

    def on_env(self, env: Any, *, config: Any, files: Any) -> Any:
        self._known = (config, env, files, self._nav)
        return env

    def on_page_markdown(self, markdown: str, **_: Any) -> str:
        self.checkpoint()
        return markdown

    def on_post_page(self, output: str, **_: Any) -> str:
        self.checkpoint()
        return output

    def render(self, path: str, text: str, pictures: Mapping[str, str]) -> dict[str, str]:
        """
        The finished page by its path in the site, for Markdown; nothing where the last build does not know the page.

        Raises:
            Exception: whatever MkDocs does when it is asked for what only a whole build can give.
        """
        if self._known is None or self._known[2].get_file_from_path(path) is None:
            return {}
        with collected_warnings(quiet=True):
            address, html = self._page(path, text)
        return {address: finish_page(address, html, pictures, self.sizes)}

    def _page(self, path: str, text: str) -> tuple[str, str]:
        from mkdocs.commands.build import get_context  # MkDocs takes a quarter of a second to import

        assert self._known is not None
        config, env, files, nav = self._known
        file = files.get_file_from_path(path)
        file.content_string = text
        page = file.page
        page.read_source(config)
        page.render(config, files)
        mark_html(page)
        page.active = True  # in the menu
        try:
            context = get_context(nav, files.documentation_pages(), config, page)
            return file.dest_uri, env.get_template("main.html").render(context)
        finally:
            page.active = False
