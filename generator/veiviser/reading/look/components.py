"""Reads the look: components, layouts and styles, where files of a later folder override earlier ones."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from veiviser.messages import say
from veiviser.model.component import Component
from veiviser.model.project import Look
from veiviser.model.site import DESIGN_SYSTEM
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.files.text import COMPILED, files_in, read_text
from veiviser.reading.flows.blocks import read_example
from veiviser.reading.flows.data_files import ENDING, DataFile
from veiviser.reading.flows.reader import Draft, answers_with_boxes
from veiviser.reading.look.declarations import read_declaration
from veiviser.reading.look.npm_styles import package_styles
from veiviser.reading.look.templates import check_syntax, check_use, check_words
from veiviser.reading.look.words import SOURCE, check_written, read_words
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.names import check_name
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar

Found = dict[PurePosixPath, tuple[Path, PurePosixPath]]
"""Where each file of the look lies and how it is shown, by its path in the look."""


def read_look(folders: Sequence[Path], report: Report, language: str = SOURCE) -> Look:
    """
    The look that the folders make together; components with problems are left out.

    Args:
        folders: each with `components/`, `layout/`, `styles/`, `scripts/` and `words/`; a file of a later one wins.
        language: of the interface.
    """
    found: Found = {}
    for folder in folders:
        for part in ("components", "layout", "styles", "scripts"):
            if (folder / part).is_dir():
                shown = PurePosixPath(folder.name) / part
                for path, file in files_in(folder / part, shown, folder, report):
                    found[file.relative_to(folder.name)] = (path, file)
    layouts = _texts(found, "layout", ".html", report)
    shared = {
        name: text
        for name, text in layouts.items()
        if check_syntax(text, found[PurePosixPath("layout", name)][1], report)
    }
    styles = _texts(found, "styles", ".css", report)
    ordered = sorted(styles, key=lambda name: (name != "tokens.css", name))  # the others use its properties
    scripts = _texts(found, "scripts", ".js", report)
    packaged = {DESIGN_SYSTEM: package_styles(folders[0], report)} if (folders[0] / "package.json").is_file() else {}
    places = {key.name: file for key, (_, file) in sorted(found.items()) if key.parts[0] != "components"}
    laid_over = (key for key, (path, _) in found.items() if len(folders) > 1 and path.is_relative_to(folders[-1]))
    own = (key.relative_to("layout") if key.parts[0] == "layout" else key for key in laid_over if key.suffix == ".html")
    words = read_words(folders, language, report)
    look = Look(
        components=_components(found, shared, report),
        layouts=layouts,
        styles={**packaged, **{n: styles[n] for n in ordered}},
        scripts=scripts,
        places=places,
        words=words,
        own=frozenset(map(str, own)),
    )
    readable = {name: (text, places[name]) for name, text in shared.items()}
    readable |= {
        f"components/{name}/template.html": (component.template, component.file.with_name("template.html"))
        for name, component in look.components.items()
    }
    for name in sorted(look.own & readable.keys()):  # a test holds ours
        check_words(*readable[name], words, report)
    of_components = {c.file.with_name("script.js"): c.script for c in look.components.values() if c.script}
    check_written({**{places[name]: text for name, text in scripts.items()}, **of_components}, words, report)
    return look


def names_of_components(folders: Sequence[Path]) -> frozenset[str]:
    """Those that have a folder, read or not."""
    parts = [folder / "components" for folder in folders]
    inner = (path for part in parts if part.is_dir() for path in part.iterdir() if path.is_dir())
    return frozenset(path.name for path in inner if path.name != COMPILED)


def _texts(found: Found, part: str, ending: str, report: Report) -> dict[str, str]:
    texts = {}
    for key, (path, file) in sorted(found.items()):
        if key.parts[0] == part and key.suffix == ending:
            text = read_text(path, file, report)
            if text is not None:
                texts[PurePosixPath(*key.parts[1:]).as_posix()] = text
    return texts


def _components(found: Found, layouts: dict[str, str], report: Report) -> dict[str, Component]:
    files: dict[str, dict[str, tuple[Path, PurePosixPath]]] = {}
    for key, where in sorted(found.items()):
        if key.parts[0] == "components" and len(key.parts) == 3:
            files.setdefault(key.parts[1], {})[key.name] = where
    components: dict[str, Component] = {}
    examples: dict[str, Node] = {}
    data: dict[str, DataFile] = {}
    for name, own in files.items():
        read = _component(name, own, layouts, report)
        if read is not None:
            components[name], node = read
            if node is not None:
                examples[name] = node
        data.update(_data(own, report))
    broken = frozenset(files.keys() - components.keys())
    for name, node in examples.items():  # when all are known: an example may have others inside it
        components[name].examples.update(_examples(node, components[name], components, broken, data, report))  # type: ignore[attr-defined]
    return components


def _data(files: dict[str, tuple[Path, PurePosixPath]], report: Report) -> dict[str, DataFile]:
    """What stands beside a declaration for its examples to show."""
    found = {}
    for name, (path, file) in files.items():
        if file.suffix == ENDING and (text := read_text(path, file, report)) is not None:
            found[name.removesuffix(ENDING)] = DataFile(file, text)
    return found


def _component(
    name: str, files: dict[str, tuple[Path, PurePosixPath]], layouts: dict[str, str], report: Report
) -> tuple[Component, Node | None] | None:
    """The component and its examples, not yet read."""
    if "component.yaml" not in files:
        _, file = next(iter(files.values()))
        message = say("component `{name}` needs a `component.yaml` beside this file", name=name)
        report.error(Place(file), "missing-declaration", message)
        return None
    path, file = files["component.yaml"]
    before = len(report)
    check_name(Scalar(name, Place(file)), say("a component"), report)
    template = style = script = ""
    if "template.html" in files:
        template = read_text(*files["template.html"], report) or ""
    else:
        message = say("component `{name}` needs a `template.html` beside its declaration", name=name)
        report.error(Place(file), "missing-template", message)
    if "style.css" in files:
        style = read_text(*files["style.css"], report) or ""
    if "script.js" in files:
        script = read_text(*files["script.js"], report) or ""
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
        accessibility=declared.accessibility,
        style=style,
        script=script,
        examples={},
    )
    readable = bool(template) and check_syntax(template, files["template.html"][1], report)
    if readable and _is_sound(report[before:]):  # else what is named may be an option that could not be read
        check_use(made, layouts, files["template.html"][1], report)
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
