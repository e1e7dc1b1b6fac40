"""Pages that people write, by the rows of the list of threats; a sound page beside them."""

import os
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from tests.growth import growth
from tests.pictures import PNG
from veiviser.model.project import Page
from veiviser.problem import Report
from veiviser.reading import read_content

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40)
SOUND = """\
---
title: Nettlesere
---

# Nettlesere vi støtter

Se [Chrome](#chrome), [lyd](#lyd), [hjelp](hjelp/index.md#her-får-du-hjelp), <https://example.no>,
[start](prototype/flyt/), [ring](tel:116117) og ![Et kart](bilder/kart.png){ loading=lazy }.

Se [hjelp][ref].

[ref]: hjelp/index.md "Hjelp"

## Chrome

## Chrome

### **Fet** og `kode` {#lyd}

!!! note "Merk"

    ## Inni

Understreket
------------

```html
<script>alert(1)</script> [x](javascript:alert(1)) [y](finnes-ikke.md)
```

`<iframe>` og <mark>merket</mark> tekst, `{{ 7*7 }}` og `{% include "/etc/passwd" %}`. 3 < 4 > 2
<!-- bildet av start kommer -->
"""


def site(folder: Path, **files: str | bytes) -> Path:
    """A folder `content` with these files; `__` in a name is `/`, and what has no ending is a page."""
    content = folder / "content"
    content.mkdir(exist_ok=True)
    for name, text in files.items():
        path = content / (name.replace("__", "/") if "." in name else name.replace("__", "/") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return content


def read(content: Path) -> tuple[dict[str, Page], list[tuple[str, str]]]:
    """The pages, and place and ID of every problem."""
    problems = Report()
    pages = read_content(content, problems).pages
    for problem in problems:
        assert not problem.message.endswith(".")
    return dict(pages), [(str(problem.place).removeprefix("content/"), problem.id) for problem in sorted(problems)]


def problems_of(folder: Path, text: str) -> list[tuple[str, str]]:
    return read(site(folder, side=text))[1]


def test_a_sound_page_has_its_title_and_its_anchors(tmp_path: Path) -> None:
    content = site(tmp_path, index=SOUND, hjelp__index="Her får du hjelp\n====\n", **{"bilder/kart.png": PNG})
    pages, problems = read(content)
    assert problems == []
    assert list(pages) == ["hjelp/index", "index"]
    assert pages["index"].title == "Nettlesere"
    assert pages["index"].text == SOUND
    expected = {"nettlesere-vi-støtter", "chrome", "chrome_1", "lyd", "inni", "understreket"}
    assert pages["index"].anchors == expected
    assert pages["hjelp/index"].title == "Her får du hjelp"
    assert pages["hjelp/index"].anchors == {"her-får-du-hjelp"}


def test_a_page_has_the_day_of_its_last_commit(tmp_path: Path) -> None:
    content = site(tmp_path, index="# Hei")
    pages = read_content(content, Report(), updated={PurePosixPath("content/index.md"): date(2026, 4, 24)}).pages
    assert pages["index"].updated == date(2026, 4, 24)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src=x.js></SCRIPT>",
        '<img src="https://example.no/a.png" alt="" onerror="alert(1)">',
        '<iframe src="https://example.no"></iframe>',
        "<style>p {color: red}</style>",
        '<base href="https://example.no/">',
        '<meta http-equiv="refresh" content="0;url=https://example.no">',
        "<svg onload=alert(1)></svg>",
        "[x](https://example.no){: onclick=alert(1) }",
        "tekst <details\nontoggle=alert(1)>",
    ],
)
def test_row_41_html_that_runs_or_restyles_is_refused(html: str, tmp_path: Path) -> None:
    assert "raw-html" in {id for _, id in problems_of(tmp_path, f"# Hei\n\n{html}\n")}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "\\\\evil",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize("form", ["Se [x]({})", '<a href="{}">x</a>', "[x]: {}", "Se [x](<{}>)"])
def test_row_42_a_link_that_can_do_harm_is_refused(address: str, form: str, tmp_path: Path) -> None:
    found = [(place.split(":")[1], id) for place, id in problems_of(tmp_path, "\n" + form.format(address))]
    assert ("2", "unsafe-link") in found


