"""Compiles the templates of a look."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    meta,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Look
from veiviser.sandbox import Sandbox
from veiviser.templating.interface import Worded

_Source = tuple[str, str, None]
_OPTIONS: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "cache_size": -1,
}


class _Compiled(BytecodeCache):
    """Templates that this process has compiled before: a preview needs all of them again when one was changed."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])  # which looks whether it is of the same text

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Compiled anew when the words that were put in are others."""
        assert isinstance(environment, Worded)
        return super().get_bucket(environment, name, filename, f"{environment.words.digest} {source}")


_COMPILED, _BOUNDED = _Compiled(), _Compiled()


class _OwnTemplates(Worded, Sandbox):
    """An environment for templates of a project."""

    def __init__(self, words: InterfaceWords, **options: Any) -> None:
        self.words = words
        super().__init__(**options)


class LookEnvironment(Worded):
    """The tool's own templates, and in a sandbox those of a project with all that take something from them."""

    def __init__(self, look: Look) -> None:
        self.look, self.words, sources = look, look.words, _sources(look)
        touched = _touched(sources, look.own)
        plain = {name: source for name, source in sources.items() if name not in touched}
        super().__init__(loader=FunctionLoader(plain.get), bytecode_cache=_COMPILED, **_OPTIONS)
        self._touched = touched
        self._sandbox = (
            _OwnTemplates(look.words, loader=FunctionLoader(sources.get), bytecode_cache=_BOUNDED, **_OPTIONS)
            if look.own
            else self
        )

    def get_template(self, name: str | Template, *more: Any, **named: Any) -> Template:
        if name in self._touched:
            return self._sandbox.get_template(name, *more, **named)
        return super().get_template(name, *more, **named)


def make_environment(look: Look) -> LookEnvironment:
    """The look's templates: layouts by file name, components as `components/<name>/template.html`."""
    return LookEnvironment(look)


def _sources(look: Look) -> dict[str, _Source]:
    """By name: text, file, and what Jinja asks to see whether it is up to date."""
    sources: dict[str, _Source] = {}
    for name, text in look.layouts.items():
        sources[name] = (text, str(look.places.get(name, name)), None)
    for name, component in look.components.items():
        file = str(component.file.with_name("template.html"))
        sources[f"components/{name}/template.html"] = (component.template, file, None)
    return sources


def _touched(sources: Mapping[str, _Source], own: Collection[str]) -> frozenset[str]:
    """The project's own templates, and those that take from them, or from what nobody knows before they are drawn."""
    touched, parser = set(own), Environment(trim_blocks=True, lstrip_blocks=True)
    taken = {name: set(_taken(parser, text)) for name, (text, *_) in sources.items()} if own else {}
    while more := {name for name, from_ in taken.items() if name not in touched and (None in from_ or from_ & touched)}:
        touched |= more
    return frozenset(touched)


def _taken(parser: Environment, template: str) -> Iterator[str | None]:
    try:
        yield from meta.find_referenced_templates(parser.parse(template))
    except (TemplateSyntaxError, RecursionError):
        yield None


class Templates:
    """Templates that are drawn many times."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.compiled: dict[str, Template] = {}

    def draw(self, name: str, context: Mapping[str, Any]) -> Markup:
        if name not in self.compiled:
            self.compiled[name] = template = self.environment.get_template(name)
            template.globals = dict(template.globals)  # copied for each use, and a chain of mappings takes its time
        return Markup(self.compiled[name].render(context))
