"""What is wrong with the files of a look that are a project's own: styles, scripts, and what nothing reads."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from veiviser.messages import say
from veiviser.model.project import Look
from veiviser.place import Place
from veiviser.problem import Report, nearest
from veiviser.reading.files.text import read_text
from veiviser.reading.look.chosen import chosen_in_styles
from veiviser.reading.look.contrast import find_alike
from veiviser.reading.look.hooks import check_classes, check_root
from veiviser.reading.look.rules import find_alike_in_rules
from veiviser.reading.look.scripts import check_loading, check_script
from veiviser.reading.look.sheets import declarations
from veiviser.reading.look.styles import check_styles, declared_in

_READ = ("component.yaml", "template.html", "style.css", "script.js")
_BESIDE = re.compile(r"(?:test_|conftest\b).*\.py|.*\.(?:csv|md)")
"""What else may stand in a component's folder: its tests, rows for its examples, and notes."""


def check_own(look: Look, own: Mapping[PurePosixPath, Path], report: Report) -> None:
    """
    An error for each slip; a warning for each file of a component that nothing reads.

    Args:
        own: where the files lie, by how they are shown.
    """
    if not own:
        return
    texts = ((file, read_text(path, file, Report())) for file, path in own.items() if file.suffix == ".css")
    styles, components = {file: text for file, text in texts if text}, look.components.values()
    everywhere = (*look.styles.values(), *(component.style for component in components), *styles.values())
    check_styles(styles, declared_in(everywhere, (component.script for component in components)), report)
    _check_colours(look, styles, report)
    check_classes(styles, _naming(look, styles), report)
    scripts = {component.name for component in components if component.script}
    for component in components:
        template, script = (component.file.with_name(name) for name in ("template.html", "script.js"))
        if script in own:
            check_script(component.script, script, report)
        if template in own:
            check_root(component.name, component.template, template, report)
        if template in own or script in own:
            check_loading(component.name, component.template, template, scripts, report)
    for file in own:
        if "components" in file.parts and file.name not in _READ and not _BESIDE.fullmatch(file.name):
            near = nearest(file.name, _READ) or say("; take it out")
            report.warning(Place(file), "unread-file", say("nothing reads `{name}`{near}", name=file.name, near=near))


def _check_colours(look: Look, styles: Mapping[PurePosixPath, str], report: Report) -> None:
    """Of properties that the project gives all screens, and of the rules of its components."""
    shared = {file: text for file, text in styles.items() if "components" not in file.parts}
    chosen = chosen_in_styles(look.styles, shared)
    find_alike(chosen, report)
    for file in styles.keys() - shared.keys():
        find_alike_in_rules([*declarations(styles[file], file)], chosen.palettes, report)


def _naming(look: Look, styles: Mapping[PurePosixPath, str]) -> Iterator[str]:
    """All that tells which classes there are, but for the project's stylesheets."""
    components = look.components.values()
    for style in (*look.styles.values(), *(component.style for component in components)):
        for own in styles.values():
            style = style.replace(own, "")  # where it stands joined with ours
        yield style
    yield from (*look.layouts.values(), *look.scripts.values())
    yield from (text for component in components for text in (component.template, component.script))
