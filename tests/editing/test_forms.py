"""Whatever is typed into a component's form stands on the screen as just these words, and all else as before."""

from functools import cache
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as some

from tests.editing.test_pieces_of_yaml import SOURCE
from veiviser.editing.restructuring import Restructuring, restructured
from veiviser.editing.units import Unit
from veiviser.model.component import Component
from veiviser.problem import Report
from veiviser.reading import packaged_look, read_look

WORDS = some.text("ab æ:#-{}[]\"'|>&*!%@`?,\\\n\t0.", min_size=1, max_size=12).filter(lambda words: words.strip())
BLOCK = Unit("block", ("screens", "a", "body", 1), "button")


@cache
def component(name: str) -> Component:
    return read_look([packaged_look()], Report(), "nb", "designsystemet").components[name]


@given(WORDS, WORDS)
def test_a_form_is_written_whatever_is_typed_into_it(text: str, heading: str) -> None:
    filled = {"text": text, "heading": heading}
    asked = Restructuring(what="put", unit=BLOCK, component=component("notice"), filled=filled)
    made = restructured(SOURCE, PurePosixPath("x.yaml"), asked)
    assert made is not None  # it is, only where the file says all that it said, and just this behind the block
    first, behind = SOURCE.split("      - button: Neste\n")
    assert made.startswith(f"{first}      - button: Neste\n      - notice: ")
    assert made.endswith(behind)


@given(some.lists(WORDS, min_size=1, max_size=4))
def test_choices_are_one_a_line_and_no_two_have_one_name(labels: list[str]) -> None:
    filled = {"question": "Hva?", "answer": "hva", "choices": "\n".join(labels)}
    asked = Restructuring(what="put", unit=BLOCK, component=component("question"), filled=filled)
    assert restructured(SOURCE, PurePosixPath("x.yaml"), asked) is not None
