"""Renews the catalogues of messages from the code; translations of unchanged messages stay. Run by `make messages`."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "generator" / "veiviser"
FOLDER = PACKAGE / "messages"
FUNCTION = "say"


def extracted() -> dict[str, str]:
    """The English templates in the code, each with the module that has it first, in the order of the modules."""
    templates: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for template in _templates(ast.parse(path.read_text(encoding="utf-8"))):
            templates.setdefault(template, path.relative_to(PACKAGE).as_posix())
    return templates


def _templates(module: ast.Module) -> Iterator[str]:
    """What `say` is given, and the docstrings of commands, which are their help; from the top of the module down."""
    nodes = [node for node in ast.walk(module) if isinstance(node, (ast.Call, ast.FunctionDef))]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(template)), *_]) if name == FUNCTION:
                yield template
            case ast.FunctionDef(decorator_list=decorators) if any(map(_makes_a_command, decorators)):
                yield ast.get_docstring(node) or ""


def _makes_a_command(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Attribute) and called.attr in ("command", "group")


def renewed(before: bytes) -> bytes:
    """
    A catalogue with just the templates that the code has.

    Names of modules stand as comments, without lines, so that only a change to a message changes the file.
    """
    known = read_po(BytesIO(before))
    catalogue = Catalog(locale=known.locale)
    for template, module in extracted().items():
        entry = known.get(template)
        catalogue.add(template, entry.string if entry else "", auto_comments=[module])
    written = BytesIO()
    write_po(written, catalogue, width=100, omit_header=True)
    header = f'msgid ""\nmsgstr ""\n"Language: {known.locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return header.encode() + written.getvalue()


def main() -> None:
    """Write each catalogue anew, and tell how many messages nobody translated yet."""
    for path in sorted(FOLDER.glob("*.po")):
        path.write_bytes(renewed(path.read_bytes()))
        left = sum(1 for entry in read_po(BytesIO(path.read_bytes())) if entry.id and not entry.string)
        print(f"{path.name}: {left} left to translate")


if __name__ == "__main__":
    main()
