"""A whole project with the same words in every slot that takes words, and what there is of such slots."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from tests.bad_input.attacked import Writer
from tests.sites import ROOT
from veiviser.model.project import Look

NAME = "a&lt;img src=x onerror=alert(1)&gt; 'b' {{c}} (d)"
"""Of a file, which is what its page is called where it says nothing itself."""
THEME = ROOT / "prototype" / "theme"
SCHEMAS = ROOT / "prototype"
_META = re.compile(r"\bpage\.meta\.([a-z_]+)")
_CONFIG = re.compile(r"\bconfig\.((?:extra\.)?[a-z_]+)")

NO_WORDS_IN_FRONT_MATTER = {
    "audience": "is one of two words",
    "author": "stands in a block of Material's that ours replaces",
    "help": "is set by the tool, on pages of flows that help",
    "hide": "names parts of Material's frame that ours does without",
    "lang": "is a language, and told where it is none",
    "script": "names a file of the theme",
    "search": "comes from `search.yaml`, in small letters, and is shown nowhere",
    "tags": "needs a plugin",
    "template": "names a file of the theme",
    "comments": "names a file of the theme",
}
NO_WORDS_IN_SETTINGS = {
    "extra.workshop": "is the name of a folder, which the tool gives",
    "extra.instead_of_search": "holds titles of pages, which are written to",
    "extra_css": "names files",
    "extra_javascript": "names files",
    "plugins": "names plugins",
    "theme": "names what Material has",
    "use_directory_urls": "is yes or no",
    "version_selector": "belongs to a plugin",
    "extra.alternate": "stands in a block of Material's that ours replaces",
    "extra.analytics": "stands in a part of Material's that nothing of ours shows",
    "extra.annotate": "is yes or no",
    "extra.consent": "stands in a part of Material's that nothing of ours shows",
    "extra.footer": "is a list, with words in it",
    "extra.homepage": "is an address",
    "extra.logo": "names a file of the project, by what the plugin was given",
    "extra.polyfills": "names files",
    "extra.tags": "needs a plugin",
    "extra.version": "needs a plugin",
    "site_author": "stands in a block of Material's that ours replaces",
    "site_url": "is an address, and told where it is none",
}
NO_WORDS_IN_FLOWS = {
    "all": "names boxes",
    "exclusive": "is yes or no",
    "leaves": "is yes or no",
    "remember": "is yes or no",
    "band": "is a number",
    "days until": "is a day",
    "first of next month": "is a day",
    "first of next year": "is a day",
    "last of month": "is a day",
    "promises": "are proven and shown nowhere",
    "always before": "is in a promise",
    "can always reach": "is in a promise",
    "every end says": "is in a promise",
    "never": "is in a promise",
    "reach": "is in a promise",
    "below": "is a number",
    "checked": "is a day",
    "dates": "are days",
    "end": "is one of three words",
    "formerly": "names what was renamed",
    "free": "is yes or no",
    "from": "names a screen, or is a day",
    "level": "is a number",
    "main": "names a walk",
    "next": "names a screen",
    "publish": "is one word",
    "optional": "is yes or no",
    "set": "names answers",
    "step": "is two numbers",
    "unless": "names answers",
    "until": "is a day",
    "uses": "names screens",
    "unit": "is in a flow's promises a day's",
}
"""Why what is named in a schema is given no words here."""


def front_matter_in_theme() -> set[str]:
    return {name for text in _templates() for name in _META.findall(text)}


def settings_in_theme() -> set[str]:
    return {name for text in _templates() for name in _CONFIG.findall(text)} - {"extra"}


def _templates() -> Iterator[str]:
    """Ours, and of Material's those that ours build on."""
    for path in THEME.rglob("*.html"):
        yield path.read_text("utf-8")
    material = files("material") / "templates"
    for name in ("base.html", "partials/content.html", "partials/tags.html", "partials/actions.html"):
        yield (material / name).read_text("utf-8")


