"""Templates before they are drawn: whether they can be read and what they use."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from jinja2 import TemplateSyntaxError, meta, nodes

from veiviser.messages import Message, say
from veiviser.messages.foreign import in_our_words
from veiviser.model.component import Component, Option
from veiviser.model.interface import FUNCTION, InterfaceWords, places_in
from veiviser.place import Place
from veiviser.problem import Report, nearest
from veiviser.sandbox import Sandbox

_ENVIRONMENT = Sandbox(autoescape=True, trim_blocks=True, lstrip_blocks=True)  # for Jinja works out what it can
_ID = "id"
"""What every template is given besides its options."""


def check_syntax(template: str, file: PurePosixPath, report: Report) -> bool:
    """Whether the template can be read; if not, a problem says where not."""
    try:
        tree = _parsed(template)
    except TemplateSyntaxError as error:
        reason = in_our_words(error.message or "")
        message = say("the template cannot be read: {reason}; mend it on this line", reason=reason)
        report.error(Place(file, error.lineno), "bad-template", message)
        return False
    except RecursionError:
        message = say("the template cannot be read: it is nested too deep; take it apart")
        report.error(Place(file), "bad-template", message)
        return False
    before = len(report)
    for node, known in ((nodes.Filter, _ENVIRONMENT.filters), (nodes.Test, _ENVIRONMENT.tests)):
        for named in tree.find_all(node):
            if named.name not in known:
                kind, hint = node.__name__.lower(), nearest(named.name, known) or say("; leave it out")
                message = say(
                    "the template asks for the {kind} `{name}`, which templates do not have{hint}",
                    kind=kind,
                    name=named.name,
                    hint=hint,
                )
                report.error(Place(file, named.lineno), "bad-template", message)
    return not report.has_error_since(before)


def check_use(component: Component, layouts: Mapping[str, str], file: PurePosixPath, report: Report) -> None:
    """
    An error for each name that the template is never given, a warning for each option that it never names.

    Args:
        layouts: what the template may take from, by file name; those that can be read.
        file: the template's.
    """
    tree = _parsed(component.template)
    names = _undeclared(component.template)
    given = {*map(_variable, component.options.values()), _ID, FUNCTION}
    for name in sorted(names - given):
        line = min(node.lineno for node in tree.find_all(nodes.Name) if node.name == name)
        hint = nearest(name, given) or say("; declare it as an option, or remove it here")
        message = say("the template names `{name}`, which component.yaml does not declare{hint}", name=name, hint=hint)
        report.error(Place(file, line), "bad-template", message)
    taken = (layouts.get(name or "", "") for name in meta.find_referenced_templates(tree))
    attributes = _attributes(component.template).union(*map(_attributes, taken))
    unused = [option for option in component.options.values() if _variable(option) not in names]
    unused += [option for option in _inner(component.options.values()) if _variable(option) not in attributes]
    for option in unused:
        message = say(
            "`{option}` is declared but template.html never names it; show it there or remove it here",
            option=option.name,
        )
        report.warning(option.place, "unused-component-option", message)


def check_words(template: str, file: PurePosixPath, words: InterfaceWords, report: Report) -> None:
    """An error for each place that asks for words which the interface does not have, or not with these values."""
    for call in _parsed(template).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == FUNCTION:
            key = call.args[0].value if call.args and isinstance(call.args[0], nodes.Const) else None
            if wrong := wrong_use(key, {value.key for value in call.kwargs}, words):
                report.error(Place(file, call.lineno), "bad-template", wrong)


def wrong_use(key: object, given: Collection[str], words: InterfaceWords) -> Message | None:
    """What is wrong with a place that asks for words, with values for their places."""
    if not isinstance(key, str):
        return say('`{function}` is given a key in quotes, like `word("page.menu")`', function=FUNCTION)
    if key not in words.by_key:
        near = nearest(key, words.by_key) or say("; add it to `words/nb.po` in your `prototype` folder")
        return say("the interface has no words `{key}`{near}", key=key, near=near)
    places = places_in(words.by_key[key])
    if missing := sorted(places - {*given}):
        return say("the words `{key}` have a place for `{name}`; give it a value", key=key, name=missing[0])
    if unused := sorted({*given} - places):
        return say("the words `{key}` have no place for `{name}`; leave it out", key=key, name=unused[0])
    return None


@lru_cache(maxsize=256)
def _parsed(template: str) -> nodes.Template:
    """Cache, for a preview reads all of them again when one has changed."""
    return _ENVIRONMENT.parse(template)


@lru_cache(maxsize=256)
def _undeclared(template: str) -> frozenset[str]:
    return frozenset(meta.find_undeclared_variables(_parsed(template)))


@lru_cache(maxsize=256)
def _attributes(template: str) -> frozenset[str]:
    tree = _parsed(template)
    named = {node.attr for node in tree.find_all(nodes.Getattr)}
    keys = {node.arg.value for node in tree.find_all(nodes.Getitem) if isinstance(node.arg, nodes.Const)}
    return frozenset(named | keys)


def _inner(options: Iterable[Option]) -> list[Option]:
    """Options of choices, and of choices in choices."""
    found: list[Option] = []
    for option in options:
        each: Mapping[str, Option] = option.each
        found += [*each.values(), *_inner(each.values())]
    return found


def _variable(option: Option) -> str:
    return option.name.replace("-", "_")
