"""The same screens and the same pages as a site of each tool that we are held beside."""

import random
from collections.abc import Mapping
from pathlib import Path

import yaml
from generated import make_flow

from veiviser.writing import write_files

_SETTINGS = "site_name: Bench\nsite_url: https://example.org/\ndocs_dir: content\n"
_MATERIAL = "theme: {name: material, language: nb, font: false}\n"
OURS = f"{_SETTINGS}{_MATERIAL}plugins: [veiviser]\n"
_WORDS = "tid lege hjelp skjerm svar møte nummer kommune side neste"
_LAYOUT = "<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>\n"
SCREENS_OF_A_FLOW = 100


def our_screens(root: Path, screens: int) -> None:
    """A project with flows of a hundred screens each."""
    flows = {f"flows/{name}.yaml": text for name, text in _flows(screens).items()}
    write_files(root, {**flows, "mkdocs.yml": OURS, "content/index.md": "# Start\n"})


def hugo_screens(root: Path, screens: int) -> None:
    """A page a screen, with the links that its choices have."""
    pages = {f"content/{path}.md": text for path, text in _screens(screens).items()}
    layout = _LAYOUT.format(title="{{ .Title }}", body="{{ .Content }}")
    kinds = '["RSS", "sitemap", "taxonomy", "term", "section", "home", "robotsTXT", "404"]'
    settings = f'baseURL = "https://example.org/"\nuglyURLs = true\ndisableKinds = {kinds}\n'
    write_files(root, {**pages, "layouts/_default/single.html": layout, "hugo.toml": settings})


def eleventy_screens(root: Path, screens: int) -> None:
    """Likewise."""
    pages = {f"{path}.md": text.replace("---\n", "---\nlayout: s.njk\n", 1) for path, text in _screens(screens).items()}
    layout = _LAYOUT.format(title="{{ title }}", body="{{ content | safe }}")
    write_files(root, {**pages, "_includes/s.njk": layout})


def our_pages(root: Path, pages: int) -> None:
    """A project of pages alone."""
    files = {f"content/{path}": text for path, text in _pages(pages).items()}
    write_files(root, {**files, "mkdocs.yml": OURS})
    (root / "flows").mkdir()


def their_pages(root: Path, pages: int) -> None:
    """For MkDocs with Material, and for Zensical, which takes the same settings."""
    files = {f"content/{path}": text for path, text in _pages(pages).items()}
    write_files(root, {**files, "mkdocs.yml": f"{_SETTINGS}{_MATERIAL}"})


def _flows(screens: int) -> Mapping[str, str]:
    counts = {f"reise-{at}": min(SCREENS_OF_A_FLOW, screens - at) for at in range(0, screens, SCREENS_OF_A_FLOW)}
    return {name: make_flow(name, max(count, 2), 1) for name, count in counts.items()}


def _screens(screens: int) -> Mapping[str, str]:
    return {
        f"{flow}/{name}": _as_markdown(screen)
        for flow, text in _flows(screens).items()
        for name, screen in yaml.load(text, yaml.CSafeLoader)["screens"].items()
    }


def _as_markdown(screen: Mapping[str, object]) -> str:
    """What a screen says, block by block, and where its choices lead."""
    lines = ["---", f"title: {screen['title']}", "---", ""]
    body = screen["body"]
    assert isinstance(body, list)
    for block in body:
        name, words = next(iter(block.items()))
        lines += [f"**{words}**" if name == "button" else str(words), ""]
        choices = block.get("choices", {})
        lines += [f"- [{choice['label']}]({choice['to']}.html)" for choice in choices.values()]
        lines += [""] if choices else []
    return "\n".join(lines)


def _pages(pages: int) -> Mapping[str, str]:
    """Five areas of ten parts each, as a site of a municipality has them, and a front page."""
    made = {"index.md": "# Start\n\nVelkommen.\n"}
    for number in range(pages - 1):
        area, part = number % 5, number // 5 % 10
        made[f"omrade-{area}/del-{part}/side-{number}.md"] = _page(number)
    return made


def _page(number: int) -> str:
    chance = random.Random(number)
    lines = [f"# Side nummer {number}", ""]
    for part in range(4):
        lines += [f"## Del {part} av side {number}", ""]
        lines += [
            " ".join(chance.choices(_WORDS.split(), k=60)) + ".",
            "",
            *(f"- {chance.choice(_WORDS.split())}" for _ in range(3)),
            "",
        ]
    return "\n".join(lines)