def keys_in_schema(name: str) -> set[str]:
    """Of everything that a file of this kind can say."""

    def keys(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from part.get("properties", {})
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from keys(inner)

    return set(keys(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))))


def keys_of(data: Any) -> set[str]:
    """All that are written in it, at any depth."""
    if isinstance(data, dict):
        return set(data).union(*map(keys_of, data.values()))
    return set().union(*map(keys_of, data)) if isinstance(data, list) else set()


def settings(words: str) -> dict[str, Any]:
    return {
        "site_name": words,
        "site_description": words,
        "copyright": words,
        "site_url": "https://example.no/veiledning/",
        "docs_dir": "content",
        "theme": {"name": "material", "language": "nb", "font": False, "features": ["navigation.prune"]},
        "plugins": ["veiviser"],
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "md_in_html",
            {"tables": {"use_align_attribute": True}},
            {"toc": {"toc_depth": 3}},
            "pymdownx.details",
            "pymdownx.superfences",
            {"pymdownx.tabbed": {"alternate_style": True}},
        ],
        "extra": {"generator": False, "sender": words, "footer": [{"title": words, "page": "om/"}]},
    }


def front_matter(words: str) -> dict[str, Any]:
    return {"title": words, "description": words, "order": "1"}


def write_project(root: Path, words: str, marked: str, simple: str, look: Look) -> dict[str, Any]:
    """
    Everything that can be said, and what was said in the flow.

    Args:
        words: for slots that take words.
        marked: for those that take Markdown.
        simple: for those that take only what is the same on a screen, on a page and in a link.
    """
    writer = Writer(words, marked, f"{marked} trykk", look)
    flow = writer.flow()
    small = {
        "title": words,
        "entries": {"slutt": simple},
        "screens": {"slutt": {"title": simple, "end": "done"}},
        "variants": {"en": words, "to": {"label": words, "screens": {"slutt": {"title": simple}}}},
    }
    checked = {"source": words, "checked": "2026-11-01"}
    texts = {
        "mkdocs.yml": settings(words),
        "flows/prove.yaml": flow,
        "flows/to.yaml": small,
        "content/facts.yaml": {
            "plain": {"value": "7", "unit": simple, **checked},
            "said": {"value": "8", "words": simple, **checked},
            "call": {"value": "116117", "words": simple, **checked},
        },
        "content/editions.yaml": {"her": {"number": "4204", "name": simple, "standard": "bokmål"}},
        "content/tabell.yaml": {"caption": words, "columns": {"en": words}, "rows": [{"en": words, **checked}]},
        "content/tegning.yaml": {"text": words, "caption": words, "body": [{"text": marked}, {"button": words}]},
        "content/search.yaml": {
            "emergency": {"her": {"title": simple, "call": {"call": simple}, "words": [f"a {words}"]}},
            "synonyms": {"annet": [f"a {words}"]},
        },
        "content/wordlist.yaml": {"godt": {"avoid": ["daarlig"], "reason": words}},
        "prototype/components/egen/component.yaml": {
            "purpose": words,
            "main": "text",
            "options": {"text": {"type": "text", "required": True, "says": words}},
            "examples": {"plain": {"text": words}},
        },
    }
    for name, data in texts.items():
        write(root / name, json.dumps(data, ensure_ascii=False, indent=1))
    write(root / "prototype/components/egen/template.html", "<p>{{ text }}</p>\n")
    for data_file in writer.data.values():
        write(root / data_file.file, data_file.text or "")
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front_matter(words).items())
    shown = "<!-- table ../tabell.yaml -->\n\n<!-- picture ../tegning.yaml -->\n\n<!-- picture prove/vise -->\n"
    named = "{fact.plain} {fact.said} {edition.name}\n\n## {fact.said} {edition.name}\n"
    write(root / "content/om/index.md", f"---\n{head}---\n\n# En side\n\n{named}\n{shown}\n")
    write(root / "content/index.md", "# Forside\n\nHei.\n")
    write(root / "content" / f"{NAME}.md", "En side uten overskrift.\n")
    return {**flow, "variants": small["variants"]}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
