"""
Jinja for templates that somebody else wrote: they reach nothing but what they are given, and come to an end.

Jinja's own sandbox keeps them from Python's insides. It bounds neither time nor memory, so everything that can grow
(loops, calls, filters, texts put together) is paid for here, and a template that has spent all is stopped. What is
counted is the same on every machine.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Any

from jinja2 import Template, TemplateRuntimeError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as THEIRS
from jinja2.filters import make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment
from jinja2.utils import pass_eval_context
from jinja2.visitor import NodeTransformer

from veiviser.messages import say

FILTERS = (
    *("abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "forceescape"),
    *("groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject"),
    *("rejectattr", "replace", "reverse", "safe", "select", "selectattr", "sort", "string", "striptags"),
    *("title", "tojson", "trim", "truncate", "unique", "upper", "urlencode", "wordcount", "xmlattr"),
)
"""Those of Jinja that give about as much as they take, or are made to here."""
_STEP, _CALL = 20, 100
"""What a turn of a loop or a filter costs, and a call, beside what comes out."""
_BITS = 64
"""Of a factor, and the highest power."""
_GROWING = ("center", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust", "translate", "zfill")
"""Methods of a text that can give much more than they take."""
_EACH, _JOINED, _MADE = "each of", "joined", "made"
"""Names of filters that no template can ask for, since they are put in only where Jinja reads `for`, `~` and `[`."""


class TooMuch(TemplateRuntimeError):
    """A template loops without end, or would draw more than anybody reads."""


class _Drawn(Template):
    """A template that has all of the budget each time it is drawn."""

    def render(self, *given: Any, **named: Any) -> str:
        assert isinstance(self.environment, Bounded)
        self.environment.left = self.environment.budget
        return super().render(*given, **named)


class Bounded(SandboxedEnvironment):
    """An environment whose templates come to an end."""

    template_class = _Drawn
    intercepted_binops = frozenset({"+", "*", "**", "%"})
    budget = 10_000_000
    """Of one drawing of one template, in characters and the like; a page of 400 doctors takes a twentieth of it."""
    left: int

    def bound(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        """Give its templates these filters alone, and have all that can grow paid for."""
        self.left, self.finalize = self.budget, self._shown
        self.globals.pop("lipsum", None)
        own: dict[str, Callable[..., Any]] = {"join": self._join, "replace": self._replace, "tojson": self._tojson}
        self.filters = {name: self._paid(own.get(name, theirs)) for name, theirs in filters.items()}
        self.filters |= {_EACH: self._each, _JOINED: self._joined, _MADE: self._shown}

    def spend(self, amount: int) -> None:
        """
        Pay for something that is about to be made.

        Raises:
            TooMuch: when nothing is left.
        """
        self.left -= amount
        if self.left < 0:
            raise TooMuch(say("it loops too often, or draws more than a page can hold"))

    def concat(self, parts: Iterable[str]) -> str:
        """The parts of a template in one."""
        found = []
        for part in parts:
            self.spend(len(part) + 1)
            found.append(part)
        return "".join(found)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # as in Jinja
        __self.spend(_CALL)
        __self._weigh((getattr(__obj, "__self__", None), *args))
        return __self._shown(super().call(__context, __obj, *args, **kwargs))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str | bytes) and attr in _GROWING:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Nothing: `format` is no method here."""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        are_numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "+" and not are_numbers:
            self._weigh((left, right))
        elif not are_numbers:
            raise SecurityError(say("`{operator}` stands between numbers only", operator=operator))
        elif operator in ("*", "**") and any(isinstance(n, int) and n.bit_length() > _BITS for n in (left, right)):
            raise SecurityError(say("numbers have at most 19 digits"))
        elif operator == "**" and abs(right) > _BITS:
            raise SecurityError(say("the highest power is {most}", most=_BITS))
        return super().call_binop(context, operator, left, right)

    def _generate(self, source: nodes.Template, name: Any, filename: Any, defer_init: bool = False) -> str:
        for loop in source.find_all(nodes.For):
            if loop.recursive:
                message = say("a loop cannot call itself; write one loop in another")
                raise TemplateSyntaxError(message, loop.lineno, name, filename)
        return super()._generate(_Counted().visit(source), name, filename, defer_init)

    def _compile(self, source: str, filename: str) -> Any:
        try:
            return super()._compile(source, filename)
        except (SyntaxError, RecursionError, MemoryError, ValueError) as error:  # bounds of Python's own
            message = say("it is nested too deep; take it apart")
            raise TemplateSyntaxError(message, 1, None, filename) from error

    def _weigh(self, values: Iterable[Any]) -> None:
        """Pay for texts, and for lists with all that is in them, however often they hold the same."""
        waiting = [values]
        while waiting:
            for value in waiting.pop():
                if isinstance(value, str):
                    self.spend(len(value) + 1)
                elif isinstance(value, range):
                    self.spend(len(value))
                elif isinstance(value, dict):
                    self.spend(_STEP)
                    waiting += [value.keys(), value.values()]
                elif isinstance(value, list | tuple | set | frozenset):
                    self.spend(_STEP)
                    waiting.append(value)

    def _shown(self, value: Any) -> Any:
        """The same, paid for if it is a list or a table, in which one may stand many times."""
        if isinstance(value, list | tuple | dict | set | frozenset):
            self._weigh((value,))
        return value

    def _paid(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The filter, which costs as much as it takes and gives."""

        @wraps(function)  # and what Jinja has written on it
        def paid(*args: Any, **kwargs: Any) -> Any:
            self.spend(_STEP)
            self._weigh((*args, *kwargs.values()))
            given = function(*args, **kwargs)
            self._weigh((given,))
            return given

        return paid

    def _each(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.spend(_STEP)
            yield value

    @pass_eval_context
    def _joined(self, context: EvalContext, parts: list[Any]) -> str:
        self.spend(_STEP)
        said = [part if hasattr(part, "__html__") else str(self._shown(part)) for part in parts]
        self._weigh(said)
        return markup_join(said) if context.autoescape else str_join(said)

    @pass_eval_context
    def _join(self, context: EvalContext, value: Iterable[Any], d: str = "", attribute: Any = None) -> Any:
        named = make_attrgetter(self, attribute) if attribute is not None else None
        parts = [named(part) for part in value] if named is not None else list(value)
        self._weigh(part if isinstance(part, str) else str(self._shown(part)) for part in parts)
        self.spend(len(str(d)) * len(parts))
        return THEIRS["join"](context, parts, d)

    @pass_eval_context
    def _replace(self, context: EvalContext, s: Any, old: Any, new: Any, count: int | None = None) -> Any:
        text, before, after = (str(self._shown(part)) for part in (s, old, new))
        self.spend(text.count(before) * len(after))
        return THEIRS["replace"](context, text if not hasattr(s, "__html__") else s, before, new, count)

    @pass_eval_context
    def _tojson(self, context: EvalContext, value: Any) -> Any:
        return THEIRS["tojson"](context, value)


class Sandbox(Bounded, ImmutableSandboxedEnvironment):
    """An environment for templates that are not the tool's own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.bound({name: THEIRS[name] for name in FILTERS})


class _Counted(NodeTransformer):
    """Has loops, texts put together, and lists pay for what they hold."""

    def visit_For(self, node: nodes.For) -> nodes.Node:
        self.generic_visit(node)
        node.iter = _through(_EACH, node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _through(_JOINED, nodes.List(node.nodes, lineno=node.lineno, environment=node.environment))

    def visit_List(self, node: nodes.List) -> nodes.Node:
        return _through(_MADE, self.generic_visit(node))

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:
        return _through(_MADE, self.generic_visit(node))

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        self.generic_visit(node)
        return _through(_MADE, node) if node.ctx == "load" else node


def _through(name: str, node: nodes.Node) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno, environment=node.environment)
