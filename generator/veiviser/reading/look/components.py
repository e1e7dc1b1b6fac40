"""Reads the look: components, layouts and styles, where files of a later folder override earlier ones."""

from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from veiviser.messages import say
from veiviser.model.component import Component
from veiviser.model.project import Look
from veiviser.model.site import DESIGN_SYSTEM, DESIGNSYSTEMET
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.files.text import COMPILED, files_in, read_text
from veiviser.reading.flows.blocks import read_example
from veiviser.reading.flows.data_files import ENDING, DataFile
from veiviser.reading.flows.reader import Draft, answers_with_boxes
from veiviser.reading.look.declarations import read_declaration
from veiviser.reading.look.npm_styles import package_styles, package_tokens, put_tokens
from veiviser.reading.look.own import check_own
from veiviser.reading.look.templates import check_syntax, check_use, check_words
from veiviser.reading.look.words import SOURCE, check_written, read_words
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.names import check_name
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar

PARTS = ("components", "layout", "styles", "scripts")
LOOKS = "looks"
File = tuple[Path, PurePosixPath]
"""Where a file lies and how it is shown."""
Found = dict[PurePosixPath, tuple[File, ...]]
"""The files of the look by their path in it: of a stylesheet the one below and those laid over it, else the last."""


def read_look(folders: Sequence[Path], report: Report, language: str = SOURCE, laid_over: str = DESIGNSYSTEMET) -> Look:
    """
    The look that the folders make together; components with problems are left out.

    Args:
        folders: each with `components/`, `layout/`, `styles/`, `scripts/` and `words/`; a file of a later one wins.
        language: of the interface.
        laid_over: the name of a folder below `looks/` in these, with the same parts. Its styles come behind those of
            the same name that it is laid over; its other files win over them.
    """
    found: Found = {}
    for folder in folders:
        _find(folder, PurePosixPath(folder.name), folder, found, report)
        _find(folder / LOOKS / laid_over, PurePosixPath(folder.name, LOOKS, laid_over), folder, found, report)
    layouts = _texts(found, "layout", ".html", report)
    shared = {
        name: text
        for name, text in layouts.items()
        if check_syntax(text, found[PurePosixPath("layout", name)][-1][1], report)
    }
    styles = _texts(found, "styles", ".css", report)
    ordered = sorted(styles, key=lambda name: (name != "tokens.css", name))  # the others use its properties
    scripts = _texts(found, "scripts", ".js", report)
    places = {key.name: files[-1][1] for key, files in sorted(found.items()) if key.parts[0] != "components"}
    theirs = (key for key, files in found.items() if len(folders) > 1 and files[-1][0].is_relative_to(folders[-1]))
    own = (key.relative_to("layout") if key.parts[0] == "layout" else key for key in theirs if key.suffix == ".html")
    words = read_words(folders, language, report)
    tokens = package_tokens(folders[0], laid_over, report)
    components = _components(found, shared, tokens, report)
    packaged = {DESIGN_SYSTEM: package_styles(folders[0], report)} if (folders[0] / "package.json").is_file() else {}
    look = Look(
        components=components,
        layouts=layouts,
        styles={**packaged, **{name: put_tokens(styles[name], tokens) for name in ordered}},
        scripts=scripts,
        places=places,
        words=words,
        own=frozenset(map(str, own)),
        name=laid_over,
        among=looks_in(folders),
    )
    readable = {name: (text, places[name]) for name, text in shared.items()}
    readable |= {
        f"components/{name}/template.html": (component.template, component.file.with_name("template.html"))
        for name, component in look.components.items()
    }
    for name in sorted(look.own & readable.keys()):  # a test holds ours
        check_words(*readable[name], words, report)
    check_own(look, {file: path for path, file in _own(found, folders)}, report)
    of_components = {c.file.with_name("script.js"): c.script for c in look.components.values() if c.script}
    check_written({**{places[name]: text for name, text in scripts.items()}, **of_components}, words, report)
    return look


def _own(found: Found, folders: Sequence[Path]) -> list[File]:
    """Files that are the project's own."""
    files = (file for several in found.values() for file in several)
    return [file for file in files if len(folders) > 1 and file[0].is_relative_to(folders[-1])]


def looks_in(folders: Sequence[Path]) -> frozenset[str]:
    """Names of the looks that there are to choose among."""
    inner = (path for folder in folders if (folder / LOOKS).is_dir() for path in (folder / LOOKS).iterdir())
    return frozenset({DESIGNSYSTEMET, *(path.name for path in inner if path.is_dir())})


def names_of_components(folders: Sequence[Path]) -> frozenset[str]:
    """Those that have a folder, read or not."""
    parts = [folder / "components" for folder in folders]
    inner = (path for part in parts if part.is_dir() for path in part.iterdir() if path.is_dir())
    return frozenset(path.name for path in inner if path.name != COMPILED)


