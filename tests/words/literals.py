"""Finds what people read where it does not belong: outside the catalogues of words."""

import ast
import re
from collections.abc import Iterator

READ = ("alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title", "summary")
"""Attributes that somebody reads or hears."""
_TAG = re.compile(r"<[/!]?\s*[a-zA-Z]?((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(rf"""\b({"|".join(READ)})=["']([^"']*)["']""")
_ALONE = re.compile(r"(?<!\S)[\w-]+=\"[^\"]*\"")
"""An attribute that a macro gives by itself."""
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->|<style>.*?</style>", re.DOTALL)
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'')
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SENTENCE = re.compile(r"[æøåÆØÅ«»]|[^\W\d_]{2}[,.:!?]? [^\W\d_]{2}")
"""What names, addresses and styles do not look like."""
_SAID = re.compile(r"[æøåÆØÅ]|[^\W\d_]{2}[,.!?]? (?:[^\W\d_]{2}|\0)|\0[,.!?]? [^\W\d_]{2}")
"""The same in code, where a value stands as `\\0`."""
_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|(?<=[(,=:;!&|?{}\n])\s*/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/|"""
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)""",
    re.DOTALL,
)
"""Of a script: a comment, a pattern, or a text in quotes."""
_VALUE = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
_HTML = re.compile(r" [\w-]+=\"[^\"]*\"|^[^<>]*[\"']/?>|<[^<>]*>?")
"""In a text of code, also what was begun in another text, or ends there."""

Found = tuple[int, str]
"""A line, from 1, and what is read there."""


def in_template(text: str) -> Iterator[Found]:
    """What a template of HTML says by itself: text, attributes that are read, sentences in quotes in its code."""
    text = _COMMENT.sub(_blank, text)
    for code in _CODE.finditer(text):
        for quoted in _QUOTED.finditer(code[0]):
            if _SENTENCE.search(said := quoted[1] or quoted[2] or ""):
                yield _line(text, code.start() + quoted.start()), said
    html = _CODE.sub(_blank, text)
    for tag in _TAG.finditer(html):
        for attribute in _ATTRIBUTE.finditer(tag[1]):
            if _LETTERS.search(attribute[2]):
                yield _line(html, tag.start(1) + attribute.start()), attribute[2].strip()
    for number, line in enumerate(_ALONE.sub(_blank, _TAG.sub(_blank, html)).split("\n"), 1):
        if _LETTERS.search(line):
            yield number, line.strip()


def in_module(text: str) -> Iterator[Found]:
    """Sentences in quotes in a module, and Norwegian words, HTML around them left out; not what code says of itself."""
    tree = ast.parse(text)
    skipped = {id(part) for node in ast.walk(tree) for told in _not_shown(node) for part in ast.walk(told)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in skipped or id(node) in parts:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = node.value
        elif isinstance(node, ast.JoinedStr):
            said = "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values)
        else:
            continue
        if _SAID.search(said := _HTML.sub("", said)):
            yield node.lineno, said


def in_script(text: str) -> Iterator[Found]:
    """Sentences in quotes in a script, comments and patterns left out."""
    for token in _TOKEN.finditer(text):
        said = _HTML.sub("", _VALUE.sub("\0", (token[1] or "")[1:-1]))
        if _SAID.search(said) or re.fullmatch("[A-ZÆØÅ][a-zæøå]+", said):
            yield _line(text, token.start()), said


def _not_shown(node: ast.AST) -> list[ast.AST]:
    """Of a piece of code, what no reader of a site sees: what documents it, its types, messages and patterns."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return [node]
    if isinstance(node, ast.AnnAssign):
        return [node.annotation]
    if isinstance(node, ast.arg):
        return [node.annotation] if node.annotation else []
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return [node.returns] if node.returns else []
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        return [node] if name in ("say", "compile", "Literal") else []
    return [node] if isinstance(node, ast.Subscript) else []


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
