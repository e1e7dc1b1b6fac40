"""The thin edge by which `mkdocs build` and `mkdocs serve` give the same site as `veiviser`."""

import os
import re
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal, NoReturn

from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from veiviser import pipeline
from veiviser.engine import Generated, collected_warnings, finish_site, lay_project
from veiviser.engine.escaping import on_env as escape_by_default
from veiviser.engine.frame import keep_in_sandbox, mistake_of_frame
from veiviser.engine.messages import Collector, as_problems
from veiviser.messages import Message, render, say, use_language
from veiviser.messages.choosing import IN_A_PROJECT, VARIABLE, NoSuchLanguage, spoken
from veiviser.problem import ProblemsFound, Report
from veiviser.reading import read_settings
from veiviser.writing import CannotWrite, new_site, scratch_folder, write_files

_WATCHED = ("flows", "content", "data", "prototype")
_KEPT = ("config_file_path", "dev_addr", "hooks", "plugins", "remote_branch", "remote_name", "site_dir", "watch")
"""Of MkDocs' own reading of the settings; all others are those of the generated project."""
_POLICY = re.compile(r"""<meta http-equiv="Content-Security-Policy"[^>]*>\s*""")


class NotWritten(MkDocsException):
    """The disk refused; `mkdocs` ends with 3, as `veiviser` does."""

    exit_code = 3


class VeiviserPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # MkDocs' own class is untyped here
    """Has MkDocs build the generated project, beside the site that is there, and exchanges them in the end."""

    config_scheme = (
        ("approvals", Type(dict, default={})),
        ("coverage", Type(dict, default={})),
        ("languages", Type(list, default=[])),
        ("brand", Type(dict, default={})),
        ("look", Type(str, default="")),
        ("gallery", Type(bool, default=True)),
    )
    """What stands there is read with its places by `reading.coverage`."""

    def __init__(self) -> None:
        self._held = ExitStack()
        """The lock, the fresh folder and the generated project, while a build is under way."""
        self._generated: Generated
        self._cache = pipeline.Cache()
        """For `mkdocs serve`, which keeps the plugin from one build to the next."""
        self._warnings: Collector
        self._docs_dir, self._site_dir = "", ""
        self._frame: Path | None = None
        """Where the frame's files are, during a build."""
        self._serving = False

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """
        The plugin's options, unless something is wrong with the settings.

        Looked at here, before MkDocs loads hooks and the plugins that are named after this one.

        Raises:
            PluginError: with every error in the settings.
        """
        _speak()
        path = Path(config_file_path or "mkdocs.yml")
        if path.name != "mkdocs.yml":
            raise _refused(say("veiviser reads `mkdocs.yml`, and here is `{name}`; give it that name", name=path.name))
        problems = Report()
        read_settings(path.parent, problems)
        if errors := [problem for problem in problems if problem.severity == "error"]:
            raise PluginError(f"\n{ProblemsFound(errors)}")
        return super().load_config(options, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        if dirty:
            raise _refused(say("a site is built whole or not at all; leave `--dirty` out"))
        self._serving = command == "serve"

    @event_priority(100)  # the others shall see the generated project
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        _refuse_what_was_typed(config)
        root = Path(config.config_file_path).parent
        try:
            made = pipeline.generate(root, cache=self._cache)
            if made.missing and not self._serving:
                raise ProblemsFound(made.missing)
            self._generated = made
            self._warnings = self._held.enter_context(collected_warnings(quiet=False))
            fresh = self._held.enter_context(new_site(Path(config.site_dir), root))
            self._site_dir, config.site_dir = config.site_dir, str(fresh)
            folder = self._held.enter_context(scratch_folder())
            lay_project(folder, made, url=config.site_url or "")
        except (ProblemsFound, CannotWrite) as error:
            self._give_up(error)
        self._docs_dir, self._frame = config.docs_dir, folder / "theme"
        plain = load_config(str(folder / "mkdocs.yml"))
        config.data.update({key: value for key, value in plain.items() if key not in _KEPT})
        keep_in_sandbox(config.theme, made.own_frame)
        return config

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        escape_by_default(env, files=files)
        return env

    @event_priority(-100)  # what other plugins write belongs to the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        made = self._generated
        try:
            if self._warnings.messages:
                raise ProblemsFound(as_problems(self._warnings.messages, made.docs))
            finish_site(
                Path(config.site_dir),
                docs=made.docs,
                pictures=made.pictures,
                site_files=made.site_files,
                framed_pages=made.framed_pages,
                manifest=made.manifest,
                words=made.words,
                url=config.site_url or "",
            )
            if self._serving:
                _let_live_reload_run(Path(config.site_dir))
            else:
                pipeline.prove_links(Path(config.site_dir), made.docs, config.site_url or "")
            self._held.close()
        except (ProblemsFound, CannotWrite) as error:
            self._give_up(error)
        config.docs_dir = self._docs_dir  # `mkdocs serve` watches it
        config.site_dir = self._site_dir  # `mkdocs gh-deploy` sends it

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        if self._frame is not None and (problem := mistake_of_frame(error, self._frame)):
            self._give_up(ProblemsFound([problem]))
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
            raise NotWritten(render(error.message)) from error
        raise PluginError(f"\n{error}") from error

    def _let_go(self, error: BaseException) -> None:
        """Leave the earlier site as it was."""
        try:
            self._held.__exit__(type(error), error, error.__traceback__)
        except type(error):
            pass
        except CannotWrite as failure:  # an error of the disk, met by MkDocs
            raise NotWritten(render(failure.message)) from failure


def _refuse_what_was_typed(config: MkDocsConfig) -> None:
    """What the settings may not say may not stand behind the command either."""
    if not config.use_directory_urls:
        raise _refused(say("links to screens count on addresses that end in a slash; leave `--no-directory-urls` out"))
    if config.theme.name not in (None, "material", "mkdocs"):  # `mkdocs` where nobody names any
        message = say(
            "pages are drawn over Material, and not over `{theme}`; leave `--theme` out", theme=config.theme.name
        )
        raise _refused(message)


def _refused(message: Message) -> PluginError:
    return PluginError(render(message))


def _speak() -> None:
    """
    Tell everything in the language of whoever runs `mkdocs`.

    Raises:
        PluginError: when we do not have it.
    """
    try:
        use_language(spoken(os.environ) or IN_A_PROJECT)
    except NoSuchLanguage as wrong:
        raise _refused(say("{variable} is `{name}`; choose nb or en", variable=VARIABLE, name=str(wrong))) from None


def _let_live_reload_run(site: Path) -> None:
    """MkDocs' own is an inline script, which the pages' policy would stop."""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    write_files(site, {name: _POLICY.sub("", html) for name, html in pages.items()})
