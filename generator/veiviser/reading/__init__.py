"""The only code that reads authors' files."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from veiviser.kept.inputs import today
from veiviser.messages import any_of, say
from veiviser.model.approval import Approvals
from veiviser.model.brand import Brand
from veiviser.model.project import Look, Project
from veiviser.model.site import DESIGNSYSTEMET, guide_path, style_of_look
from veiviser.place import Place
from veiviser.problem import Problem, Report, nearest
from veiviser.reading.files.history import last_commits
from veiviser.reading.flows.data_files import DataFile, find_data
from veiviser.reading.flows.flow import Source, find_flows, read_flow, read_flows, uncollected
from veiviser.reading.look.branded import check_over, read_branded, with_brand
from veiviser.reading.look.components import looks_in, names_of_components, read_look
from veiviser.reading.look.npm_styles import packaged_files
from veiviser.reading.look.theme import read_theme
from veiviser.reading.look.words import check_written
from veiviser.reading.markdown.extensions import dialect_of, with_words
from veiviser.reading.mistakes import mistakes
from veiviser.reading.pages.catalogues import unused_catalogues
from veiviser.reading.pages.content import read_content
from veiviser.reading.pages.drawings import MadeOf
from veiviser.reading.pages.ties import unknown_flows
from veiviser.reading.runs.approvals import read_approvals
from veiviser.reading.runs.earlier import read_earlier
from veiviser.reading.runs.results import read_results
from veiviser.reading.settings.leads import check_files, check_leads
from veiviser.reading.settings.mkdocs_yml import Settings, read_settings
from veiviser.reading.shown.editions import FILE as EDITIONS
from veiviser.reading.shown.editions import read_edition
from veiviser.reading.shown.facts import FILE as FACTS
from veiviser.reading.shown.facts import NO_FACTS, Facts, read_facts
from veiviser.reading.shown.mentions import text_with_facts
from veiviser.reading.shown.named import UNREAD
from veiviser.reading.yaml.parsing import read_yaml

__all__ = [
    "Opened",
    "ReadLook",
    "Settings",
    "Source",
    "last_commits",
    "mistakes",
    "open_project",
    "packaged_files",
    "packaged_look",
    "packaged_pages",
    "read_content",
    "read_flow",
    "read_flows",
    "read_look",
    "read_project",
    "read_settings",
    "read_yaml",
    "uncollected",
    "with_flows",
]


ReadLook = Callable[[Sequence[Path], Report, str, str], Look]
_LOOK = re.compile(r"^look:[ \t]*[\"']?([\w-]+)", re.MULTILINE)
"""Where a flow asks for a look of its own, before it is read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project whose flows are found, but not read."""

    project: Project | None
    """With no flows, and as unread those whose files cannot be used; None where there is no project."""
    sources: Mapping[str, Source]
    """By flow."""
    look: Look
    broken: frozenset[str]
    """Components whose own declaration has problems."""
    problems: tuple[Problem, ...]
    facts: Facts = NO_FACTS
    data: Mapping[str, DataFile] = field(default_factory=dict)
    """Data files by name, not yet read."""
    looks: Mapping[str, Look] = field(default_factory=dict)
    """Other looks that flows ask for, by name."""


def open_project(
    root: Path, read_look: ReadLook = read_look, read_other: ReadLook = read_look, day: date | None = None
) -> Opened:
    """
    Everything below `root` except what stands in flows, and every problem found in it.

    Nothing is raised for what authors wrote or for files that cannot be read.

    Args:
        read_other: reads a look that a flow asks for and that is not the site's.
        day: what is there on it is read; left out, today.
    """
    day = day or today()
    root = root.resolve()
    report = Report()
    settings = read_settings(root, report)
    folders = look_folders(root)
    language = settings.engine["theme"]["language"] if settings is not None else "nb"
    look = read_look(folders, report, language, _chosen_look(settings, folders, report))
    brand = settings.wanted.brand if settings is not None else Brand()
    branded = read_branded(root, brand, look, report)
    plain, look = look, with_brand(look, branded)
    read_plain = partial(_read_branded, read_other, folders, language, "")
    read_other = partial(_read_branded, read_other, folders, language, branded)
    if (root / "prototype").is_symlink() and not (root / "prototype").resolve().is_relative_to(root):
        message = say("it is a link that leaves the project; put a copy of the folder here instead")
        report.error(Place(PurePosixPath("prototype")), "outside-project", message)
    sources: list[Source] = []
    if (root / "flows").is_dir() and (root / "flows").resolve().is_relative_to(root):
        sources = find_flows(root / "flows", root, report, day)
    elif settings is not None:
        message = say("no folder `flows` here; it holds one file a flow, and `veiviser new FOLDER` makes an example")
        report.error(Place(PurePosixPath("flows")), "missing-folder", message)
    by_name = {source.name: source for source in sources}
    looks = _other_looks(sources, look, read_other, report)
    check_over(looks.values(), root, brand, look, report)
    broken = names_of_components(folders) - look.components.keys()
    facts = _facts(root, settings, day, report) if settings is not None else NO_FACTS
    data = find_data(root, report)
    made_of = MadeOf(look.components, broken, data)
    theme = {**read_theme(folders, report)}
    tokens = theme.get("assets/tokens.css")
    if branded and isinstance(tokens, str):
        theme["assets/tokens.css"] = "\n".join((tokens, branded.replace("../../", "../")))
    check_written({PurePosixPath("prototype", "theme", path): text for path, text in theme.items()}, look.words, report)
    project = None
    if settings is not None:
        project = _project(root, settings, look, made_of, facts, report, theme, folders[1:], by_name, day)
        project = replace(project, approvals=_approvals(root, settings, report), facts=facts.by_name)
    if project is not None:
        written = frozenset(path.stem for path in (root / "flows").glob("*.y*ml"))
        report += unknown_flows(project.pages.values(), written)
        report += unused_catalogues(project, written)
        results = {name: read_results(root, name) for name in by_name}
        found = {name: read_earlier(root, name) for name in by_name}
        earlier = {name: one for name, one in found.items() if one is not None}
        shown = _shown_beside(look, plain, read_plain) if project.gallery else {}
        project = replace(project, unread=written - by_name.keys(), results=results, earlier=earlier)
        project = replace(project, looks=looks, shown=shown)
    return Opened(project, by_name, look, broken, tuple(report), facts, data, looks)


def read_project(root: Path) -> tuple[Project | None, tuple[Problem, ...]]:
    """Everything below `root` that could be read, and every problem found in it, sorted; as `open_project` has it."""
    return with_flows(open_project(root))


def with_flows(opened: Opened) -> tuple[Project | None, tuple[Problem, ...]]:
    """The project with its flows read, and every problem found in both, sorted."""
    report = Report(opened.problems)
    with uncollected():
        read = [
            (
                name,
                read_flow(
                    source.text,
                    source.file,
                    opened.look,
                    report,
                    opened.broken,
                    opened.facts,
                    opened.data,
                    variant=source.variant,
                    day=source.day,
                ),
            )
            for name, source in opened.sources.items()
        ]
    flows = {name: flow for name, flow in read if flow is not None}
    project = opened.project
    if project is not None:
        project = replace(project, flows=flows, unread=project.unread | (opened.sources.keys() - flows.keys()))
    return project, tuple(sorted(set(report)))


def _read_branded(
    read_look: ReadLook, folders: Sequence[Path], language: str, branded: str, name: str, report: Report
) -> Look:
    return with_brand(read_look(folders, report, language, name), branded)


def _facts(root: Path, settings: Settings, day: date, report: Report) -> Facts:
    folder, shown = root / settings.content, PurePosixPath(settings.content)
    # Of a file that lies elsewhere, the pages' reading says so.
    is_inside = {name: (folder / name).resolve().is_relative_to(root) for name in (FACTS, EDITIONS)}
    facts = read_facts(folder / FACTS, shown / FACTS, report, day) if is_inside[FACTS] else NO_FACTS
    edition = read_edition(folder / EDITIONS, shown / EDITIONS, report) if is_inside[EDITIONS] else UNREAD
    return replace(facts, others={"edition": edition})


def _project(
    root: Path,
    settings: Settings,
    look: Look,
    made_of: MadeOf,
    facts: Facts,
    report: Report,
    theme: Mapping[str, str | bytes],
    own: Sequence[Path],
    flows: Iterable[str],
    day: date,
) -> Project:
    extensions = with_words(settings.engine["markdown_extensions"], look.words)
    days, named = last_commits(root), [name.words for name in settings.files]
    content = read_content(
        root / settings.content,
        report,
        root,
        days,
        facts,
        made_of,
        words=look.words,
        dialect=dialect_of(extensions),
        named=named,
        excluded=settings.excluded,
        guides=[guide_path(name).removesuffix(".html") for name in flows],
        day=day,
    )
    scripts = [page.script for page in content.pages.values() if page.script is not None]
    loadable = {*theme, *content.styles, *content.pictures}
    framed = {path for path in theme if any((folder / "theme" / path).is_file() for folder in own)}
    check_files(settings.files, loadable, {*content.files, *framed}, report)
    check_files(scripts, loadable, loadable, report)
    check_leads(settings.leads, content.pages, content.absent, report)
    return Project(
        name=settings.name,
        flows={},
        look=look,
        pages=content.pages,
        absent=content.absent,
        pictures=content.pictures,
        updated=days,
        url=settings.url,
        editing=settings.editing,
        output=settings.output,
        output_place=settings.output_place,
        wordlist=content.wordlist,
        search_words=content.search_words,
        required=settings.wanted.required,
        gallery=settings.wanted.gallery,
        languages=settings.wanted.languages,
        catalogues=content.catalogues,
        engine={**settings.engine, "markdown_extensions": extensions, "extra": _extra(settings, facts, report)},
        theme=theme,
        own_frame=frozenset(path for path in framed if path.endswith(".html")),
        styles=content.styles,
    )


def _approvals(root: Path, settings: Settings, report: Report) -> Approvals | None:
    """Those of the project, none of them ended yet."""
    found, asked = read_approvals(root, report), settings.wanted.approvals
    if not found and not asked and "approved" not in settings.wanted.required:
        return None
    by_another, shown = (asked.get(key, False) for key in ("by_another", "shown"))
    return Approvals(by_what=found, by_another=by_another, is_shown=shown)


def _extra(settings: Settings, facts: Facts, report: Report) -> dict[str, Any]:
    """What the frame shows, with the edition's values in the sender."""
    if settings.sender is None:
        return dict(settings.engine["extra"])
    return {**settings.engine["extra"], "sender": text_with_facts(settings.sender, facts, report)}


