"""Builds and finishes a generated project with any engine."""

from collections.abc import Callable
from pathlib import Path

from veiviser.engine.again import Again
from veiviser.engine.finishing import finish_site
from veiviser.engine.generated import Generated
from veiviser.engine.image_sizes import sizes_of
from veiviser.engine.running import Engine, run_engine
from veiviser.engine.settings import plain_settings
from veiviser.kept import NOTHING_KEPT, Kept
from veiviser.messages import say
from veiviser.writing import scratch_folder, write_files


def build_generated(
    made: Generated,
    site: Path,
    *,
    engine: Engine = "mkdocs",
    url: str = "",
    progress: Callable[[str], None] = lambda _: None,
    again: Again | None = None,
    checkpoint: Callable[[], None] = lambda: None,
    kept: Kept = NOTHING_KEPT,
) -> None:
    """
    Build into the folder `site` what was generated, and finish it.

    Args:
        url: where the site will stand, with a final slash.
        again: what shall remember the build, to render single pages after it.
        checkpoint: called every now and then, with `again` beside each page; what it raises ends the build.
        kept: what earlier runs found of single pages.

    Raises:
        ProblemsFound: what the engine, or the comparison with the manifest, found.
        CannotWrite: when the disk refuses.
    """
    framed = engine != "zensical"  # whose templates are its own
    with scratch_folder() as project:
        progress(say("Building the pages"))
        lay_project(project, made, framed=framed, url=url)
        checkpoint()
        if again is not None:
            again.checkpoint, again.sizes = checkpoint, sizes_of(made.docs)
        run_engine(project, site, engine, again, kept, own_frame=made.own_frame)
    progress(say("Making the search index"))
    finish_site(
        site,
        docs=made.docs,
        pictures=made.pictures,
        site_files=made.site_files,
        framed_pages=made.framed_pages,
        manifest=made.manifest,
        words=made.words,
        url=url,
        framed=framed,
        checkpoint=checkpoint,
        kept=kept,
    )


def lay_project(folder: Path, made: Generated, *, framed: bool = True, url: str = "") -> None:
    """
    Put into a folder what was generated: `mkdocs.yml`, `docs`, and the frame in `theme` where there shall be ours.

    Raises:
        CannotWrite: when the disk refuses.
    """
    write_files(folder / "docs", made.docs)
    write_files(folder / "theme", made.theme if framed else {})
    plain = plain_settings(made.settings, made.nav, theme="theme" if framed else None, url=url)
    write_files(folder, {"mkdocs.yml": plain})
