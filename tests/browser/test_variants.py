"""Variants of a flow: each is built, checked, proved and tested as itself, and readers meet nothing of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bad_input.running import veiviser
from tests.browser.conftest import Axe
from tests.browser.pages import DESK, PHONE, tab
from tests.projects import write_project
from veiviser.outputs.variants.of_site import merged

AGE = """\
      - question: Hvor gammel er du?
        answer: alder
        choices: {under: Under 16, over: 16 eller mer}
"""
FLOW = f"""\
title: Meld katten
task: Meld en katt
entries: {{start: Fra siden}}
variants:
  a: "A: én side"
  b:
    label: "B: to sider"
    screens:
      om:
        body:
          - question: Hva slags katt?
            answer: slag
            choices: {{inne: Innekatt, ute: Utekatt}}
          - button: Neste
        next: alder
      alder:
        title: Alder
        guide: Svar, og trykk «Neste».
        body:
    {AGE.replace(chr(10), chr(10) + "    ").rstrip()}
          - button: Neste
        next: takk
screens:
  start:
    title: Start
    guide: Trykk «Begynn».
    body:
      - button: Begynn
    next: om
  om:
    title: Om katten
    guide: Svar, og trykk «Neste».
    body:
      - question: Hva slags katt?
        answer: slag
        choices: {{inne: Innekatt, ute: Utekatt}}
{AGE.rstrip()}
      - button: Neste
    next:
      - to: hjelp
        when: {{slag: ute, alder: under}}
      - to: takk
  hjelp: {{title: Spør en voksen, guide: Spør en voksen., end: stop}}
  takk: {{title: Takk, guide: Ferdig., end: done}}
"""
A, B = "verksted/prototype/prove", "verksted/prototype/prove.b"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a flow in two variants, and its built site."""
    root = write_project(tmp_path_factory.mktemp("variants"), flows=FLOW, files={"content/om.md": "# Om oss\n\nHei.\n"})
    ended = veiviser("build", at=root)
    assert ended.returncode == 0, ended.stderr
    return root


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        page.goto((root / "site" / B / "om.html").as_uri())
        yield page


def told(root: Path, flow: str) -> str:
    (root / "flows" / "prove.yaml").write_text(flow, encoding="utf-8")
    return veiviser("check", at=root).stdout


def test_each_has_what_a_flow_has_and_only_the_screens_that_it_reaches(root: Path) -> None:
    site = root / "site"
    assert {path.stem for path in (site / A).glob("*.html")} == {"index", "start", "om", "hjelp", "takk"}
    assert {path.stem for path in (site / B).glob("*.html")} == {"index", "start", "om", "alder", "takk"}
    assert "Meld katten (B: to sider)" in (site / B / "index.html").read_text("utf-8")
    assert "Hvor gammel er du?" in (site / "verksted/guide/prove.b/index.html").read_text("utf-8")
    assert (site / "verksted/tavle/prove.b.html").is_file()


def test_readers_meet_nothing_of_it(root: Path, tmp_path: Path) -> None:
    site = root / "site"
    for path in site.rglob("*.html"):
        if not path.relative_to(site).as_posix().startswith("verksted/"):
            assert "prove.b" not in path.read_text("utf-8"), path
            assert "B: to sider" not in path.read_text("utf-8"), path
    assert not [path for path in site.rglob("*prove.b*") if "verksted" not in path.parts]


def test_prove_goes_through_each_and_finds_what_differs(root: Path) -> None:
    assert veiviser("prove", at=root).returncode == 0
    page = root / "site" / B / "alder.html"
    before = page.read_text("utf-8")
    page.write_text(before.replace("16 eller mer", "17 eller mer"), encoding="utf-8")
    ended = veiviser("prove", at=root)
    page.write_text(before, encoding="utf-8")
    assert ended.returncode == 1
    assert f"site/{B}/alder.html:" in ended.stdout
    assert f"site/{A}/" not in ended.stdout


def test_other_commands_know_it_by_its_name(root: Path) -> None:
    drawn = veiviser("export", "prove.b", "--format", "mermaid", at=root)
    assert "Alder" in drawn.stdout
    assert "Alder" not in veiviser("export", "prove", "--format", "mermaid", at=root).stdout
    assert "did you mean `prove.b`?" in veiviser("export", "prove.c", "--format", "mermaid", at=root).stderr


def test_a_problem_has_its_place_and_names_the_variant(tmp_path: Path) -> None:
    root = write_project(tmp_path, flows=FLOW)
    assert " error: " not in told(root, FLOW)
    lost = told(root, FLOW.replace("        next: alder\n", "        next: aldre\n"))
    line = FLOW.split("\n").index("        next: alder") + 1
    assert f"flows/prove.yaml:{line}:15: error: in the variant `b`: no screen `aldre`" in lost
    both = told(root, FLOW.replace("    next: om\n", "    next: omm\n"))
    assert both.count("no screen `omm`") == 1
    assert "in the variant" not in both.partition("no screen `omm`")[0].splitlines()[-1]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '  a: "A: én side"\n',
            '  a: "A: én side"\n  c: "C: den samme"\n',
            "only one variant can be the flow as it is",
        ),
        (FLOW[FLOW.index("  b:\n") : FLOW.index("screens:\n  start")], "", "no variant says what is otherwise"),
        ("task: Meld en katt\n", "task: Meld en katt\npublish: help\n", "take out `variants`"),
        ('    label: "B: to sider"\n', "", "needs `label:`"),
        ("    screens:\n      om:", "    skjermer:\n      om:", "`skjermer`"),
        ("  b:\n", "  B B:\n", "cannot be named `B B`"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in FLOW
    assert message in told(write_project(tmp_path, flows=FLOW), FLOW.replace(old, new, 1))


def test_a_screen_that_is_new_stands_behind_the_one_it_follows() -> None:
    assert merged([["a", "b", "d"], ["a", "c", "d"], ["x", "d", "e"]]) == ["x", "a", "c", "b", "d", "e"]


def test_one_switches_between_them_beside_the_screen(page: Page) -> None:
    panel = page.get_by_label("Valg og situasjoner")
    expect(panel.get_by_role("link", name="B: to sider")).to_have_attribute("aria-current", "true")
    panel.get_by_role("link", name="A: én side").click()
    page.wait_for_url(f"**/{A}/om.html")
    expect(page.locator(".screen")).to_contain_text("Hvor gammel er du?")
    page.goto(page.url.replace("om.html", "hjelp.html"))
    page.get_by_role("link", name="B: to sider").click()
    page.wait_for_url(f"**/{B}/index.html")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_they_stand_side_by_side(browser: Browser, root: Path, axe: Axe, size: tuple[int, int]) -> None:
    with tab(browser, size) as page:
        page.goto((root / "site" / B / "om.html").as_uri())
        page.goto((root / "site/verksted/varianter/prove.html").as_uri())
        rows = page.locator("tbody tr")
        assert rows.evaluate_all("(all) => all.map((one) => one.cells[0].textContent)") == [
            *("Start", "Om katten", "Alder", "Takk", "Spør en voksen")
        ]
        expect(rows.nth(0)).to_contain_text("Lik i alle variantene")
        drawn = rows.nth(1).locator(".compared__screen")
        assert drawn.evaluate_all("(all) => all.map((one) => one.shadowRoot.textContent.includes('gammel'))") == [
            *(True, False)
        ]
        expect(rows.nth(2).locator("td").nth(0)).to_contain_text("Denne varianten har ikke skjermen.")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        rows.nth(2).get_by_role("link", name="Alder").click()
        page.wait_for_url(f"**/{B}/alder.html")