def _find(folder: Path, shown: PurePosixPath, root: Path, found: Found, report: Report) -> None:
    """Add the files of a folder to those found below it."""
    is_laid_over = folder != root
    for part in PARTS:
        for path, file in files_in(folder / part, shown / part, root, report) if (folder / part).is_dir() else ():
            key = file.relative_to(shown)
            below = found.get(key, ()) if is_laid_over and key.suffix == ".css" else ()
            found[key] = (*below, (path, file))


def _texts(found: Found, part: str, ending: str, report: Report) -> dict[str, str]:
    texts = {}
    for key, files in sorted(found.items()):
        if key.parts[0] == part and key.suffix == ending:
            text = _joined(files, report)
            if text is not None:
                texts[PurePosixPath(*key.parts[1:]).as_posix()] = text
    return texts


def _joined(files: Sequence[File], report: Report) -> str | None:
    """What the files say, each behind the one that it is laid over; None where none could be read."""
    texts = [text for path, file in files if (text := read_text(path, file, report)) is not None]
    return "\n".join(texts) if texts else None


def _components(
    found: Found, layouts: dict[str, str], tokens: ReadOnly[str, str], report: Report
) -> dict[str, Component]:
    files: dict[str, dict[str, tuple[File, ...]]] = {}
    for key, where in sorted(found.items()):
        if key.parts[0] == "components" and len(key.parts) == 3:
            files.setdefault(key.parts[1], {})[key.name] = where
    components: dict[str, Component] = {}
    examples: dict[str, Node] = {}
    data: dict[str, DataFile] = {}
    for name, own in files.items():
        read = _component(name, own, layouts, tokens, report)
        if read is not None:
            components[name], node = read
            if node is not None:
                examples[name] = node
        data.update(_data(own, report))
    broken = frozenset(files.keys() - components.keys())
    for name, node in examples.items():  # when all are known: an example may have others inside it
        components[name].examples.update(_examples(node, components[name], components, broken, data, report))  # type: ignore[attr-defined]
    return components


def _data(files: dict[str, tuple[File, ...]], report: Report) -> dict[str, DataFile]:
    """What stands beside a declaration for its examples to show."""
    found = {}
    for name, ((path, file), *_) in files.items():
        if file.suffix == ENDING and (text := read_text(path, file, report)) is not None:
            found[name.removesuffix(ENDING)] = DataFile(file, text)
    return found


def _component(
    name: str,
    files: dict[str, tuple[File, ...]],
    layouts: dict[str, str],
    tokens: ReadOnly[str, str],
    report: Report,
) -> tuple[Component, Node | None] | None:
    """The component and its examples, not yet read."""
    if "component.yaml" not in files:
        ((_, file), *_) = next(iter(files.values()))
        message = say("component `{name}` needs a `component.yaml` beside this file", name=name)
        report.error(Place(file), "missing-declaration", message)
        return None
    path, file = files["component.yaml"][-1]
    before = len(report)
    check_name(Scalar(name, Place(file)), say("a component"), report)
    template = style = script = ""
    if "template.html" in files:
        template = _joined(files["template.html"], report) or ""
    else:
        message = say("component `{name}` needs a `template.html` beside its declaration", name=name)
        report.error(Place(file), "missing-template", message)
    if "style.css" in files:
        style = put_tokens(_joined(files["style.css"], report) or "", tokens)
    if "script.js" in files:
        script = _joined(files["script.js"], report) or ""
    declared = read_declaration(read_text(path, file, report), file, report)
    if declared is None:
        return None
    made = Component(
        name=name,
        purpose=declared.purpose,
        main=declared.main,
        options=declared.options,
        file=file,
        template=template,
        is_above=declared.is_above,
        title=declared.title,
        not_for=declared.not_for,
        accessibility=declared.accessibility,
        style=style,
        script=script,
        examples={},
    )
    readable = bool(template) and check_syntax(template, files["template.html"][-1][1], report)
    if readable and _is_sound(report[before:]):  # else what is named may be an option that could not be read
        check_use(made, layouts, files["template.html"][-1][1], report)
    return (made, declared.examples) if _is_sound(report[before:]) else None


def _is_sound(problems: Sequence[Problem]) -> bool:
    return not any(problem.severity == "error" for problem in problems)


def _examples(
    node: Node,
    component: Component,
    components: dict[str, Component],
    broken: frozenset[str],
    data: dict[str, DataFile],
    report: Report,
) -> dict[str, object]:
    table = shapes.mapping(node, "`examples`", report)
    found: dict[str, object] = {}
    for entry in table.items.values() if table else ():
        check_name(entry.key, say("an example"), report)
        options = shapes.mapping(entry.value, say("example `{name}`", name=entry.key.text), report)
        if options is None:
            continue
        boxes = answers_with_boxes(_as_block(options, component), components)
        draft = Draft("", components, report, broken, data=data, is_example=True, boxes=boxes)
        block = read_example(Mapping(options.items, entry.key.place), component, draft)
        if block is not None:
            found[entry.key.text] = block
    return found


def _as_block(options: Mapping, component: Component) -> Mapping:
    """The example with its component's name first, as a flow has it."""
    name = Scalar(component.name, options.place)
    return Mapping({component.name: Entry(name, Scalar("", options.place)), **options.items}, options.place)
