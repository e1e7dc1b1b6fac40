"""`veiviser rename`, run as people run it: the name is changed everywhere, and nothing else is."""

from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.projects import write_project
from veiviser.correcting.journal import Journal

FLOW = """\
title: Prøve # en merknad
entries: {start: Fra forsiden}
situations:
  ledig: {label: Er det ledig?, values: {ja: Ja, nei: Nei}}
screens:
  start:
    title: Start
    guide: "Svar «Ja», og trykk «Neste». Se [tid](tid) og {plager}."
    body:
      - question: Har du plager?
        answer: plager
        choices:
          nei: {label: Nei, to: 'tid'}
          ja: {label: Ja, to: slutt}
          start: {label: Start, to: start, when: {ledig: nei}}
      - button: Neste
  tid:
    title: Velg tid
    guide: Trykk på «Bestill».
    body:
      - text: "Ring {fact.legevakt}. Du svarte {plager}."
        when: {plager: [nei, ja]}
      - button: Bestill
        to: slutt
  slutt: {title: Slutt, end: done}
walks:
  vanlig: {title: Vanlig, from: start, to: slutt, answers: {plager: nei}}
promises:
  - never: {from: {plager: ja}, reach: tid}
  - can always reach: slutt
"""
OTHER = """\
title: Annen
entries: {inn: Fra siden}
screens:
  inn: {title: Inn, body: [{link: Til tid, to: prove/tid}, {button: Neste}], next: ut}
  ut: {title: Ut, end: done}
"""
PAGE = """\
# Hei

<!-- flow: prove/tid -->

Se [tiden](prototype:prove/tid) og [guiden](guide/prove/index.md). Ring {fact.legevakt}.

<!-- picture prove/tid -->
"""
FACTS = "legevakt: # alltid\n  value: 116117\n  source: https://example.no/\n  checked: 2026-11-01\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound project, with names in all the places where they may stand."""
    files = {"content/facts.yaml": FACTS}
    return write_project(tmp_path, flows={"prove": FLOW, "annen": OTHER}, page=PAGE, files=files)


def texts(root: Path) -> dict[str, str]:
    found = [*root.glob("flows/*"), *root.glob("content/*")]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after)
    return text


def rename(root: Path, kind: str, old: str, new: str) -> dict[str, str]:
    """The files afterwards; the project is as sound as it was."""
    told = veiviser("rename", kind, old, new, at=root)
    assert (told.returncode, told.stderr) == (0, ""), told.stderr
    checked = veiviser("check", at=root)
    assert checked.returncode == 0, checked.stdout
    return texts(root)


def test_the_project_is_sound(root: Path) -> None:
    checked = veiviser("check", at=root)
    assert checked.returncode == 0, checked.stdout


def test_a_screen_is_called_otherwise_wherever_something_leads_to_it(root: Path) -> None:
    found = rename(root, "screen", "tid", "velg-tid")
    lines = ("  tid:\n    title: Velg tid\n", "  velg-tid:\n    title: Velg tid\n    formerly: [tid]\n")
    changed = [
        ("to: 'tid'", "to: 'velg-tid'"),
        ("[tid](tid)", "[tid](velg-tid)"),
        lines,
        ("reach: tid", "reach: velg-tid"),
    ]
    assert found["flows/prove.yaml"] == replaced(FLOW, *changed)
    assert found["flows/annen.yaml"] == replaced(OTHER, ("prove/tid", "prove/velg-tid"))
    assert found["content/index.md"] == replaced(PAGE, ("prove/tid", "prove/velg-tid"))


def test_a_screen_and_a_choice_of_the_same_name_are_two_things(root: Path) -> None:
    found = rename(root, "screen", "prove/start", "forst")["flows/prove.yaml"]
    assert "entries: {forst: Fra forsiden}" in found
    assert "          start: {label: Start, to: forst, when" in found
    assert "from: forst, to: slutt" in found
    found = rename(root, "choice", "plager/start", "om-igjen")["flows/prove.yaml"]
    assert "          om-igjen: {label: Start, to: forst, when" in found
    assert "  forst:\n" in found


