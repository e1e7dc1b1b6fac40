"""The pictures of the editors' page, taken on the way that it tells: `python -m tools.take_studio_pictures`."""

import base64
import io
import os
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, sync_playwright

from tests.browser.find_browser import find_browser
from tools.previewed import new_project, previewed

FOLDER = Path(__file__).parents[1] / "content" / "redaktor" / "bilder"
SIZE = {"width": 760, "height": 570}
"""About as wide as the text around them, so that letters in them are as large."""
SHARP, QUALITY = 1.5, 55
FROM_WORD = (
    "<h2 class=MsoHeading>Når får du svar?</h2>"
    "<p class=MsoNormal style='color:red'>Du får svar <b>innen fire uker</b>.</p>"
    "<ul><li>Vi sender brev.</li><li>Du kan ringe oss.</li></ul>"
)
_PASTE = """(field, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


class Editor:
    """Somebody who corrects a new project, and pauses where a picture is wanted."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def opens(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")
        switch = self.page.get_by_role("button", name="Rett tekst")
        switch.wait_for()
        if switch.get_attribute("aria-pressed") == "true":
            self.page.locator(".veiviser-text").first.wait_for()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def text(self, words: str) -> Locator:
        return self.page.locator("main .veiviser-text").filter(has_text=words).last

    def takes(self, name: str) -> None:
        page = self.page
        page.evaluate("document.fonts.ready.then(() => true)")
        box = page.locator("dialog.veiviser-studio")
        if box.count():
            box.first.evaluate("box => box.scrollIntoView({ block: 'center' })")
        page.mouse.move(0, 0)
        seen = page.evaluate("({ x: scrollX, y: scrollY, width: innerWidth, height: innerHeight })") | {"scale": SHARP}
        session = page.context.new_cdp_session(page)  # Playwright itself knows only PNG and JPEG
        taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, "clip": seen})
        (FOLDER / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))


def main() -> None:
    """Do what the page tells, in its order."""
    FOLDER.mkdir(exist_ok=True)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = new_project(Path(folder) / "site")
        for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Først"]):
            who = ["-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.no"]
            subprocess.run(["git", *who, *command], cwd=project, check=True)
        browser = playwright.chromium.launch(executable_path=find_browser(), chromium_sandbox=not is_root)
        context = browser.new_context(
            viewport=SIZE,  # type: ignore[arg-type]  # two numbers by name, as it asks for
            locale="nb-NO",
            color_scheme="light",
            reduced_motion="reduce",
        )
        with previewed(project) as url:
            editor = Editor(context.new_page(), url)
            _correct(editor)
            _rename(editor)
            _add_choice(editor)
            _paste(editor)
            _add_page(editor)
            _review(editor)
            editor.page.goto("about:blank")  # hangs up, or the server would wait for its question for news
        browser.close()


def _correct(editor: Editor) -> None:
    editor.opens("steg/barnehageplass/start.html")
    editor.takes("forhandsvisning")
    editor.button("✎ Rett tekst").click()
    editor.text("Du kan søke hele året.").click()
    field = editor.page.get_by_role("textbox", name="Teksten")
    field.fill("Du kan søke når som helst. Du trenger navnet på barnet.")
    editor.takes("rett")
    editor.button("Lagre").click()
    editor.page.get_by_text("Du kan søke når som helst.").first.wait_for()


def _rename(editor: Editor) -> None:
    editor.text("Søk om plass").click()
    editor.page.get_by_role("textbox", name="Teksten").fill("Søk nå")
    editor.button("Lagre").click()
    change = editor.page.get_by_role("dialog").get_by_role("checkbox").first
    change.wait_for()
    editor.takes("navn")
    editor.page.locator("dialog .veiviser-studio-main").click()
    editor.page.locator("dialog").wait_for(state="detached")


def _add_choice(editor: Editor) -> None:
    editor.opens("steg/barnehageplass/bosted.html")
    editor.text("Ja").click()
    editor.page.get_by_text("Mer enn ordene").click()
    editor.page.get_by_text("Nytt valg under").wait_for()
    editor.takes("mer")
    editor.button("Nytt valg under").click()
    editor.page.get_by_role("textbox", name="Teksten").fill("Vi flytter dit snart")
    editor.button("Lagre").click()
    editor.page.locator("dialog ins").first.wait_for()
    editor.takes("endringen")
    editor.button("Gjør det").click()
    editor.page.get_by_text("Vi flytter dit snart").first.wait_for()


def _paste(editor: Editor) -> None:
    editor.opens("")
    editor.page.locator("main p.veiviser-text").first.click()
    field = editor.page.get_by_role("textbox", name="Teksten")
    field.press("ControlOrMeta+a")
    field.evaluate(_PASTE, FROM_WORD)
    editor.takes("word")
    editor.button("Avbryt").click()


def _add_page(editor: Editor) -> None:
    editor.button("Ny side").click()
    editor.page.get_by_label("Tittel").fill("Åpent hus")
    editor.page.get_by_label("Tekst", exact=True).fill("Kom og se barnehagen 12. mars.")
    photo = {"name": "Hagen.png", "mimeType": "image/png", "buffer": _photo()}
    editor.page.locator("dialog input[type=file]").set_input_files(photo)  # type: ignore[arg-type]
    editor.page.get_by_label("Hva bildet viser").fill("En hage med et rødt hus.")
    editor.takes("side")
    editor.button("Lagre").click()
    editor.button("Gjør det").click()
    editor.page.get_by_role("img", name="En hage med et rødt hus.").wait_for()


def _review(editor: Editor) -> None:
    editor.page.get_by_role("link", name="Hva som er endret").click()
    first = editor.page.get_by_role("button", name="Godkjenn").first
    first.wait_for()
    first.evaluate("one => { one.scrollIntoView({ block: 'end' }); scrollBy(0, 24) }")
    editor.takes("godkjenn")


def _photo() -> bytes:
    """A house in a garden, drawn."""
    image = Image.new("RGB", (640, 400), "#bfe3f5")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 270, 640, 400), "#7fb069")
    draw.rectangle((220, 160, 420, 300), "#c0392b")
    draw.polygon([(200, 160), (320, 80), (440, 160)], "#5d4037")
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


if __name__ == "__main__":
    main()
