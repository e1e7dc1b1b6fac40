"""A slip in a component of one's own is told in the browser when it is saved, and gone when it is mended."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.projects import write_project
from tests.reading.test_own_look import FILES, FLOW
from tests.test_serving import render, served
from veiviser.engine import Generated
from veiviser.pipeline import generate
from veiviser.pipeline.cache import Cache
from veiviser.serving.preview import Show

SLIPS = {
    "style.css": ("--ink", "--innk", "style.css:4:14", "did you mean `--ink`"),
    "template.html": ("{{ text }}", "{{ tekst }}", "template.html:2:1", "did you mean `text`"),
    "script.js": ("})();", "}();", "script.js:1:1", "`(` is never closed"),
    "component.yaml": ("type: text", "type: tekst", "component.yaml:7:16", "did you mean `text`"),
}


def drawn(cache: Cache, root: Path, first: str, show: Show, checkpoint: Callable[[], None]) -> Generated:
    return generate(root, cache=cache, first=first, show=show, checkpoint=checkpoint, processes=1)


def test_it_is_told_at_its_line_and_gone_when_it_is_mended(browser: Browser, tmp_path: Path) -> None:
    own = {f"prototype/components/kort/{name}": text for name, text in FILES.items()}
    root = write_project(tmp_path, flows=FLOW, files=own)
    with browser.new_context() as context, served(root, generate=partial(drawn, Cache()), render=render) as server:
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"{server.url}steg/prove/start.html")
        expect(page.locator(".kort")).to_have_text("Hei", timeout=120_000)
        for name, (right, wrong, place, says) in SLIPS.items():
            file = root / "prototype/components/kort" / name
            told = page.locator(".veiviser-live li", has_text=f"prototype/components/kort/{place}")
            file.write_text(FILES[name].replace(right, wrong, 1), "utf-8")
            expect(told).to_contain_text(says, timeout=120_000)
            expect(page.get_by_role("alert")).to_have_count(
                0 if name == "script.js" else 1
            )  # what stops nothing is folded
            expect(page.locator(".kort")).to_have_text("Hei")  # the last good page stays
            file.write_text(FILES[name], "utf-8")
            expect(told).to_have_count(0, timeout=120_000)
        page.goto("about:blank")
