"""An answer's own address opens it, also without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from veiviser.engine.questions import fold_questions

PAGE = """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>Spørsmål</title></head><body>
<h2 class="question" id="pris">Hva koster det?</h2><p>Det er gratis.</p>
<h2 class="question" id="tid">Hvor lang tid tar det?</h2><p>En måned.</p>
</body></html>"""


@pytest.mark.parametrize("scripts", [True, False])
def test_an_address_opens_its_answer_and_no_other(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    (tmp_path / "index.html").write_text(fold_questions(PAGE), "utf-8")
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto((tmp_path / "index.html").as_uri())
        expect(page.get_by_text("Det er gratis.")).to_be_hidden()
        page.goto((tmp_path / "index.html").as_uri() + "#tid")
        expect(page.get_by_text("En måned.")).to_be_visible()
        expect(page.get_by_text("Det er gratis.")).to_be_hidden()
        page.get_by_role("heading", name="Hva koster det?").click()
        expect(page.get_by_text("Det er gratis.")).to_be_visible()
