"""Templates before they are drawn: whether they can be read and what they use."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from veiviser.model.component import Component, Option
from veiviser.place import Place
from veiviser.problem import Problem

_ENVIRONMENT = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)


def check_syntax(template: str, file: PurePosixPath, problems: list[Problem]) -> bool:
    """Whether the template can be read; if not, a problem says where not."""
    try:
        _ENVIRONMENT.parse(template)
    except TemplateSyntaxError as error:
        message = f"the template cannot be read: {(error.message or 'mistake').rstrip('.')}; mend it on this line"
        problems.append(Problem(Place(file, error.lineno), "bad-template", message))
        return False
    return True


def check_use(component: Component, problems: list[Problem]) -> None:
    """A warning for each option that the component declares and its template never names."""
    tree = _ENVIRONMENT.parse(component.template)
    names = meta.find_undeclared_variables(tree)
    attributes = {node.attr for node in tree.find_all(nodes.Getattr)}
    attributes |= {node.arg.value for node in tree.find_all(nodes.Getitem) if isinstance(node.arg, nodes.Const)}
    unused = [option for option in component.options.values() if _variable(option) not in names]
    unused += [option for option in _inner(component.options.values()) if _variable(option) not in attributes]
    for option in unused:
        message = f"`{option.name}` is declared but template.html never names it; show it there or remove it here"
        problems.append(Problem(option.place, "unused-component-option", message, "warning"))


def _inner(options: Iterable[Option]) -> list[Option]:
    """Options of choices, and of choices in choices."""
    found: list[Option] = []
    for option in options:
        each: Mapping[str, Option] = option.each
        found += [*each.values(), *_inner(each.values())]
    return found


def _variable(option: Option) -> str:
    return option.name.replace("-", "_")
