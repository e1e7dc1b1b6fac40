"""Finds what people read where it does not belong: outside the catalogues of words."""

import ast
import re
from collections.abc import Iterator

READ = (
    *("abbr", "alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription", "aria-valuetext"),
    *("label", "placeholder", "summary", "title"),
)
"""Attributes that somebody reads or hears."""
_TAG = re.compile(r"<[/!]?\s*[a-zA-Z]?((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(rf"""(?<![\w-])({"|".join(READ)})=["']([^"']*)["']""")
_ALONE = re.compile(r"(?<!\S)[\w-]+=\"[^\"]*\"")
"""An attribute that a macro gives by itself."""
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
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
_WORD = re.compile("[A-ZÆØÅ][a-zæøå]+")
"""A text of code that begins as a button or a heading does."""
_RULE = re.compile(r"/\*.*?\*/|\bcontent:([^;}]*)", re.DOTALL)
"""Of a stylesheet: a comment, or what it writes on a page."""

Found = tuple[int, str]
"""A line, from 1, and what is read there."""


def in_template(text: str) -> Iterator[Found]:
    """What a template of HTML says by itself: text, attributes that are read, sentences in quotes in its code."""
    text = _COMMENT.sub(_blank, text)
    for code in _CODE.finditer(text):
        for quoted in _QUOTED.finditer(code[0]):
            said = quoted[1] or quoted[2] or ""
            if _SENTENCE.search(said) or _WORD.fullmatch(said):
                yield _line(text, code.start() + quoted.start()), said
    html = _CODE.sub(_blank, text)
    for sheet in _STYLE.finditer(html):
        for line, written in in_style(sheet[1]):
            yield _line(html, sheet.start(1)) + line - 1, written
    html = _STYLE.sub(_blank, html)
    for tag in _TAG.finditer(html):
        for attribute in _ATTRIBUTE.finditer(tag[1]):
            if _LETTERS.search(attribute[2]):
                yield _line(html, tag.start(1) + attribute.start()), attribute[2].strip()
    for number, shown in enumerate(_ALONE.sub(_blank, _TAG.sub(_blank, html)).split("\n"), 1):
        if _LETTERS.search(shown):
            yield number, shown.strip()


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
        for found in _read_in(said):
            yield node.lineno, found


def in_script(text: str) -> Iterator[Found]:
    """Sentences in quotes in a script, comments and patterns left out."""
    for token in _TOKEN.finditer(text):
        for found in _read_in(_VALUE.sub("\0", (token[1] or "")[1:-1])):
            yield _line(text, token.start()), found


def in_style(text: str) -> Iterator[Found]:
    """What a stylesheet writes on a page."""
    for rule in _RULE.finditer(text):
        for quoted in _QUOTED.finditer(rule[1] or ""):
            if _LETTERS.search(said := quoted[1] or quoted[2] or ""):
                yield _line(text, rule.start()), said


def _read_in(said: str) -> Iterator[str]:
    """What is read in a text of code: attributes of HTML in it, and what is left without HTML."""
    for attribute in _ATTRIBUTE.finditer(said):
        if _LETTERS.search(attribute[2].replace("\0", "")):
            yield attribute[2]
    bare = _HTML.sub("", said)
    if _SAID.search(bare) or _WORD.fullmatch(bare):
        yield bare


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
        return [node] if name in ("say", "compile", "TypeVar", "NewType") else []
    if isinstance(node, ast.Assign) and any(getattr(to, "id", "") == "__all__" for to in node.targets):
        return [node]
    if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") in ("Literal", "Annotated"):
        return [node.slice]
    return []


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