def test_a_link_is_one_where_markdown_makes_one_and_nowhere_else(tmp_path: Path) -> None:
    text = "# S\n\nSe [to\nlinjer](nope.md), \\[skrevet\\](nope.md) og [vist][her].\n\n[her]: borte.md\n"
    assert problems_of(tmp_path, text) == [("side.md:4:9", "bad-link"), ("side.md:6:8", "bad-link")]


def test_a_fragment_is_the_same_however_it_is_encoded(tmp_path: Path) -> None:
    text = "# Å søke\n\n[a](#%C3%A5-s%C3%B8ke) [b](#å-søke) [c](side.md?x=1#%c3%a5-søke) [d](#Å-Søke)\n"
    assert problems_of(tmp_path, text) == [("side.md:3:70", "bad-link")]


def test_a_file_that_is_not_published_is_no_goal(tmp_path: Path) -> None:
    found = read(site(tmp_path, side="# S\n\n[skjema](skjema.pdf)\n", **{"skjema.pdf": "%PDF"}))[1]
    assert ("side.md:3:10", "bad-link") in found


def test_row_44_a_link_in_the_wrong_case_names_the_file(tmp_path: Path) -> None:
    problems = Report()
    read_content(site(tmp_path, page="# A", side="Se [a](Page.md)"), problems)
    (problem,) = problems
    assert (problem.id, problem.place.line, problem.place.column) == ("bad-link", 1, 8)
    assert "`page.md`" in problem.message


def test_row_45_an_anchor_that_is_not_there_and_one_that_is_there_twice(tmp_path: Path) -> None:
    text = "# Hei\n\n[x](#hai) [y](andre.md#nei)\n\n## En {#to}\n\n## To {#to}\n\n## 😀\n"
    problems = read(site(tmp_path, side=text, andre="# A"))[1]
    assert problems == [
        ("side.md:3:5", "bad-link"),
        ("side.md:3:15", "bad-link"),
        ("side.md:7:9", "duplicate-anchor"),
        ("side.md:9:1", "bad-name"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "id"),
    [
        ("a.png", b"", "bad-picture"),
        ("a.png", b"<html>404</html>", "bad-picture"),
        ("a.jpg", PNG, "bad-picture"),
        ("a.svg", b"<svg><script>alert(1)</script></svg>", "bad-picture"),
        ("a.svg", b"<svg onload='alert(1)'/>", "bad-picture"),
        ("a.gif", b"GIF89a" + bytes(5_000_000), "too-large"),
        ("a.png", PNG[:8] + bytes(40), "bad-picture"),
        ("a.webp", b"RIFF....WEBP" + bytes(40), "bad-picture"),
        ("a.tiff", b"II*\0", "bad-picture"),
        ("a.BMP", b"BM", "bad-picture"),
        ("a.heic", HEIC, "bad-picture"),
        ("a.HEIF", HEIC, "bad-picture"),
    ],
)
def test_row_47_a_picture_is_what_its_name_says(name: str, data: bytes, id: str, tmp_path: Path) -> None:
    assert read(site(tmp_path, **{name: data}))[1] == [(f"{name}:1:1", id)]


def test_row_47_a_picture_that_is_missing(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "![Kart](kart.png)") == [("side.md:1:9", "bad-link")]


def test_a_picture_without_words_is_an_error(tmp_path: Path) -> None:
    text = "# Kart\n\nSe: ![ ](a.png)\n\n`![](b.png)` ![Kart](a.png)\n"
    found = read(site(tmp_path, side=text, **{"a.png": PNG}))[1]
    assert found == [("side.md:3:5", "image-without-text")]


def test_row_48_a_bad_byte_is_named_and_other_pages_are_read(tmp_path: Path) -> None:
    pages, problems = read(site(tmp_path, a=b"# Hei\n\nBl\xe5b\xe6r", b="# Hei"))
    assert problems == [("a.md:3:3", "wrong-encoding")]
    assert list(pages) == ["b"]


