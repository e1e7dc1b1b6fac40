"""A flow may look like another service than the rest of the site."""

from pathlib import Path

from veiviser.pipeline import Cache, Generated, generate

SETTINGS = "site_name: Prøve\nplugins: [{veiviser: {look: helsenorge}}]\n"
FLOW = """\
title: {name}
look: {look}
entries: {{start: Fra siden}}
screens:
  start:
    title: Start
    step: 1 of 2
    guide: Trykk «Videre».
    body: [{{button: Videre, to: slutt}}]
  slutt: {{title: Slutt, end: done, body: [{{text: Ferdig.}}]}}
"""
SITES, OTHER = "assets/prototype.css", "assets/prototype-designsystemet.css"


def project(root: Path, look: str) -> Path:
    flows = {f"flows/{name}.yaml": FLOW.format(name=name, look=said) for name, said in (("a", look), ("b", ""))}
    for name, text in {"mkdocs.yml": SETTINGS, "content/index.md": "# Hei\n", **flows}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.replace("look: \n", ""), "utf-8")
    return root


def drawn_with(made: Generated, flow: str) -> set[str]:
    """Which of the two styles a flow's screens, its board and its pictures name."""
    pages = [str(text) for path, text in made.site_files.items() if path.endswith(".html") and f"/{flow}/start" in path]
    board = str(made.site_files[f"verksted/tavle/{flow}.html"]).partition("<main")[2]
    pictures = [html for name, html in made.pictures.items() if name.startswith(f"{flow}/")]
    assert len(pages) > 1
    assert pictures
    return {style for style in (SITES, OTHER) for html in (*pages, board, *pictures) if style in html}


def test_all_that_is_drawn_of_a_flow_has_the_look_that_it_asks_for(tmp_path: Path) -> None:
    made = generate(project(tmp_path, "designsystemet"))
    assert (drawn_with(made, "a"), drawn_with(made, "b")) == ({OTHER}, {SITES})
    styles = {name: str(made.site_files[f"prototype/{name}"]) for name in (SITES, OTHER)}
    assert styles[SITES].startswith(styles[OTHER][:1000])  # it is laid over that
    assert len(styles[SITES]) > len(styles[OTHER])


def test_a_look_that_is_the_site_s_own_is_no_other(tmp_path: Path) -> None:
    made = generate(project(tmp_path, "helsenorge"))
    assert (drawn_with(made, "a"), drawn_with(made, "b")) == ({SITES}, {SITES})
    assert f"prototype/{OTHER}" not in made.site_files


def test_a_preview_follows_when_the_look_or_its_styles_change(tmp_path: Path) -> None:
    cache = Cache()
    for look, style in (("helsenorge", SITES), ("designsystemet", OTHER), ("", SITES), ("bykle", "-bykle.css")):
        folder = tmp_path / "prototype" / "looks" / "bykle" / "styles"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "screen.css").write_text(".screen { color: red; }\n", "utf-8")
        made = generate(project(tmp_path, look), cache=cache)
        assert style in str(made.site_files["steg/a/start.html"])
    assert "color: red" in str(made.site_files["prototype/assets/prototype-bykle.css"])
    (folder / "screen.css").write_text(".screen { color: blue; }\n", "utf-8")
    assert "color: blue" in str(generate(tmp_path, cache=cache).site_files["prototype/assets/prototype-bykle.css"])
