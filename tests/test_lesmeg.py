"""LESMEG, the Norwegian five-minute path: its commands are run, and what it says is on the screen."""

import re
import subprocess
import sys
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser as Html

from tests.five_minutes import blocks, change, made, norwegian, site
from tools.take_pictures import MISTAKE
from veiviser.pipeline import check_site

__all__ = ["made", "norwegian", "site"]  # fixtures

ROOT = Path(__file__).parents[1]
LESMEG = (ROOT / "LESMEG.md").read_text("utf-8")
ON_MAC = [line for block in blocks(LESMEG, "sh") for line in block.splitlines()]
ON_WINDOWS = [line for block in blocks(LESMEG, "powershell") for line in block.splitlines()]


def as_on_windows(command: str) -> str:
    """The same command where the launcher is `py`, programs lie in `Scripts`, and folders are parted by `\\`."""
    words = command.replace("python3 ", "py ").replace(".venv/bin/", ".venv/Scripts/").split()
    return " ".join(word.replace("/", "\\") for word in words)


def test_windows_is_told_the_same_as_mac() -> None:
    assert len(ON_MAC) > 5
    assert [as_on_windows(line) for line in ON_MAC] == ON_WINDOWS


def test_nobody_is_asked_to_run_a_script() -> None:
    assert [line for line in (*ON_MAC, *ON_WINDOWS) if "activate" in line or line.endswith((".ps1", ".sh"))] == []


def test_it_installs_as_make_does() -> None:
    short = {"--requirement": "-r", "--editable": "-e"}
    made_by = (ROOT / "Makefile").read_text("utf-8")
    wanted = [
        " ".join(short.get(word, word) for word in options.split())
        for options in re.findall(
            r"(--require-hashes --requirement locks/site\.txt|--no-deps .*--editable \.)", made_by
        )
    ]
    told = [line.partition("pip install ")[2] for line in ON_MAC if " pip install " in line]
    assert sorted(told) == sorted(wanted)
    assert ON_MAC[0] == "python3 -m venv .venv"


def test_its_commands_make_a_site_and_build_it(tmp_path: Path) -> None:
    here = tmp_path / "veiviser"
    here.mkdir()
    said = {}
    for line in dict.fromkeys(ON_MAC):
        program, *arguments = line.split()
        if program != ".venv/bin/veiviser" or "serve" in arguments:
            continue
        command = [sys.executable, "-m", "veiviser", "--language", "nb", *arguments]
        ended = subprocess.run(command, cwd=here, capture_output=True, encoding="utf-8", timeout=120)
        assert ended.returncode == 0, ended.stderr
        said[arguments[-1]] = ended.stdout + ended.stderr
    assert [*said] == ["../mine-veiledninger", "check", "build"]
    assert "Ingen feil." in said["check"]
    folder = tmp_path / "mine-veiledninger" / "site"
    assert links_of(folder / "index.html") & {"Søk om barnehageplass"}
    assert links_of(folder / "guide" / "barnehageplass" / "index.html") & {"Prøv dette steget"}
    assert "Verksted" in links_of(folder / "guide" / "barnehageplass" / "index.html")
    assert {"For deg som skriver", "For deg som lager prototyper"} <= links_of(folder / "verksted" / "index.html")
    assert "Kart" in links_of(folder / "verksted/prototype" / "barnehageplass" / "bosted.html")
    assert "Hvor valgene leder" in (folder / "verksted/prototype" / "barnehageplass" / "bosted.html").read_text("utf-8")


def links_of(page: Path) -> set[str]:
    return {" ".join(link.text().split()) for link in Html(page.read_text("utf-8")).css("a[href]")}


def test_its_sentence_can_be_changed(site: Path) -> None:
    (shown, _) = blocks(LESMEG, "yaml")
    assert shown in (site / "flows" / "barnehageplass.yaml").read_text("utf-8")
    change(site, "hele året", "når du vil")
    assert check_site(site) == ()


def test_its_mistake_is_told_in_the_words_it_quotes(site: Path, norwegian: None) -> None:
    change(site, *MISTAKE)
    (problem,) = check_site(site)
    assert f"{problem}\n" in blocks(LESMEG, "text")
    assert all(f"`{line}`" in LESMEG for line in MISTAKE)
    change(site, "trykk på «Søk om plass»", "trykk på «Søk nå»")
    assert check_site(site) == ()


def test_its_choice_can_be_added(site: Path) -> None:
    (_, added) = blocks(LESMEG, "yaml")
    change(site, "          nei:\n", f"{added}          nei:\n")
    assert check_site(site) == ()