def _chosen_look(settings: Settings | None, folders: Sequence[Path], report: Report) -> str:
    """The name of the look that the settings ask for, if there is such a one."""
    asked = settings.wanted.look if settings is not None else None
    if asked is None:
        return DESIGNSYSTEMET
    there = sorted(looks_in(folders))
    if asked.words not in there:
        near = nearest(asked.words, there) or say("; it is one of {words}", words=any_of(*there))
        report.error(asked.place, "unknown-name", say("there is no look `{name}`{near}", name=asked.words, near=near))
        return DESIGNSYSTEMET
    return asked.words


def _other_looks(
    sources: Iterable[Source], look: Look, read: Callable[[str, Report], Look], report: Report
) -> dict[str, Look]:
    """Those that flows ask for beside the site's; what is wrong with them is told once."""
    asked = {match[1] for source in sources if (match := _LOOK.search(source.text))}
    found = Report()
    names = sorted(asked & look.among - {look.name})
    looks = {name: replace(read(name, found), style=style_of_look(name)) for name in names}
    told = set(report)
    report += [problem for problem in found if problem not in told]
    return looks


def _shown_beside(look: Look, plain: Look, read: Callable[[str, Report], Look]) -> dict[str, Look]:
    """The looks that a gallery shows beside the site's, as they come: also the site's own, where a brand is over it."""
    others = {
        name: read(name, Report()) for name in sorted(look.among - {look.name})
    }  # what is wrong there is not shown
    return others if plain is look else {**others, plain.name: plain}


def look_folders(root: Path) -> list[Path]:
    """The packaged look and, laid over it, the project's own if it has one."""
    packaged, own = packaged_look(), root / "prototype"
    is_own = own.is_dir() and own.resolve() != packaged.resolve() and own.resolve().is_relative_to(root.resolve())
    return [packaged, own] if is_own else [packaged]


def packaged_look() -> Path:
    """The folder of the look that comes with the tool: in the package, or in a checkout beside it."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "look"
    return shipped if shipped.is_dir() else package.parent.parent / "prototype"


def packaged_pages() -> dict[str, str | bytes]:
    """The pages for those who write and design, and their pictures, by path among a site's pages."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "workshop"
    folder = shipped if shipped.is_dir() else package.parent.parent / "content"
    found = (path for audience in ("designer", "redaktor") for path in sorted((folder / audience).rglob("*.*")))
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") if path.suffix == ".md" else path.read_bytes()
        for path in found
    }