@pytest.mark.parametrize(
    ("text", "line", "id"),
    [
        ("---\ntitle: Hei\n\nTekst\n", 1, "open-front-matter"),
        ("---\ntitle: Hei\n\ttags: x\n---\n", 3, "not-yaml"),
        ("---\ntitle: !ENV HOME\n---\n", 2, "not-allowed-in-yaml"),
        ("---\n- en\n- to\n---\n", 2, "wrong-shape"),
        ("---\ntitle: a\ntitle: b\n---\n", 3, "duplicate-key"),
        ("---\ntitle:\n---\n", 2, "wrong-value"),
        ("+++\ntitle = 'Hei'\n+++\n\n# Hei\n", 1, "open-front-matter"),
        ("----\ntitle: Hei\n----\n\n# Hei\n", 1, "open-front-matter"),
        ("\u2014\ntitle: Hei\n\u2014\n\n# Hei\n", 1, "open-front-matter"),
        ("title: Hei\n---\n\n# Hei\n", 1, "open-front-matter"),
        ("\ndescription: Hei\n\n# Hei\n", 2, "open-front-matter"),
    ],
)
def test_row_49_front_matter_is_read_strictly(text: str, line: int, id: str, tmp_path: Path) -> None:
    ((place, found),) = problems_of(tmp_path, text)
    assert (place.split(":")[1], found) == (str(line), id)


@pytest.mark.parametrize(
    "text",
    [
        ">" * 1_000 + " x",
        "* " * 1_000 + "x",
        "- " * 25 + "x",
        "[" * 100_000,
        "[" * 5_000,
        " " * 400 + "x",
        "a" * 30_000,
    ],
)
def test_row_50_what_nests_without_end_is_refused_with_its_limit(text: str, tmp_path: Path) -> None:
    ((place, id),) = problems_of(tmp_path, "# Hei\n\n" + text)
    assert id in ("too-deep", "too-large")
    assert place.startswith("side.md:3:")


@pytest.mark.parametrize(
    ("text", "line", "id"),
    [
        ("!!! note\n" * 1_001, 1003, "too-large"),
        ("## a\n\n" * 1_000, 2001, "too-large"),
        ("a\n\n" * 4_001, 8001, "too-large"),
        ("- a\n" * 9_999, 10001, "too-large"),
        ("<a\n" * 3_001, 3003, "too-large"),
        (("<b>a " * 250 + "\n") * 13, 15, "too-large"),
        (("ord " * 4_000 + "\n") * 16, 18, "too-large"),
        ("[\n" * 50_000, 103, "too-deep"),
        ("![a\n" * 50_000, 103, "too-deep"),
    ],
)
def test_row_50_more_than_any_page_has_is_refused_on_the_line_where_it_is_too_much(
    text: str, line: int, id: str, tmp_path: Path
) -> None:
    assert problems_of(tmp_path, "# Hei\n\n" + text) == [(f"side.md:{line}:{_column(text, id)}", id)]


def _column(text: str, id: str) -> int:
    return text.index("[") + 1 if id == "too-deep" else 1


def test_row_50_as_much_as_the_longest_page_has_is_taken(tmp_path: Path) -> None:
    links = "- [a](side.md) og `[[[` og [b](side.md)\n" * 2_000
    assert problems_of(tmp_path, "# Hei\n\n" + links + "\n\n".join("## Del" for _ in range(900))) == []
    code = "```\n" + "[[[[ !!! <a> ## \n" * 500 + "```\n"
    assert problems_of(tmp_path, "# Hei\n\n" + code) == []


@pytest.mark.parametrize("text", ["<!DOCTYPE html>", "<?php a ?>"])
def test_what_only_parsers_read_is_refused(text: str, tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, f"# Hei\n\n{text}\n\n`{text}` og <!-- {text[1:]} -->\n")
    assert found == (f"side.md:3:{text.index('<') + 1}", "raw-html")


@pytest.mark.parametrize("address", ["http://[", "https://[foo]/", "https://a\u2100b.no/", "https://", "http:///a"])
@pytest.mark.parametrize(
    "text",
    ["[a]({})", "<{}>", "![a]({})", "[a]: {}", "<a href='{}'>a</a>", "<img alt='a' src='{}'>", "[a](b){{href={}}}"],
)
def test_an_address_that_has_no_host_is_refused(address: str, text: str, tmp_path: Path) -> None:
    found = problems_of(tmp_path, f"# Hei\n\n{text.format(address)}\n")
    assert {id for _, id in found} == {"bad-link"}


