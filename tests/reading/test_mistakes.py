"""Every problem of reading is explained, and nothing is explained that cannot happen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import veiviser.reading
from veiviser.reading import mistakes

TOLD = ("Problem", "_refuse", "error", "warning", "note")
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")


def is_words(node: ast.expr) -> bool:
    """Whether it is written out, as a message or in the old way."""
    return isinstance(node, ast.Constant | ast.JoinedStr) or (
        isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"
    )


def ids_used(tree: ast.AST) -> Iterator[str]:
    """The second argument of each problem and refusal; the first of each `Fault` and each pair of ID and message."""
    for node in ast.walk(tree):
        spot: ast.expr | None = None
        if isinstance(node, ast.Call) and len(node.args) >= 2:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            spot = node.args[1] if name in TOLD else node.args[0] if name == "Fault" else None
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
            spot = node.value.elts[0] if is_words(node.value.elts[1]) else None
        if isinstance(spot, ast.Constant) and isinstance(spot.value, str) and KEBAB.fullmatch(spot.value):
            yield spot.value


def test_each_id_is_explained_and_each_explanation_has_its_id() -> None:
    folder = Path(veiviser.reading.__file__).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))]
    assert {id for tree in trees for id in ids_used(tree)} == set(mistakes("en"))


def test_each_explanation_has_a_rule_a_wrong_and_a_right_way() -> None:
    for text in mistakes("en").values():
        assert text.count("```") == 4
        assert text.index("Wrong:") < text.index("Right:")
