"""Questions on a page: folded, each with an address, and told to search engines as schema.org has it."""

import json
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from markdown import Markdown

from tests.sites import ROOT
from veiviser.engine.questions import fold_questions

SCHEMA = json.loads(Path(__file__).with_name("faq-page.schema.json").read_text("utf-8"))


def page_of(markdown: str) -> str:
    body = Markdown(extensions=["attr_list", "toc"]).convert(markdown)
    return (
        f'<!doctype html>\n<html lang="nb"><head><title>A</title></head><body><article>{body}</article></body></html>'
    )


def data_of(html: str) -> Any:
    (script,) = BeautifulSoup(html, "lxml").select('head > script[type="application/ld+json"]')
    return json.loads(script.string or "")


def test_the_questions_about_changing_gp_are_a_sound_faq_page_and_all_are_on_the_page() -> None:
    written = (ROOT / "content/fastlege/ofte-stilte-sporsmal.md").read_text("utf-8").partition("---\n\n")[2]
    html = fold_questions(page_of(written))
    data = data_of(html)
    Draft202012Validator(SCHEMA).validate(data)
    folded = BeautifulSoup(html, "lxml").select("details.question")
    seen = [" ".join(details.get_text(" ").split()) for details in folded]
    assert len(data["mainEntity"]) == len(seen) == written.count(".question }") == 10
    for question, shown in zip(data["mainEntity"], seen, strict=True):
        assert shown.startswith(question["name"])
        for line in question["acceptedAnswer"]["text"].splitlines():
            assert line in shown.replace(" .", ".")
    assert all(details.select_one(".question__answer[id]") for details in folded)


def test_an_answer_lasts_until_the_next_heading_or_line() -> None:
    html = fold_questions(page_of("## A? { #a .question }\n\nEn.\n\n- to\n- tre\n\n## Vanlig\n\nFire.\n"))
    answer = BeautifulSoup(html, "lxml").select_one("#a")
    assert answer is not None
    assert answer.get_text(" ", strip=True) == "En. to tre"
    assert data_of(html)["mainEntity"][0]["acceptedAnswer"]["text"] == "En.\nto\ntre"
    lined = BeautifulSoup(fold_questions(page_of("## A? { #a .question }\n\nEn.\n\n---\n\nTo.\n")), "lxml")
    assert [p.get_text() for p in lined.select("details.question p")] == ["En."]


def test_words_cannot_leave_the_data_they_stand_in() -> None:
    html = fold_questions(page_of("## A `</script>`? { #a .question }\n\nSkriv `</script><b>`.\n"))
    assert data_of(html)["mainEntity"][0]["acceptedAnswer"]["text"] == "Skriv </script><b>."
    assert html.count("</script>") == 1


def test_a_page_without_questions_is_left_as_it_is() -> None:
    html = page_of("## Et question { #a }\n\nSvar.\n")
    assert fold_questions(html) == html


def test_a_name_with_marks_in_it_stays_a_name() -> None:
    html = fold_questions(page_of("## Hva? {: id='\"><img src=x onerror=alert(1)>' .question }\n\nDette.\n"))
    page = BeautifulSoup(html, "lxml")
    assert page.img is None
    assert page.select_one(".question__answer")["id"] == '"><img src=x onerror=alert(1)>'  # type: ignore[index]
