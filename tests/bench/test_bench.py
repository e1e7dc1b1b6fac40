"""The benchmarks run and say what they measured; how fast it went is not for tests to judge."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from veiviser.pipeline import check_site

BENCH = Path(__file__).parents[2] / "bench"
ODD = {
    "sound": "flow: katt\nscreens:\n- {id: a, choices: [{id: x, label: X, goto: b}, {label: Y, goto: c}]}\n- b\n- c\n",
    "missing-target": "flow: katt\nscreens:\n- {id: a, next: [{goto: nowhere}]}\n",
    "no-screens": "flow: tom\nscreens: []\n",
    "no-yaml": "flow: [",
    "no-mapping": "- a\n- b\n",
    "numbers": "flow: 7\nstart: 1\nscreens:\n- {id: 1, title: 2, next: [{goto: true}]}\n- {id: true, input: number}\n",
    "twins": "flow: tvilling\nscreens:\n- id: a\n- id: a\n",
    "strange": "flow: 'æ/ø ?'\nscreens:\n- {id: 'next', next: 'k/n?'}\n- {id: 'k/n?', title: '{x} [y](z)'}\n",
    "long": f"flow: {'lang-' * 60}\nscreens:\n- {{id: {'x' * 300}, title: {'Lang ' * 5000}}}\n",
    "lone": "flow: en\nscreens:\n- {id: a, choices: [{label: Ja}], next: b}\n- {id: b, fields: [{choices: [Ja]}, 3]}\n",
    "texts": "flow: tekst\nscreens:\n- {id: a, choices: [Ja, Nei], next: b}\n- b\n",
    "dates": "flow: dato\nscreens:\n- {id: 2024-02-30, note: {a: b}, next: [{when: [x], goto: c}]}\n- {id: c}\n",
}


def measured(*arguments: str) -> dict[str, Any]:
    ended = subprocess.run(
        [sys.executable, *arguments], cwd=BENCH.parent, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def test_speed_says_what_it_measured() -> None:
    found = measured("bench/speed/speed.py", "--flows", "2", "--screens", "4")
    assert found["pages"] == 8
    assert found["problems"] == 0
    assert found["one_screen_change_files"] > 0
    assert found["peak_mib"].keys() == {"self", "largest_child"}
    assert found.keys() >= {
        "check_seconds",
        "prototype_pages_per_second",
        "one_screen_change_seconds",
        "cores",
        "python",
    }


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    for name, text in ODD.items():
        (tmp_path / "deep" / "deeper" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_corpora_counts_what_it_converts_and_tells_each_defect_of_a_source(corpus: Path) -> None:
    found = measured("bench/proof/corpora.py", str(corpus))
    assert found["flows"] == len(ODD) - 2
    assert found["pages"] > 0
    of_files, of_flows = {"not-yaml", "not-a-flow"}, {"missing-target", "wrong-shape", "duplicate-key"}
    assert found["problems"].keys() == of_files | of_flows
    assert [line.partition(":")[0] for line in found["problems"]["missing-target"]] == ["katt"]
    assert found["lost"]["en"]
    assert found.keys() >= {"screens", "states", "branches", "walks", "seconds", "peak_memory_mib"}


def test_budget_says_what_the_heaviest_page_of_each_kind_costs_and_which_is_over(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=nb><title>x</title><h1>Hei</h1>"
    noise = random.Random(1).randbytes(45_000).hex()
    for name, html in {
        "index.html": page,
        "hjelp/lett/index.html": page,
        "hjelp/tung/index.html": f'{page}<link rel="stylesheet" href="../../stil.css">',
        "verksted/prototype/katt/start.html": f"{page}<!-- {noise} -->",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(html, encoding="utf-8")
    (tmp_path / "stil.css").write_text("h1 { color: teal; }", encoding="utf-8")
    command = [sys.executable, "bench/speed/budget.py", str(tmp_path), "--times", "1", "--slower", "1"]
    ended = subprocess.run(command, cwd=BENCH.parent, capture_output=True, encoding="utf-8", check=False)
    found = json.loads(ended.stdout)
    assert {kind: cost["page"] for kind, cost in found["kinds"].items()} == {
        ".": "index.html",
        "hjelp": "hjelp/tung/index.html",
        "verksted/prototype/katt/screens": "verksted/prototype/katt/start.html",
    }
    assert found["kinds"]["hjelp"]["bytes"] > found["kinds"]["."]["bytes"] > 100
    assert found["kinds"]["verksted/prototype/katt/screens"]["bytes"] > 45_000
    assert "verksted/prototype/katt/screens" in found["over"]
    assert ended.returncode == 1


def test_the_same_screens_are_laid_for_each_tool_and_ours_are_written(tmp_path: Path) -> None:
    lay = (
        "import sys; sys.path.insert(0, 'bench/speed'); import peer_sites; from pathlib import Path; "
        f"here = Path({str(tmp_path)!r}); peer_sites.our_screens(here / 'ours', 104); "
        "peer_sites.hugo_screens(here / 'hugo', 104); peer_sites.our_pages(here / 'pages', 7); "
        "peer_sites.their_pages(here / 'theirs', 7)"
    )
    subprocess.run([sys.executable, "-c", lay], cwd=BENCH.parent, check=True)
    script = str(BENCH / "speed" / "prototypes.py")
    subprocess.run([sys.executable, script, str(tmp_path / "ours"), str(tmp_path / "out")], check=True)
    drawn = {path.stem for path in (tmp_path / "out").glob("verksted/prototype/reise-*/skjerm-*.html")}
    assert drawn == {path.stem for path in (tmp_path / "hugo" / "content").glob("*/*.md")}
    assert len([*(tmp_path / "hugo" / "content").glob("*/*.md")]) == 104
    ours, theirs = ({path.name for path in (tmp_path / name).rglob("*.md")} for name in ("pages", "theirs"))
    assert ours == theirs
    assert len(ours) == 7


def test_all_that_grows_is_a_sound_project(tmp_path: Path) -> None:
    lay = (
        "import sys; sys.path.insert(0, 'bench/speed'); import growth; from pathlib import Path; "
        f"[kind.lay(Path({str(tmp_path)!r}, name), 12) for name, kind in growth.KINDS.items()]; "
        "print(growth.power([1, 3, 10]), growth.power([1, 9, 100]), growth.power([0.1, 0.2, 0.3]))"
    )
    ended = subprocess.run([sys.executable, "-c", lay], cwd=BENCH.parent, capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["1.00", "2.00", "none"]
    made = sorted(tmp_path.iterdir())
    assert len(made) == 7
    for root in made:
        assert not [problem for problem in check_site(root) if problem.severity == "error"], root.name
