"""Mutations of built pages, as a slip in a template, an engine or by hand would leave them."""

from mutants import Kind, Replacement

_SCREEN = "verksted/prototype/savnet-katt/om-katten.html"
_START = "verksted/prototype/savnet-katt/forsiden.html"
_GUIDE = "guide/savnet-katt/index.html"
_PICTURE = "bilde/index.html"


def _page(
    name: str, file: str, pattern: str, replacement: Replacement = "", why: str = "", sound: bool = False
) -> Kind:
    return Kind(f"built: {name}", file, pattern, replacement, built=True, why=why, sound=sound)


OF_PAGES = (
    _page("branch moved to another page", _SCREEN, r'(?<=href=")voksen(?=\.html" [^>]*data-control)', "chippen"),
    _page("branch leads nowhere", _SCREEN, r'(?<=href=")chippen(?=\.html" [^>]*data-control)', "chip"),
    _page("branch lost", _SCREEN, r"<a [^>]*data-control=[^>]*>[^<]*</a>"),
    _page(
        "branch nobody wrote",
        _SCREEN,
        r"</fieldset>\n",
        r'\g<0><a data-control="ny" href="sendt--meldt-ja.html">Hopp</a>',
    ),
    _page("control loses its name", _SCREEN, r' data-control="[^"]*"'),
    _page("page removed", "verksted/prototype/savnet-katt/voksen.html", r"\A(?:.|\n)*\Z"),
    _page("page cut short", _START, r'<div class="screen"(?:.|\n)*\Z'),
    _page("address misspelt", _GUIDE, r'(?<=href="\.\./\.\./etterpa)/', "a/"),
    _page("address in another case", _GUIDE, r'(?<=href="\.\./\.\./)etterpa/', "Etterpa/"),
    _page("address emptied", _GUIDE, r'(?<=href=")[^"]*(?=" aria-current)'),
    _page("address of a machine", _GUIDE, r'(?<=href=")\.\./\.\./etterpa/', "http://localhost:8000/"),
    _page("fragment misspelt", _GUIDE, r'(?<=href="#kom-i-)gang', "gangen"),
    _page("id lost that is linked to", _GUIDE, r' id="steg-2"'),
    _page("id doubled", _SCREEN, r'(?<=id=")slag--ute(?=")', "slag--inne"),
    _page("label of another field", _SCREEN, r'(?<=for=")slag--inne(?=")', "slag--ine"),
    _page("phone number broken", _GUIDE, r"tel:02800", "tel:O28OO"),
    _page("mail without address", _GUIDE, r"tel:02800", "mailto:"),
    _page("link that runs code", _GUIDE, r"tel:02800", "javascript:alert(1)"),
    _page("link without words", _GUIDE, r">Prøv dette steget<", "><"),
    _page("link that says «her»", _GUIDE, r">Prøv dette steget<", ">her<"),
    _page("picture without alternative", _PICTURE, r' alt="[^"]*"'),
    _page("picture misspelt", _PICTURE, r'(?<=src=")([^"]*)katt', r"\1kat"),
    _page("name of a file as alternative", _PICTURE, r'(?<=alt=")[^"]*', "katt.svg"),
    _page("stylesheet misspelt", _SCREEN, r"(?<=/)prototype\.css", "prototyp.css"),
    _page("script of another site", _SCREEN, r'(?<=src=")(?:\.\./)+prototype/assets/', "https://example.com/"),
    _page("script in the page", _SCREEN, r"</main>", "<script>alert(1)</script></main>"),
    _page("style in an attribute", _SCREEN, r"<h1 class", '<h1 style="color:red" class'),
    _page("handler in an attribute", _SCREEN, r"<h1 class", '<h1 onclick="alert(1)" class'),
    _page("policy lost", _SCREEN, r'<meta http-equiv="Content-Security-Policy".*\n'),
    _page("kept from search engines no more", _SCREEN, r'<meta name="robots".*\n'),
    _page("words that say it is a prototype lost", _SCREEN, r'<p class="band">.*\n'),
    _page("title lost", _SCREEN, r"<title>.*</title>\n"),
    _page("title of another page", _SCREEN, r"(?<=<title>)Om katten", "Dyrevakten"),
    _page("language lost", _GUIDE, r' lang="nb"'),
    _page("heading lost", _GUIDE, r"<h1 id=(?:.|\n)*?</h1>"),
    _page("heading doubled", _SCREEN, r"<h1.*?</h1>", r"\g<0>\g<0>"),
    _page("landmark lost", _SCREEN, r"<main.*?>"),
    _page("template left unfilled", _GUIDE, r">Prøv dette steget<", ">{{ label }}<"),
    _page(
        "canonical address of another site",
        _GUIDE,
        r"</title>",
        r'\g<0><link rel="canonical" href="https://example.com/">',
        why="a page may say that it is a copy of another site's",
    ),
    _page(
        "redirect to a page that is not",
        _GUIDE,
        r"</title>",
        r'\g<0><meta http-equiv="refresh" content="0; url=vekk.html">',
    ),
    _page("path of a machine", _SCREEN, r"</main>", r"<!-- {home} --></main>"),
    _page(
        "word changed",
        _GUIDE,
        r"Prøv dette steget",
        "Prøv det",
        why="no flow says so; the guide's Markdown is held by a golden, what an engine makes of it is not",
    ),
    _page("blank added", _GUIDE, r"</main>", r"\n\n\g<0>", sound=True),
    _page("comment added", _SCREEN, r"</main>", r"<!-- her --></main>", sound=True),
)
