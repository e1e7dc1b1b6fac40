"""What of a Markdown text is read, and where each word of it stands."""

from pathlib import PurePosixPath

import pytest

from veiviser.model.flow import Text
from veiviser.model.project import Page
from veiviser.place import Place
from veiviser.wording.placed import passages_of_page, passages_of_text

FILE = PurePosixPath("content/side.md")
TEXT = """\
---
title: Om timen
---
# Om **timen** {#om}

Ring [legen din](tel:116117 "Ring") på
<b>dagtid</b>, se `kode` &nbsp; <https://a.no> eller post@a.no.

- Punkt en
  går videre
- Punkt to
    1. Innrykk

> Sitat

!!! tip "Et råd"

    Gjør dette.

| Hode | Hva |
| --- | --- |
| navn | Dette er en setning. |

```text
kode
```

<!-- borte -->
[1]: side.md "Tittel"
Understreket
---
"""


def page(text: str, **known: object) -> Page:
    return Page(path=PurePosixPath("side.md"), title="", text=text, anchors=frozenset(), place=Place(FILE), **known)  # type: ignore[arg-type]


def test_marks_addresses_and_code_are_blank_and_each_passage_has_its_place() -> None:
    placed = list(passages_of_page(page(TEXT, head_lines=3)))
    lines = TEXT.split("\n")
    found = []
    for one in placed:
        words = one.passage.words
        place = one.place(len(words) - len(words.lstrip()))
        assert lines[place.line - 1][place.column - 1 :].startswith(words.split()[0])
        found.append((" ".join(words.split()), place.line, one.passage.is_running))
    assert found == [
        ("Om timen", 4, False),
        ("Ring legen din på dagtid , se eller .", 6, True),
        ("Punkt en går videre", 9, True),
        ("Punkt to", 11, True),
        ("Innrykk", 12, True),
        ("Sitat", 14, True),
        ("Et råd", 16, False),
        ("Gjør dette.", 18, True),
        ("Hode", 20, False),
        ("Hva", 20, False),
        ("navn", 22, False),
        ("Dette er en setning.", 22, True),
        ("Understreket", 30, False),
    ]


def test_a_word_in_the_second_line_of_a_paragraph_has_its_own_place() -> None:
    (one,) = passages_of_page(page("Ring legen\nher i dag"))
    assert one.place(one.passage.words.index("dag")) == Place(FILE, 2, 7)


def test_the_title_is_read_where_it_stands_and_is_no_sentence() -> None:
    (one,) = passages_of_page(page("---\n---\n", head=(Text("Om deg", Place(FILE, 2, 8)),), head_lines=2))
    assert (one.place(3), one.passage.is_running) == (Place(FILE, 2, 11), False)


@pytest.mark.parametrize(("language", "count"), [("nb", 1), ("nn", 1), ("en", 0)])
def test_only_norwegian_is_judged(language: str, count: int) -> None:
    assert len(list(passages_of_page(page("Hei", language=language)))) == count


def test_a_text_of_a_flow_has_exact_places_on_one_line_and_its_start_on_several() -> None:
    start = Place(PurePosixPath("flows/a.yaml"), 5, 12)
    (one,) = passages_of_text(Text("Trykk **her** nå", start))
    assert one.place(one.passage.words.index("nå")) == start._replace(column=26)
    *_, last = passages_of_text(Text("Trykk nå.\n\nVent litt.\n", start))
    assert last.place(5) == start
