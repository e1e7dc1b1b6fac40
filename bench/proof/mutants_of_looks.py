"""Mutations of templates, styles, pages and settings."""

from mutants import Kind, Replacement


def _component(component: str, name: str, pattern: str, replacement: Replacement = "") -> Kind:
    return Kind(f"template: {name}", f"prototype/components/{component}/template.html", pattern, replacement)


def _layout(layout: str, name: str, pattern: str, replacement: Replacement = "") -> Kind:
    return Kind(f"layout: {name}", f"prototype/layout/{layout}.html", pattern, replacement)


OF_LOOKS = (
    _component("field", "label lost", r"<label class(?:.|\n)*?</label>\n"),
    _component("field", "field loses its id", r' id="\{\{ answer\.id \}\}"'),
    _component("field", "description loses its id", r' id="\{\{ answer\.id \}\}--hjelp"'),
    _component("field", "description no longer named", r"\{% if hint %\} aria-describedby(?:.*?)\{% endif %\}"),
    _component("field", "field no longer required", r' required pattern="[^"]*"'),
    _component("question", "radio turned into box", r'"radio"', '"checkbox"'),
    _component("stepper", "decoration read out", r' aria-hidden="true"'),
    _component("notice", "class lost", r'class="notice ', 'class="'),
    _component("notice", "second root element", r"\Z", "<p>Mer</p>\n"),
    _component("notice", "tag left open", r"</div>", ""),
    _component("notice", "style by attribute", r"<div ", '<div style="color:red" '),
    _component("text", "Jinja left open", r"\}\}", "}"),
    _component("text", "option misspelt", r"\{\{ (\w+)", r"{{ \1x"),
    _component("button", "link loses what it controls", r"\{\{ ?\w+\.attributes ?\}\}"),
    _layout("answers", "label loses its `for`", r' for="\{\{ choice\.id \}\}"'),
    _layout("answers", "legend lost", r"</?legend.*?>"),
    _layout("answers", "group loses its name", r' name="\{\{ choice\.group \}\}"'),
    _layout("answers", "error loses its id", r' id="\{\{ answer\.error_id \}\}"'),
    _layout("answers", "choice forgets when it shows", r"\{\{ choice\.attributes \}\}"),
    _layout("answers", "reveal lost", r"\{% if choice\.show %\}(?:.|\n)*?\{% endif %\}\n"),
    _layout("title", "heading lost", r"<h1.*</h1>\n"),
    _layout("screen", "screen loses its name", r' data-screen="\{\{ screen\.name \}\}"'),
    _layout("page-head", "language lost", r' lang="\{\{ lang \}\}"'),
    _layout("page", "title lost", r"<title>.*</title>\n"),
    _layout("page-head", "policy lost", r"<meta http-equiv=.*\n"),
    _layout("page-phone", "band lost", r'<p class="band">.*\n'),
    _layout("page", "skip link leads nowhere", r'href="#skjerm"', 'href="#skjermen"'),
    _layout("page-head", "stylesheet misspelt", r"(?<=/)designsystemet\.css", "designsystem.css"),
    _layout("map", "search field loses its label", r'<label class="find__label".*\n'),
    Kind("style: token lost", "prototype/styles/tokens.css", r"^  --(?:ink|paper|quiet): .*\n"),
    Kind("style: token misspelt", "prototype/styles/screen.css", r"var\(--(\w+)\)", r"var(--\1x)"),
    Kind(
        "style: declaration lost",
        "prototype/styles/screen.css",
        r"^  (?:padding|margin|display): .*\n",
        why="how it looks is for eyes: tests in a browser see what is lost, covered or too pale",
    ),
    # Pages that people write
    Kind("content: link misspelt", "content/index.md", r"etterpa\.md", "etterpaa.md"),
    Kind("content: place on a page misspelt", "content/index.md", r"etterpa\.md", "etterpa.md#vi-letter"),
    Kind("content: heading renamed that is linked to", "content/etterpa.md", r"## Vi leter", "## Vi ser"),
    Kind("content: page emptied", "content/etterpa.md", r"\A(?:.|\n)*\Z", ""),
    Kind("content: alternative text dropped", "content/bilde.md", r"(?<=!\[)[^\]]+", ""),
    Kind("content: picture misspelt", "content/bilde.md", r"katt\.svg", "kat.svg"),
    Kind("content: link that says «her»", "content/index.md", r"(?<=\[)hva som[^\]]+", "her"),
    Kind("content: link that runs code", "content/index.md", r"etterpa\.md", "javascript:alert(1)"),
    Kind("content: script", "content/index.md", r"\Z", "\n<script>alert(1)</script>\n"),
    Kind("content: front matter left open", "content/bilde.md", r"\A---\n", "---\ntitle: [\n"),
    Kind(
        "content: word changed",
        "content/etterpa.md",
        r"Vi ringer",
        "De ringer",
        why="what is true is for people to say; facts that stand in one place are another matter",
    ),
    Kind("settings: plugin misspelt", "mkdocs.yml", r"(?<=- )veiviser", "veivisser"),
    Kind("settings: code", "mkdocs.yml", r"\Z", "\nextra: !!python/object/apply:os.getcwd []\n"),
    Kind("content: empty line added", "content/index.md", r"\Z", "\n\n", sound=True),
)
