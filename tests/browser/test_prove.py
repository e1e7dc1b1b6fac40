"""`veiviser prove --browser` lets a stranger into a built folder."""

from pathlib import Path

from tests.bad_input.running import veiviser
from tests.breadth import is_wide
from tests.projects import write_project

FLOW = (Path(__file__).parent / "flows" / "several.yaml").read_text(encoding="utf-8")


def test_a_stranger_finds_what_only_scripts_do_wrong(tmp_path: Path) -> None:
    root = write_project(tmp_path, flows=FLOW)
    assert veiviser("build", at=root).returncode == 0
    if is_wide():  # hundreds of clicks; that nothing is found on sound pages is tried elsewhere too
        assert veiviser("prove", "--browser", at=root).returncode == 0
    script = root / "site" / "prototype" / "assets" / "prototype.js"
    text = script.read_text(encoding="utf-8")
    wrong = text.replace("isOwn(input, group)) input.checked = true;", "false) input.checked = true;")
    assert wrong != text
    script.write_text(wrong, encoding="utf-8")
    assert veiviser("prove", at=root).returncode == 0
    ended = veiviser("prove", "--browser", at=root)
    assert ended.returncode == 1
    assert "error: in a browser, after open «a»" in ended.stdout
