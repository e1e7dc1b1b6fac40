"""Layouts name what they are given, and are given what they name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from jinja2 import nodes

from tests.interface import WORDS
from veiviser.model.project import Look
from veiviser.outputs.coverage.choices import ChoicesContext
from veiviser.outputs.map.board import BoardContext, TileContext
from veiviser.outputs.map.page import MapContext
from veiviser.sandbox import Sandbox
from veiviser.templating.contexts import (
    BookletAddressContext,
    BookletContext,
    BookletLinksContext,
    BookletPageContext,
    GalleryStateContext,
    GalleryViewContext,
    HelpContext,
    MovedContext,
    PackContext,
    PackedGuideContext,
    PageContext,
    PictureContext,
    PracticeContext,
    ScreenContext,
    TaskStartContext,
    TriedContext,
    VariantsContext,
)
from veiviser.templating.interface import Worded

CONTEXTS: Mapping[str, type] = {
    "page.html": PageContext,
    "practice.html": PracticeContext,
    "help.html": HelpContext,
    "moved.html": MovedContext,
    "map.html": MapContext,
    "board.html": BoardContext,
    "tile.html": TileContext,
    "choices.html": ChoicesContext,
    "screen.html": ScreenContext,
    "picture.html": PictureContext,
    "gallery-state.html": GalleryStateContext,
    "gallery-view.html": GalleryViewContext,
    "pack-guide.html": PackedGuideContext,
    "pack.html": PackContext,
    "task-start.html": TaskStartContext,
    "tests.html": TriedContext,
    "variants.html": VariantsContext,
    "booklet.html": BookletContext,
    "booklet-page.html": BookletPageContext,
    "booklet-address.html": BookletAddressContext,
    "booklet-links.html": BookletLinksContext,
}
PARTS = ("answers.html", "appointed.html", "icons.html")
"""Macros, which are given what their callers have."""
SHARED = (
    "follow.html",
    "page-bar.html",
    "page-head.html",
    "page-phone.html",
    "screen-head.html",
    "shell-bottom.html",
    "shell-top.html",
    "task.html",
    "title.html",
    "view-keys.html",
    "view.html",
)
"""Parts of several layouts, read where they are taken in."""
Scope = Mapping[str, Any]


class Reading:
    """What a template names, followed from the context's type through loops and attributes."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.used: set[tuple[type, str]] = set()

    def read(self, node: nodes.Node, scope: Scope) -> None:
        """A statement, and all below it."""
        if isinstance(node, nodes.For):
            inner = {**scope, _name(node.target): _element(self.type_of(node.iter, scope)), "loop": Any}
            self.read_all([*node.body, *node.else_], inner)
        elif isinstance(node, nodes.With):
            given = {_name(t): self.type_of(v, scope) for t, v in zip(node.targets, node.values, strict=True)}
            self.read_all(node.body, {**scope, **given})
        elif isinstance(node, nodes.Expr):
            self.type_of(node, scope)
        else:
            self.read_all(node.iter_child_nodes(), scope)

    def read_all(self, children: Any, scope: Scope) -> None:
        for child in children:
            self.read(child, scope)
            if isinstance(child, nodes.Assign):
                scope = {**scope, _name(child.target): self.type_of(child.node, scope)}
            elif isinstance(child, nodes.AssignBlock):
                scope = {**scope, _name(child.target): Any}

    def type_of(self, node: nodes.Node, scope: Scope) -> Any:
        """Of an expression; Any where nothing more is asked of it."""
        if isinstance(node, nodes.Name):
            if node.ctx == "load" and node.name not in scope:
                self.wrong.append(node.name)
            return scope.get(node.name, Any)
        if isinstance(node, nodes.Getattr):
            return self.field(self.type_of(node.node, scope), node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self.field(self.type_of(node.node, scope), node.arg.value)
        if isinstance(node, nodes.Call):
            self.read_all(node.args, scope)
            return self.type_of(node.node, scope)
        self.read_all(node.iter_child_nodes(), scope)
        return Any

    def field(self, kind: Any, name: str) -> Any:
        """The type of a field, which has to be there in each type that the value can have."""
        found: Any = Any
        for one in _alternatives(kind):
            if get_origin(one) is Mapping and name == "get":
                found = get_args(one)[1]
            elif is_typeddict(one) or is_dataclass(one):
                self.used.add((one, name))
                found = get_type_hints(one).get(name, Any)
                if name not in get_type_hints(one) and not hasattr(one, name):
                    self.wrong.append(f"{one.__name__}.{name}")
            elif one is not Any:
                self.wrong.append(f"{one}.{name}")
        return found


def _name(target: nodes.Node) -> str:
    assert isinstance(target, nodes.Name)
    return target.name


def _alternatives(kind: Any) -> list[Any]:
    if get_origin(kind) in (Union, UnionType):
        return [one for one in get_args(kind) if one is not type(None)]
    return [kind]


def _element(kind: Any) -> Any:
    """Of what a list or a tuple holds."""
    origin = get_origin(kind)
    return get_args(kind)[0] if isinstance(origin, type) and issubclass(origin, Sequence) else Any


class _Parser(Worded, Sandbox):
    """Reads templates as they are drawn: with the words of the interface put in."""

    words = WORDS


def _whole(look: Look, name: str) -> str:
    """A layout with what it shares in its place."""
    text = look.layouts[name]
    for shared in SHARED:
        text = text.replace(f'{{% include "{shared}" %}}', look.layouts[shared])
    return text


def _read(template: str, context: type) -> Reading:
    reading = Reading()
    reading.read(_Parser(trim_blocks=True, lstrip_blocks=True).parse(template), get_type_hints(context))
    return reading


def _typed(context: type) -> Iterator[tuple[type, str]]:
    """Every field of the typed dictionaries that a context holds, and that are not the context itself."""
    for kind in get_type_hints(context).values():
        for one in [*_alternatives(kind), *map(_element, _alternatives(kind))]:
            if is_typeddict(one):
                yield from ((one, name) for name in get_type_hints(one))
                yield from _typed(one)


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_layout_names_nothing_that_it_is_not_given(look: Look, name: str) -> None:
    assert _read(_whole(look, name), CONTEXTS[name]).wrong == []


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_layout_is_given_nothing_that_it_never_names(look: Look, name: str) -> None:
    template, context = _whole(look, name), CONTEXTS[name]
    names = {node.name for node in Sandbox().parse(template).find_all(nodes.Name)}
    assert get_type_hints(context).keys() - names == set()
    assert {*_typed(context)} - _read(template, context).used == set()


def test_each_layout_has_its_context(look: Look) -> None:
    assert {*look.layouts} == {*CONTEXTS, *PARTS, *SHARED}


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        ("{{ titel }}", ["titel"]),
        ("{% for lead in leads %}{{ lead.hreff }}{% endfor %}", ["Lead.hreff"]),
        (
            "{% for s in situations %}{% for v in s['values'] %}{{ v.to }}{% endfor %}{% endfor %}",
            ["SituationValue.to"],
        ),
        ("{% if flow.title and lang %}{{ phone.clok }}{% endif %}", ["Phone.clok"]),
        ("{% set x = flow %}{{ x.titel }}", ["TitledFlow.titel"]),
        ("{{ title.plain }}", ["<class 'str'>.plain"]),
    ],
)
def test_a_slip_is_seen(template: str, wrong: list[str]) -> None:
    assert _read(template, PageContext).wrong == wrong