def test_an_answer_is_called_otherwise_where_it_is_asked_shown_and_given(root: Path) -> None:
    found = rename(root, "answer", "plager", "symptom")
    assert found["flows/prove.yaml"] == replaced(
        FLOW, ("answer: plager", "answer: symptom"), ("{plager}", "{symptom}"), ("{plager: ", "{symptom: ")
    )


def test_a_choice_is_called_otherwise_where_it_is_asked_for(root: Path) -> None:
    found = rename(root, "choice", "plager/nei", "ingen")
    assert found["flows/prove.yaml"] == replaced(
        FLOW,
        ("          nei: {", "          ingen: {"),
        ("[nei, ja]", "[ingen, ja]"),
        ("{plager: nei}", "{plager: ingen}"),
    )


def test_a_value_of_a_situation_is_a_choice_too(root: Path) -> None:
    found = rename(root, "choice", "ledig/nei", "fullt")
    assert found["flows/prove.yaml"] == replaced(
        FLOW, ("values: {ja: Ja, nei: Nei}", "values: {ja: Ja, fullt: Nei}"), ("{ledig: nei}", "{ledig: fullt}")
    )


def test_a_fact_is_called_otherwise_in_all_files(root: Path) -> None:
    found = rename(root, "fact", "legevakt", "lege-vakt")
    assert found["content/facts.yaml"] == replaced(FACTS, ("legevakt:", "lege-vakt:"))
    assert found["content/index.md"] == replaced(PAGE, ("{fact.legevakt}", "{fact.lege-vakt}"))
    assert found["flows/prove.yaml"] == replaced(FLOW, ("{fact.legevakt}", "{fact.lege-vakt}"))


def test_a_flow_has_another_file_and_what_leads_to_it_leads_there(root: Path) -> None:
    before = texts(root)
    found = rename(root, "flow", "prove", "time")
    assert "flows/prove.yaml" not in found
    assert found["flows/time.yaml"] == replaced(FLOW, ("merknad\n", "merknad\nformerly: [prove]\n"))
    assert found["flows/annen.yaml"] == replaced(OTHER, ("prove/tid", "time/tid"))
    assert found["content/index.md"] == replaced(PAGE, ("prove/tid", "time/tid"), ("guide/prove", "guide/time"))
    Journal(root).undo()  # as «Undo» in the preview does
    assert texts(root) == before
    Journal(root).redo()
    assert texts(root) == found


def test_old_addresses_lead_on_and_a_stranger_finds_nothing_wrong(root: Path) -> None:
    rename(root, "screen", "tid", "velg-tid")
    rename(root, "screen", "velg-tid", "velg-time")
    rename(root, "flow", "prove", "time")
    built = veiviser("build", at=root)
    assert built.returncode == 0, built.stderr
    now = [path.name.removeprefix("velg-time") for path in (root / "site" / "steg" / "time").glob("velg-time*.html")]
    assert now
    for rest in now:
        for old in ("steg/prove/tid", "steg/time/tid", "steg/time/velg-tid", "verksted/prototype/time/tid"):
            page = (root / "site" / f"{old}{rest}").read_text("utf-8")
            assert f"/time/velg-time{rest}" in page
    assert 'url=../../guide/time/index.html"' in (root / "site" / "guide" / "prove" / "index.html").read_text("utf-8")
    proven = veiviser("prove", at=root)
    assert proven.returncode == 0, proven.stdout


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("screen", "tid", "slutt"), "`slutt` is taken: flows/prove.yaml:"),
        (("screen", "tidd", "x"), "nothing is called `tidd`; did you mean `tid`?"),
        (("screen", "tid", "Velg tid"), "a name is made of a-z, 0-9 and single hyphens"),
        (("choice", "nei", "x"), "write a choice as ANSWER/CHOICE"),
        (("fact", "lege", "x"), "nothing is called `lege`"),
        (("flow", "prove", "annen"), "`annen` is taken"),
    ],
)
def test_what_is_not_there_or_taken_is_refused_with_its_place(root: Path, asked: tuple[str, ...], said: str) -> None:
    before = texts(root)
    told = veiviser("rename", *asked, at=root)
    assert told.returncode == 1
    assert said in told.stderr
    assert texts(root) == before


