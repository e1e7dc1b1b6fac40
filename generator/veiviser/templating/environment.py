"""The look's templates, compiled."""

from collections.abc import Mapping
from typing import Any

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from veiviser.model.project import Look


class _Compiled(BytecodeCache):
    """Templates that this process has compiled before: a preview needs all of them again when one was changed."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])  # which looks whether it is of the same text

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def make_environment(look: Look) -> Environment:
    """The look's templates: layouts by file name, components as `components/<name>/template.html`."""
    sources = {name: (text, str(look.places.get(name, name)), None) for name, text in look.layouts.items()}
    for name, component in look.components.items():
        file = str(component.file.with_name("template.html"))
        sources[f"components/{name}/template.html"] = (component.template, file, None)
    return Environment(
        loader=FunctionLoader(sources.get),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_COMPILED,
    )


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
