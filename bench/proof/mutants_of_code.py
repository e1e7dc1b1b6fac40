"""Mutants of our own code: one condition turned round, or one line dropped, by the syntax tree of a module."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_OTHER: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one thing changed."""

    line: int
    """From 1."""
    said: str
    """What was changed, to be read by people."""
    text: str
    """All of the module, changed."""
    stands: str = ""
    """The line as it was, by which it is known when others above it change."""


def mutants(text: str) -> Iterator[Mutant]:
    """Every one of a module, in the order of the syntax tree; each can be compiled."""
    for node in ast.walk(ast.parse(text)):
        for start, end, new, said in _changes(node, text):
            changed = text[:start] + new + text[end:]
            try:
                compile(changed, "mutant", "exec")
            except SyntaxError:
                continue
            line = text.count("\n", 0, start) + 1
            yield Mutant(line, said, changed, text.splitlines()[line - 1].strip())


def _changes(node: ast.AST, text: str) -> Iterator[tuple[int, int, str, str]]:
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield _turned(node.test, text)
    elif isinstance(node, ast.comprehension):
        for condition in node.ifs:
            yield _turned(condition, text)
    elif isinstance(node, ast.BoolOp):
        one, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        yield _between(node.values[0], node.values[1], one, other, text)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        sign, other = _SIGNS[type(node.ops[0])], _OTHER[type(node.ops[0])]
        yield _between(node.left, node.comparators[0], sign, other, text)
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Continue) and not _is_docstring(node):
        start, end = _span(node, text)
        yield start, end, "pass", f"without «{text[start:end].splitlines()[0]}»"
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("any", "all"):
        start, _ = _span(node.func, text)
        other = "all" if node.func.id == "any" else "any"
        yield start, start + 3, other, f"{node.func.id} → {other}"


def _turned(test: ast.expr, text: str) -> tuple[int, int, str, str]:
    start, end = _span(test, text)
    return start, end, f"(not ({text[start:end]}))", f"not «{' '.join(text[start:end].split())}»"


def _between(left: ast.expr, right: ast.expr, sign: str, other: str, text: str) -> tuple[int, int, str, str]:
    """The first sign between two operands, which only brackets and blanks stand around."""
    (_, start), (end, _) = _span(left, text), _span(right, text)
    at = text.index(sign, start, end)
    return at, at + len(sign), other, f"{sign} → {other}"


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _span(node: ast.expr | ast.stmt, text: str) -> tuple[int, int]:
    lines = text.splitlines(keepends=True)
    return (
        _offset(lines, node.lineno, node.col_offset),
        _offset(lines, node.end_lineno or node.lineno, node.end_col_offset or 0),
    )


def _offset(lines: list[str], line: int, column: int) -> int:
    """Of a character; the tree counts columns in bytes."""
    return sum(map(len, lines[: line - 1])) + len(lines[line - 1].encode()[:column].decode())
