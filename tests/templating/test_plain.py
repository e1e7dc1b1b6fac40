"""Code in the words of a flow reads in its guide as in its prototype: as it was written."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.projects import FLOW, write_project
from veiviser.pipeline import build_site


def test_code_reads_as_it_was_written_in_prototype_guide_and_picture(tmp_path: Path) -> None:
    text = "Skriv `<b>{navn}</b>` og trykk «Neste»."
    flow = FLOW.replace("guide: Trykk «Neste».", f"guide: '{text}'")
    flow = flow.replace("      - button: Neste", f"      - text: '{text}'\n      - button: Neste")
    build_site(write_project(tmp_path, flows=flow.replace("{navn}", "")), target=tmp_path / "site")
    guide = LexborHTMLParser((tmp_path / "site/guide/prove/index.html").read_text("utf-8"))
    assert [code.text() for code in guide.css("section code")] == ["<b></b>"]
    picture = guide.css_first("template")
    assert picture is not None
    assert "<code>&lt;b&gt;&lt;/b&gt;</code>" in (picture.html or "")
    prototype = LexborHTMLParser((tmp_path / "site/verksted/prototype/prove/start.html").read_text("utf-8"))
    assert {code.text() for code in prototype.css("code")} == {"<b></b>"}
