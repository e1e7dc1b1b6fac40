"""What may not pass in a page is told where it stands; all that people use for text and its marking up passes."""

from pathlib import Path

import pytest

from tests.door.slots import write
from veiviser.problem import Problem, Report
from veiviser.reading import read_content

TOLD = (
    ("Hei <navn>.", (3, 5), "`<navn` begins HTML that no browser knows, so it would not be shown; write &lt;navn"),
    ("Hei\nder </navn>.", (4, 5), "`</navn` begins HTML that no browser knows"),
    ("Hei <Ola Nordmann>", (3, 5), "`<ola` begins HTML that no browser knows"),
    ("Lag <?php 1 ?>", (3, 5), "`<?` begins HTML that no browser knows"),
    ("<?xml version='1.0'?> Hei", (3, 1), "`<?` begins HTML that no browser knows"),
    ("Hei <?så?> der", (3, 5), "`<?` begins HTML that no browser knows"),
    ("<div>\n\nHei", (3, 1), "<div> is never closed"),
    ("Hei <b>fet", (3, 5), "<b> is never closed"),
    ("<details>\n<summary>x</summary>\n<div>\n</div>\n\ny", (3, 1), "<details> is never closed"),
    ("</div></div>Hei", (3, 7), "this closes or changes what stands around the page's text"),
    ("</article>", (3, 1), "this closes or changes what stands around the page's text"),
    ("<body class=x>", (3, 1), "this closes or changes what stands around the page's text"),
    ("tekst\n<details\nontoggle=alert(1)></details>", (5, 1), "`ontoggle` would run a script"),
    ("x\n\nhei\n{: onclick=alert(1) }", (6, 4), "`onclick` would run a script"),
    ('<p STYLE="color: red">x</p>', (3, 4), "`style` is not allowed on <p>"),
    ("<script>a</script>\n\nx\n\n<script>a</script>", (3, 1), "<script> is not allowed in a page"),
    ('<a href="java&#10;script:x">y</a>', (3, 1), "a link with `javascript:` can do harm"),
    ("![x](https://evil.example/x.png)", (3, 6), "`https://evil.example/x.png` would be fetched from another server"),
    ('<p id="__config">x</p>', (3, 8), "`__config` is a name that the theme keeps for itself"),
    ('<p title="<!-- picture a/b -->">x</p>', (3, 4), "`title` of <p> has a comment in it"),
    ("<svg><title><b>x</b></title></svg>", (3, 13), "<b> stands where a drawing has words alone"),
    ("<svg><path fill='url(//x)'/></svg>", (3, 12), "`fill` of <path> leads out of the drawing"),
    ("<svg><path fill='URL(//x)'/></svg>", (3, 12), "`fill` of <path> leads out of the drawing"),
    ("<svg><path fill='u\\72l(//x)'/></svg>", (3, 12), "`fill` of <path> leads out of the drawing"),
    ("<svg><path mask='image-set(\"//x\" 1x)'/></svg>", (3, 12), "`mask`"),
    ('<a href="https://x.no" rel="opener">x</a>', (3, 29), "`opener` would give another site a hold"),
    ("<input type=text>", (3, 1), "a page has no fields to fill in"),
    ("<div data-md-component=search>x</div>", (3, 6), "`data-md-component` is not allowed on <div>"),
)
PASSES = (
    "<5 år og eldre, a < b, 3 <4, x<y",
    "Hei &lt;navn&gt; og `<navn>`",
    "<details open><summary>Mer</summary>Tekst</details>",
    "<abbr title='et ord'>e</abbr> <kbd>Ctrl</kbd> <mark>m</mark> <time datetime='2026-01-01'>i dag</time><br>",
    "<table><caption>c</caption><tr><th scope=col>a</th><td colspan=2 align=right>b</td></tr></table>",
    "<ol start=3 reversed><li value=3>tre</ol>",
    "<figure><img src='side.md' alt='' width=1 height=1 loading=lazy><figcaption>f</figcaption></figure>",
    "<div class='a' markdown>\n\n## En {#en .b}\n\n</div>",
    "<section id=del data-says=ja aria-label='Del' role=status lang=en hidden>x</section>",
    '!!! note "Merk"\n\n    x\n\n??? tip\n\n    y',
    '=== "A"\n\n    x\n\n=== "B"\n\n    y',
    "| a | b |\n|:-:|--:|\n| c | d |",
    "```html\n<script>alert(1)</script>\n```\n\n`<iframe>`",
    "<!-- en merknad --> x <!-- <script>alert(1)</script> -->",
    "<svg viewBox='0 0 1 1' role=img aria-label=x><path d='M0 0' fill='url(#a)'/></svg>".replace("url(#a)", "red"),
    "<p>en<p>to",
    "[ring](tel:116117) [skriv](mailto:a@b.no) [x](https://b.no){target=_blank rel=noopener}",
)


def problems_of(folder: Path, text: str) -> list[Problem]:
    write(folder / "content" / "side.md", f"# S\n\n{text}\n")
    problems = Report()
    read_content(folder / "content", problems)
    return sorted(problems)


@pytest.mark.parametrize(("text", "place", "words"), TOLD)
def test_it_is_told_where_it_stands(text: str, place: tuple[int, int], words: str, tmp_path: Path) -> None:
    problem = problems_of(tmp_path, text)[0]
    assert words in problem.message
    assert (problem.place.line, problem.place.column) == place


@pytest.mark.parametrize("text", PASSES)
def test_text_and_its_marking_up_pass(text: str, tmp_path: Path) -> None:
    assert [str(problem) for problem in problems_of(tmp_path, text)] == []


def test_two_of_a_kind_are_two_problems(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, "<script>a</script>\n\nx\n\n<script>a</script>")
    assert [problem.place.line for problem in problems] == [3, 7]


def test_a_name_in_braces_at_a_headings_end_is_no_attribute(tmp_path: Path) -> None:
    write(tmp_path / "content" / "side.md", "# S\n\n## Ring {edition.name}\n")
    problems = Report()
    read_content(tmp_path / "content", problems)
    assert {problem.id for problem in problems} == {"unknown-name"}
