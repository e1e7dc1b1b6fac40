"""Messages in the languages that we have."""

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from tools.renew_messages import FOLDER, FUNCTION, PACKAGE, renewed
from veiviser.messages import Count, all_of, any_of, placeholders, render, say

CATALOGUES = sorted(FOLDER.glob("*.po"))


def entries(path: Path) -> list[Entry]:
    with path.open("rb") as file:
        return [entry for entry in read_po(file) if entry.id]


def templates() -> Iterator[tuple[str, ast.expr]]:
    """What is given to `say` as its template, with the file and line."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == FUNCTION:
                yield f"{path.name}:{node.lineno}", node.args[0]


def test_a_template_is_written_out_where_it_is_used() -> None:
    assert [place for place, template in templates() if not isinstance(template, ast.Constant)] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_as_the_code_is(path: Path) -> None:
    before = path.read_bytes()
    assert before == renewed(before), "run `make messages`"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_each_message_is_translated_with_the_same_placeholders(path: Path) -> None:
    assert [entry.id for entry in entries(path) if not entry.string] == []
    wrong = [entry.id for entry in entries(path) if placeholders(str(entry.string)) != placeholders(str(entry.id))]
    assert wrong == []


def test_a_message_within_a_message_is_translated_too() -> None:
    hint = say("; did you mean `{near}`?", near="velg-tid")
    message = say("`{name}` is `{value}`", name="tid", value=hint)
    assert str(message) == "`tid` is `; did you mean `velg-tid`?`"
    assert render(message, "nb") == "`tid` er `; mente du `velg-tid`?`"


def test_what_is_listed_has_the_word_of_the_language() -> None:
    assert render(all_of("a", "b", "c"), "en") == "a, b and c"
    assert render(all_of("a", "b", "c"), "nb") == "a, b og c"
    assert render(any_of("a", "b"), "nb") == "a eller b"
    assert render(any_of("a"), "nb") == "a"


def test_a_large_number_has_its_thousands_apart_as_the_language_has_them() -> None:
    message = say("more than {most} values in one file; split it", most=Count(200_000))
    assert str(message) == "more than 200,000 values in one file; split it"
    assert render(message, "nb") == "mer enn 200\N{NO-BREAK SPACE}000 verdier i én fil; del den opp"


def test_what_an_author_wrote_is_never_taken_for_a_template() -> None:
    message = say("`{name}` is `{value}`", name="{value}", value="{0}")
    assert render(message, "en") == "`{value}` is `{0}`"
    assert render(message, "nb") == "`{value}` er `{0}`"


def test_a_message_comes_whole_from_another_process() -> None:
    message = say("`{name}` is `{value}`", name="tid", value=any_of("a", "b"))
    assert render(pickle.loads(pickle.dumps(message)), "nb") == "`tid` er `a eller b`"
