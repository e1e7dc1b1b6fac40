"""Every text of a project can be corrected where it stands, and what quotes it is known."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from tests.projects import write_project
from veiviser.editing.correctable import Correctable, correctables
from veiviser.editing.correcting import Correction, MeanwhileChanged, corrected
from veiviser.editing.quoting import quoting
from veiviser.markdown.dialects import FLOW, Dialect
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.reading import read_project

FLOW_TEXT = """\
title: Time
lead: >-
  Her bestiller du time. Det tar
  bare noen minutter.
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: |
      Les dette.

      - Trykk «Neste».
      - Ring [113](tel:113)
        hvis det haster.
    body:
      - text: "Hei: du"
      - button: Neste
    next: slutt
  slutt: {title: Slutt, end: done}
"""
PAGE = """\
---
title: Hjelp
---
# Hjelp til deg

Trykk «Neste» og
vent.

- **Ett** punkt
"""


@dataclass(frozen=True)
class Opened:
    """A project's files and what of them can be corrected."""

    root: Path
    project: Project

    def source(self, file: PurePosixPath) -> str:
        return (self.root / file).read_text("utf-8")

    def dialect(self, file: PurePosixPath) -> Dialect:
        return next((page.dialect for page in self.project.pages.values() if page.place.file == file), FLOW)

    @property
    def texts(self) -> list[Correctable]:
        return list(
            correctables(self.project, {flow.file: self.source(flow.file) for flow in self.project.flows.values()})
        )

    def with_text(self, text: Correctable, after: str, before: str | None = None) -> str | None:
        place = Place(text.file, text.line, text.column)
        correction = Correction(
            place=place, part=text.part, before=text.words if before is None else before, after=after
        )
        return corrected(self.source(text.file), correction, self.dialect(text.file))


def opened(root: Path) -> Opened:
    project, problems = read_project(root)
    assert project is not None, problems
    return Opened(root, project)


@pytest.fixture
def small(tmp_path: Path) -> Opened:
    return opened(write_project(tmp_path, flows={"time": FLOW_TEXT}, files={"content/hjelp.md": PAGE}))


def test_in_our_own_files_each_text_takes_other_words_and_no_other_text_changes() -> None:
    ours = opened(Path(__file__).parents[2])
    tried = ours.texts[::40]
    assert len(tried) > 20
    for text in tried:
        where = f"{text.file}:{text.line}:{text.part}"
        assert ours.with_text(text, text.words) == ours.source(text.file), where
        made = ours.with_text(text, f"{text.words} og mer")
        assert made is not None, where
        before, after = (Counter(re.findall(r"\w+", source)) for source in (ours.source(text.file), made))
        assert (after - before, before - after) == (Counter(("og", "mer")), Counter()), where


@pytest.mark.parametrize(
    ("seen", "after", "lines"),
    [
        ("Her bestiller du time. Det tar bare noen minutter.", "Nå tar det bare noen minutter.", ["  Nå tar det"]),
        ("Trykk «Neste».", "Trykk «Gå videre».", ["      - Trykk «Gå videre»."]),
        ("Ring 113 hvis det haster.", "Ring 113.", ["      - Ring 113."]),
        ("Hei: du", "Hei", ['      - text: "Hei"']),
        ("Neste", "Videre: nå", ['      - button: "Videre: nå"']),
        ("Slutt", "Ferdig, du", ['  slutt: {title: "Ferdig, du", end: done}']),
        ("Hjelp", "Hjelp: nå", ['title: "Hjelp: nå"']),
        ("Trykk «Neste» og vent.", "Vent.", ["Vent."]),
        ("Ett punkt", "**To** punkter", ["- **To** punkter"]),
    ],
)  # fmt: skip
def test_only_the_lines_that_say_it_change(small: Opened, seen: str, after: str, lines: list[str]) -> None:
    text = next(text for text in small.texts if text.seen == seen)
    made = small.with_text(text, after)
    assert made is not None
    before = small.source(text.file).split("\n")
    assert [line for line in made.split("\n") if line not in before] == lines


def test_a_text_knows_its_screen(small: Opened) -> None:
    screens = {text.seen: text.screen for text in small.texts}
    assert (screens["Neste"], screens["Les dette."], screens["Fra forsiden"]) == ("start", "start", "")


def test_nobodys_words_are_written_over(small: Opened) -> None:
    text = next(text for text in small.texts if text.seen == "Neste")
    with pytest.raises(MeanwhileChanged) as raised:
        small.with_text(text, "Videre", before="Fortsett")
    assert raised.value.theirs == "Neste"


def test_a_place_where_nothing_begins_any_more_was_changed_meanwhile(small: Opened) -> None:
    place = Place(PurePosixPath("content/hjelp.md"), 5, 1)
    with pytest.raises(MeanwhileChanged) as raised:
        corrected(PAGE, Correction(place=place, before="x", after="y"), small.dialect(place.file))
    assert raised.value.theirs is None


def test_what_quotes_a_name_is_changed_with_it(small: Opened) -> None:
    also = [(text.words, words) for text, words in quoting(small.texts, "Neste", "Videre")]
    assert also == [
        ("Trykk «Neste».", "Trykk «Videre»."),
        ("Trykk «Neste» og\nvent.", "Trykk «Videre» og\nvent."),
    ]


def test_only_a_sentence_is_changed_wherever_it_stands() -> None:
    text = Correctable(file=PurePosixPath("a"), line=1, column=1, part=-1, words="Ring oss når det haster", seen="")
    assert list(quoting([text], "Ring oss når det haster", "Ring"))
    assert not list(quoting([text], "Ring oss", "Ring"))