def test_a_name_that_several_flows_have_needs_its_flow(root: Path) -> None:
    (root / "flows" / "annen.yaml").write_text(OTHER.replace("  inn:", "  tid:").replace("{inn:", "{tid:"), "utf-8")
    told = veiviser("rename", "screen", "tid", "x", at=root)
    assert "say which: `annen/tid` or `prove/tid`" in told.stderr


def test_a_dry_run_shows_the_difference_and_writes_nothing(root: Path) -> None:
    before = texts(root)
    told = veiviser("rename", "screen", "tid", "velg-tid", "--dry-run", at=root)
    assert "-          nei: {label: Nei, to: 'tid'}\n+          nei: {label: Nei, to: 'velg-tid'}\n" in told.stdout
    assert texts(root) == before


def test_line_breaks_and_what_stands_before_the_first_line_stay(root: Path) -> None:
    path = root / "flows" / "prove.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + FLOW.replace("\n", "\r\n").encode())
    rename(root, "answer", "plager", "symptom")
    made = path.read_bytes()
    assert made.startswith(b"\xef\xbb\xbftitle")
    assert made.count(b"\r\n") == FLOW.count("\n")
    assert made.count(b"\n") == FLOW.count("\n")


VARIANTS = """\
variants:
  a: "A: som før"
  b:
    label: "B: spør mer"
    entries: {start: Fra forsiden}
    screens:
      start:
        guide: "Svar «Ja», og trykk «Neste». Se [tid](tid) og [mer](mer)."
        body:
          - question: Har du plager?
            answer: plager
            choices:
              nei: {label: Nei, to: mer}
              ja: {label: Ja, to: slutt}
          - button: Neste
      mer:
        title: Mer
        body:
          - text: "Ring {fact.legevakt}."
            when: {plager: nei}
          - link: Til tid
            to: tid
    walks:
      vanlig: {title: Vanlig, from: start, to: slutt, answers: {plager: nei}}
"""


@pytest.mark.parametrize(
    ("kind", "old", "new", "pairs"),
    [
        ("screen", "prove/tid", "velg", [("[tid](tid)", "[tid](velg)"), ("to: tid", "to: velg")]),
        ("screen", "mer", "spor", [("  mer:", "  spor:"), ("(mer)", "(spor)"), ("to: mer", "to: spor")]),
        (
            "screen",
            "start",
            "forst",
            [(" {start:", " {forst:"), ("  start:", "  forst:"), ("from: start", "from: forst")],
        ),
        ("answer", "plager", "vondt", [("answer: plager", "answer: vondt"), ("{plager: nei}", "{vondt: nei}")]),
        ("choice", "plager/nei", "aldri", [("nei: {label", "aldri: {label"), ("plager: nei", "plager: aldri")]),
        ("fact", "legevakt", "vakten", [("fact.legevakt", "fact.vakten")]),
    ],
)
def test_variants_of_the_flow_follow(root: Path, kind: str, old: str, new: str, pairs: list[tuple[str, str]]) -> None:
    path = root / "flows" / "prove.yaml"
    path.write_text(FLOW.replace("situations:", f"{VARIANTS}situations:", 1), "utf-8")
    after = rename(root, kind, old, new)["flows/prove.yaml"]
    variants = after[after.index("variants:") : after.index("situations:")]
    assert variants == replaced(VARIANTS, *pairs)