def test_row_50_a_page_of_five_megabytes_is_refused(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "| a | b |\n" * 500_000) == [("side.md:1:1", "too-large")]


@pytest.mark.parametrize("text", ["<", "`", "` `` ", "](", "<a ", "<!--"])
def test_row_50_no_line_keeps_the_reader_busy(text: str, tmp_path: Path) -> None:
    def read(length: int) -> None:
        problems_of(tmp_path, ((text * length)[:length] + "\n") * 5)

    assert growth(read, 4_999) < 10


def test_row_51_what_looks_like_a_template_is_text_and_told_where_it_is_no_code(tmp_path: Path) -> None:
    asks = '{{ 7*7 }} {% include "/etc/passwd" %}'
    assert problems_of(tmp_path, f"`{asks}`") == []
    assert problems_of(tmp_path, asks) == [("side.md:1:1", "left-literal"), ("side.md:1:11", "left-literal")]


def test_row_52_a_snippet_from_outside_is_refused(tmp_path: Path) -> None:
    assert problems_of(tmp_path, 'Hei\n\n--8<-- "../../secret"\n') == [("side.md:3:1", "outside-project")]


def test_row_63_a_link_that_leaves_the_project_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "prosjekt"
    root.mkdir()
    content = site(root, index="# Hei")
    (tmp_path / "hemmelig.md").write_text("# Hemmelig")
    (content / "side.md").symlink_to(tmp_path / "hemmelig.md")
    (content / "kopi.md").symlink_to(content / "index.md")
    pages, problems = read(content)
    assert problems == [("side.md:1:1", "outside-project")]
    assert list(pages) == ["index", "kopi"]


def test_row_64_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    content = site(tmp_path, index="# Hei")
    (content / "a.md").symlink_to(content / "b.md")
    (content / "b.md").symlink_to(content / "a.md")
    (content / "mappe").symlink_to(content, target_is_directory=True)
    assert {id for _, id in read(content)[1]} == {"outside-project"}
    assert len(read(content)[1]) == 3


