"""Words that a page would lose are told, as often as they stand there, however short or usual they are."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.breadth import tries
from veiviser.problem import Report
from veiviser.reading import read_content

SOUND = (
    "Ring oss på 116 117, og si hva det gjelder.",
    "## Ring oss",
    "**Ring** oss *på* `116 117` i dag.",
    "- Ring oss i dag\n- Ring oss i morgen\n    - Ring meg",
    "1. Ring oss\n2. Vent",
    "> Ring oss i dag",
    "| Ring | oss |\n|---|---|\n| på | i dag |\n| på | i dag |",
    "[Ring oss](tel:116117) eller [skriv](mailto:post@example.no 'Skriv til oss').",
    "[Ring oss][nr] og [skriv].\n\n[nr]: tel:116117\n[skriv]: mailto:post@example.no 'Ring oss'",
    '!!! note "Ring oss"\n    Ring i dag.',
    '??? note "Ring oss"\n\n    Ring i dag, på 1 2.',
    "<div markdown>\nRing oss *i* dag.\n</div>",
    '<p class="ring"\n   title="oss i dag">Ring oss</p>',
    "Kommune&aring;r og s&oslash;k&nbsp;p&aring; &amp; i",
    "Ring ord**del**en på\\-i (c) i dag",
    "Ring oss <https://example.no/ring/oss>{.ring} i dag",
    "```\nRing oss i dag\n```",
    "~~~ yaml\nRing: oss\n~~~",
    "    Ring oss i kode",
    "Ring oss  \ni dag",
    "Ring\n---",
    "<!-- Ring oss i dag -->",
    "Ring 1/2 i dag -- på c/o oss ...",
)
LOST = ("ring", "oss", "på", "i", "å", "en ring på")


def told(folder: Path, text: str) -> list[tuple[int, str]]:
    """Line and ID of all that is wrong with a page of this text below its heading."""
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content" / "side.md").write_text(f"# Ring oss på i å en\n\n{text}\n", "utf-8")
    problems = Report()
    read_content(folder / "content", problems)
    return [(problem.place.line, problem.id) for problem in problems]


@pytest.mark.parametrize("words", LOST)
def test_a_word_that_stands_elsewhere_on_the_page_too_is_told_where_it_is_lost(words: str, tmp_path: Path) -> None:
    table = f"| Ring | oss |\n|---|---|\n| på | i |\n| på | i | {words} |\n| på | i |"
    assert told(tmp_path, f"{table}\n\nRing oss på i å en.") == [(6, "lost-text")]


@pytest.mark.parametrize("text", SOUND)
def test_nothing_is_told_of_what_is_shown(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []


@settings(tries(20, wide=400), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(SOUND[:6] + SOUND[7:8]), max_size=3),
    st.sampled_from(LOST),
    st.lists(st.sampled_from(SOUND[:6] + SOUND[7:8]), max_size=3),
)
def test_it_is_told_at_its_line_whatever_stands_around(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], words: str, after: list[str]
) -> None:
    row = f"| Vent | her |\n|---|---|\n| hos | legen | {words} |"
    text = "\n\n".join([*before, row, *after])
    line = 2 + text[: text.index("| hos")].count("\n") + 1
    assert told(tmp_path_factory.mktemp("page"), text) == [(line, "lost-text")]


LITERAL = (
    "#Ring oss",
    "| Ring | oss |\n|---|\n| på | i |",
    "Ring | oss\npå | i",
    "1.ring\n2.oss",
    "-ring\n-oss",
    "** ring ** oss",
    "**ring oss",
    "*ring * oss",
    "==ring==",
    "^^ring^^",
    "Ring :telephone:",
    "++ctrl++",
    "[Ring][oss]",
    "[Ring](",
    "[Ring](tel:116117",
    "<https://example.no og ring",
    "*[HF]: Ring oss",
    "[TOC]",
    "{: .ring }",
    "!!!ring?\n    oss",
    "{fakt.ring} {facts.ring} {Fact.ring} {opplysning.ring} {utgave.navn}",
    "{fact-ring}",
    "<fact.ring> nå",
    "Ring [fact.ring] eller (fact.oss), $fact.vi$",
    "Ring p&aring mandag",
    "Ring p&aringska, Berg &amp Dal",
    "![Ring](ring.png",
    "[Ring](oss.md og vent",
    "Ring **oss* i dag",
    "Ring *oss** i dag",
    "***Ring** oss",
    "**Ring*** oss",
    "Ring <!-- oss i dag",
    "<p>Ring **oss**, [ring](oss.md) eller {fakt.ring}</p>",
    "R\to\n1\t2",
    "o   Ring\no   Vent",
    "a) Ring oss\nb) Vent",
    "✓ Ring oss\n✓ Vent",
    "*Ring *oss",
    "## Ring {#oss",
    "<!— ring —>",
    "mer] (https://example.no)",
)
PROSE = (
    "Ring oss #1 i dag\n\n#113",
    "Kort **** 1234, 2 * 3 * 4, C++ og i++, a == b og c == d",
    "-2 grader\n-3 grader",
    "10:00:30 og a:b:c og https://example.no/:a:b",
    "Se [1] og [2], og [Ring] oss",
    "| ring",
    "\\*\\*ring\\*\\* og \\#ring",
    "Ring `**oss **` i dag",
    "Ring AT&T, R&D, ?a=1&copy=2 og &aring;&nbsp;&Oslash;",
    "**Ring *oss*** og ***ring** oss*, **a*b*c** og ring\\* **oss**",
    "Ring (fakta.no), [oss] og `<fact.ring> p&aring **oss*`",
    "<pre>\n**Ring** `oss`\n# nå\n</pre>",
    "<div>\n\n**Ring** [oss](tel:116117)\n\n</div>",
    "Ring lov 5 §\na) i dag, eller som i\nb, i morgen",
    "Ring o, å og u\no, så fint",
    "→ Ring oss",
    "- Ring\n  – når du vil",
    '<p markdown>**Ring**</p>\n\n<p title="**Ring**">oss * nå <!-- **ring** --> <code>**ring**</code> &aring</p>',
)


@pytest.mark.parametrize("text", LITERAL)
def test_what_looks_like_markup_and_is_none_is_told(text: str, tmp_path: Path) -> None:
    assert (3, "left-literal") in told(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "at"),
    [("- ring\n– oss\n- vent", (4, 1)), ("  - ring\n  – oss", (4, 3)), ("Ring.[^1]\n\n[^1]: Nå.", (5, 1))],
)
def test_what_became_something_else_is_told_where_it_stands(text: str, at: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "side.md").write_text(f"# Ring\n\n{text}\n", "utf-8")
    problems = Report()
    read_content(tmp_path / "content", problems)
    assert [problem.place[1:] for problem in problems if problem.id == "left-literal"] == [at]


@pytest.mark.parametrize("text", PROSE)
def test_what_is_meant_as_it_stands_is_not_told(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    "mark",
    ["screen søk/start", "- picture søk/start", "bilde: søk/start", "image x.yaml", "flow søk/start", "tabell x.yaml"],
)
def test_a_mark_that_does_nothing_is_told(mark: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"<!--{mark} -->\n\nRing <!--{mark} --> oss") == [(3, "lost-mark"), (5, "lost-mark")]


@pytest.mark.parametrize("text", ["<!-- bilde av skjermen -->", "<!-- flow og guide -->", "`<!-- screen a/b -->`"])
def test_other_comments_are_nobodys_marks(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("<!-- ring\noss -->\n\n`-->`\n\n<!-- vent", 8), ("<div>\n<!-- ring\n</div>", 4), ("<!-- ring", 3)],
)
def test_a_comment_without_an_end_is_told_where_it_begins(text: str, line: int, tmp_path: Path) -> None:
    assert told(tmp_path, text) == [(line, "raw-html")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Ring\n\n```\noss", (5, "open-code")),
        ("~~~\nring\n```", (3, "open-code")),
        ("- Ring\n\n    ```\n    oss\n\nVent", (5, "open-code")),
        ('!!! note "Ring"\nOss', (3, "empty-box")),
        ("??? note\n\nOss", (3, "empty-box")),
        ("!!! note Ring oss\n    I dag", (3, "lost-text")),
    ],
)
def test_a_form_that_is_not_ended_or_not_filled_is_told_where_it_begins(
    text: str, problem: tuple[int, str], tmp_path: Path
) -> None:
    assert told(tmp_path, text) == [problem]
