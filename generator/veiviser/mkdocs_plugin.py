"""The thin edge by which `mkdocs build` and `mkdocs serve` give the same site as `veiviser`."""

import re
import tempfile
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NoReturn

from mkdocs.config.config_options import PathSpec, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority

from veiviser import build
from veiviser.engine import Generated, collected_warnings, find_problems, finish_site, lay_theme
from veiviser.engine.messages import Collector, as_problems
from veiviser.engine.settings import NOT_IN_NAV, STRICTEST
from veiviser.problem import ProblemsFound
from veiviser.writing import CannotWrite, new_site, write_files

_WATCHED = ("flows", "content", "prototype")
_POLICY = re.compile(r"""<meta http-equiv="Content-Security-Policy"[^>]*>\s*""")


class NotWritten(MkDocsException):
    """The disk refused; `mkdocs` ends with 3, as `veiviser` does."""

    exit_code = 3


class VeiviserPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # MkDocs' own class is untyped here
    """Has MkDocs build the generated project, beside the site that is there, and exchanges them in the end."""

    config_scheme = (("coverage", Type(dict, default={})), ("languages", Type(list, default=[])))
    """What stands there is read with its places by `reading.coverage`."""

    def __init__(self) -> None:
        self._held = ExitStack()
        """The lock, the fresh folder and the generated project, while a build is under way."""
        self._generated: Generated
        self._kept = build.Kept()
        """For `mkdocs serve`, which keeps the plugin from one build to the next."""
        self._warnings: Collector
        self._docs_dir = ""
        self._serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._serving = command == "serve"

    @event_priority(100)  # the others shall see the generated project
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        settings = Path(config.config_file_path)
        root = settings.parent
        try:
            problems = find_problems(settings.read_text("utf-8"), PurePosixPath(settings.name))
            if errors := [problem for problem in problems if problem.severity == "error"]:
                raise ProblemsFound(errors)
            made = build.generate(root, kept=self._kept)
            if made.missing and not self._serving:
                raise ProblemsFound(made.missing)
            self._generated = made
            self._warnings = self._held.enter_context(collected_warnings(quiet=False))
            config.site_dir = str(self._held.enter_context(new_site(Path(config.site_dir), root)))
            folder = Path(self._held.enter_context(tempfile.TemporaryDirectory(prefix="veiviser-")))
            write_files(folder / "docs", self._generated.docs)
            lay_theme(folder / "theme", root / "prototype")
        except (ProblemsFound, CannotWrite) as error:
            self._give_up(error)
        self._docs_dir, config.docs_dir = config.docs_dir, str(folder / "docs")
        own = [config.theme.custom_dir] if config.theme.custom_dir else []
        config.theme.dirs = list(dict.fromkeys([*own, str(folder / "theme"), *config.theme.dirs]))
        config.nav = list(self._generated.nav)
        config.not_in_nav = PathSpec().run_validation(NOT_IN_NAV)
        config.validation.load_dict(STRICTEST)
        config.validation.validate()
        return config

    @event_priority(-100)  # what other plugins write belongs to the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        made = self._generated
        try:
            if self._warnings.messages:
                raise ProblemsFound(as_problems(self._warnings.messages, made.docs))
            finish_site(
                Path(config.site_dir),
                pictures=made.pictures,
                site_files=made.site_files,
                manifest=made.manifest,
                url=config.site_url or "",
            )
            if self._serving:
                _let_live_reload_run(Path(config.site_dir))
            else:
                build.prove_links(Path(config.site_dir), made.docs, config.site_url or "")
            self._held.close()
        except (ProblemsFound, CannotWrite) as error:
            self._give_up(error)
        config.docs_dir = self._docs_dir  # `mkdocs serve` watches it

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        self._let_go(error)

    def on_shutdown(self) -> None:
        self._let_go(KeyboardInterrupt())  # nothing is held after a build that ended

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        root = Path(config.config_file_path).parent
        for name in _WATCHED:
            if (root / name).is_dir():
                server.watch(str(root / name))
        return server

    def _give_up(self, error: ProblemsFound | CannotWrite) -> NoReturn:
        self._let_go(error)
        if isinstance(error, CannotWrite):
            raise NotWritten(error.message) from error
        raise PluginError(f"\n{error}") from error

    def _let_go(self, error: BaseException) -> None:
        """Leave the earlier site as it was."""
        try:
            self._held.__exit__(type(error), error, error.__traceback__)
        except type(error):
            pass
        except CannotWrite as failure:  # an error of the disk, met by MkDocs
            raise NotWritten(failure.message) from failure


def _let_live_reload_run(site: Path) -> None:
    """MkDocs' own is an inline script, which the pages' policy would stop."""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    write_files(site, {name: _POLICY.sub("", html) for name, html in pages.items()})