def test_row_65_a_pipe_is_left_out_with_a_warning_and_never_opened(tmp_path: Path) -> None:
    content = site(tmp_path, index="# Hei")
    os.mkfifo(content / "side.md")
    problems = Report()
    assert list(read_content(content, problems).pages) == ["index"]
    assert [(problem.id, problem.severity) for problem in problems] == [("not-a-file", "warning")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_row_66_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    content = site(tmp_path, side="# Hei")
    (content / "side.md").chmod(0)
    assert read(content)[1] == [("side.md:1:1", "unreadable")]


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u2060", "\x07", "\0"])
def test_a_character_that_nobody_sees_is_told_where_it_stands(sign: str, tmp_path: Path) -> None:
    _, problems = read(site(tmp_path, side=f"# A\n\nRing{sign} oss\n"))
    assert problems == [("side.md:3:5", "invisible-character")]


@pytest.mark.parametrize("sign", ["\xad", "\xa0", "\u2009", "👩\u200d🚒", "\u0639\u200c\u0627"])
def test_a_blank_a_hyphen_and_what_joins_letters_are_left_alone(sign: str, tmp_path: Path) -> None:
    assert read(site(tmp_path, side=f"# A\n\nRing{sign} oss\n"))[1] == []


def test_front_matter_below_an_empty_line_is_told_and_a_rule_is_not(tmp_path: Path) -> None:
    _, problems = read(site(tmp_path, side="\n\n---\ntitle: Ring\n---\n\n# A\n", rule="\n---\n\n# A\n\n---\n"))
    assert problems == [("side.md:3:1", "open-front-matter")]


@pytest.mark.parametrize(
    "name", ["a?.md", "a#b.md", "a%20.md", "a\nb.md", "CON.md", "a.md ", "x" * 201 + ".md", "a:b.md"]
)
def test_row_73_a_name_that_windows_or_an_address_cannot_hold_is_refused(name: str, tmp_path: Path) -> None:
    assert [id for _, id in read(site(tmp_path, **{name: "# Hei"}))[1]] == ["bad-file-name"]


@pytest.mark.parametrize(("one", "other"), [("a.md", "A.md"), ("n\u00e5.md", "na\u030a.md")])
def test_row_73_names_that_are_one_on_some_computers_are_refused(one: str, other: str, tmp_path: Path) -> None:
    assert [id for _, id in read(site(tmp_path, **{one: "# A", other: "# B"}))[1]] == ["same-name"]


def test_row_76_what_is_neither_page_nor_picture_is_left_out_and_said(tmp_path: Path) -> None:
    folder = site(tmp_path, index="# Hei")
    (folder / "key.pem").write_text("hemmelig", encoding="utf-8")
    problems = Report()
    found = read_content(folder, problems)
    assert list(found.pages) == ["index"]
    assert found.pictures == {}
    assert [(problem.id, problem.severity) for problem in problems] == [("left-out", "warning")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[merk]: ring_oss\n", ("side.md:3", "lost-text")),
        ("| A | B |\n|---|---|\n| c | d | fredag |\n", ("side.md:5:11", "lost-text")),
        ("Det koster {fact.pris nå\n", ("side.md:3:12", "left-literal")),
        ("Det koster { fact.pris } nå\n", ("side.md:3:12", "left-literal")),
        ("[tekst] (side.md)\n", ("side.md:3", "left-literal")),
        ("Les mer.[^1]\n", ("side.md:3:9", "left-literal")),
        ("~~strøket~~\n", ("side.md:3", "left-literal")),
        ("- [ ] gjøre\n", ("side.md:3:3", "left-literal")),
        ('--8<-- "fil.md"\n', ("side.md:3", "left-literal")),
        ("Det koster {} nå\n", ("side.md:3:12", "left-literal")),
        ("Det koster {fact pris} nå\n", ("side.md:3:12", "left-literal")),
        ("Det koster {fact.} nå\n", ("side.md:3:12", "unknown-fact")),
        ("Det koster {date.} nå\n", ("side.md:3:12", "unknown-name")),
        ("Hei {answer.navn}\n", ("side.md:3:5", "left-literal")),
        ("(tekst)[side.md]\n", ("side.md:3", "left-literal")),
        ("{tekst}(side.md)\n", ("side.md:3", "left-literal")),
        ("[[side]]\n", ("side.md:3", "left-literal")),
        ("[tekst](min side.md)\n", ("side.md:3:7", "left-literal")),
        ("[tekst](<side.md)\n", ("side.md:3:7", "left-literal")),
        ("Se <www.kommunen.no>\n", ("side.md:3:4", "left-literal")),
        ("[Siden](side.md) {target=_blank}\n", ("side.md:3:18", "left-literal")),
        ("![Kart] (kart.png)\n", ("side.md:3", "left-literal")),
        ("Se !(kart.png)\n", ("side.md:3:4", "left-literal")),
        ("H~2~O\n", ("side.md:3:2", "left-literal")),
        ("10 m^2^\n", ("side.md:3:5", "left-literal")),
        ("::: note\n", ("side.md:3", "left-literal")),
        ("> [!NOTE]\n> Husk\n", ("side.md:3:3", "left-literal")),
        ("Ord\n: Forklaring\n", ("side.md:4", "left-literal")),
        ("Ring _straks\n", ("side.md:3:6", "left-literal")),
        ("<!- husk ->\n", ("side.md:3", "left-literal")),
        ("Ring oss\n\n=====\n", ("side.md:5", "left-literal")),
        ("##\u00a0Ring oss\n", ("side.md:3", "left-literal")),
        ("Hei {{ navn }}\n", ("side.md:3:5", "left-literal")),
        ("<!-- bilde prove/start -->\n", ("side.md:3", "lost-mark")),
        ("<!-- flyt: prove -->\n", ("side.md:3", "lost-mark")),
        ("<!-- picture prove -->\n", ("side.md:3", "lost-mark")),
        ("• melk\n• brød\n", ("side.md:3", "left-literal")),
        ("·\tmelk\n·\tbrød\n", ("side.md:3", "left-literal")),
        ("Ta med\no\t**melk**\no\tbrød\n", ("side.md:4", "left-literal")),
        ("Ta med:\n– melk\n– brød\n", ("side.md:4", "left-literal")),
        ("Navn\tPris\nBarn\tGratis\n", ("side.md:3", "left-literal")),
        ("Det koster fact.pris} nå\n", ("side.md:3:12", "left-literal")),
        ("Det koster {{fact.pris}} nå\n", ("side.md:3:12", "left-literal")),
        ("Hei {% if navn %}\n", ("side.md:3:5", "left-literal")),
        ("Hei {{ navn\n", ("side.md:3:5", "left-literal")),
    ],
)
def test_words_that_are_lost_and_marks_that_are_shown_are_told(
    text: str, wanted: tuple[str, str], tmp_path: Path
) -> None:
    found = read(site(tmp_path, side=f"# S\n\n{text}"))[1]
    assert wanted in [(place.removesuffix(":1"), id) for place, id in found]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- bilde kommer -->\n",
        "`{fact.pris`\n",
        "`{}` og `[[x]]`\n",
        "Filen min_lange_fil og _kursiv_ og __fet__, se https://a.no/_b\n",
        "Ring\n====\n",
        "Kl. 12 : 30 (se side 4)[sic]\n",
        "[Siden](<side.md>){target=_blank}\n",
        "<!-- slik --> Ca. ~2 km, ~3 km, 2^3\n",
        "\\~~x~~\n",
        "Viktig: Ring 113.\n",
        "– Jeg fikk time samme dag, sier Kari.\n\n– Det var bra, sier Ola.\n",
        "Åpent mandag – fredag, 5 – 7 timer [sic] (se under).\n– og på lørdag.\n",
        "1.\tMelk\n2.\tBrød\n",
        "-\tMelk\n-\tBrød\n",
        "    Navn\tPris\n    Barn\tGratis\n",
        "```\n– a\n– b\n• c\nd\te\nf\tg\n```\n",
        "A [b][c] d.\n\n[c]: https://a.no\n",
    ],
)
def test_what_is_code_or_escaped_or_shown_is_left_alone(text: str, tmp_path: Path) -> None:
    assert read(site(tmp_path, side=text))[1] == []


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/hjelp/lyd.md", "lyd.md"),
        ("/hjelp/lyd.html", "lyd.md"),
        ("lyd.html#lyd", "lyd.md#lyd"),
        ("lyd/", "lyd.md"),
        ("lyd", "lyd.md"),
        ("../om/", "../om/index.md"),
        ("/om/index.md", "../om/index.md"),
        ("Lyd.md", "lyd.md"),
        ("hjelp/lyd.md", "lyd.md"),
        ("../lyd.md", "lyd.md"),
        ("page:hjelp/lyd.md", "lyd.md"),
        ("page:om/", "../om/index.md"),
    ],
)
def test_a_mend_of_a_link_is_written_as_it_works_on_its_page(address: str, near: str, tmp_path: Path) -> None:
    """Not as the file lies in the folder of pages, nor as the page lies in the finished site."""
    lines = {"om__index": "# Om\n", "hjelp__lyd": "# Lyd\n"}
    report = Report()
    read_content(site(tmp_path, hjelp__side=f"# Side\n\nSe [mer]({address}).\n", **lines), report)
    (problem,) = report
    assert (problem.id, str(problem.place)) == ("bad-link", "content/hjelp/side.md:3:10")
    assert f"`{near}`" in problem.text
    report.clear()
    read_content(site(tmp_path, hjelp__side=f"# Side\n\nSe [mer]({near}).\n", **lines), report)
    assert report == []


@pytest.mark.parametrize("address", ["/om/", "../../om/", "../lyd/", "/"])
def test_where_a_page_will_stand_may_be_written_too(address: str, tmp_path: Path) -> None:
    report = Report()
    side = f"# Side\n\nSe [mer]({address}).\n"
    read_content(site(tmp_path, hjelp__side=side, om__index="# Om\n", hjelp__lyd="# Lyd\n"), report)
    assert report == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Kart.MD", "call it `kart.md`"),
        ("kart.markdown", "call it `kart.md`"),
        ("brev.docx", "copy the words into one"),
        ("notat.txt", "copy the words into one"),
        ("film.mp4", "neither a page nor a picture"),
    ],
)
def test_what_is_left_out_is_told_with_what_would_let_it_in(name: str, says: str, tmp_path: Path) -> None:
    report = Report()
    read_content(site(tmp_path, side="# Side\n\nHer.\n", **{name: "x"}), report)
    (problem,) = report
    assert (problem.id, problem.severity) == ("left-out", "warning")
    assert says in problem.text
